import { describe, expect, it } from 'vitest';
import { contentHash } from '../../lib/records/content.ts';
import { recompose } from '../../lib/delivery/text.ts';
import { thaw } from '../../lib/freeze/thaw.ts';
import { asked, formOf, freezeAll, MINUTE, openGazette, type Gazette } from './gazette.ts';

type Asked = Awaited<ReturnType<typeof asked>>;

/** The form of the page as a person sends it. `over`: what they change. */
const send = (gazette: Gazette, { ask, form, deliveries }: Asked, over: Record<string, string | string[]> = {}) =>
  gazette.post(`/review/${ask}/decide`, {
    ...form,
    pick: deliveries.map(({ id }) => id),
    decision: 'approve',
    sure: 'yes',
    ...over,
  });

const states = async (gazette: Gazette, { deliveries }: Asked) =>
  Promise.all(deliveries.map(async (delivery) => (await gazette.fresh(delivery)).state));

const hows = async (gazette: Gazette, id: string) => (await gazette.store.audit(id)).map(({ how }) => how);

describe('a decision on the review page', () => {
  it('approves exactly what the page showed, although a text area turns line breaks into CRLF', async () => {
    const gazette = await openGazette();
    const review = await asked(gazette, 'lea', { text: '{title}\n\nEntrée libre « ce soir »\n{link}' });
    expect(review.form['text-concert-sandbox']).toContain('\r\n');
    const answer = await send(gazette, review);
    expect(answer.status).toBe(200);
    for (const delivery of review.deliveries) {
      const after = await gazette.fresh(delivery);
      expect(after.state).toBe('approved');
      expect(after.content.text).toBe(delivery.content.text);
      expect(after.approval).toMatchObject({ by: 'lea', hash: contentHash(after.content), under: false });
      expect(after.hash).toBe(contentHash(after.content));
      expect(await hows(gazette, delivery.id)).toEqual(['from feed agenda', 'ask', 'approve']);
    }
    expect(gazette.events.filter(({ type }) => type === 'delivery.approved').map(({ by }) => by)).toEqual([
      'lea',
      'lea',
    ]);
  });

  it('approves the words that the person wrote, and only for the accounts that are ticked', async () => {
    const gazette = await openGazette();
    const review = await asked(gazette);
    const answer = await send(gazette, review, {
      pick: ['concert-sandbox'],
      'text-concert-sandbox': 'Mes mots,\r\nsur deux lignes. https://gazette.example/concert',
    });
    expect(answer.status).toBe(200);
    expect(await states(gazette, review)).toEqual(['approved', 'draft']);
    const after = await gazette.fresh(review.deliveries[0]!);
    expect(after.content.text).toBe('Mes mots,\nsur deux lignes. https://gazette.example/concert');
    expect(after.approval?.hash).toBe(contentHash(after.content));
  });

  it('keeps the slot that was chosen, and a time of one’s own before it', async () => {
    const gazette = await openGazette();
    const review = await asked(gazette);
    const slot = gazette.now() + 90 * MINUTE;
    await send(gazette, review, {
      'due-concert-sandbox': String(slot),
      'due-concert-bluesky': String(slot),
      'at-concert-bluesky': '2026-07-20T18:30',
    });
    expect((await gazette.fresh(review.deliveries[0]!)).dueAt).toBe(slot);
    // 18:30 in Paris.
    expect((await gazette.fresh(review.deliveries[1]!)).dueAt).toBe(Date.parse('2026-07-20T16:30:00Z'));
  });

  it('takes a time of one’s own up to a year ahead, and so does a move', async () => {
    const gazette = await openGazette();
    const review = await asked(gazette);
    await send(gazette, review, { pick: ['concert-sandbox'], 'at-concert-sandbox': '2026-12-24T09:00' });
    const after = await gazette.fresh(review.deliveries[0]!);
    expect([after.state, after.dueAt]).toEqual(['approved', Date.parse('2026-12-24T08:00:00Z')]);
    const form = { token: review.token, act: 'move', delivery: after.id, hash: after.hash, sure: 'yes' };
    await gazette.post(`/review/${review.ask}/revise`, { ...form, at: '2027-06-01 09:00' });
    expect((await gazette.fresh(after)).dueAt).toBe(Date.parse('2027-06-01T07:00:00Z'));
  });

  it.each([
    ['a slot that passed while the page was open', { 'due-concert-sandbox': '1' }, 'passée pendant que la page'],
    ['the year 2100', { 'due-concert-sandbox': '4102444800000' }, 'trop lointaine'],
    ['words', { 'at-concert-sandbox': 'bientôt' }, 'comprise'],
  ])('asks again, and decides nothing, for %s', async (what, fields, says) => {
    const gazette = await openGazette();
    const review = await asked(gazette);
    const passed = { 'due-concert-sandbox': String(gazette.now() - MINUTE) };
    const answer = await send(gazette, review, what.startsWith('a slot') ? passed : fields);
    expect([409, 422]).toContain(answer.status);
    expect(answer.body).toContain(says);
    expect(await states(gazette, review)).toEqual(['draft', 'draft']);
  });

  it('rejects, and saves without approving', async () => {
    const gazette = await openGazette();
    const review = await asked(gazette);
    const saved = await send(gazette, review, { decision: 'save', sure: '', 'text-concert-sandbox': 'Gardé.' });
    expect(saved.status).toBe(200);
    expect((await gazette.fresh(review.deliveries[0]!)).content.text).toBe('Gardé.');
    expect(await states(gazette, review)).toEqual(['draft', 'draft']);
    const again = await gazette.post(`/review/${review.ask}/open`, { token: review.token });
    const form = formOf(again.body, `/review/${review.ask}/decide`);
    const rejected = await send(gazette, { ...review, form }, { decision: 'reject' });
    expect(rejected.status).toBe(200);
    expect(await states(gazette, review)).toEqual(['rejected', 'rejected']);
    expect(gazette.events.filter(({ type }) => type === 'delivery.rejected')).toHaveLength(2);
  });

  it('decides nothing and shows the page again without a second press, a decision or a tick', async () => {
    const gazette = await openGazette();
    const review = await asked(gazette);
    const before = gazette.dump();
    const without = [
      { sure: '' },
      { sure: 'no' },
      { decision: '' },
      { decision: 'publish' },
      { decision: 'reject', sure: '' },
    ];
    for (const over of without) {
      const answer = await send(gazette, review, over);
      expect(answer.status).toBe(422);
      expect(answer.body).toContain(`action="/review/${review.ask}/decide"`);
    }
    expect((await send(gazette, review, { pick: [] })).status).toBe(422);
    expect(gazette.dump()).toEqual(before);
  });

  it('keeps what was typed when the page must be read again', async () => {
    const gazette = await openGazette();
    const review = await asked(gazette);
    const answer = await send(gazette, review, { sure: '', 'text-concert-sandbox': 'Tapé avec soin' });
    expect(answer.body).toContain('Tapé avec soin');
  });

  it.each([
    ['too long', 'x'.repeat(501)],
    ['empty', ' \r\n '],
    ['bent by a direction mark', 'Concert \u202Egratuit'],
    ['with a hidden character', 'Concert\u200B gratuit'],
    ['with a NUL', 'Concert\0 gratuit'],
  ])('does not approve a text that is %s', async (_, text) => {
    const gazette = await openGazette();
    const review = await asked(gazette);
    const before = gazette.dump();
    const answer = await send(gazette, review, { 'text-concert-sandbox': text });
    expect(answer.status).toBe(422);
    expect(gazette.dump()).toEqual(before);
  });

  it('answers a second person with who approved it and when', async () => {
    const gazette = await openGazette();
    const first = await asked(gazette, 'lea');
    const link = /\/review\/[^#\s]+#(\S+)/.exec(gazette.letters.find(({ to }) => to.includes('marc@'))?.text ?? '');
    const opened = await gazette.post(`/review/${first.ask}/open`, { token: link?.[1] ?? '' });
    const second = { ...first, form: formOf(opened.body, `/review/${first.ask}/decide`) };
    gazette.pass(2 * MINUTE);
    expect((await send(gazette, first)).status).toBe(200);
    gazette.pass(3 * MINUTE);
    const before = gazette.dump();
    for (const decision of ['approve', 'reject', 'save']) {
      const answer = await send(gazette, second, { decision });
      expect(answer.status).toBe(409);
      expect(answer.body).toContain('Déjà approuvé par Léa Martin à 18:02');
    }
    expect(gazette.dump()).toEqual(before);
  });

  it('says who rejected a delivery and when, and names nobody for one that expired', async () => {
    const gazette = await openGazette();
    const review = await asked(gazette, 'lea');
    const link = /\/review\/[^#\s]+#(\S+)/.exec(gazette.letters.find(({ to }) => to.includes('marc@'))?.text ?? '');
    const opened = await gazette.post(`/review/${review.ask}/open`, { token: link?.[1] ?? '' });
    const marc = { ...review, form: formOf(opened.body, `/review/${review.ask}/decide`) };
    gazette.pass(2 * MINUTE);
    await send(gazette, marc, { decision: 'reject', pick: ['concert-sandbox'] });
    gazette.pass(3 * MINUTE);
    const answer = await send(gazette, review, { pick: ['concert-sandbox'] });
    expect(answer.status).toBe(409);
    expect(answer.body).toContain('Déjà rejeté par Marc Petit à 18:02');
    const other = await gazette.fresh(review.deliveries[1]!);
    await gazette.store.move(other, { state: 'expired' }, { at: gazette.now(), who: 'machine:sweep', how: 'expire' });
    const late = await send(gazette, review, { pick: ['concert-bluesky'] });
    expect(late.body).toContain('Déjà expiré à 18:05');
  });

  it('does not approve after the thaw when the same press, refused during the freeze, arrives again', async () => {
    const gazette = await openGazette();
    await freezeAll(gazette);
    const review = await asked(gazette, 'lea');
    expect(review.form['open']).toBe('other-way');
    const refused = await send(gazette, review);
    expect(refused.body).toContain('pas approuvé');
    expect(refused.body).toContain('il vous sera redemandé');
    await thaw({ ...gazette.store, ...gazette.deps }, { id: 'other-way', by: 'ines' });
    const dump = gazette.dump();
    expect((await send(gazette, review)).status).toBe(409);
    expect(gazette.dump()).toEqual(dump);
    expect(await states(gazette, review)).toEqual(['draft', 'draft']);
    // When the page is read again without the freeze, the same text can be approved.
    const again = await gazette.post(`/review/${review.ask}/open`, { token: review.token });
    const form = formOf(again.body, `/review/${review.ask}/decide`);
    expect((await send(gazette, { ...review, form })).status).toBe(200);
  });

  it('asks again after the thaw about an approval that a freeze refused, edited or not', async () => {
    const gazette = await openGazette();
    await freezeAll(gazette);
    const review = await asked(gazette, 'lea');
    await send(gazette, review, { 'text-concert-sandbox': 'Mes mots.' });
    expect((await gazette.ask()).size).toBe(0);
    await thaw({ ...gazette.store, ...gazette.deps }, { id: 'other-way', by: 'ines' });
    const again = (await gazette.ask()).get('lea')?.flatMap(({ deliveries }) => deliveries.map(({ id }) => id));
    expect(again?.toSorted()).toEqual(['concert-bluesky', 'concert-sandbox']);
    expect(await hows(gazette, 'concert-bluesky')).toEqual([
      'from feed agenda',
      'ask',
      'approve after the thaw',
      'ask',
    ]);
  });

  it('writes one approval and one audit row when it arrives fifty times at once', async () => {
    const gazette = await openGazette();
    const review = await asked(gazette);
    const answers = await Promise.all(Array.from({ length: 50 }, () => send(gazette, review)));
    const statuses = answers.map(({ status }) => status).toSorted();
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(49);
    for (const { body, status } of answers) {
      if (status === 409) expect(body).toContain('Déjà approuvé par Léa Martin à 18:00');
    }
    for (const { id } of review.deliveries) {
      expect((await hows(gazette, id)).filter((how) => how === 'approve')).toHaveLength(1);
    }
    expect(gazette.events.filter(({ type }) => type === 'delivery.approved')).toHaveLength(2);
  });

  it('takes one decision when approve and reject arrive at the same moment, and the audit says which', async () => {
    for (let round = 0; round < 10; round += 1) {
      const gazette = await openGazette();
      const review = await asked(gazette);
      const one = { pick: ['concert-sandbox'] };
      await Promise.all([
        send(gazette, review, { ...one, decision: round % 2 === 0 ? 'approve' : 'reject' }),
        send(gazette, review, { ...one, decision: round % 2 === 0 ? 'reject' : 'approve' }),
      ]);
      const rows = await gazette.store.audit('concert-sandbox');
      const after = await gazette.fresh(review.deliveries[0]!);
      expect(rows).toHaveLength(3);
      expect(rows.at(-1)?.to).toBe(after.state);
      expect(['approved', 'rejected']).toContain(after.state);
    }
  });

  it('decides nothing and shows the difference when the feed edited the text in between', async () => {
    const gazette = await openGazette();
    const review = await asked(gazette);
    const before = await gazette.fresh(review.deliveries[0]!);
    const { content } = recompose(before.content, 'Concert annulé ce soir https://gazette.example/concert');
    await gazette.store.move(
      before,
      { content, hash: contentHash(content) },
      { at: gazette.now(), who: 'machine:ingest', how: 'edited at the source' },
    );
    const dump = gazette.dump();
    for (const decision of ['approve', 'reject', 'save']) {
      const answer = await send(gazette, review, { decision });
      expect(answer.status).toBe(409);
      expect(answer.body).toMatch(/le texte a changé/i);
      expect(answer.body).toMatch(/<del[\s>]/);
      expect(answer.body).toMatch(/<ins[\s>]/);
      // The text area holds the new text. The old text in the form is not an edit of this person.
      expect(formOf(answer.body, `/review/${review.ask}/decide`)['text-concert-sandbox']).toBe(content.text);
    }
    expect(gazette.dump()).toEqual(dump);
  });

  it('keeps what the person typed and shows both texts when the feed edited the text in between', async () => {
    const gazette = await openGazette();
    const review = await asked(gazette);
    const before = await gazette.fresh(review.deliveries[0]!);
    const { content } = recompose(before.content, 'Reporté à demain https://gazette.example/concert');
    const act = { at: gazette.now(), who: 'machine:ingest', how: 'edited at the source' };
    await gazette.store.move(before, { content, hash: contentHash(content) }, act);
    const answer = await send(gazette, review, { 'text-concert-sandbox': 'Venez tous' });
    expect(answer.status).toBe(409);
    expect(formOf(answer.body, `/review/${review.ask}/decide`)['text-concert-sandbox']).toBe('Venez tous');
    expect(/<del[^>]*>([\s\S]*?)<\/del>/.exec(answer.body)?.[1]).toContain('Reporté');
  });

  it('decides nothing when a colleague saved another text in between', async () => {
    const gazette = await openGazette();
    const review = await asked(gazette);
    await send(gazette, review, { decision: 'save', 'text-concert-sandbox': 'Autre' });
    const dump = gazette.dump();
    expect((await send(gazette, review)).status).toBe(409);
    expect(gazette.dump()).toEqual(dump);
  });

  it('saves the edited text, does not approve, and says so when a stop came in between', async () => {
    const gazette = await openGazette();
    const review = await asked(gazette);
    await freezeAll(gazette);
    const answer = await send(gazette, review, { 'text-concert-sandbox': 'Mes mots pendant le gel' });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatch(/Enregistré, pas approuvé\s: gelé/);
    expect(await states(gazette, review)).toEqual(['draft', 'draft']);
    expect((await gazette.fresh(review.deliveries[0]!)).content.text).toBe('Mes mots pendant le gel');
    expect(gazette.events.some(({ type }) => type === 'delivery.approved')).toBe(false);
  });

  it('does not approve when a stop and a thaw came in between', async () => {
    const gazette = await openGazette();
    const review = await asked(gazette);
    await freezeAll(gazette);
    await thaw({ ...gazette.store, ...gazette.deps }, { id: 'other-way', by: 'marc' });
    const dump = gazette.dump();
    const answer = await send(gazette, review);
    expect(answer.status).toBe(409);
    expect(answer.body).toMatch(/la situation a changé/i);
    expect(gazette.dump()).toEqual(dump);
  });

  it('under freeze needs a person who may thaw, and a page that showed the freeze', async () => {
    const gazette = await openGazette();
    await freezeAll(gazette);
    const review = await asked(gazette, 'lea', {}, 'concert');
    expect(review.form['under']).toBeUndefined();
    const forced = await send(gazette, review, { under: 'yes' });
    expect(forced.status).toBe(200);
    expect(await states(gazette, review)).toEqual(['draft', 'draft']);

    const other = await asked(gazette, 'marc', {}, 'event');
    expect(other.form['under']).toBe('yes');
    expect((await send(gazette, other, { under: '' })).status).toBe(200);
    expect(await states(gazette, other)).toEqual(['draft', 'draft']);
    const approved = await send(gazette, other);
    expect(approved.status).toBe(200);
    expect(approved.body).toMatch(/sous gel|pendant le gel/i);
    const after = await gazette.fresh(other.deliveries[0]!);
    expect(after.approval).toMatchObject({ by: 'marc', under: true });
    expect(await hows(gazette, after.id)).toContain('approve under freeze');
  });

  it('under freeze does not count when another stop came after the page was read', async () => {
    const gazette = await openGazette();
    await freezeAll(gazette);
    const review = await asked(gazette, 'marc', {}, 'event');
    await freezeAll(gazette, 'ines', 'second');
    const answer = await send(gazette, review);
    expect(answer.status).toBe(409);
    expect(await states(gazette, review)).toEqual(['draft', 'draft']);
  });

  it('is an ordinary approval while a freeze covers only another feed', async () => {
    const gazette = await openGazette();
    await freezeAll(gazette, 'ines', 'other-feed', ['feed:une']);
    const review = await asked(gazette);
    expect((await send(gazette, review)).status).toBe(200);
    expect((await gazette.fresh(review.deliveries[0]!)).approval?.under).toBe(false);
  });
});

describe('text that others wrote', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '{{7*7}} ${7*7} <%= 7*7 %>',
    '</textarea><script>alert(2)</script>',
    'Bonjour\u202E gnp.exe',
    "'; DROP TABLE vigie; --",
    'a\r\nBcc: victim@example.com',
    '<!channel> <https://evil.example|Le Monde>',
  ];

  it.each(hostile)('is only text on the page, in the answer and in the mail: %j', async (title) => {
    const gazette = await openGazette();
    const review = await asked(gazette, 'lea', { title });
    const stopPage = await gazette.post('/desk', { token: review.token });
    const answer = await send(gazette, review);
    for (const html of [review.page, answer.body, stopPage.body, ...gazette.letters.map((letter) => letter.html)]) {
      expect(html).not.toMatch(/<script>alert|<img src=x|onerror=alert\(1\)>/);
      expect(html).not.toContain('</textarea><script>');
      expect(html).not.toMatch(/(^|[^0-9])49([^0-9]|$).*49/);
      expect(html).not.toContain('&amp;lt;');
    }
    for (const { subject, from, to } of gazette.letters) {
      for (const header of [subject, from, to]) {
        expect(header).not.toMatch(/[\r\n\u2028\u2029\0]/);
        expect(header).not.toMatch(/\p{Bidi_Control}/u);
      }
    }
  });

  it('is flagged on the page when it hides or reverses characters, and cannot be approved with them', async () => {
    const gazette = await openGazette();
    const review = await asked(gazette, 'lea', { title: 'Bonjour\u202E gnp.exe' });
    expect(review.page).toContain('U+202E');
    expect((await send(gazette, review)).status).toBe(422);
    const words = { 'text-concert-sandbox': 'Bonjour', 'text-concert-bluesky': 'Bonjour' };
    // The card beside the text bears the title too.
    expect((await send(gazette, review, words)).status).toBe(422);
    const cleaned = { ...words, 'card-title-concert-sandbox': 'Bonjour', 'card-title-concert-bluesky': 'Bonjour' };
    expect((await send(gazette, review, cleaned)).status).toBe(200);
  });
});
