import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  type AttributeValue,
  type DynamoDBClient,
  type PutItemCommandInput,
  type TransactWriteItem,
  type UpdateItemCommandInput,
  type UpdateItemCommandOutput,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type * as z from 'zod/mini';
import { isBusy, isUncertain } from './errors.ts';
import { BY_TIME, key, KEY_NAMES, time, ttlOf } from './keys.ts';

export type TableOptions = {
  client: Pick<DynamoDBClient, 'send'>;
  table: string;
  sleep: (ms: number) => Promise<void>;
  /** From 0 to 1, for jitter. */
  random: () => number;
  /** A new unguessable id: transaction tokens and claims. */
  newId: () => string;
  /** Milliseconds of a clock that never jumps. */
  monotonic: () => number;
  /**
   * Hears of each item that a list leaves out because it does not fit its schema (a later version's, a
   * damaged one).
   */
  unreadable?: (what: { key: string; error: string }) => void;
};

/** How often, how long and at what intervals a command is sent again. */
export type Patience = { tries: number; untilMonotonic?: number; gap: (round: number) => number };

export type Row = Record<string, unknown>;
export type Item = Record<string, AttributeValue>;

/** An item without the attributes that place it in the table. */
export const strip = (item: Item): Row => {
  const row: Row = {};
  for (const [name, value] of Object.entries(unmarshall(item))) if (!KEY_NAMES.includes(name)) row[name] = value;
  return row;
};

const textOf = (item: Item, name: string): string => item[name]?.S ?? '';

/**
 * Whether an item stands under its own id, and in a list of its own kind. IAM judges partition keys alone: whoever may
 * write some keys could otherwise write items that pass for those of other keys.
 */
const isInPlace = (item: Item, list?: string): boolean => {
  const [kind = '', ...rest] = textOf(item, 'pk').split('#');
  // An approval and a first yes stand under their delivery's id; their own is another one each time.
  const id = item[kind === 'APPROVAL' || kind === 'YES' ? 'delivery' : 'id']?.S;
  return (
    (list === undefined || list.split('#')[0] === kind) &&
    (id === undefined || rest.length === 0 || id === rest.join('#'))
  );
};

export const marshal = (value: Row): Item => marshall(value, { removeUndefinedValues: true });

/** A batch holds so many reads, or so many writes. */
const READS_AT_ONCE = 100;
const WRITES_AT_ONCE = 25;
/** A batch that the table takes in part is sent again so often. */
const BATCH_ROUNDS = 10;

/** A query takes one condition on its sort key. Epoch ms, both ends belong to it. */
const rangeOf = (before?: number, after?: number): { condition: string | null; values: Item } => {
  const until = { ':before': { S: before === undefined ? '' : `${time(before)}~` } };
  const from = { ':after': { S: after === undefined ? '' : time(after) } };
  if (before !== undefined && after !== undefined)
    return { condition: '#sk BETWEEN :after AND :before', values: { ...from, ...until } };
  if (before !== undefined) return { condition: '#sk <= :before', values: until };
  return after === undefined ? { condition: null, values: {} } : { condition: '#sk >= :after', values: from };
};

/** A clock that went back leaves a range without a moment in it, which DynamoDB refuses as an error. */
const isEmpty = (before?: number, after?: number): boolean =>
  before !== undefined && after !== undefined && after > before;

export type Table = ReturnType<typeof openTable>;

/** The commands of the one table, each sent again when that is safe. */
export const openTable = (options: TableOptions) => {
  const { client, table, sleep, random, newId, monotonic } = options;
  let leftOut = new Set<string>();
  const unreadable = (what: { key: string; error: string }): void => {
    leftOut.add(what.key);
    options.unreadable?.(what);
  };
  const usual: Patience = { tries: 6, gap: (round) => Math.min(50 * 2 ** round, 1_000) * (0.5 + random()) };

  const persist = async <T>(patience: Patience, operation: () => Promise<T>): Promise<T> => {
    for (let round = 0; ; round += 1) {
      try {
        return await operation();
      } catch (error) {
        const again =
          (isBusy(error) || isUncertain(error)) &&
          round + 1 < patience.tries &&
          (patience.untilMonotonic === undefined || monotonic() < patience.untilMonotonic);
        if (!again) throw error;
        await sleep(patience.gap(round));
      }
    }
  };

  /** A silent table must not hold an answer longer than the answer may take. */
  const timeoutOf = ({ untilMonotonic }: Patience): { requestTimeout?: number } =>
    untilMonotonic === undefined ? {} : { requestTimeout: Math.max(100, Math.round(untilMonotonic - monotonic())) };

  const get = async (pk: string, sk = '-', patience: Patience = usual): Promise<Row | null> => {
    const command = new GetItemCommand({ TableName: table, Key: key(pk, sk), ConsistentRead: true });
    const answer = await persist(patience, () => client.send(command, timeoutOf(patience)));
    if (answer.Item === undefined) return null;
    if (!isInPlace(answer.Item)) throw new Error(`${pk} says that it is another item`);
    return strip(answer.Item);
  };

  /** Leaves out what is not in its place, and reports it. */
  const inPlace = (items: readonly Item[], list?: string): Item[] =>
    items.filter((item) => {
      const isHere = isInPlace(item, list);
      if (!isHere) unreadable({ key: textOf(item, 'pk'), error: 'it says that it is another item' });
      return isHere;
    });

  /** Strongly consistent; items that are not there are left out. `only`: the attributes to read. */
  const getMany = async (
    pks: readonly string[],
    {
      only,
      patience = usual,
    }: { only?: { expression: string; names: Record<string, string> }; patience?: Patience } = {},
  ): Promise<{ pk: string; item: Row }[]> => {
    const part =
      only === undefined ? {} : { ProjectionExpression: only.expression, ExpressionAttributeNames: only.names };
    const found: { pk: string; item: Row }[] = [];
    const unique = [...new Set(pks)];
    for (let start = 0; start < unique.length; start += READS_AT_ONCE) {
      let wanted: Item[] = unique.slice(start, start + READS_AT_ONCE).map((pk) => key(pk));
      for (let round = 0; wanted.length > 0; round += 1) {
        if (round > BATCH_ROUNDS) throw new Error('the table does not answer a batch of reads');
        if (round > 0) await sleep(patience.gap(round));
        const batch = { [table]: { Keys: wanted, ConsistentRead: true, ...part } };
        const command = new BatchGetItemCommand({ RequestItems: batch });
        const answer = await persist(patience, () => client.send(command, timeoutOf(patience)));
        for (const item of inPlace(answer.Responses?.[table] ?? []))
          found.push({ pk: textOf(item, 'pk'), item: strip(item) });
        wanted = answer.UnprocessedKeys?.[table]?.Keys ?? [];
      }
    }
    return found;
  };

  /** Reads a whole partition, or a whole list of the index up to `limit`. */
  const query = async (input: {
    pk: string;
    index?: boolean;
    before?: number;
    after?: number;
    newestFirst?: boolean;
    limit?: number;
  }): Promise<{ pk: string; sk: string; item: Row }[]> => {
    const { pk, before, after, limit, newestFirst, index = false } = input;
    const found: { pk: string; sk: string; item: Row }[] = [];
    const [pkName, skName, list] = index ? ['listPk', 'listSk', pk] : ['pk', 'sk'];
    const conditions = ['#pk = :pk'];
    if (isEmpty(before, after)) return [];
    const { condition, values: range } = rangeOf(before, after);
    const values: Item = { ':pk': { S: pk }, ...range };
    if (condition !== null) conditions.push(condition);
    let from: Item | undefined;
    do {
      const command = new QueryCommand({
        TableName: table,
        ...(index ? { IndexName: BY_TIME } : { ConsistentRead: true }),
        KeyConditionExpression: conditions.join(' AND '),
        ExpressionAttributeNames: { '#pk': pkName, ...(conditions.length === 1 ? {} : { '#sk': skName }) },
        ExpressionAttributeValues: values,
        ScanIndexForward: newestFirst !== true,
        ...(limit === undefined ? {} : { Limit: limit }),
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      });
      const answer = await persist(usual, () => client.send(command));
      for (const item of inPlace(answer.Items ?? [], list))
        found.push({ pk: textOf(item, 'pk'), sk: textOf(item, 'sk'), item: strip(item) });
      from = answer.LastEvaluatedKey;
    } while (from !== undefined && (limit === undefined || found.length < limit));
    return found.slice(0, limit);
  };

  const write = async (input: Omit<PutItemCommandInput, 'TableName'>): Promise<void> => {
    await persist(usual, () => client.send(new PutItemCommand({ TableName: table, ...input })));
  };

  const batch = async (requests: readonly WriteRequest[]): Promise<void> => {
    for (let start = 0; start < requests.length; start += WRITES_AT_ONCE) {
      let wanted = requests.slice(start, start + WRITES_AT_ONCE);
      for (let round = 0; wanted.length > 0; round += 1) {
        if (round > BATCH_ROUNDS) throw new Error('the table does not take a batch of writes');
        if (round > 0) await sleep(usual.gap(round));
        const command = new BatchWriteItemCommand({ RequestItems: { [table]: wanted } });
        const answer = await persist(usual, () => client.send(command));
        wanted = answer.UnprocessedItems?.[table] ?? [];
      }
    }
  };

  return {
    name: table,
    random,
    monotonic,
    newId,
    unreadable,
    takeLeftOut: (): string[] => {
      const keys = [...leftOut].sort();
      leftOut = new Set();
      return keys;
    },
    get,
    getMany,
    query,
    /** A put under a condition of its own. */
    write,
    batch,

    put: (pk: string, sk: string, item: Row, expiresAt?: number): Promise<void> =>
      write({ Item: marshal({ ...item, ...(expiresAt === undefined ? {} : { ttl: ttlOf(expiresAt) }), pk, sk }) }),

    update: (input: Omit<UpdateItemCommandInput, 'TableName'>): Promise<UpdateItemCommandOutput> =>
      persist(usual, () => client.send(new UpdateItemCommand({ TableName: table, ...input }))),

    remove: async (pk: string, sk = '-'): Promise<void> => {
      await persist(usual, () => client.send(new DeleteItemCommand({ TableName: table, Key: key(pk, sk) })));
    },

    /** All of these writes or none. The same token at each try: what took is not done twice. */
    transact: (items: TransactWriteItem[], patience: Patience = usual): Promise<unknown> => {
      const token = newId().slice(0, 36);
      return persist(patience, () => {
        const command = new TransactWriteItemsCommand({ TransactItems: items, ClientRequestToken: token });
        return client.send(command, timeoutOf(patience));
      });
    },

    putIfAbsent: (pk: string, sk: string, item: Row, expiresAt?: number): TransactWriteItem => ({
      Put: {
        TableName: table,
        Item: marshal({ ...item, ...(expiresAt === undefined ? {} : { ttl: ttlOf(expiresAt) }), pk, sk }),
        ConditionExpression: 'attribute_not_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    }),

    /**
     * Those that fit the schema. In a list, one that does not fit costs itself only: it is left out and
     * reported.
     */
    readable: <T>(schema: z.ZodMiniType<T>, found: readonly { pk: string; item: Row }[]): T[] =>
      found.flatMap(({ pk, item }) => {
        const read = schema.safeParse(item);
        if (read.success) return [read.data];
        unreadable({ key: pk, error: read.error.message });
        return [];
      }),
  };
};
