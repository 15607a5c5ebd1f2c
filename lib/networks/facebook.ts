import * as z from 'zod/mini';
import type { NetworkRecord } from './record.ts';

/**
 * Until when a version lives: two years at least, and no longer than the next. The last two have no date yet. In order.
 * (developers.facebook.com, 4 November 2026)
 */
const LAST = [27, '2028-11-04'] as const;
const ENDS = [[21, '2027-01-21'], [24, '2028-02-18'], [25, '2028-07-29'], LAST] as const;

/** Of a version without a date, the end of the next one that has one, or the last end that is known. */
const endOf = (version: string): number => {
  const [, end] = ENDS.find(([named]) => Number(version.slice(1)) <= named) ?? LAST;
  return Date.parse(end);
};

/** A Page of Facebook. It takes 63,206 characters; the limit is ours. (docs/pages-api/posts, November 2026) */
export const FACEBOOK = {
  label: 'Facebook',
  secret: z.object({ pageId: z.string().check(z.regex(/^\d+$/)), pageToken: z.string().check(z.minLength(1)) }),
  service: { kind: 'fixed', url: 'https://graph.facebook.com/' },
  version: {
    pattern: /^v\d+\.\d+$/,
    example: 'v27.0',
    usual: 'v27.0',
    endsAt: endOf,
  },
  text: {
    counting: { unit: 'characters', limit: 4000, as: 'code-units' },
    links: 'found',
    hashtags: 'found',
    mentions: 'plain',
    bareDomains: 'linked',
    longLinks: 'whole',
  },
  card: 'theirs',
  // A picture takes the place of the card that Facebook would make. A photo has less than 10 MB; the limit of the alt
  // text is ours. (docs/graph-api/reference/photo, November 2026)
  pictures: { card: null, post: { most: 1, bytes: 8_000_000, alt: 1000, ofItem: true } },
  proves: 'presence',
  takesBack: { kind: 'always' },
  answers: {
    secret: z.object({ pageId: z.string().check(z.regex(/^\d+$/)), pageToken: z.string().check(z.minLength(1)) }),
  },
  sameText: 'any-account',
  rules: [
    {
      about: 'repeats',
      says: 'the text of the last post is refused',
      source: 'https://developers.facebook.com/docs/graph-api/guides/error-handling, November 2026',
    },
  ],
  outline: 'square',
} as const satisfies NetworkRecord;
