/**
 * The schedule of a Ghost site, over its Admin API with the key of a custom integration. Each post and page becomes a
 * draft, which keeps its date; a newsletter with it does not leave. `updated_at` is a condition: what went out
 * meanwhile is answered 409 and left alone. (docs.ghost.org/admin-api; its answers as Ghost 6.65.0 gave them)
 */
import { createHmac } from 'node:crypto';
import * as z from 'zod/mini';
import type { Failed, Listed, Scheduled, Tool } from '../../../bell/tool.ts';
import type { AdapterDeps } from '../adapter.ts';
import { under } from '../talk.ts';
import { failed, noSecret, read, talkTo, timeOf } from './talk.ts';

const Secret = z.object({ adminKey: z.string().check(z.regex(/^[0-9a-f]{8,64}:(?:[0-9a-f]{2}){16,64}$/i)) });
const Item = z.object({
  id: z.string().check(z.minLength(1)),
  title: z.string(),
  status: z.string(),
  updated_at: z.string(),
  published_at: z.nullable(z.string()),
});
const Meta = z.object({ pagination: z.object({ next: z.nullable(z.int()) }) });
const KINDS = ['posts', 'pages'] as const;
const MOST_PAGES = 20;

const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token of five minutes, signed with the second half of the key. */
const tokenOf = (adminKey: string, now: number): string => {
  const [kid = '', secret = ''] = adminKey.split(':');
  const iat = Math.floor(now / 1_000);
  const signed = `${base64({ alg: 'HS256', typ: 'JWT', kid })}.${base64({ iat, exp: iat + 300, aud: '/admin/' })}`;
  return `${signed}.${createHmac('sha256', Buffer.from(secret, 'hex')).update(signed).digest('base64url')}`;
};

export const ghostBell = (deps: AdapterDeps): Tool => {
  const talk = talkTo(deps);
  const open = async () => {
    const secret = Secret.safeParse(await deps.secret());
    if (!secret.success) return null;
    const { adminKey } = secret.data;
    const token = tokenOf(adminKey, deps.now());
    const ask = (method: 'GET' | 'PUT', path: string, query: Record<string, string>, json?: unknown) =>
      talk({
        ...{ method, url: under(deps.service, `ghost/api/admin/${path}`, query) },
        headers: { authorization: `Ghost ${token}`, 'accept-version': 'v6.0' },
        ...(json === undefined ? {} : { json }),
      });
    const secrets = [adminKey, adminKey.split(':')[1] ?? '', token];
    return { ask, fails: (result: Parameters<typeof failed>[0]) => failed(result, secrets, deps.now()) };
  };
  type Session = NonNullable<Awaited<ReturnType<typeof open>>>;

  const listOf = async ({ ask, fails }: Session, kind: (typeof KINDS)[number]): Promise<Listed | Failed> => {
    const shape = z.object({ [kind]: z.array(Item), meta: Meta });
    const items: Scheduled[] = [];
    let page: number | null = 1;
    for (let round = 0; page !== null && round < MOST_PAGES; round += 1) {
      const query = { filter: 'status:scheduled', limit: '100', page: String(page), order: 'published_at asc' };
      const result = await ask('GET', `${kind}/`, { ...query, fields: 'id,title,status,updated_at,published_at' });
      const found = read(result, shape) as { meta: z.output<typeof Meta> } | null;
      if (found === null) return fails(result);
      const rows = (found as unknown as Record<string, z.output<typeof Item>[]>)[kind] ?? [];
      items.push(
        ...rows.map((each) => ({
          ...{ id: `${kind}/${each.id}`, title: each.title, mark: each.updated_at, dueAt: timeOf(each.published_at) },
        })),
      );
      page = found.meta.pagination.next;
    }
    return { kind: 'listed', items, hidden: 0 };
  };

  return {
    list: async () => {
      const session = await open();
      if (session === null) return noSecret('adminKey, as id:secret');
      const items: Scheduled[] = [];
      for (const kind of KINDS) {
        const listed = await listOf(session, kind);
        if (listed.kind === 'failed') return listed;
        items.push(...listed.items);
      }
      return { kind: 'listed', items, hidden: 0 };
    },

    stop: async ({ id, mark }) => {
      const session = await open();
      if (session === null) return noSecret('adminKey, as id:secret');
      const [kind = 'posts'] = id.split('/');
      const change = { [kind]: [{ status: 'draft', updated_at: mark }] };
      const result = await session.ask('PUT', `${id}/`, {}, change);
      // Somebody changed it, or it went out: the next look says which.
      if (result.kind === 'answer' && (result.status === 409 || result.status === 404)) return { kind: 'gone' };
      const shape = z.object({ [kind]: z.array(z.object({ status: z.literal('draft') })).check(z.minLength(1)) });
      return read(result, shape) === null ? session.fails(result) : { kind: 'stopped' };
    },
  };
};
