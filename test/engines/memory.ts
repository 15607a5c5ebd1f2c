import * as dynamodb from '@aws-sdk/client-dynamodb';
import type { AttributeValue, CancellationReason, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { bind, checkCondition, checkPaths, checkUpdate, holds, parts, project, top, update } from './evaluate.ts';
import type { Bindings, Touched } from './evaluate.ts';
import { parseCondition, parseProjection, parseUpdate, type Condition, type Operand } from './expressions.ts';
import {
  allRows,
  checkEmptyKeys,
  checkItemKeys,
  checkKey,
  checkStartKey,
  find,
  idOf,
  inOrder,
  isKey,
  keyAttributes,
  keyText,
  missingTable,
  newTable,
  partitionRows,
  staleRows,
  write,
  type Index,
  type Keys,
  type Row,
  type Table,
} from './tables.ts';
import { compare, copyItem, equal, invalid, normalise, normaliseItem, sizeOfItem, type Item } from './values.ts';

/** The part of DynamoDBClient that a store needs. */
export type StoreClient = Pick<DynamoDBClient, 'send' | 'destroy'>;

interface Inputs {
  CreateTable: dynamodb.CreateTableCommandInput;
  DescribeTable: dynamodb.DescribeTableCommandInput;
  DeleteTable: dynamodb.DeleteTableCommandInput;
  ListTables: dynamodb.ListTablesCommandInput;
  UpdateTimeToLive: dynamodb.UpdateTimeToLiveCommandInput;
  DescribeTimeToLive: dynamodb.DescribeTimeToLiveCommandInput;
  GetItem: dynamodb.GetItemCommandInput;
  PutItem: dynamodb.PutItemCommandInput;
  UpdateItem: dynamodb.UpdateItemCommandInput;
  DeleteItem: dynamodb.DeleteItemCommandInput;
  Query: dynamodb.QueryCommandInput;
  Scan: dynamodb.ScanCommandInput;
  BatchGetItem: dynamodb.BatchGetItemCommandInput;
  BatchWriteItem: dynamodb.BatchWriteItemCommandInput;
  TransactGetItems: dynamodb.TransactGetItemsCommandInput;
  TransactWriteItems: dynamodb.TransactWriteItemsCommandInput;
}

/** One request as the hooks see it. `number` counts the requests of the engine from 1. */
export type Call = {
  [Name in keyof Inputs]: { readonly name: Name; readonly input: Inputs[Name]; readonly number: number };
}[keyof Inputs];

/** What came of a request inside the engine. When it returned, its writes are there, whatever the caller learns. */
export type Result =
  { readonly kind: 'returned'; readonly output: unknown } | { readonly kind: 'threw'; readonly error: unknown };

/**
 * Both may wait (the request is late, or its reply) and may throw (before: nothing happened; after: the reply
 * is lost).
 */
export interface Hooks {
  readonly before?: (call: Call) => Promise<void> | void;
  readonly after?: (call: Call, result: Result) => Promise<void> | void;
}

export interface EngineOptions extends Hooks {
  /** How many writes to its table an index is behind (up to 1,000), for each Query or Scan of an index; default 0. */
  readonly staleIndex?: number | ((call: Call) => number);
}

export interface MemoryEngine extends StoreClient {
  /** Another client of the same tables with hooks of its own, such as one process of a simulation. */
  readonly connect: (hooks?: Hooks) => StoreClient;
  /** Copies of all items of a table in the order of their keys, read past every hook. */
  readonly dump: (table: string) => Item[];
  /** Forgets the request tokens, as DynamoDB does ten minutes after a transaction. */
  readonly forgetTokens: () => void;
}

const names = new Map<unknown, Call['name']>([
  [dynamodb.CreateTableCommand, 'CreateTable'],
  [dynamodb.DescribeTableCommand, 'DescribeTable'],
  [dynamodb.DeleteTableCommand, 'DeleteTable'],
  [dynamodb.ListTablesCommand, 'ListTables'],
  [dynamodb.UpdateTimeToLiveCommand, 'UpdateTimeToLive'],
  [dynamodb.DescribeTimeToLiveCommand, 'DescribeTimeToLive'],
  [dynamodb.GetItemCommand, 'GetItem'],
  [dynamodb.PutItemCommand, 'PutItem'],
  [dynamodb.UpdateItemCommand, 'UpdateItem'],
  [dynamodb.DeleteItemCommand, 'DeleteItem'],
  [dynamodb.QueryCommand, 'Query'],
  [dynamodb.ScanCommand, 'Scan'],
  [dynamodb.BatchGetItemCommand, 'BatchGetItem'],
  [dynamodb.BatchWriteItemCommand, 'BatchWriteItem'],
  [dynamodb.TransactGetItemsCommand, 'TransactGetItems'],
  [dynamodb.TransactWriteItemsCommand, 'TransactWriteItems'],
]);

const $metadata = { httpStatusCode: 400 };
const itemLimit = 400 * 1024;
const pageLimit = 1024 * 1024;
const transactionLimit = 4 * 1024 * 1024;
const nothing: Item = {};

/** The older parameters, and what nobody here needs: refused loudly rather than ignored. */
const unsupported: ReadonlySet<string> = new Set([
  'AttributeUpdates',
  'Expected',
  'ConditionalOperator',
  'KeyConditions',
  'QueryFilter',
  'ScanFilter',
  'AttributesToGet',
  'Segment',
  'TotalSegments',
]);

const conditionFailed = (item: Item | undefined): dynamodb.ConditionalCheckFailedException =>
  new dynamodb.ConditionalCheckFailedException({
    $metadata,
    message: 'the condition does not hold',
    ...(item === undefined ? {} : { Item: copyItem(item) }),
  });

const canceled = (reasons: CancellationReason[]): dynamodb.TransactionCanceledException =>
  new dynamodb.TransactionCanceledException({
    $metadata,
    message: `the transaction was canceled: ${reasons.map((reason) => reason.Code).join(', ')}`,
    CancellationReasons: reasons,
  });

/** Errors that DynamoDB has and an engine in memory never meets by itself: for hooks to throw. */
export const faults = {
  /**
   * The answer to a write that met a transaction in progress; for a transaction, at the actions given (default:
   * all).
   */
  conflict(call: Call, at?: readonly number[]): Error {
    return call.name === 'TransactWriteItems' || call.name === 'TransactGetItems'
      ? faults.canceled(call, 'TransactionConflict', at)
      : new dynamodb.TransactionConflictException({ $metadata, message: 'a transaction is in progress for the item' });
  },
  /** A transaction canceled with one code (`ThrottlingError`, ...) at the actions given (default: all). */
  canceled(call: Call, code: string, at?: readonly number[]): Error {
    const length = 'TransactItems' in call.input ? (call.input.TransactItems?.length ?? 0) : 0;
    return canceled(
      Array.from({ length }, (_, index) =>
        at === undefined || at.includes(index) ? { Code: code, Message: 'injected' } : { Code: 'None' },
      ),
    );
  },
  throttled(): Error {
    return new dynamodb.ProvisionedThroughputExceededException({ $metadata, message: 'throttled' });
  },
  serverError(): Error {
    return new dynamodb.InternalServerError({ $metadata: { httpStatusCode: 500 }, message: 'server error' });
  },
  /** What the SDK throws when no answer came: nothing is known about the request. */
  noAnswer(): Error {
    return Object.assign(new Error('socket hang up'), { name: 'TimeoutError', code: 'ECONNRESET' });
  },
};

interface Expressions {
  readonly condition: Condition | undefined;
  readonly bindings: Bindings;
}

interface Placeholders {
  readonly ExpressionAttributeNames?: Record<string, string> | undefined;
  readonly ExpressionAttributeValues?: Record<string, AttributeValue> | undefined;
}

interface Conditional extends Placeholders {
  readonly TableName?: string | undefined;
  readonly ConditionExpression?: string | undefined;
  readonly ReturnValuesOnConditionCheckFailure?: string | undefined;
}

/** A write whose request has been understood. `check` and `next` throw what depends on keys and stored items. */
interface Write {
  readonly table: Table;
  readonly key: Item;
  /** Bytes of the item or the key, and of the values. */
  readonly size: () => number;
  readonly request: Conditional;
  readonly expressions: Expressions;
  readonly check: () => void;
  readonly next: (before: Item | undefined) => { after: Item | undefined; touched?: Touched };
}

const conditional = (request: Conditional): Expressions => {
  const parsed = request.ConditionExpression === undefined ? undefined : parseCondition(request.ConditionExpression);
  const bindings = bind([parsed], request.ExpressionAttributeNames, request.ExpressionAttributeValues);
  if (parsed !== undefined) checkCondition(parsed.tree, bindings);
  return { condition: parsed?.tree, bindings };
};

const limited = (item: Item): void => {
  if (sizeOfItem(item) > itemLimit) throw invalid('the item is larger than 400 KB');
};

const given = <T>(value: T | undefined, name: string): T => {
  if (value === undefined) throw invalid(`${name} is required`);
  return value;
};

const writeKey = (table: Table, key: Record<string, AttributeValue> | undefined): Item => {
  const normal = normaliseItem(given(key, 'Key'));
  checkEmptyKeys(table, normal);
  return normal;
};

const putOf = (table: Table, request: Conditional & { Item?: Item | undefined }): Write => {
  const item = normaliseItem(given(request.Item, 'Item'));
  const expressions = conditional(request);
  checkEmptyKeys(table, item);
  limited(item);
  const size = () => sizeOfItem(item);
  const check = () => checkItemKeys(table, item);
  return { table, key: item, size, request, expressions, check, next: () => ({ after: item }) };
};

const deleteOf = (table: Table, request: Conditional & { Key?: Item | undefined }): Write => {
  const expressions = conditional(request);
  const key = writeKey(table, request.Key);
  const next = () => ({ after: undefined });
  return { table, key, size: () => sizeOfItem(key), request, expressions, check: () => checkKey(table, key), next };
};

const checkOf = (table: Table, request: Conditional & { Key?: Item | undefined }): Write => {
  given(request.ConditionExpression, 'ConditionExpression');
  return { ...deleteOf(table, request), next: (before) => ({ after: before }) };
};

const updateOf = (
  table: Table,
  request: Conditional & { Key?: Item | undefined; UpdateExpression?: string | undefined },
): Write => {
  const { ConditionExpression, UpdateExpression } = request;
  const condition = ConditionExpression === undefined ? undefined : parseCondition(ConditionExpression);
  const actions = UpdateExpression === undefined ? undefined : parseUpdate(UpdateExpression);
  const bindings = bind([condition, actions], request.ExpressionAttributeNames, request.ExpressionAttributeValues);
  if (condition !== undefined) checkCondition(condition.tree, bindings);
  if (actions !== undefined) checkUpdate(actions.tree, bindings);
  const key = writeKey(table, request.Key);
  return {
    table,
    key,
    size: () => sizeOfItem(key) + sizeOfItem(bindings.values),
    request,
    expressions: { condition: condition?.tree, bindings },
    check: () => checkKey(table, key),
    next: (before) => {
      for (const { path } of actions?.tree ?? []) {
        if (isKey(table.keys, top(path, bindings))) throw invalid('a key attribute cannot be updated');
      }
      const { after, touched } = update(before ?? key, actions?.tree ?? [], bindings);
      for (const [name] of touched) normalise(after[name!] ?? { NULL: true });
      checkEmptyKeys(table, after);
      checkItemKeys(table, after);
      limited(after);
      return { after, touched };
    },
  };
};

const onFailure = (request: Conditional, before: Item | undefined): Item | undefined =>
  request.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' ? before : undefined;

/** What a write would make of the stored item. Throws ConditionalCheckFailedException or ValidationException. */
const planned = (planned: Write) => {
  const { table, key, request, expressions } = planned;
  planned.check();
  const before = find(table, key)?.item;
  const { condition, bindings } = expressions;
  if (condition !== undefined && !holds(condition, before ?? nothing, bindings)) {
    throw conditionFailed(onFailure(request, before));
  }
  return { before, ...planned.next(before) };
};

const carryOut = (single: Write) => {
  const plan = planned(single);
  write(single.table, single.key, plan.after);
  return plan;
};

const attributes = (item: Item | undefined) => (item === undefined ? {} : { Attributes: copyItem(item) });

const reading = (request: Placeholders & { ProjectionExpression?: string | undefined }) => {
  const parsed = request.ProjectionExpression === undefined ? undefined : parseProjection(request.ProjectionExpression);
  const bindings = bind([parsed], request.ExpressionAttributeNames, undefined);
  if (parsed !== undefined) checkPaths(parsed.tree, bindings);
  return (item: Item): Item => (parsed === undefined ? copyItem(item) : project(item, parsed.tree, bindings));
};

const flatten = (condition: Condition): Condition[] =>
  condition.kind === 'and' ? [...flatten(condition.left), ...flatten(condition.right)] : [condition];

interface KeyCondition {
  readonly hash: AttributeValue;
  readonly matches: (item: Item) => boolean;
}

/** A key condition is `hash = :v`, or that AND one of = < <= > >= BETWEEN begins_with on the range key. */
const keyCondition = (table: Table, keys: Keys, condition: Condition, bindings: Bindings): KeyCondition => {
  const parts = flatten(condition);
  const named = (operand: Operand): string | undefined =>
    operand.kind === 'path' && operand.path.length === 1 ? top(operand.path, bindings) : undefined;
  const value = (operand: Operand, name: string): AttributeValue => {
    if (operand.kind !== 'value') throw invalid('a key condition compares with a value');
    const found = bindings.values[operand.value]!;
    if (found[table.types.get(name) as 'S' | 'N' | 'B'] === undefined) throw invalid('a key value has the wrong type');
    checkEmptyKeys(table, { [name]: found });
    return found;
  };
  let hash: AttributeValue | undefined;
  let range: Condition | undefined;
  for (const part of parts) {
    let subject: string | undefined;
    if (part.kind === 'compare') {
      if (part.operator === '<>') throw invalid('<> is no operator of a key condition');
      const swapped = named(part.left) === undefined;
      if (swapped && part.operator !== '=') throw invalid('only = takes its value on the left');
      subject = named(swapped ? part.right : part.left);
      const operand = swapped ? part.left : part.right;
      if (subject === keys.hash && part.operator === '=' && hash === undefined) {
        hash = value(operand, subject);
        continue;
      }
      if (subject !== undefined && subject === keys.range) value(operand, subject);
    } else if (part.kind === 'between') {
      subject = named(part.operand);
      if (subject !== undefined && subject === keys.range) {
        value(part.low, subject);
        value(part.high, subject);
      }
    } else if (part.kind === 'begins_with') {
      subject = named(part.first);
      if (subject !== undefined && subject === keys.range) value(part.second, subject);
    }
    if (subject === undefined || subject !== keys.range || range !== undefined) {
      throw invalid('the key condition is not supported');
    }
    range = part;
  }
  if (hash === undefined) throw invalid('the key condition does not name the partition key');
  const kept = range;
  return { hash, matches: (item) => kept === undefined || holds(kept, item, bindings) };
};

const operandsOf = (condition: Condition): Operand[] => {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return [...operandsOf(condition.left), ...operandsOf(condition.right)];
    case 'not':
      return operandsOf(condition.of);
    case 'compare':
      return [condition.left, condition.right];
    case 'between':
      return [condition.operand, condition.low, condition.high];
    case 'in':
      return [condition.operand, ...condition.list];
    case 'attribute_exists':
    case 'attribute_not_exists':
      return [{ kind: 'path', path: condition.path }];
    case 'attribute_type':
    case 'begins_with':
    case 'contains':
      return [condition.first, condition.second];
  }
};

const refuseKeys = (keys: Keys, filter: Condition, bindings: Bindings): void => {
  for (const operand of operandsOf(filter)) {
    const inner = operand.kind === 'size' ? operand.of : operand;
    if (inner.kind === 'path' && isKey(keys, top(inner.path, bindings))) {
      throw invalid('a filter cannot name a key attribute');
    }
  }
};

const projected = (table: Table, index: Index | undefined, item: Item): Item => {
  if (index === undefined || index.projection.ProjectionType === 'ALL') return item;
  const kept = keyAttributes(table, index.keys, item);
  for (const name of index.projection.NonKeyAttributes ?? []) if (item[name] !== undefined) kept[name] = item[name];
  return kept;
};

type ReadMany = dynamodb.QueryCommandInput | dynamodb.ScanCommandInput;

const checkSelect = (request: ReadMany): void => {
  const { Select, ProjectionExpression, IndexName } = request;
  if (ProjectionExpression !== undefined && Select !== undefined && Select !== 'SPECIFIC_ATTRIBUTES') {
    throw invalid('a projection needs SPECIFIC_ATTRIBUTES');
  }
  if (Select === 'SPECIFIC_ATTRIBUTES' && ProjectionExpression === undefined) throw invalid('a projection is required');
  if (Select === 'ALL_PROJECTED_ATTRIBUTES' && IndexName === undefined) throw invalid('only an index has a projection');
  if (request.Limit !== undefined && request.Limit < 1) throw invalid('Limit must be at least 1');
};

const page = (
  table: Table,
  index: Index | undefined,
  rows: Iterable<Row>,
  request: ReadMany,
  filter: (item: Item) => boolean,
  show: (item: Item) => Item,
) => {
  const keys = index?.keys ?? table.keys;
  const items: Item[] = [];
  let count = 0;
  let scanned = 0;
  let bytes = 0;
  let last: Item | undefined;
  for (const row of rows) {
    const item = projected(table, index, row.item);
    scanned++;
    bytes += sizeOfItem(row.item);
    if (filter(item)) {
      count++;
      if (request.Select !== 'COUNT') items.push(show(item));
    }
    if (scanned === request.Limit || bytes > pageLimit) {
      last = keyAttributes(table, keys, row.item);
      break;
    }
  }
  return {
    ...(request.Select === 'COUNT' ? {} : { Items: items }),
    Count: count,
    ScannedCount: scanned,
    ...(last === undefined ? {} : { LastEvaluatedKey: copyItem(last) }),
  };
};

class Memory {
  readonly #tables = new Map<string, Table>();
  readonly #tokens = new Map<string, readonly dynamodb.TransactWriteItem[]>();
  readonly #staleIndex: EngineOptions['staleIndex'];
  #calls = 0;

  constructor(staleIndex: EngineOptions['staleIndex']) {
    this.#staleIndex = staleIndex;
  }

  forgetTokens(): void {
    this.#tokens.clear();
  }

  dump(name: string): Item[] {
    return allRows(this.#table(name), undefined).map((row) => copyItem(row.item));
  }

  async send(command: { constructor: unknown; input: object }, hooks: Hooks): Promise<unknown> {
    const name = names.get(command.constructor);
    if (name === undefined) throw new Error(`the engine in memory does not know ${String(command.constructor)}`);
    const call = { name, input: command.input, number: ++this.#calls } as Call;
    if (hooks.before !== undefined) await hooks.before(call);
    let result: Result;
    try {
      result = { kind: 'returned', output: this.#run(call) };
    } catch (error) {
      result = { kind: 'threw', error };
    }
    if (hooks.after !== undefined) await hooks.after(call, result);
    if (result.kind === 'threw') throw result.error;
    return result.output;
  }

  #run(call: Call): object {
    for (const name of Object.keys(call.input)) {
      if (unsupported.has(name)) throw new Error(`the engine in memory does not know the parameter ${name}`);
    }
    return { $metadata: { httpStatusCode: 200 }, ...this.#answer(call) };
  }

  #answer(call: Call): object {
    switch (call.name) {
      case 'CreateTable':
        return this.#createTable(call.input);
      case 'DescribeTable':
        return { Table: this.#description(this.#table(call.input.TableName)) };
      case 'DeleteTable': {
        const table = this.#table(call.input.TableName);
        this.#tables.delete(table.name);
        return { TableDescription: this.#description(table) };
      }
      case 'ListTables':
        return { TableNames: [...this.#tables.keys()].sort() };
      case 'UpdateTimeToLive': {
        const { TimeToLiveSpecification } = call.input;
        const enabled = TimeToLiveSpecification?.Enabled === true;
        this.#table(call.input.TableName).timeToLive = enabled ? TimeToLiveSpecification.AttributeName : undefined;
        return { TimeToLiveSpecification };
      }
      case 'DescribeTimeToLive': {
        const name = this.#table(call.input.TableName).timeToLive;
        return {
          TimeToLiveDescription:
            name === undefined
              ? { TimeToLiveStatus: 'DISABLED' }
              : { TimeToLiveStatus: 'ENABLED', AttributeName: name },
        };
      }
      case 'GetItem':
        return this.#get(call.input.TableName, call.input);
      case 'PutItem':
        return this.#put(call.input);
      case 'DeleteItem':
        return this.#delete(call.input);
      case 'UpdateItem':
        return this.#update(call.input);
      case 'Query':
        return this.#query(call);
      case 'Scan':
        return this.#scan(call);
      case 'BatchGetItem':
        return this.#batchGet(call.input);
      case 'BatchWriteItem':
        return this.#batchWrite(call.input);
      case 'TransactGetItems':
        return this.#transactGet(call.input);
      case 'TransactWriteItems':
        return this.#transactWrite(call.input);
    }
  }

  #table(name: string | undefined): Table {
    const table = this.#tables.get(given(name, 'TableName'));
    if (table === undefined) throw missingTable();
    return table;
  }

  #description(table: Table): dynamodb.TableDescription {
    const { TableName, KeySchema, AttributeDefinitions, GlobalSecondaryIndexes } = table.definition;
    return {
      TableName,
      KeySchema,
      AttributeDefinitions,
      TableStatus: 'ACTIVE',
      TableArn: `arn:aws:dynamodb:memory:000000000000:table/${table.name}`,
      ItemCount: allRows(table, undefined).length,
      ...(GlobalSecondaryIndexes === undefined
        ? {}
        : { GlobalSecondaryIndexes: GlobalSecondaryIndexes.map((index) => ({ ...index, IndexStatus: 'ACTIVE' })) }),
    };
  }

  #createTable(input: Inputs['CreateTable']): object {
    const table = newTable(structuredClone(input));
    if (this.#tables.has(table.name)) {
      throw new dynamodb.ResourceInUseException({ $metadata, message: 'the table exists' });
    }
    this.#tables.set(table.name, table);
    return { TableDescription: this.#description(table) };
  }

  #get(name: string | undefined, input: dynamodb.Get | Inputs['GetItem']): { Item?: Item } {
    const table = this.#table(name);
    const show = reading(input);
    const key = writeKey(table, input.Key);
    checkKey(table, key);
    const found = find(table, key);
    return found === undefined ? {} : { Item: show(found.item) };
  }

  #put(input: Inputs['PutItem']): object {
    const prepared = putOf(this.#table(input.TableName), input);
    if (input.ReturnValues !== undefined && !['NONE', 'ALL_OLD'].includes(input.ReturnValues)) {
      throw invalid('PutItem returns NONE or ALL_OLD');
    }
    const { before } = carryOut(prepared);
    return attributes(input.ReturnValues === 'ALL_OLD' ? before : undefined);
  }

  #delete(input: Inputs['DeleteItem']): object {
    const prepared = deleteOf(this.#table(input.TableName), input);
    if (input.ReturnValues !== undefined && !['NONE', 'ALL_OLD'].includes(input.ReturnValues)) {
      throw invalid('DeleteItem returns NONE or ALL_OLD');
    }
    const { before } = carryOut(prepared);
    return attributes(input.ReturnValues === 'ALL_OLD' ? before : undefined);
  }

  /**
   * UPDATED_OLD and UPDATED_NEW give only the updated part of a map, as in the guide's examples and on
   * dynoxide; DynamoDB Local gives the whole attribute. Of a list both give all of it.
   */
  #update(input: Inputs['UpdateItem']): object {
    const { before, after, touched } = carryOut(updateOf(this.#table(input.TableName), input));
    switch (input.ReturnValues) {
      case 'ALL_OLD':
        return attributes(before);
      case 'ALL_NEW':
        return attributes(after);
      case 'UPDATED_OLD':
        return attributes(parts(before, touched ?? []));
      case 'UPDATED_NEW':
        return attributes(parts(after, touched ?? []));
      case 'NONE':
      case undefined:
        return {};
      default:
        throw invalid('unknown ReturnValues');
    }
  }

  #index(table: Table, request: ReadMany): Index | undefined {
    if (request.IndexName === undefined) return undefined;
    const index = table.indexes.get(request.IndexName);
    if (index === undefined) throw invalid('the table has no such index');
    if (request.ConsistentRead === true) throw invalid('an index has no consistent reads');
    return index;
  }

  #lag(call: Call): number {
    return typeof this.#staleIndex === 'function' ? this.#staleIndex(call) : (this.#staleIndex ?? 0);
  }

  #query(call: Extract<Call, { name: 'Query' }>): object {
    const { input } = call;
    const table = this.#table(input.TableName);
    const index = this.#index(table, input);
    checkSelect(input);
    const keys = index?.keys ?? table.keys;
    const condition = parseCondition(given(input.KeyConditionExpression, 'KeyConditionExpression'));
    const filter = input.FilterExpression === undefined ? undefined : parseCondition(input.FilterExpression);
    const shown = input.ProjectionExpression === undefined ? undefined : parseProjection(input.ProjectionExpression);
    const bindings = bind([condition, filter, shown], input.ExpressionAttributeNames, input.ExpressionAttributeValues);
    checkCondition(condition.tree, bindings);
    if (filter !== undefined) {
      checkCondition(filter.tree, bindings);
      refuseKeys(keys, filter.tree, bindings);
    }
    if (shown !== undefined) checkPaths(shown.tree, bindings);
    const { hash, matches } = keyCondition(table, keys, condition.tree, bindings);
    const start = input.ExclusiveStartKey === undefined ? undefined : normaliseItem(input.ExclusiveStartKey);
    if (start !== undefined) {
      checkStartKey(table, keys, start);
      if (!equal(start[keys.hash]!, hash) || !matches(start)) throw invalid('the start key is outside the query');
    }
    const lag = index === undefined ? 0 : this.#lag(call);
    const partition =
      index === undefined || lag <= 0
        ? partitionRows(table, index, keyText(hash))
        : staleRows(table, index, lag).filter((row) => equal(row.item[keys.hash]!, hash));
    const backwards = input.ScanIndexForward === false;
    const order = inOrder(table, keys);
    const rows = function* () {
      const ordered = backwards ? partition.toReversed() : partition;
      for (const row of ordered) {
        if (!matches(row.item)) continue;
        if (start !== undefined && (backwards ? order(row.item, start) >= 0 : order(row.item, start) <= 0)) continue;
        yield row;
      }
    };
    return page(
      table,
      index,
      rows(),
      input,
      (item) => filter === undefined || holds(filter.tree, item, bindings),
      (item) => (shown === undefined ? copyItem(item) : project(item, shown.tree, bindings)),
    );
  }

  #scan(call: Extract<Call, { name: 'Scan' }>): object {
    const { input } = call;
    const table = this.#table(input.TableName);
    const index = this.#index(table, input);
    checkSelect(input);
    const keys = index?.keys ?? table.keys;
    const filter = input.FilterExpression === undefined ? undefined : parseCondition(input.FilterExpression);
    const shown = input.ProjectionExpression === undefined ? undefined : parseProjection(input.ProjectionExpression);
    const bindings = bind([filter, shown], input.ExpressionAttributeNames, input.ExpressionAttributeValues);
    if (filter !== undefined) checkCondition(filter.tree, bindings);
    if (shown !== undefined) checkPaths(shown.tree, bindings);
    const start = input.ExclusiveStartKey === undefined ? undefined : normaliseItem(input.ExclusiveStartKey);
    if (start !== undefined) checkStartKey(table, keys, start);
    const lag = index === undefined ? 0 : this.#lag(call);
    const all = index === undefined || lag <= 0 ? allRows(table, index) : staleRows(table, index, lag);
    const order = inOrder(table, keys);
    const hash = (item: Item) => keyText(item[keys.hash]!);
    const after = (item: Item, other: Item) =>
      (compare({ S: hash(item) }, { S: hash(other) }) || order(item, other)) > 0;
    return page(
      table,
      index,
      start === undefined ? all : all.filter((row) => after(row.item, start)),
      input,
      (item) => filter === undefined || holds(filter.tree, item, bindings),
      (item) => (shown === undefined ? copyItem(item) : project(item, shown.tree, bindings)),
    );
  }

  #batchGet(input: Inputs['BatchGetItem']): object {
    const requests = Object.entries(given(input.RequestItems, 'RequestItems'));
    const total = requests.reduce((count, [, request]) => count + (request.Keys?.length ?? 0), 0);
    if (requests.length === 0 || requests.some(([, { Keys }]) => Keys === undefined || Keys.length === 0)) {
      throw invalid('the batch is empty');
    }
    if (total > 100) throw invalid('a batch reads at most 100 items');
    const responses: Record<string, Item[]> = {};
    for (const [name, request] of requests) {
      const table = this.#table(name);
      const show = reading(request);
      const keys = request.Keys!.map((key) => writeKey(table, key));
      for (const key of keys) checkKey(table, key);
      if (new Set(keys.map((key) => idOf(table, key))).size < keys.length) throw invalid('the batch has duplicates');
      responses[name] = keys.flatMap((key) => {
        const found = find(table, key);
        return found === undefined ? [] : [show(found.item)];
      });
    }
    return { Responses: responses, UnprocessedKeys: {} };
  }

  #batchWrite(input: Inputs['BatchWriteItem']): object {
    const requests = Object.entries(given(input.RequestItems, 'RequestItems'));
    const total = requests.reduce((count, [, list]) => count + list.length, 0);
    if (requests.length === 0 || requests.some(([, list]) => list.length === 0)) throw invalid('the batch is empty');
    if (total > 25) throw invalid('a batch writes at most 25 items');
    const writes = requests.flatMap(([name, list]) => {
      const table = this.#table(name);
      const prepared = list.map(({ PutRequest, DeleteRequest }) => {
        if ((PutRequest === undefined) === (DeleteRequest === undefined)) throw invalid('one request, put or delete');
        return PutRequest === undefined ? deleteOf(table, DeleteRequest!) : putOf(table, PutRequest);
      });
      for (const { check } of prepared) check();
      if (new Set(prepared.map(({ key }) => idOf(table, key))).size < prepared.length) {
        throw invalid('the batch has duplicates');
      }
      return prepared;
    });
    for (const single of writes) carryOut(single);
    return { UnprocessedItems: {} };
  }

  /** The reason why one action would fail, or what it would write. */
  #attempt<Plan>(attempt: () => Plan): { readonly plan: Plan } | { readonly reason: CancellationReason } {
    try {
      return { plan: attempt() };
    } catch (error) {
      if (error instanceof dynamodb.ConditionalCheckFailedException) {
        const { message, Item } = error;
        return {
          reason: { Code: 'ConditionalCheckFailed', Message: message, ...(Item === undefined ? {} : { Item }) },
        };
      }
      if (error instanceof dynamodb.DynamoDBServiceException && error.name === 'ValidationException') {
        return { reason: { Code: 'ValidationError', Message: error.message } };
      }
      throw error;
    }
  }

  #all<Plan>(attempts: readonly ({ readonly plan: Plan } | { readonly reason: CancellationReason })[]): Plan[] {
    const plans = attempts.flatMap((attempt) => ('plan' in attempt ? [attempt.plan] : []));
    if (plans.length === attempts.length) return plans;
    throw canceled(attempts.map((attempt) => ('plan' in attempt ? { Code: 'None' } : attempt.reason)));
  }

  #transactGet(input: Inputs['TransactGetItems']): object {
    const actions = given(input.TransactItems, 'TransactItems').map(({ Get }) => given(Get, 'Get'));
    if (actions.length < 1 || actions.length > 100) throw invalid('a transaction has 1 to 100 actions');
    const seen = new Set<string>();
    for (const get of actions) {
      const table = this.#table(get.TableName);
      reading(get);
      const key = writeKey(table, get.Key);
      const known = this.#attempt(() => checkKey(table, key));
      if ('reason' in known) continue;
      const id = JSON.stringify([table.name, idOf(table, key)]);
      if (seen.has(id)) throw invalid('two actions on one item');
      seen.add(id);
    }
    return { Responses: this.#all(actions.map((get) => this.#attempt(() => this.#get(get.TableName, get)))) };
  }

  #action(item: dynamodb.TransactWriteItem): Write {
    const { ConditionCheck, Put, Update, Delete } = item;
    if ([ConditionCheck, Put, Update, Delete].filter((action) => action !== undefined).length !== 1) {
      throw invalid('one action, check, put, update or delete');
    }
    if (ConditionCheck !== undefined) return checkOf(this.#table(ConditionCheck.TableName), ConditionCheck);
    if (Put !== undefined) return putOf(this.#table(Put.TableName), Put);
    if (Delete !== undefined) return deleteOf(this.#table(Delete.TableName), Delete);
    given(Update!.UpdateExpression, 'UpdateExpression');
    return updateOf(this.#table(Update!.TableName), Update!);
  }

  #transactWrite(input: Inputs['TransactWriteItems']): object {
    const items = given(input.TransactItems, 'TransactItems');
    if (items.length < 1 || items.length > 100) throw invalid('a transaction has 1 to 100 actions');
    const token = input.ClientRequestToken;
    if (token !== undefined && (token.length < 1 || token.length > 36)) throw invalid('a token has 1 to 36 characters');
    const known = token === undefined ? undefined : this.#tokens.get(token);
    if (known !== undefined && JSON.stringify(known) === JSON.stringify(items)) return {};
    if (known !== undefined) {
      throw new dynamodb.IdempotentParameterMismatchException({ $metadata, message: 'the token had another request' });
    }
    const writes = items.map((item) => this.#action(item));
    if (writes.reduce((total, { size }) => total + size(), 0) > transactionLimit) {
      throw invalid('a transaction has at most 4 MB');
    }
    const seen = new Set<string>();
    for (const { table, key, check } of writes) {
      if ('reason' in this.#attempt(check)) continue;
      const id = JSON.stringify([table.name, idOf(table, key)]);
      if (seen.has(id)) throw invalid('two actions on one item');
      seen.add(id);
    }
    const plans = this.#all(writes.map((single) => this.#attempt(() => planned(single))));
    writes.forEach(({ table, key, request }, index) => {
      if (request !== items[index]?.ConditionCheck) write(table, key, plans[index]!.after);
    });
    if (token !== undefined) this.#tokens.set(token, items);
    return {};
  }
}

/**
 * DynamoDB in memory, deterministic and without a clock: one request is one step, carried out at once when no
 * hook waits. It evaluates the expressions of the real commands and throws the SDK's own exceptions; unlike the
 * SDK it never retries.
 */
export function memoryEngine(options: EngineOptions = {}): MemoryEngine {
  const memory = new Memory(options.staleIndex);
  const connect = (hooks: Hooks = {}): StoreClient => ({
    send: ((command: { constructor: unknown; input: object }) => memory.send(command, hooks)) as DynamoDBClient['send'],
    destroy: () => undefined,
  });
  return {
    ...connect(options),
    connect,
    dump: (table) => memory.dump(table),
    forgetTokens: () => memory.forgetTokens(),
  };
}
