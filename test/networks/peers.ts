/** For each network a server on this machine that takes its place. A network without one is a compiler error here. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../infra/local/sandbox.ts';
import type { NetworkName } from '../../lib/networks/names.ts';
import { blueskySecret, startBluesky } from '../fakes/bluesky.ts';
import { startX, xSecret } from '../fakes/x.ts';

export type Peer = {
  /** The address that an account names to reach it. */
  service: string;
  /** A secret that it accepts; null where an account needs none. */
  secret: unknown;
  close: () => Promise<void>;
};

const startSandboxPeer = async (now: () => number): Promise<Peer> => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-records-'));
  const server = await startSandbox({ file: join(folder, 'timelines.json'), now });
  const close = async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  };
  return { service: server.url, secret: null, close };
};

export const PEERS = {
  sandbox: startSandboxPeer,
  bluesky: async () => ({ ...(await startBluesky()), secret: blueskySecret }),
  x: async (now) => ({ ...(await startX(now)), secret: xSecret }),
} satisfies Record<NetworkName, (now: () => number) => Promise<Peer>>;
