import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BellState } from '../../lib/bell/cord.ts';
import { closedPage, deskPage, deskShell } from '../../lib/pages/desk.ts';
import { decisionPage, reviewPage, reviewShell } from '../../lib/pages/review.ts';
import { stopPage, stopShell } from '../../lib/pages/stop.ts';
import { PAGE_SCRIPT, PAGE_STYLE } from '../../lib/pages/assets.ts';
import type { ReviewDelivery, ReviewView } from '../../lib/pages/views.ts';
import { LOCALES, type Locale } from '../../lib/settings.ts';
import {
  contentOf,
  deliveryOf,
  cord,
  deskOf,
  draftOf,
  frameOf,
  HOUR,
  humanFreeze,
  lea,
  marc,
  MINUTE,
  NOW,
  reviewDelivery,
  reviewOf,
  siteOf,
  SLOT,
  stopOf,
  stopReport,
  story,
  TOKEN,
  watchFreeze,
} from '../pages/sample.ts';
import { pagesOfPosts } from '../pages/sample-posts.ts';
import { skipped } from '../part.ts';

const CHROMIUM = '/usr/bin/chromium';
const present = existsSync(CHROMIUM);
if (!present) skipped('the pages in a browser', `no ${CHROMIUM}`, 'apt-get install chromium');

const CSP =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

const PHONE = { viewport: { width: 390, height: 844 }, colorScheme: 'light' } as const;
const DESKTOP = { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' } as const;

type Post = { path: string; fields: URLSearchParams };

const picture = {
  url: 'https://gazette.example/scene.png',
  sha256: 'a'.repeat(64),
  type: 'image/png' as const,
  bytes: 120_000,
  width: 1200,
  height: 630,
  alt: 'Scène',
};
const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
/** A delivery whose card has this picture, seen at this address. */
const withPicture = (id: string, account: string, src = PIXEL): ReviewDelivery => {
  const { card } = contentOf(id, account);
  if (card === null) throw new Error('no card');
  return reviewDelivery(id, account, { pictures: { [picture.sha256]: src } }, { card: { ...card, image: picture } });
};

/** A server that answers with the pages and remembers what it was sent. */
type Answers = (post: Post, count: number) => { body: string; after?: Promise<unknown> } | 'lost';

let server: Server;
let browser: Browser;
let context: BrowserContext;
let origin = '';
let posts: Post[] = [];
let addresses: string[] = [];
let shown = new Map<string, string>();
let answers: Answers = () => ({ body: '' });

const serve = (): Promise<void> =>
  new Promise((ready) => {
    server = createServer((request, response) => {
      const path = request.url ?? '/';
      addresses.push(`${path} ${request.headers.referer ?? ''}`);
      const send = (type: string, body: string) => {
        response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'content-security-policy': CSP });
        response.end(body);
      };
      if (request.method === 'POST') {
        let body = '';
        request.setEncoding('utf8').on('data', (part: string) => (body += part));
        request.on('end', () => {
          const post = { path, fields: new URLSearchParams(body) };
          posts.push(post);
          const answer = answers(post, posts.filter((each) => each.path === path).length);
          if (answer === 'lost') request.socket.destroy();
          else void Promise.resolve(answer.after).then(() => send('text/html', answer.body));
        });
        return;
      }
      if (path.endsWith('/vigie.css')) send('text/css', PAGE_STYLE);
      else if (path.endsWith('/vigie.js')) send('text/javascript', PAGE_SCRIPT);
      else send('text/html', shown.get(path) ?? 'nothing here');
    });
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      origin = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
      ready();
    });
  });

const decisions = (): Post[] => posts.filter((post) => post.path.endsWith('/decide'));
/** What a server would act on: a decision of a person who was sure. */
const effective = (): Post[] =>
  posts.filter((post) => /\/(decide|act)$/.test(post.path) && post.fields.get('sure') === 'yes');

const approved = (locale: Locale): string =>
  decisionPage({
    ...frameOf(locale),
    ask: 'ask1',
    pass: { field: 'token', value: TOKEN },
    title: null,
    answer: {
      kind: 'approved',
      under: false,
      deliveries: [{ delivery: deliveryOf('e1', 'bluesky:gazette', 'approved'), why: { kind: 'slot', at: SLOT } }],
    },
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

/** From here on the clock of the page moves by `runFor` alone: no machine is too slow for two presses in a second. */
const stopClock = async (page: Page): Promise<void> => {
  await page.clock.pauseAt(new Date((await page.evaluate<number>('Date.now()')) + 1_000));
};

/** Opens a review whose clock stands still after its first seconds. */
const openStill = async (page: Page, view?: ReviewView): Promise<void> => {
  await page.clock.install();
  await openReview(page, view);
  await stopClock(page);
  await page.clock.runFor(1_200);
};

const openReview = async (page: Page, view: ReviewView = reviewOf('en')): Promise<void> => {
  shown.set('/review/ask1', reviewShell({ site: view.site, ask: 'ask1' }));
  answers = (post) => ({ body: post.path.endsWith('/open') ? reviewPage(view) : approved(view.site.locale) });
  await page.goto(`${origin}/review/ask1#${TOKEN}`);
  await page.waitForSelector('form[data-review]');
};

describe.skipIf(!present)('in a browser', () => {
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
  beforeEach(() => {
    posts = [];
    addresses = [];
    shown = new Map();
  });
  afterEach(async () => {
    await context.close();
  });

  describe('accessibility', () => {
    const every = (locale: Locale): [string, string][] => {
      const frozen = { freezes: [watchFreeze, humanFreeze] };
      const review = reviewOf(locale);
      const held = {
        delivery: deliveryOf('e1', 'x:gazette', 'draft'),
        why: { kind: 'needs-decision', expiresAt: NOW } as const,
      };
      const decided = { ...frameOf(locale), ask: 'ask1', pass: review.pass, title: 'Bal' };
      return [
        ['review shell', reviewShell({ site: siteOf(locale), ask: 'ask1' })],
        ['review', reviewPage(review)],
        [
          'review with warnings',
          reviewPage(
            reviewOf(locale, {
              draft: draftOf({ flags: ['late', 'changed', 'garbled'] }),
              deliveries: [
                reviewDelivery(
                  'e1',
                  'x:gazette',
                  {
                    mailed: 'Un autre texte',
                    pictures: { [picture.sha256]: PIXEL },
                  },
                  {
                    text: `Con\u200Bcert @gazette gazette.fr ${'a'.repeat(280)}`,
                    facets: [],
                    tags: [],
                    media: [picture],
                  },
                ),
              ],
            }),
          ),
        ],
        [
          'review with pictures',
          reviewPage(
            reviewOf(locale, {
              draft: draftOf({ flags: ['no-picture:too-large'] }),
              deliveries: [withPicture('e1', 'bluesky:gazette'), withPicture('e2', 'sandbox:gazette')],
            }),
          ).replaceAll('<details class="edit"', '<details open class="edit"'),
        ],
        ['review under freeze', reviewPage(reviewOf(locale, { ...frozen, person: marc }))],
        ['approved', approved(locale)],
        ['saved', decisionPage({ ...decided, ...frozen, answer: { kind: 'saved', frozen: true, deliveries: [held] } })],
        [
          'already',
          decisionPage({
            ...decided,
            answer: { kind: 'already', state: 'approved', by: 'lea', at: NOW - HOUR, deliveries: [held] },
          }),
        ],
        ['read again', decisionPage({ ...decided, answer: { kind: 'read-again', because: 'world', review } })],
        ['closed', closedPage({ site: siteOf(locale) })],
        ['stop shell', stopShell({ site: siteOf(locale), ways: stopOf(locale).ways, hold: true })],
        ['stop report', stopPage(stopOf(locale))],
        ['not confirmed', stopPage(stopOf(locale, { answer: { kind: 'not-confirmed', id: 'x' } }))],
        ['desk', deskPage(deskOf(locale))],
        [
          'frozen desk',
          deskPage(
            deskOf(locale, {
              ...frozen,
              cords: { [humanFreeze.id]: cord },
              watch: {
                ...frameOf(locale).watch,
                okUntil: NOW - MINUTE,
                braked: [{ lane: 'promo', until: NOW + MINUTE * 18, why: 'Nice' }],
              },
              proposals: [{ id: 'p', at: NOW, scopes: ['lane:promo'], story }],
              notice: { kind: 'taking-back', detail: null },
            }),
          ),
        ],
        ['empty desk', deskPage(deskOf(locale, { rows: [], parked: [] }))],
        ...pagesOfPosts(locale),
      ];
    };

    for (const locale of LOCALES) {
      for (const [size, options] of [
        ['a phone', PHONE],
        ['a desktop', DESKTOP],
      ] as const) {
        it(`finds no fault on any page in ${locale} on ${size}, and nothing wider than the screen`, async () => {
          const page = await newPage(options);
          for (const [name, body] of every(locale)) {
            shown.set('/page', body);
            answers = () => ({ body });
            await page.goto(`${origin}/page`);
            const { violations } = await new AxeBuilder({ page }).analyze();
            expect(
              violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
              name,
            ).toEqual([]);
            const wide = await page.evaluate(
              'document.documentElement.scrollWidth - document.documentElement.clientWidth',
            );
            expect(wide, `${name} is wider than the screen`).toBeLessThanOrEqual(0);
          }
        });
      }
    }
  });

  it('stops in an older browser too, which knows neither the newest patterns nor the newest functions', async () => {
    const page = await newPage();
    await page.addInitScript(`
      const Newest = RegExp;
      globalThis.RegExp = new Proxy(Newest, {
        construct(target, [source, flags = '']) {
          if (flags.includes('v')) throw new SyntaxError('Invalid flags');
          return new target(source, flags);
        },
      });
      delete Intl.Segmenter;
      delete URL.canParse;
      delete Crypto.prototype.randomUUID;
      delete AbortSignal.timeout;
    `);
    shown.set('/stop', stopShell({ site: siteOf('fr'), ways: stopOf('fr').ways, hold: false }));
    answers = () => ({ body: stopPage(stopOf('fr')) });
    await page.goto(`${origin}/stop#${TOKEN}`);
    await page.click('.stop-button');
    await page.waitForSelector('[data-part="state"]');
    expect(posts[0]?.path).toBe('/stop');
    expect(posts[0]?.fields.get('id')).toMatch(/^[0-9a-f]{32}$/);
  });

  describe('a scanner that runs JavaScript', () => {
    it('decides nothing by opening the link and pressing everything once within a second', async () => {
      const page = await newPage(DESKTOP);
      await openReview(page, reviewOf('en', { freezes: [watchFreeze], person: marc }));
      const parts = await page.locator('button:visible, summary:visible, input:visible').all();
      const spots = await Promise.all(parts.map((each) => each.boundingBox()));
      for (const spot of spots) {
        if (spot !== null) await page.mouse.click(spot.x + spot.width / 2, spot.y + spot.height / 2);
      }
      await page.waitForTimeout(1_500);
      expect(decisions()).toEqual([]);
    });

    it('decides nothing with presses that no person made, however long it waits', async () => {
      const page = await newPage();
      await openStill(page);
      for (let round = 0; round < 3; round += 1) {
        await page.evaluate(`document.querySelectorAll('button').forEach((each) => each.click())`);
        await page.evaluate(`document.querySelectorAll('form').forEach((each) => each.requestSubmit())`);
        await page.clock.runFor(1_100);
      }
      expect(decisions()).toEqual([]);
      await Promise.all([
        page.waitForURL('**/decide', { waitUntil: 'load' }),
        page.evaluate(`document.querySelector('form[data-review]').submit()`),
      ]);
      expect(decisions()).toHaveLength(1);
      expect(
        decisions().every((post) => post.fields.get('decision') === null && post.fields.get('sure') === null),
      ).toBe(true);
    });

    it('takes nothing back and thaws nothing on the desk', async () => {
      const page = await newPage(DESKTOP);
      shown.set('/desk', deskShell({ site: siteOf('fr') }));
      answers = () => ({ body: deskPage(deskOf('fr', { freezes: [humanFreeze] })) });
      await page.goto(`${origin}/desk#${TOKEN}`);
      await page.waitForSelector('[data-part="queue"]');
      for (const button of await page.locator('button:visible').all())
        await button.click({ timeout: 400 }).catch(() => null);
      await page.waitForTimeout(1_500);
      expect(effective()).toEqual([]);
    });

    it('stops nothing by opening the stop page and pressing by script', async () => {
      const page = await newPage();
      shown.set('/stop', stopShell({ site: siteOf('fr'), ways: stopOf('fr').ways, hold: false }));
      await page.goto(`${origin}/stop#${TOKEN}`);
      await page.evaluate(`document.querySelector('form button').click()`);
      await page.evaluate(`document.querySelector('form').requestSubmit()`);
      await page.waitForTimeout(500);
      expect(posts).toEqual([]);
    });
  });

  describe('a decision', () => {
    it('can be made with the keyboard alone: two presses, at least a second apart, that name where and when', async () => {
      const page = await newPage();
      await openStill(page);
      const approve = page.locator('button[value="approve"]');
      for (let steps = 0; steps < 40; steps += 1) {
        if ((await page.evaluate('document.activeElement.value')) === 'approve') break;
        await page.keyboard.press('Tab');
      }
      const before = await approve.boundingBox();
      await page.keyboard.press('Enter');
      expect(await approve.textContent()).toMatch(/Confirm: publish at 18:30 on Bluesky and X/);
      expect((await approve.boundingBox())?.y).toBe(before?.y);
      await page.keyboard.press('Enter');
      await page.clock.runFor(200);
      expect(decisions()).toEqual([]);
      await page.clock.runFor(1_000);
      await page.keyboard.press('Enter');
      await page.waitForSelector('main.decision');
      expect(decisions()).toHaveLength(1);
      const { fields } = decisions()[0]!;
      expect(fields.get('decision')).toBe('approve');
      expect(fields.get('sure')).toBe('yes');
      expect(fields.get('token')).toBe(TOKEN);
      expect(fields.getAll('pick')).toEqual(['e1', 'e2']);
      expect(fields.get('due-e1')).toBe(String(SLOT));
      expect(fields.get('text-e1')).toBe(reviewOf('en').deliveries[0]!.delivery.content.text);
      expect(await page.evaluate('document.activeElement.textContent')).toContain('Approved');
    });

    it('starts over when something changes between the two presses', async () => {
      const page = await newPage();
      await openStill(page);
      await page.click('button[value="approve"]');
      await page.selectOption('#due-e1', 'now');
      await page.clock.runFor(1_100);
      await page.click('button[value="approve"]');
      expect(decisions()).toEqual([]);
      expect(await page.textContent('button[value="approve"]')).toContain('now on Bluesky, at 18:30 on X');
    });

    it('can be made without JavaScript, with the short code, a tick and one press', async () => {
      const page = await newPage({ ...PHONE, javaScriptEnabled: false });
      const view = reviewOf('fr', { pass: { field: 'code', value: 'K7QW9HTN' } });
      shown.set('/review/ask1', reviewShell({ site: view.site, ask: 'ask1' }));
      answers = (post) => ({ body: post.path.endsWith('/open') ? reviewPage(view) : approved('fr') });
      await page.goto(`${origin}/review/ask1`);
      await page.fill('#code', 'k7qw-9htn');
      await page.click('form button');
      await page.check('input[name="sure"]');
      await page.click('button[value="approve"]');
      expect(decisions()[0]?.fields.get('code')).toBe('K7QW9HTN');
      expect(decisions()[0]?.fields.get('sure')).toBe('yes');
      expect(await page.textContent('h1')).toContain('Approuvé');
    });

    it('never puts the secret of the link into an address or a referrer', async () => {
      const page = await newPage();
      await openReview(page);
      await page.click('.stop-link');
      await page.waitForLoadState();
      expect(page.url()).toBe(`${origin}/stop#${TOKEN}`);
      expect(addresses.filter((each) => each.includes(TOKEN))).toEqual([]);
    });
  });

  describe('the text while it is edited', () => {
    it('is shown, counted and judged as it is typed', async () => {
      const page = await newPage();
      await openReview(page, reviewOf('en', { deliveries: [reviewDelivery('e1', 'x:gazette')] }));
      await page.click('.edit summary');
      await page.fill('textarea', 'Lire https://gazette.fr/bal <b>ici</b>');
      expect(await page.textContent('.post .exact')).toBe('Lire https://gazette.fr/bal <b>ici</b>');
      expect(await page.getAttribute('.post .exact a', 'href')).toBe('https://gazette.fr/bal');
      expect(await page.textContent('[data-used]')).toBe('39 of 280 characters');
      await page.fill('textarea', 'é'.repeat(281));
      expect(await page.textContent('[data-left]')).toBe('1 too many');
      expect(await page.isDisabled('button[value="approve"]')).toBe(true);
      await page.fill('textarea', 'Bal\u200B ce\u202E soir');
      expect(await page.locator('.post .chip').allTextContents()).toEqual(['U+200B', 'U+202E']);
      expect(await page.isDisabled('button[value="approve"]')).toBe(true);
      await page.click('[data-clean]');
      expect(await page.inputValue('textarea')).toBe('Bal ce soir');
      expect(await page.isDisabled('button[value="approve"]')).toBe(false);
    });
  });

  describe('the card while it is edited', () => {
    it('shows its text as it is typed, and its picture with alt text until the picture is left out', async () => {
      const page = await newPage();
      await openReview(page, reviewOf('en', { deliveries: [withPicture('e1', 'sandbox:gazette')] }));
      await page.click('.edit summary');
      await page.fill('#card-title-e1', 'Three hurt,\nnot thirty');
      await page.fill('#card-description-e1', '');
      await page.fill('#card-alt-e1', 'An empty stage');
      expect(await page.textContent('.card [data-card-title]')).toBe('Three hurt, not thirty');
      expect(await page.isVisible('.card [data-card-description]')).toBe(false);
      expect(await page.textContent('.post .alt')).toBe('Alt text: An empty stage');
      await page.fill('#card-title-e1', 'Three\u200B hurt');
      expect(await page.isDisabled('button[value="approve"]')).toBe(true);
      await page.click('[data-clean]');
      expect(await page.inputValue('#card-title-e1')).toBe('Three hurt');
      expect(await page.isDisabled('button[value="approve"]')).toBe(false);
      await page.check('[name="card-bare-e1"]');
      expect(await page.isVisible('.card [data-picture]')).toBe(false);
      expect(await page.isVisible('.post .alt')).toBe(false);
      await page.waitForTimeout(1_100);
      await page.click('button[value="save"]');
      await page.waitForSelector('main.decision');
      const { fields } = decisions()[0]!;
      expect(['card-title-e1', 'card-alt-e1', 'card-bare-e1'].map((name) => fields.get(name))).toEqual([
        'Three hurt',
        'An empty stage',
        'yes',
      ]);
    });

    it('says so when its picture cannot be loaded, and asks no other site for it', async () => {
      const page = await newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).origin));
      await openReview(page, reviewOf('en', { deliveries: [withPicture('e1', 'bluesky:gazette', '/picture/ask1/x')] }));
      await page.waitForSelector('[data-unseen]:not([hidden])');
      expect(await page.textContent('.card [data-picture]')).toContain('The picture cannot be shown');
      expect(await page.isVisible('.card img')).toBe(false);
      expect(new Set(asked)).toEqual(new Set([origin]));
    });
  });

  describe('the stop', () => {
    const openStop = async (): Promise<Page> => {
      const page = await newPage();
      shown.set('/stop', stopShell({ site: siteOf('fr'), ways: stopOf('fr').ways, hold: false }));
      await page.goto(`${origin}/stop#${TOKEN}`);
      return page;
    };

    it('acts on one press, says so at once, and follows what was in flight and other tools to the end', async () => {
      const page = await openStop();
      const { promise: seen, resolve: answer } = Promise.withResolvers<undefined>();
      const bells = (state: BellState) => ({
        ...cord,
        bells: cord.bells.slice(0, 1).map((bell) => ({ ...bell, state })),
      });
      answers = (post, count) => {
        if (post.path === '/stop') return { body: stopPage(stopOf('fr', { cord: bells('ringing') })), after: seen };
        const flight = stopReport().inFlight.map((each) => ({
          ...each,
          fate: count < 2 ? ('in-flight' as const) : ('published' as const),
        }));
        const answered = bells(count < 3 ? 'ringing' : 'confirmed');
        return { body: stopPage(stopOf('fr', { answer: stopReport({ inFlight: flight }), cord: answered })) };
      };
      await page.click('.stop-button');
      await page.waitForSelector('text=Arrêt en cours');
      answer(undefined);
      await page.waitForSelector('main.report');
      expect(await page.textContent('h1')).toBe('Gelé');
      await page.waitForSelector('[data-part="flights"] .badge.green');
      await page.waitForSelector('[data-part="cord"] .badge.green');
      await page.waitForTimeout(1_500);
      expect(posts.map((post) => post.path)).toEqual(['/stop', '/stop/state', '/stop/state', '/stop/state']);
      expect(posts[1]?.fields.get('freeze')).toBe(humanFreeze.id);
    });

    it('sends the same stop again when the answer is lost', async () => {
      const page = await openStop();
      answers = (_post, count) =>
        count < 3 ? 'lost' : { body: stopPage(stopOf('fr', { answer: stopReport({ inFlight: [] }) })) };
      await page.dblclick('.stop-button');
      await page.waitForSelector('main.report');
      const ids = posts.map((post) => post.fields.get('id'));
      expect(ids.length).toBeGreaterThanOrEqual(3);
      expect(new Set(ids).size).toBe(1);
      expect(ids[0]).toMatch(/^[0-9a-f-]{32,36}$/);
    });

    it('says NOT CONFIRMED with the other ways when nobody answers', async () => {
      const page = await openStop();
      answers = () => 'lost';
      await page.click('.stop-button');
      await page.waitForSelector('[data-failed]:not([hidden])');
      expect(await page.textContent('[data-failed]')).toContain('NON CONFIRMÉ');
      expect(await page.isVisible('text=/vigie stop')).toBe(true);
    });

    describe.each([
      ['fr', 'Maintenez une demi\u2011seconde', 'Relâché trop tôt'],
      ['en', 'Hold for half a second', 'Released too early'],
    ] as const)('from a mail (%s)', (locale, note, early) => {
      const openHeld = async (more: BrowserContextOptions = {}): Promise<Page> => {
        await context.close();
        context = await browser.newContext({ ...PHONE, ...more });
        const page = await context.newPage();
        shown.set('/stop', stopShell({ site: siteOf(locale), ways: stopOf(locale).ways, hold: true }));
        answers = () => ({ body: stopPage(stopOf(locale, { answer: stopReport({ inFlight: [] }) })) });
        await page.clock.install();
        await page.goto(`${origin}/stop#${TOKEN}`);
        // Else a busy machine could hold a press for longer than the test does.
        await stopClock(page);
        return page;
      };
      const stopped = async (page: Page): Promise<void> => {
        await page.waitForSelector('main.report');
        expect(posts.map(({ fields }) => fields.get('sure'))).toEqual(['yes']);
      };

      it('stops nothing when a program clicks everything for a minute, and says what is missing', async () => {
        const page = await openHeld({ hasTouch: true });
        expect(await page.textContent('.stop-button')).toContain(note);
        for (let round = 0; round < 12; round += 1) {
          for (const button of await page.locator('button:visible').all()) {
            await button.click();
            await button.dblclick();
            await button.tap();
            await button.press('Enter');
            await button.press(' ');
          }
          await page.clock.runFor(5_000);
        }
        await page.evaluate(`document.querySelector('form').requestSubmit()`);
        expect(posts).toEqual([]);
        expect(await page.textContent('[data-hold-more]')).toContain(early);
        expect(await page.isVisible('[data-hold-more]')).toBe(true);
      });

      it('stops when a mouse holds the button for half a second, not before', async () => {
        const page = await openHeld();
        await page.hover('.stop-button');
        await page.mouse.down();
        await page.clock.runFor(499);
        expect(posts).toEqual([]);
        await page.clock.runFor(2);
        await stopped(page);
        await page.mouse.up();
      });

      it.each(['Enter', ' '])('stops when the key %j is held', async (key) => {
        const page = await openHeld();
        await page.focus('.stop-button');
        await page.keyboard.down(key);
        await page.keyboard.down(key);
        await page.clock.runFor(501);
        await stopped(page);
        await page.keyboard.up(key);
        expect(posts).toHaveLength(1);
      });

      it('stops when a finger holds the button', async () => {
        const page = await openHeld({ hasTouch: true, isMobile: true });
        const box = await page.locator('.stop-button').boundingBox();
        if (box === null) throw new Error('no button');
        const finger = await context.newCDPSession(page);
        const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
        await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
        await page.clock.runFor(501);
        await stopped(page);
        await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      });
    });

    it('finds its secret in a path into which a mail gateway wrote it, and puts it back behind the #', async () => {
      const page = await newPage();
      const shell = stopShell({ site: siteOf('fr'), ways: stopOf('fr').ways, hold: false });
      shown.set(`/stop%23${TOKEN}`, shell);
      answers = () => ({ body: stopPage(stopOf('fr', { answer: stopReport({ inFlight: [] }) })) });
      await page.goto(`${origin}/stop%23${TOKEN}`);
      expect(page.url()).toBe(`${origin}/stop#${TOKEN}`);
      await page.click('.stop-button');
      await page.waitForSelector('main.report');
      expect(posts[0]?.fields.get('token')).toBe(TOKEN);
    });

    it('says what to do when the link is incomplete', async () => {
      const page = await newPage();
      shown.set('/stop', stopShell({ site: siteOf('en'), ways: stopOf('en').ways, hold: false }));
      await page.goto(`${origin}/stop`);
      expect(await page.isVisible('text=The link is incomplete')).toBe(true);
      expect(await page.isDisabled('.stop-button')).toBe(true);
    });
  });

  describe('taking back', () => {
    const openDesk = async (): Promise<Page> => {
      const page = await newPage();
      shown.set('/desk', deskShell({ site: siteOf('en') }));
      answers = () => ({ body: deskPage(deskOf('en', { person: lea })) });
      await page.clock.install();
      await page.goto(`${origin}/desk#${TOKEN}`);
      await page.waitForSelector('[data-part="recent"]');
      await page.clock.runFor(1_200);
      const button = page.locator('[data-part="recent"] button[data-sure]');
      await button.click();
      await page.clock.runFor(1_200);
      await button.click();
      return page;
    };

    it('can be cancelled for ten seconds, even when the page refreshes itself', async () => {
      const page = await openDesk();
      expect(await page.textContent('.counting b')).toMatch(/Taken back in (9|10) s/);
      await page.clock.runFor(8_000);
      await page.waitForSelector('.counting b');
      await page.click('.counting button');
      await page.clock.runFor(15_000);
      expect(effective()).toEqual([]);
    });

    it('is sent once after ten seconds', async () => {
      const page = await openDesk();
      await page.clock.runFor(10_600);
      await expect.poll(() => effective().map((post) => post.fields.get('delivery'))).toEqual(['r7']);
      await page.clock.runFor(15_000);
      expect(effective()).toHaveLength(1);
    });

    it('is sent when the page is left before the ten seconds are over', async () => {
      const page = await openDesk();
      await page.goto('about:blank');
      await expect.poll(() => effective().length).toBe(1);
    });
  });
});
