import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Subscription } from '../../lib/records/subscription.ts';
import { openGazette, type Gazette } from './gazette.ts';

/** What a hub can do at our address, and nobody else. */

const TOPIC = 'https://gazette.example/une/feed';
let gazette: Gazette;
let asked: Subscription;

beforeEach(async () => {
  gazette = await openGazette();
  asked = {
    feed: 'une',
    hub: 'https://hub.example/',
    topic: TOPIC,
    token: 'tttttttttttttttttttttttttttttttttttttttttttt',
    secret: 'ssssssssssssssssssssssssssssssssssssssssssss',
    askedAt: gazette.now(),
    unanswered: 1,
    expiresAt: null,
  };
  await gazette.store.saveSubscription(null, asked);
});

const path = (token = asked.token, feed = 'une') => `/websub/${feed}/${token}`;
const verify = (more: Record<string, string> = {}, method = 'GET', where = path()) =>
  gazette.request(
    method,
    `${where}?${new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.topic': TOPIC, 'hub.challenge': '<b>42</b>', 'hub.lease_seconds': '864000', ...more }).toString()}`,
  );
const sign = (body: string, method = 'sha256', secret = asked.secret) =>
  `${method}=${createHmac(method, secret).update(body).digest('hex')}`;
const deliver = async (body: string, signature: string | null, where = path()) =>
  (
    await gazette.app.request(`https://vigie.example${where}`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/rss+xml',
        ...(signature === null ? {} : { 'x-hub-signature': signature }),
      },
    })
  ).status;
const stored = () => gazette.store.subscription('une');

describe('a hub that verifies', () => {
  it('gets its challenge back as plain text, and its lease begins', async () => {
    const answer = await verify();

    expect([answer.status, answer.body]).toEqual([200, '<b>42</b>']);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(await stored()).toEqual({ ...asked, unanswered: 0, expiresAt: gazette.now() + 864_000_000 });
  });

  it('may ask twice, since our first answer may have been lost', async () => {
    await verify();
    expect((await verify()).status).toBe(200);
  });

  it.each<[string, () => ReturnType<typeof verify>]>([
    ['another token', () => verify({}, 'GET', path('t'))],
    ['another feed', () => verify({}, 'GET', path(asked.token, 'agenda'))],
    ['a feed that is not configured', () => verify({}, 'GET', path(asked.token, 'nothing'))],
    ['another topic', () => verify({ 'hub.topic': 'https://evil.example/' })],
    ['the wish to unsubscribe, which we never have', () => verify({ 'hub.mode': 'unsubscribe' })],
    ['HEAD, which asks nothing', () => verify({}, 'HEAD')],
    [
      'a request of long ago',
      () => {
        gazette.pass(2 * 3_600_000);
        return verify();
      },
    ],
  ])('is refused with %s, and nothing changes', async (_, ask) => {
    expect((await ask()).status).toBe(404);
    expect(await stored()).toEqual(asked);
  });

  it('ends the lease when it denies the subscription', async () => {
    await verify();
    expect((await verify({ 'hub.mode': 'denied', 'hub.reason': 'no' })).status).toBe(200);
    expect((await stored())?.expiresAt).toBeNull();
    expect(await deliver('<rss/>', sign('<rss/>'))).toBe(410);
  });
});

describe('a hub that delivers', () => {
  it.each(['sha1', 'sha256', 'sha384', 'sha512'])('has the feed polled at once, signed by %s', async (method) => {
    await verify();

    expect(await deliver('<rss/>', sign('<rss/>', method))).toBe(202);
    expect(gazette.orders).toEqual([{ feed: 'une', since: gazette.now() }]);
  });

  it('may bring a whole feed', async () => {
    await verify();
    const body = 'x'.repeat(2_000_000);
    expect(await deliver(body, sign(body))).toBe(202);
    expect(gazette.orders).toHaveLength(1);
  });

  it.each<[string, () => Promise<number>]>([
    ['without a signature', () => deliver('<rss/>', null)],
    ['signed by somebody else', () => deliver('<rss/>', sign('<rss/>', 'sha256', 'another'))],
    ['with other bytes than were signed', () => deliver('<rss></rss>', sign('<rss/>'))],
  ])('%s gets the usual answer, and changes nothing', async (_, send) => {
    await verify();
    expect(await send()).toBe(202);
    expect(gazette.orders).toEqual([]);
    expect(gazette.logs.some((line) => line.includes('hub.forged'))).toBe(true);
  });

  it.each<[string, () => Promise<number>]>([
    ['before it has verified', () => deliver('<rss/>', sign('<rss/>'))],
    ['to another token', () => deliver('<rss/>', sign('<rss/>'), path('x'))],
    [
      'for a feed that is gone from the configuration',
      () => deliver('<rss/>', sign('<rss/>'), path(asked.token, 'old')),
    ],
  ])('%s is told to stop', async (_, send) => {
    expect(await send()).toBe(410);
    expect(gazette.orders).toEqual([]);
  });

  it('leaves no secret in a log line', async () => {
    await verify();
    await deliver('<rss/>', sign('<rss/>'));
    await deliver('<rss/>', 'sha256=00');
    for (const line of gazette.logs) {
      expect(line).not.toContain(asked.token);
      expect(line).not.toContain(asked.secret);
    }
  });
});
