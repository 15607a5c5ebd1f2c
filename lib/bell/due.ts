import { BELL_KINDS } from '../bell-kinds.ts';
import { isWithin, overlap } from '../freeze/overlap.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../records/durations.ts';
import type { Settings } from '../settings.ts';

/** Which bells ring for what, and when again. */

/** A tool is looked at each minute as long as it is frozen, because others may schedule anew. */
export const LOOK_EVERY_MS = 45 * SECOND_MS;

/** Between two tries to tell a receiver, as Standard Webhooks advises. After the last one nothing is tried any more. */
const TELL_AFTER_MS = [
  MINUTE_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  DAY_MS,
] as const;

/** When a receiver is told again after so many tries, which all failed; null: never. */
export const tellAgainAt = (tries: number, now: number, retryAt: number | null = null): number | null => {
  const after = TELL_AFTER_MS[tries - 1];
  return after === undefined ? null : Math.min(Math.max(now + after, retryAt ?? 0), now + DAY_MS);
};

export type BellWay = (typeof BELL_KINDS)[keyof typeof BELL_KINDS]['way'];

export const wayOf = ({ kind }: Settings['bells'][string]): BellWay => BELL_KINDS[kind].way;

/**
 * The bells that a freeze rings, by name. A receiver is told of each, unless it has scopes of its own. A tool is
 * stopped by a freeze that stops all of one of its scopes. Without scopes of its own, those are the lanes that the
 * watch freezes.
 */
export const rungBy = (scopes: readonly string[], settings: Settings, ways: readonly BellWay[]): string[] =>
  Object.entries(settings.bells).flatMap(([name, bell]) => {
    const way = wayOf(bell);
    const own = bell.scopes ?? (way === 'tells' ? ['all'] : settings.watch.freezes.map((lane) => `lane:${lane}`));
    const touches = way === 'tells' ? overlap : isWithin;
    const rings = own.some((one) => scopes.some((each) => touches(one, each, settings)));
    return ways.includes(way) && rings ? [name] : [];
  });

/** Whether a freeze stops all of a lane that the watch freezes: what is scheduled elsewhere concerns people then. */
export const stopsUsualLanes = (scopes: readonly string[], settings: Settings): boolean =>
  settings.watch.freezes.some((lane) => scopes.some((each) => isWithin(`lane:${lane}`, each, settings)));
