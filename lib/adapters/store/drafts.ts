import { Draft } from '../../records/draft.ts';
import { Parked } from '../../records/parked.ts';
import type { Store } from '../../records/store.ts';
import { auditOf } from './audit.ts';
import { held } from './errors.ts';
import { time, ttlOf } from './keys.ts';
import { marshal, type Row, type Table } from './table.ts';
import { listed } from './transition.ts';

/** What deliveries have still to take from their source is stored under a name of its own. */
const itemOf = ({ sourceChanges, ...draft }: Draft): Row => ({ ...draft, unfollowed: sourceChanges });

const recordOf = ({ unfollowed, ...item }: Row): Row => ({
  ...item,
  ...(unfollowed === undefined ? {} : { sourceChanges: unfollowed }),
});

export const openDrafts = (
  table: Table,
): Pick<
  Store,
  'createDraft' | 'draft' | 'drafts' | 'saveDraft' | 'saveParked' | 'parked' | 'parkedItem' | 'unpark'
> => ({
  async createDraft(draft, deliveries, seenRows, seenExpiresAt, act) {
    const write = table.transact([
      table.putIfAbsent(`DRAFT#${draft.id}`, '-', itemOf(draft)),
      ...deliveries.map((each) => table.putIfAbsent(`DELIVERY#${each.id}`, '-', listed(each))),
      ...deliveries.map((each) => auditOf(table, null, each, act)),
      ...seenRows.map(({ key, row, once }) => ({
        Put: {
          TableName: table.name,
          Item: marshal({ pk: `SEEN#${key}`, sk: '-', row, ttl: ttlOf(seenExpiresAt) }),
          ...(once ? { ConditionExpression: 'attribute_not_exists(pk)' } : {}),
        },
      })),
    ]);
    return (await held(write)) ? 'created' : 'exists';
  },

  async draft(id) {
    const item = await table.get(`DRAFT#${id}`);
    return item === null ? null : Draft.parse(recordOf(item));
  },

  async drafts(ids) {
    const found = await table.getMany(ids.map((id) => `DRAFT#${id}`));
    return table.readable(
      Draft,
      found.map(({ item }) => ({ item: recordOf(item) })),
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

  async saveParked(parked) {
    const item = { ...parked, listPk: 'PARKED', listSk: `${time(parked.at)}#${parked.id}` };
    await table.put(`PARKED#${parked.id}`, '-', item);
  },

  async parked(limit = 200) {
    return table.readable(Parked, await table.query({ pk: 'PARKED', index: true, newestFirst: true, limit }));
  },

  async parkedItem(id) {
    const item = await table.get(`PARKED#${id}`);
    return item === null ? null : Parked.parse(item);
  },

  async unpark(id) {
    await table.remove(`PARKED#${id}`);
  },
});
