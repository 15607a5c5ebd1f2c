import { App, Stack } from 'aws-cdk-lib';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Vigie, type VigieProps } from '../../infra/aws/vigie.ts';
import type { FunctionName } from '../../lib/environment.ts';
import config from '../../vigie.config.ts';

export type Resource = {
  Type: string;
  Properties: Record<string, unknown>;
  DependsOn?: string | string[];
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
  Metadata?: Record<string, unknown>;
};
export type Template = {
  Resources: Record<string, Resource>;
  Outputs: Record<string, { Value: unknown }>;
};

export type Synth = {
  stack: Stack;
  template: Template;
  /** The folder of a function's asset. */
  asset: (name: FunctionName) => string;
  /** The logical id of a function. */
  idOf: (name: FunctionName) => string;
  ofType: (type: string) => [id: string, resource: Resource][];
  /** What a value of the template would be in one account and region. */
  resolve: (value: unknown) => unknown;
  remove: () => void;
};

export const ACCOUNT = '123456789012';
export const REGION = 'eu-west-3';

/** The event of EventBridge Scheduler, as it calls a function. */
export const scheduledEvent = (name: string) => ({
  version: '0',
  id: 'd4f9a1de-0c5e-4d2b-9b43-5a5b5c8c1f0e',
  'detail-type': 'Scheduled Event',
  source: 'aws.scheduler',
  account: ACCOUNT,
  time: new Date().toISOString(),
  region: REGION,
  resources: [`arn:aws:scheduler:${REGION}:${ACCOUNT}:schedule/default/${name}`],
  detail: '{}',
});

const PSEUDO: Record<string, string> = {
  'AWS::AccountId': ACCOUNT,
  'AWS::Region': REGION,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': 'Vigie',
  'AWS::NoValue': '',
};

const SERVICES: Record<string, string> = {
  'AWS::DynamoDB::GlobalTable': `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/`,
  'AWS::SQS::Queue': `arn:aws:sqs:${REGION}:${ACCOUNT}:`,
  'AWS::Lambda::Function': `arn:aws:lambda:${REGION}:${ACCOUNT}:function:`,
  'AWS::Events::Rule': `arn:aws:events:${REGION}:${ACCOUNT}:rule/`,
  'AWS::Logs::LogGroup': `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:`,
  'AWS::IAM::Role': `arn:aws:iam::${ACCOUNT}:role/`,
};

export const context = (
  JSON.parse(readFileSync(fileURLToPath(new URL('../../cdk.json', import.meta.url)), 'utf8')) as {
    context: Record<string, unknown>;
  }
).context;

// A stack trace for each construct costs a test run more than the synthesis itself.
process.env['CDK_DISABLE_STACK_TRACE'] = '1';

/** The stack as `cdk synth` makes it, in a folder of its own. */
export const synthVigie = (props: VigieProps, stackName = 'Vigie'): Synth => {
  const outdir = mkdtempSync(join(tmpdir(), 'vigie-synth-'));
  const app = new App({ outdir, context: { ...context, 'aws:cdk:enable-asset-metadata': true } });
  const stack = new Stack(app, 'Vigie', { stackName });
  new Vigie(stack, 'Vigie', props);
  const template = app.synth().getStackByName(stackName).template as Template;
  const ofType = (type: string) => Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);
  const functions = new Map(
    ofType('AWS::Lambda::Function').map(([id, { Properties }]) => [String(Properties['Description']), id]),
  );
  const idOf = (name: FunctionName): string => {
    const id = functions.get(`Vigie: ${name}`);
    if (id === undefined) throw new Error(`no function ${name} in the template`);
    return id;
  };
  const attribute = (id: string, name: string): string => {
    const service = SERVICES[template.Resources[id]?.Type ?? ''];
    // CloudFormation answers the ARN of a log group with the streams in it.
    if (service?.startsWith('arn:aws:logs') === true && name === 'Arn') return `${service}${id}:*`;
    return service !== undefined && name === 'Arn' ? `${service}${id}` : `${name}-of-${id}`;
  };
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const [name, inner] = entries[0] ?? [];
    if (entries.length === 1 && name === 'Ref') return PSEUDO[String(inner)] ?? String(inner);
    if (entries.length === 1 && name === 'Fn::GetAtt') {
      const [id, of] = inner as [string, string];
      return attribute(id, of);
    }
    if (entries.length === 1 && name === 'Fn::Join') {
      const [by, parts] = inner as [string, unknown[]];
      return parts.map((part) => String(resolve(part))).join(by);
    }
    return Object.fromEntries(entries.map(([key, each]) => [key, resolve(each)]));
  };
  return {
    stack,
    template,
    idOf,
    ofType,
    resolve,
    asset: (name) => join(outdir, String(template.Resources[idOf(name)]?.Metadata?.['aws:asset:path'])),
    remove: () => rmSync(outdir, { recursive: true, force: true }),
  };
};

let sample: Synth | undefined;
/** The stack of the sample configuration, made once in a process and read by many tests. */
export const sampleSynth = (): Synth => {
  if (sample === undefined) {
    sample = synthVigie({ config });
    process.once('exit', sample.remove);
  }
  return sample;
};

/** The queue of polls, as policies name it. */
export const pollsArn = (synth: Synth): string => {
  const [id] = synth.ofType('AWS::SQS::Queue').find(([each]) => each.includes('Polls')) ?? [];
  return String(synth.resolve({ 'Fn::GetAtt': [id, 'Arn'] }));
};

/** The ARN of the function to which a route of the API leads. */
export const integrationOf = (synth: Synth, target: string): string => {
  const made = synth.template.Resources[target.replace('integrations/', '')];
  return (synth.resolve(made?.Properties) as { IntegrationUri: string }).IntegrationUri;
};
