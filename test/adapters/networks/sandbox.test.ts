import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../../infra/local/sandbox.ts';
import type { Fault } from '../../../infra/local/sandbox-faults.ts';
import { sandbox } from '../../../lib/adapters/networks/sandbox.ts';
import type { Network, Outcome } from '../../../lib/delivery/network.ts';
import { contentFor, imageOf, noHurry, tooLate } from './content.ts';
import { ambiguous, holdTimeOuts, startWire, timeIsOver, TIME_OUT_MS } from './wire.ts';

const account = 'sandbox:gazette';
const content = contentFor(account);
const now = () => Date.UTC(2026, 10, 22, 18);
let file: string;
let server: Sandbox;
let network: Network;
const adapter = (url: string) =>
  sandbox({ service: url, secret: () => Promise.resolve(null), now, timeoutMs: TIME_OUT_MS, allowLoopback: true });

holdTimeOuts();
beforeEach(async () => {
  file = join(mkdtempSync(join(tmpdir(), 'vigie-sandbox-')), 'timelines.json');
  server = await startSandbox({ file, now });
  network = adapter(server.url);
});
afterEach(async () => {
  await server.close();
  rmSync(dirname(file), { recursive: true, force: true });
});

const send = async (clock = noHurry, through = network): Promise<Outcome> => {
  const ready = await through.prepare(content);
  if (ready.kind !== 'ready') throw new Error(ready.detail);
  return ready.send(clock);
};

describe('a sandbox timeline', () => {
  it('shows exactly the bytes that were sent, and a probe finds them', async () => {
    const outcome = await send();

    expect(outcome).toMatchObject({ kind: 'accepted', remoteId: '1', url: `${server.url}/posts/1` });
    expect(server.timeline(account)).toEqual([
      { ...content, id: '1', postedAt: '2026-11-22T18:00:00.000Z', deletedAt: null },
    ]);
    expect(await network.probe(content)).toEqual({
      kind: 'found',
      remoteId: '1',
      url: `${server.url}/posts/1`,
      text: content.text,
    });
  });

  it('gets pictures before the post, keeps them over a restart, and refuses a post without them', async () => {
    const bytes = Buffer.from('not really a picture');
    const image = imageOf(bytes);
    const withImage = { ...content, card: { ...content.card!, image } };

    expect(await network.prepare(withImage)).toMatchObject({ kind: 'not-sent', reason: 'media-missing' });
    const others = new Map([[image.sha256, Buffer.from('other bytes')]]);
    expect(await network.prepare(withImage, others)).toMatchObject({ kind: 'rejected', reason: 'invalid' });
    const ready = await network.prepare(withImage, new Map([[image.sha256, bytes]]));
    expect(server.timeline()).toEqual([]);
    expect(ready.kind === 'ready' && (await ready.send(noHurry))).toMatchObject({ kind: 'accepted' });
    expect(server.timeline()[0]?.card).toEqual(withImage.card);
    await server.close();
    server = await startSandbox({ file, now });
    expect(server.picture(image.sha256)).toEqual(bytes);
    expect(server.picture('../timelines.json')).toBeNull();
    const unknown = { ...withImage, media: [imageOf(Buffer.from('never uploaded'))] };
    const answer = await fetch(`${server.url}/posts`, { method: 'POST', body: JSON.stringify(unknown) });
    expect(answer.status).toBe(400);
  });

  it('keeps its posts and the numbers of its ids over a restart', async () => {
    await send();
    await server.close();
    server = await startSandbox({ file, now });

    expect(await send(noHurry, adapter(server.url))).toMatchObject({ kind: 'accepted', remoteId: '2' });
    expect(server.timeline().map(({ id }) => id)).toEqual(['2', '1']);
    expect(readFileSync(file, 'utf8')).toContain(content.text);
  });

  it('refuses to start on a file with other content, and does not change that file', async () => {
    const other = `${file}.other`;
    writeFileSync(other, '{"notes":[]}');

    await expect(startSandbox({ file: other, now })).rejects.toThrow('does not hold sandbox timelines');
    expect(readFileSync(other, 'utf8')).toBe('{"notes":[]}');
  });

  it('makes two posts of the same key unless idempotency is on', async () => {
    await send();
    await send();
    expect(server.timeline()).toHaveLength(2);

    server.control({ idempotency: true });
    expect(await send()).toMatchObject({ kind: 'accepted', remoteId: '1' });
    expect(server.timeline()).toHaveLength(2);
  });

  it('takes controls over HTTP and refuses wrong ones', async () => {
    const put = (body: unknown) => fetch(`${server.url}/controls`, { method: 'PUT', body: JSON.stringify(body) });

    expect((await put({ faults: [{ fault: { kind: 'fail', status: 503 }, times: 1 }] })).status).toBe(200);
    expect((await put({ faults: [{ fault: { kind: 'explode' } }] })).status).toBe(400);
    expect(await send()).toMatchObject({ kind: 'unknown', reason: 'server-error' });
    expect(await send()).toMatchObject({ kind: 'accepted' });
  });
});

describe('the outcome of a send to a faulty sandbox', () => {
  const accepted: [Fault, string][] = [
    [{ kind: 'slow', ms: TIME_OUT_MS + 1 }, 'timeout'],
    [{ kind: 'fail-after', status: 500 }, 'server-error'],
    [{ kind: 'lose-reply' }, 'connection-lost'],
    [{ kind: 'cut-body' }, 'body-cut'],
    [{ kind: 'html' }, 'not-json'],
    [{ kind: 'empty' }, 'no-id'],
    [{ kind: 'hang' }, 'timeout'],
  ];
  it.each(accepted)(
    'is unknown when the post was accepted in spite of the fault %o, and a probe finds it',
    async (fault, reason) => {
      server.control({ faults: [{ fault }] });

      const sending = send();
      if (reason === 'timeout') {
        await expect.poll(() => server.requests().post).toBe(1);
        timeIsOver();
      }
      expect(await sending).toMatchObject({ kind: 'unknown', reason });
      timeIsOver();
      await expect.poll(() => server.timeline(account)).toHaveLength(1);
      expect(server.requests().post).toBe(1);
      expect(await network.probe(content)).toMatchObject({ kind: 'found', text: content.text });
    },
  );

  it('is unknown after a reset before the post was accepted, and a probe finds nothing', async () => {
    server.control({ faults: [{ fault: { kind: 'reset' } }] });

    expect(await send()).toMatchObject({ kind: 'unknown', reason: 'connection-lost' });
    expect(await network.probe(content)).toEqual({ kind: 'absent' });
    expect(server.requests().post).toBe(1);
  });

  it('is not-sent after a 429, with the time of the next try', async () => {
    server.control({ faults: [{ fault: { kind: 'fail', status: 429, retryAfterS: 60 } }] });

    expect(await send()).toMatchObject({ kind: 'not-sent', reason: 'rate-limited', retryAt: now() + 60_000 });
  });

  it('is rejected after 422', async () => {
    server.control({ faults: [{ fault: { kind: 'fail', status: 422 } }] });

    expect(await send()).toMatchObject({ kind: 'rejected', reason: 'invalid' });
  });

  it.each(Object.entries(ambiguous))('is unknown after %s, with one request on the wire', async (_, answer) => {
    const wire = await startWire(answer);

    expect(await send(noHurry, adapter(wire.url))).toMatchObject({ kind: 'unknown' });
    expect(wire.seen).toHaveLength(1);
    await wire.close();
  });

  it('is not-sent when the send begins too late, and nothing reaches the network', async () => {
    expect(await send(tooLate)).toMatchObject({ kind: 'not-sent', reason: 'late' });
    expect(server.requests().post).toBe(0);
    expect(server.timeline()).toEqual([]);
  });

  it('is not-sent when no server listens', async () => {
    const ready = await network.prepare(content);
    await server.close();

    expect(ready.kind === 'ready' && (await ready.send(noHurry))).toMatchObject({
      kind: 'not-sent',
      reason: 'connection-refused',
    });
    server = await startSandbox({ file, now });
  });
});

describe('one preparation', () => {
  it('sends once and throws at the second send', async () => {
    const ready = await network.prepare(content);
    if (ready.kind !== 'ready') throw new Error(ready.detail);
    await ready.send(noHurry);

    expect(() => ready.send(noHurry)).toThrow('one preparation sends once');
    expect(server.requests().post).toBe(1);
  });
});

describe('taking back from the sandbox', () => {
  const post = { remoteId: '1', providerKey: content.providerKey, account };

  it('deletes a post, and says when it was deleted before', async () => {
    await send();

    expect(await network.takeBack(post)).toEqual({ kind: 'gone' });
    expect(await network.takeBack(post)).toEqual({ kind: 'already-gone' });
    expect(await network.probe(content)).toEqual({ kind: 'absent' });
    expect(server.timeline()[0]?.deletedAt).toBe('2026-11-22T18:00:00.000Z');
  });

  it('finds the post of an unknown send by its key', async () => {
    server.control({ faults: [{ fault: { kind: 'lose-reply' } }] });
    await send();

    expect(await network.takeBack({ ...post, remoteId: null })).toEqual({ kind: 'gone' });
    expect(await network.takeBack({ ...post, remoteId: null })).toEqual({ kind: 'already-gone' });
  });

  it('is unknown when the answer is lost, and can be repeated', async () => {
    await send();
    server.control({ faults: [{ on: 'delete', fault: { kind: 'lose-reply' }, times: 1 }] });

    expect(await network.takeBack(post)).toMatchObject({ kind: 'unknown' });
    expect(await network.takeBack(post)).toEqual({ kind: 'already-gone' });
  });

  it('says that it failed when the network refuses', async () => {
    await send();
    server.control({ faults: [{ on: 'delete', fault: { kind: 'fail', status: 403 } }] });

    expect(await network.takeBack(post)).toEqual({ kind: 'failed', detail: 'HTTP 403' });
    expect(await network.probe(content)).toMatchObject({ kind: 'found' });
  });
});

describe('a probe of the sandbox', () => {
  it('cannot tell when the timeline does not answer', async () => {
    server.control({ faults: [{ on: 'get', fault: { kind: 'fail', status: 500 } }] });

    expect(await network.probe(content)).toEqual({ kind: 'cannot-tell', detail: 'HTTP 500' });
  });
});
