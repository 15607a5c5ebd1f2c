import { describe, expect, it } from 'vitest';
import { SETTLE_MS, STATES } from '../../lib/records/delivery.ts';
import { RESOLUTIONS, resolveDelivery, type Resolution } from '../../lib/delivery/resolve.ts';
import { orderTakeBack } from '../../lib/delivery/take-back.ts';
import { EVENING, HOUR, MINUTE, openWorld, outcomes, sampleSettings, type World } from '../world.ts';

const sent = async (script: 'unknown' | 'rejected', world?: World) => {
  const own = world ?? (await openWorld());
  const { id } = await own.approved('une', 'x:gazette');
  own.networks.will('x:gazette', outcomes[script]);
  await own.publish();
  const say = (to: Resolution, by = 'marc') => resolveDelivery(own.deps, { delivery: id, by, to });
  return { world: own, id, say };
};

describe('what a person says about a send', () => {
  it('gives up an unknown send only after the settle time, and the refusal says when that is', async () => {
    const { world, id, say } = await sent('unknown');
    for (const to of ['failed', 'draft'] as const) {
      expect(await say(to)).toEqual({ kind: 'too-early', settledAt: EVENING + SETTLE_MS });
    }
    expect((await world.delivery(id)).state).toBe('unknown');
    world.advance(SETTLE_MS);
    expect((await say('failed')).kind).toBe('resolved');
    expect(await world.delivery(id)).toMatchObject({ state: 'failed', claimId: null });
    expect((await world.store.audit(id)).at(-1)).toMatchObject({
      who: 'marc',
      how: 'resolve: failed',
      from: 'unknown',
      to: 'failed',
    });
    expect(world.events.at(-1)).toMatchObject({ type: 'delivery.failed', id, by: 'marc' });
    await world.publish();
    expect(world.networks.requests).toHaveLength(1);
  });

  it('makes a failed send a draft again, with a new ask, a new approval and the same provider key', async () => {
    const { world, id, say } = await sent('rejected');
    const before = await world.delivery(id);
    expect(before.state).toBe('failed');
    expect((await say('draft')).kind).toBe('resolved');
    expect(await world.delivery(id)).toMatchObject({ state: 'draft', approval: null, askId: null });
    expect((await world.store.audit(id)).at(-1)).toMatchObject({ who: 'marc', how: 'ask again', from: 'failed' });
    expect(world.events.at(-1)).toMatchObject({ type: 'delivery.returned', id, by: 'marc' });
    await world.publish();
    expect(world.networks.requests).toHaveLength(1);
    await world.ask();
    world.advance(2 * MINUTE);
    expect((await world.say('lea', id)).kind).toBe('approved');
    await world.publish();
    const after = await world.delivery(id);
    expect(after).toMatchObject({ state: 'published', attempt: 1 });
    expect(after.content.providerKey).toBe(before.content.providerKey);
  });

  it('gives a draft that is asked for again as much time as a new item, however old it is', async () => {
    const { world, id, say } = await sent('rejected');
    world.advance(30 * HOUR);
    await say('draft');
    await world.sweep();
    expect(await world.delivery(id)).toMatchObject({ state: 'draft', expiresAt: EVENING + 54 * HOUR });
  });

  it('is accepted from an approver of its feeds and from people who may thaw', async () => {
    const settings = sampleSettings((config) => Object.assign(config.feeds['une'] as object, { approvers: ['marc'] }));
    const { world, id, say } = await sent('rejected', await openWorld({ settings }));
    for (const by of ['lea', 'nobody', 'machine:publish']) {
      expect(await say('draft', by)).toEqual({ kind: 'not-allowed' });
    }
    expect((await world.delivery(id)).state).toBe('failed');
    expect((await say('draft', 'ines')).kind).toBe('resolved');
  });

  it('withdraws a post that was ordered to be taken back and is not there, whatever the person chose', async () => {
    const { world, id, say } = await sent('unknown');
    world.advance(SETTLE_MS);
    await orderTakeBack(world.deps, { delivery: id, by: 'ines' });
    expect((await say('failed')).kind).toBe('resolved');
    expect((await world.delivery(id)).state).toBe('withdrawn');
  });

  it('changes nothing in another state than unknown or failed', async () => {
    const world = await openWorld();
    const made = await world.one('une', 'x:gazette');
    for (const state of STATES) {
      for (const to of RESOLUTIONS) {
        const open = state === 'unknown' || (state === 'failed' && to === 'draft');
        const answer = await resolveDelivery(
          {
            ...world.deps,
            delivery: () => Promise.resolve({ ...made, state }),
            move: () => Promise.resolve({ kind: 'changed' }),
          },
          { delivery: made.id, by: 'marc', to },
        );
        if (!open) expect(answer, `${state} to ${to}`).toEqual({ kind: 'not-open', state });
        else expect(['changed', 'too-early'], `${state} to ${to}`).toContain(answer.kind);
      }
    }
    expect(await resolveDelivery(world.deps, { delivery: 'never', by: 'marc', to: 'draft' })).toEqual({
      kind: 'no-such-delivery',
    });
  });
});
