import { describe, expect, it } from 'vitest';
import { endBrake } from '../../lib/freeze/brake.ts';
import { EVENING, HOUR, MINUTE, openWorld, SECOND } from '../world.ts';

const YEARS = Date.parse('2038-01-19T03:14:08Z');

describe('a brake', () => {
  it('ends by itself or by a person who may thaw, in their name; posts then leave one at a time', async () => {
    const world = await openWorld();
    const promo = await world.approved('agenda', 'sandbox:gazette');
    const other = await world.approved('agenda', 'sandbox:gazette');
    await world.brake('promo', 20 * MINUTE);
    const end = (by: string, until: number | null = null) => endBrake(world.deps, { lane: 'promo', until, by });
    expect(await end('lea')).toEqual({ kind: 'not-allowed' });
    expect(await end('machine:watch')).toEqual({ kind: 'not-allowed' });
    expect(await end('marc', EVENING + HOUR)).toEqual({ kind: 'changed', until: EVENING + 20 * MINUTE });
    await world.publish();
    expect((await world.delivery(promo.id)).state).toBe('approved');
    expect(await end('marc', EVENING + 20 * MINUTE)).toEqual({ kind: 'ended' });
    expect(world.events.at(-1)).toMatchObject({ type: 'watch.brake-ended', id: 'promo', by: 'marc' });
    expect(await world.store.audit(`brake-promo-${EVENING + 20 * MINUTE}`)).toMatchObject([{ who: 'marc' }]);
    expect(await end('marc')).toEqual({ kind: 'not-braked' });
    await world.publish();
    const states = async () => (await world.store.deliveries([promo.id, other.id])).map(({ state }) => state).sort();
    expect(await states()).toEqual(['approved', 'published']);
    world.advance(MINUTE + SECOND);
    await world.publish();
    expect(await states()).toEqual(['published', 'published']);
  });

  it('holds until a person ends it when a wrong clock set it for years; no machine shortens it', async () => {
    const world = await openWorld();
    const { id } = await world.approved('agenda');
    await world.store.brake('promo', YEARS, YEARS - HOUR, 'une explosion');
    await world.brake('promo', 15 * MINUTE);
    world.advance(20 * MINUTE);
    await world.vouch();
    await world.publish();
    expect((await world.delivery(id)).state).toBe('approved');
    expect((await endBrake(world.deps, { lane: 'promo', until: null, by: 'ines' })).kind).toBe('ended');
    await world.publish();
    expect((await world.delivery(id)).state).toBe('published');
  });
});

describe('an all-clear of the watch from a wrong clock', () => {
  it('lets nothing be published, and the next look replaces it', async () => {
    const world = await openWorld();
    const { id } = await world.approved('agenda');
    await world.store.extendOkUntil(YEARS);
    expect(await world.publish()).toMatchObject({ taken: [{ end: 'watch-silent' }] });
    await world.vouch();
    await world.publish();
    expect((await world.delivery(id)).state).toBe('published');
  });
});
