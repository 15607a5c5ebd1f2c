import { beforeAll, describe, expect, it } from 'vitest';
import { RIGHTS } from '../../infra/aws/rights.ts';
import { statementsOf } from '../../infra/aws/statements.ts';
import { secretsToRenew } from '../../lib/delivery/renew.ts';
import { FUNCTIONS, type FunctionName } from '../../lib/environment.ts';
import { judge, judgeFor, roleOf, tableStatements, type Ask, type Judgement } from './iam.ts';
import { ACCOUNT, pollsArn, REGION, sampleSynth, type Synth } from './synth.ts';
import config from '../../vigie.config.ts';

let synth: Synth;
let table: string;
let may: Map<FunctionName, (ask: Ask) => Judgement>;

beforeAll(() => {
  synth = sampleSynth();
  table = String(synth.resolve({ 'Fn::GetAtt': [synth.ofType('AWS::DynamoDB::GlobalTable')[0]?.[0], 'Arn'] }));
  may = new Map(FUNCTIONS.map((name) => [name, judgeFor(synth, name)]));
});

type Question = Omit<Ask, 'resource'> & { resource?: string };

/** About the table unless another resource is named. */
const judged = (name: FunctionName, question: Question): Judgement | undefined =>
  may.get(name)?.({ resource: table, ...question });
const who = (question: Question): FunctionName[] => FUNCTIONS.filter((name) => judged(name, question) === 'allowed');
const on = (action: string, ...keys: string[]): Question => ({
  action: `dynamodb:${action}`,
  keys: { 'dynamodb:LeadingKeys': keys },
});

describe('what people decide', () => {
  it('is written on people’s side only by the pages, and by the sweep that carries out an end time', () => {
    for (const key of ['CONTROL#all#human', 'CONTROL#lane:promo#human', 'CONTROL#account:x:gazette#human']) {
      expect(who(on('UpdateItem', key))).toEqual(['sweep', 'web', 'stop']);
      expect(who(on('PutItem', key))).toEqual(['apply']);
    }
  });

  it('is refused to the watch and the publisher by an explicit denial, not only by a missing permission', () => {
    for (const name of ['watch', 'publish'] as const) {
      for (const action of ['UpdateItem', 'PutItem', 'DeleteItem', 'BatchWriteItem']) {
        expect(judged(name, on(action, 'CONTROL#all#human'))).toBe('denied');
        expect(judged(name, on(action, 'CONTROL#all#watch', 'CONTROL#lane:news#human'))).toBe('denied');
      }
    }
  });

  it('is never approved or rejected by the watch, which may write no delivery', () => {
    expect(who(on('PutItem', 'DELIVERY#1'))).toEqual(['ingest', 'publish', 'notify', 'sweep', 'web', 'stop']);
    expect(judged('watch', on('PutItem', 'DELIVERY#1'))).toBe('denied');
  });
});

describe('what says that a post was sent before', () => {
  const mine = 'SENT#d1';

  it('is put by the publisher alone, with its claim, and never updated', () => {
    expect(who(on('PutItem', mine))).toEqual(['publish']);
    expect(who(on('UpdateItem', mine))).toEqual([]);
    expect(who(on('BatchWriteItem', mine))).toEqual([]);
  });

  it('is taken away by the publisher, whose send came to nothing, and by people who looked', () => {
    expect(who(on('DeleteItem', mine))).toEqual(['publish', 'web']);
  });

  it('is denied to ingest outright, which may write deliveries and reads foreign documents', () => {
    for (const action of ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'])
      expect([action, judged('ingest', on(action, mine))]).toEqual([action, 'denied']);
  });
});

describe('an approval', () => {
  const mine = 'APPROVAL#d1';

  it('is put by the pages alone, and never updated', () => {
    expect(who(on('PutItem', mine))).toEqual(['web']);
    expect(who(on('UpdateItem', mine))).toEqual([]);
    expect(who(on('BatchWriteItem', mine))).toEqual([]);
  });

  it('is refused to every other function by an explicit denial, not only by a missing permission', () => {
    for (const name of FUNCTIONS.filter((each) => each !== 'web')) {
      for (const action of ['PutItem', 'UpdateItem', 'BatchWriteItem']) {
        expect([name, judged(name, on(action, mine))]).toEqual([name, 'denied']);
        expect([name, judged(name, on(action, 'DELIVERY#d1', mine))]).toEqual([name, 'denied']);
      }
    }
  });

  it('is taken away by whoever ends a delivery, which only stops it', () => {
    expect(who(on('DeleteItem', mine))).toEqual(['ingest', 'publish', 'sweep', 'web']);
  });

  it('is what the publisher and the sweep read, and what the publisher makes a condition of its claim', () => {
    expect(who(on('GetItem', mine))).toEqual(['publish', 'sweep', 'web']);
    expect(who(on('ConditionCheckItem', mine))).toEqual(['publish', 'web']);
  });
});

describe('the rehearsal of the stop', () => {
  const indexArn = () =>
    `${String(synth.resolve({ 'Fn::GetAtt': [synth.ofType('AWS::DynamoDB::GlobalTable')[0]?.[0], 'Arn'] }))}/index/by-time`;
  const ITEMS = ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'];

  it('reaches no key of the newsroom, and nobody else reaches its keys', () => {
    const keys = [
      'CONTROL#all#human',
      'CONTROL#all#watch',
      'WATCH',
      'FREEZE#page-1',
      'APPROVAL#d',
      'DELIVERY#d',
      'INFLIGHT',
    ];
    for (const action of ITEMS) {
      for (const key of [...keys, 'AUDIT#d', 'SIGNED#d', 'BUDGET#x:gazette'])
        expect(judged('rehearse', on(action, key))).not.toBe('allowed');
      expect(who(on(action, 'REHEARSAL#1#DELIVERY#d'))).toEqual(['rehearse']);
    }
  });

  it('finds candidates among its own only', () => {
    const list = (key: string): Question => ({
      action: 'dynamodb:Query',
      resource: indexArn(),
      keys: { 'dynamodb:LeadingKeys': [key] },
    });
    expect(judged('rehearse', list('REHEARSAL#1#DELIVERY#approved'))).toBe('allowed');
    expect(judged('rehearse', list('DELIVERY#approved'))).not.toBe('allowed');
    expect(judged('publish', list('DELIVERY#approved'))).toBe('allowed');
  });
});

describe('the first of two yeses', () => {
  const mine = 'YES#d1';

  it('is put by the pages alone, and never updated', () => {
    expect(who(on('PutItem', mine))).toEqual(['web']);
    expect(who(on('UpdateItem', mine))).toEqual([]);
    expect(who(on('BatchWriteItem', mine))).toEqual([]);
    for (const name of FUNCTIONS.filter((each) => each !== 'web')) {
      for (const action of ['PutItem', 'UpdateItem', 'BatchWriteItem'])
        expect([name, action, judged(name, on(action, mine))]).toEqual([name, action, 'denied']);
      expect([name, judged(name, on('PutItem', 'DELIVERY#d1', mine))]).toEqual([name, 'denied']);
    }
  });

  it('is taken away by whoever ends a draft, which only stops it', () => {
    expect(who(on('DeleteItem', mine))).toEqual(['ingest', 'publish', 'sweep', 'web']);
    expect(who(on('GetItem', mine))).toEqual(['web']);
  });
});

describe('the bell', () => {
  it('reads what is stopped, and nothing of what is to be sent or of people', () => {
    const reads = ['CONTROL#all#human', 'FREEZE#page-1', 'WATCH', 'RINGING', 'BELL#page-1'];
    for (const key of reads)
      for (const action of ['GetItem', 'Query']) expect(judged('bell', on(action, key))).toBe('allowed');
    const others = [
      'DELIVERY#d1',
      'DRAFT#1',
      'APPROVAL#d1',
      'INFLIGHT',
      'ASK#1',
      'PASS#h',
      'SIGNED#d1',
      'AUDIT#d1',
      'MEMORY#watch',
    ];
    for (const key of [...others, 'PROPOSAL#1', 'FEED#agenda', 'SEEN#k'])
      for (const action of ['GetItem', 'Query', 'ConditionCheckItem'])
        expect(judged('bell', on(action, key))).not.toBe('allowed');
    const index = `${table}/index/by-time`;
    expect(judged('bell', { ...on('Query', 'DELIVERY#draft'), resource: index })).not.toBe('allowed');
  });

  it('writes how it rang, and has no part in a freeze, a thaw, an approval or what people signed', () => {
    expect(who(on('PutItem', 'BELL#page-1'))).toEqual(['bell']);
    expect(who(on('DeleteItem', 'RINGING'))).toEqual(['bell']);
    const others = ['CONTROL#all#human', 'CONTROL#all#watch', 'FREEZE#page-1', 'FREEZE#watch-1', 'DELIVERY#d1'];
    for (const key of [...others, 'APPROVAL#d1', 'YES#d1', 'SIGNED#bell-1', 'ASK#1', 'PASS#h'])
      for (const action of ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'])
        expect(judged('bell', on(action, key))).toBe('denied');
    expect(judged('bell', on('PutItem', 'AUDIT#bell-page-1-site'))).toBe('allowed');
    expect(judged('bell', on('PutItem', 'AUDIT#page-1'))).not.toBe('allowed');
  });
});

describe('the stop', () => {
  it('is opened on the watch’s side by the watch, or by the publisher after a gap in its runs, and ended by a person', () => {
    expect(who(on('UpdateItem', 'CONTROL#lane:promo#watch'))).toEqual(['watch', 'web', 'stop']);
    expect(who(on('UpdateItem', 'CONTROL#all#watch'))).toEqual(['publish', 'watch', 'web', 'stop']);
  });

  it('has a freeze item that machines can write under their own names alone, and nobody can delete', () => {
    for (const id of ['f1', 'page-1', 'slack-1', 'cli-1', 'proposal-watch-1']) {
      const mine = `FREEZE#${id}`;
      expect(who(on('PutItem', mine))).toEqual(['web', 'stop']);
      expect(who(on('UpdateItem', mine))).toEqual(['sweep', 'web', 'stop']);
    }
    expect(who(on('PutItem', 'FREEZE#watch-1'))).toEqual(['watch', 'web', 'stop']);
    expect(who(on('PutItem', 'FREEZE#gap-1'))).toEqual(['publish', 'watch', 'web', 'stop']);
    expect(judged('watch', on('PutItem', 'FREEZE#watch-1', 'FREEZE#page-1'))).not.toBe('allowed');
    expect(who(on('UpdateItem', 'FREEZE#f1'))).toEqual(['sweep', 'web', 'stop']);
    expect(who(on('DeleteItem', 'FREEZE#f1'))).toEqual([]);
  });

  it('has controls that only the application of a configuration creates, and that nobody deletes', () => {
    expect(who(on('PutItem', 'CONTROL#all#watch'))).toEqual(['apply']);
    expect(who(on('DeleteItem', 'CONTROL#all#watch'))).toEqual([]);
    expect(who(on('BatchWriteItem', 'CONTROL#all#watch'))).toEqual([]);
  });

  it('can be a condition in the writes of functions that may not write it', () => {
    expect(who(on('ConditionCheckItem', 'CONTROL#all#human'))).toEqual(['publish', 'web', 'stop', 'apply']);
    expect(who(on('ConditionCheckItem', 'WATCH'))).toEqual(['publish']);
  });
});

describe('what happened', () => {
  it('is recorded by the functions that decide, and changed or removed by nobody', () => {
    expect(who(on('PutItem', 'AUDIT#d1'))).toEqual(['ingest', 'publish', 'watch', 'notify', 'sweep', 'web', 'stop']);
    for (const action of ['UpdateItem', 'DeleteItem', 'BatchWriteItem'])
      for (const row of ['AUDIT#d1', 'SIGNED#d1'])
        for (const name of FUNCTIONS) expect(judged(name, on(action, row))).toBe('denied');
  });

  it('is recorded in a person’s name by the pages, and by the sweep that carries out an end time, alone', () => {
    expect(who(on('PutItem', 'SIGNED#d1'))).toEqual(['sweep', 'web', 'stop']);
    for (const name of ['ingest', 'publish', 'watch', 'notify'] as const) {
      expect(judged(name, on('PutItem', 'SIGNED#d1'))).toBe('denied');
      expect(judged(name, on('PutItem', 'AUDIT#d1', 'SIGNED#d1'))).toBe('denied');
    }
    expect(who(on('Query', 'SIGNED#d1'))).toEqual(['publish', 'web', 'stop']);
  });

  it('is protected from everybody else in the account by the table’s own policy', () => {
    const statements = [{ Effect: 'Allow' as const, Action: 'dynamodb:*', Resource: '*' }, ...tableStatements(synth)];
    const administrator = (question: Question) => judge(statements, { resource: table, ...question });
    for (const action of ['UpdateItem', 'DeleteItem', 'BatchWriteItem', 'PartiQLUpdate', 'PartiQLDelete']) {
      expect(administrator(on(action, 'AUDIT#d1'))).toBe('denied');
      expect(administrator(on(action, 'SIGNED#d1'))).toBe('denied');
      expect(administrator(on(action, 'DELIVERY#d1'))).toBe('allowed');
    }
  });
});

describe('each function alone', () => {
  it.each<[string, Question, FunctionName[]]>([
    ['takes what is in flight', on('PutItem', 'INFLIGHT'), ['publish']],
    ['settles what is in flight', on('DeleteItem', 'INFLIGHT'), ['publish', 'sweep']],
    ['spends the budget', on('PutItem', 'BUDGET#bluesky:gazette'), ['publish', 'apply']],
    // X charges for each answer that is read.
    ['spends the budget of X', on('PutItem', 'BUDGET#x:gazette'), ['publish', 'apply', 'answers']],
    ['notes who answered', on('PutItem', 'ANSWERS#x:gazette'), ['answers']],
    // The pages end a brake when a person orders it. They can approve and thaw anyway.
    ['writes the word of the watch', on('UpdateItem', 'WATCH'), ['watch', 'web']],
    ['keeps the memory of the watch', on('BatchWriteItem', 'MEMORY#watch'), ['watch']],
    ['notes the tick of the publisher', on('PutItem', 'TICK#publish'), ['publish']],
    // The pages make an hour's pass of their own for whoever opened one by a code or from the desk.
    ['makes links for people', on('PutItem', 'PASS#h'), ['notify', 'web', 'stop']],
    ['notes who was told', on('PutItem', 'TICK#told page-1 to lea'), ['notify']],
    ['reads links of people', on('GetItem', 'PASS#h'), ['web', 'stop']],
    ['reads what was asked', on('GetItem', 'ASK#1'), ['notify', 'web', 'stop']],
    ['asks, and makes short codes', on('PutItem', 'ASK#1'), ['notify']],
    ['counts wrong codes', on('UpdateItem', 'ASK#1'), ['web', 'stop']],
    ['keeps a call of the newsroom', on('PutItem', 'CALL'), ['stop']],
    ['remembers feeds', on('PutItem', 'FEED#agenda'), ['ingest']],
    ['reads subscriptions at hubs', on('GetItem', 'WEBSUB#agenda'), ['ingest', 'web']],
    ['asks hubs', on('PutItem', 'WEBSUB#agenda'), ['ingest']],
    ['settles what hubs answer', on('UpdateItem', 'WEBSUB#agenda'), ['web']],
    ['takes the poll of a feed', on('UpdateItem', 'FEEDS'), ['ingest']],
    ['notes what is applied', on('PutItem', 'APPLIED'), ['apply']],
  ])('%s', (_, question, expected) => {
    expect(who(question)).toEqual(expected);
  });

  it('has no right that could empty, copy or drop the table', () => {
    for (const action of ['Scan', 'DeleteTable', 'UpdateTable', 'PartiQLSelect', 'PartiQLDelete', 'PartiQLInsert']) {
      expect(who({ action: `dynamodb:${action}` })).toEqual([]);
    }
  });
});

const bareArns = {
  ...{ table: 't', index: 'i', bus: 'b', logs: 'l', deadLetters: 'd', polls: 'p', pictures: 'f', mailFrom: 'm' },
  ...{
    mailIdentities: [],
    networkSecrets: [],
    renewedSecrets: [],
    slackSecrets: [],
    deskSecrets: [],
    answersSecrets: [],
    bellSecrets: [],
  },
};

describe('the world outside', () => {
  const secret = (name: string) => `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:${name}-AbCdEf`;
  const read = (name: string): Ask => ({ action: 'secretsmanager:GetSecretValue', resource: secret(name) });

  it('has network secrets that the publisher alone can read, and a Slack secret that it cannot', () => {
    expect(who(read('vigie/bluesky/gazette'))).toEqual(['publish']);
    expect(who(read('vigie/x/gazette'))).toEqual(['publish']);
    expect(who(read('vigie/slack'))).toEqual(['notify', 'web', 'stop']);
    expect(who(read('vigie/x/gazette/other'))).toEqual([]);
    expect(who(read('another/secret'))).toEqual([]);
  });

  it('has answers read with secrets of their own, by one function, which can read no secret that posts', () => {
    const arns = { ...bareArns, answersSecrets: [secret('reads')], networkSecrets: [secret('posts')] };
    const readBy = (name: FunctionName) =>
      statementsOf(RIGHTS[name], arns).flatMap((statement) => {
        const { Action, Resource } = statement.toStatementJson() as Record<string, unknown>;
        return Action === 'secretsmanager:GetSecretValue' ? [String(Resource)] : [];
      });
    expect(FUNCTIONS.filter((name) => readBy(name).includes(secret('reads')))).toEqual(['answers']);
    expect(readBy('answers')).toEqual([secret('reads')]);
    expect(readBy('publish')).toEqual([secret('posts')]);
  });

  it('has a secret in a parameter read by whoever reads it elsewhere, and by nobody else', () => {
    const parameter = (name: string) => `arn:aws:ssm:${REGION}:${ACCOUNT}:parameter${name}`;
    const arns = {
      ...bareArns,
      networkSecrets: [parameter('/vigie/bluesky'), secret('vigie/x')],
      slackSecrets: [parameter('/vigie/slack')],
    };
    const reads = FUNCTIONS.flatMap((name) =>
      statementsOf(RIGHTS[name], arns).flatMap((statement) => {
        const { Action, Resource } = statement.toStatementJson() as Record<string, unknown>;
        return /^(?:ssm|secretsmanager):/.test(String(Action)) ? [[name, Action, Resource]] : [];
      }),
    );
    expect(reads).toEqual([
      ['publish', 'secretsmanager:GetSecretValue', secret('vigie/x')],
      ['publish', 'ssm:GetParameter', parameter('/vigie/bluesky')],
      ['notify', 'ssm:GetParameter', parameter('/vigie/slack')],
      ['web', 'ssm:GetParameter', parameter('/vigie/slack')],
    ]);
  });

  it('has its tokens renewed by the publisher alone, and only where a network renews them', () => {
    const accounts = { ...config.accounts, 'threads:gazette': { secret: 'vigie/threads/gazette' } };
    expect(secretsToRenew(accounts)).toEqual(['vigie/threads/gazette']);
    expect(secretsToRenew(config.accounts)).toEqual([]);
    const arns = { ...bareArns, renewedSecrets: [secret('vigie/threads/gazette')] };
    const writes = FUNCTIONS.flatMap((name) =>
      statementsOf(RIGHTS[name], arns).flatMap((statement) => {
        const { Action, Resource, Effect } = statement.toStatementJson() as Record<string, unknown>;
        const acts = [Action].flat().filter((act) => /^secretsmanager:(?!GetSecretValue$)/.test(String(act)));
        return acts.length === 0 ? [] : [{ name, acts, Resource, Effect }];
      }),
    );
    expect(writes).toEqual([
      {
        name: 'publish',
        acts: ['secretsmanager:PutSecretValue', 'secretsmanager:UpdateSecretVersionStage'],
        Resource: secret('vigie/threads/gazette'),
        Effect: 'Allow',
      },
    ]);
    for (const name of FUNCTIONS) {
      expect(
        judged(name, { action: 'secretsmanager:PutSecretValue', resource: secret('vigie/bluesky/gazette') }),
      ).not.toBe('allowed');
    }
  });

  it('has the tokens of other tools read by the bell alone, which reads no other secret', () => {
    const arns = { ...bareArns, bellSecrets: [secret('vigie/bell')], networkSecrets: [secret('vigie/x/gazette')] };
    const reads = FUNCTIONS.flatMap((name) =>
      statementsOf(RIGHTS[name], arns).flatMap((statement) => {
        const { Action, Resource } = statement.toStatementJson() as Record<string, unknown>;
        return Action === 'secretsmanager:GetSecretValue' ? [[name, Resource]] : [];
      }),
    );
    expect(reads).toEqual([
      ['publish', secret('vigie/x/gazette')],
      ['bell', secret('vigie/bell')],
    ]);
  });

  it('gets mail from the configured address only, and from notify alone', () => {
    const send = (from: string): Ask => ({
      action: 'ses:SendEmail',
      resource: `arn:aws:ses:${REGION}:${ACCOUNT}:identity/gazette.example`,
      keys: { 'ses:FromAddress': [from] },
    });
    expect(who(send('vigie@gazette.example'))).toEqual(['notify']);
    expect(who(send('boss@gazette.example'))).toEqual([]);
    expect(who({ ...send('vigie@gazette.example'), keys: {} })).toEqual([]);
  });

  it('has its pictures fetched by a function that only the pages call, and that may do nothing but write its log', () => {
    const pictures = String(synth.resolve({ 'Fn::GetAtt': [synth.idOf('pictures'), 'Arn'] }));
    for (const name of FUNCTIONS.filter((each) => each !== 'pictures')) {
      const own = String(synth.resolve({ 'Fn::GetAtt': [synth.idOf(name), 'Arn'] }));
      expect(who({ action: 'lambda:InvokeFunction', resource: own })).toEqual([]);
    }
    expect(who({ action: 'lambda:InvokeFunction', resource: pictures })).toEqual(['web']);
    const allowed = roleOf(synth, 'pictures').filter(({ Effect }) => Effect === 'Allow');
    const services = allowed.flatMap(({ Action, Resource }) =>
      [Action].flat().map((each) => `${each} ${String(Resource)}`),
    );
    for (const each of services) expect(each).toMatch(/^(logs:\w+ .*PicturesLogs|sqs:\w+ .*DeadLetters)/);
  });

  it('learns what happens on the bus from every function but those that apply the configuration, fetch pictures, read answers and rehearse', () => {
    const bus = String(synth.resolve({ 'Fn::GetAtt': [synth.ofType('AWS::Events::EventBus')[0]?.[0], 'Arn'] }));
    const silent: FunctionName[] = ['apply', 'pictures', 'answers', 'rehearse'];
    const others = FUNCTIONS.filter((name) => !silent.includes(name));
    expect(who({ action: 'events:PutEvents', resource: bus })).toEqual(others);
  });
});

describe('the queue of polls', () => {
  it('takes orders from the scheduled run and from the pages that hubs call, and gives them to ingest alone', () => {
    const polls = (action: string): Ask => ({ action: `sqs:${action}`, resource: pollsArn(synth) });
    expect(who(polls('SendMessage'))).toEqual(['ingest', 'web']);
    for (const action of ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes']) {
      expect(who(polls(action))).toEqual(['ingest']);
    }
    expect(who(polls('PurgeQueue'))).toEqual([]);
  });
});

describe('every role', () => {
  /** CloudFormation ends the ARN of a log group with this, which stands for its streams. */
  const STREAMS = /(?<=:log-group:\w+):\*$/;

  it('names its actions and resources without a wildcard', () => {
    for (const name of FUNCTIONS) {
      for (const { Action, Resource } of roleOf(synth, name)) {
        for (const each of [Action, Resource].flat()) expect(String(each).replace(STREAMS, '')).not.toContain('*');
      }
    }
  });

  it('is trusted by one service alone and is the role of one function alone', () => {
    const roles = synth.ofType('AWS::Lambda::Function').map(([, { Properties }]) => JSON.stringify(Properties['Role']));
    expect(new Set(roles).size).toBe(FUNCTIONS.length);
    for (const [, { Properties }] of synth.ofType('AWS::IAM::Role')) {
      const { Statement } = Properties['AssumeRolePolicyDocument'] as { Statement: { Principal: object }[] };
      expect(Statement).toHaveLength(1);
      expect(Statement[0]?.Principal).toEqual({
        Service: expect.stringMatching(/^(lambda|scheduler)\.amazonaws\.com$/) as string,
      });
    }
  });

  it('lets the schedules call the functions and do nothing else', () => {
    const [clock] = synth
      .ofType('AWS::IAM::Policy')
      .filter(([, { Properties }]) => JSON.stringify(Properties['Roles']).includes('Clock'));
    const { Statement } = synth.resolve(clock?.[1].Properties['PolicyDocument']) as {
      Statement: { Action: string; Resource: string[] }[];
    };
    expect(Statement.map(({ Action }) => Action)).toEqual(['lambda:InvokeFunction', 'sqs:SendMessage']);
    expect(Statement[0]?.Resource).toHaveLength(8);
    expect(JSON.stringify(Statement)).not.toContain('*');
  });
});
