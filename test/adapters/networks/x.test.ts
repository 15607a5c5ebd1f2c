import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { x } from '../../../lib/adapters/networks/x.ts';
import type { Content } from '../../../lib/records/content.ts';
import type { Network, Outcome } from '../../../lib/delivery/network.ts';
import { duplicateContent, problem, rateLimited, startX, xSecret, type FakeX } from '../../fakes/x.ts';
import { contentFor, imageOf, noHurry, tooLate } from './content.ts';
import { ambiguous, holdTimeOuts, json, TIME_OUT_MS } from './wire.ts';

const now = () => Date.UTC(2026, 10, 22, 18);
const account = 'x:gazette';
const content = contentFor(account, { facets: [], card: null });
let fake: FakeX;
let network: Network;
const client = (secret: unknown = xSecret) =>
  x({
    secret: () => Promise.resolve(secret),
    service: fake.service,
    now,
    timeoutMs: TIME_OUT_MS,
    allowLoopback: true,
  });
const send = async (through = network, what: Content = content, clock = noHurry): Promise<Outcome> => {
  const ready = await through.prepare(what);
  return ready.kind === 'ready' ? ready.send(clock) : ready;
};

holdTimeOuts();
beforeEach(async () => {
  fake = await startX(now);
  network = client();
});
afterEach(() => fake.close());

describe('sending to X', () => {
  it('posts the approved text in a signed request, and returns the id and the address', async () => {
    expect(await send()).toMatchObject({
      kind: 'accepted',
      remoteId: '1900000000000000001',
      url: 'https://x.com/i/web/status/1900000000000000001',
    });
    expect(fake.posts.map(({ text }) => text)).toEqual([content.text]);
    expect(JSON.parse(fake.wire.seen[0]!.body.toString())).toEqual({ text: content.text });
    expect(fake.wire.connections()).toBe(1);
  });

  it.each(Object.entries(ambiguous))(
    'has the outcome unknown after %s, with one request on the wire',
    async (_, answer) => {
      fake.next(answer);

      expect(await send()).toMatchObject({ kind: 'unknown' });
      expect(fake.creates()).toBe(1);
      expect(fake.wire.connections()).toBe(1);
    },
  );

  it('has the outcome unknown when an error answer breaks off before its message', async () => {
    fake.next((_, response) => {
      response.writeHead(403, { 'content-type': 'application/json', 'content-length': '500' });
      response.write('{"title":"Forb', () => response.destroy());
    });

    expect(await send()).toMatchObject({ kind: 'unknown', reason: 'body-cut' });
  });

  it('has the outcome unknown when X says that it has this text already', async () => {
    await send();

    expect(await send()).toMatchObject({ kind: 'unknown', reason: 'duplicate-hint' });
    expect(fake.posts).toHaveLength(1);
  });

  it.each([
    ['400', problem(400, 'Invalid Request'), { kind: 'rejected', reason: 'invalid' }],
    ['402', problem(402, 'CreditsDepleted'), { kind: 'rejected', reason: 'no-credit' }],
    ['403', problem(403, 'Forbidden', 'You are not permitted'), { kind: 'rejected', reason: 'forbidden' }],
    ['403 duplicate', duplicateContent, { kind: 'unknown', reason: 'duplicate-hint' }],
    ['401', problem(401, 'Unauthorized'), { kind: 'not-sent', reason: 'credentials' }],
    ['418', problem(418, 'Teapot'), { kind: 'rejected', reason: 'refused' }],
    ['429', rateLimited(now() / 1000 + 600), { kind: 'not-sent', reason: 'rate-limited', retryAt: now() + 600_000 }],
  ] as const)('has the outcome that the table of outcomes gives for %s', async (_, answer, outcome) => {
    fake.next(answer);

    expect(await send()).toMatchObject(outcome);
    expect(fake.creates()).toBe(1);
  });

  it('waits until the daily limit is reset when that limit is used up', async () => {
    const headers = {
      'x-rate-limit-limit': '100',
      'x-rate-limit-remaining': '40',
      'x-rate-limit-reset': String(now() / 1000 + 600),
      'x-app-limit-24hour-limit': '17',
      'x-app-limit-24hour-remaining': '0',
      'x-app-limit-24hour-reset': String(now() / 1000 + 50_000),
    };
    fake.next(problem(429, 'Too Many Requests', 'Too Many Requests', headers));

    expect(await send()).toMatchObject({ kind: 'not-sent', retryAt: now() + 50_000_000 });
  });

  it('has the outcome not-sent with a wrong secret, and shows no secret in a detail', async () => {
    const wrong = { ...xSecret, accessSecret: 'another-secret' };
    fake.next(problem(401, 'Unauthorized', `Bad signature with ${wrong.accessSecret} and ${wrong.appSecret}`));

    const outcome = await send(client(wrong));

    expect(outcome).toMatchObject({ kind: 'not-sent', reason: 'credentials' });
    expect(outcome.detail).toBe('HTTP 401: Unauthorized: Bad signature with [secret] and [secret]');
    expect(await send(client(wrong))).toMatchObject({ kind: 'not-sent', reason: 'credentials' });
    expect(fake.posts).toEqual([]);
  });

  it.each([null, {}, 'text', { ...xSecret, appKey: '' }])(
    'has the outcome not-sent when the secret is %o',
    async (secret) => {
      const outcome = await client(secret).prepare(content);

      expect(outcome).toMatchObject({ kind: 'not-sent', reason: 'secret-missing' });
      expect(fake.wire.connections()).toBe(0);
    },
  );

  it('writes nothing when the send begins too late', async () => {
    expect(await send(network, content, tooLate)).toMatchObject({ kind: 'not-sent', reason: 'late' });
    expect(fake.wire.connections()).toBe(0);
  });

  it.each([2, 3])('writes nothing when the time runs out while it connects (look %d at the clock)', async (look) => {
    let looks = 0;
    const clock = { monotonic: () => (++looks >= look ? 1001 : 1000), mustBeginBy: 1000 };

    expect(await send(network, content, clock)).toMatchObject({ kind: 'not-sent', reason: 'late' });
    await expect.poll(() => fake.wire.connections()).toBe(1);
    await fake.close();
    expect(fake.wire.bytes()).toBe(0);
    fake = await startX(now);
  });

  it('has the outcome not-sent when no server listens', async () => {
    const ready = await network.prepare(content);
    await fake.close();

    const outcome = ready.kind === 'ready' ? await ready.send(noHurry) : ready;

    expect(outcome).toMatchObject({ kind: 'not-sent', reason: 'connection-refused' });
    fake = await startX(now);
  });

  it('goes to no other address than X’s, outside a local fake', () => {
    expect(() => x({ secret: () => Promise.resolve(xSecret), now, service: fake.service })).toThrow('local fake only');
  });
});

describe('a picture on X', () => {
  const bytes = Buffer.from('not really a picture');
  const image = imageOf(bytes);
  const pictures = new Map([[image.sha256, bytes]]);
  const withImage = { ...content, media: [image] };

  it('is uploaded with its alt text before the send, and found again with its post', async () => {
    const ready = await network.prepare(withImage, pictures);

    expect(fake.alts()).toEqual(['Les quais']);
    expect(fake.wire.seen[0]?.body.toString()).toContain('not really a picture');
    expect(fake.creates()).toBe(0);
    expect(ready.kind === 'ready' && (await ready.send(noHurry))).toMatchObject({ kind: 'accepted' });
    expect(fake.posts[0]?.media).toHaveLength(1);
    expect(await network.probe(withImage)).toMatchObject({ kind: 'found', text: content.text });
  });

  it('without alt text is told none', async () => {
    const ready = await network.prepare({ ...content, media: [{ ...image, alt: '' }] }, pictures);

    expect(ready.kind).toBe('ready');
    expect(fake.alts()).toEqual([null]);
  });

  it.each(['a 503 in HTML', 'an empty 201', 'a body that is cut', 'a hang'])(
    'whose upload ends with %s leaves the post unsent',
    async (answer) => {
      fake.next(ambiguous[answer]!);

      expect(await network.prepare(withImage, pictures)).toMatchObject({ kind: 'not-sent', reason: 'not-ready' });
      expect(fake.creates()).toBe(0);
    },
  );

  it('that changed after the approval is not sent', async () => {
    const others = new Map([[image.sha256, Buffer.from('not really a Picture')]]);

    expect(await network.prepare(withImage, others)).toMatchObject({ kind: 'rejected', reason: 'media-changed' });
    expect(fake.wire.seen).toEqual([]);
  });
});

describe('a probe of X', () => {
  it.each(Object.entries(ambiguous))('finds the post that X accepted before %s', async (_, answer) => {
    fake.acceptThen(answer);
    expect(await send()).toMatchObject({ kind: 'unknown' });

    expect(await network.probe(content)).toEqual({
      kind: 'found',
      remoteId: '1900000000000000001',
      url: 'https://x.com/i/web/status/1900000000000000001',
      text: content.text,
    });
  });

  it('finds a post whose text has characters that X escapes', async () => {
    const text = 'A & B < C https://gazette.example/berges > D';
    fake.acceptThen(json(503, {}));
    await send(network, { ...content, text });

    expect(await network.probe({ ...content, text })).toMatchObject({ kind: 'found' });
  });

  it('does not take a post with another text, or an older post, for this one', async () => {
    await send();

    const later = { ...content, createdAt: '2026-11-22T18:05:00.000Z' };
    expect(await network.probe(later)).toMatchObject({ kind: 'cannot-tell' });
    expect(await network.probe({ ...content, text: `${content.text} !` })).toMatchObject({ kind: 'cannot-tell' });
    expect(await network.probe({ ...content, link: 'https://gazette.example/autre' })).toMatchObject({
      kind: 'cannot-tell',
    });
  });

  it('never says that a post is not there', async () => {
    expect(await network.probe(content)).toMatchObject({ kind: 'cannot-tell' });
    fake.next(json(500, {}));
    expect(await network.probe(content)).toEqual({ kind: 'cannot-tell', detail: 'HTTP 500' });
  });
});

describe('taking back from X', () => {
  const post = { remoteId: '1900000000000000001', providerKey: content.providerKey, account };

  it('deletes a post, and says when it was deleted before', async () => {
    await send();

    expect(await network.takeBack(post)).toEqual({ kind: 'gone' });
    expect(await network.takeBack(post)).toEqual({ kind: 'already-gone' });
    expect(fake.posts).toEqual([]);
  });

  it('is unknown after an ambiguous answer, and failed after a refusal or without an id', async () => {
    fake.next(ambiguous['a 503 in HTML']!, ambiguous['a reset before any answer']!, problem(403, 'Forbidden'));

    expect(await network.takeBack(post)).toMatchObject({ kind: 'unknown' });
    expect(await network.takeBack(post)).toMatchObject({ kind: 'unknown' });
    expect(await network.takeBack(post)).toMatchObject({ kind: 'failed', detail: 'HTTP 403: Forbidden: Forbidden' });
    expect(await network.takeBack({ ...post, remoteId: null })).toMatchObject({ kind: 'failed' });
    expect(await network.takeBack({ ...post, remoteId: '../users/1' })).toMatchObject({ kind: 'failed' });
  });
});
