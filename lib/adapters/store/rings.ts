import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Act } from '../../records/audit.ts';
import { DAY_MS } from '../../records/durations.ts';
import { Ring, ringHistory, Ringing } from '../../records/ring.ts';
import type { Store } from '../../records/store.ts';
import { auditRow } from './audit.ts';
import { held } from './errors.ts';
import { ttlOf } from './keys.ts';
import { marshal, type Table } from './table.ts';

/** `BELL#of` / bell: how a bell rings for a freeze. `RINGING` / of: that bells ring for it. */

/** A year and more: as long as people ask what was stopped. */
const KEEP_MS = 400 * DAY_MS;

const ringPut = (table: Table, before: Ring | null, next: Ring): TransactWriteItem => {
  const put = table.putIfAbsent(`BELL#${next.of}`, next.bell, next, next.since + KEEP_MS);
  if (before === null) return put;
  return {
    Put: {
      TableName: table.name,
      Item: marshal({ ...next, pk: `BELL#${next.of}`, sk: next.bell, ttl: ttlOf(next.since + KEEP_MS) }),
      ConditionExpression: '#rev = :rev',
      ExpressionAttributeNames: { '#rev': 'rev' },
      ExpressionAttributeValues: { ':rev': { N: String(before.rev) } },
    },
  };
};

const historyRow = (table: Table, before: Ring | null, next: Ring, act: Act): TransactWriteItem =>
  auditRow(table, {
    ...{ id: ringHistory(next), rev: next.rows, at: act.at, who: act.who, how: act.how },
    ...{ from: before?.state ?? null, to: next.state, hash: null, epochs: null, evidence: act.evidence ?? null },
  });

export const openRings = (
  table: Table,
): Pick<Store, 'rings' | 'saveRing' | 'ringing' | 'startRinging' | 'endRinging' | 'checkOff'> => ({
  async rings(of) {
    return table.readable(Ring, await table.query({ pk: `BELL#${of}` }));
  },

  async saveRing(before, change, act) {
    const rows = (before?.rows ?? 0) + (act === null ? 0 : 1);
    const next: Ring = { ...change, rev: (before?.rev ?? 0) + 1, rows };
    const row = act === null ? [] : [historyRow(table, before, next, act)];
    return (await held(table.transact([ringPut(table, before, next), ...row]))) ? next : null;
  },

  async ringing() {
    return table.readable(Ringing, await table.query({ pk: 'RINGING' }));
  },

  async startRinging(ringing) {
    await held(table.transact([table.putIfAbsent('RINGING', ringing.of, ringing)]));
  },

  async endRinging(of) {
    // Unconditional: what still rings is found again by its freeze, and begins anew.
    await table.remove('RINGING', of);
  },

  checkOff: (id, rev, { at, who, how, evidence = null }) =>
    held(
      table.transact([
        auditRow(table, {
          ...{ id, rev, at, who, how, evidence },
          ...{ from: null, to: 'checked off', hash: null, epochs: null },
        }),
      ]),
    ),
});
