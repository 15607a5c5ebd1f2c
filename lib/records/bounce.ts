import * as z from 'zod/mini';
import { DAY_MS } from './durations.ts';

const ms = z.int().check(z.minimum(0));

/** A mail to a person that came back, or that they marked as spam. Nothing is decided by it. Times are epoch ms. */
export const Bounce = z.strictObject({
  person: z.string().check(z.minLength(1)),
  /** Where it was sent. Another address in the configuration has not bounced. */
  mail: z.string().check(z.minLength(3)),
  kind: z.enum(['bounced', 'complained']),
  /** How the mail service sorts it, in its own words, such as `Permanent/General`. */
  detail: z.string(),
  /** The first and the last one, as far as not longer than `BOUNCES_FOR_MS` lie between them. */
  since: ms,
  at: ms,
});
export type Bounce = z.output<typeof Bounce>;

/** What the mail service tells of one address. */
export type Bounced = Pick<Bounce, 'mail' | 'kind' | 'detail'>;

/** It is shown for so long after the last mail that came back. */
export const BOUNCES_FOR_MS = 7 * DAY_MS;
