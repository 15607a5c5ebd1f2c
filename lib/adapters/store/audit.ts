import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Act, Audit } from '../../records/audit.ts';
import type { Delivery } from '../../records/delivery.ts';
import type { Table } from './table.ts';

/** One row of a history. Its number must be free: of two writers at once one fails. */
export const auditRow = (table: Table, row: Audit): TransactWriteItem =>
  table.putIfAbsent(`AUDIT#${row.id}`, String(row.rev).padStart(6, '0'), row);

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
