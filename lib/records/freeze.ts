import * as z from 'zod/mini';
import { ms } from './ms.ts';

/** Who opened a freeze: a person, the watch, or the publisher that found a gap in its own ticks. */
export const SOURCES = ['human', 'watch', 'gap'] as const;
export type Source = (typeof SOURCES)[number];

/** One signal that made a decision. `at` is the source's own time, ISO-8601 UTC. */
export const Evidence = z.strictObject({
  at: z.string(),
  source: z.string(),
  title: z.string(),
  url: z.nullable(z.string()),
});
export type Evidence = z.output<typeof Evidence>;

/**
 * The story that made the watch act: what, where, how sure (0 to 10), whose words, and by which rule of
 * which version.
 */
export const Story = z.strictObject({
  id: z.string(),
  kind: z.string(),
  place: z.nullable(z.string()),
  score: z.number(),
  rule: z.string(),
  version: z.string(),
  owners: z.array(z.string()),
});
export type Story = z.output<typeof Story>;

/** A freeze. Never deleted: `thawedBy` ends it. Times are epoch milliseconds. */
export const Freeze = z.strictObject({
  id: z.string().check(z.minLength(1)),
  scopes: z.array(z.string()).check(z.minLength(1)),
  source: z.enum(SOURCES),
  by: z.string().check(z.minLength(1)),
  at: ms,
  reason: z.nullable(z.string()),
  story: z.nullable(Story),
  evidence: z.array(Evidence),
  /** A person who sets an end time has signed that thaw in advance. */
  until: z.nullable(ms),
  /** Who signed the end, when it was set after the stop; else whoever stopped. */
  untilBy: z.optional(z.nullable(z.string())),
  /** Later presses that this freeze covered: who pressed too, and when. */
  joined: z.optional(z.array(z.strictObject({ by: z.string().check(z.minLength(1)), at: ms }))),
  thawedBy: z.nullable(z.string()),
  thawedAt: z.nullable(ms),
  remindedAt: z.nullable(ms),
  /** How many audit rows tell of it; absent: one. */
  rev: z.optional(z.int().check(z.minimum(1))),
});
export type Freeze = z.output<typeof Freeze>;

/** A stop as a person orders it. */
export type Press = Pick<Freeze, 'id' | 'scopes' | 'by' | 'at' | 'reason'>;

/** When people pressed last: nothing that was approved until then leaves. */
export const lastPressAt = ({ at, joined = [] }: Pick<Freeze, 'at' | 'joined'>): number =>
  Math.max(at, ...joined.map((press) => press.at));

/** Who signed the end of a freeze. */
export const signerOf = ({ untilBy, by }: Pick<Freeze, 'untilBy' | 'by'>): string => untilBy ?? by;

/**
 * The ids of freezes that machines open begin with these, and a person's never does. The watch's role can write these
 * keys alone.
 */
const MACHINE_IDS = ['watch-', 'gap-'] as const;

/** Whether a freeze is a person's own, by its id as well as by what it says of itself. */
export const isPersonal = ({ id, source }: Pick<Freeze, 'id' | 'source'>): boolean =>
  source === 'human' && !MACHINE_IDS.some((start) => id.startsWith(start));

/**
 * A freeze under a machine's id is that machine's, whatever it says of itself: a machine that was taken over names no
 * person as its author.
 */
export const asItsIdSays = (freeze: Freeze): Freeze => {
  const start = MACHINE_IDS.find((each) => freeze.id.startsWith(each));
  if (start === undefined) return freeze;
  const source = start === 'gap-' ? 'gap' : 'watch';
  return { ...freeze, source, by: source === 'gap' ? 'machine:publish' : 'machine:watch', until: null, untilBy: null };
};

/** The side whose controls a freeze raises. */
export const sideOf = (source: Source): 'human' | 'watch' => (source === 'human' ? 'human' : 'watch');
