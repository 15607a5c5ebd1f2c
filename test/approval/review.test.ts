import { describe, expect, it } from 'vitest';
import { decide } from '../../lib/approval/decide.ts';
import { resolveDelivery } from '../../lib/delivery/resolve.ts';
import { EVENING, HOUR, MINUTE, openWorld, outcomes, sampleSettings } from '../world.ts';

describe('the digest', () => {
  it('asks about a draft that stands behind 600 others that people were asked about', async () => {
    const world = await openWorld();
    const { id } = await world.one('agenda', 'sandbox:gazette');
    const before = Array.from({ length: 600 }, (_, n) => ({ id: `asked-${n}`, askId: 'an-ask' }));
    const { digest } = await import('../../lib/approval/digest.ts');
    const report = await digest({
      ...world.deps,
      list: async (state, range = {}) => {
        const found = await world.store.list(state);
        const asked = state === 'draft' ? before.map((each) => ({ ...found[0]!, ...each })) : [];
        return [...asked, ...found].slice(0, range.limit);
      },
    });
    expect(report.asked).toEqual([id]);
  });
});

describe('a decision', () => {
  it('approves what the page showed, in the name of the person who pressed', async () => {
    const world = await openWorld();
    const delivery = await world.approved('agenda');
    expect(delivery).toMatchObject({ state: 'approved', askId: null, approval: { by: 'marc', under: false } });
  });

  it('counts once: a second press is answered with who decided', async () => {
    const world = await openWorld();
    const { id } = await world.one('agenda');
    await world.ask();
    const order = world.orderOf(await world.review('marc', id), id);
    expect((await decide(world.deps, order)).kind).toBe('approved');
    expect(await decide(world.deps, order)).toMatchObject({ kind: 'already', by: 'marc' });
  });

  it.each([
    ['approve', 'approved'],
    ['reject', 'rejected'],
    ['save', 'saved'],
  ] as const)('counts once when one press names it twice: %s', async (decision, kind) => {
    const world = await openWorld();
    const { id } = await world.one('agenda');
    await world.ask();
    const order = world.orderOf(await world.review('marc', id), id, { decision, text: 'Un autre texte' });
    const answer = await decide(world.deps, { ...order, choices: [...order.choices, ...order.choices] });
    expect(answer.kind).toBe(kind);
    expect('deliveries' in answer && answer.deliveries).toHaveLength(1);
  });

  it('counts once when two people decide at the same time', async () => {
    const world = await openWorld();
    const { id } = await world.one('agenda');
    await world.ask();
    const orders = [
      world.orderOf(await world.review('marc', id), id),
      world.orderOf(await world.review('lea', id), id, { decision: 'reject' }),
    ];
    const kinds = (await Promise.all(orders.map((order) => decide(world.deps, order)))).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'approved' || kind === 'rejected')).toHaveLength(1);
  });

  it('approves nothing when it arrives again after its send failed and the delivery is a draft again', async () => {
    const world = await openWorld();
    const { id } = await world.one('une', 'x:gazette');
    await world.ask();
    const order = world.orderOf(await world.review('marc', id), id, { dueAt: EVENING });
    world.networks.will('x:gazette', outcomes.unknown);
    await decide(world.deps, order);
    // The network shows the time of the slot, so the same text at the same time is the same content.
    await world.publish();
    expect((await world.delivery(id)).state).toBe('unknown');
    world.advance(16 * MINUTE);
    await resolveDelivery(world.deps, { delivery: id, by: 'marc', to: 'draft' });
    const now = await world.delivery(id);
    const late = { ...order, choices: order.choices.map((choice) => ({ ...choice, hash: now.hash })) };
    expect((await decide(world.deps, late)).kind).toBe('closed');
    expect((await world.delivery(id)).state).toBe('draft');
  });

  it('is refused when the text was edited since the page was shown', async () => {
    const world = await openWorld();
    const { id } = await world.one('agenda');
    await world.ask();
    const order = world.orderOf(await world.review('marc', id), id);
    expect((await world.say('lea', id, { decision: 'save', text: 'Tout autre chose' })).kind).toBe('saved');
    expect((await decide(world.deps, order)).kind).toBe('text-changed');
  });

  it('is refused when a freeze was opened, or opened and thawed, since the page was shown', async () => {
    const world = await openWorld();
    const { id } = await world.one('agenda');
    await world.ask();
    const order = world.orderOf(await world.review('marc', id), id);
    await world.freeze('ines', ['lane:promo'], { id: 'f' });
    expect((await decide(world.deps, order)).kind).toBe('saved');
    await world.thaw('ines', 'f');
    expect((await decide(world.deps, order)).kind).toBe('world-changed');
    expect((await world.delivery(id)).state).toBe('draft');
  });

  it('under freeze needs a person who may thaw and says so; otherwise an edit is kept as a draft', async () => {
    const world = await openWorld();
    const { id } = await world.one('une', 'x:gazette');
    await world.ask();
    await world.freeze('ines', ['all']);
    expect(await world.say('lea', id, { under: true, text: 'Attentat à Nice' })).toMatchObject({
      kind: 'saved',
      frozen: true,
    });
    expect((await world.delivery(id)).content.text).toBe('Attentat à Nice');
    expect((await world.say('marc', id, {})).kind).toBe('saved');
    expect(await world.say('marc', id, { under: true })).toMatchObject({ kind: 'approved', under: true });
    await world.publish();
    expect(world.networks.posts.map(({ text }) => text)).toEqual(['Attentat à Nice']);
  });

  it('is asked again after the thaw, not before, when a freeze kept it as a draft', async () => {
    const world = await openWorld();
    const { id } = await world.one('agenda');
    await world.ask();
    await world.freeze('ines', ['all'], { id: 'f' });
    await world.say('lea', id, { text: 'Mieux dit' });
    const first = (await world.delivery(id)).askId;

    await world.ask();
    expect((await world.delivery(id)).askId).toBe(first);
    await world.thaw('ines', 'f');
    await world.ask();

    expect((await world.delivery(id)).askId).not.toBe(first);
    expect((await world.say('marc', id)).kind).toBe('approved');
  });

  it('can be taken in two steps with one link: save, then approve', async () => {
    const world = await openWorld();
    const { id } = await world.one('agenda');
    await world.ask();
    await world.say('marc', id, { decision: 'save', text: 'Mieux dit' });
    expect((await world.say('marc', id)).kind).toBe('approved');
  });

  it('can be taken in two steps for what is held, too', async () => {
    const world = await openWorld();
    const { id } = await world.approved('agenda', undefined, { dueAt: EVENING + HOUR });
    await world.freeze('ines', ['all'], { id: 'f' });
    await world.thaw('ines', 'f');
    expect((await world.say('marc', id, { decision: 'save', text: 'Mieux dit' })).kind).toBe('saved');
    expect((await world.say('marc', id)).kind).toBe('approved');
  });

  it('is closed to a person who is no longer an approver', async () => {
    const world = await openWorld();
    const { id } = await world.one('agenda');
    await world.ask();
    const order = world.orderOf(await world.review('lea', id), id);
    const settings = sampleSettings((config) => Object.assign(config.people['lea'] as object, { may: ['freeze'] }));
    expect((await decide({ ...world.deps, settings }, order)).kind).toBe('closed');
  });

  it('changes nothing while a person only looks', async () => {
    const world = await openWorld();
    const { id } = await world.one('agenda');
    await world.ask();
    const before = await world.delivery(id);
    for (let look = 0; look < 5; look += 1) await world.review('lea', id);
    expect(await world.delivery(id)).toEqual(before);
  });
});

describe('asking', () => {
  it('counts only after the mail was handed over', async () => {
    const world = await openWorld();
    const { id } = await world.one('agenda');
    const broken = { ...world.deps, mail: () => Promise.reject(new Error('throttled')) };
    const { digest } = await import('../../lib/approval/digest.ts');
    await expect(digest(broken)).rejects.toThrow();
    expect((await world.delivery(id)).askId).toBeNull();
    await world.ask();
    expect((await world.delivery(id)).askId).not.toBeNull();
  });

  it('is repeated for what a freeze has held, once no freeze covers it', async () => {
    const world = await openWorld();
    await world.approved('agenda', undefined, { dueAt: EVENING + HOUR });
    await world.freeze('ines', ['all'], { id: 'f' });
    expect((await world.ask()).asked).toEqual([]);
    await world.thaw('ines', 'f');
    expect((await world.ask()).asked).toHaveLength(1);
    expect((await world.ask()).asked).toHaveLength(0);
  });
});
