import { describe, expect, it } from 'vitest';
import { readEnd, readTime } from '../../lib/freeze/end.ts';

const PARIS = 'Europe/Paris';
/** 14 July 2026, 18:00 in Paris. */
const EVENING = Date.parse('2026-07-14T16:00:00Z');

describe('the end of a stop, as people type it', () => {
  it.each([
    ['18:30', '2026-07-14T16:30:00.000Z'],
    ['18h30', '2026-07-14T16:30:00.000Z'],
    ['19h', '2026-07-14T17:00:00.000Z'],
    ['17:59', '2026-07-15T15:59:00.000Z'],
    ['8h', '2026-07-15T06:00:00.000Z'],
    ['45min', '2026-07-14T16:45:00.000Z'],
    ['90m', '2026-07-14T17:30:00.000Z'],
    ['2d', '2026-07-16T16:00:00.000Z'],
    // Two o'clock is later than two hours from now.
    ['2h', '2026-07-15T00:00:00.000Z'],
    ['2026-07-15', '2026-07-14T22:00:00.000Z'],
    ['2026-07-15T08:00', '2026-07-15T06:00:00.000Z'],
    ['2026-07-15T08:00Z', '2026-07-15T08:00:00.000Z'],
  ])('%s is %s', (typed, end) => {
    expect(new Date(readEnd(typed, EVENING, PARIS) ?? 0).toISOString()).toBe(end);
  });

  it.each(['', '0m', '18', '25:00', '18:60', 'noon', '2026-07-13', '2026-13-40', '2026-09-01', '40d', '-1h', '1e3h'])(
    '%j is none',
    (typed) => {
      expect(readEnd(typed, EVENING, PARIS)).toBeNull();
    },
  );

  it('is a month ahead at most, which a time for a post need not be', () => {
    expect(readEnd('2026-08-14T08:00', EVENING, PARIS)).not.toBeNull();
    expect(readEnd('2026-08-15T08:00', EVENING, PARIS)).toBeNull();
    expect(readTime('2026-08-15T08:00', EVENING, PARIS)).toBe(Date.parse('2026-08-15T06:00:00Z'));
    expect(readTime('2026-07-14T08:00', EVENING, PARIS)).toBeNull();
  });

  it('is the later of two hours that have one name, and after the gap for one that does not exist', () => {
    const october = Date.parse('2026-10-24T22:00:00Z');
    expect(readEnd('2:30', october, PARIS)).toBe(Date.parse('2026-10-25T01:30:00Z'));
    const march = Date.parse('2026-03-28T22:00:00Z');
    expect(readEnd('2:30', march, PARIS)).toBe(Date.parse('2026-03-29T01:30:00Z'));
  });
});
