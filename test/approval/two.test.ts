import { describe, expect, it } from 'vitest';
import { openReview } from '../../lib/approval/review.ts';
import { decide } from '../../lib/approval/decide.ts';
import { revise } from '../../lib/approval/revise.ts';
import { decideCard, serveCard, waitingFor } from '../../lib/approval/tray.ts';
import { whyOf } from '../../lib/delivery/why.ts';
import { needsTwo } from '../../lib/delivery/two.ts';
import { EVENING, HOUR, MINUTE, openWorld, sampleSettings, type World } from '../world.ts';

/** Two people have to say yes to what the feed une brings. */
const two = () =>
  sampleSettings((config) => {
    Object.assign(config.feeds['une'] as object, { approvals: 2 });
    Object.assign(config.people['ines'] as object, { may: ['approve', 'freeze', 'thaw'] });
  });

const asked = async () => {
  const world = await openWorld({ settings: two() });
  const { id } = await world.one('une', 'x:gazette');
  await world.ask();
  return { world, id };
};

const yesTo = async (world: World, id: string) => (await world.store.yeses([id])).get(id);
const hows = async (world: World, id: string) =>
  (await world.store.audit(id)).map(({ who, how, to }) => `${who} ${how} ${to}`);

describe('a post that two people have to approve', () => {
  it('stays a draft after the first yes, which names who said it and leaves nothing to send', async () => {
    const { world, id } = await asked();
    expect((await world.say('lea', id)).kind).toBe('first-of-two');
    const draft = await world.delivery(id);
    expect(draft).toMatchObject({ state: 'draft', approval: null, yes: { by: 'lea', hash: draft.hash } });
    expect(await world.store.approval(id)).toBeNull();
    expect(await yesTo(world, id)).toMatchObject({ by: 'lea', at: EVENING, hash: draft.hash, delivery: id });
    await world.publish();
    expect(world.networks.requests).toEqual([]);
    expect((await hows(world, id)).at(-1)).toBe('lea first yes draft');
  });

  it('is approved by the yes of another person, with both names, and leaves', async () => {
    const { world, id } = await asked();
    await world.say('lea', id);
    expect((await world.say('marc', id)).kind).toBe('approved');
    expect(await world.store.approval(id)).toMatchObject({ by: 'marc', firstBy: 'lea' });
    expect(await yesTo(world, id)).toBeUndefined();
    await world.publish();
    expect(world.networks.posts).toHaveLength(1);
    expect(await world.delivery(id)).toMatchObject({ state: 'published', approval: { firstBy: 'lea' } });
  });

  it('is never approved by one person alone, however often they press', async () => {
    const { world, id } = await asked();
    for (let time = 0; time < 3; time += 1) expect((await world.say('lea', id)).kind).toBe('first-of-two');
    expect((await world.delivery(id)).state).toBe('draft');
    expect((await hows(world, id)).filter((row) => row.includes('first yes'))).toHaveLength(1);
  });

  it('is never approved alone by who edits the text: an edit after a yes begins anew', async () => {
    const { world, id } = await asked();
    await world.say('lea', id);
    expect((await world.say('marc', id, { text: 'Un autre texte' })).kind).toBe('first-of-two');
    expect(await yesTo(world, id)).toMatchObject({ by: 'marc' });
    expect((await world.say('marc', id)).kind).toBe('first-of-two');
    expect((await world.say('lea', id)).kind).toBe('approved');
    expect(await world.delivery(id)).toMatchObject({ content: { text: 'Un autre texte' } });
  });

  it('takes the time that the second person chooses, and proposes that of the first', async () => {
    const { world, id } = await asked();
    await world.say('lea', id, { dueAt: EVENING + HOUR });
    expect((await world.delivery(id)).dueAt).toBe(EVENING + HOUR);
    await world.say('marc', id, { dueAt: EVENING + 2 * HOUR });
    expect(await world.store.approval(id)).toMatchObject({ dueAt: EVENING + 2 * HOUR });
  });

  it.each([
    [
      'is taken back',
      (world: World, id: string) => revise(world.deps, { delivery: id, by: 'lea', wish: { to: 'unapprove' } }),
    ],
    [
      'is followed by an edit',
      (world: World, id: string) => world.say('marc', id, { text: 'Autre', decision: 'save' }),
    ],
    [
      'expires with its draft',
      async (world: World, id: string) => {
        world.advance(25 * HOUR);
        await world.vouch();
        await world.sweep();
        await revise(world.deps, { delivery: id, by: 'marc', wish: { to: 'restore' } });
        await world.ask();
      },
    ],
    [
      'was before a freeze',
      async (world: World) => {
        await world.freeze('marc', ['lane:news'], { id: 'stop' });
        await world.thaw('ines', 'stop');
      },
    ],
  ])('counts for nothing any more when the first yes %s', async (_, change) => {
    const { world, id } = await asked();
    await world.say('lea', id);
    const old = await yesTo(world, id);
    await change(world, id);
    await world.ask();
    expect((await world.say('marc', id)).kind).toBe('first-of-two');
    expect((await yesTo(world, id))?.id).not.toBe(old?.id);
    expect((await world.say('lea', id)).kind).toBe('approved');
  });

  it('is asked about from the beginning after a rejection that was taken back', async () => {
    const { world, id } = await asked();
    await world.say('lea', id);
    await world.say('marc', id, { decision: 'reject' });
    expect(await yesTo(world, id)).toBeUndefined();
    await revise(world.deps, { delivery: id, by: 'marc', wish: { to: 'restore' } });
    await world.ask();
    expect((await world.say('marc', id)).kind).toBe('first-of-two');
  });

  it('has no first yes left after its approval was taken back', async () => {
    const { world, id } = await asked();
    await world.say('lea', id, { dueAt: EVENING + HOUR });
    await world.say('marc', id, { dueAt: EVENING + HOUR });
    await revise(world.deps, { delivery: id, by: 'lea', wish: { to: 'unapprove' } });
    await world.ask();
    expect((await world.say('marc', id)).kind).toBe('first-of-two');
  });

  it('is approved by two again when a freeze had held it', async () => {
    const { world, id } = await asked();
    await world.say('lea', id, { dueAt: EVENING + HOUR });
    await world.say('marc', id, { dueAt: EVENING + HOUR });
    await world.freeze('marc', ['all'], { id: 'stop' });
    await world.thaw('ines', 'stop');
    await world.ask();
    expect((await world.say('marc', id)).kind).toBe('first-of-two');
    expect(await world.store.approval(id)).toBeNull();
    expect((await world.say('ines', id)).kind).toBe('approved');
  });

  it('is approved under freeze by two who may thaw', async () => {
    const { world, id } = await asked();
    await world.freeze('marc', ['all']);
    expect((await world.say('lea', id, { under: true })).kind).toBe('saved');
    expect((await world.say('marc', id, { under: true })).kind).toBe('first-of-two');
    expect(await world.say('ines', id, { under: true })).toMatchObject({ kind: 'approved', under: true });
  });

  it('leaves the tray of who said yes, and waits in that of everybody else', async () => {
    const { world, id } = await asked();
    const { draft } = await world.delivery(id);
    const served = await serveCard(world.deps, 'lea', draft);
    if (served === null) throw new Error('no card');
    const [shown] = served.review.deliveries;
    const { decision } = await decideCard(world.deps, 'lea', {
      number: served.number,
      wish: {
        decision: 'approve',
        choices: [{ id, hash: shown?.delivery.hash ?? '', text: shown?.delivery.content.text ?? '', dueAt: null }],
        epochs: served.review.epochs,
        under: false,
      },
    });
    expect(decision.kind).toBe('first-of-two');
    expect(await waitingFor(world.deps, 'lea')).toEqual([]);
    expect(await waitingFor(world.deps, 'marc')).toEqual([draft]);
    expect(await serveCard(world.deps, 'lea', draft)).toBeNull();
  });

  it('says on every surface who said yes, and that another person has to', async () => {
    const { world, id } = await asked();
    const why = async () => {
      const delivery = await world.delivery(id);
      const controls = await world.epochs(delivery);
      return whyOf(delivery, { controls, problems: [], watch: null }, world.settings, world.clock.now);
    };
    expect(await why()).toMatchObject({ two: { first: null } });
    await world.say('lea', id);
    expect(await why()).toMatchObject({ two: { first: { by: 'lea', at: EVENING } } });
    await world.freeze('marc', ['all'], { id: 'stop' });
    expect(await why()).toMatchObject({ two: { first: null } });
  });

  it('asks the second person about the very text: an old page completes nothing that was edited since', async () => {
    const { world, id } = await asked();
    const page = await world.review('marc', id);
    await world.say('lea', id, { text: 'Autre texte' });
    expect((await decide(world.deps, world.orderOf(page, id))).kind).toBe('text-changed');
    expect((await openReview(world.deps, { ask: page.ask, token: page.token })).kind).toBe('review');
  });
});

describe('the store', () => {
  it('completes no first yes that is another one now, is to another text, or is of the same person', async () => {
    const { world, id } = await asked();
    await world.say('lea', id);
    const before = await world.delivery(id);
    const yes = await yesTo(world, id);
    if (yes === undefined) throw new Error('no first yes');
    const approving = (by: string, to: typeof yes) => {
      const approval = { by, at: EVENING, hash: before.hash, epochs: yes.epochs, until: EVENING + HOUR, under: false };
      const chosen = [{ before, change: { dueAt: EVENING, approval }, yes: to }];
      return world.store.approve(chosen, yes.epochs, false, { at: EVENING, who: by, how: 'approve' });
    };
    expect(await approving('lea', yes)).toEqual({ kind: 'changed' });
    expect(await approving('marc', { ...yes, id: 'another' })).toEqual({ kind: 'changed' });
    expect((await approving('marc', yes)).kind).toBe('approved');
    world.advance(MINUTE);
    expect(await approving('ines', yes)).toEqual({ kind: 'changed' });
  });
});

it('two yeses are wanted by a feed, or by a lane for all its feeds', () => {
  const settings = sampleSettings((config) => {
    Object.assign(config, { lanes: { promo: { approvals: 2 } } });
    Object.assign(config.feeds['alertes'] as object, { approvals: 2 });
  });
  expect(['agenda', 'une', 'alertes'].map((feed) => needsTwo(settings, { feeds: [feed] }))).toEqual([
    true,
    false,
    true,
  ]);
  expect(needsTwo(settings, { feeds: ['une', 'agenda'] })).toBe(true);
});
