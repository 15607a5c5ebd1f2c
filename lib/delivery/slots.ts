import { Temporal } from 'temporal-polyfill';
import { DAY_MS } from '../records/durations.ts';
import { readSlot, type Slot } from '../records/slot.ts';
import type { Settings } from '../settings.ts';

/** The slots of an account, and the zone whose clocks they follow. */
export type Slots = { slots: readonly Slot[]; timeZone: string };

/** The farthest time that a person may choose for a post. */
export const MOST_AHEAD_MS = 366 * DAY_MS;

export const slotsOf = ({ accounts, site }: Settings, account: string): Slots => ({
  slots: (accounts[account]?.slots ?? []).flatMap((text) => readSlot(text) ?? []),
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
    found.push(...slotsOn(date, of).filter((at) => at > from && at <= from + MOST_AHEAD_MS && !gone.has(at)));
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
