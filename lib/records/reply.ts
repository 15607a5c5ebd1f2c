import * as z from 'zod/mini';
import { ms } from './ms.ts';

/**
 * An answer to a post as it is handed to the watch. It lives until the watch has judged it, which is a minute. `person`
 * is a mark that tells people of one day apart and names nobody. Times are epoch milliseconds.
 */
export const Reply = z.object({
  kind: z.literal('reply'),
  at: ms,
  seen: ms,
  account: z.string().check(z.minLength(1)),
  person: z.string().check(z.minLength(1)),
  lang: z.string(),
  text: z.string(),
  url: z.nullable(z.string()),
  /** Its author came to the network in the last days. */
  fresh: z.boolean(),
});
export type Reply = z.output<typeof Reply>;

/** The same id again is the same answer. */
export const StoredReply = z.strictObject({ name: z.string().check(z.minLength(1)), reply: Reply });
export type StoredReply = z.output<typeof StoredReply>;
