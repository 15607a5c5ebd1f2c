import { describe, expect, it } from 'vitest';
import { makeDraft } from '../../lib/draft/make-draft.ts';
import { EVENING, openWorld, plannedItem, sampleSettings } from '../world.ts';

/** Two feeds of one account tell the same story: `agenda` (promo) first, `alertes` (service) second. */

const settings = sampleSettings((config) => {
  Object.assign(config.feeds['alertes'] as object, { approvers: ['marc'] });
  Object.assign(config.feeds['agenda'] as object, { approvers: ['lea'] });
});

describe('a feed that tells a story second', () => {
  it('covers it from then on: with its scope, its lane and its approvers', async () => {
    const world = await openWorld({ settings });
    const story = plannedItem('crue', 'Crue de la Seine', EVENING);
    const tell = (feed: string) => makeDraft(world.deps, feed, story, 'La Gazette', []);
    expect(await tell('agenda')).toBe(2);
    expect(await tell('alertes')).toBe(0);

    const deliveries = await world.store.list('draft');
    expect(deliveries).toHaveLength(2);
    for (const { feeds } of deliveries) expect(feeds).toEqual(['agenda', 'alertes']);
    await world.ask();
    const id = deliveries.find(({ account }) => account === 'bluesky:gazette')?.id ?? '';
    expect(world.mails.map(({ person }) => person).sort()).toEqual(['lea', 'marc']);
    expect((await world.say('marc', id)).kind).toBe('approved');

    await world.freeze('marc', ['lane:service']);
    await world.publish();
    expect((await world.delivery(id)).state).toBe('approved');
    expect(world.networks.posts).toEqual([]);
  });

  it.each(['feed:alertes', 'lane:service', 'feed:agenda', 'lane:promo'])('is held by a freeze of %s', async (scope) => {
    const world = await openWorld();
    const story = plannedItem('crue', 'Crue de la Seine', EVENING);
    for (const feed of ['agenda', 'alertes']) await makeDraft(world.deps, feed, story, 'La Gazette', []);
    await world.ask();
    const [made] = await world.store.list('draft');
    expect((await world.say('marc', made?.id ?? '')).kind).toBe('approved');
    await world.freeze('marc', [scope]);
    await world.publish();
    expect(world.networks.posts).toEqual([]);
  });
});
