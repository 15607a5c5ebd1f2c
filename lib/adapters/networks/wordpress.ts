/**
 * WordPress through its REST interface: a site of one's own with an application password, or WordPress.com with a
 * token. WordPress has no key against doubles: a second post with the same slug gets `-2`. So the slug is the key of
 * the delivery, and we look for it before each send. (measured on WordPress 6.1.9 of Debian, 30 November 2026;
 * WordPress.com by its documentation)
 */
import * as z from 'zod/mini';
import type { Content, Media } from '../../records/content.ts';
import {
  cannotTell,
  jsonOf,
  notReady,
  notTakenBack,
  outcomeOf,
  readyOnce,
  type Adapter,
  type HttpResult,
  type NotSent,
  type Outcome,
  type Pictures,
  type Probe,
  type Reading,
  type Rejected,
  type TakenBack,
} from '../../delivery/network.ts';
import type { NetworkRecord } from '../../networks/record.ts';
import { endOfToken } from '../../networks/renewal.ts';
import { WORDPRESS, WORDPRESS_COM } from '../../networks/wordpress.ts';
import type { AdapterDeps } from './adapter.ts';
import { refusePictures } from './pictures.ts';
import { approvedBytes, fileName, notSent, openTalk, readSecret, under, type Ask } from './talk.ts';

const id = z.int().check(z.positive());
const raw = z.object({ raw: z.string() });
const Post = z.object({ id, slug: z.string(), status: z.string(), link: z.url(), content: raw });
const Me = z.object({ id, slug: z.string(), capabilities: z.record(z.string(), z.boolean()) });
const Kept = z.object({ id });
/** The second form is that of the older interface of WordPress.com. */
const Failure = z.object({ code: z.optional(z.string()), error: z.optional(z.string()), message: z.string() });

const messageOf = (json: unknown): string | null => {
  const { code, error, message } = Failure.safeParse(json).data ?? {};
  return message === undefined ? null : [code ?? error, message].filter((part) => part !== undefined).join(': ');
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The approved text as a post: paragraphs, line breaks, and links where the approver saw them. */
export const htmlOf = ({ text, facets }: Pick<Content, 'text' | 'facets'>): string => {
  const bytes = Buffer.from(text, 'utf8');
  const part = (from: number, to: number) => escaped(bytes.subarray(from, to).toString('utf8'));
  const ends = [0, ...facets.map(({ end }) => end)];
  const pieces = facets.map(({ start, end, uri }, index) => {
    return `${part(ends[index] ?? 0, start)}<a href="${escaped(uri)}">${part(start, end)}</a>`;
  });
  const whole = pieces.join('') + part(ends.at(-1) ?? 0, bytes.length);
  return whole
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br />\n')}</p>`)
    .join('\n');
};

/** Every state that a post can be in. `any` would leave out the bin, where the slug has another end. */
const EVERY_STATE = 'publish,future,draft,pending,private,trash';

/** How one kind of WordPress is reached. */
type Access = {
  record: NetworkRecord;
  base: string;
  authorization: string;
  secrets: string[];
  /** Epoch ms. */
  tokenEnds: number | null;
};
type Enter = (deps: AdapterDeps) => Promise<Access | NotSent>;

const ownSite: Enter = async (deps) => {
  const secret = await readSecret(deps, WORDPRESS);
  if (secret.kind === 'not-sent') return secret;
  const { user, applicationPassword: password } = secret.value;
  const credentials = Buffer.from(`${user}:${password}`).toString('base64');
  const base = under(deps.service, 'wp-json/wp/v2/').href;
  const authorization = `Basic ${credentials}`;
  return { record: WORDPRESS, base, authorization, secrets: [password, credentials], tokenEnds: null };
};

const wordPressCom: Enter = async (deps) => {
  const secret = await readSecret(deps, WORDPRESS_COM);
  if (secret.kind === 'not-sent') return secret;
  const { site, accessToken } = secret.value;
  const base = under(deps.service, `wp/v2/sites/${encodeURIComponent(site)}/`).href;
  const authorization = `Bearer ${accessToken}`;
  const tokenEnds = endOfToken(WORDPRESS_COM, secret.value, deps.now());
  return { record: WORDPRESS_COM, base, authorization, secrets: [accessToken], tokenEnds };
};

const client =
  (record: NetworkRecord, enter: Enter) =>
  (deps: AdapterDeps): Adapter => {
    const talk = openTalk(deps);

    const open = async () => {
      const access = await enter(deps);
      if ('kind' in access) return access;
      const reading: Reading = { accepted: () => null, message: messageOf, secrets: access.secrets };
      const ask = (how: Omit<Ask, 'url'>, path: string, query: Record<string, string> = {}) => {
        const headers = { ...how.headers, authorization: access.authorization };
        return talk({ ...how, headers, url: under(access.base, path, query) });
      };
      const fails = (result: HttpResult): Outcome => outcomeOf(result, reading, deps.now());
      const get = async <T>(shape: z.ZodMiniType<T>, path: string, query: Record<string, string>) => {
        const result = await ask({ method: 'GET' }, path, query);
        const found = result.kind === 'answer' && result.status === 200 ? shape.safeParse(jsonOf(result.body)) : null;
        if (result.kind !== 'answer' || found?.success !== true) return fails(result);
        return { kind: 'got' as const, value: found.data, total: result.headers['x-wp-total'] ?? null };
      };
      return { kind: 'open' as const, ask, get, fails, reading, tokenEnds: access.tokenEnds };
    };
    type Session = Extract<Awaited<ReturnType<typeof open>>, { kind: 'open' }>;

    /** Who we are. A list alone would not tell: a wrong password is answered there as if by nobody. */
    const me = (session: Session) => session.get(Me, 'users/me', { context: 'edit', _fields: 'id,slug,capabilities' });

    const find = async (session: Session, key: string): Promise<Probe & { trashed?: boolean }> => {
      const slug = `${key},${key}__trashed`;
      const fields = 'id,slug,status,link,content';
      const query = { slug, status: EVERY_STATE, context: 'edit', _fields: fields };
      const posts = await session.get(z.array(Post), 'posts', query);
      if (posts.kind !== 'got') return cannotTell(posts);
      const [post] = posts.value;
      if (post !== undefined) {
        const trashed = post.status !== 'publish';
        return { kind: 'found', remoteId: String(post.id), url: post.link, text: post.content.raw, trashed };
      }
      // Who may not see others' posts gets an empty list, with the number of those that are hidden from him.
      if (posts.total !== '0') return { kind: 'cannot-tell', detail: 'the user may not see every post' };
      if (record.proves === 'absence') return { kind: 'absent' };
      return { kind: 'cannot-tell', detail: 'the site does not show it; that was never proven to be complete' };
    };

    /** The id of the approved picture in the site's library; it is put there once. */
    const upload = async (session: Session, media: Media, pictures: Pictures): Promise<number | NotSent | Rejected> => {
      const bytes = approvedBytes(media, pictures);
      if (!(bytes instanceof Uint8Array)) return bytes;
      const name = fileName(media);
      const known = await session.get(z.array(Kept), 'media', { slug: name.split('.')[0] ?? '', _fields: 'id' });
      if (known.kind !== 'got') return notReady(known);
      let [kept] = known.value;
      if (kept === undefined) {
        const headers = { 'content-type': media.type, 'content-disposition': `attachment; filename="${name}"` };
        const result = await session.ask({ method: 'POST', headers, bytes }, 'media');
        kept = result.kind === 'answer' && result.status === 201 ? Kept.safeParse(jsonOf(result.body)).data : undefined;
        if (kept === undefined) return notReady(session.fails(result));
      }
      const result = await session.ask({ method: 'POST', json: { alt_text: media.alt } }, `media/${kept.id}`);
      return result.kind === 'answer' && result.status === 200 ? kept.id : notReady(session.fails(result));
    };

    const remove = async (session: Session, postId: string): Promise<TakenBack> => {
      const result = await session.ask({ method: 'DELETE' }, `posts/${postId}`);
      if (result.kind === 'answer' && (result.status === 404 || result.status === 410)) return { kind: 'already-gone' };
      const answer = result.kind === 'answer' && result.status === 200 ? jsonOf(result.body) : undefined;
      if (z.object({ id, status: z.literal('trash') }).safeParse(answer).success) return { kind: 'gone' };
      return notTakenBack(session.fails(result));
    };

    /** What stands against a send: no right, or a post under this key. */
    const obstacle = async (session: Session, content: Content): Promise<NotSent | Rejected | null> => {
      const user = await me(session);
      if (user.kind !== 'got') return notReady(user);
      if (user.value.capabilities['publish_posts'] !== true) return notSent('credentials', 'the user may not publish');
      const before = await find(session, content.providerKey);
      if (before.kind === 'found') {
        return { kind: 'rejected', reason: 'refused', detail: `the site has this post already: ${before.url ?? ''}` };
      }
      return before.kind === 'cannot-tell' && record.proves === 'absence' ? notSent('not-ready', before.detail) : null;
    };

    return {
      prepare: async (content, pictures = new Map()) => {
        const refused = refusePictures(content, record);
        if (refused !== null) return refused;
        const session = await open();
        if (session.kind !== 'open') return session;
        const against = await obstacle(session, content);
        if (against !== null) return against;
        const { card, providerKey: slug } = content;
        const image = card?.image ?? null;
        const featured = image === null ? null : await upload(session, image, pictures);
        if (featured !== null && typeof featured !== 'number') return featured;
        const html = htmlOf(content);
        const json = {
          ...{ slug, status: 'publish', content: html, title: card?.title ?? '', excerpt: card?.description ?? '' },
          ...(featured === null ? {} : { featured_media: featured }),
        };
        const reading: Reading = {
          ...session.reading,
          accepted: (answer) => {
            const post = Post.safeParse(answer).data;
            if (post?.slug !== slug || post.status !== 'publish') return null;
            const detail = post.content.raw === html ? 'HTTP 201' : 'HTTP 201: the site stored another text';
            return { remoteId: String(post.id), url: post.link, detail };
          },
        };
        return readyOnce(async (begin) =>
          outcomeOf(await session.ask({ method: 'POST', json, begin }, 'posts'), reading, deps.now()),
        );
      },

      probe: async (content) => {
        const session = await open();
        if (session.kind !== 'open') return cannotTell(session);
        const user = await me(session);
        if (user.kind !== 'got') return cannotTell(user);
        const { trashed, ...probe } = await find(session, content.providerKey);
        if (probe.kind !== 'found') return probe;
        if (trashed === true) return { kind: 'cannot-tell', detail: 'the site has it, but does not show it' };
        return { ...probe, text: probe.text === htmlOf(content) ? content.text : probe.text };
      },

      takeBack: async ({ remoteId, providerKey }) => {
        const session = await open();
        if (session.kind !== 'open') return { kind: 'failed', detail: session.detail };
        if (remoteId !== null) return remove(session, remoteId);
        const found = await find(session, providerKey);
        if (found.kind === 'found') return remove(session, found.remoteId);
        return found.kind === 'absent' ? { kind: 'already-gone' } : { kind: 'failed', detail: found.detail };
      },

      check: async () => {
        const session = await open();
        if (session.kind !== 'open') return cannotTell(session);
        const user = await me(session);
        if (user.kind !== 'got') return cannotTell(user);
        const { slug, capabilities } = user.value;
        const needed = {
          publish_posts: 'publish',
          upload_files: 'upload pictures',
          delete_published_posts: 'take back',
        };
        const wanting = Object.entries(needed).flatMap(([right, what]) =>
          capabilities[right] === true ? [] : [`the user may not ${what} (${right})`],
        );
        return { kind: 'checked', who: slug, expiresAt: session.tokenEnds, wanting };
      },
    };
  };

export const wordpress = client(WORDPRESS, ownSite);
export const wordpressCom = client(WORDPRESS_COM, wordPressCom);
