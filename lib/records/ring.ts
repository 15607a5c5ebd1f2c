import * as z from 'zod/mini';
import { ms } from './ms.ts';

/** What a bell says: a freeze or its thaw, a brake or its end before time. */
export const SAYINGS = ['freeze', 'thaw', 'brake', 'brake-end'] as const;
export type Saying = (typeof SAYINGS)[number];

/**
 * `ringing`: nobody has an answer yet. `call`: a person has to go there. `gave-up`: it was tried for three days, or the
 * receiver wants no more.
 */
export const RING_STATES = ['ringing', 'confirmed', 'not-confirmed', 'call', 'gave-up'] as const;

/** What was taken from a schedule elsewhere. Its text is kept where the tool itself keeps none. */
export const Stopped = z.strictObject({ id: z.string(), title: z.string(), dueAt: z.nullable(ms) });
export type Stopped = z.output<typeof Stopped>;

/** How one bell rings for one freeze or brake. Times are epoch milliseconds. */
export const Ring = z.strictObject({
  /** The freeze, or `brake-<lane>-<until>`. */
  of: z.string().check(z.minLength(1)),
  bell: z.string().check(z.minLength(1)),
  says: z.enum(SAYINGS),
  state: z.enum(RING_STATES),
  /** Since when it is in this state. */
  since: ms,
  /** When the last look or try ended; null: none has. */
  at: z.nullable(ms),
  tries: z.int().check(z.minimum(0)),
  /** When it is looked at or tried again; null: nothing more is due. */
  nextAt: z.nullable(ms),
  /** The newest things that were stopped there, and how many in all. */
  stopped: z.array(Stopped),
  count: z.int().check(z.minimum(0)),
  detail: z.nullable(z.string()),
  rev: z.int().check(z.minimum(1)),
  /** How many rows of history tell of it. */
  rows: z.int().check(z.minimum(0)),
});
export type Ring = z.output<typeof Ring>;

/** A freeze or a brake for which bells ring: it is there until nothing more is due for it. */
export const Ringing = z.strictObject({
  of: z.string().check(z.minLength(1)),
  at: ms,
  /** Of a brake: its lane and its end. Null for a freeze. */
  brake: z.nullable(z.strictObject({ lane: z.string(), until: ms, why: z.nullable(z.string()) })),
});
export type Ringing = z.output<typeof Ringing>;

/** Where the history of a bell stands. */
export const ringHistory = ({ of, bell }: Pick<Ring, 'of' | 'bell'>): string => `bell-${of}-${bell}`;
