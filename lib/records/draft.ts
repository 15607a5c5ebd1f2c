import * as z from 'zod/mini';
import { Content } from './content.ts';
import { LANES } from './lane.ts';

/**
 * What a delivery that was under way has still to take from its source, if it comes back under the approval
 * of `approvedAt` (epoch ms).
 */
export const SourceChange = z.strictObject({
  approvedAt: z.int(),
  how: z.enum(['changed at the source', 'gone at the source']),
  content: Content,
});
export type SourceChange = z.output<typeof SourceChange>;

/**
 * A draft: a feed item proposed for publication, or a post that a person wrote. Its texts are its deliveries'.
 * Times are epoch milliseconds.
 */
export const Draft = z.strictObject({
  id: z.string().check(z.minLength(1)),
  feeds: z.array(z.string()),
  /** Of a post that a person wrote: its lane, and who wrote it. It has no feed. */
  lane: z.optional(z.enum(LANES)),
  by: z.optional(z.string()),
  title: z.string(),
  link: z.nullable(z.string()),
  summary: z.string(),
  image: z.nullable(z.strictObject({ url: z.string(), alt: z.nullable(z.string()) })),
  publishedAt: z.nullable(z.int()),
  lang: z.nullable(z.string()),
  deliveries: z.array(z.string()),
  createdAt: z.int(),
  /**
   * What ingest wants the person to know: late, dated in the future, changed at the source, looks garbled.
   */
  flags: z.array(z.string()),
  /** By delivery. */
  sourceChanges: z.optional(z.record(z.string(), SourceChange)),
  /** The draft of an earlier item with the same headline, under an address that nothing ties to this one. */
  earlier: z.optional(z.string()),
  /** Rises by one with every change; absent: never changed. */
  rev: z.optional(z.int().check(z.minimum(1))),
});
export type Draft = z.output<typeof Draft>;

/**
 * What a delivery has still to take from its source, as long as the approval that was given before it
 * stands.
 */
export const sourceChangeOf = (
  draft: Pick<Draft, 'sourceChanges'> | null,
  { id, approval }: { id: string; approval: { at: number } | null },
): SourceChange | null => {
  const noted = draft?.sourceChanges?.[id];
  return noted !== undefined && noted.approvedAt === approval?.at ? noted : null;
};
