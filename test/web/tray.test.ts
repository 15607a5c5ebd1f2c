import { describe, expect, it } from 'vitest';
import { judgeAct, LOOK_MS } from '../../lib/pages/client/card-acts.ts';
import { thaw } from '../../lib/freeze/thaw.ts';
import { seeded } from '../world.ts';
import { asked, formOf, freezeAll, HOUR, MINUTE, openGazette, type Gazette, type Page } from './gazette.ts';

const DECIDE = '/tray/decide';

/** Makes drafts, asks about them by mail, and opens the tray of a person. */
const openTray = async (gazette: Gazette, slugs: readonly string[], person = 'marc') => {
  for (const slug of slugs) await gazette.item(slug);
  if (slugs.length > 0) await gazette.ask();
  const token = await gazette.desk(person);
  return { token, page: await gazette.post('/tray', { token, sure: 'yes' }) };
};

const picksOf = (page: Page): string[] =>
  [...page.body.matchAll(/name="pick"\s+value="([^"]*)"/g)].map(([, id = '']) => id);

/** The form of the card that a page shows, as its script sends it. */
const cardOf = (page: Page, decision: string): Record<string, string | string[]> => ({
  ...formOf(page.body, DECIDE),
  pick: picksOf(page),
  decision,
});
const act = (gazette: Gazette, page: Page, decision: string, over: Record<string, string | string[]> = {}) =>
  gazette.post(DECIDE, { ...cardOf(page, decision), ...over });

const hasCard = (page: Page): boolean => page.body.includes(`action="${DECIDE}"`);
const stateOf = async (gazette: Gazette, id: string) => (await gazette.store.delivery(id))?.state;
const place = (page: Page): string => /class="eyebrow num">\s*([^<]*?)\s*</.exec(page.body)?.[1] ?? '';

describe('the tray', () => {
  it('opens only for a press that was held, and says nothing before', async () => {
    const gazette = await openGazette();
    const { token } = await openTray(gazette, ['one']);
    const unsure = await gazette.post('/tray', { token });
    expect(hasCard(unsure)).toBe(false);
    expect(unsure.body).toContain('data-hold');
    expect((await gazette.request('GET', '/tray')).body).not.toContain('Concert');
    expect((await gazette.post('/tray', { token: 'x'.repeat(43), sure: 'yes' })).status).toBe(403);
  });

  it('opens for the short code of a mail, which no program types', async () => {
    const gazette = await openGazette();
    await gazette.item('one');
    const [entry] = (await gazette.ask()).get('marc') ?? [];
    const shell = await gazette.request('GET', '/tray');
    const form = { ...formOf(shell.body.slice(shell.body.indexOf('data-no-link')), '/tray'), code: entry?.code ?? '' };
    expect(hasCard(await gazette.post('/tray', form))).toBe(true);
    expect((await gazette.post('/tray', { ...form, code: 'ABCDEFGH' })).status).toBe(403);
  });

  it('shows one card after the other, each decided by one act', async () => {
    const gazette = await openGazette();
    const { page: first } = await openTray(gazette, ['one', 'two', 'three']);
    expect(place(first)).toBe('1 sur 3');
    const second = await act(gazette, first, 'approve');
    expect(place(second)).toBe('2 sur 3');
    expect(second.body).toContain('Approuvé\u202F: Concert gratuit ce soir');
    for (const id of picksOf(first)) expect(await stateOf(gazette, id)).toBe('approved');
    const third = await act(gazette, second, 'reject');
    for (const id of picksOf(second)) expect(await stateOf(gazette, id)).toBe('rejected');
    const end = await act(gazette, third, 'approve');
    expect(hasCard(end)).toBe(false);
    expect(end.body).toContain('Fini\u202F: 3 décidés');
  });

  it('puts a card aside, and shows it again at the end', async () => {
    const gazette = await openGazette();
    const { page: first } = await openTray(gazette, ['one', 'two']);
    const second = await act(gazette, first, 'later');
    expect(picksOf(second)).not.toEqual(picksOf(first));
    const end = await act(gazette, second, 'approve');
    expect(hasCard(end)).toBe(false);
    const again = await gazette.post('/tray', formOf(end.body, '/tray'));
    expect(picksOf(again)).toEqual(picksOf(first));
    for (const id of picksOf(first)) expect(await stateOf(gazette, id)).toBe('draft');
  });

  it('approves nothing by the form of a card that was put aside', async () => {
    const gazette = await openGazette();
    const { page } = await openTray(gazette, ['one']);
    await act(gazette, page, 'later');
    await act(gazette, page, 'approve');
    expect(await gazette.store.list('approved')).toEqual([]);
  });

  it('decides once with one card, however often its form arrives', async () => {
    const gazette = await openGazette();
    const { page: first } = await openTray(gazette, ['one', 'two']);
    await act(gazette, first, 'approve');
    const again = await act(gazette, first, 'reject');
    expect(again.body).toContain('avait déjà servi');
    for (const id of picksOf(first)) expect(await stateOf(gazette, id)).toBe('approved');
  });

  it('decides once when the same form arrives twice at a time', async () => {
    const gazette = await openGazette();
    const { page: first } = await openTray(gazette, ['one']);
    await Promise.all([act(gazette, first, 'approve'), act(gazette, first, 'reject')]);
    const histories = await Promise.all(picksOf(first).map((id) => gazette.store.audit(id)));
    for (const rows of histories) {
      expect(rows.filter(({ how }) => how === 'approve' || how === 'reject')).toHaveLength(1);
    }
  });

  it('refuses a text, a post, a world and a person that this card did not serve', async () => {
    const gazette = await openGazette();
    const { page, token } = await openTray(gazette, ['one', 'two']);
    const [id = ''] = picksOf(page);
    const other = (await gazette.store.list('draft')).find((each) => !picksOf(page).includes(each.id));
    const drafts = async () => (await gazette.store.list('draft')).length;
    const before = await drafts();
    for (const over of [
      { [`hash-${id}`]: 'f'.repeat(64) },
      { pick: other?.id ?? '', [`hash-${other?.id ?? ''}`]: other?.hash ?? '', [`text-${other?.id ?? ''}`]: 'x' },
      { token: await gazette.desk('lea') },
      { number: 'n'.repeat(43) },
      { sure: '' },
    ]) {
      await act(gazette, page, 'approve', over);
      expect(await drafts(), JSON.stringify(over)).toBe(before);
    }
    await act(gazette, page, 'approve', { epochs: '{"all/human":1}' });
    expect(await drafts()).toBe(before);
    expect(await gazette.post('/tray', { token, sure: 'yes' })).toMatchObject({ status: 200 });
  });

  it('is void after an hour', async () => {
    const gazette = await openGazette();
    const { page } = await openTray(gazette, ['one']);
    gazette.pass(HOUR);
    await act(gazette, page, 'approve');
    for (const id of picksOf(page)) expect(await stateOf(gazette, id)).toBe('draft');
  });

  it('asks again when the text changed after the card was served', async () => {
    const gazette = await openGazette();
    const { page } = await openTray(gazette, ['one']);
    const [id = ''] = picksOf(page);
    const before = await gazette.store.delivery(id);
    // The same text in another revision is another round: it was edited and edited back.
    await gazette.store.move(before!, { note: 'touched' }, { at: gazette.now(), who: 'machine:ingest', how: 'edit' });
    const again = await act(gazette, page, 'approve');
    expect(again.body).toContain('le texte a changé');
    expect(picksOf(again)).toEqual(picksOf(page));
    expect(await stateOf(gazette, id)).toBe('draft');
  });

  it('takes back what was decided last, and shows its card again', async () => {
    const gazette = await openGazette();
    let { page } = await openTray(gazette, ['one', 'two']);
    const first = page;
    for (const decision of ['approve', 'reject']) {
      const second = await act(gazette, page, decision);
      const undone = await gazette.post('/tray/undo', {
        ...formOf(second.body, '/tray/undo'),
        delivery: picksOf(first),
      });
      expect(picksOf(undone)).toEqual(picksOf(first));
      expect(place(undone)).toBe('1 sur 2');
      for (const id of picksOf(first)) expect(await stateOf(gazette, id)).toBe('draft');
      page = undone;
    }
    // A card of an earlier round decides nothing any more.
    await act(gazette, first, 'approve');
    for (const id of picksOf(first)) expect(await stateOf(gazette, id)).toBe('draft');
  });

  it('keeps what was typed when nothing was decided, and approves the edited text', async () => {
    const gazette = await openGazette();
    const { page } = await openTray(gazette, ['one']);
    const [id = ''] = picksOf(page);
    const long = await act(gazette, page, 'approve', { [`text-${id}`]: 'long '.repeat(200) });
    expect(long.body).toContain('long long long');
    expect(await stateOf(gazette, id)).toBe('draft');
    await act(gazette, long, 'approve', { [`text-${id}`]: 'Ce soir, concert.' });
    expect((await gazette.store.delivery(id))?.content.text).toBe('Ce soir, concert.');
    expect(await stateOf(gazette, id)).toBe('approved');
  });

  it('asks the rest under the new state when a freeze comes in between, and about what is held after the thaw', async () => {
    const gazette = await openGazette();
    const { page: first, token } = await openTray(gazette, ['one', 'two']);
    const second = await act(gazette, first, 'approve');
    await freezeAll(gazette);
    // What is approved now is kept as a draft, and does not wait any more before the thaw.
    const kept = await act(gazette, second, 'approve');
    for (const id of picksOf(second)) expect(await stateOf(gazette, id)).toBe('draft');
    expect(hasCard(kept)).toBe(false);
    expect(kept.body).toContain('Gardé pour après le dégel');
    expect((await gazette.store.list('approved')).length).toBe(picksOf(first).length);

    gazette.pass(MINUTE);
    await thaw(gazette.deps, { id: 'other-way', by: 'ines' });
    let page = await gazette.post('/tray', { token, sure: 'yes' });
    expect(place(page)).toBe('1 sur 2');
    expect(picksOf(page)).toEqual(picksOf(first));
    page = await act(gazette, page, 'approve');
    page = await act(gazette, page, 'approve');
    expect(hasCard(page)).toBe(false);
    for (const delivery of await gazette.store.list('approved')) {
      expect((await gazette.store.approval(delivery.id))?.by).toBe('marc');
    }
  });

  it('shows a person only what that person may decide', async () => {
    const gazette = await openGazette();
    await gazette.item('une', { feed: 'une' });
    const { page } = await openTray(gazette, ['one'], 'zoe');
    expect(picksOf(page)).toEqual(['une-sandbox']);
    expect(hasCard((await openTray(gazette, [], 'ines')).page)).toBe(false);
  });

  it('shows what was decided elsewhere as decided, and goes on', async () => {
    const gazette = await openGazette();
    const { ask, form, deliveries } = await asked(gazette, 'marc');
    const { page } = await openTray(gazette, []);
    const pick = deliveries.map(({ id }) => id);
    await gazette.post(`/review/${ask}/decide`, { ...form, pick, decision: 'reject', sure: 'yes' });
    const end = await act(gazette, page, 'approve');
    expect(end.body).toContain('a décidé avant vous');
    for (const id of pick) expect(await stateOf(gazette, id)).toBe('rejected');
  });

  it('serves the pictures of a card under a name that is no secret', async () => {
    const gazette = await openGazette();
    const { page } = await openTray(gazette, ['one']);
    const { number = '' } = formOf(page.body, DECIDE);
    expect(number.length).toBeGreaterThan(40);
    expect(page.body.split(`/picture/card-${number}`)).toHaveLength(1);
  });
});

/** `LISTS=10000` plays more. */
const LISTS = Number(process.env['LISTS'] ?? 12);

it('approves nothing that was not shown long enough, over random lists of taps, repeats and old forms', async () => {
  for (let seed = 1; seed <= LISTS; seed += 1) {
    const random = seeded(seed);
    const gazette = await openGazette();
    const slugs = Array.from({ length: 1 + random.below(3) }, (_, index) => `s${index}`);
    let { page } = await openTray(gazette, slugs);
    let at = 0;
    let shownAt = 0;
    let sent = false;
    /** When each post was last shown, and which of them a person looked at long enough before an act that counted. */
    const seen = new Set<string>();
    const old: Page[] = [];
    for (let step = 0; step < 12 && hasCard(page); step += 1) {
      at += random.pick([20, 150, 590, 600, 900, 6_000]);
      const decision = random.pick(['approve', 'approve', 'approve', 'reject', 'later']);
      if (random.chance(0.15)) await freezeAll(gazette, 'ines', `f-${step}`, [random.pick(['all', 'lane:promo'])]);
      if (old.length > 0 && random.chance(0.2)) await act(gazette, random.pick(old), 'approve');
      const tap = { at, trusted: random.chance(0.8), repeat: random.chance(0.2) };
      if (judgeAct({ shownAt, sent }, tap) !== 'counts') continue;
      // The judge of the test: a person, this card, and 600 ms of it.
      expect(tap.trusted && !tap.repeat && at - shownAt >= 600, `seed ${seed}`).toBe(true);
      sent = true;
      // A double tap: what arrives again of the same card must not count for the next.
      const twice = random.chance(0.3);
      if (decision === 'approve') for (const id of picksOf(page)) seen.add(id);
      const [next] = await Promise.all([
        act(gazette, page, decision),
        ...(twice ? [act(gazette, page, decision)] : []),
      ]);
      old.push(page);
      page = next;
      shownAt = at;
      sent = false;
    }
    for (const { id } of await gazette.store.list('approved')) expect(seen.has(id), `seed ${seed}: ${id}`).toBe(true);
  }
  expect(LOOK_MS).toBe(600);
});
