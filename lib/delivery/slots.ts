import { Temporal } from 'temporal-polyfill';

/**
 * The next slots of an account after `from`, in epoch milliseconds. `times` are times of day in the site's
 * time zone. When the change to summer time skips such a time, its slot moves on by the length of the gap.
 * When a time occurs twice, its slot is the first occurrence.
 */
export const nextSlots = (times: readonly string[], timeZone: string, from: number, count: number): number[] => {
  if (times.length === 0) return [];
  const start = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone).toPlainDate();
  const found: number[] = [];
  for (let day = 0; found.length < count && day < 400; day += 1) {
    const date = start.add({ days: day });
    const ofDay = times.map((time) => {
      const local = date.toPlainDateTime(Temporal.PlainTime.from(time));
      return local.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds;
    });
    found.push(...ofDay.filter((at) => at > from).sort((a, b) => a - b));
  }
  return [...new Set(found)].slice(0, count);
};

/** The first of these slots that no other approved delivery of the account has. */
export const firstFree = (slots: readonly number[], taken: readonly number[]): number | null =>
  slots.find((slot) => !taken.includes(slot)) ?? null;
