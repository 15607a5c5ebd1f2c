import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CloudFormationClient, DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { LambdaClientConfig } from '@aws-sdk/client-lambda';
import * as z from 'zod';
import { openBus } from '../adapters/bus.ts';
import { openLog } from '../adapters/log.ts';
import { openStore } from '../adapters/store/open-store.ts';
import type { Store } from '../records/store.ts';
import type { Announce } from '../events.ts';
import { readSettings, type Settings } from '../settings.ts';
import type { Written } from './config.ts';
import { refuse, type Io, type Refusal, type Text } from './io.ts';
import { badConfiguration } from './problems.ts';

/** A running relay that a command acts on, and who acts. */
export type Target = {
  kind: 'target';
  /** Which account, region and table: printed before anything is done. */
  where: Text;
  settings: Settings;
  store: Store;
  announce: Announce;
  /** The person, or why nobody is known to act. */
  by: { kind: 'person'; id: string } | Refusal;
  /** The function that fetches pictures, and what leads a client of Lambda there. */
  pictures: { name: string; client: LambdaClientConfig };
  now: () => number;
  monotonic: () => number;
  sleep: (ms: number) => Promise<void>;
};

/** The file of the configuration, which is read only where it is needed. */
export type Configuration = { file: string; written: () => Promise<Written> };

export type Choice = { local: boolean; stack: string | null; by: string | null; data: string };

const LocalRelay = z.object({
  url: z.string(),
  table: z.string(),
  endpoint: z.string(),
  /** Where its functions are called, and which of them fetches pictures. */
  lambda: z.string().default(''),
  pictures: z.string().default(''),
  config: z.string(),
});

const LOCAL_AWS = { region: 'eu-west-3', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } } as const;

const common = (client: DynamoDBClient, table: string) => {
  const pause = async (ms: number): Promise<void> => {
    await sleep(ms);
  };
  const monotonic = () => performance.now();
  const store = openStore({ client, table, sleep: pause, random: Math.random, newId: randomUUID, monotonic });
  return { store, now: () => Date.now(), monotonic, sleep: pause };
};

const settingsOf = (value: unknown, file: string): Settings | Refusal => {
  const read = readSettings(value);
  return read.kind === 'settings' ? read.settings : badConfiguration(read.problems, file);
};

const openLocal = (choice: Choice): Target | Refusal => {
  const file = join(choice.data, 'relay.json');
  if (!existsSync(file)) {
    return refuse(1, 'no-relay', ({ say }) => say.cli.which.noRelay(file));
  }
  let relay: z.output<typeof LocalRelay>;
  let written: unknown;
  try {
    relay = LocalRelay.parse(JSON.parse(readFileSync(file, 'utf8')));
    written = JSON.parse(readFileSync(relay.config, 'utf8'));
  } catch (error) {
    return refuse(1, 'no-relay', ({ say: { cli } }) => {
      const why = error instanceof z.ZodError ? cli.which.otherShape : String(error);
      return cli.which.relayUnreadable(file, why);
    });
  }
  const settings = settingsOf(written, relay.config);
  if ('kind' in settings) return settings;
  const client = new DynamoDBClient({
    endpoint: relay.endpoint,
    ...LOCAL_AWS,
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000 },
  });
  const people = Object.keys(settings.people).join(', ');
  const named = choice.by;
  const by =
    named === null
      ? refuse(2, 'who', ({ say }) => say.cli.which.sayWho(people))
      : Object.hasOwn(settings.people, named)
        ? { kind: 'person' as const, id: named }
        : refuse(1, 'who', ({ say }) => say.cli.which.nobodyCalled(named, people));
  return {
    kind: 'target',
    where: ({ say }) => say.cli.which.here(relay.url, relay.table),
    settings,
    announce: () => Promise.resolve(),
    pictures: { name: relay.pictures, client: { ...LOCAL_AWS, endpoint: relay.lambda } },
    by,
    ...common(client, relay.table),
  };
};

const person = (settings: Settings, arn: string): string | null => {
  // arn:aws:iam::1:user/lea, arn:aws:sts::1:assumed-role/Role/lea@gazette.example
  const name = arn.split('/').at(-1)?.toLowerCase() ?? '';
  const found = Object.entries(settings.people).find(([id, each]) => id === name || each.mail.toLowerCase() === name);
  return found?.[0] ?? null;
};

/** How long the command line waits for AWS. */
const AWS = { maxAttempts: 2, requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000 } } as const;

const outputsOf = (stack: Stack | undefined): Map<string, string> =>
  new Map((stack?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey ?? '', OutputValue ?? '']));

/** The stack that is named; without a name the only one there is. */
const findStack = async (wanted: string | null): Promise<Map<string, string> | Refusal> => {
  const client = new CloudFormationClient(AWS);
  const found: Stack[] = [];
  try {
    let page: string | undefined;
    do {
      const answer = await client.send(
        new DescribeStacksCommand({
          ...(wanted === null ? {} : { StackName: wanted }),
          ...(page === undefined ? {} : { NextToken: page }),
        }),
      );
      found.push(...(answer.Stacks ?? []));
      page = answer.NextToken;
    } while (page !== undefined);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return refuse(1, 'no-stack', ({ say: { cli } }) =>
      wanted === null ? cli.which.nothingAnywhere(detail) : cli.which.stackUnreadable(wanted, detail),
    );
  }
  const relays = found.filter((stack) => outputsOf(stack).has('VigieTableName'));
  if (relays.length > 1) {
    const names = relays.map(({ StackName }) => StackName).join(', ');
    return refuse(2, 'which', ({ say }) => say.cli.which.severalStacks(names));
  }
  if (relays[0] !== undefined) return outputsOf(relays[0]);
  return refuse(1, 'no-stack', ({ say: { cli } }) =>
    wanted === null ? cli.which.noStack : cli.which.notVigie(wanted),
  );
};

const openStack = async (
  choice: Choice,
  { written: config, file }: Configuration,
  io: Io,
): Promise<Target | Refusal> => {
  const written = await config();
  if (written.kind === 'refused') return written;
  const settings = settingsOf(written.value, file);
  if ('kind' in settings) return settings;
  const outputs = await findStack(choice.stack);
  if ('kind' in outputs) return outputs;
  const table = outputs.get('VigieTableName') ?? '';
  const identity = await new STSClient(AWS).send(new GetCallerIdentityCommand({}));
  const arn = identity.Arn ?? '';
  const id = person(settings, arn);
  const log = openLog(
    (line) => io.err(`${line}\n`),
    () => Date.now(),
  );
  const client = new DynamoDBClient({
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000 },
  });
  const region = await client.config.region();
  return {
    kind: 'target',
    where: ({ say }) => say.cli.which.aws(identity.Account ?? '?', region, table),
    settings,
    announce: openBus({ client: new EventBridgeClient({}), bus: outputs.get('VigieBusName') ?? 'default', log }),
    pictures: {
      name: outputs.get('VigiePicturesFunction') ?? '',
      client: { requestHandler: { connectionTimeout: 1_000, requestTimeout: 20_000 } },
    },
    by:
      choice.by !== null && choice.by !== id
        ? refuse(2, 'who', ({ say }) => say.cli.which.byIsLocal(arn))
        : id === null
          ? refuse(1, 'who', ({ say }) => say.cli.which.stranger(arn))
          : { kind: 'person', id },
    ...common(client, table),
  };
};

/** Opens the relay that the line names. `--local` or `--stack NAME` is needed when both could be meant. */
export const openTarget = (choice: Choice, config: Configuration, io: Io): Promise<Target | Refusal> => {
  const here = existsSync(join(choice.data, 'relay.json'));
  if (choice.local && choice.stack !== null) {
    return Promise.resolve(refuse(2, 'which', ({ say }) => say.cli.which.notBoth));
  }
  if (
    choice.local ||
    (choice.stack === null &&
      here &&
      process.env['AWS_PROFILE'] === undefined &&
      process.env['AWS_ACCESS_KEY_ID'] === undefined)
  ) {
    return Promise.resolve(openLocal(choice));
  }
  if (choice.stack === null && here) {
    return Promise.resolve(refuse(2, 'which', ({ say }) => say.cli.which.ambiguous));
  }
  return openStack(choice, config, io);
};
