import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startRelay, type Relay } from '../../infra/local/relay.ts';
import { localSettings } from '../../infra/local/settings.ts';
import { missingDynoxide } from '../engines/start.ts';
import { until } from './child.ts';

/**
 * The whole way of a delivery by a hub. Ingest subscribes, the pages confirm it and take the delivery, the
 * queue carries the order, the poll makes a draft. Only the hub is a fake.
 */

const missing = missingDynoxide("the way of a hub's news");

const read = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

let folder: string;
let relay: Relay;
let site: Server;
let origin: string;
let fetches = 0;
const titles = ['Le marché nocturne revient place du Port'];
/** What the hub was asked. */
const asked: URLSearchParams[] = [];

const verify = async (form: URLSearchParams): Promise<void> => {
  const intent = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.topic': form.get('hub.topic') ?? '',
    'hub.challenge': 'xyz',
    'hub.lease_seconds': '864000',
  });
  const answer = await fetch(`${form.get('hub.callback') ?? ''}?${intent.toString()}`);
  expect([answer.status, await answer.text()]).toEqual([200, 'xyz']);
};

beforeAll(async () => {
  if (missing !== null) return;
  folder = mkdtempSync(join(tmpdir(), 'vigie-hub-'));
  site = createServer((request, response) => {
    void (async () => {
      if (request.method === 'POST') {
        const form = new URLSearchParams(await read(request));
        // Some hubs verify before they answer.
        await verify(form);
        asked.push(form);
        response.writeHead(202).end();
        return;
      }
      fetches += 1;
      response.writeHead(200, {
        'content-type': 'application/rss+xml',
        link: `<${origin}/hub>; rel="hub", <${origin}/feed>; rel="self"`,
      });
      response.end(
        `<rss version="2.0"><channel><title>La Gazette</title><link>${origin}/</link>${titles
          .map(
            (title, index) =>
              `<item><title>${title}</title><link>${origin}/${index}</link><guid>${origin}/${index}</guid></item>`,
          )
          .join('')}</channel></rss>`,
      );
    })();
  });
  await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  relay = await startRelay({
    dataFolder: folder,
    port: 0,
    fresh: true,
    feed: null,
    locale: 'fr',
    say: () => undefined,
    settings: (at) => ({
      ...localSettings(at),
      feeds: {
        une: {
          url: `${origin}/feed`,
          lane: 'news',
          accounts: ['sandbox:gazette'],
          every: '15m',
          // Every fetch that is counted is one of the feed.
          rules: { image: 'feed' },
        },
      },
    }),
  });
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(async () => {
  if (missing !== null) return;
  await relay.close();
  site.closeAllConnections();
  await new Promise((closed) => site.close(closed));
  rmSync(folder, { recursive: true, force: true });
});

it.skipIf(missing !== null)(
  'news that a hub delivers is a draft at the next poll, ten seconds apart, and a forged delivery is not even a poll',
  async () => {
    // The clock and the timers of the relay stand still but for what this test lets pass.
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
    const pass = async (ms: number) => {
      // In steps, so that no request of the relay sees more time pass than its own limit.
      for (let left = ms; left > 0; left -= 500) {
        await vi.advanceTimersByTimeAsync(Math.min(left, 500));
        await pause(20);
      }
    };
    const meanwhile = async <Result>(work: Promise<Result>): Promise<Result> => {
      const left = new Set([work]);
      const end = () => left.delete(work);
      work.then(end, end);
      while (left.size > 0) {
        await vi.advanceTimersByTimeAsync(1);
        await pause(2);
      }
      return work;
    };
    const drafts = () => relay.events().filter(({ type }) => type === 'draft.created').length;

    await meanwhile(relay.invoke('ingest'));
    const polledAt = Date.now();
    const [form] = asked;
    expect(asked).toHaveLength(1);
    const deliver = async (body: string, secret: string) =>
      (
        await fetch(form?.get('hub.callback') ?? '', {
          method: 'POST',
          body,
          headers: {
            'content-type': 'application/rss+xml',
            'x-hub-signature': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
          },
        })
      ).status;
    const secret = form?.get('hub.secret') ?? '';

    expect(await deliver('<rss/>', 'not the secret')).toBe(202);
    // Not due, and polled already: nothing is fetched again.
    await meanwhile(relay.invoke('ingest'));
    expect(fetches).toBe(1);

    titles.unshift('Hôpital du littoral : les urgences ouvertes toute la nuit');
    expect(drafts()).toBe(0);
    // Two polls are at least ten seconds apart. What comes sooner waits for that time, and one poll serves all
    // three.
    for (let times = 0; times < 3; times += 1) expect(await deliver('<rss/>', secret)).toBe(202);
    await pass(polledAt + 8_000 - Date.now());
    expect([fetches, drafts()]).toEqual([1, 0]);
    await pass(polledAt + 10_500 - Date.now());
    await meanwhile(until('the draft', () => drafts() === 1));
    await meanwhile(relay.invoke('ingest'));
    expect([fetches, drafts()]).toEqual([2, 1]);

    // When the last poll is long past, it is polled at once.
    await pass(12_000);
    titles.unshift('Trains : le trafic reprend');
    expect(await deliver('<rss/>', secret)).toBe(202);
    await pass(100);
    await until('the second draft', () => drafts() === 2);
  },
);
