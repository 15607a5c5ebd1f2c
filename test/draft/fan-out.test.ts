import { describe, expect, it } from 'vitest';
import { dueOrders, fanOut, pollOrdered, type PollOrder } from '../../lib/draft/fan-out.ts';
import { pollersFor } from '../../lib/records/poll.ts';
import { openStore } from '../../lib/adapters/store/open-store.ts';
import type { HubState } from '../../lib/feed/websub.ts';
import type { Fetched } from '../../lib/feed/poll-feed.ts';
import type { Settings } from '../../lib/settings.ts';
import { memoryEngine } from '../engines/memory.ts';
import { createTable, EVENING, MINUTE, sampleSettings, SECOND, TABLE } from '../world.ts';

/** The clock's run, the queue and the polls, on a table that counts what is asked of it. */

const HOST = 'https://gazette.example';
type Item = { id: string; title: string; at: number };

const feedOf = (items: readonly Item[]): Buffer =>
  Buffer.from(
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'La Gazette',
      home_page_url: `${HOST}/`,
      items: items.map(({ id, title, at }) => ({
        id,
        url: `${HOST}/${id}`,
        title,
        date_published: new Date(at).toISOString(),
      })),
    }),
  );

const settingsWith = (feeds: Record<string, unknown>): Settings =>
  sampleSettings((config) => {
    config.feeds = Object.fromEntries(
      Object.entries(feeds).map(([id, url]) => [
        id,
        { url, lane: 'news', accounts: ['sandbox:gazette'], every: '15m' },
      ]),
    );
  });

const open = async (feeds: Record<string, string> = { une: `${HOST}/une` }) => {
  const engine = memoryEngine();
  await createTable(engine);
  const asked: string[] = [];
  const client = {
    send: (command: { constructor: { name: string } }, ...rest: unknown[]) => {
      asked.push(command.constructor.name.replace(/Command$/, ''));
      return (engine.send as (...input: unknown[]) => unknown)(command, ...rest);
    },
  };
  const clock = { now: EVENING };
  let ids = 0;
  const store = openStore({
    client: client as never,
    table: TABLE,
    sleep: () => Promise.resolve(),
    random: () => 0,
    newId: () => `id-${(ids += 1)}`,
    monotonic: () => clock.now,
  });
  const answers = new Map<string, () => Fetched | Promise<Fetched>>();
  const fetched: string[] = [];
  const queue: { order: PollOrder; delayS: number }[] = [];
  const logs: string[] = [];
  const left = { ms: 60_000 };
  const deps = {
    ...store,
    remainingMs: () => left.ms,
    settings: settingsWith(feeds),
    now: () => clock.now,
    random: () => 0,
    log: (_: string, event: string) => void logs.push(event),
    announce: () => Promise.resolve(),
    choosePicture: () => Promise.resolve({ media: null, why: null }),
    twinKey: () => Promise.resolve(null),
    fetch: async (url: string): Promise<Fetched> => {
      fetched.push(url);
      return (await answers.get(url)?.()) ?? { kind: 'error', reason: 'unreachable', detail: '', retryAt: null };
    },
    keepSubscribed: (_: string, hub: HubState) => Promise.resolve(hub),
    sendOrders: (orders: readonly { order: PollOrder; delayS: number }[]) => {
      queue.push(...orders);
      return Promise.resolve();
    },
  };
  const items: Item[] = [{ id: 'one', title: 'Une', at: EVENING - MINUTE }];
  const whole = (etag: string | null = '"a"'): Fetched => ({
    kind: 'ok',
    body: feedOf(items),
    contentType: 'application/feed+json',
    url: `${HOST}/une`,
    permanentUrl: null,
    validators: etag === null ? null : { etag, lastModified: null },
    maxAgeMs: null,
  });
  answers.set(`${HOST}/une`, () => whole());
  const deliver = (messages: readonly PollOrder[]) =>
    pollOrdered(
      deps,
      messages.map((order, index) => ({ id: `m${index}`, body: JSON.stringify(order) })),
    );
  /** A minute's run, and the polls that are ordered until then. */
  let delivered = 0;
  const minute = async () => {
    await fanOut(deps);
    const orders = queue.slice(Math.min(delivered, queue.length)).map(({ order }) => order);
    delivered = queue.length;
    return deliver(orders);
  };
  const counted = async (work: () => Promise<unknown>): Promise<string[]> => {
    asked.length = 0;
    await work();
    return [...asked];
  };
  return { left, deps, clock, answers, fetched, queue, logs, items, whole, deliver, minute, counted, asked };
};

const UNE: PollOrder = { feed: 'une', since: null };
const drafts = (polls: readonly { drafts: number }[]) => polls.reduce((sum, poll) => sum + poll.drafts, 0);

describe('a poll with nothing new', () => {
  it.each<[string, (world: Awaited<ReturnType<typeof open>>) => Fetched]>([
    ['a 304', () => ({ kind: 'not-modified', permanentUrl: null, validators: null, maxAgeMs: null })],
    ['the same document under the same ETag', ({ whole }) => whole()],
  ])('costs two small writes, the look for what is due and a look at what is remembered: %s', async (_, answer) => {
    const world = await open();
    await world.minute();
    world.clock.now += 16 * MINUTE;
    // The second look remembers what a first cannot know.
    await world.minute();
    world.clock.now += 16 * MINUTE;
    world.answers.set(`${HOST}/une`, () => answer(world));

    const asked = await world.counted(() => world.minute());

    expect(world.fetched).toHaveLength(3);
    expect(asked).toEqual(['Query', 'UpdateItem', 'UpdateItem', 'GetItem']);
  });

  it('stores a new validator from the publisher with one more write, and sends it next time', async () => {
    const world = await open();
    await world.minute();
    world.clock.now += 16 * MINUTE;
    world.answers.set(`${HOST}/une`, () => world.whole('"b"'));

    expect((await world.counted(() => world.minute())).slice(4)).toEqual(['TransactWriteItems']);
  });

  it('is not repeated within the interval, and one query finds what is due for all feeds', async () => {
    const feeds = Object.fromEntries(Array.from({ length: 90 }, (_, n) => [`f${n}`, `https://h${n}.example/feed`]));
    const world = await open(feeds);
    await world.minute();
    world.clock.now += MINUTE;

    expect(await world.counted(() => world.minute())).toEqual(['Query']);
  });
});

describe('the same order twice', () => {
  it('polls once: the second order costs one refused write', async () => {
    const world = await open();
    await world.minute();
    world.clock.now += 16 * MINUTE;
    world.items.unshift({ id: 'two', title: 'Deux', at: world.clock.now });

    const { polls } = await world.deliver([UNE, UNE]);

    expect(drafts(polls)).toBe(1);
    expect(world.fetched).toHaveLength(2);
    expect(await world.counted(() => world.deliver([UNE]))).toEqual(['UpdateItem']);
  });

  it('fetches once and makes one draft, even in two runs at the same time', async () => {
    const world = await open();
    await world.minute();
    world.clock.now += 16 * MINUTE;
    world.items.unshift({ id: 'two', title: 'Deux', at: world.clock.now });

    const runs = await Promise.all([world.deliver([UNE]), world.deliver([UNE]), world.deliver([UNE])]);

    expect(drafts(runs.flatMap(({ polls }) => polls))).toBe(1);
    expect(world.fetched).toHaveLength(2);
    expect(await world.deps.list('draft')).toHaveLength(1);
  });

  it('does nothing for a feed that the configuration no longer has', async () => {
    const world = await open();

    expect(await world.counted(() => world.deliver([{ feed: 'gone', since: null }]))).toEqual([]);
  });
});

describe('a feed that is due and ordered', () => {
  it('is not ordered again while those who poll are behind', async () => {
    const world = await open();
    expect(await fanOut(world.deps)).toMatchObject({ sent: 1 });
    for (let minute = 0; minute < 59; minute += 1) {
      world.clock.now += MINUTE;
      expect(await fanOut(world.deps)).toMatchObject({ sent: 0 });
    }
    expect(drafts((await world.deliver([UNE])).polls)).toBe(0);
    expect(world.fetched).toHaveLength(1);
  });

  it('is ordered again when the queue has lost the order', async () => {
    const world = await open();
    await fanOut(world.deps);
    world.clock.now += 60 * MINUTE;
    expect(await fanOut(world.deps)).toMatchObject({ sent: 1 });
  });

  it('is ordered again a minute later when the queue did not take the order', async () => {
    const world = await open();
    const { sendOrders } = world.deps;
    world.deps.sendOrders = () => Promise.reject(new Error('the queue did not take 1 of the orders'));
    await expect(fanOut(world.deps)).rejects.toThrow('did not take');
    world.deps.sendOrders = sendOrders;
    world.clock.now += MINUTE;
    expect(await fanOut(world.deps)).toMatchObject({ sent: 1 });
  });

  it('is ordered again when a clock of 2038 ordered it', async () => {
    const world = await open();
    world.clock.now = Date.parse('2038-01-19T03:14:00Z');
    await fanOut(world.deps);
    world.clock.now = EVENING;
    expect(await fanOut(world.deps)).toMatchObject({ sent: 1 });
  });
});

describe('a poll that breaks', () => {
  it('fails alone: the other feeds of its batch are polled, and only its own message is delivered again', async () => {
    const world = await open({ une: `${HOST}/une`, bad: 'https://bad.example/feed' });
    world.answers.set('https://bad.example/feed', () => Promise.reject(new Error('out of memory')));

    const { polls, failed } = await world.deliver([{ feed: 'bad', since: null }, UNE]);

    expect(polls.map(({ feed, status }) => [feed, status])).toEqual([['une', 'ok']]);
    expect(failed).toEqual(['m0']);
    expect(world.logs).toContain('ingest.failed');
  });

  it('is ordered again after five minutes, not every minute', async () => {
    const world = await open({ bad: 'https://bad.example/feed' });
    world.answers.set('https://bad.example/feed', () => Promise.reject(new Error('out of memory')));
    await world.minute();
    world.clock.now += 4 * MINUTE;
    expect(await fanOut(world.deps)).toMatchObject({ sent: 0 });
    world.clock.now += MINUTE;
    expect(await fanOut(world.deps)).toMatchObject({ sent: 1 });
  });

  it('is ordered again after its interval when the run that took it died', async () => {
    const world = await open();
    const { url, every: everyMs } = world.deps.settings.feeds['une']!;
    await world.deps.takePoll('une', { url, everyMs, since: null, now: world.clock.now });

    world.clock.now += 14 * MINUTE;
    expect(await fanOut(world.deps)).toMatchObject({ sent: 0 });
    world.clock.now += MINUTE;
    expect(drafts((await world.minute()).polls)).toBe(0);
    expect(world.fetched).toHaveLength(1);
  });

  it('is ordered again within two days when a gone feed gets another address', async () => {
    const world = await open();
    await world.minute();
    world.clock.now += 16 * MINUTE;
    world.answers.set(`${HOST}/une`, () => ({ kind: 'gone' }));
    await world.minute();
    world.deps.settings = settingsWith({ une: `${HOST}/ailleurs` });
    const { url, every: everyMs } = world.deps.settings.feeds['une']!;

    // Taken by a run that dies.
    expect((await world.deps.takePoll('une', { url, everyMs, since: null, now: world.clock.now })).kind).toBe('taken');
    world.clock.now += 48 * 60 * MINUTE;
    expect(await fanOut(world.deps)).toMatchObject({ sent: 1 });
  });

  it.each(['the clock’s order', 'a hub’s ping'])(
    'that a clock of 2038 dated is followed by one at today’s time, by %s',
    async (by) => {
      const world = await open();
      await world.minute();
      world.clock.now = Date.parse('2038-01-19T03:14:00Z');
      await world.minute();
      expect(world.fetched).toHaveLength(2);
      world.clock.now = EVENING + 60 * MINUTE;
      world.items.unshift({ id: 'two', title: 'Deux', at: world.clock.now });

      const order = { feed: 'une', since: world.clock.now };
      const { polls } = await (by === 'a hub’s ping' ? world.deliver([order]) : world.minute());

      expect(world.fetched).toHaveLength(3);
      expect(drafts(polls)).toBe(1);
      expect(await fanOut(world.deps)).toMatchObject({ sent: 0 });
      world.clock.now += 16 * MINUTE;
      expect(await fanOut(world.deps)).toMatchObject({ sent: 1 });
    },
  );

  it('fails only its own message when nobody can read it', async () => {
    const world = await open();
    const { polls, failed } = await pollOrdered(world.deps, [
      { id: 'a', body: 'not json' },
      { id: 'b', body: '{"feed":1}' },
      { id: 'c', body: JSON.stringify(UNE) },
    ]);

    expect([polls.length, failed]).toEqual([1, ['a', 'b']]);
  });

  it('does not begin when too little time is left: its message is delivered again and nothing is taken', async () => {
    const world = await open();
    world.left.ms = 30_000;

    expect(await world.counted(async () => expect((await world.deliver([UNE])).failed).toEqual(['m0']))).toEqual([]);
    world.left.ms = 60_000;
    expect((await world.deliver([UNE])).polls).toHaveLength(1);
  });

  it('keeps what a later poll stored when that one overtakes it', async () => {
    const world = await open();
    await world.minute();
    world.clock.now += 16 * MINUTE;
    world.items.unshift({ id: 'two', title: 'Deux', at: world.clock.now });
    // While the first still waits for its answer a hub's news has the feed polled to its end.
    let inner: unknown = null;
    world.answers.set(`${HOST}/une`, async () => {
      if (inner === null) {
        inner = 1;
        world.clock.now += 20 * SECOND;
        inner = await world.deliver([{ feed: 'une', since: world.clock.now }]);
      }
      return world.whole();
    });

    const { polls } = await world.deliver([UNE]);

    expect(inner).toMatchObject({ polls: [{ drafts: 1 }], failed: [] });
    expect(drafts(polls)).toBe(0);
    expect(world.logs).toContain('poll.overtaken');
    expect(await world.deps.list('draft')).toHaveLength(1);
  });
});

describe('news from a hub', () => {
  const ping = (since: number): PollOrder => ({ feed: 'une', since });

  it('polls a feed that is not due, once for all pings that came before the poll', async () => {
    const world = await open();
    await world.minute();
    world.clock.now += 3 * MINUTE;
    world.items.unshift({ id: 'two', title: 'Deux', at: world.clock.now });
    const at = world.clock.now;

    const { polls } = await world.deliver([ping(at - SECOND), ping(at - 2), ping(at)]);

    expect(drafts(polls)).toBe(1);
    expect(world.fetched).toHaveLength(2);
  });

  it('is looked at ten seconds later when it comes moments after a poll began, and is never lost', async () => {
    const world = await open();
    await world.minute();
    world.clock.now += 4 * SECOND;
    const order = ping(world.clock.now);
    world.queue.length = 0;

    await world.deliver([order]);

    expect(world.fetched).toHaveLength(1);
    expect(world.queue).toEqual([{ order, delayS: 6 }]);
    world.clock.now += 6 * SECOND;
    world.items.unshift({ id: 'two', title: 'Deux', at: world.clock.now });
    expect(drafts((await world.deliver([order])).polls)).toBe(1);
  });

  it('does not poll a feed that is gone, nor one whose publisher asked to wait', async () => {
    const world = await open();
    await world.minute();
    world.clock.now += 20 * MINUTE;
    world.answers.set(`${HOST}/une`, () => ({
      kind: 'error',
      reason: 'rate-limited',
      detail: '',
      retryAt: world.clock.now + 60 * MINUTE,
    }));
    await world.minute();
    world.clock.now += 30 * MINUTE;
    await world.deliver([ping(world.clock.now)]);
    expect(world.fetched).toHaveLength(2);

    world.answers.set(`${HOST}/une`, () => ({ kind: 'gone' }));
    world.clock.now += 60 * MINUTE;
    await world.minute();
    world.clock.now += 60 * MINUTE;
    world.queue.length = 0;
    await world.deliver([ping(world.clock.now)]);
    expect(world.fetched).toHaveLength(3);
    expect(world.queue).toEqual([]);
  });
});

describe('large documents', () => {
  it('are read one after the other, and hold up no small one', async () => {
    const names = ['big-1', 'small', 'big-2', 'big-3'];
    const world = await open(Object.fromEntries(names.map((name) => [name, `https://${name}.example/feed`])));
    const large = Buffer.concat([feedOf(world.items), Buffer.alloc(1_000_000, 32)]);
    const kept: string[] = [];
    const held = Promise.withResolvers<null>();
    const isWaiting = Promise.withResolvers<null>();
    const { keepPoll } = world.deps;
    world.deps.keepPoll = async (...input) => {
      kept.push(input[0]);
      // All are fetched, and the small one is read, while the first large one is still being worked on.
      if (kept.includes('big-1') && kept.includes('small')) isWaiting.resolve(null);
      if (input[0] === 'big-1') await held.promise;
      return keepPoll(...input);
    };
    for (const name of names) {
      const answer = { ...(world.whole() as Extract<Fetched, { kind: 'ok' }>), url: `https://${name}.example/feed` };
      world.answers.set(answer.url, () => (name === 'small' ? answer : { ...answer, body: large }));
    }
    const run = world.deliver(names.map((feed) => ({ feed, since: null })));
    await isWaiting.promise;
    expect(world.fetched).toHaveLength(4);
    expect(kept.filter((name) => name.startsWith('big'))).toEqual(['big-1']);

    held.resolve(null);
    expect((await run).polls.map(({ feed }) => feed).toSorted()).toEqual(names.toSorted());
  });

  it('that break their poll let the next one be read', async () => {
    const world = await open({ bad: 'https://bad.example/feed', une: `${HOST}/une` });
    const large = Buffer.alloc(1_000_000, 32);
    for (const url of ['https://bad.example/feed', `${HOST}/une`])
      world.answers.set(url, () => ({ ...(world.whole() as Extract<Fetched, { kind: 'ok' }>), body: large }));
    const { polls } = await world.deliver([{ feed: 'bad', since: null }, UNE]);
    expect(polls.map(({ status }) => status)).toEqual(['error', 'error']);
  });
});

describe('a dead feed', () => {
  const failing = (): Fetched => ({ kind: 'error', reason: 'unreachable', detail: '', retryAt: null });
  const dead = async (world: Awaited<ReturnType<typeof open>>) => (await fanOut(world.deps)).named;

  it('is counted in every run from its fourth failure in a row on, until it answers', async () => {
    const world = await open();
    world.answers.set(`${HOST}/une`, failing);
    const named: string[][] = [];
    for (let failures = 1; failures <= 5; failures += 1) {
      await world.minute();
      named.push(await dead(world));
      world.clock.now += 5 * 60 * MINUTE;
    }
    expect(named).toEqual([[], [], [], ['une'], ['une']]);

    world.answers.set(`${HOST}/une`, () => world.whole());
    await world.minute();
    expect(await fanOut(world.deps)).toMatchObject({ dead: 0, named: [] });
  });

  it('is one that is gone, until its address is another', async () => {
    const world = await open();
    world.answers.set(`${HOST}/une`, () => ({ kind: 'gone' }));
    await world.minute();
    world.clock.now += 30 * 24 * 60 * MINUTE;
    expect(await fanOut(world.deps)).toEqual({ sent: 0, dead: 1, named: ['une'] });

    world.deps.settings = settingsWith({ une: `${HOST}/new` });
    expect(await dead(world)).toEqual([]);
  });

  it('is one whose polls break off here, until one is whole, also when that one brings nothing new', async () => {
    const world = await open();
    world.answers.set(`${HOST}/une`, () => world.whole());
    await world.minute();
    world.answers.set(`${HOST}/une`, () => {
      throw new Error('the poll broke off');
    });
    for (let failures = 1; failures <= 4; failures += 1) {
      world.clock.now += 20 * MINUTE;
      expect(await dead(world)).toEqual([]);
      await world.minute();
    }
    expect(await dead(world)).toEqual(['une']);

    world.answers.set(`${HOST}/une`, () => world.whole());
    world.clock.now += 20 * MINUTE;
    await world.minute();
    expect(await dead(world)).toEqual([]);
  });
});

describe('feeds of one host', () => {
  const settings = settingsWith({
    a: 'https://one.example/a',
    b: 'https://one.example/b',
    c: 'https://two.example/c',
    d: 'https://one.example/d',
  });
  const time = (nextAt: number, path: string) => ({
    nextAt,
    url: `https://one.example/${path}`,
    failures: 0,
    orderedFor: 0,
  });

  it('are polled five seconds apart, longest due first; those of different hosts at the same time', () => {
    const times = new Map([
      ['a', time(EVENING - 1_000, 'a')],
      ['b', time(EVENING - 9_000, 'b')],
      ['d', time(EVENING - 5_000, 'd')],
    ]);

    expect(dueOrders(settings, times, EVENING).map(({ order, delayS }) => [order.feed, delayS])).toEqual([
      ['c', 0],
      ['b', 0],
      ['d', 5],
      ['a', 10],
    ]);
  });

  it('that are ordered in a later minute come after those that were ordered before', () => {
    const many = settingsWith(
      Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`f${n}`, `https://one.example/${n}`])),
    );
    const timeOf = (n: number, orderedFor: number) => ({
      ...{ nextAt: EVENING - 30_000 + n, url: `https://one.example/${n}`, failures: 0, orderedFor },
    });
    const first = new Map(Array.from({ length: 30 }, (_, n) => [`f${n}`, timeOf(n, 0)]));
    for (let n = 30; n < 40; n += 1) first.set(`f${n}`, { ...timeOf(n, 0), nextAt: EVENING + 30_000 });
    const orders = dueOrders(many, first, EVENING);
    expect(orders.map(({ delayS }) => delayS)).toEqual(Array.from({ length: 30 }, (_, n) => 5 * n));

    const marked = new Map(first);
    for (const { order, delayS } of orders)
      marked.set(order.feed, { ...first.get(order.feed)!, orderedFor: EVENING + 1_000 * delayS });
    const second = dueOrders(many, marked, EVENING + 60_000);
    // The last of the first thirty comes 145 s after them, which is 85 s from now.
    expect(second.map(({ delayS }) => delayS)).toEqual(Array.from({ length: 10 }, (_, n) => 90 + 5 * n));
  });

  it('are left to a later run when they would have to wait longer than the queue can delay', () => {
    const many = settingsWith(
      Object.fromEntries(Array.from({ length: 250 }, (_, n) => [`f${n}`, `https://one.example/${n}`])),
    );
    const orders = dueOrders(many, new Map(), EVENING);

    expect(orders).toHaveLength(181);
    expect(Math.max(...orders.map(({ delayS }) => delayS))).toBe(900);
  });

  it('are polled at once when the host is this machine', () => {
    const local = settingsWith({ a: 'http://127.0.0.1:1/a', b: 'http://127.0.0.1:1/b' });

    expect(dueOrders(local, new Map(), EVENING).map(({ delayS }) => delayS)).toEqual([0, 0]);
  });

  it('are due at once when their address is new', () => {
    const times = new Map([
      ['a', { nextAt: EVENING + 900_000, url: 'https://old.example/a', failures: 0, orderedFor: 0 }],
    ]);

    expect(dueOrders(settingsWith({ a: 'https://one.example/a' }), times, EVENING)).toHaveLength(1);
  });
});

describe('the functions that poll side by side', () => {
  it.each([
    [1, 2],
    [900, 2],
    [3_000, 7],
    [10_000, 23],
    [100_000, 100],
  ])('are as many as %i feeds of 15 minutes need: %i', (feeds, pollers) => {
    const each = settingsWith({ une: `${HOST}/une` }).feeds['une']!;
    const many = Object.fromEntries(Array.from({ length: feeds }, (_, n) => [`f${n}`, each]));
    expect(pollersFor({ feeds: many })).toBe(pollers);
  });
});
