import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { createHash } from 'node:crypto';
import { openStore } from '../lib/adapters/store/open-store.ts';
import { TABLE_KEYS } from '../lib/adapters/store/keys.ts';
import type { Store } from '../lib/records/store.ts';
import { digest, type Entry } from '../lib/approval/digest.ts';
import { decide, type Decision, type Order } from '../lib/approval/decide.ts';
import { openReview, type Review } from '../lib/approval/review.ts';
import { applyConfiguration } from '../lib/configuration/apply.ts';
import type { Content } from '../lib/records/content.ts';
import type { Delivery } from '../lib/records/delivery.ts';
import {
  type Network,
  type NotSent,
  type Outcome,
  type Pictures,
  type Probe,
  type TakenBack,
  readyOnce,
} from '../lib/delivery/network.ts';
import { twinKey } from '../lib/draft/twin.ts';
import { choosePicture } from '../lib/picture/choose.ts';
import type { FetchPicture } from '../lib/picture/picture.ts';
import type { PublishReport } from '../lib/delivery/publish.ts';
import { runPublisher, type RunDeps } from '../lib/delivery/run.ts';
import { sweep } from '../lib/delivery/sweep.ts';
import { draftOf } from '../lib/draft/draft-of.ts';
import type { VigieEvent } from '../lib/events.ts';
import { digest as keyDigest } from '../lib/feed/identity.ts';
import type { FeedItem } from '../lib/feed/item.ts';
import type { PlannedItem } from '../lib/feed/plan.ts';
import { stop, type StopAnswer } from '../lib/freeze/stop.ts';
import { thaw } from '../lib/freeze/thaw.ts';
import { configuredScopes, scopesOf } from '../lib/freeze/scope.ts';
import { readSettings, type Settings } from '../lib/settings.ts';
import { memoryEngine, type StoreClient } from './engines/memory.ts';

/**
 * The newsroom in which the tests of the relay play: a table, a clock, people, networks that do as they are
 * told, and verbs.
 */

export const TABLE = 'vigie-test';

/** 14 July 2026, 18:00 in Paris. */
export const EVENING = Date.parse('2026-07-14T16:00:00Z');
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

export const createTable = async (client: Pick<StoreClient, 'send'>, table = TABLE): Promise<void> => {
  const { partition, sort, index, indexPartition, indexSort } = TABLE_KEYS;
  await client.send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [partition, sort, indexPartition, indexSort].map((name) => ({
        AttributeName: name,
        AttributeType: 'S',
      })),
      KeySchema: [
        { AttributeName: partition, KeyType: 'HASH' },
        { AttributeName: sort, KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: index,
          KeySchema: [
            { AttributeName: indexPartition, KeyType: 'HASH' },
            { AttributeName: indexSort, KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    }),
  );
};

export type Random = {
  /** From 0 to 1. */
  next: () => number;
  /** A whole number from 0 to below `limit`. */
  below: (limit: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(list: readonly T[]) => T;
};

/** Numbers that look random and are the same for the same seed (mulberry32). */
export const seeded = (seed: number): Random => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: <T>(list: readonly T[]): T => {
      if (list.length === 0) throw new Error('nothing to pick from');
      return list[below(list.length)] as T;
    },
  };
};

const SAMPLE = {
  site: { name: 'La Gazette', locale: 'fr', timeZone: 'Europe/Paris', contact: 'https://gazette.example/contact' },
  people: {
    lea: { name: 'Léa Martin', mail: 'lea@gazette.example', slack: 'U0LEA', may: ['approve', 'freeze'] },
    marc: { name: 'Marc Petit', mail: 'marc@gazette.example', slack: 'U0MARC', may: ['approve', 'freeze', 'thaw'] },
    ines: { name: 'Inès Robin', mail: 'ines@gazette.example', may: ['freeze', 'thaw'] },
  },
  accounts: {
    'sandbox:gazette': {},
    'bluesky:gazette': { secret: 'vigie/bluesky/gazette', caps: { perHour: 4, perDay: 20 } },
    'x:gazette': {
      secret: 'vigie/x/gazette',
      caps: { perDay: 10, usdPerMonth: 60, usdPerLinkPost: 0.2, usdPerPost: 0.015 },
    },
  },
  feeds: {
    agenda: {
      url: 'https://gazette.example/agenda/feed',
      lane: 'promo',
      accounts: ['sandbox:gazette', 'bluesky:gazette'],
    },
    une: { url: 'https://gazette.example/une/feed', lane: 'news', accounts: ['sandbox:gazette', 'x:gazette'] },
    alertes: { url: 'https://gazette.example/alertes/feed', lane: 'service', accounts: ['bluesky:gazette'] },
  },
  watch: { audience: ['fr'], sources: ['france'] },
  mail: { from: 'vigie@gazette.example' },
};

type Sample = typeof SAMPLE;

/**
 * Three people, three accounts, three feeds in three lanes. `change` may edit the configuration as it is
 * written in the file.
 */
export const sampleSettings = (change?: (config: Record<keyof Sample, Record<string, unknown>>) => void): Settings => {
  const config = structuredClone(SAMPLE);
  change?.(config);
  const read = readSettings(config);
  if (read.kind === 'settings') return read.settings;
  throw new Error(JSON.stringify(read.problems));
};

export const feedItem = (slug: string, title: string, publishedAt: number): FeedItem => {
  const link = `https://gazette.example/${slug}`;
  return {
    guid: link,
    link,
    title,
    summary: '',
    publishedAt,
    image: null,
    categories: [],
    author: null,
    lang: 'fr',
    identity: link,
    canonicalLink: link,
    flags: [],
    alert: null,
  };
};

export const plannedItem = (slug: string, title: string, publishedAt: number): PlannedItem => {
  const item = feedItem(slug, title, publishedAt);
  const link = item.link ?? slug;
  return {
    item,
    keys: { guid: keyDigest('guid', link), link: keyDigest('link', link) },
    flags: [],
    labels: [],
    rules: [],
  };
};

/** What the network does with the next request, or with every request while it is the only one left. */
export type Script =
  | Outcome
  /** Creates the post and loses the answer. */
  | 'lost-reply'
  /** Resolves when the test says so. */
  | { hold: Promise<Outcome> };

export type Post = { id: string; account: string; text: string; providerKey: string; at: number; gone: boolean };

/** Networks that keep what they accept and answer as they are told; without an order they accept. */
export const openNetworks = (now: () => number) => {
  const posts: Post[] = [];
  const requests: { account: string; content: Content; pictures: Pictures; at: number; late: boolean }[] = [];
  const scripts = new Map<string, Script[]>();
  const unusable = new Map<string, NotSent>();
  let takeBack: TakenBack | null = null;
  const create = (content: Content): Post => {
    const post: Post = {
      id: `post-${posts.length + 1}`,
      account: content.account,
      text: content.text,
      providerKey: content.providerKey,
      at: now(),
      gone: false,
    };
    posts.push(post);
    return post;
  };
  const obey = async (account: string, content: Content): Promise<Outcome> => {
    const script = scripts.get(account)?.shift();
    if (script === 'lost-reply') {
      create(content);
      return { kind: 'unknown', reason: 'connection-lost', detail: 'the answer did not come' };
    }
    const outcome = script === undefined ? null : 'hold' in script ? await script.hold : script;
    if (outcome !== null && outcome.kind !== 'accepted') return outcome;
    const { id } = create(content);
    return { kind: 'accepted', remoteId: id, url: `https://net.example/${id}`, detail: 'HTTP 200' };
  };
  const found = (providerKey: string) => posts.find((post) => post.providerKey === providerKey && !post.gone);
  const network = (account: string): Promise<Network | NotSent> => {
    const not = unusable.get(account);
    if (not !== undefined) return Promise.resolve(not);
    return Promise.resolve({
      prepare: (content, pictures = new Map()) =>
        Promise.resolve(
          readyOnce(async ({ monotonic, mustBeginBy }): Promise<Outcome> => {
            const late = monotonic() > mustBeginBy;
            requests.push({ account, content, pictures, at: now(), late });
            if (late) return { kind: 'not-sent', reason: 'late', retryAt: null, detail: 'too late to begin' };
            return obey(account, content);
          }),
        ),
      probe: (content): Promise<Probe> => {
        const post = found(content.providerKey);
        return Promise.resolve(
          post === undefined
            ? { kind: 'absent' }
            : { kind: 'found', remoteId: post.id, url: `https://net.example/${post.id}`, text: post.text },
        );
      },
      takeBack: ({ providerKey }): Promise<TakenBack> => {
        if (takeBack !== null) return Promise.resolve(takeBack);
        const post = found(providerKey);
        if (post === undefined) return Promise.resolve({ kind: 'already-gone' });
        post.gone = true;
        return Promise.resolve({ kind: 'gone' });
      },
    });
  };
  return {
    posts,
    requests,
    network,
    /** Orders for the next requests of an account, in turn. */
    will: (account: string, ...orders: Script[]) =>
      void scripts.set(account, [...(scripts.get(account) ?? []), ...orders]),
    cannotBeUsed: (account: string, why: NotSent) => void unusable.set(account, why),
    canBeUsed: (account: string) => void unusable.delete(account),
    takeBackAnswers: (answer: TakenBack | null) => void (takeBack = answer),
  };
};

export const outcomes = {
  rejected: { kind: 'rejected', reason: 'refused', detail: 'HTTP 422: too dull' },
  notSent: { kind: 'not-sent', reason: 'connection-refused', retryAt: null, detail: 'connection refused' },
  unknown: { kind: 'unknown', reason: 'timeout', detail: 'no answer within 10 s' },
} satisfies Record<string, Outcome>;

export type Mail = { person: string; entries: readonly Entry[]; deskToken: string };

export type WorldOptions = {
  client?: Pick<StoreClient, 'send'>;
  settings?: Settings;
  at?: number;
  seed?: number;
  table?: string;
  /** The table is already there. */
  there?: boolean;
};

export type World = Awaited<ReturnType<typeof openWorld>>;

/** A newsroom with its table made, its configuration applied and a watch that has just vouched for the world. */
export const openWorld = async (options: WorldOptions = {}) => {
  const client = options.client ?? memoryEngine();
  const table = options.table ?? TABLE;
  if (options.there !== true) await createTable(client, table);
  const random = seeded(options.seed ?? 1);
  const clock = { now: options.at ?? EVENING, monotonic: 5_000 };
  const advance = (ms: number): void => {
    clock.now += ms;
    clock.monotonic += ms;
  };
  const now = () => clock.now;
  const monotonic = () => clock.monotonic;
  let ids = 0;
  const newId = (): string => {
    ids += 1;
    return createHash('sha256')
      .update(`${options.seed ?? 1}-${ids}`)
      .digest('hex')
      .slice(0, 36);
  };
  const sleep = (ms: number): Promise<void> => {
    advance(ms);
    return Promise.resolve();
  };
  const storeOptions = { client, table, sleep, random: random.next, newId, monotonic };
  const store: Store = openStore(storeOptions);
  const settings = options.settings ?? sampleSettings();
  const events: VigieEvent[] = [];
  const logs: { level: string; event: string; fields: Record<string, unknown> }[] = [];
  const mails: Mail[] = [];
  const networks = openNetworks(now);
  /** The versions of secrets that were changed. */
  const secrets = new Map<string, string>();
  const pictures = new Map<string, Awaited<ReturnType<FetchPicture>>>();

  const base = {
    ...store,
    settings,
    now,
    monotonic,
    sleep,
    newId,
    random: random.next,
    newSecret: () => `secret-${newId()}`,
    randomBytes: (count: number) => Uint8Array.from({ length: count }, () => random.below(256)),
    announce: (event: VigieEvent) => {
      events.push(event);
      return Promise.resolve();
    },
    log: (level: string, event: string, fields: Record<string, unknown> = {}) =>
      void logs.push({ level, event, fields }),
    network: networks.network,
    secretVersion: (account: string) => Promise.resolve(secrets.get(account) ?? '1'),
    fetchPicture: ((url) => Promise.resolve(pictures.get(url) ?? { kind: 'gone' })) as FetchPicture,
    twinKey: twinKey((url) => Promise.resolve(pictures.get(url) ?? { kind: 'gone' })),
    choosePicture: choosePicture(
      (url) => Promise.resolve(pictures.get(url) ?? { kind: 'gone' }),
      () => clock.now,
    ),
    remainingMs: () => 60_000,
    gapMs: null as number | null,
    askEveryMs: 0,
    mail: (person: string, entries: readonly Entry[], deskToken: string) => {
      mails.push({ person, entries, deskToken });
      return Promise.resolve();
    },
  };
  const deps = {
    ...base,
    stop: (order: Parameters<RunDeps['stop']>[0]): Promise<StopAnswer> => stop(deps, order),
    remind: () => Promise.resolve(),
    tellFreeze: () => Promise.resolve(),
  };

  await applyConfiguration(deps);
  const vouch = (ms = 10 * MINUTE): Promise<void> => store.extendOkUntil(clock.now + ms);
  await vouch();

  let items = 0;
  let freezes = 0;

  const delivery = async (id: string): Promise<Delivery> => {
    const found = await store.delivery(id);
    if (found === null) throw new Error(`no delivery ${id}`);
    return found;
  };

  /** An item of this feed becomes a draft; answers its deliveries in the order of the feed's accounts. */
  const draft = async (feed: string, title = `Une nouvelle ${items + 1}`, accounts?: readonly string[]) => {
    items += 1;
    const planned = plannedItem(`article-${options.seed ?? 1}-${items}`, title, clock.now - MINUTE);
    const made = draftOf(
      settings,
      feed,
      planned,
      accounts ?? settings.feeds[feed]?.accounts ?? [],
      'La Gazette',
      clock.now,
    );
    if (made === null) throw new Error(`no feed ${feed}`);
    const act = { at: clock.now, who: 'machine:ingest', how: `from feed ${feed}` };
    await store.createDraft(made.draft, made.deliveries, [], clock.now + HOUR, act);
    return made.deliveries;
  };

  /** One delivery of a new item: the feed's first account unless another is named. */
  const one = async (feed: string, account?: string, title?: string): Promise<Delivery> => {
    const made = await draft(feed, title, account === undefined ? undefined : [account]);
    if (made[0] === undefined) throw new Error('no delivery');
    return made[0];
  };

  const ask = () => digest(deps);

  /** The newest mail of this person about this delivery. */
  const entryFor = (person: string, id: string): Entry => {
    const mail = mails.findLast((each) => each.person === person && each.entries.some((entry) => has(entry, id)));
    const entry = mail?.entries.find((each) => has(each, id));
    if (entry === undefined) throw new Error(`${person} was not asked about ${id}`);
    return entry;
  };
  const has = (entry: Entry, id: string) => entry.deliveries.some((each) => each.id === id);

  const review = async (person: string, id: string): Promise<Review> => {
    const { ask: askId, token } = entryFor(person, id);
    const opened = await openReview(deps, { ask: askId, token });
    if (opened.kind === 'closed') throw new Error('the link is closed');
    return opened;
  };

  type Wish = { text?: string; dueAt?: number | null; under?: boolean; decision?: Order['decision'] };

  /** The decision that a person who sees this page would post. */
  const orderOf = (page: Review, id: string, wish: Wish = {}): Order => {
    const shown = page.deliveries.find((each) => each.delivery.id === id)?.delivery;
    if (shown === undefined) throw new Error(`${id} is not on the page`);
    return {
      ask: page.ask,
      token: page.token,
      decision: wish.decision ?? 'approve',
      choices: [{ id, hash: shown.hash, text: wish.text ?? shown.content.text, dueAt: wish.dueAt ?? null }],
      epochs: page.epochs,
      under: wish.under ?? false,
    };
  };

  /** Opens the page of the newest mail and decides on what it shows. */
  const say = async (person: string, id: string, wish: Wish = {}): Promise<Decision> =>
    decide(deps, orderOf(await review(person, id), id, wish));

  /** A draft that was asked about and approved: what most stories begin with. */
  const approved = async (feed: string, account?: string, wish: Wish = {}): Promise<Delivery> => {
    const made = await one(feed, account);
    await ask();
    const decision = await say('marc', made.id, wish);
    if (decision.kind !== 'approved') throw new Error(`not approved: ${decision.kind}`);
    return delivery(made.id);
  };

  const publish = (change: Partial<RunDeps> = {}): Promise<PublishReport> => runPublisher({ ...deps, ...change });

  const freeze = (
    by: string,
    scopes: readonly string[] = ['all'],
    more: { id?: string; until?: number; source?: 'human' | 'watch' } = {},
  ): Promise<StopAnswer> => {
    freezes += 1;
    const { id = `freeze-${freezes}`, until = null, source = by.startsWith('machine:') ? 'watch' : 'human' } = more;
    return stop(deps, { id, scopes, source, by, until, reason: 'attentat', evidence: [] });
  };

  return {
    client,
    table,
    clock,
    advance,
    store,
    settings,
    deps,
    events,
    logs,
    mails,
    networks,
    secrets,
    /** What is at the addresses of pictures; nothing else is there. */
    pictures,
    random,
    newId,
    scopes: configuredScopes(settings),
    delivery,
    draft,
    one,
    ask,
    entryFor,
    review,
    orderOf,
    say,
    approved,
    publish,
    sweep: () => sweep(deps),
    freeze,
    thaw: (by: string, id: string) => thaw(deps, { id, by }),
    vouch,
    brake: (lane: string, ms: number) => store.brake(lane, clock.now + ms, clock.now, 'une explosion'),
    epochs: async (of: Delivery) => (await store.controls(scopesOf(of, settings) ?? [])).controls,
    reopen: () => openStore(storeOptions),
  };
};
