/**
 * What any client scheduled on a Mastodon account, which the server itself sends. Mastodon keeps no drafts. So each is
 * deleted there, and its text is kept in the record of the freeze. (docs.joinmastodon.org, 2 July 2026; no server was
 * used)
 */
import * as z from 'zod/mini';
import type { Scheduled, Tool } from '../../../bell/tool.ts';
import type { AdapterDeps } from '../adapter.ts';
import { under } from '../talk.ts';
import { failed, noSecret, read, talkTo, timeOf } from './talk.ts';

const Secret = z.object({ accessToken: z.string().check(z.minLength(1)) });
const Statuses = z.array(
  z.object({
    id: z.string().check(z.minLength(1)),
    scheduled_at: z.string(),
    params: z.object({ text: z.nullish(z.string()) }),
  }),
);
const A_PAGE = 40;
const MOST_PAGES = 10;

export const mastodonBell = (deps: AdapterDeps): Tool => {
  const talk = talkTo(deps);
  const open = async () => {
    const secret = Secret.safeParse(await deps.secret());
    if (!secret.success) return null;
    const { accessToken } = secret.data;
    const ask = (method: 'GET' | 'DELETE', path: string, query: Record<string, string> = {}) => {
      const headers = { authorization: `Bearer ${accessToken}` };
      return talk({ method, url: under(deps.service, `api/v1/scheduled_statuses${path}`, query), headers });
    };
    return { ask, fails: (result: Parameters<typeof failed>[0]) => failed(result, [accessToken], deps.now()) };
  };
  return {
    list: async () => {
      const session = await open();
      if (session === null) return noSecret('accessToken');
      const items: Scheduled[] = [];
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const last = items.at(-1)?.id;
        const query = { limit: String(A_PAGE), ...(last === undefined ? {} : { max_id: last }) };
        const result = await session.ask('GET', '', query);
        const found = read(result, Statuses);
        if (found === null) return session.fails(result);
        items.push(
          ...found.map(({ id, scheduled_at: at, params }) => ({
            ...{ id, title: params.text ?? '', dueAt: timeOf(at), mark: '' },
          })),
        );
        if (found.length < A_PAGE) break;
      }
      return { kind: 'listed', items, hidden: 0 };
    },

    stop: async ({ id }) => {
      const session = await open();
      if (session === null) return noSecret('accessToken');
      const result = await session.ask('DELETE', `/${encodeURIComponent(id)}`);
      if (result.kind === 'answer' && result.status === 404) return { kind: 'gone' };
      return read(result, z.object({})) === null ? session.fails(result) : { kind: 'stopped' };
    },
  };
};
