import { beforeAll, describe, expect, it } from 'vitest';
import { FUNCTIONS, type FunctionName } from '../../lib/environment.ts';
import { ALARMS } from './alarms.ts';
import {
  judge,
  lambdaStatements,
  logStatements,
  resourceStatements,
  roleOf,
  statementsOfRole,
  trustOf,
  type Judgement,
} from './iam.ts';
import { ACCOUNT, pollsArn, REGION, sampleSynth, type Synth } from './synth.ts';

/** Each AWS service that the design needs may do its part, judged on the policies of the template. */

let synth: Synth;
beforeAll(() => {
  synth = sampleSynth();
});

const TLS = { 'aws:SecureTransport': ['true'] };
const from = (arn: string, account = ACCOUNT) => ({ 'aws:SourceArn': [arn], 'aws:SourceAccount': [account], ...TLS });
const arnOf = (id: string): string => String(synth.resolve({ 'Fn::GetAtt': [id, 'Arn'] }));
type Target = { Arn: string; RoleArn?: string; DeadLetterConfig?: { Arn: string } };
type Made = {
  'AWS::CloudWatch::Alarm': { AlarmName: string; AlarmActions: string[]; OKActions: string[] };
  'AWS::Events::Rule': { Targets: Target[] };
  'AWS::Scheduler::Schedule': { Target: Target };
  'AWS::Lambda::EventInvokeConfig': { FunctionName: string; DestinationConfig: { OnFailure: { Destination: string } } };
  'AWS::ApiGatewayV2::Route': { ApiId: string; RouteKey: string };
};
const all = <N extends keyof Made>(type: N): { id: string; made: Made[N] }[] =>
  synth.ofType(type).map(([id, { Properties }]) => ({ id, made: synth.resolve(Properties) as Made[N] }));

const publishToTopic = (topic: string, keys: Record<string, string[]>): Judgement =>
  judge(resourceStatements(synth, 'AWS::SNS::TopicPolicy', 'Topics', topic), {
    service: 'cloudwatch.amazonaws.com',
    action: 'sns:Publish',
    resource: topic,
    keys,
  });
const alarmArn = (name: string, account = ACCOUNT): string => `arn:aws:cloudwatch:${REGION}:${account}:alarm:${name}`;

/** The name at the end of a queue's ARN is what its policy is attached to. */
const sendToQueue = (queue: string, service: string, keys: Record<string, string[]>): Judgement =>
  judge(resourceStatements(synth, 'AWS::SQS::QueuePolicy', 'Queues', queue.split(':').at(-1) ?? ''), {
    service,
    action: 'sqs:SendMessage',
    resource: queue,
    keys,
  });

/** What a role may do to a queue: its own policy, and no denial in the queue's. */
const roleOnQueue = (role: ReturnType<typeof roleOf>, action: string, queue: string): Judgement =>
  judge([...role, ...resourceStatements(synth, 'AWS::SQS::QueuePolicy', 'Queues', queue.split(':').at(-1) ?? '')], {
    action,
    resource: queue,
    keys: TLS,
  });

const deadLetters = (): string => {
  const [id] = synth.ofType('AWS::SQS::Queue').find(([each]) => each.includes('DeadLetters')) ?? [];
  return arnOf(String(id));
};

describe('CloudWatch', () => {
  it('may publish each alarm, when it starts and when it is over, to the topic that mails people', () => {
    const alarms = all('AWS::CloudWatch::Alarm');
    expect(alarms).toHaveLength(ALARMS.length);
    const deaf = alarms.flatMap(({ made }) =>
      [...made.AlarmActions, ...made.OKActions]
        .map((topic) => [made.AlarmName, publishToTopic(topic, from(alarmArn(made.AlarmName)))])
        .filter(([, judgement]) => judgement !== 'allowed'),
    );
    expect(deaf).toEqual([]);
  });

  it('may not publish the alarm of another account, nor may anything publish without TLS', () => {
    const [topic] = synth.ofType('AWS::SNS::Topic').map(([id]) => id);
    const name = 'Vigie: publish fails';
    expect(publishToTopic(String(topic), from(alarmArn(name, '210987654321'), '210987654321'))).toBe('not allowed');
    expect(publishToTopic(String(topic), from(alarmArn(name, '210987654321')))).toBe('not allowed');
    expect(publishToTopic(String(topic), TLS)).toBe('not allowed');
    expect(publishToTopic(String(topic), { ...from(alarmArn(name)), 'aws:SecureTransport': ['false'] })).toBe('denied');
  });
});

describe('EventBridge', () => {
  const rules = () =>
    all('AWS::Events::Rule').flatMap(({ id, made }) => made.Targets.map((target) => ({ rule: arnOf(id), target })));

  it('may reach the target of each rule: a function, or the log group of the journal', () => {
    expect(rules()).toHaveLength(4);
    for (const { rule, target } of rules()) {
      const service = 'events.amazonaws.com';
      if (target.Arn.startsWith('arn:aws:lambda:')) {
        const ask = { service, action: 'lambda:InvokeFunction', resource: target.Arn };
        expect(judge(lambdaStatements(synth), { ...ask, keys: from(rule) })).toBe('allowed');
        expect(judge(lambdaStatements(synth), { ...ask, keys: from(`${rule}2`) })).toBe('not allowed');
      } else {
        const stream = { service, action: 'logs:PutLogEvents', resource: `${target.Arn}:log-stream:1` };
        expect(judge(logStatements(synth), { ...stream, keys: from(rule) })).toBe('allowed');
        const group = { service, action: 'logs:CreateLogStream', resource: `${target.Arn}:*` };
        expect(judge(logStatements(synth), { ...group, keys: from(rule) })).toBe('allowed');
      }
    }
  });

  it('may put what it gave up into the dead letters, for each rule that calls a function', () => {
    const given = rules().filter(({ target }) => target.Arn.startsWith('arn:aws:lambda:'));
    for (const { rule, target } of given) {
      expect(target.DeadLetterConfig?.Arn).toBe(deadLetters());
      expect(sendToQueue(deadLetters(), 'events.amazonaws.com', from(rule))).toBe('allowed');
      expect(sendToQueue(deadLetters(), 'events.amazonaws.com', from(`${rule}2`))).toBe('not allowed');
    }
  });
});

describe('the scheduler', () => {
  it('may use its role, and with it call each function and put what it gave up into the dead letters', () => {
    const schedules = all('AWS::Scheduler::Schedule');
    expect(schedules).toHaveLength(5);
    for (const { made } of schedules) {
      const role = String(made.Target.RoleArn).split('/').at(-1) ?? '';
      const use = { service: 'scheduler.amazonaws.com', action: 'sts:AssumeRole', resource: role };
      expect(judge(trustOf(synth, role), { ...use, keys: { 'aws:SourceAccount': [ACCOUNT] } })).toBe('allowed');
      expect(judge(trustOf(synth, role), { ...use, keys: { 'aws:SourceAccount': ['1'] } })).toBe('not allowed');
      const rights = statementsOfRole(synth, role);
      expect(judge(rights, { action: 'lambda:InvokeFunction', resource: made.Target.Arn })).toBe('allowed');
      expect(roleOnQueue(rights, 'sqs:SendMessage', String(made.Target.DeadLetterConfig?.Arn))).toBe('allowed');
    }
  });
});

describe('Lambda', () => {
  const roleIdOf = (name: FunctionName): string => {
    const made = synth.resolve(synth.template.Resources[synth.idOf(name)]?.Properties) as { Role: string };
    return made.Role.split('/').at(-1) ?? '';
  };

  it.each(FUNCTIONS)('may use the role of %s, write its logs and put its failures into the dead letters', (name) => {
    const use = { service: 'lambda.amazonaws.com', action: 'sts:AssumeRole', resource: roleIdOf(name) };
    expect(judge(trustOf(synth, roleIdOf(name)), use)).toBe('allowed');
    const made = synth.resolve(synth.template.Resources[synth.idOf(name)]?.Properties) as {
      LoggingConfig: { LogGroup: string };
    };
    const logs = `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:${made.LoggingConfig.LogGroup}`;
    const rights = roleOf(synth, name);
    expect(judge(rights, { action: 'logs:CreateLogStream', resource: `${logs}:*` })).toBe('allowed');
    expect(judge(rights, { action: 'logs:PutLogEvents', resource: `${logs}:log-stream:1` })).toBe('allowed');
    const invoked = all('AWS::Lambda::EventInvokeConfig').find((each) => each.made.FunctionName === synth.idOf(name));
    const destination = String(invoked?.made.DestinationConfig.OnFailure.Destination);
    expect(destination).toBe(deadLetters());
    expect(roleOnQueue(rights, 'sqs:SendMessage', destination)).toBe('allowed');
  });

  it('may take the polls from their queue with the role of ingest, and with no other', () => {
    for (const action of ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']) {
      const takers = FUNCTIONS.filter(
        (name) => roleOnQueue(roleOf(synth, name), action, pollsArn(synth)) === 'allowed',
      );
      expect(takers).toEqual(['ingest']);
    }
  });
});

describe('the API', () => {
  it('may call the pages on each of its routes', () => {
    const routes = all('AWS::ApiGatewayV2::Route');
    expect(routes).toHaveLength(2);
    for (const { made } of routes) {
      const path = made.RouteKey.split(' ')[1] ?? '';
      const route = `arn:aws:execute-api:${REGION}:${ACCOUNT}:${made.ApiId}/$default/GET${path}`;
      const ask = { action: 'lambda:InvokeFunction', resource: arnOf(synth.idOf('web')), keys: from(route) };
      expect(judge(lambdaStatements(synth), { service: 'apigateway.amazonaws.com', ...ask })).toBe('allowed');
      expect(judge(lambdaStatements(synth), { service: 'events.amazonaws.com', ...ask })).toBe('not allowed');
    }
  });
});
