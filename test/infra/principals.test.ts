import { beforeAll, describe, expect, it } from 'vitest';
import { FUNCTIONS, type FunctionName } from '../../lib/environment.ts';
import config from '../../vigie.config.ts';
import {
  judge,
  lambdaStatements,
  logStatements,
  resourceStatements,
  roleOf,
  statementsOfRole,
  tableStatements,
  trustOf,
  type Ask,
  type Judgement,
  type Statement,
} from './iam.ts';
import { ACCOUNT, integrationOf, pollsArn, REGION, sampleSynth, type Synth } from './synth.ts';

/**
 * What the design needs of each principal, judged on the policies of the template: roles, EventBridge, the Scheduler,
 * API Gateway, CloudWatch and CloudWatch Logs. Each permission is then taken away in turn, and some need must fail.
 * What functions need of the table is in store-rights.test.ts.
 */

let synth: Synth;
let policies: Policies;
let needs: Need[];
beforeAll(() => {
  synth = sampleSynth();
  policies = policiesOf();
  needs = needsOf();
});

/** Every policy of the template, by what it belongs to. */
type Policies = Map<string, Statement[]>;
/** One thing that somebody must be able to do. `by` are the policies that are judged together. */
type Need = { what: string; by: readonly string[]; ask: Ask };

const TLS = { 'aws:SecureTransport': ['true'] };
const from = (arn: string, account = ACCOUNT) => ({ 'aws:SourceArn': [arn], 'aws:SourceAccount': [account], ...TLS });
const arnOf = (id: string): string => String(synth.resolve({ 'Fn::GetAtt': [id, 'Arn'] }));

type Target = { Arn: string; RoleArn?: string; DeadLetterConfig?: { Arn: string } };
type Made = {
  'AWS::CloudWatch::Alarm': { AlarmName: string; AlarmActions: string[]; OKActions: string[] };
  'AWS::Events::Rule': { Targets: Target[] };
  'AWS::Scheduler::Schedule': { Target: Target };
  'AWS::Lambda::EventInvokeConfig': { FunctionName: string; DestinationConfig: { OnFailure: { Destination: string } } };
  'AWS::ApiGatewayV2::Route': { ApiId: string; RouteKey: string; Target: string };
  'AWS::SQS::Queue': { RedrivePolicy?: { deadLetterTargetArn: string } };
};
const all = <N extends keyof Made>(type: N): { id: string; made: Made[N] }[] =>
  synth.ofType(type).map(([id, { Properties }]) => ({ id, made: synth.resolve(Properties) as Made[N] }));

const ids = (type: string): string[] => synth.ofType(type).map(([id]) => id);
const lastOf = (arn: string): string => arn.split(/[:/]/).at(-1) ?? '';

const policiesOf = (): Policies =>
  new Map([
    ...ids('AWS::IAM::Role').flatMap((id): [string, Statement[]][] => [
      [`role ${id}`, statementsOfRole(synth, id)],
      [`trust ${id}`, trustOf(synth, id)],
    ]),
    ...ids('AWS::SQS::Queue').map((id): [string, Statement[]] => [
      `queue ${id}`,
      resourceStatements(synth, 'AWS::SQS::QueuePolicy', 'Queues', id),
    ]),
    ...ids('AWS::SNS::Topic').map((id): [string, Statement[]] => [
      `topic ${id}`,
      resourceStatements(synth, 'AWS::SNS::TopicPolicy', 'Topics', id),
    ]),
    ['logs', logStatements(synth)],
    ['lambda', lambdaStatements(synth)],
    ['table', tableStatements(synth)],
  ]);

const judged = (given: Policies, { by, ask }: Need): Judgement =>
  judge(
    by.flatMap((name) => {
      const found = given.get(name);
      if (found === undefined) throw new Error(`no policy of ${name}`);
      return found;
    }),
    ask,
  );

const roleIdOf = (name: FunctionName): string => {
  const made = synth.resolve(synth.template.Resources[synth.idOf(name)]?.Properties) as { Role: string };
  return lastOf(made.Role);
};
const secret = (name: string): string => `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:${name}-AbCdEf`;
const identity = (name: string): string => `arn:aws:ses:${REGION}:${ACCOUNT}:identity/${name}`;
const mailSet = (name: string): string => `arn:aws:ses:${REGION}:${ACCOUNT}:configuration-set/${name}`;

const queue = (arn: string, action: string, role: string, keys: Ask['keys'] = TLS): Need => ({
  what: `${role}: ${action} on ${lastOf(arn)}`,
  by: [role, `queue ${lastOf(arn)}`],
  ask: { action, resource: arn, keys },
});
const giveUp = (service: string, source: string, target: Target): Need => ({
  what: `${service} puts what ${source} gave up into the dead letters`,
  by: [`queue ${lastOf(target.DeadLetterConfig?.Arn ?? `of nothing, for ${source}`)}`],
  ask: { service, action: 'sqs:SendMessage', resource: String(target.DeadLetterConfig?.Arn), keys: from(source) },
});

const ofCloudWatch = (): Need[] =>
  all('AWS::CloudWatch::Alarm').flatMap(({ made }) =>
    [...made.AlarmActions, ...made.OKActions].map((topic) => ({
      what: `CloudWatch publishes ${made.AlarmName}`,
      by: [`topic ${topic}`],
      ask: {
        service: 'cloudwatch.amazonaws.com',
        action: 'sns:Publish',
        resource: topic,
        keys: from(alarmArn(made.AlarmName)),
      },
    })),
  );
const alarmArn = (name: string, account = ACCOUNT): string => `arn:aws:cloudwatch:${REGION}:${account}:alarm:${name}`;

const ofEventBridge = (): Need[] =>
  all('AWS::Events::Rule').flatMap(({ id, made }) =>
    made.Targets.flatMap((target): Need[] => {
      const rule = arnOf(id);
      const service = 'events.amazonaws.com';
      const lost = giveUp(service, rule, target);
      if (target.Arn.startsWith('arn:aws:lambda:')) {
        const ask = { service, action: 'lambda:InvokeFunction', resource: target.Arn, keys: from(rule) };
        return [{ what: `${id} calls ${lastOf(target.Arn)}`, by: ['lambda'], ask }, lost];
      }
      // CloudWatch Logs asks for both services: the one that sends, and its own that delivers.
      const written = [service, 'delivery.logs.amazonaws.com'].flatMap((by) => [
        { action: 'logs:CreateLogStream', resource: `${target.Arn}:*`, service: by },
        { action: 'logs:PutLogEvents', resource: `${target.Arn}:log-stream:1`, service: by },
      ]);
      return [...written.map((ask) => ({ what: `${id}: ${ask.action} by ${ask.service}`, by: ['logs'], ask })), lost];
    }),
  );

const ofScheduler = (): Need[] =>
  all('AWS::Scheduler::Schedule').flatMap(({ id, made: { Target: target } }) => {
    const role = lastOf(String(target.RoleArn));
    const use = { service: 'scheduler.amazonaws.com', action: 'sts:AssumeRole', resource: role };
    return [
      { what: `${id} uses its role`, by: [`trust ${role}`], ask: { ...use, keys: { 'aws:SourceAccount': [ACCOUNT] } } },
      {
        what: `${id} calls ${lastOf(target.Arn)}`,
        by: [`role ${role}`],
        ask: { action: 'lambda:InvokeFunction', resource: target.Arn },
      },
      queue(String(target.DeadLetterConfig?.Arn), 'sqs:SendMessage', `role ${role}`),
    ];
  });

const ofLambda = (name: FunctionName): Need[] => {
  const role = `role ${roleIdOf(name)}`;
  const made = synth.resolve(synth.template.Resources[synth.idOf(name)]?.Properties) as {
    LoggingConfig: { LogGroup: string };
  };
  const logs = `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:${made.LoggingConfig.LogGroup}`;
  const invoked = all('AWS::Lambda::EventInvokeConfig').find((each) => each.made.FunctionName === synth.idOf(name));
  const use = { service: 'lambda.amazonaws.com', action: 'sts:AssumeRole', resource: roleIdOf(name) };
  return [
    { what: `Lambda uses the role of ${name}`, by: [`trust ${roleIdOf(name)}`], ask: use },
    {
      what: `${name} makes log streams`,
      by: [role],
      ask: { action: 'logs:CreateLogStream', resource: `${logs}:*` },
    },
    {
      what: `${name} writes its log`,
      by: [role],
      ask: { action: 'logs:PutLogEvents', resource: `${logs}:log-stream:1` },
    },
    queue(String(invoked?.made.DestinationConfig.OnFailure.Destination), 'sqs:SendMessage', role),
  ];
};

const ofApi = (): Need[] =>
  all('AWS::ApiGatewayV2::Route').map(({ made }) => {
    const path = made.RouteKey.split(' ')[1] ?? '';
    const route = `arn:aws:execute-api:${REGION}:${ACCOUNT}:${made.ApiId}/$default/GET${path}`;
    return {
      what: `the API calls the function for ${path}`,
      by: ['lambda'],
      ask: {
        service: 'apigateway.amazonaws.com',
        action: 'lambda:InvokeFunction',
        resource: integrationOf(synth, made.Target),
        keys: from(route),
      },
    };
  });

/** What the functions do beside the table. The lists are the design, stated here and nowhere read. */
const ANNOUNCE: readonly FunctionName[] = ['ingest', 'publish', 'watch', 'notify', 'bell', 'sweep', 'web', 'stop'];
const MAIL: readonly FunctionName[] = ['notify'];
const DESK_SECRETS: readonly FunctionName[] = ['notify', 'stop', 'web'];
const ORDER_POLLS: readonly FunctionName[] = ['ingest', 'web'];
const TAKE_POLLS = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];

const ofFunctions = (): Need[] => {
  const bus = arnOf(ids('AWS::Events::EventBus')[0] ?? '');
  const roleName = (name: FunctionName): string => `role ${roleIdOf(name)}`;
  const accounts = Object.values(config.accounts) as { secret?: string }[];
  const networks = accounts.flatMap((account) => account.secret ?? []);
  const desk = [config.slack?.secret ?? 'vigie/slack'];
  const read = (name: FunctionName, secrets: readonly string[]) =>
    secrets.map((each) => ({
      what: `${name} reads ${each}`,
      by: [roleName(name)],
      ask: { action: 'secretsmanager:GetSecretValue', resource: secret(each) },
    }));
  const sender = config.mail.from;
  // In SES's sandbox, the identity of who receives is asked about too.
  const people = Object.values(config.people).map(({ mail }) => mail);
  return [
    ...ANNOUNCE.map((name) => ({
      what: `${name} puts events`,
      by: [roleName(name)],
      ask: { action: 'events:PutEvents', resource: bus },
    })),
    ...MAIL.flatMap((name) =>
      [
        ...[sender.slice(sender.indexOf('@') + 1), sender, ...people].map(identity),
        ...synth.ofType('AWS::SES::ConfigurationSet').map(([id]) => mailSet(String(synth.resolve({ Ref: id })))),
      ].map((resource) => ({
        what: `${name} sends a mail that touches ${resource}`,
        by: [roleName(name)],
        ask: { action: 'ses:SendEmail', resource, keys: { 'ses:FromAddress': [sender] } },
      })),
    ),
    ...read('publish', networks),
    ...DESK_SECRETS.flatMap((name) => read(name, desk)),
    {
      what: 'web has a picture fetched',
      by: [roleName('web')],
      ask: { action: 'lambda:InvokeFunction', resource: arnOf(synth.idOf('pictures')) },
    },
    ...ORDER_POLLS.map((name) => queue(pollsArn(synth), 'sqs:SendMessage', roleName(name))),
    ...TAKE_POLLS.map((action) => queue(pollsArn(synth), action, roleName('ingest'))),
  ];
};

const needsOf = (): Need[] => [
  ...ofCloudWatch(),
  ...ofEventBridge(),
  ...ofScheduler(),
  ...FUNCTIONS.flatMap(ofLambda),
  ...ofApi(),
  ...ofFunctions(),
];

const many = <T>(value: T | readonly T[]): readonly T[] =>
  Array.isArray(value) ? (value as readonly T[]) : [value as T];

/** A statement as its smallest permissions: one service, one action, one resource each. */
const split = (statement: Statement): Statement[] => {
  const { Principal, Action, Resource } = statement;
  const services =
    typeof Principal === 'object' && Principal['Service'] !== undefined
      ? many<string>(Principal['Service']).map((Service) => ({ Principal: { Service } }))
      : [Principal === undefined ? {} : { Principal }];
  const resources = Resource === undefined ? [{}] : many<string>(Resource).map((each) => ({ Resource: each }));
  return services.flatMap((service) =>
    resources.flatMap((resource) =>
      many<string>(Action).map((action) => ({ ...statement, ...service, ...resource, Action: action })),
    ),
  );
};

describe('each principal', () => {
  it('may do all that the design needs of it', () => {
    expect(needs.length).toBeGreaterThan(100);
    const unmet = needs.filter((need) => judged(policies, need) !== 'allowed');
    expect(unmet.map(({ what }) => what)).toEqual([]);
  });

  it('needs each permission that it has, beside those on the table', () => {
    const idle: string[] = [];
    for (const [name, statements] of policies) {
      const permissions = statements.flatMap(split);
      permissions.forEach((permission, index) => {
        if (permission.Effect === 'Deny' || String(permission.Action).startsWith('dynamodb:')) return;
        const without = new Map(policies).set(
          name,
          permissions.filter((_, other) => other !== index),
        );
        const isNeeded = needs.some((need) => need.by.includes(name) && judged(without, need) !== 'allowed');
        if (!isNeeded) idle.push(`${name}: ${String(permission.Action)} on ${String(permission.Resource)}`);
      });
    }
    expect(idle).toEqual([]);
  });

  it('has a place for what it gave up: each rule, schedule, function and queue', () => {
    const [deadLetters = ''] = ids('AWS::SQS::Queue').filter((id) => id.includes('DeadLetters'));
    const given = [
      ...all('AWS::Events::Rule').flatMap(({ made }) => made.Targets.map((each) => each.DeadLetterConfig?.Arn)),
      ...all('AWS::Scheduler::Schedule').map(({ made }) => made.Target.DeadLetterConfig?.Arn),
      ...FUNCTIONS.map(
        (name) =>
          all('AWS::Lambda::EventInvokeConfig').find((each) => each.made.FunctionName === synth.idOf(name))?.made
            .DestinationConfig.OnFailure.Destination,
      ),
      ...all('AWS::SQS::Queue')
        .filter(({ id }) => id !== deadLetters)
        .map(({ made }) => made.RedrivePolicy?.deadLetterTargetArn),
    ];
    expect([...new Set(given)]).toEqual([arnOf(deadLetters)]);
  });
});

describe('nobody else', () => {
  const verdict = (what: string, change: (ask: Ask) => Ask): Judgement => {
    const need = needs.find((each) => each.what.startsWith(what));
    if (need === undefined) throw new Error(`no need begins with ${what}`);
    return judged(policies, { ...need, ask: change(need.ask) });
  };
  const strange = '210987654321';

  it('publishes alarms: not another account, not another service, and nobody without TLS', () => {
    const as = (keys: Ask['keys']) => verdict('CloudWatch publishes', (ask) => ({ ...ask, keys: keys ?? {} }));
    const name = 'Vigie: web fails';
    expect(as(from(alarmArn(name, strange), strange))).toBe('not allowed');
    expect(as(from(alarmArn(name, strange)))).toBe('not allowed');
    expect(as(TLS)).toBe('not allowed');
    expect(as({ ...from(alarmArn(name)), 'aws:SecureTransport': ['false'] })).toBe('denied');
    expect(verdict('CloudWatch publishes', (ask) => ({ ...ask, service: 'events.amazonaws.com' }))).toBe('not allowed');
  });

  it('calls a function or leaves a dead letter in the name of a rule: not another rule, not another service', () => {
    for (const { id, made } of all('AWS::Events::Rule')) {
      for (const { Arn } of made.Targets.filter((target) => target.Arn.startsWith('arn:aws:lambda:'))) {
        const what = `${id} calls ${lastOf(Arn)}`;
        expect(verdict(what, (ask) => ({ ...ask, keys: from(`${arnOf(id)}2`) }))).toBe('not allowed');
        expect(verdict(what, (ask) => ({ ...ask, service: 'apigateway.amazonaws.com' }))).toBe('not allowed');
      }
      const lost = `events.amazonaws.com puts what ${arnOf(id)} gave up`;
      expect(verdict(lost, (ask) => ({ ...ask, keys: from(`${arnOf(id)}2`) }))).toBe('not allowed');
    }
  });

  it('uses the role of the schedules from another account, or that of a function as another service', () => {
    const [schedule = ''] = ids('AWS::Scheduler::Schedule');
    expect(verdict(`${schedule} uses its role`, (ask) => ({ ...ask, keys: { 'aws:SourceAccount': ['1'] } }))).toBe(
      'not allowed',
    );
    expect(verdict('Lambda uses the role of web', (ask) => ({ ...ask, service: 'ec2.amazonaws.com' }))).toBe(
      'not allowed',
    );
  });

  it('takes polls from their queue but ingest', () => {
    for (const action of TAKE_POLLS) {
      const takers = FUNCTIONS.filter(
        (name) => judge(roleOf(synth, name), { action, resource: pollsArn(synth), keys: TLS }) === 'allowed',
      );
      expect(takers).toEqual(['ingest']);
    }
  });
});
