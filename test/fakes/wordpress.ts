/**
 * A stand-in for the REST interface of WordPress, with the answers that a real 6.1.9 gave. test/peers has the real one;
 * this one also takes the place of WordPress.com, which nobody can run.
 */
import { json, type Answer } from '../adapters/networks/wire.ts';
import { fieldsOf, pathOf, queryOf, startFake, type Reply } from './fake.ts';
import type { StandIn } from './stand-in.ts';

const error = (status: number, code: string, message: string): Reply => ({
  status,
  body: { code, message, data: { status } },
});
type Post = { id: number; slug: string; status: string; raw: string };

/** The words of a post that a reader sees. */
const wordsOf = (html: string): string =>
  html
    .replace(/<\/p>\s*<p>/g, '\n\n')
    .replace(/<br \/>/g, '')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

type Where = { base: string; authorization: string; secret: unknown };

const start = async (
  { base, authorization, secret }: Where,
  capabilities: Record<string, boolean> = { publish_posts: true, upload_files: true, delete_published_posts: true },
): Promise<StandIn> => {
  const posts: Post[] = [];
  const media: string[] = [];
  const shown = ({ id, slug, status, raw }: Post) => ({
    ...{ id, slug, status, link: `https://gazette.example/${slug}/` },
    content: { raw, rendered: raw },
  });
  const create = (fields: Record<string, unknown>): Reply => {
    const { slug, content, status } = fields as { slug: string; content: string; status: string };
    if (capabilities['publish_posts'] !== true) {
      return error(403, 'rest_cannot_publish', 'Sorry, you are not allowed to publish posts.');
    }
    const taken = posts.some((post) => post.slug === slug);
    const post = { id: posts.length + 7, slug: taken ? `${slug}-2` : slug, status, raw: content };
    posts.push(post);
    return { status: 201, body: shown(post) };
  };
  const list = (slugs: readonly string[]): Reply => {
    const found = posts.filter(({ slug }) => slugs.includes(slug)).map(shown);
    return { status: 200, body: found, headers: { 'x-wp-total': String(found.length), 'x-wp-totalpages': '1' } };
  };
  const remove = (id: number): Reply => {
    const post = posts.find((each) => each.id === id);
    if (post === undefined) return error(404, 'rest_post_invalid_id', 'Invalid post ID.');
    if (post.status === 'trash') return error(410, 'rest_already_trashed', 'The post has already been deleted.');
    post.status = 'trash';
    post.slug += '__trashed';
    return { status: 200, body: shown(post) };
  };
  const inLibrary = (method: string, id: number | null, query: URLSearchParams, file: string): Reply => {
    if (method === 'GET') {
      const at = media.indexOf(query.get('slug') ?? '');
      return { status: 200, body: at === -1 ? [] : [{ id: at + 1 }] };
    }
    if (id !== null) return { status: 200, body: { id } };
    media.push(/filename="([^".]+)/.exec(file)?.[1] ?? '');
    return { status: 201, body: { id: media.length } };
  };

  const fake = await startFake(
    ({ method, path }) => method === 'POST' && path === `${base}posts`,
    (seen) => {
      const route = pathOf(seen).replace(base, '');
      const known = seen.headers.authorization === authorization;
      if (!known && seen.method === 'POST') {
        return error(401, 'rest_cannot_create', 'Sorry, you are not allowed to create posts as this user.');
      }
      if (route === 'users/me') {
        if (!known) return error(401, 'rest_not_logged_in', 'You are not currently logged in.');
        return { status: 200, body: { id: 1, slug: 'gazette', capabilities } };
      }
      const [, kind, id] = /^(posts|media)(?:\/(\d+))?$/.exec(route) ?? [];
      const file = seen.headers['content-disposition'] ?? '';
      if (kind === 'media') return inLibrary(seen.method, id === undefined ? null : Number(id), queryOf(seen), file);
      if (kind === 'posts' && seen.method === 'GET') return list((queryOf(seen).get('slug') ?? '').split(','));
      if (kind === 'posts' && seen.method === 'POST') return create(fieldsOf(seen));
      if (kind === 'posts' && id !== undefined) return remove(Number(id));
      return error(404, 'rest_no_route', 'No route was found matching the URL and request method.');
    },
  );
  // The core limits nobody: hosts and firewalls do, with pages of their own.
  const firewall =
    (headers: Record<string, string>): Answer =>
    (_, response) =>
      void response.writeHead(429, { 'content-type': 'text/html', ...headers }).end('<h1>Too Many Requests</h1>');
  const says = (status: number, code: string, message: string) => json(status, { code, message, data: { status } });
  return {
    ...fake,
    secret,
    posts: () => posts.flatMap(({ status, raw }) => (status === 'publish' ? [wordsOf(raw)] : [])),
    says: {
      rejected: says(400, 'rest_invalid_param', 'Invalid parameter(s): status'),
      expired: says(401, 'rest_cannot_create', 'Sorry, you are not allowed to create posts as this user.'),
      forbidden: says(403, 'rest_cannot_publish', 'Sorry, you are not allowed to publish posts.'),
      limited: firewall({}),
      limitedUntil: (until) => firewall({ 'retry-after': new Date(until).toUTCString() }),
    },
    again: 'refused before it is sent',
  };
};

export const wordpressSecret = { user: 'gazette', applicationPassword: 'abcd EFGH ijkl MNOP qrst UVWX' };
const basic = Buffer.from(`${wordpressSecret.user}:${wordpressSecret.applicationPassword}`).toString('base64');

export const startWordPressFake = (capabilities?: Record<string, boolean>): Promise<StandIn> =>
  start({ base: '/wp-json/wp/v2/', authorization: `Basic ${basic}`, secret: wordpressSecret }, capabilities);

const comSecret = { site: 'gazette.wordpress.com', accessToken: 'wordpress-com-token-of-a-test' };

export const startWordPressCom = (): Promise<StandIn> => {
  const authorization = `Bearer ${comSecret.accessToken}`;
  return start({ base: '/wp/v2/sites/gazette.wordpress.com/', authorization, secret: comSecret });
};
