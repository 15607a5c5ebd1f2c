/** For each network a server on this machine that takes its place. A network without one is a compiler error here. */
import { mkdtempSync, rmSync } from 'node:fs';
import * as http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../infra/local/sandbox.ts';
import type { NetworkName } from '../../lib/networks/names.ts';
import { json, type Seen } from '../adapters/networks/wire.ts';
import { startBluesky } from '../fakes/bluesky.ts';
import { startFake, type Reply } from '../fakes/fake.ts';
import { startMastodon } from '../fakes/mastodon.ts';
import type { StandIn } from '../fakes/stand-in.ts';
import { startWordPressFake, startWordPressCom } from '../fakes/wordpress.ts';
import { startWebhook } from '../fakes/webhook.ts';
import { startThreads } from '../fakes/threads.ts';
import { startDiscord } from '../fakes/discord.ts';
import { startTelegram } from '../fakes/telegram.ts';
import { startFacebook } from '../fakes/facebook.ts';
import { startLinkedin } from '../fakes/linkedin.ts';
import { problem, rateLimited, startX, xSecret } from '../fakes/x.ts';

/** Hands a request on to the server that really answers it. */
const handOn = ({ method, path, headers, body }: Seen, to: string): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const handed = http.request(new URL(path, to), { method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as unknown }));
    });
    handed.on('error', reject).end(body);
  });

const startSandboxPeer = async (now: () => number): Promise<StandIn> => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-records-'));
  const server = await startSandbox({ file: join(folder, 'timelines.json'), now });
  const front = await startFake(
    ({ method, path }) => method === 'POST' && path === '/posts',
    (seen) => handOn(seen, server.url),
  );
  const says = (status: number, headers: Record<string, string> = {}) => json(status, { error: 'refused' }, headers);
  return {
    ...front,
    secret: null,
    posts: () => server.timeline().flatMap(({ deletedAt, text }) => (deletedAt === null ? [text] : [])),
    says: {
      rejected: says(422),
      expired: says(401),
      forbidden: says(403),
      limited: says(429),
      limitedUntil: (until) => says(429, { 'retry-after': new Date(until).toUTCString() }),
    },
    again: 'a second post',
    close: async () => {
      await front.close();
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
};

const startXPeer = async (now: () => number): Promise<StandIn> => {
  const fake = await startX(now);
  return {
    ...fake,
    secret: xSecret,
    seen: () => fake.wire.seen,
    posts: () => fake.posts.map(({ text }) => text),
    spoil: (answer, accepted) => (accepted ? fake.acceptThen(answer) : fake.next(answer)),
    says: {
      rejected: problem(400, 'Invalid Request'),
      expired: problem(401, 'Unauthorized'),
      forbidden: problem(403, 'Forbidden', 'You are not permitted to perform this action.'),
      limited: problem(429, 'Too Many Requests'),
      limitedUntil: (until) => rateLimited(until / 1000),
    },
    again: 'unknown',
  };
};

export const PEERS = {
  sandbox: startSandboxPeer,
  bluesky: () => startBluesky(),
  mastodon: (now) => startMastodon(now),
  x: startXPeer,
  wordpress: () => startWordPressFake(),
  wordpresscom: () => startWordPressCom(),
  webhook: startWebhook,
  threads: (now) => startThreads(now),
  discord: () => startDiscord(),
  telegram: (now) => startTelegram(now),
  facebook: (now) => startFacebook(now),
  linkedin: () => startLinkedin(),
} satisfies Record<NetworkName, (now: () => number) => Promise<StandIn>>;
