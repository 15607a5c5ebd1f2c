/**
 * Stand-ins for the schedules of other tools. Each speaks the documented wire format of one tool, and none is that
 * tool: Ghost's bodies are those that a real 6.65.0 gave, Postiz and Mastodon were never run. test/peers has a real
 * WordPress.
 */
import { createHmac } from 'node:crypto';
import type { Seen } from '../adapters/networks/wire.ts';
import { fieldsOf, pathOf, queryOf, startFake, type Fake, type Reply } from './fake.ts';

/** One thing that is to go out there, in the words of these tests. */
export type Held = { id: string; title: string; status: 'scheduled' | 'draft' | 'published'; at: string };

export type Schedule = Fake & {
  /** What its secret holds. */
  secret: Record<string, unknown>;
  held: Held[];
  /** The next change finds that the item went out a moment before. */
  goesOutFirst: () => void;
};

const CHANGES = ['PUT', 'POST', 'DELETE'];
const start = async (
  secret: Record<string, unknown>,
  reply: (seen: Seen, held: Held[]) => Reply,
): Promise<Schedule> => {
  const held: Held[] = [];
  let first = false;
  const isChange = ({ method }: Seen) => CHANGES.includes(method);
  const fake = await startFake(isChange, (seen) => {
    if (first && isChange(seen)) {
      first = false;
      const item = held.find(({ id }) => pathOf(seen).split('/').includes(id));
      if (item !== undefined) item.status = 'published';
    }
    return reply(seen, held);
  });
  return { ...fake, secret, held, goesOutFirst: () => void (first = true) };
};

const scheduled = (held: readonly Held[]): Held[] => held.filter(({ status }) => status === 'scheduled');

const GHOST_KEY = `6489b2c1d1f0a30001a1b2c3:${'a1'.repeat(32)}`;

const ghostError = (status: number, type: string, message: string, code: string | null): Reply => ({
  status,
  body: {
    errors: [
      {
        message,
        context: null,
        type,
        details: null,
        property: null,
        help: null,
        code,
        id: 'uuid',
        ghostErrorCode: null,
      },
    ],
  },
});

/**
 * Whether a token is signed with the hex-decoded half of the key, is for the admin, and is no older than five minutes.
 */
const isGhostToken = (header: string | undefined, now: number): boolean => {
  const [head = '', body = '', mac = ''] = header?.replace(/^Ghost /, '').split('.') ?? [];
  const [kid, secret = ''] = GHOST_KEY.split(':');
  const right = createHmac('sha256', Buffer.from(secret, 'hex')).update(`${head}.${body}`).digest('base64url');
  if (mac !== right) return false;
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
  const age = now / 1_000 - Number(read(body)['iat']);
  return read(head)['kid'] === kid && read(body)['aud'] === '/admin/' && age > -60 && age < 300;
};

export const startGhost = (now: () => number): Promise<Schedule> => {
  let clock = 0;
  const changed = new Map<string, string>();
  const stampOf = (id: string): string => changed.get(id) ?? '2026-07-14T10:00:00.000Z';
  return start({ adminKey: GHOST_KEY }, (seen, held) => {
    const { authorization } = seen.headers;
    if (authorization === undefined) return ghostError(403, 'NoPermissionError', 'Authorization failed', null);
    if (!isGhostToken(authorization, now()))
      return ghostError(401, 'UnauthorizedError', 'Invalid token: invalid signature', 'INVALID_JWT');
    const [, kind = '', id] = /^\/ghost\/api\/admin\/(posts|pages)\/(?:([^/]+)\/)?$/.exec(pathOf(seen)) ?? [];
    const pages = held.filter((each) => each.id.startsWith('page') === (kind === 'pages'));
    const shown = (each: Held) => ({
      ...{ id: each.id, title: each.title, status: each.status, published_at: each.at, updated_at: stampOf(each.id) },
    });
    if (seen.method === 'GET') {
      // It never answers more than a hundred, whatever is asked for.
      const [limit, page] = [Math.min(100, Number(queryOf(seen).get('limit'))), Number(queryOf(seen).get('page') ?? 1)];
      const all = queryOf(seen).get('filter') === 'status:scheduled' ? scheduled(pages) : pages;
      const part = all.slice((page - 1) * limit, page * limit);
      const next = page * limit < all.length ? page + 1 : null;
      return {
        status: 200,
        body: { [kind]: part.map(shown), meta: { pagination: { page, limit, next, total: all.length } } },
      };
    }
    const item = pages.find((each) => each.id === id);
    if (item === undefined)
      return ghostError(404, 'NotFoundError', 'Resource not found error, cannot edit post.', null);
    if (item.status === 'published') changed.set(item.id, '2026-07-14T16:00:00.000Z');
    const [change] = (fieldsOf(seen)[kind] as Record<string, string>[] | undefined) ?? [];
    if (change?.['updated_at'] === undefined)
      return ghostError(422, 'ValidationError', 'Validation error, cannot edit post.', null);
    if (change['updated_at'] !== stampOf(item.id))
      return ghostError(
        409,
        'UpdateCollisionError',
        'Saving failed! Someone else is editing this post.',
        'UPDATE_COLLISION',
      );
    item.status = change['status'] as Held['status'];
    changed.set(item.id, `2026-07-14T16:00:0${(clock += 1) % 10}.500Z`);
    return { status: 200, body: { [kind]: [shown(item)] } };
  });
};

const POSTIZ_KEY = 'postiz-key-of-a-test';
const POSTIZ_STATES = { scheduled: 'QUEUE', draft: 'DRAFT', published: 'PUBLISHED' } as const;

export const startPostiz = (): Promise<Schedule> =>
  start({ apiKey: POSTIZ_KEY }, (seen, held) => {
    if (seen.headers.authorization !== POSTIZ_KEY) return { status: 401, body: { msg: 'Invalid API key' } };
    const [, , id, status] = /^\/(posts)(?:\/([^/]+)\/(status))?$/.exec(pathOf(seen)) ?? [];
    if (seen.method === 'GET') {
      const [from, to] = ['startDate', 'endDate'].map((name) => Date.parse(queryOf(seen).get(name) ?? ''));
      if (from === undefined || to === undefined || Number.isNaN(from + to))
        return { status: 400, body: { message: 'dates' } };
      const inRange = held.filter(({ at }) => Date.parse(at) >= from && Date.parse(at) <= to);
      const shown = (each: Held) => ({
        ...{ id: each.id, content: each.title, publishDate: each.at, state: POSTIZ_STATES[each.status], group: 'g' },
        integration: { id: 'i', name: 'Gazette', identifier: 'x' },
      });
      return { status: 200, body: { posts: inRange.map(shown) } };
    }
    const item = held.find((each) => each.id === id);
    if (item === undefined || seen.method !== 'PUT' || status === undefined)
      return { status: 400, body: { message: 'Post not found' } };
    // There is no guard: what went out is changed as well.
    item.status = fieldsOf(seen)['status'] === 'draft' ? 'draft' : 'scheduled';
    return { status: 200, body: { id, state: POSTIZ_STATES[item.status] } };
  });

const MASTODON_TOKEN = 'mastodon-token-of-a-test';

export const startMastodonSchedule = (): Promise<Schedule> =>
  start({ accessToken: MASTODON_TOKEN }, (seen, held) => {
    if (seen.headers.authorization !== `Bearer ${MASTODON_TOKEN}`)
      return { status: 401, body: { error: 'The access token is invalid' } };
    const id = /^\/api\/v1\/scheduled_statuses(?:\/([^/]+))?$/.exec(pathOf(seen))?.[1];
    if (seen.method === 'GET') {
      const max = queryOf(seen).get('max_id');
      const newest = scheduled(held).toSorted((a, b) => Number(b.id) - Number(a.id));
      const part = newest.filter((each) => max === null || Number(each.id) < Number(max));
      const shown = (each: Held) => ({
        ...{ id: each.id, scheduled_at: each.at, media_attachments: [] },
        params: { text: each.title, poll: null, media_ids: null, sensitive: null, visibility: null },
      });
      return { status: 200, body: part.slice(0, Math.min(40, Number(queryOf(seen).get('limit') ?? 20))).map(shown) };
    }
    const item = scheduled(held).find((each) => each.id === id);
    if (seen.method !== 'DELETE' || item === undefined) return { status: 404, body: { error: 'Record not found' } };
    held.splice(held.indexOf(item), 1);
    return { status: 200, body: {} };
  });

const WORDPRESS = { user: 'gazette', applicationPassword: 'abcd EFGH ijkl MNOP qrst UVWX' };
const WORDPRESS_STATES = { scheduled: 'future', draft: 'draft', published: 'publish' } as const;

/** `mine`: how many of the scheduled ones the user may see; the others are left out, and counted. */
export const startWordPressSchedule = (mine = Infinity): Promise<Schedule> => {
  const basic = `Basic ${Buffer.from(`${WORDPRESS.user}:${WORDPRESS.applicationPassword}`).toString('base64')}`;
  const error = (status: number, code: string): Reply => ({ status, body: { code, message: code, data: { status } } });
  return start(WORDPRESS, (seen, held) => {
    if (seen.headers.authorization !== basic) return error(401, 'rest_forbidden_context');
    const route = pathOf(seen).replace('/wp-json/', '');
    if (route === 'wp/v2/types') {
      const type = (base: string, viewable: boolean) => ({ rest_base: base, rest_namespace: 'wp/v2', viewable });
      return {
        status: 200,
        body: {
          post: type('posts', true),
          page: type('pages', true),
          attachment: type('media', true),
          nav_menu_item: type('menu-items', false),
          wp_template: type('templates', false),
        },
      };
    }
    const [, base, id] = /^wp\/v2\/(posts|pages)(?:\/(\d+))?$/.exec(route) ?? [];
    if (base === undefined) return error(404, 'rest_no_route');
    // Pages have numbers from 1000 on.
    const here = held.filter((each) => Number(each.id) >= 1_000 === (base === 'pages'));
    const shown = (each: Held) => ({
      ...{ id: Number(each.id), status: WORDPRESS_STATES[each.status], slug: `p-${each.id}` },
      ...{ date_gmt: each.at.replace(/\.000Z$/, ''), title: { raw: each.title, rendered: each.title } },
    });
    if (id === undefined) {
      const all = scheduled(here);
      const perPage = Number(queryOf(seen).get('per_page'));
      if (perPage > 100) return error(400, 'rest_invalid_param');
      const from = (Number(queryOf(seen).get('page') ?? 1) - 1) * perPage;
      const part = all.slice(0, mine).slice(from, from + perPage);
      return { status: 200, body: part.map(shown), headers: { 'x-wp-total': String(all.length) } };
    }
    const item = here.find((each) => each.id === id);
    if (item === undefined) return error(404, 'rest_post_invalid_id');
    // There is no condition: what went out would be taken from the site.
    if (seen.method === 'POST') item.status = 'draft';
    return { status: 200, body: shown(item) };
  });
};
