/**
 * Comments on a WordPress site, as everybody may read them: those that the site has let through.
 * (developer.wordpress.org/rest-api/reference/comments, November 2026)
 */
import * as z from 'zod/mini';
import type { AnswersRead, NotRead, Reader, Told } from '../../../answers/reader.ts';
import { WORDPRESS_COM } from '../../../networks/wordpress.ts';
import type { AdapterDeps } from '../adapter.ts';
import { under } from '../talk.ts';
import { bare, openGet, readingSecret, webUrl } from './get.ts';

const Comments = z.array(
  z.object({
    id: z.int().check(z.positive()),
    post: z.int().check(z.positive()),
    parent: z.int().check(z.nonnegative()),
    /** The site's user; 0 for everybody else. */
    author: z.int().check(z.nonnegative()),
    author_name: z.string(),
    date_gmt: z.string(),
    link: z.string(),
    content: z.object({ rendered: z.string() }),
  }),
);
const Failure = z.object({ message: z.string() });
const message = (json: unknown): string | null => Failure.safeParse(json).data?.message ?? null;
const FIELDS = 'id,post,parent,author,author_name,date_gmt,link,content';

const openComments = (deps: AdapterDeps) => {
  const get = openGet(deps);
  return async (path: string, posts: readonly string[]): Promise<AnswersRead | NotRead> => {
    const query = { post: posts.join(','), per_page: '100', orderby: 'date_gmt', order: 'desc', _fields: FIELDS };
    const found = await get(Comments, { url: under(deps.service, path, query), message });
    if (found.kind === 'not-read') return found;
    const answers = found.value.map((each): Told => ({
      id: String(each.id),
      post: String(each.post),
      to: each.parent === 0 ? String(each.post) : String(each.parent),
      author: each.author_name,
      // A user of the site who answers a comment speaks for the site.
      ours: each.author > 0,
      at: Date.parse(`${each.date_gmt}Z`),
      text: bare(each.content.rendered),
      lang: null,
      url: webUrl(each.link),
      fresh: false,
    }));
    return { kind: 'answers', answers, read: answers.length };
  };
};

export const wordpressReader = (deps: AdapterDeps): Reader => {
  const comments = openComments(deps);
  return { answers: ({ posts }) => comments('wp-json/wp/v2/comments', posts) };
};

/**
 * The same at WordPress.com, of public sites. A token that reads the comments of a private one could write them too, so
 * there is none. (developer.wordpress.com, July 2026; nobody had an account to try it)
 */
export const wordpressComReader = (deps: AdapterDeps): Reader => {
  const comments = openComments(deps);
  return {
    answers: async ({ posts }) => {
      const secret = await readingSecret(deps, WORDPRESS_COM.answers.secret);
      if (secret.kind === 'not-read') return secret;
      return comments(`wp/v2/sites/${encodeURIComponent(secret.value.site)}/comments`, posts);
    },
  };
};
