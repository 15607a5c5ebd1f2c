import { LONGEST_ATTENDANCE_MS, type Attendance } from '../records/attendance.ts';
import { readBlackout } from '../records/slot.ts';
import type { Store } from '../records/store.ts';
import { may } from '../people.ts';
import type { Settings } from '../settings.ts';
import { isWithin } from './slots.ts';

/** Posts leave only while somebody watches, where the configuration says so. */

/** Whether a send at this time needs somebody's word that they attend: outside the hours that are always attended. */
export const needsAttendance = ({ attended, site }: Settings, now: number): boolean =>
  attended !== undefined &&
  !isWithin(
    attended.hours.flatMap((text) => readBlackout(text) ?? []),
    site.timeZone,
    now,
  );

export const attends = (attendance: Attendance | null, now: number): boolean =>
  attendance !== null && attendance.until > now && attendance.until <= now + LONGEST_ATTENDANCE_MS;

export type AttendDeps = Pick<Store, 'attend'> & { settings: Settings; now: () => number };
export type Attending = { kind: 'attending'; until: number } | { kind: 'not-allowed' } | { kind: 'no-such-time' };

/** A person attends until then (epoch ms), or leaves (null). Whoever may freeze may: they can stop what they see. */
export const attend = async (deps: AttendDeps, order: { by: string; until: number | null }): Promise<Attending> => {
  const { by } = order;
  if (!may(deps.settings, by, 'freeze')) return { kind: 'not-allowed' };
  const at = deps.now();
  const until = order.until ?? at;
  if (until < at || until > at + LONGEST_ATTENDANCE_MS) return { kind: 'no-such-time' };
  await deps.attend({ by, at, until });
  return { kind: 'attending', until };
};
