import { mkdtempSync, rmSync } from 'node:fs';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { run } from '../../lib/cli/main.ts';

/** What `vigie feed poll` says, poll after poll, of a feed that a server changes in between. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 10, 20, 12);

type Item = { title: string; link: string; guid: string | null; at: number | null; text: string };
const item = (n: number, over: Partial<Item> = {}): Item => ({
  title: `Story ${n}`,
  link: `https://news.example/${n}`,
  guid: `tag:${n}`,
  at: START + 10 * n * MINUTE,
  text: `About ${n}`,
  ...over,
});
/** Items n to 1, newest first. */
const upTo = (n: number): Item[] => Array.from({ length: n }, (_, index) => item(n - index));
const from = (first: number, last: number, over: (n: number) => Partial<Item> = () => ({})): Item[] =>
  Array.from({ length: last - first + 1 }, (_, index) => item(last - index, over(last - index)));
const but = (items: readonly Item[], title: string, change: Partial<Item> | null): Item[] =>
  items.flatMap((each) => (each.title === title ? (change === null ? [] : [{ ...each, ...change }]) : [each]));

const rss = (items: readonly Item[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><link>https://news.example/</link>${items
    .map(
      ({ title, link, guid, at, text }) =>
        `<item><title>${title}</title><link>${link.replaceAll('&', '&amp;')}</link>${guid === null ? '' : `<guid isPermaLink="false">${guid}</guid>`}${at === null ? '' : `<pubDate>${new Date(at).toUTCString()}</pubDate>`}<description>${text}</description></item>`,
    )
    .join('')}</channel></rss>`;

const Named = z.object({ title: z.string().nullable(), reason: z.string().optional() });
const Poll = z.object({
  status: z.enum(['ok', 'notModified', 'gone', 'error']),
  items: z.array(z.unknown()),
  new: z.array(Named),
  parked: z.array(Named),
  changed: z.array(Named),
  skipped: z.int(),
  retryAfterS: z.number().nullable(),
  permanentUrl: z.string().nullable(),
  error: z.object({ code: z.string() }).nullable(),
});

type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void;
const folder = mkdtempSync(join(tmpdir(), 'vigie-sequences-'));
let server: http.Server;
let origin: string;
let answer: Answer;
let asked: string[];
let state: string;
let now: number;
let files = 0;

beforeAll(async () => {
  server = http.createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  state = join(folder, `state-${(files += 1)}.json`);
  now = START + DAY;
  asked = [];
});

const send =
  (body: string, status = 200, headers: http.OutgoingHttpHeaders = {}): Answer =>
  (_, response) => {
    response.writeHead(status, headers);
    response.end(body);
  };

/**
 * One poll, an hour after the last. Answers the status, or what is new, parked (`?`) and changed (`~`), and how many
 * were skipped (`-n`).
 */
const poll = async (what: readonly Item[] | Answer | string, after = HOUR, ...more: string[]): Promise<string> => {
  now += after;
  answer = typeof what === 'function' ? what : send(typeof what === 'string' ? what : rss(what));
  let out = '';
  const args = ['poll', `${origin}/feed`, '--state', state, '--allow-private', '--now', new Date(now).toISOString()];
  const code = await run(['feed', ...args, ...more], { out: (text) => (out += text), err: () => undefined });
  expect(code).toBe(0);
  const { status, skipped, retryAfterS, error, permanentUrl, ...lists } = Poll.parse(JSON.parse(out));
  const names = (list: z.output<typeof Named>[], mark: string) =>
    list.map(({ title, reason }) => `${mark}${title}${reason === undefined ? '' : ` ${reason}`}`);
  return [
    ...(status === 'ok' ? [] : [error === null ? status : `${status} ${error.code}`]),
    ...names(lists.new, '').reverse(),
    ...names(lists.parked, '?'),
    ...names(lists.changed, '~'),
    ...(skipped === 0 ? [] : [`-${skipped}`]),
    ...(retryAfterS === null ? [] : [`again in ${retryAfterS} s`]),
    ...(permanentUrl === null ? [] : [permanentUrl.replace(origin, 'now ')]),
  ].join(', ');
};

describe('the first poll', () => {
  it('announces nothing, and what comes after it is new', async () => {
    expect(await poll(upTo(5))).toBe('-5');
    expect(await poll(upTo(6))).toBe('Story 6');
    expect(await poll(upTo(6))).toBe('');
  });

  it('announces as many of the newest as --backfill says', async () => {
    expect(await poll(upTo(5), HOUR, '--backfill', '2')).toBe('Story 4, Story 5, -3');
    expect(await poll(upTo(6), HOUR, '--backfill', '2')).toBe('Story 6');
  });

  it('is the first poll that brought a whole document', async () => {
    expect(await poll(send('', 500))).toBe('error http-status');
    expect(await poll(send('', 304))).toBe('error unexpected-not-modified');
    expect(await poll('<html>Back soon</html>')).toBe('error html');
    expect(await poll(upTo(5))).toBe('-5');
  });
});

describe('an item that changes', () => {
  it('is an update when its title changes, and when it changes back, and never a new item', async () => {
    await poll(upTo(4));
    expect(await poll(but(upTo(4), 'Story 2', { title: 'Corrected' }))).toBe('~Corrected title');
    expect(await poll(but(upTo(4), 'Story 2', { title: 'Corrected' }))).toBe('');
    expect(await poll(upTo(4))).toBe('~Story 2 title');
  });

  it('is recognised by its link when every guid changes, and by its guid when every link changes', async () => {
    await poll(upTo(4));
    const rekeyed = upTo(4).map((each) => ({ ...each, guid: `${each.guid}-v2` }));
    expect(await poll(rekeyed)).toBe('');
    const moved = rekeyed.map((each) => ({ ...each, link: `${each.link}/moved` }));
    expect(await poll(moved)).toBe('~Story 4 link, ~Story 3 link, ~Story 2 link, ~Story 1 link');
    // One known key is enough, however old it is.
    expect(await poll(upTo(4).map((each) => ({ ...each, guid: null })))).toBe('');
  });

  it('is recognised with tracking in its link, or without its guid', async () => {
    await poll(upTo(3));
    expect(
      await poll(upTo(3).map((each) => ({ ...each, link: `${each.link}?utm_source=rss&at_medium=x#xtor=RSS-1` }))),
    ).toBe('');
    expect(await poll(upTo(3).map((each) => ({ ...each, guid: null })))).toBe('');
  });

  it('is not new when it comes back after a poll, or after months of other items', async () => {
    await poll(upTo(5));
    expect(await poll(but(upTo(5), 'Story 4', null))).toBe('');
    expect(await poll(but(upTo(5), 'Story 4', null))).toBe('');
    expect(await poll(upTo(5))).toBe('');
    for (let month = 1; month <= 5; month += 1)
      await poll(
        from(100 * month, 100 * month + 59, () => ({ at: now })),
        30 * DAY,
      );
    expect(await poll([item(3), ...from(500, 559, () => ({ at: now - 30 * DAY }))], 30 * DAY)).toBe('');
  });
});

describe('guids', () => {
  it.each(['N/A', 'same', '0'])('identify no item when all items share one (%s)', async (guid) => {
    const shared = (n: number) => upTo(n).map((each) => ({ ...each, guid }));
    await poll(shared(4));
    expect(await poll(shared(5))).toBe('Story 5');
    expect(await poll([item(6, { guid })])).toBe('Story 6');
  });
});

describe('a document that repeats itself', () => {
  it('gives each item once', async () => {
    await poll(upTo(3));
    expect(await poll([item(4), item(4), ...upTo(3)])).toBe('Story 4, -1');
    expect(await poll([item(5), item(5, { guid: 'tag:5b' }), ...upTo(3)])).toBe('Story 5, -1');
    expect(await poll([item(5, { guid: 'tag:5b' }), item(4), ...upTo(3)])).toBe('');
  });

  it('gives nothing new in another order', async () => {
    await poll(upTo(10));
    expect(await poll(upTo(10).reverse())).toBe('');
  });
});

describe('a document that is not whole', () => {
  it('is an error and nothing is forgotten; nothing is forgotten after a shorter or empty feed either', async () => {
    await poll(upTo(10));
    const text = rss(upTo(12));
    expect(await poll(text.slice(0, text.length / 2))).toBe('error truncated');
    expect(await poll('')).toBe('error empty');
    expect(await poll('<html><body>ERROR</body></html>')).toBe('error html');
    expect(await poll(upTo(12))).toBe('Story 11, Story 12');
    expect(await poll(from(12, 12))).toBe('');
    expect(await poll([])).toBe('');
    expect(await poll(upTo(12))).toBe('');
  });
});

describe('a site that moves', () => {
  const move = (each: Item): Item => ({ ...each, guid: `new-${each.guid}`, link: each.link.replace('news.', 'www2.') });

  it('waits once for a person, and what it publishes afterwards is new', async () => {
    await poll(upTo(4));
    expect(await poll(upTo(4).map(move))).toBe(
      '?Story 4 migrated, ?Story 3 migrated, ?Story 2 migrated, ?Story 1 migrated',
    );
    expect(await poll(upTo(4).map(move))).toBe('');
    expect(await poll(upTo(5).map(move))).toBe('Story 5');
  });

  it('waits as a whole when it also shows more of its past, dated on the day of the move', async () => {
    await poll(upTo(10));
    const all = [...upTo(10), ...from(1_000, 1_060)].map((each) => ({ ...move(each), at: now }));
    const said = await poll(all);
    expect(said.split(', ')).toHaveLength(71);
    expect(said).not.toMatch(/(?:^|, )Story/);
  });

  it('waits when it shows a mass of old items, while a busy hour does not wait', async () => {
    await poll(upTo(10));
    const old = from(1_000, 1_049, (n) => ({ at: START - n * HOUR }));
    expect((await poll([...upTo(10), ...old])).split(', ').every((each) => each.endsWith(' flood'))).toBe(true);
    const busy = from(2_000, 2_049, () => ({ at: now }));
    expect((await poll([...busy, ...upTo(10)])).split(', ')).toHaveLength(50);
  });
});

describe('dates', () => {
  it('lose no item and hide none when they are ahead of the clock, long past or missing', async () => {
    await poll(upTo(4));
    expect(await poll([item(5, { at: START + 400 * DAY }), ...upTo(4)])).toBe('Story 5');
    expect(await poll([item(6), item(5, { at: START + 400 * DAY }), ...upTo(4)])).toBe('Story 6');
    expect(await poll([...upTo(4), item(7, { at: START - 30 * DAY })])).toBe('Story 7');
    expect(await poll([...upTo(4), item(8, { at: null })])).toBe('Story 8');
    expect(await poll([item(9, { at: 0 }), ...upTo(4)])).toBe('Story 9');
  });

  it('repeat nothing when our own clock goes back or a year ahead', async () => {
    await poll(upTo(4));
    expect(await poll(upTo(5), -5 * HOUR)).toBe('Story 5');
    expect(await poll(upTo(6), 365 * DAY)).toBe('Story 6');
    expect(await poll(upTo(7), -365 * DAY)).toBe('Story 7');
    expect(await poll(upTo(7))).toBe('');
  });
});

describe('other answers between polls', () => {
  it('change nothing when they are 304 or errors', async () => {
    const tagged =
      (etag: string, items: readonly Item[]): Answer =>
      (request, response) => {
        if (request.headers['if-none-match'] === etag) send('', 304)(request, response);
        else send(rss(items), 200, { etag })(request, response);
      };
    await poll(tagged('"a"', upTo(4)));
    expect(await poll(tagged('"a"', upTo(4)))).toBe('notModified');
    expect(await poll(send('', 503))).toBe('error http-status');
    expect(await poll(tagged('"a"', upTo(4)))).toBe('notModified');
    expect(await poll(tagged('"b"', upTo(5)))).toBe('Story 5');
    expect(await poll(tagged('"b"', upTo(5)))).toBe('notModified');
  });

  it('that ask for a pause get it, to the second', async () => {
    await poll(upTo(4));
    expect(await poll(send('', 429, { 'retry-after': '7200' }))).toBe('error rate-limited, again in 7200 s');
    expect(await poll(upTo(5))).toBe('error retry-later, again in 3600 s');
    expect(asked).toHaveLength(2);
    expect(await poll(upTo(5), HOUR)).toBe('Story 5');
  });

  it('that say the feed is gone end it, even when it comes back', async () => {
    await poll(upTo(4));
    expect(await poll(send('', 410))).toBe('gone');
    expect(await poll(upTo(5))).toBe('gone');
    expect(await poll(upTo(5), 30 * DAY)).toBe('gone');
    expect(asked).toHaveLength(2);
  });
});

describe('a feed that moves', () => {
  const at =
    (path: string, items: readonly Item[], other: Answer): Answer =>
    (request, response) => {
      if (request.url === path) send(rss(items))(request, response);
      else other(request, response);
    };
  const to = (location: string, status: number): Answer => send('', status, { location });

  it('permanently is asked at its new address from then on', async () => {
    await poll(upTo(4));
    expect(await poll(at('/new', upTo(5), to('/new', 301)))).toBe('Story 5, now /new');
    expect(await poll(at('/new', upTo(6), send('', 404)))).toBe('Story 6');
    expect(asked).toEqual(['/feed', '/feed', '/new', '/new']);
  });

  it('temporarily is asked at its old address', async () => {
    await poll(upTo(4));
    expect(await poll(at('/new', upTo(5), to('/new', 302)))).toBe('Story 5');
    expect(await poll(at('/feed', upTo(6), send('', 404)))).toBe('Story 6');
  });

  it('permanently by mistake is found again at its old address after some failures', async () => {
    await poll(upTo(4));
    await poll(at('/gone', upTo(4), to('/gone', 301)));
    const back = at('/feed', upTo(5), send('', 404));
    expect([await poll(back), await poll(back), await poll(back)]).toEqual(Array(3).fill('error http-status'));
    expect(await poll(back)).toBe('Story 5');
    expect(await poll(at('/feed', upTo(6), send('', 404)))).toBe('Story 6');
    expect(asked.slice(-5)).toEqual(['/gone', '/gone', '/gone', '/feed', '/feed']);
  });
});
