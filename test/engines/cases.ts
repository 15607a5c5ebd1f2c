import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  type AttributeValue,
  type CreateTableCommandInput,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import type { EngineKind } from './start.ts';
import type { Item } from './values.ts';

// Single requests whose answers are easily got wrong, each sent to every engine with the same items in the table.

export const tableName = 'compared';

export const definition: CreateTableCommandInput = {
  TableName: tableName,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
    { AttributeName: 'g1', AttributeType: 'S' },
    { AttributeName: 'g2', AttributeType: 'N' },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'gsi',
      KeySchema: [
        { AttributeName: 'g1', KeyType: 'HASH' },
        { AttributeName: 'g2', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
};

export type AnyCommand =
  | BatchGetItemCommand
  | BatchWriteItemCommand
  | DeleteItemCommand
  | DeleteTableCommand
  | DescribeTableCommand
  | GetItemCommand
  | PutItemCommand
  | QueryCommand
  | ScanCommand
  | TransactGetItemsCommand
  | TransactWriteItemsCommand
  | UpdateItemCommand;

export interface Case {
  readonly label: string;
  readonly command: () => AnyCommand;
  /** Engines that are known to answer otherwise; each is a fault of that engine, named in the list that sets it. */
  readonly differs: readonly EngineKind[];
}

export const S = (text: string): AttributeValue => ({ S: text });
export const N = (value: number | string): AttributeValue => ({ N: String(value) });
export const key = (pk: string, sk = 'x'): Item => ({ pk: S(pk), sk: S(sk) });

export const stored: readonly Item[] = [
  {
    ...key('a'),
    s: S('hello'),
    n: N(5),
    b: { BOOL: true },
    z: { NULL: true },
    l: { L: [N(1), S('two'), { M: { q: N(3) } }] },
    m: { M: { x: N(1), y: { M: { w: S('deep') } } } },
    ss: { SS: ['a', 'b'] },
    ns: { NS: ['1', '2'] },
    bi: { B: new Uint8Array([1, 2]) },
    bs: { BS: [new Uint8Array([1])] },
  },
  ...[0, 1, 2, 3, 4].map((i) => ({ ...key('q', `s${i}`), g1: S('G'), g2: N(i), i: N(i) })),
];

type Values = Record<string, AttributeValue> | undefined;
type Names = Record<string, string> | undefined;
type Row = readonly [text: string, values?: Values, names?: Names];

const placeholders = (values: Values, names: Names) => ({
  ...(values === undefined ? {} : { ExpressionAttributeValues: values }),
  ...(names === undefined ? {} : { ExpressionAttributeNames: names }),
});

const five = { ':v': N(5) };
const one = { ':v': N(1) };

/** Conditions on which all engines agree. */
const conditions: readonly Row[] = [
  // A missing attribute makes every comparison false but <>, which it makes true.
  ['nope = :v', one],
  ['nope <> :v', one],
  ['nope < :v', one],
  ['NOT nope = :v', one],
  ['NOT nope < :v', one],
  ['nope = nopa'],
  ['nope <> nopa'],
  ['n = nopa'],
  ['nope IN (:v)', one],
  ['size(nope) > :v', { ':v': N(0) }],
  ['size(nope) <> :v', { ':v': N(0) }],
  ['a.b.c.d.e <> :v', one],
  ['contains(nope, :v)', five],
  ['NOT contains(nope, :v)', five],
  ['attribute_type(nope, :v)', { ':v': S('S') }],
  ['NOT n BETWEEN nope AND :b', { ':b': N(6) }],
  [
    'attribute_not_exists(m.zz) AND attribute_not_exists(zz.aa) AND attribute_not_exists(s.x) AND attribute_not_exists(s[0])',
  ],
  ['attribute_exists(l[2].q) AND attribute_exists(m.y.w)'],
  // Two types have no order and are never equal.
  ['n <> :v', { ':v': S('5') }],
  ['n = :v', { ':v': S('5') }],
  ['n < :v', { ':v': S('6') }],
  ['NOT n < :v', { ':v': S('6') }],
  ['n IN (:a, :b)', { ':a': S('5'), ':b': N(5) }],
  ['n IN (:v)', { ':v': { BOOL: true } }],
  ['bi < :v', { ':v': { B: new Uint8Array([1, 3]) } }],
  ['ss = :v', { ':v': { SS: ['b', 'a'] } }],
  ['l = :v', { ':v': { L: [N(1), S('two'), { M: { q: N('3.0') } }] } }],
  ['m = :v', { ':v': { M: { y: { M: { w: S('deep') } }, x: N('1.0') } } }],
  ['z = :v', { ':v': { NULL: true } }],
  ['n BETWEEN :a AND :b AND n = :a', { ':a': N(5), ':b': N(6) }],
  ['n BETWEEN :a AND :b', { ':a': N(6), ':b': N(1) }],
  ['n BETWEEN :a AND :b', { ':a': N(1), ':b': S('x') }],
  ['n BETWEEN :b AND :b', { ':b': N(5) }],
  [':a BETWEEN n AND :b', { ':a': N(5), ':b': N(7) }],
  [':a = :b', { ':a': N(5), ':b': N(5) }],
  [':v < :v', five],
  // Functions.
  ['contains(s, :v)', { ':v': S('ell') }],
  ['contains(s, :v)', one],
  ['contains(l, :v)', { ':v': S('two') }],
  ['contains(l, :v)', { ':v': { M: { q: N('3.0') } } }],
  ['contains(ss, :v)', { ':v': S('a') }],
  ['contains(ss, :v)', { ':v': { SS: ['a'] } }],
  ['contains(ns, :v)', { ':v': N('1.0') }],
  ['contains(m, :v)', { ':v': S('x') }],
  ['contains(n, :v)', { ':v': S('5') }],
  ['contains(bi, :v)', { ':v': { B: new Uint8Array([2]) } }],
  ['contains(:v, s)', { ':v': { SS: ['hello'] } }],
  ['contains(ss, ss)'],
  ['begins_with(s, :v)', { ':v': S('he') }],
  ['begins_with(s, :v)', one],
  ['begins_with(n, :v)', { ':v': S('5') }],
  ['begins_with(:v, s)', { ':v': S('hello world') }],
  ['begins_with(:v, :w)', { ':v': S('ab'), ':w': S('a') }],
  ['attribute_type(n, :v)', { ':v': S('N') }],
  ['attribute_exists(:v)', { ':v': S('S') }],
  ['attribute_exists(s, n)'],
  ['attribute_exists (s)'],
  ['size(s) > :v', { ':v': N(4) }],
  ['size(n) > :v', { ':v': N(0) }],
  ['size(b) > :v', { ':v': N(0) }],
  ['size(m) = :v AND size(l) = :w AND size(ss) = :v AND size(bi) = :v', { ':v': N(2), ':w': N(3) }],
  ['size(:s) > :v', { ':v': N(0), ':s': N(3) }],
  ['size(s) = size(s)'],
  ['size(s)'],
  ['contains(s, size(s))'],
  ['foo(s)'],
  ['if_not_exists(n, n) = n'],
  ['attribute_exists(s) = :v', { ':v': { BOOL: true } }],
  // Syntax.
  ['not n = :v or N = :v', five],
  ['NOT NOT n = :v', five],
  ['NOT (n = :v)', five],
  ['n = :v OR n = :v AND nope = :v', five],
  ['(n = :v OR n = :v) AND nope = :v', five],
  ['(n = :v)', five],
  ['((n = :v))', five],
  ['((n)) = :v', five],
  ['((n = :v) AND (n = :v))', five],
  ['n in (:a) and not n in (:b)', { ':a': N(5), ':b': N(6) }],
  ['n IN :a', { ':a': N(5) }],
  ['n IN ()'],
  ['n'],
  ['b'],
  [''],
  ['  '],
  ['n = :v AND', five],
  ['n = :v,', five],
  ['n == :v', five],
  ['n != :v', five],
  ['n = 5'],
  ['x-y = :v', one],
  ['1x = :v', one],
  ['l[:v] = :v', one],
  ['m . x = :v', one],
  ['l [0] = :v', one],
  ['m.x = :v AND l[0] = :v AND l[2].q = :w', { ':v': N(1), ':w': N(3) }],
  ['m.#q = :v', one, { '#q': 'a.b' }],
  ['#m.#q = :v', one, { '#q': 'x', '#m': 'm' }],
  ['m.state = :v', one],
  // Placeholders.
  ['#a = :v', five, { '#a': 'n', '#b': 'x' }],
  ['#a = :v', five],
  ['#a = :v', five, { a: 'n' }],
  ['n = :v', five, {}],
  ['attribute_exists(n)', {}],
  ['attribute_exists(n)', five],
  ['n = :v', { v: N(5) }],
  ['n = :v', { ':v': {} as AttributeValue }],
  ['n = :v', { ':v': { SS: [] } }],
  ['n = :v', { ':v': { NULL: false } }],
  ['n = :v', { ':v': { SS: ['a', 'a'] } }],
  ['n = :v', { ':v': { NS: ['1', '1.0'] } }],
  // Numbers.
  ['n = :v', { ':v': N('abc') }],
  ['n = :v', { ':v': N('') }],
  ['n = :v', { ':v': N(' 5') }],
  ['n = :v', { ':v': N('+5') }],
  ['n = :v', { ':v': N('5.') }],
  ['n = :v', { ':v': N('.5e1') }],
  ['n = :v', { ':v': N('1e126') }],
  ['n = :v', { ':v': N('1e-131') }],
  ['n = :v', { ':v': N('0e-200') }],
  ['n = :v', { ':v': N('1'.repeat(39)) }],
  [':a < :b', { ':a': N('12345678901234567890.1'), ':b': N('12345678901234567890.2') }],
  [':a < :b', { ':a': N('-1e100'), ':b': N('-9e99') }],
];

/** Dynoxide lets these pass, and does not know a value or a path in parentheses; AWS's guide refuses or knows them. */
const looseConditions: readonly Row[] = [
  ['n < :v', { ':v': { BOOL: true } }],
  ['n < :v', { ':v': { NULL: true } }],
  ['ss < :v', { ':v': { SS: ['b', 'a'] } }],
  ['n BETWEEN :a AND :b', { ':a': { BOOL: true }, ':b': { BOOL: true } }],
  ['n = n'],
  ['n < n'],
  ['m.x = m.x'],
  ['n IN (n)'],
  ['n BETWEEN n AND :b', { ':b': N(6) }],
  ['begins_with(s, s)'],
  ['attribute_type(s, :v)', { ':v': S('Q') }],
  ['attribute_type(s, :v)', one],
  ['attribute_type(s, n)'],
  ['_x = :v', one],
  ['Size(s) = :v', five],
  ['ATTRIBUTE_EXISTS(s)'],
  ['size(:s) > :v', { ':v': N(0), ':s': S('abc') }],
  ['(n) = :v', five],
];

const condition =
  (differs: readonly EngineKind[]) =>
  ([text, values, names]: Row): Case => ({
    label: `condition ${text} ${JSON.stringify(values ?? {})}`,
    differs,
    command: () =>
      new UpdateItemCommand({
        TableName: tableName,
        Key: key('a'),
        UpdateExpression: 'REMOVE zzz',
        ConditionExpression: text,
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        ...placeholders(values, names),
      }),
  });

const lists = { ':v': { L: [N(1)] } };

/** Updates on which all engines agree. */
const updates: readonly Row[] = [
  ['SET nn = nope'],
  ['SET nn = if_not_exists(nope, :v)', one],
  ['SET nn = if_not_exists(n, :v)', one],
  ['SET nn = if_not_exists(nope, nopa)'],
  ['SET nn = if_not_exists(:v, n)', one],
  ['SET nn = if_not_exists(n, :v) + :v', one],
  ['SET nn = n + :v', { ':v': N('0.10') }],
  ['SET nn = n - :v', { ':v': N('1e30') }],
  ['SET nn = n - n'],
  ['SET nn = n - :v', { ':v': N(`0.${'1'.repeat(38)}`) }],
  ['SET nn = :w + :v', { ':v': N('1'.repeat(37)), ':w': N('0.5') }],
  ['SET nn = :w + :v', { ':v': N('1'.repeat(38)), ':w': N('0.5') }],
  ['SET nn = :w + :v', { ':v': N('9'.repeat(38)), ':w': N('1') }],
  ['SET nn = :w - :v', { ':v': N('1e-130'), ':w': N('1.1e-130') }],
  ['SET nn = :w', { ':w': N('1.5e-20') }],
  ['SET nn = :w', { ':w': N('-1.50E+40') }],
  ['SET nn = :w', { ':w': N('-0') }],
  ['SET nn = n + :v + :v', one],
  ['SET nn = n + :v', { ':v': S('1') }],
  ['SET nn = s + :v', one],
  ['SET nn = nope + :v', one],
  ['SET nn = (n + :v)', one],
  ['SET nn = (n) + :v', one],
  ['SET nn = list_append(l, :v)', lists],
  ['SET nn = list_append(:v, l)', lists],
  ['SET nn = list_append(if_not_exists(nope, :v), :v)', lists],
  ['SET nn = list_append(s, :v)', lists],
  ['SET nn = list_append(l, :v)', one],
  ['SET nn = list_append(nope, :v)', lists],
  ['SET nn = size(n)'],
  ['SET nn = m.y.w, m.x = l[1]'],
  ['SET m.x = :v, m.x = :v', one],
  ['SET m = :v, m.x = :v', one],
  ['SET m.x = :v REMOVE m', one],
  ['SET m.x.y = :v', one],
  ['SET nope.y = :v', one],
  ['SET s[0] = :v', one],
  ['SET m[0] = :v', one],
  ['SET l.x = :v', one],
  ['SET m.x = :v, m[0] = :v', one],
  ['SET l[0] = :v, l[2].q = :v', one],
  ['SET l[3] = :v', one],
  ['REMOVE m.x'],
  ['REMOVE m.nope'],
  ['REMOVE nope'],
  ['SET l[0] = :v REMOVE l[1]', one],
  ['ADD cnt :v', one],
  ['ADD n :v', one],
  ['ADD s :v', one],
  ['ADD cnt :v', { ':v': S('2') }],
  ['ADD cnt :v', { ':v': { L: [] } }],
  ['ADD cnt n'],
  ['ADD ss :v', { ':v': { SS: ['b', 'c'] } }],
  ['ADD ss :v', { ':v': { NS: ['1'] } }],
  ['ADD ns :v', one],
  ['ADD newset :v', { ':v': { BS: [new Uint8Array([1])] } }],
  ['DELETE ss :v', { ':v': { SS: ['b'] } }],
  ['DELETE ss :v', { ':v': { SS: ['a', 'b', 'c'] } }],
  ['DELETE nope :v', { ':v': { SS: ['a'] } }],
  ['DELETE m.nope :v', { ':v': { SS: ['a'] } }],
  ['DELETE s :v', { ':v': { SS: ['a'] } }],
  ['DELETE ns :v', { ':v': { SS: ['a'] } }],
  ['DELETE ns :v', one],
  ['DELETE m.x :v', { ':v': { SS: ['a'] } }],
  ['SET a1 = :v SET a2 = :v', one],
  ['SET a1 = :v REMOVE a2 ADD a3 :v', one],
  ['SET a1 = :v, REMOVE a2', one],
  ['set a1 = :v remove a2', one],
  ['SET n = s, s = n'],
  ['SET n = :v, a2 = n', { ':v': N(77) }],
  ['SET pk = :v', { ':v': S('a') }],
  ['SET pk.x = :v', { ':v': S('a') }],
  ['REMOVE sk'],
  ['SET g1 = :v', one],
  ['SET g1 = :v', { ':v': S('') }],
  ['SET g2 = :v', { ':v': S('q') }],
  ['SET g1 = :v', { ':v': S('ok') }],
  [''],
  ['SET'],
  ['SET a1 = :v,', one],
  ['FOO a1 = :v', one],
  ['SET a1 :v', one],
  ['SET status = :v', one],
  ['SET a1 = status'],
];

/**
 * Dynoxide fills a list with NULLs up to the index, counts the indexes of a REMOVE in the list already
 * shortened, lets REMOVE and DELETE go through what is not there, takes NULL for a list or a map, adds 1.0 to a
 * set that has 1, and lets a list_append stand in another.
 */
const looseUpdates: readonly Row[] = [
  ['SET l[0] = :v, l[7] = :v, l[5] = :w', { ':v': N(9), ':w': S('w') }],
  ['REMOVE l[0], l[1]'],
  ['SET z[0] = :v', one],
  ['SET z.x = :v', one],
  ['REMOVE nope.x'],
  ['REMOVE m.nope.x'],
  ['REMOVE s.x'],
  ['DELETE nope.x :v', { ':v': { SS: ['a'] } }],
  ['ADD ns :v', { ':v': { NS: ['1.0', '3'] } }],
  ['SET nn = list_append(if_not_exists(nope, :v), list_append(:v, :v))', lists],
];

const updateCase =
  (differs: readonly EngineKind[], returns: 'ALL_NEW' | 'UPDATED_NEW' | 'UPDATED_OLD' | 'ALL_OLD', target = 'a') =>
  ([text, values, names]: Row): Case => ({
    label: `update of ${target} ${text} ${JSON.stringify(values ?? {})} ${returns}`,
    differs,
    command: () =>
      new UpdateItemCommand({
        TableName: tableName,
        Key: key(target),
        UpdateExpression: text,
        ReturnValues: returns,
        ...placeholders(values, names),
      }),
  });

const T = { TableName: tableName };
const mine = { ':p': S('q') };
const inQ = { ...T, KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: mine };
const inG = { ...T, IndexName: 'gsi', KeyConditionExpression: 'g1 = :p', ExpressionAttributeValues: { ':p': S('G') } };
const both = (text: string, values: Record<string, AttributeValue>) => ({
  ...T,
  KeyConditionExpression: text,
  ExpressionAttributeValues: values,
});

const simple = (label: string, command: () => AnyCommand, differs: readonly EngineKind[] = []): Case => ({
  label,
  command,
  differs,
});
const query = (label: string, input: ConstructorParameters<typeof QueryCommand>[0], differs?: readonly EngineKind[]) =>
  simple(`query ${label}`, () => new QueryCommand(input), differs);

const reads: readonly Case[] = [
  query('with as many items as its limit', { ...inQ, Limit: 5 }),
  query('with fewer items than its limit', { ...inQ, Limit: 6 }),
  query('backwards', { ...inQ, Limit: 2, ScanIndexForward: false }),
  query('with limit 0', { ...inQ, Limit: 0 }),
  query('after a key that is not there', { ...inQ, ExclusiveStartKey: key('q', 's2x') }),
  // Dynoxide takes a start key from anywhere, and finds nothing for a key of another type; AWS refuses both.
  query('after a key of another partition', { ...inQ, ExclusiveStartKey: key('z', 's2x') }, ['dynoxide']),
  query('for a key of another type', both('pk = :p', { ':p': N(1) }), ['dynoxide']),
  query('for an empty key', both('pk = :p', { ':p': S('') }), ['dynoxide']),
  query('after half a key', { ...inQ, ExclusiveStartKey: { pk: S('q') } }),
  query('begins_with', both('pk = :p AND begins_with(sk, :s)', { ...mine, ':s': S('s') })),
  query('between', both('pk = :p AND sk BETWEEN :s AND :t', { ...mine, ':s': S('s1'), ':t': S('s3') })),
  query('between, inverted', both('pk = :p AND sk BETWEEN :s AND :t', { ...mine, ':s': S('s3'), ':t': S('s1') })),
  query('range key first', both('sk >= :s AND pk = :p', { ...mine, ':s': S('s3') })),
  query('value first', both(':p = pk', mine)),
  query('parentheses', both('(pk = :p) AND (sk >= :s)', { ...mine, ':s': S('s3') })),
  query('parentheses around all', both('(pk = :p AND sk < :s)', { ...mine, ':s': S('s3') })),
  query('or', both('pk = :p OR sk >= :s', { ...mine, ':s': S('s3') })),
  query('not equal', both('pk = :p AND sk <> :s', { ...mine, ':s': S('s3') })),
  query('on what is no key', both('pk = :p AND i = :s', { ...mine, ':s': S('s3') })),
  query('without the partition key', both('sk = :s', { ':s': S('s3') })),
  query('on a range of partition keys', both('pk > :s', { ':s': S('s3') })),
  query('two conditions on the range key', both('pk = :p AND sk > :s AND sk < :s', { ...mine, ':s': S('s3') })),
  query('filter on a key', { ...both('pk = :p', { ...mine, ':s': S('s3') }), FilterExpression: 'sk = :s' }),
  query('filter', { ...both('pk = :p', { ...mine, ':s': N(2) }), FilterExpression: 'i > :s', Limit: 4 }),
  query('count', { ...inQ, Select: 'COUNT' }),
  query('count and projection', { ...inQ, Select: 'COUNT', ProjectionExpression: 'sk' }),
  query('all and projection', { ...inQ, Select: 'ALL_ATTRIBUTES', ProjectionExpression: 'sk' }),
  query('specific and projection', { ...inQ, Select: 'SPECIFIC_ATTRIBUTES', ProjectionExpression: 'sk', Limit: 1 }),
  query('specific without projection', { ...inQ, Select: 'SPECIFIC_ATTRIBUTES' }),
  query('projected without index', { ...inQ, Select: 'ALL_PROJECTED_ATTRIBUTES' }),
  query('without key condition', T),
  query('index', inG),
  query('index, limited', { ...inG, Limit: 2 }),
  query('index, limited, backwards', { ...inG, Limit: 2, ScanIndexForward: false }),
  query('index, range', {
    ...inG,
    KeyConditionExpression: 'g1 = :p AND g2 > :s',
    ExpressionAttributeValues: { ':p': S('G'), ':s': N('2.0') },
  }),
  query('index, after', { ...inG, ExclusiveStartKey: { ...key('q', 's1'), g1: S('G'), g2: N(1) } }),
  query('index, after the table key alone', { ...inG, ExclusiveStartKey: key('q', 's1') }),
  query('index, filter on the table key', { ...inG, FilterExpression: 'pk = :p' }),
  query('index, filter on the index key', { ...inG, FilterExpression: 'g2 = :p' }),
  query('index, consistent', { ...inG, ConsistentRead: true }),
  query('index that is not there', { ...inG, IndexName: 'nope' }),
  simple(
    'scan with a filter',
    () => new ScanCommand({ ...T, FilterExpression: 'pk = :p', ExpressionAttributeValues: mine }),
  ),
  simple('scan of an index', () => new ScanCommand({ ...T, IndexName: 'gsi' })),
  simple('scan of an index, consistent', () => new ScanCommand({ ...T, IndexName: 'gsi', ConsistentRead: true })),
  ...[
    'm.x, l[2], l[0], nopa, nope.x, m.y.w',
    'm, m.x',
    'm, m',
    'm.x, m[0]',
    'nope',
    'status',
    'l[0], l[1], l[9]',
    'l[2].q, m',
  ].map((text) =>
    simple(
      `projection ${text}`,
      () => new GetItemCommand({ ...T, Key: key('a'), ProjectionExpression: text }),
      // Dynoxide does not see that one path takes for a list what the other takes for a map.
      text === 'm.x, m[0]' ? ['dynoxide'] : [],
    ),
  ),
  simple('get what is not there', () => new GetItemCommand({ ...T, Key: key('zzz'), ProjectionExpression: 'nope' })),
  simple('get with more than the key', () => new GetItemCommand({ ...T, Key: { ...key('x'), q: N(1) } })),
  simple('get with half the key', () => new GetItemCommand({ ...T, Key: { pk: S('x') } })),
  simple('get with a key of another type', () => new GetItemCommand({ ...T, Key: { pk: S('x'), sk: N(1) } })),
  simple('get with an empty key', () => new GetItemCommand({ ...T, Key: key('x', '') })),
  simple(
    'get from no table',
    () => new GetItemCommand({ TableName: 'nope', Key: key('a'), ProjectionExpression: 'status' }),
  ),
  simple('describe no table', () => new DescribeTableCommand({ TableName: 'nope' })),
  simple('delete no table', () => new DeleteTableCommand({ TableName: 'nope' })),
  simple(
    'batch get',
    () =>
      new BatchGetItemCommand({
        RequestItems: { [tableName]: { Keys: [key('q', 's1'), key('nope')], ProjectionExpression: 'sk' } },
      }),
  ),
  ...[[key('q', 's1'), key('q', 's1')], [], Array.from({ length: 101 }, (_, i) => key(`q${i}`)), [{ pk: S('q') }]].map(
    (Keys, at) =>
      simple(`batch get, refused ${at}`, () => new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys } } })),
  ),
  simple('batch get of nothing', () => new BatchGetItemCommand({ RequestItems: {} })),
  simple(
    'batch get from no table',
    () => new BatchGetItemCommand({ RequestItems: { nope: { Keys: [{ pk: S('q') }] } } }),
  ),
];

const put = (label: string, input: Partial<ConstructorParameters<typeof PutItemCommand>[0]>) =>
  simple(`put ${label}`, () => new PutItemCommand({ ...T, Item: key('p'), ...input }));

const deep = (levels: number): AttributeValue => (levels === 0 ? S('x') : { M: { a: deep(levels - 1) } });
const batch = (label: string, requests: object[], differs: readonly EngineKind[] = [], name = tableName) =>
  simple(`batch write ${label}`, () => new BatchWriteItemCommand({ RequestItems: { [name]: requests } }), differs);

const writes: readonly Case[] = [
  put('new', { ReturnValues: 'ALL_OLD' }),
  put('over another', { Item: key('q', 's1'), ReturnValues: 'ALL_OLD' }),
  put('returning what it cannot', { ReturnValues: 'ALL_NEW' }),
  put('with values and no expression', { ExpressionAttributeValues: one }),
  put('with names and no expression', { ExpressionAttributeNames: { '#v': 'x' } }),
  put('without half the key', { Item: { pk: S('x') } }),
  put('with a key of another type', { Item: { pk: S('x'), sk: N(1) } }),
  put('with an empty key', { Item: key('') }),
  put('with an index key of another type', { Item: { ...key('x'), g1: { NULL: true } } }),
  put('with an empty index key', { Item: { ...key('x'), g1: S('') } }),
  put('with an index key of another type, its condition false', {
    Item: { ...key('a'), g1: N(1) },
    ConditionExpression: 'attribute_not_exists(pk)',
  }),
  put('of 400 KB', { Item: { ...key('big'), d: S('x'.repeat(400 * 1024 - 11)) } }),
  put('of more than 400 KB', { Item: { ...key('big'), d: S('x'.repeat(400 * 1024)) } }),
  put('nested 31 deep', { Item: { ...key('x'), d: deep(31) } }),
  put('nested 33 deep', { Item: { ...key('x'), d: deep(33) } }),
  put('with a partition key too long', { Item: key('x'.repeat(2049)) }),
  put('with a range key too long', { Item: key('x', 'y'.repeat(1025)) }),
  put('that loses against what is there', {
    Item: key('a'),
    ConditionExpression: 'attribute_not_exists(pk)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  }),
  simple(
    'update that creates an item with no expression',
    () => new UpdateItemCommand({ ...T, Key: key('new'), ReturnValues: 'ALL_NEW' }),
  ),
  simple('delete', () => new DeleteItemCommand({ ...T, Key: key('a'), ReturnValues: 'ALL_OLD' })),
  simple('delete what is not there', () => new DeleteItemCommand({ ...T, Key: key('p'), ReturnValues: 'ALL_OLD' })),
  simple(
    'delete on a false condition',
    () =>
      new DeleteItemCommand({
        ...T,
        Key: key('p'),
        ConditionExpression: 'attribute_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
  ),
  // The condition is judged before what the update would do.
  ...['SET x1 = nope', 'SET pk = s', 'SET g1 = n'].map((text) =>
    simple(
      `false condition before ${text}`,
      () =>
        new UpdateItemCommand({
          ...T,
          Key: key('a'),
          UpdateExpression: text,
          ConditionExpression: 'attribute_exists(nope)',
        }),
    ),
  ),
  simple(
    'an update that makes an item too large',
    () =>
      new UpdateItemCommand({
        ...T,
        Key: key('a'),
        UpdateExpression: 'SET d1 = :v, d2 = :v',
        ExpressionAttributeValues: { ':v': S('x'.repeat(300 * 1024)) },
      }),
  ),
  simple(
    'an expression of more than 4 KB',
    () =>
      new UpdateItemCommand({
        ...T,
        Key: key('a'),
        UpdateExpression: `SET ${'b'.repeat(4100)} = :v`,
        ExpressionAttributeValues: one,
      }),
  ),
  batch('ok', [{ PutRequest: { Item: key('bw') } }, { DeleteRequest: { Key: key('a') } }]),
  batch('twice the same', [{ PutRequest: { Item: key('bw') } }, { DeleteRequest: { Key: key('bw') } }]),
  batch('of nothing', []),
  // Dynoxide carries out the put and drops the delete.
  batch('with two in one', [{ PutRequest: { Item: key('bw') }, DeleteRequest: { Key: key('bw2') } }], ['dynoxide']),
  batch('with none in one', [{}]),
  batch('with a bad key', [{ PutRequest: { Item: key('bwz') } }, { PutRequest: { Item: { pk: S('q') } } }]),
  batch('to no table', [{ PutRequest: { Item: key('bwz') } }], [], 'nope'),
  batch(
    'of 26',
    Array.from({ length: 26 }, (_, i) => ({ PutRequest: { Item: key(`h${i}`) } })),
  ),
];

const transact = (label: string, items: TransactWriteItem[], differs?: readonly EngineKind[]) =>
  simple(`transaction ${label}`, () => new TransactWriteItemsCommand({ TransactItems: items }), differs);
const putIn = (name: string, more: Item = {}, rest: object = {}): TransactWriteItem => ({
  Put: { ...T, Item: { ...key(name), ...more }, ...rest },
});
const updateIn = (name: string, text: string, values?: Values, rest: object = {}): TransactWriteItem => ({
  Update: { ...T, Key: key(name), UpdateExpression: text, ...placeholders(values, undefined), ...rest },
});
const checkIn = (name: string, text: string, values?: Values, rest: object = {}): TransactWriteItem => ({
  ConditionCheck: { ...T, Key: key(name), ConditionExpression: text, ...placeholders(values, undefined), ...rest },
});
const deleteIn = (name: string): TransactWriteItem => ({ Delete: { ...T, Key: key(name) } });
const old = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' };
const absent = { ConditionExpression: 'attribute_not_exists(pk)' };

/**
 * DynamoDB Local throws where AWS's list of cancellation reasons has ValidationError, and judges before it
 * compares keys.
 */
const localThrows: readonly EngineKind[] = ['dynamodb-local'];
/** Dynoxide gives a reason where AWS refuses the request as a whole, as DynamoDB Local does. */
const dynoxideReasons: readonly EngineKind[] = ['dynoxide'];

const transactions: readonly Case[] = [
  transact('of each kind', [
    putIn('t1'),
    updateIn('t2', 'SET a1 = :v', one),
    checkIn('t3', 'attribute_not_exists(pk)'),
    deleteIn('a'),
  ]),
  transact('that checks and leaves alone', [checkIn('a', 'attribute_exists(pk)'), checkIn('t3', 'nope <> :v', one)]),
  transact('with two false conditions', [
    putIn('a', {}, { ...absent, ...old }),
    updateIn('t2', 'SET a1 = :v', one),
    checkIn('t3', 'attribute_exists(pk)', undefined, old),
    checkIn('t4', 'attribute_not_exists(pk)'),
  ]),
  transact('with a false condition before what cannot be done to the same item', [
    updateIn('t2', 'SET a1 = nope', undefined, { ConditionExpression: 'attribute_exists(nope)' }),
  ]),
  transact(
    'with a false condition and what cannot be done',
    [putIn('a', {}, absent), updateIn('t2', 'SET a1 = nope')],
    localThrows,
  ),
  transact(
    'with what cannot be done twice',
    [putIn('t1'), updateIn('t2', 'SET a1 = nope'), updateIn('t5', 'ADD x.y :v', one)],
    localThrows,
  ),
  transact('that adds a number to a string', [updateIn('a', 'ADD s :v', one)], localThrows),
  transact(
    'that makes an item too large',
    [updateIn('a', 'SET d1 = :v, d2 = :v', { ':v': S('x'.repeat(300 * 1024)) })],
    localThrows,
  ),
  transact('that puts an item too large', [putIn('t9', { d: S('x'.repeat(400 * 1024)) })]),
  transact(
    'of more than 4 MB',
    Array.from({ length: 12 }, (_, i) => putIn(`h${i}`, { d: S('x'.repeat(390 * 1024)) })),
  ),
  transact('that gives an index key another type', [updateIn('a', 'SET g1 = :v', one)]),
  transact('that puts an index key of another type', [putIn('t8', { g1: N(1) })]),
  transact('that puts an empty index key', [putIn('t8', { g1: S('') })]),
  transact('that puts an empty key', [putIn('')]),
  transact('with a key of another type', [{ Delete: { ...T, Key: { pk: S('x'), sk: N(1) } } }]),
  transact('that puts half a key', [{ Put: { ...T, Item: { pk: S('x') } } }], localThrows),
  transact('that deletes by half a key', [{ Delete: { ...T, Key: { pk: S('x') } } }], localThrows),
  // Dynoxide lets a transaction change a key attribute: the item then lies under a key that is not its own.
  transact('that updates a key', [updateIn('a', 'SET pk = :v', { ':v': S('q') })], ['dynoxide']),
  // Dynoxide carries out one and drops the other.
  transact('with two actions in one', [{ ...putIn('t1'), ...deleteIn('t2') }], ['dynoxide']),
  transact('with no action in one', [{}]),
  transact('of nothing', []),
  transact(
    'of 101',
    Array.from({ length: 101 }, (_, i) => putIn(`h${i}`)),
  ),
  transact('with two actions on one item', [putIn('t1'), checkIn('t1', 'attribute_exists(pk)')], []),
  transact(
    'with two actions on one item, one false',
    [checkIn('t1', 'attribute_exists(pk)'), putIn('t1')],
    localThrows,
  ),
  transact('on no table', [checkIn('t3', 'attribute_exists(pk)'), { Put: { TableName: 'nope', Item: key('x') } }]),
  transact(
    'with a bad expression',
    [checkIn('t3', 'attribute_exists(pk)'), checkIn('t1', 'status = :v', one)],
    dynoxideReasons,
  ),
  transact('with a value that is not used', [checkIn('t3', 'attribute_not_exists(pk)', one)], dynoxideReasons),
  transact(
    'with a name that is not used',
    [putIn('t9', {}, { ExpressionAttributeNames: { '#a': 'x' } })],
    dynoxideReasons,
  ),
  transact('that adds what cannot be added', [updateIn('a', 'ADD s :v', { ':v': S('q') })], dynoxideReasons),
  transact('with a check that checks nothing', [{ ConditionCheck: { ...T, Key: key('t3') } as never }]),
  simple(
    'transaction that reads',
    () =>
      new TransactGetItemsCommand({
        TransactItems: [{ Get: { ...T, Key: key('a') } }, { Get: { ...T, Key: key('0') } }],
      }),
  ),
  // Dynoxide reads the whole item.
  simple(
    'transaction that reads parts',
    () =>
      new TransactGetItemsCommand({ TransactItems: [{ Get: { ...T, Key: key('a'), ProjectionExpression: 'm.x' } }] }),
    ['dynoxide'],
  ),
  simple(
    'transaction that reads one item twice',
    () =>
      new TransactGetItemsCommand({
        TransactItems: [{ Get: { ...T, Key: key('a') } }, { Get: { ...T, Key: key('a') } }],
      }),
  ),
  simple('transaction that reads nothing', () => new TransactGetItemsCommand({ TransactItems: [] })),
  // DynamoDB Local gives no reasons.
  simple(
    'transaction that reads by half a key',
    () => new TransactGetItemsCommand({ TransactItems: [{ Get: { ...T, Key: { pk: S('q') } } }] }),
    ['dynamodb-local'],
  ),
];

export const cases: readonly Case[] = [
  ...conditions.map(condition([])),
  ...looseConditions.map(condition(['dynoxide'])),
  ...updates.map(updateCase([], 'ALL_NEW')),
  ...looseUpdates.map(updateCase(['dynoxide'], 'ALL_NEW')),
  ...(['ALL_OLD', 'UPDATED_OLD', 'UPDATED_NEW'] as const).map((returns) =>
    updateCase([], returns)(['SET n = :v, a1 = :v REMOVE s, nope', one]),
  ),
  ...(['UPDATED_OLD', 'UPDATED_NEW'] as const).flatMap((returns) => [
    // DynamoDB Local gives the whole attribute.
    updateCase(['dynamodb-local'], returns)(['SET m.x = :v', one]),
    updateCase([], returns)(['SET l[0] = :v', one]),
    updateCase([], returns, 'new')(['SET n = :v', one]),
  ]),
  updateCase([], 'ALL_NEW', 'new')(['SET n = :v', one]),
  // Dynoxide gives the key of an item that did not exist.
  updateCase(['dynoxide'], 'ALL_OLD', 'new')(['SET n = :v', one]),
  updateCase([], 'ALL_NEW', 'new')(['REMOVE n']),
  updateCase([], 'ALL_NEW', 'new')(['DELETE n :v', { ':v': { SS: ['x'] } }]),
  ...reads,
  ...writes,
  ...transactions,
];
