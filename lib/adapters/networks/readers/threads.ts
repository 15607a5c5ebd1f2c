/**
 * Answers on Threads, with a token of `threads_basic` and `threads_read_replies` alone.
 * (developers.facebook.com/docs/threads/reply-management, 13 February 2026)
 */
import * as z from 'zod';
import type { Reader, Told } from '../../../answers/reader.ts';
import { THREADS } from '../../../networks/threads.ts';
import type { AdapterDeps } from '../adapter.ts';
import { messageOf as message } from '../meta.ts';
import { under } from '../talk.ts';
import { openGet, readingSecret, webUrl } from './get.ts';

const id = z.string().regex(/^\d+$/);
const Conversation = z.object({
  data: z.array(
    z.object({
      id,
      text: z.string().default(''),
      username: z.string().min(1),
      timestamp: z.string(),
      permalink: z.string().optional(),
      is_reply_owned_by_me: z.boolean().default(false),
      replied_to: z.object({ id }).optional(),
    }),
  ),
});
const FIELDS = 'id,text,username,timestamp,permalink,is_reply_owned_by_me,replied_to';

export const threadsReader = (deps: AdapterDeps): Reader => {
  const get = openGet(deps);
  return {
    answers: async ({ posts }) => {
      const secret = await readingSecret(deps, THREADS.answers.secret);
      if (secret.kind === 'not-read') return secret;
      const { accessToken } = secret.value;
      const answers: Told[] = [];
      for (const post of posts) {
        const query = { fields: FIELDS, reverse: 'true', access_token: accessToken };
        const url = under(deps.service, `${encodeURIComponent(post)}/conversation`, query);
        const found = await get(Conversation, { url, secrets: [accessToken], message });
        if (found.kind === 'not-read') return found;
        for (const each of found.value.data)
          answers.push({
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
      }
      return { kind: 'answers', answers, read: answers.length };
    },
  };
};
