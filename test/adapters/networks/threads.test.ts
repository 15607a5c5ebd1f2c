import { afterEach, describe, expect, it } from 'vitest';
import { threads } from '../../../lib/adapters/networks/threads.ts';
import { measure } from '../../../lib/delivery/measure.ts';
import { metaError } from '../../fakes/meta.ts';
import { startThreads, threadsSecret } from '../../fakes/threads.ts';
import { contentFor, noHurry } from './content.ts';
import { json } from './wire.ts';

/** What is special about Threads. test/networks/outcomes.test.ts tries every answer. */

const now = () => Date.UTC(2026, 10, 22, 18);
const content = contentFor('threads:gazette', { facets: [], card: null });
let server: Awaited<ReturnType<typeof startThreads>>;
afterEach(() => server.close());
const client = () =>
  threads({ service: server.service, secret: () => Promise.resolve(threadsSecret), now, allowLoopback: true });

describe('a container on Threads', () => {
  it('that is too young is waited for, and published later: the same one', async () => {
    server = await startThreads(now, { young: 1 });
    const adapter = client();

    expect(await adapter.prepare(content)).toMatchObject({ kind: 'not-sent', reason: 'not-ready' });
    const ready = await adapter.prepare(content);
    expect(ready.kind === 'ready' && (await ready.send(noHurry))).toMatchObject({ kind: 'accepted' });
    expect(server.containers()).toBe(1);
    expect(server.posts()).toEqual([content.text]);
  });

  it('that the network calls too young when it is published has surely not been', async () => {
    server = await startThreads(now);
    const ready = await client().prepare(content);
    const { body } = metaError(400, {
      code: 24,
      error_subcode: 4279009,
      message: 'The requested resource does not exist',
    });
    server.spoil(json(400, body), false);

    expect(ready.kind === 'ready' && (await ready.send(noHurry))).toMatchObject({
      kind: 'not-sent',
      reason: 'not-ready',
    });
    expect(server.creates()).toBe(1);
  });

  it('is not published a second time', async () => {
    server = await startThreads(now);
    const adapter = client();
    const ready = await adapter.prepare(content);
    if (ready.kind === 'ready') await ready.send(noHurry);

    expect(await adapter.prepare(content)).toMatchObject({ kind: 'rejected', reason: 'refused' });
    expect(server.creates()).toBe(1);
  });
});

it('an emoji counts its bytes on Threads, everything else one character', async () => {
  server = await startThreads(now);

  expect(measure('threads', 'été 🌊').used).toBe(8);
  expect(measure('threads', '👩‍👩‍👧‍👦').used).toBe(25);
  expect(measure('threads', 'https://gazette.example/x').used).toBe(25);
});
