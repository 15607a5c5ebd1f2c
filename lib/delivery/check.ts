import type { Log } from '../events.ts';
import { DAY_MS, HOUR_MS, SECOND_MS } from '../records/durations.ts';
import type { Store } from '../records/store.ts';
import { charge, type ChargeDeps } from './charge.ts';
import type { Check, NotSent } from './network.ts';

/**
 * Accounts are looked at once a day, before they are needed: log-in, right to write, end of the token. Nothing is
 * posted. It is the publisher's work, because no other function may read the networks' secrets.
 */

export type CheckDeps = ChargeDeps &
  Pick<Store, 'takeTurn' | 'saveCheck'> & {
    log: Log;
    /** Milliseconds that this run still has. */
    remainingMs: () => number;
    /** Looks at an account. */
    check: (account: string) => Promise<Check | NotSent>;
  };

/** So much time one look may take. */
const ENOUGH_MS = 30 * SECOND_MS;
/** After so long this process asks the table again whether the day's look is due. */
const ASK_AGAIN_MS = HOUR_MS;

const look = async (deps: CheckDeps, account: string): Promise<void> => {
  const now = deps.now();
  if (!(await deps.takeTurn(`checking ${account}`, now, DAY_MS))) return;
  if (!(await charge(deps, account, 'read'))) return;
  const found = await deps.check(account);
  const isChecked = found.kind === 'checked';
  await deps.saveCheck({
    account,
    at: now,
    endsAt: isChecked ? found.expiresAt : null,
    lacks: isChecked ? [...found.wanting] : [],
    failed: isChecked ? null : found.detail,
  });
  deps.log('info', 'account.checked', { account, ...found });
};

/** At most one account is looked at in a run, so that posts never wait for it. It never fails. */
export const openChecks = () => {
  const askedAt = new Map<string, number>();
  return async (deps: CheckDeps): Promise<void> => {
    if (deps.remainingMs() < ENOUGH_MS) return;
    const now = deps.now();
    const account = Object.keys(deps.settings.accounts).find(
      (each) => (askedAt.get(each) ?? -Infinity) + ASK_AGAIN_MS <= now,
    );
    if (account === undefined) return;
    askedAt.set(account, now);
    try {
      await look(deps, account);
    } catch (error) {
      deps.log('warn', 'account.not-checked', { account, error: String(error) });
    }
  };
};
