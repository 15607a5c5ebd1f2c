import { describe, expect, it } from 'vitest';
import { orderTakeBack } from '../../lib/delivery/take-back.ts';
import { MINUTE, openWorld, outcomes, type World } from '../world.ts';

const BLUESKY = 'bluesky:gazette';
const SANDBOX = 'sandbox:gazette';

/** The network of this account throws at every request, because its secret cannot be read. */
const without = (world: World, account: string) => ({
  network: (asked: string) =>
    asked === account ? Promise.reject(new Error('the secret cannot be read')) : world.deps.network(asked),
});

describe('one run of the publisher', () => {
  it('publishes what is due on one account when a post of another cannot be taken back', async () => {
    const world = await openWorld();
    const published = await world.approved('agenda', BLUESKY);
    await world.publish();
    expect((await orderTakeBack(world.deps, { delivery: published.id, by: 'marc' })).kind).toBe('ordered');
    const due = await world.approved('agenda', SANDBOX);
    await world.publish(without(world, BLUESKY));
    expect((await world.delivery(due.id)).state).toBe('published');
    expect((await world.delivery(published.id)).state).toBe('published');
    await world.publish();
    expect((await world.delivery(published.id)).state).toBe('withdrawn');
  });

  it('publishes what is due on one account when it cannot look for an unknown send of another', async () => {
    const world = await openWorld();
    const lost = await world.approved('agenda', BLUESKY);
    world.networks.will(BLUESKY, outcomes.unknown);
    await world.publish();
    expect((await world.delivery(lost.id)).state).toBe('unknown');
    const due = await world.approved('agenda', SANDBOX);
    await world.publish(without(world, BLUESKY));
    expect((await world.delivery(due.id)).state).toBe('published');
    expect((await world.delivery(lost.id)).state).toBe('unknown');
  });

  it('publishes what is due when the list of posts to take back cannot be read, and throws at the end', async () => {
    const world = await openWorld();
    const due = await world.approved('agenda', SANDBOX);
    const list = (...[state, range]: Parameters<typeof world.deps.list>) =>
      (state as string) === 'take-back' ? Promise.reject(new Error('throttled')) : world.store.list(state, range);
    await expect(world.publish({ list })).rejects.toThrow('throttled');
    expect((await world.delivery(due.id)).state).toBe('published');
  });

  it('keeps half a minute for publishing when networks answer slowly', async () => {
    const world = await openWorld();
    const published = await world.approved('agenda', BLUESKY);
    await world.publish();
    await orderTakeBack(world.deps, { delivery: published.id, by: 'marc' });
    const due = await world.approved('agenda', SANDBOX);
    world.advance(MINUTE);
    await world.publish({ remainingMs: () => 29_000 });
    expect((await world.delivery(published.id)).state).toBe('published');
    expect((await world.delivery(due.id)).state).toBe('published');
  });
});
