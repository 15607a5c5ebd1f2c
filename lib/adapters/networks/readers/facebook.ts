/**
 * Comments on a Facebook Page's posts, with a token of the Page that has `pages_read_engagement` and
 * `pages_read_user_content` alone. (developers.facebook.com/docs/graph-api/reference/page-post/comments, November 2026)
 */
import * as z from 'zod/mini';
import type { Reader, Told } from '../../../answers/reader.ts';
import { versionOf } from '../../../networks/account.ts';
import { FACEBOOK } from '../../../networks/facebook.ts';
import type { AdapterDeps } from '../adapter.ts';
import { messageOf as message } from '../meta.ts';
import { under } from '../talk.ts';
import { openGet, readingSecret, webUrl } from './get.ts';

const Comments = z.object({
  data: z.array(
    z.object({
      id: z.string().check(z.minLength(1)),
      message: z._default(z.string(), ''),
      created_time: z.string(),
      permalink_url: z.optional(z.string()),
      /** Absent for whoever did not agree to be named to apps. */
      from: z.optional(z.object({ id: z.string() })),
      parent: z.optional(z.object({ id: z.string() })),
    }),
  ),
});
const FIELDS = 'id,message,created_time,permalink_url,from{id},parent{id}';

export const facebookReader = (deps: AdapterDeps): Reader => {
  const get = openGet(deps);
  const { version } = versionOf(FACEBOOK, deps.options?.version) ?? { version: '' };
  return {
    answers: async ({ posts }) => {
      const secret = await readingSecret(deps, FACEBOOK.answers.secret);
      if (secret.kind === 'not-read') return secret;
      const { pageId, pageToken } = secret.value;
      const answers: Told[] = [];
      for (const post of posts) {
        // `stream`: with the answers to comments. The newest first.
        const query = { fields: FIELDS, filter: 'stream', order: 'reverse_chronological', limit: '100' };
        const url = under(deps.service, `${version}/${encodeURIComponent(post)}/comments`, query);
        const headers = { authorization: `Bearer ${pageToken}` };
        const found = await get(Comments, { url, headers, secrets: [pageToken], message });
        if (found.kind === 'not-read') return found;
        for (const each of found.value.data)
          answers.push({
            id: each.id,
            post,
            to: each.parent?.id ?? post,
            // Nobody can tell the unnamed apart, so that they count as one person.
            author: each.from?.id ?? 'unnamed',
            ours: each.from?.id === pageId,
            at: Date.parse(each.created_time),
            text: each.message,
            lang: null,
            url: webUrl(each.permalink_url),
            fresh: false,
          });
      }
      return { kind: 'answers', answers, read: answers.length };
    },
  };
};
