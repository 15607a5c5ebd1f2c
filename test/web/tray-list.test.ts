import { describe, expect, it } from 'vitest';
import { wasLookedAt } from '../../lib/pages/client/card-acts.ts';
import { thaw } from '../../lib/freeze/thaw.ts';
import { seeded } from '../world.ts';
import { formOf, freezeAll, MINUTE, openGazette, type Gazette, type Page } from './gazette.ts';

type Fields = Record<string, string | string[]>;
const LIST = '/tray/ticked';

/** The list of the tray of a person, with so many drafts. */
const openList = async (gazette: Gazette, count: number, person = 'marc') => {
  for (let n = 1; n <= count; n += 1) await gazette.item(`s${n}`);
  if (count > 0) await gazette.ask();
  const token = await gazette.desk(person);
  return { token, page: await gazette.post('/tray/list', { token, sure: 'yes' }) };
};

const valuesOf = (page: Page, name: string): string[] =>
  [...page.body.matchAll(new RegExp(`name="${name}"\\s+value="([^"]*)"`, 'g'))].map(([, value = '']) => value);
const numbersOf = (page: Page): string[] => valuesOf(page, 'tick');
const isList = (page: Page): boolean => page.body.includes(`action="${LIST}"`);

/** The whole form, as the script sends it: fields of one name are repeated. */
const fieldsOf = (page: Page): Fields => ({
  ...formOf(page.body, LIST),
  listed: valuesOf(page, 'listed'),
  ...Object.fromEntries(numbersOf(page).map((number) => [`pick-${number}`, valuesOf(page, `pick-${number}`)])),
});
const tick = (gazette: Gazette, page: Page, numbers: readonly string[], over: Fields = {}) =>
  gazette.post(LIST, { ...fieldsOf(page), tick: [...numbers], ...over });
const approvedDrafts = async (gazette: Gazette) =>
  [...new Set((await gazette.store.list('approved')).map(({ draft }) => draft))].sort();

describe('the list of the tray', () => {
  it('approves the ticked cards, puts the others aside, and shows these again at the end', async () => {
    const gazette = await openGazette();
    const { page } = await openList(gazette, 4);
    expect(page.body).toContain('4 brouillons à la fois');
    const [first = '', , third = ''] = numbersOf(page);
    const listed = valuesOf(page, 'listed');
    const end = await tick(gazette, page, [first, third]);
    expect(await approvedDrafts(gazette)).toEqual([listed[0], listed[2]].sort());
    expect(isList(end)).toBe(false);
    expect(end.body).toContain('Approuvés\u202F: 2.');
    const again = await gazette.post('/tray', formOf(end.body, '/tray'));
    expect(again.body).toContain('action="/tray/decide"');
  });

  it('proposes no slot of an account to two cards', async () => {
    const gazette = await openGazette();
    const { page } = await openList(gazette, 4);
    await tick(gazette, page, numbersOf(page));
    expect(await approvedDrafts(gazette)).toHaveLength(4);
    const slots = (await gazette.store.list('approved')).map(({ account, dueAt }) => `${account} ${dueAt}`);
    const inSlots = slots.filter((each) => !each.endsWith(` ${gazette.now()}`));
    expect(new Set(inSlots).size).toBe(inSlots.length);
  });

  it('approves nothing that is not ticked, not served, of another text, of another person, or used before', async () => {
    const gazette = await openGazette();
    const { page } = await openList(gazette, 3);
    const [first = '', second = ''] = numbersOf(page);
    const [one = ''] = valuesOf(page, `pick-${first}`);
    const [two = ''] = valuesOf(page, `pick-${second}`);
    for (const over of [
      { tick: [] },
      { tick: ['n'.repeat(43)], [`pick-${'n'.repeat(43)}`]: [one] },
      { [`hash-${one}`]: 'f'.repeat(64) },
      // What another card served is not what this one served.
      { [`pick-${first}`]: [two] },
      { [`epochs-${first}`]: '{"all/human":1}' },
      { token: await gazette.desk('lea') },
      { sure: '' },
    ] as Fields[]) {
      await tick(gazette, page, [first], over);
      expect(await approvedDrafts(gazette), JSON.stringify(over)).toEqual([]);
    }
    // The number was used by the try with other epochs: it is void.
    await tick(gazette, page, [first]);
    expect(await approvedDrafts(gazette)).toEqual([]);
    await tick(gazette, page, [second]);
    expect(await approvedDrafts(gazette)).toHaveLength(1);
  });

  it('approves the rest when one of the ticked has changed, and says so', async () => {
    const gazette = await openGazette();
    const { page } = await openList(gazette, 3);
    const [one = ''] = valuesOf(page, `pick-${numbersOf(page)[0] ?? ''}`);
    const before = await gazette.store.delivery(one);
    await gazette.store.move(before!, { note: 'x' }, { at: gazette.now(), who: 'machine:ingest', how: 'edit' });
    const next = await tick(gazette, page, numbersOf(page));
    expect(await approvedDrafts(gazette)).toHaveLength(2);
    expect(next.body).toContain('redemandés\u202F: 1');
  });

  it('takes back all that was ticked at once', async () => {
    const gazette = await openGazette();
    const { page } = await openList(gazette, 3);
    const end = await tick(gazette, page, numbersOf(page));
    const undo = { ...formOf(end.body, '/tray/undo'), delivery: valuesOf(end, 'delivery') };
    const undone = await gazette.post('/tray/undo', undo);
    expect(await approvedDrafts(gazette)).toEqual([]);
    expect(undone.body).toContain('1 sur 3');
  });

  it('shows no list under a freeze, and one of what is held after the thaw', async () => {
    const gazette = await openGazette();
    const { page, token } = await openList(gazette, 3);
    await tick(gazette, page, numbersOf(page));
    await freezeAll(gazette);
    await gazette.item('s4');
    expect(isList(await gazette.post('/tray/list', { token, sure: 'yes' }))).toBe(false);
    gazette.pass(MINUTE);
    await thaw(gazette.deps, { id: 'other-way', by: 'ines' });
    const held = await gazette.post('/tray/list', { token, sure: 'yes' });
    expect(numbersOf(held)).toHaveLength(4);
    await tick(gazette, held, numbersOf(held));
    const epochs = await Promise.all(
      (await gazette.store.list('approved')).map(async ({ id }) => (await gazette.store.approval(id))?.epochs),
    );
    expect(new Set(epochs.map((each) => each?.['all/human'])).size).toBe(1);
  });

  it('keeps a card that carries a warning for itself', async () => {
    const gazette = await openGazette();
    await gazette.item('plain');
    await gazette.item('odd', { text: '{title} https://xn--gzette-bva.example' });
    const { page } = await openList(gazette, 0);
    expect(valuesOf(page, 'listed')).toEqual(['plain']);
  });
});

/** `LISTS=10000` plays more. */
const LISTS = Number(process.env['LISTS'] ?? 300);

it('lets no card be ticked whose parts were not all in view for 600 ms, over random scrolling', () => {
  for (let seed = 1; seed <= LISTS; seed += 1) {
    const random = seeded(seed);
    const shown = Array.from({ length: random.below(4) }, () => random.pick([0, 1, 300, 599, 600, 601, 5_000]));
    const whole = shown.length > 0 && !shown.some((ms) => ms < 600);
    expect(wasLookedAt(shown), `seed ${seed}`).toBe(whole);
  }
});
