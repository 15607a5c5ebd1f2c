import * as z from 'zod/mini';
import type { NetworkRecord } from './record.ts';

/**
 * Mastodon and servers with its interface. The limits are those of Mastodon itself. Each server tells its own, and the
 * adapter asks for them before it sends
 * (docs.joinmastodon.org: entities/V2_Instance and methods/statuses, 2 July 2026).
 */
export const MASTODON = {
  label: 'Mastodon',
  secret: z.object({ accessToken: z.string().check(z.minLength(1)) }),
  service: { kind: 'required', example: 'https://mastodon.example' },
  text: {
    counting: { unit: 'characters', limit: 500, link: 23 },
    links: 'found',
    hashtags: 'found',
    mentions: 'at-name',
    bareDomains: 'plain',
    longLinks: 'whole',
  },
  card: 'theirs',
  pictures: { card: null, post: { most: 4, bytes: 16_777_216, alt: 1500 } },
  // The account's own posts can be read, but one that is not among them may still appear.
  proves: 'presence',
  // A token of the scope `read:notifications` alone.
  answers: { secret: null, mentions: z.object({ accessToken: z.string().check(z.minLength(1)) }) },
  sameText: 'any-account',
  takesBack: { kind: 'always' },
  rules: [
    {
      about: 'label',
      says: 'an automated account is marked as one',
      source: 'https://docs.joinmastodon.org/methods/accounts/, 2 July 2026',
    },
    {
      about: 'pace',
      says: '300 posts in three hours; each server adds rules of its own, and some allow five automated posts a day',
      source: 'https://docs.joinmastodon.org/api/rate-limits/, 2 July 2026',
      most: 2400,
    },
  ],
  outline: 'round',
} as const satisfies NetworkRecord;
