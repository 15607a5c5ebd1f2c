import { describe, expect, it } from 'vitest';
import { landscape } from '../../infra/local/pictures.ts';
import { decide } from '../../lib/approval/decide.ts';
import type { Delivery } from '../../lib/records/delivery.ts';
import { ingestFeed } from '../../lib/draft/ingest.ts';
import { choosePicture } from '../../lib/picture/choose.ts';
import type { HubState } from '../../lib/feed/websub.ts';
import { feedItem, MINUTE, openWorld, sampleSettings } from '../world.ts';

/** What an item's picture costs and keeps, over polls of its feed. */

const settings = sampleSettings((config) => {
  Object.assign(config.feeds['alertes'] as object, { backfill: 5, every: '1m' });
});
const [sun, moon] = [landscape(1), landscape(2)];
const [at, then] = ['https://gazette.example/i/1.png', 'https://gazette.example/i/2.png'];

const open = async () => {
  const world = await openWorld({ settings });
  const shown = { title: 'Crue de la Seine', image: at };
  const fetched: string[] = [];
  for (const [url, body] of [
    [at, sun],
    [then, moon],
  ] as const)
    world.pictures.set(url, { kind: 'ok', body, contentType: 'image/png', url });
  const { link } = feedItem('crue', '', 0);
  const published = new Date(world.clock.now - 5 * MINUTE).toISOString();
  const deps = {
    ...world.deps,
    random: () => 0,
    keepSubscribed: (_: string, hub: HubState) => Promise.resolve(hub),
    choosePicture: choosePicture(
      (url, request) => {
        fetched.push(url);
        return world.deps.fetchPicture(url, request);
      },
      () => world.clock.now,
    ),
    fetch: (url: string) => {
      const items = [{ id: link, url: link, date_published: published, ...shown }];
      const body = Buffer.from(
        JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Alertes', items }),
      );
      const found = { body, contentType: 'application/feed+json', url, permanentUrl: null };
      return Promise.resolve({ kind: 'ok' as const, ...found, validators: null, maxAgeMs: null });
    },
  };
  const poll = async (): Promise<Delivery> => {
    world.advance(10 * MINUTE);
    await ingestFeed(deps, 'alertes');
    const [delivery] = await world.store.list('draft', { limit: 5 });
    if (delivery === undefined) throw new Error('no draft');
    return world.delivery(delivery.id);
  };
  const pictureOf = ({ content }: Delivery) => content.card?.image ?? null;
  return { world, shown, fetched, poll, pictureOf };
};

describe('a feed whose items have pictures', () => {
  it('has one picture fetched for each new item, and none by a poll that finds nothing new', async () => {
    const { fetched, poll, pictureOf } = await open();
    expect(pictureOf(await poll())).toMatchObject({ url: at, bytes: sun.length });
    await poll();
    await poll();
    expect(fetched).toEqual([at]);
  });

  it('keeps the picture of an edited item, fetches a newly named one, and cancels the approval', async () => {
    const { world, shown, fetched, poll, pictureOf } = await open();
    const { id } = await poll();
    await world.ask();
    await world.say('marc', id);
    shown.title = 'Crue de la Seine : la décrue';
    const edited = await poll();
    expect(edited).toMatchObject({ id, state: 'draft', approval: null });
    expect(edited.content.card).toMatchObject({ title: 'Crue de la Seine : la décrue', image: { url: at } });
    expect(fetched).toEqual([at]);
    Object.assign(shown, { title: 'Crue : les quais rouvrent', image: then });
    expect(pictureOf(await poll())).toMatchObject({ url: then });
    expect(fetched).toEqual([at, then]);
  });

  it('keeps a card or a text that a person wrote, and does not bring back a picture that a person removed', async () => {
    const { world, shown, poll } = await open();
    const { id, hash, content } = await poll();
    await world.ask();
    const order = world.orderOf(await world.review('marc', id), id, { decision: 'save' });
    const card = { title: 'Mon titre', withoutPicture: true };
    const saved = await decide(world.deps, {
      ...order,
      choices: [{ id, hash, text: content.text, dueAt: null, card }],
    });
    expect(saved.kind).toBe('saved');
    shown.title = 'Crue de la Seine : la décrue';
    const after = await poll();
    expect(after.content.text).toContain('la décrue');
    expect(after.content.card).toMatchObject({ title: 'Mon titre', image: null });
  });
});
