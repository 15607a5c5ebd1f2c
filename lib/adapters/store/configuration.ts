import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { Applied } from '../../records/applied.ts';
import { NO_SPENDING } from '../../records/budget.ts';
import { controlKey, controlsOf, type Side } from '../../records/control.ts';
import type { Store } from '../../records/store.ts';
import { failedAt, held, isConditional, oldImage } from './errors.ts';
import { controlPk, key } from './keys.ts';
import { marshal, strip, type Table } from './table.ts';

/** Of one transaction. */
const MOST_ACTIONS = 100;

/** The list of scopes, if the stored list still is `before`. */
const listUpdate = (table: Table, before: Applied | null, next: Applied): TransactWriteItem => ({
  Put: {
    TableName: table.name,
    Item: marshal({ ...next, pk: 'APPLIED', sk: '-' }),
    ...(before === null
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: '#version = :version',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':version': { N: String(before.version) } },
        }),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  },
});

/** A scope may go only while its control is there, of this table, and clear. */
const clearCheck = (table: Table, scope: string, side: Side): TransactWriteItem => ({
  ConditionCheck: {
    TableName: table.name,
    Key: key(controlPk(scope, side)),
    ConditionExpression: '#scope = :scope AND #table = :table AND attribute_not_exists(#open)',
    ExpressionAttributeNames: { '#scope': 'scope', '#table': 'table', '#open': 'open' },
    ExpressionAttributeValues: { ':scope': { S: scope }, ':table': { S: table.name } },
  },
});

export const openConfiguration = (
  table: Table,
): Pick<Store, 'applyScopes' | 'appliedScopes' | 'saveAppliedScopes' | 'lastTick' | 'tick' | 'takeTurn'> => ({
  /** Creates what is not there yet; touches nothing that is. */
  async applyScopes(scopes, accounts, now) {
    const wanted = [
      ...controlsOf(scopes).map(({ scope, side }) => ({
        pk: controlPk(scope, side),
        item: { scope, table: table.name, epoch: now },
      })),
      ...accounts.map((account) => ({ pk: `BUDGET#${account}`, item: NO_SPENDING })),
      { pk: 'WATCH', item: { okUntil: 0, braked: {}, why: {} } },
    ];
    const there = new Set((await table.getMany(wanted.map(({ pk }) => pk))).map(({ pk }) => pk));
    const missing = wanted.filter(({ pk }) => !there.has(pk));
    const isMade = (rows: typeof missing) =>
      held(table.transact(rows.map(({ pk, item }) => table.putIfAbsent(pk, '-', item))));
    const created: string[] = [];
    for (let at = 0; at < missing.length; at += MOST_ACTIONS) {
      const rows = missing.slice(at, at + MOST_ACTIONS);
      if (await isMade(rows)) created.push(...rows.map(({ pk }) => pk));
      // Somebody else has made one of them meanwhile: then each by itself.
      else for (const row of rows) if (await isMade([row])) created.push(row.pk);
    }
    return created;
  },

  async appliedScopes() {
    const item = await table.get('APPLIED');
    return item === null ? null : Applied.parse(item);
  },

  /**
   * A freeze that comes between a look and this write still refuses it. At most 49 scopes can go in one write, because
   * a transaction has 100 actions.
   */
  async saveAppliedScopes(before, scopes, gone, at) {
    const leaving = controlsOf(gone);
    const next: Applied = { scopes: [...scopes], version: (before?.version ?? 0) + 1, at };
    const checks = leaving.map(({ scope, side }) => clearCheck(table, scope, side));
    try {
      await table.transact([listUpdate(table, before, next), ...checks]);
      return { kind: 'saved' };
    } catch (error) {
      if (!isConditional(error)) throw error;
      // The reply to an earlier try of this very write may have been lost.
      const stored = Applied.safeParse(strip(oldImage(error, 0) ?? {}));
      if (stored.success && stored.data.version === next.version && stored.data.at === at) return { kind: 'saved' };
      const failed = leaving.filter((_, index) => failedAt(error, index + 1));
      return failed.length > 0
        ? { kind: 'not-clear', controls: failed.map(({ scope, side }) => controlKey(scope, side)) }
        : { kind: 'changed' };
    }
  },

  async lastTick(name) {
    const at = (await table.get(`TICK#${name}`))?.['at'];
    // What cannot be read was long ago, not never: a gap, and something told.
    return at === undefined ? null : typeof at === 'number' ? at : 0;
  },

  async tick(name, now) {
    // Unconditional: of two runs at once either time is true, and nothing else stands there.
    await table.put(`TICK#${name}`, '-', { at: now });
  },

  /**
   * A turn that was taken by a clock far ahead keeps nobody waiting, and neither does one that cannot be read. `by`: a
   * try whose answer was lost has the turn.
   */
  async takeTurn(name, now, forMs) {
    const by = table.newId();
    return held(
      table.write({
        Item: marshal({ pk: `TICK#${name}`, sk: '-', at: now, by }),
        ConditionExpression:
          'attribute_not_exists(pk) OR #by = :by OR NOT attribute_type(#at, :number) OR #at <= :before OR #at > :after',
        ExpressionAttributeNames: { '#at': 'at', '#by': 'by' },
        ExpressionAttributeValues: {
          ':by': { S: by },
          ':number': { S: 'N' },
          ':before': { N: String(now - forMs) },
          ':after': { N: String(now + forMs) },
        },
      }),
    );
  },
});
