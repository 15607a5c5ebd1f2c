/**
 * The process of a real Bluesky server: its folder is the argument, its address the one message it sends.
 * Apart, because the server's native SQLite aborts the whole process when V8 collects it from a task (see the
 * flags that `startPds` gives).
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

/** Ports that the system gave, each held by a server until the one that was told of it takes its place. */
const held = new Map<number, Server>();
const holdPort = async (): Promise<number> => {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
  const { port } = holder.address() as AddressInfo;
  held.set(port, holder);
  return port;
};

/**
 * Both servers take a number and listen on all addresses, and cannot be told otherwise: while they start, a
 * held port means the socket that holds it, which listens on loopback already.
 */
const onHeldPorts = async (start: () => Promise<void>): Promise<void> => {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- put back as it was, called with its own `this`
  const { listen } = Server.prototype;
  Server.prototype.listen = function (this: Server, ...given: unknown[]): Server {
    const [port, ...rest] = given;
    const holder = typeof port === 'number' ? held.get(port) : undefined;
    return (listen as (...args: unknown[]) => Server).apply(this, holder === undefined ? given : [holder, ...rest]);
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
const [port, plcPort] = [await holdPort(), await holdPort()];
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
await onHeldPorts(async () => {
  await plc.start();
  await pds.start();
});
process.once('disconnect', () => process.exit(0));
process.send?.({ url: `http://localhost:${port}` });
