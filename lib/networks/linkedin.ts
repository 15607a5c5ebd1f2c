import * as z from 'zod/mini';
import { DAY_MS } from '../records/durations.ts';
import type { NetworkRecord } from './record.ts';
import { TokenEnds } from './renewal.ts';

/**
 * The page of an organisation on LinkedIn. Groups are closed to every program. (learn.microsoft.com/linkedin, Posts
 * API, August to November 2026)
 */
export const LINKEDIN = {
  label: 'LinkedIn',
  secret: z.object({
    /** The number of the organisation. */
    organization: z.string().check(z.regex(/^\d+$/)),
    accessToken: z.string().check(z.minLength(1)),
    tokenEnds: z.optional(TokenEnds),
    // LinkedIn gives a refresh token to approved partners only.
    refreshToken: z.optional(z.string().check(z.minLength(1))),
    clientId: z.optional(z.string().check(z.minLength(1))),
    clientSecret: z.optional(z.string().check(z.minLength(1))),
  }),
  // A token lives 60 days, a refresh token a year on a fixed clock.
  renews: { by: 'refreshToken', leftMs: 30 * DAY_MS },
  service: { kind: 'fixed', url: 'https://api.linkedin.com/rest/' },
  version: {
    pattern: /^20\d\d(?:0[1-9]|1[0-2])$/,
    example: '202610',
    // A version lives a year, so that whoever deploys chooses it and is told before it ends.
    usual: null,
    endsAt: (version) => Date.UTC(Number(version.slice(0, 4)) + 1, Number(version.slice(4)) - 1, 15),
  },
  text: {
    counting: { unit: 'characters', limit: 3000, as: 'code-units' },
    links: 'found',
    hashtags: 'found',
    // The adapter escapes what would mention somebody.
    mentions: 'plain',
    bareDomains: 'plain',
    longLinks: 'whole',
  },
  card: 'ours',
  pictures: { card: { bytes: 5_000_000, alt: null }, post: null },
  proves: 'presence',
  takesBack: { kind: 'always' },
  answers: {
    secret: z.object({
      organization: z.string().check(z.regex(/^\d+$/)),
      accessToken: z.string().check(z.minLength(1)),
    }),
  },
  sameText: 'any-account',
  rules: [
    {
      about: 'repeats',
      says: 'a text that the page has already is refused',
      source: 'https://learn.microsoft.com/linkedin/marketing, November 2026',
    },
  ],
  outline: 'square',
} as const satisfies NetworkRecord;
