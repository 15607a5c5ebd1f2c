/**
 * `npm run bench:pages`: how heavy the desk of a big newsroom is and how soon it is there, and how many minutes the
 * tray takes for a reader who pauses six seconds at each card. The pauses are counted, not waited. Each request is as
 * late as on a phone.
 */
import type { Page } from 'playwright-core';
import { thaw } from '../../lib/freeze/thaw.ts';
import { isChromiumThere, launch, PHONE, serve, still, holdOn } from '../browser/served.ts';
import { bigDesk } from '../web/big-desk.ts';
import { freezeAll, type Gazette } from '../web/gazette.ts';

const ROUND_TRIP_MS = 150;
const PAUSE_MS = 6_000;
const ITEMS = 40;

const print = (line: string) => process.stdout.write(`${line}\n`);
const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

if (!isChromiumThere) throw new Error('no Chromium: apt-get install chromium');
let gazette: Gazette;
const late = () => new Promise<void>((done) => setTimeout(done, ROUND_TRIP_MS));
const served = await serve(() => gazette, late);
const browser = await launch();

const newPage = async (): Promise<Page> => {
  const context = await browser.newContext(PHONE);
  context.setDefaultTimeout(60_000);
  return context.newPage();
};

const desk = async (drafts: number, published: number): Promise<void> => {
  gazette = await bigDesk({ drafts, published, planned: 12 });
  const [sizes, paints, shown]: [number[], number[], number[]] = [[], [], []];
  let screens = 0;
  for (let round = 0; round < 5; round += 1) {
    const page = await newPage();
    const begin = performance.now();
    await page.goto(`${served.origin}/desk#${await gazette.desk('marc')}`);
    await page.waitForSelector('main.desk');
    shown.push(performance.now() - begin);
    paints.push(
      await page.evaluate<number>("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"),
    );
    const height = await page.evaluate<number>('document.documentElement.scrollHeight');
    screens = height / PHONE.viewport.height;
    const token = await gazette.desk('marc');
    sizes.push(Buffer.byteLength((await gazette.post('/desk', { token })).body));
    await page.context().close();
  }
  const kb = (median(sizes) / 1000).toFixed(0);
  print(
    `desk, ${drafts} drafts, ${published} published: ${kb} kB, first paint ${median(paints).toFixed(0)} ms, ` +
      `the desk after ${median(shown).toFixed(0)} ms, ${screens.toFixed(1)} screens of a phone`,
  );
};

/** Decides each card with one tap; answers the ms that the reader did not read. */
const oneByOne = async (page: Page, from: number): Promise<{ ms: number; acts: number }> => {
  let ms = 0;
  for (let n = 0; n < ITEMS; n += 1) {
    await page.clock.runFor(PAUSE_MS);
    const begin = performance.now();
    await page.locator('button[value="approve"]').tap();
    const next = n === ITEMS - 1 ? '.outcome' : `.eyebrow:text-is("${from + n + 1} sur ${from + ITEMS - 1}")`;
    await page.waitForSelector(next);
    ms += performance.now() - begin;
  }
  return { ms, acts: ITEMS };
};

const minutes = (ms: number): string => ((ms + ITEMS * PAUSE_MS) / 60_000).toFixed(1);

const tray = async (): Promise<void> => {
  gazette = await bigDesk({ drafts: 2 * ITEMS, published: 0, planned: 0 });
  const page = await newPage();
  await page.clock.install();
  await page.goto(`${served.origin}/tray#${await gazette.desk('marc')}`);
  await still(page);
  await holdOn(page, 'form[data-tray-open] button');
  await page.waitForSelector('main.tray');
  const first = await oneByOne(page, 1);
  print(`tray, ${ITEMS} items: ${first.acts} acts, ${minutes(first.ms)} minutes (aim 10)`);
  await freezeAll(gazette);
  await thaw(gazette.deps, { id: 'other-way', by: 'ines' });
  await page.locator('form[action="/tray"] button').tap();
  await page.waitForSelector('main.tray button[value="approve"]');
  const again = await oneByOne(page, ITEMS + 1);
  print(`tray, ${ITEMS} held, after a thaw: ${again.acts} acts, ${minutes(again.ms)} minutes (aim 4)`);
};

try {
  await desk(20, 40);
  await desk(500, 2_000);
  await tray();
} finally {
  await browser.close();
  served.server.close();
}
