import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bluesky } from '../../lib/adapters/networks/bluesky.ts';
import { contentHash, providerKey, type Content } from '../../lib/records/content.ts';
import type { Network, Outcome } from '../../lib/delivery/network.ts';
import { compose, recompose } from '../../lib/delivery/text.ts';
import { contentFor, imageOf, noHurry, tooLate } from '../adapters/networks/content.ts';
import { enableCommand, missingPds, startPds, type Account, type Pds } from './pds.ts';
import { startProxy, type Proxy, type Spoil } from './proxy.ts';
import { skipped } from '../part.ts';

const missing = missingPds();
if (missing !== null) skipped('the tests against a real Bluesky server', missing, enableCommand);

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);
const image = imageOf(png, { width: 1, height: 1, alt: 'un point' });
const pictures = new Map([[image.sha256, png]]);

type Read = { uri: string; value: Record<string, unknown> };

describe.skipIf(missing !== null)('against a real Bluesky server', () => {
  let pds: Pds;
  let gazette: Account;
  let proxy: Proxy | undefined;
  let network: Network;
  let deliveries = 0;

  const client = (service: string, account: Account = gazette, timeoutMs = 60_000) =>
    bluesky({
      service,
      secret: () => Promise.resolve({ identifier: account.identifier, appPassword: account.appPassword }),
      now: () => Date.now(),
      timeoutMs,
      allowLoopback: true,
    });
  const fresh = (changed: Partial<Content> = {}): Content => {
    deliveries += 1;
    return contentFor('bluesky:gazette', {
      providerKey: providerKey(`delivery-${deliveries}`, Date.now()),
      ...changed,
    });
  };
  const send = async (through: Network, content: Content, clock = noHurry): Promise<Outcome> => {
    const ready = await through.prepare(content, pictures);
    return ready.kind === 'ready' ? ready.send(clock) : ready;
  };
  const get = async (path: string): Promise<unknown> => (await fetch(`${pds.url}/xrpc/${path}`)).json();
  const records = async (): Promise<Read[]> => {
    const answer = await get(
      `com.atproto.repo.listRecords?repo=${gazette.did}&collection=app.bsky.feed.post&limit=100`,
    );
    return (answer as { records: Read[] }).records;
  };
  const withKey = async ({ providerKey: key }: Content) =>
    (await records()).filter(({ uri }) => uri.endsWith(`/${key}`));

  beforeAll(async () => {
    pds = await startPds();
    gazette = await pds.account('gazette');
    network = client(pds.url);
  });
  afterEach(async () => {
    await proxy?.close();
    proxy = undefined;
  });
  afterAll(() => (pds as Pds | undefined)?.close());

  it('posts a text with a link, a hashtag, a card and its image, and reads back every byte', async () => {
    const parts = compose('bluesky', '{title} {link} {hashtags}', {
      title: 'Crue à Paris : les berges sont fermées 🌊👩‍🚒',
      link: 'https://gazette.example/berges?id=1&l=fr',
      summary: 'Les quais bas ferment ce soir.',
      hashtags: ['Paris'],
      feed: 'La Une',
    });
    const content = fresh({
      text: parts.text,
      link: parts.link,
      facets: parts.facets,
      tags: parts.tags,
      card: parts.card === null ? null : { ...parts.card, image },
    });

    const outcome = await send(network, content);

    const uri = `at://${gazette.did}/app.bsky.feed.post/${content.providerKey}`;
    const url = `https://bsky.app/profile/${gazette.did}/post/${content.providerKey}`;
    expect(outcome).toMatchObject({ kind: 'accepted', remoteId: uri, url });
    const [read] = await withKey(content);
    const bytes = Buffer.from(content.text);
    // The picture is there, byte for byte, under the name that the record gives it.
    const { thumb } = (read?.value['embed'] as { external: { thumb: { ref: { $link: string } } } }).external;
    const blob = await fetch(`${pds.url}/xrpc/com.atproto.sync.getBlob?did=${gazette.did}&cid=${thumb.ref.$link}`);
    expect(Buffer.from(await blob.arrayBuffer()).equals(png)).toBe(true);
    const facets = read?.value['facets'] as { index: { byteStart: number; byteEnd: number } }[];
    expect(read?.value).toMatchObject({
      text: content.text,
      createdAt: expect.any(String) as string,
      langs: ['fr'],
      facets: [
        { features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://gazette.example/berges?id=1&l=fr' }] },
        { features: [{ $type: 'app.bsky.richtext.facet#tag', tag: 'Paris' }] },
      ],
      embed: {
        $type: 'app.bsky.embed.external',
        external: {
          uri: 'https://gazette.example/berges?id=1&l=fr',
          title: 'Crue à Paris : les berges sont fermées 🌊👩‍🚒',
          description: 'Les quais bas ferment ce soir.',
          thumb: { $type: 'blob', mimeType: 'image/png', size: png.length },
        },
      },
    });
    expect(facets.map(({ index }) => bytes.subarray(index.byteStart, index.byteEnd).toString())).toEqual([
      'https://gazette.example/berges?id=1&l=fr',
      '#Paris',
    ]);
    expect(await network.probe(content)).toEqual({ kind: 'found', remoteId: uri, url, text: content.text });
  });

  it('posts images with their alt texts', async () => {
    const content = fresh({ card: null, media: [image] });

    expect(await send(network, content)).toMatchObject({ kind: 'accepted' });
    expect((await withKey(content))[0]?.value['embed']).toMatchObject({ images: [{ alt: 'un point' }] });
  });

  it('makes one record of five sends at once', async () => {
    const content = fresh();
    const ready = await Promise.all(Array.from({ length: 5 }, () => network.prepare(content)));

    const sends = ready.map((each) => (each.kind === 'ready' ? each.send(noHurry) : Promise.resolve(each)));
    const outcomes = await Promise.all(sends);

    // Each is dated by its own sending: what came second may differ from the record, and then nobody can tell.
    expect(outcomes.filter(({ kind }) => kind === 'accepted').length).toBeGreaterThanOrEqual(1);
    expect(outcomes.map(({ kind }) => kind).filter((kind) => kind !== 'accepted' && kind !== 'unknown')).toEqual([]);
    expect(await withKey(content)).toHaveLength(1);
    expect(await network.probe(content)).toMatchObject({ kind: 'found', text: content.text });
  });

  it('never writes an edited text over a post that exists: unknown, and the probe shows the first text', async () => {
    const content = fresh();
    await send(network, content);
    const edited = recompose(content, `Corrigé : ${content.text}`).content;
    expect(contentHash(edited)).not.toBe(contentHash(content));

    expect(await send(network, edited)).toMatchObject({ kind: 'unknown', reason: 'duplicate-hint' });
    expect(await network.probe(edited)).toMatchObject({ kind: 'found', text: content.text });
    expect(await withKey(content)).toHaveLength(1);
  });

  const spoils: [Spoil, string][] = [
    ['late', 'timeout'],
    ['lost', 'connection-lost'],
    ['server-error', 'server-error'],
    ['cut', 'body-cut'],
  ];
  it.each(spoils)(
    'is unknown when the answer is %s, with one request and one record, which a probe proves',
    async (how, reason) => {
      proxy = await startProxy(pds.url);
      proxy.spoil('com.atproto.repo.putRecord', how);
      const through = client(proxy.url, gazette, 600);
      const content = fresh();

      expect(await send(through, content)).toMatchObject({ kind: 'unknown', reason });
      expect(proxy.passed.filter((method) => method === 'com.atproto.repo.putRecord')).toHaveLength(1);
      expect(await through.probe(content)).toMatchObject({ kind: 'found', text: content.text });
      expect(await withKey(content)).toHaveLength(1);
    },
  );

  it('finds nothing where nothing was sent, and sends nothing when it is too late', async () => {
    proxy = await startProxy(pds.url);
    const through = client(proxy.url);
    const content = fresh();

    expect(await send(through, content, tooLate)).toMatchObject({ kind: 'not-sent', reason: 'late' });
    expect(proxy.passed).not.toContain('com.atproto.repo.putRecord');
    expect(await through.probe(content)).toEqual({ kind: 'absent' });
  });

  it('takes a post back, twice without harm, and no late send of this client writes it again', async () => {
    const content = fresh();
    const early = await network.prepare(content);
    const outcome = await send(network, content);
    const post = {
      remoteId: outcome.kind === 'accepted' ? outcome.remoteId : null,
      providerKey: content.providerKey,
      account: content.account,
    };

    expect(await network.takeBack(post)).toEqual({ kind: 'gone' });
    expect(await network.takeBack(post)).toEqual({ kind: 'already-gone' });
    expect(early.kind === 'ready' && (await early.send(noHurry))).toMatchObject({
      kind: 'rejected',
      reason: 'withdrawn',
    });
    expect(await network.prepare(content)).toMatchObject({ kind: 'rejected', reason: 'withdrawn' });
    expect(await network.probe(content)).toEqual({ kind: 'absent' });
    expect(await withKey(content)).toEqual([]);
  });

  it('takes an unknown back by its key', async () => {
    proxy = await startProxy(pds.url);
    proxy.spoil('com.atproto.repo.putRecord', 'lost');
    const through = client(proxy.url);
    const content = fresh();
    await send(through, content);

    const { providerKey: key, account } = content;
    expect(await through.takeBack({ remoteId: null, providerKey: key, account })).toEqual({ kind: 'gone' });
    expect(await withKey(content)).toEqual([]);
  });

  it('is rejected when the server finds the text too long, and not-sent with a wrong password', async () => {
    const long = fresh({ text: 'x'.repeat(301), facets: [], link: null, card: null });
    const wrong = client(pds.url, { ...gazette, appPassword: 'aaaa-bbbb-cccc-dddd' });

    expect(await send(network, long)).toMatchObject({ kind: 'rejected', reason: 'invalid' });
    expect(await send(wrong, fresh())).toMatchObject({ kind: 'not-sent', reason: 'credentials' });
  });
});
