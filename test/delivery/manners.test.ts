import { describe, expect, it } from 'vitest';
import { mannersOf } from '../../lib/delivery/manners.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lib/records/durations.ts';

const NOW = Date.UTC(2026, 11, 1);
const post = (ago: number, text: string, link: string | null = null) => ({
  sentAt: NOW - ago,
  content: { text, link },
});

describe('the manners of an account', () => {
  it('are unknown when it sent nothing within the time', () => {
    expect(mannersOf([], 30, NOW)).toBeNull();
    expect(mannersOf([post(30 * DAY_MS, 'a')], 30, NOW)).toBeNull();
    expect(mannersOf([{ ...post(1, 'a'), sentAt: null }], 30, NOW)).toBeNull();
  });

  it('count posts a day, and the most in any 24 hours, midnight or not', () => {
    const evening = [1, 2, 3].map((hours) => post(10 * DAY_MS + hours * HOUR_MS, `soir ${hours}`));
    const nextMorning = [1, 2].map((hours) => post(10 * DAY_MS - hours * HOUR_MS, `matin ${hours}`));
    const manners = mannersOf([...evening, ...nextMorning, post(DAY_MS, 'seul')], 30, NOW);
    expect(manners).toMatchObject({ posts: 6, perDay: 0.2, busiest: 5 });
  });

  it('count the part with a link', () => {
    const posts = [post(4, 'a', 'https://g.example/a'), post(3, 'b'), post(2, 'c'), post(1, 'd')];
    expect(mannersOf(posts, 30, NOW)?.withLink).toBe(0.25);
  });

  it.each([
    ['the same words with other marks and another address', 'CRUE à Paris !!! https://g.example/2', null],
    ['the same link under other words', 'Tout autre chose', 'https://g.example/1'],
  ])('call %s a repeat', (_, text, link) => {
    const first = post(2, 'Crue à Paris https://g.example/1', 'https://g.example/1');
    expect(mannersOf([first, post(1, text, link)], 30, NOW)?.repeats).toBe(1);
    expect(mannersOf([first, post(1, 'Tout autre chose', null)], 30, NOW)?.repeats).toBe(0);
  });

  it('tell how many leave at the same minute of the hour, as those of a machine do', () => {
    const machine = [1, 2, 3, 4].map((hours) => post(hours * HOUR_MS, `m ${hours}`));
    const person = [1, 2, 3, 4].map((hours) => post(hours * HOUR_MS + hours * 7 * MINUTE_MS, `p ${hours}`));
    expect(mannersOf(machine, 30, NOW)?.sameMinute).toBe(1);
    expect(mannersOf(person, 30, NOW)?.sameMinute).toBe(0.25);
  });
});
