import type { Freeze } from '../records/freeze.ts';
import type { Store } from '../records/store.ts';
import type { Settings } from '../settings.ts';
import { configuredScopes, openOn } from './scope.ts';

export type OpenFreezesDeps = Pick<Store, 'controls' | 'freezes' | 'freezeById'> & { settings: Settings };

/**
 * Every open freeze, the newest first, however many there were since: the controls name them. Where a control is
 * damaged, the newest are known from the list. One that cannot be read costs itself only: its error is in `failures`.
 */
export const readOpenFreezes = async (deps: OpenFreezesDeps): Promise<{ open: Freeze[]; failures: unknown[] }> => {
  const { controls } = await deps.controls(configuredScopes(deps.settings));
  const listed = (await deps.freezes()).filter(({ thawedAt }) => thawedAt === null).map(({ id }) => id);
  const open: Freeze[] = [];
  const failures: unknown[] = [];
  for (const id of new Set([...openOn(controls), ...listed])) {
    try {
      const freeze = await deps.freezeById(id);
      if (freeze?.thawedAt === null) open.push(freeze);
    } catch (error) {
      failures.push(error);
    }
  }
  return { open: open.sort((one, other) => other.at - one.at), failures };
};
