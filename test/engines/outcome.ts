import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { AnyCommand } from './cases.ts';
import type { StoreClient } from './memory.ts';
import { compareText, number } from './values.ts';

/** What a request came to, in a form in which equal answers of two engines are equal. */
export type Outcome =
  | { readonly kind: 'returned'; readonly output: unknown }
  | { readonly kind: 'threw'; readonly error: string; readonly item: unknown; readonly reasons: unknown };

/** Engines differ here without a fault: one has clocks and capacity, and a message is for people. */
const ignored = new Set(['$metadata', 'ConsumedCapacity', 'Message', 'UnprocessedItems', 'UnprocessedKeys']);

const normalNumber = (text: string): string => {
  try {
    return number(text);
  } catch {
    return text;
  }
};

/** Numbers in one spelling, sets and keys in order, bytes as text, undefined left out. */
export function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return `bytes ${Buffer.from(value).toString('hex')}`;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([name, held]) => held !== undefined && !ignored.has(name))
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, held]): [string, unknown] => {
      if (name === 'N' && typeof held === 'string') return [name, normalNumber(held)];
      if (name === 'NS' && Array.isArray(held)) return [name, held.map((text: string) => normalNumber(text)).sort()];
      if (name === 'SS' && Array.isArray(held)) return [name, held.toSorted()];
      if (name === 'BS' && Array.isArray(held)) return [name, held.map(plain).sort()];
      return [name, plain(held)];
    });
  return Object.fromEntries(entries);
}

const sortItems = (items: readonly unknown[]): unknown[] =>
  items
    .map((item): [string, unknown] => [JSON.stringify(item), item])
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([, item]) => item);

/** Sends a command and describes what came back. `unordered` is for a Scan, whose order is each engine's own. */
export async function outcomeOf(client: StoreClient, command: AnyCommand, unordered = false): Promise<Outcome> {
  try {
    // eslint-disable-next-line @typescript-eslint/no-explicit-any, @typescript-eslint/no-unsafe-argument -- a union of commands fits no overload
    const output = plain(await client.send(command as any)) as { Items?: unknown[] };
    if (unordered && output.Items !== undefined) output.Items = sortItems(output.Items);
    return { kind: 'returned', output };
  } catch (error) {
    if (!(error instanceof Error) || !('$fault' in error)) throw error;
    const { name, Item, CancellationReasons } = error as Error & {
      Item?: Record<string, AttributeValue>;
      CancellationReasons?: unknown[];
    };
    return { kind: 'threw', error: name, item: plain(Item), reasons: plain(CancellationReasons) };
  }
}
