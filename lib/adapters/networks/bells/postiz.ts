/**
 * The queue of Postiz, over its public interface. Each post becomes a draft; it keeps its date. A deletion there takes
 * the whole group, so nothing is ever deleted. Only what is in the queue is touched: the same request would change a
 * post that went out. (docs.postiz.com/public-api and its source of 21 August 2026; no server was used)
 */
import * as z from 'zod/mini';
import type { Tool } from '../../../bell/tool.ts';
import { DAY_MS } from '../../../records/durations.ts';
import type { AdapterDeps } from '../adapter.ts';
import { under } from '../talk.ts';
import { failed, noSecret, read, talkTo, timeOf } from './talk.ts';

const Secret = z.object({ apiKey: z.string().check(z.minLength(8)) });
const Posts = z.object({
  posts: z.array(
    z.object({
      id: z.string().check(z.minLength(1)),
      content: z._default(z.string(), ''),
      publishDate: z.string(),
      state: z.string(),
    }),
  ),
});
const State = z.object({ state: z.literal('DRAFT') });

/** It answers nothing without dates. What is overdue is still in the queue, and goes out late. */
const BEFORE_MS = 7 * DAY_MS;
const AHEAD_MS = 400 * DAY_MS;

export const postizBell = (deps: AdapterDeps): Tool => {
  const talk = talkTo(deps);
  const open = async () => {
    const secret = Secret.safeParse(await deps.secret());
    if (!secret.success) return null;
    const { apiKey } = secret.data;
    const ask = (method: 'GET' | 'PUT', path: string, query: Record<string, string>, json?: unknown) =>
      talk({
        ...{ method, url: under(deps.service, path, query), headers: { authorization: apiKey } },
        ...(json === undefined ? {} : { json }),
      });
    return { ask, fails: (result: Parameters<typeof failed>[0]) => failed(result, [apiKey], deps.now()) };
  };
  return {
    list: async () => {
      const session = await open();
      if (session === null) return noSecret('apiKey');
      const iso = (at: number) => new Date(at).toISOString();
      const range = { startDate: iso(deps.now() - BEFORE_MS), endDate: iso(deps.now() + AHEAD_MS) };
      const result = await session.ask('GET', 'posts', range);
      const found = read(result, Posts);
      if (found === null) return session.fails(result);
      const items = found.posts.flatMap(({ id, content, publishDate, state }) =>
        state === 'QUEUE' ? [{ id, title: content, dueAt: timeOf(publishDate), mark: '' }] : [],
      );
      return { kind: 'listed', items, hidden: 0 };
    },

    stop: async ({ id }) => {
      const session = await open();
      if (session === null) return noSecret('apiKey');
      const result = await session.ask('PUT', `posts/${encodeURIComponent(id)}/status`, {}, { status: 'draft' });
      return read(result, State) === null ? session.fails(result) : { kind: 'stopped' };
    },
  };
};
