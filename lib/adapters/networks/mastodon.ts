/**
 * Mastodon and compatible servers, over their REST interface (docs.joinmastodon.org, 2 July 2026). Each request to post
 * carries an `Idempotency-Key` made of the delivery and its text. A server that keeps it for its hour answers a second
 * request with the first post. Nothing relies on that: the key is forgotten after an hour, and other servers ignore it.
 */
import { createHash } from 'node:crypto';
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
  type NotSent,
  type Pictures,
  type Probe,
  type Reading,
  type Rejected,
} from '../../delivery/network.ts';
import { measureBy } from '../../networks/counting.ts';
import { MASTODON } from '../../networks/mastodon.ts';
import { HOUR_MS, MINUTE_MS } from '../../records/durations.ts';
import type { AdapterDeps } from './adapter.ts';
import { refusePictures } from './pictures.ts';
import { approvedBytes, multipart, notSent, openTalk, readSecret, under, type Ask } from './talk.ts';

const id = z.string().check(z.minLength(1));
const Status = z.object({ id, url: z.nullable(z.url()), created_at: z.string(), content: z.string() });
const Statuses = z.array(Status);
const Source = z.object({ id, text: z.string() });
const Account = z.object({ id, acct: z.string(), bot: z.optional(z.boolean()), note: z._default(z.string(), '') });
const Attachment = z.object({ id });
const Failure = z.object({ error: z.string() });
const { limit, link } = MASTODON.text.counting;
const Limits = z.object({
  configuration: z.object({
    statuses: z.object({
      max_characters: z.catch(z.int().check(z.positive()), limit),
      characters_reserved_per_url: z.catch(z.int().check(z.positive()), link),
      max_media_attachments: z.catch(z.int().check(z.nonnegative()), MASTODON.pictures.post.most),
    }),
    media_attachments: z.optional(
      z.partial(z.object({ image_size_limit: z.int().check(z.positive()), supported_mime_types: z.array(z.string()) })),
    ),
  }),
});
type Limits = z.output<typeof Limits>['configuration'];

const base: Reading = {
  accepted: (json) => {
    const status = Status.safeParse(json).data;
    return status === undefined ? null : { remoteId: status.id, url: status.url };
  },
  message: (json) => Failure.safeParse(json).data?.error ?? null,
};

/** Bound to the text: another text under the same key would get the first post as its answer. */
const keyOf = ({ providerKey, text }: Content): string =>
  createHash('sha256').update(`${providerKey}\n${text}`).digest('hex');

/** What this server does not take of a content; null when it takes all. */
const tooMuch = (content: Content, { statuses, media_attachments: files }: Limits): Rejected | null => {
  const refuse = (reason: Rejected['reason'], detail: string): Rejected => ({ kind: 'rejected', reason, detail });
  const counting = { unit: 'characters', limit: statuses.max_characters, link: statuses.characters_reserved_per_url };
  const length = measureBy({ ...counting, unit: 'characters' }, content.text, () => 0);
  if (!length.fits) return refuse('too-large', `this server takes ${length.limit} characters, not ${length.used}`);
  if (content.media.length > statuses.max_media_attachments) {
    return refuse('unsupported', `this server takes ${statuses.max_media_attachments} pictures`);
  }
  const unfit = content.media.find(
    ({ bytes, type }) =>
      bytes > (files?.image_size_limit ?? Infinity) || files?.supported_mime_types?.includes(type) === false,
  );
  return unfit === undefined ? null : refuse('unsupported', `this server does not take a picture of ${unfit.type}`);
};

/** A client for one account. It keeps the limits of its server for an hour. */
export const mastodon = (deps: AdapterDeps): Adapter => {
  const talk = openTalk(deps);
  let known: { limits: Limits; until: number } | null = null;
  /** Pictures that the server was still working on at an earlier try. */
  const uploads = new Map<string, string>();

  const open = async () => {
    const secret = await readSecret(deps, MASTODON);
    if (secret.kind === 'not-sent') return secret;
    const token = secret.value.accessToken;
    const reading: Reading = { ...base, secrets: [token] };
    const ask = (how: Omit<Ask, 'url'>, path: string, query: Record<string, string> = {}) => {
      const headers = { ...how.headers, authorization: `Bearer ${token}` };
      return talk({ ...how, headers, url: under(deps.service, path, query) });
    };
    const fails = (result: Awaited<ReturnType<typeof ask>>) => outcomeOf(result, reading, deps.now());
    /** The answer to a question in the expected form, or what went wrong. */
    const get = async <T>(shape: z.ZodMiniType<T>, path: string, query: Record<string, string> = {}) => {
      const result = await ask({ method: 'GET' }, path, query);
      const found = result.kind === 'answer' && result.status === 200 ? shape.safeParse(jsonOf(result.body)) : null;
      return found?.success === true ? { kind: 'got' as const, value: found.data } : fails(result);
    };
    return { kind: 'open' as const, ask, get, fails };
  };
  type Session = Extract<Awaited<ReturnType<typeof open>>, { kind: 'open' }>;

  const limitsOf = async (session: Session): Promise<Limits | NotSent | Rejected> => {
    if (known !== null && known.until > deps.now()) return known.limits;
    const answer = await session.get(Limits, 'api/v2/instance');
    if (answer.kind !== 'got') return notReady(answer);
    known = { limits: answer.value.configuration, until: deps.now() + HOUR_MS };
    return known.limits;
  };

  /** The id under which the server keeps a picture for the post that follows. */
  const upload = async (session: Session, media: Media, pictures: Pictures): Promise<string | NotSent | Rejected> => {
    const bytes = approvedBytes(media, pictures);
    if (!(bytes instanceof Uint8Array)) return bytes;
    const mark = `${media.sha256} ${media.alt}`;
    const before = uploads.get(mark);
    if (before === undefined) {
      const body = multipart({ description: media.alt }, { name: 'file', media, bytes });
      const result = await session.ask({ method: 'POST', ...body }, 'api/v2/media');
      const kept = result.kind === 'answer' ? Attachment.safeParse(jsonOf(result.body)).data : undefined;
      if (result.kind !== 'answer' || kept === undefined || ![200, 202].includes(result.status)) {
        return notReady(session.fails(result));
      }
      if (result.status === 200) return kept.id;
      uploads.set(mark, kept.id);
    }
    const waiting = uploads.get(mark) ?? '';
    const result = await session.ask({ method: 'GET' }, `api/v1/media/${encodeURIComponent(waiting)}`);
    if (result.kind === 'answer' && result.status === 206) return notSent('not-ready', 'the picture is not ready yet');
    uploads.delete(mark);
    return result.kind === 'answer' && result.status === 200 ? waiting : notReady(session.fails(result));
  };

  /** The newest own posts since the content was approved, each with the text that was sent. */
  const find = async (session: Session, content: Content): Promise<Probe> => {
    const account = await session.get(Account, 'api/v1/accounts/verify_credentials');
    if (account.kind !== 'got') return cannotTell(account);
    const query = { exclude_reblogs: 'true', limit: '20' };
    const posts = await session.get(
      Statuses,
      `api/v1/accounts/${encodeURIComponent(account.value.id)}/statuses`,
      query,
    );
    if (posts.kind !== 'got') return cannotTell(posts);
    const since = Date.parse(content.createdAt) - MINUTE_MS;
    for (const post of posts.value.filter(({ created_at: at }) => Date.parse(at) >= since)) {
      const source = await session.get(Source, `api/v1/statuses/${encodeURIComponent(post.id)}/source`);
      if (source.kind !== 'got') return cannotTell(source);
      const { text } = source.value;
      if (text === content.text) return { kind: 'found', remoteId: post.id, url: post.url, text };
    }
    return {
      kind: 'cannot-tell',
      detail: 'not among the last 20 posts; Mastodon cannot prove that it will not appear',
    };
  };

  return {
    prepare: async (content, pictures = new Map()) => {
      const refused = refusePictures(content, MASTODON);
      if (refused !== null) return refused;
      const session = await open();
      if (session.kind !== 'open') return session;
      const limits = await limitsOf(session);
      if ('kind' in limits) return limits;
      const much = tooMuch(content, limits);
      if (much !== null) return much;
      const ids: string[] = [];
      for (const media of content.media) {
        const kept = await upload(session, media, pictures);
        if (typeof kept !== 'string') return kept;
        ids.push(kept);
      }
      const language = content.langs[0]?.split('-')[0];
      const json = {
        status: content.text,
        visibility: 'public',
        ...(ids.length > 0 ? { media_ids: ids } : {}),
        ...(language === undefined ? {} : { language }),
      };
      const headers = { 'idempotency-key': keyOf(content) };
      return readyOnce(async (begin) =>
        session.fails(await session.ask({ method: 'POST', headers, json, begin }, 'api/v1/statuses')),
      );
    },

    probe: async (content) => {
      const session = await open();
      return session.kind === 'open' ? find(session, content) : cannotTell(session);
    },

    takeBack: async ({ remoteId }) => {
      if (remoteId === null) return { kind: 'failed', detail: 'no id is known; delete it on its server' };
      const session = await open();
      if (session.kind !== 'open') return { kind: 'failed', detail: session.detail };
      const path = `api/v1/statuses/${encodeURIComponent(remoteId)}`;
      const result = await session.ask({ method: 'DELETE' }, path, { delete_media: 'true' });
      if (result.kind === 'answer' && result.status === 404) return { kind: 'already-gone' };
      const answer = result.kind === 'answer' && result.status === 200 ? jsonOf(result.body) : undefined;
      if (z.object({ id: z.literal(remoteId) }).safeParse(answer).success) return { kind: 'gone' };
      return notTakenBack(session.fails(result));
    },

    check: async () => {
      const session = await open();
      if (session.kind !== 'open') return cannotTell(session);
      const account = await session.get(Account, 'api/v1/accounts/verify_credentials');
      if (account.kind !== 'got') return cannotTell(account);
      const { acct, bot, note: profile } = account.value;
      return { kind: 'checked', who: `@${acct}`, expiresAt: null, wanting: [], labelled: bot === true, profile };
    },
  };
};
