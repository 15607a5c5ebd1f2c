import { describe, expect, it } from 'vitest';
import { attend, needsAttendance } from '../../lib/delivery/attended.ts';
import { EVENING, HOUR, MINUTE, openWorld, sampleSettings } from '../world.ts';

/** It is 18:00 in Paris on a Tuesday, and somebody always watches until 19:00. */
const settings = sampleSettings((config) => Object.assign(config, { attended: { hours: ['mon-fri 08:00-19:00'] } }));
const open = () => openWorld({ settings });

describe('where posts leave only while somebody watches, a post', () => {
  it('leaves in the attended hours without a word', async () => {
    const world = await open();
    const { id } = await world.approved('agenda');
    await world.publish();
    expect((await world.delivery(id)).state).toBe('published');
  });

  it('waits until somebody says that they watch, and leaves then', async () => {
    const world = await open();
    world.advance(2 * HOUR);
    await world.vouch();
    const { id } = await world.approved('agenda');
    expect(await world.publish()).toMatchObject({ taken: [{ end: 'held', cause: 'unattended' }] });
    await attend(world.deps, { by: 'lea', until: world.clock.now + 4 * HOUR });
    await world.publish();
    expect((await world.delivery(id)).state).toBe('published');
  });

  it('is not claimed when the word lapses between the look and the claim', async () => {
    const world = await open();
    world.advance(2 * HOUR);
    await world.vouch();
    const { id } = await world.approved('agenda');
    await attend(world.deps, { by: 'lea', until: world.clock.now + MINUTE });
    const answer = await world.publish({
      network: async (account) => {
        world.advance(1);
        await attend(world.deps, { by: 'lea', until: null });
        return world.networks.network(account);
      },
    });
    expect(answer).toMatchObject({ taken: [{ end: 'held', cause: 'unattended' }] });
    expect(world.networks.requests).toEqual([]);
    expect((await world.delivery(id)).state).toBe('approved');
  });

  it('is not claimed by a word for longer than a day', async () => {
    const world = await open();
    world.advance(2 * HOUR);
    await world.vouch();
    const { id } = await world.approved('agenda');
    const runaway = { by: 'lea', at: world.clock.now, until: world.clock.now + 365 * 24 * HOUR };
    await world.store.attend(runaway);
    // The look believes it, the claim does not.
    const attendance = () => Promise.resolve({ ...runaway, until: world.clock.now + HOUR });
    await world.publish({ attendance });
    expect((await world.delivery(id)).state).toBe('approved');
  });

  it('needs nobody’s word where the configuration does not say so', () => {
    expect(needsAttendance(sampleSettings(), EVENING + 6 * HOUR)).toBe(false);
    expect(needsAttendance(settings, EVENING + 6 * HOUR)).toBe(true);
    expect(needsAttendance(settings, EVENING)).toBe(false);
  });
});

describe('the word that somebody watches', () => {
  it('is given by whoever may freeze, for a day at most, and stands in the history', async () => {
    const world = await open();
    expect(await attend(world.deps, { by: 'nobody', until: EVENING + HOUR })).toEqual({ kind: 'not-allowed' });
    expect(await attend(world.deps, { by: 'lea', until: EVENING + 25 * HOUR })).toEqual({ kind: 'no-such-time' });
    expect(await attend(world.deps, { by: 'lea', until: EVENING - 1 })).toEqual({ kind: 'no-such-time' });
    expect(await world.store.attendance()).toBeNull();
    await attend(world.deps, { by: 'lea', until: EVENING + HOUR });
    expect(await world.store.attendance()).toEqual({ by: 'lea', at: EVENING, until: EVENING + HOUR });
    const [row] = await world.store.signed(`attended-${EVENING}-lea`);
    expect(row).toMatchObject({ who: 'lea', how: 'attend', to: '2026-07-14T17:00:00.000Z' });
  });
});
