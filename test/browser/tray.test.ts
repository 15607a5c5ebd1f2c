import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { thaw } from '../../lib/freeze/thaw.ts';
import { skipped } from '../part.ts';
import { CONFIG, freezeAll, HOST, openGazette, type Gazette } from '../web/gazette.ts';

const CHROMIUM = '/usr/bin/chromium';
const present = existsSync(CHROMIUM);
if (!present) skipped('the tray in a browser', `no ${CHROMIUM}`, 'apt-get install chromium');

const PHONE = { viewport: { width: 390, height: 844 }, colorScheme: 'light', hasTouch: true } as const;
const DESKTOP = { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' } as const;

/** The real pages of a relay, over HTTP. */
let gazette: Gazette;
let server: Server;
let origin = '';
let browser: Browser;
let context: BrowserContext;
let requests: string[] = [];

const serve = (): Promise<void> =>
  new Promise((ready) => {
    server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
        const body = Buffer.concat(parts);
        const answer = gazette.app.request(`https://${HOST}${request.url ?? '/'}`, {
          method: request.method ?? 'GET',
          headers: {
            'content-type': request.headers['content-type'] ?? '',
            origin: `https://${HOST}`,
            'sec-fetch-site': request.headers['sec-fetch-site']?.toString() ?? 'same-origin',
          },
          ...(body.length === 0 ? {} : { body }),
        });
        void Promise.resolve(answer).then(async (page) => {
          response.writeHead(page.status, Object.fromEntries(page.headers));
          response.end(Buffer.from(await page.arrayBuffer()));
        });
      });
    });
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      origin = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
      ready();
    });
  });

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

/** From here on the clock of the page moves by `runFor` alone. */
const still = async (page: Page): Promise<void> => {
  await page.clock.pauseAt(new Date((await page.evaluate<number>('Date.now()')) + 1_000));
};

/** `flows`: the page's clock goes on, which axe needs. */
const open = async (page: Page, count: number, locale: 'fr' | 'en' = 'fr', flows = false): Promise<void> => {
  gazette = await openGazette({ config: { ...CONFIG, site: { ...CONFIG.site, locale } } });
  for (let n = 1; n <= count; n += 1) await gazette.item(`item-${n}`, { title: `Sujet numéro ${n}` });
  if (count > 0) await gazette.ask();
  await page.clock.install();
  await page.goto(`${origin}/tray#${await gazette.desk('marc')}`);
  if (!flows) await still(page);
};

/** Holds the button that opens the tray. */
const hold = async (page: Page): Promise<void> => {
  const box = await page.locator('form[data-tray-open] button').boundingBox();
  await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 20);
  await page.mouse.down();
  await page.clock.runFor(600);
  await page.mouse.up();
  await page.waitForSelector('main.tray');
};

const cardAt = (page: Page, at: string) => page.waitForSelector(`main.tray .eyebrow:text-is("${at}")`);
const states = async (...kinds: ('approved' | 'rejected' | 'draft')[]) =>
  Promise.all(kinds.map(async (kind) => (await gazette.store.list(kind)).length));

describe.skipIf(!present)('the tray in a browser', () => {
  beforeAll(async () => {
    await serve();
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(
        ' ',
      ),
    });
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });
  afterEach(async () => {
    await context.close();
  });

  it('decides 40 items in 40 acts and one request each, on a phone; and 40 held ones again after a thaw', async () => {
    const page = await newPage();
    await open(page, 40);
    await hold(page);
    const decideAll = async () => {
      let acts = 0;
      requests = [];
      for (let n = 1; n <= 40; n += 1) {
        await cardAt(page, `${n} sur 40`);
        await page.clock.runFor(6_000);
        await page.locator('button[value="approve"]').tap();
        acts += 1;
      }
      await page.waitForSelector('.outcome');
      expect(acts).toBeLessThanOrEqual(40);
      expect(requests.length).toBeLessThanOrEqual(3 * 40);
      expect(requests.filter((each) => each.startsWith('POST'))).toHaveLength(40);
    };
    await decideAll();
    expect(await states('approved', 'draft')).toEqual([80, 0]);
    await freezeAll(gazette);
    await thaw(gazette.deps, { id: 'other-way', by: 'ines' });
    await page.goto('about:blank');
    await page.goto(`${origin}/tray#${await gazette.desk('marc')}`);
    await hold(page);
    await decideAll();
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
