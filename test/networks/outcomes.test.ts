/** One table of answers, tried for every network: what each comes to, and how many requests to post were made. */
import { appendFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openNetwork } from '../../lib/adapters/networks/open.ts';
import type { Adapter, Outcome } from '../../lib/delivery/network.ts';
import { NETWORKS, type NetworkName } from '../../lib/networks/names.ts';
import { RECORDS } from '../../lib/networks/records.ts';
import { providerKey, type Content } from '../../lib/records/content.ts';
import { contentFor, imageOf, noHurry, tooLate } from '../adapters/networks/content.ts';
import { ambiguous, holdTimeOuts, json, TIME_OUT_MS, type Answer } from '../adapters/networks/wire.ts';
import { valuesOfSecret, type StandIn } from '../fakes/stand-in.ts';
import { PEERS } from './peers.ts';

const now = () => Date.UTC(2026, 10, 22, 18);
const UNTIL = Date.UTC(2026, 10, 22, 18, 5);

holdTimeOuts();

describe.each(NETWORKS)('an answer of %s', (network: NetworkName) => {
  const { card, text, pictures, proves } = RECORDS[network];
  const account = `${network}:gazette`;
  const content: Content = contentFor(account, {
    ...(card === 'ours' ? {} : { card: null }),
    ...(text.links === 'named' ? {} : { facets: [] }),
  });
  let peer: StandIn;
  let adapter: Adapter;

  const send = async (clock = noHurry): Promise<Outcome> => {
    const ready = await adapter.prepare(content);
    return ready.kind === 'ready' ? ready.send(clock) : ready;
  };
  const written = (row: string, { kind }: Outcome): void => {
    const file = process.env['OUTCOMES'];
    if (file !== undefined) appendFileSync(file, `${[network, row, kind, peer.creates()].join('\t')}\n`);
  };

  beforeEach(async () => {
    peer = await PEERS[network](now);
    const opened = openNetwork(account, {
      ...{ service: peer.service, options: peer.options ?? {}, secret: () => Promise.resolve(peer.secret) },
      ...{ now, timeoutMs: TIME_OUT_MS, allowLoopback: true },
    });
    if ('kind' in opened) throw new Error(opened.detail);
    adapter = opened;
  });
  afterEach(() => peer.close());

  it('that accepts makes one post, of the text that was approved', async () => {
    const outcome = await send();
    written('accepted', outcome);

    expect(outcome).toMatchObject({ kind: 'accepted' });
    expect(outcome.kind === 'accepted' && outcome.remoteId).not.toBe('');
    expect(peer.creates()).toBe(1);
    expect(peer.posts()).toEqual([content.text]);
  });

  it.each(Object.entries(ambiguous))('that is %s leaves the outcome unknown, with one request', async (row, answer) => {
    peer.spoil(answer, false);
    const outcome = await send();
    written(row, outcome);

    expect(outcome).toMatchObject({ kind: 'unknown' });
    expect(peer.creates()).toBe(1);
    expect(peer.posts()).toEqual([]);
  });

  it.each(Object.entries(ambiguous))(
    'that is %s after the post was made leaves it unknown, with one request',
    async (row, answer) => {
      peer.spoil(answer, true);
      const outcome = await send();
      written(`${row}, post made`, outcome);

      expect(outcome).toMatchObject({ kind: 'unknown' });
      expect(peer.creates()).toBe(1);
      expect(peer.posts()).toEqual([content.text]);
      const probe = await adapter.probe(content);
      expect(probe).toMatchObject(
        RECORDS[network].proves === 'nothing' ? { kind: 'cannot-tell' } : { kind: 'found', text: content.text },
      );
      expect(peer.creates()).toBe(1);
    },
  );

  it.each([
    ['rejected', { kind: 'rejected' }],
    ['forbidden', { kind: 'rejected' }],
    ['expired', { kind: 'not-sent', reason: 'credentials' }],
    ['limited', { kind: 'not-sent', reason: 'rate-limited', retryAt: null }],
  ] as const)('that says %s is told apart from an unknown one, with one request', async (row, wanted) => {
    peer.spoil(peer.says[row], false);
    const outcome = await send();
    written(row, outcome);

    expect(outcome).toMatchObject(wanted);
    expect(peer.creates()).toBe(1);
    expect(peer.posts()).toEqual([]);
  });

  it('that repeats the secret shows none of it to anybody', async () => {
    const words = valuesOfSecret(peer.secret).join(' ');
    expect(words === '').toBe(peer.secret === null);
    const told = { error: words, message: words, description: words, detail: words, title: words, code: words };
    for (const status of [200, 400, 403, 429, 500]) {
      peer.spoil(json(status, status === 403 ? { error: { message: words, code: 200 } } : told), false);
      const outcome = await send();
      const shown = JSON.stringify([outcome, await adapter.probe(content), await adapter.check()]);

      for (const secret of words.split(' ')) if (secret !== '') expect(shown).not.toContain(secret);
    }
  });

  it('that names the end of a limit is not asked again before it', async () => {
    const answer: Answer | undefined = peer.says.limitedUntil?.(UNTIL);
    // LinkedIn names no end.
    expect(answer === undefined).toBe(network === 'linkedin');
    if (answer === undefined) return;
    peer.spoil(answer, false);
    const outcome = await send();
    written('limited until', outcome);

    expect(outcome).toMatchObject({ kind: 'not-sent', reason: 'rate-limited', retryAt: UNTIL });
    expect(peer.creates()).toBe(1);
  });

  it('to the same content once more is what this network does with doubles', async () => {
    await send();
    const outcome = await send();
    written(`again: ${peer.again}`, outcome);
    const wanted = {
      'the first post': { kind: 'accepted', requests: 2, posts: 1 },
      unknown: { kind: 'unknown', requests: 2, posts: 1 },
      'refused before it is sent': { kind: 'rejected', requests: 1, posts: 1 },
      'a second post': { kind: 'accepted', requests: 2, posts: 2 },
    }[peer.again];

    expect({ kind: outcome.kind, requests: peer.creates(), posts: peer.posts().length }).toEqual(wanted);
  });

  // Where posts have no picture there is nothing to try. Pictures on Bluesky are tried on a real server, in test/peers.
  const withPictures = pictures.post !== null && network !== 'bluesky';
  it.each(withPictures ? (['not made', 'made'] as const) : [])(
    'to a post with a picture is read as for one without: one request for each uncertain case, the post %s',
    async (made) => {
      const bytes = Buffer.from('a picture');
      const image = imageOf(bytes);
      const withImage = { ...content, card: null, media: [image] };
      for (const [at, [row, answer]] of Object.entries(ambiguous).entries()) {
        const key = providerKey(`delivery-${at}`, now());
        const sent = { ...withImage, text: `${content.text} ${row}`, providerKey: key };
        const before = peer.creates();
        const ready = await adapter.prepare(sent, new Map([[image.sha256, bytes]]));
        if (ready.kind !== 'ready') throw new Error(ready.detail);
        peer.spoil(answer, made === 'made');
        const outcome = await ready.send(noHurry);
        written(`${row}, with a picture, post ${made}`, outcome);

        expect([row, outcome.kind, peer.creates() - before]).toEqual([row, 'unknown', 1]);
        expect(peer.posts().includes(sent.text)).toBe(made === 'made');
        if (made === 'made' && proves !== 'nothing') {
          expect(await adapter.probe(sent)).toMatchObject({ kind: 'found', text: sent.text });
        }
      }
      if (made === 'made' && peer.pictures !== undefined) {
        const rows = Object.keys(ambiguous);
        expect(peer.pictures()).toEqual(rows.map(() => ({ alt: image.alt, bytes: 'a picture' })));
      }
    },
  );

  it('is not asked for when the send would begin too late', async () => {
    const outcome = await send(tooLate);
    written('too late to begin', outcome);

    expect(outcome).toMatchObject({ kind: 'not-sent', reason: 'late' });
    expect(peer.creates()).toBe(0);
  });
});
