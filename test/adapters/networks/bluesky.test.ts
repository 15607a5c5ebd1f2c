import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AdapterDeps } from '../../../lib/adapters/networks/adapter.ts';
import { bluesky } from '../../../lib/adapters/networks/bluesky.ts';
import type { Content } from '../../../lib/records/content.ts';
import type { Network, Outcome } from '../../../lib/delivery/network.ts';
import { contentFor, imageOf, noHurry, tooLate } from './content.ts';
import { ambiguous, holdTimeOuts, json, startWire, TIME_OUT_MS, type Answer, type Seen, type Wire } from './wire.ts';

/** Only what a real server cannot be made to do. test/peers shows against a real one that the adapter works. */

const account = 'bluesky:gazette';
const content = contentFor(account);
const did = 'did:plc:gazette';
const appPassword = 'abcd-efgh-ijkl-mnop';
let time: number;
const now = () => time;
let wire: Wire;
let network: Network;
let answers: Record<string, Answer>;

const jwt = (name: string, lasts: number): string =>
  `${name}.${Buffer.from(JSON.stringify({ exp: now() / 1000 + lasts })).toString('base64url')}.signature`;
const methodOf = ({ path }: Seen): string => /^\/xrpc\/([\w.]+)/.exec(path)?.[1]?.split('.').at(-1) ?? '';
const calls = (method: string): Seen[] => wire.seen.filter((seen) => methodOf(seen) === method);
const written = (seen: Seen): unknown => JSON.parse(seen.body.toString('utf8'));

let sessions = 0;
const opened: Answer = (seen, response) => {
  sessions += 1;
  const service = [{ id: `${did}#atproto_pds`, type: 'AtprotoPersonalDataServer', serviceEndpoint: wire.url }];
  const tokens = { accessJwt: jwt(`access-${sessions}`, 7200), refreshJwt: jwt(`refresh-${sessions}`, 7_776_000) };
  json(200, { did, handle: 'gazette.example', ...tokens, didDoc: { service } })(seen, response);
};
const failed = (status: number, error: string, headers: Record<string, string> = {}): Answer =>
  json(status, { error, message: `${error} it is` }, headers);
const uri = `at://${did}/app.bsky.feed.post/${content.providerKey}`;

const client = (changed: Partial<AdapterDeps> = {}) =>
  bluesky({
    service: wire.url,
    secret: () => Promise.resolve({ identifier: 'gazette.example', appPassword }),
    now,
    timeoutMs: TIME_OUT_MS,
    allowLoopback: true,
    ...changed,
  });
const send = async (through = network, what: Content = content, clock = noHurry): Promise<Outcome> => {
  const ready = await through.prepare(what);
  return ready.kind === 'ready' ? ready.send(clock) : ready;
};

holdTimeOuts();
beforeEach(async () => {
  time = Date.UTC(2026, 10, 22, 18);
  sessions = 0;
  answers = {
    createSession: opened,
    refreshSession: opened,
    putRecord: json(200, { uri, cid: 'bafyrei' }),
    deleteRecord: json(200, { commit: { cid: 'bafyrei', rev: '3kabc' } }),
    getRecord: failed(400, 'RecordNotFound'),
  };
  wire = await startWire((seen, response) => answers[methodOf(seen)]?.(seen, response));
  network = client();
});
afterEach(() => wire.close());

describe('sending to Bluesky', () => {
  it('writes a record under the key of its content, and only where no record is', async () => {
    expect(await send()).toMatchObject({ kind: 'accepted', remoteId: uri });
    expect(written(calls('putRecord')[0]!)).toMatchObject({
      repo: did,
      collection: 'app.bsky.feed.post',
      rkey: content.providerKey,
      swapRecord: null,
      record: { text: content.text, createdAt: '2026-11-22T18:00:00.000Z' },
    });
  });

  it.each(Object.entries(ambiguous))(
    'has the outcome unknown after %s, with one request on the wire',
    async (_, answer) => {
      answers['putRecord'] = answer;

      expect(await send()).toMatchObject({ kind: 'unknown' });
      expect(calls('putRecord')).toHaveLength(1);
      expect(wire.connections()).toBe(2);
    },
  );

  it.each([
    ['a record under another key', json(200, { uri: `${uri}x`, cid: 'bafyrei' }), { kind: 'unknown', reason: 'no-id' }],
    ['InvalidSwap', failed(400, 'InvalidSwap'), { kind: 'unknown', reason: 'duplicate-hint' }],
    ['InvalidRequest', failed(400, 'InvalidRequest'), { kind: 'rejected', reason: 'invalid' }],
    ['ExpiredToken', failed(400, 'ExpiredToken'), { kind: 'not-sent', reason: 'credentials' }],
    ['401', failed(401, 'AuthenticationRequired'), { kind: 'not-sent', reason: 'credentials' }],
    ['403', failed(403, 'AccountTakedown'), { kind: 'rejected', reason: 'forbidden' }],
    [
      '429',
      failed(429, 'RateLimitExceeded', { 'ratelimit-reset': String(Date.UTC(2026, 10, 22, 18, 5) / 1000) }),
      { kind: 'not-sent', reason: 'rate-limited', retryAt: Date.UTC(2026, 10, 22, 18, 5) },
    ],
  ] as const)('has the outcome that the table of outcomes gives for %s', async (_, answer, outcome) => {
    answers['putRecord'] = answer;

    expect(await send()).toMatchObject(outcome);
    expect(calls('putRecord')).toHaveLength(1);
  });

  it('writes nothing when the send begins too late', async () => {
    expect(await send(network, content, tooLate)).toMatchObject({ kind: 'not-sent', reason: 'late' });
    expect(calls('putRecord')).toHaveLength(0);
  });

  it('shows no secret in a detail', async () => {
    answers['createSession'] = failed(400, `Odd ${appPassword}`);
    expect((await send()).kind).toBe('not-sent');

    answers['createSession'] = opened;
    answers['putRecord'] = (seen, response) => failed(400, `No ${seen.headers.authorization ?? ''}`)(seen, response);
    const outcome = await send();

    expect(outcome.detail).toContain('No Bearer [secret]');
    expect(outcome.detail).not.toContain('access-1');
  });
});

describe('the session on a Bluesky server', () => {
  it('is opened once, kept, and refreshed when it expires', async () => {
    await send();
    await send();
    expect(calls('createSession')).toHaveLength(1);

    time += 7_200_000;
    await send();
    expect(calls('refreshSession')).toHaveLength(1);
    expect(calls('putRecord').map(({ headers }) => headers.authorization?.split('.')[0])).toEqual([
      'Bearer access-1',
      'Bearer access-1',
      'Bearer access-2',
    ]);
  });

  it('is opened once for five preparations at the same time', async () => {
    await Promise.all([1, 2, 3, 4, 5].map(() => network.prepare(content)));

    expect(calls('createSession')).toHaveLength(1);
  });

  it('is opened again when the server refuses the refresh or the token', async () => {
    await send();
    time += 7_200_000;
    answers['refreshSession'] = failed(400, 'ExpiredToken');
    await send();
    expect(calls('createSession')).toHaveLength(2);

    answers['putRecord'] = failed(400, 'ExpiredToken');
    await send();
    await network.prepare(content);
    expect(calls('createSession')).toHaveLength(3);
  });

  it('that worked before is no sign of dead credentials when it ends; a new one that is refused is', async () => {
    expect(await send()).toMatchObject({ kind: 'accepted' });
    answers['putRecord'] = failed(401, 'AuthenticationRequired');
    expect(await send()).toMatchObject({ kind: 'not-sent', reason: 'session' });
    expect(await send()).toMatchObject({ kind: 'not-sent', reason: 'credentials' });
  });

  it.each([
    ['a wrong password', failed(401, 'AuthenticationRequired'), 'credentials'],
    ['a refusal', failed(400, 'InvalidRequest'), 'credentials'],
    ['a server that is down', failed(503, 'NotAvailable'), 'not-ready'],
    ['an answer without tokens', json(200, { did }), 'not-ready'],
    ['the limit of log-ins', failed(429, 'RateLimitExceeded'), 'rate-limited'],
  ] as const)('that cannot be opened because of %s leaves the post unsent', async (_, answer, reason) => {
    answers['createSession'] = answer;

    expect(await network.prepare(content)).toMatchObject({ kind: 'not-sent', reason });
    expect(calls('putRecord')).toHaveLength(0);
  });

  it.each([null, {}, { identifier: 'gazette.example' }])('is not opened when the secret is %o', async (secret) => {
    const through = client({ secret: () => Promise.resolve(secret) });

    expect(await through.prepare(content)).toMatchObject({ kind: 'not-sent', reason: 'secret-missing' });
    expect(wire.connections()).toBe(0);
  });

  it('is used with the server that the DID document names', async () => {
    const own = await startWire(json(200, { uri, cid: 'bafyrei' }));
    answers['createSession'] = (seen, response) => {
      const service = [{ id: '#atproto_pds', serviceEndpoint: own.url }];
      json(200, { did, accessJwt: jwt('a', 7200), refreshJwt: jwt('r', 7200), didDoc: { service } })(seen, response);
    };

    expect(await send()).toMatchObject({ kind: 'accepted' });
    expect(own.seen.map(methodOf)).toEqual(['putRecord']);
    await own.close();
  });
});

describe('a picture on Bluesky', () => {
  const bytes = Buffer.from('not really a picture');
  const image = imageOf(bytes);
  const pictures = new Map([[image.sha256, bytes]]);
  const withImage: Content = { ...content, card: { ...content.card!, image } };
  // The CID of these bytes, worked out without the adapter: version 1, raw, SHA-256, in base32.
  const cid = 'bafkreih6djfld63di4bwx2wxgwl5luuvrmtkyc4w62gkf5w45zj2kdzjpy';
  const blob = { $type: 'blob', ref: { $link: cid }, mimeType: 'image/png', size: bytes.length };

  it('is uploaded before the send, with the bytes that were approved', async () => {
    answers['uploadBlob'] = json(200, { blob });
    const ready = await network.prepare(withImage, pictures);

    expect(calls('uploadBlob').map(({ body }) => body.toString())).toEqual([bytes.toString()]);
    expect(calls('putRecord')).toHaveLength(0);
    expect(ready.kind === 'ready' && (await ready.send(noHurry))).toMatchObject({ kind: 'accepted' });
    expect(calls('uploadBlob')[0]?.headers['content-type']).toBe('image/png');
    expect(written(calls('putRecord')[0]!)).toMatchObject({ record: { embed: { external: { thumb: blob } } } });
  });

  it('is not uploaded when its bytes changed after the approval, or when they are missing', async () => {
    const others = new Map([[image.sha256, Buffer.from('not really a Picture')]]);

    expect(await network.prepare(withImage, others)).toMatchObject({ kind: 'rejected', reason: 'media-changed' });
    expect(await network.prepare(withImage)).toMatchObject({ kind: 'not-sent', reason: 'media-missing' });
    expect(calls('uploadBlob')).toHaveLength(0);
  });

  it('that the server does not take leaves the post unsent', async () => {
    answers['uploadBlob'] = failed(500, 'InternalServerError');

    expect(await network.prepare(withImage, pictures)).toMatchObject({ kind: 'not-sent', reason: 'not-ready' });
    expect(calls('putRecord')).toHaveLength(0);
  });

  it.each([
    ['other bytes', { ...blob, ref: { $link: cid.replace('bafkreih', 'bafkreia') } }],
    ['another type', { ...blob, mimeType: 'image/jpeg' }],
    ['another size', { ...blob, size: 4 }],
  ])('that the server keeps as %s leaves the post unsent', async (_, kept) => {
    answers['uploadBlob'] = json(200, { blob: kept });

    expect(await network.prepare(withImage, pictures)).toMatchObject({ kind: 'not-sent', reason: 'not-ready' });
  });

  it('is refused before any request when it is too large for a card, but may be larger in a post', async () => {
    const large = imageOf(bytes, { bytes: 1_000_001 });
    const inCard = { ...content, card: { ...content.card!, image: large } };
    answers['uploadBlob'] = json(200, { blob });

    expect(await network.prepare(inCard, pictures)).toMatchObject({ kind: 'rejected', reason: 'unsupported' });
    expect(wire.seen).toEqual([]);
    const ready = await network.prepare({ ...content, card: null, media: [image] }, pictures);
    if (ready.kind === 'ready') await ready.send(noHurry);
    expect(written(calls('putRecord')[0]!)).toMatchObject({
      record: { embed: { images: [{ image: blob, alt: 'Les quais', aspectRatio: { width: 600, height: 315 } }] } },
    });
  });
});

describe('a probe of Bluesky', () => {
  it('says that the post is there, that it is not there, or that it cannot tell', async () => {
    expect(await network.probe(content)).toEqual({ kind: 'absent' });
    answers['getRecord'] = json(200, { uri, cid: 'bafyrei', value: { text: 'Crue' } });
    expect(await network.probe(content)).toMatchObject({ kind: 'found', remoteId: uri, text: 'Crue' });
    answers['getRecord'] = failed(400, 'RepoNotFound');
    expect(await network.probe(content)).toMatchObject({ kind: 'cannot-tell' });
  });

  it.each(Object.entries(ambiguous))('cannot tell after %s', async (_, answer) => {
    answers['getRecord'] = answer;

    expect(await network.probe(content)).toMatchObject({ kind: 'cannot-tell' });
  });
});

describe('taking back from Bluesky', () => {
  const post = { remoteId: uri, providerKey: content.providerKey, account };

  it('says gone for a deletion with a commit, and already gone for one without', async () => {
    expect(await network.takeBack(post)).toEqual({ kind: 'gone' });
    answers['deleteRecord'] = json(200, {});
    expect(await network.takeBack(post)).toEqual({ kind: 'already-gone' });
  });

  it('keeps the key from being written again, even when nobody knows whether the deletion worked', async () => {
    const ready = await network.prepare(content);
    answers['deleteRecord'] = ambiguous['a hang']!;

    expect(await network.takeBack({ ...post, remoteId: null })).toMatchObject({ kind: 'unknown' });
    expect(ready.kind === 'ready' && (await ready.send(noHurry))).toMatchObject({
      kind: 'rejected',
      reason: 'withdrawn',
    });
    expect(calls('putRecord')).toHaveLength(0);
  });

  it('does not touch the post of another account', async () => {
    const other = 'at://did:plc:other/app.bsky.feed.post/3kabcdefghij2';

    expect(await network.takeBack({ ...post, remoteId: other })).toMatchObject({ kind: 'failed' });
    expect(calls('deleteRecord')).toHaveLength(0);
  });

  it('says that it failed when the server refuses it', async () => {
    answers['deleteRecord'] = failed(403, 'Forbidden');

    expect(await network.takeBack(post)).toMatchObject({
      kind: 'failed',
      detail: 'HTTP 403: Forbidden: Forbidden it is',
    });
  });
});
