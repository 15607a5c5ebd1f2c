import { describe, expect, it } from 'vitest';
import { pressStop, settleFreeze, type StopAnswer } from '../../lib/freeze/stop.ts';
import { EVENING, HOUR, MINUTE, openWorld, type World } from '../world.ts';

const press = async (world: World, id: string, by: string, more: object = {}): Promise<StopAnswer> => {
  const order = { id, scopes: ['all'], source: 'human' as const, by, ...more };
  const answer = await pressStop(world.deps, order);
  return answer.kind === 'stopping' ? settleFreeze(world.deps, answer) : answer;
};

const openOnAll = async (world: World) =>
  (await world.store.controls(['all'])).controls.find(({ side }) => side === 'human')?.open;

const epoch = async (world: World, scope: string) =>
  (await world.store.controls([scope])).controls.find(({ side }) => side === 'human')!.epoch - EVENING;

describe('a press whose scopes an open freeze of people covers', () => {
  it('joins it: its name and reason are added, and there is no second freeze to thaw', async () => {
    const world = await openWorld();
    await press(world, 'page-1', 'lea', { reason: 'attentat' });
    world.advance(MINUTE);
    const answer = await press(world, 'slack-2', 'ines', { reason: 'à Nice' });
    expect(answer).toMatchObject({ kind: 'frozen', joined: true, freeze: { id: 'page-1', by: 'lea' } });
    expect(await openOnAll(world)).toEqual(['page-1']);
    expect(await world.store.freezeById('page-1')).toMatchObject({
      reason: 'attentat · à Nice',
      joined: [{ by: 'ines', at: EVENING + MINUTE }],
    });
    expect(await world.store.audit('page-1')).toMatchObject([
      { rev: 1, who: 'lea', how: 'freeze' },
      { rev: 2, who: 'ines', how: 'join', evidence: 'à Nice' },
    ]);
    expect(await world.store.audit('slack-2')).toMatchObject([
      { rev: 1, who: 'ines', how: 'join', evidence: 'page-1' },
    ]);
    await world.thaw('marc', 'page-1');
    expect(await openOnAll(world)).toEqual([]);
  });

  it('keeps it from ending at the time that the first press had set, by whoever read it before', async () => {
    const world = await openWorld();
    const until = EVENING + HOUR;
    await press(world, 'page-1', 'marc', { until });
    await press(world, 'page-2', 'lea');
    world.advance(HOUR);
    expect(await world.store.thawAtEnd('page-1', { until, by: 'marc', at: EVENING + HOUR })).toBe(false);
    expect(await openOnAll(world)).toEqual(['page-1']);
  });

  it('ends what was approved under the freeze that it joins', async () => {
    const world = await openWorld();
    await press(world, 'page-1', 'lea');
    const under = await world.approved('une', 'x:gazette', { under: true });
    await press(world, 'page-2', 'ines', { scopes: ['lane:news'] });
    await world.publish();
    expect((await world.delivery(under.id)).state).toBe('approved');
    expect([await epoch(world, 'all'), await epoch(world, 'lane:news'), await epoch(world, 'lane:promo')]).toEqual([
      1, 1, 0,
    ]);
  });

  it('names what is in flight now, also what began under the freeze', async () => {
    const world = await openWorld();
    await press(world, 'page-1', 'lea');
    world.advance(MINUTE);
    const { id } = await world.approved('une', 'x:gazette', { under: true });
    let answer: () => void = () => undefined;
    const hold = new Promise<never>((resolve) => {
      answer = () => resolve({ kind: 'accepted', remoteId: 'x', url: null, detail: 'HTTP 200' } as never);
    });
    world.networks.will('x:gazette', { hold });
    const run = world.publish();
    while (world.networks.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const joined = await press(world, 'page-2', 'ines');
    expect(joined).toMatchObject({ joined: true, inFlight: [{ delivery: id, fate: 'in-flight' }] });
    answer();
    await run;
  });

  it('takes away the end that was signed before', async () => {
    const world = await openWorld();
    await press(world, 'page-1', 'ines', { until: EVENING + 20 * MINUTE });
    await press(world, 'page-2', 'lea');
    expect((await world.store.freezeById('page-1'))?.until).toBeNull();
    world.advance(HOUR);
    expect((await world.sweep()).thawed).toEqual([]);
  });

  it('is a new freeze when a thaw came first, even between its look and its write', async () => {
    const world = await openWorld();
    await press(world, 'page-1', 'lea');
    const join: typeof world.store.join = async (...input) => {
      await world.thaw('marc', 'page-1');
      return world.store.join(...input);
    };
    const order = { id: 'page-2', scopes: ['all'], source: 'human' as const, by: 'ines' };
    const answer = await pressStop({ ...world.deps, join }, order);
    expect(answer).toMatchObject({ kind: 'stopping', freeze: { id: 'page-2' } });
    expect(await openOnAll(world)).toEqual(['page-2']);
  });

  it('is one press, however often it is sent, and none after the thaw', async () => {
    const world = await openWorld();
    await press(world, 'page-1', 'lea');
    const answers = await Promise.all([1, 2, 3].map(() => press(world, 'slack-2', 'ines')));
    expect(answers).toMatchObject(answers.map(() => ({ kind: 'frozen', freeze: { id: 'page-1' } })));
    expect(await epoch(world, 'all')).toBe(2);
    await world.thaw('marc', 'page-1');
    expect(await press(world, 'slack-2', 'ines')).toMatchObject({ kind: 'not-confirmed', thawed: { id: 'page-1' } });
    expect(await openOnAll(world)).toEqual([]);
  });

  it.each([
    [['lane:promo'], ['lane:promo', 'lane:news']],
    [['lane:promo'], ['all']],
    [['lane:promo'], ['lane:news']],
  ])('a freeze of %j does not cover a press of %j', async (first, second) => {
    const world = await openWorld();
    await press(world, 'page-1', 'lea', { scopes: first });
    expect(await press(world, 'page-2', 'ines', { scopes: second })).toMatchObject({ freeze: { id: 'page-2' } });
  });

  it('never joins a freeze of the watch', async () => {
    const world = await openWorld();
    await world.freeze('machine:watch', ['all'], { id: 'watch-freeze-1' });
    expect(await press(world, 'page-2', 'ines')).toMatchObject({ freeze: { id: 'page-2', source: 'human' } });
    await world.thaw('marc', 'watch-freeze-1');
    expect(await openOnAll(world)).toEqual(['page-2']);
  });

  it('stops when the look at open freezes fails', async () => {
    const world = await openWorld();
    await press(world, 'page-1', 'lea');
    const order = { id: 'page-2', scopes: ['all'], source: 'human' as const, by: 'ines' };
    const freezeFor = () => Promise.reject(new Error('throttled'));
    const answer = await pressStop({ ...world.deps, freezeFor }, order);
    expect(answer).toMatchObject({ kind: 'stopping', freeze: { id: 'page-2' } });
  });

  it('joins none with the evidence of a proposal, which must stand with its freeze', async () => {
    const world = await openWorld();
    await press(world, 'page-1', 'lea');
    const evidence = [{ at: '2026-07-14T15:58:00Z', source: 'lemonde', title: 'Attaque', url: null }];
    expect(await press(world, 'proposal-1', 'ines', { evidence })).toMatchObject({ freeze: { id: 'proposal-1' } });
  });
});

describe('an end that is signed after the stop', () => {
  it('is carried out in the name of who signed it, if they may thaw', async () => {
    const world = await openWorld();
    await press(world, 'page-1', 'lea');
    expect(await world.store.signEnd('page-1', { until: EVENING + MINUTE, by: 'ines', at: EVENING })).toBe(true);
    world.advance(2 * MINUTE);
    expect((await world.sweep()).thawed).toEqual(['page-1']);
    expect((await world.store.freezeById('page-1'))?.thawedBy).toBe('ines');
    expect(await world.store.signEnd('page-1', { until: EVENING + HOUR, by: 'ines', at: EVENING })).toBe(false);
  });

  it('is none on a freeze of the watch', async () => {
    const world = await openWorld();
    await world.freeze('machine:watch', ['all'], { id: 'watch-freeze-1' });
    const signed = { until: EVENING + MINUTE, by: 'ines', at: EVENING };
    expect(await world.store.signEnd('watch-freeze-1', signed)).toBe(false);
  });
});
