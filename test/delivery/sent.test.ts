import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { deliveryItem } from '../../lib/adapters/store/transition.ts';
import { resolveDelivery, type Resolution } from '../../lib/delivery/resolve.ts';
import { SETTLE_MS } from '../../lib/records/delivery.ts';
import { EVENING, MINUTE, openWorld, outcomes, type Script } from '../world.ts';

/** A send of X, and then somebody who may write deliveries says that it never was. */
const writtenOver = async (script: Script | null) => {
  const world = await openWorld();
  const { id, content } = await world.approved('une', 'x:gazette');
  if (script !== null) world.networks.will('x:gazette', script);
  await world.publish();
  const writeOver = async () => {
    const before = await world.delivery(id);
    const forged = { ...before, state: 'draft', approval: null, askId: null, claimId: null, claimedAt: null } as const;
    await world.client.send(new PutItemCommand({ TableName: world.table, Item: deliveryItem(forged) }));
    world.advance(2 * MINUTE);
    await world.ask();
  };
  await writeOver();
  const approveAndPublish = async () => {
    await world.vouch();
    const decision = await world.say('lea', id);
    world.advance(MINUTE);
    await world.publish();
    return decision.kind;
  };
  const resolve = (to: Resolution) => resolveDelivery(world.deps, { delivery: id, by: 'marc', to });
  const posts = () => world.networks.posts.filter(({ text }) => text === content.text).length;
  return { world, id, writeOver, approveAndPublish, resolve, posts };
};

describe('a send that somebody wrote over', () => {
  it.each([
    ['published', null],
    ['unknown, its answer lost', 'lost-reply'],
  ] as const)('is not sent again by a new approval, when it was %s: a person is told to look', async (_, script) => {
    const { world, id, approveAndPublish, resolve, posts } = await writtenOver(script);
    const sends = world.networks.requests.length;

    expect(await approveAndPublish()).toBe('approved');

    expect(world.networks.requests).toHaveLength(sends);
    expect(await world.delivery(id)).toMatchObject({
      state: 'unknown',
      claimedAt: EVENING,
      unsent: { cause: 'unknown' },
    });
    expect(await world.store.approval(id)).toBeNull();
    expect((await world.store.audit(id)).at(-1)).toMatchObject({ who: 'machine:publish', how: 'sent before' });
    expect(world.events.at(-1)).toMatchObject({ type: 'delivery.unknown', id });
    // Whoever finds it says so, and it is out once.
    expect((await resolve('published')).kind).toBe('resolved');
    expect(posts()).toBe(1);
  });

  it('is not sent again either when a person found it and it is written over once more', async () => {
    const { world, id, writeOver, approveAndPublish, resolve, posts } = await writtenOver('lost-reply');
    await approveAndPublish();
    await resolve('published');
    await writeOver();

    expect(await approveAndPublish()).toBe('approved');

    expect((await world.delivery(id)).state).toBe('unknown');
    expect(posts()).toBe(1);
  });

  it('is sent once more only when a person looked and did not find it', async () => {
    const { world, id, approveAndPublish, resolve } = await writtenOver(outcomes.unknown);
    const sends = world.networks.requests.length;
    await approveAndPublish();
    world.advance(SETTLE_MS);
    expect((await resolve('draft')).kind).toBe('resolved');
    await world.ask();

    expect(await approveAndPublish()).toBe('approved');

    expect(world.networks.requests).toHaveLength(sends + 1);
    expect((await world.delivery(id)).state).toBe('published');
  });
});

describe('a send of which surely nothing came', () => {
  it.each([
    ['was not sent', outcomes.notSent],
    ['was refused', outcomes.rejected],
  ])('stands in the way of no other one, when it %s', async (_, script) => {
    const world = await openWorld();
    const { id } = await world.approved('une', 'x:gazette');
    world.networks.will('x:gazette', script);
    await world.publish();
    if ((await world.delivery(id)).state === 'failed') {
      await resolveDelivery(world.deps, { delivery: id, by: 'marc', to: 'draft' });
      await world.ask();
      await world.say('marc', id);
    }
    world.advance(2 * MINUTE);
    await world.vouch();

    await world.publish();

    expect(await world.delivery(id)).toMatchObject({ state: 'published' });
  });
});
