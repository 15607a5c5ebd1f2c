import { createHash } from 'node:crypto';
import type { Lane } from '../records/lane.ts';
import { alertOf } from './alert.ts';
import { emptyState, look, type EngineSettings, type EngineState } from './engine.ts';
import type {
  BrakeDecision,
  Decision,
  FreezeDecision,
  ProposeDecision,
  Signal,
  ThawedStory,
  WatchItem,
} from './signal.ts';
import { headlineOwners, type WatchSource } from '../watch-sources.ts';
import type { Store } from '../records/store.ts';
import { HOUR_MS, MINUTE_MS } from '../records/durations.ts';

export type Validators = { etag?: string; lastModified?: string };

export type FetchAnswer =
  | { kind: 'items'; items: readonly WatchItem[]; validators?: Validators }
  | { kind: 'not-modified' }
  | { kind: 'error'; reason: string };

/**
 * What the watch remembers of one source: the digests of its last document alone, so that the memory does not
 * grow.
 */
export type SourceMemory = {
  validators: Validators;
  seen: readonly string[];
  /** When it last answered. */
  okAt: number;
  /** When it last brought a new item. */
  newAt: number;
  failures: number;
};

/**
 * Everything that the watch keeps between two looks, as plain JSON. Losing it is safe: every source is then
 * read as if for the first time.
 */
export type WatchMemory = {
  version: 1;
  sources: Readonly<Record<string, SourceMemory>>;
  engine: EngineState;
  savedAt: number;
};

export type WatchSettings = {
  /** Home countries, as in the configuration. */
  audience: readonly string[];
  brakes: readonly Lane[];
  freezes: readonly Lane[];
  /** For how long a fresh look lets publishing go on, in ms. */
  silentAfterMs: number;
  engine?: Partial<EngineSettings>;
};

export type JudgeDeps = Pick<Store, 'extendOkUntil'> & {
  /** Epoch ms. */
  now(): number;
  sources: readonly WatchSource[];
  settings: WatchSettings;
  fetchSource(source: WatchSource, validators: Validators): Promise<FetchAnswer>;
  /** Null when there is no memory, or none that can be read. */
  loadMemory(): Promise<WatchMemory | null>;
  saveMemory(memory: WatchMemory): Promise<void>;
  /** The newsroom's calls since the last run. When a run fails, the next one is given the same calls again. */
  signals?(): Promise<readonly Signal[]>;
  carryOutBrake(order: { lane: Lane; until: number; decision: BrakeDecision }): Promise<void>;
  /** When a look is repeated it orders the same `id` again, so a repeated freeze is the same freeze. */
  carryOutFreeze(order: { id: string; scopes: readonly string[]; decision: FreezeDecision }): Promise<void>;
  carryOutProposal(order: { id: string; scopes: readonly string[]; decision: ProposeDecision }): Promise<void>;
  thawedStories(): Promise<readonly ThawedStory[]>;
  log(event: string, fields: Readonly<Record<string, unknown>>): void;
};

export type SourceHealth = {
  id: string;
  owner: string;
  state: 'fresh' | 'stale' | 'failing' | 'never';
  okAt: number | null;
  newAt: number | null;
  failures: number;
};

export type WatchReport = {
  at: number;
  /** Whether this look was fresh enough to let publishing go on. */
  fresh: boolean;
  freshOwners: readonly string[];
  silentOwners: readonly string[];
  okUntil: number | null;
  newItems: number;
  decisions: readonly Decision[];
  sources: readonly SourceHealth[];
};

/** An item that is older than this at first sight stops nothing. */
export const OLD_AFTER_MS = 3 * HOUR_MS;
/**
 * A source that answers but has brought nothing new for this long is stale: its silence does not mean that all
 * is calm.
 */
export const STALE_AFTER_MS = 36 * HOUR_MS;
/**
 * A source whose last answer is older than this counts as failing, whatever it said then. The memory may be as
 * old as `SAVE_EVERY_MS`.
 */
export const UNHEARD_AFTER_MS = 15 * MINUTE_MS;
/** More new entries without a date than this, at once, are a rebuilt feed and not news. */
const UNDATED_FLOOD = 8;
const FUTURE_SLACK_MS = 10 * MINUTE_MS;
const MAX_ITEMS = 500;
const SAVE_EVERY_MS = 5 * MINUTE_MS;
const SEEN_PER_SOURCE = 1_500;

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 11);

/** The kind of a space makes no other headline. */
const keyOf = ({ id, link, title }: WatchItem): string =>
  digest(`${id ?? link ?? ''}|${title.replace(/[\u00a0\u202f]/g, ' ')}`);

type Polled = { source: WatchSource; answer: FetchAnswer };

const poll = async (deps: JudgeDeps, source: WatchSource, memory: SourceMemory | undefined): Promise<Polled> => {
  try {
    return { source, answer: await deps.fetchSource(source, memory?.validators ?? {}) };
  } catch (error) {
    return { source, answer: { kind: 'error', reason: error instanceof Error ? error.message : String(error) } };
  }
};

/**
 * The signals of one document. The first poll, a backfill and items that are already old teach what is usual,
 * but stop nothing.
 */
const signalsOf = (
  source: WatchSource,
  items: readonly WatchItem[],
  memory: SourceMemory | undefined,
  now: number,
): { signals: Signal[]; keys: string[] } => {
  const known = new Set(memory?.seen ?? []);
  const rows = items.slice(0, MAX_ITEMS).map((item, rank) => ({ item, rank, key: keyOf(item) }));
  const fresh = rows.filter(({ key }) => !known.has(key));
  const undated = fresh.filter(({ item }) => item.publishedAt === undefined).length;
  const signals = fresh.map(({ item, rank }): Signal => {
    const stated = item.publishedAt;
    const at = stated === undefined || stated > now + FUTURE_SLACK_MS ? now : Math.min(stated, now);
    const old =
      memory === undefined ||
      now - at > OLD_AFTER_MS ||
      (stated === undefined && undated > UNDATED_FLOOD) ||
      (stated !== undefined && stated > now + 24 * HOUR_MS);
    if (source.kind === 'alerts') return { ...alertOf(item, source, now), ...(memory === undefined ? { old } : {}) };
    return {
      kind: 'headline',
      at,
      seen: now,
      source: source.id,
      owner: source.owner,
      lang: item.lang ?? source.lang,
      title: item.title,
      ...(item.summary === undefined ? {} : { summary: item.summary }),
      ...(item.link === undefined ? {} : { url: item.link }),
      ...(item.section === undefined ? {} : { section: item.section }),
      ...(source.front === true ? { rank } : {}),
      ...(source.wire === true ? { wire: true } : {}),
      ...(old ? { old } : {}),
    };
  });
  // Items that have left the document are remembered for one more poll, so an item that comes and goes is not
  // new twice.
  const keys = [...new Set([...rows.map(({ key }) => key), ...(memory?.seen ?? [])])].slice(0, SEEN_PER_SOURCE);
  return { signals, keys };
};

const freshness = (source: WatchSource, memory: SourceMemory | undefined, now: number): SourceHealth => ({
  id: source.id,
  owner: source.owner,
  state:
    memory === undefined || memory.okAt === 0
      ? 'never'
      : memory.failures > 0 || now - memory.okAt > UNHEARD_AFTER_MS
        ? 'failing'
        : source.kind === 'headlines' && now - memory.newAt > STALE_AFTER_MS
          ? 'stale'
          : 'fresh',
  okAt: memory === undefined || memory.okAt === 0 ? null : memory.okAt,
  newAt: memory === undefined || memory.newAt === 0 ? null : memory.newAt,
  failures: memory?.failures ?? 0,
});

/** The health of every source according to the memory. The silence of a source never means that all is calm. */
export const sourceHealth = (
  sources: readonly WatchSource[],
  memory: WatchMemory | null,
  now: number,
): SourceHealth[] => sources.map((source) => freshness(source, memory?.sources[source.id], now));

/**
 * Whether a look is good enough to let publishing go on. At least half of the owners of headlines must have
 * given a fresh answer, and never fewer than two.
 */
export const mayVouch = (freshOwners: readonly string[], owners: readonly string[]): boolean =>
  freshOwners.length >= 2 && freshOwners.length * 2 >= owners.length;

/** The same id whenever the same look is repeated. A story that has become clearly worse is another freeze. */
const watchId = (kind: string, decision: Decision): string =>
  `watch-${kind}-${decision.story}${decision.rule === 'jump' ? `-${decision.victims}` : ''}`;

/**
 * Reads every source, judges what is new and orders the stops.
 *
 * The order of the steps makes it safe. Stops come before the memory: when a look fails in between, the next
 * one finds the same items new and repeats the same stop under the same id. `okUntil` comes last: a watch that
 * cannot stop anything cannot let publishing go on.
 *
 * It never thaws. It throws what a dependency throws, but the failure of a source is only noted.
 */
export const judgeNews = async (deps: JudgeDeps): Promise<WatchReport> => {
  const { settings, sources } = deps;
  const [memory, thawed, given] = await Promise.all([
    deps.loadMemory(),
    deps.thawedStories(),
    deps.signals?.() ?? Promise.resolve([]),
  ]);
  const polled = await Promise.all(sources.map((source) => poll(deps, source, memory?.sources[source.id])));
  const now = deps.now();

  const signals: Signal[] = [...given];
  const next: Record<string, SourceMemory> = {};
  let changed = given.length > 0;
  for (const { source, answer } of polled) {
    const before = memory?.sources[source.id];
    if (answer.kind === 'error') {
      const failures = (before?.failures ?? 0) + 1;
      deps.log('watch.source.failed', { source: source.id, owner: source.owner, reason: answer.reason, failures });
      if (before !== undefined) next[source.id] = { ...before, failures };
      changed ||= before !== undefined && before.failures === 0;
    } else if (answer.kind === 'not-modified') {
      if (before !== undefined) next[source.id] = { ...before, okAt: now, failures: 0 };
    } else {
      const found = signalsOf(source, answer.items, before, now);
      signals.push(...found.signals);
      changed ||= found.signals.length > 0;
      next[source.id] = {
        validators: answer.validators ?? {},
        seen: found.keys,
        okAt: now,
        newAt: found.signals.length > 0 ? newest(found.signals, before?.newAt ?? 0) : (before?.newAt ?? now),
        failures: 0,
      };
    }
    const health = freshness(source, next[source.id], now);
    if (health.state === 'stale' && freshness(source, before, before?.okAt ?? now).state !== 'stale') {
      deps.log('watch.source.stale', { source: source.id, owner: source.owner, newAt: health.newAt });
    }
  }

  const seen = look(
    memory?.engine ?? emptyState(),
    signals,
    now,
    { audience: settings.audience, ...settings.engine },
    thawed,
  );
  const scopes = settings.freezes.map((lane) => `lane:${lane}`);
  const { decisions } = seen;
  for (const decision of decisions) {
    if (decision.action !== 'freeze') continue;
    const id = watchId('freeze', decision);
    deps.log('watch.freeze', {
      id,
      story: decision.story,
      kind: decision.kind,
      score: decision.score,
      rule: decision.rule,
    });
    await deps.carryOutFreeze({ id, scopes, decision });
  }
  for (const decision of decisions) {
    if (decision.action !== 'brake') continue;
    deps.log('watch.brake', {
      story: decision.story,
      kind: decision.kind,
      score: decision.score,
      until: decision.until,
    });
    for (const lane of settings.brakes) await deps.carryOutBrake({ lane, until: decision.until, decision });
  }
  for (const decision of decisions) {
    if (decision.action !== 'propose') continue;
    const id = watchId('propose', decision);
    deps.log('watch.propose', { id, story: decision.story, kind: decision.kind, score: decision.score });
    // A proposal stops nothing, so the look still counts when people could not be told.
    try {
      await deps.carryOutProposal({ id, scopes, decision });
    } catch (error) {
      deps.log('watch.propose.failed', { id, reason: error instanceof Error ? error.message : String(error) });
    }
  }

  if (changed || memory === null || now - memory.savedAt >= SAVE_EVERY_MS) {
    await deps.saveMemory({ version: 1, sources: next, engine: seen.state, savedAt: now });
  }

  const owners = headlineOwners(sources);
  const usable = polled.filter(({ source, answer }) => {
    // "Not modified" from a source that was never read says nothing.
    const state = freshness(source, next[source.id], now).state;
    return source.kind === 'headlines' && answer.kind !== 'error' && state === 'fresh';
  });
  const freshOwners = [...new Set(usable.map(({ source }) => source.owner))];
  const silentOwners = owners.filter((owner) => !freshOwners.includes(owner));
  const fresh = mayVouch(freshOwners, owners);
  const okUntil = fresh ? now + settings.silentAfterMs : null;
  if (okUntil === null) deps.log('watch.blind', { fresh: freshOwners, silent: silentOwners, owners: owners.length });
  else await deps.extendOkUntil(okUntil);
  return {
    at: now,
    fresh,
    freshOwners,
    silentOwners,
    okUntil,
    newItems: signals.length - given.length,
    decisions,
    sources: sources.map((source) => freshness(source, next[source.id], now)),
  };
};

const newest = (signals: readonly Signal[], before: number): number =>
  signals.reduce((latest, signal) => Math.max(latest, signal.at), before);
