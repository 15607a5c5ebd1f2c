import type { Announce } from '../events.ts';
import { may } from '../people.ts';
import type { Settings } from '../settings.ts';
import type { Freeze } from '../records/freeze.ts';
import { LANES, type Lane } from '../records/lane.ts';
import type { WatchStatus } from '../records/watch-status.ts';
import type { Store } from '../records/store.ts';

/**
 * The lanes that the watch delays now, with the end (epoch ms) and the reason. A lane that an open freeze covers is not
 * among them: nothing of it leaves when the delay ends.
 */
export const brakesOf = (
  watch: WatchStatus | null,
  freezes: readonly (Pick<Freeze, 'scopes' | 'thawedAt'> | null)[],
  now: number,
): { lane: Lane; until: number; why: string | null }[] =>
  LANES.flatMap((lane) => {
    const until = watch?.braked[lane] ?? 0;
    const covered = freezes.some(
      (freeze) =>
        freeze?.thawedAt === null && (freeze.scopes.includes('all') || freeze.scopes.includes(`lane:${lane}`)),
    );
    return until > now && !covered ? [{ lane, until, why: watch?.why[lane]?.why ?? null }] : [];
  });

export type EndBrakeDeps = Pick<Store, 'watchStatus' | 'endBrake'> & {
  settings: Settings;
  now: () => number;
  announce: Announce;
};

export type EndBrakeAnswer =
  | { kind: 'ended' }
  | { kind: 'not-braked' }
  | { kind: 'not-allowed' }
  /** The watch has prolonged the brake meanwhile. That is another delay, which the person has to look at first. */
  | { kind: 'changed'; until: number };

/**
 * Ends a brake before its time. A brake ends by itself, but a person with the right to thaw may know that nothing
 * is wrong, or a faulty clock may have set it for years. `until` (epoch ms) is the end that the person saw; null
 * ends the brake whatever its end is now.
 */
export const endBrake = async (
  deps: EndBrakeDeps,
  order: { lane: string; until: number | null; by: string },
): Promise<EndBrakeAnswer> => {
  const { lane, by } = order;
  if (!may(deps.settings, by, 'thaw')) return { kind: 'not-allowed' };
  const at = deps.now();
  const word = await deps.watchStatus();
  const until = word?.braked[lane] ?? 0;
  if (until <= at) return { kind: 'not-braked' };
  if (order.until !== null && order.until !== until) return { kind: 'changed', until };
  const why = word?.why[lane]?.why ?? null;
  if (!(await deps.endBrake({ lane, until, by, at, why }))) return { kind: 'changed', until };
  await deps.announce({ type: 'watch.brake-ended', id: lane, at, by, detail: why ?? '' });
  return { kind: 'ended' };
};
