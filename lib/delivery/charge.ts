import type { Log } from '../events.ts';
import type { Store } from '../records/store.ts';
import type { Settings } from '../settings.ts';
import { isPriced, withExtra, type Extra } from './budget.ts';

export type ChargeDeps = Pick<Store, 'budget' | 'spend'> & { settings: Settings; now: () => number; log: Log };

/** A budget that others change at the same moment is read again so often. */
const ROUNDS = 8;

/**
 * Counts what a deletion or a look costs in its account's budget, before the request is made. False: it is not to be
 * made, because the month's money is spent. A deletion is always to be made.
 */
export const charge = async (deps: ChargeDeps, account: string, extra: Extra): Promise<boolean> => {
  const caps = deps.settings.accounts[account]?.caps;
  if (!isPriced(caps, extra)) return true;
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = await deps.budget(account);
    const next = from === null ? null : withExtra(from, caps, deps.now(), extra);
    if (from === null || next === null) break;
    if (await deps.spend(account, { from, next })) return true;
  }
  deps.log('warn', 'budget.not-counted', { account, extra });
  return extra === 'delete';
};
