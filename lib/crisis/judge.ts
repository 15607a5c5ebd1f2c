import { createHash } from 'node:crypto';
import type { Lane } from '../records/lane.ts';
import { alertOf } from './alert.ts';
import { emptyState, look, type EngineSettings } from './engine.ts';
import { freshness, type SourceHealth, type SourceMemory, type Validators, type WatchMemory } from './health.ts';
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

export type FetchAnswer =
  | { kind: 'items'; items: readonly WatchItem[]; validators?: Validators }
  | { kind: 'not-modified' }
  | { kind: 'error'; reason: string };

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

const optional = ({ summary, link, section }: WatchItem): { summary?: string; url?: string; section?: string } => ({
  ...(summary === undefined ? {} : { summary }),
  ...(link === undefined ? {} : { url: link }),
  ...(section === undefined ? {} : { section }),
});

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
  const isOld = ({ publishedAt: stated }: WatchItem, at: number): boolean =>
    memory === undefined ||
    now - at > OLD_AFTER_MS ||
    (stated === undefined ? undated > UNDATED_FLOOD : stated > now + 24 * HOUR_MS);
  const signals = fresh.map(({ item, rank }): Signal => {
    const stated = item.publishedAt ?? now;
    const at = stated > now + FUTURE_SLACK_MS ? now : Math.min(stated, now);
    const old = isOld(item, at);
    if (source.kind === 'alerts') return { ...alertOf(item, source, now), ...(memory === undefined ? { old } : {}) };
    return {
      kind: 'headline',
      at,
      seen: now,
      source: source.id,
      owner: source.owner,
      lang: item.lang ?? source.lang,
      title: item.title,
      ...optional(item),
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

/**
 * Whether a look is good enough to let publishing go on. At least half of the owners of headlines must have
 * given a fresh answer, and never fewer than two.
 */
export const mayVouch = (freshOwners: readonly string[], owners: readonly string[]): boolean =>
  freshOwners.length >= 2 && freshOwners.length * 2 >= owners.length;

/** The same id whenever the same look is repeated. A story that has become clearly worse is another freeze. */
const watchId = (kind: string, decision: Decision): string =>
  `watch-${kind}-${decision.story}${decision.rule === 'jump' ? `-${decision.victims}` : ''}`;

/** What one document has brought, and what is remembered of its source. */
type Taken = { signals: readonly Signal[]; memory: SourceMemory | undefined; changed: boolean };

const take = (deps: JudgeDeps, { source, answer }: Polled, before: SourceMemory | undefined, now: number): Taken => {
  if (answer.kind === 'error') {
    const failures = (before?.failures ?? 0) + 1;
    deps.log('watch.source.failed', { source: source.id, owner: source.owner, reason: answer.reason, failures });
    if (before === undefined) return { signals: [], memory: undefined, changed: false };
    return { signals: [], memory: { ...before, failures }, changed: before.failures === 0 };
  }
  if (answer.kind === 'not-modified')
    return { signals: [], memory: before && { ...before, okAt: now, failures: 0 }, changed: false };
  const { signals, keys } = signalsOf(source, answer.items, before, now);
  const newAt = signals.length > 0 ? newest(signals, before?.newAt ?? 0) : (before?.newAt ?? now);
  const memory = { validators: answer.validators ?? {}, seen: keys, okAt: now, newAt, failures: 0 };
  return { signals, memory, changed: signals.length > 0 };
};

/** Says once that a source has become stale. */
const noteStale = (
  deps: JudgeDeps,
  source: WatchSource,
  before: SourceMemory | undefined,
  health: SourceHealth,
): void => {
  if (health.state !== 'stale' || freshness(source, before, before?.okAt ?? health.okAt ?? 0).state === 'stale') return;
  deps.log('watch.source.stale', { source: source.id, owner: source.owner, newAt: health.newAt });
};

const carryOut = async (deps: JudgeDeps, decisions: readonly Decision[]): Promise<void> => {
  const { settings } = deps;
  const scopes = settings.freezes.map((lane) => `lane:${lane}`);
  for (const decision of decisions) {
    if (decision.action !== 'freeze') continue;
    const id = watchId('freeze', decision);
    const { story, kind, score, rule } = decision;
    deps.log('watch.freeze', { id, story, kind, score, rule });
    await deps.carryOutFreeze({ id, scopes, decision });
  }
  for (const decision of decisions) {
    if (decision.action !== 'brake') continue;
    const { story, kind, score, until } = decision;
    deps.log('watch.brake', { story, kind, score, until });
    for (const lane of settings.brakes) await deps.carryOutBrake({ lane, until, decision });
  }
  for (const decision of decisions) {
    if (decision.action !== 'propose') continue;
    const id = watchId('propose', decision);
    const { story, kind, score } = decision;
    deps.log('watch.propose', { id, story, kind, score });
    // A proposal stops nothing, so the look still counts when people could not be told.
    try {
      await deps.carryOutProposal({ id, scopes, decision });
    } catch (error) {
      deps.log('watch.propose.failed', { id, reason: error instanceof Error ? error.message : String(error) });
    }
  }
};

/** The owners of headlines that gave a fresh answer, and the others. */
const heardOwners = (
  sources: readonly WatchSource[],
  polled: readonly Polled[],
  next: Readonly<Record<string, SourceMemory>>,
  now: number,
): { owners: string[]; freshOwners: string[]; silentOwners: string[] } => {
  const owners = headlineOwners(sources);
  const usable = polled.filter(({ source, answer }) => {
    // "Not modified" from a source that was never read says nothing.
    const state = freshness(source, next[source.id], now).state;
    return source.kind === 'headlines' && answer.kind !== 'error' && state === 'fresh';
  });
  const freshOwners = [...new Set(usable.map(({ source }) => source.owner))];
  return { owners, freshOwners, silentOwners: owners.filter((owner) => !freshOwners.includes(owner)) };
};

/** Extends the all-clear, if enough owners gave a fresh answer. */
const vouch = async (
  deps: JudgeDeps,
  { owners, freshOwners, silentOwners }: ReturnType<typeof heardOwners>,
  now: number,
): Promise<Pick<WatchReport, 'fresh' | 'freshOwners' | 'silentOwners' | 'okUntil'>> => {
  const fresh = mayVouch(freshOwners, owners);
  const okUntil = fresh ? now + deps.settings.silentAfterMs : null;
  if (okUntil === null) deps.log('watch.blind', { fresh: freshOwners, silent: silentOwners, owners: owners.length });
  else await deps.extendOkUntil(okUntil);
  return { fresh, freshOwners, silentOwners, okUntil };
};

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
  let changed = given.length > 0 || memory === null;
  for (const each of polled) {
    const { source } = each;
    const before = memory?.sources[source.id];
    const taken = take(deps, each, before, now);
    signals.push(...taken.signals);
    changed ||= taken.changed;
    if (taken.memory !== undefined) next[source.id] = taken.memory;
    noteStale(deps, source, before, freshness(source, next[source.id], now));
  }

  const engine = { audience: settings.audience, ...settings.engine };
  const { state, decisions } = look(memory?.engine ?? emptyState(), signals, now, engine, thawed);
  await carryOut(deps, decisions);
  if (changed || now - (memory?.savedAt ?? 0) >= SAVE_EVERY_MS)
    await deps.saveMemory({ version: 1, sources: next, engine: state, savedAt: now });

  const heard = await vouch(deps, heardOwners(sources, polled, next, now), now);
  return {
    at: now,
    ...heard,
    newItems: signals.length - given.length,
    decisions,
    sources: sources.map((source) => freshness(source, next[source.id], now)),
  };
};

const newest = (signals: readonly Signal[], before: number): number =>
  signals.reduce((latest, signal) => Math.max(latest, signal.at), before);
