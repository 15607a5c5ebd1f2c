import { Temporal } from 'temporal-polyfill';
import { DAY_MS } from '../records/durations.ts';
import { readBlackout, readSlot, type Blackout, type Slot } from '../records/slot.ts';
import type { Settings } from '../settings.ts';

/** The slots of an account, when nothing is planned for it, and the zone whose clocks both follow. */
export type Slots = { slots: readonly Slot[]; blackouts: readonly Blackout[]; timeZone: string };

/** The farthest time that a person may choose for a post. */
export const MOST_AHEAD_MS = 366 * DAY_MS;

export const slotsOf = ({ accounts, site }: Settings, account: string): Slots => ({
  slots: (accounts[account]?.slots ?? []).flatMap((text) => readSlot(text) ?? []),
  blackouts: (accounts[account]?.blackouts ?? []).flatMap((text) => readBlackout(text) ?? []),
  timeZone: accounts[account]?.timeZone ?? site.timeZone,
});

/**
 * The slots of one date, in order, each once. A time of day that the change to summer time skips moves on by the length
 * of the gap. One that occurs twice is its first occurrence.
 */
const slotsOn = (date: Temporal.PlainDate, { slots, timeZone }: Slots): number[] => {
  const times = slots
    .filter(({ days }) => days.has(date.dayOfWeek))
    .map(({ time }) => {
      const local = date.toPlainDateTime(Temporal.PlainTime.from(time));
      return local.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds;
    });
  return [...new Set(times)].sort((one, other) => one - other);
};

const dateOf = (at: number, timeZone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();

/** Whether a time is within one of these. A window that passes midnight belongs to the day on which it begins. */
export const isWithin = (spans: readonly Blackout[], timeZone: string, at: number): boolean => {
  if (spans.length === 0) return false;
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const [date, time] = [local.toPlainDate().toString(), local.toPlainTime().toString({ smallestUnit: 'minute' })];
  const yesterday = ((local.dayOfWeek + 5) % 7) + 1;
  return spans.some((each) => {
    if (each.kind === 'dates') return each.from <= date && date <= each.to;
    const { days, from, to } = each;
    const today = days.has(local.dayOfWeek);
    if (from < to) return today && from <= time && time < to;
    return (today && from <= time) || (days.has(yesterday) && time < to);
  });
};

/** Whether nothing is planned for this time. */
export const isBlackedOut = ({ blackouts, timeZone }: Slots, at: number): boolean => isWithin(blackouts, timeZone, at);

/**
 * Whether what was due at `dueAt` waits now, because it was delayed into a blackout. Who approved it for a time within
 * one wanted it sent then.
 */
export const waitsInBlackout = (of: Slots, dueAt: number, now: number): boolean =>
  isBlackedOut(of, now) && !isBlackedOut(of, dueAt);

/** The next slots after `from` that nobody has, in epoch milliseconds, however many are taken before them. */
export const freeSlots = (of: Slots, from: number, taken: readonly number[], count: number): number[] => {
  const found: number[] = [];
  if (of.slots.length === 0) return found;
  const begin = dateOf(from, of.timeZone);
  const gone = new Set(taken);
  for (
    let date = begin, last = from;
    found.length < count && last <= from + MOST_AHEAD_MS;
    date = date.add({ days: 1 })
  ) {
    found.push(
      ...slotsOn(date, of).filter(
        (at) => at > from && at <= from + MOST_AHEAD_MS && !gone.has(at) && !isBlackedOut(of, at),
      ),
    );
    last = from + begin.until(date).days * DAY_MS;
  }
  return [...new Set(found)].slice(0, count);
};

/** Whether a time is a slot of the account. */
export const isSlot = (of: Slots, at: number): boolean => {
  const date = dateOf(at, of.timeZone);
  // A skipped time can move past midnight.
  return [date, date.subtract({ days: 1 })].some((each) => slotsOn(each, of).includes(at));
};
