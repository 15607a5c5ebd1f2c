import { DEBT_HOLDS_MS, WAIVER_MS, type Debt, type Waiver } from '../records/debt.ts';
import type { Lane } from '../records/lane.ts';
import type { Store } from '../records/store.ts';
import { may } from '../people.ts';
import type { Settings } from '../settings.ts';

/** Promotion waits while people wait for an answer, where the configuration says so for the account. */

/** Whether a post of these lanes waits for the answers that its account owes. */
export const heedsDebt = ({ accounts }: Settings, account: string, lanes: readonly Lane[]): boolean =>
  accounts[account]?.replyDebt !== undefined && lanes.includes('promo');

/** Whether an account owes answers now. `unknown`: nobody has read its answers for an hour. */
export const owes = (debt: Debt | null, now: number): 'nothing' | 'owed' | 'unknown' => {
  if (debt === null || debt.readAt <= now - DEBT_HOLDS_MS || debt.readAt > now + DEBT_HOLDS_MS) return 'unknown';
  return debt.owesAt <= now ? 'owed' : 'nothing';
};

export const waives = (waiver: Waiver | null, now: number): boolean =>
  waiver !== null && waiver.until > now && waiver.until <= now + WAIVER_MS;

export type DebtFound = { claimBy: 'paid' | 'waived' } | { waits: string };

/** By what a claim may heed the debt of an account; else why its promotion waits. The claim decides. */
export const readDebt = async (
  deps: Pick<Store, 'debt' | 'waiver'>,
  account: string,
  now: number,
): Promise<DebtFound> => {
  const debt = await deps.debt(account);
  const standing = owes(debt, now);
  if (standing === 'nothing') return { claimBy: 'paid' };
  if (waives(await deps.waiver(account), now)) return { claimBy: 'waived' };
  if (standing === 'unknown') return { waits: 'nobody has read its answers for an hour' };
  return { waits: `${debt?.open ?? 0} questions wait for an answer` };
};

export type WaiveDeps = Pick<Store, 'waive'> & { settings: Settings; now: () => number };

/** A person lets promotion leave for a day although people wait. Whoever may approve may. */
export const waiveDebt = async (
  deps: WaiveDeps,
  { account, by }: { account: string; by: string },
): Promise<{ kind: 'waived'; until: number } | { kind: 'not-allowed' }> => {
  if (!may(deps.settings, by, 'approve')) return { kind: 'not-allowed' };
  const at = deps.now();
  const until = at + WAIVER_MS;
  await deps.waive({ account, by, at, until });
  return { kind: 'waived', until };
};
