/** A freeze of Vigie over the schedule of a real WordPress: fifty posts of other people. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTool } from '../../lib/adapters/networks/bells/open.ts';
import { openNewsroom } from '../bell/newsroom.ts';
import { skipped } from '../part.ts';
import { MINUTE, SECOND } from '../world.ts';
import { enableWordPress, missingWordPress, startWordPress, type WordPress } from './wordpress.ts';

const missing = missingWordPress();
if (missing !== null) skipped('the schedule of WordPress', missing, enableWordPress);

/** As a slow site of a newsroom: so much of the injected clock goes by with each request, five at once. */
const A_REQUEST_MS = 100;

describe.skipIf(missing !== null)('a real WordPress that others schedule in', () => {
  let site: WordPress;
  const authorization = () => `Basic ${Buffer.from(`admin:${site.password}`).toString('base64')}`;
  const ask = async (path: string, body?: object): Promise<{ id: number; title: { rendered: string } }[]> => {
    const headers = { authorization: authorization(), 'content-type': 'application/json' };
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const answer = await fetch(`${site.url}/wp-json/wp/v2/${path}`, { headers, ...init });
    expect(answer.ok).toBe(true);
    return [await answer.json()].flat() as { id: number; title: { rendered: string } }[];
  };
  const schedule = async (title: string, kind = 'posts') =>
    ask(kind, { title, content: title, status: 'future', date_gmt: '2099-07-14T18:00:00' });
  const count = async (status: string, kind = 'posts') => (await ask(`${kind}?status=${status}&per_page=100`)).length;

  beforeAll(async () => {
    site = await startWordPress();
  }, 120_000);
  afterAll(() => site.close());

  it('has all fifty as drafts within 30 s, and one of the freeze itself; none comes back at the thaw', async () => {
    for (let post = 1; post <= 50; post += 1) await schedule(`Paris-Plages ${post}`);
    await schedule('La page du feu d’artifice', 'pages');
    const published = await count('publish');
    const pages = await count('draft', 'pages');
    const newsroom = await openNewsroom({
      site: { kind: 'wordpress', service: site.url, secret: 'vigie/bell/site' },
    });
    const tool = openTool('wordpress', {
      ...{ service: site.url, now: newsroom.now, allowLoopback: true, timeoutMs: 60_000 },
      secret: () => Promise.resolve({ user: 'admin', applicationPassword: site.password }),
    });
    newsroom.deps.tool = () => ({
      list: () => {
        newsroom.pass(2 * A_REQUEST_MS);
        return tool.list();
      },
      stop: (item) => {
        newsroom.pass((2 * A_REQUEST_MS) / 5);
        return tool.stop(item);
      },
    });
    await newsroom.freeze();
    const frozenAt = newsroom.now();

    await newsroom.ring();

    expect(newsroom.now() - frozenAt).toBeLessThan(30 * SECOND);
    expect([await count('future'), await count('draft'), await count('draft', 'pages')]).toEqual([0, 50, pages + 1]);
    expect(await newsroom.of('site')).toMatchObject({ state: 'confirmed', count: 51 });

    await schedule('Programmé pendant le gel');
    newsroom.pass(MINUTE);
    await newsroom.ring();
    expect([await count('future'), await count('draft')]).toEqual([0, 51]);
    expect((await newsroom.of('site'))?.stopped[0]?.title).toBe('Programmé pendant le gel');

    await newsroom.thaw();
    for (let minute = 0; minute < 5; minute += 1) {
      newsroom.pass(MINUTE);
      await newsroom.ring();
    }
    expect([await count('future'), await count('draft'), await count('publish')]).toEqual([0, 51, published]);
  });

  it('is left alone where it went out a moment before, and with a wrong password is not confirmed', async () => {
    const [post] = await schedule('Sorti juste avant');
    const deps = { service: site.url, now: () => Date.now(), allowLoopback: true, timeoutMs: 60_000 };
    const secret = { user: 'admin', applicationPassword: site.password };
    const tool = openTool('wordpress', { ...deps, secret: () => Promise.resolve(secret) });
    const listed = await tool.list();
    const item = listed.kind === 'listed' ? listed.items.find(({ title }) => title === 'Sorti juste avant') : undefined;
    if (item === undefined || post === undefined) throw new Error('it is not listed');
    await ask(`posts/${post.id}`, { status: 'publish', date_gmt: '2020-01-01T00:00:00' });

    expect(await tool.stop(item)).toEqual({ kind: 'gone' });
    expect((await ask(`posts/${post.id}`))[0]).toMatchObject({ status: 'publish' });
    const stranger = openTool('wordpress', {
      ...deps,
      secret: () => Promise.resolve({ ...secret, applicationPassword: 'wrong wrong wrong' }),
    });
    expect(await stranger.list()).toMatchObject({ kind: 'failed' });
  });
});
