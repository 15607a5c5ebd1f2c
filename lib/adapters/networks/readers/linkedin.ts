/**
 * Comments on the posts of a page on LinkedIn, and what was answered to them, with a token of the scope
 * `r_organization_social_feed` alone. (learn.microsoft.com/linkedin/marketing, Comments API, August 2026; nobody had an
 * account to try it)
 */
import * as z from 'zod/mini';
import type { Reader, Told } from '../../../answers/reader.ts';
import { LINKEDIN } from '../../../networks/linkedin.ts';
import type { AdapterDeps } from '../adapter.ts';
import { under } from '../talk.ts';
import { openGet, readingSecret } from './get.ts';

const Comments = z.object({
  elements: z.array(
    z.object({
      /** `urn:li:comment:(…)`: by it a comment is answered. */
      commentUrn: z.string().check(z.startsWith('urn:li:comment:')),
      actor: z.string().check(z.startsWith('urn:li:')),
      created: z.object({ time: z.int() }),
      message: z.object({ text: z.string() }),
      /** Tells how many answers a comment has. */
      commentsSummary: z.optional(z.object({ aggregatedTotalComments: z.int() })),
    }),
  ),
});
type Comment = z.output<typeof Comments>['elements'][number];
const Failure = z.object({ message: z.string(), code: z.optional(z.string()) });
const message = (json: unknown): string | null => {
  const { code, message: said } = Failure.safeParse(json).data ?? {};
  return [code, said].filter((part) => part !== undefined).join(': ') || null;
};

/** Answers to so many comments of a post are looked at: each is a request. */
const ANSWERED = 5;

export const linkedinReader = (deps: AdapterDeps): Reader => {
  const get = openGet(deps);
  if (deps.service !== LINKEDIN.service.url && deps.allowLoopback !== true)
    throw new Error('another address is for a local fake only');
  return {
    answers: async ({ posts }) => {
      const secret = await readingSecret(deps, LINKEDIN.answers.secret);
      if (secret.kind === 'not-read') return secret;
      const { organization, accessToken } = secret.value;
      const commentsOf = (urn: string) =>
        get(Comments, {
          url: under(deps.service, `socialActions/${encodeURIComponent(urn)}/comments`, { count: '100' }),
          headers: {
            authorization: `Bearer ${accessToken}`,
            'linkedin-version': deps.options?.version ?? '',
            'x-restli-protocol-version': '2.0.0',
          },
          secrets: [accessToken],
          message,
        });
      const answers: Told[] = [];
      for (const post of posts) {
        const toldOf = (to: string) => (each: Comment) => ({
          id: each.commentUrn,
          post,
          to,
          author: each.actor,
          ours: each.actor === `urn:li:organization:${organization}`,
          at: each.created.time,
          text: each.message.text,
          lang: null,
          url: `https://www.linkedin.com/feed/update/${post}?commentUrn=${encodeURIComponent(each.commentUrn)}`,
          fresh: false,
        });
        const found = await commentsOf(post);
        if (found.kind === 'not-read') return found;
        const { elements } = found.value;
        answers.push(...elements.map(toldOf(post)));
        const answered = elements.filter(({ commentsSummary: has }) => (has?.aggregatedTotalComments ?? 0) > 0);
        for (const { commentUrn } of answered.slice(0, ANSWERED)) {
          const below = await commentsOf(commentUrn);
          if (below.kind === 'not-read') return below;
          answers.push(...below.value.elements.map(toldOf(commentUrn)));
        }
      }
      return { kind: 'answers', answers, read: answers.length };
    },
  };
};
