import { describe, expect, it } from 'vitest';
import { inTurn } from '../../lib/delivery/in-turn.ts';
import { openWorld } from '../world.ts';

describe('what is due', () => {
  it('is taken account by account, each account in its own order', () => {
    const due = ['a1', 'a2', 'a3', 'b1', 'c1', 'c2'].map((id) => ({ id, account: id.charAt(0) }));
    const turns = inTurn(due).map((turn) => turn.map(({ id }) => id));
    expect(turns).toEqual([['a1', 'b1', 'c1'], ['a2', 'c2'], ['a3']]);
  });

  it('of one account, thousands of posts, hides nothing of another', async () => {
    const world = await openWorld();
    const first = await world.approved('agenda');
    const other = await world.approved('alertes', 'bluesky:gazette');
    const backlog = Array.from({ length: 2_100 }, (_, n) => ({ ...first, id: `backlog-${n}` }));
    const asked: string[] = [];
    await world.publish({
      // As the index does: those of the earlier times first, and no more than were asked for.
      list: async (state, range) =>
        state === 'approved' ? [...backlog, other].slice(0, range?.limit) : world.store.list(state, range),
      delivery: (id) => {
        asked.push(id);
        return world.store.delivery(id);
      },
    });
    expect(asked.slice(0, 2)).toEqual(['backlog-0', other.id]);
    expect((await world.delivery(other.id)).state).toBe('published');
  });
});
