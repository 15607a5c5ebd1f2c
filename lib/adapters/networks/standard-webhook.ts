import { createHmac } from 'node:crypto';

/**
 * The headers of a signed web request, after Standard Webhooks (standardwebhooks.com, 17 August 2026). The id is the
 * same at every try, so that a receiver knows what it had before. The time is that of the try.
 */
export const signedHeaders = (id: string, body: string, signingSecret: string, now: number): Record<string, string> => {
  const timestamp = String(Math.floor(now / 1000));
  const key = Buffer.from(signingSecret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
};
