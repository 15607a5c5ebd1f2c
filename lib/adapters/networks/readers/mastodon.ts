/**
 * Answers on Mastodon, by the public context of a status: no token is needed. Without one a server shows at most 60
 * answers of a thread. (docs.joinmastodon.org/methods/statuses, 2 July 2026)
 */
import * as z from 'zod';
import type { Reader, Told } from '../../../answers/reader.ts';
import type { AdapterDeps } from '../adapter.ts';
import { under } from '../talk.ts';
import { bare, isFresh, openGet, webUrl } from './get.ts';

const Status = z.object({
  id: z.string().min(1),
  created_at: z.string(),
  in_reply_to_id: z.string().nullable(),
  in_reply_to_account_id: z.string().nullable(),
  language: z.string().nullable().optional(),
  url: z.string().nullable(),
  content: z.string(),
  account: z.object({ id: z.string().min(1), created_at: z.string().optional() }),
});
const Context = z.object({ descendants: z.array(Status) });
const Failure = z.object({ error: z.string() });
const message = (json: unknown): string | null => Failure.safeParse(json).data?.error ?? null;

export const mastodonReader = (deps: AdapterDeps): Reader => {
  const get = openGet(deps);
  return {
    answers: async ({ posts }) => {
      const answers: Told[] = [];
      for (const post of posts) {
        const url = under(deps.service, `api/v1/statuses/${encodeURIComponent(post)}/context`);
        const context = await get(Context, { url, message });
        if (context.kind === 'not-read') return context;
        const { descendants } = context.value;
        // Whoever the direct answers speak to is the account itself.
        const us = descendants.find(({ in_reply_to_id: to }) => to === post)?.in_reply_to_account_id;
        for (const status of descendants)
          answers.push({
            id: status.id,
            post,
            to: status.in_reply_to_id,
            author: status.account.id,
            ours: status.account.id === us,
            at: Date.parse(status.created_at),
            text: bare(status.content),
            lang: status.language ?? null,
            url: webUrl(status.url),
            fresh: isFresh(status.account.created_at, deps.now()),
          });
      }
      return { kind: 'answers', answers, read: answers.length };
    },
  };
};
