import type { EngineState } from './engine.ts';
import type { WatchSource } from '../watch-sources.ts';
import { HOUR_MS, MINUTE_MS } from '../records/durations.ts';

export type Validators = { etag?: string; lastModified?: string };

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

export type SourceHealth = {
  id: string;
  owner: string;
  state: 'fresh' | 'stale' | 'failing' | 'never';
  okAt: number | null;
  newAt: number | null;
  failures: number;
};

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

const stateOf = (source: WatchSource, memory: SourceMemory | undefined, now: number): SourceHealth['state'] => {
  if (memory === undefined || memory.okAt === 0) return 'never';
  if (memory.failures > 0 || now - memory.okAt > UNHEARD_AFTER_MS) return 'failing';
  return source.kind === 'headlines' && now - memory.newAt > STALE_AFTER_MS ? 'stale' : 'fresh';
};

export const freshness = (source: WatchSource, memory: SourceMemory | undefined, now: number): SourceHealth => ({
  id: source.id,
  owner: source.owner,
  state: stateOf(source, memory, now),
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
