import { describe, expect, it } from 'vitest';
import { whyOf, type World as Seen } from '../../lib/delivery/why.ts';
import type { Delivery } from '../../lib/records/delivery.ts';
import { EVENING, HOUR, MINUTE, openWorld, type World } from '../world.ts';

const seen = async (world: World): Promise<Seen> => ({
  ...(await world.store.controls(world.scopes)),
  watch: await world.store.watchStatus(),
});
const why = async (world: World, delivery: Delivery) =>
  whyOf(await world.delivery(delivery.id), await seen(world), world.settings, world.clock.now);

describe('why something does not leave', () => {
  it('is told for a delivery at every step from its slot to its end', async () => {
    const world = await openWorld();
    const delivery = await world.approved('agenda', undefined, { dueAt: EVENING + 20 * MINUTE });
    expect(await why(world, delivery)).toEqual({ kind: 'slot', at: EVENING + 20 * MINUTE });
    await world.brake('promo', 30 * MINUTE);
    expect(await why(world, delivery)).toMatchObject({ kind: 'braked', lane: 'promo', why: 'une explosion' });
    await world.freeze('ines', ['all'], { id: 'f' });
    expect(await why(world, delivery)).toEqual({ kind: 'frozen', freezes: ['f'] });
    await world.thaw('ines', 'f');
    expect(await why(world, delivery)).toMatchObject({ kind: 'held', approval: { by: 'marc' } });
    world.advance(31 * MINUTE);
    await world.vouch();
    await world.ask();
    await world.say('marc', delivery.id);
    expect(await why(world, delivery)).toEqual({ kind: 'leaves-next' });
    await world.publish();
    expect(await why(world, delivery)).toMatchObject({ kind: 'published', by: 'marc' });
  });

  it('agrees with the claim: what it calls next is sent, and nothing else is', async () => {
    const spoils: ((world: World) => Promise<unknown> | undefined)[] = [
      () => undefined,
      (world) => world.freeze('ines'),
      (world) => world.freeze('machine:watch', ['lane:promo']),
      async (world) => {
        await world.freeze('ines', ['all'], { id: 'f' });
        await world.thaw('ines', 'f');
      },
      (world) => world.brake('promo', 15 * MINUTE),
      (world) => world.brake('news', 15 * MINUTE),
      (world) => {
        world.advance(10 * MINUTE);
        return undefined;
      },
      (world) => world.store.extendOkUntil(Date.parse('2038-01-19T03:14:08Z')),
      async (world) => {
        world.advance(31 * MINUTE);
        await world.vouch();
      },
    ];
    for (const spoil of spoils) {
      const world = await openWorld();
      const delivery = await world.approved('agenda');
      await spoil(world);
      const { kind } = await why(world, delivery);
      await world.publish();
      expect((await world.delivery(delivery.id)).state === 'published', kind).toBe(kind === 'leaves-next');
    }
  });

  it('is a blackout for what was delayed into one, and for nothing that was approved for a time within it', async () => {
    const world = await openWorld();
    const delivery = await world.approved('agenda');
    const now = await seen(world);
    const later = EVENING + 2 * MINUTE;
    const [account] = [delivery.account];
    const settings = {
      ...world.settings,
      accounts: {
        ...world.settings.accounts,
        [account]: { ...world.settings.accounts[account]!, blackouts: ['18:01-23:00'] },
      },
    };
    expect(whyOf(delivery, now, settings, EVENING)).toEqual({ kind: 'leaves-next' });
    expect(whyOf(delivery, now, settings, later)).toEqual({ kind: 'waits', cause: 'blackout', detail: '' });
    expect(whyOf({ ...delivery, dueAt: later }, now, settings, later)).toEqual({ kind: 'leaves-next' });
    // The end of its time comes first: nothing waits for longer than its approval says.
    expect(whyOf(delivery, now, settings, EVENING + HOUR)).toMatchObject({ kind: 'too-late' });
  });

  it('names a control that cannot be read, or a feed that is no longer configured', async () => {
    const world = await openWorld();
    const delivery = await world.approved('agenda');
    const now = await seen(world);
    const without = { ...now, controls: now.controls.filter(({ scope }) => scope !== 'lane:promo') };
    const problems = [{ key: 'lane:promo/human', why: 'missing' as const }];
    expect(whyOf(delivery, { ...without, problems }, world.settings, EVENING)).toEqual({
      kind: 'control-unreadable',
      keys: ['lane:promo/human'],
    });
    const settings = { ...world.settings, feeds: {} };
    expect(whyOf(delivery, now, settings, EVENING)).toEqual({ kind: 'not-configured' });
  });

  it('says until when a draft can be decided, and from when an unknown send can be given up', async () => {
    const world = await openWorld();
    const draft = await world.one('agenda');
    expect(await why(world, draft)).toEqual({ kind: 'needs-decision', expiresAt: EVENING + 24 * HOUR });
    const delivery = await world.approved('une', 'x:gazette');
    world.networks.will('x:gazette', { kind: 'unknown', reason: 'timeout', detail: 'no answer' });
    await world.publish();
    expect(await why(world, delivery)).toEqual({ kind: 'unknown', since: EVENING, settledAt: EVENING + 15 * MINUTE });
  });
});
