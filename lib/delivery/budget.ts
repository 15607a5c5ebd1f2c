import type { AccountSettings } from '../settings.ts';
import type { Budget } from '../records/budget.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../records/durations.ts';

/** The time between two posts of one account, unless its caps give another: what waited must not leave in a burst. */
export const DEFAULT_MIN_GAP_MS = MINUTE_MS;

export type Headroom =
  | { kind: 'headroom'; next: Budget; cost: number }
  | { kind: 'over'; cap: 'min-gap' | 'per-hour' | 'per-day' | 'month'; retryAt: number };

const monthOf = (now: number): string => new Date(now).toISOString().slice(0, 7);

const monthEnd = (now: number): number => {
  const date = new Date(now);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
};

/** The price of one post, in millionths of a dollar. */
export const priceOf = (caps: AccountSettings['caps'], hasLink: boolean): number => {
  const dollars = hasLink ? (caps?.usdPerLinkPost ?? caps?.usdPerPost ?? 0) : (caps?.usdPerPost ?? 0);
  return Math.round(dollars * 1_000_000);
};

type Caps = NonNullable<AccountSettings['caps']>;
type Over = Extract<Headroom, { kind: 'over' }>;

/** The cap on times of sending that one more send at `now` would break. `sends`: those of the last day, in order. */
const timeCap = (sends: readonly number[], { minGap, perHour, perDay }: Caps, now: number): Over | null => {
  const last = sends.at(-1);
  const gap = minGap ?? DEFAULT_MIN_GAP_MS;
  if (last !== undefined && now < last + gap) return { kind: 'over', cap: 'min-gap', retryAt: last + gap };
  const hour = sends.filter((at) => at > now - HOUR_MS);
  if (perHour !== undefined && hour.length >= perHour)
    return { kind: 'over', cap: 'per-hour', retryAt: (hour.at(-perHour) ?? now) + HOUR_MS };
  if (perDay !== undefined && sends.length >= perDay)
    return { kind: 'over', cap: 'per-day', retryAt: (sends.at(-perDay) ?? now) + DAY_MS };
  return null;
};

/** A request that is no post: a deletion that a person ordered, or a look at the account. */
export type Extra = 'delete' | 'read';

const priceOfExtra = (caps: AccountSettings['caps'], extra: Extra): number =>
  Math.round(((extra === 'delete' ? caps?.usdPerDelete : caps?.usdPerRead) ?? 0) * 1_000_000);

/** Whether such a request costs anything. */
export const isPriced = (caps: AccountSettings['caps'], extra: Extra): boolean => priceOfExtra(caps, extra) > 0;

/**
 * The budget after one such request; null when the month's money does not cover it. A deletion is always covered: a
 * person ordered it, and a post that must go matters more than a cap.
 */
export const withExtra = (budget: Budget, caps: AccountSettings['caps'], now: number, extra: Extra): Budget | null => {
  const month = monthOf(now);
  const spent = (budget.month === month ? budget.spent : 0) + priceOfExtra(caps, extra);
  if (extra === 'read' && caps?.usdPerMonth !== undefined && spent > Math.round(caps.usdPerMonth * 1_000_000))
    return null;
  return { ...budget, version: budget.version + 1, month, spent };
};

/** Reading answers costs an account at most so much a day, in millionths of a dollar. */
export const ANSWERS_A_DAY = 100_000;

const dayOf = (now: number): string => new Date(now).toISOString().slice(0, 10);

const answersToday = ({ answers }: Budget, now: number): number => (answers?.day === dayOf(now) ? answers.spent : 0);

/** How many answers the money of the day and of the month still pays for, at `each` (millionths of a dollar). */
export const answersLeft = (budget: Budget, caps: AccountSettings['caps'], now: number, each: number): number => {
  const spent = budget.month === monthOf(now) ? budget.spent : 0;
  const month = caps?.usdPerMonth === undefined ? Infinity : Math.round(caps.usdPerMonth * 1_000_000) - spent;
  return Math.max(0, Math.floor(Math.min(ANSWERS_A_DAY - answersToday(budget, now), month) / each));
};

/** The budget after so much more was spent on answers; less than nothing gives back what was set aside today. */
export const withAnswers = (budget: Budget, now: number, cost: number): Budget => {
  const month = monthOf(now);
  const spent = Math.max(0, (budget.month === month ? budget.spent : 0) + cost);
  const today = Math.max(0, answersToday(budget, now) + cost);
  return { ...budget, version: budget.version + 1, month, spent, answers: { day: dayOf(now), spent: today } };
};

/** Whether the caps allow one more send at `now`, and the budget after it. Hours and days are sliding windows. */
export const headroom = (budget: Budget, caps: AccountSettings['caps'], now: number, hasLink: boolean): Headroom => {
  const sends = budget.sends.filter((at) => at > now - DAY_MS).sort((a, b) => a - b);
  const over = timeCap(sends, caps ?? {}, now);
  if (over !== null) return over;
  const month = monthOf(now);
  const spent = budget.month === month ? budget.spent : 0;
  const cost = priceOf(caps, hasLink);
  if (caps?.usdPerMonth !== undefined && spent + cost > Math.round(caps.usdPerMonth * 1_000_000)) {
    return { kind: 'over', cap: 'month', retryAt: monthEnd(now) };
  }
  return {
    kind: 'headroom',
    cost,
    next: { ...budget, version: budget.version + 1, sends: [...sends, now], month, spent: spent + cost },
  };
};

/** The budget after the claim of `claimedAt` ended with nothing sent. */
export const refund = (budget: Budget, claimedAt: number, cost: number): Budget => {
  const index = budget.sends.indexOf(claimedAt);
  const sameMonth = budget.month === monthOf(claimedAt);
  return {
    ...budget,
    version: budget.version + 1,
    sends: index === -1 ? budget.sends : budget.sends.toSpliced(index, 1),
    spent: sameMonth ? Math.max(0, budget.spent - cost) : budget.spent,
  };
};
