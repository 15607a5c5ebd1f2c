import { App, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COUNTED } from '../../infra/aws/alarms.ts';
import { readConfig } from '../../infra/aws/config.ts';
import { VigieFunction } from '../../infra/aws/function.ts';
import { CODECS } from '../../lib/picture/codecs.ts';
import { TABLE_KEYS } from '../../lib/adapters/store/keys.ts';
import { LEASE_MS, SEND_WITHIN_MS } from '../../lib/delivery/publish.ts';
import { FUNCTIONS, readEnvironment, type FunctionName } from '../../lib/environment.ts';
import { EVENT_TYPES, TOLD_AT_ONCE } from '../../lib/events.ts';
import { loadSettings } from '../../lib/runtime.ts';
import { readSettings } from '../../lib/settings.ts';
import config from '../../vigie.config.ts';
import { ALARMS } from './alarms.ts';
import {
  ACCOUNT,
  integrationOf,
  pollsArn,
  REGION,
  sampleSynth,
  synthVigie,
  type Resource,
  type Synth,
} from './synth.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let synth: Synth;
/** With what others set: a domain of their own, a reserved publisher, protection. */
let own: Synth;
/** A test of a changed configuration, beside the first stack. */
let trial: Synth;
/** With the table that an earlier stack left. */
let kept: Synth;

/** Whoever deploys may have secrets in the environment of the terminal. */
const CANARIES = {
  BLUESKY_APP_PASSWORD: 'canary-app-password',
  SLACK_SIGNING_SECRET: 'canary-signing-secret',
  NEWSROOM_SECRET: 'canary-newsroom-secret',
};

beforeAll(() => {
  Object.assign(process.env, CANARIES);
  synth = sampleSynth();
  own = synthVigie({
    config,
    publicUrl: 'https://vigie.gazette.example',
    publishConcurrency: 1,
    terminationProtection: true,
    dashboard: true,
  });
  const changed = { ...config, site: { ...config.site, name: 'Another' } };
  trial = synthVigie({ config: changed, stage: 'test' }, 'Vigie-test');
  kept = synthVigie({ config, table: 'Vigie-Table-of-before' });
});
afterAll(() => {
  for (const name of Object.keys(CANARIES)) Reflect.deleteProperty(process.env, name);
  for (const each of [own, trial, kept]) each.remove();
});

const only = (type: string): Resource['Properties'] => {
  const found = synth.ofType(type);
  expect(found).toHaveLength(1);
  return synth.resolve(found[0]?.[1].Properties) as Resource['Properties'];
};
const lambda = (name: FunctionName): Resource['Properties'] =>
  synth.resolve(synth.template.Resources[synth.idOf(name)]?.Properties) as Resource['Properties'];

describe('each function', () => {
  it.each(FUNCTIONS)(
    '%s runs on Node 24 and arm64, from a bundle, with JSON logs that are deleted after a time',
    (name) => {
      expect(lambda(name)).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        // A whole processor for the one that somebody waits for, from cold.
        MemorySize: name === 'stop' ? 1_769 : 512,
        LoggingConfig: { LogFormat: 'JSON' },
      });
      const codecs = ['ingest', 'publish', 'pictures'].includes(name) ? CODECS.map((path) => basename(path)) : [];
      const learnt = name === 'watch' ? ['weights'] : [];
      const files = ['config.json', 'index.mjs', 'index.mjs.map', ...codecs, ...learnt];
      expect(readdirSync(synth.asset(name)).sort()).toEqual(files.sort());
      const { LogGroup } = lambda(name)['LoggingConfig'] as { LogGroup: string };
      expect(synth.template.Resources[LogGroup]?.Properties['RetentionInDays']).toBe(90);
    },
  );

  it('holds no secret that stands in the environment of whoever deploys, and no bundle does', () => {
    const bundles = FUNCTIONS.flatMap((name) => {
      const folder = synth.asset(name);
      const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
      return files.map(({ name: file }) => readFileSync(join(folder, file), 'utf8'));
    });
    const texts = [JSON.stringify(synth.template), ...bundles];
    expect(texts.length).toBeGreaterThan(FUNCTIONS.length);
    for (const canary of Object.values(CANARIES)) expect(texts.some((text) => text.includes(canary))).toBe(false);
  });

  it.each(FUNCTIONS)('%s has every variable that it parses, and no secret among them', (name) => {
    const { Variables } = lambda(name)['Environment'] as { Variables: Record<string, string> };
    expect(
      readEnvironment(name, { ...Variables, PUBLIC_URL: 'https://api.example', POLLS: 'https://sqs.example/polls' }),
    ).toMatchObject({
      CONFIG: '/var/task/config.json',
    });
    expect(JSON.stringify(Variables)).not.toMatch(/secret|token|password/i);
  });

  it.each(FUNCTIONS)('%s is given up after one try, with a dead letter', (name) => {
    const id = synth.idOf(name);
    const configs = synth
      .ofType('AWS::Lambda::EventInvokeConfig')
      .map(([, { Properties }]) => synth.resolve(Properties));
    expect(configs).toContainEqual(
      expect.objectContaining({ FunctionName: id, MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 }),
    );
  });

  it('does not compile without an alarm', () => {
    const without = () =>
      // @ts-expect-error: `alarm` is required
      new VigieFunction(new Stack(), 'X', { name: 'ingest', code: '.', environment: { TABLE: '', BUS: '' } });
    expect(without).toThrow();
  });

  it('has a publisher whose time-out and one send fit into the lease of a claim', () => {
    expect(Number(lambda('publish')['Timeout']) * 1_000 + SEND_WITHIN_MS).toBeLessThan(LEASE_MS);
  });

  it('reserves no concurrency unless told, because a new account has none to reserve', () => {
    for (const name of FUNCTIONS) expect(lambda(name)).not.toHaveProperty('ReservedConcurrentExecutions');
    expect(own.template.Resources[own.idOf('publish')]?.Properties['ReservedConcurrentExecutions']).toBe(1);
  });
});

describe('the mails', () => {
  it('name a configuration set of this stack, whose bounces and complaints reach notify', () => {
    const set = own.ofType('AWS::SES::ConfigurationSet');
    expect(set).toHaveLength(1);
    // A name would be one for two stacks of a region. And nothing here rewrites a link.
    expect(set[0]?.[1].Properties).not.toHaveProperty('Name');
    expect(set[0]?.[1].Properties).not.toHaveProperty('TrackingOptions');
    const [id = ''] = set[0] ?? [];
    const { Environment } = own.resolve(own.template.Resources[own.idOf('notify')]?.Properties) as {
      Environment: { Variables: Record<string, string> };
    };
    expect(Environment.Variables['MAIL_SET']).toBe(own.resolve({ Ref: id }));
    const [[, destination] = []] = own.ofType('AWS::SES::ConfigurationSetEventDestination');
    expect(own.resolve(destination?.Properties)).toMatchObject({
      ConfigurationSetName: own.resolve({ Ref: id }),
      EventDestination: {
        Enabled: true,
        EventBridgeDestination: { EventBusArn: expect.stringMatching(/event-bus\/default$/) as string },
        MatchingEventTypes: ['bounce', 'complaint'],
      },
    });
  });
});

describe('the table', () => {
  it('has the keys and the index that the store names, and the attribute by which old rows expire', () => {
    expect(only('AWS::DynamoDB::GlobalTable')).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: TABLE_KEYS.partition, KeyType: 'HASH' },
        { AttributeName: TABLE_KEYS.sort, KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: TABLE_KEYS.index,
          KeySchema: [
            { AttributeName: TABLE_KEYS.indexPartition, KeyType: 'HASH' },
            { AttributeName: TABLE_KEYS.indexSort, KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
      TimeToLiveSpecification: { AttributeName: TABLE_KEYS.ttl, Enabled: true },
    });
  });

  const policiesOf = (of: Synth) => {
    const [table] = of.ofType('AWS::DynamoDB::GlobalTable');
    const replicas = table?.[1].Properties['Replicas'] as { DeletionProtectionEnabled?: boolean }[] | undefined;
    return {
      removal: table?.[1].DeletionPolicy,
      replacement: table?.[1].UpdateReplacePolicy,
      isProtected: replicas?.[0]?.DeletionProtectionEnabled === true,
      isStackProtected: of.stack.terminationProtection,
    };
  };

  it('can be restored to any second, stays when the stack goes, and goes when a first deployment fails', () => {
    expect(only('AWS::DynamoDB::GlobalTable')['Replicas']).toMatchObject([
      { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } },
    ]);
    expect(policiesOf(synth)).toEqual({
      removal: 'RetainExceptOnCreate',
      replacement: 'Retain',
      isProtected: false,
      isStackProtected: false,
    });
  });

  it('cannot be deleted, nor its stack, once it is protected', () => {
    expect(policiesOf(own)).toMatchObject({ isProtected: true, isStackProtected: true });
  });

  it('goes with the stack of a test', () => {
    expect(policiesOf(trial)).toMatchObject({ removal: 'Delete', replacement: 'Delete', isProtected: false });
  });

  it('is the one that an earlier stack left, for every function and right, where one is named', () => {
    expect(kept.ofType('AWS::DynamoDB::GlobalTable')).toEqual([]);
    const whole = JSON.stringify(kept.resolve(kept.template.Resources));
    expect(whole).toContain(`arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/Vigie-Table-of-before/index/`);
    for (const name of FUNCTIONS.filter((each) => each !== 'pictures')) {
      const { Variables } = kept.resolve(kept.template.Resources[kept.idOf(name)]?.Properties['Environment']) as {
        Variables: Record<string, string>;
      };
      expect(Variables['TABLE']).toBe('Vigie-Table-of-before');
    }
  });
});

describe('the clock', () => {
  it('calls each function as often as it should, without a retry, and never late', () => {
    const schedules = synth.ofType('AWS::Scheduler::Schedule').map(([, { Properties }]) => {
      const { ScheduleExpression, FlexibleTimeWindow, State, Target } = synth.resolve(Properties) as {
        ScheduleExpression: string;
        State: string;
        FlexibleTimeWindow: object;
        Target: { Arn: string; RetryPolicy: object; DeadLetterConfig: { Arn: string } };
      };
      expect(State).toBe('ENABLED');
      expect(Target.RetryPolicy).toEqual({ MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 });
      expect(Target.DeadLetterConfig.Arn).toContain('DeadLetters');
      const name = FUNCTIONS.find((each) => Target.Arn.endsWith(`:${synth.idOf(each)}`));
      return [name, [ScheduleExpression, FlexibleTimeWindow]];
    });
    const sharp = { Mode: 'OFF' };
    // Not all begin in the same second: a new account runs ten functions at once.
    const anywhere = { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 1 };
    expect(Object.fromEntries(schedules)).toEqual({
      ingest: ['rate(1 minute)', anywhere],
      publish: ['rate(1 minute)', sharp],
      watch: ['rate(1 minute)', sharp],
      sweep: ['rate(1 minute)', anywhere],
      notify: ['rate(1 minute)', anywhere],
      answers: ['rate(1 minute)', anywhere],
      bell: ['rate(1 minute)', sharp],
      rehearse: ['rate(12 hours)', sharp],
    });
  });

  it('does not delay the order of a person to take a post back', () => {
    const rules = synth.ofType('AWS::Events::Rule').map(([, { Properties }]) => synth.resolve(Properties));
    expect(rules).toContainEqual(
      expect.objectContaining({
        EventPattern: { source: ['vigie'], 'detail-type': ['delivery.take-back'] },
        Targets: [expect.objectContaining({ Arn: expect.stringContaining(synth.idOf('publish')) as string })],
      }),
    );
    expect(EVENT_TYPES).toContain('delivery.take-back');
  });

  it('rings other tools as soon as something is stopped or goes on again, by a call of the bell alone', () => {
    const rules = synth.ofType('AWS::Events::Rule').map(([, { Properties }]) => synth.resolve(Properties));
    const bell = String(synth.resolve({ 'Fn::GetAtt': [synth.idOf('bell'), 'Arn'] }));
    const called = rules.filter((rule) => JSON.stringify(rule).includes(bell));
    expect(called).toHaveLength(1);
    expect(called[0]).toMatchObject({
      EventPattern: { 'detail-type': ['freeze.opened', 'freeze.thawed', 'watch.braked', 'watch.brake-ended'] },
    });
  });

  it('has people told at once of freezes, proposals and what keeps a post from leaving', () => {
    expect(TOLD_AT_ONCE).toEqual(expect.arrayContaining(['freeze.opened', 'watch.proposed', 'account.waits']));
    const rules = synth.ofType('AWS::Events::Rule').map(([, { Properties }]) => synth.resolve(Properties));
    expect(rules).toContainEqual(
      expect.objectContaining({
        EventPattern: { source: ['vigie'], 'detail-type': [...TOLD_AT_ONCE] },
        Targets: [expect.objectContaining({ Arn: expect.stringContaining(synth.idOf('notify')) as string })],
      }),
    );
  });
});

describe('the polls', () => {
  const queue = () => {
    const found = synth.ofType('AWS::SQS::Queue').find(([id]) => id.includes('Polls'));
    return synth.resolve(found?.[1].Properties) as Record<string, unknown>;
  };

  it('are delivered again only after a poll could have ended, three times, and then become dead letters', () => {
    expect(queue()).toMatchObject({
      RedrivePolicy: { deadLetterTargetArn: expect.stringContaining('DeadLetters') as string, maxReceiveCount: 3 },
    });
    expect(Number(queue()['VisibilityTimeout'])).toBeGreaterThanOrEqual(6 * Number(lambda('ingest')['Timeout']));
    // Long enough for three deliveries.
    expect(Number(queue()['MessageRetentionPeriod'])).toBeGreaterThan(3 * Number(queue()['VisibilityTimeout']));
  });

  it('go to ingest a few at a time, and one that fails comes again alone', () => {
    expect(only('AWS::Lambda::EventSourceMapping')).toMatchObject({
      FunctionName: synth.idOf('ingest'),
      EventSourceArn: pollsArn(synth),
      BatchSize: 5,
      ScalingConfig: { MaximumConcurrency: 2 },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
  });
});

describe('the pages', () => {
  it('are throttled, and their log holds no path, no query, no body and nothing about the visitor', () => {
    const stage = only('AWS::ApiGatewayV2::Stage');
    expect(stage).toMatchObject({
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 40 },
    });
    const { Format } = stage['AccessLogSettings'] as { Format: string };
    expect(Object.values(JSON.parse(Format) as Record<string, string>).sort()).toEqual([
      '$context.httpMethod',
      '$context.requestId',
      '$context.requestTime',
      '$context.responseLatency',
      '$context.status',
    ]);
  });

  it('leave the stop a function and a throttle of its own, which no flood of theirs uses up', () => {
    const leads = synth.ofType('AWS::ApiGatewayV2::Route').map(([, { Properties }]) => {
      const { RouteKey, Target } = synth.resolve(Properties) as { RouteKey: string; Target: string };
      const to = FUNCTIONS.find((name) => integrationOf(synth, Target).endsWith(`:${synth.idOf(name)}`));
      return [RouteKey, to];
    });
    expect(Object.fromEntries(leads)).toEqual({
      'ANY /': 'web',
      'ANY /{proxy+}': 'web',
      'ANY /stop': 'stop',
      'ANY /stop/{proxy+}': 'stop',
      'ANY /slack/command': 'stop',
      'ANY /signal': 'stop',
      'ANY /freeze': 'stop',
    });
    const { RouteSettings } = only('AWS::ApiGatewayV2::Stage') as { RouteSettings: Record<string, object> };
    const ofStop = leads.filter(([, to]) => to === 'stop').map(([route]) => route);
    expect(Object.keys(RouteSettings).toSorted()).toEqual(ofStop.toSorted());
    for (const limits of Object.values(RouteSettings))
      expect(limits).toEqual({ ThrottlingRateLimit: 10, ThrottlingBurstLimit: 40 });
  });

  it('are where the mails say, without a final slash, or at a domain of yours', () => {
    const { Variables } = lambda('notify')['Environment'] as { Variables: Record<string, string> };
    expect(Variables['PUBLIC_URL']).toMatch(/^ApiEndpoint-of-/);
    const made = own.template.Resources[own.idOf('notify')]?.Properties['Environment'];
    expect(made).toMatchObject({ Variables: { PUBLIC_URL: 'https://vigie.gazette.example' } });
    // The domain has to be pointed somewhere.
    expect(own.template.Outputs['VigieApiUrl']?.Value).toEqual({
      'Fn::GetAtt': [own.ofType('AWS::ApiGatewayV2::Api')[0]?.[0], 'ApiEndpoint'],
    });
  });
});

describe('the configuration', () => {
  const appliedOf = (of: Synth) =>
    of.resolve(of.ofType('Custom::VigieConfiguration')[0]?.[1].Properties) as Record<string, unknown>;

  it('is shipped beside each bundle as it was checked', () => {
    const read = readSettings(config);
    for (const name of FUNCTIONS) {
      const loaded = loadSettings(join(synth.asset(name), 'config.json'));
      expect({ kind: 'settings', settings: loaded }).toEqual(read);
    }
  });

  it('is applied before any other function changes, and again when it changes', () => {
    const [applied] = synth.ofType('Custom::VigieConfiguration');
    expect(synth.resolve(applied?.[1].Properties)).toMatchObject({
      ServiceToken: expect.stringContaining(synth.idOf('apply')) as string,
      ServiceTimeout: '180',
    });
    for (const name of FUNCTIONS.filter((each) => each !== 'apply')) {
      expect([synth.template.Resources[synth.idOf(name)]?.DependsOn].flat()).toContain(applied?.[0]);
    }
    expect(appliedOf(trial)).not.toMatchObject({ Configuration: appliedOf(synth)['Configuration'] });
  });

  it('is applied to another table even when it has not changed itself', () => {
    expect(appliedOf(kept)).toEqual({ ...appliedOf(synth), Table: 'Vigie-Table-of-before' });
  });

  it('stops the synthesis when it has problems, and names each of them', () => {
    const wrong = { ...config, people: { lea: config.people['lea']! }, accounts: { 'google-plus:gazette': {} } };
    expect(() => readConfig(wrong)).toThrow(/people: .*at least two people who may thaw[^]*google-plus/);
  });

  it('ends the app with 1 when it has problems, and prints a line for each', () => {
    const folder = mkdtempSync(join(tmpdir(), 'vigie-app-'));
    const file = join(folder, 'app.ts');
    const url = pathToFileURL(join(root, 'infra/aws/config.ts')).href;
    writeFileSync(file, `import { checked } from ${JSON.stringify(url)};\nchecked({ site: {} } as never);\n`);
    const { status, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(status).toBe(1);
    const lines = stderr.trim().split('\n');
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) expect(line).toMatch(/^vigie\.config\.ts: .+: was .+; allowed: .+/);
  });
});

describe('the alarms', () => {
  const alarms = () =>
    synth
      .ofType('AWS::CloudWatch::Alarm')
      .map(([, { Properties }]) => synth.resolve(Properties) as Record<string, unknown>);

  it('are exactly those of the list, and each notifies the topic when it starts and when it is over', () => {
    expect(
      alarms()
        .map((alarm) => String(alarm['AlarmName']).replace(/^Vigie: /, ''))
        .sort(),
    ).toEqual([...ALARMS].sort());
    const [topic] = synth.ofType('AWS::SNS::Topic').map(([id]) => id);
    for (const alarm of alarms()) expect(alarm).toMatchObject({ AlarmActions: [topic], OKActions: [topic] });
  });

  it('mail the people who may thaw, unless told otherwise', () => {
    const mails = synth.ofType('AWS::SNS::Subscription').map(([, { Properties }]) => Properties['Endpoint']);
    expect(mails).toEqual(['marc@gazette.example', 'ines@gazette.example']);
  });

  it('take missing data for a fault only where a schedule calls', () => {
    const breaching = alarms()
      .filter((alarm) => alarm['TreatMissingData'] === 'breaching')
      .map((alarm) => String(alarm['AlarmName']).replace(/^Vigie: /, ''));
    expect(breaching.sort()).toEqual(['a function is silent', 'stop not rehearsed', 'watch heartbeat']);
  });

  it('that miss data are made last, and a deployment counts for them before it is applied', () => {
    const filters = synth.ofType('AWS::Logs::MetricFilter').filter(([id]) => /inapply/i.test(id));
    expect(filters).toHaveLength(3);
    const [applied] = synth.ofType('Custom::VigieConfiguration');
    for (const [id] of filters) expect(applied?.[1].DependsOn).toContain(id);
    const schedules = synth.ofType('AWS::Scheduler::Schedule').map(([id]) => id);
    for (const [, { Properties, DependsOn }] of synth.ofType('AWS::CloudWatch::Alarm'))
      if (Properties['TreatMissingData'] === 'breaching') expect(DependsOn).toEqual(expect.arrayContaining(schedules));
  });

  it('are few, because each of their metrics costs ten cents a month, and so is the dashboard', () => {
    const metrics = alarms().flatMap(({ Metrics }) =>
      Metrics === undefined
        ? ['one']
        : (Metrics as { Id: string; MetricStat?: object }[]).flatMap(({ Id, MetricStat }) =>
            MetricStat === undefined ? [] : [Id],
          ),
    );
    expect(metrics.length).toBeLessThanOrEqual(26);
    expect(synth.ofType('AWS::CloudWatch::Dashboard')).toEqual([]);
    expect(own.ofType('AWS::CloudWatch::Dashboard')).toHaveLength(1);
  });

  it('count only lines and events that the code writes', () => {
    const files = ['lib', 'functions'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => readFileSync(join(root, folder, file), 'utf8')),
    );
    const code = files.join('\n');
    const lines = COUNTED.flatMap((each) => each.lines?.named ?? []);
    const events = COUNTED.flatMap((each) => each.events ?? []);
    expect(lines.filter((name) => !code.includes(`'${name}'`))).toEqual([]);
    expect(events.filter((type) => !EVENT_TYPES.includes(type))).toEqual([]);
  });

  it('count log lines where they are written', () => {
    const patterns = synth.ofType('AWS::Logs::MetricFilter').map(([, { Properties }]) => Properties);
    expect(patterns).toContainEqual(
      expect.objectContaining({ FilterPattern: '{ ($.event = "watch.run") && $.fresh IS TRUE }' }),
    );
    expect(patterns).toContainEqual(
      expect.objectContaining({ FilterPattern: '{ $.detail.type = "delivery.unknown" }' }),
    );
  });
});

describe('two stacks in one region', () => {
  /** What must be the only one of its name in a region. */
  const NAMES = {
    'AWS::Events::EventBus': 'Name',
    'AWS::Logs::LogGroup': 'LogGroupName',
    'AWS::Logs::ResourcePolicy': 'PolicyName',
    'AWS::CloudWatch::Alarm': 'AlarmName',
    'AWS::CloudWatch::Dashboard': 'DashboardName',
    'AWS::Lambda::Function': 'FunctionName',
    'AWS::SQS::Queue': 'QueueName',
    'AWS::SNS::Topic': 'TopicName',
    'AWS::Scheduler::Schedule': 'Name',
  };
  const namesOf = (of: Synth): string[] =>
    Object.entries(NAMES).flatMap(([type, name]) =>
      of.ofType(type).flatMap(([, { Properties }]) => {
        const given = of.resolve(Properties[name]) as string | undefined;
        return given === undefined ? [] : [`${type} ${given}`];
      }),
    );

  it('share no name, nor a metric', () => {
    const mine = new Set(namesOf(synth));
    expect(mine.size).toBeGreaterThan(20);
    expect(namesOf(trial).filter((name) => mine.has(name))).toEqual([]);
    const spaces = (of: Synth) =>
      of.ofType('AWS::Logs::MetricFilter').flatMap(([, { Properties }]) => {
        const made = of.resolve(Properties['MetricTransformations']) as { MetricNamespace: string }[];
        return made.map(({ MetricNamespace }) => MetricNamespace);
      });
    expect(spaces(trial).filter((space) => spaces(synth).includes(space))).toEqual([]);
  });
});

describe('the rules of others', () => {
  it('AwsSolutions finds nothing that is not acknowledged with a reason', () => {
    const { violations } = new AwsSolutionsChecks(synth.stack).validateScope(synth.stack);
    expect(violations).toEqual([]);
  });

  it('AwsSolutions would find something (a bucket without anything)', () => {
    const stack = new Stack(new App(), 'Bad');
    new Bucket(stack, 'Bucket');
    expect(new AwsSolutionsChecks(stack).validateScope(stack).violations.length).toBeGreaterThan(0);
  });

  it('a synthesis twice is the same, whatever folder the bundles were in', () => {
    const again = synthVigie({ config });
    expect(again.template).toEqual(synth.template);
    again.remove();
  });
});
