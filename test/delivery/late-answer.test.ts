import { describe, expect, it } from 'vitest';
import { MAX_ATTEMPTS } from '../../lib/records/delivery.ts';
import type { Outcome } from '../../lib/delivery/network.ts';
import { resolveDelivery } from '../../lib/delivery/resolve.ts';
import { MINUTE, openWorld, outcomes, SECOND } from '../world.ts';

/** A send whose answer comes after the sweep has made it unknown. */
const swept = async () => {
  const world = await openWorld();
  const { id } = await world.approved('une', 'x:gazette');
  let answer: (outcome: Outcome) => void = () => undefined;
  world.networks.will('x:gazette', { hold: new Promise((resolve) => (answer = resolve)) });
  const run = world.publish();
  while (world.networks.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
  world.advance(3 * MINUTE);
  await world.sweep();
  expect((await world.delivery(id)).state).toBe('unknown');
  const end = async (outcome: Outcome) => {
    answer(outcome);
    return run;
  };
  return { world, id, end };
};

const accepted: Outcome = { kind: 'accepted', remoteId: 'late', url: 'https://net.example/late', detail: 'HTTP 200' };

describe('an answer that comes after the sweep made the send unknown', () => {
  it('proves the post when it says accepted, and the holder of the claim records it', async () => {
    const { world, id, end } = await swept();
    expect(await end(accepted)).toMatchObject({ taken: [{ delivery: id, end: 'published' }] });
    expect(await world.delivery(id)).toMatchObject({ state: 'published', claimId: null });
    expect((await world.delivery(id)).remoteId).not.toBeNull();
    expect((await world.store.audit(id)).at(-1)).toMatchObject({
      who: 'machine:publish',
      how: 'answered late',
      from: 'unknown',
      to: 'published',
    });
    expect(world.events.at(-2)).toMatchObject({ type: 'delivery.published', id });
    await world.publish();
    expect(world.networks.requests).toHaveLength(1);
  });

  it.each([
    ['not sent', outcomes.notSent],
    ['rejected', outcomes.rejected],
  ])('that says %s does not make the delivery approved again: a person reads it', async (_, outcome) => {
    const { world, id, end } = await swept();
    await end(outcome);
    expect(await world.delivery(id)).toMatchObject({ state: 'unknown', note: outcome.detail });
    expect((await world.store.budget('x:gazette'))?.sends).toHaveLength(1);
    for (let run = 0; run <= MAX_ATTEMPTS; run += 1) await world.publish();
    expect(world.networks.requests).toHaveLength(1);
  });

  it('changes nothing that a person has decided since, and is logged as an error', async () => {
    const { world, id, end } = await swept();
    world.advance(15 * MINUTE);
    await resolveDelivery(world.deps, { delivery: id, by: 'marc', to: 'draft' });
    await end(accepted);
    expect((await world.delivery(id)).state).toBe('draft');
    expect(world.logs.filter(({ level }) => level === 'error').at(-1)).toMatchObject({
      event: 'delivery.answered-late',
    });
  });

  it('does not count as the answer to another claim', async () => {
    const { world, id, end } = await swept();
    const before = await world.delivery(id);
    const act = { at: world.clock.now, who: 'test', how: 'another claim' };
    await world.store.move(before, { claimId: 'another', note: null }, act);
    world.advance(SECOND);
    await end(accepted);
    expect(await world.delivery(id)).toMatchObject({ state: 'unknown', claimId: 'another' });
  });
});
