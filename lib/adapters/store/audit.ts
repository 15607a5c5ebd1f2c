import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { Audit, isPerson, type Act, type HistoryRow } from '../../records/audit.ts';
import type { Delivery } from '../../records/delivery.ts';
import type { Table } from './table.ts';

/**
 * `SIGNED#id` holds what people did, and only people's side may write it. `AUDIT#id` holds what machines did.
 * One count of rows goes over both: the rev of what they tell of.
 */
const placeOf = ({ who, id }: Pick<Audit, 'who' | 'id'>): string => `${isPerson(who) ? 'SIGNED' : 'AUDIT'}#${id}`;

/** One row of a history. Its number must be free: of two writers at once one fails. */
export const auditRow = (table: Table, row: Audit): TransactWriteItem =>
  table.putIfAbsent(placeOf(row), String(row.rev).padStart(6, '0'), row);

export const readSigned = async (table: Table, id: string): Promise<Audit[]> =>
  (await table.query({ pk: `SIGNED#${id}` })).map(({ item }) => Audit.parse(item));

export const readHistory = async (table: Table, id: string): Promise<HistoryRow[]> => {
  const [signed, rest] = await Promise.all([readSigned(table, id), table.query({ pk: `AUDIT#${id}` })]);
  const others = rest.map(({ item }): HistoryRow => {
    const row = Audit.parse(item);
    return isPerson(row.who) ? { ...row, unsigned: true } : row;
  });
  // What a person did to a claim has the claim's number, and came after it.
  return [...others, ...signed].sort((one, other) => one.rev - other.rev);
};

/** The row of a delivery's transition. */
export const auditOf = (table: Table, before: Delivery | null, after: Delivery, act: Act): TransactWriteItem =>
  auditRow(table, {
    id: after.id,
    rev: after.rev,
    at: act.at,
    who: act.who,
    how: act.how,
    from: before?.state ?? null,
    to: after.state,
    hash: after.hash,
    epochs: after.approval?.epochs ?? null,
    evidence: act.evidence ?? null,
  });
