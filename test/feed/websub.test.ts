import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keepSubscribed, type SubscribeDeps } from '../../lib/feed/subscribe.ts';
import {
  askAgainAt,
  callbackOf,
  everyWithHub,
  hubAfter,
  hubAfterNews,
  hubOffer,
  isGenuineDelivery,
  isOurs,
  isReachable,
  subscriptionRequest,
  verifyIntent,
  type HubState,
} from '../../lib/feed/websub.ts';
import type { Subscription } from '../../lib/records/subscription.ts';

const NOW = Date.UTC(2026, 10, 22);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const HUB = 'https://hub.example/';
const TOPIC = 'https://gazette.example/feed';
const asked: Subscription = {
  feed: 'une',
  hub: HUB,
  topic: TOPIC,
  token: 'token-of-this-subscription',
  secret: 'a secret of this subscription',
  askedAt: NOW,
  unanswered: 1,
  expiresAt: null,
};
const verified: Subscription = { ...asked, unanswered: 0, expiresAt: NOW + 10 * DAY };
const query = (more: Record<string, string>) =>
  new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.topic': asked.topic,
    'hub.challenge': 'c',
    'hub.lease_seconds': '864000',
    ...more,
  });

describe('the hub of a feed', () => {
  const feed = { hubs: ['https://of-the-feed.example/'], self: 'https://gazette.example/self' };

  it.each<[string, string, ReturnType<typeof hubOffer>]>([
    ['is the feed’s own', '', { hub: 'https://of-the-feed.example/', topic: 'https://gazette.example/self' }],
    [
      'is the Link header’s before the feed’s',
      '<https://hub.example/>; rel="hub", <https://gazette.example/topic>; rel="self"',
      { hub: HUB, topic: 'https://gazette.example/topic' },
    ],
    [
      'may stand among other relations, with or without quotation marks, relative to the feed',
      '</style.css>; rel=preload; as=style, </hub>; title="a, b"; rel="me hub",</feed>;rel=self',
      { hub: 'https://gazette.example/hub', topic: TOPIC },
    ],
    [
      'is nothing but a web address',
      '<file:///etc/passwd>; rel=hub',
      { hub: 'https://of-the-feed.example/', topic: 'https://gazette.example/self' },
    ],
  ])('%s', (_, link, expected) => {
    expect(hubOffer(link, feed, TOPIC)).toEqual(expected);
  });

  it('may be none, and knows the feed by its address where the feed names no other', () => {
    expect(hubOffer('', { hubs: [], self: null }, TOPIC)).toBeNull();
    expect(hubOffer('', { hubs: ['javascript:1'], self: null }, TOPIC)).toBeNull();
    expect(hubOffer('', { hubs: [HUB], self: null }, TOPIC)).toEqual({ hub: HUB, topic: TOPIC });
  });

  it('that a feed exchanges for another is forgotten with all about it', () => {
    const known: HubState = { hub: HUB, topic: TOPIC, lookAt: NOW, until: NOW, delivers: true };
    expect(hubAfter(known, { hub: HUB, topic: TOPIC })).toEqual(known);
    expect(hubAfter(known, null)).toBeNull();
    expect(hubAfter(known, { hub: 'https://other.example/', topic: TOPIC })).toMatchObject({ lookAt: 0, until: null });
  });

  it('makes polls rarer while it delivers, and no longer when a poll finds the news first', () => {
    const hub: HubState = { hub: HUB, topic: TOPIC, lookAt: NOW, until: NOW + DAY, delivers: false };
    const delivering = hubAfterNews(hub, true, true);
    expect(everyWithHub(15 * MINUTE, hub, NOW)).toBe(15 * MINUTE);
    expect(everyWithHub(15 * MINUTE, delivering, NOW)).toBe(HOUR);
    expect(everyWithHub(MINUTE, delivering, NOW)).toBe(4 * MINUTE);
    expect(everyWithHub(2 * HOUR, delivering, NOW)).toBe(2 * HOUR);
    expect(everyWithHub(15 * MINUTE, delivering, NOW + DAY)).toBe(15 * MINUTE);
    expect(hubAfterNews(delivering, false, false)).toEqual(delivering);
    expect(everyWithHub(15 * MINUTE, hubAfterNews(delivering, true, false), NOW)).toBe(15 * MINUTE);
  });
});

describe('a subscription', () => {
  it('is asked for with callback, topic, lease and secret', () => {
    const callback = callbackOf('https://vigie.example', asked);
    expect(callback).toBe('https://vigie.example/websub/une/token-of-this-subscription');
    expect(Object.fromEntries(new URLSearchParams(subscriptionRequest(asked, callback)))).toEqual({
      'hub.callback': callback,
      'hub.mode': 'subscribe',
      'hub.topic': asked.topic,
      'hub.lease_seconds': '864000',
      'hub.secret': asked.secret,
    });
  });

  it('is confirmed with the challenge and holds for the lease that the hub gives', () => {
    expect(verifyIntent(query({}), asked, NOW + 1000)).toEqual({
      kind: 'confirm',
      challenge: 'c',
      expiresAt: NOW + 1000 + 10 * DAY,
    });
  });

  it.each([
    [{ 'hub.topic': 'https://other.example/' }, 'unknown-topic'],
    [{ 'hub.mode': 'unsubscribe' }, 'unknown-mode'],
    [{ 'hub.challenge': '' }, 'no-challenge'],
    [{ 'hub.challenge': 'x'.repeat(3_000) }, 'no-challenge'],
  ])('is refused for %j', (more, reason) => {
    expect(verifyIntent(query(more), asked, NOW)).toEqual({ kind: 'refuse', reason });
  });

  it('is refused when nothing was asked within the hour', () => {
    expect(verifyIntent(query({}), asked, NOW + 2 * HOUR)).toEqual({ kind: 'refuse', reason: 'not-asked' });
  });

  it('may be denied by the hub', () => {
    expect(verifyIntent(query({ 'hub.mode': 'denied', 'hub.reason': 'no' }), asked, NOW)).toEqual({
      kind: 'denied',
      reason: 'no',
    });
  });

  it.each([
    ['-5', 5 * MINUTE],
    ['nonsense', 5 * MINUTE],
    ['999999999', 30 * DAY],
  ])('has a lease within reason when the hub says %s', (seconds, lease) => {
    expect(verifyIntent(query({ 'hub.lease_seconds': seconds }), asked, NOW)).toMatchObject({ expiresAt: NOW + lease });
  });

  it('is asked for again in the last fifth of its lease, and ever more rarely while nobody answers', () => {
    expect(askAgainAt(verified)).toBe(NOW + 8 * DAY);
    const hours = [1, 2, 3, 4, 9].map((unanswered) => (askAgainAt({ ...asked, unanswered }) - NOW) / HOUR);
    expect(hours).toEqual([6, 12, 24, 48, 168]);
  });

  it('is known by the whole of its token', () => {
    expect(isOurs(asked, asked.token)).toBe(true);
    for (const wrong of ['', 'token', `${asked.token}x`, asked.token.toUpperCase()])
      expect(isOurs(asked, wrong)).toBe(false);
  });

  it('is not asked of a hub that cannot reach us', () => {
    expect(isReachable('http://127.0.0.1:4123', HUB)).toBe(false);
    expect(isReachable('http://127.0.0.1:4123', 'http://127.0.0.1:9/')).toBe(true);
    expect(isReachable('https://vigie.example', HUB)).toBe(true);
  });
});

describe('keeping a subscription', () => {
  const open = (row: Subscription | null = null) => {
    const world = { now: NOW, row, looks: 0, posted: [] as [string, Record<string, string>][], logs: [] as string[] };
    let answer: Awaited<ReturnType<SubscribeDeps['postForm']>> = { kind: 'ok' };
    let secrets = 0;
    const deps: SubscribeDeps = {
      now: () => world.now,
      newSecret: () => `secret-${(secrets += 1)}`,
      log: (_, event) => void world.logs.push(event),
      publicUrl: 'https://vigie.example',
      subscription: () => {
        world.looks += 1;
        return Promise.resolve(world.row);
      },
      saveSubscription: (before, asked) => {
        if (before !== world.row) return Promise.resolve(false);
        world.row = asked;
        return Promise.resolve(true);
      },
      postForm: (url, form) => {
        // A hub may verify before it answers: what it asks about must be there.
        expect(world.row).toMatchObject({ hub: url, expiresAt: world.row?.expiresAt });
        world.posted.push([url, Object.fromEntries(new URLSearchParams(form))]);
        return Promise.resolve(answer);
      },
    };
    return { world, deps, refuse: () => (answer = { kind: 'error', detail: 'status 500' }) };
  };
  const fresh: HubState = { hub: HUB, topic: TOPIC, lookAt: 0, until: null, delivers: false };

  it('asks at first sight, looks ten minutes later whether it is verified, then leaves it alone until the renewal', async () => {
    const { world, deps } = open();
    const first = await keepSubscribed(deps, 'une', fresh);
    expect(world.posted).toMatchObject([
      [HUB, { 'hub.secret': 'secret-2', 'hub.callback': 'https://vigie.example/websub/une/secret-1' }],
    ]);
    expect(first).toMatchObject({ lookAt: NOW + 10 * MINUTE, until: null });

    world.row = { ...world.row!, expiresAt: NOW + 10 * DAY, unanswered: 0 };
    world.now = NOW + 5 * MINUTE;
    expect(await keepSubscribed(deps, 'une', first)).toBe(first);
    world.now = NOW + 10 * MINUTE;
    const second = await keepSubscribed(deps, 'une', first);
    expect(second).toMatchObject({ lookAt: NOW + 8 * DAY, until: NOW + 10 * DAY });
    expect([world.posted.length, world.looks]).toEqual([1, 2]);
  });

  it('renews under the same address and secret before the lease ends', async () => {
    const { world, deps } = open(verified);
    world.now = NOW + 8 * DAY;

    const hub = await keepSubscribed(deps, 'une', { ...fresh, lookAt: world.now });

    expect(world.posted).toMatchObject([[HUB, { 'hub.secret': verified.secret }]]);
    expect(world.row).toEqual({ ...verified, askedAt: world.now, unanswered: 1 });
    expect(hub.until).toBe(verified.expiresAt);
  });

  it('costs ever less where a hub never verifies, and nothing between', async () => {
    const { world, deps } = open();
    let hub = fresh;
    for (let minute = 0; minute < 7 * 24 * 60; minute += 15) {
      world.now = NOW + minute * MINUTE;
      hub = await keepSubscribed(deps, 'une', hub);
    }
    expect(world.posted).toHaveLength(5);
    expect(world.looks).toBeLessThanOrEqual(10);
  });

  it('goes on without a hub that refuses', async () => {
    const { world, deps, refuse } = open();
    refuse();
    expect(await keepSubscribed(deps, 'une', fresh)).toMatchObject({ until: null });
    expect(world.logs).toEqual(['hub.refused']);
  });

  it('asks anew, with another token and secret, when the feed names another hub', async () => {
    const { world, deps } = open(verified);
    await keepSubscribed(deps, 'une', { ...fresh, hub: 'https://other.example/' });
    expect(world.row).toMatchObject({
      hub: 'https://other.example/',
      token: 'secret-1',
      secret: 'secret-2',
      expiresAt: null,
    });
  });

  it('asks nothing while nobody could reach us', async () => {
    const { world, deps } = open();
    await keepSubscribed({ ...deps, publicUrl: 'http://127.0.0.1:4123' }, 'une', fresh);
    expect([world.looks, world.posted]).toEqual([0, []]);
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
