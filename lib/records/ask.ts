import * as z from 'zod/mini';

/**
 * An ask: one round of asking about one draft. Each approver gets a pass of their own to it, so that the
 * audit can name the holder of the link. Times are epoch milliseconds.
 */
export const Ask = z.strictObject({
  id: z.string().check(z.minLength(1)),
  draft: z.string().check(z.minLength(1)),
  deliveries: z.array(z.string()).check(z.minLength(1)),
  at: z.int(),
  until: z.int(),
  /** What was mailed, by delivery: an old link shows the difference. */
  shown: z.record(z.string(), z.strictObject({ hash: z.string(), text: z.string() })),
  /** Wrong short codes so far. */
  wrong: z.int().check(z.minimum(0)),
});
export type Ask = z.output<typeof Ask>;

/**
 * What a secret in a link stands for: a person, and the ask it was sent for (null: the person's desk and
 * stop button only).
 */
export const Pass = z.strictObject({
  ask: z.nullable(z.string()),
  person: z.string().check(z.minLength(1)),
  until: z.int(),
});
export type Pass = z.output<typeof Pass>;

/**
 * One card of a tray, as it was served to one person. It is used once, and only what it served can be decided by it:
 * the text and the revision of each delivery, in these epochs.
 */
export const Card = z.strictObject({
  person: z.string().check(z.minLength(1)),
  draft: z.string().check(z.minLength(1)),
  served: z.record(z.string(), z.strictObject({ hash: z.string(), rev: z.int() })),
  epochs: z.record(z.string(), z.int()),
  until: z.int(),
  used: z.boolean(),
});
export type Card = z.output<typeof Card>;
