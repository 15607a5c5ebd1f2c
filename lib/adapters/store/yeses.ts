import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { Yes } from '../../records/approval.ts';
import { key } from './keys.ts';
import { marshal, type Table } from './table.ts';

/** `YES#delivery`: the first of two yeses. Put by people's side, taken by the second one, deleted by every end. */

const pkOf = (delivery: string): string => `YES#${delivery}`;

/** By delivery; one that cannot be read is left out. */
export const readYeses = async (table: Table, deliveries: readonly string[]): Promise<Map<string, Yes>> => {
  const found = table.readable(Yes, await table.getMany(deliveries.map(pkOf)));
  return new Map(found.map((yes) => [yes.delivery, yes]));
};

/** The ids of the first yeses that there are to these deliveries. One that cannot be read has an id too. */
export const yesIds = async (table: Table, deliveries: readonly string[]): Promise<Map<string, string>> => {
  const found = await table.getMany(deliveries.map(pkOf));
  return new Map(found.map(({ pk, item }) => [pk.slice(pkOf('').length), String(item['id'])]));
};

/** A first yes, where there is none or still the one of this id. */
export const putYes = (table: Table, yes: Yes, before: string | undefined): TransactWriteItem => ({
  Put: {
    TableName: table.name,
    Item: marshal({ ...yes, pk: pkOf(yes.delivery), sk: '-' }),
    ...(before === undefined
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: '#id = :before',
          ExpressionAttributeNames: { '#id': 'id' },
          ExpressionAttributeValues: { ':before': { S: before } },
        }),
  },
});

/** The second person's yes takes the first one with it: that very one, to this text, and of somebody else. */
export const completeYes = (table: Table, { id, delivery }: Yes, second: { by: string; hash: string }) => ({
  Delete: {
    TableName: table.name,
    Key: key(pkOf(delivery)),
    ConditionExpression: '#id = :id AND #hash = :hash AND #by <> :by',
    ExpressionAttributeNames: { '#id': 'id', '#hash': 'hash', '#by': 'by' },
    ExpressionAttributeValues: marshal({ ':id': id, ':hash': second.hash, ':by': second.by }),
  },
});

/** Takes this very yes back. */
export const takeYes = (table: Table, { id, delivery }: Yes): TransactWriteItem => ({
  Delete: {
    TableName: table.name,
    Key: key(pkOf(delivery)),
    ConditionExpression: '#id = :id',
    ExpressionAttributeNames: { '#id': 'id' },
    ExpressionAttributeValues: { ':id': { S: id } },
  },
});

export const dropYes = (table: Table, delivery: string): TransactWriteItem => ({
  // Unconditional: the delivery in the same transaction still is what was read, and a deletion can only stop it.
  Delete: { TableName: table.name, Key: key(pkOf(delivery)) },
});
