import { describe, expect, it } from 'vitest';
import { makeDraft } from '../../lib/draft/make-draft.ts';
import { follow } from '../../lib/draft/follow.ts';
import type { Draft } from '../../lib/records/draft.ts';
import type { Store } from '../../lib/records/store.ts';
import { HOUR, MINUTE, openWorld, outcomes, plannedItem, sampleSettings, type World } from '../world.ts';
import { claimOf } from '../engines/store.contract.ts';

/** One item in two feeds of one account: `une` is news, `agenda` is promo. The freezes of both must cover it. */

const settings = sampleSettings((config) => {
  for (const feed of ['une', 'agenda']) Object.assign(config.feeds[feed] as object, { accounts: ['sandbox:gazette'] });
});

const open = async () => {
  const world = await openWorld({ settings });
  const item = plannedItem('concert', 'Concert au parc', world.clock.now - MINUTE);
  const rows = [item.keys.guid, item.keys.link].flatMap((key) =>
    key === null ? [] : [{ key, seenAt: world.clock.now, print: '', outcome: 'draft' as const, reason: null }],
  );
  const sight = (feed: string, change: Partial<Store> = {}): Promise<number> =>
    makeDraft({ ...world.deps, ...change }, feed, item, 'La Gazette', rows as never);
  await sight('une');
  const [made] = await world.store.list('draft');
  if (made === undefined) throw new Error('no draft');
  return { world, sight, id: made.id, draft: made.draft };
};

const approve = async (world: World, id: string) => {
  await world.ask();
  expect((await world.say('marc', id)).kind).toBe('approved');
};

/** A freeze of the second feed's lane, and a publisher that finds the delivery due. */
const freezePromoAndPublish = async (world: World): Promise<void> => {
  await world.freeze('ines', ['lane:promo']);
  await world.publish();
};

describe('an item in two feeds', () => {
  it('is covered by the second feed’s lane when the run that names it meets the digest', async () => {
    const { world, sight, id } = await open();
    await sight('agenda', {
      deliveries: async (ids) => {
        const found = await world.store.deliveries(ids);
        if (found.some(({ askId }) => askId === null)) await world.ask();
        return found;
      },
    });
    expect((await world.delivery(id)).feeds).toEqual(['une', 'agenda']);
    await approve(world, id);
    await freezePromoAndPublish(world);
    expect(world.networks.requests).toEqual([]);
  });

  it('is covered by it when that run broke off after the draft was changed', async () => {
    const { world, sight, id } = await open();
    await expect(sight('agenda', { move: () => Promise.reject(new Error('broken off')) })).rejects.toThrow(
      'broken off',
    );
    expect((await world.delivery(id)).feeds).toEqual(['une']);
    await approve(world, id);
    expect((await world.delivery(id)).feeds).toEqual(['une', 'agenda']);
    await freezePromoAndPublish(world);
    expect(world.networks.requests).toEqual([]);
  });

  it('is named by the next poll where a run broke off', async () => {
    const { world, sight, id } = await open();
    await expect(sight('agenda', { move: () => Promise.reject(new Error('broken off')) })).rejects.toThrow(
      'broken off',
    );
    await sight('agenda');
    expect((await world.delivery(id)).feeds).toEqual(['une', 'agenda']);
    const { rev } = await world.delivery(id);
    await sight('agenda');
    expect((await world.delivery(id)).rev).toBe(rev);
  });

  it('keeps the feeds of its approval while that stands, and takes all of them when it is asked about again', async () => {
    const { world, sight, id } = await open();
    await approve(world, id);
    await sight('agenda');
    expect(await world.delivery(id)).toMatchObject({ state: 'approved', feeds: ['une'] });
    await world.freeze('ines', ['lane:news'], { id: 'page-1' });
    await world.thaw('ines', 'page-1');
    await approve(world, id);
    expect(await world.delivery(id)).toMatchObject({ state: 'approved', feeds: ['une', 'agenda'] });
    await freezePromoAndPublish(world);
    expect(world.networks.requests).toEqual([]);
  });

  it('is named in every draft that told it, when its accounts have it from several', async () => {
    const both = sampleSettings((config) => {
      Object.assign(config.feeds['une'] as object, { accounts: ['sandbox:gazette'] });
      Object.assign(config.feeds['alertes'] as object, { accounts: ['bluesky:gazette'] });
    });
    const world = await openWorld({ settings: both });
    const item = plannedItem('concert', 'Concert au parc', world.clock.now - MINUTE);
    for (const feed of ['une', 'alertes', 'agenda']) await makeDraft(world.deps, feed, item, 'La Gazette', []);
    const feeds = (await world.store.list('draft')).map((delivery) => delivery.feeds);
    expect(feeds.sort()).toEqual([
      ['alertes', 'agenda'],
      ['une', 'agenda'],
    ]);
  });
});

describe('two writers of one draft', () => {
  const gone = {
    how: 'gone at the source',
    type: 'delivery.returned',
    now: ['approved'],
    later: ['claimed'],
    renew: ({ content }) => content,
  } as const satisfies Parameters<typeof follow>[2];

  it('lose neither the note that the source changed nor the second feed, whoever writes first', async () => {
    const { world, sight, id, draft } = await open();
    await approve(world, id);
    const claimed = await claimOf(world, await world.delivery(id));
    if (claimed.kind !== 'claimed') throw new Error(claimed.kind);
    const noteFirst = async (before: Draft): Promise<Draft> => {
      await follow(world.deps, before, gone);
      return before;
    };
    let reads = 0;
    // The poll of the second feed reads the draft; then the first feed notes that its item has vanished.
    await sight('agenda', {
      draft: async (wanted) => {
        const found = await world.store.draft(wanted);
        return found !== null && (reads += 1) === 1 ? noteFirst(found) : found;
      },
    });
    const stored = await world.store.draft(draft);
    expect(stored?.feeds).toEqual(['une', 'agenda']);
    expect(stored?.sourceChanges).toHaveProperty(id);
    // What was in flight comes back, and waits for a person instead of leaving.
    const budget = await world.store.budget('sandbox:gazette');
    if (budget === null) throw new Error('no budget');
    const refund = { from: budget, next: { ...budget, version: budget.version + 1 } };
    const act = { at: world.clock.now, who: 'machine:publish', how: 'not sent', evidence: outcomes.notSent.detail };
    await world.store.pullBack(claimed.delivery, { state: 'approved', claimId: null }, refund, act);
    world.advance(MINUTE);
    await world.vouch(HOUR);
    await world.publish();
    expect(world.networks.requests).toEqual([]);
    expect((await world.delivery(id)).state).toBe('draft');
  });
});
