/**
 * Bluesky, by plain HTTP requests to the account's own server (PDS). The record key comes with the content, so that one
 * approval becomes one record at most: `putRecord` with `swapRecord: null` writes only where no record is.
 */
import * as z from 'zod/mini';
import { picturesOf, type Content, type Media } from '../../records/content.ts';
import {
  cannotTell,
  jsonOf,
  notReady,
  notTakenBack,
  outcomeOf,
  readyOnce,
  safeDetail,
  type HttpResult,
  type Adapter,
  type NotSent,
  type Outcome,
  type Pictures,
  type Reading,
  type Rejected,
} from '../../delivery/network.ts';
import { BLUESKY } from '../../networks/bluesky.ts';
import type { AdapterDeps } from './adapter.ts';
import { refusePictures } from './pictures.ts';
import { request, type RequestOptions } from './request.ts';
import { approvedBytes, notSent, readSecret } from './talk.ts';
import { MINUTE_MS } from '../../records/durations.ts';

const Session = z.object({
  did: z.string().check(z.startsWith('did:')),
  accessJwt: z.string().check(z.minLength(1)),
  refreshJwt: z.string().check(z.minLength(1)),
  didDoc: z.optional(z.object({ service: z.array(z.object({ id: z.string(), serviceEndpoint: z.unknown() })) })),
});
type Session = { did: string; accessJwt: string; refreshJwt: string; pds: string; freshUntil: number };
const Blob = z.object({
  $type: z.literal('blob'),
  ref: z.object({ $link: z.string().check(z.minLength(1)) }),
  mimeType: z.string(),
  size: z.int(),
});
const Failure = z.object({ error: z.string(), message: z.optional(z.string()) });
const Written = z.object({ uri: z.string(), cid: z.string().check(z.minLength(1)) });
const Stored = z.object({ uri: z.string(), value: z.object({ text: z.string() }) });
const Profile = z.object({
  value: z.object({
    description: z._default(z.string(), ''),
    labels: z.optional(z.object({ values: z.array(z.object({ val: z.string() })) })),
  }),
});
const Deleted = z.object({ commit: z.optional(z.object({ rev: z.string() })) });

const collection = 'app.bsky.feed.post';
const expired = ['ExpiredToken', 'InvalidToken'];

const failureOf = (json: unknown): z.output<typeof Failure> | undefined => Failure.safeParse(json).data;
const messageOf = (json: unknown): string | null => {
  const failure = failureOf(json);
  return failure === undefined ? null : [failure.error, failure.message].filter(Boolean).join(': ');
};
const base: Reading = {
  accepted: () => ({ remoteId: '', url: null }),
  means: (status, json) => (status === 400 && expired.includes(failureOf(json)?.error ?? '') ? 'expired' : null),
  message: messageOf,
};

/**
 * Until when a session token is used (epoch ms): a minute less than it is valid, half an hour where that is
 * unreadable.
 */
const freshUntil = (jwt: string, now: number): number => {
  const claims = jsonOf(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'));
  const exp = z.object({ exp: z.number() }).safeParse(claims).data?.exp;
  return exp === undefined ? now + 1_800_000 : exp * 1000 - MINUTE_MS;
};

const base32 = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * The name that atproto gives to bytes: the CID (version 1, raw, SHA-256) in base32. It is made from the digest
 * that was approved, so that a record can refer to no other bytes.
 */
const cidOf = (digest: string): string => {
  let bits = BigInt(`0x01551220${digest}`) << 2n;
  let cid = '';
  for (let letter = 0; letter < 58; letter += 1) {
    cid = base32.charAt(Number(bits & 31n)) + cid;
    bits >>= 5n;
  }
  return `b${cid}`;
};

const blobOf = ({ sha256: digest, type, bytes }: Media): z.output<typeof Blob> => ({
  $type: 'blob',
  ref: { $link: cidOf(digest) },
  mimeType: type,
  size: bytes,
});

const atUri = (did: string, rkey: string): string => `at://${did}/${collection}/${rkey}`;
const pageOf = (did: string, rkey: string): string => `https://bsky.app/profile/${did}/post/${rkey}`;

const span = ({ start, end }: { start: number; end: number }) => ({ byteStart: start, byteEnd: end });

/**
 * The record as the network stores it. Everything in it but its time was approved, the pictures by their digests. The
 * lexicon has no alt text for a card's picture.
 */
const recordOf = (content: Content, sentAt: number): Record<string, unknown> => {
  const facets = [
    ...content.facets.map((facet) => ({
      index: span(facet),
      features: [{ $type: 'app.bsky.richtext.facet#link', uri: facet.uri }],
    })),
    ...content.tags.map((tag) => ({
      index: span(tag),
      features: [{ $type: 'app.bsky.richtext.facet#tag', tag: tag.tag }],
    })),
  ].sort((a, b) => a.index.byteStart - b.index.byteStart);
  const { card, media } = content;
  const thumb = card?.image ? { thumb: blobOf(card.image) } : {};
  const external = card && {
    $type: 'app.bsky.embed.external',
    external: { uri: card.url, title: card.title, description: card.description, ...thumb },
  };
  const images = {
    $type: 'app.bsky.embed.images',
    images: media.map((picture) => ({
      image: blobOf(picture),
      alt: picture.alt,
      aspectRatio: { width: picture.width, height: picture.height },
    })),
  };
  const embed = media.length > 0 ? images : external;
  return {
    $type: collection,
    text: content.text,
    createdAt: new Date(sentAt).toISOString(),
    ...(content.langs.length > 0 ? { langs: content.langs } : {}),
    ...(facets.length > 0 ? { facets } : {}),
    ...(embed === null ? {} : { embed }),
  };
};

/**
 * A client for one account. It keeps its session in memory. It also remembers which posts it took back, and never
 * writes their keys again; the tombstone in the store keeps every other client from it.
 */
export const bluesky = (deps: AdapterDeps): Adapter => {
  const limits = { timeoutMs: deps.timeoutMs ?? 10_000, allowLoopback: deps.allowLoopback ?? false };
  const withdrawn = new Set<string>();
  const withdrawnBefore = (): Rejected => ({
    kind: 'rejected',
    reason: 'withdrawn',
    detail: 'taken back: never written again',
  });
  let session: Session | null = null;
  /** Whether the server has taken a post of this session. */
  let worked = false;
  /** The password of the last log-in: no answer that repeats it may show it. */
  let password = '';
  let loggingIn: Promise<Session | NotSent | Rejected> | null = null;

  const call = (
    server: string,
    method: string,
    options: Omit<RequestOptions, 'url' | 'timeoutMs'>,
  ): Promise<HttpResult> => request({ ...limits, ...options, url: new URL(`/xrpc/${method}`, server) });
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

  /**
   * The server that holds the account's records: the one that its DID document names, else the server of the
   * log-in.
   */
  const pdsOf = (document: z.output<typeof Session>['didDoc']): string => {
    const named = document?.service.find(({ id }) => id.endsWith('#atproto_pds'))?.serviceEndpoint;
    const url = typeof named === 'string' ? URL.parse(named) : null;
    const usable = url?.protocol === 'https:' || (url?.protocol === 'http:' && limits.allowLoopback);
    return url !== null && usable ? url.origin : deps.service;
  };

  const open = (result: HttpResult, secrets: string[]): Session | NotSent | Rejected => {
    const parsed = result.kind === 'answer' ? Session.safeParse(jsonOf(result.body)).data : undefined;
    if (result.kind === 'answer' && result.status === 200 && parsed !== undefined) {
      const { did, accessJwt, refreshJwt } = parsed;
      return { did, accessJwt, refreshJwt, pds: pdsOf(parsed.didDoc), freshUntil: freshUntil(accessJwt, deps.now()) };
    }
    const outcome = notReady(outcomeOf(result, { ...base, secrets }, deps.now()));
    return outcome.kind === 'rejected' ? notSent('credentials', outcome.detail) : outcome;
  };

  const logIn = async (old: Session | null): Promise<Session | NotSent | Rejected> => {
    if (old !== null) {
      const result = await call(old.pds, 'com.atproto.server.refreshSession', {
        method: 'POST',
        headers: bearer(old.refreshJwt),
      });
      const fresh = open(result, [old.refreshJwt]);
      if (!('kind' in fresh)) return fresh;
    }
    const secret = await readSecret(deps, BLUESKY);
    if (secret.kind === 'not-sent') return secret;
    const { identifier } = secret.value;
    password = secret.value.appPassword;
    const result = await call(deps.service, 'com.atproto.server.createSession', {
      method: 'POST',
      json: { identifier, password },
    });
    return open(result, [password]);
  };

  /** One log-in at a time: the network allows 30 in 5 minutes and 300 a day. */
  const connected = async (): Promise<Session | NotSent | Rejected> => {
    if (session !== null && session.freshUntil > deps.now()) return session;
    loggingIn ??= logIn(session).finally(() => {
      loggingIn = null;
    });
    const opened = await loggingIn;
    session = 'kind' in opened ? null : opened;
    worked = false;
    return opened;
  };

  /**
   * Uploads a picture for this one post. Nobody sees it until a record refers to it, and the server deletes it when
   * none does: an upload of an earlier attempt cannot be relied on.
   */
  const upload = async (
    media: Media,
    pictures: Pictures,
    { pds, accessJwt }: Session,
  ): Promise<NotSent | Rejected | null> => {
    const bytes = approvedBytes(media, pictures);
    if (!(bytes instanceof Uint8Array)) return bytes;
    const headers = { ...bearer(accessJwt), 'content-type': media.type };
    const result = await call(pds, 'com.atproto.repo.uploadBlob', { method: 'POST', headers, bytes });
    const answer = result.kind === 'answer' && result.status === 200 ? jsonOf(result.body) : undefined;
    const blob = z.object({ blob: Blob }).safeParse(answer).data?.blob;
    if (blob === undefined)
      return forget(notReady(outcomeOf(result, { ...base, secrets: [accessJwt, password] }, deps.now())));
    const wanted = blobOf(media);
    const isKept =
      blob.ref.$link === wanted.ref.$link && blob.mimeType === wanted.mimeType && blob.size === wanted.size;
    return isKept ? null : notSent('not-ready', 'the server did not keep the picture as it was sent');
  };

  /**
   * Drops the session when the server refused its token. One that worked before has merely ended; a new one that is
   * refused means that the account itself may not post.
   */
  const forget = <T extends Outcome>(outcome: T): T | NotSent => {
    if (outcome.kind === 'accepted') worked = true;
    if (outcome.kind !== 'not-sent' || outcome.reason !== 'credentials') return outcome;
    session = null;
    return worked ? notSent('session', outcome.detail) : outcome;
  };

  const put = (content: Content, { did, pds, accessJwt }: Session) => {
    const rkey = content.providerKey;
    const reading: Reading = {
      ...base,
      accepted: (answer) => {
        const written = Written.safeParse(answer).data;
        return written?.uri === atUri(did, rkey) ? { remoteId: written.uri, url: pageOf(did, rkey) } : null;
      },
      means: (status, answer) =>
        failureOf(answer)?.error === 'InvalidSwap' ? 'duplicate' : (base.means?.(status, answer) ?? null),
      secrets: [accessJwt, password],
    };
    return readyOnce(async (begin) => {
      if (withdrawn.has(rkey)) return withdrawnBefore();
      // Readers sort by this time: it is when the post was sent, not the slot that it may have waited behind.
      const record = recordOf(content, deps.now());
      const json = { repo: did, collection, rkey, swapRecord: null, record };
      const headers = bearer(accessJwt);
      const result = await call(pds, 'com.atproto.repo.putRecord', { method: 'POST', headers, json, begin });
      return forget(outcomeOf(result, reading, deps.now()));
    });
  };

  return {
    prepare: async (content, pictures: Pictures = new Map()) => {
      if (withdrawn.has(content.providerKey)) return withdrawnBefore();
      const refused = refusePictures(content, BLUESKY);
      if (refused !== null) return refused;
      const opened = await connected();
      if ('kind' in opened) return opened;
      for (const media of picturesOf(content)) {
        const failed = await upload(media, pictures, opened);
        if (failed !== null) return failed;
      }
      return put(content, opened);
    },

    probe: async (content) => {
      const opened = await connected();
      if ('kind' in opened) return cannotTell(opened);
      const { did, pds } = opened;
      const url = new URL('/xrpc/com.atproto.repo.getRecord', pds);
      url.search = new URLSearchParams({ repo: did, collection, rkey: content.providerKey }).toString();
      const result = await request({ ...limits, method: 'GET', url });
      if (result.kind !== 'answer') return cannotTell({ detail: `${result.reason}: ${result.detail}` });
      const json = jsonOf(result.body);
      if (result.status === 400 && failureOf(json)?.error === 'RecordNotFound') return { kind: 'absent' };
      const found = result.status === 200 ? Stored.safeParse(json).data : undefined;
      if (found === undefined) {
        const detail = safeDetail(`HTTP ${result.status}: ${messageOf(json) ?? 'unreadable'}`, [password]);
        return cannotTell({ detail });
      }
      return { kind: 'found', remoteId: found.uri, url: pageOf(did, content.providerKey), text: found.value.text };
    },

    check: async () => {
      const opened = await connected();
      if ('kind' in opened) return cannotTell(opened);
      const { did, pds } = opened;
      const url = new URL('/xrpc/com.atproto.repo.getRecord', pds);
      url.search = new URLSearchParams({ repo: did, collection: 'app.bsky.actor.profile', rkey: 'self' }).toString();
      const result = await request({ ...limits, method: 'GET', url });
      const profile = result.kind === 'answer' ? Profile.safeParse(jsonOf(result.body)).data : undefined;
      const labelled = profile?.value.labels?.values.some(({ val }) => val === 'bot') === true;
      const own = { labelled, profile: profile?.value.description ?? '' };
      return { kind: 'checked', who: did, expiresAt: null, wanting: [], ...own };
    },

    takeBack: async ({ remoteId, providerKey }) => {
      const rkey = remoteId?.split('/').at(-1) ?? providerKey;
      // Before the deletion, so that no send of this process can come after it.
      withdrawn.add(rkey);
      const opened = await connected();
      if ('kind' in opened) return { kind: 'failed', detail: opened.detail };
      const { did, pds, accessJwt } = opened;
      if (remoteId !== null && remoteId !== atUri(did, rkey)) {
        return { kind: 'failed', detail: `${remoteId} is not a post of this account` };
      }
      const result = await call(pds, 'com.atproto.repo.deleteRecord', {
        method: 'POST',
        headers: bearer(accessJwt),
        json: { repo: did, collection, rkey },
      });
      const answer = result.kind === 'answer' && result.status === 200 ? jsonOf(result.body) : undefined;
      const deleted = Deleted.safeParse(answer).data;
      if (deleted !== undefined) return { kind: deleted.commit === undefined ? 'already-gone' : 'gone' };
      return notTakenBack(forget(outcomeOf(result, { ...base, secrets: [accessJwt, password] }, deps.now())));
    },
  };
};
