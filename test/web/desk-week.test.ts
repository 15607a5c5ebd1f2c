import { beforeAll, describe, expect, it } from 'vitest';
import { hasWords, readFilter, filterFields, NO_FILTER, SECTIONS } from '../../lib/pages/filter.ts';
import { weekOf } from '../../lib/desk/week.ts';
import { bigDesk } from './big-desk.ts';
import { asked, formOf, freezeAll, HOUR, openGazette, type Gazette, type Page } from './gazette.ts';

const picksOf = (page: Page): string[] =>
  [...page.body.matchAll(/name="pick"\s+value="([^"]*)"/g)].map(([, id = '']) => id);
const show = (gazette: Gazette, token: string, wishes: Record<string, string> = {}) =>
  gazette.post('/desk', { token, ...wishes });

describe('a desk with 500 drafts and 2,000 published posts', () => {
  let gazette: Gazette;
  let token = '';
  beforeAll(async () => {
    gazette = await bigDesk({ drafts: 500, published: 2_000, planned: 12 });
    token = await gazette.desk('marc');
  });

  it('is under 100 kB, whole and in each of its sections', async () => {
    for (const state of ['', ...SECTIONS]) {
      const { body, status } = await show(gazette, token, { show: state });
      expect(status).toBe(200);
      expect(Buffer.byteLength(body), state).toBeLessThan(100_000);
    }
  });

  it('leads from a section to all of its pages, each post on one of them', async () => {
    const first = await show(gazette, token, { show: 'decide' });
    expect(first.body).toContain('page 1 sur 10');
    const seen = new Set<string>();
    for (let page = 1; page <= 10; page += 1)
      for (const id of picksOf(await show(gazette, token, { show: 'decide', page: String(page) }))) seen.add(id);
    expect([...seen].flatMap((ids) => ids.split(' '))).toHaveLength(500);
    expect((await show(gazette, token, { show: 'published' })).body).toContain('page 1 sur 80');
  });

  it('shows the week by account: what leaves when, and each empty slot', async () => {
    const { body } = await show(gazette, token);
    expect(body.match(/class="week"/g)).toHaveLength(2);
    expect(body).toContain('class="free"');
    const approved = await gazette.store.list('approved');
    const rows = approved.map((delivery) => ({
      delivery,
      why: { kind: 'slot' as const, at: delivery.dueAt ?? 0 },
      title: '',
      lanes: [],
      review: null,
    }));
    const weeks = weekOf(gazette.settings, rows, Object.keys(gazette.settings.accounts), gazette.now());
    for (const { account, entries, later } of weeks) {
      const slots = (account === 'sandbox:gazette' ? 3 : 2) * 7;
      // Each slot of seven days is there once, with a post or empty.
      expect(new Set(entries.map(({ at }) => at)).size, account).toBe(entries.length);
      expect(entries.length).toBe(slots);
      expect(entries.filter(({ row }) => row !== null).length + later).toBe(12);
    }
  });

  it('searches words without accents, and filters by feed, account, lane and state', async () => {
    const found = await show(gazette, token, { q: 'MUSEE (3)', show: 'decide' });
    expect(picksOf(found)[0]?.split(' ').sort()).toEqual(['big-3-bluesky', 'big-3-sandbox']);
    expect(picksOf(await show(gazette, token, { q: 'musee (3)', 'only-account': 'bluesky:gazette' }))).toEqual([
      'big-3-bluesky',
    ]);
    expect(picksOf(await show(gazette, token, { 'only-feed': 'une', show: 'decide' }))).toEqual([]);
    expect(picksOf(await show(gazette, token, { 'only-lane': 'news', show: 'decide' }))).toEqual([]);
    const shell = await gazette.request('GET', '/desk?q=mus%C3%A9e&show=decide&page=2');
    expect(formOf(shell.body, '/desk')).toEqual({ token: '', q: 'musée', show: 'decide', page: '2' });
  });
});

/** Two approved posts and a draft, and the desk of a person who approves. */
const small = async (person = 'lea') => {
  const gazette = await openGazette();
  const { deliveries, ask, form } = await asked(gazette);
  const pick = deliveries.map(({ id }) => id);
  const due = Object.fromEntries(pick.map((id) => [`due-${id}`, String(gazette.now() + HOUR)]));
  await gazette.post(`/review/${ask}/decide`, { ...form, ...due, pick, decision: 'approve', sure: 'yes' });
  const drafts = await gazette.item('autre');
  const token = await gazette.desk(person);
  return { gazette, token, pick, drafts: drafts.map(({ id }) => id) };
};
const fieldsOf = (page: Page): Record<string, string | string[]> => ({
  ...formOf(page.body, '/desk/bulk'),
  pick: picksOf(page),
});

describe('a post on the desk', () => {
  it.each([
    ['is approved', () => Promise.resolve()],
    ['is held after a freeze', (gazette: Gazette) => freezeAll(gazette)],
    ['is frozen with its lane', (gazette: Gazette) => freezeAll(gazette, 'ines', 'promo', ['lane:promo'])],
    [
      'waits for its network',
      async (gazette: Gazette) => {
        gazette.pass(HOUR);
        await gazette.store.extendOkUntil(gazette.now() + HOUR);
        for (const post of await gazette.store.list('approved')) {
          const unsent = { cause: 'limited' as const, detail: 'too many', since: gazette.now(), by: null };
          await gazette.store.move(post, { unsent }, { at: gazette.now(), who: 'machine:publish', how: 'waits' });
        }
      },
    ],
  ] as const)('stands there once when it %s', async (_state, happens) => {
    const { gazette, token, pick } = await small();
    await happens(gazette);
    const { body } = await show(gazette, token);
    for (const id of pick) {
      const rows = [...body.matchAll(new RegExp(`name="pick"\\s+value="([^"]*)"`, 'g'))].filter(([, ids = '']) =>
        ids.split(' ').includes(id),
      );
      expect(rows, id).toHaveLength(1);
    }
  });

  it('keeps its slot in the week when it is told elsewhere', async () => {
    const { gazette, token } = await small();
    await freezeAll(gazette);
    const { body } = await show(gazette, token);
    const week = body.slice(body.indexOf('data-part="queue"'), body.indexOf('data-part="blocked"'));
    expect(week).toMatch(/<b class="num">19:00<\/b>/);
    expect(week).toContain('gelé');
    expect(week).not.toContain('vide');
  });
});

describe('several posts at once', () => {
  it('are rejected after a list of all of them was confirmed, with the reason', async () => {
    const { gazette, token, pick, drafts } = await small();
    const wanted = [...pick, ...drafts];
    const list = await gazette.post('/desk/bulk', { token, do: 'reject', pick: wanted });
    expect(picksOf(list).sort()).toEqual([...wanted].sort());
    for (const id of wanted) expect((await gazette.store.delivery(id))?.state).not.toBe('rejected');
    const done = await gazette.post('/desk/bulk', { ...fieldsOf(list), reason: 'hors sujet', sure: 'yes' });
    expect(done.body).toContain('Rejetés');
    for (const id of wanted) {
      expect((await gazette.store.delivery(id))?.state).toBe('rejected');
      expect((await gazette.store.audit(id)).at(-1)).toMatchObject({
        who: 'lea',
        how: 'reject',
        evidence: 'hors sujet',
      });
    }
  });

  it('are moved by the same time, each to where the list says; drafts are left out', async () => {
    const { gazette, token, pick, drafts } = await small();
    const before = await Promise.all(pick.map(async (id) => (await gazette.store.delivery(id))?.dueAt ?? 0));
    const list = await gazette.post('/desk/bulk', { token, do: 'move', hours: '24', pick: [...pick, ...drafts] });
    expect(picksOf(list)).toEqual(pick);
    expect(list.body).toContain('Laissés de côté\u202F: 2');
    await gazette.post('/desk/bulk', { ...fieldsOf(list), sure: 'yes' });
    const after = await Promise.all(pick.map(async (id) => (await gazette.store.delivery(id))?.dueAt));
    expect(after).toEqual(before.map((at) => at + 24 * HOUR));
  });

  it('stay held when they are moved, and one that changed meanwhile is left', async () => {
    const { gazette, token, pick } = await small();
    const [one = '', two = ''] = pick;
    const list = await gazette.post('/desk/bulk', { token, do: 'move', hours: '3', pick });
    await freezeAll(gazette);
    const hash = (await gazette.store.delivery(two))?.hash ?? '';
    await gazette.post('/desk/act', { token, act: 'edit', delivery: two, hash, text: 'Autre texte', sure: 'yes' });
    const done = await gazette.post('/desk/bulk', { ...fieldsOf(list), sure: 'yes' });
    expect(done.body).toContain('quelque chose a changé\u202F: 1');
    expect((await gazette.store.delivery(one))?.state).toBe('approved');
    expect((await show(gazette, token, { show: 'held' })).body).toContain(one);
  });

  it('change nothing without a right, and nothing can approve them', async () => {
    const { gazette, token, pick, drafts } = await small('ines');
    expect((await show(gazette, token)).body).not.toContain('id="bulk"');
    const list = await gazette.post('/desk/bulk', { token, do: 'reject', pick });
    expect(picksOf(list)).toEqual([]);
    const form = Object.fromEntries(
      await Promise.all(
        pick.map(async (id) => [`hash-${id}`, (await gazette.store.delivery(id))?.hash ?? ''] as const),
      ),
    );
    await gazette.post('/desk/bulk', { token, do: 'reject', pick, ...form, sure: 'yes' });
    const lea = await gazette.desk('lea');
    await gazette.post('/desk/bulk', { token: lea, do: 'approve', pick: drafts, sure: 'yes' });
    for (const id of pick) expect((await gazette.store.delivery(id))?.state).toBe('approved');
    for (const id of drafts) expect((await gazette.store.delivery(id))?.state).toBe('draft');
  });
});

describe('the filter of the desk', () => {
  it('reads what it wrote, and takes anything else for no wish', () => {
    const filter = { ...NO_FILTER, state: 'held' as const, feed: 'a b', lane: 'news', q: 'é&=', page: 3 };
    const fields = new URLSearchParams(filterFields(filter));
    expect(readFilter((name) => new URLSearchParams(fields.toString()).get(name) ?? undefined)).toEqual(filter);
    expect(readFilter(() => '<script>')).toMatchObject({ state: '', lane: '', page: 1 });
  });

  it('finds every word, in any order', () => {
    expect(hasWords('musée travaux', ['Le MUSEE rouvre', 'six mois de travaux'])).toBe(true);
    expect(hasWords('musée grève', ['Le musée rouvre'])).toBe(false);
  });
});
