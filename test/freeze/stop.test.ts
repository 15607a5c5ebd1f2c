import { describe, expect, it } from 'vitest';
import { freezeState, openFreeze, SETTLE_WITHIN_MS, stop } from '../../lib/freeze/stop.ts';
import { BEGIN_WITHIN_MS } from '../../lib/delivery/publish.ts';
import { faults, memoryEngine } from '../engines/memory.ts';
import { EVENING, HOUR, MINUTE, openWorld, sampleSettings, type World } from '../world.ts';

const order = (id: string, more: object = {}) => ({
  id,
  scopes: ['all'],
  source: 'human' as const,
  by: 'ines',
  ...more,
});

/** A send that is under way: its request has begun and its answer has not come. */
const inFlight = async (world: World) => {
  const { id } = await world.approved('agenda');
  let answer: () => void = () => undefined;
  world.networks.will('sandbox:gazette', {
    hold: new Promise((resolve) => {
      answer = () => resolve({ kind: 'accepted', remoteId: 'x', url: null, detail: 'HTTP 200' });
    }),
  });
  const run = world.publish();
  while (world.networks.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
  return { id, run, answer: () => answer() };
};

describe('a stop', () => {
  it('answers frozen, and says how much it holds, what is in flight and what was posted last', async () => {
    const world = await openWorld();
    await world.approved('agenda', undefined, { dueAt: EVENING + HOUR });
    await world.approved('une', 'x:gazette');
    await world.publish();
    expect(await world.freeze('ines')).toMatchObject({ kind: 'frozen', held: 1, inFlight: [], lastPostAt: EVENING });
  });

  it('goes on naming what was in flight, however much went out since', async () => {
    const world = await openWorld();
    const { id, run, answer } = await inFlight(world);
    const frozen = await openFreeze(world.deps, order('page-1', { scopes: ['lane:promo'] }));
    answer();
    await run;
    const sent = await world.delivery(id);
    const later = Array.from({ length: 120 }, (_, n) => ({
      ...sent,
      id: `later-${n}`,
      claimedAt: sent.claimedAt! + 1,
    }));
    const list: typeof world.store.list = async (state, range = {}) => {
      if (state !== 'published') return world.store.list(state, range);
      const found = [...(await world.store.list(state)), ...later];
      return (range.newestFirst === true ? found.reverse() : found).slice(0, range.limit);
    };
    const state = await freezeState({ ...world.deps, list }, 'page-1');
    expect(frozen.kind).toBe('stopping');
    expect(state?.inFlight).toMatchObject([{ delivery: id, fate: 'published' }]);
  });

  it('waits for posts in flight only as long as a send could still begin, and names them', async () => {
    const world = await openWorld();
    const { id, run, answer } = await inFlight(world);
    const before = world.clock.monotonic;
    expect(await world.freeze('ines')).toMatchObject({
      kind: 'frozen',
      inFlight: [{ delivery: id, fate: 'in-flight' }],
    });
    expect(world.clock.monotonic - before).toBeGreaterThanOrEqual(SETTLE_WITHIN_MS);
    expect(SETTLE_WITHIN_MS).toBeGreaterThan(BEGIN_WITHIN_MS);
    answer();
    await run;
    const state = await freezeState(world.deps, 'freeze-1');
    expect(state).toMatchObject({ kind: 'frozen', inFlight: [{ delivery: id, fate: 'published' }] });
  });

  it('names no delivery that it does not cover', async () => {
    const world = await openWorld();
    const { run, answer } = await inFlight(world);
    expect(await world.freeze('ines', ['lane:news'])).toMatchObject({ kind: 'frozen', inFlight: [] });
    answer();
    await run;
  });

  it('covers a scope and nothing else', async () => {
    const world = await openWorld();
    const promo = await world.approved('agenda');
    const news = await world.approved('une', 'x:gazette');
    await world.freeze('lea', ['lane:promo']);
    await world.publish();
    expect((await world.delivery(promo.id)).state).toBe('approved');
    expect((await world.delivery(news.id)).state).toBe('published');
  });

  it.each(['all', 'lane:promo', 'network:sandbox', 'account:sandbox:gazette', 'feed:agenda'])(
    'of %s holds what it covers, on both sides, and a thaw of one side does not lift the other',
    async (scope) => {
      const world = await openWorld();
      const { id } = await world.approved('agenda');
      await world.freeze('lea', [scope], { id: 'h' });
      await world.freeze('machine:watch', [scope], { id: 'w' });
      await world.thaw('marc', 'w');
      await world.publish();
      expect((await world.delivery(id)).state).toBe('approved');
      const { controls } = await world.store.controls([scope]);
      expect(controls.map(({ open }) => open)).toEqual([['h'], []]);
    },
  );

  it('is refused for an unknown scope, with the list of scopes, and freezes nothing', async () => {
    const world = await openWorld();
    const answer = await world.freeze('ines', ['lane:sport']);
    expect(answer).toMatchObject({ kind: 'unknown-scope', scopes: ['lane:sport'], known: world.scopes });
    expect(await world.store.freezes()).toEqual([]);
  });

  it('is refused to a person without the right', async () => {
    const settings = sampleSettings((config) => Object.assign(config.people['lea'] as object, { may: ['approve'] }));
    const world = await openWorld({ settings });
    expect(await world.freeze('lea')).toEqual({ kind: 'not-allowed' });
    expect(await world.freeze('nobody')).toEqual({ kind: 'not-allowed' });
  });

  it('answers NOT CONFIRMED when the table does not take it, and raises the alarm', async () => {
    let silent = false;
    const engine = memoryEngine({
      before: () => {
        if (silent) throw faults.noAnswer();
      },
    });
    const world = await openWorld({ client: engine });
    silent = true;
    const before = world.clock.monotonic;
    expect(await world.freeze('ines')).toMatchObject({ kind: 'not-confirmed' });
    expect(world.clock.monotonic - before).toBeLessThan(2_000);
    expect(world.events.at(-1)?.type).toBe('freeze.not-confirmed');
  });

  it('does not answer frozen when nobody can read what was in flight', async () => {
    const world = await openWorld();
    const deps = { ...world.deps, inFlight: () => Promise.reject(new Error('throttled')) };
    expect(await openFreeze(deps, order('f'))).toMatchObject({ kind: 'not-confirmed' });
    // The freeze holds nevertheless.
    expect((await world.store.controls(['all'])).controls[0]?.open).toEqual(['f']);
  });

  it('is the same freeze when the request is repeated, and none when it is repeated after the thaw', async () => {
    const world = await openWorld();
    const first = await stop(world.deps, order('slack-1'));
    const second = await stop(world.deps, order('slack-1'));
    expect([first.kind, second.kind]).toEqual(['frozen', 'frozen']);
    expect((await world.store.controls(['all'])).controls[0]?.epoch).toBe(EVENING + 1);
    await world.thaw('ines', 'slack-1');
    expect(await stop(world.deps, order('slack-1'))).toMatchObject({
      kind: 'not-confirmed',
      thawed: { thawedBy: 'ines' },
    });
  });

  it('raises the epoch of each scope by one for each freeze, overlapping or not', async () => {
    const world = await openWorld();
    await world.freeze('ines', ['all', 'lane:promo']);
    await world.freeze('lea', ['lane:promo']);
    const { controls } = await world.store.controls(['all', 'lane:promo']);
    expect(controls.map(({ epoch }) => epoch - EVENING)).toEqual([1, 0, 2, 0]);
  });
});

describe('a thaw', () => {
  it('needs a right that not everybody has', async () => {
    const world = await openWorld();
    await world.freeze('lea', ['all'], { id: 'f' });
    expect(await world.thaw('lea', 'f')).toEqual({ kind: 'not-allowed', who: ['Marc Petit', 'Inès Robin'] });
    expect(await world.thaw('machine:watch', 'f')).toMatchObject({ kind: 'not-allowed' });
    expect((await world.store.freezeById('f'))?.thawedBy).toBeNull();
  });

  it('names the person who was first when it comes late or twice, and ends no other freeze', async () => {
    const world = await openWorld();
    await world.freeze('lea', ['all'], { id: 'f1' });
    await world.thaw('ines', 'f1');
    await world.freeze('lea', ['all'], { id: 'f2' });
    expect(await world.thaw('marc', 'f1')).toEqual({ kind: 'already', by: 'ines', at: EVENING });
    expect((await world.store.controls(['all'])).controls[0]?.open).toEqual(['f2']);
  });

  it('is carried out in the name of the person who set an end time', async () => {
    const world = await openWorld();
    await world.freeze('ines', ['all'], { id: 'f', until: EVENING + 20 * MINUTE });
    world.advance(19 * MINUTE);
    await world.sweep();
    expect((await world.store.freezeById('f'))?.thawedBy).toBeNull();
    world.advance(2 * MINUTE);
    expect((await world.sweep()).thawed).toEqual(['f']);
    expect((await world.store.freezeById('f'))?.thawedBy).toBe('ines');
  });

  it('cannot be set in advance by a person without the right to thaw', async () => {
    const world = await openWorld();
    await world.freeze('lea', ['all'], { id: 'f', until: EVENING + MINUTE });
    world.advance(HOUR);
    expect((await world.sweep()).thawed).toEqual([]);
  });
});
