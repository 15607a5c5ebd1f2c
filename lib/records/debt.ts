import * as z from 'zod/mini';
import { DAY_MS, HOUR_MS } from './durations.ts';
import { ms } from './ms.ts';

/**
 * What an account owes to people who asked something. From `owesAt` on so many questions have waited too long that
 * promotion waits. `readAt`: when its answers were read last. Times are epoch milliseconds.
 */
export const Debt = z.strictObject({
  account: z.string().check(z.minLength(1)),
  readAt: ms,
  owesAt: ms,
  open: z.int().check(z.minimum(0)),
});
export type Debt = z.output<typeof Debt>;

/** A time that never comes: nothing is owed. */
export const NEVER = 8_640_000_000_000_000;

/** What was read longer ago than this tells nothing. */
export const DEBT_HOLDS_MS = HOUR_MS;

/** A person lets promotion leave nevertheless, until then. It is a lease: it ends by itself. */
export const Waiver = z.strictObject({
  account: z.string().check(z.minLength(1)),
  by: z.string().check(z.minLength(1)),
  at: ms,
  until: ms,
});
export type Waiver = z.output<typeof Waiver>;

export const WAIVER_MS = DAY_MS;
