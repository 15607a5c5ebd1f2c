import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { skipped } from '../part.ts';
import { bigDesk } from '../web/big-desk.ts';
import { freezeAll, type Gazette } from '../web/gazette.ts';
import { CHROMIUM, DESKTOP, isChromiumThere, launch, PHONE, serve, smallTargets, type Served } from './served.ts';

if (!isChromiumThere) skipped('the desk in a browser', `no ${CHROMIUM}`, 'apt-get install chromium');

let gazette: Gazette;
let served: Served;
let browser: Browser;
let context: BrowserContext;

const newPage = async (options: BrowserContextOptions): Promise<Page> => {
  context = await browser.newContext(options);
  context.setDefaultTimeout(300_000);
  return context.newPage();
};

/** The page's clock, so that no press comes too early. */
const later = (page: Page): Promise<void> => page.clock.runFor(1_500);

const open = async (page: Page, address = '/desk'): Promise<void> => {
  await page.clock.install();
  await page.goto('about:blank');
  await page.goto(`${served.origin}${address}#${await gazette.desk('marc')}`);
  await page.waitForSelector('main:not(.shell)');
};

const check = async (page: Page, name: string, width: number): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth'), name).toBeLessThanOrEqual(width);
  expect(await smallTargets(page), name).toEqual([]);
  expect((await page.content()).length, name).toBeLessThan(100_000);
  const folder = process.env['VIGIE_SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/desk-${name}-${width}.png` });
};

describe.skipIf(!isChromiumThere)('the desk in a browser', () => {
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

  it.each([
    ['fr', 'a phone, light', PHONE],
    ['en', 'a desktop, dark', DESKTOP],
  ] as const)('is accessible and small, with all that leads on from it (%s, %s)', async (locale, _where, options) => {
    gazette = await bigDesk({ drafts: 8, published: 6, planned: 2 }, locale);
    const { width } = options.viewport;
    const page = await newPage(options);
    await open(page);
    await check(page, `whole-${locale}`, width);
    await open(page, '/desk?show=planned');
    await check(page, `planned-${locale}`, width);
    await page.locator('[form="bulk"]').first().check();
    await later(page);
    await page.locator('#bulk button[value="move"]').click();
    await page.waitForSelector('main.bulk-page');
    await check(page, `move-${locale}`, width);
    const [post] = await gazette.store.list('approved');
    await open(page, `/desk?post=${post?.id ?? ''}`);
    await check(page, `post-${locale}`, width);
    await freezeAll(gazette, 'ines', 'first');
    await open(page, '/desk?thaw=first');
    await check(page, `thaw-${locale}`, width);
    await open(page);
    await check(page, `frozen-${locale}`, width);
  });

  it('keeps its filters in the address, without the secret, and comes back by the Back key', async () => {
    gazette = await bigDesk({ drafts: 20, published: 0, planned: 0 });
    await gazette.item('night', { title: 'Le musée ouvre la nuit' });
    await gazette.ask();
    const page = await newPage(PHONE);
    await open(page);
    await page.locator('.filters summary').click();
    await page.fill('input[name="q"]', 'musee');
    await page.selectOption('select[name="show"]', 'decide');
    await page.locator('.filters form[role="search"] button').click();
    await page.waitForSelector('main.desk input[name="q"][value="musee"]');
    const { search, hash } = new URL(page.url());
    expect(search).toBe('?q=musee&show=decide');
    expect(hash.length).toBeGreaterThan(20);
    await later(page);
    await page.locator('[data-part="decide"] li', { hasText: 'ouvre la nuit' }).locator('button').first().click();
    await page.waitForSelector('main.review');
    await page.goBack();
    await page.waitForSelector('main.desk input[name="q"][value="musee"]');
    await page.goBack();
    // Nothing is filtered, so the filters are closed.
    await page.waitForSelector('main.desk input[name="q"][value=""]', { state: 'attached' });
    expect(served.requests.every((each) => !each.includes(hash.slice(1)))).toBe(true);
  });

  it('is worked by keys alone: a post of the week is un-approved where it stands', async () => {
    gazette = await bigDesk({ drafts: 0, published: 0, planned: 1 });
    const page = await newPage(DESKTOP);
    await open(page);
    await later(page);
    const button = page.locator('.week button[value="unapprove"]').first();
    await button.focus();
    await page.keyboard.press('Enter');
    expect(await button.getAttribute('class')).toContain('armed');
    await later(page);
    await page.keyboard.press('Enter');
    await page.waitForSelector('main.desk .notice');
    expect(await gazette.store.list('draft')).toHaveLength(1);
  });
});
