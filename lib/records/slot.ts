/** A slot of the configuration: a time of day, on some days of the week or on all. */
export type Slot = {
  /** 1 is Monday, 7 is Sunday. */
  days: ReadonlySet<number>;
  /** `08:00` */
  time: string;
};

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const WEEK = [1, 2, 3, 4, 5, 6, 7];

export const SLOT = 'a time of day such as "08:00", or with days such as "mon-fri 08:00" or "sat,sun 10:30"';

/** The days from one to another, over the end of the week too. */
const daysBetween = (from: number, to: number): number[] =>
  WEEK.map((_, index) => ((from - 1 + index) % 7) + 1).slice(0, ((to - from + 7) % 7) + 1);

/** The days of `mon-fri` or `sat,sun`; all of them where none is named. Null: it is none. */
const readDays = (named: string | undefined): ReadonlySet<number> | null => {
  if (named === undefined) return new Set(WEEK);
  const parts = named.split(',').map((part) => part.split('-').map((day) => DAYS.indexOf(day) + 1));
  if (parts.some((part) => part.length > 2 || part.includes(0))) return null;
  return new Set(parts.flatMap(([from = 0, to = from]) => daysBetween(from, to)));
};

/** Null: it is none. */
export const readSlot = (text: string): Slot | null => {
  const [, named, time] = /^(?:([a-z,-]+) )?((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(text) ?? [];
  const days = readDays(named);
  return time === undefined || days === null ? null : { days, time };
};

/** A time for which nothing is planned: dates, both inclusive, or a window of some days, over midnight too. */
export type Blackout =
  | { kind: 'dates'; from: string; to: string }
  /** `days`: on which it begins. */
  | { kind: 'window'; days: ReadonlySet<number>; from: string; to: string };

export const BLACKOUT =
  'a date such as "2026-12-25", dates such as "2026-12-24..2026-12-26", ' +
  'or a window such as "22:00-07:00" or "sat,sun 00:00-09:00"';

const DATE = '\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])';
const TIME = '(?:[01]\\d|2[0-3]):[0-5]\\d';
const DATES = new RegExp(`^(${DATE})(?:\\.\\.(${DATE}))?$`);
const WINDOW = new RegExp(`^(?:([a-z,-]+) )?(${TIME})-(${TIME})$`);

/** Null: it is none. */
export const readBlackout = (text: string): Blackout | null => {
  const [, first, last = first] = DATES.exec(text) ?? [];
  if (first !== undefined && last !== undefined) return first <= last ? { kind: 'dates', from: first, to: last } : null;
  const [, named, from, to] = WINDOW.exec(text) ?? [];
  const days = readDays(named);
  if (from === undefined || to === undefined || from === to || days === null) return null;
  return { kind: 'window', days, from, to };
};
