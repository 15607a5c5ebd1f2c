import * as http from 'node:http';
import * as https from 'node:https';
import * as net from 'node:net';
import type { Readable, Transform } from 'node:stream';
import * as zlib from 'node:zlib';
import ipaddr from 'ipaddr.js';
import { parseFeedDate } from '../feed/dates.ts';
import { DAY_MS, SECOND_MS } from '../records/durations.ts';
import { addressesOf, NameFailure } from './names.ts';

/**
 * Fetches addresses that others wrote: feeds, news sources, images, pages. Whoever can write a URL into a feed could
 * point it at the inside of our network. Therefore the address of each real connection is checked, also after every
 * redirect and however the address is spelled.
 */
export type Validators = { readonly etag: string | null; readonly lastModified: string | null };

export type FetchRequest = {
  /** Sent back with the very bytes that were received. */
  readonly validators?: Validators | null;
  readonly accept?: string;
  /**
   * Posted as `application/x-www-form-urlencoded`; any 2xx is an answer, and only redirects that keep the method
   * (307, 308) are followed.
   */
  readonly form?: string;
  /** Counted after decompression; 5 MB unless told. */
  readonly maxBytes?: number;
  /** What is longer is answered as far as `maxBytes` instead of failing. */
  readonly cut?: boolean;
  /** For the whole: names, redirects, headers and body; 15 s unless told. */
  readonly deadlineMs?: number;
};

export type FetchErrorReason =
  | 'bad-url'
  | 'forbidden-address'
  | 'unknown-host'
  | 'unreachable'
  | 'insecure'
  | 'timeout'
  | 'too-large'
  | 'too-many-redirects'
  | 'http-status'
  | 'rate-limited'
  | 'challenge'
  | 'cut-short'
  | 'bad-encoding'
  | 'unexpected-not-modified';

export type FetchAnswer =
  | {
      readonly kind: 'ok';
      readonly status: number;
      readonly headers: http.IncomingHttpHeaders;
      readonly contentType: string | null;
      readonly body: Buffer;
      /** Where the body came from in the end. */
      readonly url: string;
      /** The new address to keep, when every redirect on the way was permanent (301, 308). */
      readonly permanentUrl: string | null;
      /** Null when the answer has none, or says that it is already stale (`Expires: 0`). */
      readonly validators: Validators | null;
      readonly maxAgeMs: number | null;
    }
  | {
      readonly kind: 'not-modified';
      readonly url: string;
      readonly permanentUrl: string | null;
      readonly validators: Validators | null;
      readonly maxAgeMs: number | null;
    }
  | { readonly kind: 'gone'; readonly url: string }
  | {
      readonly kind: 'error';
      readonly reason: FetchErrorReason;
      readonly detail: string;
      readonly status: number | null;
      /** Epoch ms before which the publisher wants no request; at most a day away. */
      readonly retryAt: number | null;
    };

export type GuardedFetch = (url: string, request?: FetchRequest) => Promise<FetchAnswer>;

export type FetchOptions = {
  /** Names the product and how to reach its operator. */
  readonly userAgent: string;
  /**
   * Lets the address literally written 127.0.0.1 through, and no other spelling or private address. Tests and the
   * local engine only.
   */
  readonly allowLoopback?: boolean;
  /** Address and port of each name server that is asked; those of the machine unless told. */
  readonly nameServers?: readonly string[];
  /** By which `Retry-After` is counted; the machine's clock unless told. */
  readonly now?: () => number;
};

export const FEED_ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, ' +
  'application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, text/html;q=0.3, */*;q=0.2';

const MAX_REDIRECTS = 5;
const DEFAULT_MAX_BYTES = 5_000_000;
const DEFAULT_DEADLINE_MS = 15 * SECOND_MS;
const LOOPBACK = '127.0.0.1';
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * True when an IP address (not a name) may be connected to by a fetch of something that others named. Of IPv6, only
 * global unicast (2000::/3) is allowed, without the ranges in it that carry or imitate other addresses.
 */
export function isPublicAddress(address: string): boolean {
  if (net.isIP(address) === 0 || address.includes('%')) return false;
  const parsed = ipaddr.parse(address);
  const isGlobal = parsed instanceof ipaddr.IPv6 ? parsed.match(GLOBAL_IPV6) : true;
  return isGlobal && parsed.range() === 'unicast';
}

export function openFetch(options: FetchOptions): GuardedFetch {
  return async (url, request = {}) => {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), request.deadlineMs ?? DEFAULT_DEADLINE_MS);
    try {
      return await follow(url, request, options, deadline.signal);
    } finally {
      clearTimeout(timer);
    }
  };
}

async function follow(
  first: string,
  request: FetchRequest,
  options: FetchOptions,
  signal: AbortSignal,
): Promise<FetchAnswer> {
  let written = first;
  let base: URL | null = null;
  let allPermanent = true;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const target = checkTarget(written, base, options);
    if (target.kind === 'error') return target;
    const answer = await once(target.url, request, options, signal);
    if (answer.kind === 'error') return answer;
    if (answer.kind === 'redirect') {
      if (request.form !== undefined && answer.status !== 307 && answer.status !== 308)
        return failure('http-status', `status ${answer.status}`, answer.status);
      allPermanent &&= answer.status === 301 || answer.status === 308;
      written = answer.location;
      base = target.url;
      continue;
    }
    const permanentUrl = hop > 0 && allPermanent ? target.url.href : null;
    if (answer.kind === 'gone') return { kind: 'gone', url: target.url.href };
    return { ...answer, url: target.url.href, permanentUrl };
  }
  return failure('too-many-redirects', `more than ${MAX_REDIRECTS} redirects`);
}

type Target = { readonly kind: 'target'; readonly url: URL } | Extract<FetchAnswer, { kind: 'error' }>;

/**
 * What is wrong with a URL before anything is sent. The literal 127.0.0.1 is judged as written: `127.1` is the same
 * address and still refused.
 */
function checkTarget(written: string, base: URL | null, options: FetchOptions): Target {
  const text = written.trim();
  const url = URL.parse(text, base?.href);
  if (url === null) return failure('bad-url', 'not a URL');
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return failure('bad-url', `only http and https are fetched, not ${url.protocol}`);
  if (url.username !== '' || url.password !== '') return failure('bad-url', 'a URL with credentials is not fetched');
  url.hash = '';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isPrivate = net.isIP(host) === 0 ? /(?:^|\.)localhost$/.test(host) : !isPublicAddress(host);
  const isAllowed = options.allowLoopback === true && host === LOOPBACK && isLoopbackAsWritten(text, base);
  return isPrivate && !isAllowed
    ? failure('forbidden-address', `${host} is not a public address`)
    : { kind: 'target', url };
}

function isLoopbackAsWritten(text: string, base: URL | null): boolean {
  const isRelative = base !== null && !/^(?:[a-z][a-z0-9+.-]*:|[\\/]{2})/i.test(text);
  return isRelative ? base.hostname === LOOPBACK : /^https?:\/\/127\.0\.0\.1(?:[:/?#]|$)/i.test(text);
}

type Hop =
  | { readonly kind: 'redirect'; readonly status: number; readonly location: string }
  | { readonly kind: 'gone' }
  | Omit<Extract<FetchAnswer, { kind: 'ok' }>, 'url' | 'permanentUrl'>
  | Omit<Extract<FetchAnswer, { kind: 'not-modified' }>, 'url' | 'permanentUrl'>
  | Extract<FetchAnswer, { kind: 'error' }>;

class FetchFailure extends Error {
  override name = 'FetchFailure';
  readonly reason: FetchErrorReason;
  constructor(reason: FetchErrorReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

function once(url: URL, request: FetchRequest, options: FetchOptions, signal: AbortSignal): Promise<Hop> {
  const { promise, resolve } = Promise.withResolvers<Hop>();
  const isHttps = url.protocol === 'https:';
  const allowsLoopback = options.allowLoopback === true && url.hostname === LOOPBACK;
  const sent = request.validators ?? null;
  const outgoing = (isHttps ? https : http).request(url, {
    method: request.form === undefined ? 'GET' : 'POST',
    // One connection for each request: none stays open, and none is reused under another request's check.
    agent: isHttps ? new https.Agent({ keepAlive: false }) : new http.Agent({ keepAlive: false }),
    lookup: publicLookup(options),
    headers: headersFor(request, options, sent),
    maxHeaderSize: 65_536,
    timeout: 0,
  });
  let isSettled = false;
  const settle = (answer: Hop) => {
    if (isSettled) return;
    isSettled = true;
    signal.removeEventListener('abort', onAbort);
    resolve(answer);
    outgoing.destroy();
  };
  const fail = (error: unknown) => settle(failureOf(error));
  const onAbort = () => settle(failure('timeout', 'no whole answer before the deadline'));
  if (signal.aborted) {
    onAbort();
    return promise;
  }
  signal.addEventListener('abort', onAbort);
  outgoing.on('error', fail);
  outgoing.on('socket', (socket) => {
    // The final check: the address that the connection really has, whatever name, proxy or resolver led to it.
    socket.once('connect', () => {
      const remote = (socket.remoteAddress ?? '').replace(/^::ffff:(?=\d+\.)/i, '');
      if (!isPublicAddress(remote) && !(allowsLoopback && remote === LOOPBACK))
        fail(new FetchFailure('forbidden-address', `${url.hostname} is at ${remote}, which is not a public address`));
    });
  });
  outgoing.on('response', (incoming) => {
    incoming.on('error', fail);
    answerOf(incoming, request, sent, (options.now ?? Date.now)()).then(settle, fail);
  });
  outgoing.end(request.form);
  return promise;
}

function headersFor(request: FetchRequest, options: FetchOptions, sent: Validators | null): http.OutgoingHttpHeaders {
  const headers: http.OutgoingHttpHeaders = {
    'User-Agent': options.userAgent,
    Accept: request.accept ?? FEED_ACCEPT,
    'Accept-Encoding': 'gzip, br',
    Connection: 'close',
  };
  if (request.form !== undefined) {
    headers['Content-Type'] = 'application/x-www-form-urlencoded';
    headers['Content-Length'] = Buffer.byteLength(request.form);
  }
  if (sent?.etag != null && isHeaderValue(sent.etag)) headers['If-None-Match'] = sent.etag;
  if (sent?.lastModified != null && isHeaderValue(sent.lastModified)) headers['If-Modified-Since'] = sent.lastModified;
  return headers;
}

function isHeaderValue(value: string): boolean {
  return value !== '' && /^[\t\u0020-\u007e\u0080-\u00ff]*$/.test(value);
}

/** Resolves a name to its public addresses only; a name without one fails as if it did not exist, with the reason. */
const publicLookup =
  ({ nameServers }: FetchOptions): net.LookupFunction =>
  (hostname, options, callback) => {
    addressesOf(hostname, nameServers).then(
      (addresses) => {
        const allowed = addresses.filter(({ address }) => isPublicAddress(address));
        const [first] = allowed;
        if (first === undefined)
          callback(new FetchFailure('forbidden-address', `${hostname} has no public address`), '', 0);
        else if (options.all === true) callback(null, allowed);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error as Error, '', 0),
    );
  };

async function answerOf(
  incoming: http.IncomingMessage,
  request: FetchRequest,
  sent: Validators | null,
  now: number,
): Promise<Hop> {
  const status = incoming.statusCode ?? 0;
  const headers = incoming.headers;
  const location = headers.location;
  if ([301, 302, 303, 307, 308].includes(status) && location !== undefined && location !== '')
    // Node gives header bytes as Latin-1; servers write UTF-8 in Location.
    return { kind: 'redirect', status, location: Buffer.from(location, 'latin1').toString('utf8') };
  if (status === 304) return notModified(headers, sent);
  if (status === 410) return { kind: 'gone' };
  const refused = refusalOf(status, headers, request, now);
  if (refused !== null) return refused;
  const body = await readBody(incoming, request.maxBytes ?? DEFAULT_MAX_BYTES, request.cut === true);
  return {
    kind: 'ok',
    status,
    headers,
    contentType: headers['content-type'] ?? null,
    body,
    validators: validatorsOf(headers),
    maxAgeMs: maxAge(headers),
  };
}

function notModified(headers: http.IncomingHttpHeaders, sent: Validators | null): Hop {
  if (sent === null || (sent.etag === null && sent.lastModified === null))
    return failure('unexpected-not-modified', 'a 304 that was not asked for', 304);
  return { kind: 'not-modified', validators: validatorsOf(headers), maxAgeMs: maxAge(headers) };
}

/** Why an answer's body is not what was asked for; null when it is. */
function refusalOf(status: number, headers: http.IncomingHttpHeaders, { form }: FetchRequest, now: number): Hop | null {
  const retryAt = retryAfter(headers['retry-after'], now);
  if (headers['cf-mitigated'] === 'challenge')
    return failure('challenge', 'the site asks for a browser', status, retryAt);
  if (status === 429 || (status === 503 && retryAt !== null))
    return failure('rate-limited', `status ${status}`, status, retryAt);
  const isTaken = form !== undefined && status >= 200 && status < 300;
  return status === 200 || status === 203 || isTaken
    ? null
    : failure('http-status', `status ${status}`, status, retryAt);
}

async function readBody(incoming: http.IncomingMessage, maxBytes: number, cut: boolean): Promise<Buffer> {
  const declared = Number(incoming.headers['content-length'] ?? '0');
  if (declared > maxBytes && !cut)
    throw new FetchFailure('too-large', `${declared} bytes are announced, ${maxBytes} allowed`);
  const stream = decompressed(incoming);
  const isDeflated = /^\s*deflate\s*$/i.test(incoming.headers['content-encoding'] ?? '');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    chunks.push(chunk);
    if (size <= maxBytes) continue;
    if (cut) return Buffer.concat(chunks, size).subarray(0, maxBytes);
    throw new FetchFailure('too-large', `more than ${maxBytes} bytes`);
  }
  if (!incoming.complete) throw new FetchFailure('cut-short', 'the connection ended before the body did');
  const body = Buffer.concat(chunks, size);
  if (isDeflated && size > 0) return bounded(() => inflate(body, maxBytes), maxBytes);
  const isGzip = stream === incoming && body[0] === 0x1f && body[1] === 0x8b;
  return isGzip ? bounded(() => zlib.gunzipSync(body, { maxOutputLength: maxBytes }), maxBytes) : body;
}

/** `deflate` means the zlib format, and some servers send the bare one: the first byte tells them apart. */
function inflate(body: Buffer, maxBytes: number): Buffer {
  const isZlib = ((body[0] ?? 0) & 0x0f) === 8;
  return isZlib
    ? zlib.inflateSync(body, { maxOutputLength: maxBytes })
    : zlib.inflateRawSync(body, { maxOutputLength: maxBytes });
}

function bounded(decode: () => Buffer, maxBytes: number): Buffer {
  try {
    return decode();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      throw new FetchFailure('too-large', `more than ${maxBytes} bytes`);
    throw error;
  }
}

function decompressed(incoming: http.IncomingMessage): Readable {
  const codings = (incoming.headers['content-encoding'] ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length === 1 && codings[0] === 'deflate') return incoming;
  if (codings.length > 2) throw new FetchFailure('bad-encoding', 'encoded more than twice');
  let stream: Readable = incoming;
  for (const coding of codings.reverse()) {
    const decoder = decoderFor(coding);
    const source = stream;
    source.on('error', (error) => decoder.destroy(error));
    decoder.on('close', () => source.destroy());
    stream = source.pipe(decoder);
  }
  return stream;
}

function decoderFor(coding: string): Transform {
  if (coding === 'gzip' || coding === 'x-gzip') return zlib.createGunzip();
  if (coding === 'br') return zlib.createBrotliDecompress();
  throw new FetchFailure('bad-encoding', `unknown content encoding ${coding.slice(0, 40)}`);
}

function validatorsOf(headers: http.IncomingHttpHeaders): Validators | null {
  const etag = headers.etag ?? null;
  const lastModified = headers['last-modified'] ?? null;
  if ((etag === null && lastModified === null) || headers.expires?.trim() === '0') return null;
  return { etag, lastModified };
}

function maxAge(headers: http.IncomingHttpHeaders): number | null {
  const control = headers['cache-control'] ?? '';
  if (/\bno-(?:cache|store)\b/i.test(control)) return null;
  const seconds = /\bmax-age\s*=\s*"?(\d{1,9})/i.exec(control)?.[1];
  if (seconds !== undefined)
    return Math.min(Math.max(0, Number(seconds) - Number(headers.age ?? '0') || 0) * 1000, DAY_MS);
  const expires = headers.expires === undefined ? null : parseFeedDate(headers.expires);
  const from = headers.date === undefined ? Date.now() : (parseFeedDate(headers.date) ?? Date.now());
  return expires === null || expires <= from ? null : Math.min(expires - from, DAY_MS);
}

/**
 * `Retry-After` in seconds or as an HTTP date, as epoch ms; at most a day away, null when there is none or it is
 * past.
 */
export function retryAfter(header: string | undefined, now: number): number | null {
  const text = header?.trim() ?? '';
  if (text === '') return null;
  const at = /^\d{1,10}(?:\.\d+)?$/.test(text) ? now + Math.ceil(Number(text)) * 1000 : parseFeedDate(text);
  return at === null || at <= now ? null : Math.min(at, now + DAY_MS);
}

function failure(
  reason: FetchErrorReason,
  detail: string,
  status: number | null = null,
  retryAt: number | null = null,
): Extract<FetchAnswer, { kind: 'error' }> {
  return { kind: 'error', reason, detail, status, retryAt };
}

/** What an error of Node's means, by its code or its message; the first that fits. */
const FAILURES: readonly {
  reason: FetchErrorReason;
  code: RegExp;
  message?: RegExp;
  detail: (code: string) => string;
}[] = [
  {
    reason: 'cut-short',
    code: /^(?:Z_BUF_ERROR|ECONNRESET|HPE_INVALID_EOF_STATE|ERR_STREAM_PREMATURE_CLOSE)$/,
    message: /^aborted$|socket hang up/,
    detail: () => 'the connection ended before the answer did',
  },
  {
    reason: 'bad-encoding',
    code: /^(?:Z_|ERR_BROTLI|ERR__ERROR_FORMAT|ERR_PADDING|ERR_FORMAT)/,
    message: /Brotli|Decompression/i,
    detail: (code) => `the body cannot be decompressed (${code})`,
  },
  {
    reason: 'insecure',
    code: /^(?:ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO)/,
    detail: (code) => `the certificate or TLS connection is not acceptable (${code})`,
  },
];

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function failureOf(error: unknown): Extract<FetchAnswer, { kind: 'error' }> {
  if (error instanceof FetchFailure) return failure(error.reason, error.message);
  if (error instanceof NameFailure) return failure(error.silent ? 'timeout' : 'unknown-host', error.message);
  if (!(error instanceof Error)) throw error;
  const code = codeOf(error);
  if (error instanceof AggregateError && error.errors.length > 0 && code === '') return failureOf(error.errors[0]);
  const known = FAILURES.find((each) => each.code.test(code) || each.message?.test(error.message) === true);
  if (known !== undefined) return failure(known.reason, known.detail(code));
  return failure('unreachable', code === '' ? error.message : code);
}
