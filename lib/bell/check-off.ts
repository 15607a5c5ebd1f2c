import type { Freeze } from '../records/freeze.ts';
import type { Store } from '../records/store.ts';
import type { Settings } from '../settings.ts';
import { canCheckOff, cordOf, type CheckedOff, type Cord } from './cord.ts';

/** What people check off of the rest of the cord. It stands in the record, signed, and is never taken back. */

export type CordDeps = Pick<Store, 'rings' | 'signed'> & { settings: Settings; now: () => number };

/** Where the history of what people saw to during a freeze stands. */
export const checkedHistory = (freeze: string): string => `cord-${freeze}`;

const HOW = 'check off';

const readChecked = async (deps: Pick<CordDeps, 'signed'>, freeze: string): Promise<CheckedOff[]> =>
  (await deps.signed(checkedHistory(freeze))).flatMap(({ how, evidence, who, at }) =>
    how === HOW && evidence !== null ? [{ item: evidence, by: who, at }] : [],
  );

/** How everything else is during one freeze. Where nothing else is configured, nothing is read. */
export const readCord = async (deps: CordDeps, freeze: Freeze): Promise<Cord> => {
  const { settings } = deps;
  const [bells, list] = [settings.bells, settings.elsewhere].map((each) => Object.keys(each).length > 0);
  const [rings, checked] = await Promise.all([
    bells === true ? deps.rings(freeze.id) : [],
    bells === true || list === true ? readChecked(deps, freeze.id) : [],
  ]);
  return cordOf(freeze, { rings, checked }, settings, deps.now());
};

export type CheckOffDeps = CordDeps & Pick<Store, 'freezeById' | 'checkOff'>;

/** A person says that something is stopped. The first one's word stands. */
export const checkOff = async (
  deps: CheckOffDeps,
  { freeze: id, item, by }: { freeze: string; item: string; by: string },
): Promise<'checked' | 'gone'> => {
  const freeze = await deps.freezeById(id);
  if (freeze === null) return 'gone';
  for (;;) {
    if (!canCheckOff(await readCord(deps, freeze), item)) return 'gone';
    const rev = (await deps.signed(checkedHistory(id))).length + 1;
    if (await deps.checkOff(checkedHistory(id), rev, { at: deps.now(), who: by, how: HOW, evidence: item }))
      return 'checked';
  }
};
