import * as dynamodb from '@aws-sdk/client-dynamodb';
import {
  ConditionalCheckFailedException,
  CreateTableCommand,
  DeleteItemCommand,
  DescribeTableCommand,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  TransactionCanceledException,
  UpdateItemCommand,
  waitUntilTableExists,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { definition, key, N, S, tableName } from './cases.ts';
import { faults, memoryEngine, type Call, type EngineOptions, type MemoryEngine } from './memory.ts';
import { availableEngines, engines } from './start.ts';
import { compareText, number, sum } from './values.ts';

const T = { TableName: tableName };

const withTable = async (options: EngineOptions = {}): Promise<MemoryEngine> => {
  const engine = memoryEngine(options);
  await engine.connect().send(new CreateTableCommand(definition));
  return engine;
};

const add = (name = 'a', amount = 1) =>
  new UpdateItemCommand({
    ...T,
    Key: key(name),
    UpdateExpression: 'ADD n :v',
    ExpressionAttributeValues: { ':v': N(amount) },
    ReturnValues: 'UPDATED_NEW',
  });
const read = (name = 'a') => new GetItemCommand({ ...T, Key: key(name), ConsistentRead: true });
const inIndex = () =>
  new QueryCommand({
    ...T,
    IndexName: 'gsi',
    KeyConditionExpression: 'g1 = :g',
    ExpressionAttributeValues: { ':g': S('due') },
  });
const due = (name: string, at: number) => new PutItemCommand({ ...T, Item: { ...key(name), g1: S('due'), g2: N(at) } });
const namesOf = (items: readonly Record<string, dynamodb.AttributeValue>[] | undefined) =>
  items?.map(({ pk }) => pk?.S);

describe('the engine in memory', () => {
  let engine: MemoryEngine;
  beforeEach(async () => {
    engine = await withTable();
  });

  it('is an SDK client for waiters and lists its tables', async () => {
    await waitUntilTableExists({ client: engine as unknown as DynamoDBClient, maxWaitTime: 5, minDelay: 1 }, T);
    expect((await engine.send(new ListTablesCommand({}))).TableNames).toEqual([tableName]);
    expect((await engine.send(new DescribeTableCommand(T))).Table?.TableStatus).toBe('ACTIVE');
  });

  it('returns copies, so that a caller changes nothing in the table', async () => {
    const item = { ...key('a'), m: { M: { x: N(1) } }, bytes: { B: new Uint8Array([1]) } };
    await engine.send(new PutItemCommand({ ...T, Item: item }));
    item.m.M.x = N(2);
    item.bytes.B[0] = 2;
    const first = (await engine.send(read())).Item!;
    first['m']!.M!['x'] = N(3);
    first['bytes']!.B![0] = 3;
    const expected = { ...key('a'), m: { M: { x: N(1) } }, bytes: { B: new Uint8Array([1]) } };
    expect((await engine.send(read())).Item).toEqual(expected);
    engine.dump(tableName)[0]!['m']!.M!['x'] = N(4);
    expect(engine.dump(tableName)).toEqual([expected]);
  });

  it('throws the exception classes of the SDK', async () => {
    await engine.send(add());
    const conditional = new PutItemCommand({
      ...T,
      Item: key('a'),
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    const error = await engine.send(conditional).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ConditionalCheckFailedException);
    expect((error as ConditionalCheckFailedException).Item).toEqual({ ...key('a'), n: N(1) });
    const transaction = new TransactWriteItemsCommand({ TransactItems: [{ Put: conditional.input }] });
    const canceled = await engine.send(transaction).catch((caught: unknown) => caught);
    expect(canceled).toBeInstanceOf(TransactionCanceledException);
    expect((canceled as TransactionCanceledException).CancellationReasons).toEqual([
      { Code: 'ConditionalCheckFailed', Message: expect.any(String) as string, Item: { ...key('a'), n: N(1) } },
    ]);
    await expect(engine.send(new GetItemCommand({ TableName: 'nope', Key: key('a') }))).rejects.toBeInstanceOf(
      dynamodb.ResourceNotFoundException,
    );
    await expect(engine.send(new CreateTableCommand(definition))).rejects.toBeInstanceOf(
      dynamodb.ResourceInUseException,
    );
  });

  it('writes nothing of a transaction that fails', async () => {
    await engine.send(add());
    const before = engine.dump(tableName);
    const failing = new TransactWriteItemsCommand({
      TransactItems: [
        { Put: { ...T, Item: key('b') } },
        { Update: { ...add().input, UpdateExpression: 'ADD n :v' } },
        { ConditionCheck: { ...T, Key: key('c'), ConditionExpression: 'attribute_exists(pk)' } },
      ],
    });
    await expect(engine.send(failing)).rejects.toBeInstanceOf(TransactionCanceledException);
    expect(engine.dump(tableName)).toEqual(before);
  });

  it('forgets a request token when told to', async () => {
    const repeat = () =>
      engine.send(
        new TransactWriteItemsCommand({
          ClientRequestToken: 'one',
          TransactItems: [{ Update: { ...add().input, UpdateExpression: 'ADD n :v' } }],
        }),
      );
    await repeat();
    await repeat();
    expect(engine.dump(tableName)[0]!['n']).toEqual(N(1));
    engine.forgetTokens();
    await repeat();
    expect(engine.dump(tableName)[0]!['n']).toEqual(N(2));
  });

  it('throws for what it does not implement', async () => {
    const old = new UpdateItemCommand({ ...T, Key: key('a'), AttributeUpdates: {} });
    await expect(engine.send(old)).rejects.toThrow('AttributeUpdates');
    await expect(engine.send(new dynamodb.DescribeLimitsCommand({}))).rejects.toThrow('does not know');
  });

  it('ends a page at one megabyte', async () => {
    for (const sk of ['1', '2', '3', '4']) {
      await engine.send(new PutItemCommand({ ...T, Item: { ...key('a', sk), d: S('x'.repeat(390 * 1024)) } }));
    }
    const query = { ...T, KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': S('a') } };
    const first = await engine.send(new QueryCommand(query));
    expect(first.Count).toBe(3);
    const second = await engine.send(new QueryCommand({ ...query, ExclusiveStartKey: first.LastEvaluatedKey }));
    expect([second.Count, second.LastEvaluatedKey]).toEqual([1, undefined]);
  });

  it('keeps an index in step with moves, removals and deletions', async () => {
    await engine.send(due('b', 2));
    await engine.send(due('a', 1));
    await engine.send(due('c', 3));
    expect(namesOf((await engine.send(inIndex())).Items)).toEqual(['a', 'b', 'c']);
    await engine.send(due('a', 9));
    await engine.send(new UpdateItemCommand({ ...T, Key: key('b'), UpdateExpression: 'REMOVE g2' }));
    await engine.send(new DeleteItemCommand({ ...T, Key: key('c') }));
    expect(namesOf((await engine.send(inIndex())).Items)).toEqual(['a']);
  });
});

describe('hooks', () => {
  it('see each call with its number, and every client has its own', async () => {
    const engine = await withTable();
    const seen: string[] = [];
    const note = (who: string) => ({ before: (call: Call) => void seen.push(`${who} ${call.number} ${call.name}`) });
    const [one, two] = [engine.connect(note('one')), engine.connect(note('two'))];
    await one.send(add());
    await two.send(read());
    await engine.send(read());
    expect(seen).toEqual(['one 2 UpdateItem', 'two 3 GetItem']);
  });

  it('fail a request before anything happened', async () => {
    const engine = await withTable();
    const broken = engine.connect({
      before: () => {
        throw faults.throttled();
      },
    });
    await expect(broken.send(add())).rejects.toBeInstanceOf(dynamodb.ProvisionedThroughputExceededException);
    expect(engine.dump(tableName)).toEqual([]);
  });

  it('lose the reply of a request that was carried out', async () => {
    const engine = await withTable();
    const broken = engine.connect({
      after: (_, result) => {
        if (result.kind === 'returned') throw faults.noAnswer();
      },
    });
    await expect(broken.send(add())).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(engine.dump(tableName)).toEqual([{ ...key('a'), n: N(1) }]);
  });

  it('delay requests, so that a later one overtakes', async () => {
    const engine = await withTable();
    const gate = Promise.withResolvers<undefined>();
    const late = engine.connect({ before: () => gate.promise }).send(add('a', 10));
    expect((await engine.send(add('a', 1))).Attributes).toEqual({ n: N(1) });
    gate.resolve(undefined);
    expect((await late).Attributes).toEqual({ n: N(11) });
  });

  it('make conflicts in the form in which DynamoDB reports them', async () => {
    const engine = await withTable();
    const conflicting = engine.connect({
      before: (call) => {
        throw faults.conflict(call, [1]);
      },
    });
    const transaction = new TransactWriteItemsCommand({
      TransactItems: [{ Put: { ...T, Item: key('a') } }, { Put: { ...T, Item: key('b') } }],
    });
    const error = await conflicting.send(transaction).catch((caught: unknown) => caught);
    expect((error as TransactionCanceledException).CancellationReasons?.map(({ Code }) => Code)).toEqual([
      'None',
      'TransactionConflict',
    ]);
    await expect(conflicting.send(add())).rejects.toBeInstanceOf(dynamodb.TransactionConflictException);
  });

  it('read an index as it was some writes ago, and the table as it is', async () => {
    let lag = 0;
    const engine = await withTable({ staleIndex: () => lag });
    await engine.send(due('a', 1));
    await engine.send(due('b', 2));
    await engine.send(due('a', 3));
    await engine.send(new DeleteItemCommand({ ...T, Key: key('b') }));
    const at = async (writes: number) => {
      lag = writes;
      return (await engine.send(inIndex())).Items?.map(({ pk, g2 }) => `${pk?.S ?? ''}${g2?.N ?? ''}`);
    };
    expect([await at(0), await at(1), await at(2), await at(3), await at(4), await at(99)]).toEqual([
      ['a3'],
      ['b2', 'a3'],
      ['a1', 'b2'],
      ['a1'],
      [],
      [],
    ]);
    expect((await engine.send(read('b'))).Item).toBeUndefined();
  });
});

describe('numbers', () => {
  it.each([
    ['0001.500', '1.5'],
    ['-0.0', '0'],
    ['1E20', '100000000000000000000'],
    ['-12.5e-3', '-0.0125'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['100', '100'],
  ])('%s is written %s', (given, written) => {
    expect(number(given)).toBe(written);
  });

  it('are added exactly', () => {
    expect(sum('0.1', '0.2', 1)).toBe('0.3');
    expect(sum('999999999999999', '1', 1)).toBe('1000000000000000');
    expect(sum('12345678901234567890.5', '0.5', -1)).toBe('12345678901234567890');
    expect(sum('5', '5', -1)).toBe('0');
    expect(() => sum('1'.repeat(38), '0.5', 1)).toThrow('38');
  });

  it('are ordered, like texts, by their UTF-8 bytes', () => {
    const words = ['', 'Z', 'a', 'ab', 'é', '\uffff', '\u{1f600}'];
    expect(words.toReversed().sort(compareText)).toEqual(words);
    expect(words.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))).toEqual(words);
  });
});

describe('engines', () => {
  it('that are missing say what enables them', () => {
    for (const found of availableEngines()) {
      if (found.kind === 'missing') expect([found.reason, found.enable]).not.toContain('');
    }
  });

  it.each(engines())('run a conditional write on $name', async ({ start }) => {
    const running = await start();
    const client = running.client();
    await client.send(new CreateTableCommand(definition));
    await waitUntilTableExists({ client: client as DynamoDBClient, maxWaitTime: 30, minDelay: 1 }, T);
    const once = () =>
      client.send(new PutItemCommand({ ...T, Item: key('a'), ConditionExpression: 'attribute_not_exists(pk)' }));
    await once();
    await expect(once()).rejects.toBeInstanceOf(ConditionalCheckFailedException);
    await running.stop();
  });
});
