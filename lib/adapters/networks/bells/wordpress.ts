/**
 * The schedule of a WordPress site: posts, pages and other kinds that have status `future`. Each is made a draft, which
 * keeps its date. WordPress knows no condition for a change. So each is looked at once more just before, because a post
 * that went out meanwhile would be taken from the site. (measured on WordPress 6.1.9, 30 November 2026)
 */
import * as z from 'zod/mini';
import type { Failed, Listed, Scheduled, Tool } from '../../../bell/tool.ts';
import type { AdapterDeps } from '../adapter.ts';
import { under } from '../talk.ts';
import { failed, noSecret, read, talkTo, timeOf } from './talk.ts';

const Secret = z.object({
  user: z.string().check(z.minLength(1)),
  applicationPassword: z.string().check(z.minLength(1)),
});
const Item = z.object({
  id: z.int().check(z.positive()),
  status: z.string(),
  date_gmt: z.nullable(z.string()),
  title: z.optional(z.object({ raw: z.string() })),
  slug: z.string(),
});
const Items = z.array(Item);
const State = z.object({ status: z.string() });
const Types = z.record(
  z.string(),
  z.object({
    rest_base: z.string(),
    rest_namespace: z._default(z.string(), 'wp/v2'),
    viewable: z._default(z.boolean(), false),
  }),
);

const A_PAGE = 100;
/** What a site of ours never has more of in its schedule. */
const MOST_PAGES = 20;

export const wordpressBell = (deps: AdapterDeps): Tool => {
  const talk = talkTo(deps);
  const open = async () => {
    const secret = Secret.safeParse(await deps.secret());
    if (!secret.success) return null;
    const { user, applicationPassword: password } = secret.data;
    const credentials = Buffer.from(`${user}:${password}`).toString('base64');
    const ask = (method: 'GET' | 'POST', path: string, query: Record<string, string>, json?: unknown) =>
      talk({
        ...{ method, url: under(deps.service, `wp-json/${path}`, query) },
        headers: { authorization: `Basic ${credentials}` },
        ...(json === undefined ? {} : { json }),
      });
    return {
      ask,
      fails: (result: Parameters<typeof failed>[0]) => failed(result, [password, credentials], deps.now()),
    };
  };
  type Session = NonNullable<Awaited<ReturnType<typeof open>>>;

  /** The paths of everything that people can read and that can be scheduled. */
  const pathsOf = async ({ ask, fails }: Session): Promise<string[] | Failed> => {
    const result = await ask('GET', 'wp/v2/types', { context: 'edit' });
    const types = read(result, Types);
    if (types === null) return fails(result);
    return Object.entries(types).flatMap(([name, type]) =>
      type.viewable && name !== 'attachment' ? [`${type.rest_namespace}/${type.rest_base}`] : [],
    );
  };

  const listOf = async ({ ask, fails }: Session, path: string): Promise<Listed | Failed> => {
    const items: Scheduled[] = [];
    let total = 0;
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const result = await ask('GET', path, {
        ...{ status: 'future', context: 'edit', per_page: String(A_PAGE), page: String(page), order: 'asc' },
        ...{ orderby: 'date', _fields: 'id,status,date_gmt,title,slug' },
      });
      const found = read(result, Items);
      if (found === null || result.kind !== 'answer') return fails(result);
      total = Number(result.headers['x-wp-total'] ?? found.length);
      items.push(
        ...found.map(({ id, title, slug, date_gmt: date }) => ({
          ...{ id: `${path}/${id}`, title: title?.raw ?? slug, mark: '' },
          dueAt: timeOf(date === null ? null : `${date}Z`),
        })),
      );
      if (found.length < A_PAGE) break;
    }
    // Who may not see others' posts gets them left out, with their number.
    return { kind: 'listed', items, hidden: Math.max(0, total - items.length) };
  };

  return {
    list: async () => {
      const session = await open();
      if (session === null) return noSecret('user, applicationPassword');
      const paths = await pathsOf(session);
      if (!Array.isArray(paths)) return paths;
      const lists = await Promise.all(paths.map((path) => listOf(session, path)));
      const bad = lists.find((each) => each.kind === 'failed');
      if (bad !== undefined) return bad;
      const listed = lists.flatMap((each) => (each.kind === 'listed' ? [each] : []));
      const hidden = listed.reduce((sum, each) => sum + each.hidden, 0);
      return { kind: 'listed', items: listed.flatMap(({ items }) => items), hidden };
    },

    stop: async ({ id }) => {
      const session = await open();
      if (session === null) return noSecret('user, applicationPassword');
      const looked = await session.ask('GET', id, { context: 'edit', _fields: 'status' });
      if (looked.kind === 'answer' && looked.status === 404) return { kind: 'gone' };
      const before = read(looked, State);
      if (before === null) return session.fails(looked);
      if (before.status !== 'future') return { kind: 'gone' };
      const result = await session.ask('POST', id, { _fields: 'status' }, { status: 'draft' });
      return read(result, State)?.status === 'draft' ? { kind: 'stopped' } : session.fails(result);
    },
  };
};
