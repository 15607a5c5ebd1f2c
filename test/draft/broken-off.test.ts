import type { HubState } from '../../lib/feed/websub.ts';
import { describe, expect, it } from 'vitest';
import { ingestFeed, type IngestDeps } from '../../lib/draft/ingest.ts';
import { digest as keyDigest } from '../../lib/feed/identity.ts';
import { feedItem, MINUTE, openWorld, sampleSettings, type World } from '../world.ts';

/** Polls that break off in the middle: found by the seeded evenings of test/faults. */

const settings = sampleSettings((config) => {
  Object.assign(config.feeds['alertes'] as object, { backfill: 5, every: '1m' });
});

const ingesting = (world: World, titles: Record<string, string>) => {
  const body = () =>
    Buffer.from(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Alertes',
        items: Object.entries(titles).map(([slug, title]) => {
          const { link } = feedItem(slug, title, 0);
          return { id: link, url: link, title, date_published: new Date(world.clock.now - 5 * MINUTE).toISOString() };
        }),
      }),
    );
  const deps = {
    ...world.deps,
    random: () => 0,
    choosePicture: () => Promise.resolve({ media: null, why: null }),
    twinKey: () => Promise.resolve(null),
    fetch: (url: string) =>
      Promise.resolve({
        kind: 'ok' as const,
        body: body(),
        contentType: 'application/feed+json',
        url,
        permanentUrl: null,
        validators: null,
        maxAgeMs: null,
      }),
    keepSubscribed: (_: string, hub: HubState) => Promise.resolve(hub),
  };
  return deps;
};

const rowOf = async (world: World, slug: string) =>
  [...(await world.store.seen([`alertes#${keyDigest('guid', feedItem(slug, '', 0).link ?? '')}`])).values()][0];

const drafts = async (world: World) => (await world.store.list('draft')).map(({ content }) => content.text);

describe('a poll that breaks off', () => {
  it('loses no item: the next poll makes a draft of what could not be stored', async () => {
    const world = await openWorld({ settings });
    const deps = ingesting(world, { crue: 'Crue de la Seine', vent: 'Vent violent' });
    let refused = 0;
    const failing: IngestDeps = {
      ...deps,
      createDraft: (draft, ...rest) => {
        if (draft.title !== 'Crue de la Seine') return deps.createDraft(draft, ...rest);
        refused += 1;
        return Promise.reject(new Error('throttled'));
      },
    };
    await expect(ingestFeed(failing, 'alertes')).rejects.toThrow('1 items could not be written');
    expect(refused).toBe(1);
    expect(await drafts(world)).toHaveLength(1);
    expect(await rowOf(world, 'crue')).toBeUndefined();

    world.advance(10 * MINUTE);
    await ingestFeed(deps, 'alertes');
    expect((await drafts(world)).join()).toContain('Crue de la Seine');
  });

  it('leaves a draft that it made able to follow its source', async () => {
    const world = await openWorld({ settings });
    const titles: Record<string, string> = { crue: 'Crue de la Seine' };
    const deps = ingesting(world, titles);
    let lost = false;
    const failing: IngestDeps = {
      ...deps,
      // What was seen is lost, as when its rows have run out, and so is the feed's memory.
      createDraft: async (...input) => {
        const answer = await deps.createDraft(input[0], input[1], [], input[3], input[4]);
        lost = true;
        throw new Error(`the run ends here: ${answer}`);
      },
    };
    await expect(ingestFeed(failing, 'alertes')).rejects.toThrow();
    expect(lost).toBe(true);
    world.advance(10 * MINUTE);
    await ingestFeed(deps, 'alertes');
    expect(await rowOf(world, 'crue')).toMatchObject({ outcome: 'draft', draft: expect.any(String) as string });

    titles['crue'] = 'Crue de la Seine : la décrue';
    world.advance(10 * MINUTE);
    await ingestFeed(deps, 'alertes');
    expect((await drafts(world)).join()).toContain('la décrue');
  });

  it('leaves both rows of an item naming the draft, even if another poll reads them half-written', async () => {
    const world = await openWorld({ settings });
    const titles: Record<string, string> = { vent: 'Vent violent' };
    const deps = ingesting(world, titles);
    await ingestFeed(deps, 'alertes');
    titles['crue'] = 'Crue de la Seine';
    world.advance(10 * MINUTE);
    const breaking: IngestDeps = {
      ...deps,
      createDraft: async (...input) => {
        await deps.createDraft(...input);
        throw new Error('the run ends here');
      },
    };
    await expect(ingestFeed(breaking, 'alertes')).rejects.toThrow();
    const guid = `alertes#${keyDigest('guid', feedItem('crue', '', 0).link ?? '')}`;
    expect(await rowOf(world, 'crue')).toMatchObject({ draft: expect.any(String) as string });

    world.advance(10 * MINUTE);
    await ingestFeed(
      // A batch is no snapshot: one of its rows may be of before the write, and the other of after it.
      { ...deps, seen: async (keys) => deps.seen(keys.filter((key) => key !== guid)) },
      'alertes',
    );
    expect(await rowOf(world, 'crue')).toMatchObject({ draft: expect.any(String) as string });
  });
});
