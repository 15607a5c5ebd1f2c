import { appendFileSync, mkdirSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { deskPass } from '../../lib/approval/digest.ts';
import { EVENT_SOURCE, RUNG_AT_ONCE, TOLD_AT_ONCE, type VigieEvent } from '../../lib/events.ts';
import { configuredScopes } from '../../lib/freeze/scope.ts';
import { openWatchMemory } from '../../lib/crisis/memory.ts';
import type { Store } from '../../lib/records/store.ts';
import { LOCAL, type Local, type openRuntime } from '../../lib/runtime.ts';
import { may } from '../../lib/people.ts';
import { readSettings, writeChecked, type Locale, type SettingsInput } from '../../lib/settings.ts';
import { isStopDoor } from '../../lib/web/doors.ts';
import { startAws } from './aws.ts';
import { diskTrouble } from './disk.ts';
import { words } from '../../lib/words/words.ts';
import { createTable, endOrphan, startEngine, type Engine } from './engine.ts';
import { openGateway } from './gateway.ts';
import { startInbox, type Inbox } from './inbox.ts';
import { listen } from './listening.ts';
import { LOCK_FILES, lockFolder, type FolderLock } from './lock.ts';
import { startNewsroom, type Newsroom } from './newsroom.ts';
import { SECRETS_FILE } from './own.ts';
import { openQueue, type LocalQueue } from './queue.ts';
import { startSandbox, type Sandbox } from './sandbox.ts';
import { localSettings } from './settings.ts';

/** The whole relay on one machine: the engine, the world round it, and the very handlers that AWS calls. */

export const FUNCTIONS = ['ingest', 'watch', 'notify', 'bell', 'publish', 'sweep', 'answers'] as const;
export type Scheduled = (typeof FUNCTIONS)[number];

/** What the local page reads of the relay. */
type Desk = ReturnType<typeof openRuntime> & Store & ReturnType<typeof openWatchMemory>;

export type Relay = {
  url: string;
  dataFolder: string;
  /** How the database engine ended, if it ends by itself. */
  broken: Promise<string>;
  /** The wanted port was in use, so another one was taken. */
  portTaken: boolean;
  desk: Desk;
  inbox: Inbox;
  sandbox: Sandbox;
  newsroom: Newsroom;
  events: () => readonly VigieEvent[];
  onEvent: (listener: (event: VigieEvent) => void) => void;
  /**
   * Calls one function with the event that EventBridge would send. Ingest has ended when the polls that it
   * ordered have ended.
   */
  invoke: (name: Scheduled) => Promise<unknown>;
  /** A person's own link to the desk or the stop button. */
  link: (person: string, page: 'desk' | 'stop' | 'tray') => Promise<string>;
  /** Handles the requests for the local page itself. `page` returns false when the web function has to answer. */
  serve: (page: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>) => void;
  close: () => Promise<void>;
};

export type RelayOptions = {
  dataFolder: string;
  port: number;
  fresh: boolean;
  feed: string | null;
  /** How many items of the real feed's first poll become drafts; left out: a few. */
  backfill?: number;
  locale: Locale;
  say: (line: string) => void;
  /** Called after each poll: how many drafts it made, and how many items it left. */
  polled?: (drafts: number, skipped: number) => void;
  /** Other settings than the sample's. */
  settings?: (at: Parameters<typeof localSettings>[0]) => SettingsInput;
  /** What Secrets Manager holds besides Slack's own, by name. */
  secrets?: Readonly<Record<string, unknown>>;
};

const TABLE = 'vigie';
/** The name of the function that fetches pictures. */
const PICTURES = 'vigie-pictures';
/** Nothing ends a run from outside here. */
const CONTEXT = { getRemainingTimeInMillis: () => 60_000 };
const SqsAnswer = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });
const KEPT_EVENTS = 300;

/** Starts everything in a folder that no other relay uses. When the start fails, its engine is ended. */
export const startRelay = async (options: RelayOptions): Promise<Relay> => {
  mkdirSync(options.dataFolder, { recursive: true });
  // One name for the folder, whatever links lead to it. An engine that was left behind is recognised by its
  // file.
  const dataFolder = realpathSync(options.dataFolder);
  const lock = lockFolder(dataFolder);
  let engine: Engine | null = null;
  try {
    // The command line must not find the address of a relay that was killed.
    rmSync(join(dataFolder, 'relay.json'), { force: true });
    if (options.fresh) await forget(dataFolder);
    engine = await startEngine(dataFolder, options.say);
    return await openRelay(options, dataFolder, engine, lock);
  } catch (error) {
    await engine?.stop();
    lock.release();
    throw error;
  }
};

/** Deletes all that the folder keeps, except the lock that this process holds and the secrets of accounts. */
const forget = async (dataFolder: string): Promise<void> => {
  await endOrphan(dataFolder);
  for (const name of readdirSync(dataFolder)) {
    if (![...LOCK_FILES, SECRETS_FILE].includes(name)) rmSync(join(dataFolder, name), { recursive: true, force: true });
  }
};

const openRelay = async (
  options: RelayOptions,
  dataFolder: string,
  engine: Engine,
  lock: FolderLock,
): Promise<Relay> => {
  const now = () => Date.now();

  const kept: VigieEvent[] = [];
  const listeners: ((event: VigieEvent) => void)[] = [];
  let queue: LocalQueue | null = null;
  const local: Local = { log: openLocalLog(options, dataFolder) };
  // The port is taken at once, so that nobody else can take it before the pages are ready.
  let answer = (_: IncomingMessage, response: ServerResponse): Promise<unknown> =>
    Promise.resolve(response.writeHead(503, { 'retry-after': '1' }).end());
  const server: Server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      local.log(JSON.stringify({ level: 'error', event: 'local.failed', path: request.url, error: String(error) }));
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  const port = await listen(server, options.port);
  const url = `http://127.0.0.1:${port}`;
  const [inbox, sandbox, newsroom, aws] = await Promise.all([
    startInbox(join(dataFolder, 'inbox.json')),
    startSandbox({ file: join(dataFolder, 'timelines.json'), now, page: ({ id }) => `${url}/#post-${id}` }),
    startNewsroom({ file: join(dataFolder, 'newsroom.json'), now }),
    startAws({
      secrets: { 'vigie/slack': { signingSecret: 'local-signing-secret' }, ...options.secrets },
      onEvent: (event) => {
        kept.unshift(event);
        kept.length = Math.min(kept.length, KEPT_EVENTS);
        for (const listener of listeners) listener(event);
      },
      onMessage: (body, delayMs) => queue?.send(body, delayMs),
      onInvoke: async (name, event) => {
        if (name !== PICTURES) throw new Error(`nobody may call ${name}`);
        return (await import('../../functions/pictures.ts')).handler(event);
      },
    }),
  ]);

  const written = (options.settings ?? localSettings)({
    newsroom: newsroom.url,
    sandbox: sandbox.url,
    feed: options.feed,
    ...(options.backfill === undefined ? {} : { backfill: options.backfill }),
    locale: options.locale,
    now: now(),
  });
  const read = readSettings(written);
  if (read.kind === 'problems') {
    throw new Error(
      read.problems.map(({ path, was, allowed }) => `${path}: was ${was}; allowed: ${allowed}`).join('\n'),
    );
  }
  // The command line reads the one, as it was written, and the functions the other.
  writeFileSync(join(dataFolder, 'config.json'), JSON.stringify(written, null, 2));
  const checked = join(dataFolder, 'settings.json');
  writeFileSync(checked, writeChecked(read.settings));

  const stopper = Object.keys(read.settings.people).find((person) => may(read.settings, person, 'freeze')) ?? '';

  // From here on this process looks like Lambda to the functions. They get their environment and the addresses
  // of the services, and may reach no network but loopback.
  Object.assign(process.env, {
    AWS_REGION: 'eu-west-3',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
    AWS_ENDPOINT_URL_SESV2: inbox.url,
    AWS_ENDPOINT_URL_EVENTBRIDGE: aws.url,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: aws.url,
    AWS_ENDPOINT_URL_SSM: aws.url,
    AWS_ENDPOINT_URL_SQS: aws.url,
    AWS_ENDPOINT_URL_LAMBDA: aws.url,
    PICTURES,
    POLLS: `${aws.url}/000000000000/polls`,
    TABLE,
    CONFIG: checked,
    BUS: 'vigie',
    PUBLIC_URL: url,
    GAP_MS: '0',
    ASK_EVERY_MS: '0',
    STOP_COMMAND: stopCommand(stopper, dataFolder),
  });
  Reflect.set(globalThis, LOCAL, local);

  const client = new DynamoDBClient({});
  await createTable(client, TABLE);
  client.destroy();

  const handlers = {
    ingest: (await import('../../functions/ingest.ts')).handler,
    watch: (await import('../../functions/watch.ts')).handler,
    notify: (await import('../../functions/notify.ts')).handler,
    bell: (await import('../../functions/bell.ts')).handler,
    publish: (await import('../../functions/publish.ts')).handler,
    sweep: (await import('../../functions/sweep.ts')).handler,
    answers: (await import('../../functions/answers.ts')).handler,
  } satisfies Record<Scheduled, unknown>;
  const polls = openQueue({
    handler: async (event) => SqsAnswer.parse(await handlers.ingest(event, CONTEXT)),
    onDead: (body) => local.log(JSON.stringify({ level: 'error', event: 'local.dead-letter', body })),
  });
  queue = polls;
  const pages = openGateway((await import('../../functions/web.ts')).handler);
  const stop = openGateway((await import('../../functions/stop.ts')).handler);
  const { openRuntime } = await import('../../lib/runtime.ts');
  const runtime = openRuntime({ TABLE, CONFIG: checked, BUS: 'vigie' });
  const desk: Desk = { ...runtime, ...runtime.store, ...openWatchMemory(runtime.store) };
  await desk.applyScopes(configuredScopes(read.settings), Object.keys(read.settings.accounts), now());

  // As the rules on the bus do. What no event told or rang, the next run by the clock does.
  const running = new Set<Promise<unknown>>();
  const runOn = (types: readonly VigieEvent['type'][], call: (event: VigieEvent) => Promise<unknown>): void => {
    listeners.push((event) => {
      if (!types.includes(event.type)) return;
      const run = call(event).catch((error: unknown) => {
        local.log(JSON.stringify({ level: 'error', event: 'local.failed', of: event.type, error: String(error) }));
      });
      running.add(run);
      void run.finally(() => running.delete(run));
    });
  };
  runOn(TOLD_AT_ONCE, (event) => handlers.notify({ source: EVENT_SOURCE, detail: event }));
  runOn(RUNG_AT_ONCE, (event) => handlers.bell({ source: EVENT_SOURCE, detail: event }, CONTEXT));

  let page: (request: IncomingMessage, response: ServerResponse) => Promise<boolean> = () => Promise.resolve(false);
  answer = async (request, response) => {
    if (await page(request, response)) return;
    const { pathname } = new URL(request.url ?? '/', url);
    await (isStopDoor(pathname) ? stop : pages)(request, response);
  };

  // For the command line: where the relay that runs here keeps its table.
  writeFileSync(
    join(dataFolder, 'relay.json'),
    JSON.stringify({
      ...{ url, table: TABLE, endpoint: engine.endpoint, lambda: aws.url, pictures: PICTURES },
      config: join(dataFolder, 'config.json'),
    }),
  );
  lock.answersAt(url);

  const passes = new Map<string, string>();
  return {
    url,
    dataFolder,
    broken: engine.ended,
    portTaken: options.port !== 0 && port !== options.port,
    desk,
    inbox,
    sandbox,
    newsroom,
    events: () => kept,
    onEvent: (listener) => listeners.push(listener),
    invoke: async (name) => {
      const answer = await handlers[name](scheduledEvent(name), CONTEXT);
      if (name === 'ingest') await polls.drained();
      return answer;
    },
    link: async (person, to) => {
      const token = passes.get(person) ?? (await deskPass(desk, person));
      passes.set(person, token);
      return `${url}/${to}#${token}`;
    },
    serve: (next) => {
      page = next;
    },
    close: async () => {
      rmSync(join(dataFolder, 'relay.json'), { force: true });
      await polls.close();
      await Promise.all(running);
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await Promise.all([inbox.close(), sandbox.close(), newsroom.close(), aws.close()]);
      await engine.stop();
      lock.release();
    },
  };
};

const Polled = z.object({ polls: z.array(z.object({ drafts: z.number(), skipped: z.number() })) });

/** Writes the log of the functions. A disk that takes no line is told of once, and harms no function. */
const openLocalLog = ({ say, locale, polled }: RelayOptions, dataFolder: string) => {
  let told: string | null = null;
  return (line: string): void => {
    try {
      appendFileSync(join(dataFolder, 'log.jsonl'), `${line}\n`);
    } catch (error) {
      const trouble = diskTrouble(error, dataFolder, words(locale).terminal) ?? String(error);
      if (trouble !== told) say(trouble);
      told = trouble;
    }
    if (polled === undefined || !line.includes('"event":"ingest.run"')) return;
    for (const { drafts, skipped } of Polled.parse(JSON.parse(line)).polls) polled(drafts, skipped);
  };
};

/** On this machine no identity says who acts, and another folder than the usual one has to be named. */
const stopCommand = (person: string, dataFolder: string): string => {
  const typed = /^[\w./-]+$/.test(dataFolder) ? dataFolder : `'${dataFolder.replaceAll("'", String.raw`'\''`)}'`;
  const folder = dataFolder === resolve('.vigie') ? '' : ` --data ${typed}`;
  return `npm run --silent vigie -- stop --local --by ${person}${folder}`;
};

/** What EventBridge Scheduler sends to a Lambda target with no input of its own. */
const scheduledEvent = (name: string): never =>
  ({
    version: '0',
    id: 'local',
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    account: '000000000000',
    time: new Date().toISOString(),
    region: 'eu-west-3',
    resources: [`arn:aws:scheduler:eu-west-3:000000000000:schedule/default/vigie-${name}`],
    detail: '{}',
  }) as never;
