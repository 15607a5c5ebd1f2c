import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { Draft } from '../../records/draft.ts';
import { Parked } from '../../records/parked.ts';
import type { Store } from '../../records/store.ts';
import { auditOf } from './audit.ts';
import { failedAt, held, isConditional } from './errors.ts';
import { key, time, ttlOf } from './keys.ts';
import { seenPut } from './feeds.ts';
import { marshal, type Row, type Table } from './table.ts';
import { listed } from './transition.ts';

/** What deliveries have still to take from their source is stored under a name of its own. */
const itemOf = ({ sourceChanges, ...draft }: Draft): Row => ({ ...draft, unfollowed: sourceChanges });

const recordOf = ({ unfollowed, ...item }: Row): Row => ({
  ...item,
  ...(unfollowed === undefined ? {} : { sourceChanges: unfollowed }),
});

/** An item is parked no more; of two decisions about it one counts. */
const leavePark = (table: Table, id: string): TransactWriteItem => ({
  Delete: { TableName: table.name, Key: key(`PARKED#${id}`), ConditionExpression: 'attribute_exists(pk)' },
});

export const openDrafts = (
  table: Table,
): Pick<
  Store,
  'createDraft' | 'draft' | 'drafts' | 'saveDraft' | 'saveParked' | 'parked' | 'parkedItem' | 'settleParked'
> => ({
  async createDraft(draft, deliveries, seenRows, seenExpiresAt, act, parked) {
    const write = table.transact([
      ...(parked === undefined ? [] : [leavePark(table, parked)]),
      table.putIfAbsent(`DRAFT#${draft.id}`, '-', itemOf(draft)),
      ...deliveries.map((each) => table.putIfAbsent(`DELIVERY#${each.id}`, '-', listed(each))),
      ...deliveries.map((each) => auditOf(table, null, each, act)),
      // The rows of its own item name the draft from now on, whatever they said before.
      ...seenRows.map(({ key: of, row, once }) => ({
        Put: {
          TableName: table.name,
          Item: marshal({ pk: `SEEN#${of}`, sk: '-', row, ttl: ttlOf(seenExpiresAt) }),
          ...(once ? { ConditionExpression: 'attribute_not_exists(pk)' } : {}),
        },
      })),
    ]);
    try {
      await write;
      return 'created';
    } catch (error) {
      if (!isConditional(error)) throw error;
      return parked !== undefined && failedAt(error, 0) ? 'decided' : 'exists';
    }
  },

  async draft(id) {
    const item = await table.get(`DRAFT#${id}`);
    return item === null ? null : Draft.parse(recordOf(item));
  },

  async drafts(ids) {
    const found = await table.getMany(ids.map((id) => `DRAFT#${id}`));
    return table.readable(
      Draft,
      found.map(({ pk, item }) => ({ pk, item: recordOf(item) })),
    );
  },

  /** A draft that was never changed, or was stored before drafts had a rev, has none. */
  async saveDraft(before, change) {
    const after: Draft = { ...before, ...change, id: before.id, rev: (before.rev ?? 0) + 1 };
    const write = table.write({
      Item: marshal({ ...itemOf(after), pk: `DRAFT#${before.id}`, sk: '-' }),
      ExpressionAttributeNames: { '#rev': 'rev' },
      ...(before.rev === undefined
        ? { ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(#rev)' }
        : { ConditionExpression: '#rev = :rev', ExpressionAttributeValues: { ':rev': { N: String(before.rev) } } }),
    });
    return (await held(write)) ? after : null;
  },

  async saveParked(parked, keys) {
    const item = { ...parked, listPk: 'PARKED', listSk: `${time(parked.at)}#${parked.id}` };
    const unseen = keys.map((each) => ({
      ConditionCheck: {
        TableName: table.name,
        Key: key(`SEEN#${each}`),
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    }));
    return held(table.transact([table.putIfAbsent(`PARKED#${parked.id}`, '-', item), ...unseen]));
  },

  async parked(limit = 200) {
    return table.readable(Parked, await table.query({ pk: 'PARKED', index: true, newestFirst: true, limit }));
  },

  async parkedItem(id) {
    const item = await table.get(`PARKED#${id}`);
    return item === null ? null : Parked.parse(item);
  },

  async settleParked(id, rows, expiresAt) {
    try {
      await table.transact([leavePark(table, id), ...rows.map((row) => ({ Put: seenPut(table, row, expiresAt) }))]);
      return 'settled';
    } catch (error) {
      if (!isConditional(error)) throw error;
      return failedAt(error, 0) ? 'gone' : 'changed';
    }
  },
});
