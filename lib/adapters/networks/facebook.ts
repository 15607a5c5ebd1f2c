/**
 * A Page of Facebook, by the Graph API. It has no key against doubles, and answers nearly every error with 400: a code
 * in the body tells. (developers.facebook.com/docs/pages-api/posts and graph-api, November 2026)
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
  type Pictures,
  type Reading,
  type Rejected,
} from '../../delivery/network.ts';
import { FACEBOOK } from '../../networks/facebook.ts';
import { MINUTE_MS, SECOND_MS } from '../../records/durations.ts';
import type { AdapterDeps } from './adapter.ts';
import { failureOf, meansAtMeta, messageOf, waitAtMeta } from './meta.ts';
import { refusePictures } from './pictures.ts';
import { approvedBytes, form, multipart, openTalk, readSecret, under } from './talk.ts';

const Made = z.object({ id: z.string().check(z.regex(/^\d+_\d+$/)) });
const Photo = z.object({ id: z.string().check(z.regex(/^\d+$/)) });
const Own = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      message: z.optional(z.string()),
      created_time: z.string(),
      permalink_url: z.optional(z.url()),
    }),
  ),
});
const Me = z.object({ id: z.string(), name: z.string() });
const Token = z.object({
  data: z.object({ expires_at: z._default(z.number(), 0), data_access_expires_at: z._default(z.number(), 0) }),
});

/** An object that does not exist, or that this token may not see. */
const NOT_THERE = { code: 100, subcode: 33 };

export const facebook = (deps: AdapterDeps): Adapter => {
  const talk = openTalk(deps);
  const version = deps.options?.version ?? FACEBOOK.version.usual;

  const open = async () => {
    const secret = await readSecret(deps, FACEBOOK);
    if (secret.kind === 'not-sent') return secret;
    const { pageId, pageToken } = secret.value;
    const reading: Reading = {
      accepted: (json) => {
        const made = Made.safeParse(json).data;
        return made === undefined ? null : { remoteId: made.id, url: `https://www.facebook.com/${made.id}` };
      },
      means: meansAtMeta,
      message: messageOf,
      retryAfterMs: waitAtMeta,
      secrets: [pageToken],
    };
    const fails = (result: HttpResult) => outcomeOf(result, reading, deps.now());
    const at = (path: string, query: Record<string, string> = {}) => under(deps.service, `${version}/${path}`, query);
    const read = async <T>(shape: z.ZodMiniType<T>, path: string, query: Record<string, string>) => {
      const result = await talk({ method: 'GET', url: at(path, { ...query, access_token: pageToken }) });
      const found = result.kind === 'answer' && result.status === 200 ? shape.safeParse(jsonOf(result.body)) : null;
      return found?.success === true ? { kind: 'got' as const, value: found.data } : fails(result);
    };
    return { kind: 'open' as const, pageId, pageToken, at, read, fails };
  };

  type Session = Extract<Awaited<ReturnType<typeof open>>, { kind: 'open' }>;

  /** Uploads a picture with its alt text. Nobody sees it before a post names it. */
  const upload = async (session: Session, media: Media, pictures: Pictures): Promise<string | NotSent | Rejected> => {
    const bytes = approvedBytes(media, pictures);
    if (!(bytes instanceof Uint8Array)) return bytes;
    const alt = media.alt === '' ? {} : { alt_text_custom: media.alt };
    const fields = { ...alt, published: 'false', access_token: session.pageToken };
    const body = multipart(fields, { name: 'source', media, bytes });
    const result = await talk({ method: 'POST', url: session.at(`${session.pageId}/photos`), ...body });
    const kept =
      result.kind === 'answer' && result.status === 200 ? Photo.safeParse(jsonOf(result.body)).data : undefined;
    return kept?.id ?? notReady(session.fails(result));
  };

  /** What is shown below the text: the picture, else the card that Facebook makes of the link. */
  const attached = async (
    session: Session,
    { link, media }: Content,
    pictures: Pictures,
  ): Promise<{ kind: 'fields'; fields: Record<string, string> } | NotSent | Rejected> => {
    const [picture] = media;
    if (picture === undefined) return { kind: 'fields', fields: link === null ? {} : { link } };
    const photo = await upload(session, picture, pictures);
    if (typeof photo !== 'string') return photo;
    return { kind: 'fields', fields: { 'attached_media[0]': JSON.stringify({ media_fbid: photo }) } };
  };

  return {
    prepare: async (content, pictures = new Map()) => {
      const refused = refusePictures(content, FACEBOOK);
      if (refused !== null) return refused;
      const session = await open();
      if (session.kind !== 'open') return session;
      const below = await attached(session, content, pictures);
      if (below.kind !== 'fields') return below;
      const body = form({ message: content.text, ...below.fields, published: 'true', access_token: session.pageToken });
      const url = session.at(`${session.pageId}/feed`);
      return readyOnce(async (begin) => session.fails(await talk({ method: 'POST', url, ...body, begin })));
    },

    probe: async (content) => {
      const session = await open();
      if (session.kind !== 'open') return cannotTell(session);
      const since = Math.floor((Date.parse(content.createdAt) - MINUTE_MS) / SECOND_MS);
      const query = { fields: 'id,message,created_time,permalink_url', since: String(since), limit: '25' };
      const own = await session.read(Own, `${session.pageId}/published_posts`, query);
      if (own.kind !== 'got') return cannotTell(own);
      const found = own.value.data.find(
        ({ message, created_time: at }) => message === content.text && Date.parse(at) >= since * SECOND_MS,
      );
      return found === undefined
        ? { kind: 'cannot-tell', detail: 'not among the last 25 posts of the Page; it may still appear' }
        : { kind: 'found', remoteId: found.id, url: found.permalink_url ?? null, text: content.text };
    },

    takeBack: async ({ remoteId }) => {
      if (remoteId === null) return { kind: 'failed', detail: 'no id is known; delete it on Facebook' };
      const session = await open();
      if (session.kind !== 'open') return { kind: 'failed', detail: session.detail };
      const url = session.at(encodeURIComponent(remoteId), { access_token: session.pageToken });
      const result = await talk({ method: 'DELETE', url });
      const answer = result.kind === 'answer' ? jsonOf(result.body) : undefined;
      const isDone = z.object({ success: z.literal(true) }).safeParse(answer).success;
      if (result.kind === 'answer' && result.status === 200 && isDone) return { kind: 'gone' };
      const { code, error_subcode: subcode } = failureOf(answer) ?? {};
      if (code === NOT_THERE.code && subcode === NOT_THERE.subcode) {
        // The same words stand for a post that this token may not see. Only who still sees the Page may call it gone.
        const me = await session.read(Me, 'me', { fields: 'id,name' });
        if (me.kind === 'got' && me.value.id === session.pageId) return { kind: 'already-gone' };
      }
      return notTakenBack(session.fails(result));
    },

    check: async () => {
      const session = await open();
      if (session.kind !== 'open') return cannotTell(session);
      const me = await session.read(Me, 'me', { fields: 'id,name' });
      if (me.kind !== 'got') return cannotTell(me);
      const token = await session.read(Token, 'debug_token', { input_token: session.pageToken });
      const ends = token.kind === 'got' ? [token.value.data.expires_at, token.value.data.data_access_expires_at] : [];
      const first = Math.min(...ends.filter((end) => end > 0));
      const isPage = me.value.id === session.pageId;
      const wanting = isPage ? [] : [`the token is of ${me.value.name} (${me.value.id}), not of the Page`];
      return { kind: 'checked', who: me.value.name, expiresAt: first === Infinity ? null : first * SECOND_MS, wanting };
    },
  };
};
