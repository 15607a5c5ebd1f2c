import { describe, expect, it } from 'vitest';
import type { WatchMemory } from '../../lib/crisis/health.ts';
import { lookAtTheNews, type LookDeps } from '../../lib/crisis/look.ts';
import { MINUTE, openWorld } from '../world.ts';

/** The newsroom's call reaches the watch a second time, as a repeated request or one that a run did not drop. */

const open = async () => {
  const world = await openWorld();
  let memory: WatchMemory | null = null;
  const look = (change: Partial<LookDeps> = {}) =>
    lookAtTheNews({
      ...world.deps,
      sources: [],
      loadMemory: () => Promise.resolve(memory),
      saveMemory: (next) => {
        memory = next;
        return Promise.resolve();
      },
      fetch: () => Promise.reject(new Error('no source')),
      read: () => Promise.reject(new Error('no source')),
      ...change,
    });
  const call = (id = 'afp-1') =>
    world.store.saveNewsroomCall({
      id,
      call: {
        kind: 'call',
        at: world.clock.now,
        seen: world.clock.now,
        by: 'AFP',
        action: 'freeze',
        title: 'Explosion au Stade de France',
        lang: 'fr',
      },
    });
  const open = async () => (await world.store.freezes()).filter(({ thawedAt }) => thawedAt === null);
  return { world, look, call, open };
};

describe('a call that a person has thawed', () => {
  it('does not freeze again when it is repeated', async () => {
    const { world, look, call, open: frozen } = await open();
    expect(await call()).toBe(true);
    await look();
    const [freeze] = await frozen();
    if (freeze === undefined) throw new Error('no freeze');
    await world.thaw('ines', freeze.id);
    world.advance(20 * MINUTE);

    expect(await call()).toBe(false);
    await look();

    expect(await frozen()).toEqual([]);
  });

  it('does not freeze again when its row was never dropped: its story is the same', async () => {
    const { world, look, call, open: frozen } = await open();
    await call();
    const [stored] = await world.store.newsroomCalls();
    await look();
    for (const { id } of await frozen()) await world.thaw('ines', id);
    world.advance(20 * MINUTE);
    if (stored === undefined) throw new Error('no call');
    const again = { id: stored.id, call: { ...stored.call, at: world.clock.now, seen: world.clock.now } };
    await look({ newsroomCalls: () => Promise.resolve([again]) });
    expect(await frozen()).toEqual([]);
  });

  it('says nothing against another call, which freezes', async () => {
    const { world, look, call, open: frozen } = await open();
    await call();
    await look();
    for (const { id } of await frozen()) await world.thaw('ines', id);
    await call('afp-2');
    await look();
    expect(await frozen()).toHaveLength(1);
  });
});
