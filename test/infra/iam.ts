import type { FunctionName } from '../../lib/environment.ts';
import type { Synth } from './synth.ts';

/** As much of IAM's evaluation as this stack's policies use; an operator or key that is not known here throws, so that a policy cannot pass unread. */
export type Statement = {
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  Action: string | string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
};

export type Ask = {
  action: string;
  resource: string;
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
          return values.length > 0 && values.every((value) => many(wanted).includes(value));
        default:
          throw new Error(`this evaluation does not know ${operator}`);
      }
    }),
  );

export const judge = (statements: readonly Statement[], { action, resource, keys = {} }: Ask): Judgement => {
  const fitting = statements.filter(
    (statement) =>
      many(statement.Action).some((pattern) => isLike(pattern, action)) &&
      many(statement.Resource).some((pattern) => isLike(pattern, resource)) &&
      holds(statement.Condition, keys),
  );
  if (fitting.some(({ Effect }) => Effect === 'Deny')) return 'denied';
  return fitting.some(({ Effect }) => Effect === 'Allow') ? 'allowed' : 'not allowed';
};

const statementsIn = (synth: Synth, document: unknown): Statement[] =>
  (synth.resolve(document) as { Statement: Statement[] }).Statement;

/** Every statement of the role of one function. */
export const roleOf = (synth: Synth, name: FunctionName): Statement[] => {
  const role = synth.template.Resources[synth.idOf(name)]?.Properties['Role'];
  const id = (role as { 'Fn::GetAtt': [string, string] })['Fn::GetAtt'][0];
  const made = synth.template.Resources[id]?.Properties ?? {};
  if ('ManagedPolicyArns' in made || 'Policies' in made) throw new Error(`${id} has policies that are not read here`);
  return synth
    .ofType('AWS::IAM::Policy')
    .filter(([, { Properties }]) => (synth.resolve(Properties['Roles']) as string[]).includes(id))
    .flatMap(([, { Properties }]) => statementsIn(synth, Properties['PolicyDocument']));
};

/** The table's own policy. */
export const tableStatements = (synth: Synth): Statement[] => {
  const [table] = synth.ofType('AWS::DynamoDB::GlobalTable');
  const replicas = table?.[1].Properties['Replicas'] as { ResourcePolicy: { PolicyDocument: unknown } }[];
  return statementsIn(synth, replicas[0]?.ResourcePolicy.PolicyDocument);
};

/** What one function may do, as AWS would judge it: its role and the table's own policy together. */
export const judgeFor = (synth: Synth, name: FunctionName): ((ask: Ask) => Judgement) => {
  const statements = [...roleOf(synth, name), ...tableStatements(synth)];
  return (ask) => judge(statements, ask);
};
