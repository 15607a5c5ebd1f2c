/**
 * X, through the library twitter-api-v2 on a connection of our own. Our connection makes one request, begins it in
 * time, and knows whether it began.
 */
import { ApiPartialResponseError, ApiRequestError, ApiResponseError, TwitterApi } from 'twitter-api-v2';
import * as z from 'zod/mini';
import type { Content, Media } from '../../records/content.ts';
import {
  cannotTell,
  jsonOf,
  notReady,
  notTakenBack,
  outcomeOf,
  readyOnce,
  type HttpResult,
  type Meaning,
  type Adapter,
  type NotSent,
  type Pictures,
  type Reading,
  type Rejected,
  type SendClock,
} from '../../delivery/network.ts';
import { X } from '../../networks/x.ts';
import type { AdapterDeps } from './adapter.ts';
import { refusePictures } from './pictures.ts';
import { guardedAgent } from './request.ts';
import { approvedBytes, notSent, readSecret } from './talk.ts';
import { MINUTE_MS } from '../../records/durations.ts';

type Secret = z.output<typeof X.secret>;

const id = z.string().check(z.regex(/^\d{1,19}$/));
const Created = z.object({ data: z.object({ id }) });
const Me = z.object({ data: z.object({ id, username: z.string(), description: z.optional(z.string()) }) });
const Deleted = z.object({ data: z.object({ deleted: z.boolean() }) });
const Problem = z.object({
  title: z.optional(z.string()),
  detail: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ message: z.optional(z.string()) }))),
});
const link = z.object({
  url: z.string(),
  expanded_url: z.optional(z.string()),
  unwound_url: z.optional(z.string()),
  /** A link that X added for a picture. */
  media_key: z.optional(z.string()),
});
const Uploaded = z.object({ data: z.object({ id, processing_info: z.optional(z.object({ state: z.string() })) }) });
const Posted = z.object({
  id,
  text: z.string(),
  created_at: z.iso.datetime(),
  entities: z.optional(z.object({ urls: z._default(z.array(link), []) })),
});
type Posted = z.output<typeof Posted>;
const Timeline = z.object({ data: z._default(z.array(Posted), []) });

const messageOf = (json: unknown): string | null => {
  const problem = Problem.safeParse(json).data;
  const parts = [problem?.title, problem?.detail, problem?.errors?.[0]?.message].filter((part) => part !== undefined);
  return parts.length === 0 ? null : parts.join(': ');
};
/** X has no code for a duplicate: status 403 and "You are not allowed to create a Tweet with duplicate content." */
const means = (status: number, json: unknown): Meaning | null =>
  status === 403 && /duplicate/i.test(messageOf(json) ?? '') ? 'duplicate' : null;

const pageOf = (postId: string): string => `https://x.com/i/web/status/${postId}`;

type Ask = {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  parameters?: Record<string, unknown>;
  /** A form with a file in it instead of JSON. */
  asForm?: true;
  begin?: SendClock;
};

const plain = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').normalize('NFC').trim();
const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
const sameLink = (a: string | undefined, b: string): boolean => a?.replace(/\/$/, '') === b.replace(/\/$/, '');

/** Whether a post is this content. X shortens each link and escapes three characters, and changes nothing else. */
const isOf = (content: Content, post: Posted): boolean => {
  const all = post.entities?.urls ?? [];
  const urls = all.filter(({ media_key: key }) => key === undefined);
  const ofPictures = all.filter((each) => !urls.includes(each));
  const written = ofPictures.reduce((text, { url }) => text.replaceAll(url, ''), post.text).trim();
  const pieces = urls.reduce((texts, { url }) => texts.flatMap((text) => text.split(url)), [written]);
  const shape = pieces.map((piece) => escapePattern(plain(piece))).join(String.raw`\s*\S+\s*`);
  const sameText = new RegExp(`^${shape}$`, 'u').test(content.text.normalize('NFC').trim());
  const wanted = content.link;
  return (
    sameText &&
    Date.parse(post.created_at) >= Date.parse(content.createdAt) - MINUTE_MS &&
    (wanted === null || urls.some((url) => sameLink(url.expanded_url, wanted) || sameLink(url.unwound_url, wanted)))
  );
};

/** A client for one account. X keeps no key of ours: a probe can prove that a post is there, never that it is not. */
export const x = (deps: AdapterDeps): Adapter => {
  const timeoutMs = deps.timeoutMs ?? 10_000;
  const allowLoopback = deps.allowLoopback ?? false;
  const prefix = deps.service;
  if (prefix !== X.service.url && !allowLoopback) throw new Error('another address is for a local fake only');

  const ask = async (secret: Secret, { method, path, parameters = {}, asForm, begin }: Ask): Promise<HttpResult> => {
    const { agent, failure } = guardedAgent({
      secure: prefix.startsWith('https:'),
      timeoutMs,
      allowLoopback,
      ...(begin === undefined ? {} : { begin }),
    });
    // Never ask for a compressed answer: the library does not catch an error of its decompressor.
    const { v2 } = new TwitterApi(secret, { httpAgent: agent, compression: 'identity' });
    // The guard ends the request in time; the library's own time-out, of silence, only stands behind it.
    const fixed = { prefix, timeout: timeoutMs + 1000, fullResponse: true, forceParseMode: 'text' } as const;
    const how = asForm === undefined ? fixed : { ...fixed, forceBodyMode: 'form-data' as const };
    const answer = (status: number, headers: object, body: unknown): HttpResult => ({
      kind: 'answer',
      status,
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)])),
      body: typeof body === 'string' ? body : '',
    });
    try {
      const { data, headers } =
        method === 'POST'
          ? await v2.post<unknown>(path, parameters, how)
          : await v2[method === 'GET' ? 'get' : 'delete']<unknown>(path, parameters as Record<string, string>, how);
      return answer(method === 'POST' ? 201 : 200, headers, data);
    } catch (error) {
      // The library takes an error answer that broke off for a complete one.
      const cut = error instanceof ApiResponseError && !error.response.complete;
      if (error instanceof ApiResponseError && !cut) return answer(error.code, error.headers, error.data);
      if (cut || error instanceof ApiPartialResponseError) return failure('body-cut', 'the answer broke off');
      if (error instanceof ApiRequestError) return failure('connection-lost', 'the connection was closed');
      throw error;
    }
  };

  const reading = (secret: Secret): Reading => ({
    accepted: (json) => {
      const created = Created.safeParse(json).data;
      return created === undefined ? null : { remoteId: created.data.id, url: pageOf(created.data.id) };
    },
    means,
    message: messageOf,
    secrets: Object.values(secret),
  });

  /** Uploads the picture, and then its alt text. Nobody sees it before a post names it; X drops it after a day. */
  const upload = async (secret: Secret, media: Media, pictures: Pictures): Promise<string | NotSent | Rejected> => {
    const bytes = approvedBytes(media, pictures);
    if (!(bytes instanceof Uint8Array)) return bytes;
    const parameters = { media: Buffer.from(bytes), media_category: 'tweet_image', media_type: media.type };
    const result = await ask(secret, { method: 'POST', path: 'media/upload', parameters, asForm: true });
    const kept =
      result.kind === 'answer' && result.status === 201 ? Uploaded.safeParse(jsonOf(result.body)).data : undefined;
    const failed = (from: HttpResult) =>
      notReady(outcomeOf(from, { ...reading(secret), accepted: () => null }, deps.now()));
    if (kept === undefined) return failed(result);
    const { id: mediaId, processing_info: work } = kept.data;
    if (work !== undefined && work.state !== 'succeeded')
      return notSent('not-ready', 'X is still working on the picture');
    if (media.alt === '') return mediaId;
    const metadata = { id: mediaId, metadata: { alt_text: { text: media.alt } } };
    const told = await ask(secret, { method: 'POST', path: 'media/metadata', parameters: metadata });
    return told.kind === 'answer' && told.status === 201 ? mediaId : failed(told);
  };

  return {
    prepare: async (content, pictures = new Map()) => {
      const refused = refusePictures(content, X);
      if (refused !== null) return refused;
      const read = await readSecret(deps, X);
      if (read.kind === 'not-sent') return read;
      const secret = read.value;
      const ids: string[] = [];
      for (const media of content.media) {
        const kept = await upload(secret, media, pictures);
        if (typeof kept !== 'string') return kept;
        ids.push(kept);
      }
      const parameters = { text: content.text, ...(ids.length > 0 ? { media: { media_ids: ids } } : {}) };
      return readyOnce(async (begin) => {
        const result = await ask(secret, { method: 'POST', path: 'tweets', parameters, begin });
        return outcomeOf(result, reading(secret), deps.now());
      });
    },

    probe: async (content) => {
      const read = await readSecret(deps, X);
      if (read.kind === 'not-sent') return cannotTell(read);
      const secret = read.value;
      const user = /^(\d+)-/.exec(secret.accessToken)?.[1];
      if (user === undefined) return cannotTell({ detail: 'the access token does not name its user' });
      const parameters = { max_results: '10', exclude: 'retweets,replies', 'tweet.fields': 'created_at,entities' };
      const result = await ask(secret, { method: 'GET', path: `users/${user}/tweets`, parameters });
      const timeline = result.kind === 'answer' ? Timeline.safeParse(jsonOf(result.body)).data : undefined;
      if (timeline === undefined || (result.kind === 'answer' && result.status !== 200)) {
        return cannotTell(outcomeOf(result, { ...reading(secret), accepted: () => null }, deps.now()));
      }
      const found = timeline.data.find((post) => isOf(content, post));
      return found === undefined
        ? { kind: 'cannot-tell', detail: 'not among the last 10 posts; X has no way to prove that it will not appear' }
        : { kind: 'found', remoteId: found.id, url: pageOf(found.id), text: content.text };
    },

    check: async () => {
      const read = await readSecret(deps, X);
      if (read.kind === 'not-sent') return cannotTell(read);
      const secret = read.value;
      const parameters = { 'user.fields': 'description' };
      const result = await ask(secret, { method: 'GET', path: 'users/me', parameters });
      const me = result.kind === 'answer' ? Me.safeParse(jsonOf(result.body)).data : undefined;
      if (result.kind !== 'answer' || me === undefined)
        return cannotTell(outcomeOf(result, reading(secret), deps.now()));
      const right = result.headers['x-access-level'];
      const wanting =
        right === 'read' ? ['the access token may only read: make one of an app with Read and write'] : [];
      const { username, description: profile = '' } = me.data;
      return { kind: 'checked', who: `@${username}`, expiresAt: null, wanting, profile };
    },

    takeBack: async ({ remoteId }) => {
      if (remoteId === null) return { kind: 'failed', detail: 'no id is known; delete it on X' };
      if (!id.safeParse(remoteId).success) {
        return { kind: 'failed', detail: `${remoteId} is not the id of a post on X` };
      }
      const read = await readSecret(deps, X);
      if (read.kind === 'not-sent') return { kind: 'failed', detail: read.detail };
      const secret = read.value;
      const result = await ask(secret, { method: 'DELETE', path: `tweets/${remoteId}` });
      if (result.kind === 'answer' && result.status === 404) return { kind: 'already-gone' };
      const deleted = result.kind === 'answer' ? Deleted.safeParse(jsonOf(result.body)).data : undefined;
      if (result.kind === 'answer' && result.status === 200 && deleted !== undefined) {
        return { kind: deleted.data.deleted ? 'gone' : 'already-gone' };
      }
      return notTakenBack(outcomeOf(result, { ...reading(secret), accepted: () => null }, deps.now()));
    },
  };
};
