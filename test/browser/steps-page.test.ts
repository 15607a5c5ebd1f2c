import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RECORDED_DAY_IDS } from '../../lib/crisis/days/catalogue.ts';
import { addressOf, end, start, until, type Run } from '../local/child.ts';
import { skipped } from '../part.ts';

/** The local page itself: what it keeps while it changes, for whom it can be used, and to whom it answers. */

const PROGRAM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);
if (PROGRAM === undefined)
  skipped('the local page in a browser', 'no Chromium under /usr/bin', 'apt-get install chromium');

const folder = mkdtempSync(join(tmpdir(), 'vigie-page-'));
let relay: Run;
let url = '';

beforeAll(async () => {
  relay = start('--fresh', '--data', folder, '--port', '0', '--lang', 'en');
  url = await addressOf(relay);
});
afterAll(async () => {
  await end(relay);
  rmSync(folder, { recursive: true, force: true });
});

const ask = (method: string, path: string, headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    request(`${url}${path}`, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });

describe('To whom the local page answers', () => {
  it('shows no links to a site that uses another name for this machine', async () => {
    expect(await ask('GET', '/', {})).toBe(200);
    expect(await ask('GET', '/', { host: 'rebound.example' })).toBe(403);
    expect(await ask('GET', '/local/mail/x', { host: 'rebound.example' })).toBe(403);
  });

  it('does nothing for another site, and nothing on a GET', async () => {
    expect(await ask('POST', '/local/do/play', { 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await ask('GET', '/local/do/play', {})).toBe(404);
    expect(await ask('POST', '/local/do/nothing', {})).toBe(404);
    expect(await ask('POST', '/local/do/past/no-such-day', {})).toBe(404);
    expect(await ask('GET', '/local/day', {})).toBe(404);
    expect(await (await fetch(url)).text()).not.toMatch(/Headline \d+ of/);
  });
});

describe.skipIf(PROGRAM === undefined)('The local page in a browser', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await chromium.launch({
      ...(PROGRAM === undefined ? {} : { executablePath: PROGRAM }),
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
    });
  });
  afterAll(async () => {
    await browser.close();
  });

  const openAt = async (width: number, colorScheme: 'light' | 'dark'): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height: 844 }, colorScheme });
    context.setDefaultTimeout(300_000);
    const page = await context.newPage();
    await page.goto(url);
    await until('the mail', async () => (await page.locator('[data-mail]').count()) > 0);
    return page;
  };

  it.each([
    [390, 'light'],
    [390, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const)('is readable and fits at %i px, %s', async (width, scheme) => {
    const page = await openAt(width, scheme);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    const found = await new AxeBuilder({ page }).exclude('iframe').analyze();
    expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
    await page.context().close();
  });

  it('replays a recorded day with the keyboard alone, apart from the queue, and says what was sent before the freeze', async () => {
    const page = await openAt(390, 'dark');
    expect(await page.locator('#past input:checked').getAttribute('value')).toBe('nice-2016');
    expect(await page.locator('#past input').count()).toBe(RECORDED_DAY_IDS.length);
    await page.locator('#past input:checked').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await until('the clock of that day', async () => /^[12][0-9]:/.test(await page.locator('.past-clock').innerText()));
    await until('the outcome', () => page.locator('#past .verdict').isVisible());
    expect(await page.locator('#past .verdict').innerText()).toMatch(/Frozen at 22:\d\d, \d+ minutes? after/);
    const told = await page.locator('#past').innerText();
    expect(told).toMatch(/Sent before the freeze 1\s+22:45/);
    expect(told).toMatch(/Held \d\d\s+23:00/);
    expect(await page.locator('#queue .row').allInnerTexts()).not.toContainEqual(expect.stringContaining('Pharmacies'));
    const found = await new AxeBuilder({ page }).include('#past').analyze();
    expect(found.violations.map(({ id }) => id)).toEqual([]);

    const [picture] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByText('See this day in one picture').click(),
    ]);
    await picture.locator('svg.narrow .proof').first().focus();
    expect(await picture.locator('svg.narrow .tip:visible').textContent()).toMatch(/22:\d\d .*severity/);
    await picture.keyboard.press('Enter');
    expect(await picture.locator('.proofs li:target').count()).toBe(1);
    expect((await new AxeBuilder({ page: picture }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    expect(await picture.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  it('keeps what is open, what has the focus and where the page is scrolled to while news arrives', async () => {
    const page = await openAt(1280, 'light');
    await page.keyboard.press('Tab');
    await page.locator('[data-open-mail]').focus();
    await page.keyboard.press('Enter');
    await page.frameLocator('[data-mail][open] iframe').locator('a[href*="/review/"]').first().waitFor();
    await page.evaluate(`
      window.mail = document.querySelector('[data-mail][open] iframe');
      document.querySelector('#box-ines summary').focus({ preventScroll: true });
      window.stood = document.activeElement;
    `);
    const top = () => page.evaluate<number>(`document.querySelector('#box-ines').getBoundingClientRect().top`);
    // The smooth way to the mail has come to its end.
    let last = NaN;
    await until('the page to stand still', async () => {
      const now = await top();
      const still = now === last;
      last = now;
      await page.evaluate('new Promise((done) => setTimeout(done, 250))');
      return still;
    });
    const before = await page.locator('#watch .headlines li').first().innerText();
    expect(await ask('POST', '/local/do/play', { 'sec-fetch-site': 'same-origin' })).toBe(200);
    await until('a headline', async () => (await page.locator('#watch .headlines li').first().innerText()) !== before);
    expect(await page.evaluate<boolean>('stood === document.activeElement')).toBe(true);
    expect(await page.evaluate<boolean>('mail.isConnected && mail.closest("details").open')).toBe(true);
    expect(await page.frameLocator('[data-mail][open] iframe').locator('a').count()).toBeGreaterThan(0);
    expect(Math.abs((await top()) - last)).toBeLessThanOrEqual(1);
    await page.context().close();
  });

  it('says so when the relay has stopped, and continues when it is back', async () => {
    const page = await openAt(390, 'light');
    await page.route('**/*', (route) => route.abort());
    await until('the word', () => page.locator('[data-gone]').isVisible());
    expect(await page.locator('[data-gone]').innerText()).toContain('does not answer');
    await page.unroute('**/*');
    await until('the word is taken back', async () => !(await page.locator('[data-gone]').isVisible()));
    await page.context().close();
  });
});
