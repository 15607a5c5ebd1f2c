import { HOUR_MS, MINUTE_MS } from '../records/durations.ts';
import { timeFormat } from '../records/time-format.ts';

/** When a person is mailed about what waits for their decision: in batches, and not all day long. */

/** So many drafts have a link of their own in one mail; the desk has the others. */
export const DRAFTS_A_MAIL = 12;

/** What a person is to hear of. Times are epoch milliseconds. */
export type Waiting = {
  /** Since when it waits, and when it expires. */
  since: number;
  expiresAt: number;
  /** It is news, or something else that no batch should keep. */
  news: boolean;
};

/** The mails that a person got: the last one (null: never), and how many since midnight at the site. */
export type Mailed = { last: number | null; today: number };

/**
 * After so many mails of the day the next one comes so much later, so that six of them reach from the morning to the
 * evening. Two more are left for news, which comes at once before them.
 */
const APART_MS = [30 * MINUTE_MS, 30 * MINUTE_MS, HOUR_MS, 2 * HOUR_MS, 3 * HOUR_MS, 4 * HOUR_MS] as const;
const NEWS_APART_MS = [2 * HOUR_MS, 4 * HOUR_MS] as const;

/** Hours of the site's day in which people are mailed about what is no news. */
const DAY_BEGINS = 7;
const DAY_ENDS = 22;

/** Three quarters of its time are over: people are reminded, and no batch keeps it. */
export const isPressing = ({ since, expiresAt }: Pick<Waiting, 'since' | 'expiresAt'>, now: number): boolean =>
  now >= since + 0.75 * (expiresAt - since);

/** The day and the hour at the site. */
export const siteTime = (now: number, timeZone: string): { day: string; hour: number } => {
  const written = timeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(now);
  const [day = '', time = ''] = written.split(' ');
  return { day, hour: Number(time.slice(0, 2)) };
};

/**
 * Whether a person is mailed now about what waits. `apartMs`: two mails are never nearer to each other; 0: no
 * batches. News goes out by day and by night. What presses goes out by day and by night.
 */
export const isMailDue = (
  waiting: readonly Waiting[],
  { last, today }: Mailed,
  { now, timeZone, apartMs }: { now: number; timeZone: string; apartMs: number },
): boolean => {
  if (waiting.length === 0) return false;
  // A mail of a clock far ahead keeps nobody waiting.
  const since = last === null || last > now ? Infinity : now - last;
  if (apartMs === 0) return true;
  if (waiting.some((each) => isPressing(each, now)) && since >= APART_MS[0]) return true;
  if (waiting.some(({ news }) => news)) {
    const apart = today < APART_MS.length ? apartMs : NEWS_APART_MS[today - APART_MS.length];
    return apart !== undefined && since >= apart;
  }
  const { hour } = siteTime(now, timeZone);
  const apart = APART_MS[today];
  return apart !== undefined && since >= apart && hour >= DAY_BEGINS && hour < DAY_ENDS;
};
