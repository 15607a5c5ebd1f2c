import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { landscape } from '../../infra/local/pictures.ts';
import type { Media } from '../../lib/records/content.ts';
import type { FetchPicture } from '../../lib/picture/picture.ts';
import { asked, HOUR, openGazette, type Form, type Gazette } from './gazette.ts';

const sun = landscape(1);
const image: Media = {
  url: 'https://gazette.example/i/berges.png',
  sha256: createHash('sha256').update(sun).digest('hex'),
  type: 'image/png',
  bytes: sun.length,
  width: 600,
  height: 315,
  alt: 'Les berges',
};
const serving =
  (body: Buffer): FetchPicture =>
  (url) =>
    Promise.resolve(url === image.url ? { kind: 'ok', body, contentType: 'text/html', url } : { kind: 'gone' });

const open = async (fetchPicture = serving(sun)) => {
  const gazette = await openGazette({ fetchPicture });
  return { gazette, review: await asked(gazette, 'lea', { image }) };
};
const decide = (gazette: Gazette, { ask, form }: { ask: string; form: Form }, over: Form = {}) =>
  gazette.post(`/review/${ask}/decide`, {
    ...form,
    pick: ['concert-sandbox', 'concert-bluesky'],
    decision: 'approve',
    sure: 'yes',
    ...over,
  });

describe('a picture on the review page', () => {
  it('comes from Vigie itself, and from no other server, which would learn who reads', async () => {
    const { gazette, review } = await open();
    const opened = await gazette.post(`/review/${review.ask}/open`, { token: review.token });
    const sources = [...opened.body.matchAll(/<img[^>]*?src="([^"]*)"/g)].map(([, src]) => src);
    expect(new Set(sources)).toEqual(new Set([`/picture/${review.ask}/${image.sha256}`]));
    expect(opened.headers.get('content-security-policy')).toContain("img-src 'self' data:;");
    const picture = await gazette.app.request(`https://vigie.example/picture/${review.ask}/${image.sha256}`);
    expect(picture.status).toBe(200);
    expect(Buffer.from(await picture.arrayBuffer()).equals(sun)).toBe(true);
    expect(Object.fromEntries(picture.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(picture.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('is served only for an open ask and the digest of one of its pictures', async () => {
    const { gazette, review } = await open();
    const other = 'a'.repeat(64);
    for (const path of [
      `/picture/${review.ask}/${other}`,
      `/picture/id-999/${image.sha256}`,
      `/picture/${review.ask}/${image.sha256}0`,
      `/picture/${review.ask}/https%3A%2F%2Fevil.example%2Fa.png`,
      `/picture/..%2F${review.ask}/${image.sha256}`,
    ]) {
      expect((await gazette.request('GET', path)).status, path).toBe(404);
    }
    gazette.pass(8 * 24 * HOUR);
    expect((await gazette.request('GET', `/picture/${review.ask}/${image.sha256}`)).status).toBe(404);
  });

  it('is not shown when it has changed at its address', async () => {
    const { gazette, review } = await open(serving(landscape(2)));
    expect((await gazette.request('GET', `/picture/${review.ask}/${image.sha256}`)).status).toBe(404);
  });

  it('is in the preview of each network that shows it, with its alt text where the network shows one', async () => {
    const { review } = await open();
    expect(review.page).toMatch(/Texte de remplacement\s: Les berges/);
    expect(review.page).toContain('Bluesky n’a pas de texte de remplacement pour l’image d’une carte.');
    expect(review.page).toContain('name="card-alt-concert-sandbox"');
    expect(review.page).not.toContain('name="card-alt-concert-bluesky"');
  });
});

describe('a card', () => {
  it('is approved as it was shown when the person changes nothing', async () => {
    const { gazette, review } = await open();
    expect((await decide(gazette, review)).status).toBe(200);
    for (const before of review.deliveries) {
      const after = await gazette.fresh(before);
      expect(after.state).toBe('approved');
      expect(after.content.card).toEqual(before.content.card);
    }
  });

  it('keeps its title when only the text is edited, and takes the title that a person writes', async () => {
    const { gazette, review } = await open();
    const answer = await decide(gazette, review, {
      'text-concert-sandbox': 'Trois blessés, et non trente.',
      'text-concert-bluesky': 'Trois blessés, et non trente.',
      'card-title-concert-bluesky': 'Trois  blessés\r\nsur les berges',
      'card-description-concert-bluesky': '',
      'card-alt-concert-sandbox': 'Les berges, vides',
    });
    expect(answer.status).toBe(200);
    const [onSandbox, onBluesky] = await Promise.all(review.deliveries.map((each) => gazette.fresh(each)));
    expect(onSandbox?.content.card).toMatchObject({
      title: 'Concert gratuit ce soir : concert',
      image: { ...image, alt: 'Les berges, vides' },
    });
    expect(onBluesky?.content.card).toMatchObject({ title: 'Trois blessés sur les berges', description: '', image });
    expect(onBluesky?.approval?.hash).toBe(onBluesky?.hash);
  });

  it('is sent without its picture when a person says so', async () => {
    const { gazette, review } = await open();
    expect((await decide(gazette, review, { 'card-bare-concert-bluesky': 'yes' })).status).toBe(200);
    const [onSandbox, onBluesky] = await Promise.all(review.deliveries.map((each) => gazette.fresh(each)));
    expect(onBluesky?.content.card?.image).toBeNull();
    expect(onSandbox?.content.card?.image).toEqual(image);
  });

  it.each<[string, Form]>([
    ['an alt text too long for its network', { 'card-alt-concert-sandbox': 'é'.repeat(1501) }],
    ['a title longer than a card shows', { 'card-title-concert-bluesky': 'é'.repeat(301) }],
    ['characters that hide', { 'card-description-concert-bluesky': 'tout\u200B va bien' }],
    ['characters that turn around', { 'card-alt-concert-sandbox': 'photo\u202Egnp.exe' }],
  ])('is not approved with %s, and keeps what was typed', async (_, over) => {
    const { gazette, review } = await open();
    const answer = await decide(gazette, review, over);
    expect(answer.status).toBe(422);
    expect(answer.body).toContain(Object.values(over)[0]);
    expect((await gazette.fresh(review.deliveries[0]!)).state).toBe('draft');
    expect((await gazette.fresh(review.deliveries[1]!)).state).toBe('draft');
  });

  it('is approved with 1,500 characters of alt text, an emoji counting as one', async () => {
    const { gazette, review } = await open();
    expect((await decide(gazette, review, { 'card-alt-concert-sandbox': '👩‍🚒'.repeat(1500) })).status).toBe(200);
  });

  it('is shown again, not approved, when it changed after the page was read', async () => {
    const { gazette, review } = await open();
    const [before] = review.deliveries;
    if (before?.content.card === null || before === undefined) throw new Error('no card');
    const saved = await decide(gazette, review, { decision: 'save', 'card-title-concert-sandbox': 'Autre titre' });
    expect(saved.status).toBe(200);
    expect(await gazette.fresh(before)).toMatchObject({ state: 'draft', content: { card: { title: 'Autre titre' } } });
    expect((await decide(gazette, review)).status).toBe(409);
  });
});
