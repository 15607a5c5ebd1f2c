import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb';
import { TABLE_KEYS } from '../../lib/adapters/store.ts';
import { startListening } from './listening.ts';

/** The DynamoDB-compatible engine on this machine, with a file, so that a restart (or a kill) loses nothing that was acknowledged. */
export type Engine = { endpoint: string; stop: () => Promise<void> };

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

/** The engine's program: from this package, or, on another platform, from that platform's package, fetched once. */
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
    // What is missing is said below.
  }
  const program = programIn(folder, name);
  if (program !== null) return program;
  throw new Error(
    `no database engine for ${process.platform} ${process.arch}: run Vigie on Linux x64, or start any DynamoDB-compatible server and set AWS_ENDPOINT_URL_DYNAMODB to its address`,
  );
};

/** A relay that was killed leaves its engine behind with the file open: it is ended before another opens the file. */
const endOrphan = async (pidFile: string): Promise<void> => {
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8'));
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    if (command.includes('dynoxide')) {
      process.kill(pid, 'SIGKILL');
      for (let round = 0; round < 100 && existsSync(`/proc/${pid}`); round += 1) await sleep(20);
    }
  } catch {
    // It ended with the relay.
  }
  rmSync(pidFile, { force: true });
};

export const startEngine = async (dataFolder: string, say: (line: string) => void): Promise<Engine> => {
  const given = process.env['AWS_ENDPOINT_URL_DYNAMODB'];
  if (given !== undefined) return { endpoint: given, stop: () => Promise.resolve() };
  mkdirSync(dataFolder, { recursive: true });
  const program = findProgram(dataFolder, say);
  const pidFile = join(dataFolder, 'engine.pid');
  await endOrphan(pidFile);
  const { child, port } = await startListening(
    'the database engine',
    (wanted) => {
      const file = join(dataFolder, 'table.db');
      return [program, 'serve', '--host', '127.0.0.1', '--port', String(wanted), '--db-path', file];
    },
    // Its own group: Ctrl-C reaches the relay first, which ends it after its last write.
    { stdio: 'ignore', detached: true },
    ({ pid }) => writeFileSync(pidFile, String(pid)),
  );
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: async () => {
      if (child.exitCode === null) {
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGTERM');
        await ended;
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
