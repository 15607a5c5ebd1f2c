import type { Control } from '../records/control.ts';
import type { Freeze } from '../records/freeze.ts';
import type { Store } from '../records/store.ts';
import type { Settings } from '../settings.ts';
import { configuredScopes, openOn } from './scope.ts';

export type OpenFreezesDeps = Pick<Store, 'controls' | 'freezes' | 'freezeById'> & { settings: Settings };

/**
 * The freezes that stand on these controls, as far as they can be read. One that cannot be hides no page and no mail:
 * it stops all the same, and notify tells of it.
 */
export const readableFreezes = async (
  deps: Pick<Store, 'freezeById'>,
  controls: readonly Control[],
): Promise<Freeze[]> => {
  const found = await Promise.all(openOn(controls).map((id) => deps.freezeById(id).catch(() => null)));
  return found.filter((freeze) => freeze !== null);
};

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
