import type { Freeze } from '../records/freeze.ts';
import { HOUR_MS } from '../records/durations.ts';

const REMINDERS_MS = [2 * HOUR_MS, 8 * HOUR_MS];

/** Whether people should now be reminded of an open freeze: once after 2 h and once after 8 h. */
export const reminderDue = (freeze: Freeze, now: number): boolean =>
  freeze.thawedAt === null &&
  REMINDERS_MS.some((after) => now >= freeze.at + after && (freeze.remindedAt ?? 0) < freeze.at + after);
