import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { Rest } from '../../records/rest.ts';
import type { Store } from '../../records/store.ts';
import { auditRow } from './audit.ts';
import { held } from './errors.ts';
import { key } from './keys.ts';
import type { Table } from './table.ts';

/** `REST#account`: it is there as long as its network is left alone, and only ever holds the account back. */

const pkOf = (account: string): string => `REST#${account}`;

/** No network of this account is left alone. What cannot be read is there. */
export const restCheck = (table: Table, account: string): TransactWriteItem => ({
  ConditionCheck: {
    TableName: table.name,
    Key: key(pkOf(account)),
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

export const openRests = (table: Table): Pick<Store, 'rest' | 'saveRest' | 'endRest'> => ({
  async rest(account) {
    const item = await table.get(pkOf(account));
    return item === null ? null : Rest.parse(item);
  },

  saveRest: (rest) => held(table.transact([table.putIfAbsent(pkOf(rest.account), '-', rest)])),

  /** The history of a rest is kept under `rest-<account>-<its beginning>`. */
  async endRest({ account, at }, act) {
    const end: TransactWriteItem = {
      Delete: {
        TableName: table.name,
        Key: key(pkOf(account)),
        ConditionExpression: '#at = :at',
        ExpressionAttributeNames: { '#at': 'at' },
        ExpressionAttributeValues: { ':at': { N: String(at) } },
      },
    };
    const row = auditRow(table, {
      id: `rest-${account}-${at}`,
      rev: 1,
      at: act.at,
      who: act.who,
      how: act.how,
      from: 'resting',
      to: 'ended',
      hash: null,
      epochs: null,
      evidence: act.evidence ?? null,
    });
    return held(table.transact([end, row]));
  },
});
