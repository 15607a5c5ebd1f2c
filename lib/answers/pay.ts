import { answersLeft, withAnswers } from '../delivery/budget.ts';
import type { Log } from '../events.ts';
import type { Store } from '../records/store.ts';
import type { Settings } from '../settings.ts';

/**
 * Where a network charges for answers, they are paid for before they are read: the money of the day is set aside, and
 * what was not read is given back. A run that dies in between has spent it.
 */

export type PayDeps = Pick<Store, 'budget' | 'spend'> & { settings: Settings; now: () => number; log: Log };

/** A budget that others change at the same moment is read again so often. */
const ROUNDS = 8;

/** Sets aside the price of as many answers as the day still pays for, and says how many; 0: none is to be read. */
export const setAside = async (deps: PayDeps, account: string, each: number, most: number): Promise<number> => {
  const caps = deps.settings.accounts[account]?.caps;
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = await deps.budget(account);
    if (from === null) break;
    const now = deps.now();
    const count = Math.min(most, answersLeft(from, caps, now, each));
    if (count === 0 || (await deps.spend(account, { from, next: withAnswers(from, now, count * each) }))) return count;
  }
  deps.log('warn', 'budget.not-counted', { account, extra: 'answers' });
  return 0;
};

/** Gives back the price of answers that were not read. What cannot be given back counts as spent. */
export const giveBack = async (deps: PayDeps, account: string, each: number, count: number): Promise<void> => {
  if (count <= 0) return;
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = await deps.budget(account);
    if (from === null) break;
    if (await deps.spend(account, { from, next: withAnswers(from, deps.now(), -count * each) })) return;
  }
  deps.log('warn', 'budget.not-counted', { account, extra: 'answers' });
};
