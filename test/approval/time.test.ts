import { describe, expect, it } from 'vitest';
import { decide } from '../../lib/approval/decide.ts';
import { revise } from '../../lib/approval/revise.ts';
import type { Delivery } from '../../lib/records/delivery.ts';
import { EVENING, HOUR, MINUTE, openWorld, sampleSettings, type World } from '../world.ts';

/** Posts of one account with slots: it is 18:00 in Paris, Tuesday 14 July 2026. */
const SLOTS = ['19:00', '20:00', 'wed 08:00'];
const open = () =>
  openWorld({
    settings: sampleSettings(({ accounts }) => Object.assign(accounts['sandbox:gazette'] as object, { slots: SLOTS })),
  });

const asked = async (world: World): Promise<Delivery> => {
  const made = await world.one('agenda');
  await world.ask();
  return world.delivery(made.id);
};
const slotsOf = async (world: World, id: string) =>
  (await world.review('marc', id)).deliveries.find(({ delivery }) => delivery.id === id)?.slots ?? [];

describe('the slot of a post', () => {
  it('is proposed free, however many are taken: twelve posts approved as proposed have twelve slots', async () => {
    const world = await open();
    const times: (number | null)[] = [];
    for (let made = 0; made < 12; made += 1) {
      const { id } = await asked(world);
      const [dueAt = 0] = await slotsOf(world, id);
      expect((await world.say('marc', id, { dueAt })).kind).toBe('approved');
      times.push((await world.delivery(id)).dueAt);
    }
    expect(new Set(times).size).toBe(12);
    expect(times.slice(0, 3)).toEqual([EVENING + HOUR, EVENING + 2 * HOUR, Date.parse('2026-07-15T06:00:00Z')]);
  });

  it('is had by whoever approves first, and the other is asked for another time', async () => {
    const world = await open();
    const [one, other] = [await asked(world), await asked(world)];
    const pages = [await world.review('marc', one.id), await world.review('lea', other.id)] as const;
    const dueAt = EVENING + HOUR;
    const first = await decide(world.deps, world.orderOf(pages[0], one.id, { dueAt }));
    expect(first.kind).toBe('approved');
    const second = await decide(world.deps, world.orderOf(pages[1], other.id, { dueAt }));
    expect(second).toEqual({ kind: 'slot-taken', id: other.id });
    expect((await world.delivery(other.id)).state).toBe('draft');
    expect(await slotsOf(world, other.id)).not.toContain(dueAt);
  });

  it('is free again when the approval that has it has gone, and stays with a post that is approved anew', async () => {
    const world = await open();
    const [one, other] = [await asked(world), await asked(world)];
    const dueAt = EVENING + HOUR;
    await world.say('marc', one.id, { dueAt });
    await revise(world.deps, { delivery: one.id, by: 'marc', wish: { to: 'unapprove' } });
    expect((await world.say('marc', other.id, { dueAt })).kind).toBe('approved');
    await world.ask();
    expect((await world.say('marc', one.id, { dueAt })).kind).toBe('slot-taken');
    await world.freeze('ines', ['all'], { id: 'f' });
    await world.thaw('ines', 'f');
    await world.ask();
    expect((await world.say('marc', other.id, { dueAt })).kind).toBe('approved');
  });

  it('is taken by a move as well, and given up by one', async () => {
    const world = await open();
    const [one, other] = [await asked(world), await asked(world)];
    const dueAt = EVENING + HOUR;
    await world.say('marc', one.id, { dueAt });
    await world.say('marc', other.id, { dueAt: EVENING + 2 * HOUR });
    const move = { delivery: other.id, by: 'marc', wish: { to: 'move' as const, dueAt } };
    expect(await revise(world.deps, move)).toEqual({ kind: 'slot-taken' });
    await revise(world.deps, { delivery: one.id, by: 'marc', wish: { to: 'move', dueAt: EVENING + 3 * HOUR } });
    expect((await revise(world.deps, move)).kind).toBe('revised');
  });

  it('is of one account: a time that is no slot may be that of two posts', async () => {
    const world = await open();
    const [one, other] = [await asked(world), await asked(world)];
    const dueAt = EVENING + 90 * MINUTE;
    expect((await world.say('marc', one.id, { dueAt })).kind).toBe('approved');
    expect((await world.say('marc', other.id, { dueAt })).kind).toBe('approved');
  });
});

describe('the time of a post', () => {
  it('is a question when it passed while the page was open, and never now', async () => {
    const world = await open();
    const { id } = await asked(world);
    const order = world.orderOf(await world.review('marc', id), id, { dueAt: EVENING + HOUR });
    world.advance(3 * HOUR);
    expect(await decide(world.deps, order)).toEqual({ kind: 'slot-passed', id });
    await world.vouch();
    await world.publish();
    expect(world.networks.posts).toEqual([]);
  });

  it('is refused when nobody offered it: the year 2100, more than a year ahead, or what nobody can read', async () => {
    const world = await open();
    const { id } = await asked(world);
    for (const dueAt of [Date.parse('2100-01-01T00:00:00Z'), EVENING + 367 * 24 * HOUR, Number.NaN])
      expect(await world.say('marc', id, { dueAt })).toEqual({ kind: 'no-such-time', id });
    expect((await world.delivery(id)).state).toBe('draft');
  });
});

describe('a blackout', () => {
  const dark = () =>
    openWorld({
      settings: sampleSettings(({ accounts }) =>
        Object.assign(accounts['sandbox:gazette'] as object, { slots: SLOTS, blackouts: ['19:00-21:00'] }),
      ),
    });

  it('has no slot, and neither a chosen time nor a move goes into it', async () => {
    const world = await dark();
    const { id } = await asked(world);
    expect((await slotsOf(world, id))[0]).toBe(Date.parse('2026-07-15T06:00:00Z'));
    expect(await world.say('marc', id, { dueAt: EVENING + 90 * MINUTE })).toEqual({ kind: 'no-such-time', id });
    await world.say('marc', id, { dueAt: EVENING + 4 * HOUR });
    const wish = { to: 'move' as const, dueAt: EVENING + 90 * MINUTE };
    expect(await revise(world.deps, { delivery: id, by: 'marc', wish })).toEqual({ kind: 'no-such-time' });
  });

  it('holds what was delayed into it, and not what a person wants sent now', async () => {
    const world = await dark();
    const late = await world.approved('agenda', undefined, { dueAt: EVENING + 55 * MINUTE });
    world.advance(61 * MINUTE);
    await world.vouch();
    await world.publish();
    expect((await world.delivery(late.id)).state).toBe('approved');
    const now = await world.approved('agenda');
    await world.publish();
    expect((await world.delivery(now.id)).state).toBe('published');
    expect((await world.delivery(late.id)).state).toBe('approved');
  });

  it('is heeded by the claim when it begins between the look and the claim', async () => {
    const world = await dark();
    const { id } = await world.approved('agenda', undefined, { dueAt: EVENING + 59 * MINUTE });
    world.advance(60 * MINUTE - 1);
    await world.vouch();
    const answer = await world.publish({
      network: (account) => {
        world.advance(1);
        return world.networks.network(account);
      },
    });
    expect(answer).toMatchObject({ taken: [{ end: 'held', cause: 'blackout' }] });
    expect(world.networks.requests).toEqual([]);
    expect((await world.delivery(id)).state).toBe('approved');
  });
});

describe('what was approved for later than a draft waits', () => {
  const inThreeDays = EVENING + 72 * HOUR;

  it('is asked about again after a freeze, until its approval’s own end', async () => {
    const world = await open();
    const { id } = await world.approved('agenda', undefined, { dueAt: inThreeDays });
    world.advance(48 * HOUR);
    await world.vouch();
    await world.freeze('ines', ['all'], { id: 'f' });
    await world.thaw('ines', 'f');
    expect((await world.sweep()).expired).not.toContain(id);
    expect((await world.ask()).asked).toEqual([id]);
    expect((await world.say('marc', id, { dueAt: inThreeDays })).kind).toBe('approved');
  });

  it('has at least that time as a draft, when it comes back', async () => {
    const world = await open();
    const { id, approval } = await world.approved('agenda', undefined, { dueAt: inThreeDays });
    world.advance(48 * HOUR);
    const before = await world.delivery(id);
    await world.store.move(
      before,
      { state: 'draft', approval: null, askId: null },
      { at: world.clock.now, who: 'machine:publish', how: 'picture changed' },
    );
    expect((await world.delivery(id)).expiresAt).toBe(approval?.until);
    expect((await world.ask()).asked).toEqual([id]);
  });
});
