import * as z from 'zod/mini';
import type { NetworkRecord } from './record.ts';

/** A channel of Telegram, by a bot that may post there. (core.telegram.org/bots/api 10.3, 24 August 2026) */
export const TELEGRAM = {
  label: 'Telegram',
  secret: z.object({
    token: z.string().check(z.regex(/^\d+:[\w-]+$/)),
    /** `@gazette`, or the number of a private channel. */
    chat: z.string().check(z.regex(/^(@\w+|-?\d+)$/)),
  }),
  service: { kind: 'fixed', url: 'https://api.telegram.org' },
  text: {
    counting: { unit: 'characters', limit: 4096, as: 'code-units' },
    links: 'found',
    hashtags: 'found',
    mentions: 'at-name',
    bareDomains: 'linked',
    longLinks: 'whole',
  },
  card: 'theirs',
  // A photo has no alt text, and its caption takes 1,024 characters where a message takes 4,096. So none is sent; the
  // preview of the link shows the page's own.
  pictures: { card: null, post: null },
  // A bot cannot read a channel.
  proves: 'nothing',
  sameText: 'any-account',
  takesBack: { kind: 'for', hours: 48 },
  rules: [
    {
      about: 'pace',
      says: '20 messages a minute in one channel',
      source: 'https://core.telegram.org/bots/faq, 24 August 2026',
      most: 28800,
    },
  ],
  outline: 'round',
} as const satisfies NetworkRecord;
