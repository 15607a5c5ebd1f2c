import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { thaw } from '../../lib/freeze/thaw.ts';
import { skipped } from '../part.ts';
import { CONFIG, freezeAll, openGazette, type Gazette } from '../web/gazette.ts';
import {
  CHROMIUM,
  DESKTOP,
  holdOn,
  isChromiumThere,
  launch,
  PHONE,
  serve,
  smallTargets,
  still,
  type Served,
} from './served.ts';

if (!isChromiumThere) skipped('the tray in a browser', `no ${CHROMIUM}`, 'apt-get install chromium');

/** The real pages of a relay, over HTTP. */
let gazette: Gazette;
let served: Served;
let browser: Browser;
let context: BrowserContext;

const newPage = async (options: BrowserContextOptions = PHONE): Promise<Page> => {
  context = await browser.newContext(options);
  // Against hanging alone.
  context.setDefaultTimeout(300_000);
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  return page;
};

/** `flows`: the page's clock goes on, which axe needs. */
const open = async (
  page: Page,
  count: number,
  locale: 'fr' | 'en' = 'fr',
  flows = false,
  sensitive: Record<string, string> = {},
): Promise<void> => {
  gazette = await openGazette({ config: { ...CONFIG, site: { ...CONFIG.site, locale }, sensitive } });
  for (let n = 1; n <= count; n += 1) await gazette.item(`item-${n}`, { title: `Sujet numéro ${n}` });
  if (count > 0) await gazette.ask();
  await page.clock.install();
  await page.goto(`${served.origin}/tray#${await gazette.desk('marc')}`);
  if (!flows) await still(page);
};

/** Holds the button that opens the tray. */
const hold = async (page: Page): Promise<void> => {
  await holdOn(page, 'form[data-tray-open] button');
  await page.waitForSelector('main.tray');
};

const cardAt = (page: Page, at: string) => page.waitForSelector(`main.tray .eyebrow:text-is("${at}")`);
const states = async (...kinds: ('approved' | 'rejected' | 'draft')[]) =>
  Promise.all(kinds.map(async (kind) => (await gazette.store.list(kind)).length));

describe.skipIf(!isChromiumThere)('the tray in a browser', () => {
  beforeAll(async () => {
    served = await serve(() => gazette);
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    served.server.close();
  });
  afterEach(async () => {
    await context.close();
  });

  it('decides 40 items in 40 acts and one request each, on a phone; and 40 held ones again after a thaw', async () => {
    const page = await newPage();
    await open(page, 40);
    await hold(page);
    const decideAll = async (from = 1) => {
      let acts = 0;
      served.requests.length = 0;
      for (let n = 1; n <= 40; n += 1) {
        await cardAt(page, `${from - 1 + n} sur ${from + 39}`);
        await page.clock.runFor(6_000);
        await page.locator('button[value="approve"]').tap();
        acts += 1;
      }
      await page.waitForSelector('.outcome');
      expect(acts).toBeLessThanOrEqual(40);
      expect(served.requests.length).toBeLessThanOrEqual(3 * 40);
      expect(served.requests.filter((each) => each.startsWith('POST'))).toHaveLength(40);
    };
    await decideAll();
    expect(await states('approved', 'draft')).toEqual([80, 0]);
    await freezeAll(gazette);
    await thaw(gazette.deps, { id: 'other-way', by: 'ines' });
    // The same tray, which is still open.
    await page.locator('form[action="/tray"] button').tap();
    await decideAll(41);
    const epochs = await Promise.all(
      (await gazette.store.list('approved')).map(async ({ id }) => (await gazette.store.approval(id))?.epochs),
    );
    expect(new Set(epochs.map((each) => each?.['all/human'])).size).toBe(1);
  });

  it('takes keys, each once a card, not while it is held, not in the first 600 ms, and not while one types', async () => {
    const page = await newPage(DESKTOP);
    await open(page, 4);
    await hold(page);
    await cardAt(page, '1 sur 4');
    await page.keyboard.press('a');
    expect(await page.locator('[data-early]').isVisible()).toBe(true);
    expect(await states('approved')).toEqual([0]);
    await page.clock.runFor(700);
    await page.keyboard.down('a');
    await cardAt(page, '2 sur 4');
    await page.clock.runFor(700);
    // The key is still down: it repeats.
    await page.keyboard.down('a');
    await page.keyboard.up('a');
    expect(await states('approved')).toEqual([2]);
    await page.keyboard.press('e');
    await page.keyboard.type('ars');
    expect(await states('approved', 'rejected')).toEqual([2, 0]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    await cardAt(page, '3 sur 4');
    expect(await states('approved', 'rejected')).toEqual([2, 2]);
    await page.clock.runFor(700);
    await page.keyboard.press('z');
    await cardAt(page, '2 sur 4');
    await page.clock.runFor(700);
    await page.keyboard.press('s');
    await cardAt(page, '3 sur 4');
    await page.locator('[data-keys]').uncheck();
    await page.clock.runFor(700);
    await page.keyboard.press('a');
    expect(await states('approved', 'rejected')).toEqual([2, 0]);
  });

  it('asks at once for the tick that a card needs, where it can be seen, and takes the card after it', async () => {
    const page = await newPage();
    await open(page, 2, 'fr', false, { '07-14': 'Nice, 2016' });
    await hold(page);
    await cardAt(page, '1 sur 2');
    await page.clock.runFor(700);
    served.requests.length = 0;
    await page.evaluate('scrollTo(0, document.body.scrollHeight)');
    await page.locator('button[value="approve"]').tap();
    expect(await page.locator('[data-untick]').isVisible()).toBe(true);
    expect(served.requests).toEqual([]);
    const tick = await page.locator('[name="seen"]').boundingBox();
    const bar = await page.locator('.tray-bar').boundingBox();
    expect(tick?.y ?? 0).toBeGreaterThan(0);
    expect((tick?.y ?? 0) + (tick?.height ?? 0)).toBeLessThan(bar?.y ?? 0);
    await page.locator('[name="seen"]').check();
    expect(await page.locator('[data-untick]').isVisible()).toBe(false);
    await page.locator('button[value="approve"]').tap();
    await cardAt(page, '2 sur 2');
    expect(await states('approved')).toEqual([2]);
    // Nobody needs it to reject.
    await page.clock.runFor(700);
    await page.locator('button[value="reject"]').tap();
    await page.waitForSelector('.outcome');
    expect(await states('approved', 'rejected')).toEqual([2, 2]);
  });

  it('asks for that tick without our script too, by the browser alone', async () => {
    const page = await newPage({ ...PHONE, javaScriptEnabled: false });
    gazette = await openGazette({ config: { ...CONFIG, sensitive: { '07-14': 'Nice, 2016' } } });
    await gazette.item('concert');
    const entry = (await gazette.ask()).get('lea')?.[0];
    await page.goto(`${served.origin}/review/${entry?.ask ?? ''}`);
    await page.fill('#code', entry?.code ?? '');
    await page.locator('.opener button').click();
    await page.waitForSelector('form[data-review]');
    await page.locator('[name="sure"]').check();
    served.requests.length = 0;
    await page.locator('button[value="approve"]').click();
    expect(served.requests).toEqual([]);
    await page.locator('[name="seen"]').check();
    await page.locator('button[value="approve"]').click();
    await page.waitForSelector('main.decision');
    expect(await states('approved')).toEqual([2]);
  });

  it('lets a card of the list be ticked after it was shown whole, and approves the ticked ones alone', async () => {
    const page = await newPage();
    await open(page, 4);
    await hold(page);
    await page.locator('form[action="/tray/list"] button').tap();
    await page.waitForSelector('main.tray-list');
    const boxes = page.locator('[data-tick]');
    expect(await boxes.count()).toBe(4);
    await page.clock.runFor(3_000);
    // Only what is in view was looked at: the last card is below.
    expect(await boxes.last().isDisabled()).toBe(true);
    expect(await page.locator('[data-tick-all]').isDisabled()).toBe(true);
    for (const at of [0, 1]) {
      // The browser says between two frames what is in view, so the page's clock goes on in steps.
      for (const part of [page.locator('[data-listed] h2').nth(at), boxes.nth(at)]) {
        await part.evaluate((element: { scrollIntoView: (how: object) => void }) => {
          element.scrollIntoView({ block: 'center' });
        });
        for (let step = 0; step < 40; step += 1) await page.clock.runFor(100);
      }
      await boxes.nth(at).check();
    }
    await page.locator('[data-tick-all]').tap();
    await page.waitForSelector('.said');
    expect(await states('approved', 'draft')).toEqual([4, 4]);
  });

  it('changes nothing for a scanner that clicks on everything for a minute', async () => {
    const page = await newPage();
    await open(page, 3);
    const token = page.url().split('#')[1] ?? '';
    const before = JSON.stringify(gazette.dump());
    for (let second = 0; second < 60; second += 1) {
      for (const button of await page.locator('button:visible').all()) await button.click({ noWaitAfter: true });
      await page.clock.runFor(1_000);
    }
    expect(page.url()).toContain(token);
    expect(await page.locator('form[data-tray]').count()).toBe(0);
    expect(JSON.stringify(gazette.dump())).toBe(before);
  }, 120_000);

  it.each(['fr', 'en'] as const)('is accessible and small, in light and in dark (%s)', async (locale) => {
    for (const options of [PHONE, DESKTOP]) {
      const page = await newPage(options);
      await open(page, 2, locale, true);
      const check = async (name: string) => {
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
        expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
          options.viewport.width,
        );
        expect(await smallTargets(page), name).toEqual([]);
        expect((await page.content()).length).toBeLessThan(100_000);
        const folder = process.env['VIGIE_SHOTS'];
        if (folder !== undefined) {
          await page.screenshot({ path: `${folder}/tray-${name}-${locale}-${options.viewport.width}.png` });
        }
      };
      await check('shell');
      await hold(page);
      await check('card');
      await page.clock.runFor(1_000);
      await page.locator('button[value="approve"]').click();
      await cardAt(page, locale === 'fr' ? '2 sur 2' : '2 of 2');
      await check('next');
      await page.clock.runFor(1_000);
      await page.locator('button[value="reject"]').click();
      await page.waitForSelector('.outcome');
      await check('end');
      await context.close();
    }
  });
});
