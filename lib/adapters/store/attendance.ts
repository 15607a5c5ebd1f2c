import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { Attendance, LONGEST_ATTENDANCE_MS } from '../../records/attendance.ts';
import type { Store } from '../../records/store.ts';
import { auditRow } from './audit.ts';
import { held } from './errors.ts';
import { key } from './keys.ts';
import { marshal, type Table } from './table.ts';

/** `ATTENDED`: until when somebody watches what leaves. */

/** Somebody attends now. What cannot be read, or is too far ahead for a lease, is no attendance. */
export const attendanceCheck = (table: Table, now: number): TransactWriteItem => ({
  ConditionCheck: {
    TableName: table.name,
    Key: key('ATTENDED'),
    ConditionExpression: 'attribute_type(#until, :number) AND #until > :now AND #until <= :latest',
    ExpressionAttributeNames: { '#until': 'until' },
    ExpressionAttributeValues: {
      ':now': { N: String(now) },
      ':latest': { N: String(now + LONGEST_ATTENDANCE_MS) },
      ':number': { S: 'N' },
    },
  },
});

export const openAttendance = (table: Table): Pick<Store, 'attendance' | 'attend'> => ({
  async attendance() {
    const item = await table.get('ATTENDED');
    return item === null ? null : (Attendance.safeParse(item).data ?? null);
  },

  async attend(attendance) {
    const { by, at, until } = attendance;
    const lease: TransactWriteItem = {
      // Unconditional: whoever says so last is right, and the history tells of each.
      Put: { TableName: table.name, Item: marshal({ ...attendance, pk: 'ATTENDED', sk: '-' }) },
    };
    const row = auditRow(table, {
      id: `attended-${at}-${by}`,
      rev: 1,
      at,
      who: by,
      how: until > at ? 'attend' : 'leave',
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
