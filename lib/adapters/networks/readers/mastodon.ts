/**
 * Answers on Mastodon, by the public context of a status: no token is needed. Without one a server shows at most 60
 * answers of a thread. With a token of the scope `read:notifications` mentions are read too.
 * (docs.joinmastodon.org/methods/statuses and notifications, 2 July 2026)
 */
import * as z from 'zod/mini';
import type { Reader, Told } from '../../../answers/reader.ts';
import { MASTODON } from '../../../networks/mastodon.ts';
import type { AdapterDeps } from '../adapter.ts';
import { under } from '../talk.ts';
import { bare, isFresh, openGet, readingSecret, webUrl } from './get.ts';

const Status = z.object({
  id: z.string().check(z.minLength(1)),
  created_at: z.string(),
  in_reply_to_id: z.nullable(z.string()),
  in_reply_to_account_id: z.nullable(z.string()),
  language: z.optional(z.nullable(z.string())),
  url: z.nullable(z.string()),
  content: z.string(),
  account: z.object({ id: z.string().check(z.minLength(1)), created_at: z.optional(z.string()) }),
});
type Status = z.output<typeof Status>;
const Context = z.object({ descendants: z.array(Status) });
const Notifications = z.array(z.object({ type: z.literal('mention'), status: Status }));
const Failure = z.object({ error: z.string() });
const message = (json: unknown): string | null => Failure.safeParse(json).data?.error ?? null;

export const mastodonReader = (deps: AdapterDeps): Reader => {
  const get = openGet(deps);
  const toldOf = (status: Status, post: string | null, ours: boolean): Told => ({
    id: status.id,
    post,
    to: status.in_reply_to_id,
    author: status.account.id,
    ours,
    at: Date.parse(status.created_at),
    text: bare(status.content),
    lang: status.language ?? null,
    url: webUrl(status.url),
    fresh: isFresh(status.account.created_at, deps.now()),
  });
  return {
    answers: async ({ posts, since }) => {
      const answers: Told[] = [];
      for (const post of posts) {
        const url = under(deps.service, `api/v1/statuses/${encodeURIComponent(post)}/context`);
        const context = await get(Context, { url, message });
        if (context.kind === 'not-read') return context;
        const { descendants } = context.value;
        // Whoever the direct answers speak to is the account itself.
        const us = descendants.find(({ in_reply_to_id: to }) => to === post)?.in_reply_to_account_id;
        answers.push(...descendants.map((status) => toldOf(status, post, status.account.id === us)));
      }
      if ((await deps.secret()) === null) return { kind: 'answers', answers, read: answers.length };
      const secret = await readingSecret(deps, MASTODON.answers.mentions);
      if (secret.kind === 'not-read') return secret;
      const { accessToken } = secret.value;
      const found = await get(Notifications, {
        url: under(deps.service, 'api/v1/notifications', { 'types[]': 'mention', limit: '80' }),
        headers: { authorization: `Bearer ${accessToken}` },
        secrets: [accessToken],
        message,
      });
      if (found.kind === 'not-read') return found;
      const known = new Set(answers.map(({ id }) => id));
      const mentions = found.value.map(({ status }) => toldOf(status, null, false));
      answers.push(...mentions.filter(({ id, at }) => !known.has(id) && at > since));
      return { kind: 'answers', answers, read: answers.length };
    },
  };
};
