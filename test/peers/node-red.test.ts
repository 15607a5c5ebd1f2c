/** What a real Node-RED receives by a webhook, and what becomes of an answer that it does not give. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { webhook } from '../../lib/adapters/networks/webhook.ts';
import { contentFor, noHurry } from '../adapters/networks/content.ts';
import { webhookSecret } from '../fakes/webhook.ts';
import { skipped } from '../part.ts';
import { enableCommand } from './pds.ts';

const isThere = existsSync(join(import.meta.dirname, 'node_modules/node-red'));
if (!isThere) skipped('Node-RED as a receiver', 'it is not installed', enableCommand);

type Post = { id: string; body: { type: string; data: Record<string, unknown> } | null };

describe.skipIf(!isThere)('a real Node-RED as the receiver of a webhook', () => {
  const { signingSecret } = webhookSecret;
  const content = contentFor('webhook:nodered');
  const received: Post[] = [];
  let folder: string;
  let child: ChildProcess;
  let url: string;
  const send = async (path: string, options: { receipt?: 'handover'; secret?: string; timeoutMs?: number } = {}) => {
    const { receipt, secret = signingSecret, timeoutMs = 20_000 } = options;
    const client = webhook({
      ...{ service: `${url}/${path}`, secret: () => Promise.resolve({ signingSecret: secret }), options: { receipt } },
      ...{ now: () => Date.now(), allowLoopback: true, timeoutMs },
    });
    received.length = 0;
    const ready = await client.prepare(content);
    return ready.kind === 'ready' ? ready.send(noHurry) : ready;
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'vigie-node-red-'));
    child = fork(join(import.meta.dirname, 'node-red-server.ts'), [folder, signingSecret]);
    url = await new Promise<string>((resolve, reject) => {
      child.on('message', (message: { url?: string; post?: Post }) => {
        if (message.url !== undefined) resolve(message.url);
        if (message.post !== undefined) received.push(message.post);
      });
      child.once('exit', (code) => reject(new Error(`Node-RED ended at its start: ${code ?? ''}`)));
    });
  }, 180_000);
  afterAll(async () => {
    const gone = once(child, 'exit');
    child.disconnect();
    await gone;
    rmSync(folder, { recursive: true, force: true });
  });

  it('checks the signature with the library of Standard Webhooks, and gets all that was approved', async () => {
    const key = content.providerKey;
    expect(await send('verified')).toMatchObject({ kind: 'accepted', remoteId: `node-red-${key}` });
    expect(received).toMatchObject([
      { id: key, body: { type: 'vigie.post', data: { id: key, text: content.text, link: content.link } } },
    ]);
  });

  it('refuses what somebody else signed, and the account is told in its words', async () => {
    const secret = `whsec_${Buffer.from('another key that is long enough').toString('base64')}`;
    const outcome = await send('verified', { secret });
    expect(outcome).toMatchObject({ kind: 'not-sent', reason: 'credentials' });
    expect(JSON.stringify(outcome)).not.toContain(secret);
    expect(received).toEqual([]);
  });

  it('is not taken at its word for an answer without an id, unless a handover is enough', async () => {
    expect(await send('plain')).toMatchObject({ kind: 'unknown' });
    expect(await send('plain', { receipt: 'handover' })).toMatchObject({ detail: 'handed over, not confirmed' });
  });

  it('that ran a flow and never answers leaves it unknown: nobody sends it again', async () => {
    expect(await send('silent', { timeoutMs: 3_000 })).toMatchObject({ kind: 'unknown', reason: 'timeout' });
    expect(received.map(({ id }) => id)).toEqual([content.providerKey]);
  });

  it('that has no such flow is told of as not found', async () => {
    expect(await send('nowhere')).toMatchObject({ kind: 'rejected', reason: 'not-found' });
  });
});
