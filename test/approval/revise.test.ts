import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { key } from '../../lib/adapters/store/keys.ts';
import { decide } from '../../lib/approval/decide.ts';
import { revise, type Revision } from '../../lib/approval/revise.ts';
import { NO_APPROVAL } from '../../lib/delivery/unapproved.ts';
import { orderTakeBack } from '../../lib/delivery/take-back.ts';
import { claimOf } from '../engines/store.contract.ts';
import { EVENING, HOUR, MINUTE, openWorld, outcomes, sampleSettings, type World } from '../world.ts';

const by = (person: string, world: World, delivery: string, wish: Revision) =>
  revise(world.deps, { delivery, by: person, wish });

const last = async (world: World, id: string) => (await world.store.audit(id)).at(-1);

describe('an approved post', () => {
  it('is un-approved: it leaves no more, and is asked about again with all the time of a new draft', async () => {
    const world = await openWorld();
    const { id, expiresAt } = await world.approved('une', 'x:gazette', { dueAt: EVENING + HOUR });
    world.advance(30 * MINUTE);
    expect((await by('lea', world, id, { to: 'unapprove' })).kind).toBe('revised');
    const draft = await world.delivery(id);
    expect(draft).toMatchObject({ state: 'draft', approval: null, askId: null });
    expect(draft.expiresAt).toBe(expiresAt + 30 * MINUTE);
    expect(await world.store.approval(id)).toBeNull();
    expect(await last(world, id)).toMatchObject({ who: 'lea', how: 'un-approve', from: 'approved', to: 'draft' });
    world.advance(HOUR);
    await world.vouch();
    await world.publish();
    expect(world.networks.requests).toEqual([]);
    await world.ask();
    expect((await world.say('marc', id)).kind).toBe('approved');
  });

  it('is un-approved in flight: it becomes a draft when nothing left', async () => {
    const world = await openWorld();
    const { id } = await world.approved('une', 'x:gazette');
    world.networks.will('x:gazette', outcomes.notSent);
    await world.publish({
      controls: async (scopes) => {
        const flying = (await world.store.inFlight()).length > 0;
        if (flying) expect((await by('lea', world, id, { to: 'unapprove' })).kind).toBe('unapproved-in-flight');
        return world.store.controls(scopes);
      },
    });
    expect(await world.delivery(id)).toMatchObject({ state: 'draft', approval: null, askId: null });
    const rows = await world.store.audit(id);
    expect(rows.map(({ rev, how }) => [rev, how])).toEqual([
      [1, 'from feed une'],
      [2, 'ask'],
      [3, 'approve'],
      [4, 'claim'],
      [4, 'un-approve'],
      [5, 'not sent'],
    ]);
  });

  it('is un-approved in flight too late: it is published, and can be taken back', async () => {
    const world = await openWorld();
    const { id } = await world.approved('une', 'x:gazette');
    await world.publish({
      controls: async (scopes) => {
        if ((await world.store.inFlight()).length > 0) await by('lea', world, id, { to: 'unapprove' });
        return world.store.controls(scopes);
      },
    });
    expect((await world.delivery(id)).state).toBe('published');
    expect((await by('lea', world, id, { to: 'unapprove' })).kind).toBe('sent');
    expect((await orderTakeBack(world.deps, { delivery: id, by: 'lea' })).kind).toBe('ordered');
  });

  it('is moved: it leaves at the new time, shown with it, and not at the old one', async () => {
    const world = await openWorld();
    const { id, approval } = await world.approved('une', 'x:gazette', { dueAt: EVENING + MINUTE });
    const dueAt = EVENING + HOUR;
    expect((await by('lea', world, id, { to: 'move', dueAt })).kind).toBe('revised');
    expect(await last(world, id)).toMatchObject({ who: 'lea', how: 'move' });
    expect(await world.store.approval(id)).toMatchObject({ by: 'marc', dueAt, epochs: approval?.epochs });
    world.advance(10 * MINUTE);
    await world.vouch();
    await world.publish();
    expect(world.networks.requests).toEqual([]);
    world.advance(51 * MINUTE);
    await world.vouch();
    await world.publish();
    expect(world.networks.requests.map(({ content }) => content.createdAt)).toEqual([new Date(dueAt).toISOString()]);
    expect((await world.delivery(id)).state).toBe('published');
  });

  it('is sent now', async () => {
    const world = await openWorld();
    const { id } = await world.approved('une', 'x:gazette', { dueAt: EVENING + HOUR });
    expect((await by('lea', world, id, { to: 'now' })).kind).toBe('revised');
    expect(await last(world, id)).toMatchObject({ who: 'lea', how: 'send now' });
    await world.publish();
    expect((await world.delivery(id)).state).toBe('published');
  });

  it('stays held when it is moved after a freeze, until somebody approves it anew', async () => {
    const world = await openWorld();
    const { id } = await world.approved('une', 'x:gazette', { dueAt: EVENING + HOUR });
    await world.freeze('ines', ['all'], { id: 'f' });
    await world.thaw('ines', 'f');
    expect((await by('marc', world, id, { to: 'now' })).kind).toBe('revised');
    await world.publish();
    expect(world.networks.requests).toEqual([]);
    await world.ask();
    expect((await world.say('marc', id)).kind).toBe('approved');
    await world.publish();
    expect((await world.delivery(id)).state).toBe('published');
  });

  it('keeps that it was approved under freeze, and only who may thaw can move that', async () => {
    const world = await openWorld();
    const { id } = await world.one('une', 'x:gazette');
    await world.freeze('ines', ['all'], { id: 'f' });
    await world.ask();
    expect((await world.say('marc', id, { under: true, dueAt: EVENING + HOUR })).kind).toBe('approved');
    expect((await by('lea', world, id, { to: 'now' })).kind).toBe('not-allowed');
    expect((await by('marc', world, id, { to: 'now' })).kind).toBe('revised');
    expect(await world.store.approval(id)).toMatchObject({ under: true, by: 'marc' });
    await world.publish();
    expect((await world.delivery(id)).state).toBe('published');
  });

  it('has no time in the past, and none further ahead than a year', async () => {
    const world = await openWorld();
    const { id } = await world.approved('une', 'x:gazette', { dueAt: EVENING + HOUR });
    const before = await world.delivery(id);
    for (const dueAt of [EVENING - 1, Date.parse('2100-01-01T00:00:00Z')])
      expect((await by('lea', world, id, { to: 'move', dueAt })).kind).toBe('no-such-time');
    expect(await world.delivery(id)).toEqual(before);
  });

  it('is not moved by somebody who saw another text', async () => {
    const world = await openWorld();
    const { id, hash } = await world.approved('une', 'x:gazette', { dueAt: EVENING + HOUR });
    expect((await by('lea', world, id, { to: 'now', hash: 'another' })).kind).toBe('text-changed');
    expect((await by('lea', world, id, { to: 'now', hash })).kind).toBe('revised');
  });

  it('is edited: a draft with the new text, asked about again', async () => {
    const world = await openWorld();
    const { id, hash, content } = await world.approved('une', 'x:gazette', { dueAt: EVENING + HOUR });
    const text = `Mieux dit ${content.link}`;
    expect((await by('lea', world, id, { to: 'edit', hash: 'another', text })).kind).toBe('text-changed');
    expect((await by('lea', world, id, { to: 'edit', hash, text: 'x'.repeat(400) })).kind).toBe('invalid');
    expect((await by('lea', world, id, { to: 'edit', hash, text })).kind).toBe('revised');
    const draft = await world.delivery(id);
    expect(draft).toMatchObject({ state: 'draft', approval: null, askId: null, content: { text } });
    expect(draft.hash).not.toBe(hash);
    await world.ask();
    expect(world.entryFor('marc', id).deliveries[0]?.content.text).toBe(text);
  });

  it('is not moved past a change of its source that it has still to take', async () => {
    const world = await openWorld();
    const { id, approval } = await world.approved('une', 'x:gazette', { dueAt: EVENING + HOUR });
    const before = await world.delivery(id);
    const draft = await world.store.draft(before.draft);
    if (draft === null || approval === null) throw new Error('no draft');
    const noted = { approvedAt: approval.at, how: 'changed at the source' as const, content: before.content };
    await world.store.saveDraft(draft, { sourceChanges: { [id]: noted } });
    expect((await by('lea', world, id, { to: 'now' })).kind).toBe('source-changed');
    expect(await world.delivery(id)).toEqual(before);
  });

  it('is nobody’s to change who may not approve for its feeds', async () => {
    const settings = sampleSettings((config) =>
      Object.assign(config.feeds['agenda'] as object, { approvers: ['marc'] }),
    );
    const promo = await openWorld({ settings });
    const own = await promo.approved('agenda', undefined, { dueAt: EVENING + HOUR });
    expect((await by('lea', promo, own.id, { to: 'unapprove' })).kind).toBe('not-allowed');
    expect((await by('marc', promo, own.id, { to: 'unapprove' })).kind).toBe('revised');
    const world = await openWorld();
    const { id } = await world.approved('une', 'x:gazette', { dueAt: EVENING + HOUR });
    for (const wish of [{ to: 'unapprove' }, { to: 'now' }, { to: 'restore' }] as const) {
      expect((await by('ines', world, id, wish)).kind).toBe('not-allowed');
      expect((await by('nobody', world, id, wish)).kind).toBe('not-allowed');
    }
    expect((await by('lea', world, 'none', { to: 'now' })).kind).toBe('no-such-delivery');
    expect((await world.delivery(id)).state).toBe('approved');
  });

  it('says when it has no approval at all, and is asked about again by itself', async () => {
    const world = await openWorld();
    const delivery = await world.approved('une', 'x:gazette', { dueAt: EVENING + HOUR });
    const gone = new DeleteItemCommand({ TableName: world.table, Key: key(`APPROVAL#${delivery.id}`) });
    await world.client.send(gone);
    expect((await by('lea', world, delivery.id, { to: 'now' })).kind).toBe('no-approval');
    await world.sweep();
    expect(await world.delivery(delivery.id)).toMatchObject({ state: 'draft', note: NO_APPROVAL });
  });
});

describe('a post in flight', () => {
  it('is neither moved nor edited, and the answer says so', async () => {
    const world = await openWorld();
    const delivery = await world.approved('une', 'x:gazette');
    const claim = await claimOf(world, delivery);
    if (claim.kind !== 'claimed') throw new Error(claim.kind);
    const { id, hash, content } = delivery;
    for (const wish of [{ to: 'now' }, { to: 'edit', hash, text: `${content.text} !` }] as const)
      expect((await by('lea', world, id, wish)).kind).toBe('in-flight');
    expect(await world.delivery(id)).toEqual(claim.delivery);
    expect(await world.store.approval(id)).not.toBeNull();
  });

  it('is un-approved once, however often somebody presses', async () => {
    const world = await openWorld();
    const delivery = await world.approved('une', 'x:gazette');
    const claim = await claimOf(world, delivery);
    if (claim.kind !== 'claimed') throw new Error(claim.kind);
    for (let press = 0; press < 3; press += 1)
      expect((await by('lea', world, delivery.id, { to: 'unapprove' })).kind).toBe('unapproved-in-flight');
    const acts = (await world.store.signed(delivery.id)).map(({ how }) => how);
    expect(acts).toEqual(['approve', 'un-approve']);
  });
});

describe('what was decided or is over', () => {
  it('is restored from a rejection, whose reason stays in its history', async () => {
    const world = await openWorld();
    const { id } = await world.one('une', 'x:gazette');
    await world.ask();
    const page = await world.review('marc', id);
    const order = { ...world.orderOf(page, id, { decision: 'reject' }), reason: '  trop tôt  ' };
    expect((await decide(world.deps, order)).kind).toBe('rejected');
    expect(await last(world, id)).toMatchObject({ who: 'marc', how: 'reject', evidence: 'trop tôt' });
    expect((await by('lea', world, id, { to: 'now' })).kind).toBe('not-open');
    expect((await by('lea', world, id, { to: 'restore' })).kind).toBe('revised');
    expect(await last(world, id)).toMatchObject({ who: 'lea', how: 'restore', from: 'rejected', to: 'draft' });
    await world.ask();
    expect((await world.say('marc', id)).kind).toBe('approved');
    await world.publish();
    expect((await world.delivery(id)).state).toBe('published');
  });

  it('is asked about again after it expired, with all the time of a new draft', async () => {
    const world = await openWorld();
    const { id, expiresAt } = await world.one('une', 'x:gazette');
    world.advance(expiresAt - EVENING + MINUTE);
    await world.sweep();
    expect((await world.delivery(id)).state).toBe('expired');
    expect((await by('lea', world, id, { to: 'restore' })).kind).toBe('revised');
    expect(await last(world, id)).toMatchObject({ how: 'ask again', from: 'expired', to: 'draft' });
    await world.sweep();
    expect((await world.delivery(id)).state).toBe('draft');
    await world.ask();
    expect((await world.say('marc', id)).kind).toBe('approved');
  });
});
