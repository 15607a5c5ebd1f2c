import { PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';
import { deliveryItem } from '../../lib/adapters/store/transition.ts';
import { resolveDelivery, type Resolution } from '../../lib/delivery/resolve.ts';
import { sweep as sweepFlow } from '../../lib/delivery/sweep.ts';
import { orderTakeBack } from '../../lib/delivery/take-back.ts';
import { claimOf } from '../engines/store.contract.ts';
import { EVENING, HOUR, MINUTE, openWorld, outcomes, SECOND, TABLE } from '../world.ts';

describe('the sweep', () => {
  it('makes a claim unknown when its lease is over, never approved, and refunds no budget', async () => {
    const world = await openWorld();
    const delivery = await world.approved('agenda');
    await claimOf(world, delivery);
    world.advance(MINUTE);
    expect((await world.sweep()).overdueClaims).toEqual([]);
    world.advance(2 * MINUTE);
    expect((await world.sweep()).overdueClaims).toEqual([delivery.id]);
    expect((await world.delivery(delivery.id)).state).toBe('unknown');
    expect(await world.store.inFlight()).toEqual([]);
    expect((await world.store.budget(delivery.account))?.sends).toHaveLength(1);
    await world.publish();
    expect(world.networks.requests).toEqual([]);
  });

  it('expires drafts that nobody decided on and deliveries that are too late, and announces it', async () => {
    const world = await openWorld();
    const draft = await world.one('agenda', 'sandbox:gazette');
    const late = await world.approved('une', 'x:gazette');
    world.advance(31 * MINUTE);
    expect((await world.sweep()).expired).toEqual([late.id]);
    world.advance(24 * HOUR);
    expect((await world.sweep()).expired).toEqual([draft.id]);
    expect((await world.delivery(late.id)).note).toContain('slot');
  });

  it.each([
    ['says that another person approved it', { by: 'lea' }],
    ['says that it was approved for longer', { until: EVENING + 99 * HOUR }],
    ['names another approval', { id: 'another' }],
  ])('asks again about a delivery that %s than the approval on record', async (_, forged) => {
    const world = await openWorld();
    const delivery = await world.approved('une', 'x:gazette', { dueAt: EVENING + 5 * HOUR });
    expect((await world.sweep()).unapproved).toEqual([]);
    const { approval } = await world.delivery(delivery.id);
    const values = marshall({ ':copy': { ...approval, ...forged } });
    await world.client.send(
      new UpdateItemCommand({
        TableName: TABLE,
        Key: marshall({ pk: `DELIVERY#${delivery.id}`, sk: '-' }),
        UpdateExpression: 'SET approval = :copy',
        ExpressionAttributeValues: values,
      }),
    );
    expect((await world.sweep()).unapproved).toEqual([delivery.id]);
    expect(await world.delivery(delivery.id)).toMatchObject({ state: 'draft', approval: null });
  });

  it('keeps what a freeze holds until it expires, so that a person can approve it again', async () => {
    const world = await openWorld();
    const { id } = await world.approved('agenda');
    await world.freeze('ines');
    world.advance(5 * HOUR);
    await world.sweep();
    expect((await world.delivery(id)).state).toBe('approved');
    world.advance(20 * HOUR);
    await world.sweep();
    expect((await world.delivery(id)).state).toBe('expired');
  });

  it('thaws in a person’s name only a freeze of hers, never one under the id of a machine', async () => {
    const world = await openWorld();
    await world.freeze('ines', ['lane:promo'], { id: 'page-1', until: world.clock.now + HOUR });
    for (const id of ['watch-1', 'gap-1']) {
      for (const [name, source] of [
        ['signed', 'human'],
        ['own', 'watch'],
      ] as const) {
        await world.store.freeze(
          {
            id: `${id}-${name}`,
            scopes: ['lane:news'],
            source,
            by: 'ines',
            at: world.clock.now,
            reason: 'forgery',
            story: null,
            evidence: [],
            until: world.clock.now,
            thawedBy: null,
            thawedAt: null,
            remindedAt: null,
          },
          1_000,
        );
      }
    }
    world.advance(HOUR);
    expect((await world.sweep()).thawed).toEqual(['page-1']);
  });

  it('thaws a signed freeze however many freezes came after it, before it looks at what is held', async () => {
    const world = await openWorld();
    await world.approved('agenda');
    await world.approved('agenda');
    const until = world.clock.now + HOUR;
    await world.freeze('ines', ['all'], { id: 'page-signed', until });
    for (let n = 0; n < 60; n += 1) {
      world.advance(SECOND);
      await world.freeze('ines', ['lane:news'], { id: `page-${n}` });
      await world.thaw('ines', `page-${n}`);
    }
    world.advance(HOUR);
    const order: string[] = [];
    const report = await sweepFlow({
      ...world.deps,
      delivery: (id) => {
        order.push('delivery');
        return world.store.delivery(id);
      },
      thawAtEnd: (...input) => {
        order.push('thaw');
        return world.store.thawAtEnd(...input);
      },
    });
    expect(report.thawed).toEqual(['page-signed']);
    // What is only held is not read at all.
    expect(order).toEqual(['thaw']);
  });

  it('goes on with the others when one item cannot be written', async () => {
    const world = await openWorld();
    const [bad, good] = await world.draft('agenda');
    world.advance(25 * HOUR);
    const { sweep } = await import('../../lib/delivery/sweep.ts');
    const run = sweep({
      ...world.deps,
      freezes: () => world.store.freezes(),
      move: (before, change, act) =>
        before.id === bad?.id ? Promise.reject(new Error('poison')) : world.store.move(before, change, act),
    });
    await expect(run).rejects.toThrow('could not be swept');
    expect((await world.delivery(good?.id ?? '')).state).toBe('expired');
  });
});

describe('an unknown send', () => {
  const unknown = async (account: string) => {
    const world = await openWorld();
    const { id } = await world.approved('une', account);
    world.networks.will(account, outcomes.unknown);
    await world.publish({ list: (state, range) => world.store.list(state, range) });
    return { world, id };
  };

  it('is published when a look at its network finds the post', async () => {
    const world = await openWorld();
    const { id } = await world.approved('agenda');
    world.networks.will('sandbox:gazette', 'lost-reply');
    await world.publish();
    expect((await world.delivery(id)).state).toBe('unknown');
    await world.publish();
    expect(await world.delivery(id)).toMatchObject({ state: 'published', remoteId: 'post-1' });
    expect(world.networks.posts).toHaveLength(1);
  });

  it('is published, and an error says so, when the post has another text', async () => {
    const world = await openWorld();
    const [plain, other] = [await world.approved('agenda'), await world.approved('alertes')];
    for (const { account } of [plain, other]) world.networks.will(account, 'lost-reply');
    await world.publish();
    for (const post of world.networks.posts) if (post.account === other.account) post.text = 'Another text';
    await world.publish();
    for (const { id } of [plain, other]) expect((await world.delivery(id)).state).toBe('published');
    const told = world.logs.filter(({ event }) => event === 'delivery.differs');
    expect(told).toMatchObject([{ level: 'error', fields: { delivery: other.id, account: other.account } }]);
  });

  it('becomes a draft that asks again when a person finds no post after the settle time', async () => {
    const { world, id } = await unknown('x:gazette');
    const say = (to: Resolution, by = 'marc') => resolveDelivery(world.deps, { delivery: id, by, to });
    expect(await say('draft')).toMatchObject({ kind: 'too-early', settledAt: EVENING + 15 * MINUTE });
    expect((await say('published', 'nobody')).kind).toBe('not-allowed');
    world.advance(15 * MINUTE);
    expect((await say('draft')).kind).toBe('resolved');
    expect(await world.delivery(id)).toMatchObject({ state: 'draft', approval: null, askId: null });
  });

  it('is withdrawn when it was ordered to be taken back and a person finds no post', async () => {
    const { world, id } = await unknown('x:gazette');
    world.advance(16 * MINUTE);
    await orderTakeBack(world.deps, { delivery: id, by: 'ines' });
    await resolveDelivery(world.deps, { delivery: id, by: 'lea', to: 'draft' });
    expect((await world.delivery(id)).state).toBe('withdrawn');
    expect((await world.store.audit(id)).at(-1)).toMatchObject({ who: 'lea', to: 'withdrawn' });
  });

  it('is published at once when a person has seen the post', async () => {
    const { world, id } = await unknown('x:gazette');
    expect((await resolveDelivery(world.deps, { delivery: id, by: 'lea', to: 'published' })).kind).toBe('resolved');
    expect((await world.delivery(id)).state).toBe('published');
  });
});

describe('taking a post back', () => {
  it('deletes the post by the order of a person, and prevents every later send', async () => {
    const world = await openWorld();
    const { id } = await world.approved('agenda');
    await world.publish();
    expect((await orderTakeBack(world.deps, { delivery: id, by: 'lea' })).kind).toBe('ordered');
    await world.publish();
    expect((await world.delivery(id)).state).toBe('withdrawn');
    expect(world.networks.posts[0]?.gone).toBe(true);
    expect((await world.store.audit(id)).slice(-2)).toMatchObject([
      { who: 'lea', how: 'order take back' },
      { who: 'machine:publish', to: 'withdrawn', evidence: 'gone, as lea ordered' },
    ]);
    await world.publish();
    expect(world.networks.posts).toHaveLength(1);
    expect((await orderTakeBack(world.deps, { delivery: id, by: 'lea' })).kind).toBe('already-gone');
  });

  it('deletes nothing by an order that only the delivery names, until the person gives it', async () => {
    const world = await openWorld();
    const { id } = await world.approved('agenda');
    await world.publish();
    const forged = { ...(await world.delivery(id)), takeBack: { by: 'lea', at: EVENING } };
    await world.client.send(new PutItemCommand({ TableName: world.table, Item: deliveryItem(forged) }));
    await world.publish();
    expect((await world.delivery(id)).state).toBe('published');
    expect(world.networks.posts[0]?.gone).toBe(false);
    expect(world.logs.map(({ event }) => event)).toContain('take-back.failed');
    expect((await orderTakeBack(world.deps, { delivery: id, by: 'ines' })).kind).toBe('ordered');
    await world.publish();
    expect((await world.delivery(id)).state).toBe('withdrawn');
    expect((await world.store.signed(id)).at(-1)).toMatchObject({ who: 'ines', how: 'order take back' });
  });

  it('is carried out for the post that the person ordered back, and for no other', async () => {
    const world = await openWorld();
    const { id } = await world.approved('agenda');
    await world.publish();
    expect((await orderTakeBack(world.deps, { delivery: id, by: 'lea' })).kind).toBe('ordered');
    const ordered = await world.delivery(id);
    const other = { ...ordered.content, text: 'Un autre texte' };
    for (const change of [{ remoteId: 'another-post' }, { account: 'x:gazette' }, { content: other }]) {
      await world.client.send(
        new PutItemCommand({ TableName: world.table, Item: deliveryItem({ ...ordered, ...change }) }),
      );
      await world.publish();
      expect(world.networks.posts[0]?.gone).toBe(false);
    }
    await world.client.send(new PutItemCommand({ TableName: world.table, Item: deliveryItem(ordered) }));
    await world.publish();
    expect(world.networks.posts[0]?.gone).toBe(true);
  });

  it('tries again until the network says that the post is gone', async () => {
    const world = await openWorld();
    const { id } = await world.approved('agenda');
    await world.publish();
    await orderTakeBack(world.deps, { delivery: id, by: 'lea' });
    for (const answer of [
      { kind: 'failed', detail: 'HTTP 503' },
      { kind: 'unknown', detail: 'no answer' },
    ] as const) {
      world.networks.takeBackAnswers(answer);
      await world.publish();
      expect((await world.delivery(id)).state).toBe('published');
    }
    world.networks.takeBackAnswers(null);
    await world.publish();
    expect((await world.delivery(id)).state).toBe('withdrawn');
  });

  it('waits for the settle time of an unknown send, whose post could appear after its deletion', async () => {
    const world = await openWorld();
    const { id } = await world.approved('une', 'x:gazette');
    world.networks.will('x:gazette', outcomes.unknown);
    await world.publish();
    expect((await orderTakeBack(world.deps, { delivery: id, by: 'ines' })).kind).toBe('too-early');
    world.advance(15 * MINUTE);
    expect((await orderTakeBack(world.deps, { delivery: id, by: 'ines' })).kind).toBe('ordered');
  });

  it('is refused for what was not sent, and to people who may not freeze', async () => {
    const world = await openWorld();
    const { id } = await world.one('agenda');
    expect((await orderTakeBack(world.deps, { delivery: id, by: 'lea' })).kind).toBe('not-published');
    expect((await orderTakeBack(world.deps, { delivery: id, by: 'nobody' })).kind).toBe('not-allowed');
    expect((await orderTakeBack(world.deps, { delivery: 'none', by: 'lea' })).kind).toBe('no-such-delivery');
  });
});
