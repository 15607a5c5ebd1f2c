import * as z from 'zod';
import type { NetworkRecord } from './record.ts';

/** Until when a version lives: two years at least. (developers.facebook.com, 4 November 2026) */
const ENDS: Readonly<Record<string, string>> = {
  'v21.0': '2027-01-21',
  'v24.0': '2028-02-18',
  'v25.0': '2028-07-29',
  'v26.0': '2028-11-04',
  'v27.0': '2028-11-04',
};

/** A Page of Facebook. It takes 63,206 characters; the limit is ours. (docs/pages-api/posts, November 2026) */
export const FACEBOOK = {
  label: 'Facebook',
  secret: z.object({ pageId: z.string().regex(/^\d+$/), pageToken: z.string().min(1) }),
  service: { kind: 'fixed', url: 'https://graph.facebook.com/' },
  version: {
    pattern: /^v\d+\.\d+$/,
    example: 'v27.0',
    usual: 'v27.0',
    endsAt: (version) => (ENDS[version] === undefined ? null : Date.parse(ENDS[version])),
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
  answers: { secret: z.object({ pageId: z.string().regex(/^\d+$/), pageToken: z.string().min(1) }) },
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
