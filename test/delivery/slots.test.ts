import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { freeSlots, isBlackedOut, isSlot, MOST_AHEAD_MS, type Slots } from '../../lib/delivery/slots.ts';
import { readBlackout, readSlot } from '../../lib/records/slot.ts';
import { HOUR, seeded } from '../world.ts';

const iso = (times: readonly number[]): string[] => times.map((at) => new Date(at).toISOString().slice(0, 16));
const from = (text: string): number => Date.parse(text);
const of = (texts: readonly string[], timeZone = 'Europe/Paris', blackouts: readonly string[] = []): Slots => ({
  blackouts: blackouts.map((text) => {
    const blackout = readBlackout(text);
    if (blackout === null) throw new Error(text);
    return blackout;
  }),
  slots: texts.map((text) => {
    const slot = readSlot(text);
    if (slot === null) throw new Error(text);
    return slot;
  }),
  timeZone,
});

describe('slots', () => {
  it('are the next times of day in the time zone, in order and after now', () => {
    const found = freeSlots(of(['18:00', '08:00']), from('2026-07-14T06:00:00Z'), [], 3);
    expect(iso(found)).toEqual(['2026-07-14T16:00', '2026-07-15T06:00', '2026-07-15T16:00']);
  });

  it('fall on the days of the week that they name, in the zone of the account', () => {
    // 17 July 2026 is a Friday.
    const weekdays = freeSlots(of(['mon-fri 12:30', 'sat,sun 10:00']), from('2026-07-17T08:00:00Z'), [], 4);
    expect(iso(weekdays)).toEqual(['2026-07-17T10:30', '2026-07-18T08:00', '2026-07-19T08:00', '2026-07-20T10:30']);
    const overNight = freeSlots(of(['fri-mon 20:00'], 'America/Guadeloupe'), from('2026-07-20T00:30:00Z'), [], 2);
    expect(iso(overNight)).toEqual(['2026-07-21T00:00', '2026-07-25T00:00']);
  });

  it('follow summer time: after the gap for a skipped time, and once for a time that occurs twice', () => {
    const spring = freeSlots(of(['02:30']), from('2026-03-28T12:00:00Z'), [], 2);
    expect(iso(spring)).toEqual(['2026-03-29T01:30', '2026-03-30T00:30']);
    const autumn = freeSlots(of(['02:30']), from('2026-10-24T12:00:00Z'), [], 2);
    expect(iso(autumn)).toEqual(['2026-10-25T00:30', '2026-10-26T01:30']);
  });

  it('are missing where the account names no times', () => {
    expect(freeSlots(of([]), 0, [], 5)).toEqual([]);
  });

  it('are free, however many before them are taken', () => {
    const all = freeSlots(of(['08:00', '12:00']), from('2026-07-14T00:00:00Z'), [], 500);
    expect(all).toHaveLength(500);
    expect(freeSlots(of(['08:00', '12:00']), from('2026-07-14T00:00:00Z'), all.slice(0, 499), 1)).toEqual([all[499]]);
  });

  it('are not looked for further ahead than a year', () => {
    const now = from('2026-07-14T00:00:00Z');
    const all = freeSlots(of(['mon 08:00']), now, [], 1_000);
    expect(all.length).toBeGreaterThanOrEqual(52);
    expect(all.length).toBeLessThanOrEqual(53);
    expect(Math.max(...all)).toBeLessThanOrEqual(now + MOST_AHEAD_MS);
    expect(freeSlots(of(['mon 08:00']), now, all, 1)).toEqual([]);
  });

  it.each(['8:00', '24:00', 'Mon 08:00', 'mon  08:00', 'lundi 08:00', 'mon-tue-wed 08:00', 'mon, 08:00', ''])(
    'are not written %j',
    (text) => {
      expect(readSlot(text)).toBeNull();
    },
  );

  it('are none in a blackout: of dates, of a window, and of one that passes midnight', () => {
    const times = ['06:30', '12:00', '23:00'];
    // 17 July 2026 is a Friday.
    const found = (...blackouts: string[]) =>
      iso(freeSlots(of(times, 'Europe/Paris', blackouts), from('2026-07-17T08:00:00Z'), [], 3));
    expect(found('2026-07-17..2026-07-18')).toEqual(['2026-07-19T04:30', '2026-07-19T10:00', '2026-07-19T21:00']);
    expect(found('22:00-07:00')).toEqual(['2026-07-17T10:00', '2026-07-18T10:00', '2026-07-19T10:00']);
    expect(found('fri 22:00-07:00')).toEqual(['2026-07-17T10:00', '2026-07-18T10:00', '2026-07-18T21:00']);
    expect(found('sat,sun 00:00-23:30')).toEqual(['2026-07-17T10:00', '2026-07-17T21:00', '2026-07-20T04:30']);
  });

  it('are free from the very minute in which a blackout ends', () => {
    const slots = of([], 'Europe/Paris', ['22:00-07:00']);
    expect(isBlackedOut(slots, from('2026-07-17T04:59:59Z'))).toBe(true);
    expect(isBlackedOut(slots, from('2026-07-17T05:00:00Z'))).toBe(false);
    expect(isBlackedOut(slots, from('2026-07-17T20:00:00Z'))).toBe(true);
  });

  it.each(['2026-13-01', '2026-12-26..2026-12-24', '22:00', '22:00-22:00', '22:00-24:00', 'lun 22:00-07:00'])(
    'have no blackout %j',
    (text) => {
      expect(readBlackout(text)).toBeNull();
    },
  );

  it('give one post for each time of each day, in every zone, through both changes of the clocks', () => {
    const zones = [
      'Europe/Paris',
      'America/New_York',
      'America/Santiago',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'Pacific/Apia',
      'Africa/Cairo',
      'America/Guadeloupe',
    ];
    const random = seeded(12);
    for (let round = 0; round < 40; round += 1) {
      const timeZone = random.pick(zones);
      const time = `${String(random.below(24)).padStart(2, '0')}:${random.pick(['00', '15', '30', '45'])}`;
      const start = Date.parse('2026-01-01T00:00:00Z') + random.below(300 * 24) * HOUR;
      const found = freeSlots(of([time], timeZone), start, [], 40);
      const dates = found.map((at) =>
        Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString(),
      );
      // The judge: the clocks of the zone, not the rule. A skipped time is later on the same day here.
      expect(new Set(dates).size, `${time} ${timeZone}`).toBe(40);
      for (const [index, at] of found.entries()) {
        const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
        const shown = local.toPlainTime().toString({ smallestUnit: 'minute' });
        const skipped = local.toPlainDate().toZonedDateTime(timeZone).hoursInDay < 24;
        if (!skipped) expect(shown, `${time} ${timeZone} ${local.toString()}`).toBe(time);
        const hourBefore = Temporal.Instant.fromEpochMilliseconds(at - HOUR).toZonedDateTimeISO(timeZone);
        // Of a time that comes twice it is the first.
        expect(hourBefore.toPlainDateTime().equals(local.toPlainDateTime())).toBe(false);
        if (index > 0) expect(at).toBeGreaterThan(found[index - 1] ?? at);
        expect(isSlot(of([time], timeZone), at)).toBe(true);
        expect(isSlot(of([time], timeZone), at + 60_000)).toBe(false);
      }
    }
  });
});
