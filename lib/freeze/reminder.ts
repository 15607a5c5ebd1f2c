import type { Freeze } from '../records/freeze.ts';
import { HOUR_MS } from '../records/durations.ts';

const REMINDERS_MS = [2 * HOUR_MS, 8 * HOUR_MS];

/** Since when people are owed a reminder of an open freeze: after 2 h, and again after 8 h. Null: not yet. */
export const reminderDue = (freeze: Freeze, now: number): number | null =>
  freeze.thawedAt === null
    ? (REMINDERS_MS.map((after) => freeze.at + after).findLast((due) => due <= now) ?? null)
    : null;
