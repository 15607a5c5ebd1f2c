import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAGE_SCRIPT, PAGE_STYLE } from '../../lib/pages/assets.ts';
import { TOKEN } from '../pages/sample.ts';
import { skipped } from '../part.ts';

/** A page on paper says no secret: not beside its links, and not in the address that browsers print in the margin. */

const CHROMIUM = '/usr/bin/chromium';
const present = existsSync(CHROMIUM);
if (!present) skipped('pages on paper', `no ${CHROMIUM}`, 'apt-get install chromium');

const ADDRESS = 'http://vigie.test/desk';
const PAGE = `<!doctype html><style>${PAGE_STYLE}</style><main>
<a href="${ADDRESS}#${TOKEN}">desk</a> <a href="https://gazette.example/a">source</a></main>
<script>${PAGE_SCRIPT}</script>`;

describe.skipIf(!present)('a printed page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  });
  afterAll(() => browser.close());

  it('has the addresses of its sources, no secret, and an address without one while it prints', async () => {
    const page = await browser.newPage();
    await page.route('http://vigie.test/**', (route) => route.fulfill({ contentType: 'text/html', body: PAGE }));
    await page.goto(`${ADDRESS}#${TOKEN}`);
    await page.emulateMedia({ media: 'print' });
    const beside = await page.evaluate<string[]>(
      `[...document.querySelectorAll('a')].map((link) => getComputedStyle(link, '::after').content)`,
    );
    expect(beside.join(' ')).toContain('https://gazette.example/a');
    expect(beside.join(' ')).not.toContain(TOKEN);
    const addressAfter = (event: string) =>
      page.evaluate<string>(`dispatchEvent(new Event('${event}')), location.href`);
    expect(await addressAfter('beforeprint')).toBe(ADDRESS);
    expect(await addressAfter('afterprint')).toBe(`${ADDRESS}#${TOKEN}`);
  });
});
