import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Approval } from '../../records/approval.ts';
import { DAY_MS } from '../../records/durations.ts';
import { readApproval } from './approvals.ts';
import { key, time, ttlOf } from './keys.ts';
import { marshal, type Table } from './table.ts';

/**
 * `SLOT#account` / time: the approval that took this slot. It counts as long as that approval is there, so that nobody
 * has to give a slot back.
 */

const pkOf = (account: string): string => `SLOT#${account}`;

/**
 * The writes by which an approval takes the slot of its own time. Null: another approval has it. Its conditions hold
 * only as long as the slot is as it was read here.
 */
export const takeSlot = async (
  table: Table,
  account: string,
  { id, delivery, dueAt }: Approval,
): Promise<TransactWriteItem[] | null> => {
  const [pk, sk] = [pkOf(account), time(dueAt)];
  const row = { delivery, approval: id };
  const found = await table.get(pk, sk);
  if (found === null) return [table.putIfAbsent(pk, sk, row, dueAt + DAY_MS)];
  const holder = { delivery: String(found['delivery']), approval: String(found['approval']) };
  const again: TransactWriteItem = {
    Put: {
      TableName: table.name,
      Item: marshal({ ...row, ttl: ttlOf(dueAt + DAY_MS), pk, sk }),
      ConditionExpression: '#approval = :holder',
      ExpressionAttributeNames: { '#approval': 'approval' },
      ExpressionAttributeValues: { ':holder': { S: holder.approval } },
    },
  };
  if (holder.delivery === delivery) return [again];
  if ((await readApproval(table, holder.delivery))?.id === holder.approval) return null;
  const isGone: TransactWriteItem = {
    ConditionCheck: {
      TableName: table.name,
      Key: key(`APPROVAL#${holder.delivery}`),
      ConditionExpression: 'attribute_not_exists(pk) OR #id <> :holder',
      ExpressionAttributeNames: { '#id': 'id' },
      ExpressionAttributeValues: { ':holder': { S: holder.approval } },
    },
  };
  return [again, isGone];
};
