import * as z from 'zod/mini';
import type { NetworkRecord } from './record.ts';

/** X, by OAuth 1.0a. */
export const X = {
  label: 'X',
  secret: z.object({
    appKey: z.string().check(z.minLength(1)),
    appSecret: z.string().check(z.minLength(1)),
    accessToken: z.string().check(z.minLength(1)),
    accessSecret: z.string().check(z.minLength(1)),
  }),
  service: { kind: 'fixed', url: 'https://api.x.com/2/' },
  text: {
    counting: { unit: 'weighted', limit: 280 },
    links: 'twitter-text',
    hashtags: 'found',
    mentions: 'twitter-text',
    bareDomains: 'linked',
    longLinks: 'whole',
  },
  card: 'theirs',
  // A picture takes the place of the card that X would make. (docs.x.com: media upload and metadata, 22 August 2026)
  pictures: { card: null, post: { most: 1, bytes: 5_000_000, alt: 1000, ofItem: true } },
  // The account's last posts can be read, but a post that is not among them may still appear.
  proves: 'presence',
  // https://help.x.com/en/rules-and-policies/x-automation: no similar posts over several accounts.
  answers: {
    // A bearer token of the app can read and not post. (docs.x.com: prices, 22 August 2026: 0.005 dollars for a post)
    secret: z.object({
      bearerToken: z.string().check(z.minLength(1)),
      username: z.string().check(z.regex(/^\w{1,15}$/)),
    }),
    usdEach: 0.005,
    fewest: 10,
  },
  sameText: 'one-account',
  takesBack: { kind: 'always' },
  rules: [
    {
      about: 'label',
      says: 'an automated account carries the label “Automated”; it is set in the app and cannot be read from here',
      source: 'https://help.x.com/en/rules-and-policies/x-automation, 22 August 2026',
    },
    {
      about: 'operator',
      says: 'the profile says who runs an automated account',
      source: 'https://help.x.com/en/rules-and-policies/x-automation, 22 August 2026',
    },
    {
      about: 'pace',
      says: 'at most 10,000 posts a day for an app',
      source: 'https://docs.x.com/x-api/fundamentals/rate-limits, 22 August 2026',
      most: 10000,
    },
    {
      about: 'links',
      says: 'an app may post what is new in an RSS feed, with its links, for whoever runs the account',
      source: 'https://help.x.com/en/rules-and-policies/x-automation, 22 August 2026',
    },
    {
      about: 'repeats',
      says: 'no identical or similar posts, on one account or on several',
      source: 'https://help.x.com/en/rules-and-policies/x-automation, 22 August 2026',
    },
  ],
  outline: 'square',
} as const satisfies NetworkRecord;
