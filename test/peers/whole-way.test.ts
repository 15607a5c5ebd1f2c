import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { NEWS_OWNERS } from '../../infra/local/newsroom.ts';
import { startRelay, type Relay } from '../../infra/local/relay.ts';
import { contentHash, type Content } from '../../lib/records/content.ts';
import type { Delivery } from '../../lib/records/delivery.ts';
import type { Taken } from '../../lib/delivery/finish.ts';
import type { PublishReport } from '../../lib/delivery/publish.ts';
import type { PollsReport } from '../../lib/draft/fan-out.ts';
import type { SettingsInput } from '../../lib/settings.ts';
import { enableCommand, missingPds, startPds, type Account, type Pds } from './pds.ts';
import { startProxy, type Proxy, type Spoil } from './proxy.ts';
import { startTap, type Tap } from './tap.ts';
import { enableWordPress, missingWordPress, startWordPress, type Post, type WordPress } from './wordpress.ts';
import { skipped } from '../part.ts';

/**
 * The whole way on servers that nobody here wrote: a post of WordPress becomes a draft and a mail, a person
 * decides in a browser, and the post stands in a Bluesky server. Only the clock is ours: it is moved on
 * instead of waited for.
 */

const CHROMIUM = '/usr/bin/chromium';
const missing = [
  { what: missingWordPress(), enable: enableWordPress },
  { what: missingPds(), enable: enableCommand },
  {
    what: existsSync(CHROMIUM) ? null : `no ${CHROMIUM}`,
    enable: 'apt-get update && apt-get install -y --no-install-recommends chromium',
  },
].filter(({ what }) => what !== null);
for (const { what, enable } of missing) skipped('the whole way', what ?? '', enable);

const MINUTE = 60_000;
const SLOT = 30 * MINUTE;
const ACCOUNT = 'bluesky:gazette';
const PUT = 'com.atproto.repo.putRecord';
/** A press and its second stand so far apart (lib/pages/script.ts), or they are one. */
const APART = 1_000;
/** How long a condition is waited for on a busy machine. */
const PATIENCE = { timeout: 300_000 };

type Read = { uri: string; cid: string; value: Record<string, unknown> };

/** The record that these contents are, said once more and apart from the adapter. */
const recordOf = (content: Content) => ({
  $type: 'app.bsky.feed.post',
  text: content.text,
  // The time of sending.
  createdAt: expect.any(String) as string,
  langs: content.langs,
  facets: [
    ...content.facets.map(({ start, end, uri }) => ({
      index: { byteStart: start, byteEnd: end },
      features: [{ $type: 'app.bsky.richtext.facet#link', uri }],
    })),
    ...content.tags.map(({ start, end, tag }) => ({
      index: { byteStart: start, byteEnd: end },
      features: [{ $type: 'app.bsky.richtext.facet#tag', tag }],
    })),
  ].sort((a, b) => a.index.byteStart - b.index.byteStart),
  embed: {
    $type: 'app.bsky.embed.external',
    external: {
      uri: content.card?.url,
      title: content.card?.title,
      description: content.card?.description,
      ...(content.card?.image
        ? {
            thumb: {
              $type: 'blob',
              ref: { $link: expect.stringMatching(/^bafkrei[a-z2-7]{52}$/) as string },
              mimeType: content.card.image.type,
              size: content.card.image.bytes,
            },
          }
        : {}),
    },
  },
});

describe.skipIf(missing.length > 0)('the whole way', () => {
  let folder = '';
  let wordpress: WordPress;
  let feed: Tap;
  let pds: Pds;
  let account: Account;
  let proxy: Proxy;
  let relay: Relay;
  let browser: Browser;
  let people: BrowserContext;

  const realNow = Date.now;
  let ahead = 0;
  const moveTo = (at: number): void => {
    ahead += Math.max(0, at - Date.now());
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'vigie-way-'));
    vi.spyOn(Date, 'now').mockImplementation(() => realNow() + ahead);
    [wordpress, pds, browser] = await Promise.all([
      startWordPress(),
      startPds(),
      chromium.launch({
        executablePath: CHROMIUM,
        args: '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(
          ' ',
        ),
      }),
    ]);
    feed = await startTap(wordpress.url);
    account = await pds.account('gazette');
    proxy = await startProxy(pds.url);
    people = await browser.newContext({ locale: 'fr-FR', viewport: { width: 390, height: 844 } });
    people.setDefaultTimeout(300_000);
    people.setDefaultTimeout(PATIENCE.timeout);
    const settings = ({ newsroom }: { newsroom: string }): SettingsInput => ({
      site: { name: 'La Gazette', locale: 'fr', timeZone: 'Europe/Paris', contact: 'https://gazette.example/contact' },
      people: {
        lea: { name: 'Léa Martin', mail: 'lea@gazette.example', may: ['approve', 'freeze'] },
        marc: { name: 'Marc Petit', mail: 'marc@gazette.example', may: ['approve', 'freeze', 'thaw'] },
        ines: { name: 'Inès Robin', mail: 'ines@gazette.example', may: ['freeze', 'thaw'] },
      },
      accounts: {
        [ACCOUNT]: {
          secret: 'vigie/bluesky/gazette',
          service: proxy.url,
          slots: Array.from({ length: 48 }, (_, half) => new Date(half * SLOT).toISOString().slice(11, 16)),
          caps: { perHour: 50, minGap: '0s' },
        },
      },
      feeds: {
        une: { url: `${feed.url}/feed/`, lane: 'news', accounts: [ACCOUNT], approvers: ['lea'], every: '1m' },
      },
      watch: {
        audience: ['fr'],
        sources: NEWS_OWNERS.map((owner) => ({
          id: owner,
          owner,
          url: `${newsroom}/news/${owner}.xml`,
          lang: 'fr',
          country: 'fr',
        })),
      },
      mail: { from: 'vigie@gazette.example' },
    });
    relay = await startRelay({
      dataFolder: folder,
      port: 0,
      fresh: false,
      feed: null,
      locale: 'fr',
      say: () => undefined,
      settings,
      secrets: {
        'vigie/bluesky/gazette': { identifier: account.identifier, appPassword: account.appPassword },
      },
    });
    // What is there at the first sight is remembered and not announced.
    expect(await poll()).toMatchObject({ status: 'ok', drafts: 0, skipped: 1 });
  });

  afterEach(async () => {
    (proxy as Proxy | undefined)?.heal();
    await Promise.all(((people as BrowserContext | undefined)?.pages() ?? []).map((page) => page.close()));
  });

  afterAll(async () => {
    await (browser as Browser | undefined)?.close();
    await (relay as Relay | undefined)?.close();
    await Promise.all([
      (proxy as Proxy | undefined)?.close(),
      (feed as Tap | undefined)?.close(),
      (pds as Pds | undefined)?.close(),
      (wordpress as WordPress | undefined)?.close(),
    ]);
    vi.restoreAllMocks();
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
  });

  // The schedules

  /** Polls when the feed is due (WordPress asks for an hour), ten minutes after a slot. */
  const poll = async () => {
    moveTo(Math.ceil((Date.now() + 67 * MINUTE) / SLOT) * SLOT + 10 * MINUTE);
    await relay.invoke('watch');
    const log = join(folder, 'log.jsonl');
    const before = existsSync(log) ? readFileSync(log, 'utf8').length : 0;
    await relay.invoke('ingest');
    const lines = readFileSync(log, 'utf8').slice(before).trim().split('\n');
    return lines
      .map((line) => JSON.parse(line) as { event: string } & PollsReport)
      .find(({ event }) => event === 'ingest.run')?.polls[0];
  };
  const publish = async (): Promise<Taken[]> => {
    await relay.invoke('watch');
    const report = (await relay.invoke('publish')) as PublishReport;
    return report.kind === 'run' ? report.taken : expect.fail('the publisher found a gap');
  };

  // What is stored here, and what is there

  const stored = async (id: string): Promise<Delivery> =>
    (await relay.desk.delivery(id)) ?? expect.fail(`no delivery ${id}`);
  const drafted = async (post: Post): Promise<Delivery> => {
    const found = (await relay.desk.list('draft', { limit: 100 })).find(({ content }) => content.link === post.link);
    return stored(found?.id ?? expect.fail(`no draft of ${post.link}`));
  };
  const records = async (): Promise<Read[]> => {
    const asked = new URLSearchParams({ repo: account.did, collection: 'app.bsky.feed.post', limit: '100' });
    const answer = await fetch(`${pds.url}/xrpc/com.atproto.repo.listRecords?${asked.toString()}`);
    return ((await answer.json()) as { records: Read[] }).records;
  };
  /** By its card, so that a second post under another key would be seen. */
  const postsOf = async ({ content }: Delivery): Promise<Read[]> =>
    (await records()).filter(({ value }) => JSON.stringify(value).includes(JSON.stringify(content.link)));
  const sends = (): number => proxy.passed.filter((method) => method === PUT).length;

  // People

  const letters = async () =>
    (await relay.inbox.letters()).filter(({ destination }) => destination.to.some((to) => to.includes('lea@')));
  /** The links of the newest mail to the approver. */
  const mailed = async (): Promise<string[]> => {
    const before = (await letters()).length;
    await relay.invoke('notify');
    const [newest, ...rest] = await letters();
    expect(rest).toHaveLength(before);
    return newest?.body.text?.match(/http:\S+\/review\/\S+#\S+/g) ?? [];
  };
  const until = async (page: Page, apart: number): Promise<void> => {
    // eslint-disable-next-line no-restricted-syntax -- the page's own clock, and only to wait: nothing is asserted
    const from = await page.evaluate(() => performance.now());
    // eslint-disable-next-line no-restricted-syntax -- the same
    await page.waitForFunction((at) => performance.now() > at, from + apart);
  };
  const pressTwice = async (page: Page, button: Locator, between?: () => Promise<void>): Promise<void> => {
    await button.waitFor();
    await until(page, APART);
    await button.click();
    await page.waitForSelector('button.armed');
    await between?.();
    await until(page, APART);
    await button.click();
  };
  const open = async (link: string): Promise<Page> => {
    const page = await people.newPage();
    await page.goto(link);
    return page;
  };
  const review = async (link: string): Promise<Page> => {
    const page = await open(link);
    await page.waitForSelector('form[data-review]');
    return page;
  };
  const approve = async (page: Page, between?: () => Promise<void>): Promise<void> => {
    await pressTwice(page, page.locator('button[data-approve]'), between);
    await page.waitForSelector('.outcome');
    expect(await page.locator('.outcome h1').textContent()).toContain('Approuvé');
  };
  const approveForNow = async (link: string): Promise<void> => {
    const page = await review(link);
    await page.locator('select[data-slot]').selectOption('now');
    await approve(page);
    await page.close();
  };

  /** A post that was published, polled, mailed; `link` opens its review. */
  const asked = async (title: string, inside = ''): Promise<{ id: string; post: Post; link: string }> => {
    const content = `<p>${title}</p>${inside}`;
    const post = await wordpress.publish({ title, content, excerpt: 'Les quais bas ferment.' });
    expect(await poll()).toMatchObject({ status: 'ok', drafts: 1 });
    const { id } = await drafted(post);
    const [link] = await mailed();
    return { id, post, link: link ?? expect.fail('no link in the mail') };
  };
  /** A post that was approved and has left. */
  const sent = async (title: string): Promise<{ id: string; link: string }> => {
    const { id, link } = await asked(title);
    await approveForNow(link);
    expect(await publish()).toMatchObject([{ delivery: id, end: 'published' }]);
    return { id, link };
  };

  it('asks WordPress again with the ETag that it gave, and takes its 304 for an answer', async () => {
    const known = feed.exchanges.at(-1);

    expect(await poll()).toMatchObject({ status: 'not-modified', drafts: 0 });

    expect(known).toMatchObject({
      path: '/feed/',
      status: 200,
      answered: { etag: expect.stringMatching(/^"\w+"$/) as string },
    });
    expect(feed.exchanges.at(-1)).toMatchObject({
      path: '/feed/',
      asked: { 'if-none-match': known?.answered.etag },
      status: 304,
      bytes: 0,
    });
  });

  it('brings a post of WordPress to Bluesky as a person edited and approved it, at its slot, byte for byte', async () => {
    const known = feed.exchanges.at(-1)?.answered.etag;
    const { id, post, link } = await asked('Crue à Paris : les berges sont fermées 🌊');
    expect(feed.exchanges.at(-1)).toMatchObject({ asked: { 'if-none-match': known }, status: 200 });
    expect(feed.exchanges.at(-1)?.answered.etag).not.toBe(known);

    const page = await review(link);
    const text = `Crue à Paris : les berges sont rouvertes 👩‍🚒 #Crue ${post.link}`;
    await page.locator('details.edit summary').click();
    await page.locator('textarea[data-text]').fill(text);
    await approve(page, async () => expect((await stored(id)).state).toBe('draft'));
    const approved = await stored(id);
    const slot = Math.ceil(Date.now() / SLOT) * SLOT;
    expect(approved).toMatchObject({ state: 'approved', dueAt: slot, approval: { by: 'lea', under: false } });
    expect(approved.approval?.hash).toBe(contentHash(approved.content));
    expect(await publish()).toEqual([]);
    expect(await postsOf(approved)).toEqual([]);

    moveTo(slot);
    expect(await publish()).toMatchObject([{ delivery: id, end: 'published' }]);

    const { content, ...published } = await stored(id);
    const [read, ...more] = await postsOf(approved);
    expect(more).toEqual([]);
    expect(content).toEqual(approved.content);
    expect(read?.uri).toBe(`at://${account.did}/app.bsky.feed.post/${content.providerKey}`);
    expect(published).toMatchObject({ state: 'published', remoteId: read?.uri });
    expect(read?.value).toEqual(recordOf(content));
    expect(Date.parse(String(read?.value['createdAt']))).toBeGreaterThanOrEqual(slot);
    expect(content).toMatchObject({
      text,
      link: post.link,
      langs: ['fr-FR'],
      createdAt: new Date(slot).toISOString(),
      card: {
        url: post.link,
        title: 'Crue à Paris : les berges sont fermées 🌊',
        description: 'Les quais bas ferment.',
      },
    });
    const bytes = Buffer.from(text);
    const facets = read?.value['facets'] as { index: { byteStart: number; byteEnd: number } }[];
    expect(facets.map(({ index }) => bytes.subarray(index.byteStart, index.byteEnd).toString())).toEqual([
      '#Crue',
      post.link,
    ]);
    expect(await publish()).toEqual([]);
    expect(sends()).toBe(1);
    expect(await poll()).toMatchObject({ status: 'not-modified' });
  });

  it('brings the picture of a post to its card: seen by the person who approved it, byte for byte on Bluesky', async () => {
    const address = `${relay.newsroom.url}/pictures/berges.png`;
    const { id, link } = await asked('Les berges, vues de la mer', `<img src="${address}" alt="La baie">`);
    const image = (await stored(id)).content.card?.image ?? expect.fail('no picture');
    expect(image).toMatchObject({ url: address, type: 'image/png', width: 600, height: 315, alt: 'La baie' });

    const page = await review(link);
    const seen = (what: string) => page.evaluate(`document.querySelector('.card img').${what}`);
    await expect.poll(() => seen('naturalWidth'), PATIENCE).toBe(600);
    expect(await seen('src')).toBe(
      `${new URL(page.url()).origin}/picture/${new URL(link).pathname.slice(8)}/${image.sha256}`,
    );
    await page.locator('select[data-slot]').selectOption('now');
    await approve(page);
    expect(await publish()).toMatchObject([{ delivery: id, end: 'published' }]);

    const delivery = await stored(id);
    const [read] = await postsOf(delivery);
    expect(read?.value).toEqual(recordOf(delivery.content));
    const { thumb } = (read?.value['embed'] as { external: { thumb: { ref: { $link: string } } } }).external;
    const blob = await fetch(`${pds.url}/xrpc/com.atproto.sync.getBlob?did=${account.did}&cid=${thumb.ref.$link}`);
    const bytes = Buffer.from(await blob.arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(image.sha256);
    expect(bytes.equals(Buffer.from(await (await fetch(address)).arrayBuffer()))).toBe(true);
  });

  it('lets nothing out under a freeze nor after its thaw, and one post after a new approval', async () => {
    const before = sends();
    const { id, link } = await asked('Paris-Plages ouvre samedi');
    await approve(await review(link));
    const approved = await stored(id);

    const stopping = await open(await relay.link('ines', 'stop'));
    // The stop of a link has to be held.
    await stopping.locator('button.stop-button').click({ delay: 1_000 });
    await stopping.locator('.state.red h1', { hasText: 'Gelé' }).waitFor();
    moveTo((approved.dueAt ?? 0) + 1_000);
    expect(await publish()).toMatchObject([{ delivery: id, end: 'held' }]);
    expect(await postsOf(approved)).toEqual([]);

    await pressTwice(stopping, stopping.locator('form:has(input[value="thaw"]) button'));
    await expect
      .poll(async () => (await relay.desk.freezes()).map(({ thawedBy }) => thawedBy), PATIENCE)
      .toEqual(['ines']);
    expect(await publish()).toMatchObject([{ delivery: id, end: 'held' }]);
    expect(await postsOf(approved)).toEqual([]);
    expect(sends()).toBe(before);

    const [again] = await mailed();
    await approveForNow(again ?? '');
    expect(await publish()).toMatchObject([{ delivery: id, end: 'published' }]);
    expect(await publish()).toEqual([]);
    const { content } = await stored(id);
    expect(await postsOf(approved)).toMatchObject([{ value: recordOf(content) }]);
    expect(content.providerKey).toBe(approved.content.providerKey);
    expect(sends()).toBe(before + 1);
  });

  it('makes one post where the server answers too late, loses its reply, or fails after accepting, and proves it', async () => {
    const spoils: Spoil[] = ['never', 'lost', 'server-error', 'cut'];
    const before = sends();
    const posts: Post[] = [];
    for (const spoil of spoils) {
      posts.push(await wordpress.publish({ title: `Marché nocturne ${spoil}`, content: '<p>.</p>', excerpt: 'Port.' }));
    }
    expect(await poll()).toMatchObject({ status: 'ok', drafts: spoils.length });
    const ids = (await Promise.all(posts.map(drafted))).map(({ id }) => id);
    const links = await mailed();
    expect(links).toHaveLength(spoils.length);
    for (const link of links) await approveForNow(link);

    proxy.spoilNext(PUT, spoils);
    const taken = await publish();

    expect(taken.map(({ end }) => end)).toEqual(spoils.map(() => 'unknown'));
    const states = async () => (await Promise.all(ids.map(stored))).map(({ state }) => state);
    const counts = async () =>
      (await Promise.all((await Promise.all(ids.map(stored))).map(postsOf))).map((found) => found.length);
    expect(await states()).toEqual(spoils.map(() => 'unknown'));
    expect(await counts()).toEqual(spoils.map(() => 1));

    proxy.spoil('com.atproto.repo.getRecord', 'lost');
    expect(await publish()).toEqual([]);
    expect(await states()).toEqual(spoils.map(() => 'unknown'));

    proxy.heal();
    expect(await publish()).toEqual([]);
    expect(await states()).toEqual(spoils.map(() => 'published'));
    for (const id of ids) {
      const delivery = await stored(id);
      const [read, ...more] = await postsOf(delivery);
      expect(more).toEqual([]);
      expect(read?.value).toEqual(recordOf(delivery.content));
      expect(delivery.remoteId).toBe(read?.uri);
      expect((await relay.desk.audit(id)).at(-1)).toMatchObject({ from: 'unknown', to: 'published', how: 'probe' });
    }
    await relay.invoke('sweep');
    expect(await publish()).toEqual([]);
    expect(sends()).toBe(before + spoils.length);
    expect(await counts()).toEqual(spoils.map(() => 1));
  });

  it('takes a post back, and neither its old link nor the decision sent once more brings it back', async () => {
    let decision = '';
    people.on('request', (request) => {
      if (request.url().endsWith('/decide')) decision = request.postData() ?? '';
    });
    const { id, link } = await sent('Concours photo : vos plus beaux feux d’artifice');
    expect(await postsOf(await stored(id))).toHaveLength(1);
    const before = sends();

    const desk = await open(await relay.link('lea', 'desk'));
    const button = desk.locator(`form:has(input[value="take-back"]):has(input[value="${id}"]) button[data-sure]`);
    await pressTwice(desk, button);
    await desk.waitForSelector('.counting');
    // Who leaves the page within the ten seconds of undo has not called it back.
    await desk.goto('about:blank');
    await expect.poll(async () => (await stored(id)).takeBack?.by, PATIENCE).toBe('lea');
    await publish();

    expect((await stored(id)).state).toBe('withdrawn');
    expect(await postsOf(await stored(id))).toEqual([]);
    const [url = ''] = link.split('#');
    const repeated = await fetch(`${url}/decide`, { method: 'POST', body: new URLSearchParams(decision) });
    expect(decision).toContain('sure=yes');
    expect(repeated.status).toBe(409);
    const reopened = await open(link);
    await reopened.waitForSelector('.empty');
    expect(await reopened.locator('form[data-review]').count()).toBe(0);
    await relay.invoke('sweep');
    expect(await publish()).toEqual([]);
    expect((await stored(id)).state).toBe('withdrawn');
    expect(await postsOf(await stored(id))).toEqual([]);
    expect(sends()).toBe(before);
  });

  it('takes a post back while another publisher, started late, still holds it as approved: that one sends nothing', async () => {
    const { id, link } = await asked('Où pique-niquer ce soir ?');
    await approveForNow(link);
    const before = sends();
    vi.resetModules();
    const { handler } = await import('../../functions/publish.ts');
    await relay.invoke('watch');

    const login = proxy.hold('com.atproto.server.createSession');
    const late = handler({}, { getRemainingTimeInMillis: () => 60_000 });
    await login.arrived;
    expect(await publish()).toMatchObject([{ delivery: id, end: 'published' }]);
    expect(await postsOf(await stored(id))).toHaveLength(1);
    const token = (await relay.link('lea', 'desk')).split('#')[1] ?? '';
    await fetch(`${relay.url}/desk/act`, {
      method: 'POST',
      body: new URLSearchParams({ token, act: 'take-back', delivery: id, sure: 'yes' }),
    });
    await publish();
    expect((await stored(id)).state).toBe('withdrawn');
    login.release();

    expect(await late).toMatchObject({ kind: 'run', taken: [{ delivery: id, end: 'lost' }] });
    expect(sends()).toBe(before + 1);
    expect((await stored(id)).state).toBe('withdrawn');
    expect(await postsOf(await stored(id))).toEqual([]);
  });

  it('has said nothing of an error on all this way', () => {
    const lines = readFileSync(join(folder, 'log.jsonl'), 'utf8').trim().split('\n');
    const told = lines.map((line) => JSON.parse(line) as { level: string; event: string });

    expect(told.length).toBeGreaterThan(0);
    expect(told.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
