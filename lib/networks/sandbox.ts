import type { NetworkRecord } from './record.ts';

/** The network of the local engine: timelines on one machine. It counts a text as Mastodon does. */
export const SANDBOX = {
  label: 'Sandbox',
  secret: null,
  service: { kind: 'local' },
  text: {
    counting: { unit: 'characters', limit: 500, link: 23 },
    links: 'named',
    hashtags: 'plain',
    mentions: 'plain',
    bareDomains: 'plain',
    longLinks: 'whole',
  },
  card: 'ours',
  pictures: { card: { bytes: 1_000_000, alt: 1500 }, post: { most: 4, bytes: 1_000_000, alt: 1500 } },
  proves: 'absence',
  sameText: 'any-account',
  takesBack: { kind: 'always' },
  outline: 'dashed',
} as const satisfies NetworkRecord;
