import * as z from 'zod/mini';
import { ms } from './ms.ts';

/** What the last look at an account told. Nothing is decided by it: it only has people told. Times are epoch ms. */
export const AccountCheck = z.strictObject({
  account: z.string().check(z.minLength(1)),
  at: ms,
  /** When its token or version ends; null where nobody knows, or where it does not. */
  endsAt: z.nullable(ms),
  /** What the account lacks, one English sentence each. */
  lacks: z.array(z.string()),
  /** Why nobody could look, in the network's own words; null: somebody could. */
  failed: z.nullable(z.string()),
});
export type AccountCheck = z.output<typeof AccountCheck>;
