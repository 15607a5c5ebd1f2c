import * as z from 'zod';
import type { NetworkRecord } from './record.ts';

/** X, by OAuth 1.0a. */
export const X = {
  label: 'X',
  secret: z.object({
    appKey: z.string().min(1),
    appSecret: z.string().min(1),
    accessToken: z.string().min(1),
    accessSecret: z.string().min(1),
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
  sameText: 'one-account',
  takesBack: { kind: 'always' },
  outline: 'square',
} as const satisfies NetworkRecord;
