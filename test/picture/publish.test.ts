import { describe, expect, it } from 'vitest';
import { landscape } from '../../infra/local/pictures.ts';
import { contentHash, type Media } from '../../lib/records/content.ts';
import { makeDraft } from '../../lib/draft/make-draft.ts';
import { PICTURE_CHANGED, PICTURE_GONE } from '../../lib/picture/look-again.ts';
import { choosePicture } from '../../lib/picture/choose.ts';
import { fetchPicture } from '../../lib/picture/picture.ts';
import { MINUTE, openWorld, plannedItem, sampleSettings, SECOND, type World } from '../world.ts';

const sun = landscape(1);
const moon = landscape(2);
const URL_OF_IT = 'https://gazette.example/i/berges.png';
const ok = (body: Buffer) => ({ kind: 'ok' as const, body, contentType: 'image/png', url: URL_OF_IT });
const silent = { kind: 'error' as const, reason: 'timeout', detail: 'no whole answer', status: null };

const item = (slug: string, image: string | null = URL_OF_IT) => {
  const planned = plannedItem(slug, `Le bal de ${slug}`, Date.parse('2026-07-14T15:00:00Z'));
  const named = image === null ? null : { url: image, alt: 'Les berges' };
  return { ...planned, item: { ...planned.item, image: named } };
};
const open = async (settings = sampleSettings()): Promise<World & { fetched: string[] }> => {
  const world = await openWorld({ settings });
  const fetched: string[] = [];
  const { fetchPicture: fetch } = world.deps;
  world.deps.fetchPicture = (url, request) => {
    fetched.push(url);
    return fetch(url, request);
  };
  world.deps.choosePicture = choosePicture(world.deps.fetchPicture, () => world.clock.now);
  return { ...world, fetched };
};
/** A draft with a picture, made as ingest makes it; its deliveries in the order of the feed's accounts. */
const drafted = async (world: World, slug = 'juillet', feed = 'agenda', image: string | null = URL_OF_IT) => {
  await makeDraft(world.deps, feed, item(slug, image), 'La Gazette', []);
  const all = await world.store.list('draft', { limit: 50 });
  const own = all.filter(({ content }) => content.link?.endsWith(`/${slug}`) === true);
  return own.sort((a, b) => b.account.localeCompare(a.account));
};
const approved = async (world: World, slug?: string) => {
  const [first] = await drafted(world, slug);
  if (first === undefined) throw new Error('no draft');
  await world.ask();
  const said = await world.say('marc', first.id);
  if (said.kind !== 'approved') throw new Error(said.kind);
  return world.delivery(first.id);
};

describe('an item with a picture', () => {
  it('shows it in the card of every account that has cards, and it is fetched once', async () => {
    const world = await open();
    world.pictures.set(URL_OF_IT, ok(sun));
    const deliveries = await drafted(world);
    const taken = await fetchPicture(world.deps.fetchPicture, { url: URL_OF_IT, alt: 'Les berges' });
    const media = taken.kind === 'picture' ? taken.media : null;
    expect(deliveries.map(({ account, content }) => [account, content.card?.image])).toEqual([
      ['sandbox:gazette', media],
      ['bluesky:gazette', media],
    ]);
    expect(world.fetched).toEqual([URL_OF_IT, URL_OF_IT]);
  });

  it.each([
    ['gone', { kind: 'gone' as const }],
    ['unreachable', silent],
    ['not-a-picture', ok(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>'))],
  ])('that cannot be had is a draft all the same, and says why: %s', async (why, answer) => {
    const world = await open();
    world.pictures.set(URL_OF_IT, answer);
    const [first] = await drafted(world);
    expect(first?.content.card).toMatchObject({ image: null });
    expect((await world.store.draft(first?.draft ?? ''))?.flags).toEqual([`no-picture:${why}`]);
  });

  it('has no picture fetched for a network that makes its own card of the link', async () => {
    const elsewhere = sampleSettings((config) => {
      config.accounts['telegram:gazette'] = { secret: 'vigie/telegram/gazette' };
      config.feeds['une'] = { ...(config.feeds['une'] as object), accounts: ['telegram:gazette'] };
    });
    const world = await open(elsewhere);
    const [first] = await drafted(world, 'une', 'une');
    expect(first?.content.card).toBeNull();
    expect(world.fetched).toEqual([]);
  });

  it('gets no picture after a poll has searched long enough: the remaining items become drafts without one', async () => {
    const world = await open();
    world.pictures.set(URL_OF_IT, ok(sun));
    await makeDraft(world.deps, 'agenda', item('tard'), 'La Gazette', [], world.clock.now - 1);
    expect(world.fetched).toEqual([]);
    const [first] = await world.store.list('draft', { limit: 5 });
    expect((await world.store.draft(first?.draft ?? ''))?.flags).toEqual(['no-picture:unreachable']);
  });
});

describe('an approval of a picture', () => {
  it('sends exactly that picture, which is checked again before the claim', async () => {
    const world = await open();
    world.pictures.set(URL_OF_IT, ok(sun));
    const { id } = await approved(world);
    world.fetched.length = 0;
    const seen: string[] = [];
    await world.publish({
      fetchPicture: (url, request) => {
        seen.push('picture');
        return world.deps.fetchPicture(url, request);
      },
      claim: (input) => {
        seen.push('claim');
        return world.store.claim(input);
      },
    });
    expect(seen).toEqual(['picture', 'claim']);
    expect((await world.delivery(id)).state).toBe('published');
    expect(
      world.networks.requests[0]?.pictures.get((await world.delivery(id)).content.card?.image?.sha256 ?? ''),
    ).toEqual(sun);
  });

  it('ends when the picture has changed: nothing is claimed, and the person is asked about the new one', async () => {
    const world = await open();
    world.pictures.set(URL_OF_IT, ok(sun));
    const before = await approved(world);
    world.pictures.set(URL_OF_IT, ok(moon));
    expect(await world.publish()).toMatchObject({ taken: [{ end: 'not-ready', detail: PICTURE_CHANGED }] });
    const after = await world.delivery(before.id);
    expect(world.networks.requests).toEqual([]);
    expect(after).toMatchObject({ state: 'draft', approval: null, askId: null, note: PICTURE_CHANGED });
    expect(after.content.card?.image?.sha256).not.toBe(before.content.card?.image?.sha256);
    expect(after.content.card?.image?.alt).toBe('Les berges');
    expect(after.hash).toBe(contentHash(after.content));
    expect((await world.store.audit(before.id)).at(-1)).toMatchObject({ how: 'picture changed', hash: after.hash });
    await world.ask();
    expect(await world.say('marc', before.id)).toMatchObject({ kind: 'approved' });
    await world.publish();
    expect((await world.delivery(before.id)).state).toBe('published');
  });

  it.each([
    ['is there no more', { kind: 'gone' as const }],
    ['is a page now', ok(Buffer.from(`<html>${' '.repeat(60)}`))],
  ])('is void when the picture %s: it comes back without one', async (_, answer) => {
    const world = await open();
    world.pictures.set(URL_OF_IT, ok(sun));
    const { id } = await approved(world);
    world.pictures.set(URL_OF_IT, answer);
    await world.publish();
    const after = await world.delivery(id);
    expect(after).toMatchObject({ state: 'draft', approval: null, note: PICTURE_GONE });
    expect(after.content.card?.image).toBeNull();
  });

  it('waits while the picture’s server is silent; a run asks that server once and delays nobody else', async () => {
    const world = await open();
    world.pictures.set(URL_OF_IT, ok(sun));
    const one = await approved(world, 'un');
    const two = await approved(world, 'deux');
    const other = await world.approved('une', 'x:gazette');
    world.pictures.set(URL_OF_IT, silent);
    world.fetched.length = 0;
    const report = await world.publish();
    expect(world.fetched).toHaveLength(1);
    expect(report).toMatchObject({ kind: 'run' });
    expect((await world.delivery(one.id)).state).toBe('approved');
    expect((await world.delivery(two.id)).state).toBe('approved');
    expect((await world.delivery(other.id)).state).toBe('published');
    world.advance(MINUTE);
    world.pictures.set(URL_OF_IT, ok(sun));
    await world.publish();
    world.advance(30 * SECOND);
    await world.publish();
    expect((await world.delivery(one.id)).state).toBe('published');
  });

  it('covers its digest and its alt text: a change of either is new content that nobody approved', async () => {
    const world = await open();
    world.pictures.set(URL_OF_IT, ok(sun));
    const before = await approved(world);
    for (const change of [{ sha256: 'f'.repeat(64) }, { alt: 'Autre chose' }] satisfies Partial<Media>[]) {
      const card = before.content.card;
      const image = card?.image;
      if (card === null || image === null || image === undefined) throw new Error('no picture');
      const content = { ...before.content, card: { ...card, image: { ...image, ...change } } };
      expect(contentHash(content)).not.toBe(before.hash);
      const found = { ...before, content };
      await world.publish({ delivery: () => Promise.resolve(found) });
      // Even a store that says otherwise of the hash gets no claim.
      const liar = { ...found, hash: contentHash(content) };
      await world.publish({ delivery: () => Promise.resolve(liar) });
    }
    expect(world.networks.requests).toEqual([]);
    expect((await world.delivery(before.id)).state).toBe('approved');
  });
});
