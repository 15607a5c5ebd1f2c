import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayAfterMail, digestMail, freezeMail } from '../../lib/pages/mails.ts';
import { LOCALES } from '../../lib/settings.ts';
import { askedDraft, deliveryOf, draftOf, mailFrame, NOW, stopReport, story, watchFreeze } from '../pages/sample.ts';
import { skipped } from '../part.ts';

const CHROMIUM = '/usr/bin/chromium';
const present = existsSync(CHROMIUM);
if (!present) skipped('the mails in a browser', `no ${CHROMIUM}`, 'apt-get install chromium');

/** The longest words that people and feeds write: addresses without a space. */
const LONG = `https://gazette.example/${'agenda-culturel-'.repeat(9)}fin`;

describe.skipIf(!present)('a mail on a phone of 390 pixels', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser.close();
  });

  it('is cut nowhere, in French and in English', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    for (const locale of LOCALES) {
      const frame = mailFrame(locale, { freezes: [watchFreeze] });
      const delivery = deliveryOf('e9', 'x:gazette', 'draft', {}, { text: `Concert ${LONG}`, facets: [], tags: [] });
      const drafts = [
        askedDraft(),
        askedDraft({
          draft: draftOf({ title: LONG }),
          deliveries: [{ delivery, why: { kind: 'needs-decision', expiresAt: NOW }, slot: NOW }],
        }),
      ];
      const { inFlight, sent } = stopReport();
      const mails = {
        digest: digestMail({ ...frame, drafts, more: 28 }),
        dayAfter: dayAfterMail({
          ...frame,
          drafts,
          more: 0,
          thawed: { ...watchFreeze, thawedBy: 'marc', thawedAt: NOW },
        }),
        freeze: freezeMail({
          ...frame,
          freeze: watchFreeze,
          story: { ...story, evidence: [{ at: NOW, source: 'franceinfo', title: LONG, url: LONG }] },
          held: 12,
          goOn: ['service'],
          inFlight,
          sent,
        }),
      };
      for (const [name, { html }] of Object.entries(mails)) {
        await page.setContent(html);
        // As text: it runs in the browser, whose types the tests do not know.
        const cut = await page.evaluate<string[]>(`
          [document.documentElement, ...document.querySelectorAll('*')]
            .filter((each) => each.getBoundingClientRect().right > 390 || each.scrollWidth > 390)
            .map((each) => each.tagName + ' ' + each.scrollWidth)
        `);
        expect([locale, name, cut]).toEqual([locale, name, []]);
        const folder = process.env['SCREENSHOTS'];
        if (folder !== undefined)
          await page.screenshot({ path: `${folder}/mail-${name}-${locale}.png`, fullPage: true });
      }
    }
  });
});
