import type { FunctionName } from '../../lib/environment.ts';
import type { Synth } from './synth.ts';

/**
 * As much of IAM's evaluation as this stack's policies use. An element or an operator that is not known here
 * throws, so that no policy passes unread.
 */
export type Statement = {
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  /** In the policy of a resource or in the trust of a role. Without one, the role that has the policy. */
  Principal?: '*' | Record<string, string | string[]>;
  Action: string | string[];
  /** Not in the trust of a role: there it is the role itself. */
  Resource?: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
};

export type Ask = {
  action: string;
  resource: string;
  /** The AWS service that asks; a role of this account unless told. */
  service?: string;
  /** Condition keys: a list of values, or none at all when the key is absent. */
  keys?: Record<string, string[]>;
};

export type Judgement = 'allowed' | 'denied' | 'not allowed';

const many = (value: string | string[]): string[] => (Array.isArray(value) ? value : [value]);

const isLike = (pattern: string, value: string): boolean => {
  const source = Array.from(pattern)
    .map((letter) => (letter === '*' ? '.*' : letter === '?' ? '.' : letter.replace(/[\\^$.|+()[\]{}]/, '\\$&')))
    .join('');
  return new RegExp(`^${source}$`, 's').test(value);
};

/** AWS compares the six parts of an ARN one by one: a wildcard does not reach over a colon, except in the last part. */
const isArnLike = (pattern: string, value: string): boolean => {
  const parts = (arn: string): string[] => {
    const [a = '', b = '', c = '', d = '', e = '', ...rest] = arn.split(':');
    return [a, b, c, d, e, rest.join(':')];
  };
  const of = parts(value);
  return parts(pattern).every((part, index) => isLike(part, of[index] ?? ''));
};

const ELEMENTS = ['Sid', 'Effect', 'Principal', 'Action', 'Resource', 'Condition'];

const isFor = (statement: Statement, { service, resource }: Ask): boolean => {
  const unknown = Object.keys(statement).filter((name) => !ELEMENTS.includes(name));
  if (unknown.length > 0) throw new Error(`this evaluation does not know ${unknown.join(', ')}`);
  const { Principal, Resource } = statement;
  if (Resource !== undefined && !many(Resource).some((pattern) => isLike(pattern, resource))) return false;
  if (Principal === undefined) return service === undefined;
  if (Principal === '*' || Principal['AWS'] === '*') return true;
  return service !== undefined && many(Principal['Service'] ?? []).includes(service);
};

const holds = (condition: Statement['Condition'], keys: Record<string, string[]>): boolean =>
  Object.entries(condition ?? {}).every(([operator, tests]) =>
    Object.entries(tests).every(([key, wanted]) => {
      const values = keys[key] ?? [];
      const fits = (value: string) => many(wanted).some((pattern) => isLike(pattern, value));
      switch (operator) {
        case 'ForAllValues:StringLike':
          return values.every(fits);
        case 'ForAnyValue:StringLike':
          return values.some(fits);
        case 'StringEquals':
        case 'Bool':
          return values.length > 0 && values.every((value) => many(wanted).includes(value));
        case 'ArnLike':
        case 'ArnEquals':
          return (
            values.length > 0 && values.every((value) => many(wanted).some((pattern) => isArnLike(pattern, value)))
          );
        default:
          throw new Error(`this evaluation does not know ${operator}`);
      }
    }),
  );

export const judge = (statements: readonly Statement[], ask: Ask): Judgement => {
  const fitting = statements.filter(
    (statement) =>
      isFor(statement, ask) &&
      many(statement.Action).some((pattern) => isLike(pattern, ask.action)) &&
      holds(statement.Condition, ask.keys ?? {}),
  );
  if (fitting.some(({ Effect }) => Effect === 'Deny')) return 'denied';
  return fitting.some(({ Effect }) => Effect === 'Allow') ? 'allowed' : 'not allowed';
};

const statementsIn = (synth: Synth, document: unknown): Statement[] =>
  (synth.resolve(document) as { Statement: Statement[] }).Statement;

/** Every statement of the role of one function. */
export const roleOf = (synth: Synth, name: FunctionName): Statement[] => statementsOfRole(synth, roleIdOf(synth, name));

const roleIdOf = (synth: Synth, name: FunctionName): string => {
  const role = synth.template.Resources[synth.idOf(name)]?.Properties['Role'];
  return (role as { 'Fn::GetAtt': [string, string] })['Fn::GetAtt'][0];
};

/** Who may use a role. */
export const trustOf = (synth: Synth, id: string): Statement[] =>
  statementsIn(synth, synth.template.Resources[id]?.Properties['AssumeRolePolicyDocument']);

export const statementsOfRole = (synth: Synth, id: string): Statement[] => {
  const made = synth.template.Resources[id]?.Properties ?? {};
  if ('ManagedPolicyArns' in made || 'Policies' in made) throw new Error(`${id} has policies that are not read here`);
  return policiesOfRole(synth, id).flatMap(({ statements }) => statements);
};

/** The policies of a role: those in it, and those that CDK put beside it because they were too long. */
export const policiesOfRole = (synth: Synth, id: string): { isInline: boolean; statements: Statement[] }[] =>
  (['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'] as const).flatMap((type) =>
    synth
      .ofType(type)
      .filter(([, { Properties }]) => (synth.resolve(Properties['Roles']) as string[]).includes(id))
      .map(([, { Properties }]) => ({
        isInline: type === 'AWS::IAM::Policy',
        statements: statementsIn(synth, Properties['PolicyDocument']),
      })),
  );

/** The table's own policy. */
export const tableStatements = (synth: Synth): Statement[] => {
  const [table] = synth.ofType('AWS::DynamoDB::GlobalTable');
  const replicas = table?.[1].Properties['Replicas'] as { ResourcePolicy: { PolicyDocument: unknown } }[];
  return statementsIn(synth, replicas[0]?.ResourcePolicy.PolicyDocument);
};

/** The policies of this type that are attached, by the property `to`, to this resource. */
export const resourceStatements = (synth: Synth, type: string, to: string, resource: string): Statement[] =>
  synth
    .ofType(type)
    .filter(([, { Properties }]) => (synth.resolve(Properties[to]) as string[]).includes(resource))
    .flatMap(([, { Properties }]) => statementsIn(synth, Properties['PolicyDocument']));

/** CloudWatch Logs has one policy for the whole account, written as text. */
export const logStatements = (synth: Synth): Statement[] =>
  synth
    .ofType('AWS::Logs::ResourcePolicy')
    .flatMap(
      ([, { Properties }]) =>
        (JSON.parse(synth.resolve(Properties['PolicyDocument']) as string) as { Statement: Statement[] }).Statement,
    );

/** `AWS::Lambda::Permission` is a statement of a function's policy in another form. */
export const lambdaStatements = (synth: Synth): Statement[] =>
  synth.ofType('AWS::Lambda::Permission').map(([, { Properties }]) => {
    const made = synth.resolve(Properties) as Record<'Action' | 'FunctionName' | 'Principal' | 'SourceArn', string>;
    return {
      Effect: 'Allow',
      Principal: { Service: made.Principal },
      Action: made.Action,
      Resource: made.FunctionName,
      Condition: { ArnLike: { 'aws:SourceArn': made.SourceArn } },
    };
  });

/** What one function may do, as AWS would judge it: its role and the table's own policy together. */
export const judgeFor = (synth: Synth, name: FunctionName): ((ask: Ask) => Judgement) => {
  const statements = [...roleOf(synth, name), ...tableStatements(synth)];
  return (ask) => judge(statements, ask);
};
