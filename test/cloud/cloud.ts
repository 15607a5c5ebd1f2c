import { CreateTableCommand, type CreateTableCommandInput, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createHash } from 'node:crypto';
import { FUNCTIONS, type FunctionName } from '../../lib/environment.ts';
import type { SettingsInput } from '../../lib/settings.ts';
import { startEngine } from '../engines/start.ts';
import { startAws, type Asked, type FakeAws } from '../fakes/aws.ts';
import { bare, type Bare, type Instance, type Ran } from '../infra/bare.ts';
import {
  judge,
  judgeFor,
  lambdaStatements,
  logStatements,
  resourceStatements,
  roleOf,
  statementsOfRole,
} from '../infra/iam.ts';
import { ACCOUNT, integrationOf, pollsArn, REGION, scheduledEvent, synthVigie, type Synth } from '../infra/synth.ts';
import { openMonitoring, type Monitoring } from './monitoring.ts';

/**
 * A deployment on this machine, from the template alone: its table on the embedded engine, its bundles in bare
 * processes, its schedules, rules, queue, API, logs and alarms. Each step of each principal is judged by the policies
 * of the template, and what is not allowed does not happen.
 *
 * Alarms have a clock of their own, so that an hour of them takes a moment; the functions have the real one.
 */
export const PAGES = 'https://pages.example';
const SECRET_ENDING = 'AbCdEf';

export type Page = { status: number; body: string };

export type Cloud = {
  synth: Synth;
  monitoring: Monitoring;
  aws: FakeAws;
  client: DynamoDBClient;
  table: string;
  /** By name; one that is deleted is missing. */
  secrets: Record<string, unknown>;
  /** What AWS refuses or fails to do meanwhile: asked of each request before the policies are. */
  broken: ((asked: Asked) => boolean)[];
  /** Functions of which no more can run at once: each call is throttled. */
  throttled: Set<FunctionName>;
  /** Bodies of the dead letters. */
  deadLetters: string[];
  /** What a policy did not allow. */
  refused: string[];
  /** Calls a function as a person does with the AWS command line. */
  invoke: (name: FunctionName, event: unknown) => Promise<Ran | 'throttled'>;
  /** The scheduler calls what it should call, and the bus and the queue deliver what that led to. */
  tick: (name: FunctionName) => Promise<void>;
  /** A form, or a body as it is. */
  request: (
    method: 'GET' | 'POST',
    path: string,
    body?: Record<string, string> | string,
    headers?: object,
  ) => Promise<Page>;
  /**
   * Updates the stack as CloudFormation does: what the custom resource calls, then the custom resource where its
   * properties changed, then what depends on it. When it fails, all is as it was.
   */
  deploy: (config: SettingsInput) => Promise<{ kind: 'deployed' } | { kind: 'rolled-back'; reason: string }>;
  /** The next call of this function begins in a new process, with this configuration if there is one. */
  restart: (name: FunctionName, config?: SettingsInput) => Promise<void>;
  close: () => Promise<void>;
};

type Target = { Arn: string; RoleArn?: string; DeadLetterConfig?: { Arn: string } };
type Rule = { EventPattern: { source: string[]; 'detail-type'?: string[] }; Targets: Target[] };

const TLS = { 'aws:SecureTransport': ['true'] };
const from = (arn: string) => ({ 'aws:SourceArn': [arn], 'aws:SourceAccount': [ACCOUNT], ...TLS });

/** The logical id of the one resource of a type. */
const onlyId = (synth: Synth, type: string): string => {
  const [found, ...others] = synth.ofType(type);
  if (found === undefined || others.length > 0) throw new Error(`not one ${type}`);
  return found[0];
};

const createTable = async (client: DynamoDBClient, synth: Synth): Promise<string> => {
  const id = onlyId(synth, 'AWS::DynamoDB::GlobalTable');
  const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, BillingMode } = synth.resolve(
    synth.template.Resources[id]?.Properties,
  ) as CreateTableCommandInput;
  const input = { TableName: id, KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, BillingMode };
  await client.send(new CreateTableCommand(input));
  return id;
};

export const startCloud = async (config: SettingsInput, secrets: Record<string, unknown>): Promise<Cloud> => {
  let synth = synthVigie({ config });
  const engine = await startEngine('dynoxide');
  const client = engine.client();
  const table = await createTable(client, synth);
  const arnOf = (id: string): string => String(synth.resolve({ 'Fn::GetAtt': [id, 'Arn'] }));
  const monitoring = openMonitoring(synth, Date.UTC(2026, 10, 22, 18));
  const bundles = new Map<FunctionName, Bare>(FUNCTIONS.map((name) => [name, bare(name, synth.asset(name))]));
  const instances = new Map<FunctionName, Instance>();
  const judges = new Map<string, ReturnType<typeof judgeFor>>(FUNCTIONS.map((name) => [name, judgeFor(synth, name)]));
  const broken: Cloud['broken'] = [];
  const throttled = new Set<FunctionName>();
  const deadLetters: string[] = [];
  const refused: string[] = [];
  const aws = await startAws({
    engine: engine.endpoint,
    secrets,
    allows: (asked) => {
      if (broken.some((breaks) => breaks(asked))) return false;
      const { who, ...ask } = asked;
      const verdict = judges.get(who)?.(ask);
      if (verdict !== 'allowed') refused.push(`${who}: ${ask.action} on ${ask.resource}`);
      return verdict === 'allowed';
    },
    arns: {
      table: arnOf(table),
      index: (name) => `${arnOf(table)}/index/${name}`,
      bus: arnOf(onlyId(synth, 'AWS::Events::EventBus')),
      polls: pollsArn(synth),
      secret: (name) => `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:${name}-${SECRET_ENDING}`,
      identity: (name) => `arn:aws:ses:${REGION}:${ACCOUNT}:identity/${name}`,
      mailSet: (name) => `arn:aws:ses:${REGION}:${ACCOUNT}:configuration-set/${name}`,
      lambda: arnOf,
    },
    invoke: async (id, event) => {
      const name = nameOf(id);
      const ran = name === undefined ? 'throttled' : await invoke(name, event);
      return ran === 'throttled' ? null : ran.value;
    },
  });
  const allowed = (what: string, verdict: string): boolean => {
    if (verdict !== 'allowed') refused.push(`${what}: ${verdict}`);
    return verdict === 'allowed';
  };

  type Lambda = {
    Environment: { Variables: Record<string, string> };
    LoggingConfig: { LogGroup: string };
    Handler: string;
    Timeout: number;
  };
  const propertiesOf = (name: FunctionName): Lambda =>
    synth.resolve(synth.template.Resources[synth.idOf(name)]?.Properties) as Lambda;
  const nameOf = (arn: string): FunctionName | undefined =>
    FUNCTIONS.find((name) => arn === arnOf(synth.idOf(name)) || arn === synth.idOf(name));

  /** As the template sets it. What only AWS knows, the addresses of its services, is filled in. */
  const environmentOf = (name: FunctionName): Record<string, string> => {
    const { Environment } = propertiesOf(name);
    const known: Record<string, string> = { POLLS: `${aws.url}/${ACCOUNT}/polls`, PUBLIC_URL: PAGES };
    return {
      ...Object.fromEntries(Object.entries(Environment.Variables).map(([key, value]) => [key, known[key] ?? value])),
      AWS_REGION: REGION,
      // The services read the role from the key id.
      AWS_ACCESS_KEY_ID: name,
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_ENDPOINT_URL: aws.url,
    };
  };

  const count = (name: FunctionName, MetricName: string, value: number): void => {
    const Dimensions = [{ Name: 'FunctionName', Value: synth.idOf(name) }];
    monitoring.count({ Namespace: 'AWS/Lambda', MetricName, Dimensions }, value);
  };

  /** Lambda writes a function's lines with the function's own role. */
  const writeLines = (name: FunctionName, lines: Ran['lines']): void => {
    const { LoggingConfig } = propertiesOf(name);
    const resource = `${arnOf(LoggingConfig.LogGroup).replace(/:\*$/, '')}:log-stream:1`;
    if (!allowed(`lines of ${name}`, judge(roleOf(synth, name), { action: 'logs:PutLogEvents', resource }))) return;
    for (const line of lines) monitoring.write(LoggingConfig.LogGroup, JSON.stringify(line));
  };

  /** In the process of before, unless that has ended. */
  const run = async (name: FunctionName, event: unknown): Promise<Ran> => {
    let instance = instances.get(name);
    if (instance?.isAlive() === false) {
      await instance.close();
      instances.delete(name);
      instance = undefined;
    }
    if (instance === undefined) {
      const { Handler: handler, Timeout } = propertiesOf(name);
      try {
        instance = await bundles.get(name)!.start(environmentOf(name), { handler, timeoutMs: Timeout * 1_000 });
      } catch (error) {
        return { value: null, error: String(error), errorType: 'Runtime.InitError', lines: [] };
      }
      instances.set(name, instance);
    }
    return instance.invoke(event);
  };

  const invoke: Cloud['invoke'] = async (name, event) => {
    if (throttled.has(name)) {
      count(name, 'Throttles', 1);
      return 'throttled';
    }
    const ran = await run(name, event);
    count(name, 'Invocations', 1);
    count(name, 'Errors', ran.error === null ? 0 : 1);
    count(name, 'Throttles', 0);
    writeLines(name, ran.lines);
    return ran;
  };

  const giveUp = (what: string, verdict: string, body: unknown): void => {
    if (allowed(`dead letter of ${what}`, verdict)) deadLetters.push(JSON.stringify(body));
  };
  const queueStatements = (queue: string) =>
    resourceStatements(synth, 'AWS::SQS::QueuePolicy', 'Queues', queue.split(':').at(-1) ?? '');

  /** Without an answer: Lambda itself gives up what failed, as the template configures it. */
  const callLater = async (name: FunctionName, event: unknown): Promise<void> => {
    const ran = await invoke(name, event);
    if (ran !== 'throttled' && ran.error === null) return;
    const configured = synth
      .ofType('AWS::Lambda::EventInvokeConfig')
      .map(([, { Properties }]) => synth.resolve(Properties))
      .find((each) => (each as { FunctionName: string }).FunctionName === synth.idOf(name)) as
      { DestinationConfig: { OnFailure: { Destination: string } } } | undefined;
    const queue = configured?.DestinationConfig.OnFailure.Destination;
    if (queue === undefined) return;
    const statements = [...roleOf(synth, name), ...queueStatements(queue)];
    giveUp(name, judge(statements, { action: 'sqs:SendMessage', resource: queue, keys: TLS }), event);
  };

  const rules = synth
    .ofType('AWS::Events::Rule')
    .map(([id, { Properties }]) => ({ arn: arnOf(id), ...(synth.resolve(Properties) as Rule) }));

  const deliverEvent = async (type: string, detail: Record<string, unknown>): Promise<void> => {
    const event = {
      version: '0',
      id: createHash('sha256').update(JSON.stringify(detail)).digest('hex').slice(0, 32),
      'detail-type': type,
      source: 'vigie',
      account: ACCOUNT,
      time: new Date().toISOString(),
      region: REGION,
      resources: [],
      detail,
    };
    for (const { arn, EventPattern, Targets } of rules) {
      if (!EventPattern.source.includes(event.source)) continue;
      if (EventPattern['detail-type']?.includes(type) === false) continue;
      for (const target of Targets) {
        const service = 'events.amazonaws.com';
        const name = nameOf(target.Arn);
        const isCalled =
          name === undefined
            ? judge(logStatements(synth), {
                service,
                action: 'logs:PutLogEvents',
                resource: `${target.Arn}:log-stream:1`,
                keys: from(arn),
              })
            : judge(lambdaStatements(synth), {
                service,
                action: 'lambda:InvokeFunction',
                resource: target.Arn,
                keys: from(arn),
              });
        if (allowed(`${type} to ${target.Arn}`, isCalled)) {
          if (name === undefined) monitoring.write(groupOf(target.Arn), JSON.stringify(event));
          else await callLater(name, event);
        } else if (target.DeadLetterConfig !== undefined) {
          const queue = target.DeadLetterConfig.Arn;
          const ask = { service, action: 'sqs:SendMessage', resource: queue, keys: from(arn) };
          giveUp(type, judge(queueStatements(queue), ask), event);
        }
      }
    }
  };

  /** A rule names a log group by its name, the template's own by its id. */
  const groupOf = (arn: string): string => {
    const name = arn.split(':log-group:')[1]?.replace(/:\*$/, '') ?? '';
    const found = synth
      .ofType('AWS::Logs::LogGroup')
      .find(([id, { Properties }]) => id === name || synth.resolve(Properties['LogGroupName']) === name);
    return found?.[0] ?? name;
  };

  /** The event source mapping takes messages with the role of its function. */
  const deliverMessages = async (bodies: readonly string[]): Promise<void> => {
    const [mapping] = synth
      .ofType('AWS::Lambda::EventSourceMapping')
      .map(
        ([, { Properties }]) =>
          synth.resolve(Properties) as { FunctionName: string; EventSourceArn: string; BatchSize: number },
      );
    const name = nameOf(mapping?.FunctionName ?? '');
    if (mapping === undefined || name === undefined) return;
    for (const action of ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']) {
      const ask = { action, resource: mapping.EventSourceArn, keys: TLS };
      const statements = [...roleOf(synth, name), ...queueStatements(mapping.EventSourceArn)];
      if (!allowed(`${name}: ${action}`, judge(statements, ask))) return;
    }
    for (let at = 0; at < bodies.length; at += mapping.BatchSize) {
      const batch = bodies.slice(at, at + mapping.BatchSize);
      await invoke(name, {
        Records: batch.map((body, index) => ({
          messageId: `message-${at + index}`,
          receiptHandle: 'handle',
          body,
          attributes: {},
          messageAttributes: {},
          md5OfBody: createHash('md5').update(body).digest('hex'),
          eventSource: 'aws:sqs',
          eventSourceARN: mapping.EventSourceArn,
          awsRegion: REGION,
        })),
      });
    }
  };

  let eventsDone = 0;
  let messagesDone = 0;
  const settle = async (): Promise<void> => {
    while (eventsDone < aws.events.length || messagesDone < aws.messages.length) {
      for (const { type, detail } of aws.events.slice(eventsDone)) {
        eventsDone += 1;
        await deliverEvent(type, detail);
      }
      const bodies = aws.messages.slice(messagesDone).map(({ body }) => body);
      messagesDone += bodies.length;
      await deliverMessages(bodies);
    }
  };

  const tick = async (name: FunctionName): Promise<void> => {
    for (const [, { Properties }] of synth.ofType('AWS::Scheduler::Schedule')) {
      const { State, Target } = synth.resolve(Properties) as { State: string; Target: Target };
      if (State !== 'ENABLED' || nameOf(Target.Arn) !== name) continue;
      const rights = statementsOfRole(synth, Target.RoleArn?.split('/').at(-1) ?? '');
      const verdict = judge(rights, { action: 'lambda:InvokeFunction', resource: Target.Arn });
      if (allowed(`the schedule of ${name}`, verdict)) await callLater(name, scheduledEvent(name));
    }
    await settle();
  };

  const place = async (name: FunctionName, from: Synth): Promise<void> => {
    await instances.get(name)?.close();
    instances.delete(name);
    bundles.get(name)?.remove();
    bundles.set(name, bare(name, from.asset(name)));
  };

  type Custom = { id: string; name: FunctionName; properties: Record<string, unknown> };
  const customOf = (of: Synth): Custom[] =>
    Object.entries(of.template.Resources)
      .filter(([, { Type }]) => Type.startsWith('Custom::'))
      .map(([id, { Properties }]) => {
        const properties = of.resolve(Properties) as Record<string, unknown>;
        const name = nameOf(String(properties['ServiceToken']));
        if (name === undefined) throw new Error(`${id} calls no function of the stack`);
        return { id, name, properties };
      });
  /** Why the custom resource failed; null when it did not. */
  const callCustom = async ({ id, name, properties }: Custom, RequestType: string): Promise<string | null> => {
    const answered = aws.answers.length;
    const ran = await invoke(name, {
      RequestType,
      ResponseURL: `${aws.url}/cloudformation?X-Amz-Signature=x`,
      StackId: `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/Vigie/1`,
      RequestId: `r${answered}`,
      LogicalResourceId: id,
      ResourceType: synth.template.Resources[id]?.Type,
      ResourceProperties: properties,
    });
    await settle();
    const answer = aws.answers[answered];
    if (answer === undefined) return ran === 'throttled' ? 'throttled' : `no answer: ${ran.error ?? 'none'}`;
    return answer['Status'] === 'SUCCESS' ? null : String(answer['Reason']);
  };
  const dependsOn = (of: Synth, name: FunctionName, ids: readonly string[]): boolean =>
    [of.template.Resources[of.idOf(name)]?.DependsOn ?? []].flat().some((id) => ids.includes(id));

  const deploy: Cloud['deploy'] = async (changed) => {
    const next = synthVigie({ config: changed });
    const before = synth;
    const customs = customOf(next);
    const ids = customs.map(({ id }) => id);
    const first = FUNCTIONS.filter((name) => !dependsOn(next, name, ids));
    for (const name of first) await place(name, next);
    for (const custom of customs) {
      const was = customOf(before).find(({ id }) => id === custom.id);
      if (JSON.stringify(was?.properties) === JSON.stringify(custom.properties)) continue;
      const reason = await callCustom(custom, 'Update');
      if (reason === null) continue;
      for (const name of first) await place(name, before);
      if (was !== undefined) await callCustom(was, 'Update');
      next.remove();
      return { kind: 'rolled-back', reason };
    }
    synth = next;
    for (const name of FUNCTIONS.filter((each) => !first.includes(each))) await place(name, next);
    for (const name of FUNCTIONS) judges.set(name, judgeFor(next, name));
    before.remove();
    return { kind: 'deployed' };
  };

  for (const custom of customOf(synth)) {
    const reason = await callCustom(custom, 'Create');
    if (reason !== null) throw new Error(`the stack cannot be made: ${reason}`);
  }

  const api = openApi(synth, monitoring);
  const request: Cloud['request'] = async (method, path, sent, headers = {}) => {
    const isForm = typeof sent === 'object';
    const body = isForm ? new URLSearchParams(sent).toString() : sent;
    const route = api.routeOf(path);
    if (!api.admits(route)) {
      api.log(method, path, 429);
      return { status: 429, body: '{"message":"Too Many Requests"}' };
    }
    const apiId = onlyId(synth, 'AWS::ApiGatewayV2::Api');
    const resource = integrationOf(synth, api.targetOf(route));
    const name = nameOf(resource);
    if (name === undefined) throw new Error(`the route ${route} leads to no function`);
    const keys = from(`arn:aws:execute-api:${REGION}:${ACCOUNT}:${apiId}/$default/${method}${route}`);
    const ask = { service: 'apigateway.amazonaws.com', action: 'lambda:InvokeFunction', resource, keys };
    if (!allowed(`the API to ${path}`, judge(lambdaStatements(synth), ask))) return { status: 500, body: '' };
    const ran = await invoke(name, {
      version: '2.0',
      routeKey: `ANY ${route}`,
      rawPath: path,
      rawQueryString: '',
      headers: {
        host: 'pages.example',
        ...(isForm ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
        ...headers,
      },
      requestContext: {
        accountId: ACCOUNT,
        apiId,
        domainName: 'pages.example',
        domainPrefix: 'pages',
        http: { method, path, protocol: 'HTTP/1.1', sourceIp: '203.0.113.1', userAgent: 'test' },
        requestId: 'id',
        routeKey: `ANY ${route}`,
        stage: '$default',
        time: '22/Nov/2026:18:00:00 +0000',
        timeEpoch: Date.now(),
      },
      // A form comes in base64.
      ...(body === undefined ? {} : { body: Buffer.from(body).toString('base64') }),
      isBase64Encoded: body !== undefined,
    });
    await settle();
    if (ran === 'throttled' || ran.error !== null) {
      const status = ran === 'throttled' ? 503 : 500;
      api.log(method, path, status);
      return { status, body: '' };
    }
    const answer = ran.value as { statusCode: number; body: string; isBase64Encoded: boolean };
    api.log(method, path, answer.statusCode);
    const { statusCode: status, isBase64Encoded } = answer;
    return { status, body: isBase64Encoded ? Buffer.from(answer.body, 'base64').toString('utf8') : answer.body };
  };

  return {
    synth,
    monitoring,
    aws,
    client,
    table,
    secrets,
    broken,
    throttled,
    deadLetters,
    refused,
    invoke: async (name, event) => {
      const ran = await invoke(name, event);
      await settle();
      return ran;
    },
    tick,
    request,
    deploy,
    async restart(name, changed) {
      await instances.get(name)?.close();
      instances.delete(name);
      if (changed !== undefined) bundles.get(name)?.configure(changed);
    },
    async close() {
      await Promise.all([...instances.values()].map((instance) => instance.close()));
      for (const each of bundles.values()) each.remove();
      synth.remove();
      await aws.close();
      await engine.stop();
    },
  };
};

type Limits = { ThrottlingRateLimit: number; ThrottlingBurstLimit: number };

/**
 * The HTTP API as far as its stage and routes say: buckets of tokens ("Throttle requests to your HTTP APIs",
 * http-api-throttling), one of the stage and one for each route with settings of its own. Each minute of the alarms
 * fills them. The access log has the stage's format.
 */
const openApi = (synth: Synth, monitoring: Monitoring) => {
  const [stage] = synth.ofType('AWS::ApiGatewayV2::Stage').map(
    ([, { Properties }]) =>
      synth.resolve(Properties) as {
        DefaultRouteSettings: Limits;
        RouteSettings?: Record<string, Limits>;
        AccessLogSettings: { DestinationArn: string; Format: string };
      },
  );
  if (stage === undefined) throw new Error('the template has no stage');
  const targets = new Map(
    synth.ofType('AWS::ApiGatewayV2::Route').map(([, { Properties }]) => {
      const { RouteKey, Target } = synth.resolve(Properties) as { RouteKey: string; Target: string };
      return [RouteKey.split(' ')[1] ?? '', Target];
    }),
  );
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    admits: (route: string): boolean => {
      const own = stage.RouteSettings?.[`ANY ${route}`];
      const { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst } = own ?? stage.DefaultRouteSettings;
      const bucket = buckets.get(own === undefined ? 'stage' : route) ?? { tokens: burst, at: monitoring.now() };
      const tokens = Math.min(burst, bucket.tokens + ((monitoring.now() - bucket.at) / 1_000) * rate);
      const admitted = tokens >= 1;
      buckets.set(own === undefined ? 'stage' : route, {
        tokens: admitted ? tokens - 1 : tokens,
        at: monitoring.now(),
      });
      return admitted;
    },
    /** The most specific route that fits: the very path, or the longest beginning. */
    routeOf: (path: string): string => {
      const greedy = [...targets.keys()]
        .filter((route) => route.endsWith('/{proxy+}') && path.startsWith(route.slice(0, -'{proxy+}'.length)))
        .toSorted((a, b) => b.length - a.length);
      const route = targets.has(path) ? path : greedy[0];
      if (route === undefined) throw new Error(`no route for ${path}`);
      return route;
    },
    targetOf: (route: string): string => targets.get(route) ?? '',
    log: (method: string, path: string, status: number): void => {
      const known: Record<string, string> = {
        '$context.requestId': 'id',
        '$context.requestTime': '22/Nov/2026:18:00:00 +0000',
        '$context.httpMethod': method,
        '$context.path': path,
        '$context.status': String(status),
        '$context.responseLatency': '1',
      };
      const { DestinationArn, Format } = stage.AccessLogSettings;
      const group = DestinationArn.split(':log-group:')[1]?.replace(/:\*$/, '') ?? '';
      monitoring.write(
        group,
        Format.replaceAll(/\$context\.[\w.]+/g, (field) => known[field] ?? '-'),
      );
    },
  };
};
