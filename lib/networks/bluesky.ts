import * as z from 'zod/mini';
import type { NetworkRecord } from './record.ts';

/** Limits are those of the lexicons app.bsky.feed.post, app.bsky.embed.external (`thumb`) and app.bsky.embed.images. */
export const BLUESKY = {
  label: 'Bluesky',
  secret: z.object({ identifier: z.string().check(z.minLength(1)), appPassword: z.string().check(z.minLength(1)) }),
  service: { kind: 'default', url: 'https://bsky.social' },
  text: {
    counting: { unit: 'graphemes', limit: 300, bytes: 3000 },
    links: 'named',
    hashtags: 'named',
    mentions: 'plain',
    bareDomains: 'plain',
    longLinks: 'short',
  },
  card: 'ours',
  pictures: {
    card: { bytes: 1_000_000, alt: null },
    // The network's own app takes 2,000 characters of alt text.
    post: { most: 4, bytes: 2_000_000, alt: 2000 },
  },
  // The record key comes with the content, so that one look at that key tells.
  proves: 'absence',
  answers: { secret: null, service: 'https://public.api.bsky.app' },
  sameText: 'any-account',
  takesBack: { kind: 'always' },
  rules: [
    {
      about: 'label',
      says: 'a bot labels itself in its profile',
      source: 'https://docs.bsky.app/docs/starter-templates/bots, 20 August 2026',
    },
    {
      about: 'pace',
      says: '35,000 points a day, of which a post costs three',
      source: 'https://docs.bsky.app/docs/advanced-guides/rate-limits, 20 August 2026',
      most: 11666,
    },
  ],
  outline: 'round',
} as const satisfies NetworkRecord;
