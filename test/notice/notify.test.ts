import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';
import { makeRounds, tellEvent } from '../../lib/notice/notify.ts';
import { configuredScopes, epochsOf, scopesOf } from '../../lib/freeze/scope.ts';
import type { Proposal } from '../../lib/records/proposal.ts';
import { asked, freezeAll, HOUR, MINUTE, openGazette, TABLE, to, type Gazette } from '../web/gazette.ts';

/** Whoever must know is told once, also when events are lost, doubled or late, and when mail fails for a while. */

const lost = { announce: () => Promise.resolve() };
const OPENED = { type: 'freeze.opened', id: 'page-1' };
const EVERYBODY = ['ines', 'lea', 'marc'];

/** A freeze of which no event came. Nobody needs a link to the desk any more. */
const untold = async (options: Parameters<typeof openGazette>[0] = {}) => {
  const gazette = await openGazette({ ...lost, ...options });
  await gazette.store.tick('desk ines', gazette.now());
  await freezeAll(gazette, 'ines', 'page-1');
  const people = () => gazette.letters.map(to).toSorted();
  return { gazette, people, deps: gazette.deps };
};

/** Writes other values into an item of the table, as only somebody can who writes it by hand. */
const rewrite = async ({ engine }: Gazette, pk: string, change: object) => {
  const client = engine.connect();
  const where = { TableName: TABLE, Key: marshall({ pk, sk: '-' }) };
  const { Item } = await client.send(new GetItemCommand(where));
  const item = { ...unmarshall(Item ?? {}), ...change };
  await client.send(new PutItemCommand({ TableName: TABLE, Item: marshall(item) }));
};

describe('people are told of a freeze', () => {
  it('at once by its event, and no second time by the same event or by the clock', async () => {
    const { people, deps } = await untold();
    expect(await tellEvent(deps, OPENED)).toBe('told');
    expect(await tellEvent(deps, OPENED)).toBe('told before');
    expect((await makeRounds(deps)).told).toEqual([]);
    expect(people()).toEqual(EVERYBODY);
  });

  it('by the clock when the event was lost', async () => {
    const { people, deps } = await untold();
    expect((await makeRounds(deps)).told).toEqual(['page-1']);
    expect(people()).toEqual(EVERYBODY);
  });

  it('once when its event comes twice at the same moment as the clock', async () => {
    const { people, deps } = await untold();
    await Promise.all([tellEvent(deps, OPENED), makeRounds(deps), tellEvent(deps, OPENED)]);
    expect(people()).toEqual(EVERYBODY);
  });

  it('each of them once, when one mail fails at first: only that person is tried again', async () => {
    let failing = true;
    const { gazette, people, deps } = await untold({
      ses: (letter) => {
        if (failing && to(letter) === 'lea') throw new Error('Throttling');
      },
    });
    expect(await tellEvent(deps, OPENED)).toBe('later');
    expect(people()).toEqual(['ines', 'marc']);
    failing = false;
    gazette.pass(MINUTE);
    expect((await makeRounds(deps)).told).toEqual(['page-1']);
    expect(people()).toEqual(EVERYBODY);
  });

  it('from where a run died that was telling them', async () => {
    let sent = 0;
    const { gazette, people, deps } = await untold({
      ses: () => ((sent += 1) === 2 ? new Promise<void>(() => undefined) : undefined),
    });
    void tellEvent(deps, OPENED);
    await expect.poll(() => sent).toBe(2);
    expect((await makeRounds(deps)).told).toEqual([]);
    gazette.pass(MINUTE);
    expect((await makeRounds(deps)).told).toEqual(['page-1']);
    expect(people()).toEqual(EVERYBODY);
  });

  it('each minute anew while the freeze is open, whoever could not be reached', async () => {
    const { gazette, people, deps } = await untold({
      ses: (letter) => {
        if (to(letter) === 'lea') throw new Error('MailboxFull');
      },
    });
    for (let minute = 0; minute < 70; minute += 1) {
      await makeRounds(deps);
      gazette.pass(MINUTE);
    }
    expect(people()).toEqual(['ines', 'marc']);
    expect(gazette.logs.filter((line) => line.includes('"mail.failed"'))).toHaveLength(70);
  });

  it('also where fifty newer ones are open, and where one freeze cannot be read', async () => {
    const { gazette, deps } = await untold();
    for (let n = 0; n < 55; n += 1) {
      gazette.pass(1_000);
      await freezeAll(gazette, 'ines', `page-other-${n}`, ['feed:une']);
      await gazette.store.tick(`told page-other-${n}`, gazette.now());
    }
    const freezeById = (id: string) =>
      id === 'page-other-3' ? Promise.reject(new Error('unreadable')) : gazette.store.freezeById(id);
    await expect(makeRounds({ ...deps, freezeById })).rejects.toThrow('could not be told');
    expect(gazette.letters.map(to).toSorted()).toEqual(EVERYBODY);
  });

  it('whatever its evidence says of time, place and kind, and every page shows it', async () => {
    const evidence = ['', 'yesterday', '+999999-01-01T00:00:00Z', '2026-07-14T15:00:00Z'].map((at) => ({
      ...{ at, source: 'A source', title: 'A headline', url: null },
    }));
    const story = { id: 's', kind: 'no such kind', place: null, score: 1e9, rule: 'none', version: '', owners: [] };
    for (const change of [{ evidence }, { evidence, story }]) {
      const { gazette, people, deps } = await untold();
      await rewrite(gazette, 'FREEZE#page-1', change);
      expect(await tellEvent(deps, OPENED)).toBe('told');
      expect(people()).toEqual(EVERYBODY);
      expect(gazette.letters[0]?.text).toContain('? A source');
      expect(gazette.letters[0]?.text).toContain('17:00 A source');
      for (const path of ['/desk', '/tray']) {
        const page = await gazette.post(path, { token: await gazette.desk('ines') });
        expect([path, page.status]).toEqual([path, 200]);
      }
    }
  });

  it('also of one that cannot be read at all: its name is mailed, and no page fails by it', async () => {
    const { gazette, deps } = await untold();
    await rewrite(gazette, 'FREEZE#page-1', { at: 9e15 });
    await expect(makeRounds(deps)).rejects.toThrow('could not be told');
    expect(gazette.letters.map(to).toSorted()).toEqual(['ines', 'lea', 'marc', 'zoe']);
    expect(gazette.letters[0]?.text).toContain('FREEZE#page-1');
    const page = await gazette.post('/desk', { token: await gazette.desk('lea') });
    expect(page.status).toBe(200);
  });

  it('not when it is over, or was never', async () => {
    const { gazette, people, deps } = await untold();
    await gazette.store.thaw('page-1', 'ines', gazette.now());
    expect(await tellEvent(deps, OPENED)).toBe('nothing to tell');
    expect(await tellEvent(deps, { type: 'freeze.opened', id: 'never' })).toBe('nothing to tell');
    expect(await tellEvent(deps, { type: 'draft.created', id: 'page-1' })).toBe('nothing to tell');
    await makeRounds(deps);
    expect(people()).toEqual([]);
  });
});

describe('people are reminded of a freeze', () => {
  it('after two hours and after eight, once each, and at most once after a long silence', async () => {
    const { gazette, deps } = await untold();
    await makeRounds(deps);
    gazette.letters.length = 0;
    const seen: number[] = [];
    for (let hour = 1; hour <= 10; hour += 1) {
      gazette.pass(HOUR);
      for (let again = 0; again < 2; again += 1) if ((await makeRounds(deps)).reminded.length > 0) seen.push(hour);
    }
    expect(seen).toEqual([2, 8]);
    expect(gazette.letters.map(to).toSorted()).toEqual(['ines', 'ines', 'marc', 'marc']);

    const silent = await untold();
    silent.gazette.pass(9 * HOUR);
    expect((await makeRounds(silent.deps)).reminded).toHaveLength(1);
  });
});

describe('people are told of a proposal', () => {
  it('by its event or by the clock, once', async () => {
    const gazette = await openGazette(lost);
    await gazette.store.tick('desk ines', gazette.now());
    const proposal = (id: string): Proposal => ({
      id,
      at: gazette.now(),
      scopes: ['lane:promo'],
      story: { id: 's', kind: 'attack', place: null, score: 5, rule: 'one-owner', version: '1', owners: ['a'] },
      evidence: [{ at: '2026-07-14T15:58:00Z', source: 'lemonde', title: 'Attaque', url: null }],
    });
    for (const id of ['p1', 'p2']) await gazette.store.saveProposal(proposal(id));
    expect(await tellEvent(gazette.deps, { type: 'watch.proposed', id: 'p1' })).toBe('told');
    expect((await makeRounds(gazette.deps)).told).toEqual(['proposal p2']);
    expect((await makeRounds(gazette.deps)).told).toEqual([]);
    expect(gazette.letters.map(to).toSorted()).toEqual([...EVERYBODY, ...EVERYBODY].toSorted());
  });
});

describe('people are asked', () => {
  it('no more often than every so long, also when the last asking had a clock of 2038', async () => {
    const gazette = await openGazette();
    const deps = { ...gazette.deps, askEveryMs: 5 * MINUTE };
    const askedAt = async (ahead = 0) => {
      await gazette.item(`item-${gazette.now()}`);
      return (await makeRounds({ ...deps, now: () => gazette.now() + ahead })).asked?.asked.length ?? null;
    };
    expect(await askedAt()).toBe(2);
    gazette.pass(29 * MINUTE);
    expect(await askedAt()).toBe(0);
    gazette.pass(MINUTE);
    expect(await askedAt()).toBe(4);
    await gazette.store.takeTurn('asking', Date.parse('2038-01-19T03:14:08Z'), 5 * MINUTE);
    gazette.pass(HOUR);
    expect(await askedAt()).toBe(2);
  });

  it('when telling fails, and desks go out when asking fails', async () => {
    const gazette = await openGazette();
    await gazette.item('concert');
    const proposals = () => Promise.reject(new Error('the index is away'));
    await expect(makeRounds({ ...gazette.deps, proposals })).rejects.toThrow('could not be told');
    expect(gazette.letters.map(to).toSorted()).toEqual(EVERYBODY);
    expect(gazette.logs.join('\n')).toContain('"event":"notify.failed"');
  });
});

describe('people are told what a freeze has held', () => {
  it('after its thaw, once: what would have gone out, and nothing else', async () => {
    const gazette = await openGazette(lost);
    await gazette.store.tick('desk ines', gazette.now());
    const [one, other] = await gazette.item('concert');
    const approve = async (delivery: typeof one, dueAt: number) => {
      if (delivery === undefined) throw new Error('no delivery');
      const { controls } = await gazette.store.controls(configuredScopes(gazette.settings));
      const own = new Set(scopesOf(delivery, gazette.settings));
      const epochs = epochsOf(controls.filter(({ scope }) => own.has(scope)));
      const until = dueAt + HOUR;
      const approval = { by: 'lea', at: gazette.now(), hash: delivery.hash, epochs, until, under: false };
      const act = { at: gazette.now(), who: 'lea', how: 'approve' };
      const written = await gazette.store.approve(
        [{ before: delivery, change: { dueAt, approval } }],
        epochs,
        false,
        act,
      );
      expect(written.kind).toBe('approved');
    };
    await approve(one, gazette.now() + HOUR);
    await approve(other, gazette.now() + 5 * HOUR);
    gazette.pass(MINUTE);
    await freezeAll(gazette, 'ines', 'page-1');
    gazette.pass(2 * HOUR);
    await makeRounds(gazette.deps);
    await gazette.store.thaw('page-1', 'ines', gazette.now());
    gazette.letters.length = 0;
    expect(await tellEvent(gazette.deps, { type: 'freeze.thawed', id: 'page-1' })).toBe('told');
    await makeRounds(gazette.deps);
    const told = gazette.letters.filter(({ subject }) => subject === 'Le gel a retenu un post qui serait parti');
    expect(told.map(to).toSorted()).toEqual(EVERYBODY);
    expect(told[0]?.text).toMatch(/Serait parti\s:/);
    expect(told[0]?.text.match(/^> /gm)).toHaveLength(1);
  });

  it('not when nothing was held', async () => {
    const { gazette, deps } = await untold();
    await gazette.store.thaw('page-1', 'ines', gazette.now());
    expect(await tellEvent(deps, { type: 'freeze.thawed', id: 'page-1' })).toBe('nothing to tell');
  });
});

describe('people are told of an item that cannot be read', () => {
  it('within a minute, with its key: nothing comes of it, and nobody would miss it', async () => {
    for (const [state, change] of [
      ['approved', { attempt: 'one' }],
      ['draft', { content: 'gone' }],
    ] as const) {
      const said: string[] = [];
      const gazette = await openGazette({ ...lost, webhook: (text) => Promise.resolve(void said.push(text)) });
      await gazette.store.tick('desk ines', gazette.now());
      const { ask, form, deliveries } = await asked(gazette, 'lea', {}, 'concert');
      const pick = deliveries.map(({ id }) => id);
      if (state === 'approved')
        await gazette.post(`/review/${ask}/decide`, { ...form, pick, decision: 'approve', sure: 'yes' });
      await rewrite(gazette, 'DELIVERY#concert-bluesky', change);
      gazette.letters.length = 0;
      const rounds = { ...gazette.deps, askEveryMs: 24 * HOUR };
      for (let minute = 0; minute < 3; minute += 1) {
        gazette.pass(MINUTE);
        await makeRounds(rounds);
      }
      const damage = gazette.letters.filter(({ text }) => text.includes('DELIVERY#concert-bluesky'));
      expect(damage.map(to).toSorted(), state).toEqual(['ines', 'lea', 'marc', 'zoe']);
      expect(damage[0]?.subject).toContain('illisible');
      expect(said.filter((each) => each.includes('DELIVERY#concert-bluesky'))).toHaveLength(1);
    }
  });

  it('again each time that twice as many are so, and never in one mail for each', async () => {
    const { gazette, deps } = await untold();
    await makeRounds(deps);
    for (let n = 1; n <= 8; n += 1) {
      const [delivery] = await gazette.item(`damaged-${n}`);
      await rewrite(gazette, `DELIVERY#${delivery?.id}`, { attempt: 'one' });
      gazette.letters.length = 0;
      gazette.pass(MINUTE);
      await makeRounds(deps);
      const told = gazette.letters.filter((letter) => to(letter) === 'ines');
      expect([n, told.length]).toEqual([n, Math.log2(n) % 1 === 0 ? 1 : 0]);
    }
  });
});
