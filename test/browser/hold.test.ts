import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { skipped } from '../part.ts';
import { freezeAll, openGazette, type Gazette } from '../web/gazette.ts';
import { CHROMIUM, holdOn, isChromiumThere, launch, PHONE, serve, still, type Served } from './served.ts';

if (!isChromiumThere) skipped('a press that is held', `no ${CHROMIUM}`, 'apt-get install chromium');

let gazette: Gazette;
let served: Served;
let browser: Browser;
let context: BrowserContext;

const BUTTON = 'form.act button';

/** The page of a freeze, where the link of a mail leads. */
const openFreeze = async () => {
  gazette = await openGazette();
  await freezeAll(gazette, 'ines', 'first');
  context = await browser.newContext(PHONE);
  context.setDefaultTimeout(300_000);
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(`${served.origin}/desk?thaw=first#${await gazette.desk('marc')}`);
  await page.waitForSelector('main.thing');
  await still(page);
  return page;
};
const isThawed = async () => (await gazette.store.freezeById('first'))?.thawedAt !== null;

describe.skipIf(!isChromiumThere)('a button that asks twice', () => {
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

  it('acts at once when it is held for half a second, by pointer or key', async () => {
    for (const way of ['pointer', 'Enter', ' ']) {
      const page = await openFreeze();
      await page.clock.runFor(1_100);
      if (way === 'pointer') await holdOn(page, BUTTON);
      else {
        await page.focus(BUTTON);
        await page.keyboard.down(way);
        await page.clock.runFor(600);
        await page.keyboard.up(way);
      }
      await page.waitForSelector('main.desk');
      expect(await isThawed(), way).toBe(true);
      await context.close();
    }
  });

  it('takes a shorter press as the first of two', async () => {
    const page = await openFreeze();
    await page.clock.runFor(1_100);
    await page.locator(BUTTON).click();
    expect(await page.locator('button.armed').count()).toBe(1);
    expect(await isThawed()).toBe(false);
    await page.clock.runFor(1_100);
    await page.locator(BUTTON).click();
    await page.waitForSelector('main.desk');
    expect(await isThawed()).toBe(true);
  });
});
