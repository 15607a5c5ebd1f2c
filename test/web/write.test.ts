import { describe, expect, it } from 'vitest';
import { landscape } from '../../infra/local/pictures.ts';
import { lanesOf, scopesOf } from '../../lib/freeze/scope.ts';
import type { Delivery } from '../../lib/records/delivery.ts';
import { CONFIG, formOf, freezeAll, HOUR, openGazette, settingsOf, type Form, type Gazette } from './gazette.ts';

const sun = landscape(1);
const PICTURE = 'https://gazette.example/i/berges.png';

const writers = {
  ...CONFIG,
  people: { ...CONFIG.people, ines: { ...CONFIG.people['ines']!, may: ['freeze', 'thaw', 'write'] as const } },
} as unknown as typeof CONFIG;

const open = async (person = 'ines') => {
  const gazette = await openGazette({
    config: writers,
    fetchPicture: (url) =>
      Promise.resolve(
        url === PICTURE ? { kind: 'ok', body: sun, contentType: 'image/png', url } : { kind: 'gone' as const },
      ),
  });
  const token = await gazette.desk(person);
  const page = await gazette.post('/post', { token });
  const form = formOf(page.body, '/post/write');
  const write = (over: Form = {}) =>
    gazette.post('/post/write', {
      ...form,
      token,
      text: 'Venez ce soir sur les berges.',
      account: ['sandbox:gazette', 'bluesky:gazette'],
      lane: 'promo',
      ...over,
    });
  const made = async (): Promise<Delivery[]> =>
    gazette.deps.deliveries((await gazette.deps.list('draft')).map(({ id }) => id));
  return { gazette, token, page, write, made };
};

const decide = async (gazette: Gazette, person: string, id: string) => {
  const asked = (await gazette.ask()).get(person) ?? [];
  const entry = asked.find(({ deliveries }) => deliveries.some((each) => each.id === id));
  if (entry === undefined) throw new Error(`${person} was not asked`);
  const opened = await gazette.post(`/review/${entry.ask}/open`, { token: entry.token });
  const form = formOf(opened.body, `/review/${entry.ask}/decide`);
  const answer = await gazette.post(`/review/${entry.ask}/decide`, {
    ...form,
    pick: [id],
    decision: 'approve',
    sure: 'yes',
  });
  return { opened: opened.body, answer };
};

describe('a post that a person writes', () => {
  it('becomes a draft of each account, with its lane for a scope, in the name of who wrote it', async () => {
    const { gazette, write, made } = await open();
    expect((await write()).body).toContain('C’est un brouillon');
    const deliveries = await made();
    expect(deliveries.map(({ account }) => account).sort()).toEqual(['bluesky:gazette', 'sandbox:gazette']);
    const [first] = deliveries;
    expect(first).toMatchObject({ state: 'draft', feeds: [], lane: 'promo', approval: null });
    expect(first?.content.text).toBe('Venez ce soir sur les berges.');
    const settings = settingsOf(writers);
    expect(lanesOf(first!, settings)).toEqual(['promo']);
    expect(scopesOf({ account: 'sandbox:gazette', feeds: [], lane: 'promo' }, settings)).toEqual([
      'all',
      'lane:promo',
      'network:sandbox',
      'account:sandbox:gazette',
    ]);
    const [row] = await gazette.deps.signed(first?.id ?? '');
    expect(row).toMatchObject({ who: 'ines', how: 'write', from: null, to: 'draft' });
  });

  it('goes through the same gate: people are asked, and what they approve is what was written', async () => {
    const { gazette, write, made } = await open();
    await write({ account: 'sandbox:gazette', lane: 'news' });
    const [draft] = await made();
    const { opened, answer } = await decide(gazette, 'lea', draft?.id ?? '');
    expect(opened).toContain('Écrit par Inès Robin');
    expect(opened).toContain('Venez ce soir sur les berges.');
    expect(answer.status).toBe(200);
    expect(await gazette.fresh(draft!)).toMatchObject({
      state: 'approved',
      hash: draft?.hash,
      approval: { by: 'lea' },
    });
  });

  it.each([
    ['all', 'promo', true],
    ['lane:promo', 'promo', true],
    ['lane:news', 'promo', false],
    ['account:sandbox:gazette', 'news', true],
  ])('is stopped by a stop of %s when its lane is %s: %s', async (scope, lane, stops) => {
    const { gazette, write, made } = await open();
    await write({ account: 'sandbox:gazette', lane });
    await freezeAll(gazette, 'ines', 'stop', [scope]);
    const [draft] = await made();
    const { answer } = await decide(gazette, 'zoe', draft?.id ?? '');
    expect((await gazette.fresh(draft!)).state).toBe(stops ? 'draft' : 'approved');
    expect(answer.status).toBe(200);
  });

  it('has its question on a line of its own, its link last, and its time proposed to who decides', async () => {
    const { gazette, write, made } = await open();
    const link = 'https://gazette.example/berges';
    await write({ question: 'Et vous, y serez-vous ?', link, at: '45min', account: 'sandbox:gazette' });
    const [draft] = await made();
    expect(draft?.content.text).toBe(`Venez ce soir sur les berges.\n\nEt vous, y serez-vous ?\n\n${link}`);
    expect(draft?.dueAt).toBe(gazette.now() + (45 / 60) * HOUR);
    const { opened } = await decide(gazette, 'lea', draft?.id ?? '');
    expect(opened).toContain('Ce post pose une question');
    expect(opened).toContain('déjà choisi');
  });

  it('has a picture that another function fetched, with its alt text', async () => {
    const { write, made } = await open();
    const refused = await write({ picture: PICTURE });
    expect([refused.status, refused.body.includes('dites ce que montre l’image')]).toEqual([422, true]);
    const gone = await write({ picture: 'https://gazette.example/i/none.png', alt: 'Rien' });
    expect([gone.status, gone.body.includes('elle n’est pas à cette adresse')]).toEqual([422, true]);
    expect(gone.body).toContain('Venez ce soir sur les berges.');
    expect(await made()).toEqual([]);
    await write({ picture: PICTURE, alt: 'Les berges au soleil', account: 'bluesky:gazette' });
    const [draft] = await made();
    expect(draft?.content.media).toMatchObject([{ url: PICTURE, alt: 'Les berges au soleil', bytes: sun.length }]);
  });

  it('is one draft, however often its form arrives', async () => {
    const { write, made } = await open();
    await write();
    await write();
    expect(await made()).toHaveLength(2);
  });

  it.each([
    ['no text', { text: ' ' }, 'il manque un texte'],
    ['no account', { account: [] }, 'choisissez un compte'],
    ['an account of nobody', { account: 'x:evil' }, 'choisissez un compte'],
    ['a link that is none', { link: 'javascript:alert(1)' }, 'pas une adresse http'],
    ['a time that nobody can read', { at: 'demain matin' }, 'illisible'],
    ['a text that is too long', { text: 'a'.repeat(400) }, 'ne peut pas partir'],
  ] as const)('is refused with %s, and nothing typed is lost', async (_, over, said) => {
    const { write, made } = await open();
    const { status, body } = await write({ alt: 'gardé', ...(over as unknown as Form) });
    expect([status, body.includes(said), body.includes('gardé')]).toEqual([422, true, true]);
    expect(await made()).toEqual([]);
  });

  it('is written by nobody without the right, and by no link that does not work', async () => {
    const { page, write, made } = await open('lea');
    expect([page.status, page.body.includes('droit')]).toEqual([403, true]);
    expect((await write()).status).toBe(403);
    expect((await write({ token: 'a'.repeat(43) })).status).toBe(403);
    expect(await made()).toEqual([]);
  });
});
