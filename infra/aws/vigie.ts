import {
  ArnFormat,
  aws_apigateway as apigateway,
  aws_apigatewayv2 as apigw,
  aws_cloudwatch as cloudwatch,
  aws_dynamodb as dynamodb,
  aws_events as events,
  aws_events_targets as eventTargets,
  aws_iam as iam,
  aws_lambda as lambda,
  aws_logs as logs,
  aws_scheduler as scheduler,
  aws_scheduler_targets as schedulerTargets,
  aws_ses as ses,
  aws_sns as sns,
  aws_sns_subscriptions as subscriptions,
  aws_sqs as sqs,
  CfnOutput,
  CustomResource,
  Duration,
  RemovalPolicy,
  Stack,
  Validations,
} from 'aws-cdk-lib';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Construct } from 'constructs';
import { createHash } from 'node:crypto';
import { TABLE_KEYS } from '../../lib/adapters/store/keys.ts';
import { pollersFor } from '../../lib/records/poll.ts';
import { LEASE_MS, SEND_WITHIN_MS } from '../../lib/delivery/publish.ts';
import { secretsToRenew } from '../../lib/delivery/renew.ts';
import { EVENT_SOURCE, RUNG_AT_ONCE, TOLD_AT_ONCE, type EventType } from '../../lib/events.ts';
import type { FunctionName } from '../../lib/environment.ts';
import { parameterOf } from '../../lib/secret-name.ts';
import type { Settings, SettingsInput } from '../../lib/settings.ts';
import { COUNTED, counted, DEAD_LETTERS, FUNCTION_ALARMS, ring, type Bell } from './alarms.ts';
import { bundle } from './bundle.ts';
import { readConfig } from './config.ts';
import { VigieFunction, type EnvironmentOf } from './function.ts';
import { tablePolicy, type Arns } from './statements.ts';
import { STOP_ROUTES } from '../../lib/web/doors.ts';
import { MINUTE_MS } from '../../lib/records/durations.ts';

export type VigieProps = {
  config: SettingsInput;
  /** Where people open pages, without a final slash: for a domain of yours that stands before the API. */
  publicUrl?: string;
  /** `existing`: the sender's domain is an SES identity of this account and region already. */
  mailIdentity?: 'create' | 'existing';
  /** Who gets the alarms by mail. Without it, the people who may thaw. Each has to confirm once. */
  alarmMails?: readonly string[];
  /**
   * The publisher's reserved concurrency; 0 stops it. Without it none is reserved, because a new account has ten in
   * all and can reserve none.
   */
  publishConcurrency?: number;
  /** How many stops are certain to run at once, whatever else runs. Without it none is reserved. */
  stopConcurrency?: number;
  /**
   * `test`: when the stack is removed, its table goes too. Without it, `production`: the table stays. Either way a
   * first deployment that fails leaves nothing behind.
   */
  stage?: 'test' | 'production';
  /** The name of a table that an earlier stack left: this stack uses it and makes none. */
  table?: string;
  /** A dashboard of alarms, invocations and durations, which costs three dollars a month beyond the free ones. */
  dashboard?: boolean;
  /** Neither the stack nor its table can be deleted. Set it once the first deployment has gone well. */
  terminationProtection?: boolean;
};

const TIMEOUT_S: Readonly<Record<FunctionName, number>> = {
  // Long enough for a few feeds of one host, one after the other, each as slow as is tolerated.
  ingest: 120,
  publish: 60,
  watch: 60,
  // Long enough for the mails of a whole newsroom, one after the other.
  notify: 120,
  // Long enough for three looks at a slow tool.
  bell: 60,
  sweep: 60,
  // Longer than the function that fetches pictures may take.
  web: 25,
  stop: 10,
  apply: 60,
  answers: 60,
  // A little longer than the choice of a picture may take.
  pictures: 20,
  // A list by time may come late.
  rehearse: 60,
};

/** A function has a share of a processor by its memory. With 1,769 MB it has a whole one. */
const MEMORY_MB = 512;
/** Somebody waits for a stop, and nearly every stop begins from cold. A thousand of them cost about two cents. */
const STOP_MEMORY_MB = 1_769;

/** Called every minute. Ingest itself decides which feeds are due, and notify whether it is time to ask. */
const EVERY_MINUTE = ['ingest', 'publish', 'watch', 'sweep', 'notify', 'bell', 'answers'] as const;

/** Some seconds do not matter to these. They come somewhere in the minute, so that not all begin at once. */
const ANYWHERE_IN_IT: readonly FunctionName[] = ['ingest', 'sweep', 'notify', 'answers'];

/** The repository has a script for it; a project that has the package has its command. */
const STOP_COMMAND = import.meta.url.endsWith('.ts') ? 'npm run --silent vigie -- stop' : 'npx vigie stop';

/** Two mails that ask one person about drafts are never nearer to each other. */
const ASK_EVERY_MS = 5 * MINUTE_MS;

/** A publisher that did not run for longer than this freezes everything when it runs again. */
const GAP_MS = 30 * MINUTE_MS;

/** Requests a second to the pages, which serve a newsroom and no public site. */
const THROTTLE = { rateLimit: 10, burstLimit: 40 };

const NO_AUTHORIZER =
  'The function itself judges who asks: by the secret of a mailed link (256 bits, hashed in the table) or by the ' +
  'signature of Slack (test/web). An authorizer would need accounts and passwords, which approvers do not have.';
const NO_SECOND_QUEUE =
  'Dead letters end in this queue. Nothing consumes it, so no message can fail here. Its depth rings an alarm.';

/** The whole relay: a table, twelve functions, their schedules, the pages, a bus, alarms. A stack holds one. */
export class Vigie extends Construct {
  readonly table: dynamodb.ITableV2;
  /** What a domain of yours stands before. */
  readonly api: apigw.HttpApi;
  /** Every transition is an event here, for others to subscribe to: the types are in lib/events.ts. */
  readonly bus: events.EventBus;
  readonly topic: sns.Topic;
  readonly functions: { readonly [N in FunctionName]: VigieFunction<N> };
  readonly publicUrl: string;

  constructor(scope: Construct, id: string, props: VigieProps) {
    super(scope, id);
    const { json, settings } = readConfig(props.config);
    const publishMs = TIMEOUT_S.publish * 1_000;
    if (LEASE_MS <= publishMs + SEND_WITHIN_MS) {
      throw new Error(
        `a claim's lease (${LEASE_MS} ms) must outlive the publisher's time-out ` +
          `and one send (${publishMs + SEND_WITHIN_MS} ms)`,
      );
    }
    const stack = Stack.of(this);

    stack.terminationProtection ||= props.terminationProtection === true;
    this.table =
      props.table === undefined ? this.newTable(props) : dynamodb.TableV2.fromTableName(this, 'Kept', props.table);
    // Named after the stack, as all that needs a name in a region is: a region holds several stacks.
    this.bus = new events.EventBus(this, 'Bus', { eventBusName: stack.stackName });
    const deadLetters = new sqs.Queue(this, 'DeadLetters', {
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    Validations.of(deadLetters).acknowledge({ id: 'AwsSolutions-SQS3', reason: NO_SECOND_QUEUE });
    this.topic = new sns.Topic(this, 'Bell', { enforceSSL: true, displayName: `Vigie ${settings.site.name}` });
    this.letAlarmsPublish();
    for (const mail of props.alarmMails ?? thawers(settings)) {
      this.topic.addSubscription(new subscriptions.EmailSubscription(mail));
    }
    const bell: Bell = { scope: new Construct(this, 'Alarms'), topic: this.topic };

    this.api = new apigw.HttpApi(this, 'Api', {
      createDefaultStage: false,
      description: `Vigie ${settings.site.name}`,
    });
    this.publicUrl = props.publicUrl ?? this.api.apiEndpoint;

    const polls = new sqs.Queue(this, 'Polls', {
      enforceSSL: true,
      // Longer than a poll can take, with all of Lambda's retries.
      visibilityTimeout: Duration.seconds(6 * TIMEOUT_S.ingest),
      retentionPeriod: Duration.hours(1),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: 3 },
    });

    const mailSet = this.mailSet();
    const arns = { ...this.arns(settings, props.mailIdentity ?? 'create', mailSet), polls: polls.queueArn };
    const bundles = bundle(json);
    const makeWith =
      (fetcher: { pictures: string }) =>
      <N extends FunctionName>(name: N, environment: EnvironmentOf<N>, more?: { reservedConcurrency: number }) =>
        new VigieFunction(this, name === 'bell' ? 'Bells' : capital(name), {
          name,
          code: bundles.folders[name],
          environment,
          timeout: Duration.seconds(TIMEOUT_S[name]),
          memoryMb: name === 'stop' ? STOP_MEMORY_MB : MEMORY_MB,
          alarm: FUNCTION_ALARMS[name],
          bell,
          arns: { ...arns, ...fetcher },
          deadLetters,
          ...more,
        });
    const pictures = makeWith({ pictures: 'none' })('pictures', {});
    const make = makeWith({ pictures: pictures.lambda.functionArn });
    const common = { TABLE: this.table.tableName, BUS: this.bus.eventBusName };
    const links = { ...common, PUBLIC_URL: this.publicUrl };
    const publish = make('publish', { ...common, GAP_MS: String(GAP_MS) }, ...reserved(props.publishConcurrency));
    const region = stack.region;
    this.functions = {
      ingest: make('ingest', { ...links, POLLS: polls.queueUrl }),
      publish,
      watch: make('watch', common),
      notify: make('notify', { ...links, ASK_EVERY_MS: String(ASK_EVERY_MS), MAIL_SET: mailSet.configurationSetName }),
      bell: make('bell', common),
      sweep: make('sweep', common),
      web: make('web', {
        ...links,
        POLLS: polls.queueUrl,
        PICTURES: pictures.lambda.functionName,
        STOP_COMMAND: `${STOP_COMMAND} --stack ${stack.stackName}`,
        CONSOLE_URL: consoleOf(region, publish.lambda.functionName),
      }),
      stop: make(
        'stop',
        {
          ...links,
          STOP_COMMAND: `${STOP_COMMAND} --stack ${stack.stackName}`,
          CONSOLE_URL: consoleOf(region, publish.lambda.functionName),
        },
        ...reserved(props.stopConcurrency),
      ),
      apply: make('apply', common),
      answers: make('answers', common),
      rehearse: make('rehearse', { TABLE: this.table.tableName }),
      pictures,
    };
    bundles.remove();

    const applied = this.applyFirst(json);
    const schedules = this.schedule(deadLetters);
    this.pollSideBySide(polls, settings);
    this.takeBackAtOnce(deadLetters);
    this.watchAtOnce(deadLetters);
    this.tellAtOnce(deadLetters);
    this.hearWhatComesBack(deadLetters, mailSet);
    this.ringAtOnce(deadLetters);
    const accessLogs = this.serve(this.api);
    this.count({ bell, deadLetters, accessLogs, applied, schedules });
    if (props.dashboard === true) this.show();

    for (const [name, value] of Object.entries({
      Url: this.publicUrl,
      ApiUrl: this.api.apiEndpoint,
      TableName: this.table.tableName,
      BusName: this.bus.eventBusName,
      PublishFunction: publish.lambda.functionName,
      PicturesFunction: pictures.lambda.functionName,
    })) {
      new CfnOutput(this, name, { value }).overrideLogicalId(`Vigie${name}`);
    }
  }

  private newTable({ stage, terminationProtection }: VigieProps): dynamodb.ITableV2 {
    const made = new dynamodb.TableV2(this, 'Table', {
      partitionKey: { name: TABLE_KEYS.partition, type: dynamodb.AttributeType.STRING },
      sortKey: { name: TABLE_KEYS.sort, type: dynamodb.AttributeType.STRING },
      globalSecondaryIndexes: [
        {
          indexName: TABLE_KEYS.index,
          partitionKey: { name: TABLE_KEYS.indexPartition, type: dynamodb.AttributeType.STRING },
          sortKey: { name: TABLE_KEYS.indexSort, type: dynamodb.AttributeType.STRING },
        },
      ],
      timeToLiveAttribute: TABLE_KEYS.ttl,
      billing: dynamodb.Billing.onDemand(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      // A protected table could not go when its own first deployment fails.
      deletionProtection: terminationProtection === true,
      removalPolicy: stage === 'test' ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      resourcePolicy: tablePolicy(),
    });
    // CDK's own class does not fit its interface where optional properties are exact.
    return made as dynamodb.ITableV2;
  }

  /**
   * `enforceSSL` gives the topic a policy of its own, a single denial. It replaces the default policy, under which
   * the alarms of this account may publish: without this statement no alarm would reach anybody.
   */
  private letAlarmsPublish(): void {
    const stack = Stack.of(this);
    const alarms = stack.formatArn({
      service: 'cloudwatch',
      resource: 'alarm',
      resourceName: '*',
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    this.topic.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'AlarmsPublish',
        principals: [new iam.ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': stack.account },
          ArnLike: { 'aws:SourceArn': alarms },
        },
      }),
    );
  }

  private arns(
    settings: Settings,
    mailIdentity: 'create' | 'existing',
    mailSet: ses.ConfigurationSet,
  ): Omit<Arns, 'logs' | 'deadLetters' | 'polls' | 'pictures'> {
    const stack = Stack.of(this);
    const from = settings.mail.from;
    const domain = from.slice(from.indexOf('@') + 1);
    if (mailIdentity === 'create') {
      const identity = new ses.EmailIdentity(this, 'MailIdentity', { identity: ses.Identity.domain(domain) });
      identity.dkimRecords.forEach(({ name, value }, index) => {
        new CfnOutput(this, `Dkim${index + 1}`, { value: `${name} CNAME ${value}` }).overrideLogicalId(
          `VigieDkim${index + 1}`,
        );
      });
    }
    // The stack names the secrets and does not make them: people make them, before the first deployment or after it.
    // Secrets Manager ends their ARNs with six characters of its own.
    const secret = (name: string): string => {
      const parameter = parameterOf(name);
      if (parameter !== null)
        return stack.formatArn({ service: 'ssm', resource: 'parameter', resourceName: parameter.slice(1) });
      const arnFormat = ArnFormat.COLON_RESOURCE_NAME;
      return stack.formatArn({
        service: 'secretsmanager',
        resource: 'secret',
        resourceName: `${name}-??????`,
        arnFormat,
      });
    };
    const secretsOf = (...names: (string | undefined)[]): string[] =>
      names.flatMap((name) => (name === undefined ? [] : [secret(name)]));
    const identity = (name: string): string =>
      stack.formatArn({ service: 'ses', resource: 'identity', resourceName: name });
    const people = Object.values(settings.people).map(({ mail }) => mail);
    return {
      table: this.table.tableArn,
      index: `${this.table.tableArn}/index/${TABLE_KEYS.index}`,
      bus: this.bus.eventBusArn,
      mailFrom: from,
      // In the sandbox SES also asks for the right to the recipient's own identity.
      mailIdentities: [
        ...[...new Set([domain, from, ...people])].map(identity),
        // Whoever names a set in a mail needs a right to it too.
        stack.formatArn({
          service: 'ses',
          resource: 'configuration-set',
          resourceName: mailSet.configurationSetName,
        }),
      ],
      networkSecrets: [...new Set(Object.values(settings.accounts).flatMap((account) => account.secret ?? []))].map(
        secret,
      ),
      renewedSecrets: secretsToRenew(settings.accounts).map(secret),
      answersSecrets: [
        ...new Set(Object.values(settings.accounts).flatMap(({ answers }) => answers?.secret ?? [])),
      ].map(secret),
      slackSecrets: secretsOf(settings.slack?.secret),
      deskSecrets: secretsOf(settings.slack?.secret, settings.watch.calls?.secret),
      bellSecrets: [...new Set(secretsOf(...Object.values(settings.bells).map((bell) => bell.secret)))],
    };
  }

  /**
   * The configuration is applied to the table before any other function changes. So new scopes have their controls
   * before a function asks for them. A configuration that is refused, because a freeze is open on a scope that
   * would go, changes no function at all.
   */
  private applyFirst(config: string): CustomResource {
    const { apply, ...others } = this.functions;
    const applied = new CustomResource(this, 'Applied', {
      resourceType: 'Custom::VigieConfiguration',
      serviceToken: apply.lambda.functionArn,
      // When the function does not even start, the deployment fails after this time and not after an hour.
      serviceTimeout: Duration.minutes(3),
      // Another table has to learn the configuration too, even when nobody changed it.
      properties: { Configuration: createHash('sha256').update(config).digest('hex'), Table: this.table.tableName },
    });
    for (const each of Object.values(others)) each.lambda.node.addDependency(applied);
    return applied;
  }

  /** The schedules. They do not retry: the next run does the same, and a run that comes late is worth nothing. */
  private schedule(deadLetters: sqs.Queue): scheduler.Schedule[] {
    const stack = Stack.of(this);
    const role = new iam.Role(this, 'Clock', {
      description: 'Calls the functions by the clock',
      assumedBy: new iam.ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
      }),
    });
    const targets = [
      ...EVERY_MINUTE.map((name) => ({ name, every: Duration.minutes(1), lambda: this.functions[name].lambda })),
      { name: 'rehearse' as const, every: Duration.hours(12), lambda: this.functions.rehearse.lambda },
    ];
    role.addToPrincipalPolicy(
      new iam.PolicyStatement({
        sid: 'Calls',
        actions: ['lambda:InvokeFunction'],
        resources: targets.map(({ lambda }) => lambda.functionArn),
      }),
    );
    role.addToPrincipalPolicy(
      new iam.PolicyStatement({ sid: 'DeadLetters', actions: ['sqs:SendMessage'], resources: [deadLetters.queueArn] }),
    );
    return targets.map(({ name, every, lambda }) => {
      const schedule = new scheduler.Schedule(this, `Every${capital(name)}`, {
        description: `Calls ${name} every ${every.toHumanString()}`,
        schedule: scheduler.ScheduleExpression.rate(every),
        ...(ANYWHERE_IN_IT.includes(name) ? { timeWindow: scheduler.TimeWindow.flexible(Duration.minutes(1)) } : {}),
        target: new schedulerTargets.LambdaInvoke(lambda, {
          role: role.withoutPolicyUpdates(),
          retryAttempts: 0,
          maxEventAge: Duration.minutes(1),
          deadLetterQueue: deadLetters,
        }),
      });
      schedule.node.addDependency(role);
      return schedule;
    });
  }

  /**
   * Feeds are polled side by side, two functions at once for the first 900 feeds of 15 minutes each, and more for
   * more: a new account can run ten functions at a time. A poll that fails is delivered again, alone.
   */
  private pollSideBySide(polls: sqs.Queue, settings: Settings): void {
    new lambda.EventSourceMapping(this, 'TakesPolls', {
      target: this.functions.ingest.lambda,
      eventSourceArn: polls.queueArn,
      batchSize: 5,
      maxConcurrency: pollersFor(settings),
      reportBatchItemFailures: true,
    });
  }

  /**
   * A post that a person takes back does not wait for the next minute. The order stands in the table, so a lost event
   * costs a minute at most.
   */
  private takeBackAtOnce(deadLetters: sqs.Queue): void {
    const description = 'Calls the publisher at once when a post is ordered back';
    this.callOn(deadLetters, { id: 'TakeBack', description, types: ['delivery.take-back'], name: 'publish' });
  }

  /** A newsroom's call does not wait for the next minute either. */
  private watchAtOnce(deadLetters: sqs.Queue): void {
    const description = 'Calls the watch at once when the newsroom calls';
    this.callOn(deadLetters, { id: 'Call', description, types: ['watch.called'], name: 'watch' });
  }

  /** People are told of a freeze within seconds. What no event told, notify finds in the table a minute later. */
  private tellAtOnce(deadLetters: sqs.Queue): void {
    const description = 'Has people told at once of what they must know';
    this.callOn(deadLetters, { id: 'Tell', description, types: TOLD_AT_ONCE, name: 'notify' });
  }

  /** Other tools are stopped within seconds. What no event rang, the bell finds in the table a minute later. */
  private ringAtOnce(deadLetters: sqs.Queue): void {
    const description = 'Has other tools stopped, and receivers told, at once';
    this.callOn(deadLetters, { id: 'Ring', description, types: RUNG_AT_ONCE, name: 'bell' });
  }

  /** The set that every mail names. It tracks no click, whatever the sender's identity has as its default. */
  private mailSet(): ses.ConfigurationSet {
    const set = new ses.ConfigurationSet(this, 'MailSet', { reputationMetrics: false });
    // SES tells the default bus of the account and no other.
    const bus = events.EventBus.fromEventBusName(this, 'DefaultBus', 'default');
    set.addEventDestination('ComesBack', {
      destination: ses.EventDestination.eventBus(bus),
      events: [ses.EmailSendingEvent.BOUNCE, ses.EmailSendingEvent.COMPLAINT],
    });
    return set;
  }

  /** Who is not reached by mail is shown on the desk, and the others are told. */
  private hearWhatComesBack(deadLetters: sqs.Queue, set: ses.ConfigurationSet): void {
    new events.Rule(this, 'ComesBack', {
      description: 'Tells notify whose mail came back',
      eventPattern: {
        source: ['aws.ses'],
        detailType: ['Email Bounced', 'Email Complaint Received'],
        // Of this stack's mails alone.
        detail: { mail: { tags: { 'ses:configuration-set': [set.configurationSetName] } } },
      },
      targets: [
        new eventTargets.LambdaFunction(this.functions.notify.lambda, {
          retryAttempts: 2,
          maxEventAge: Duration.minutes(5),
          deadLetterQueue: deadLetters,
        }),
      ],
    });
  }

  private callOn(
    deadLetters: sqs.Queue,
    rule: { id: string; description: string; types: readonly EventType[]; name: FunctionName },
  ): void {
    new events.Rule(this, rule.id, {
      eventBus: this.bus,
      description: rule.description,
      eventPattern: { source: [EVENT_SOURCE], detailType: [...rule.types] },
      targets: [
        new eventTargets.LambdaFunction(this.functions[rule.name].lambda, {
          retryAttempts: 2,
          maxEventAge: Duration.minutes(5),
          deadLetterQueue: deadLetters,
        }),
      ],
    });
  }

  private serve(api: apigw.HttpApi): logs.LogGroup {
    const pages = new HttpLambdaIntegration('Web', this.functions.web.lambda);
    const door = new HttpLambdaIntegration('Stop', this.functions.stop.lambda);
    const doorRoutes = STOP_ROUTES.flatMap((path) => api.addRoutes({ path, integration: door }));
    const routes = ['/{proxy+}', '/'].flatMap((path) => api.addRoutes({ path, integration: pages }));
    for (const route of [...routes, ...doorRoutes]) {
      Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason: NO_AUTHORIZER });
    }
    const { AccessLogField: field } = apigateway;
    const accessLogs = new logs.LogGroup(this, 'AccessLogs', {
      retention: logs.RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const stage = new apigw.HttpStage(this, 'Stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      throttle: THROTTLE,
      accessLogSettings: {
        destination: new apigw.LogGroupLogDestination(accessLogs),
        // No query string, no header, no body, no address of a person. No path either: a mail gateway can write the
        // secret of a link into it. The function logs by its page what was refused.
        format: apigateway.AccessLogFormat.custom(
          JSON.stringify({
            id: field.contextRequestId(),
            at: field.contextRequestTime(),
            method: field.contextHttpMethod(),
            status: field.contextStatus(),
            ms: field.contextResponseLatency(),
          }),
        ),
      },
    });
    // A bucket of its own for each: what the pages use up is not taken from the stop.
    const made = stage.node.defaultChild as apigw.CfnStage;
    made.routeSettings = Object.fromEntries(
      STOP_ROUTES.map((path) => [
        `ANY ${path}`,
        { ThrottlingRateLimit: THROTTLE.rateLimit, ThrottlingBurstLimit: THROTTLE.burstLimit },
      ]),
    );
    for (const route of doorRoutes) made.node.addDependency(route);
    return accessLogs;
  }

  /** The log group that every event is written into. */
  private keepJournal(deadLetters: sqs.Queue): logs.LogGroup {
    const stack = Stack.of(this);
    const journal = new logs.LogGroup(this, 'Journal', {
      logGroupName: `/aws/events/${stack.stackName}-journal`,
      retention: logs.RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new logs.ResourcePolicy(this, 'JournalPolicy', {
      resourcePolicyName: `${stack.stackName}-journal`,
      policyStatements: [
        new iam.PolicyStatement({
          principals: [
            new iam.ServicePrincipal('events.amazonaws.com'),
            new iam.ServicePrincipal('delivery.logs.amazonaws.com'),
          ],
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [journal.logGroupArn],
        }),
      ],
    });
    const rule = new events.Rule(this, 'EveryEvent', {
      eventBus: this.bus,
      description: 'Writes every event into the journal',
      eventPattern: { source: [EVENT_SOURCE] },
    });
    const arn = stack.formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName: journal.logGroupName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    // An event that the journal did not take would be missed by the alarms that count events.
    rule.addTarget({ bind: () => ({ arn, deadLetterConfig: { arn: deadLetters.queueArn } }) });
    deadLetters.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'JournalGivesUp',
        principals: [new iam.ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [deadLetters.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': rule.ruleArn } },
      }),
    );
    return journal;
  }

  /** Metrics from log lines and from events, and their alarms. */
  private count({ bell, deadLetters, accessLogs, applied, schedules }: Counting): void {
    const stack = Stack.of(this);
    const namespace = `Vigie/${stack.stackName}`;
    const journal = this.keepJournal(deadLetters);

    for (const each of COUNTED) {
      const { name, lines, events: types, status, also, deployed, from } = each;
      const metricName = from ?? name;
      const filter = (id: string, logGroup: logs.ILogGroup, pattern: string, metricValue: string) =>
        new logs.MetricFilter(bell.scope, id, {
          logGroup,
          metricNamespace: namespace,
          metricName,
          metricValue,
          filterPattern: logs.FilterPattern.literal(`{ ${pattern} }`),
        });
      if (status !== undefined) filter(`${name} in access log`, accessLogs, `$.status = "${status}"`, '1');
      if (types !== undefined) filter(`${name} in journal`, journal, any('$.detail.type', types), '1');
      for (const of of lines?.of ?? []) {
        const named = any('$.event', lines?.named ?? []);
        const pattern = lines?.and === undefined ? named : `(${named}) && ${lines.and}`;
        filter(`${name} in ${of}`, this.functions[of].logs, pattern, '1');
      }
      if (also !== undefined) {
        const field = `$.${also.field}`;
        filter(
          `${name} of ${also.of}`,
          this.functions[also.of].logs,
          `$.event = "${also.line}" && ${field} > 0`,
          field,
        );
      }
      if (deployed !== undefined) {
        // Before the configuration is applied, so that its line is counted.
        const line = '$.event = "configuration.applied"';
        applied.node.addDependency(filter(`${name} in apply`, this.functions.apply.logs, line, String(deployed)));
      }
      this.ringCount(bell, each, namespace, schedules);
    }
    ring(bell, DEAD_LETTERS.name, DEAD_LETTERS.means, {
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(5),
        statistic: 'Maximum',
      }),
      threshold: 1,
    });
  }

  /** The alarm of one count. */
  private ringCount(
    bell: Counting['bell'],
    { name, means, minutes, reaches, below, from }: (typeof COUNTED)[number],
    namespace: string,
    schedules: Counting['schedules'],
  ): void {
    const count = new cloudwatch.Metric({
      namespace,
      metricName: from ?? name,
      statistic: 'Sum',
      period: Duration.minutes(minutes),
    });
    const alarm = ring(bell, name, means, {
      metric: counted(minutes, { count }),
      threshold: reaches,
      ...(below === true
        ? {
            comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
            treatMissingData: cloudwatch.TreatMissingData.BREACHING,
          }
        : {}),
    });
    // It is judged from its first minute on, so it comes last.
    if (below === true) alarm.node.addDependency(...schedules);
  }

  private show(): void {
    const alarms = this.node.findChild('Alarms').node.children.filter((child) => child instanceof cloudwatch.Alarm);
    const functions = Object.values(this.functions);
    new cloudwatch.Dashboard(this, 'Dashboard', {
      widgets: [
        [new cloudwatch.AlarmStatusWidget({ title: 'Alarms', alarms, width: 24, height: 6 })],
        [
          new cloudwatch.GraphWidget({
            title: 'Invocations',
            left: functions.map(({ lambda }) => lambda.metricInvocations()),
            width: 12,
          }),
          new cloudwatch.GraphWidget({
            title: 'Duration, slowest',
            left: functions.map(({ lambda }) => lambda.metricDuration({ statistic: 'Maximum' })),
            width: 12,
          }),
        ],
      ],
    });
  }
}

type Counting = {
  bell: Bell;
  deadLetters: sqs.Queue;
  accessLogs: logs.LogGroup;
  applied: CustomResource;
  schedules: readonly scheduler.Schedule[];
};

/** The page of the AWS console on which a person can stop a function. */
const consoleOf = (region: string, name: string): string =>
  `https://${region}.console.aws.amazon.com/lambda/home?region=${region}#/functions/${name}?tab=configuration`;

const reserved = (concurrency: number | undefined): { reservedConcurrency: number }[] =>
  concurrency === undefined ? [] : [{ reservedConcurrency: concurrency }];

const capital = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

const any = (field: string, names: readonly string[]): string =>
  names.map((name) => `${field} = "${name}"`).join(' || ');

const thawers = (settings: Settings): string[] =>
  Object.values(settings.people)
    .filter(({ may }) => may.includes('thaw'))
    .map(({ mail }) => mail);
