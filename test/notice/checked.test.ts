import { describe, expect, it } from 'vitest';
import { openChecks } from '../../lib/delivery/check.ts';
import type { Check, NotSent } from '../../lib/delivery/network.ts';
import { makeRounds } from '../../lib/notice/notify.ts';
import { CONFIG, HOUR, MINUTE, openGazette, to, type Gazette } from '../web/gazette.ts';

/** Accounts are looked at before they are needed. Only the network is a stand-in. */

const DAY = 24 * HOUR;
const READ_ONLY = 'the access token may only read: make one of an app with Read and write';
const fine = (expiresAt: number | null = null, wanting: string[] = []): Check => ({
  kind: 'checked',
  who: '@gazette',
  expiresAt,
  wanting,
});

const config = {
  ...CONFIG,
  accounts: { 'x:gazette': { secret: 'vigie/x', caps: { usdPerMonth: 0.003, usdPerPost: 0, usdPerRead: 0.001 } } },
  feeds: { agenda: { ...CONFIG.feeds['agenda']!, accounts: ['x:gazette'] } },
};

const open = async (answer: (of: Gazette) => Check | NotSent | Error) => {
  const said: string[] = [];
  const gazette = await openGazette({ config, webhook: (text) => Promise.resolve(void said.push(text)) });
  for (const person of ['ines', 'zoe']) await gazette.store.tick(`desk ${person}`, gazette.now() + 90 * DAY);
  let looks = 0;
  const check = () => {
    looks += 1;
    const found = answer(gazette);
    return found instanceof Error ? Promise.reject(found) : Promise.resolve(found);
  };
  const look = openChecks();
  const run = async () => {
    await look({ ...gazette.deps, ...gazette.store, remainingMs: () => HOUR, check });
    await makeRounds({ ...gazette.deps, askEveryMs: 400 * DAY });
  };
  /** Hours pass, with a run of the publisher and of notify in each. */
  const hours = async (count: number) => {
    for (let hour = 0; hour < count; hour += 1) {
      gazette.pass(HOUR);
      await run();
    }
  };
  return { gazette, said, run, hours, looks: () => looks };
};

describe('the daily look at an account', () => {
  it('happens once a day, costs one look in the budget, and says nothing when all is well', async () => {
    const { gazette, said, hours, looks } = await open(() => fine());
    await hours(25);
    expect(looks()).toBe(2);
    expect((await gazette.store.budget('x:gazette'))?.spent).toBe(2_000);
    expect([gazette.letters.length, said.length]).toEqual([0, 0]);
    await hours(24);
    expect(looks()).toBe(3);
    // The money of the month is spent.
    await hours(24);
    expect(looks()).toBe(3);
  });

  it('has a read-only app told before any post is lost, once, to whoever thaws and approves', async () => {
    const { gazette, said, run, hours } = await open(() => fine(null, [READ_ONLY]));
    gazette.pass(MINUTE);
    await run();
    expect(gazette.letters.map(to)).toEqual(['marc', 'ines', 'lea']);
    for (const { subject, text } of gazette.letters) {
      expect(subject).toBe('Il manque quelque chose à ce compte\u202F: X @gazette');
      expect(text).toContain(READ_ONLY);
    }
    expect(said).toHaveLength(1);
    await hours(26);
    expect(gazette.letters).toHaveLength(3);
  });

  it('has the end of a token told 14, 7 and 1 days before, once each', async () => {
    let end = 0;
    const { gazette, hours } = await open((of) => {
      end ||= of.now() + 20 * DAY;
      return fine(end);
    });
    const told: number[] = [];
    for (let day = 0; day < 21; day += 1) {
      const before = gazette.letters.length;
      await hours(24);
      if (gazette.letters.length > before) told.push(Math.ceil((end - gazette.now()) / DAY));
    }
    expect(told).toEqual([14, 7, 1]);
    expect(gazette.letters.filter((letter) => to(letter) === 'lea')).toHaveLength(3);
    expect(gazette.letters[0]?.subject).toMatch(/^Le jeton de X @gazette prend fin/);
  });

  it('has a refused password told with the words of the network, and once a day', async () => {
    const { gazette, hours } = await open(() => ({ kind: 'cannot-tell', detail: 'HTTP 401: Unauthorized' }));
    await hours(3);
    const mine = gazette.letters.filter((letter) => to(letter) === 'lea');
    expect(mine).toHaveLength(1);
    expect(mine[0]?.text).toContain('HTTP 401: Unauthorized');
    await hours(24);
    expect(gazette.letters.filter((letter) => to(letter) === 'lea')).toHaveLength(2);
  });

  it('never stops the publisher: what it throws is only logged', async () => {
    const { gazette, run } = await open(() => new Error('a bug'));
    await run();
    expect(gazette.logs.some((line) => line.includes('account.not-checked'))).toBe(true);
  });
});
