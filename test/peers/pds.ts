import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Account = { did: string; handle: string; identifier: string; appPassword: string; accessJwt: string };
export type Pds = {
  url: string;
  /** A new account with an app password; `name` is the first part of its handle. */
  account: (name: string) => Promise<Account>;
  close: () => Promise<void>;
};

export const enableCommand = 'npm run --prefix test/peers setup';

/** By a variable, so that the types do not ask for what is installed apart. */
const load = async (name: string): Promise<unknown> => (await import(name)) as unknown;

type PlcModule = {
  Database: { mock: () => unknown };
  PlcServer: {
    create: (options: { db: unknown; port: number }) => { start(): Promise<unknown>; destroy(): Promise<void> };
  };
};
type PdsModule = {
  PDS: { fromEnv: (env: Record<string, unknown>) => Promise<{ start(): Promise<unknown>; destroy(): Promise<void> }> };
};
type CryptoModule = {
  Secp256k1Keypair: {
    create: (options?: { exportable: boolean }) => Promise<{ did(): string; export(): Promise<Uint8Array> }>;
  };
};

/** Null when the peer is there, else why not. */
export const missingPds = async (): Promise<string | null> => {
  try {
    await load('@atproto/pds');
    await load('@did-plc/server');
    // Installed is not built: its native part loads only when a database opens.
    const Database = createRequire(import.meta.url)('better-sqlite3') as new (name: string) => { close(): void };
    new Database(':memory:').close();
    return null;
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  }
};

const freePort = async (): Promise<number> => {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
};

/** Both servers listen on all addresses and cannot be told otherwise: while they start, a port alone means loopback. */
const onLoopback = async (start: () => Promise<void>): Promise<void> => {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- put back as it was, called with its own `this`
  const { listen } = Server.prototype;
  Server.prototype.listen = function (this: Server, ...given: unknown[]): Server {
    const [port, ...rest] = given;
    const args = typeof port === 'number' && typeof rest[0] !== 'string' ? [port, '127.0.0.1', ...rest] : given;
    return (listen as (...args: unknown[]) => Server).apply(this, args);
  };
  try {
    await start();
  } finally {
    Server.prototype.listen = listen;
  }
};

/** A real Bluesky personal data server with its own identity registry, on 127.0.0.1, in a folder that `close` removes. */
export const startPds = async (): Promise<Pds> => {
  // CommonJS: required as it is, whatever imports this file.
  const plcModule = createRequire(import.meta.url)('@did-plc/server') as PlcModule;
  const { PDS } = (await load('@atproto/pds')) as PdsModule;
  const { Secp256k1Keypair } = (await load('@atproto/crypto')) as CryptoModule;
  const [port, plcPort] = [await freePort(), await freePort()];
  const folder = mkdtempSync(join(tmpdir(), 'vigie-pds-'));
  const rotation = await Secp256k1Keypair.create({ exportable: true });
  const recovery = await Secp256k1Keypair.create();
  const plc = plcModule.PlcServer.create({ db: plcModule.Database.mock(), port: plcPort });
  const nowhere = {
    bskyAppViewUrl: 'https://appview.invalid',
    bskyAppViewDid: 'did:web:appview.invalid',
    bskyAppViewCdnUrlPattern: 'https://cdn.invalid/%s/%s/%s',
    modServiceUrl: 'https://moderation.invalid',
    modServiceDid: 'did:web:moderation.invalid',
  };
  const pds = await PDS.fromEnv({
    ...nowhere,
    devMode: true,
    port,
    hostname: 'localhost',
    dataDirectory: folder,
    blobstoreDiskLocation: join(folder, 'blobs'),
    didPlcUrl: `http://localhost:${plcPort}`,
    recoveryDidKey: recovery.did(),
    plcRotationKeyK256PrivateKeyHex: Buffer.from(await rotation.export()).toString('hex'),
    adminPassword: 'admin-of-a-test',
    jwtSecret: 'secret-of-a-test',
    serviceHandleDomains: ['.test'],
    inviteRequired: false,
    disableSsrfProtection: true,
  });
  await onLoopback(async () => {
    await plc.start();
    await pds.start();
  });
  const url = `http://localhost:${port}`;

  const call = async (method: string, body: unknown, token?: string): Promise<Record<string, string>> => {
    const response = await fetch(`${url}/xrpc/${method}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Record<string, string>;
  };

  return {
    url,
    account: async (name) => {
      const handle = `${name}.test`;
      const made = await call('com.atproto.server.createAccount', {
        handle,
        email: `${name}@gazette.example`,
        password: 'password-of-a-test',
      });
      const accessJwt = made['accessJwt'] ?? '';
      const app = await call('com.atproto.server.createAppPassword', { name: 'vigie' }, accessJwt);
      return { did: made['did'] ?? '', handle, identifier: handle, appPassword: app['password'] ?? '', accessJwt };
    },
    close: async () => {
      await pds.destroy();
      await plc.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
