import type { Freeze } from '../records/freeze.ts';
import { LANES, type Lane } from '../records/lane.ts';
import type { Store } from '../records/store.ts';
import { vouches } from '../records/watch-status.ts';
import type { Settings } from '../settings.ts';
import { configuredScopes, openOn } from './scope.ts';

export type StillDeps = Pick<Store, 'controls' | 'freezeById' | 'watchStatus'> & {
  settings: Settings;
  now: () => number;
};

/** What goes on holding posts back when one freeze has ended. */
export type Still = {
  freezes: Freeze[];
  braked: { lane: Lane; until: number }[];
  /** The watch gives no all-clear. */
  silent: boolean;
  /** Controls that are missing or damaged. */
  unreadable: string[];
};

export const readStill = async (deps: StillDeps): Promise<Still> => {
  const now = deps.now();
  const { controls, problems } = await deps.controls(configuredScopes(deps.settings));
  const [found, watch] = await Promise.all([
    Promise.all(openOn(controls).map((id) => deps.freezeById(id))),
    deps.watchStatus(),
  ]);
  return {
    freezes: found.filter((freeze) => freeze !== null).sort((one, other) => other.at - one.at),
    braked: LANES.flatMap((lane) => {
      const until = watch?.braked[lane] ?? 0;
      return until > now ? [{ lane, until }] : [];
    }),
    silent: watch === null || !vouches(watch.okUntil, now),
    unreadable: problems.map(({ key }) => key),
  };
};
