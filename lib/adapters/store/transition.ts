import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Act } from '../../records/audit.ts';
import type { BudgetChange } from '../../records/budget.ts';
import { isLegal, waitsUntil, type Delivery } from '../../records/delivery.ts';
import { dropApproval, falls } from './approvals.ts';
import { dropYes } from './yeses.ts';
import { auditOf } from './audit.ts';
import { key, time } from './keys.ts';
import { marshal, type Item, type Row, type Table } from './table.ts';

/** The writes of which every transition of a delivery is made. */

/** The delivery after a transition. Throws when there is no such transition. */
export const step = (before: Delivery, change: Partial<Delivery>, act: Act): Delivery => {
  const after = { ...before, ...change, rev: before.rev + 1, changedAt: act.at };
  // What kept it from leaving falls with its approval and with its state, except where it expires of that.
  const stays = after.approval === before.approval && (after.state === before.state || after.state === 'expired');
  if (!stays && !('unsent' in change)) delete after.unsent;
  // A first yes is to this text of this draft, and to no other.
  if ((after.state !== 'draft' || after.hash !== before.hash) && !('yes' in change)) delete after.yes;
  // What was approved, and is asked about again, has at least the time for which it was approved.
  if (after.state === 'draft') after.expiresAt = Math.max(after.expiresAt, waitsUntil(before));
  if (!isLegal(before.state, after.state)) throw new Error(`no transition from ${before.state} to ${after.state}`);
  return after;
};

/**
 * Where a delivery stands in the lists by time: by slot while it waits to leave, by lease while in flight,
 * by expiry while a draft, else by its last change.
 */
export const listed = (delivery: Delivery): Row => {
  const at = {
    draft: delivery.expiresAt,
    approved: delivery.dueAt,
    claimed: delivery.leaseUntil,
    published: delivery.sentAt,
  };
  const by = (delivery.state in at ? at[delivery.state as keyof typeof at] : null) ?? delivery.changedAt;
  const list = delivery.takeBack === null || delivery.state === 'withdrawn' ? delivery.state : 'take-back';
  return { ...delivery, listPk: `DELIVERY#${list}`, listSk: `${time(by)}#${delivery.id}` };
};

export const deliveryItem = (delivery: Delivery): Item =>
  marshal({ ...listed(delivery), pk: `DELIVERY#${delivery.id}`, sk: '-' });

/** Replaces a delivery that still is what was read: same state, same rev (and, while claimed, same claim). */
const replace = (table: Table, before: Delivery, after: Delivery): TransactWriteItem => ({
  Put: {
    TableName: table.name,
    Item: deliveryItem(after),
    ConditionExpression: '#state = :state AND #rev = :rev AND #hash = :hash AND #claimId = :claimId',
    ExpressionAttributeNames: { '#state': 'state', '#rev': 'rev', '#hash': 'hash', '#claimId': 'claimId' },
    ExpressionAttributeValues: marshal({
      ':state': before.state,
      ':rev': before.rev,
      ':hash': before.hash,
      ':claimId': before.claimId,
    }),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  },
});

/**
 * A transition, the row that tells of it, and the end of the approval and of the first yes where they fall with it.
 * `yes`: what becomes of the first yes is written beside it.
 */
export const transition = (
  table: Table,
  before: Delivery,
  after: Delivery,
  act: Act,
  yes?: TransactWriteItem,
): TransactWriteItem[] => [
  replace(table, before, after),
  auditOf(table, before, after, act),
  ...(falls(before, after) ? [dropApproval(table, before.id)] : []),
  ...(yes !== undefined ? [yes] : falls(before, after) ? [dropYes(table, before.id)] : []),
];

/** It still is in flight, by this claim. */
export const stillClaimed = (table: Table, { id, rev, claimId }: Delivery): TransactWriteItem => ({
  ConditionCheck: {
    TableName: table.name,
    Key: key(`DELIVERY#${id}`),
    ConditionExpression: '#state = :claimed AND #rev = :rev AND #claimId = :claimId',
    ExpressionAttributeNames: { '#state': 'state', '#rev': 'rev', '#claimId': 'claimId' },
    ExpressionAttributeValues: marshal({ ':claimed': 'claimed', ':rev': rev, ':claimId': claimId }),
  },
});

/** The claim has its outcome: it is no longer in flight. */
export const landed = (table: Table, delivery: Delivery): TransactWriteItem => ({
  // Unconditional: the delivery in the same transaction still is what was read, in the hands of the same claim.
  Delete: { TableName: table.name, Key: key('INFLIGHT', delivery.id) },
});

export const budgetUpdate = (table: Table, account: string, { from, next }: BudgetChange): TransactWriteItem => ({
  Put: {
    TableName: table.name,
    Item: marshal({ ...next, pk: `BUDGET#${account}`, sk: '-' }),
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': { N: String(from.version) } },
  },
});
