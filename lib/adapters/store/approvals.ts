import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { Approval } from '../../records/approval.ts';
import type { Delivery } from '../../records/delivery.ts';
import { key } from './keys.ts';
import { marshal, type Table } from './table.ts';

/** `APPROVAL#delivery`: put once by people's side, deleted by every end, never updated. */

const pkOf = (delivery: string): string => `APPROVAL#${delivery}`;

export const readApproval = async (table: Table, delivery: string): Promise<Approval | null> => {
  const item = await table.get(pkOf(delivery));
  return item === null ? null : Approval.parse(item);
};

/** By delivery; one that cannot be read is left out. */
export const readApprovals = async (table: Table, deliveries: readonly string[]): Promise<Map<string, Approval>> => {
  const found = table.readable(Approval, await table.getMany(deliveries.map(pkOf)));
  return new Map(found.map((approval) => [approval.delivery, approval]));
};

/** The ids of the approvals that there are of these deliveries. An approval that cannot be read has an id too. */
export const approvalIds = async (table: Table, deliveries: readonly string[]): Promise<Map<string, string>> => {
  const found = await table.getMany(deliveries.map(pkOf));
  return new Map(found.map(({ pk, item }) => [pk.slice(pkOf('').length), String(item['id'])]));
};

/** A new approval, where there is none or still the one of this id. */
export const putApproval = (table: Table, approval: Approval, before: string | undefined): TransactWriteItem => ({
  Put: {
    TableName: table.name,
    Item: marshal({ ...approval, pk: pkOf(approval.delivery), sk: '-' }),
    ...(before === undefined
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: '#id = :before',
          ExpressionAttributeNames: { '#id': 'id' },
          ExpressionAttributeValues: { ':before': { S: before } },
        }),
  },
});

/** This very approval is there, is for this text, and is for now. */
export const approvalCheck = (
  table: Table,
  { id, delivery, hash, maxLate }: Approval,
  now: number,
): TransactWriteItem => ({
  ConditionCheck: {
    TableName: table.name,
    Key: key(pkOf(delivery)),
    ConditionExpression: '#id = :id AND #hash = :hash AND #dueAt <= :now AND #dueAt >= :earliest AND #until > :now',
    ExpressionAttributeNames: { '#id': 'id', '#hash': 'hash', '#dueAt': 'dueAt', '#until': 'until' },
    ExpressionAttributeValues: marshal({ ':id': id, ':hash': hash, ':now': now, ':earliest': now - maxLate }),
  },
});

/** The approval by which it was claimed still stands. */
export const approvalStands = (table: Table, { id, approval }: Delivery): TransactWriteItem => ({
  ConditionCheck: {
    TableName: table.name,
    Key: key(pkOf(id)),
    ConditionExpression: '#id = :id',
    ExpressionAttributeNames: { '#id': 'id' },
    ExpressionAttributeValues: { ':id': { S: approval?.id ?? '' } },
  },
});

/** Takes away the very approval by which it was claimed. */
export const takeApproval = (table: Table, { id, approval }: Delivery): TransactWriteItem => ({
  Delete: {
    TableName: table.name,
    Key: key(pkOf(id)),
    ConditionExpression: '#id = :id',
    ExpressionAttributeNames: { '#id': 'id' },
    ExpressionAttributeValues: { ':id': { S: approval?.id ?? '' } },
  },
});

/** An approval falls with every change of state or text, except while its delivery is approved or in flight. */
export const falls = (before: Delivery, after: Delivery): boolean =>
  after.state !== 'approved' && (after.state !== before.state || after.hash !== before.hash);

export const dropApproval = (table: Table, delivery: string): TransactWriteItem => ({
  // Unconditional: the delivery in the same transaction still is what was read, and a deletion can only stop it.
  Delete: { TableName: table.name, Key: key(pkOf(delivery)) },
});
