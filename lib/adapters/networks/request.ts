/**
 * One outgoing HTTP request to a network: no retry, no redirect, no kept connection, a time-out for the whole, a size
 * limit, and certainty about one thing: whether any byte of it may have left.
 */
import * as dns from 'node:dns';
import * as http from 'node:http';
import * as https from 'node:https';
import * as net from 'node:net';
import * as tls from 'node:tls';
import ipaddr from 'ipaddr.js';
import type { HttpFailure, HttpResult, NotSentReason, SendClock, UnknownReason } from '../../delivery/network.ts';

export type Limits = {
  /** For the whole: name, connection, request and answer. */
  timeoutMs: number;
  /** Of the answer, head included; 1 MiB unless told. */
  maxBytes?: number;
  /** The first byte is written at or before this, or none is. */
  begin?: SendClock;
  /** Local engine and tests only: loopback addresses, and there alone plain http. */
  allowLoopback?: boolean;
};

export type GuardedAgent = {
  /** Gives one connection, once: a second request on it fails before it connects. */
  agent: http.Agent;
  /** What a failure of the one request means; `otherwise` names it when bytes left and the guard itself did not end it. */
  failure: (otherwise: UnknownReason, detail: string) => HttpFailure;
};

type Guard = { begun: boolean; unsent: { reason: NotSentReason; detail: string } | null; ended: UnknownReason | null };

/** `unspecified` addresses reach this machine, `linkLocal` ones the platform's own services. */
const rangeOf = (address: string): string => ipaddr.process(address).range();
const isNeverAllowed = (address: string): boolean => ['unspecified', 'linkLocal'].includes(rangeOf(address));
const isThisMachine = (address: string): boolean => rangeOf(address) === 'loopback';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const refusedAddress = 'VIGIE_ADDRESS_REFUSED';

/** Every address that a connection could use is checked, at the moment of use. */
const checkedLookup =
  (allowed: (address: string) => boolean): net.LookupFunction =>
  (hostname, options, callback) => {
    dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) {
        callback(error, '', 0);
        return;
      }
      const [first] = addresses;
      if (first === undefined) callback(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), '', 0);
      else if (!addresses.every(({ address }) => allowed(address))) {
        callback(Object.assign(new Error('address refused'), { code: refusedAddress }), '', 0);
      } else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };

const connectionFailure = (error: unknown, handshake: boolean): NotSentReason => {
  const code = codeOf(error);
  if (code === refusedAddress) return 'address-refused';
  if (code === 'ENOTFOUND' || code === 'ENODATA' || code.startsWith('EAI_')) return 'dns';
  if (code === 'ECONNREFUSED') return 'connection-refused';
  return handshake ? 'tls' : 'unreachable';
};

/**
 * Puts the guard on the socket's own last step before the system: the first write looks at the clock and either begins or
 * ends everything, with nothing between the look and the call.
 */
const guardSocket = (socket: net.Socket, guard: Guard, limits: Limits): void => {
  const mayWrite = (): boolean => {
    if (guard.begun) return true;
    const { begin } = limits;
    if (begin !== undefined && begin.monotonic() > begin.mustBeginBy) {
      guard.unsent = { reason: 'late', detail: 'the connection was up too late' };
      return false;
    }
    guard.begun = true;
    return true;
  };
  const late = () => new Error('too late to begin');
  const write = socket._write.bind(socket);
  socket._write = (chunk: unknown, encoding, callback) => {
    if (mayWrite()) write(chunk, encoding, callback);
    else callback(late());
  };
  const writev = socket._writev?.bind(socket);
  if (writev !== undefined) {
    socket._writev = (chunks, callback) => {
      if (mayWrite()) writev(chunks, callback);
      else callback(late());
    };
  }
  const most = limits.maxBytes ?? 1_048_576;
  let read = 0;
  const push: (chunk: unknown, encoding?: BufferEncoding) => boolean = socket.push.bind(socket);
  socket.push = (chunk: unknown, encoding?: BufferEncoding) => {
    read += Buffer.isBuffer(chunk) ? chunk.length : 0;
    if (read <= most) return push(chunk, encoding);
    guard.ended = 'answer-too-large';
    socket.destroy(new Error('the answer is too large'));
    return false;
  };
};

/**
 * An agent for one request by any client on node:http or node:https. It hands its connection over only when it is up, and
 * only in time; it ends everything at the time-out.
 */
export const guardedAgent = (limits: Limits & { secure: boolean }): GuardedAgent => {
  const { secure, begin, allowLoopback = false } = limits;
  const guard: Guard = { begun: false, unsent: null, ended: null };
  const agent = secure ? new https.Agent({ keepAlive: false }) : new http.Agent({ keepAlive: false });
  let used = false;

  const allowed = (address: string): boolean =>
    !isNeverAllowed(address) && (isThisMachine(address) ? allowLoopback : secure);

  agent.createConnection = (options, callback) => {
    if (callback === undefined) throw new TypeError('the connection comes by callback only');
    const refuse = callback as (error: Error) => void;
    const fail = (reason: NotSentReason, detail: string, cause?: unknown): void => {
      guard.unsent ??= { reason, detail };
      // The client closes on the error: it never sees a socket.
      refuse(new Error(detail, { cause }));
    };
    if (used) {
      process.nextTick(refuse, new Error('one request, one connection'));
      return undefined;
    }
    used = true;
    const host = (options.host ?? options.hostname ?? '').replace(/^\[(.*)\]$/, '$1');
    if (net.isIP(host) !== 0 && !allowed(host)) {
      process.nextTick(fail, 'address-refused', 'this address is not allowed here');
      return undefined;
    }
    const left = begin === undefined ? Infinity : begin.mustBeginBy - begin.monotonic();
    if (left < 0) {
      process.nextTick(fail, 'late', 'too late to connect');
      return undefined;
    }

    const to = { host, port: Number(options.port ?? (secure ? 443 : 80)), lookup: checkedLookup(allowed) };
    const name = net.isIP(host) === 0 ? { servername: host } : {};
    const socket = secure ? tls.connect({ ...to, ...name, ALPNProtocols: ['http/1.1'] }) : net.connect(to);
    let handedOver = false;
    let handshake = false;
    const expire = (reason: NotSentReason): void => {
      if (guard.begun) guard.ended = 'timeout';
      else guard.unsent ??= { reason, detail: reason === 'late' ? 'no connection in time' : 'no connection' };
      socket.destroy(new Error('time-out'));
    };
    const whole = setTimeout(expire, limits.timeoutMs, 'connect-timeout');
    // The timer only wakes; the publisher's own clock says whether it is late.
    let connecting: NodeJS.Timeout | undefined;
    const wake = (ms: number): void => {
      connecting = setTimeout(
        () => {
          const now = begin === undefined ? Infinity : begin.mustBeginBy - begin.monotonic();
          if (now < 0) expire('late');
          else wake(now);
        },
        Math.min(ms + 1, 2_147_483_647),
      );
    };
    if (begin !== undefined) wake(left);
    socket.once('connect', () => {
      handshake = secure;
    });
    socket.once(secure ? 'secureConnect' : 'connect', () => {
      clearTimeout(connecting);
      handshake = false;
      if (begin !== undefined && begin.monotonic() > begin.mustBeginBy) {
        guard.unsent = { reason: 'late', detail: 'the connection was up too late' };
        socket.destroy();
        return;
      }
      handedOver = true;
      guardSocket(socket, guard, limits);
      callback(null, socket);
    });
    let cause: Error | undefined;
    socket.on('error', (error: Error) => {
      cause = error;
    });
    socket.once('close', () => {
      clearTimeout(whole);
      clearTimeout(connecting);
      if (!guard.begun) {
        guard.unsent ??= { reason: connectionFailure(cause, handshake), detail: codeOf(cause) || 'no connection' };
      }
      if (!handedOver) fail('unreachable', 'no connection', cause);
    });
    return undefined;
  };

  const failure = (otherwise: UnknownReason, detail: string): HttpFailure => {
    if (guard.begun) return { kind: 'unknown', reason: guard.ended ?? otherwise, detail };
    const { reason, detail: why } = guard.unsent ?? { reason: 'unreachable', detail: 'no connection' };
    return { kind: 'not-sent', reason, detail: why };
  };
  return { agent, failure };
};

export type RequestOptions = Limits & {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string | URL;
  headers?: Readonly<Record<string, string>>;
  /** A value is sent as JSON text, bytes as they are (name their type in `headers`). */
  json?: unknown;
  bytes?: Uint8Array;
};

/**
 * Makes one request. Never throws for what a server or a network does: a failure is `not-sent` when no byte was handed to
 * the system and `unknown` from the first byte on. Throws a TypeError for a URL that is not http or https.
 */
export const request = (options: RequestOptions): Promise<HttpResult> => {
  const url = new URL(options.url);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new TypeError(`not a web address: ${url.protocol}`);
  const secure = url.protocol === 'https:';
  const { agent, failure } = guardedAgent({ ...options, secure });
  const body = options.bytes ?? (options.json === undefined ? undefined : Buffer.from(JSON.stringify(options.json)));
  const headers = {
    accept: 'application/json',
    'accept-encoding': 'identity',
    ...(options.json === undefined ? {} : { 'content-type': 'application/json' }),
    ...(body === undefined ? {} : { 'content-length': String(body.byteLength) }),
    ...options.headers,
  };

  return new Promise((resolve) => {
    let status: number | null = null;
    const fail = (error?: unknown): void => {
      const code = codeOf(error);
      if (status !== null) resolve(failure('body-cut', `HTTP ${status}, then the answer broke off`));
      else if (code.startsWith('HPE_')) resolve(failure('not-http', code));
      else resolve(failure('connection-lost', code || 'the connection was closed'));
    };
    const outgoing = (secure ? https : http).request(url, { method: options.method, headers, agent });
    outgoing.on('error', fail);
    outgoing.on('close', fail);
    outgoing.on('response', (incoming) => {
      status = incoming.statusCode ?? 0;
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', fail);
      incoming.on('end', () => {
        if (!incoming.complete) {
          fail();
          return;
        }
        const lines = Object.entries(incoming.headers).map(([name, value]) => [name, [value].flat().join(', ')]);
        resolve({
          kind: 'answer',
          status: incoming.statusCode ?? 0,
          headers: Object.fromEntries(lines) as Record<string, string>,
          body: Buffer.concat(chunks).toString('utf8'),
        });
      });
    });
    outgoing.end(body);
  });
};
