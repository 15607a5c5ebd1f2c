import { describe, expect, it } from 'vitest';
import { ingestFeed, type IngestDeps } from '../../lib/draft/ingest.ts';
import { decideParked, type ParkedDeps } from '../../lib/draft/parked.ts';
import { digest as keyDigest } from '../../lib/feed/identity.ts';
import type { HubState } from '../../lib/feed/websub.ts';
import { feedItem, HOUR, MINUTE, openWorld, sampleSettings, type World } from '../world.ts';

/** What a poll remembers of its items, against what people decide and other polls write meanwhile. */

type Shown = Record<string, { title: string; at: number }>;

const settings = sampleSettings((config) => {
  for (const feed of ['une', 'agenda'])
    Object.assign(config.feeds[feed] as object, { accounts: ['sandbox:gazette'], every: '1m', backfill: 5 });
});

const open = async () => {
  const world = await openWorld({ settings });
  const feeds: Record<string, Shown> = { une: {}, agenda: {} };
  const of = (url: string): Shown => feeds[/gazette\.example\/(\w+)\/feed/.exec(url)?.[1] ?? ''] ?? {};
  const body = (shown: Shown) =>
    Buffer.from(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'La Gazette',
        items: Object.entries(shown).map(([slug, { title, at }]) => {
          const { link } = feedItem(slug, title, at);
          return { id: link, url: link, title, date_published: new Date(at).toISOString() };
        }),
      }),
    );
  const deps: IngestDeps & ParkedDeps = {
    ...world.deps,
    random: () => 0,
    choosePicture: () => Promise.resolve({ media: null, why: null }),
    twinKey: () => Promise.resolve(null),
    fetch: (url: string) =>
      Promise.resolve({
        kind: 'ok' as const,
        body: body(of(url)),
        contentType: 'application/feed+json',
        url,
        permanentUrl: null,
        validators: null,
        maxAgeMs: null,
      }),
    keepSubscribed: (_: string, hub: HubState) => Promise.resolve(hub),
  };
  const poll = async (feed: string, change: Partial<IngestDeps> = {}) => {
    world.advance(10 * MINUTE);
    return ingestFeed({ ...deps, ...change }, feed);
  };
  const decide = (id: string, keep: boolean) => decideParked(deps, { id, by: 'lea', keep });
  return { world, feeds, deps, poll, decide };
};

/** A feed that is known, and then brings three items of last week: they wait for a person. */
const flooded = async () => {
  const { feeds, ...rest } = await open();
  const { world, poll } = rest;
  const une = (feeds['une'] ??= {});
  une['vent'] = { title: 'Vent violent', at: world.clock.now };
  await poll('une');
  const old = world.clock.now - 72 * HOUR;
  for (const slug of ['crue', 'bal', 'foire']) une[slug] = { title: `Archive ${slug}`, at: old };
  return { ...rest, une };
};

const rowOf = async (world: World, slug: string) =>
  [...(await world.store.seen([`une#${keyDigest('guid', feedItem(slug, '', 0).link ?? '')}`])).values()][0];
const parkedOf = async (world: World, slug: string): Promise<string> =>
  (await world.store.parked()).find(({ item }) => item.item.title === `Archive ${slug}`)?.id ?? '';
const texts = async (world: World) => (await world.store.list('draft')).map(({ content }) => content.text).join('\n');

describe('a person’s word about a parked item', () => {
  it('stands when it comes before the poll has written its rows', async () => {
    const { world, poll, decide } = await flooded();
    await poll('une', {
      saveSeen: async (...input) => {
        expect(await decide(await parkedOf(world, 'crue'), true)).toBe('done');
        expect(await decide(await parkedOf(world, 'bal'), false)).toBe('done');
        await world.store.saveSeen(...input);
      },
    });
    expect(await rowOf(world, 'crue')).toMatchObject({ outcome: 'draft', draft: expect.any(String) as string });
    expect(await rowOf(world, 'bal')).toMatchObject({ outcome: 'skipped', reason: 'dropped by lea' });
    expect(await rowOf(world, 'foire')).toMatchObject({ outcome: 'parked' });
  });

  it('stands when a poll that read its rows before writes them after', async () => {
    const { world, une, poll, decide } = await flooded();
    await poll('une');
    une['crue'] = { title: 'Archive crue, corrigée', at: une['crue']?.at ?? 0 };
    une['bal'] = { title: 'Archive bal, corrigée', at: une['bal']?.at ?? 0 };
    await poll('une', {
      saveSeen: async (...input) => {
        await decide(await parkedOf(world, 'crue'), true);
        await decide(await parkedOf(world, 'bal'), false);
        await world.store.saveSeen(...input);
      },
    });
    expect(await rowOf(world, 'crue')).toMatchObject({ outcome: 'draft' });
    expect(await rowOf(world, 'bal')).toMatchObject({ outcome: 'skipped', reason: 'dropped by lea' });

    une['crue'] = { title: 'Pas de crue', at: une['crue'].at };
    await poll('une');
    expect(await texts(world)).toContain('Pas de crue');
  });

  it('is not asked for again by a poll that planned before it', async () => {
    const { world, poll, decide } = await flooded();
    await poll('une', {
      saveSeen: () => Promise.reject(new Error('the run ends here')),
    }).catch(() => undefined);
    await poll('une', {
      saveParked: async (...input) => {
        const id = await parkedOf(world, 'bal');
        if (id !== '') await decide(id, false);
        return world.store.saveParked(...input);
      },
    });
    expect(await parkedOf(world, 'bal')).toBe('');
  });

  it('is one word: of a keep and a drop at once, one counts', async () => {
    const { world, poll, deps } = await flooded();
    await poll('une');
    const id = await parkedOf(world, 'crue');
    const dropped = decideParked(
      { ...deps, createDraft: () => Promise.reject(new Error('not reached')) },
      { id, by: 'lea', keep: false },
    );
    const kept = decideParked(deps, { id, by: 'marc', keep: true });
    expect((await Promise.all([dropped, kept])).sort()).toEqual(['done', 'gone']);
    const isDraft = (await texts(world)).includes('Archive crue');
    expect(await rowOf(world, 'crue')).toMatchObject({ outcome: isDraft ? 'draft' : 'skipped' });
  });
});

describe('a draft', () => {
  it('follows its source though the rows that named it were lost', async () => {
    const { world, feeds, poll } = await open();
    feeds['une'] = { crue: { title: 'Crue de la Seine', at: world.clock.now } };
    await poll('une');
    const row = await rowOf(world, 'crue');
    const lost = { ...(row as Record<string, unknown>) };
    delete lost['draft'];
    const key = `une#${keyDigest('guid', feedItem('crue', '', 0).link ?? '')}`;
    const link = `une#${keyDigest('link', feedItem('crue', '', 0).link ?? '')}`;
    const rows = await world.store.seen([key, link]);
    await world.store.saveSeen(
      [key, link].map((each) => ({ key: each, row: { ...lost, key: each.slice(4) }, was: rows.get(each) })),
      world.clock.now + HOUR,
    );
    feeds['une'] = { crue: { title: 'Pas de crue', at: feeds['une']['crue']?.at ?? 0 } };
    await poll('une');
    expect(await texts(world)).toContain('Pas de crue');
  });

  it('goes back to a person when a feed that told it second says something else', async () => {
    const { world, feeds, poll } = await open();
    const at = world.clock.now;
    feeds['une'] = { crue: { title: 'Crue de la Seine', at } };
    feeds['agenda'] = { crue: { title: 'Crue de la Seine', at } };
    await poll('une');
    await poll('agenda');
    const [made] = await world.store.list('draft');
    await world.ask();
    expect((await world.say('marc', made?.id ?? '')).kind).toBe('approved');
    feeds['agenda'] = { crue: { title: 'Pas de crue', at } };
    await poll('agenda');
    const after = await world.delivery(made?.id ?? '');
    expect(after).toMatchObject({ state: 'draft', approval: null });
    expect(after.content.text).toContain('Crue de la Seine');
    expect((await world.store.draft(after.draft))?.flags).toContain('changed');
  });
});
