import { describe, expect, it } from 'vitest';
import { ingestFeed } from '../../lib/draft/ingest.ts';
import { makeDraft } from '../../lib/draft/make-draft.ts';
import { mayBeTwin } from '../../lib/draft/twin.ts';
import { digest } from '../../lib/feed/identity.ts';
import type { HubState } from '../../lib/feed/websub.ts';
import { feedItem, MINUTE, openWorld, sampleSettings, type World } from '../world.ts';

/** A page for telephones, or an AMP page, is the page that it names as its canonical one. */

const settings = sampleSettings((config) => {
  Object.assign(config.feeds['alertes'] as object, { backfill: 5, every: '1m' });
});

const page = (canonical: string, url: string) => ({
  kind: 'ok' as const,
  body: Buffer.from(`<html><head><link rel="canonical" href="${canonical}"></head></html>`),
  contentType: 'text/html',
  url,
});

const planned = (link: string, title = 'La Seine est en crue') => ({
  item: { ...feedItem('crue', title, 0), link, guid: null, canonicalLink: link },
  keys: { guid: null, link: digest('link', link) },
  flags: [],
  labels: [],
  rules: [],
});

const drafts = async (world: World) => {
  const found = await world.store.list('draft', { limit: 20 });
  return new Set(found.map(({ draft }) => draft)).size;
};

describe('an address that may be another form of a page', () => {
  it.each([
    ['https://m.gazette.example/crue', true],
    ['https://amp.gazette.example/crue', true],
    ['https://gazette.example/amp/crue', true],
    ['https://gazette.example/crue/amp/', true],
    ['https://gazette.example/crue.amp.html', true],
    ['https://gazette.example/crue?amp=1', true],
    ['https://gazette.example/crue?outputType=amp', true],
    ['https://gazette-example.cdn.ampproject.org/c/s/gazette.example/crue', true],
    ['https://gazette.example/crue', false],
    ['https://gazette.example/campus', false],
    ['https://music.example/lamp', false],
    ['https://gazette.example/?p=1', false],
  ])('%s: %s', (link, expected) => {
    expect(mayBeTwin(link)).toBe(expected);
  });
});

describe('two forms of one page', () => {
  const plain = 'https://gazette.example/crue';

  it.each([
    'https://m.gazette.example/crue',
    'https://gazette.example/crue/amp',
    'https://gazette-example.cdn.ampproject.org/c/s/gazette.example/crue',
  ])('are one draft, whichever comes first: %s', async (form) => {
    for (const [first, second] of [
      [plain, form],
      [form, plain],
    ] as const) {
      const world = await openWorld({ settings });
      world.pictures.set(form, page(`${plain}/`, form));
      expect(await makeDraft(world.deps, 'alertes', planned(first), 'G', [])).toBeGreaterThan(0);
      expect(await makeDraft(world.deps, 'alertes', planned(second), 'G', [])).toBe(0);
      expect(await drafts(world)).toBe(1);
    }
  });

  it.each([
    ['another site', 'https://other.example/crue'],
    ['the front page', 'https://gazette.example/'],
    ['nothing', ''],
  ])('are two where the page names %s', async (_, canonical) => {
    const world = await openWorld({ settings });
    const form = 'https://m.gazette.example/crue';
    world.pictures.set(form, page(canonical, form));
    await makeDraft(world.deps, 'alertes', planned(canonical === '' ? plain : canonical), 'G', []);
    expect(await makeDraft(world.deps, 'alertes', planned(form), 'G', [])).toBeGreaterThan(0);
  });

  it('are known from poll to poll', async () => {
    const world = await openWorld({ settings });
    const form = 'https://m.gazette.example/crue';
    world.pictures.set(form, page(plain, form));
    let link = form;
    const deps = {
      ...world.deps,
      random: () => 0,
      keepSubscribed: (_: string, hub: HubState) => Promise.resolve(hub),
      fetch: (url: string) => {
        const items = [{ id: link, url: link, title: 'La Seine est en crue', content_text: 'x' }];
        const body = Buffer.from(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'A', items }));
        const found = { body, contentType: 'application/feed+json', url, permanentUrl: null };
        return Promise.resolve({ kind: 'ok' as const, ...found, validators: null, maxAgeMs: null });
      },
    };
    for (const next of [form, plain, form]) {
      link = next;
      world.advance(10 * MINUTE);
      await ingestFeed(deps, 'alertes');
    }
    expect(await drafts(world)).toBe(1);
  });
});

describe('a headline that was there before, under another address', () => {
  const [one, two] = ['https://gazette.example/crue', 'https://gazette.example/crue-a-paris'];

  it('makes a draft that names the earlier one, in the same feed or in another', async () => {
    const world = await openWorld({ settings });
    await makeDraft(world.deps, 'alertes', planned(one), 'G', []);
    await makeDraft(world.deps, 'agenda', planned(two, 'La Seine est en crue !'), 'G', []);

    const all = await Promise.all(
      (await world.store.list('draft', { limit: 20 })).map(({ draft }) => world.store.draft(draft)),
    );
    const later = all.find((draft) => draft?.link === two);
    expect(later?.earlier).toBe(all.find((draft) => draft?.link === one)?.id);
  });

  it.each<[string, string, string, number]>([
    ['another headline', 'La Seine est en décrue', two, 0],
    ['a heading of two words', 'La météo', two, 0],
    ['the same address', 'La Seine est en crue', `${one}/`, 0],
    ['fifteen days later', 'La Seine est en crue', two, 15 * 24 * 60],
  ])('names none for %s', async (_, title, link, minutes) => {
    const world = await openWorld({ settings });
    await makeDraft(world.deps, 'alertes', planned(one, title.length < 10 ? title : undefined), 'G', []);
    world.advance(minutes * MINUTE);
    await makeDraft(world.deps, 'agenda', planned(link, title), 'G', []);

    const all = await Promise.all(
      (await world.store.list('draft', { limit: 20 })).map(({ draft }) => world.store.draft(draft)),
    );
    expect(all.map((draft) => draft?.earlier)).toEqual(all.map(() => undefined));
  });
});
