import * as z from 'zod/mini';
import { DAY_MS } from '../records/durations.ts';
import type { NetworkRecord } from './record.ts';
import { TokenEnds } from './renewal.ts';

/**
 * A WordPress site as a target: the text is the post, the card its title, excerpt and featured picture. WordPress knows
 * no longest text; the limit is ours, for an announcement. (measured on WordPress 6.1.9, 30 November 2026)
 */
const ANY_WORDPRESS = {
  text: {
    counting: { unit: 'characters', limit: 4000, as: 'code-units' },
    links: 'named',
    hashtags: 'plain',
    mentions: 'plain',
    bareDomains: 'plain',
    longLinks: 'whole',
  },
  card: 'ours',
  pictures: { card: { bytes: 5_000_000, alt: 2000 }, post: null },
  takesBack: { kind: 'always' },
  outline: 'square',
} as const;

export const WORDPRESS = {
  ...ANY_WORDPRESS,
  label: 'WordPress',
  secret: z.object({ user: z.string().check(z.minLength(1)), applicationPassword: z.string().check(z.minLength(1)) }),
  service: { kind: 'required', example: 'https://gazette.example' },
  // The post's slug is a key of ours, and the site answers how many posts have it.
  proves: 'absence',
  answers: { secret: null },
  sameText: 'any-account',
} as const satisfies NetworkRecord;

/** The same routes at WordPress.com. That its answers are complete was never tried on a real site. */
export const WORDPRESS_COM = {
  ...ANY_WORDPRESS,
  label: 'WordPress.com',
  secret: z.object({
    site: z.string().check(z.minLength(1)),
    accessToken: z.string().check(z.minLength(1)),
    tokenEnds: z.optional(TokenEnds),
    refreshToken: z.optional(z.string().check(z.minLength(1))),
    clientId: z.optional(z.string().check(z.minLength(1))),
    clientSecret: z.optional(z.string().check(z.minLength(1))),
  }),
  // A token lives two weeks. (its discovery file, 31 July 2026)
  renews: { by: 'refreshToken', leftMs: 7 * DAY_MS },
  service: { kind: 'fixed', url: 'https://public-api.wordpress.com' },
  proves: 'presence',
  // Everybody may read the comments of a public site. This only says which site it is.
  answers: { secret: z.object({ site: z.string().check(z.minLength(1)) }) },
  sameText: 'any-account',
} as const satisfies NetworkRecord;
