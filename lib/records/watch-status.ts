import * as z from 'zod/mini';
import { MINUTE_MS } from './durations.ts';

const Delay = z.strictObject({ until: z.int(), at: z.int(), why: z.string() });

/**
 * The watch's all-clear: until when it vouches for the world, and which lanes it delays. Times are epoch
 * milliseconds.
 */
export const WatchStatus = z.object({
  okUntil: z.int(),
  braked: z.record(z.string(), z.int()),
  why: z._default(z.record(z.string(), Delay), {}),
});
export type WatchStatus = z.output<typeof WatchStatus>;

/**
 * No watch vouches further ahead than this: the longest `silentAfter` (1 h) and the clocks of two functions
 * 5 min apart each way, with a margin. A longer all-clear comes from a clock that ran away, and counts as
 * silence.
 */
export const LONGEST_ALL_CLEAR_MS = 75 * MINUTE_MS;

/** Whether the watch's all-clear holds at `now` (epoch ms). */
export const vouches = (okUntil: number, now: number): boolean => okUntil > now && okUntil < now + LONGEST_ALL_CLEAR_MS;
