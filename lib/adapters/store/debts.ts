import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { Debt, DEBT_HOLDS_MS, Waiver, WAIVER_MS } from '../../records/debt.ts';
import type { Store } from '../../records/store.ts';
import { auditRow } from './audit.ts';
import { held } from './errors.ts';
import { key } from './keys.ts';
import { marshal, type Table } from './table.ts';

/** `DEBT#account`: what the account owes to people who asked; `WAIVED#account`: until when a person lets that be. */

const pkOf = (account: string): string => `DEBT#${account}`;
const waiverPk = (account: string): string => `WAIVED#${account}`;

/** The account owes nobody an answer now, and somebody has looked a short while ago. What cannot be read is owed. */
export const debtCheck = (table: Table, account: string, now: number): TransactWriteItem => ({
  ConditionCheck: {
    TableName: table.name,
    Key: key(pkOf(account)),
    ConditionExpression: [
      'attribute_type(#readAt, :number) AND #readAt > :oldest AND #readAt <= :latest',
      'attribute_type(#owesAt, :number) AND #owesAt > :now',
    ].join(' AND '),
    ExpressionAttributeNames: { '#readAt': 'readAt', '#owesAt': 'owesAt' },
    ExpressionAttributeValues: {
      ':oldest': { N: String(now - DEBT_HOLDS_MS) },
      ':latest': { N: String(now + DEBT_HOLDS_MS) },
      ':now': { N: String(now) },
      ':number': { S: 'N' },
    },
  },
});

/** A person lets it be now, and for no longer than one word holds. */
export const waiverCheck = (table: Table, account: string, now: number): TransactWriteItem => ({
  ConditionCheck: {
    TableName: table.name,
    Key: key(waiverPk(account)),
    ConditionExpression: 'attribute_type(#until, :number) AND #until > :now AND #until <= :latest',
    ExpressionAttributeNames: { '#until': 'until' },
    ExpressionAttributeValues: {
      ':now': { N: String(now) },
      ':latest': { N: String(now + WAIVER_MS) },
      ':number': { S: 'N' },
    },
  },
});

export const openDebts = (table: Table): Pick<Store, 'debt' | 'saveDebt' | 'waiver' | 'waive'> => ({
  async debt(account) {
    const item = await table.get(pkOf(account));
    return item === null ? null : (Debt.safeParse(item).data ?? null);
  },

  async saveDebt(debt) {
    // Unconditional: of two reads at once either is true, and the next one comes soon.
    await table.put(pkOf(debt.account), '-', debt);
  },

  async waiver(account) {
    const item = await table.get(waiverPk(account));
    return item === null ? null : (Waiver.safeParse(item).data ?? null);
  },

  async waive(waiver) {
    const { account, by, at, until } = waiver;
    const lease: TransactWriteItem = {
      // Unconditional: whoever says so last is right, and the history tells of each.
      Put: { TableName: table.name, Item: marshal({ ...waiver, pk: waiverPk(account), sk: '-' }) },
    };
    const row = auditRow(table, {
      id: `waived-${account}-${at}-${by}`,
      rev: 1,
      at,
      who: by,
      how: 'waive reply debt',
      from: null,
      to: new Date(until).toISOString(),
      hash: null,
      epochs: null,
      evidence: null,
    });
    // The same word again is there already.
    await held(table.transact([lease, row]));
  },
});
