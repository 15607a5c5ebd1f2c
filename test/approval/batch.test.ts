import { describe, expect, it } from 'vitest';
import { decide } from '../../lib/approval/decide.ts';
import { digest } from '../../lib/approval/digest.ts';
import { isMailDue } from '../../lib/approval/batch.ts';
import { HOUR, MINUTE, openWorld, sampleSettings, type World } from '../world.ts';

/** How often people are asked by mail. The clock is the test's; a run of notify comes each minute. */

/** 14 July 2026, midnight in Paris. */
const MIDNIGHT = Date.parse('2026-07-13T22:00:00Z');

type Came = { atMinute: number; feed: 'agenda' | 'une' };

/** Plays minutes of a newsroom with these items, and answers the minutes of each person's mails. */
const play = async (
  world: World,
  minutes: number,
  came: readonly Came[],
  { step = 1, failing }: { step?: number; failing?: (person: string) => boolean } = {},
) => {
  const begin = world.clock.now;
  const mails: Record<string, number[]> = { lea: [], marc: [] };
  const waits: number[] = [];
  const open = new Map<string, number>();
  for (let minute = 0; minute <= minutes; minute += step) {
    for (const [index, { atMinute, feed }] of came.entries()) {
      if (atMinute !== minute) continue;
      const made = await world.draft(feed, `Item ${index} of ${feed}`, ['sandbox:gazette']);
      for (const { id } of made) open.set(id, minute);
    }
    const report = await digest({
      ...world.deps,
      askEveryMs: 5 * MINUTE,
      mail: async (person, entries, token) => {
        if (failing?.(person) === true) throw new Error('Throttling');
        await world.deps.mail(person, entries, token);
        mails[person]?.push(minute);
      },
    }).catch(() => ({ asked: [] as string[] }));
    for (const id of report.asked) waits.push(minute - (open.get(id) ?? 0));
    world.clock.now = begin + (minute + step) * MINUTE;
  }
  return { mails, waits };
};

const eachMinutes = (feed: Came['feed'], from: number, every: number, count: number): Came[] =>
  Array.from({ length: count }, (_, index) => ({ atMinute: from + index * every, feed }));

describe('a day of 40 items', () => {
  it.each([
    ['of promotion, from the morning to the evening', eachMinutes('agenda', 7 * 60, 20, 40)],
    ['of news, from the morning to the evening', eachMinutes('une', 7 * 60, 20, 40)],
    ['of both', [...eachMinutes('agenda', 6 * 60 + 5, 25, 34), ...eachMinutes('une', 8 * 60, 130, 6)]],
  ])('%s, is at most eight mails a person, and everybody hears of each item', async (_, came) => {
    const world = await openWorld({ at: MIDNIGHT });
    const { mails } = await play(world, 24 * 60 - 5, came, { step: 5 });
    for (const [person, at] of Object.entries(mails)) {
      expect([person, at.length <= 8, at.length >= 1]).toEqual([person, true, true]);
      const gaps = at.slice(1).map((minute, index) => minute - (at[index] ?? 0));
      expect(gaps.every((gap) => gap >= 5)).toBe(true);
    }
    const left = (await world.store.list('draft')).filter(({ askId }) => askId === null);
    // What came last waits for the next morning.
    expect(left.length).toBeLessThanOrEqual(17);
    await play(world, 8 * 60, [], { step: 5 });
    expect((await world.store.list('draft')).filter(({ askId }) => askId === null)).toEqual([]);
  });
});

describe('a batch', () => {
  it('is 30 minutes by day: what comes within it stands in one mail', async () => {
    const world = await openWorld({ at: MIDNIGHT + 10 * HOUR });
    const came = [0, 4, 11, 22].map((atMinute) => ({ atMinute, feed: 'agenda' as const }));
    const { mails } = await play(world, 59, came);
    expect(mails).toEqual({ lea: [0, 30], marc: [0, 30] });
    expect(world.mails.filter(({ person }) => person === 'lea').map(({ entries }) => entries.length)).toEqual([1, 3]);
  });

  it('waits for the morning when it is no news, and news comes at once by night too', async () => {
    const world = await openWorld({ at: MIDNIGHT + 2 * HOUR });
    const { mails } = await play(world, 6 * 60, [
      { atMinute: 5, feed: 'agenda' },
      { atMinute: 60, feed: 'une' },
      { atMinute: 62, feed: 'une' },
    ]);
    // The mail with the news has what waited for the morning as well.
    expect(mails['lea']).toEqual([60, 65]);
    const quiet = await openWorld({ at: MIDNIGHT + 2 * HOUR });
    expect((await play(quiet, 6 * 60, [{ atMinute: 5, feed: 'agenda' }], { step: 5 })).mails['lea']).toEqual([5 * 60]);
  });

  it('goes again to whom a mail could not be handed over, and not to the others', async () => {
    const world = await openWorld({ at: MIDNIGHT + 10 * HOUR });
    let tries = 0;
    const { mails } = await play(world, 20, [{ atMinute: 0, feed: 'agenda' }], {
      failing: (person) => person === 'lea' && (tries += 1) <= 3,
    });
    expect(mails).toEqual({ lea: [3], marc: [0] });
  });

  it('leaves nothing out for whom another person’s news came too early: it comes with the next mail', async () => {
    const settings = sampleSettings((config) => {
      config.feeds['une'] = { ...Object(config.feeds['une']), approvers: ['marc'] };
    });
    const world = await openWorld({ at: MIDNIGHT + 10 * HOUR, settings });
    await play(world, 10, [
      { atMinute: 0, feed: 'agenda' },
      { atMinute: 7, feed: 'agenda' },
      { atMinute: 8, feed: 'une' },
    ]);
    const { mails } = await play(world, 40, []);
    expect(mails['lea']).toHaveLength(1);
    const told = world.mails.filter(({ person }) => person === 'lea').flatMap(({ entries }) => entries);
    expect(told.map(({ draft }) => draft.title)).toEqual(['Item 0 of agenda', 'Item 1 of agenda']);
  });
});

describe('a reminder', () => {
  const withDeputy = () =>
    sampleSettings((config) => {
      config.people['lea'] = { ...Object(config.people['lea']), deputy: 'marc' };
      config.feeds['agenda'] = { ...Object(config.feeds['agenda']), approvers: ['lea'] };
    });

  it('comes once, at three quarters of the time, to the approver and to the deputy, who may decide', async () => {
    const world = await openWorld({ at: MIDNIGHT + 10 * HOUR, settings: withDeputy() });
    const { mails } = await play(world, 24 * 60, [{ atMinute: 0, feed: 'agenda' }], { step: 30 });
    expect(mails).toEqual({ lea: [0, 18 * 60], marc: [18 * 60] });
    const entry = world.mails.findLast(({ person }) => person === 'marc')?.entries[0];
    expect(entry).toMatchObject({ reminds: true, insteadOf: ['lea'] });
  });

  it('keeps the link of the first mail, and gives the deputy one that decides', async () => {
    const world = await openWorld({ at: MIDNIGHT + 10 * HOUR, settings: withDeputy() });
    await play(world, 19 * 60, [{ atMinute: 0, feed: 'agenda' }], { step: 30 });
    await world.vouch();
    const [delivery] = await world.store.list('draft');
    const id = delivery?.id ?? '';
    const first = world.mails.find(({ person }) => person === 'lea')?.entries[0];
    expect(first?.ask).toBe(world.entryFor('marc', id).ask);
    const order = world.orderOf(await world.review('marc', id), id);
    expect((await decide(world.deps, order)).kind).toBe('approved');
  });

  it('comes to nobody when it was decided before', async () => {
    const world = await openWorld({ at: MIDNIGHT + 10 * HOUR, settings: withDeputy() });
    await play(world, 5, [{ atMinute: 0, feed: 'agenda' }]);
    await world.vouch();
    const [delivery] = await world.store.list('draft');
    const id = delivery?.id ?? '';
    await decide(world.deps, { ...world.orderOf(await world.review('lea', id), id), decision: 'reject' });
    expect((await play(world, 20 * 60, [], { step: 30 })).mails).toEqual({ lea: [], marc: [] });
  });

  it('comes by night and after eight mails too, because nothing ends in silence', () => {
    const now = MIDNIGHT + 3 * HOUR;
    const waiting = [{ since: now - 3 * HOUR, expiresAt: now + HOUR, news: false }];
    const when = { now, timeZone: 'Europe/Paris', apartMs: 5 * MINUTE };
    expect(isMailDue(waiting, { last: now - 30 * MINUTE, today: 8 }, when)).toBe(true);
    expect(isMailDue([{ ...waiting[0]!, expiresAt: now + 2 * HOUR }], { last: null, today: 0 }, when)).toBe(false);
  });
});
