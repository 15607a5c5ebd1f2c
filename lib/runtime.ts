import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { openBus } from './adapters/bus.ts';
import { openLog } from './adapters/log.ts';
import { openStore } from './adapters/store/open-store.ts';
import type { Settings } from './settings.ts';
import { watchSources } from './watch-sources.ts';

/**
 * What every function is built from, once per cold start: the settings, the store, the bus and the log. The only
 * clock and the only randomness are here.
 */

/**
 * The local engine and tests set this before they import a function. Only then may anything here talk to 127.0.0.1,
 * and log lines go where it says. Nothing sets it on AWS.
 */
export const LOCAL = Symbol.for('vigie.local');
export type Local = { log: (line: string) => void };

export const local = (): Local | null => {
  const value: unknown = Reflect.get(globalThis, LOCAL);
  return value === undefined ? null : (value as Local);
};
export const allowLoopback = (): boolean => local() !== null;

/** Reads the settings that the deployment has checked and written. Throws where it finds anything else. */
export const loadSettings = (path: string): Settings => {
  const { checked } = JSON.parse(readFileSync(path, 'utf8')) as { checked?: Settings };
  if (checked === undefined) throw new Error(`${path} holds no checked settings: deploy again`);
  return checked;
};

export const userAgent = (settings: Settings): string => `Vigie/0.1 (+${settings.site.contact})`;

/** Where log lines go. */
export const logLine = (): ((line: string) => void) => local()?.log ?? ((line) => process.stdout.write(`${line}\n`));

/** The store repeats requests by its own rules. The client repeats none, and does not wait for a silent server. */
export const openTableClient = (): DynamoDBClient =>
  new DynamoDBClient({ maxAttempts: 1, requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000 } });

export const pause = async (ms: number): Promise<void> => {
  await sleep(ms);
};

export const openRuntime = (environment: { TABLE: string; CONFIG: string; BUS: string }) => {
  const settings = loadSettings(environment.CONFIG);
  const now = () => Date.now();
  const monotonic = () => performance.now();
  const log = openLog(logLine(), now);
  const client = openTableClient();
  const store = openStore({
    client,
    table: environment.TABLE,
    sleep: pause,
    random: Math.random,
    newId: randomUUID,
    monotonic,
    unreadable: (what) => log('error', 'item.unreadable', what),
  });
  const bus = new EventBridgeClient({
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000 },
  });
  return {
    settings,
    sources: watchSources(settings),
    store,
    log,
    announce: openBus({ client: bus, bus: environment.BUS, log }),
    now,
    monotonic,
    sleep: pause,
    newId: () => randomUUID(),
    newSecret: () => randomBytes(32).toString('base64url'),
    randomBytes: (count: number) => new Uint8Array(randomBytes(count)),
    random: Math.random,
  };
};
