import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb';
import { TABLE_KEYS } from '../../lib/adapters/store/keys.ts';
import { startListening } from './listening.ts';

/** The DynamoDB-compatible engine on this machine. It writes a file: a restart or a kill loses nothing acknowledged. */
export type Engine = {
  endpoint: string;
  /** How it ended, if it ends before it is stopped: `SIGKILL`, or its exit code. */
  ended: Promise<string>;
  stop: () => Promise<void>;
};

const VERSION = '1.2.1';

const programIn = (folder: string, name: string): string | null => {
  try {
    const manifest = createRequire(join(folder, 'index.js')).resolve(`${name}/package.json`);
    const program = join(manifest, '..', process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide');
    return existsSync(program) ? program : null;
  } catch {
    return null;
  }
};

/**
 * The engine's program: from this package, or, on another platform, from the package for that platform, which
 * is fetched once.
 */
const findProgram = (dataFolder: string, say: (line: string) => void): string => {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  const shipped = programIn(import.meta.dirname, name);
  if (shipped !== null) return shipped;
  const folder = join(dataFolder, 'engine');
  const fetched = programIn(folder, name);
  if (fetched !== null) return fetched;
  mkdirSync(folder, { recursive: true });
  say(`Fetching the database engine for ${process.platform} ${process.arch} (once)…`);
  try {
    execFileSync('npm', ['install', '--prefix', folder, '--no-save', `${name}@${VERSION}`], { stdio: 'ignore' });
  } catch {
    // The error below says what is missing.
  }
  const program = programIn(folder, name);
  if (program !== null) return program;
  throw new Error(
    `no database engine for ${process.platform} ${process.arch}: run Vigie on Linux x64, ` +
      'or start any DynamoDB-compatible server and set AWS_ENDPOINT_URL_DYNAMODB to its address',
  );
};

/**
 * Ends the engine that a killed relay left behind in this folder, before another engine opens the same file.
 * Call it only with the folder's lock: without it the engine may be in use. A reused process number is spared:
 * the program that is ended must be an engine that serves this folder's file.
 */
export const endOrphan = async (dataFolder: string): Promise<void> => {
  const pidFile = pidFileOf(dataFolder);
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8'));
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    if (command[0]?.includes('dynoxide') === true && command.includes(tableFileOf(dataFolder))) {
      process.kill(pid, 'SIGKILL');
      for (let round = 0; round < 100 && existsSync(`/proc/${pid}`); round += 1) await sleep(20);
    }
  } catch {
    // It ended with the relay.
  }
  rmSync(pidFile, { force: true });
};

const pidFileOf = (dataFolder: string): string => join(dataFolder, 'engine.pid');
const tableFileOf = (dataFolder: string): string => join(dataFolder, 'table.db');

/**
 * Ends the engine when this process ends in whatever way: it waits until the pipe between them closes. In a group of
 * its own, so that Ctrl-C does not end it first.
 */
const guard = (engine: ChildProcess): void => {
  if (process.platform === 'win32') return;
  const script = 'read -r _; kill -KILL "$0"';
  const waiting = spawn('sh', ['-c', script, String(engine.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  waiting.unref();
  if (waiting.stdin instanceof Socket) waiting.stdin.unref();
  // Its process number may be given to another process once the engine has ended.
  engine.once('exit', () => waiting.kill('SIGKILL'));
};

export const startEngine = async (dataFolder: string, say: (line: string) => void): Promise<Engine> => {
  const given = process.env['AWS_ENDPOINT_URL_DYNAMODB'];
  if (given !== undefined) {
    return { endpoint: given, ended: new Promise(() => undefined), stop: () => Promise.resolve() };
  }
  mkdirSync(dataFolder, { recursive: true });
  const program = findProgram(dataFolder, say);
  const pidFile = pidFileOf(dataFolder);
  await endOrphan(dataFolder);
  const { child, port } = await startListening(
    'the database engine',
    (wanted) => [
      program,
      ...['serve', '--host', '127.0.0.1', '--port', String(wanted), '--db-path', tableFileOf(dataFolder)],
    ],
    // Its own group: Ctrl-C reaches the relay first, which ends it after its last write.
    { stdio: 'ignore', detached: true },
    (started) => {
      writeFileSync(pidFile, String(started.pid));
      guard(started);
    },
  );
  let stopping = false;
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => {
      if (!stopping) resolve(signal ?? String(code));
    });
  });
  return {
    endpoint: `http://127.0.0.1:${port}`,
    ended,
    stop: async () => {
      stopping = true;
      if (child.exitCode === null && child.signalCode === null) {
        const gone = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGTERM');
        await gone;
      }
      rmSync(pidFile, { force: true });
    },
  };
};

/** Creates the table where it is not there yet, with the keys and the index that the store names. */
export const createTable = async (client: DynamoDBClient, table: string): Promise<void> => {
  const { partition, sort, index, indexPartition, indexSort } = TABLE_KEYS;
  try {
    await client.send(
      new CreateTableCommand({
        TableName: table,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [partition, sort, indexPartition, indexSort].map((AttributeName) => ({
          AttributeName,
          AttributeType: 'S',
        })),
        KeySchema: [
          { AttributeName: partition, KeyType: 'HASH' },
          { AttributeName: sort, KeyType: 'RANGE' },
        ],
        GlobalSecondaryIndexes: [
          {
            IndexName: index,
            KeySchema: [
              { AttributeName: indexPartition, KeyType: 'HASH' },
              { AttributeName: indexSort, KeyType: 'RANGE' },
            ],
            Projection: { ProjectionType: 'ALL' },
          },
        ],
      }),
    );
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  for (let round = 0; round < 200; round += 1) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: table }));
    if (Table?.TableStatus === 'ACTIVE') return;
    await sleep(10);
  }
  throw new Error(`table ${table} does not become active`);
};
