import * as z from 'zod/mini';

/**
 * An item that waits for a person's yes before it becomes a draft. Of the item only what the store's
 * readers need is named here; the rest is ingest's own, and is kept as it came.
 */
export const Parked = z.object({
  id: z.string().check(z.minLength(1)),
  feed: z.string().check(z.minLength(1)),
  at: z.int(),
  reason: z.string(),
  item: z.looseObject({ item: z.looseObject({ title: z.string(), link: z.nullable(z.string()) }) }),
});
export type Parked = z.output<typeof Parked>;
