import { aws_iam as iam } from 'aws-cdk-lib';
import { AUDIT_ROWS, type Rights } from './rights.ts';

const { ALLOW, DENY } = iam.Effect;

export type Arns = {
  table: string;
  index: string;
  bus: string;
  logs: string;
  deadLetters: string;
  polls: string;
  /** The function that fetches pictures. */
  pictures: string;
  /** What a mail may touch: who sends, (in the SES sandbox) who receives, and the configuration set that it names. */
  mailIdentities: readonly string[];
  mailFrom: string;
  networkSecrets: readonly string[];
  /** Those of networks whose tokens end, and can be renewed. */
  renewedSecrets: readonly string[];
  /** Tokens that read answers, and can post nothing. */
  answersSecrets: readonly string[];
  slackSecrets: readonly string[];
  deskSecrets: readonly string[];
  /** The tokens of other tools. */
  bellSecrets: readonly string[];
};

const GIVES = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:BatchWriteItem'];
const CHANGES = ['dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem'];
const PARTIQL_CHANGES = ['dynamodb:PartiQLUpdate', 'dynamodb:PartiQLDelete'];

/**
 * `ForAllValues` allows a request when each of its keys fits. It would also allow a request without a key, but none
 * of these actions can be without one. `ForAnyValue` denies a request when one of its keys fits.
 */
const keysAllowed = (patterns: readonly string[]) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...patterns] },
});
const keysDenied = (patterns: readonly string[]) => ({
  'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': [...patterns] },
});

/**
 * IAM takes 10,240 characters in a role and 6,144 in each policy beside it. CDK moves what is too long there. It moves
 * whole statements, so none may be longer than a policy: these are well under half of one.
 */
const MOST_RESOURCES = 25;

const inParts = (resources: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(resources.length / MOST_RESOURCES) }, (_, part) =>
    resources.slice(part * MOST_RESOURCES, (part + 1) * MOST_RESOURCES),
  );

const isParameter = (arn: string): boolean => arn.includes(':ssm:');

/** Everything that one function's role may do. */
export const statementsOf = (rights: Rights, arns: Arns): iam.PolicyStatement[] => {
  const onKeys = (sid: string, actions: string[], patterns: readonly string[]) =>
    patterns.length === 0
      ? []
      : [
          new iam.PolicyStatement({
            sid,
            effect: ALLOW,
            actions,
            resources: [arns.table],
            conditions: keysAllowed(patterns),
          }),
        ];
  const denied = (sid: string, actions: string[], patterns: readonly string[]) =>
    patterns.length === 0
      ? []
      : [
          new iam.PolicyStatement({
            sid,
            effect: DENY,
            actions,
            resources: [arns.table],
            conditions: keysDenied(patterns),
          }),
        ];
  const plain = (
    sid: string,
    when: boolean,
    actions: string[],
    resources: readonly string[],
    conditions?: Record<string, unknown>,
  ) =>
    when
      ? inParts(resources).map(
          (part, index) =>
            new iam.PolicyStatement({
              sid: index === 0 ? sid : `${sid}${index + 1}`,
              effect: ALLOW,
              actions,
              resources: part,
              ...(conditions === undefined ? {} : { conditions }),
            }),
        )
      : [];
  const secrets = {
    networks: arns.networkSecrets,
    answers: arns.answersSecrets,
    slack: arns.slackSecrets,
    desk: arns.deskSecrets,
    bells: arns.bellSecrets,
    none: [],
  }[rights.secrets];
  return [
    ...onKeys('Reads', ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'], rights.reads),
    ...plain(
      'Lists',
      rights.lists !== false,
      ['dynamodb:Query'],
      [arns.index],
      ...(typeof rights.lists === 'boolean' ? [] : [keysAllowed(rights.lists)]),
    ),
    ...onKeys('Puts', ['dynamodb:PutItem'], rights.puts),
    ...onKeys('Updates', ['dynamodb:UpdateItem'], rights.updates),
    ...onKeys('Deletes', ['dynamodb:DeleteItem'], rights.deletes),
    ...onKeys('Batches', ['dynamodb:BatchWriteItem'], rights.batches),
    ...onKeys('Checks', ['dynamodb:ConditionCheckItem'], rights.checks),
    new iam.PolicyStatement({
      sid: 'AuditOnlyGrows',
      effect: DENY,
      actions: CHANGES,
      resources: [arns.table],
      conditions: keysDenied(AUDIT_ROWS),
    }),
    ...denied('Never', ['dynamodb:PutItem', ...CHANGES], rights.never),
    ...denied('NeverGives', GIVES, rights.neverGives),
    ...plain(
      'Secrets',
      true,
      ['secretsmanager:GetSecretValue'],
      secrets.filter((arn) => !isParameter(arn)),
    ),
    // The key of AWS with which a parameter is encrypted decrypts for whoever may read the parameter.
    ...plain('Parameters', true, ['ssm:GetParameter'], secrets.filter(isParameter)),
    ...plain(
      'RenewsTokens',
      rights.secrets === 'networks',
      ['secretsmanager:PutSecretValue', 'secretsmanager:UpdateSecretVersionStage'],
      arns.renewedSecrets,
    ),
    ...plain('Mails', rights.mails, ['ses:SendEmail'], arns.mailIdentities, {
      StringEquals: { 'ses:FromAddress': arns.mailFrom },
    }),
    ...plain('Announces', rights.announces, ['events:PutEvents'], [arns.bus]),
    ...plain('FetchesPictures', rights.fetches, ['lambda:InvokeFunction'], [arns.pictures]),
    ...plain('OrdersPolls', rights.polls !== 'none', ['sqs:SendMessage'], [arns.polls]),
    ...plain(
      'TakesPolls',
      rights.polls === 'takes',
      ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      [arns.polls],
    ),
    ...plain('Logs', true, ['logs:CreateLogStream', 'logs:PutLogEvents'], [arns.logs]),
    ...plain('DeadLetters', true, ['sqs:SendMessage'], [arns.deadLetters]),
  ];
};

/** The table's own policy: audit rows are only added, whoever asks, administrators included. */
export const tablePolicy = (): iam.PolicyDocument =>
  new iam.PolicyDocument({
    statements: [
      new iam.PolicyStatement({
        sid: 'AuditOnlyGrows',
        effect: DENY,
        principals: [new iam.AnyPrincipal()],
        actions: [...CHANGES, ...PARTIQL_CHANGES],
        // The table that this policy is part of.
        resources: ['*'],
        conditions: keysDenied(AUDIT_ROWS),
      }),
    ],
  });
