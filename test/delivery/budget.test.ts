import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headroom, isPriced, priceOf, refund, withExtra } from '../../lib/delivery/budget.ts';
import { NO_SPENDING, type Budget } from '../../lib/records/budget.ts';
import { EVENING, HOUR, MINUTE } from '../world.ts';

const DAY = 24 * HOUR;
const caps = { perHour: 3, perDay: 8, minGap: 5 * MINUTE, usdPerMonth: 1, usdPerPost: 0.01, usdPerLinkPost: 0.1 };

describe('the headroom of an account', () => {
  it('is never exceeded in any hour, any day or gap, and every refusal says when the next send fits', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 * MINUTE }), { maxLength: 120 }), (waits) => {
        let budget: Budget = NO_SPENDING;
        let now = EVENING;
        const sent: number[] = [];
        for (const wait of waits) {
          now += wait;
          const answer = headroom(budget, caps, now, false);
          if (answer.kind === 'over') {
            expect(answer.retryAt).toBeGreaterThan(now);
            continue;
          }
          budget = answer.next;
          sent.push(now);
        }
        for (const at of sent) {
          const within = (ms: number) => sent.filter((other) => other > at - ms && other <= at).length;
          expect(within(HOUR)).toBeLessThanOrEqual(3);
          expect(within(DAY)).toBeLessThanOrEqual(8);
          expect(within(5 * MINUTE)).toBe(1);
        }
      }),
      { seed: 14, numRuns: 300 },
    );
  });

  it('allows the send at the time that the refusal named', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: HOUR }), { minLength: 1, maxLength: 60 }), (waits) => {
        let budget: Budget = NO_SPENDING;
        let now = EVENING;
        for (const wait of waits) {
          now += wait;
          let answer = headroom(budget, { perHour: 3, minGap: 5 * MINUTE }, now, false);
          for (let round = 0; answer.kind === 'over' && round < 3; round += 1) {
            now = answer.retryAt;
            answer = headroom(budget, { perHour: 3, minGap: 5 * MINUTE }, now, false);
          }
          if (answer.kind === 'over') throw new Error('never');
          budget = answer.next;
        }
      }),
      { seed: 15, numRuns: 200 },
    );
  });

  it('counts a sliding hour, not the hour of the clock', () => {
    const start = Date.parse('2026-07-14T16:58:00Z');
    let budget: Budget = NO_SPENDING;
    for (const minute of [0, 1]) {
      const answer = headroom(budget, { perHour: 2 }, start + minute * MINUTE, false);
      if (answer.kind === 'headroom') budget = answer.next;
    }
    expect(headroom(budget, { perHour: 2 }, Date.parse('2026-07-14T17:00:30Z'), false)).toEqual({
      kind: 'over',
      cap: 'per-hour',
      retryAt: start + HOUR,
    });
  });

  it('counts money by the calendar month, to the millionth of a dollar', () => {
    expect(priceOf(caps, true)).toBe(100_000);
    let budget: Budget = NO_SPENDING;
    for (let post = 0; post < 10; post += 1) {
      const answer = headroom(budget, { ...caps, perHour: 100, perDay: 100 }, EVENING + post * HOUR, true);
      if (answer.kind !== 'headroom') throw new Error(answer.cap);
      budget = answer.next;
    }
    const over = headroom(budget, { ...caps, perHour: 100, perDay: 100 }, EVENING + 11 * HOUR, false);
    expect(over).toEqual({ kind: 'over', cap: 'month', retryAt: Date.parse('2026-08-01T00:00:00Z') });
    expect(headroom(budget, caps, Date.parse('2026-08-01T00:00:00Z'), true)).toMatchObject({
      next: { spent: 100_000 },
    });
  });

  it('is refunded the send that did not leave, and no other', () => {
    const sends = [EVENING, EVENING + 2 * MINUTE, EVENING + 4 * MINUTE];
    const budget = { version: 3, sends, month: '2026-07', spent: 45_000 };
    expect(refund(budget, EVENING + 2 * MINUTE, 15_000)).toEqual({
      version: 4,
      sends: [EVENING, EVENING + 4 * MINUTE],
      month: '2026-07',
      spent: 30_000,
    });
    expect(refund(budget, EVENING + MINUTE, 0).sends).toEqual(sends);
  });

  it('is refunded in full when nothing was sent', () => {
    const answer = headroom(NO_SPENDING, caps, EVENING, true);
    if (answer.kind !== 'headroom') throw new Error(answer.cap);
    expect(refund(answer.next, EVENING, answer.cost)).toEqual({ ...answer.next, version: 2, sends: [], spent: 0 });
    // A second refund, or one for a claim of another month, never goes below zero.
    expect(refund(refund(answer.next, EVENING, answer.cost), EVENING, answer.cost).spent).toBe(0);
    expect(refund(answer.next, EVENING - 40 * DAY, answer.cost).spent).toBe(100_000);
  });
});

describe('a deletion or a look at an account', () => {
  const priced = { usdPerMonth: 1, usdPerPost: 0.015, usdPerDelete: 0.01, usdPerRead: 0.001 };
  const spent = (millionths: number) => ({ version: 3, sends: [EVENING], month: '2026-07', spent: millionths });

  it('counts in the money of the month, and in nothing else', () => {
    expect(withExtra(spent(0), priced, EVENING, 'delete')).toEqual({ ...spent(10_000), version: 4 });
    expect(withExtra(spent(0), priced, EVENING, 'read')).toEqual({ ...spent(1_000), version: 4 });
    expect(withExtra(spent(900_000), priced, EVENING + 31 * DAY, 'read')).toMatchObject({
      month: '2026-08',
      spent: 1_000,
    });
  });

  it('is paid to the last cent of the month; after that only what a person ordered is done', () => {
    expect(withExtra(spent(999_000), priced, EVENING, 'read')?.spent).toBe(1_000_000);
    expect(withExtra(spent(999_001), priced, EVENING, 'read')).toBeNull();
    expect(withExtra(spent(1_000_000), priced, EVENING, 'delete')?.spent).toBe(1_010_000);
    expect(headroom(spent(1_010_000), priced, EVENING + HOUR, false)).toMatchObject({ kind: 'over', cap: 'month' });
  });

  it('costs nothing where the configuration names no price', () => {
    expect([isPriced(undefined, 'read'), isPriced({ usdPerRead: 0.001 }, 'delete')]).toEqual([false, false]);
    expect([isPriced(priced, 'read'), isPriced(priced, 'delete')]).toEqual([true, true]);
  });
});
