/**
 * Answers on Bluesky, by `app.bsky.feed.getPostThread` of a public AppView: nobody logs in, so no password that can
 * post is needed. (docs.bsky.app, November 2026)
 */
import * as z from 'zod/mini';
import type { Reader, Told } from '../../../answers/reader.ts';
import type { AdapterDeps } from '../adapter.ts';
import { isFresh, openGet } from './get.ts';

const Post = z.object({
  uri: z.string().check(z.startsWith('at://')),
  author: z.object({ did: z.string().check(z.startsWith('did:')), createdAt: z.optional(z.string()) }),
  record: z.object({
    text: z.string(),
    createdAt: z.string(),
    langs: z.optional(z.array(z.string())),
    reply: z.optional(z.object({ parent: z.object({ uri: z.string() }) })),
  }),
  indexedAt: z.optional(z.string()),
});
/** What was deleted, or is blocked, stands among the answers without a post. */
const Node = z.object({
  post: z.catch(z.optional(Post), undefined),
  get replies() {
    return z.optional(z.array(Node));
  },
});
type Node = z.output<typeof Node>;
const Thread = z.object({ thread: Node });
const Failure = z.object({ error: z.string(), message: z.optional(z.string()) });

/** Answers, and the account's answers to them. */
const DEPTH = '3';

const message = (json: unknown): string | null => {
  const failure = Failure.safeParse(json).data;
  return failure === undefined ? null : [failure.error, failure.message].filter(Boolean).join(': ');
};

const pageOf = (uri: string): string | null => {
  const [, did, rkey] = /^at:\/\/(did:[^/]+)\/app\.bsky\.feed\.post\/([^/]+)$/.exec(uri) ?? [];
  return did === undefined || rkey === undefined ? null : `https://bsky.app/profile/${did}/post/${rkey}`;
};

export const blueskyReader = (deps: AdapterDeps): Reader => {
  const get = openGet(deps);
  const toldOf = (node: Node, root: string): Told[] => {
    const { post, replies = [] } = node;
    const below = replies.flatMap((each) => toldOf(each, root));
    if (post === undefined || post.uri === root) return below;
    const { uri, author, record, indexedAt } = post;
    const told: Told = {
      id: uri,
      post: root,
      to: record.reply?.parent.uri ?? null,
      author: author.did,
      ours: root.startsWith(`at://${author.did}/`),
      // A record may say any time of itself; the index says when it came.
      at: Date.parse(indexedAt ?? record.createdAt),
      text: record.text,
      lang: record.langs?.[0] ?? null,
      url: pageOf(uri),
      fresh: isFresh(author.createdAt, deps.now()),
    };
    return [told, ...below];
  };
  return {
    answers: async ({ posts }) => {
      const answers: Told[] = [];
      for (const uri of posts) {
        const url = new URL('/xrpc/app.bsky.feed.getPostThread', deps.service);
        url.search = new URLSearchParams({ uri, depth: DEPTH, parentHeight: '0' }).toString();
        const thread = await get(Thread, { url, message });
        if (thread.kind === 'not-read') return thread;
        answers.push(...toldOf(thread.value.thread, uri));
      }
      return { kind: 'answers', answers, read: answers.length };
    },
  };
};
