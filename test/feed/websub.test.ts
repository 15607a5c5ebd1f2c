import { createHmac } from 'node:crypto';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import {
  isGenuineDelivery,
  isSubscriptionDue,
  subscriptionRequest,
  verifyIntent,
  type Subscription,
} from '../../lib/feed/websub.ts';

const NOW = Date.UTC(2026, 10, 22);
const DAY = 86_400_000;
const asked: Subscription = {
  hub: 'https://hub.example/',
  topic: 'https://gazette.example/feed',
  callback: 'https://vigie.example/websub/une/token',
  secret: 'a secret of this subscription',
  expiresAt: null,
  askedAt: NOW,
};
const query = (more: Record<string, string>) =>
  new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.topic': asked.topic,
    'hub.challenge': 'c',
    'hub.lease_seconds': '864000',
    ...more,
  });

describe('a subscription', () => {
  it('is asked for with callback, topic, lease and secret, and ended without a secret', () => {
    expect(Object.fromEntries(new URLSearchParams(subscriptionRequest(asked, 'subscribe')))).toEqual({
      'hub.callback': asked.callback,
      'hub.mode': 'subscribe',
      'hub.topic': asked.topic,
      'hub.lease_seconds': '864000',
      'hub.secret': asked.secret,
    });
    expect(subscriptionRequest(asked, 'unsubscribe')).not.toContain('secret');
  });

  it('is confirmed with the challenge and holds for the lease that the hub gives', () => {
    expect(verifyIntent(query({}), asked, NOW + 1000)).toEqual({
      kind: 'confirm',
      challenge: 'c',
      subscription: { ...asked, expiresAt: NOW + 1000 + 10 * DAY },
    });
  });

  it.each([
    [{ 'hub.topic': 'https://other.example/' }, 'unknown-topic'],
    [{ 'hub.mode': 'unsubscribe' }, 'unknown-mode'],
    [{ 'hub.challenge': '' }, 'no-challenge'],
  ])('is refused for %j', (more, reason) => {
    expect(verifyIntent(query(more), asked, NOW)).toEqual({ kind: 'refuse', reason });
  });

  it('is refused when nothing was asked within the hour', () => {
    expect(verifyIntent(query({}), asked, NOW + 2 * 3_600_000)).toEqual({ kind: 'refuse', reason: 'not-asked' });
  });

  it('may be denied by the hub', () => {
    expect(verifyIntent(query({ 'hub.mode': 'denied', 'hub.reason': 'no' }), asked, NOW)).toEqual({
      kind: 'denied',
      reason: 'no',
    });
  });

  it.each([
    ['-5', 5 * 60_000],
    ['nonsense', 5 * 60_000],
    ['999999999', 30 * DAY],
  ])('has a lease within reason when the hub says %s', (seconds, lease) => {
    expect(verifyIntent(query({ 'hub.lease_seconds': seconds }), asked, NOW)).toMatchObject({
      subscription: { expiresAt: NOW + lease },
    });
  });

  it('is renewed in the last fifth of its lease, and asked for again after six hours of silence', () => {
    const confirmed = { ...asked, expiresAt: NOW + 10 * DAY };

    expect([isSubscriptionDue(confirmed, NOW + 7 * DAY), isSubscriptionDue(confirmed, NOW + 8 * DAY)]).toEqual([
      false,
      true,
    ]);
    expect([isSubscriptionDue(asked, NOW + 5 * 3_600_000), isSubscriptionDue(asked, NOW + 6 * 3_600_000)]).toEqual([
      false,
      true,
    ]);
  });
});

describe('a delivery', () => {
  const body = Buffer.from('<rss/>');
  const signed = (method: string, secret = asked.secret) =>
    `${method}=${createHmac(method, secret).update(body).digest('hex')}`;

  it.each(['sha1', 'sha256', 'sha384', 'sha512'])('is genuine with an HMAC by %s', (method) => {
    expect(isGenuineDelivery(signed(method), body, asked.secret)).toBe(true);
  });

  it('is not without one, with another secret, over other bytes, or by a method nobody should use', () => {
    expect(isGenuineDelivery(null, body, asked.secret)).toBe(false);
    expect(isGenuineDelivery(signed('sha256', 'other'), body, asked.secret)).toBe(false);
    expect(isGenuineDelivery(signed('sha256'), Buffer.from('<rss></rss>'), asked.secret)).toBe(false);
    expect(isGenuineDelivery(signed('md5'), body, asked.secret)).toBe(false);
    expect(isGenuineDelivery(`sha256=${signed('sha1').slice(5)}`, body, asked.secret)).toBe(false);
  });
});

it('a loopback hub and a subscriber agree: asked, verified, delivered', async () => {
  let confirmed: Subscription | null = null;
  let isGenuine = false;
  const listen = async (handler: http.RequestListener) => {
    const server = http.createServer(handler);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
  };
  const read = async (request: http.IncomingMessage) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  };
  const subscriber = await listen((request, response) => {
    void (async () => {
      if (request.method === 'GET') {
        const answer = verifyIntent(new URL(request.url ?? '', subscriber.url).searchParams, subscription, NOW);
        if (answer.kind === 'confirm') confirmed = answer.subscription;
        response
          .writeHead(answer.kind === 'confirm' ? 200 : 404)
          .end(answer.kind === 'confirm' ? answer.challenge : '');
      } else {
        isGenuine = isGenuineDelivery(
          String(request.headers['x-hub-signature']),
          await read(request),
          subscription.secret,
        );
        response.writeHead(204).end();
      }
    })();
  });
  const hub = await listen((request, response) => {
    void (async () => {
      const form = new URLSearchParams((await read(request)).toString());
      response.writeHead(202).end();
      const callback = form.get('hub.callback') ?? '';
      const intent = new URLSearchParams({
        'hub.mode': 'subscribe',
        'hub.topic': form.get('hub.topic') ?? '',
        'hub.challenge': 'xyz',
        'hub.lease_seconds': '3600',
      });
      const verified = await fetch(`${callback}?${intent.toString()}`);
      if ((await verified.text()) !== 'xyz') return;
      const body = '<rss/>';
      await fetch(callback, {
        method: 'POST',
        body,
        headers: {
          'X-Hub-Signature': `sha256=${createHmac('sha256', form.get('hub.secret') ?? '')
            .update(body)
            .digest('hex')}`,
        },
      });
    })();
  });
  const subscription: Subscription = { ...asked, hub: hub.url, callback: subscriber.url };
  try {
    await fetch(hub.url, {
      method: 'POST',
      body: subscriptionRequest(subscription, 'subscribe'),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });

    await expect.poll(() => isGenuine, { timeout: 5000 }).toBe(true);
    expect(confirmed).toMatchObject({ expiresAt: NOW + 3_600_000 });
  } finally {
    for (const { server } of [subscriber, hub]) {
      server.close();
      server.closeAllConnections();
    }
  }
});
