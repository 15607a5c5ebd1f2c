import * as z from 'zod/mini';
import { ms } from './ms.ts';

/** A claim that has no outcome yet: what a stop follows to its end. Times are epoch milliseconds. */
export const InFlight = z.strictObject({
  delivery: z.string(),
  account: z.string(),
  text: z.string(),
  claimId: z.string(),
  attempt: z.int(),
  claimedAt: ms,
  scopes: z.array(z.string()),
});
export type InFlight = z.output<typeof InFlight>;
