import * as z from 'zod/mini';
import type { NetworkRecord } from './record.ts';

/** A channel of Discord, by its webhook. (discord/discord-api-docs, 6 August 2026) */
export const DISCORD = {
  label: 'Discord',
  secret: z.object({
    /** Its address, as Discord shows it. Whoever has it can post. */
    webhook: z.url({ protocol: /^https?$/ }),
  }),
  service: { kind: 'default', url: 'https://discord.com' },
  text: {
    counting: { unit: 'characters', limit: 2000, as: 'code-units' },
    links: 'found',
    hashtags: 'plain',
    // Each request forbids them.
    mentions: 'plain',
    bareDomains: 'plain',
    longLinks: 'whole',
  },
  card: 'theirs',
  // A picture takes the place of the card that Discord would make.
  pictures: { card: null, post: { most: 1, bytes: 8_000_000, alt: 1024, ofItem: true } },
  // A webhook can read only what it has the id of.
  proves: 'nothing',
  sameText: 'any-account',
  takesBack: { kind: 'always' },
  outline: 'square',
} as const satisfies NetworkRecord;
