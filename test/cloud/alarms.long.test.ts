import { DeleteItemCommand, GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../infra/local/sandbox.ts';
import { FUNCTIONS, type FunctionName } from '../../lib/environment.ts';
import type { SettingsInput } from '../../lib/settings.ts';
import { missingDynoxide } from '../engines/start.ts';
import { sampleSynth } from '../infra/synth.ts';
import { PAGES, startCloud, type Cloud } from './cloud.ts';
import { fieldsOf } from './pages.ts';

/**
 * Every alarm of the template is driven to ringing by its cause, and to silence by its end. The bundles run and write
 * their own lines; these go through the filters, metrics and alarms of the template, and the topic's policy, to people.
 */

const missing = missingDynoxide('every alarm by its cause');
const SLACK = 'vigie/slack';
const SIGNING_SECRET = { signingSecret: 'a-signing-secret' };

let world: Server;
let worldUrl: string;
let sandbox: Sandbox;
let cloud: Cloud;
let folder: string;
/** What the sites answer: their items, or a status. */
const sites: Record<string, readonly string[] | number> = {};

const rss = (name: string, titles: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>${name}</title><link>https://${name}.example/</link><description>${name}</description>${titles
    .map(
      (title, index) =>
        `<item><title>${title}</title><link>https://${name}.example/${index}</link><guid isPermaLink="false">${name}-${index}</guid><pubDate>${new Date(Date.now() - (index + 1) * 60_000).toUTCString()}</pubDate></item>`,
    )
    .join('')}</channel></rss>`;

/** One post each, for the causes that need one. */
const POSTS = ['Le marché', 'La piscine', 'Le musée', 'Le théâtre', 'Le stade'] as const;
const SOURCES = ['courrier', 'quotidien', 'journal'];

const config = (feed = 'agenda'): SettingsInput => ({
  site: { name: 'La Gazette', locale: 'fr', timeZone: 'Europe/Paris', contact: 'https://gazette.example/contact' },
  people: {
    lea: { name: 'Léa Martin', mail: 'lea@gazette.example', slack: 'U0LEA', may: ['approve', 'freeze'] },
    marc: { name: 'Marc Petit', mail: 'marc@gazette.example', slack: 'U0MARC', may: ['approve', 'freeze', 'thaw'] },
    ines: { name: 'Inès Robin', mail: 'ines@gazette.example', may: ['freeze', 'thaw'] },
  },
  accounts: { 'sandbox:gazette': { service: sandbox.url, caps: { perHour: 40, perDay: 200, minGap: '0s' } } },
  feeds: {
    agenda: {
      url: `${worldUrl}/${feed}`,
      lane: 'promo',
      accounts: ['sandbox:gazette'],
      approvers: ['lea'],
      every: '1m',
      backfill: POSTS.length,
    },
  },
  watch: {
    audience: ['fr'],
    sources: SOURCES.map((owner) => ({ id: owner, owner, url: `${worldUrl}/${owner}`, lang: 'fr', country: 'fr' })),
  },
  slack: { team: 'T0GAZ', channel: 'C0DESK' },
  mail: { from: 'vigie@gazette.example' },
});

/** Minutes pass. A queue that holds messages says so in each of them. */
const pass = (minutes: number, meanwhile?: () => Promise<void>): Promise<void> =>
  cloud.monitoring.minutes(minutes, async () => {
    await meanwhile?.();
    const [id] = cloud.synth.ofType('AWS::SQS::Queue').find(([each]) => each.includes('DeadLetters')) ?? [];
    const QueueName = String(cloud.synth.resolve({ 'Fn::GetAtt': [id, 'QueueName'] }));
    cloud.monitoring.count(
      {
        Namespace: 'AWS/SQS',
        MetricName: 'ApproximateNumberOfMessagesVisible',
        Dimensions: [{ Name: 'QueueName', Value: QueueName }],
      },
      cloud.deadLetters.length,
    );
  });

/** Does something while AWS refuses or fails to do what `breaks` says. */
const broken = async (breaks: Cloud['broken'][number], work: () => Promise<unknown>): Promise<void> => {
  cloud.broken.push(breaks);
  await work();
  cloud.broken.length = 0;
};

/** The token of a person's link to a page, from the last mail that has one. */
const tokenOf = (person: string, path: string): string => {
  const mail = cloud.aws.mails.findLast(
    ({ to, text }) => to.includes(`<${person}@`) && text.includes(`${PAGES}/${path}`),
  );
  const found = new RegExp(`${PAGES}/${path}[^#\\s]*#([\\w-]+)`).exec(mail?.text ?? '')?.[1];
  if (found === undefined) throw new Error(`no mail to ${person} with a link to ${path}`);
  return found;
};

/** Léa approves one post by the link in her mail. */
const approve = async (title: string): Promise<void> => {
  const text = cloud.aws.mails.find(({ to }) => to.includes('<lea@'))?.text ?? '';
  for (const [, ask = '', token = ''] of text.matchAll(/\/review\/([\w-]+)#([\w-]+)/g)) {
    const review = await cloud.request('POST', `/review/${ask}/open`, { token });
    if (!review.body.includes(title)) continue;
    const fields = { ...fieldsOf(review.body), token, decision: 'approve', sure: 'yes' };
    expect((await cloud.request('POST', `/review/${ask}/decide`, fields)).status).toBe(200);
    return;
  }
  throw new Error(`nobody was asked about ${title}`);
};

let presses = 0;
const pressStop = async (): Promise<string> => {
  presses += 1;
  const press = `press-000${presses}`;
  await cloud.request('POST', '/stop', { token: tokenOf('lea', 'stop'), id: press });
  return `page-${press}`;
};
const thaw = async (freeze: string): Promise<void> => {
  const form = { token: tokenOf('marc', 'stop'), freeze, act: 'thaw', sure: 'yes' };
  expect((await cloud.request('POST', '/stop/act', form)).status).toBe(200);
};

/** The feed's next poll is due, as after its interval. */
const feedIsDue = () =>
  cloud.client.send(
    new UpdateItemCommand({
      TableName: cloud.table,
      Key: { pk: { S: 'FEED#agenda' }, sk: { S: '-' } },
      UpdateExpression: 'SET nextAt = :past',
      ExpressionAttributeValues: { ':past': { N: '0' } },
    }),
  );

const slackCommand = () => {
  const form = { team_id: 'T0GAZ', channel_id: 'C0DESK', user_id: 'U0MARC', text: 'status', command: '/vigie' };
  const at = String(Math.floor(Date.now() / 1_000));
  const hash = createHmac('sha256', SIGNING_SECRET.signingSecret)
    .update(`v0:${at}:${new URLSearchParams(form).toString()}`)
    .digest('hex');
  const headers = { 'x-slack-request-timestamp': at, 'x-slack-signature': `v0=${hash}` };
  return cloud.request('POST', '/slack/command', form, headers);
};

const isDynamo = ({ action }: { action: string }) => action.startsWith('dynamodb:');
const control = { pk: { S: 'CONTROL#all#human' }, sk: { S: '-' } };

type Cause = {
  /** All is well again after hours in which other causes were at work. */
  before?: () => Promise<unknown>;
  begins: () => Promise<unknown>;
  ends?: () => Promise<unknown>;
  /** Minutes after its end, one unless told. */
  isOver?: number;
};
let freeze = '';
let saved: Record<string, never> = {};

/** How the cause of each alarm begins and ends. */
const CAUSES: Readonly<Record<string, Cause>> = {
  'unknown sends': {
    begins: async () => {
      await approve(POSTS[0]);
      sandbox.control({ faults: [{ fault: { kind: 'lose-reply' } }, { fault: { kind: 'reset' }, on: 'get' }] });
      await cloud.tick('publish');
      // It goes on ringing after the event, because the sweep counts what is unknown.
      await pass(10, () => cloud.tick('sweep'));
    },
    ends: async () => {
      sandbox.control({});
      await cloud.tick('publish');
      await cloud.tick('sweep');
    },
    isOver: 5,
  },
  'post differs': {
    begins: async () => {
      await approve(POSTS[1]);
      sandbox.control({ faults: [{ fault: { kind: 'lose-reply' } }] });
      await cloud.tick('publish');
      sandbox.control({});
      const [post] = sandbox.timeline();
      Object.assign(post!, { text: 'Something else' });
      await cloud.tick('publish');
    },
    isOver: 5,
  },
  'take-back failed': {
    begins: async () => {
      await approve(POSTS[2]);
      await cloud.tick('publish');
      sandbox.control({ faults: [{ fault: { kind: 'fail', status: 500 }, on: 'delete' }] });
      const posted = cloud.aws.events.findLast(({ type }) => type === 'delivery.published');
      const delivery = String(posted?.detail['id']);
      await cloud.request('POST', '/desk/act', {
        token: tokenOf('lea', 'desk'),
        act: 'take-back',
        delivery,
        sure: 'yes',
      });
    },
    ends: async () => {
      sandbox.control({});
      await cloud.tick('publish');
    },
    isOver: 5,
  },
  'control unreadable': {
    begins: async () => {
      await approve(POSTS[3]);
      const found = await cloud.client.send(new GetItemCommand({ TableName: cloud.table, Key: control }));
      saved = found.Item as typeof saved;
      await cloud.client.send(new DeleteItemCommand({ TableName: cloud.table, Key: control }));
      await cloud.tick('publish');
    },
    ends: async () => {
      await cloud.client.send(new PutItemCommand({ TableName: cloud.table, Item: saved }));
      await cloud.tick('publish');
    },
    isOver: 5,
  },
  'events not put': {
    begins: () =>
      broken(
        ({ action }) => action === 'events:PutEvents',
        () => approve(POSTS[4]),
      ),
    isOver: 5,
  },
  'freeze not confirmed': {
    begins: () => broken(({ who, action }) => who === 'web' && action === 'dynamodb:UpdateItem', pressStop),
    isOver: 1,
  },
  'people not told': {
    begins: () =>
      broken(
        ({ action }) => action === 'ses:SendEmail',
        async () => {
          freeze = await pressStop();
        },
      ),
    ends: async () => {
      await cloud.tick('notify');
      await thaw(freeze);
    },
    isOver: 5,
  },
  'page failed': {
    begins: () =>
      broken(
        (asked) => asked.who === 'web' && isDynamo(asked),
        () => cloud.request('POST', '/desk', { token: tokenOf('lea', 'desk') }),
      ),
    isOver: 5,
  },
  'pages throttled': {
    begins: async () => {
      for (let asked = 0; asked < 60; asked += 1) await cloud.request('GET', '/vigie.css');
    },
    isOver: 5,
  },
  'secret missing': {
    begins: async () => {
      Reflect.deleteProperty(cloud.secrets, SLACK);
      await cloud.restart('web');
      await slackCommand();
    },
    ends: async () => {
      cloud.secrets[SLACK] = SIGNING_SECRET;
      await cloud.restart('web');
      await slackCommand();
    },
    isOver: 15,
  },
  'version ends': {
    begins: async () => {
      const linkedin = { secret: 'vigie/linkedin', version: '202401' };
      await cloud.restart('sweep', { ...config(), accounts: { ...config().accounts, 'linkedin:gazette': linkedin } });
      await cloud.tick('sweep');
    },
    ends: async () => {
      await cloud.restart('sweep', config());
      await cloud.tick('sweep');
    },
    isOver: 5,
  },
  'watch heartbeat': {
    before: () => cloud.tick('watch'),
    begins: async () => {
      for (const source of SOURCES) sites[source] = 503;
      await pass(4, () => cloud.tick('watch'));
      await cloud.tick('watch');
    },
    ends: async () => {
      for (const source of SOURCES) sites[source] = [`Rien de neuf à ${source}`];
      await cloud.tick('watch');
    },
  },
  'watch source failing': {
    before: () => pass(15, () => cloud.tick('watch')),
    begins: async () => {
      sites['courrier'] = 404;
      await pass(11, () => cloud.tick('watch'));
      await cloud.tick('watch');
    },
    ends: async () => {
      sites['courrier'] = ['Rien de neuf'];
      await pass(14, () => cloud.tick('watch'));
      await cloud.tick('watch');
    },
  },
  'feed failing': {
    begins: async () => {
      sites['agenda'] = 410;
      await feedIsDue();
      await cloud.tick('ingest');
      // It says so once, and hours later it still rings.
      await pass(200, async () => {
        if (cloud.monitoring.now() % (10 * 60_000) === 0) await cloud.tick('ingest');
      });
      await cloud.tick('ingest');
    },
    ends: async () => {
      sites['calendar'] = [...POSTS];
      await cloud.restart('ingest', config('calendar'));
      await cloud.tick('ingest');
      await pass(4, () => cloud.tick('ingest'));
      await cloud.tick('ingest');
    },
    isOver: 5,
  },
  'dead letters': {
    begins: () =>
      broken(
        (asked) => asked.who === 'publish' && isDynamo(asked),
        () => cloud.tick('publish'),
      ),
    ends: () => Promise.resolve((cloud.deadLetters.length = 0)),
    isOver: 5,
  },
};

const thresholdOf = (alarm: string): number => {
  const found = sampleSynth()
    .ofType('AWS::CloudWatch::Alarm')
    .find(([, { Properties }]) => String(Properties['AlarmName']).endsWith(`: ${alarm}`));
  return Number(found?.[1].Properties['Threshold']);
};
const silentAfter = (alarm: string): number => {
  const found = sampleSynth()
    .ofType('AWS::CloudWatch::Alarm')
    .find(([, { Properties }]) => String(Properties['AlarmName']).endsWith(`: ${alarm}`));
  const metrics = found?.[1].Properties['Metrics'] as { MetricStat?: { Period: number } }[];
  return (metrics.flatMap(({ MetricStat }) => MetricStat?.Period ?? [])[0] ?? 0) / 60;
};

/** The same three for each function, as far as the template has them. */
const causeOf = (alarm: string): Cause | undefined => {
  const known = CAUSES[alarm];
  if (known !== undefined) return known;
  const name = FUNCTIONS.find((each) => alarm.startsWith(`${each} `));
  if (name === undefined) return undefined;
  switch (alarm.slice(name.length + 1)) {
    case 'fails':
      return failing(name);
    case 'is silent':
      return {
        before: () => cloud.tick(name),
        // One minute has passed since its last call, and one more passes after this.
        begins: async () => {
          await pass(silentAfter(alarm) - 1);
          expect(cloud.monitoring.state(alarm)).toBe('OK');
        },
        ends: () => cloud.tick(name),
      };
    case 'is invoked too often':
      return {
        begins: () => {
          const Dimensions = [{ Name: 'FunctionName', Value: cloud.synth.idOf(name) }];
          const metric = { Namespace: 'AWS/Lambda', MetricName: 'Invocations', Dimensions };
          for (let call = 0; call <= thresholdOf(alarm); call += 1) cloud.monitoring.count(metric, 1);
          return Promise.resolve();
        },
        isOver: 5,
      };
    default:
      return undefined;
  }
};

const call = (name: FunctionName): Promise<unknown> =>
  name === 'web' ? cloud.request('GET', '/stop') : name === 'apply' ? cloud.invoke(name, {}) : cloud.tick(name);

/** Throttled, and nothing else: the function is not called, so that it has no errors either. */
const failing = (name: FunctionName): Cause => ({
  begins: async () => {
    cloud.throttled.add(name);
    await call(name);
  },
  ends: () => {
    cloud.throttled.delete(name);
    cloud.deadLetters.length = 0;
    return Promise.resolve();
  },
  isOver: 5,
});

const ALARMS = sampleSynth()
  .ofType('AWS::CloudWatch::Alarm')
  .map(([, { Properties }]) => String(Properties['AlarmName']).replace('Vigie: ', ''));

beforeAll(async () => {
  if (missing !== null) return;
  folder = mkdtempSync(join(tmpdir(), 'vigie-alarms-'));
  world = createServer((incoming, response) => {
    const name = (incoming.url ?? '/').slice(1);
    const site = sites[name] ?? 404;
    if (typeof site === 'number') response.writeHead(site).end();
    else response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(rss(name, site));
  });
  await new Promise<void>((resolve) => world.listen(0, '127.0.0.1', resolve));
  worldUrl = `http://127.0.0.1:${(world.address() as AddressInfo).port}`;
  sites['agenda'] = [...POSTS];
  for (const source of SOURCES) sites[source] = [`Rien de neuf à ${source}`];
  sandbox = await startSandbox({ file: join(folder, 'timelines.json'), now: () => Date.now() });
  cloud = await startCloud(config(), { [SLACK]: SIGNING_SECRET });
  await cloud.invoke('apply', {});
  for (const name of ['watch', 'ingest', 'notify', 'sweep', 'publish'] as const) await cloud.tick(name);
  await pass(1);
});
afterAll(async () => {
  if (missing !== null) return;
  await cloud.close();
  world.closeAllConnections();
  await Promise.all([sandbox.close(), new Promise((resolve) => world.close(resolve))]);
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(missing !== null)('an alarm, by its cause and to its end', () => {
  const subscribers = sampleSynth()
    .ofType('AWS::SNS::Subscription')
    .map(([, { Properties }]) => String(Properties['Endpoint']));
  const told = (from: number, alarm: string) =>
    cloud.monitoring.notices
      .slice(from)
      .flatMap((notice) => (notice.alarm === alarm ? [`${notice.state} ${notice.to}`] : []));

  it('exists for each cause of this file, and each alarm of the template has its cause here', () => {
    expect(ALARMS.filter((alarm) => causeOf(alarm) === undefined)).toEqual([]);
    expect(Object.keys(CAUSES).filter((alarm) => !ALARMS.includes(alarm))).toEqual([]);
  });

  it('is silent while all is well, and nobody is mailed that one began', () => {
    const began = cloud.monitoring.notices.filter(({ state }) => state === 'ALARM');
    expect(began).toEqual([]);
  });

  it.each([...Object.keys(CAUSES), ...ALARMS.filter((alarm) => !(alarm in CAUSES))])('%s', async (alarm) => {
    const cause = causeOf(alarm)!;
    await cause.before?.();
    await pass(1);
    expect(cloud.monitoring.state(alarm)).not.toBe('ALARM');
    const from = cloud.monitoring.notices.length;

    await cause.begins();
    await pass(1);
    expect(cloud.monitoring.state(alarm)).toBe('ALARM');
    expect(told(from, alarm)).toEqual(expect.arrayContaining(subscribers.map((to) => `ALARM ${to}`)));

    const ringing = cloud.monitoring.notices.length;
    await cause.ends?.();
    await pass(cause.isOver ?? 1);
    expect(cloud.monitoring.state(alarm)).toBe('OK');
    expect(told(ringing, alarm)).toEqual(subscribers.map((to) => `OK ${to}`));
  });

  it('was never kept from anybody by a policy', () => {
    expect(cloud.monitoring.refused).toEqual([]);
    expect(cloud.refused).toEqual([]);
  });
});
