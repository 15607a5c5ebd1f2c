import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SLOW_MS } from '../../infra/local/home.ts';
import { addressOf, end, start, until, type Run } from '../local/child.ts';
import { skipped } from '../part.ts';

/**
 * The five steps of `npm start`, as a newcomer takes them: a fresh relay in a process of its own, a real
 * browser, and what the timeline holds beside what the page says. `SCREENSHOTS=1` writes the pictures of the
 * README on the way.
 */

const PROGRAM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);
if (PROGRAM === undefined) skipped('the five steps', 'no Chromium under /usr/bin', 'apt-get install chromium');

const ROOT = join(import.meta.dirname, '..', '..');
const PICTURES = process.env['SCREENSHOTS'] === undefined ? null : join(ROOT, 'test', 'screenshots');
const PHONE = { width: 390, height: 844 };
/** Long after the freeze has come on any machine, and before the end of a delay, which is 15 minutes. */
const SLOT_AFTER_MS = 10 * 60_000;
/** For so long a send waits for its answer. */
const SEND_WITHIN_MS = 10_000;
const DESK = { width: 1200, height: 820 };

const NIGHT = readFileSync(join(ROOT, 'lib', 'crisis', 'days', 'nice-2016.jsonl'), 'utf8')
  .trim()
  .split('\n');
const LAST_OF_THE_NIGHT = (JSON.parse(NIGHT.at(-1) ?? '') as { title: string }).title;

type Post = { text: string; deletedAt: string | null; postedAt: string; account: string };

describe.skipIf(PROGRAM === undefined)('The five steps of npm start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-steps-'));
  let relay: Run;
  let browser: Browser;
  let context: BrowserContext;
  let home: Page;
  const errors: string[] = [];

  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  const timeline = (): Post[] => {
    const file = join(folder, 'timelines.json');
    if (!existsSync(file)) return [];
    return (JSON.parse(readFileSync(file, 'utf8')) as { posts: Post[] }).posts;
  };
  const texts = (): string[] => timeline().map((post) => post.text);
  const shown = (selector: string) => home.locator(selector).innerText();
  const see = (selector: string, text: string | RegExp) =>
    until(`${String(text)} in ${selector}`, async () => {
      const found = (await home.locator(selector).allInnerTexts()).join('\n');
      return typeof text === 'string' ? found.includes(text) : text.test(found);
    });

  const picture = async (page: Page, name: string, size: { width: number; height: number }, dark = false) => {
    if (PICTURES === null) return;
    const before = page.viewportSize() ?? DESK;
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' });
    await page.evaluate('scrollTo(0, 0)');
    await page.screenshot({ path: join(PICTURES, `${name}.png`) });
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: null });
    await page.setViewportSize(before);
  };

  /** Two presses a second apart, until the page answers. What a text meets in the news of the night is ticked. */
  const pressTwice = async (page: Page, button: string): Promise<void> => {
    const here = page.locator(button).first();
    await until(`${button} is answered`, async () => {
      if ((await here.count()) === 0) return true;
      for (const met of await page.locator('input[name="seen"]:visible').all())
        await met.check({ timeout: 2_000 }).catch(() => undefined);
      await here.click({ timeout: 2_000 }).catch(() => undefined);
      await pause(400);
      return (await page.locator(`${button}:visible`).count()) === 0;
    });
  };

  /** Opens a link of the page in a tab of its own, as a person does. */
  const follow = async (link: string): Promise<Page> => {
    const [tab] = await Promise.all([context.waitForEvent('page'), home.locator(link).first().click()]);
    await tab.waitForLoadState();
    return tab;
  };

  const openReview = async (address: string): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(address);
    await page.locator('form[data-review]').waitFor();
    return page;
  };

  const decide = async (page: Page, decision: 'approve' | 'reject', dueInMs: number | null): Promise<string> => {
    if (decision === 'approve') {
      const slot = page.locator('select[data-slot]').first();
      if (dueInMs === null) await slot.selectOption('now');
      else {
        // A slot of the test's own: the test moves the clock past it, and so waits for none.
        await page.evaluate(
          `const option = new Option('slot', '${relay.now() + dueInMs}', true, true); option.dataset.said = 'slot'; document.querySelector('select[data-slot]').append(option)`,
        );
      }
    }
    await pressTwice(page, `button[name="decision"][value="${decision}"]`);
    await page.locator('main.decision h1').waitFor();
    const title = await page.locator('main h1').innerText();
    await page.close();
    return title;
  };

  /** Where the step's links lead, in order. */
  const stepLinks = (): Promise<string[]> =>
    home.evaluate<string[]>(`[...document.querySelectorAll('.step-actions .choices-list a')].map((link) => link.href)`);

  beforeAll(async () => {
    if (PICTURES !== null) mkdirSync(PICTURES, { recursive: true });
    relay = start('--fresh', '--data', folder, '--port', '0');
    browser = await chromium.launch({
      ...(PROGRAM === undefined ? {} : { executablePath: PROGRAM }),
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
    });
    context = await browser.newContext({ viewport: DESK, locale: 'fr-FR' });
    // Against hanging alone.
    context.setDefaultTimeout(300_000);
    context.on('weberror', (error) => errors.push(String(error.error())));
    home = await context.newPage();
    await home.goto(await addressOf(relay));
  });

  afterAll(async () => {
    await browser.close();
    await end(relay);
    rmSync(folder, { recursive: true, force: true });
  });

  it('1 read: drafts are made, nothing is posted, and the mail opens in its place', async () => {
    await see('.tour', 'brouillons sont prêts');
    await see('.tour', 'Ouvrir le mail de Léa Martin');
    expect(await shown('#timelines')).toContain('Rien de publié');
    await picture(home, 'read-desk', DESK);
    await picture(home, 'read-phone', PHONE, true);
    await home.locator('[data-open-mail]').click();
    const mail = home.frameLocator('[data-mail][open] iframe');
    await mail.getByText('Paris-Plages').first().waitFor();
    // One mail for all that the first polls bring.
    expect(await mail.locator('a[href*="/review/"]').count()).toBeGreaterThanOrEqual(9);
    await see('[aria-current="step"]', 'Décider');
    expect(await home.locator('[data-mail][open]').count()).toBe(1);
    expect(timeline()).toEqual([]);
  });

  it('2 decide: the link in the mail opens the draft, a word is changed, and two presses approve it', async () => {
    const mail = home.frameLocator('[data-mail][open] iframe');
    const [review] = await Promise.all([
      context.waitForEvent('page'),
      mail.locator('a[href*="/review/"]').first().click(),
    ]);
    await review.locator('form[data-review]').waitFor();
    const before = await review.locator('textarea').first().inputValue();
    await review.locator('details.edit summary').first().click();
    await review.locator('textarea').first().fill(`Relu : ${before}`);
    expect(await review.locator('.post .words').first().innerText()).toContain(`Relu : ${before.slice(0, 20)}`);
    await picture(review, 'decide-phone', PHONE);
    expect(timeline()).toEqual([]);
    expect(await decide(review, 'approve', null)).toBe('Approuvé');
  });

  it('3 publish: the post appears on the timeline with the name of the person who approved it', async () => {
    await see('#timelines', 'approuvé par Léa Martin');
    // It left while its reader was elsewhere: they say when they have seen it.
    await see('[aria-current="step"]', 'Publier');
    await home.getByRole('button', { name: /C.est vu, continuer/ }).click();
    await see('.stepper .is-done', 'Publier');
    expect(texts()).toEqual([expect.stringMatching(/^Relu : .*https:\/\/gazette\.example\//)]);
    await see('[aria-current="step"]', 'La nuit');
    await home.setViewportSize(DESK);
  });

  it('4 the bad night: posts are delayed, then frozen with evidence; slots pass and nothing is sent', async () => {
    await until('promo posts to approve', async () => (await stepLinks()).length >= 3);
    const links = (await stepLinks()).slice(0, 4);
    const answers = await Promise.all(
      links.map(async (link, index) => decide(await openReview(link), 'approve', SLOT_AFTER_MS + index * 1_000)),
    );
    expect(answers).toEqual(links.map(() => 'Approuvé'));
    await see('.tour', 'Jouer le 14 juillet 2016');
    await home.getByRole('button', { name: 'Jouer le 14 juillet 2016' }).click();
    await see('.tour', /Titre \d+ sur 26/);
    await see('.banner.amber', 'Retardé jusqu’à');
    expect(await home.locator('#queue .badge.amber').count()).toBeGreaterThanOrEqual(3);
    await picture(home, 'delayed-desk', DESK);
    await see('.banner.red', 'Gelé');
    await see('.banner.red .evidence li', /Nice/);
    expect(await home.locator('.banner.red .evidence li:visible').count()).toBeGreaterThanOrEqual(2);
    await relay.moveClock(SLOT_AFTER_MS + 10_000);
    await see('.tour', /créneaux? (est|sont) passés?\. Rien n’est parti/u);
    expect(texts()).toHaveLength(1);
    for (const why of await home.locator('#queue .row .why').allInnerTexts()) expect(why).toMatch(/[.!]$/);
    await picture(home, 'frozen-desk', DESK);
    await picture(home, 'frozen-phone', PHONE, true);
  });

  it('4 the bad night: one news post is sent under freeze, approved by a person who is allowed to thaw', async () => {
    const [link = ''] = await stepLinks();
    const review = await openReview(link);
    expect(await review.locator('.banner.red').count()).toBeGreaterThanOrEqual(1);
    expect(await decide(review, 'approve', null)).toBe('Approuvé sous gel');
    await see('#timelines', /approuvé par Marc Petit · approuvé sous gel/);
    expect(texts()).toHaveLength(2);
  });

  it('4 the bad night: a stop while a post is being sent names that post and follows it to its end', async () => {
    await see('.tour', 'Rendre le bac à sable lent');
    await home.getByRole('button', { name: 'Rendre le bac à sable lent' }).click();
    // On any machine the send is in flight until the test lets it arrive.
    await relay.hold(SLOW_MS, SEND_WITHIN_MS);
    await until('a post to approve', async () => (await stepLinks()).length > 0);
    const [link = ''] = await stepLinks();
    expect(await decide(await openReview(link), 'approve', null)).toBe('Approuvé sous gel');
    await see('#queue', 'en cours d’envoi');
    const stop = await follow('.step-actions [data-stop-link]');
    await picture(stop, 'stop-phone', PHONE);
    await stop.locator('.stop-button').click();
    await stop.locator('.state.red h1').waitFor();
    expect(await stop.locator('[data-part="flights"] .row').count()).toBe(1);
    expect(await stop.locator('[data-part="flights"]').innerText()).toContain('pas encore de réponse du réseau');
    expect(texts()).toHaveLength(2);
    await relay.hold(SEND_WITHIN_MS);
    await until('the end of what was in flight', async () =>
      (await stop.locator('[data-part="flights"]').innerText()).includes('publié'),
    );
    await until('the stop says frozen', async () => (await stop.locator('.state.red h1').innerText()) === 'Gelé');
    await picture(stop, 'stopped-phone', PHONE);
    expect(texts()).toHaveLength(3);
    await stop.close();
    await see('.stepper .is-done', 'La nuit');
  });

  it('5 the day after: the thaw sends nothing; held posts need a new yes; two are kept and the others rejected', async () => {
    // Whoever thaws while the toll still rises is frozen again, and rightly.
    await until('the last headline of the night', () => read('newsroom.json').includes(LAST_OF_THE_NIGHT));
    const looks = () => read('log.jsonl').split('"event":"watch.run"').length;
    const then = looks();
    await until('the watch has read it', () => looks() >= then + 2);
    await home.getByRole('button', { name: 'Rendre le bac à sable rapide' }).click();
    const desk = await follow('.step-actions a.big');
    const open = desk.locator('.banner.red');
    await open.first().waitFor();
    for (let left = await open.count(); left > 0; left -= 1) {
      await pressTwice(desk, `main.desk:has(.banner.red:nth-of-type(${left})) .banner.red button`);
      await until('one freeze less', async () => (await open.count()) < left);
    }
    await desk.close();
    await see('.tour', 'Rien n’est parti. Tout sera redemandé');
    await until('the held ones ask again', async () => (await stepLinks()).length >= 4);
    expect(texts()).toHaveLength(3);
    await picture(home, 'day-after-desk', DESK);
    await picture(home, 'day-after-phone', PHONE);
    const links = await stepLinks();
    const answers = await Promise.all(
      links.map(async (link, index) => decide(await openReview(link), index < 2 ? 'approve' : 'reject', 600_000)),
    );
    expect(answers.filter((answer) => answer === 'Approuvé')).toHaveLength(2);
    expect(answers.filter((answer) => answer === 'Rejeté')).toHaveLength(links.length - 2);
    await see('.tour', 'Vous avez tout vu');
    expect(await home.locator('.stepper .is-done').count()).toBe(5);
    expect(texts()).toHaveLength(3);
    expect(errors).toEqual([]);
  });
});
