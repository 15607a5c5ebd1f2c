import {
  ResourceNotFoundException,
  type AttributeDefinition,
  type AttributeValue,
  type CreateTableInput,
  type KeySchemaElement,
  type Projection,
} from '@aws-sdk/client-dynamodb';
import { compare, compareText, invalid, member, type Item } from './values.ts';

/** One stored item. Its identity never changes; the item in it is replaced, never changed in place. */
export interface Row {
  readonly id: string;
  item: Item;
}

/** The rows that share a partition key, and their order when it has been asked for since the last change. */
interface Partition {
  readonly rows: Map<string, Row>;
  sorted: Row[] | undefined;
}

export interface Keys {
  readonly hash: string;
  readonly range: string | undefined;
}

export interface Index {
  readonly keys: Keys;
  readonly projection: Projection;
  readonly partitions: Map<string, Partition>;
}

export interface Table {
  readonly name: string;
  readonly keys: Keys;
  readonly types: ReadonlyMap<string, string>;
  readonly partitions: Map<string, Partition>;
  readonly indexes: ReadonlyMap<string, Index>;
  readonly definition: CreateTableInput;
  /** What each of the last writes replaced, the newest last: from it an index is read as it was. */
  readonly replaced: { readonly id: string; readonly before: Item | undefined }[];
  timeToLive: string | undefined;
}

const remembered = 1_000;

const keysOf = (schema: readonly KeySchemaElement[] | undefined): Keys => {
  const hash = schema?.find((element) => element.KeyType === 'HASH')?.AttributeName;
  if (hash === undefined) throw invalid('a key schema needs a HASH key');
  return { hash, range: schema?.find((element) => element.KeyType === 'RANGE')?.AttributeName };
};

const typesOf = (definitions: readonly AttributeDefinition[] | undefined): Map<string, string> =>
  new Map(definitions?.map(({ AttributeName, AttributeType }) => [AttributeName ?? '', AttributeType ?? '']));

export function newTable(definition: CreateTableInput): Table {
  const name = definition.TableName ?? '';
  if (!/^[a-zA-Z0-9_.-]{3,255}$/.test(name)) throw invalid('a table name has 3 to 255 letters, digits, _, - and .');
  if (definition.LocalSecondaryIndexes !== undefined) throw new Error('local secondary indexes are not supported here');
  const keys = keysOf(definition.KeySchema);
  const types = typesOf(definition.AttributeDefinitions);
  const indexes = new Map<string, Index>();
  for (const index of definition.GlobalSecondaryIndexes ?? []) {
    const projection = index.Projection ?? { ProjectionType: 'ALL' };
    indexes.set(index.IndexName ?? '', { keys: keysOf(index.KeySchema), projection, partitions: new Map() });
  }
  const used = new Set([keys, ...[...indexes.values()].map((index) => index.keys)].flatMap((k) => [k.hash, k.range]));
  used.delete(undefined);
  if (used.size !== types.size || [...types.keys()].some((attribute) => !used.has(attribute))) {
    throw invalid('the attribute definitions and the key schemas do not name the same attributes');
  }
  return { name, keys, types, partitions: new Map(), indexes, definition, replaced: [], timeToLive: undefined };
}

/** A key attribute's value as a string, equal only for equal values of one type. */
export function keyText(value: AttributeValue): string {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return value.N;
  if (value.B !== undefined) return Buffer.from(value.B).toString('hex');
  throw invalid('a key is a string, a number or bytes');
}

const has = (item: Item, { hash, range }: Keys): boolean =>
  member(item, hash) !== undefined && (range === undefined || member(item, range) !== undefined);

/** The identity of the item that these key attributes name. */
export function idOf(table: Table, item: Item): string {
  const hash = keyText(item[table.keys.hash]!);
  return table.keys.range === undefined ? hash : `${hash.length}:${hash}${keyText(item[table.keys.range]!)}`;
}

const keyNames = ({ hash, range }: Keys): string[] => (range === undefined ? [hash] : [hash, range]);

const checkType = (table: Table, name: string, value: AttributeValue | undefined): void => {
  const type = table.types.get(name) as 'S' | 'N' | 'B';
  if (value?.[type] === undefined) throw invalid(`the key ${name} is missing or has the wrong type`);
};

const checkLength = (keys: Keys, item: Item): void => {
  const long = (name: string | undefined, limit: number) => {
    if (name === undefined) return false;
    const value = item[name];
    return (value?.S === undefined ? (value?.B?.length ?? 0) : Buffer.byteLength(value.S)) > limit;
  };
  if (long(keys.hash, 2048) || long(keys.range, 1024)) throw invalid('a key is too long');
};

/** Refuses empty key values, the table's and the indexes'. DynamoDB does so before anything else. */
export function checkEmptyKeys(table: Table, item: Item): void {
  for (const name of table.types.keys()) {
    const value = member(item, name);
    if (value?.S === '' || value?.B?.length === 0) throw invalid(`the key ${name} must not be empty`);
  }
}

/** Refuses a key that is not exactly the table's key attributes with their types. */
export function checkKey(table: Table, key: Item): void {
  const names = keyNames(table.keys);
  if (Object.keys(key).length !== names.length) throw invalid('the key does not match the schema');
  for (const name of names) checkType(table, name, member(key, name));
  checkLength(table.keys, key);
}

/** Refuses an item whose key attributes, the table's or an index's, are missing or have other types. */
export function checkItemKeys(table: Table, item: Item): void {
  for (const name of keyNames(table.keys)) checkType(table, name, member(item, name));
  checkLength(table.keys, item);
  for (const index of table.indexes.values()) {
    for (const name of keyNames(index.keys)) if (Object.hasOwn(item, name)) checkType(table, name, item[name]);
    checkLength(index.keys, item);
  }
}

/** Refuses a start key that is not a key of the table, or of the index and the table. */
export function checkStartKey(table: Table, keys: Keys, start: Item): void {
  const names = new Set([...keyNames(table.keys), ...keyNames(keys)]);
  if (Object.keys(start).length !== names.size) throw invalid('the start key does not match the schema');
  for (const name of names) checkType(table, name, member(start, name));
}

export function keyAttributes(table: Table, keys: Keys, item: Item): Item {
  const result: Item = {};
  for (const name of [...keyNames(table.keys), ...keyNames(keys)]) result[name] = item[name]!;
  return result;
}

export function isKey(keys: Keys, name: string): boolean {
  return keys.hash === name || keys.range === name;
}

export function find(table: Table, key: Item): Row | undefined {
  return table.partitions.get(keyText(key[table.keys.hash]!))?.rows.get(idOf(table, key));
}

const join = (partitions: Map<string, Partition>, hash: string, row: Row): void => {
  let partition = partitions.get(hash);
  if (partition === undefined) {
    partition = { rows: new Map(), sorted: undefined };
    partitions.set(hash, partition);
  }
  partition.rows.set(row.id, row);
  partition.sorted = undefined;
};

const leave = (partitions: Map<string, Partition>, hash: string, row: Row): void => {
  const partition = partitions.get(hash);
  if (partition === undefined) return;
  partition.rows.delete(row.id);
  partition.sorted = undefined;
  if (partition.rows.size === 0) partitions.delete(hash);
};

const place = (keys: Keys, item: Item | undefined): string | undefined => {
  if (item === undefined || !has(item, keys)) return undefined;
  return keyText(item[keys.hash]!);
};

const reindex = (index: Index, row: Row, before: Item | undefined, after: Item | undefined): void => {
  const from = place(index.keys, before);
  const to = place(index.keys, after);
  const { range } = index.keys;
  const moved = range !== undefined && from !== undefined && to !== undefined && before![range] !== after![range];
  if (from === to && !moved) return;
  if (from !== undefined) leave(index.partitions, from, row);
  if (to !== undefined) join(index.partitions, to, row);
};

/**
 * Replaces (or with undefined deletes) the item under a key, and keeps the indexes and the record of what was
 * there.
 */
export function write(table: Table, key: Item, after: Item | undefined): void {
  const hash = keyText(key[table.keys.hash]!);
  const id = idOf(table, key);
  const known = table.partitions.get(hash)?.rows.get(id);
  const before = known?.item;
  if (before === undefined && after === undefined) return;
  const row = known ?? { id, item: {} };
  if (after === undefined) leave(table.partitions, hash, row);
  else {
    row.item = after;
    if (known === undefined) join(table.partitions, hash, row);
  }
  for (const index of table.indexes.values()) reindex(index, row, before, after);
  table.replaced.push({ id, before });
  if (table.replaced.length >= 2 * remembered) table.replaced.splice(0, remembered);
}

/** The order of a partition's rows: by the range key, then, in an index, by the table's own key. */
export const inOrder =
  (table: Table, keys: Keys) =>
  (a: Item, b: Item): number => {
    for (const name of [keys.range, table.keys.hash, table.keys.range]) {
      if (name === undefined) continue;
      const order = compare(a[name]!, b[name]!) ?? 0;
      if (order !== 0) return order;
    }
    return 0;
  };

const sortedRows = (table: Table, keys: Keys, partition: Partition | undefined): readonly Row[] => {
  if (partition === undefined) return [];
  const order = inOrder(table, keys);
  return (partition.sorted ??= [...partition.rows.values()].sort((a, b) => order(a.item, b.item)));
};

/** One partition, of the table or of an index, in order. */
export function partitionRows(table: Table, index: Index | undefined, hash: string): readonly Row[] {
  const source = index ?? table;
  return sortedRows(table, source.keys, source.partitions.get(hash));
}

/** All rows, in an order that does not change while nothing is written: by partition key, then by range key. */
export function allRows(table: Table, index: Index | undefined): Row[] {
  const source = index ?? table;
  const hashes = [...source.partitions.keys()].sort(compareText);
  return hashes.flatMap((hash) => sortedRows(table, source.keys, source.partitions.get(hash)));
}

/** The rows of an index as they were `lag` writes to its table ago, at most 1,000. */
export function staleRows(table: Table, index: Index, lag: number): Row[] {
  const past = new Map<string, Item | undefined>();
  const recent = table.replaced.slice(-Math.min(lag, remembered));
  for (const { id, before } of recent.toReversed()) past.set(id, before);
  const rows = allRows(table, index).filter((row) => !past.has(row.id));
  for (const [id, item] of past) {
    if (item !== undefined && has(item, index.keys)) rows.push({ id, item });
  }
  const order = inOrder(table, index.keys);
  const hash = (row: Row) => keyText(row.item[index.keys.hash]!);
  return rows.sort((a, b) => compareText(hash(a), hash(b)) || order(a.item, b.item));
}

export function missingTable(): ResourceNotFoundException {
  return new ResourceNotFoundException({ $metadata: { httpStatusCode: 400 }, message: 'no such table' });
}
