import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, type PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client, type SendEmailCommand } from '@aws-sdk/client-sesv2';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { createTable } from '../../infra/local/engine.ts';
import { openStore } from '../../lib/adapters/store/open-store.ts';
import type { Store } from '../../lib/records/store.ts';
import { configuredScopes } from '../../lib/freeze/scope.ts';
import { LOCAL } from '../../lib/runtime.ts';
import { isStopDoor } from '../../lib/web/doors.ts';
import type { Settings, SettingsInput } from '../../lib/settings.ts';
import { memoryEngine, type MemoryEngine } from '../engines/memory.ts';
import { settingsOf, TABLE, type Letter } from '../web/gazette.ts';

/** What Lambda gives a function: its environment, and AWS behind the SDK's own clients. Here AWS is in memory. */

export type Cloud = {
  engine: MemoryEngine;
  store: Store;
  settings: Settings;
  letters: Letter[];
  events: Record<string, unknown>[];
  logs: string[];
  secrets: Map<string, string>;
  close: () => void;
};

type Sent = { input: object };

export const openCloud = async (config: SettingsInput, secrets: Record<string, unknown> = {}): Promise<Cloud> => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-cloud-'));
  const file = join(folder, 'config.json');
  const settings = settingsOf(config);
  // As the deployment writes it beside each bundle.
  writeFileSync(file, JSON.stringify({ ...config, checked: settings }));
  const engine = memoryEngine();
  const cloud: Cloud = {
    engine,
    settings,
    store: openStore({
      client: engine,
      table: TABLE,
      sleep: () => Promise.resolve(),
      random: () => 0.5,
      newId: () => crypto.randomUUID(),
      monotonic: () => performance.now(),
    }),
    letters: [],
    events: [],
    logs: [],
    secrets: new Map(Object.entries(secrets).map(([name, value]) => [name, JSON.stringify(value)])),
    close: () => {
      vi.restoreAllMocks();
      vi.unstubAllEnvs();
      Reflect.deleteProperty(globalThis, LOCAL);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  vi.spyOn(DynamoDBClient.prototype, 'send').mockImplementation(((command: never) => engine.send(command)) as never);
  vi.spyOn(SESv2Client.prototype, 'send').mockImplementation(((command: SendEmailCommand) => {
    const { FromEmailAddress = '', Destination, Content } = command.input;
    cloud.letters.push({
      from: FromEmailAddress,
      to: Destination?.ToAddresses?.[0] ?? '',
      subject: Content?.Simple?.Subject?.Data ?? '',
      text: Content?.Simple?.Body?.Text?.Data ?? '',
      html: Content?.Simple?.Body?.Html?.Data ?? '',
    });
    return Promise.resolve({});
  }) as never);
  vi.spyOn(EventBridgeClient.prototype, 'send').mockImplementation(((command: PutEventsCommand) => {
    for (const { Detail = '' } of command.input.Entries ?? [])
      cloud.events.push(JSON.parse(Detail) as Record<string, unknown>);
    return Promise.resolve({});
  }) as never);
  vi.spyOn(SecretsManagerClient.prototype, 'send').mockImplementation(((command: Sent) => {
    const name = command instanceof GetSecretValueCommand ? (command.input.SecretId ?? '') : '';
    const SecretString = cloud.secrets.get(name);
    return SecretString === undefined
      ? Promise.reject(Object.assign(new Error('no such secret'), { name: 'ResourceNotFoundException' }))
      : Promise.resolve({ SecretString });
  }) as never);
  for (const [name, value] of Object.entries({
    AWS_REGION: 'eu-west-3',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    TABLE,
    CONFIG: file,
    BUS: 'vigie',
    POLLS: 'https://sqs.eu-west-3.amazonaws.com/1/polls',
    PUBLIC_URL: 'https://vigie.example',
    GAP_MS: '0',
    ASK_EVERY_MS: '0',
    PICTURES: 'vigie-pictures',
  })) {
    vi.stubEnv(name, value);
  }
  Reflect.set(globalThis, LOCAL, { log: (line: string) => cloud.logs.push(line) });
  await createTable(engine as unknown as DynamoDBClient, TABLE);
  await cloud.store.applyScopes(configuredScopes(settings), Object.keys(settings.accounts), Date.now() - 3_600_000);
  await cloud.store.extendOkUntil(Date.now() + 600_000);
  return cloud;
};

export type HttpAnswer = {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
  isBase64Encoded?: boolean;
};

/**
 * What API Gateway sends for one request, in payload format 2.0. A body that is not of a known type of text comes
 * in base64.
 */
export const httpEvent = (
  method: string,
  path: string,
  body: string | null,
  headers: Record<string, string> = {},
  encoded = true,
): never => {
  const [rawPath = '', rawQueryString = ''] = path.split('?');
  return {
    version: '2.0',
    routeKey: 'ANY /{proxy+}',
    rawPath,
    rawQueryString,
    headers: { host: 'vigie.example', 'content-type': 'application/x-www-form-urlencoded', ...headers },
    requestContext: {
      accountId: '1',
      apiId: 'api',
      domainName: 'vigie.example',
      domainPrefix: 'vigie',
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: 'r',
      routeKey: 'ANY /{proxy+}',
      stage: '$default',
      time: '14/Jul/2026:16:00:00 +0000',
      timeEpoch: 0,
    },
    ...(body === null ? {} : { body: encoded ? Buffer.from(body).toString('base64') : body }),
    isBase64Encoded: body !== null && encoded,
  } as never;
};

export const textOf = ({ body, isBase64Encoded }: HttpAnswer): string =>
  isBase64Encoded === true ? Buffer.from(body, 'base64').toString('utf8') : body;

/** The two functions that serve people, behind one address: what API Gateway's routes do. */
export const openWeb = async (): Promise<(event: never) => Promise<HttpAnswer>> => {
  const pages = (await import('../../functions/web.ts')).handler;
  const stop = (await import('../../functions/stop.ts')).handler;
  return async (event) => {
    const { rawPath } = event as { rawPath: string };
    return (await (isStopDoor(rawPath) ? stop : pages)(event)) as HttpAnswer;
  };
};
