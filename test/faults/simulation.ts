import {
  DeleteItemCommand,
  PutItemCommand,
  UpdateItemCommand,
  type DynamoDBClient,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { createHash } from 'node:crypto';
import { openStore } from '../../lib/adapters/store.ts';
import { digest, type Entry } from '../../lib/approval/digest.ts';
import { decide, openReview, type Order, type Review } from '../../lib/approval/review.ts';
import { applyConfiguration } from '../../lib/configuration/apply.ts';
import { readyOnce, type Network, type NotSent, type Outcome } from '../../lib/delivery/network.ts';
import { proveUnknown } from '../../lib/delivery/probe.ts';
import { publishDue, type PublishDeps } from '../../lib/delivery/publish.ts';
import { sweep, type SweepDeps } from '../../lib/delivery/sweep.ts';
import { resolveDelivery } from '../../lib/delivery/resolve.ts';
import { carryOutTakeBacks, orderTakeBack } from '../../lib/delivery/take-back.ts';
import { ingestFeed, makeDraft } from '../../lib/draft/ingest.ts';
import type { HubState } from '../../lib/feed/websub.ts';
import { readFeed } from '../../lib/feed/document.ts';
import type { FeedItem } from '../../lib/feed/item.ts';
import type { Fetched } from '../../lib/feed/poll-feed.ts';
import { openFreeze, settleFreeze, type StopAnswer, type StopOrder } from '../../lib/freeze/stop.ts';
import { thaw } from '../../lib/freeze/thaw.ts';
import type { Settings } from '../../lib/settings.ts';
import { faults, memoryEngine, type Call } from '../engines/memory.ts';
import {
  createTable,
  EVENING,
  feedItem,
  HOUR,
  MINUTE,
  plannedItem,
  sampleSettings,
  SECOND,
  seeded,
  TABLE,
  type Random,
} from '../world.ts';
import { openObserver, type Actor, type Observer, type Pressed, type Violation } from './observer.ts';
import { openScheduler } from './scheduler.ts';

/**
 * One seeded evening of the whole relay: the real flows and the real store on the engine in memory, each call of which may be late, lost, refused or
 * doubled; functions that overlap and die; clocks that disagree; networks that lie; people who click twice. The same seed is the same evening.
 */

export type Level = 'calm' | 'windy' | 'storm';

export type Action = {
  /** Which random numbers are its own, and its name in the story. */
  number: number;
  /** Milliseconds after the evening's start. */
  at: number;
  kind: Kind;
  level: Level;
  skew: number;
};

const KINDS = {
  publish: 14,
  approve: 14,
  freeze: 6,
  thaw: 5,
  watch: 6,
  digest: 5,
  sweep: 4,
  ingest: 4,
  decide: 2,
  takeBack: 2,
  resolve: 3,
  scanner: 2,
  configure: 2,
  damage: 1,
  poison: 1,
} as const;
export type Kind = keyof typeof KINDS;

export type Process = Actor & {
  number: number;
  random: Random;
  level: Level;
  dead: boolean;
  monotonic: () => number;
  now: () => number;
};

type Call_ = { name: Call['name']; input: Record<string, unknown> };

/** One mistake, switched on in the test alone: what it makes of a command on its way, or of what a flow is given. */
export type Mutation = {
  rewrite?: (call: Call_, process: Process) => void;
  deps?: (deps: Deps, process: Process) => Deps;
  network?: (network: Network) => Network;
  /** A person's page decides with what is stored when it is posted, instead of with what it showed. */
  order?: (order: Order, deps: Deps) => Promise<Order>;
  /** What happens when a mail scanner has opened a link. */
  opened?: (page: Review, deps: Deps) => Promise<void>;
};

export type RunOptions = {
  seed: number;
  mutation?: Mutation;
  /** Instead of the seed's own actions: for the shortest trace. */
  plan?: readonly Action[];
  trace?: boolean;
};

export type Ended = {
  seed: number;
  violations: Violation[];
  trace: string[];
  hash: string;
  events: number;
  plan: readonly Action[];
  states: Record<string, number>;
  /** The table as it is at the end. */
  dump: () => ReturnType<ReturnType<typeof memoryEngine>['dump']>;
};

const SPAN = 3 * HOUR;

/** The actions of a seed: most of them crowded into a few busy moments, where races are. `crowd`: more of these, too. */
export const planOf = (seed: number, crowd: readonly Kind[] = []): Action[] => {
  const random = seeded(seed);
  const busy = Array.from({ length: 3 + random.below(3) }, () => 5 * MINUTE + random.below(SPAN - 10 * MINUTE));
  if (random.chance(0.25)) busy[0] = random.pick([1, 2]) * HOUR - 1_500;
  const levels: Level[] = random.chance(0.2)
    ? ['calm']
    : random.chance(0.2)
      ? ['storm', 'windy']
      : ['calm', 'calm', 'windy'];
  const skewed = random.chance(0.35);
  const skew = () => (skewed ? Math.round((random.next() * 2 - 1) * 5 * MINUTE) : 0);
  const kinds = Object.entries(KINDS).flatMap(([kind, weight]) => Array<Kind>(weight).fill(kind as Kind));
  const damage = random.chance(0.3) || crowd.includes('damage');
  const plan: Action[] = [];
  const add = (kind: Kind, at: number) =>
    plan.push({
      number: plan.length + 1,
      at: Math.max(0, Math.round(at)),
      kind,
      level: random.pick(levels),
      skew: skew(),
    });
  // So that there is something to decide about.
  add('ingest', 10 * SECOND);
  add('watch', 20 * SECOND);
  add('digest', MINUTE);
  for (let at = 7 * MINUTE; at < SPAN; at += 7 * MINUTE) if (random.chance(0.93)) add('watch', at);
  for (const moment of busy) {
    add('digest', moment - 3 * MINUTE);
    add('approve', moment - 2 * MINUTE + random.below(2 * MINUTE));
    add('approve', moment - 2 * MINUTE + random.below(2 * MINUTE));
    add('publish', moment + random.below(2_000));
    if (random.chance(0.5)) add('publish', moment + random.below(2_000));
    if (random.chance(0.6)) add('freeze', moment + random.below(2_500));
  }
  const count = 22 + random.below(14);
  for (let index = 0; index < count; index += 1) {
    const kind = random.pick(kinds);
    if (!damage && (kind === 'damage' || kind === 'poison')) continue;
    const at = random.chance(0.65)
      ? random.pick(busy) + random.below(4_000) - 500
      : 2 * MINUTE + random.below(SPAN - 2 * MINUTE);
    add(kind, at);
    if (random.chance(0.12)) add(kind, at + random.below(3_000));
  }
  for (const moment of busy)
    for (const kind of crowd) for (let more = 0; more < 2; more += 1) add(kind, moment + random.below(20_000));
  return plan.sort((a, b) => a.at - b.at || a.number - b.number);
};

const BASE = () =>
  sampleSettings((config) => {
    for (const feed of Object.values(config.feeds)) Object.assign(feed as object, { backfill: 1, every: '1m' });
  });

const variants: (() => Settings)[] = [
  BASE,
  () =>
    sampleSettings((config) => {
      for (const feed of Object.values(config.feeds)) Object.assign(feed as object, { backfill: 1, every: '1m' });
      Object.assign(config.feeds['une'] as object, { lane: 'promo' });
    }),
  () =>
    sampleSettings((config) => {
      for (const feed of Object.values(config.feeds)) Object.assign(feed as object, { backfill: 1, every: '1m' });
      delete config.feeds['alertes'];
      Object.assign(config.people['lea'] as object, { may: ['freeze'] });
    }),
];
const SETTINGS = variants.map((make) => make());

const chances: Record<
  Level,
  Record<'conflict' | 'throttle' | 'refused' | 'lostRequest' | 'lostReply' | 'slow', number>
> = {
  calm: { conflict: 0, throttle: 0, refused: 0, lostRequest: 0, lostReply: 0, slow: 0 },
  windy: { conflict: 0.06, throttle: 0.02, refused: 0.01, lostRequest: 0.01, lostReply: 0.02, slow: 0.03 },
  storm: { conflict: 0.35, throttle: 0.08, refused: 0.03, lostRequest: 0.03, lostReply: 0.06, slow: 0.06 },
};

/** The network's own time for a request that it answers too late; never longer than what anybody calls settled, clocks included. */
const LATE_MS = 4 * MINUTE;

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

const clockText = (at: number): string => new Date(at).toISOString().slice(11, 23);

export type Deps = ReturnType<typeof baseDeps>;

const baseDeps = (parts: {
  process: Process;
  store: ReturnType<typeof openStore>;
  sleep: (ms: number) => Promise<void>;
  network: (account: string) => Promise<Network | NotSent>;
  mail: (person: string, entries: readonly Entry[], desk: string) => Promise<void>;
  fetch: (url: string) => Promise<Fetched>;
  remainingMs: () => number;
}) => {
  const { process, store, sleep, network, mail, fetch, remainingMs } = parts;
  const newId = () => {
    const part = () => process.random.below(0x7fffffff).toString(16).padStart(8, '0');
    return `${part()}-${part()}-${part()}`;
  };
  return {
    ...store,
    settings: process.settings,
    now: process.now,
    monotonic: process.monotonic,
    sleep,
    newId,
    random: process.random.next,
    newSecret: () => `secret-${newId()}`,
    randomBytes: (count: number) => Uint8Array.from({ length: count }, () => process.random.below(256)),
    announce: () => Promise.resolve(),
    log: () => undefined,
    network,
    mail,
    fetch,
    fetchPicture: () => Promise.resolve({ kind: 'gone' as const }),
    remainingMs,
    gapMs: null as number | null,
    keepSubscribed: (_: string, hub: HubState) => Promise.resolve(hub),
    // Every run polls: what a due feed does is played here, not when it is due.
    takePoll: (feed: string, order: Parameters<typeof store.takePoll>[1]) =>
      store.takePoll(feed, { ...order, since: Number.MAX_SAFE_INTEGER }),
    stop: ((): Promise<StopAnswer> => Promise.reject(new Error('wired below'))) as (
      order: StopOrder,
    ) => Promise<StopAnswer>,
    inFlight: () => store.inFlight(),
    budget: (account: string) => store.budget(account),
    move: (...input: Parameters<typeof store.move>) => store.move(...input),
    claim: (...input: Parameters<typeof store.claim>) => store.claim(...input),
    deliveries: (ids: readonly string[]) => store.deliveries(ids),
    createDraft: (...input: Parameters<typeof store.createDraft>) => store.createDraft(...input),
    applyScopes: (...input: Parameters<typeof store.applyScopes>) => store.applyScopes(...input),
    publish: (deps: PublishDeps) => publishDue(deps),
  };
};

// Loads what reading a feed loads, before any clock counts.
await readFeed(Buffer.from('{"version":"https://jsonfeed.org/version/1.1","items":[]}'), 'application/feed+json', null);

export const simulate = async (options: RunOptions): Promise<Ended> => {
  const { seed, mutation = {} } = options;
  const plan = options.plan ?? planOf(seed);
  const world = seeded(seed ^ 0x5bd1e995);
  const scheduler = openScheduler(EVENING);
  const trace: string[] = [];
  const hash = createHash('sha256');
  const say = (actor: string, words: string): void => {
    const line = `${clockText(scheduler.now())} ${actor}: ${words}`;
    hash.update(line);
    if (options.trace === true) trace.push(line);
  };
  const engine = memoryEngine({
    staleIndex: () => (stale ? (world.chance(0.4) ? world.below(12) : 0) : 0),
  });
  let stale = world.chance(0.6);
  const clocksAgree = plan.every(({ skew }) => skew === 0);
  const observer: Observer = openObserver({ engine, now: scheduler.now, say, clocksAgree });
  const unexpected: unknown[] = [];
  /** Somebody damages something tonight: then even a calm function may fail. */
  const spoiled = plan.some(({ kind }) => kind === 'damage');
  let settings = SETTINGS[0]!;
  let numbers = 10_000;

  // ── one running function ──

  const start = (
    kind: string,
    number: number,
    how: { level: Level; skew: number; random: Random; lifeMs: number },
    work: (deps: Deps, process: Process) => Promise<unknown>,
  ): Promise<void> => {
    const { random } = how;
    const born = scheduler.now();
    const origin = random.below(1_000_000);
    const process: Process = {
      number,
      name: `${kind} ${number}`,
      settings,
      skew: how.skew,
      running: true,
      pressed: null,
      random,
      level: how.level,
      dead: false,
      monotonic: () => scheduler.now() - born + origin,
      now: () => scheduler.now() + how.skew,
    };
    const die = (why: string) => {
      if (process.dead || !process.running) return;
      process.dead = true;
      process.running = false;
      say(process.name, why);
      finished();
    };
    let finished: () => void = () => undefined;
    const over = new Promise<void>((resolve) => (finished = resolve));
    scheduler.at(born + how.lifeMs, () => die('is ended: its time is over'));
    if (how.level !== 'calm' && random.chance(0.12)) {
      const after = random.chance(0.7) ? random.below(250) : random.below(20_000);
      scheduler.at(born + after, () => die('crashes'));
    }

    const wake = <T>(ms: number, act: () => T | Promise<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        scheduler.at(scheduler.now() + ms, () => {
          if (process.dead) return;
          try {
            Promise.resolve(act()).then(resolve, reject);
          } catch (error) {
            reject(asError(error));
          }
        });
      });
    const sleep = (ms: number) => wake(ms, () => undefined);
    const latency = (): number => {
      const chance = chances[process.level];
      if (random.chance(chance.slow)) return 25 + random.below(random.chance(0.2) ? 10_000 : 600);
      return 1 + random.below(12);
    };

    const send = (command: { constructor: { name: string }; input: object }, limits?: { requestTimeout?: number }) =>
      new Promise<unknown>((resolve, reject) => {
        const name = command.constructor.name.replace(/Command$/, '') as Call['name'];
        let sent = command;
        if (mutation.rewrite !== undefined) {
          const input = structuredClone(command.input) as Record<string, unknown>;
          mutation.rewrite({ name, input }, process);
          const Again = command.constructor as unknown as new (input: unknown) => typeof command;
          sent = new Again(input);
        }
        const call = { name, input: sent.input, number: 0 } as unknown as Call;
        const items = call.name === 'TransactWriteItems' ? (call.input.TransactItems ?? []) : [];
        if (items.length > 0) observer.issuing(items);
        const chance = chances[process.level];
        const issuedAt = scheduler.now();
        const limit = issuedAt + (limits?.requestTimeout ?? 3_000);
        let open = true;
        const answer = (at: number, act: () => void) => {
          scheduler.at(at, () => {
            if (!open || process.dead) return;
            open = false;
            act();
          });
        };
        answer(limit, () => reject(faults.noAnswer()));
        if (random.chance(chance.lostRequest)) return;
        const arrival = issuedAt + latency();
        const back = latency();
        const busy = items.length > 0 && random.chance(chance.conflict);
        const throttled = random.chance(chance.throttle);
        const refused = random.chance(chance.refused);
        const lost = random.chance(chance.lostReply);
        scheduler.at(arrival, () => {
          // A request that has left arrives, whether its sender still lives or not.
          if (busy || throttled || refused) {
            const error = busy ? faults.conflict(call) : throttled ? faults.throttled() : faults.serverError();
            answer(arrival + back, () => reject(error));
            return;
          }
          void engine.send(sent as unknown as PutItemCommand).then(
            async (output) => {
              if (items.length > 0 && call.name === 'TransactWriteItems')
                await observer.wrote(process, call.input.ClientRequestToken, items);
              if (lost) {
                if (random.chance(0.5)) answer(arrival + back, () => reject(faults.serverError()));
                return;
              }
              answer(arrival + back, () => resolve(output));
            },
            (error: unknown) => {
              if (!lost) answer(arrival + back, () => reject(asError(error)));
            },
          );
        });
      });

    const store = openStore({
      client: { send: send as unknown as DynamoDBClient['send'] },
      table: TABLE,
      sleep,
      random: random.next,
      newId: () => `${number}-${random.below(0x7fffffff)}-${random.below(0x7fffffff)}`,
      monotonic: process.monotonic,
    });
    const raw = baseDeps({
      process,
      store,
      sleep,
      network: (account) => networkFor(account, process, wake),
      mail: async (person, entries) => {
        await sleep(latency());
        if (process.level !== 'calm' && random.chance(0.05)) throw new Error('the mail was not taken');
        for (const entry of entries) letters.push({ person, entry });
      },
      fetch: async (url) => {
        await sleep(latency());
        const body = documentOf(
          Object.keys(process.settings.feeds).find((feed) => process.settings.feeds[feed]?.url === url) ?? '',
        );
        return {
          kind: 'ok',
          body,
          contentType: 'application/feed+json',
          url,
          permanentUrl: null,
          validators: null,
          maxAgeMs: null,
        };
      },
      remainingMs: () => born + how.lifeMs - scheduler.now(),
    });
    const deps = mutation.deps?.(raw, process) ?? raw;
    deps.stop = (order) => stopNow(deps, process, order);
    say(process.name, `starts${how.skew === 0 ? '' : `, its clock ${Math.round(how.skew / 1_000)} s off`}`);
    const run = async (): Promise<void> => {
      try {
        await work(deps, process);
        say(process.name, 'is done');
      } catch (error) {
        const text = error instanceof AggregateError ? error.errors.map(String).join('; ') : String(error);
        say(process.name, `fails: ${text.slice(0, 200).replaceAll('\n', ' ')}`);
        if (process.level === 'calm' && !stale && !spoiled) unexpected.push(error);
      } finally {
        process.running = false;
        finished();
      }
    };
    void run();
    return over;
  };

  // ── the networks ──

  type Post = { id: string; account: string; text: string; key: string; gone: boolean };
  const posts: Post[] = [];
  /** X: no keys, no way to look. Bluesky: one post per key. The sandbox: can be looked at, keeps doubles. */
  const keyed = (account: string) => account.startsWith('bluesky:');
  const found = (key: string) => posts.find((post) => post.key === key && !post.gone);

  const networkFor = async (
    account: string,
    process: Process,
    wake: <T>(ms: number, act: () => T | Promise<T>) => Promise<T>,
  ): Promise<Network | NotSent> => {
    const { random, level } = process;
    const rough = level !== 'calm';
    if (rough && random.chance(0.03))
      return { kind: 'not-sent', reason: 'secret-missing', retryAt: null, detail: 'no secret' };
    await Promise.resolve();
    const create = (key: string, text: string): Post => {
      const there = keyed(account) ? found(key) : undefined;
      if (there !== undefined) return there;
      const post: Post = { id: `post-${posts.length + 1}`, account, text, key, gone: false };
      posts.push(post);
      observer.posted(key);
      return post;
    };
    const network: Network = {
      prepare: (content) =>
        wake(random.below(200), () => {
          if (rough && random.chance(0.03))
            return { kind: 'not-sent', reason: 'not-ready', retryAt: null, detail: 'no log-in' } as const;
          return readyOnce(async ({ monotonic, mustBeginBy }): Promise<Outcome> => {
            await wake(rough && random.chance(0.1) ? random.below(2_500) : random.below(60), () => undefined);
            if (monotonic() > mustBeginBy)
              return { kind: 'not-sent', reason: 'late', retryAt: null, detail: 'too late to begin' };
            const seen = observer.requestBegins(process, content);
            const key = content.providerKey;
            const reply = <T extends Outcome>(ms: number, outcome: T): Promise<T> => wake(ms, () => outcome);
            const accepted = (post: Post): Outcome => ({
              kind: 'accepted',
              remoteId: post.id,
              url: null,
              detail: 'HTTP 200',
            });
            const unknown = (detail: string): Outcome => ({ kind: 'unknown', reason: 'timeout', detail });
            const create_ = (): Post => {
              const post = create(key, content.text);
              observer.requestEnds(seen, 'accepted');
              return post;
            };
            const soon = 20 + random.below(400);
            const fate = rough ? random.next() : random.next() * 0.7;
            if (fate < 0.62) {
              const made: Post[] = [];
              scheduler.at(scheduler.now() + soon, () => made.push(create_()));
              await wake(soon + 1 + random.below(100), () => undefined);
              const [post] = made;
              return post === undefined ? unknown('no answer') : accepted(post);
            }
            if (fate < 0.66) {
              observer.requestEnds(seen, 'rejected');
              return reply(soon, {
                kind: 'rejected',
                reason: random.chance(0.5) ? 'refused' : 'no-credit',
                detail: 'HTTP 402',
              });
            }
            if (fate < 0.73) {
              observer.requestEnds(seen, 'not-sent');
              const retryAt = random.chance(0.5) ? process.now() + random.below(20 * MINUTE) : null;
              return reply(soon, { kind: 'not-sent', reason: 'rate-limited', retryAt, detail: 'HTTP 429' });
            }
            if (fate < 0.82) {
              scheduler.at(scheduler.now() + soon, create_);
              return reply(soon + 50, unknown('HTTP 500 after it was taken'));
            }
            if (fate < 0.88) return reply(soon, unknown('reset before it was taken'));
            if (fate < 0.94) {
              const late = 16 * SECOND + random.below(LATE_MS - 16 * SECOND);
              observer.working(key, 1);
              scheduler.at(scheduler.now() + late, () => {
                observer.working(key, -1);
                create_();
              });
              return reply(15 * SECOND, unknown('no answer within 15 s'));
            }
            if (fate < 0.96) {
              observer.excuse(key);
              scheduler.at(scheduler.now() + 20 * MINUTE + random.below(40 * MINUTE), create_);
              return reply(15 * SECOND, unknown('no answer within 15 s'));
            }
            return reply(15 * SECOND, unknown('hangs'));
          });
        }),
      probe: (content) =>
        wake(random.below(200), () => {
          if (account.startsWith('x:') || (rough && random.chance(0.1)))
            return { kind: 'cannot-tell', detail: 'no answer' } as const;
          const post = found(content.providerKey);
          return post === undefined
            ? ({ kind: 'absent' } as const)
            : ({ kind: 'found', remoteId: post.id, url: null, text: post.text } as const);
        }),
      takeBack: ({ providerKey, remoteId }) =>
        wake(random.below(200), () => {
          if (rough && random.chance(0.1)) return { kind: 'failed', detail: 'HTTP 503' } as const;
          if (remoteId === null && account.startsWith('x:')) return { kind: 'failed', detail: 'no id' } as const;
          const all = posts.filter((post) => post.key === providerKey && !post.gone);
          for (const post of all) post.gone = true;
          if (rough && random.chance(0.1)) return { kind: 'unknown', detail: 'no answer' } as const;
          return all.length > 0 ? ({ kind: 'gone' } as const) : ({ kind: 'already-gone' } as const);
        }),
    };
    return mutation.network?.(network) ?? network;
  };

  // ── what people have and know ──

  const letters: { person: string; entry: Entry }[] = [];
  const orders: string[] = [];
  let acts = 0;

  const stopNow = async (deps: Deps, process: Process, order: StopOrder): Promise<StopAnswer> => {
    const before = observer.step();
    const opened = await openFreeze(deps, order);
    if (opened.kind !== 'stopping') {
      observer.told(process, order.id, before, opened, []);
      return opened;
    }
    observer.told(process, order.id, before, opened, observer.flyingUnder(order.id));
    const frozen = await settleFreeze(deps, opened);
    observer.told(process, order.id, before, frozen, observer.flyingUnder(order.id));
    return frozen;
  };

  const SCOPES = ['all', 'lane:promo', 'lane:news', 'network:sandbox', 'account:bluesky:gazette', 'feed:une'];

  const feeds = new Map<string, FeedItem[]>(
    Object.keys(SETTINGS[0]!.feeds).map((feed) => [
      feed,
      [1, 2].map((each) => feedItem(`${feed}-${each}`, `${feed} ${each}`, EVENING - each * MINUTE)),
    ]),
  );
  const documentOf = (feed: string): Buffer =>
    Buffer.from(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'La Gazette',
        language: 'fr',
        items: (feeds.get(feed) ?? []).map(({ link, title, publishedAt }) => ({
          id: link,
          url: link,
          title,
          content_text: title,
          date_published: new Date(publishedAt ?? EVENING).toISOString(),
        })),
      }),
    );

  const ingestAll = async (deps: Deps): Promise<void> => {
    for (const feed of Object.keys(deps.settings.feeds)) await ingestFeed(deps, feed);
  };

  const publishNow = async (deps: Deps): Promise<void> => {
    await carryOutTakeBacks(deps);
    await proveUnknown(deps);
    await deps.publish({ ...deps, list: (state, range) => deps.list(state, range) });
  };

  const sweepNow = (deps: Deps) => {
    const own: SweepDeps = {
      ...deps,
      freezes: () => deps.freezes(),
      thaw: (order) => thaw({ ...deps, thaw: (...input) => deps.thaw(...input) }, order),
      remind: () => Promise.resolve(),
      tellFreeze: () => Promise.resolve(),
    };
    return sweep(own);
  };

  /** A person opens a letter, thinks, and presses something; sometimes twice, sometimes long after. */
  const person = async (deps: Deps, process: Process, wish: { decision?: Order['decision']; calm?: boolean }) => {
    const { random } = process;
    if (letters.length === 0) return;
    const recent = letters.slice(-8);
    const { person: who, entry } =
      wish.calm === true || random.chance(0.7) ? random.pick(recent) : random.pick(letters);
    const page = await openReview(deps, { ask: entry.ask, token: entry.token });
    const shownAt = observer.step();
    if (page.kind === 'closed') return;
    const chosen = page.deliveries.filter(
      ({ delivery, held }) => (delivery.state === 'draft' || held) && (wish.calm === true || random.chance(0.85)),
    );
    if (chosen.length === 0) return;
    const frozen = page.world.controls.some(({ open }) => open.length > 0);
    const under = frozen && page.mayThaw && random.chance(0.7);
    const decision = wish.decision ?? 'approve';
    const choices = chosen.map(({ delivery }) => ({
      id: delivery.id,
      hash: delivery.hash,
      text:
        random.chance(0.15) && wish.calm !== true
          ? `${delivery.content.text} (${random.below(99)})`
          : delivery.content.text,
      dueAt: random.chance(0.3) && wish.calm !== true ? process.now() + random.below(4 * MINUTE) : null,
    }));
    acts += 1;
    const pressed: Pressed = {
      act: acts,
      person: who,
      decision,
      under,
      shownAt,
      choices: new Map(
        chosen.map(({ delivery }, index) => [
          delivery.id,
          { shown: delivery.content, text: choices[index]?.text ?? '' },
        ]),
      ),
    };
    if (wish.calm !== true) await deps.sleep(random.chance(0.5) ? random.below(1_500) : random.below(90 * SECOND));
    const posted: Order = { ask: entry.ask, token: entry.token, decision, choices, epochs: page.epochs, under };
    process.pressed = pressed;
    const names = chosen.map(({ delivery }) => observer.deliveries.get(delivery.id)?.name ?? '?').join(', ');
    say(process.name, `${who} presses ${decision}${under ? ' under freeze' : ''}: ${names}`);
    const press = async () => {
      const order = (await mutation.order?.(posted, deps)) ?? posted;
      const answer = await decide(deps, order);
      say(process.name, `the page answers ${answer.kind}`);
    };
    const again = wish.calm !== true && random.chance(0.15);
    await press();
    if (!again) return;
    // The same press arrives once more: a double click, or a browser that repeats it much later.
    const after = random.chance(0.4) ? random.below(500) : random.below(70 * MINUTE);
    const { random: own } = { random: seeded(random.below(0x7fffffff)) };
    scheduler.at(scheduler.now() + after, () => {
      numbers += 1;
      void start(
        'repeated press',
        numbers,
        { level: 'calm', skew: process.skew, random: own, lifeMs: MINUTE },
        async (late, second) => {
          second.pressed = pressed;
          say(second.name, `${who} ${decision} arrives again: ${names}`);
          const answer = await decide(late, (await mutation.order?.(posted, late)) ?? posted);
          say(second.name, `the page answers ${answer.kind}`);
        },
      );
    });
  };

  const resolve = async (deps: Deps, process: Process, all: boolean) => {
    const unknown = await deps.list('unknown', { limit: 20 });
    for (const each of all ? unknown : unknown.slice(0, 1)) {
      const there = found(each.content.providerKey) !== undefined;
      const answer = await resolveDelivery(deps, {
        delivery: each.id,
        by: process.random.pick(['lea', 'marc']),
        to: there ? 'published' : 'draft',
      });
      say(
        process.name,
        `a person looks for ${observer.deliveries.get(each.id)?.name ?? '?'} and sees ${there ? 'it' : 'nothing'}: ${answer.kind}`,
      );
    }
  };

  const vouch = (deps: Deps) => deps.extendOkUntil(deps.now() + deps.settings.watch.silentAfter);

  const work: Record<Kind, (deps: Deps, process: Process, action: Action) => Promise<unknown>> = {
    publish: publishNow,
    sweep: sweepNow,
    digest: (deps) => digest(deps),
    approve: (deps, process) => person(deps, process, {}),
    decide: (deps, process) =>
      person(deps, process, { decision: process.random.pick(['reject', 'save', 'save'] as const) }),
    freeze: async (deps, process, action) => {
      const { random } = process;
      const human = random.chance(0.6);
      const again = random.chance(0.15) && orders.length > 0;
      const id = again ? random.pick(orders) : `F${action.number}`;
      const known = observer.freezes.get(id);
      const scopes = known?.scopes ?? [
        ...new Set([random.pick(SCOPES), random.pick(SCOPES)].slice(0, 1 + random.below(2))),
      ];
      if (again && known === undefined) return;
      const source = known === undefined ? (human ? 'human' : 'watch') : known.side;
      const by = known?.by ?? (human ? random.pick(['lea', 'marc', 'ines']) : 'machine:watch');
      orders.push(id);
      const until = human && random.chance(0.25) ? process.now() + random.below(40 * MINUTE) : null;
      say(process.name, `${by} orders freeze ${id} of ${scopes.join(' ')}`);
      await deps.stop({ id, scopes, source, by, until });
    },
    thaw: async (deps, process) => {
      const { random } = process;
      if (orders.length === 0) return;
      const id = random.chance(0.6) ? orders.at(-1)! : random.pick(orders);
      const by = random.pick(['lea', 'marc', 'ines']);
      if (random.chance(0.3)) await deps.sleep(random.below(20 * MINUTE));
      const once = () => thaw({ ...deps, thaw: (...input) => deps.thaw(...input) }, { id, by });
      const answers = await Promise.all(random.chance(0.3) ? [once(), once()] : [once()]);
      say(process.name, `${by} thaws ${id}: ${answers.map(({ kind }) => kind).join(', ')}`);
    },
    watch: async (deps, process) => {
      const { random } = process;
      if (random.chance(0.1)) {
        const lane = random.pick(['promo', 'news']);
        say(process.name, `brakes ${lane}`);
        await deps.brake(lane, deps.now() + (15 + random.below(15)) * MINUTE, deps.now(), 'an explosion');
      }
      if (random.chance(0.01)) await deps.extendOkUntil(Date.parse('2038-01-19T03:14:08Z'));
      else await vouch(deps);
    },
    ingest: async (deps, process) => {
      const { random } = process;
      const names = [...feeds.keys()];
      if (process.number > 1) {
        const feed = random.pick(names);
        const items = feeds.get(feed) ?? [];
        const which = random.below(5);
        const first = items[0];
        if (which === 0 && first !== undefined) items[0] = { ...first, title: `${first.title} (corrected)` };
        else if (which === 1)
          items.unshift(feedItem(`${feed}-${process.number}`, `${feed} ${process.number}`, deps.now()));
        else if (which === 2 && items.length > 1) items.shift();
        else if (which === 3) {
          // Its rows have been lost: to the feed's memory the item is new again.
          const planned = plannedItem(`${feed}-1`, `${feed} 1`, EVENING);
          if (deps.settings.feeds[feed] !== undefined) await makeDraft(deps, feed, planned, 'La Gazette', []);
        }
      }
      await ingestAll(deps);
    },
    takeBack: async (deps, process) => {
      const { random } = process;
      const sent = await deps.list(random.chance(0.7) ? 'published' : 'unknown', { limit: 10 });
      if (sent.length === 0) return;
      const { id } = random.pick(sent);
      const answer = await orderTakeBack(deps, { delivery: id, by: random.pick(['lea', 'ines']) });
      say(process.name, `a person takes ${observer.deliveries.get(id)?.name ?? '?'} back: ${answer.kind}`);
    },
    resolve: (deps, process) => resolve(deps, process, false),
    scanner: async (deps) => {
      for (const { entry } of letters.slice(-5)) {
        const page = await openReview(deps, { ask: entry.ask, token: entry.token });
        if (page.kind === 'review') await mutation.opened?.(page, deps);
      }
    },
    configure: async (deps, process) => {
      const next = process.random.pick(SETTINGS);
      const answer = await applyConfiguration({ ...deps, settings: next });
      say(process.name, `applies configuration ${SETTINGS.indexOf(next)}: ${answer.kind}`);
      if (answer.kind === 'applied') settings = next;
    },
    damage: async (deps, process) => {
      const { random } = process;
      const scope = random.pick(SCOPES.filter((each) => each !== 'all'));
      const side = random.pick(['human', 'watch'] as const);
      const Key = { pk: { S: `CONTROL#${scope}#${side}` }, sk: { S: '-' } };
      const key = `${scope}/${side}`;
      const which = random.below(3);
      say(process.name, `damages ${which === 2 ? 'a brake' : `control ${key}`}`);
      if (which === 2) {
        const words = { ':word': { M: { promo: { S: 'for now' } } } };
        await engine.send(
          new UpdateItemCommand({
            TableName: TABLE,
            Key: { pk: { S: 'WATCH' }, sk: { S: '-' } },
            UpdateExpression: 'SET braked = :word',
            ExpressionAttributeValues: words,
          }),
        );
        return;
      }
      observer.controlDamaged(key);
      if (which === 0) await engine.send(new DeleteItemCommand({ TableName: TABLE, Key }));
      else
        await engine.send(
          new UpdateItemCommand({
            TableName: TABLE,
            Key,
            UpdateExpression: 'SET #table = :other',
            ExpressionAttributeNames: { '#table': 'table' },
            ExpressionAttributeValues: { ':other': { S: 'restored-table' } },
          }),
        );
      await deps.sleep(random.below(10 * MINUTE));
      await repair(deps, key);
    },
    poison: async (_deps, process) => {
      const list = process.random.pick(['approved', 'draft', 'claimed', 'unknown', 'take-back']);
      say(process.name, `an item that nobody can read lies among the ${list}`);
      await engine.send(
        new PutItemCommand({
          TableName: TABLE,
          Item: {
            pk: { S: `DELIVERY#poison-${process.number}` },
            sk: { S: '-' },
            id: { S: `poison-${process.number}` },
            listPk: { S: `DELIVERY#${list}` },
            listSk: { S: '000000000000001' },
            state: { S: list },
          },
        }),
      );
    },
  };

  const repair = async (deps: Deps, key: string): Promise<void> => {
    const slash = key.lastIndexOf('/');
    const Key = { pk: { S: `CONTROL#${key.slice(0, slash)}#${key.slice(slash + 1)}` }, sk: { S: '-' } };
    await engine.send(new DeleteItemCommand({ TableName: TABLE, Key }));
    say('repair', `control ${key} is made anew`);
    await deps.applyScopes([key.slice(0, slash)], [], deps.now());
  };

  const isBroken = () => observer.violations.length > 0;
  const lives: Partial<Record<Kind, number>> = {
    approve: 30 * MINUTE,
    decide: 30 * MINUTE,
    thaw: 30 * MINUTE,
    damage: 30 * MINUTE,
  };

  const calmly = async (kind: string, act: (deps: Deps, process: Process) => Promise<unknown>): Promise<void> => {
    numbers += 1;
    const how = { level: 'calm', skew: 0, random: seeded(numbers), lifeMs: MINUTE } as const;
    const over = start(kind, numbers, how, act);
    let ended = false;
    void over.then(() => (ended = true));
    await scheduler.run(scheduler.now() + 2 * MINUTE, () => ended || isBroken());
  };

  // ── the evening ──

  await createTable(engine);
  await calmly('configure', (deps) => applyConfiguration(deps));
  let events = 0;
  for (const action of plan) {
    scheduler.at(EVENING + action.at, () => {
      const random = seeded(seed * 7_919 + action.number * 104_729);
      const lifeMs = lives[action.kind] ?? MINUTE;
      void start(
        action.kind,
        action.number,
        { level: action.level, skew: action.skew, random, lifeMs },
        (deps, process) => work[action.kind](deps, process, action),
      );
    });
  }
  events += await scheduler.run(EVENING + SPAN, isBroken);

  // ── the faults stop ──

  if (!isBroken()) {
    stale = false;
    settings = SETTINGS[0]!;
    say('-', 'the faults stop');
    // Everything that is still under way ends: the latest answer of a network comes an hour after its request.
    events += await scheduler.run(scheduler.now() + 65 * MINUTE, isBroken);
    const settle = async (kind: string, act: (deps: Deps, process: Process) => Promise<unknown>) => {
      if (!isBroken()) await calmly(kind, act);
    };
    const later = async (ms: number) => {
      if (!isBroken()) events += await scheduler.run(scheduler.now() + ms, isBroken);
    };
    await settle('configure', (deps) => applyConfiguration(deps));
    await settle('repair', async (deps) => {
      for (const key of observer.damaged) await repair(deps, key);
    });
    await settle('thaw', async (deps) => {
      for (const { id, thawed } of observer.freezes.values())
        if (thawed === null) await thaw({ ...deps, thaw: (...input) => deps.thaw(...input) }, { id, by: 'marc' });
      const key = { pk: { S: 'WATCH' }, sk: { S: '-' } };
      await engine.send(
        new UpdateItemCommand({
          TableName: TABLE,
          Key: key,
          UpdateExpression: 'SET braked = :none',
          ExpressionAttributeValues: { ':none': { M: {} } },
        }),
      );
    });
    await settle('sweep', sweepNow);
    for (let round = 0; round < 2; round += 1) {
      await later(20 * MINUTE);
      await settle('watch', vouch);
      await settle('resolve', (deps, process) => resolve(deps, process, true));
      await settle('sweep', sweepNow);
      await settle('publish', publishNow);
    }
    // Something new, approved by a person, must leave: nothing that lies around may keep it.
    feeds.set('une', [feedItem('une-last', 'la dernière', scheduler.now()), ...(feeds.get('une') ?? [])]);
    await settle('ingest', ingestAll);
    await settle('digest', (deps) => digest(deps));
    const last = [...observer.deliveries.values()].filter(({ state }) => state === 'draft').at(-1);
    letters.splice(
      0,
      letters.length,
      ...letters.filter(({ entry }) => entry.deliveries.some(({ id }) => id === last?.id)).slice(-1),
    );
    await settle('approve', (deps, process) => person(deps, process, { calm: true }));
    for (let round = 0; round < 4; round += 1) {
      await later(2 * MINUTE);
      await settle('watch', vouch);
      await settle('publish', publishNow);
    }
    if (!isBroken() && (last === undefined || last.state === 'draft' || last.state === 'approved'))
      observer.broken(
        'liveness',
        `${last?.name ?? 'the last news'} was approved after all faults and did not leave (${last?.state ?? 'never made'})`,
      );
    await later(26 * HOUR);
    await settle('sweep', sweepNow);
    await later(20 * MINUTE);
    await settle('resolve', (deps, process) => resolve(deps, process, true));
    await settle('sweep', sweepNow);
    if (!isBroken()) {
      await observer.controlsMatch();
      await finalChecks();
    }
  }

  async function finalChecks(): Promise<void> {
    for (const { name, state } of observer.deliveries.values())
      if (state === 'draft' || state === 'approved' || state === 'claimed')
        observer.broken('4', `${name} is still ${state} a day after the faults stopped`);
    const items = engine.dump(TABLE);
    const flying = items.filter((item) => item['pk']?.S === 'INFLIGHT');
    if (flying.length > 0) observer.broken('2', `${flying.length} sends are said to be in flight for ever`);
    for (const seen of observer.deliveries.values()) {
      const stored = items.find((item) => item['pk']?.S === `DELIVERY#${seen.id}`);
      if (stored?.['state']?.S !== seen.state)
        observer.broken(
          '4',
          `${seen.name} is ${stored?.['state']?.S ?? 'lost'}, and its last transition made it ${seen.state}`,
        );
    }
    for (const error of unexpected.slice(0, 1)) observer.broken('calm', `a calm function failed: ${String(error)}`);
    await Promise.resolve();
  }

  const states: Record<string, number> = {};
  for (const { state } of observer.deliveries.values()) states[state] = (states[state] ?? 0) + 1;
  return {
    seed,
    violations: observer.violations,
    trace,
    hash: hash.digest('hex').slice(0, 16),
    events,
    plan,
    states,
    dump: () => engine.dump(TABLE),
  };
};

/** For mutations: the transaction actions of a call that has them. */
export const actionsOf = (call: Call_): TransactWriteItem[] =>
  call.name === 'TransactWriteItems' ? ((call.input['TransactItems'] ?? []) as TransactWriteItem[]) : [];
