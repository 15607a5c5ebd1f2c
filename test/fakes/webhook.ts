/** A receiver of signed web requests. It checks the signature as Standard Webhooks describes it. */
import { createHmac } from 'node:crypto';
import { json } from '../adapters/networks/wire.ts';
import { startFake } from './fake.ts';
import type { StandIn } from './stand-in.ts';

export const webhookSecret = {
  signingSecret: `whsec_${Buffer.from('a key of a test, long enough').toString('base64')}`,
  path: 'catch/secret-of-the-receiver',
};

/** `answers`: what the receiver says to what it took; without it, an id. */
export const startWebhook = async (now: () => number): Promise<StandIn> => {
  const posts: string[] = [];
  const key = Buffer.from(webhookSecret.signingSecret.slice(6), 'base64');
  const fake = await startFake(
    ({ method }) => method === 'POST',
    ({ path, headers, body }) => {
      if (path !== `/hook/${webhookSecret.path}`) return { status: 404, body: 'no such hook' };
      const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = headers;
      const mac = createHmac('sha256', key)
        .update(`${String(id)}.${String(at)}.`)
        .update(body)
        .digest('base64');
      const isFresh = Math.abs(now() / 1000 - Number(at)) < 300;
      if (signature !== `v1,${mac}` || !isFresh) return { status: 401, body: { error: 'wrong signature' } };
      const { type, data } = JSON.parse(body.toString('utf8')) as { type: string; data: { id: string; text: string } };
      if (type !== 'vigie.post' || data.id !== id) return { status: 400, body: { error: 'not a post' } };
      posts.push(data.text);
      return { status: 200, body: { id: `run-${posts.length}` } };
    },
  );
  const limited = (headers: Record<string, string>) => json(429, { error: 'too many' }, headers);
  return {
    ...fake,
    service: `${fake.service}/hook`,
    secret: webhookSecret,
    posts: () => posts,
    says: {
      rejected: json(400, { error: 'not a post' }),
      expired: json(401, { error: 'wrong signature' }),
      forbidden: json(403, { error: 'this hook is switched off' }),
      limited: limited({}),
      limitedUntil: (until) => limited({ 'retry-after': new Date(until).toUTCString() }),
    },
    again: 'a second post',
  };
};
