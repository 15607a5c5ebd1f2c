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

/** Null: it is none. */
export const readSlot = (text: string): Slot | null => {
  const found = /^(?:([a-z,-]+) )?((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(text);
  const [, named, time] = found ?? [];
  if (time === undefined) return null;
  if (named === undefined) return { days: new Set(WEEK), time };
  const parts = named.split(',').map((part) => part.split('-').map((day) => DAYS.indexOf(day) + 1));
  if (parts.some((part) => part.length > 2 || part.includes(0))) return null;
  return { days: new Set(parts.flatMap(([from = 0, to = from]) => daysBetween(from, to))), time };
};
