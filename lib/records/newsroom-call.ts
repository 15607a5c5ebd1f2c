import * as z from 'zod/mini';

/**
 * What the newsroom knows: a signed call of its CMS or alert desk, authenticated before it is stored. Times
 * are epoch milliseconds.
 */
export const NewsroomCall = z.object({
  kind: z.literal('call'),
  at: z.int(),
  seen: z.int(),
  by: z.string(),
  action: z.enum(['brake', 'freeze']),
  title: z.string(),
  lang: z.string(),
  /** The call's own name, from which its story derives: repeated, it is the same story. */
  id: z.optional(z.string()),
});
export type NewsroomCall = z.output<typeof NewsroomCall>;

/** The same id again is the same call. */
export const StoredNewsroomCall = z.object({ id: z.string(), call: NewsroomCall });
export type StoredNewsroomCall = z.output<typeof StoredNewsroomCall>;
