import type { Freeze } from '../records/freeze.ts';
import type { Store } from '../records/store.ts';
import { vouches } from '../records/watch-status.ts';
import type { Settings } from '../settings.ts';
import { brakesOf } from './brake.ts';
import { readableFreezes } from './open.ts';
import { configuredScopes } from './scope.ts';

export type StillDeps = Pick<Store, 'controls' | 'freezeById' | 'watchStatus'> & {
  settings: Settings;
  now: () => number;
};

/** What goes on holding posts back when one freeze has ended. */
export type Still = {
  freezes: Freeze[];
  braked: ReturnType<typeof brakesOf>;
  /** The watch gives no all-clear. */
  silent: boolean;
  /** Controls that are missing or damaged. */
  unreadable: string[];
};

export const readStill = async (deps: StillDeps): Promise<Still> => {
  const now = deps.now();
  const { controls, problems } = await deps.controls(configuredScopes(deps.settings));
  const [freezes, watch] = await Promise.all([readableFreezes(deps, controls), deps.watchStatus()]);
  return {
    freezes: freezes.sort((one, other) => other.at - one.at),
    braked: brakesOf(watch, freezes, now),
    silent: watch === null || !vouches(watch.okUntil, now),
    unreadable: problems.map(({ key }) => key),
  };
};
