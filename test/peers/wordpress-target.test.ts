/** What a real WordPress stores of what was approved. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordpress } from '../../lib/adapters/networks/wordpress.ts';
import { contentFor, imageOf, noHurry } from '../adapters/networks/content.ts';
import { providerKey } from '../../lib/records/content.ts';
import { enableWordPress, missingWordPress, startWordPress, type WordPress } from './wordpress.ts';
import { skipped } from '../part.ts';

const missing = missingWordPress();
if (missing !== null) skipped('WordPress as a target', missing, enableWordPress);
/** A picture of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);

describe.skipIf(missing !== null)('a real WordPress as a target', () => {
  let site: WordPress;
  const adapter = (secret: unknown = { user: 'admin', applicationPassword: site.password }) =>
    wordpress({
      ...{ service: site.url, secret: () => Promise.resolve(secret), now: () => Date.now() },
      ...{ allowLoopback: true, timeoutMs: 60_000 },
    });
  const ask = async (path: string): Promise<unknown> => {
    const authorization = `Basic ${Buffer.from(`admin:${site.password}`).toString('base64')}`;
    return (await fetch(`${site.url}/wp-json/wp/v2/${path}`, { headers: { authorization } })).json();
  };
  let count = 0;
  const contentOf = (text: string, title: string) => {
    count += 1;
    const base = contentFor('wordpress:gazette');
    const at = Buffer.byteLength(text) + 1;
    const facets = base.facets.map(({ start, end, uri }) => ({ start: at, end: at + end - start, uri }));
    const card = { url: 'https://gazette.example/berges', title, description: 'Ce soir & demain <18 h>', image: null };
    const key = providerKey(`delivery-${count}`, Date.UTC(2026, 10, 22));
    return { ...base, text: `${text} https://gazette.example/berges`, facets, card, providerKey: key };
  };
  const send = async (content: ReturnType<typeof contentOf>, pictures = new Map<string, Uint8Array>()) => {
    const ready = await adapter().prepare(content, pictures);
    return ready.kind === 'ready' ? ready.send(noHurry) : ready;
  };

  beforeAll(async () => {
    site = await startWordPress();
  }, 120_000);
  afterAll(() => site.close());

  it.each([
    ['Crue à Paris : les berges ferment 🌊', 'Les berges'],
    ['Un & deux <b>gras</b> "cité" [galerie] \\n\n\nDeux\nlignes 日本語', 'Un & deux <script>x</script>'],
    ["L'été &amp; l’hiver <!-- rien --> 5 < 6 > 4 %20 {x}", "L'été"],
  ])('stores exactly what was approved: %s', async (text, title) => {
    const content = contentOf(text, title);
    const outcome = await send(content);

    expect(outcome).toMatchObject({ kind: 'accepted', detail: 'HTTP 201' });
    const id = outcome.kind === 'accepted' ? outcome.remoteId : '';
    const stored = (await ask(`posts/${id}?context=edit`)) as Record<string, { raw: string; rendered: string }>;
    expect(stored['title']?.raw).toBe(title);
    expect(stored['excerpt']?.raw).toBe(content.card.description);
    const seen = (stored['content']?.raw ?? '')
      .replace(/<\/p>\n<p>/g, '\n\n')
      .replace(/<br \/>/g, '')
      .replace(/<\/?(?:p|a)(?: href="[^"]*")?>/g, '');
    const plain = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' } as Record<string, string>;
    expect(seen.replace(/&(?:lt|gt|quot|amp);/g, (name) => plain[name] ?? name)).toBe(content.text);
    expect(stored['content']?.raw).toContain(
      '<a href="https://gazette.example/berges">https://gazette.example/berges</a>',
    );
    expect(await adapter().probe(content)).toMatchObject({ kind: 'found', remoteId: id, text: content.text });
  });

  it('proves that a post is not there, and that it is; a second one under its key is not sent', async () => {
    const content = contentOf('Une fois', 'Une fois');

    expect(await adapter().probe(content)).toEqual({ kind: 'absent' });
    expect(await send(content)).toMatchObject({ kind: 'accepted' });
    expect(await adapter().probe(content)).toMatchObject({ kind: 'found', text: content.text });
    expect(await send(content)).toMatchObject({ kind: 'rejected', reason: 'refused' });
  });

  it('takes a post back, says so the second time, and sees it in the bin', async () => {
    const content = contentOf('Retirée', 'Retirée');
    const outcome = await send(content);
    const remoteId = outcome.kind === 'accepted' ? outcome.remoteId : null;
    const post = { remoteId, providerKey: content.providerKey, account: content.account };

    expect(await adapter().takeBack(post)).toEqual({ kind: 'gone' });
    expect(await adapter().takeBack(post)).toEqual({ kind: 'already-gone' });
    expect(await adapter().takeBack({ ...post, remoteId: null })).toEqual({ kind: 'already-gone' });
    expect(await adapter().probe(content)).toMatchObject({ kind: 'cannot-tell' });
    expect(await send(content)).toMatchObject({ kind: 'rejected' });
  });

  it('shows the approved picture with its alt text, and keeps one copy of it', async () => {
    const image = imageOf(PIXEL, { width: 1, height: 1, alt: 'Les quais « bas »' });
    const pictures = new Map([[image.sha256, PIXEL]]);
    const ids: unknown[] = [];
    for (const words of ['Avec image', 'Encore']) {
      const content = contentOf(words, words);
      const outcome = await send(
        { ...content, card: { ...content.card, image } } as unknown as typeof content,
        pictures,
      );
      expect(outcome).toMatchObject({ kind: 'accepted' });
      const post = (await ask(`posts/${outcome.kind === 'accepted' ? outcome.remoteId : ''}`)) as {
        featured_media: number;
      };
      ids.push(post.featured_media);
    }

    expect(ids[0]).toBe(ids[1]);
    expect(await ask(`media/${String(ids[0])}`)).toMatchObject({
      alt_text: 'Les quais « bas »',
      mime_type: 'image/png',
    });
  });

  it('lets nobody in with a wrong password, although the site answers lists to anybody', async () => {
    const stranger = adapter({ user: 'admin', applicationPassword: 'wrong wrong wrong wrong' });

    expect(await stranger.prepare(contentOf('Non', 'Non'))).toMatchObject({ kind: 'not-sent', reason: 'credentials' });
    expect(await stranger.probe(contentOf('Non', 'Non'))).toMatchObject({ kind: 'cannot-tell' });
    expect(await stranger.check()).toMatchObject({ kind: 'cannot-tell' });
    expect(await adapter().check()).toEqual({ kind: 'checked', who: 'admin', expiresAt: null, wanting: [] });
  });
});
