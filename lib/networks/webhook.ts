import * as z from 'zod/mini';
import type { NetworkRecord } from './record.ts';

/**
 * Any receiver of a signed web request: Zapier, IFTTT, Make, n8n, Node-RED, Buffer or a program of one's own. What it
 * does with a post nobody can see from here. The limit is ours. (Standard Webhooks, 17 August 2026)
 */
export const WEBHOOK = {
  label: 'Webhook',
  secret: z.object({
    /** `whsec_` and 24 to 64 bytes in base64, as Standard Webhooks has it. */
    signingSecret: z.string().check(z.regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/)),
    /** The end of the address, where that is a secret of the receiver. */
    path: z.optional(z.string()),
  }),
  service: { kind: 'required', example: 'https://hooks.example/vigie' },
  options: ['receipt'],
  text: {
    counting: { unit: 'characters', limit: 4000, as: 'code-units' },
    links: 'named',
    hashtags: 'named',
    mentions: 'at-name',
    bareDomains: 'plain',
    longLinks: 'whole',
  },
  card: 'ours',
  pictures: { card: { bytes: 5_000_000, alt: 2000 }, post: null },
  proves: 'nothing',
  sameText: 'any-account',
  takesBack: { kind: 'never' },
  outline: 'dashed',
} as const satisfies NetworkRecord;
