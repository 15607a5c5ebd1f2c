import { Temporal } from 'temporal-polyfill';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../records/durations.ts';

/** When a stop is to end, or a post is to leave, as people type it. */

/** An end further away is taken for a slip. */
const AT_MOST_MS = 31 * DAY_MS;

const UNTIL =
  /(?:^|[\s,;])(?:until|till|jusqu['’]?\s?(?:a|à|au|aux)|bis|hasta(?:\s+las?)?|fino\s+(?:a|al|alle))\s+(\d\S*)/iu;

/** Takes the end out of what follows a stop: `lane:promo until 18:30, fire` is `lane:promo, fire` and `18:30`. */
export const findEnd = (text: string): { rest: string; until: string | null } => {
  const found = UNTIL.exec(text);
  if (found === null) return { rest: text, until: null };
  const [whole, typed = ''] = found;
  const after = text.slice(found.index + whole.length);
  return { rest: `${text.slice(0, found.index)} ${after}`, until: typed.replace(/[^\p{L}\p{N}]+$/u, '') };
};

const durationIn = (text: string): number | null => {
  const found = /^(?:(\d{1,3})(?:d|j))?(?:(\d{1,3})h)?(?:(\d{1,4})(?:m|min|mn)?)?$/i.exec(text);
  if (found === null || text === '' || /^\d+$/.test(text)) return null;
  const [, days = '0', hours = '0', minutes = '0'] = found;
  return Number(days) * DAY_MS + Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS;
};

/** The next time at which clocks of the zone show this. */
export const readClock = (text: string, now: number, timeZone: string): number | null => {
  const found = /^(\d{1,2})(?:[:h.](\d{2})?)(?:h|uhr)?$/i.exec(text);
  const [hour, minute] = [Number(found?.[1] ?? 99), Number(found?.[2] ?? 0)];
  if (hour > 23 || minute > 59) return null;
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  const times = [0, 1].map(
    (days) =>
      today.add({ days }).toPlainDateTime({ hour, minute }).toZonedDateTime(timeZone, { disambiguation: 'later' })
        .epochMilliseconds,
  );
  return times.find((at) => at > now) ?? null;
};

/** A date, with its time in the zone unless it names its own. */
export const readDate = (text: string, timeZone: string): number | null => {
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return null;
  try {
    return /(?:Z|[+-]\d{2}:?\d{2})$/.test(text.slice(10))
      ? Date.parse(text)
      : Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone, { disambiguation: 'later' }).epochMilliseconds;
  } catch {
    return null;
  }
};

/** Until when somebody attends, as typed. `4h` is four hours, never four o'clock: the lease is the shorter one. */
export const readLease = (text: string, now: number, timeZone: string): number | null => {
  const duration = durationIn(text);
  return duration === null ? readEnd(text, now, timeZone) : now + duration;
};

/**
 * A time to come, as typed: a duration from now, a time of day in the site's zone, or a date; null when it is none of
 * them, or has passed.
 */
export const readTime = (text: string, now: number, timeZone: string): number | null => {
  const clock = readClock(text, now, timeZone);
  // `18h30` is a time of day. So is `2h`, unless two hours from now are later.
  const isClockOnly = clock !== null && !/^[0-6]h$/i.test(text);
  const duration = isClockOnly ? null : durationIn(text);
  const ends = [duration === null ? null : now + duration, clock, readDate(text, timeZone)];
  const at = Math.max(...ends.map((end) => end ?? Number.NEGATIVE_INFINITY));
  return at > now && at < Infinity ? at : null;
};

/** When a stop is to end: a time that comes within a month. */
export const readEnd = (text: string, now: number, timeZone: string): number | null => {
  const at = readTime(text, now, timeZone);
  return at !== null && at <= now + AT_MOST_MS ? at : null;
};
