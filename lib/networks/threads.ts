import * as z from 'zod/mini';
import { DAY_MS } from '../records/durations.ts';
import type { NetworkRecord } from './record.ts';
import { TokenEnds } from './renewal.ts';

/**
 * Threads. Its pictures are fetched by the network from an address, so that nobody could promise the approved bytes:
 * none is sent. (developers.facebook.com/docs/threads: posts, 14 April 2026; overview, 22 December 2025)
 */
export const THREADS = {
  label: 'Threads',
  secret: z.object({
    userId: z.string().check(z.regex(/^\d+$/)),
    accessToken: z.string().check(z.minLength(1)),
    tokenEnds: z.optional(TokenEnds),
  }),
  // A token lives 60 days. (get-started, 30 June 2026)
  renews: { by: 'token', leftMs: 30 * DAY_MS },
  service: { kind: 'fixed', url: 'https://graph.threads.net/v1.0/' },
  text: {
    counting: { unit: 'characters', limit: 500, as: 'emoji-bytes' },
    links: 'found',
    hashtags: 'found',
    mentions: 'at-name',
    bareDomains: 'plain',
    longLinks: 'whole',
  },
  card: 'theirs',
  pictures: { card: null, post: null },
  proves: 'presence',
  // `mentions`: the token may read those too, by the permission `threads_manage_mentions`.
  answers: {
    secret: z.object({ accessToken: z.string().check(z.minLength(1)), mentions: z.optional(z.literal(true)) }),
  },
  sameText: 'any-account',
  takesBack: { kind: 'always' },
  rules: [
    {
      about: 'pace',
      says: '250 posts in 24 hours',
      source: 'https://developers.facebook.com/docs/threads/overview, 22 December 2025',
      most: 250,
    },
  ],
  outline: 'round',
} as const satisfies NetworkRecord;
