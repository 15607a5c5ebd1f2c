/** What a network can be asked and what it can answer. Types and pure rules: every adapter speaks only these words. */
import type { Content } from '../records/content.ts';

/** The network refused and kept nothing: a person has to look, the machine does not repeat it. */
export type RejectedReason =
  | 'invalid' // 400, 422: the network does not accept this content
  | 'no-credit' // 402
  | 'forbidden' // 403
  | 'not-found' // 404, 410
  | 'too-large' // 413
  | 'refused' // any other 4xx
  | 'unsupported' // asks for something this adapter cannot send
  | 'media-changed' // the bytes are not those that were approved
  | 'withdrawn'; // taken back by us: never created again

/** Nothing of the post left this machine, or the network refused it before looking at it. */
export type NotSentReason =
  | 'late' // the socket write could not begin in time
  | 'dns'
  | 'connection-refused'
  | 'tls'
  | 'unreachable' // no connection, or it was lost before the first byte
  | 'connect-timeout'
  | 'address-refused' // a loopback or unspecified address where none is allowed
  | 'rate-limited' // 429
  | 'version-ended' // the network no longer speaks this version of its interface
  | 'credentials' // 401, a wrong password: of no use until the secret changes
  | 'session' // a session that the network took before, and takes no longer: the next run logs in anew
  | 'secret-missing' // absent, unreadable or of a wrong shape
  | 'media-missing'
  | 'not-ready'; // something slow before the claim did not work

/** Nobody here can tell whether the post exists: never repeated by the machine. */
export type UnknownReason =
  | 'timeout'
  | 'connection-lost'
  | 'body-cut'
  | 'not-http'
  | 'answer-too-large'
  | 'server-error' // any 5xx, and 408
  | 'redirect'
  | 'not-json' // a 2xx in another format
  | 'no-id' // a 2xx without an id of the right form
  | 'duplicate-hint'; // the network says that it has this already

export type Accepted = { kind: 'accepted'; remoteId: string; url: string | null; detail: string };
export type Rejected = { kind: 'rejected'; reason: RejectedReason; detail: string };
/** `retryAt`: epoch ms before which another try is useless; null when the network named none. */
export type NotSent = { kind: 'not-sent'; reason: NotSentReason; retryAt: number | null; detail: string };
export type Unknown = { kind: 'unknown'; reason: UnknownReason; detail: string };
/** `detail` is one line for a person, at most 300 characters, without secrets. */
export type Outcome = Accepted | Rejected | NotSent | Unknown;

/**
 * `monotonic` and `mustBeginBy` are on one scale (ms); the write of the one request begins at or before
 * `mustBeginBy`.
 */
export type SendClock = { monotonic: () => number; mustBeginBy: number };

/** One approved content, made ready: `send` makes exactly one request, never a second; calling it twice throws. */
export type Ready = { kind: 'ready'; send: (clock: SendClock) => Promise<Outcome> };

export type Probe =
  { kind: 'found'; remoteId: string; url: string | null; text: string } | { kind: 'absent' } | CannotTell;
export type CannotTell = { kind: 'cannot-tell'; detail: string };

/** `remoteId` may be null for an unknown: networks with keys delete by the provider key. */
export type Post = { remoteId: string | null; providerKey: string; account: string };
export type TakenBack =
  | { kind: 'gone' }
  | { kind: 'already-gone' }
  | { kind: 'failed'; detail: string }
  | { kind: 'unknown'; detail: string };

/**
 * What a look at an account told. `who` is the account as the network names it, `expiresAt` (epoch ms) the end of its
 * token or version where that is known. `wanting` says in English what the account lacks, one sentence each.
 */
export type Check =
  | {
      kind: 'checked';
      who: string;
      expiresAt: number | null;
      wanting: readonly string[];
      /** Whether the account is marked as automated, and what it says of itself, where that can be read. */
      labelled?: boolean;
      profile?: string;
    }
  | CannotTell;

/** A secret with a token that lives longer, or why there is none. */
export type Renewal =
  { kind: 'renewed'; secret: Readonly<Record<string, unknown>> } | { kind: 'failed'; detail: string };

/** The bytes of a content's pictures, by their digests. */
export type Pictures = ReadonlyMap<string, Uint8Array>;

export type Network = {
  /**
   * Everything slow, before the claim: log-in, uploads, checks. Creates no post. Throws what reading a secret throws.
   */
  prepare: (content: Content, pictures?: Pictures) => Promise<Ready | NotSent | Rejected>;
  /** Looks for the post. `absent` says that it is not there now; a request still under way may yet create it. */
  probe: (content: Content) => Promise<Probe>;
  /** Deletes the post; safe to repeat. `unknown`: repeat it. */
  takeBack: (post: Post) => Promise<TakenBack>;
};

/** What an adapter offers: the network for the flows, and for people a look at the account, which changes nothing. */
export type Adapter = Network & { check: () => Promise<Check> };

/** What one HTTP request came to. Header names are in lower case; `body` is UTF-8 text. */
export type HttpAnswer = { kind: 'answer'; status: number; headers: Readonly<Record<string, string>>; body: string };
export type HttpFailure =
  | { kind: 'not-sent'; reason: NotSentReason; detail: string }
  | { kind: 'unknown'; reason: UnknownReason; detail: string };
export type HttpResult = HttpAnswer | HttpFailure;

/** What an error means where its status does not tell. After the last four the network surely made nothing. */
export type Meaning =
  | 'duplicate' // it has this already
  | 'undecided' // it may have made the post all the same
  | 'expired' // log in again
  | 'limited' // too much for now
  | 'version-ended'
  | 'not-ready'; // what was prepared cannot be used yet

/** What only one network can tell about its answers. */
export type Reading = {
  /** The id in a 2xx answer, or null when there is none of the right form. */
  accepted: (json: unknown, answer: HttpAnswer) => { remoteId: string; url: string | null; detail?: string } | null;
  /** What an error of this network means; null where its status tells. */
  means?: (status: number, json: unknown) => Meaning | null;
  /** The network's own message for an error; null when it gave none. */
  message?: (json: unknown) => string | null;
  /** How long a limited network wants to be left alone, where it says so in words of its own. */
  retryAfterMs?: (json: unknown, headers: HttpAnswer['headers']) => number | null;
  /** Values that must not appear in a detail. */
  secrets?: readonly string[];
};

/** The JSON value of a text; undefined when it is not JSON (no JSON text has that value). */
export const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** One printable line without any of `secrets`, at most 300 UTF-16 units. */
export const safeDetail = (words: string, secrets: readonly string[] = []): string => {
  const hidden = secrets
    .filter((secret) => secret.length >= 4)
    .toSorted((a, b) => b.length - a.length)
    .reduce((text, secret) => text.replaceAll(secret, '[secret]'), words);
  const line = hidden.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\s]+/gu, ' ').trim();
  return line.length <= 300 ? line : line.slice(0, 299).toWellFormed() + '…';
};

const delta = /^\d{1,9}(\.\d{1,6})?$/;

/** A reset time in epoch ms: epoch seconds as X and Bluesky write them, an ISO time as Mastodon does. */
const resetOf = (reset: string): number =>
  /^\d{9,11}$/.test(reset) ? Number(reset) * 1000 : /^\d{4}-\d\d-\d\dT/.test(reset) ? Date.parse(reset) : NaN;

/**
 * When a limited network may be asked again, in epoch ms: `Retry-After` (seconds or an HTTP date), else the reset time
 * of the limit that is used up (`x-rate-limit-reset`, `ratelimit-reset`, `x-ratelimit-reset`); null when none is
 * readable.
 */
export const retryAtOf = (headers: Readonly<Record<string, string>>, now: number): number | null => {
  const after = headers['retry-after']?.trim();
  if (after !== undefined && delta.test(after)) return now + Math.ceil(Number(after) * 1000);
  const date = after === undefined ? NaN : Date.parse(after);
  if (!Number.isNaN(date)) return Math.max(date, now);
  const resets = ['x-app-limit-24hour', 'x-user-limit-24hour', 'x-rate-limit', 'ratelimit', 'x-ratelimit']
    .filter((limit) => headers[`${limit}-remaining`] === '0' || headers[`${limit}-remaining`] === undefined)
    .map((limit) => resetOf(headers[`${limit}-reset`]?.trim() ?? ''))
    .filter((reset) => !Number.isNaN(reset));
  return resets.length === 0 ? null : Math.max(now, ...resets);
};

const rejectedBy: Readonly<Record<number, RejectedReason>> = {
  400: 'invalid',
  402: 'no-credit',
  403: 'forbidden',
  404: 'not-found',
  410: 'not-found',
  413: 'too-large',
  422: 'invalid',
};

/** A meaning that only counts below 500: a server that broke may have made the post before. */
const definite: Readonly<Record<Exclude<Meaning, 'duplicate' | 'undecided'>, NotSentReason>> = {
  expired: 'credentials',
  limited: 'rate-limited',
  'version-ended': 'version-ended',
  'not-ready': 'not-ready',
};

/** What an error without a post means; null where it refuses this content. */
const meaningOf = (status: number, means: Meaning | null): keyof typeof definite | null => {
  if (status === 401) return 'expired';
  if (status === 429) return 'limited';
  return means === 'duplicate' || means === 'undecided' ? null : means;
};

/** What an answer without success comes to; `detail` is the line for a person. */
const refusalOf = ({ status, headers, body }: HttpAnswer, reading: Reading, now: number, detail: string): Outcome => {
  const json = jsonOf(body);
  const means = reading.means?.(status, json) ?? null;
  if (means === 'duplicate' || status === 409) return { kind: 'unknown', reason: 'duplicate-hint', detail };
  if (status >= 500 || status === 408 || means === 'undecided') {
    return { kind: 'unknown', reason: 'server-error', detail };
  }
  if (status < 400) return { kind: 'unknown', reason: 'redirect', detail };
  const known = meaningOf(status, means);
  if (known === null) return { kind: 'rejected', reason: rejectedBy[status] ?? 'refused', detail };
  if (known !== 'limited') return { kind: 'not-sent', reason: definite[known], retryAt: null, detail };
  const wait = reading.retryAfterMs?.(json, headers) ?? null;
  const retryAt = wait === null ? retryAtOf(headers, now) : now + wait;
  return { kind: 'not-sent', reason: 'rate-limited', retryAt, detail };
};

/**
 * The one table from an HTTP result to an outcome. What is not surely accepted, rejected or unsent is unknown: a
 * reset or a time-out after the first byte, any 5xx, a redirect, a 2xx without a valid id. `now` is epoch ms.
 */
export const outcomeOf = (result: HttpResult, reading: Reading, now: number): Outcome => {
  const say = (words: string) => safeDetail(words, reading.secrets);
  if (result.kind === 'not-sent') return { ...result, retryAt: null, detail: say(result.detail) };
  if (result.kind === 'unknown') return { ...result, detail: say(result.detail) };

  const { status, body } = result;
  const json = jsonOf(body);
  const message = reading.message?.(json) ?? null;
  const detail = say(message === null ? `HTTP ${status}` : `HTTP ${status}: ${message}`);
  if (status < 200 || status >= 300) return refusalOf(result, reading, now, detail);
  if (json === undefined && body.trim() !== '') return { kind: 'unknown', reason: 'not-json', detail };
  const accepted = reading.accepted(json, result);
  return accepted === null
    ? { kind: 'unknown', reason: 'no-id', detail }
    : { kind: 'accepted', ...accepted, detail: accepted.detail ?? `HTTP ${status}` };
};

/** A look that did not work, as a probe or a check: whatever it came to, it tells nothing. */
export const cannotTell = ({ detail }: { detail: string }): CannotTell => ({ kind: 'cannot-tell', detail });

/** A deletion that was not confirmed: where the network may have done it, it is repeated. */
export const notTakenBack = ({ kind, detail }: Outcome): TakenBack => ({
  kind: kind === 'unknown' || kind === 'accepted' ? 'unknown' : 'failed',
  detail,
});

/** A preparation that did not work, as an outcome: whatever happened, no post was asked for. */
export const notReady = (outcome: Outcome): NotSent | Rejected => {
  if (outcome.kind === 'not-sent') return outcome;
  if (outcome.kind === 'rejected') return outcome;
  return { kind: 'not-sent', reason: 'not-ready', retryAt: null, detail: outcome.detail };
};

/** A `Ready` whose second `send` throws instead of sending. */
export const readyOnce = (send: (clock: SendClock) => Promise<Outcome>): Ready => {
  let used = false;
  return {
    kind: 'ready',
    send: (clock) => {
      if (used) throw new Error('one preparation sends once');
      used = true;
      return send(clock);
    },
  };
};
