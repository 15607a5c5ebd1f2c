import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ttlOf } from './keys.ts';

/**
 * A world of its own in the same table: every partition key begins with the prefix, on the way there, and no longer
 * has it on the way back. A role that may touch such keys alone can reach nothing else. What is put there expires.
 */

/** The attributes and the value of a query that hold a partition key, of the table or of its index. */
const KEYS: readonly string[] = ['pk', 'listPk', ':pk'];
/** Where a page of a list ended: it goes back as it came. */
const ENDS: readonly string[] = ['LastEvaluatedKey', 'ExclusiveStartKey'];

type Change = (key: string) => string;

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const changed = (value: unknown, change: Change): unknown => {
  if (Array.isArray(value)) return value.map((each) => changed(each, change));
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]): [string, unknown] => {
      if (ENDS.includes(name)) return [name, each];
      const key = KEYS.includes(name) && isPlain(each) ? each['S'] : undefined;
      return [name, typeof key === 'string' ? { S: change(key) } : changed(each, change)];
    }),
  );
};

const expiring = (value: unknown, ttl: number): unknown => {
  if (Array.isArray(value)) return value.map((each) => expiring(each, ttl));
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]): [string, unknown] => [
      name,
      name === 'Item' && isPlain(each) ? { ...each, ttl: { N: String(ttl) } } : expiring(each, ttl),
    ]),
  );
};

type Client = Pick<DynamoDBClient, 'send'>;
type Send = (command: object, options?: unknown) => Promise<unknown>;

export const apart = (client: Client, prefix: string, expiresAt: number): Client => {
  const there: Change = (key) => `${prefix}${key}`;
  const back: Change = (key) => (key.startsWith(prefix) ? key.slice(prefix.length) : key);
  const pass = client.send.bind(client) as unknown as Send;
  const send: Send = async (command, options) => {
    const { input, constructor: Made } = command as { input: unknown; constructor: new (input: unknown) => object };
    const made = new Made(expiring(changed(input, there), ttlOf(expiresAt)));
    return changed(await pass(made, options), back);
  };
  return { send: send };
};
