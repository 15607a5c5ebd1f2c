import * as z from 'zod/mini';
import { DAY_MS } from './durations.ts';
import { ms } from './ms.ts';

/**
 * That somebody answered a post of ours. A count and a link: no name, no text and no picture of anybody is kept.
 * Times are epoch milliseconds.
 */
export const Answer = z.strictObject({
  account: z.string().check(z.minLength(1)),
  /** The network's own id of the answer. */
  reply: z.string().check(z.minLength(1)),
  /** The post that it answers; null: it only mentions the account. */
  delivery: z.nullable(z.string()),
  at: ms,
  /** When we first saw it: people are told of it from then on. */
  seen: ms,
  /** Where a person answers it, on the network. */
  url: z.nullable(z.string()),
  /** Whether it asks the account itself something. */
  question: z.boolean(),
  /** When the account answered it on the network, or a person said that nothing is left to answer. */
  answeredAt: z.nullable(ms),
});
export type Answer = z.output<typeof Answer>;

/** So long an answer is kept. */
export const KEEP_ANSWER_MS = 30 * DAY_MS;
