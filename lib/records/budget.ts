import * as z from 'zod/mini';

/**
 * What an account has spent: times of its sends in the last 24 h, and the month's money in millionths of a
 * US dollar.
 */
export const Budget = z.strictObject({
  version: z.int().check(z.minimum(0)),
  sends: z.array(z.int()),
  month: z.string(),
  spent: z.int().check(z.minimum(0)),
  /** What reading answers cost on one day (UTC), in millionths of a dollar. It is part of the month's too. */
  answers: z.optional(z.strictObject({ day: z.string(), spent: z.int().check(z.minimum(0)) })),
});
export type Budget = z.output<typeof Budget>;

export const NO_SPENDING: Budget = { version: 0, sends: [], month: '', spent: 0 };

/** A change of a budget: it is written only while the stored one still is `from`. */
export type BudgetChange = { from: Budget; next: Budget };
