import * as z from 'zod';

/** A draft: a feed item proposed for publication. Its texts are its deliveries'. Times are epoch milliseconds. */
export const Draft = z.strictObject({
  id: z.string().min(1),
  feeds: z.array(z.string()).min(1),
  title: z.string(),
  link: z.nullable(z.string()),
  summary: z.string(),
  image: z.nullable(z.strictObject({ url: z.string(), alt: z.nullable(z.string()) })),
  publishedAt: z.nullable(z.int()),
  lang: z.nullable(z.string()),
  deliveries: z.array(z.string()),
  createdAt: z.int(),
  /** What ingest wants the person to know: late, dated in the future, changed at the source, looks garbled. */
  flags: z.array(z.string()),
});
export type Draft = z.output<typeof Draft>;
