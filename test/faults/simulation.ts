import {
  type AttributeValue,
  DeleteItemCommand,
  PutItemCommand,
  UpdateItemCommand,
  type DynamoDBClient,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { createHash } from 'node:crypto';
import { RIGHTS, type Rights } from '../../infra/aws/rights.ts';
import type { FunctionName } from '../../lib/environment.ts';
import { openStore } from '../../lib/adapters/store/open-store.ts';
import type { Entry } from '../../lib/approval/digest.ts';
import { decide, type Order } from '../../lib/approval/decide.ts';
import { openReview, type Review } from '../../lib/approval/review.ts';
import { revise, type Revision } from '../../lib/approval/revise.ts';
import { applyConfiguration } from '../../lib/configuration/apply.ts';
import type { Network, NotSent } from '../../lib/delivery/network.ts';
import { proveUnknown } from '../../lib/delivery/probe.ts';
import { publishDue, type PublishDeps } from '../../lib/delivery/publish.ts';
import { sweep, type SweepDeps } from '../../lib/delivery/sweep.ts';
import { resolveDelivery, type Resolution } from '../../lib/delivery/resolve.ts';
import { carryOutTakeBacks, orderTakeBack } from '../../lib/delivery/take-back.ts';
import { ingestFeed } from '../../lib/draft/ingest.ts';
import { makeDraft } from '../../lib/draft/make-draft.ts';
import type { HubState } from '../../lib/feed/websub.ts';
import { readFeed } from '../../lib/feed/document.ts';
import { digest as keyDigest } from '../../lib/feed/identity.ts';
import type { FeedItem } from '../../lib/feed/item.ts';
import type { Fetched } from '../../lib/feed/poll-feed.ts';
import { lookAtTheNews } from '../../lib/crisis/look.ts';
import { makeRounds, tellEvent } from '../../lib/notice/notify.ts';
import { attend } from '../../lib/delivery/attended.ts';
import { endBrake } from '../../lib/freeze/brake.ts';
import { openFreeze, pressStop, settleFreeze, type StopAnswer, type StopOrder } from '../../lib/freeze/stop.ts';
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
import { allowsOf, CODE, intrusion, patternsOf, SECRETS, UNTRUSTED } from './captured.ts';
import type { Clause, Injected } from './clauses.ts';
import { openSimulatedNetworks, type SimulatedNetworks } from './networks.ts';
import { THIRDS, type Third } from './thirds.ts';
import { NEWER, openObserver, type Actor, type Observer, type Pressed, type Violation } from './observer.ts';
import { openScheduler } from './scheduler.ts';
import { openTelling } from './telling.ts';

/**
 * One seeded evening of the whole relay: the real flows and the real store on the engine in memory, each call
 * of which may be late, lost, refused or doubled; functions that overlap and die; clocks that disagree;
 * networks that lie; people who click twice. The same seed is the same evening.
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
  notify: 5,
  sweep: 4,
  ingest: 4,
  decide: 2,
  revise: 4,
  takeBack: 3,
  resolve: 5,
  scanner: 2,
  configure: 2,
  endBrake: 2,
  damage: 1,
  poison: 1,
  // One evening in ten has one, chosen apart.
  captured: 0,
  // One evening in five has some, chosen apart: then posts leave only while somebody attends.
  attend: 0,
} as const;
export type Kind = keyof typeof KINDS;

export type Process = Actor & {
  number: number;
  random: Random;
  level: Level;
  dead: boolean;
  /** Runs the version of the code that a deployment brings tonight. */
  newer: boolean;
  monotonic: () => number;
  now: () => number;
  /** Ends it here and now, as a crash does. */
  die: (why: string) => void;
};

type Call_ = { name: Call['name']; input: Record<string, unknown> };

/** One mistake, switched on in the test alone: what it makes of a command on its way, or of what a flow is given. */
export type Mutation = {
  rewrite?: (call: Call_, process: Process) => void;
  deps?: (deps: Deps, process: Process) => Deps;
  network?: (network: Network, all: SimulatedNetworks) => Network;
  /** What the policy of a function allows, when it is taken over. */
  rights?: (rights: Rights, role: FunctionName) => Rights;
  /** A person's page decides with what is stored when it is posted, instead of with what it showed. */
  order?: (order: Order, deps: Deps) => Promise<Order>;
  /** Older code overlooks what newer code wrote, instead of refusing it. */
  blind?: boolean;
  /** What happens when a mail scanner has opened a link. */
  opened?: (page: Review, deps: Deps) => Promise<void>;
};

export type RunOptions = {
  seed: number;
  mutation?: Mutation;
  /** Instead of the seed's own actions: for the shortest trace. */
  plan?: readonly Action[];
  /** The network beside Bluesky and X: the sandbox unless it is named. */
  third?: Third;
  trace?: boolean;
};

export type Ended = {
  seed: number;
  third: Third;
  violations: Violation[];
  trace: string[];
  hash: string;
  events: number;
  /** How many of them came after the faults had stopped. */
  eventsAfter: number;
  plan: readonly Action[];
  states: Record<string, number>;
  /** How often each fault was injected. */
  injected: Injected;
  /** The table as it is at the end. */
  dump: () => ReturnType<ReturnType<typeof memoryEngine>['dump']>;
};

const SPAN = 3 * HOUR;

/** A clock that has leapt to the end of 32-bit time. */
const LEAP = Date.parse('2038-01-19T03:14:08Z') - EVENING;
/**
 * The functions whose clock may leap. Not those in which a person says that a send is not there, or takes one
 * back: only a clock tells whether the settle time is over, so those keep to minutes.
 */
const LEAPERS: readonly Kind[] = ['publish', 'sweep', 'ingest', 'notify', 'approve', 'watch', 'freeze'];
const WATCH_EVERY = 7 * MINUTE;
/** The watch's word holds so long. */
const SILENT_AFTER = 10 * MINUTE;

/**
 * The actions of a seed: most of them crowded into a few busy moments, where races are. `crowd`: more of these,
 * too.
 */
export const planOf = (seed: number, crowd: readonly Kind[] = []): Action[] => {
  const random = seeded(seed);
  const busy = Array.from({ length: 3 + random.below(2) }, () => 5 * MINUTE + random.below(SPAN - 10 * MINUTE));
  if (random.chance(0.25)) busy[0] = random.pick([1, 2]) * HOUR - 1_500;
  const levels: Level[] = random.chance(0.2)
    ? ['calm']
    : random.chance(0.2)
      ? ['storm', 'windy']
      : ['calm', 'calm', 'windy'];
  const skewed = random.chance(0.35);
  const leaps = random.chance(0.06);
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
  add('notify', MINUTE);
  // The watch: as it should be, dead for a while, or coming and going.
  const health = random.next();
  const deadFrom = random.below(SPAN);
  const deadUntil = health < 0.15 ? deadFrom + 20 * MINUTE + random.below(40 * MINUTE) : deadFrom;
  for (let at = WATCH_EVERY; at < SPAN; at += health > 0.9 ? 1 + random.below(25 * MINUTE) : WATCH_EVERY)
    if ((at < deadFrom || at > deadUntil) && random.chance(0.93)) add('watch', at);
  for (const moment of busy) {
    add('notify', moment - 3 * MINUTE);
    add('approve', moment - 2 * MINUTE + random.below(2 * MINUTE));
    add('approve', moment - 2 * MINUTE + random.below(2 * MINUTE));
    add('publish', moment - random.below(30_000));
    add('publish', moment + random.below(2_000));
    if (random.chance(0.5)) add('publish', moment + random.below(2_000));
    if (random.chance(0.5)) add('freeze', moment + random.below(2_500));
    if (random.chance(0.5)) add('thaw', moment + MINUTE + random.below(5 * MINUTE));
    add('notify', moment + 7 * MINUTE);
    add('approve', moment + 8 * MINUTE + random.below(MINUTE));
    add('publish', moment + 9 * MINUTE + random.below(2 * MINUTE));
  }
  const count = 14 + random.below(10);
  for (let index = 0; index < count; index += 1) {
    const kind = random.pick(kinds);
    if (!damage && (kind === 'damage' || kind === 'poison')) continue;
    const at = random.chance(0.65)
      ? random.pick(busy) + random.below(4_000) - 500
      : 2 * MINUTE + random.below(SPAN - 2 * MINUTE);
    add(kind, at);
    // The same event again: at once, a few times, or hours later.
    if (random.chance(0.12)) {
      const times = 1 + random.below(4);
      for (let time = 0; time < times; time += 1)
        add(kind, at + (random.chance(0.1) ? random.below(6 * HOUR) : random.below(3_000)));
    }
  }
  for (const moment of busy)
    for (const kind of crowd) for (let more = 0; more < 2; more += 1) add(kind, moment + random.below(20_000));
  const apart = seeded(seed ^ 0x2545f491);
  if (apart.chance(0.1))
    plan.push({
      number: plan.length + 1,
      at: 5 * MINUTE + apart.below(SPAN - 10 * MINUTE),
      kind: 'captured',
      level: 'calm',
      skew: 0,
    });
  const lookout = seeded(seed ^ 0x1b873593);
  for (let left = lookout.chance(0.2) ? 4 + lookout.below(5) : 0; left > 0; left -= 1)
    plan.push({ number: plan.length + 1, at: lookout.below(SPAN), kind: 'attend', level: 'calm', skew: 0 });
  if (leaps) {
    const able = plan.filter(({ kind }) => LEAPERS.includes(kind));
    random.pick(able).skew = LEAP;
  }
  return plan.sort((a, b) => a.at - b.at || a.number - b.number);
};

/**
 * What a plan itself injects: schedules that do not fire, fire twice, late or out of order, watches that die,
 * clocks that are wrong.
 */
const planned = (plan: readonly Action[]): Injected => {
  const gaps = (kind: Kind): number[] => {
    const times = plan.filter((each) => each.kind === kind && each.at < SPAN).map(({ at }) => at);
    return times.slice(1).map((at, index) => at - (times[index] ?? at));
  };
  const watch = gaps('watch');
  const silent = watch.filter((gap) => gap > SILENT_AFTER).length;
  const scheduled: Kind[] = ['publish', 'sweep', 'ingest', 'notify', 'watch'];
  const twice = scheduled.flatMap((kind) => gaps(kind)).filter((gap) => gap < 3_000).length;
  return {
    'F3 the same event twice to five times': twice,
    'F3 the same event late, up to six hours': plan.filter(({ at }) => at >= SPAN).length,
    'F3 events in another order than they were sent': plan.filter(({ number }, index) =>
      plan.slice(0, index).some((before) => before.number > number),
    ).length,
    'F5 the schedule fires twice': twice,
    'F5 the schedule does not fire': watch.filter((gap) => gap > 1.5 * WATCH_EVERY).length,
    'F8 clocks up to five minutes apart': plan.filter(({ skew }) => skew !== 0 && skew !== LEAP).length,
    'F8 a clock in 2038': plan.filter(({ skew }) => skew === LEAP).length,
    'F13 the watch is dead': watch.filter((gap) => gap > 2 * SILENT_AFTER).length,
    'F13 the watch comes and goes': silent > 2 ? silent : 0,
  };
};

type Written = Parameters<NonNullable<Parameters<typeof sampleSettings>[0]>>[0];

/** Puts the third network in the place of the sandbox. */
const put = (third: Third, { accounts, feeds }: Written): void => {
  if (third === 'sandbox') return;
  const account = `${third}:gazette`;
  delete accounts['sandbox:gazette'];
  accounts[account] = { ...THIRDS[third].account };
  for (const feed of Object.values(feeds) as { accounts: string[] }[])
    feed.accounts = feed.accounts.map((each) => (each === 'sandbox:gazette' ? account : each));
};

const often = (config: Record<string, Record<string, unknown>>): void => {
  for (const feed of Object.values(config['feeds'] ?? {})) Object.assign(feed as object, { backfill: 3, every: '1m' });
  // Slots of the evening, and of the hours that some nights skip or have twice.
  Object.assign(config['accounts']?.['bluesky:gazette'] as object, { slots: ['02:30', '19:30'] });
};

const variants: ((config: Written) => void)[] = [
  () => undefined,
  ({ feeds }) => Object.assign(feeds['une'] as object, { lane: 'promo' }),
  ({ feeds, people }) => {
    delete feeds['alertes'];
    Object.assign(people['lea'] as object, { may: ['freeze'] });
  },
];
const settingsWith = (third: Third): Settings[] =>
  variants.map((vary) =>
    sampleSettings((config) => {
      put(third, config);
      often(config);
      vary(config);
    }),
  );
const ALL_SETTINGS = new Map<Third, Settings[]>();

const chances: Record<
  Level,
  Record<'conflict' | 'throttle' | 'refused' | 'lostRequest' | 'lostReply' | 'slow' | 'half' | 'crash', number>
> = {
  calm: { conflict: 0, throttle: 0, refused: 0, lostRequest: 0, lostReply: 0, slow: 0, half: 0, crash: 0 },
  windy: {
    conflict: 0.06,
    throttle: 0.02,
    refused: 0.01,
    lostRequest: 0.01,
    lostReply: 0.02,
    slow: 0.03,
    half: 0.03,
    crash: 0.002,
  },
  storm: {
    conflict: 0.35,
    throttle: 0.08,
    refused: 0.03,
    lostRequest: 0.03,
    lostReply: 0.06,
    slow: 0.06,
    half: 0.1,
    crash: 0.003,
  },
};

/** When an evening begins: mostly in summer, sometimes in the hour before the clocks of Paris change. */
const NIGHTS = [Date.parse('2026-10-25T00:00:00Z'), Date.parse('2027-03-28T00:00:00Z')];

/** So long before and after a deployment both versions of the code run. */
const DEPLOYING = 15 * MINUTE;

/** What newer code adds its attribute to. */
const GROWS = ['DELIVERY#', 'APPROVAL#', 'BUDGET#', 'INFLIGHT', 'FREEZE#', 'DRAFT#', 'ASK#'];
const isGrowing = (pk: string | undefined): boolean => GROWS.some((prefix) => pk?.startsWith(prefix) === true);

type Item = Record<string, AttributeValue>;

/**
 * How many steps everything may take from the moment when the faults stop: a day of sweeps, and every repair
 * and decision that people owe.
 */
export const STEPS_AFTER = 4_000;

/** How many more for each freeze of the evening: it is told, reminded of through the day, thawed and reported. */
export const STEPS_OF_A_FREEZE = 500;

const isConditionFailed = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'ConditionalCheckFailedException' || error.name === 'TransactionCanceledException');

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

const PARIS = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', timeStyle: 'medium' });
let last = { second: NaN, text: '' };
/** As a clock in the newsroom shows it, with milliseconds. Most of what happens follows within the same second. */
const clockText = (at: number): string => {
  const second = Math.floor(at / 1_000);
  if (second !== last.second) last = { second, text: PARIS.format(at) };
  return `${last.text}.${String(at % 1_000).padStart(3, '0')}`;
};

export type Deps = ReturnType<typeof baseDeps>;

const baseDeps = (parts: {
  process: Process;
  store: ReturnType<typeof openStore>;
  sleep: (ms: number) => Promise<void>;
  network: (account: string) => Promise<Network | NotSent>;
  mail: (person: string, entries: readonly Entry[], desk: string) => Promise<void>;
  /** Hands any other mail over. */
  send: (to: { name: string; mail: string }, mail: { subject: string }) => Promise<void>;
  announce: (event: { type: string; id: string }) => Promise<void>;
  fetch: (url: string) => Promise<Fetched>;
  remainingMs: () => number;
}) => {
  const { process, store, sleep, network, mail, send, announce, fetch, remainingMs } = parts;
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
    announce,
    log: () => undefined,
    network,
    // Somebody renews the secrets now and then.
    secretVersion: () => Promise.resolve(String(Math.floor(process.now() / (40 * MINUTE)))),
    mail,
    send,
    slack: () => Promise.resolve(),
    publicUrl: 'https://vigie.example',
    sources: [],
    loadMemory: () => Promise.resolve(null),
    askEveryMs: 0,
    lastTick: (name: string) => store.lastTick(name),
    takeTurn: (...input: Parameters<typeof store.takeTurn>) => store.takeTurn(...input),
    fetch,
    fetchPicture: () => Promise.resolve({ kind: 'gone' as const }),
    choosePicture: () => Promise.resolve({ media: null, why: null }),
    twinKey: () => Promise.resolve(null),
    remainingMs,
    gapMs: null as number | null,
    keepSubscribed: (_: string, hub: HubState) => Promise.resolve(hub),
    // Most runs poll whether a feed is due or not. The last ones poll what is due, whatever a clock that leapt noted.
    takePoll: (feed: string, order: Parameters<typeof store.takePoll>[1]) =>
      store.takePoll(feed, process.name.startsWith('due poll ') ? order : { ...order, since: Number.MAX_SAFE_INTEGER }),
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
    list: (...input: Parameters<typeof store.list>) => store.list(...input),
    controls: (...input: Parameters<typeof store.controls>) => store.controls(...input),
    /** For a mistake: whether an item that nobody can read lies in that list. */
    isPoisoned: (list: string): Promise<boolean> => Promise.resolve(list === ''),
  };
};

// Loads what reading a feed loads, before any clock counts.
await readFeed(Buffer.from('{"version":"https://jsonfeed.org/version/1.1","items":[]}'), 'application/feed+json', null);

export const simulate = async (options: RunOptions): Promise<Ended> => {
  const { seed, mutation = {} } = options;
  const plan = options.plan ?? planOf(seed);
  const third = options.third ?? 'sandbox';
  const SETTINGS = ALL_SETTINGS.get(third) ?? settingsWith(third);
  ALL_SETTINGS.set(third, SETTINGS);
  const world = seeded(seed ^ 0x5bd1e995);
  const night = seeded(seed ^ 0x3c6ef372);
  const begin = night.chance(0.08) ? night.pick(NIGHTS) : EVENING;
  /** From then on new functions run the newer code; shortly before, some do already. */
  const deployedAt = night.chance(0.2) ? begin + night.below(SPAN) : Infinity;
  const scheduler = openScheduler(begin);
  const injected: Injected = planned(plan);
  const inject = (clause: Clause): void => void (injected[clause] = (injected[clause] ?? 0) + 1);
  if (begin !== EVENING) inject('F8 the night in which clocks change');
  const trace: string[] = [];
  const hash = createHash('sha256');
  const say = (actor: string, words: string): void => {
    hash.update(`${scheduler.now()} ${actor}: ${words}\n`);
    if (options.trace === true) trace.push(`${clockText(scheduler.now())} ${actor}: ${words}`);
  };
  const engine = memoryEngine({
    staleIndex: () => {
      const writes = stale && world.chance(0.4) ? world.below(12) : 0;
      if (writes > 0) inject('F6 a stale index');
      return writes;
    },
  });
  let stale = world.chance(0.6);
  const clocksAgree = plan.every(({ skew }) => skew === 0);
  const observer: Observer = openObserver({ engine, table: TABLE, now: scheduler.now, say, clocksAgree });
  const unexpected: unknown[] = [];
  /** Somebody damages something tonight, or two versions run: then even a calm function may fail. */
  const spoiled = deployedAt !== Infinity || plan.some(({ kind }) => kind === 'damage');
  /** The configurations of tonight. */
  const configured = plan.some(({ kind }) => kind === 'attend')
    ? SETTINGS.map((each) => ({ ...each, attended: { hours: [] } }))
    : SETTINGS;
  let settings = configured[0]!;
  let numbers = 10_000;
  /** Functions of the publisher that run now. */
  let publishing = 0;
  const networks = openSimulatedNetworks({
    scheduler,
    observer,
    inject,
    nasty: night.chance(0.5),
    readable: seed % 2 === 0,
  });
  const { found } = networks;

  // ── two versions of the code ──

  /** What newer code writes has an attribute that older code does not know. */
  const grown = <C extends { constructor: unknown; input: object }>(command: C): C => {
    const grow = (item: Item | undefined) =>
      isGrowing(item?.['pk']?.S) ? { ...item, [NEWER]: { S: 'what only newer code knows' } } : item;
    const { input } = command as { input: { TransactItems?: TransactWriteItem[]; Item?: Item } };
    const Again = command.constructor as new (input: unknown) => C;
    if (input.TransactItems !== undefined) {
      const TransactItems = input.TransactItems.map((each) =>
        each.Put === undefined ? each : { ...each, Put: { ...each.Put, Item: grow(each.Put.Item) } },
      );
      return new Again({ ...input, TransactItems });
    }
    return input.Item === undefined ? command : new Again({ ...input, Item: grow(input.Item) });
  };

  const itemsIn = (call: Call, output: unknown): Item[] => {
    const answer = output as { Item?: Item; Items?: Item[]; Responses?: Record<string, Item[]> };
    if (call.name === 'GetItem') return answer.Item === undefined ? [] : [answer.Item];
    return call.name === 'Query' ? (answer.Items ?? []) : (answer.Responses?.[TABLE] ?? []);
  };

  /** What a function reads: newer code takes its own attribute for granted, older code meets it. */
  const seenBy = (process: Process, call: Call, output: unknown): unknown => {
    if (deployedAt === Infinity || !['GetItem', 'Query', 'BatchGetItem'].includes(call.name)) return output;
    for (const item of itemsIn(call, output)) {
      if (!(NEWER in item)) continue;
      if (process.newer || mutation.blind === true) Reflect.deleteProperty(item, NEWER);
      else inject('F15 old code meets what new code wrote');
    }
    return output;
  };

  /** The table answers a part of a batch, and says which keys it did not read. */
  const halved = (call: Call, output: unknown): unknown => {
    if (call.name !== 'BatchGetItem') return output;
    const keys = call.input.RequestItems?.[TABLE]?.Keys ?? [];
    if (keys.length < 2) return output;
    inject('F6 half of a batch unread');
    const unread = keys.slice(Math.floor(keys.length / 2));
    const isUnread = (item: Item) => unread.some(({ pk, sk }) => pk?.S === item['pk']?.S && sk?.S === item['sk']?.S);
    return {
      ...(output as object),
      Responses: { [TABLE]: itemsIn(call, output).filter((item) => !isUnread(item)) },
      UnprocessedKeys: { [TABLE]: { Keys: unread, ConsistentRead: true } },
    };
  };

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
      newer: false,
      monotonic: () => scheduler.now() - born + origin,
      now: () => scheduler.now() + how.skew,
      die: (why) => {
        if (process.dead || !process.running) return;
        process.dead = true;
        process.running = false;
        say(process.name, why);
        finished();
      },
    };
    if (deployedAt !== Infinity) {
      const since = born - deployedAt;
      process.newer = since > DEPLOYING ? true : since < -DEPLOYING ? false : random.chance(0.5);
      if (Math.abs(since) <= DEPLOYING) inject('F15 old and new code at once');
    }
    let finished: () => void = () => undefined;
    const over = new Promise<void>((resolve) => (finished = resolve));
    if (kind === 'publish') {
      if (publishing > 0) inject('F4 two publishers at once');
      publishing += 1;
      void over.then(() => (publishing -= 1));
    }
    const rough = how.level !== 'calm';
    const lifeMs = rough && random.chance(0.04) ? Math.min(how.lifeMs, 30 + random.below(3_000)) : how.lifeMs;
    let calling = 0;
    scheduler.at(born + lifeMs, () => {
      if (process.running && calling > 0) inject('F2 a function is over time in the middle of a call');
      process.die('is ended: its time is over');
    });
    if (rough && random.chance(0.08)) {
      const after = random.chance(0.7) ? random.below(250) : random.below(20_000);
      scheduler.at(born + after, () => process.die('crashes'));
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
      if (!random.chance(chance.slow)) return 1 + random.below(12);
      inject('F6 an answer after 25 ms to 10 s');
      return 25 + random.below(random.chance(0.2) ? 10_000 : 600);
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
        if (process.newer) sent = grown(sent);
        const call = { name, input: sent.input, number: 0 } as unknown as Call;
        const items = call.name === 'TransactWriteItems' ? (call.input.TransactItems ?? []) : [];
        const chance = chances[process.level];
        if (random.chance(chance.crash)) {
          inject('F1 crash before a call to the table');
          process.die('crashes before a call to the table');
          return;
        }
        if (items.length > 0) observer.issuing(items);
        const issuedAt = scheduler.now();
        const limit = issuedAt + (limits?.requestTimeout ?? 3_000);
        let open = true;
        calling += 1;
        const answer = (at: number, act: () => void) => {
          scheduler.at(at, () => {
            if (!open || process.dead) return;
            open = false;
            calling -= 1;
            act();
          });
        };
        answer(limit, () => reject(faults.noAnswer()));
        if (random.chance(chance.lostRequest)) {
          inject('F6 the request is lost');
          return;
        }
        const arrival = issuedAt + latency();
        const back = latency();
        const busy = items.length > 0 && random.chance(chance.conflict);
        const throttled = random.chance(chance.throttle);
        const refused = random.chance(chance.refused);
        const lost = random.chance(chance.lostReply);
        const half = call.name === 'BatchGetItem' && random.chance(chance.half);
        const crashes = random.chance(chance.crash);
        scheduler.at(arrival, () => {
          // A request that has left arrives, whether its sender still lives or not.
          if (busy || throttled || refused) {
            inject(
              busy ? 'F6 a transaction conflict' : throttled ? 'F6 throttled' : 'F6 server error, nothing written',
            );
            const error = busy ? faults.conflict(call) : throttled ? faults.throttled() : faults.serverError();
            answer(arrival + back, () => reject(error));
            return;
          }
          void engine.send(sent as unknown as PutItemCommand).then(
            async (output) => {
              await observer.carriedOut(process, call);
              if (crashes) {
                inject('F1 crash after a call to the table, its answer unread');
                process.die('crashes before the answer of the table');
                return;
              }
              if (lost) {
                const isSaid = random.chance(0.5);
                inject(isSaid ? 'F6 server error after the write' : 'F6 the reply is lost');
                if (isSaid) answer(arrival + back, () => reject(faults.serverError()));
                return;
              }
              answer(arrival + back, () => resolve(seenBy(process, call, half ? halved(call, output) : output)));
            },
            (error: unknown) => {
              if (isConditionFailed(error)) inject('F6 a condition fails');
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
    const handOver = async (): Promise<void> => {
      await sleep(latency());
      if (!rough || !random.chance(0.05)) return;
      inject('F11 mail is throttled');
      throw new Error('the mail was not taken');
    };
    const raw = baseDeps({
      process,
      store,
      sleep,
      network: async (account) => {
        const network = await networks.open(account, process, wake);
        return 'kind' in network ? network : (mutation.network?.(network, networks) ?? network);
      },
      send: async ({ name }, { subject }) => {
        await handOver();
        telling.handedOver(name, subject);
      },
      announce: telling.announce,
      mail: async (person, entries) => {
        await handOver();
        const bounces = rough && random.chance(0.04);
        if (bounces) inject('F11 a mail bounces');
        const asked = entries.map((entry) => ({ person, entry, step: observer.step() }));
        (bounces ? bounced : letters).push(...asked);
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
      remainingMs: () => born + lifeMs - scheduler.now(),
    });
    raw.isPoisoned = (list) => Promise.resolve(poisoned.has(list));
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

  const telling = openTelling({
    random: seeded(seed ^ 0x1b873593),
    scheduler,
    inject,
    broken: (what) => observer.broken('told', what),
    wake: (event) => {
      numbers += 1;
      const random = seeded(seed * 613 + numbers);
      const level = plan[random.below(plan.length)]?.level ?? 'calm';
      void start('event', numbers, { level, skew: 0, random, lifeMs: MINUTE }, (deps) => tellEvent(deps, event));
    },
  });

  // ── what people have and know ──

  type Letter = { person: string; entry: Entry; step: number };
  const letters: Letter[] = [];
  const bounced: Letter[] = [];
  const orders: string[] = [];
  const poisoned = new Set<string>();
  let acts = 0;
  const pressing: { at: number; person: string; ids: ReadonlySet<string> }[] = [];
  /** The drafts that people have open. */
  const reading: { process: Process; person: string; draft: string }[] = [];

  const stopNow = async (deps: Deps, process: Process, order: StopOrder): Promise<StopAnswer> => {
    const before = observer.step();
    const told = { ...order, reason: telling.reasonOf(order.id) };
    const opened = await (order.source === 'human' ? pressStop : openFreeze)(deps, told);
    if (opened.kind === 'stopping' && opened.joined) inject('F12 a stop joins one that is open');
    if (opened.kind !== 'stopping') {
      if (opened.kind === 'not-confirmed') inject('F12 a stop cannot be confirmed in time');
      observer.told(process, order.id, before, opened, []);
      return opened;
    }
    observer.told(process, order.id, before, opened, observer.flyingUnder(order.id));
    await deps.announce({ type: 'freeze.opened', id: order.id });
    const frozen = await settleFreeze(deps, opened);
    observer.told(process, order.id, before, frozen, observer.flyingUnder(order.id));
    return frozen;
  };

  const SCOPES = [
    'all',
    'lane:promo',
    'lane:news',
    'lane:service',
    `network:${third}`,
    'account:bluesky:gazette',
    'feed:une',
    'feed:alertes',
  ];

  const feeds = new Map<string, FeedItem[]>(
    Object.keys(SETTINGS[0]!.feeds).map((feed) => [
      feed,
      [1, 2].map((each) => feedItem(`${feed}-${each}`, `${feed} ${each}`, begin - each * MINUTE)),
    ]),
  );
  /** The links of stories that two feeds of one account tell. */
  const shared = new Set<string>();
  /** The second feed tells what the first one told. */
  const tellTwice = (item: FeedItem | undefined): void => {
    if (item?.link == null || shared.has(item.link)) return;
    shared.add(item.link);
    feeds.get('alertes')?.unshift(item);
    inject('a story in two feeds');
  };
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
          date_published: new Date(publishedAt ?? begin).toISOString(),
        })),
      }),
    );

  const pollOne = async (deps: Deps, feed: string): Promise<void> => {
    const links = (feeds.get(feed) ?? []).flatMap(({ link }) => link ?? []);
    const polled = await ingestFeed(deps, feed);
    if (polled.kind !== 'polled' || polled.report.status !== 'ok') return;
    for (const link of links) {
      const row = (await observer.peek(`SEEN#${feed}#${keyDigest('guid', link)}`))?.['row']?.M;
      if (row?.['outcome']?.S === 'draft') observer.storyTold(feed, link);
    }
  };
  const ingestAll = async (deps: Deps): Promise<void> => {
    for (const feed of Object.keys(deps.settings.feeds)) await pollOne(deps, feed);
  };

  const publishNow = async (deps: Deps): Promise<void> => {
    await carryOutTakeBacks(deps);
    await proveUnknown(deps);
    const report = await deps.publish(deps);
    if (report.kind === 'run')
      for (const { end } of report.taken) if (end === 'over-cap') inject('F16 a cap is reached');
  };

  /** Scopes that every configuration of the evening has. */
  const ALWAYS = ['all', `network:${third}`, 'account:bluesky:gazette', 'feed:une'];

  const sweepNow = async (deps: Deps, process: Process) => {
    const own: SweepDeps = {
      ...deps,
    };
    const now = process.now();
    const due = [...observer.freezes.values()].filter(
      ({ id, by, until, thawed, scopes }) =>
        !id.startsWith('watch-') &&
        thawed === null &&
        until !== null &&
        until <= now &&
        process.settings.people[by]?.may.includes('thaw') === true &&
        scopes.some((scope) => ALWAYS.includes(scope)),
    );
    await sweep(own);
    for (const { id, by, thawed } of due)
      if (thawed === null && !spoiled)
        observer.broken('lives', `a sweep came to its end, and did not end freeze ${id} at the time that ${by} signed`);
  };

  /**
   * Far more freezes at once than any list shows; the oldest has an end that a person signed. Each brings evidence of
   * its own, so that none joins another.
   */
  const manyFreezes = async (deps: Deps, process: Process): Promise<void> => {
    const order = (number: number, until: number | null) => {
      const id = `F${process.number}-${number}`;
      orders.push(id);
      const evidence = [
        { at: new Date(process.now()).toISOString(), source: 'a colleague', title: telling.reasonOf(id), url: null },
      ];
      return deps.stop({ id, scopes: ['feed:une'], source: 'human', by: 'marc', until, evidence });
    };
    await order(0, process.now() + 2 * MINUTE);
    await Promise.all(Array.from({ length: 55 }, (_, index) => order(index + 1, null)));
    const open = [...observer.freezes.values()].filter(({ thawed }) => thawed === null);
    if (open.length > 50) inject('more than 50 open freezes');
  };

  /** A person opens a letter, thinks, and presses something; sometimes twice, sometimes long after. */
  const person = async (deps: Deps, process: Process, wish: { decision?: Order['decision']; calm?: boolean }) => {
    const { random } = process;
    if (letters.length === 0) return;
    const recent = letters.slice(-8);
    const other = reading.findLast((each) => each.process.running);
    const same =
      other === undefined || wish.calm === true || !random.chance(0.4)
        ? undefined
        : letters.findLast(({ person, entry: { draft } }) => person !== other.person && draft.id === other.draft);
    const { person: who, entry } =
      same ?? (wish.calm === true || random.chance(0.7) ? random.pick(recent) : random.pick(letters));
    const opened = scheduler.now();
    reading.push({ process, person: who, draft: entry.draft.id });
    const page = await openReview(deps, { ask: entry.ask, token: entry.token });
    const shownAt = observer.step();
    if (page.kind === 'closed') return;
    const open = page.deliveries.filter(
      ({ delivery: { state }, held }) =>
        (state === 'draft' || (state === 'approved' && held)) && (wish.calm === true || random.chance(0.85)),
    );
    // On a page that was left open, what has expired since can still be pressed.
    const expired = page.deliveries.filter(({ delivery }) => wish.calm !== true && delivery.state === 'expired');
    const chosen = open.length > 0 ? open : expired;
    if (chosen.length === 0) return;
    const frozen = page.world.controls.some(({ open }) => open.length > 0);
    const under = frozen && page.mayThaw && random.chance(0.7);
    const decision = wish.decision ?? 'approve';
    const near = (slot: number | null) => (slot !== null && slot < process.now() + 12 * HOUR ? slot : null);
    const proposed = new Map(chosen.map((each) => [each.delivery.id, near(each.slots[0] ?? null)]));
    const choices = chosen.map(({ delivery }) => ({
      id: delivery.id,
      hash: delivery.hash,
      text:
        random.chance(0.15) && wish.calm !== true
          ? `${delivery.content.text} (${random.below(99)})`
          : delivery.content.text,
      dueAt:
        wish.calm === true
          ? null
          : random.chance(0.08)
            ? (proposed.get(delivery.id) ?? null)
            : random.chance(0.3)
              ? process.now() + random.below(4 * MINUTE)
              : null,
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
    if (wish.calm !== true) {
      const long = random.chance(0.05) ? 25 * MINUTE : 90 * SECOND;
      await deps.sleep(random.chance(0.5) ? random.below(1_500) : random.below(long));
    }
    const posted: Order = { ask: entry.ask, token: entry.token, decision, choices, epochs: page.epochs, under };
    process.pressed = pressed;
    const names = chosen.map(({ delivery }) => observer.deliveries.get(delivery.id)?.name ?? '?').join(', ');
    say(process.name, `${who} presses ${decision}${under ? ' under freeze' : ''}: ${names}`);
    const press = async (own: Deps, at: Process) => {
      for (const { id, hash } of posted.choices) {
        const seen = observer.deliveries.get(id);
        if (seen?.state === 'expired') inject('F11 a click after expiry');
        else if (seen !== undefined && seen.hash !== hash) inject('F11 a click after an edit');
        if (pressing.some((other) => other.at >= opened && other.person !== who && other.ids.has(id)))
          inject('F11 two approvers at once');
      }
      if ([...observer.freezes.values()].some(({ thawed }) => thawed === null)) inject('F11 a click during a freeze');
      pressing.push({ at: scheduler.now(), person: who, ids: new Set(posted.choices.map(({ id }) => id)) });
      const answer = await decide(own, (await mutation.order?.(posted, own)) ?? posted);
      say(at.name, `the page answers ${answer.kind}`);
    };
    const again = wish.calm !== true && random.chance(0.15);
    await press(deps, process);
    if (!again) return;
    inject('F11 an approver clicks twice');
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
          await press(late, second);
        },
      );
    });
  };

  /** A person sees a post on the desk, thinks for a while, and changes what was decided. */
  const changeOfMind = async (deps: Deps, process: Process): Promise<void> => {
    const { random } = process;
    const by = random.pick(['lea', 'marc', 'marc', 'ines']);
    const flying = () => [...observer.deliveries.values()].find(({ state }) => state === 'claimed');
    // Somebody sees at the last moment that it leaves.
    const isLate = random.chance(0.4);
    for (let looks = 0; isLate && looks < 200 && flying() === undefined; looks += 1) await deps.sleep(100);
    const late = isLate ? flying() : undefined;
    if (late !== undefined) {
      const answer = await revise(deps, { delivery: late.id, by, wish: { to: 'unapprove' } });
      if (answer.kind === 'unapproved-in-flight') inject('F11 un-approved in flight');
      say(process.name, `${by} wants ${late.name} back as it leaves: ${answer.kind}`);
      return;
    }
    const list = random.pick(['approved', 'approved', 'rejected', 'expired'] as const);
    const [seen] = await deps.list(list, { limit: 5, newestFirst: random.chance(0.5) });
    if (seen === undefined) return;
    const { id, content, hash } = seen;
    const soon = process.now() + random.below(20 * MINUTE);
    const wish: Revision =
      list === 'rejected' || list === 'expired'
        ? { to: 'restore' }
        : random.pick<Revision>([
            { to: 'unapprove' },
            { to: 'unapprove' },
            { to: 'edit', hash, text: `${content.text} (${random.below(99)})` },
            { to: 'move', dueAt: soon },
            { to: 'now' },
          ]);
    const shownAt = observer.step();
    if (random.chance(0.5)) await deps.sleep(random.below(3_000));
    acts += 1;
    if (wish.to === 'move' || wish.to === 'now')
      process.pressed = {
        act: acts,
        person: by,
        decision: 'move',
        under: false,
        shownAt,
        choices: new Map([[id, { shown: content, text: content.text }]]),
      };
    const answer = await revise(deps, { delivery: id, by, wish });
    say(process.name, `${by} wants to ${wish.to} ${observer.deliveries.get(id)?.name ?? '?'}: ${answer.kind}`);
  };

  /**
   * A person looks at the account, and says what is there of a send that machines have given up. `all`: of
   * every one, and asks for none again.
   */
  const resolve = async (deps: Deps, process: Process, all: boolean) => {
    const by = all ? 'marc' : process.random.pick(['lea', 'marc']);
    const judge = async (id: string, to: Resolution, sees: string) => {
      const answer = await resolveDelivery(deps, { delivery: id, by, to });
      const name = observer.deliveries.get(id)?.name ?? '?';
      say(process.name, `${by} looks for ${name}, sees ${sees}, says ${to}: ${answer.kind}`);
    };
    if (!all && process.random.chance(0.3)) {
      const [failed] = await deps.list('failed', { newestFirst: true, limit: 1 });
      if (failed !== undefined) return judge(failed.id, 'draft', 'that it failed');
    }
    const ordered = (await deps.list('take-back', { limit: 20 })).filter(({ state }) => state === 'unknown');
    const unknown = [...(await deps.list('unknown', { limit: all ? 100 : 20 })), ...ordered];
    for (const { id, content } of all ? unknown : unknown.slice(0, 1)) {
      const there = found(content.providerKey) !== undefined;
      const to = there ? 'published' : all || process.random.chance(0.3) ? 'failed' : 'draft';
      await judge(id, to, there ? 'it' : 'nothing');
    }
  };

  /** The newsroom calls, once or again; the watch acts on the calls that are stored, as at every look. */
  const calls = new Set<string>();
  const callNewsroom = async (deps: Deps, { random, number, name }: Process): Promise<void> => {
    const isAgain = calls.size > 0 && random.chance(0.6);
    const id = isAgain ? random.pick([...calls]) : `call-${number}`;
    if (isAgain) inject('a newsroom call again');
    calls.add(id);
    const at = deps.now();
    const call = {
      kind: 'call',
      at,
      seen: at,
      by: 'cms',
      action: 'freeze',
      title: 'une explosion',
      lang: 'fr',
    } as const;
    say(name, `the newsroom calls ${id}`);
    await deps.saveNewsroomCall({ id, call });
    await lookAtTheNews({
      ...deps,
      sources: [],
      loadMemory: () => Promise.resolve(null),
      saveMemory: () => Promise.resolve(),
      fetch: () => Promise.resolve({ kind: 'gone' }),
      read: readFeed,
    });
    const opened = [...observer.freezes.keys()].filter((each) => each.startsWith('watch-freeze-call-'));
    for (const each of opened) if (!orders.includes(each)) orders.push(each);
    if (opened.length > calls.size)
      observer.broken('I7', `${calls.size} calls of the newsroom opened ${opened.length} freezes: one came again`);
  };

  const vouch = (deps: Deps) => deps.extendOkUntil(deps.now() + deps.settings.watch.silentAfter);

  const work: Record<Kind, (deps: Deps, process: Process, action: Action) => Promise<unknown>> = {
    publish: publishNow,
    sweep: sweepNow,
    notify: (deps) => makeRounds(deps),
    approve: (deps, process) => person(deps, process, {}),
    decide: (deps, process) =>
      person(deps, process, { decision: process.random.pick(['reject', 'save', 'save'] as const) }),
    freeze: async (deps, process, action) => {
      const { random } = process;
      if (seeded(seed * 31 + action.number).chance(0.02)) return manyFreezes(deps, process);
      const human = random.chance(0.6);
      const again = random.chance(0.15) && orders.length > 0;
      const id = again ? random.pick(orders) : `F${action.number}`;
      const known = observer.freezes.get(id);
      const scopes = known?.scopes ?? [
        ...new Set([random.pick(SCOPES), random.pick(SCOPES)].slice(0, 1 + random.below(2))),
      ];
      if (again && known === undefined) return;
      if (again) inject('F12 a stop is asked for again');
      const source = known === undefined ? (human ? 'human' : 'watch') : known.side;
      const by = known?.by ?? (human ? random.pick(['lea', 'marc', 'ines']) : 'machine:watch');
      orders.push(id);
      const until = human && random.chance(0.25) ? process.now() + random.below(40 * MINUTE) : null;
      say(process.name, `${by} orders freeze ${id} of ${scopes.join(' ')}`);
      const answer = await deps.stop({ id, scopes, source, by, until });
      if (!human || !random.chance(0.3)) return;
      // Why, said afterwards, by two people at once.
      const frozen = answer.kind === 'frozen' ? answer.freeze.id : null;
      const reason = (words: string) => deps.giveReason(frozen ?? id, { reason: words, by, at: deps.now() });
      const given = frozen === null ? [] : await Promise.all([reason('an explosion'), reason('in the centre')]);
      if (given.length > 0) say(process.name, `${by} says why`);
    },
    endBrake: async (deps, process) => {
      const lane = process.random.pick(['promo', 'news']);
      const by = process.random.pick(['lea', 'marc', 'ines']);
      const seen = (await deps.watchStatus())?.braked[lane] ?? null;
      if (seen === null) return;
      if (process.random.chance(0.3)) await deps.sleep(process.random.below(5 * MINUTE));
      const answer = await endBrake(deps, { lane, until: seen, by });
      say(process.name, `${by} ends the brake of ${lane}: ${answer.kind}`);
    },
    attend: async (deps, process) => {
      const by = process.random.pick(['lea', 'marc', 'ines']);
      const until = process.random.chance(0.25) ? null : deps.now() + (5 + process.random.below(60)) * MINUTE;
      const answer = await attend(deps, { by, until });
      say(process.name, `${by} ${until === null ? 'leaves' : 'attends'}: ${answer.kind}`);
    },
    thaw: async (deps, process) => {
      const { random } = process;
      if (orders.length === 0) return;
      const open = orders.filter((each) => observer.freezes.get(each)?.thawed === null);
      const id = random.pick(open.length > 0 && random.chance(0.75) ? open : orders);
      const by = random.pick(['lea', 'marc', 'marc', 'ines', 'ines']);
      if (random.chance(0.3)) await deps.sleep(random.below(20 * MINUTE));
      const once = () => thaw(deps, { id, by });
      const answers = await Promise.all(random.chance(0.3) ? [once(), once()] : [once()]);
      say(process.name, `${by} thaws ${id}: ${answers.map(({ kind }) => kind).join(', ')}`);
    },
    watch: async (deps, process) => {
      const { random } = process;
      if (random.chance(0.02)) await callNewsroom(deps, process);
      if (random.chance(0.15)) {
        const lane = random.pick(['promo', 'news']);
        say(process.name, `brakes ${lane}`);
        await deps.brake(lane, deps.now() + (15 + random.below(15)) * MINUTE, deps.now(), 'an explosion');
      }
      if (!random.chance(0.03)) return vouch(deps);
      inject('F13 the watch speaks nonsense');
      if (random.chance(0.5)) return deps.extendOkUntil(Date.parse('2031-05-05T00:00:00Z'));
      return engine.send(
        new UpdateItemCommand({
          TableName: TABLE,
          Key: { pk: { S: 'WATCH' }, sk: { S: '-' } },
          UpdateExpression: 'SET okUntil = :word',
          ExpressionAttributeValues: { ':word': { S: 'all is calm' } },
        }),
      );
    },
    ingest: async (deps, process) => {
      const { random } = process;
      const names = [...feeds.keys()];
      if (process.number > 1) {
        const feed = random.pick(names);
        const items = feeds.get(feed) ?? [];
        const which = random.below(6);
        const first = items[0];
        if (which === 0 && first !== undefined) items[0] = { ...first, title: `${first.title} (corrected)` };
        else if (which === 1)
          items.unshift(feedItem(`${feed}-${process.number}`, `${feed} ${process.number}`, deps.now()));
        else if (which === 2 && items.length > 1) items.shift();
        else if (which === 3) {
          // Its rows have been lost: to the feed's memory the item is new again.
          const planned = plannedItem(`${feed}-1`, `${feed} 1`, begin);
          if (deps.settings.feeds[feed] !== undefined) await makeDraft(deps, feed, planned, 'La Gazette', []);
        } else if (which === 5) {
          tellTwice(feeds.get('agenda')?.[0]);
          if (random.chance(0.5)) inject('two feeds race over one story');
          else return ingestAll(deps);
          return Promise.all(Object.keys(deps.settings.feeds).map((each) => pollOne(deps, each)));
        }
      }
      return ingestAll(deps);
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
    revise: (deps, process) => changeOfMind(deps, process),
    scanner: async (deps) => {
      for (const { entry } of letters.slice(-5)) {
        const page = await openReview(deps, { ask: entry.ask, token: entry.token });
        if (page.kind === 'review') await mutation.opened?.(page, deps);
      }
    },
    configure: async (deps, process) => {
      const next = process.random.pick(configured);
      const answer = await applyConfiguration({ ...deps, settings: next });
      say(process.name, `applies configuration ${configured.indexOf(next)}: ${answer.kind}`);
      if (answer.kind === 'applied') {
        if (next !== settings) inject('a configuration with other scopes');
        settings = next;
      }
    },
    damage: async (deps, process) => {
      const { random } = process;
      const scope = random.pick(SCOPES.filter((each) => each !== 'all'));
      const side = random.pick(['human', 'watch'] as const);
      const Key = { pk: { S: `CONTROL#${scope}#${side}` }, sk: { S: '-' } };
      const key = `${scope}/${side}`;
      const which = random.below(3);
      say(process.name, `damages ${which === 2 ? 'a brake' : `control ${key}`}`);
      inject(
        which === 0
          ? 'a control is missing'
          : which === 1
            ? 'a control of another table'
            : 'a brake that nobody can read',
      );
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
    captured: async (deps, process) => {
      // One evening has one captured function.
      const role = observer.captured() ?? seeded(seed ^ 0x9e3779b9).pick(UNTRUSTED);
      inject('a function is taken over');
      say(process.name, `${role} is taken over`);
      const rights = (mutation.rights ?? ((of: Rights) => of))(RIGHTS[role], role);
      for (let moment = 1 + process.random.below(3); moment > 0; moment -= 1) {
        const { random } = process;
        const items = engine.dump(TABLE);
        const [allows, patterns] = [allowsOf(rights), patternsOf(rights)];
        const now = deps.now();
        for (const command of intrusion({
          random,
          table: TABLE,
          settings: process.settings,
          items,
          allows,
          patterns,
          now,
        })) {
          const { Item, Key } = command.input as { Item?: Item; Key?: Item };
          await engine.send(command as PutItemCommand).catch(() => undefined);
          await observer.takenOver(role, [(Item ?? Key)?.['pk']?.S ?? '']);
        }
        await useSecrets(deps);
        await deps.sleep(random.below(4 * MINUTE));
      }
    },
    poison: async (_deps, process) => {
      const list = process.random.pick(['approved', 'draft', 'claimed', 'unknown', 'take-back']);
      poisoned.add(list);
      inject('F14 an item that nobody can read among ten');
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

  /** Whoever took the function over presses with every link and code that it may have made. */
  const useSecrets = async (deps: Deps): Promise<void> => {
    const asks = engine.dump(TABLE).flatMap(({ pk }) => /^ASK#(.*)$/s.exec(pk?.S ?? '')?.[1] ?? []);
    for (const ask of new Set(asks))
      for (const secret of [...SECRETS.map((token) => ({ token })), { code: CODE }]) {
        const page = await openReview(deps, { ask, ...secret }).catch(() => null);
        if (page?.kind !== 'review') continue;
        const choices = page.deliveries.map(({ delivery: { id, hash, content } }) => ({
          id,
          hash,
          text: content.text,
          dueAt: null,
        }));
        const { token, epochs } = page;
        await decide(deps, { ask, token, decision: 'approve', choices, epochs, under: true }).catch(() => undefined);
      }
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
    captured: 30 * MINUTE,
  };

  let events = 0;
  const calmly = async (kind: string, act: (deps: Deps, process: Process) => Promise<unknown>): Promise<void> => {
    numbers += 1;
    const how = { level: 'calm', skew: 0, random: seeded(seed * 131 + numbers), lifeMs: MINUTE } as const;
    const over = start(kind, numbers, how, act);
    let ended = false;
    void over.then(() => (ended = true));
    events += await scheduler.run(scheduler.now() + 2 * MINUTE, () => ended || isBroken());
  };

  // ── the evening ──

  await createTable(engine);
  await calmly('configure', (deps) => applyConfiguration(deps));
  for (const action of plan) {
    scheduler.at(begin + action.at, () => {
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
  const last = Math.max(SPAN, ...plan.map(({ at }) => at + 1));
  events += await scheduler.run(begin + last, isBroken);

  // ── the faults stop ──

  let before = events;
  if (!isBroken()) {
    stale = false;
    settings = SETTINGS[0]!;
    networks.heal();
    say('-', 'the faults stop');
    const settle = async (kind: string, act: (deps: Deps, process: Process) => Promise<unknown>) => {
      if (!isBroken()) await calmly(kind, act);
    };
    const later = async (ms: number) => {
      if (!isBroken()) events += await scheduler.run(scheduler.now() + ms, isBroken);
    };
    const thawAll = (deps: Deps) =>
      [...observer.freezes.values()]
        .filter(({ thawed }) => thawed === null)
        .reduce((done, { id }) => done.then(() => thaw(deps, { id, by: 'marc' })), Promise.resolve<unknown>(null));
    // Everything that is still under way ends: the latest answer of a network comes an hour after its request.
    await later(65 * MINUTE);
    settings = SETTINGS[0]!;
    await settle('configure', (deps) => applyConfiguration(deps));
    await settle('repair', async (deps) => {
      for (const key of observer.damaged) await repair(deps, key);
    });
    // How much there is to tell grows with the freezes that are open, and does not count.
    before -= events;
    await settle('notify', makeRounds);
    before += events;
    if (!isBroken()) everybodyKnows();
    await later(6 * MINUTE);
    await settle('thaw', thawAll);
    await settle('repair', mendBrakes);
    await settle('sweep', sweepNow);
    await settle('notify', makeRounds);
    if (!isBroken() && observer.captured() === null) await heldWereAsked();
    for (let round = 0; round < 2; round += 1) {
      await later(20 * MINUTE);
      await settle('watch', vouch);
      await settle('resolve', (deps, process) => resolve(deps, process, true));
      await settle('sweep', sweepNow);
      await settle('publish', publishNow);
    }
    // A last poll by a clock in 2038 may not keep a feed from its next one.
    if (plan.some(({ skew }) => skew === LEAP))
      await settle('ingest', (deps) => ingestAll({ ...deps, now: () => deps.now() + LEAP }));
    // Something new, approved by a person, must leave: nothing that lies around may keep it.
    feeds.set('une', [feedItem('une-last', 'la dernière', scheduler.now()), ...(feeds.get('une') ?? [])]);
    await settle('due poll', ingestAll);
    if (!isBroken() && observer.captured() === null) nothingLost();
    await settle('notify', makeRounds);
    const last = [...observer.deliveries.values()].filter(({ state }) => state === 'draft').at(-1);
    const all = letters.splice(0, letters.length);
    letters.push(...all.filter(({ entry }) => entry.deliveries.some(({ id }) => id === last?.id)).slice(-1));
    await settle('approve', (deps, process) => person(deps, process, { calm: true }));
    for (let round = 0; round < 4; round += 1) {
      await later(2 * MINUTE);
      await settle('watch', vouch);
      await settle('publish', publishNow);
    }
    if (!isBroken() && (last === undefined || last.state === 'draft' || last.state === 'approved'))
      observer.broken(
        'lives',
        `${last?.name ?? 'the last news'} was approved after all faults and did not leave (${last?.state ?? 'never made'})`,
      );
    await later(26 * HOUR);
    await settle('sweep', sweepNow);
    await later(20 * MINUTE);
    await settle('resolve', (deps, process) => resolve(deps, process, true));
    await settle('sweep', sweepNow);
    // A clock in 2038 gave slots and ends of that year: a stop takes the approvals away, and a person says no.
    const left = () =>
      [...observer.deliveries.values()].filter(({ state }) => state === 'draft' || state === 'approved');
    if (plan.some(({ skew }) => skew === LEAP) && left().length > 0) {
      await settle('freeze', (deps) => deps.stop({ id: 'the-end', scopes: ['all'], source: 'human', by: 'marc' }));
      await settle('thaw', thawAll);
      await settle('notify', makeRounds);
      const mails = [...all, ...letters, ...bounced];
      for (const { id } of [...left(), ...left()]) {
        const mail = mails.findLast(({ entry }) => entry.deliveries.some((each) => each.id === id));
        if (mail === undefined) continue;
        letters.splice(0, letters.length, mail);
        await settle('decide', (deps, process) => person(deps, process, { calm: true, decision: 'reject' }));
      }
    }
    if (!isBroken()) {
      await observer.controlsMatch();
      if (observer.captured() === null) finalChecks();
    }
  }

  /**
   * Repairs a brake that nobody can read, and ends those that a clock in 2038 set: the next brake would take
   * the place of the one, a person ends the other.
   */
  async function mendBrakes(deps: Deps): Promise<void> {
    const stored = (await observer.peek('WATCH'))?.['braked']?.M ?? {};
    for (const [lane, until] of Object.entries(stored))
      if (until.N === undefined)
        await deps.brake(lane, deps.now() + 1, deps.now(), 'instead of one that nobody can read');
    await vouch(deps);
    for (const lane of Object.keys(stored)) await endBrake(deps, { lane, until: null, by: 'marc' });
  }

  /** Of each freeze that is still open, and that a person or the watch opened tonight, everybody was told. */
  function everybodyKnows(): void {
    // Of a press that joined a freeze nobody is told anew.
    const open = [...observer.freezes.values()].filter(
      ({ id, thawed, into }) => thawed === null && into === null && orders.includes(id),
    );
    telling.everybodyKnows(
      open.filter(({ id }) => !id.startsWith('watch-freeze-call-')),
      peopleOf(settings),
    );
    const isQuiet = plan.every(({ level, skew }) => level === 'calm' && skew === 0);
    if (isQuiet && !spoiled) telling.nobodyTwice();
  }

  /** What a freeze holds is asked about anew once nothing covers it: a letter went out after its approval. */
  async function heldWereAsked(): Promise<void> {
    for (const seen of observer.deliveries.values()) {
      const { id, state, approved, name } = seen;
      if (state !== 'approved' || approved === null || !(await observer.isHeld(seen, SETTINGS[0]!))) continue;
      const mailed = [...letters, ...bounced].some(
        ({ entry, step }) => step >= approved.step && entry.deliveries.some((each) => each.id === id),
      );
      if (!mailed) observer.broken('lives', `${name} is held, nothing covers it, and nobody was asked about it again`);
    }
  }

  /**
   * Conservation: every item that a feed shows is a draft or skipped with a reason, and every draft's
   * deliveries are all there, each in one state.
   */
  function nothingLost(): void {
    const items = engine.dump(TABLE).map((item) => ({ pk: item['pk']?.S ?? '', item }));
    const rows = items.filter(({ pk }) => pk.startsWith('SEEN#'));
    const drafts = new Map(
      items.filter(({ pk }) => pk.startsWith('DRAFT#')).map(({ pk, item }) => [pk.slice(6), item]),
    );
    const shown = new Set<string>();
    /** The second feed's rows of a story: its draft is the first feed's. */
    const second = new Set(
      [...shared]
        .flatMap((link) => [keyDigest('guid', link), keyDigest('link', link)])
        .map((key) => `SEEN#alertes#${key}`),
    );
    for (const { pk, item } of rows) {
      const row = item['row']?.M ?? {};
      const draft = row['draft']?.S;
      const outcome = row['outcome']?.S;
      if (draft !== undefined && !drafts.has(draft)) observer.broken('I4', `${pk} names a draft that is not there`);
      if (draft === undefined && outcome === 'draft' && !second.has(pk))
        observer.broken('I4', `${pk} was to be a draft and is none`);
      if (outcome === 'skipped' && row['reason']?.S === undefined)
        observer.broken('I4', `${pk} is skipped without a reason`);
      if (outcome !== undefined) shown.add(`${pk.split('#')[1] ?? ''} ${row['key']?.S ?? ''}`);
    }
    for (const [feed, own] of feeds)
      for (const { link, title } of own)
        if (settings.feeds[feed] !== undefined && !shown.has(`${feed} ${keyDigest('guid', link ?? '')}`))
          observer.broken('I4', `“${title}” of feed ${feed} was shown, and nothing is recorded of it`);
    const made = [...drafts.values()].flatMap((draft) => draft['deliveries']?.L ?? []).map(({ S }) => S ?? '');
    const stored = items.filter(({ pk, item }) => pk.startsWith('DELIVERY#') && item['rev'] !== undefined);
    const states = new Set(stored.map(({ pk }) => pk.slice('DELIVERY#'.length)));
    if (made.length !== states.size || made.some((id) => !states.has(id)))
      observer.broken('I4', `${made.length} deliveries were made and ${states.size} are there`);
  }

  function finalChecks(): void {
    for (const { name, state } of observer.deliveries.values())
      if (state === 'draft' || state === 'approved' || state === 'claimed' || state === 'unknown')
        observer.broken('lives', `${name} is still ${state} a day after the faults stopped`);
    const allowed = STEPS_AFTER + STEPS_OF_A_FREEZE * observer.freezes.size;
    if (events - before > allowed)
      observer.broken('lives', `it took ${events - before} steps, more than ${allowed}, to come to an end`);
    nothingLost();
    for (const error of unexpected.slice(0, 1)) observer.broken('calm', `a calm function failed: ${String(error)}`);
  }

  const states: Record<string, number> = {};
  for (const { state } of observer.deliveries.values()) states[state] = (states[state] ?? 0) + 1;
  return {
    seed,
    third,
    violations: observer.violations,
    trace,
    hash: hash.digest('hex').slice(0, 16),
    events,
    eventsAfter: events - before,
    plan,
    states,
    injected,
    dump: () => engine.dump(TABLE),
  };
};

/** By name, as mails are addressed. */
const peopleOf = ({ people }: Settings): Record<string, { may: readonly string[] }> =>
  Object.fromEntries(Object.values(people).map(({ name, may }) => [name, { may }]));

/** For mutations: the transaction actions of a call that has them. */
export const actionsOf = (call: Call_): TransactWriteItem[] =>
  call.name === 'TransactWriteItems' ? ((call.input['TransactItems'] ?? []) as TransactWriteItem[]) : [];
