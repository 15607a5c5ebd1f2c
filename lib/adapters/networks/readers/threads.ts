/**
 * Answers on Threads, with a token of `threads_basic` and `threads_read_replies` alone, and mentions where its secret
 * says that it may read them. (developers.facebook.com/docs/threads: reply management, 13 February 2026, and mentions,
 * 27 March 2026)
 */
import * as z from 'zod/mini';
import type { Reader, Told } from '../../../answers/reader.ts';
import { THREADS } from '../../../networks/threads.ts';
import type { AdapterDeps } from '../adapter.ts';
import { messageOf as message } from '../meta.ts';
import { under } from '../talk.ts';
import { openGet, readingSecret, webUrl } from './get.ts';

const id = z.string().check(z.regex(/^\d+$/));
const Conversation = z.object({
  data: z.array(
    z.object({
      id,
      text: z._default(z.string(), ''),
      username: z.string().check(z.minLength(1)),
      timestamp: z.string(),
      permalink: z.optional(z.string()),
      is_reply_owned_by_me: z._default(z.boolean(), false),
      replied_to: z.optional(z.object({ id })),
    }),
  ),
});
const MENTION_FIELDS = 'id,text,username,timestamp,permalink';
const FIELDS = `${MENTION_FIELDS},is_reply_owned_by_me,replied_to`;

type Item = z.output<typeof Conversation>['data'][number];

const toldOf = (each: Item, post: string | null): Told => ({
  id: each.id,
  post,
  to: each.replied_to?.id ?? post,
  author: each.username,
  ours: each.is_reply_owned_by_me,
  at: Date.parse(each.timestamp),
  text: each.text,
  lang: null,
  url: webUrl(each.permalink),
  fresh: false,
});

export const threadsReader = (deps: AdapterDeps): Reader => {
  const get = openGet(deps);
  return {
    answers: async ({ posts, since }) => {
      const secret = await readingSecret(deps, THREADS.answers.secret);
      if (secret.kind === 'not-read') return secret;
      const { accessToken, mentions } = secret.value;
      const read = (path: string, more: Readonly<Record<string, string>>) => {
        const url = under(deps.service, path, { ...more, access_token: accessToken });
        return get(Conversation, { url, secrets: [accessToken], message });
      };
      const answers: Told[] = [];
      for (const post of posts) {
        const found = await read(`${encodeURIComponent(post)}/conversation`, { fields: FIELDS, reverse: 'true' });
        if (found.kind === 'not-read') return found;
        answers.push(...found.value.data.map((each) => toldOf(each, post)));
      }
      if (mentions !== true) return { kind: 'answers', answers, read: answers.length };
      const found = await read('me/mentions', { fields: MENTION_FIELDS });
      if (found.kind === 'not-read') return found;
      const known = new Set(answers.map(({ id: each }) => each));
      const told = found.value.data.map((each) => toldOf(each, null));
      answers.push(...told.filter(({ id: each, at }) => !known.has(each) && at > since));
      return { kind: 'answers', answers, read: answers.length };
    },
  };
};
