import { describe, expect, it } from 'vitest';
import { openWatchMemory } from '../../lib/crisis/memory.ts';
import { lookAtTheNews } from '../../lib/crisis/look.ts';
import { watchSources } from '../../lib/watch-sources.ts';
import { MINUTE } from '../world.ts';
import { BLUESKY, openAnswered } from './newsroom.ts';
import { scanAll } from './scan.ts';

/** The way of an answer: read, handed over as a row, judged by the watch, and gone. No news source says anything. */
const newsroom = async () => {
  const opened = await openAnswered();
  const { world } = opened;
  const memory = openWatchMemory(world.store);
  const look = () =>
    lookAtTheNews({
      ...world.deps,
      ...memory,
      sources: watchSources(world.settings),
      fetch: () => Promise.resolve({ kind: 'error', reason: 'silent', detail: 'nothing' }),
      read: () => Promise.reject(new Error('nothing to read')),
    });
  const minute = async () => {
    world.advance(MINUTE);
    await opened.read();
    await look();
  };
  return { ...opened, look, minute, rows: async () => JSON.stringify(await scanAll(world.client)) };
};

describe('people who ask to stop under a post that left at a bad moment', () => {
  it('delay promotion two minutes after the third of them, and a freeze is proposed with their words', async () => {
    const { world, say, sent, minute } = await newsroom();
    const post = await sent(BLUESKY);
    const next = await world.approved('agenda', BLUESKY, { dueAt: world.clock.now + 10 * MINUTE });
    say(post, { id: 'a', text: 'Qui a laissé partir ce tweet programmé ?' });
    await minute();
    say(post, { id: 'b', text: 'Coupez vos posts automatiques, faites votre travail' });
    await minute();
    expect((await world.store.watchStatus())?.braked).toEqual({});
    say(post, { id: 'c', text: 'Ce n’est pas le moment, il y a des morts' });
    const third = world.clock.now;
    await minute();
    const status = await world.store.watchStatus();
    expect(status?.braked['promo']).toBeGreaterThan(third);
    expect((status?.why['promo']?.at ?? 0) - third).toBeLessThanOrEqual(2 * MINUTE);
    const [proposal] = await world.store.proposals(0);
    expect(proposal).toMatchObject({
      scopes: ['lane:promo', 'lane:news'],
      story: { rule: 'backlash', owners: [BLUESKY] },
      evidence: [
        { source: BLUESKY, title: 'Qui a laissé partir ce tweet programmé ?', url: 'https://net.example/answers/a' },
        { title: 'Coupez vos posts automatiques, faites votre travail' },
        { title: 'Ce n’est pas le moment, il y a des morts' },
      ],
    });
    expect(await world.store.freezes()).toEqual([]);
    world.advance(8 * MINUTE);
    await world.vouch();
    await world.publish();
    expect((await world.delivery(next.id)).state).toBe('approved');
  });

  it('are on their way as rows without a name, and the rows are gone once they are judged', async () => {
    const { say, sent, read, look, rows } = await newsroom();
    const post = await sent(BLUESKY);
    say(post, { id: 'a', text: 'Merci pour la photo', author: 'did:plc:zoe-quartz' });
    await read();
    const before = await rows();
    expect(before).toContain('Merci pour la photo');
    expect(before).not.toContain('zoe-quartz');
    await look();
    const after = await rows();
    expect(after).not.toContain('Merci pour la photo');
    expect(after).not.toContain('zoe-quartz');
  });

  it('are handed over once, and again where the watch failed before it had judged them', async () => {
    const { world, say, sent, read, look } = await newsroom();
    const post = await sent(BLUESKY);
    say(post, { id: 'a', text: 'Bof' });
    await read();
    await read();
    expect(await world.store.replies()).toHaveLength(1);
    const [row] = await world.store.replies();
    expect(await world.store.handOver(row!)).toBe(false);
    await look();
    expect(await world.store.replies()).toEqual([]);
  });

  it('in a language without a list are said to be unread', async () => {
    const { world, say, sent, minute } = await newsroom();
    const post = await sent(BLUESKY);
    for (const id of ['a', 'b', 'c']) say(post, { id, text: 'Usuńcie to, ludzie giną', lang: 'pl' });
    await minute();
    expect(world.logs.find(({ event }) => event === 'watch.replies.unread')?.fields).toEqual({ langs: ['pl'] });
    expect(await world.store.proposals(0)).toEqual([]);
  });
});
