import { describe, expect, it } from 'vitest';
import { thaw } from '../../lib/freeze/thaw.ts';
import { makeRounds } from '../../lib/notice/notify.ts';
import { plannedItem } from '../world.ts';
import { asked, EVENING, formOf, freezeAll, HOUR, MINUTE, openGazette, turn, type Gazette } from './gazette.ts';

const approveAll = async (gazette: Gazette, slug = 'concert') => {
  const review = await asked(gazette, 'lea', {}, slug);
  const pick = review.deliveries.map(({ id }) => id);
  await gazette.post(`/review/${review.ask}/decide`, { ...review.form, pick, decision: 'approve', sure: 'yes' });
  return review.deliveries;
};

/** Publishes a delivery, as if the network had accepted it. */
const publish = async (gazette: Gazette, id: string) => {
  const delivery = (await gazette.store.deliveries([id]))[0]!;
  const claimed = await gazette.inFlight(delivery);
  const at = gazette.now();
  const moved = await gazette.store.move(
    claimed,
    {
      state: 'published',
      sentAt: at,
      url: 'https://sandbox.example/1',
      claimId: null,
      leaseUntil: null,
      remoteId: 'r1',
    },
    { at, who: 'machine:publish', how: 'accepted' },
  );
  if (moved.kind === 'changed') throw new Error('changed');
  return moved.delivery;
};

const lost = async (gazette: Gazette, id: string) => {
  const claimed = await gazette.inFlight((await gazette.store.deliveries([id]))[0]!);
  const at = gazette.now();
  await gazette.store.move(
    claimed,
    { state: 'unknown', claimId: null, leaseUntil: null },
    { at, who: 'machine:publish', how: 'unknown' },
  );
};

const open = async (gazette: Gazette) =>
  (await gazette.store.controls(['all'])).controls.flatMap((control) => [...control.open]);

const PRESS = '3f1c1a52-0000-4000-8000-000000000001';

describe('the red button', () => {
  it('freezes everything at one press without a question, and says what was held and in flight', async () => {
    const gazette = await openGazette();
    await approveAll(gazette);
    await publish(gazette, 'concert-bluesky');
    await approveAll(gazette, 'fair');
    await gazette.inFlight((await gazette.store.deliveries(['fair-sandbox']))[0]!);
    const token = await gazette.desk('lea');
    gazette.pass(MINUTE);
    const { status, body } = await gazette.post('/stop', { token, id: PRESS, sure: 'yes' });
    expect(status).toBe(200);
    expect(await open(gazette)).toEqual([`page-${PRESS}`]);
    expect(body).toContain('fair');
    expect(body).toMatch(/<dd class="num">2<\/dd>/);
    expect(body).toContain('name="act" value="take-back"');
    const [row] = await gazette.store.audit(`page-${PRESS}`);
    expect(row).toMatchObject({ who: 'lea', how: 'freeze' });
  });

  it('opens one freeze, with one audit row and one mail to each, when pressed repeatedly', async () => {
    const gazette = await openGazette();
    const token = await gazette.desk('marc');
    for (let round = 0; round < 5; round += 1) {
      gazette.pass(700);
      expect((await gazette.post('/stop', { token, id: PRESS, sure: 'yes' })).status).toBe(200);
      await turn();
    }
    expect(await open(gazette)).toEqual([`page-${PRESS}`]);
    expect(await gazette.store.audit(`page-${PRESS}`)).toHaveLength(1);
    expect(gazette.letters.map(({ to }) => /<(.*)>/.exec(to)?.[1]).toSorted()).toEqual([
      'ines@gazette.example',
      'lea@gazette.example',
      'marc@gazette.example',
    ]);
    // Each press puts the event again: the first may have died before it did.
    for (const event of gazette.events) {
      expect(event).toMatchObject({ type: 'freeze.opened', id: `page-${PRESS}`, by: 'marc', detail: 'all' });
    }
  });

  it('opens one freeze when it is pressed twenty times at once', async () => {
    const gazette = await openGazette();
    const token = await gazette.desk('marc');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => gazette.post('/stop', { token, id: PRESS, sure: 'yes' })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await open(gazette)).toEqual([`page-${PRESS}`]);
    expect(await gazette.store.audit(`page-${PRESS}`)).toHaveLength(1);
  });

  it('opens a new freeze, instead of saying frozen, when the freeze of the same press was thawed', async () => {
    const gazette = await openGazette();
    const token = await gazette.desk('lea');
    await gazette.post('/stop', { token, id: PRESS, sure: 'yes' });
    gazette.pass(HOUR);
    await thaw({ ...gazette.store, ...gazette.deps }, { id: `page-${PRESS}`, by: 'marc' });
    expect(await open(gazette)).toEqual([]);
    gazette.pass(HOUR);
    const { status, body } = await gazette.post('/stop', { token, id: PRESS, sure: 'yes' });
    expect(status).toBe(200);
    expect(body).toContain('state red');
    expect(await open(gazette)).toHaveLength(1);
  });

  it('stops when the bus fails or hangs, says so in the log, and leaves the telling to notify', async () => {
    const never = () => new Promise<void>(() => undefined);
    for (const announce of [() => Promise.reject(new Error('the bus is away')), never]) {
      const gazette = await openGazette({ announce });
      const token = await gazette.desk('lea');
      const { status, body } = await gazette.post('/stop', { token, id: PRESS, sure: 'yes' });
      expect(status).toBe(200);
      expect(body).toContain('state red');
      expect(await open(gazette)).toEqual([`page-${PRESS}`]);
      expect(gazette.logs.join('\n')).toContain('"event":"stop.not-announced"');
      expect(gazette.letters).toEqual([]);
      await gazette.store.tick('desk ines', gazette.now());
      expect((await makeRounds(gazette.deps)).told).toEqual([`page-${PRESS}`]);
      expect(gazette.letters).toHaveLength(3);
    }
  });

  it('says NOT CONFIRMED, with other ways and a retry of the same press, when the table does not answer', async () => {
    let failing: 'writes' | 'everything' | null = null;
    const gazette = await openGazette({
      hooks: {
        before: (call) => {
          if (failing === 'everything' || (failing === 'writes' && call.name === 'TransactWriteItems')) {
            throw Object.assign(new Error('away'), { name: 'InternalServerError' });
          }
        },
      },
    });
    const token = await gazette.desk('lea');
    for (const kind of ['writes', 'everything'] as const) {
      failing = kind;
      const { status, body } = await gazette.post('/stop', { token, id: PRESS, sure: 'yes' });
      expect(status).toBe(503);
      expect(body).toContain('npm run --silent vigie -- stop');
      expect(body).toContain('/vigie stop');
      expect(body).toContain(`name="id" value="${PRESS}"`);
      expect(body).toContain(`name="token" value="${token}"`);
    }
    failing = null;
    expect(await open(gazette)).toEqual([]);
    expect((await gazette.post('/stop', { token, id: PRESS, sure: 'yes' })).status).toBe(200);
    expect(await open(gazette)).toEqual([`page-${PRESS}`]);
  });

  it('says NOT CONFIRMED, never that nothing was frozen, when the read after the write fails', async () => {
    let failing = false;
    const gazette = await openGazette({
      hooks: {
        before: (call) => {
          if (failing && call.name === 'Query') throw new Error('away');
        },
      },
    });
    const token = await gazette.desk('lea');
    failing = true;
    const { status, body } = await gazette.post('/stop', { token, id: PRESS, sure: 'yes' });
    expect(status).toBe(503);
    expect(body).toContain(`value="${PRESS}"`);
    failing = false;
    expect(await open(gazette)).toEqual([`page-${PRESS}`]);
    expect(gazette.letters).toHaveLength(0);
    gazette.pass(2_000);
    expect((await gazette.post('/stop', { token, id: PRESS, sure: 'yes' })).status).toBe(200);
    await turn();
    expect(gazette.letters).toHaveLength(3);
    expect(new Set(gazette.events.map(({ id }) => id)).size).toBe(1);
  });

  it('asks once more, by a form of its own, when the press was not held: without script nothing can be', async () => {
    const gazette = await openGazette();
    const token = await gazette.desk('lea');
    const first = await gazette.post('/stop', { token, id: PRESS });
    expect(first.status).toBe(200);
    expect(first.body).toContain('Encore un appui');
    expect(await open(gazette)).toEqual([]);
    const second = await gazette.post('/stop', formOf(first.body, '/stop'));
    expect(second.body).toContain('state red');
    expect(await open(gazette)).toEqual([`page-${PRESS}`]);
  });

  it('must be held when its page was opened from a mail; from the desk one press is enough', async () => {
    const gazette = await openGazette();
    expect((await gazette.request('GET', '/stop')).body).toContain('data-hold');
    expect((await gazette.request('GET', '/stop?from=desk')).body).toContain('name="sure" value="yes"');
    const desk = await gazette.post('/desk', { token: await gazette.desk('lea') });
    expect(desk.body).toContain('href="/stop?from=desk"');
  });

  it('joins a freeze that somebody has opened: the page names both, and nobody is told of a second one', async () => {
    const gazette = await openGazette();
    await freezeAll(gazette, 'ines');
    const { status, body } = await gazette.post('/stop', { token: await gazette.desk('lea'), id: PRESS, sure: 'yes' });
    expect(status).toBe(200);
    expect(body).toContain('name="freeze" value="other-way"');
    expect(body).toContain('Par Inès Robin');
    expect(body).toContain('Arrêt demandé aussi par Léa Martin');
    expect(await open(gazette)).toEqual(['other-way']);
    expect(gazette.events.filter(({ type }) => type.startsWith('freeze.'))).toMatchObject([
      { type: 'freeze.opened', by: 'ines' },
      { type: 'freeze.joined', id: 'other-way', by: 'lea' },
    ]);
  });

  it('refuses a person without the right, with the other ways to stop, and refuses a press without an id', async () => {
    const gazette = await openGazette();
    const token = await gazette.desk('zoe');
    const { status, body } = await gazette.post('/stop', { token, id: PRESS, sure: 'yes' });
    expect(status).toBe(403);
    expect(body).toContain('/vigie stop');
    for (const id of ['', 'short', 'x'.repeat(65), 'a b c d e f g', '../../../etc']) {
      expect((await gazette.post('/stop', { token, id })).status, id).toBe(400);
    }
    expect(await open(gazette)).toEqual([]);
  });
});

describe('after the stop', () => {
  it('the page shows what became of what was in flight, and a thaw', async () => {
    const gazette = await openGazette();
    await approveAll(gazette);
    await gazette.inFlight((await gazette.store.deliveries(['concert-sandbox']))[0]!);
    const token = await gazette.desk('marc');
    await gazette.post('/stop', { token, id: PRESS, sure: 'yes' });
    const form = { token, freeze: `page-${PRESS}` };
    expect((await gazette.post('/stop/state', form)).body).toMatch(/en vol/i);
    const claimed = (await gazette.store.deliveries(['concert-sandbox']))[0]!;
    await gazette.store.move(
      claimed,
      { state: 'published', sentAt: gazette.now(), claimId: null, leaseUntil: null },
      { at: gazette.now(), who: 'machine:publish', how: 'accepted' },
    );
    const after = await gazette.post('/stop/state', form);
    expect(after.body).toContain('badge green');
    expect(after.body).not.toContain('data-poll');
    await gazette.post('/stop/act', { ...form, act: 'thaw', sure: 'yes' });
    expect((await gazette.post('/stop/state', form)).body).toContain('state plain');
    expect((await gazette.post('/stop/state', { token, freeze: 'never' })).status).toBe(404);
    expect((await gazette.post('/stop/state', { token, freeze: 'x'.repeat(100_000) })).status).toBe(404);
  });

  it('a reason is kept as one line of 500 characters; an empty one, or one of an unknown freeze, is not', async () => {
    const gazette = await openGazette();
    const token = await gazette.desk('lea');
    await gazette.post('/stop', { token, id: PRESS, sure: 'yes' });
    const form = { token, freeze: `page-${PRESS}`, act: 'reason' };
    for (const reason of ['', '  \r\n ']) {
      await gazette.post('/stop/act', { ...form, reason });
      expect((await gazette.store.freezeById(form.freeze))?.reason).toBeNull();
    }
    const before = gazette.dump();
    expect((await gazette.post('/stop/act', { ...form, freeze: 'never', reason: 'x' })).status).toBe(404);
    expect(gazette.dump()).toEqual(before);
    const { body } = await gazette.post('/stop/act', {
      ...form,
      reason: ` Attentat\r\nà <b>Nice</b> ${'x'.repeat(900)}`,
    });
    const reason = (await gazette.store.freezeById(form.freeze))?.reason ?? '';
    expect(reason.startsWith('Attentat à <b>Nice</b> xxx')).toBe(true);
    expect(reason).toHaveLength(500);
    expect(body).not.toContain('<b>Nice');
    expect(body).toContain('&lt;b&gt;Nice');
  });

  it('only a person with the right thaws, at a second press; a second thaw is told that it is thawed', async () => {
    const gazette = await openGazette();
    await freezeAll(gazette, 'ines');
    const act = (token: string, over = {}) =>
      gazette.post('/stop/act', { token, freeze: 'other-way', act: 'thaw', sure: 'yes', ...over });
    await act(await gazette.desk('lea'));
    await act(await gazette.desk('zoe'));
    const marc = await gazette.desk('marc');
    await act(marc, { sure: '' });
    expect(await open(gazette)).toEqual(['other-way']);
    await act(marc);
    expect(await open(gazette)).toEqual([]);
    const rows = gazette.dump();
    await act(marc);
    expect(gazette.dump()).toEqual(rows);
    expect((await gazette.store.audit('other-way')).map(({ who }) => who)).toEqual(['ines', 'marc']);
  });

  it('a person who may thaw signs its end, at a second press, and the page shows who did', async () => {
    const gazette = await openGazette();
    await freezeAll(gazette, 'lea');
    const act = (token: string, over = {}) =>
      gazette.post('/stop/act', { token, freeze: 'other-way', act: 'end', until: '18:30', sure: 'yes', ...over });
    const until = async () => (await gazette.store.freezeById('other-way'))?.until;
    expect((await act(await gazette.desk('lea'))).body).not.toContain('name="until"');
    const marc = await gazette.desk('marc');
    await act(marc, { sure: '' });
    expect((await act(marc, { until: 'noon' })).body).toContain('n’a pas été comprise');
    expect(await until()).toBeNull();
    expect((await act(marc)).body).toContain('Marc Petit a fixé la fin\u202F: ce soir 18:30');
    expect(await until()).toBe(EVENING + 30 * MINUTE);
    expect((await gazette.store.audit('other-way')).at(-1)).toMatchObject({ who: 'marc', how: 'sign end' });
  });

  it('a thaw says what still holds', async () => {
    const gazette = await openGazette();
    await freezeAll(gazette, 'ines', 'first');
    await freezeAll(gazette, 'marc', 'second', ['lane:promo']);
    await gazette.store.brake('news', EVENING + 20 * MINUTE, EVENING, 'une explosion');
    const token = await gazette.desk('marc');
    const act = { token, act: 'thaw', sure: 'yes' };
    const { body } = await gazette.post('/stop/act', { ...act, freeze: 'first' });
    expect(body).toMatch(/Reste gelé\s: .*, par Marc Petit depuis 18:00\./);
    expect(body).toMatch(/Reste retardé\s: .*, jusqu’à 18:20\./);
    await gazette.store.endBrake({ lane: 'news', until: EVENING + 20 * MINUTE, by: 'marc', at: EVENING, why: null });
    expect((await gazette.post('/desk/act', { ...act, freeze: 'second' })).body).toContain(
      'Plus rien d’autre ne retient',
    );
  });

  it('a thaw of one freeze leaves the other open', async () => {
    const gazette = await openGazette();
    await freezeAll(gazette, 'ines', 'first');
    await freezeAll(gazette, 'ines', 'second');
    await gazette.post('/desk/act', { token: await gazette.desk('marc'), act: 'thaw', freeze: 'first', sure: 'yes' });
    expect(await open(gazette)).toEqual(['second']);
  });

  it('a person who may freeze orders a post to be taken back, at a second press, and only once', async () => {
    const gazette = await openGazette();
    await approveAll(gazette);
    const { id } = await publish(gazette, 'concert-sandbox');
    await freezeAll(gazette);
    const act = (token: string, over = {}) =>
      gazette.post('/stop/act', { token, freeze: 'other-way', act: 'take-back', delivery: id, sure: 'yes', ...over });
    await act(await gazette.desk('zoe'));
    const lea = await gazette.desk('lea');
    await act(lea, { sure: '' });
    expect((await gazette.store.delivery(id))?.takeBack).toBeNull();
    await act(lea);
    expect((await gazette.store.delivery(id))?.takeBack).toMatchObject({ by: 'lea' });
    const rows = gazette.dump();
    await act(lea);
    await act(lea, { delivery: 'never' });
    await act(lea, { delivery: 'x'.repeat(100_000) });
    expect(gazette.dump()).toEqual(rows);
    expect(gazette.events.filter(({ type }) => type === 'delivery.take-back')).toHaveLength(1);
  });
});

describe('the desk', () => {
  it('takes “it is there” of an unknown post at once, and “it is not there” only after the settle time', async () => {
    const gazette = await openGazette();
    await approveAll(gazette);
    await lost(gazette, 'concert-sandbox');
    await lost(gazette, 'concert-bluesky');
    const token = await gazette.desk('lea');
    const say = (act: string, delivery: string, over = {}) =>
      gazette.post('/desk/act', { token, act, delivery, sure: 'yes', ...over });
    const state = async (id: string) => (await gazette.store.delivery(id))?.state;
    await say('there', 'concert-sandbox', { sure: '' });
    expect(await state('concert-sandbox')).toBe('unknown');
    await say('there', 'concert-sandbox');
    expect(await state('concert-sandbox')).toBe('published');
    gazette.pass(15 * MINUTE - 1);
    await say('not-there', 'concert-bluesky');
    expect(await state('concert-bluesky')).toBe('unknown');
    gazette.pass(1);
    await say('not-there', 'concert-bluesky');
    expect(await state('concert-bluesky')).toBe('draft');
    expect((await gazette.store.audit('concert-bluesky')).at(-1)).toMatchObject({ who: 'lea', to: 'draft' });
  });

  it('says from when a post may be called absent, and lets a person ask again for one that was given up', async () => {
    const gazette = await openGazette();
    await approveAll(gazette);
    await lost(gazette, 'concert-sandbox');
    const token = await gazette.desk('lea');
    const say = (act: string) => gazette.post('/desk/act', { token, act, delivery: 'concert-sandbox', sure: 'yes' });
    const state = async () => (await gazette.store.delivery('concert-sandbox'))?.state;
    const early = await say('give-up');
    expect(early.body).toContain('Pas avant 18:15.');
    expect(early.body).not.toContain('value="give-up"');
    expect(early.body).toContain('value="there"');
    expect(await state()).toBe('unknown');
    gazette.pass(15 * MINUTE);
    expect((await gazette.post('/desk', { token })).body).toContain('value="give-up"');
    const given = await say('give-up');
    expect(await state()).toBe('failed');
    expect(given.body).toContain('Rien ne repartira');
    expect(given.body).toContain('value="again"');
    const again = await say('again');
    expect(again.body).toContain('il sera redemandé');
    expect(await gazette.store.delivery('concert-sandbox')).toMatchObject({
      state: 'draft',
      approval: null,
      askId: null,
    });
    expect((await gazette.store.audit('concert-sandbox')).slice(-2)).toMatchObject([
      { who: 'lea', from: 'unknown', to: 'failed' },
      { who: 'lea', from: 'failed', to: 'draft' },
    ]);
  });

  it('lets a person who may thaw end the delay that the page showed', async () => {
    const gazette = await openGazette();
    const until = gazette.now() + 20 * MINUTE;
    await gazette.store.brake('promo', until, gazette.now(), 'Le Monde: Explosion à Lyon');
    const token = await gazette.desk('ines');
    const page = (await gazette.post('/desk', { token })).body;
    expect(page).toContain('value="end-brake"');
    expect((await gazette.post('/desk', { token: await gazette.desk('lea') })).body).not.toContain('value="end-brake"');
    const end = (over: Record<string, string> = {}) =>
      gazette.post('/desk/act', { token, act: 'end-brake', lane: 'promo', until: String(until), sure: 'yes', ...over });
    const before = gazette.dump();
    await end({ sure: '' });
    await end({ until: 'soon' });
    await end({ until: String(until - MINUTE) });
    await end({ lane: '__proto__' });
    await end({ token: await gazette.desk('lea') });
    expect(gazette.dump()).toEqual(before);
    const ended = await end();
    expect(ended.body).toContain('Le retard est levé');
    expect(ended.body).not.toContain('value="end-brake"');
    expect(await gazette.store.audit(`brake-promo-${until}`)).toMatchObject([{ who: 'ines' }]);
  });

  it('does not let an approver of another feed say what became of a post', async () => {
    const gazette = await openGazette();
    await approveAll(gazette);
    await lost(gazette, 'concert-sandbox');
    const before = gazette.dump();
    const token = await gazette.desk('zoe');
    await gazette.post('/desk/act', { token, act: 'there', delivery: 'concert-sandbox', sure: 'yes' });
    expect(gazette.dump()).toEqual(before);
    const ines = await gazette.desk('ines');
    await gazette.post('/desk/act', { token: ines, act: 'there', delivery: 'concert-sandbox', sure: 'yes' });
    expect((await gazette.store.delivery('concert-sandbox'))?.state).toBe('published');
  });

  const parked = async (gazette: Gazette) => {
    for (const slug of ['flood-1', 'flood-2']) {
      const item = plannedItem(slug, `Migré ${slug}`, EVENING - HOUR);
      await gazette.store.saveParked({ id: slug, feed: 'agenda', item, at: EVENING, reason: 'flood' }, []);
    }
  };

  it('makes a parked item a draft or drops it, once, for an approver of its feed', async () => {
    const gazette = await openGazette();
    await parked(gazette);
    const before = gazette.dump();
    for (const person of ['zoe', 'ines']) {
      const token = await gazette.desk(person);
      await gazette.post('/desk/act', { token, act: 'keep', item: 'flood-1', sure: 'yes' });
      await gazette.post('/desk/act', { token, act: 'drop', item: 'flood-2', sure: 'yes' });
    }
    const lea = await gazette.desk('lea');
    await gazette.post('/desk/act', { token: lea, act: 'keep', item: 'flood-1' });
    expect(gazette.dump()).toEqual(before);
    const kept = await gazette.post('/desk/act', { token: lea, act: 'keep', item: 'flood-1', sure: 'yes' });
    await gazette.post('/desk/act', { token: lea, act: 'drop', item: 'flood-2', sure: 'yes' });
    expect(kept.body).toContain('Migré flood-1');
    expect(await gazette.store.parked()).toEqual([]);
    const drafts = await gazette.store.list('draft');
    expect(drafts.map(({ content }) => content.text.includes('flood-1'))).toEqual([true, true]);
    const after = gazette.dump();
    const again = await gazette.post('/desk/act', { token: lea, act: 'keep', item: 'flood-1', sure: 'yes' });
    expect(again.status).toBe(200);
    expect(gazette.dump()).toEqual(after);
  });

  it('keeps an item parked, and says why, when its feed is no longer configured', async () => {
    const gazette = await openGazette();
    const item = plannedItem('flood-1', 'Migré', EVENING - HOUR);
    await gazette.store.saveParked({ id: 'flood-1', feed: 'ancien', item, at: EVENING, reason: 'flood' }, []);
    const token = await gazette.desk('lea');
    const kept = await gazette.post('/desk/act', { token, act: 'keep', item: 'flood-1', sure: 'yes' });
    expect(kept.body).toContain('Pas fait\u202F: son flux n’est plus dans la configuration');
    expect((await gazette.store.parked()).map(({ id }) => id)).toEqual(['flood-1']);
    expect(await gazette.store.list('draft')).toEqual([]);
    await gazette.post('/desk/act', { token, act: 'drop', item: 'flood-1', sure: 'yes' });
    expect(await gazette.store.parked()).toEqual([]);
  });

  const propose = (gazette: Gazette) =>
    gazette.store.saveProposal({
      id: 'p1',
      at: gazette.now(),
      scopes: ['lane:promo', 'lane:news'],
      story: {
        id: 's1',
        kind: 'attack',
        place: 'Nice',
        score: 7,
        rule: 'one-owner',
        version: '1',
        owners: ['lemonde'],
      },
      evidence: [{ at: '2026-07-14T15:58:00Z', source: 'lemonde', title: 'Attaque <b>à Nice</b>', url: null }],
    });

  it('freezes what the watch proposed once, with its evidence, and tells the others', async () => {
    const gazette = await openGazette();
    await propose(gazette);
    const zoe = await gazette.desk('zoe');
    await gazette.post('/desk/act', { token: zoe, act: 'freeze', proposal: 'p1', sure: 'yes' });
    const token = await gazette.desk('lea');
    await gazette.post('/desk/act', { token, act: 'freeze', proposal: 'p1' });
    await gazette.post('/desk/act', { token, act: 'freeze', proposal: 'never', sure: 'yes' });
    expect((await gazette.store.freezes()).length).toBe(0);
    for (let round = 0; round < 3; round += 1) {
      gazette.pass(MINUTE);
      const { body } = await gazette.post('/desk/act', { token, act: 'freeze', proposal: 'p1', sure: 'yes' });
      expect(body).not.toContain('<b>à Nice');
      expect(body).toContain('Attaque &lt;b&gt;à Nice');
      await turn();
    }
    const freezes = await gazette.store.freezes();
    expect(freezes).toMatchObject([
      { by: 'lea', source: 'human', scopes: ['lane:promo', 'lane:news'], evidence: [{ source: 'lemonde' }] },
    ]);
    expect(gazette.letters).toHaveLength(3);
    expect(new Set(gazette.events.map(({ id }) => id)).size).toBe(1);
  });

  it('opens a new freeze for a proposal whose freeze was thawed', async () => {
    const gazette = await openGazette();
    await propose(gazette);
    const token = await gazette.desk('lea');
    const form = { token, act: 'freeze', proposal: 'p1', sure: 'yes' };
    await gazette.post('/desk/act', form);
    gazette.pass(MINUTE);
    await thaw({ ...gazette.store, ...gazette.deps }, { id: 'proposal-p1', by: 'marc' });
    gazette.pass(MINUTE);
    await gazette.post('/desk/act', form);
    const { controls } = await gazette.store.controls(['lane:promo']);
    expect(controls.flatMap((control) => [...control.open])).toHaveLength(1);
  });

  it('says NOT CONFIRMED when the proposal could not be frozen', async () => {
    let failing = false;
    const gazette = await openGazette({
      hooks: {
        before: (call) => {
          if (failing && call.name === 'TransactWriteItems') {
            throw Object.assign(new Error('away'), { name: 'InternalServerError' });
          }
        },
      },
    });
    await propose(gazette);
    const token = await gazette.desk('lea');
    failing = true;
    const { status, body } = await gazette.post('/desk/act', { token, act: 'freeze', proposal: 'p1', sure: 'yes' });
    expect(status).toBe(503);
    expect(body).toContain('npm run --silent vigie -- stop');
  });

  it('does nothing for an unknown act', async () => {
    const gazette = await openGazette();
    await freezeAll(gazette);
    const token = await gazette.desk('marc');
    const before = gazette.dump();
    for (const act of ['', 'THAW', 'approve', '__proto__', 'toString']) {
      const form = { token, act, freeze: 'other-way', delivery: 'x', sure: 'yes' };
      expect((await gazette.post('/desk/act', form)).status).toBe(200);
      expect((await gazette.post('/stop/act', form)).status).toBe(200);
    }
    expect(gazette.dump()).toEqual(before);
  });
});
