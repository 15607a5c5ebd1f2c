import * as z from 'zod/mini';

/** A feed's subscription at its hub (WebSub). Times are epoch milliseconds. */
export const Subscription = z.object({
  feed: z.string(),
  hub: z.string(),
  topic: z.string(),
  /** The part of our address that cannot be guessed. */
  token: z.string(),
  /** Shared with the hub for signatures; under 200 bytes. */
  secret: z.string(),
  askedAt: z.int(),
  /** How often it was asked for without being verified. */
  unanswered: z.int(),
  /** The end of the lease; null until the hub has verified, and after it has denied. */
  expiresAt: z.nullable(z.int()),
});
export type Subscription = z.output<typeof Subscription>;
