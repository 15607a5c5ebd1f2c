import { DAY_MS, MINUTE_MS } from '../records/durations.ts';
import type { Rest } from '../records/rest.ts';
import type { Store } from '../records/store.ts';
import { may } from '../people.ts';
import type { Settings } from '../settings.ts';
import type { Network, NotSent } from './network.ts';

/** When a network is left alone: for the time that it names, or until its credentials are others. */

/** For so long a network is left alone that says "too much" and names no time. */
const UNNAMED_MS = 5 * MINUTE_MS;
/** No network has a longer window than a month: a later time is a mistake of its clock. */
const LONGEST_MS = 31 * DAY_MS;

/** The rest that an answer asks for; null when the next run may try again. `secret`: the version that was in use. */
export const restAfter = (account: string, answer: NotSent, secret: string | null, at: number): Rest | null => {
  const { reason, retryAt, detail } = answer;
  if (reason === 'credentials') return { account, at, cause: 'credentials', until: null, secret, detail };
  if (reason !== 'rate-limited') return null;
  const until = Math.min(Math.max(retryAt ?? at + UNNAMED_MS, at), at + LONGEST_MS);
  return { account, at, cause: 'limited', until, secret, detail };
};

/** Whether a rest is over. What cannot be told keeps it: `secret` is null when nobody knows its present version. */
export const isOver = (rest: Rest, secret: string | null, now: number): boolean =>
  rest.until === null ? secret !== null && secret !== rest.secret : rest.until <= now;

/** The answer that the network would give again. */
export const answerAgain = ({ cause, until, detail }: Rest): NotSent => ({
  kind: 'not-sent',
  reason: cause === 'limited' ? 'rate-limited' : 'credentials',
  retryAt: until,
  detail,
});

export type HeedDeps = Pick<Store, 'rest'> & {
  now: () => number;
  /** The version of an account's secret as it is now; null where there is none, or it cannot be read. */
  secretVersion: (account: string) => Promise<string | null>;
  network: (account: string) => Promise<Network | NotSent>;
};

/** A flow with networks that are left alone while their accounts rest for one of these causes. */
export const heeding = <Deps extends HeedDeps>(deps: Deps, causes: readonly Rest['cause'][]): Deps => ({
  ...deps,
  network: async (account: string) => {
    const rest = await deps.rest(account);
    const isResting =
      rest !== null && causes.includes(rest.cause) && !isOver(rest, await deps.secretVersion(account), deps.now());
    return isResting ? answerAgain(rest) : deps.network(account);
  },
});

export type TryDeps = Pick<Store, 'rest' | 'endRest'> & {
  settings: Settings;
  now: () => number;
};

export type Tried = { kind: 'tried' } | { kind: 'not-resting' } | { kind: 'not-allowed' };

/** A person says that an account is to be tried again now. Whoever may approve may. */
export const tryAgain = async (deps: TryDeps, order: { account: string; by: string }): Promise<Tried> => {
  const { account, by } = order;
  if (!may(deps.settings, by, 'approve')) return { kind: 'not-allowed' };
  const rest = await deps.rest(account);
  if (rest === null) return { kind: 'not-resting' };
  // It may have ended between the two: that is what was wanted.
  await deps.endRest(rest, { at: deps.now(), who: by, how: 'try again', evidence: rest.detail });
  return { kind: 'tried' };
};
