import * as z from 'zod';
import { readPattern } from './pattern.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../records/durations.ts';

/**
 * What a feed's configuration says about its items. A rule drops an item, labels it or changes how it will be shown;
 * none approves anything. Durations are written `36h` or `7d` and read as milliseconds.
 */
const UNIT_MS: Readonly<Record<string, number>> = { m: MINUTE_MS, h: HOUR_MS, d: DAY_MS };
const DURATION = 'a duration such as "90m", "36h" or "7d"';
const words = z
  .array(z.string('a word or phrase').min(1, 'a word or phrase').max(200), 'a list of words')
  .min(1, 'at least one word');
const pattern = z.string('a regular expression').superRefine((source, context) => {
  const reading = readPattern(source);
  if (reading.kind === 'fault')
    context.addIssue({ code: 'custom', message: `a regular expression without look-around: ${reading.message}` });
});

/**
 * Everything that is named must fit; within a list, one entry is enough. Words are compared without regard to case
 * and accents.
 */
const Match = z
  .strictObject({
    words: words.optional(),
    categories: words.optional(),
    authors: words.optional(),
    pattern: pattern.optional(),
    /** Where words and the pattern are looked for. */
    in: z
      .array(z.enum(['title', 'summary', 'link'], 'one of: title, summary, link'))
      .min(1)
      .default(['title', 'summary']),
  })
  .refine(
    ({ words: named, categories, authors, pattern: written }) =>
      (named ?? categories ?? authors ?? written) !== undefined,
    'at least one of: words, categories, authors, pattern',
  );
export type Match = z.output<typeof Match>;

const utmValue = z.string('a text; {network}, {account} and {feed} are filled in').min(1).max(200);

export const FeedRules = z.strictObject({
  /** An item must fit at least one of these, when there are any. */
  include: z.array(Match).max(50).optional(),
  /** An item must fit none of these. */
  exclude: z.array(Match).max(50).optional(),
  /** Shown to the approver beside the item. */
  labels: z
    .array(z.strictObject({ label: z.string().min(1).max(40), when: Match }))
    .max(50)
    .optional(),
  /** Language tags; an item in another language is dropped, one that names none is kept. */
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}$/, 'a language such as "fr"'))
    .min(1)
    .optional(),
  maxAge: z
    .string(DURATION)
    .regex(/^\d{1,5}[mhd]$/, DURATION)
    .transform((text) => Number(text.slice(0, -1)) * (UNIT_MS[text.slice(-1)] ?? 0))
    .refine((ms) => ms > 0, DURATION)
    .optional(),
  maxPerDay: z.int('a whole number from 1').min(1, 'from 1').optional(),
  maxPerPoll: z.int('a whole number from 1').min(1, 'from 1').optional(),
  /** What publishing systems add to every text: it is taken out of titles and summaries before anybody sees them. */
  strip: z
    .array(
      z.strictObject({
        pattern,
        in: z
          .array(z.enum(['title', 'summary'], 'one of: title, summary'))
          .min(1)
          .default(['title', 'summary']),
      }),
    )
    .max(20)
    .optional(),
  stripTracking: z.boolean('true or false').optional(),
  /**
   * Without it, the picture that the feed names, else the one that the item's page names. `feed`, `page`: only that
   * one; `none`: no picture.
   */
  image: z.enum(['feed', 'page', 'none'], 'one of: feed, page, none').optional(),
  hashtags: z
    .strictObject({
      max: z.int('from 0 to 10').min(0, 'from 0 to 10').max(10, 'from 0 to 10').default(3),
      /** Only these categories become hashtags. */
      only: words.optional(),
      never: words.optional(),
    })
    .optional(),
  utm: z
    .strictObject({
      source: utmValue.optional(),
      medium: utmValue.optional(),
      campaign: utmValue.optional(),
      content: utmValue.optional(),
      term: utmValue.optional(),
    })
    .optional(),
});
export type FeedRules = z.output<typeof FeedRules>;
