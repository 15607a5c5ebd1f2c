import { describe, expect, it } from 'vitest';
import { firstFree, nextSlots } from '../../lib/delivery/slots.ts';

const iso = (times: readonly number[]): string[] => times.map((at) => new Date(at).toISOString().slice(0, 16));
const from = (text: string): number => Date.parse(text);

describe('slots', () => {
  it('are the next times of day in the site’s time zone, in order and after now', () => {
    const found = nextSlots(['18:00', '08:00'], 'Europe/Paris', from('2026-07-14T06:00:00Z'), 3);
    expect(iso(found)).toEqual(['2026-07-14T16:00', '2026-07-15T06:00', '2026-07-15T16:00']);
  });

  it('follow summer time: after the gap for a skipped time, and once for a time that occurs twice', () => {
    const spring = nextSlots(['02:30'], 'Europe/Paris', from('2026-03-28T12:00:00Z'), 2);
    expect(iso(spring)).toEqual(['2026-03-29T01:30', '2026-03-30T00:30']);
    const autumn = nextSlots(['02:30'], 'Europe/Paris', from('2026-10-24T12:00:00Z'), 2);
    expect(iso(autumn)).toEqual(['2026-10-25T00:30', '2026-10-26T01:30']);
  });

  it('are missing where the account names no times', () => {
    expect(nextSlots([], 'Europe/Paris', 0, 5)).toEqual([]);
  });

  it('that another delivery has are skipped', () => {
    expect(firstFree([10, 20, 30], [10, 30])).toBe(20);
    expect(firstFree([10], [10])).toBeNull();
  });
});
