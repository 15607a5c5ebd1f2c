import { describe, expect, it } from 'vitest';
import { sourceHealth, type WatchMemory } from '../../lib/crisis/health.ts';
import { judgeNews, type FetchAnswer, type JudgeDeps } from '../../lib/crisis/judge.ts';
import type { WatchItem } from '../../lib/crisis/signal.ts';
import type { WatchSource } from '../../lib/watch-sources.ts';

const MINUTE = 60_000;
const T0 = Date.parse('2025-03-11T10:00:00Z');

const source = (id: string, owner = id, more: Partial<WatchSource> = {}): WatchSource => ({
  id,
  owner,
  url: `https://${id}.example/rss`,
  lang: 'fr',
  country: 'fr',
  kind: 'headlines',
  ...more,
});
const item = (title: string, at: number, id = title): WatchItem => ({ id, title, publishedAt: at });

/** The world of the watch: what its sources answer, what it ordered and what it remembers. */
const world = (sources: WatchSource[]) => {
  const orders: string[] = [];
  const logs: string[] = [];
  const answers = new Map<string, FetchAnswer | Error>();
  const state: {
    now: number;
    memory: WatchMemory | null;
    saves: number;
    okUntil: number | null;
    fail: string | null;
    thawed: Awaited<ReturnType<JudgeDeps['thawedStories']>>;
  } = {
    now: T0,
    memory: null,
    saves: 0,
    okUntil: null,
    fail: null,
    thawed: [],
  };
  const trip = (what: string): void => {
    if (state.fail === what) throw new Error(`${what} is down`);
  };
  const deps: JudgeDeps = {
    now: () => state.now,
    sources,
    settings: { audience: ['fr'], brakes: ['promo'], freezes: ['promo', 'news'], silentAfterMs: 10 * MINUTE },
    fetchSource: (asked) => {
      const answer = answers.get(asked.id) ?? {
        kind: 'items',
        items: [item(`Rien de neuf chez ${asked.id}`, T0 - MINUTE)],
      };
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    loadMemory: () =>
      Promise.resolve(state.memory === null ? null : (JSON.parse(JSON.stringify(state.memory)) as WatchMemory)),
    saveMemory: (memory) => {
      trip('memory');
      state.memory = memory;
      state.saves++;
      orders.push('save');
      return Promise.resolve();
    },
    extendOkUntil: (until) => {
      state.okUntil = until;
      orders.push('ok');
      return Promise.resolve();
    },
    carryOutBrake: (order) => {
      trip('brake');
      orders.push(`brake ${order.lane}`);
      return Promise.resolve();
    },
    carryOutFreeze: (order) => {
      trip('freeze');
      orders.push(`freeze ${order.id} ${order.scopes.join(',')}`);
      return Promise.resolve();
    },
    carryOutProposal: () => {
      trip('propose');
      orders.push('propose');
      return Promise.resolve();
    },
    thawedStories: () => Promise.resolve(state.thawed),
    log: (event) => logs.push(event),
  };
  const run = (): ReturnType<typeof judgeNews> => judgeNews(deps);
  /** A first poll of calm news, and a look two minutes later. */
  const settle = async (): Promise<void> => {
    await run();
    orders.length = 0;
    state.now = T0 + 2 * MINUTE;
  };
  return { deps, state, answers, orders, logs, run, settle };
};

const strike = (at: number): [string, WatchItem][] => [
  ['one', item('Attaque à Lyon : un camion fonce dans la foule, plusieurs morts', at)],
  ['two', item('Lyon : un camion fonce sur la foule, au moins 12 morts', at)],
];

describe('the freshness that lets publishing go on', () => {
  it('needs at least half of the owners and never fewer than two', async () => {
    const four = world(['one', 'two', 'three', 'four'].map((id) => source(id)));
    four.answers.set('three', { kind: 'error', reason: 'timeout' });
    four.answers.set('four', new Error('no route'));
    expect(await four.run()).toMatchObject({ fresh: true, okUntil: T0 + 10 * MINUTE, silentOwners: ['three', 'four'] });
    expect(four.logs.filter((event) => event === 'watch.source.failed')).toHaveLength(2);
    four.answers.set('two', { kind: 'error', reason: '500' });
    expect(await four.run()).toMatchObject({ fresh: false, okUntil: null });
    expect(four.logs).toContain('watch.blind');

    const two = world([source('one'), source('two')]);
    two.answers.set('two', { kind: 'error', reason: '500' });
    expect((await two.run()).fresh).toBe(false);
    expect(two.state.okUntil).toBeNull();
  });

  it('is not given by two owners of five, nor by three of seven', async () => {
    for (const [fresh, names] of [
      [2, ['a', 'b', 'c', 'd', 'e']],
      [3, ['a', 'b', 'c', 'd', 'e', 'f', 'g']],
    ] as const) {
      const { run, answers } = world(names.map((id) => source(id)));
      for (const id of names.slice(fresh)) answers.set(id, { kind: 'error', reason: 'timeout' });
      expect(await run()).toMatchObject({ fresh: false, okUntil: null });
      answers.delete(names[fresh]);
      expect(await run()).toMatchObject({ fresh: true });
    }
  });

  it('counts owners and not addresses, and no official alerts', async () => {
    const { run } = world([
      source('a', 'same'),
      source('b', 'same'),
      source('c', 'same'),
      source('gdacs', 'gdacs', { kind: 'alerts' }),
    ]);
    expect((await run()).fresh).toBe(false);
  });

  it('counts "not modified" from a source that was read before, but not from one that never was', async () => {
    const { run, answers, settle } = world([source('one'), source('two')]);
    answers.set('two', { kind: 'not-modified' });
    expect((await run()).fresh).toBe(false);
    answers.delete('two');
    await settle();
    answers.set('one', { kind: 'not-modified' });
    answers.set('two', { kind: 'not-modified' });
    expect((await run()).fresh).toBe(true);
  });

  it('takes a source that answers without anything new for days for silent, never for calm', async () => {
    const { run, answers, settle, state, logs } = world([source('one'), source('two')]);
    await settle();
    answers.set('two', { kind: 'not-modified' });
    state.now = T0 + 40 * 60 * MINUTE;
    answers.set('one', { kind: 'items', items: [item('Du neuf', state.now)] });
    const report = await run();
    expect(report.fresh).toBe(false);
    expect(report.sources.find(({ id }) => id === 'two')?.state).toBe('stale');
    expect(logs).toContain('watch.source.stale');
    expect(sourceHealth([source('new')], state.memory, state.now)).toMatchObject([{ state: 'never', okAt: null }]);
  });

  it('is written last, after the stops and the memory', async () => {
    const { run, answers, settle, orders, state } = world([source('one'), source('two')]);
    await settle();
    for (const [id, found] of strike(state.now)) answers.set(id, { kind: 'items', items: [found] });
    await run();
    expect(orders.map((order) => order.split(' ')[0])).toEqual(['freeze', 'save', 'ok']);
  });
});

describe('a run of the watch', () => {
  it('stops nothing on a first poll, however severe, nor for items older than three hours', async () => {
    const { run, answers, orders, state } = world([source('one'), source('two')]);
    for (const [id, found] of strike(T0)) answers.set(id, { kind: 'items', items: [found] });
    await run();
    expect(orders).toEqual(['save', 'ok']);
    state.now = T0 + 5 * MINUTE;
    for (const [id, found] of strike(T0 - 200 * MINUTE))
      answers.set(id, { kind: 'items', items: [{ ...found, id: 'other' }] });
    await run();
    expect(orders.some((order) => order.startsWith('freeze'))).toBe(false);
  });

  it('takes many new entries without a date for a rebuilt feed, and a single one for news', async () => {
    const { run, answers, settle, orders } = world([source('one'), source('two')]);
    await settle();
    const undated = (title: string): WatchItem => ({ title });
    const many = Array.from({ length: 20 }, (_, n) => undated(`Archive numéro ${n}`));
    for (const [id, found] of strike(T0)) answers.set(id, { kind: 'items', items: [undated(found.title), ...many] });
    await run();
    expect(orders.some((order) => order.startsWith('freeze'))).toBe(false);
    const fresh = world([source('one'), source('two')]);
    await fresh.settle();
    for (const [id, found] of strike(T0)) fresh.answers.set(id, { kind: 'items', items: [undated(found.title)] });
    await fresh.run();
    expect(fresh.orders.some((order) => order.startsWith('freeze'))).toBe(true);
  });

  it('freezes the configured lanes once, and decides nothing more about the same items', async () => {
    const { run, answers, settle, orders, state } = world([source('one'), source('two')]);
    await settle();
    for (const [id, found] of strike(state.now)) answers.set(id, { kind: 'items', items: [found] });
    await run();
    expect(orders[0]).toMatch(/^freeze watch-freeze-\S+ lane:promo,lane:news$/);
    orders.length = 0;
    state.now += MINUTE;
    await run();
    expect(orders.filter((order) => order.startsWith('freeze'))).toEqual([]);
  });

  it('brakes the configured lanes for one severe headline of one owner', async () => {
    const { run, answers, settle, orders, state } = world([source('one'), source('two')]);
    await settle();
    answers.set('one', {
      kind: 'items',
      items: [item('Lyon : un camion fonce dans la foule, plusieurs blessés', state.now)],
    });
    await run();
    expect(orders).toEqual(['brake promo', 'save', 'ok']);
  });

  it.each(['freeze', 'memory'])(
    'repeats the same freeze under the same id when the %s failed, and lets nothing be published meanwhile',
    async (what) => {
      const { run, answers, settle, orders, state } = world([source('one'), source('two')]);
      await settle();
      for (const [id, found] of strike(state.now)) answers.set(id, { kind: 'items', items: [found] });
      const before = state.okUntil;
      state.fail = what;
      await expect(run()).rejects.toThrow(`${what} is down`);
      expect(state.okUntil).toBe(before);
      const tried = orders.find((order) => order.startsWith('freeze'));
      state.fail = null;
      orders.length = 0;
      state.now += MINUTE;
      await run();
      expect(orders[0]).toMatch(/^freeze /);
      if (tried !== undefined) expect(orders[0]).toBe(tried);
    },
  );

  it('goes on when people could not be told of a proposal, and logs it', async () => {
    const { run, answers, settle, state, logs, orders } = world([source('one'), source('two')]);
    await settle();
    state.fail = 'propose';
    const towns = ['Lyon', 'Lille', 'Nantes', 'Rennes', 'Metz', 'Dijon', 'Brest', 'Toulouse', 'Bordeaux'];
    for (const town of towns) {
      state.now += 21 * MINUTE;
      answers.set('one', {
        kind: 'items',
        items: [item(`Attentat à ${town} : plusieurs morts dans une explosion`, state.now)],
      });
      await run();
    }
    expect(logs).toContain('watch.propose.failed');
    expect(orders.at(-1)).toBe('ok');
  });

  it('writes its memory only when something changed, or every five minutes', async () => {
    const { run, settle, state } = world([source('one'), source('two')]);
    await settle();
    const saves = state.saves;
    await run();
    expect(state.saves).toBe(saves);
    state.now += 6 * MINUTE;
    await run();
    expect(state.saves).toBe(saves + 1);
  });

  it('does not freeze again for a story that a person thawed', async () => {
    const { run, answers, settle, orders, state } = world([source('one'), source('two'), source('three')]);
    await settle();
    for (const [id, found] of strike(state.now)) answers.set(id, { kind: 'items', items: [found] });
    const report = await run();
    const freeze = report.decisions.find(({ action }) => action === 'freeze');
    if (freeze === undefined) throw new Error('no freeze');
    state.thawed = [
      { story: freeze.story, kind: freeze.kind, thawedAt: state.now + MINUTE, evidence: freeze.evidence },
    ];
    orders.length = 0;
    state.now += 5 * MINUTE;
    answers.set('three', { kind: 'items', items: [item('Lyon : 14 morts dans l’attaque au camion', state.now)] });
    await run();
    // Also when the memory is lost.
    state.memory = null;
    await run();
    state.now += MINUTE;
    answers.set('one', {
      kind: 'items',
      items: [item('Attaque de Lyon : 15 morts, le conducteur du camion abattu', state.now)],
    });
    answers.set('two', {
      kind: 'items',
      items: [item('Le bilan de l’attaque au camion à Lyon passe à 15 morts', state.now)],
    });
    await run();
    expect(orders.filter((order) => order.startsWith('freeze'))).toEqual([]);
  });
});

describe('the health of sources as memory has it', () => {
  it('is unknown for a source that has not answered lately, and for one that never did', async () => {
    const sources = [source('one'), source('two'), source('dead')];
    const { deps, state, answers } = world(sources);
    answers.set('dead', { kind: 'error', reason: 'unknown-host' });
    await judgeNews(deps);
    const states = (later: number) => sourceHealth(sources, state.memory, T0 + later).map((each) => each.state);
    expect(states(MINUTE)).toEqual(['fresh', 'fresh', 'never']);
    // The watch itself has stopped, so nobody knows.
    expect(states(16 * MINUTE)).toEqual(['failing', 'failing', 'never']);
  });
});
