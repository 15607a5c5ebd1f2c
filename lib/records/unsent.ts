import * as z from 'zod/mini';
import { ms } from './ms.ts';

/** Why an approved post that is due has not left, or never will by itself. */

/** It goes on waiting, until somebody does something or time passes. */
export const STAYS = [
  'credentials',
  'secret',
  'limited',
  'version',
  'network',
  'picture',
  'preparing',
  'trouble',
  'pace',
  'day-cap',
  'month-cap',
  'account-gone',
  'feed-gone',
  'not-applied',
  'altered',
  'control',
  'held',
  'brake',
  'unattended',
  'reply-debt',
  'blackout',
  'watch',
] as const;

/** A person has to look: no machine tries it again. */
export const ENDS = [
  'forbidden',
  'refused',
  'credit',
  'three-times',
  'late',
  'unknown',
  'picture-changed',
  'source-changed',
] as const;

export const CAUSES = [...STAYS, ...ENDS] as const;
export type Cause = (typeof CAUSES)[number];

/**
 * `detail` is one line of whoever refused it, in its own words. `since` is in epoch ms. `by`: who had approved it,
 * where that is known.
 */
export const Unsent = z.strictObject({
  cause: z.enum(CAUSES),
  detail: z.string(),
  since: ms,
  by: z.nullable(z.string()),
});
export type Unsent = z.output<typeof Unsent>;
