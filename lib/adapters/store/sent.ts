import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Delivery } from '../../records/delivery.ts';
import { Sent } from '../../records/sent.ts';
import { key } from './keys.ts';
import { strip, type Item, type Table } from './table.ts';

/**
 * `SENT#delivery`: put by a claim, where there is none. It goes when the claim surely sent nothing, or when a person
 * looked and says that nothing is there. Neither ingest nor anybody else who writes deliveries may write or delete it.
 */

const pkOf = (delivery: string): string => `SENT#${delivery}`;

export const sentRow = (table: Table, sent: Sent): TransactWriteItem =>
  table.putIfAbsent(pkOf(sent.delivery), '-', sent);

/** When the send began that stood in the way of a claim; null when the item cannot be read. */
export const sentAt = (image: Item | undefined): number | null =>
  Sent.safeParse(image === undefined ? null : strip(image)).data?.at ?? null;

/** Whether a move says that surely nothing came of the send: the network refused it, or a person did not find it. */
export const isDenied = (before: Delivery, after: Delivery): boolean =>
  (before.state === 'claimed' && after.state === 'failed') ||
  (before.state === 'unknown' && (after.state === 'draft' || after.state === 'failed'));

export const dropSent = (table: Table, { id }: Delivery): TransactWriteItem => ({
  // Unconditional: the delivery in the same transaction still is what was read, by this claim or for this person.
  Delete: { TableName: table.name, Key: key(pkOf(id)) },
});
