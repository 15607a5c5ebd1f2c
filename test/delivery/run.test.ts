import { describe, expect, it } from 'vitest';
import { orderTakeBack } from '../../lib/delivery/take-back.ts';
import { HOUR, MINUTE, SECOND, openWorld, outcomes, type World } from '../world.ts';

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

describe('an account that is connected again', () => {
  /** Four posts that are due while the network refuses the token, of which a person then stores another. */
  const refused = async (world: World): Promise<string[]> => {
    const ids: string[] = [];
    for (let count = 0; count < 4; count += 1) ids.push((await world.approved('agenda', SANDBOX)).id);
    await world.publish(withoutToken(world));
    world.secrets.set(SANDBOX, '2');
    return ids;
  };
  const withoutToken = (world: World) => ({
    network: async (asked: string) => {
      const network = await world.deps.network(asked);
      const refusal = { kind: 'not-sent', reason: 'credentials', retryAt: null, detail: 'HTTP 401' } as const;
      return 'prepare' in network ? { ...network, prepare: () => Promise.resolve(refusal) } : network;
    },
  });
  const published = async (world: World, ids: readonly string[]): Promise<number> => {
    const states = await Promise.all(ids.map(async (id) => (await world.delivery(id)).state));
    return states.filter((state) => state === 'published').length;
  };

  it('sends nothing of what became too late in the meantime', async () => {
    const world = await openWorld();
    const ids = await refused(world);
    world.advance(2 * HOUR);
    for (let minute = 0; minute < 30; minute += 1) {
      await world.publish();
      world.advance(MINUTE);
    }
    expect(await published(world, ids)).toBe(0);
  });

  it('sends what is still in time one by one, with the gap of the account between them', async () => {
    const world = await openWorld();
    const ids = await refused(world);
    const leaves: number[] = [];
    for (let run = 1; run <= 15; run += 1) {
      world.advance(20 * SECOND);
      const before = await published(world, ids);
      await world.publish();
      const sent = (await published(world, ids)) - before;
      expect(sent).toBeLessThanOrEqual(1);
      if (sent === 1) leaves.push(world.clock.now);
    }
    expect(leaves).toHaveLength(4);
    expect(leaves.slice(1).every((at, index) => at - leaves[index]! >= MINUTE)).toBe(true);
  });
});
