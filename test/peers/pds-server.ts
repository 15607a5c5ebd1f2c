/**
 * The process of a real Bluesky server: its folder is the argument, its address the one message it sends. Apart, because
 * the server's native SQLite aborts the whole process when V8 collects it from a task (see the flags that `startPds` gives).
 */
import { createServer, Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

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

const folder = process.argv[2] ?? '';
const { default: plcModule } = (await load('@did-plc/server')) as { default: PlcModule };
const { PDS } = (await load('@atproto/pds')) as PdsModule;
const { Secp256k1Keypair } = (await load('@atproto/crypto')) as CryptoModule;
const [port, plcPort] = [await freePort(), await freePort()];
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
process.once('disconnect', () => process.exit(0));
process.send?.({ url: `http://localhost:${port}` });
