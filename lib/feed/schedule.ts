import { DAY_MS, HOUR_MS, MINUTE_MS } from '../records/durations.ts';

const SHORTEST_BACKOFF_MS = 5 * MINUTE_MS;
const LONGEST_BACKOFF_MS = 4 * HOUR_MS;

/** What decides when a feed is next asked for. `jitter` is between 0 and 1 and keeps the feeds of one host apart. */
export type Pace = {
  readonly now: number;
  /** What the configuration asks for. */
  readonly everyMs: number;
  readonly jitter: number;
};

export type PublisherPace = {
  /** RSS ttl or the syndication module. */
  readonly ttlMs: number | null;
  /** Cache-Control max-age or Expires. */
  readonly maxAgeMs: number | null;
  /** UTC hours. */
  readonly skipHours: readonly number[];
  /** Dates of the items, for feeds that rarely change. */
  readonly publishedAt: readonly (number | null)[];
};

/**
 * When to ask again after an answer. The longest of these counts: our own interval, the publisher's wishes, and half
 * of the mean gap between items (up to four intervals or four hours). It is a day at most, and is moved out of the
 * hours that the publisher skips.
 */
export function nextAfterAnswer(pace: Pace, publisher: PublisherPace): number {
  const quiet = Math.min((meanGapMs(publisher.publishedAt) ?? 0) / 2, pace.everyMs * 4, 4 * HOUR_MS);
  const wanted = Math.max(pace.everyMs, publisher.ttlMs ?? 0, publisher.maxAgeMs ?? 0, quiet);
  const at = pace.now + spread(Math.min(wanted, DAY_MS), pace.jitter);
  const skipped = new Set(publisher.skipHours);
  if (skipped.size === 0 || skipped.size >= 24) return at;
  let moved = at;
  for (let hours = 0; hours < 24 && skipped.has(new Date(moved).getUTCHours()); hours++)
    moved = (Math.floor(moved / HOUR_MS) + 1) * HOUR_MS;
  return moved;
}

/**
 * When to ask again after the `failures`-th failure in a row (1 for the first): doubling, between 5 minutes and 4
 * hours, never before `retryAt` (epoch ms).
 */
export function nextAfterFailure(pace: Pace, failures: number, retryAt: number | null): number {
  const base = Math.max(SHORTEST_BACKOFF_MS, pace.everyMs);
  const delay = Math.min(
    Math.max(LONGEST_BACKOFF_MS, pace.everyMs),
    base * 2 ** Math.min(Math.max(failures - 1, 0), 10),
  );
  const at = pace.now + spread(delay, pace.jitter);
  return retryAt === null ? at : Math.max(at, Math.min(retryAt, pace.now + DAY_MS));
}

/** Up to a tenth more: a whole interval is always kept. */
function spread(delayMs: number, jitter: number): number {
  return Math.round(delayMs * (1 + Math.min(Math.max(jitter, 0), 1) / 10));
}

function meanGapMs(publishedAt: readonly (number | null)[]): number | null {
  const dates = publishedAt.filter((at) => at !== null);
  if (dates.length < 5) return null;
  return (Math.max(...dates) - Math.min(...dates)) / (dates.length - 1);
}
