/**
 * Answers and mentions on X, by one search of the last seven days with an app's bearer token, which can read and not
 * post. X charges for each post that it hands over. (docs.x.com: search/recent, 22 August 2026)
 */
import * as z from 'zod/mini';
import type { Reader, Told } from '../../../answers/reader.ts';
import { X } from '../../../networks/x.ts';
import type { AdapterDeps } from '../adapter.ts';
import { under } from '../talk.ts';
import { isFresh, openGet, readingSecret } from './get.ts';

const id = z.string().check(z.regex(/^\d{1,19}$/));
const Found = z.object({
  // Without results there is no `data`; this is always there.
  meta: z.object({ result_count: z.int() }),
  data: z._default(
    z.array(
      z.object({
        id,
        text: z.string(),
        author_id: id,
        lang: z.optional(z.string()),
        conversation_id: z.optional(id),
        referenced_tweets: z.optional(z.array(z.object({ type: z.string(), id }))),
      }),
    ),
    [],
  ),
  includes: z.optional(
    z.object({
      users: z._default(z.array(z.object({ id, username: z.string(), created_at: z.optional(z.string()) })), []),
    }),
  ),
});
const Problem = z.object({ title: z.optional(z.string()), detail: z.optional(z.string()) });
const message = (json: unknown): string | null => {
  const { title, detail } = Problem.safeParse(json).data ?? {};
  const parts = [title, detail].filter((part) => part !== undefined);
  return parts.length === 0 ? null : parts.join(': ');
};

/** X counts the milliseconds of its ids from here. */
const EPOCH = 1_288_834_974_657n;
const timeOf = (post: string): number => Number((BigInt(post) >> 22n) + EPOCH);
/** The highest id of a millisecond: what comes after it is newer. */
const idAfter = (at: number): string => (((BigInt(at) - EPOCH) << 22n) | 0x3fffffn).toString();

/** One search brings at most so many; the record says how many at least. */
const MOST = 100;

export const xReader = (deps: AdapterDeps): Reader => {
  const get = openGet(deps);
  if (deps.service !== X.service.url && deps.allowLoopback !== true)
    throw new Error('another address is for a local fake only');
  return {
    answers: async ({ posts, since, most }) => {
      const secret = await readingSecret(deps, X.answers.secret);
      if (secret.kind === 'not-read') return secret;
      const { bearerToken, username } = secret.value;
      const url = under(deps.service, 'tweets/search/recent', {
        query: `(@${username} -is:retweet -from:${username}) OR (from:${username} is:reply)`,
        since_id: idAfter(since),
        max_results: String(Math.min(most, MOST)),
        'tweet.fields': 'author_id,conversation_id,lang,referenced_tweets',
        expansions: 'author_id',
        'user.fields': 'created_at,username',
      });
      const headers = { authorization: `Bearer ${bearerToken}` };
      const found = await get(Found, { url, headers, secrets: [bearerToken], message });
      if (found.kind === 'not-read') return found;
      const people = new Map(found.value.includes?.users.map((user) => [user.id, user]));
      const answers = found.value.data.map((each): Told => {
        const author = people.get(each.author_id);
        return {
          id: each.id,
          post: posts.find((post) => post === each.conversation_id) ?? null,
          to: each.referenced_tweets?.find(({ type }) => type === 'replied_to')?.id ?? null,
          author: each.author_id,
          ours: author?.username.toLowerCase() === username.toLowerCase(),
          at: timeOf(each.id),
          text: each.text,
          lang: each.lang ?? null,
          url: `https://x.com/i/web/status/${each.id}`,
          fresh: isFresh(author?.created_at, deps.now()),
        };
      });
      return { kind: 'answers', answers, read: answers.length };
    },
  };
};
