import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../lib/delivery/network.ts';
import { resolveDelivery } from '../../lib/delivery/resolve.ts';
import { follow } from '../../lib/draft/follow.ts';
import { ingestFeed } from '../../lib/draft/ingest.ts';
import type { HubState } from '../../lib/feed/websub.ts';
import { feedItem, MINUTE, openWorld, outcomes, sampleSettings, type World } from '../world.ts';

/** An item changes at its source while its post is on the way to the network. */

const ACCOUNT = 'bluesky:gazette';
const settings = sampleSettings((config) => {
  Object.assign(config.feeds['alertes'] as object, { backfill: 5, every: '1m' });
});

const open = async () => {
  const world = await openWorld({ settings });
  const titles: Record<string, string> = { crue: 'Crue de la Seine' };
  const deps = {
    ...world.deps,
    random: () => 0,
    fetch: (url: string) =>
      Promise.resolve({
        kind: 'ok' as const,
        body: Buffer.from(
          JSON.stringify({
            version: 'https://jsonfeed.org/version/1.1',
            title: 'Alertes',
            items: Object.entries(titles).map(([slug, title]) => {
              const { link } = feedItem(slug, title, 0);
              return { id: link, url: link, title, date_published: new Date(world.clock.now - MINUTE).toISOString() };
            }),
          }),
        ),
        contentType: 'application/feed+json',
        url,
        permanentUrl: null,
        validators: null,
        maxAgeMs: null,
      }),
    keepSubscribed: (_: string, hub: HubState) => Promise.resolve(hub),
  };
  const poll = () => ingestFeed(deps, 'alertes');
  await poll();
  const [made] = await world.store.list('draft');
  if (made === undefined) throw new Error('no draft');
  const approve = async () => {
    await world.ask();
    expect((await world.say('marc', made.id)).kind).toBe('approved');
  };
  await approve();
  const edit = async (title: string) => {
    titles['crue'] = title;
    world.advance(MINUTE + 1);
    await poll();
    await world.vouch();
  };
  return { world, id: made.id, draft: made.draft, approve, edit };
};

/** A request that has begun and has no answer yet. */
const inFlight = async (world: World) => {
  let answer: (outcome: Outcome) => void = () => undefined;
  world.networks.will(ACCOUNT, { hold: new Promise((resolve) => (answer = resolve)) });
  const before = world.networks.requests.length;
  const run = world.publish();
  while (world.networks.requests.length === before) await new Promise((resolve) => setImmediate(resolve));
  return async (outcome: Outcome) => {
    answer(outcome);
    await run;
  };
};

const accepted: Outcome = { kind: 'accepted', remoteId: 'r', url: null, detail: 'HTTP 200' };

describe('an edit at the source while a post is in flight', () => {
  it('is applied when the post comes back: it becomes a draft with the new text and needs a new approval', async () => {
    const { world, id, approve, edit } = await open();
    const end = await inFlight(world);
    await edit('Décrue de la Seine');
    expect((await world.delivery(id)).content.text).toContain('Crue');
    await end(outcomes.notSent);
    expect((await world.delivery(id)).state).toBe('approved');
    world.advance(2 * MINUTE);
    await world.vouch();
    await world.publish();
    expect(world.networks.requests).toHaveLength(1);
    const back = await world.delivery(id);
    expect(back).toMatchObject({ state: 'draft', approval: null, askId: null });
    expect(back.content.text).toContain('Décrue');
    expect((await world.store.audit(id)).at(-1)).toMatchObject({
      who: 'machine:publish',
      how: 'changed at the source',
    });
    await approve();
    await world.publish();
    expect(world.networks.posts.map(({ text }) => text)).toEqual([expect.stringContaining('Décrue')]);
  });

  it('of several counts only the last one, and a text that a person wrote stays', async () => {
    const { world, id, edit } = await open();
    const end = await inFlight(world);
    await edit('Décrue de la Seine');
    await edit('Fin de la crue');
    await end(outcomes.notSent);
    world.advance(2 * MINUTE);
    await world.vouch();
    await world.publish();
    expect((await world.delivery(id)).content.text).toContain('Fin de la crue');
  });

  it('changes nothing that was published', async () => {
    const { world, id, edit } = await open();
    const end = await inFlight(world);
    await edit('Décrue de la Seine');
    await end(accepted);
    await edit('Fin de la crue');
    expect(await world.delivery(id)).toMatchObject({ state: 'published' });
    expect(world.networks.posts.map(({ text }) => text)).toEqual([expect.stringContaining('Crue')]);
  });

  it.each([
    ['unknown', outcomes.unknown],
    ['failed', outcomes.rejected],
  ])('is what a person is asked about when it ends %s and is asked for again', async (state, outcome) => {
    const { world, id, edit } = await open();
    const end = await inFlight(world);
    await edit('Décrue de la Seine');
    await end(outcome);
    expect((await world.delivery(id)).state).toBe(state);
    await edit('Fin de la crue');
    world.advance(16 * MINUTE);
    expect((await resolveDelivery(world.deps, { delivery: id, by: 'marc', to: 'draft' })).kind).toBe('resolved');
    const back = await world.delivery(id);
    expect(back.state).toBe('draft');
    expect(back.content.text).toContain('Fin de la crue');
  });

  it('reaches a post that comes back at that very moment', async () => {
    const { world, id, draft } = await open();
    const end = await inFlight(world);
    const stored = await world.store.draft(draft);
    if (stored === null) throw new Error('no draft');
    const deps = {
      ...world.deps,
      // The first look sees it in flight; it is back before the note is written.
      saveDraft: async (...input: Parameters<typeof world.store.saveDraft>) => {
        await end(outcomes.notSent);
        return world.store.saveDraft(...input);
      },
    };
    const followed = await follow(deps, stored, {
      how: 'gone at the source',
      type: 'delivery.returned',
      now: ['approved'],
      later: ['claimed'],
      renew: ({ content }) => content,
    });
    expect(await world.delivery(id)).toMatchObject({ state: 'draft', approval: null });
    expect(followed.sourceChanges).toHaveProperty(id);
  });

  it('does not take back an approval that was given after it', async () => {
    const { world, id, approve, edit } = await open();
    await edit('Décrue de la Seine');
    await approve();
    await world.publish();
    expect((await world.delivery(id)).state).toBe('published');
  });
});
