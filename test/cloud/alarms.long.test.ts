import { DeleteItemCommand, GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FUNCTIONS, type FunctionName } from '../../lib/environment.ts';
import { missingDynoxide } from '../engines/start.ts';
import { sampleSynth } from '../infra/synth.ts';
import type { Sandbox } from '../../infra/local/sandbox.ts';
import type { Cloud } from './cloud.ts';
import { SECRETS, SOURCES, startNewsroom, type Newsroom } from './newsroom.ts';

/**
 * Every alarm of the template is driven to ringing by its cause, and to silence by its end. The bundles run and write
 * their own lines; these go through the filters, metrics and alarms of the template, and the topic's policy, to people.
 */

const missing = missingDynoxide('every alarm by its cause');

let newsroom: Newsroom;
let cloud: Cloud;
let sandbox: Sandbox;
let sites: Newsroom['sites'];

/** One post each, for the causes that need one. */
const POSTS = ['Le marché', 'La piscine', 'Le musée', 'Le théâtre', 'Le stade', 'Le parc', 'Le lac'] as const;
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

/** The schedules call, but for one. */
const everyMinute = async (but?: FunctionName): Promise<void> => {
  for (const name of ['watch', 'ingest', 'notify', 'bell', 'sweep', 'publish', 'answers'] as const)
    if (name !== but) await cloud.tick(name);
};

/** Does something while AWS refuses or fails to do what `breaks` says. */
const broken = async (breaks: Cloud['broken'][number], work: () => Promise<unknown>): Promise<void> => {
  cloud.broken.push(breaks);
  await work();
  cloud.broken.length = 0;
};

/** The feed's next poll is due, as after its interval. */
const feedIsDue = () =>
  cloud.client.send(
    new UpdateItemCommand({
      TableName: cloud.table,
      Key: { pk: { S: 'FEEDS' }, sk: { S: 'agenda' } },
      UpdateExpression: 'SET nextAt = :past',
      ExpressionAttributeValues: { ':past': { N: '0' } },
    }),
  );

const isDynamo = ({ action }: { action: string }) => action.startsWith('dynamodb:');
const control = { pk: { S: 'CONTROL#all#human' }, sk: { S: '-' } };
const rest = { pk: { S: 'REST#sandbox:gazette' }, sk: { S: '-' } };

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
      await newsroom.approve(POSTS[0]);
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
      await newsroom.approve(POSTS[1]);
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
      await newsroom.approve(POSTS[2]);
      await cloud.tick('publish');
      sandbox.control({ faults: [{ fault: { kind: 'fail', status: 500 }, on: 'delete' }] });
      const posted = cloud.aws.events.findLast(({ type }) => type === 'delivery.published');
      const delivery = String(posted?.detail['id']);
      await cloud.request('POST', '/desk/act', {
        token: newsroom.tokenOf('lea', 'desk'),
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
  'table unreadable': {
    begins: async () => {
      await newsroom.approve(POSTS[3]);
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
  'approved not sent': {
    begins: async () => {
      await newsroom.approve(POSTS[5]);
      // It waits for its password, and rings as long as the publisher finds it so.
      sandbox.control({ faults: [{ fault: { kind: 'fail', status: 401 } }] });
      await cloud.tick('publish');
      await pass(1);
      expect(cloud.monitoring.state('approved not sent')).toBe('ALARM');
      await pass(6);
      expect(cloud.monitoring.state('approved not sent')).toBe('OK');
      // The account is tried again, and the post is refused for good: it rings for that too.
      await cloud.client.send(new DeleteItemCommand({ TableName: cloud.table, Key: rest }));
      sandbox.control({ faults: [{ fault: { kind: 'fail', status: 403 } }] });
      await cloud.tick('publish');
    },
    ends: async () => {
      sandbox.control({});
      await cloud.tick('publish');
    },
    isOver: 5,
  },
  'events not put': {
    begins: () =>
      broken(
        ({ action }) => action === 'events:PutEvents',
        () => newsroom.approve(POSTS[4]),
      ),
    isOver: 5,
  },
  'freeze not confirmed': {
    begins: () => broken(({ who, action }) => who === 'stop' && action === 'dynamodb:UpdateItem', newsroom.pressStop),
    isOver: 1,
  },
  'people not told': {
    begins: () =>
      broken(
        ({ action }) => action === 'ses:SendEmail',
        async () => {
          freeze = await newsroom.pressStop();
        },
      ),
    ends: async () => {
      await cloud.tick('notify');
      await newsroom.thaw(freeze);
    },
    isOver: 5,
  },
  'page failed': {
    begins: () =>
      broken(
        (asked) => asked.who === 'web' && isDynamo(asked),
        () => cloud.request('POST', '/desk', { token: newsroom.tokenOf('lea', 'desk') }),
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
      Reflect.deleteProperty(cloud.secrets, SECRETS.slack.name);
      await cloud.restart('stop');
      await newsroom.slackCommand('status');
    },
    ends: async () => {
      cloud.secrets[SECRETS.slack.name] = SECRETS.slack.value;
      await cloud.restart('stop');
      await newsroom.slackCommand('status');
    },
    isOver: 15,
  },
  'answers unread': {
    begins: async () => {
      await newsroom.approve(POSTS[6]);
      await cloud.tick('publish');
      const posted = cloud.aws.events.findLast(({ type }) => type === 'delivery.published');
      // No network answers there.
      const mastodon = { secret: 'vigie/mastodon', service: 'https://127.0.0.1:9' };
      await cloud.client.send(
        new UpdateItemCommand({
          TableName: cloud.table,
          Key: { pk: { S: `DELIVERY#${String(posted?.detail['id'])}` }, sk: { S: '-' } },
          UpdateExpression: 'SET account = :there, content.account = :there',
          ConditionExpression: 'attribute_exists(account)',
          ExpressionAttributeValues: { ':there': { S: 'mastodon:gazette' } },
        }),
      );
      await cloud.restart(
        'answers',
        newsroom.config(({ accounts }) => Object.assign(accounts, { 'mastodon:gazette': mastodon })),
      );
      await pass(5, () => cloud.tick('answers'));
    },
    ends: () => cloud.restart('answers', newsroom.config()),
    isOver: 60,
  },
  'version ends': {
    begins: async () => {
      const linkedin = { secret: 'vigie/linkedin', version: '202401' };
      await cloud.restart(
        'sweep',
        newsroom.config(({ accounts }) => Object.assign(accounts, { 'linkedin:gazette': linkedin })),
      );
      await cloud.tick('sweep');
    },
    ends: async () => {
      await cloud.restart('sweep', newsroom.config());
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
      const feeds = newsroom.config().feeds;
      const url = feeds['agenda']?.url.replace(/agenda$/, 'calendar') ?? '';
      await cloud.restart(
        'ingest',
        newsroom.config((config) => Object.assign(config.feeds['agenda'] ?? {}, { url })),
      );
      await cloud.tick('ingest');
      await pass(4, () => cloud.tick('ingest'));
      await cloud.tick('ingest');
    },
    isOver: 5,
  },
  'a function is silent': {
    before: () => pass(10, () => everyMinute()),
    begins: () => pass(8, () => everyMinute('sweep')),
    ends: () => pass(9, () => everyMinute()),
  },
  // Last but two, because a day passes in it.
  'stop not rehearsed': {
    before: () => cloud.tick('rehearse'),
    begins: () => pass(24 * 60),
    ends: () => cloud.tick('rehearse'),
  },
  'invoked too often': {
    begins: async () => {
      for (let call = 0; call < 420; call += 1) await cloud.tick('sweep');
    },
    isOver: 10,
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

/** A function that somebody waits for fails. */
const causeOf = (alarm: string): Cause | undefined => {
  const name = FUNCTIONS.find((each) => alarm === `${each} fails`);
  return CAUSES[alarm] ?? (name === undefined ? undefined : failing(name));
};

const call = (name: FunctionName): Promise<unknown> =>
  name === 'pictures' ? cloud.invoke(name, {}) : cloud.request('GET', name === 'web' ? '/desk' : '/stop');

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
  newsroom = await startNewsroom(POSTS);
  ({ cloud, sandbox, sites } = newsroom);
  // The first quarter of an hour after a first deployment.
  await pass(15, () => everyMinute());
});
afterAll(async () => {
  if (missing !== null) return;
  await newsroom.close();
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

  it('is silent after a first deployment and while all is well: nobody is mailed that one began', () => {
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
