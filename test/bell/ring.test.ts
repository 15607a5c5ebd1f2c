import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../world.ts';
import { BELLS, openNewsroom } from './newsroom.ts';

const REFUSED = { kind: 'failed', detail: 'HTTP 401: no such key', retryAt: null } as const;

describe('the bell of a tool', () => {
  it('is confirmed when a look after the last change finds nothing scheduled', async () => {
    const newsroom = await openNewsroom();
    newsroom.shelf.scheduled = ['a', 'b', 'c'];
    await newsroom.freeze();

    await newsroom.ring();

    expect(newsroom.shelf).toMatchObject({ scheduled: [], drafts: ['a', 'b', 'c'] });
    expect(await newsroom.of('site')).toMatchObject({ state: 'confirmed', count: 3, says: 'freeze' });
    expect((await newsroom.of('site'))?.stopped.map(({ title }) => title)).toEqual(['Titre a', 'Titre b', 'Titre c']);
  });

  it('rings for nothing without a freeze', async () => {
    const newsroom = await openNewsroom();
    newsroom.shelf.scheduled = ['a'];

    await newsroom.ring();

    expect(newsroom.shelf).toMatchObject({ scheduled: ['a'], asked: 0 });
    expect(newsroom.desk.told).toEqual([]);
  });

  it('finds within a minute what somebody schedules during the freeze, each minute anew', async () => {
    const newsroom = await openNewsroom();
    await newsroom.freeze();
    for (const id of ['a', 'b', 'c']) {
      await newsroom.ring();
      newsroom.shelf.scheduled.push(id);
      newsroom.pass(MINUTE);
    }
    await newsroom.ring();

    expect(newsroom.shelf).toMatchObject({ scheduled: [], drafts: ['a', 'b', 'c'] });
    expect(await newsroom.of('site')).toMatchObject({ state: 'confirmed', count: 3 });
  });

  it('stops what is scheduled while it stops', async () => {
    const newsroom = await openNewsroom();
    newsroom.shelf.scheduled = ['a'];
    newsroom.shelf.meanwhile = (id) => {
      if (id === 'a') newsroom.shelf.scheduled.push('b');
    };
    await newsroom.freeze();

    await newsroom.ring();

    expect(newsroom.shelf.drafts).toEqual(['a', 'b']);
    expect(await newsroom.of('site')).toMatchObject({ state: 'confirmed' });
  });

  it('restarts nothing after a thaw, asks nothing any more, and keeps what was stopped', async () => {
    const newsroom = await openNewsroom();
    newsroom.shelf.scheduled = ['a'];
    await newsroom.freeze();
    await newsroom.ring();
    await newsroom.thaw();
    const { asked } = newsroom.shelf;

    newsroom.shelf.scheduled = ['new'];
    for (let minute = 0; minute < 5; minute += 1) {
      newsroom.pass(MINUTE);
      await newsroom.ring();
    }

    expect(newsroom.shelf).toMatchObject({ asked, scheduled: ['new'], drafts: ['a'] });
    expect(await newsroom.of('site')).toMatchObject({ says: 'thaw', state: 'confirmed', count: 1 });
    expect(await newsroom.store.ringing()).toEqual([]);
  });

  it.each([
    ['all', true],
    ['lane:promo', true],
    ['lane:service', false],
    ['feed:agenda', false],
    ['account:x:gazette', false],
  ])('rings for a freeze of %s: %s', async (scope, rings) => {
    const newsroom = await openNewsroom();
    newsroom.shelf.scheduled = ['a'];
    await newsroom.freeze('page-1', [scope]);

    await newsroom.ring();

    expect(newsroom.shelf.drafts.length > 0).toBe(rings);
  });

  it('rings for its own scopes where it has some, and for a freeze of everything', async () => {
    const site = { ...BELLS['site'], scopes: ['lane:service'] } as (typeof BELLS)[string];
    for (const [scope, drafts] of [
      ['lane:promo', []],
      ['lane:service', ['a']],
      ['all', ['a']],
    ] as const) {
      const newsroom = await openNewsroom({ site });
      newsroom.shelf.scheduled = ['a'];
      await newsroom.freeze('page-1', [scope]);
      await newsroom.ring();
      expect([scope, newsroom.shelf.drafts]).toEqual([scope, drafts]);
    }
  });

  it('is NOT CONFIRMED within ten seconds when the tool hangs, and is tried again each minute', async () => {
    const newsroom = await openNewsroom();
    newsroom.shelf.scheduled = ['a'];
    newsroom.shelf.fails = 'hangs';
    await newsroom.freeze();
    const frozenAt = newsroom.now();

    await newsroom.ring();

    expect(newsroom.now() - frozenAt).toBeLessThan(10 * SECOND);
    expect(await newsroom.of('site')).toMatchObject({ state: 'not-confirmed', detail: 'timeout: no answer' });
    expect(newsroom.events.filter(({ type }) => type === 'bell.not-confirmed')).toMatchObject([{ id: 'page-1' }]);
    newsroom.shelf.fails = null;
    newsroom.pass(MINUTE);
    await newsroom.ring();
    expect(await newsroom.of('site')).toMatchObject({ state: 'confirmed', count: 1 });
  });

  it('says what is left when a change is refused, and begins no further one', async () => {
    const newsroom = await openNewsroom();
    newsroom.shelf.scheduled = Array.from({ length: 20 }, (_, at) => `p${at}`);
    newsroom.shelf.meanwhile = (id) => {
      if (id === 'p0') newsroom.shelf.fails = REFUSED;
    };
    await newsroom.freeze();

    await newsroom.ring();

    expect(newsroom.shelf.asked).toBeLessThanOrEqual(6);
    const ring = await newsroom.of('site');
    expect(ring).toMatchObject({ state: 'not-confirmed' });
    expect(ring?.detail).toContain('HTTP 401: no such key (20 were scheduled)');
  });

  it('goes on at once with a schedule that one look has no time for', async () => {
    const newsroom = await openNewsroom();
    newsroom.shelf.scheduled = Array.from({ length: 40 }, (_, at) => `p${at}`);
    newsroom.shelf.meanwhile = () => newsroom.pass(400);
    await newsroom.freeze();

    await newsroom.ring();

    expect(newsroom.shelf.scheduled).toEqual([]);
    expect(await newsroom.of('site')).toMatchObject({ state: 'confirmed', count: 40 });
  });

  it('is asked by one of two runs at once, and once for two freezes', async () => {
    const newsroom = await openNewsroom();
    newsroom.shelf.scheduled = ['a'];
    await newsroom.freeze('page-1');
    await newsroom.freeze('page-2', ['lane:promo']);

    await Promise.all([newsroom.ring(), newsroom.ring()]);

    // Each run looks, changes and looks again at most once: the second finds its freezes taken.
    expect(newsroom.shelf.asked).toBeLessThanOrEqual(6);
    expect(newsroom.shelf.drafts).toEqual(['a']);
    for (const of of ['page-1', 'page-2']) expect(await newsroom.of('site', of)).toMatchObject({ state: 'confirmed' });
  });

  it('has a history of its own, with a row for each change of its state and for each stop, and no other', async () => {
    const newsroom = await openNewsroom();
    newsroom.shelf.fails = REFUSED;
    await newsroom.freeze();
    await newsroom.ring();
    newsroom.shelf.fails = null;
    newsroom.shelf.scheduled = ['a'];
    for (let minute = 0; minute < 3; minute += 1) {
      newsroom.pass(MINUTE);
      await newsroom.ring();
    }
    await newsroom.thaw();
    await newsroom.ring();

    const rows = await newsroom.store.audit('bell-page-1-site');
    expect(rows.map(({ rev, who, how, to }) => [rev, who, how, to])).toEqual([
      [1, 'machine:bell', 'bell: freeze', 'ringing'],
      [2, 'machine:bell', 'bell: freeze', 'not-confirmed'],
      [3, 'machine:bell', 'bell: freeze', 'confirmed'],
      [4, 'machine:bell', 'bell: thaw', 'confirmed'],
    ]);
  });
});

describe('a receiver', () => {
  const REFUSES = { kind: 'failed', detail: 'HTTP 503', retryAt: null } as const;

  it('is told of a freeze and of its thaw, each once, with what is still frozen', async () => {
    const newsroom = await openNewsroom();
    await newsroom.freeze('page-1');
    await newsroom.freeze('page-2', ['lane:promo']);
    await newsroom.ring();
    await newsroom.ring();
    await newsroom.thaw('page-1');
    newsroom.pass(MINUTE);
    await newsroom.ring();

    const told = newsroom.desk.told.map(({ id, says, data }) => [id, says, data['frozen']]);
    expect(told.toSorted()).toEqual([
      ['page-1.freeze.hook', 'freeze', ['all', 'lane:promo']],
      ['page-1.thaw.hook', 'thaw', ['lane:promo']],
      ['page-2.freeze.hook', 'freeze', ['all', 'lane:promo']],
    ]);
    expect(newsroom.desk.told[0]?.data).toMatchObject({ id: 'page-1', by: 'Inès Robin', scopes: ['all'] });
  });

  it('is told under one id until it acknowledges, at longer and longer intervals', async () => {
    const newsroom = await openNewsroom();
    newsroom.desk.answer = () => REFUSES;
    await newsroom.freeze();
    const at: number[] = [];
    const from = newsroom.now();
    for (let minute = 0; minute < 160; minute += 1) {
      const before = newsroom.desk.told.length;
      await newsroom.ring();
      if (newsroom.desk.told.length > before) at.push((newsroom.now() - from) / MINUTE);
      newsroom.pass(MINUTE);
    }

    expect(at).toEqual([0, 1, 6, 36, 156]);
    expect(new Set(newsroom.desk.told.map(({ id }) => id)).size).toBe(1);
    newsroom.desk.answer = () => ({ kind: 'told' });
    newsroom.pass(5 * HOUR);
    await newsroom.ring();
    expect(await newsroom.of('hook')).toMatchObject({ state: 'confirmed', nextAt: null });
  });

  it('waits as long as the receiver asks, and no longer than a day', async () => {
    const newsroom = await openNewsroom();
    newsroom.desk.answer = () => ({ ...REFUSES, retryAt: newsroom.now() + 10 * MINUTE });
    await newsroom.freeze();
    await newsroom.ring();

    expect((await newsroom.of('hook'))?.nextAt).toBe(newsroom.now() + 10 * MINUTE);
  });

  it('is given up after three days, which is told once', async () => {
    const newsroom = await openNewsroom();
    newsroom.desk.answer = () => REFUSES;
    await newsroom.freeze();
    for (let hour = 0; hour < 100; hour += 1) {
      await newsroom.ring();
      newsroom.pass(HOUR);
    }

    expect(await newsroom.of('hook')).toMatchObject({ state: 'gave-up', nextAt: null, tries: 10 });
    expect(newsroom.events.filter(({ type }) => type === 'bell.gave-up')).toMatchObject([
      { id: 'page-1', title: 'hook', detail: 'HTTP 503' },
    ]);
    expect(newsroom.logs.filter((line) => line.startsWith('bell.gave-up'))).toHaveLength(1);
  });

  it('is asked no more at once when it says that it is gone for good', async () => {
    const newsroom = await openNewsroom();
    newsroom.desk.answer = () => ({ ...REFUSES, over: true });
    await newsroom.freeze();
    await newsroom.ring();

    expect(await newsroom.of('hook')).toMatchObject({ state: 'gave-up', nextAt: null });
  });

  it('hears of a thaw, and no more of a freeze that it never acknowledged', async () => {
    const newsroom = await openNewsroom();
    newsroom.desk.answer = () => REFUSES;
    await newsroom.freeze();
    await newsroom.ring();
    await newsroom.thaw();
    newsroom.desk.answer = () => ({ kind: 'told' });
    for (let minute = 0; minute < 3; minute += 1) {
      newsroom.pass(MINUTE);
      await newsroom.ring();
    }

    expect(newsroom.desk.told.map(({ says }) => says)).toEqual(['freeze', 'thaw']);
    expect(await newsroom.store.ringing()).toEqual([]);
  });

  it('hears of a thaw that comes while the bell could not run', async () => {
    const newsroom = await openNewsroom();
    await newsroom.freeze();
    await newsroom.ring();
    await newsroom.thaw();
    newsroom.pass(3 * HOUR);
    await newsroom.ring();

    expect(newsroom.desk.told.map(({ says }) => says)).toEqual(['freeze', 'thaw']);
  });

  it('is told of a brake with its end, and of its end when a person ends it before', async () => {
    const newsroom = await openNewsroom();
    newsroom.shelf.scheduled = ['a'];
    const until = newsroom.now() + 20 * MINUTE;
    await newsroom.store.brake('promo', until, newsroom.now(), 'AFP: explosion');
    await newsroom.ring();
    newsroom.pass(5 * MINUTE);
    await newsroom.store.endBrake({ lane: 'promo', until, by: 'ines', at: newsroom.now(), why: null });
    await newsroom.ring();

    expect(newsroom.desk.told).toMatchObject([
      {
        says: 'brake',
        data: { scopes: ['lane:promo'], until: new Date(until).toISOString(), reason: 'AFP: explosion' },
      },
      { says: 'brake-end' },
    ]);
    // A brake is short and ends by itself: nothing is taken from a schedule for it.
    expect(newsroom.shelf).toMatchObject({ asked: 0, scheduled: ['a'] });
    expect(await newsroom.store.ringing()).toEqual([]);
  });

  it('is told of a brake no more when it is over', async () => {
    const newsroom = await openNewsroom();
    newsroom.desk.answer = () => REFUSES;
    await newsroom.store.brake('promo', newsroom.now() + 15 * MINUTE, newsroom.now(), 'AFP');
    await newsroom.ring();
    newsroom.pass(16 * MINUTE);
    await newsroom.ring();
    newsroom.pass(HOUR);
    await newsroom.ring();

    expect(newsroom.desk.told).toHaveLength(2);
    expect(await newsroom.store.ringing()).toEqual([]);
  });
});

describe('a tool without an interface', () => {
  it('is a person to call, and nothing is asked of it', async () => {
    const newsroom = await openNewsroom({ buffer: BELLS['buffer'] as never });
    await newsroom.freeze();

    await newsroom.ring();

    expect(await newsroom.of('buffer')).toMatchObject({ state: 'call', nextAt: null });
    expect(newsroom.shelf.asked).toBe(0);
    await newsroom.thaw();
    await newsroom.ring();
    expect(await newsroom.store.ringing()).toEqual([]);
  });
});

describe('one bell that fails', () => {
  it('keeps no other from ringing', async () => {
    const newsroom = await openNewsroom();
    newsroom.deps.tool = () => {
      throw new Error('a fault of ours');
    };
    await newsroom.freeze();

    await newsroom.ring();

    expect(await newsroom.of('site')).toMatchObject({ state: 'not-confirmed', detail: 'Error: a fault of ours' });
    expect(await newsroom.of('hook')).toMatchObject({ state: 'confirmed' });
    expect(await newsroom.of('buffer')).toMatchObject({ state: 'call' });
  });
});
