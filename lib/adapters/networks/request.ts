/**
 * One outgoing HTTP request to a network. It follows no redirect, is never repeated, keeps no connection, and has a
 * time-out for the whole and a size limit. After it we know for certain whether any byte of it may have left.
 */
import * as http from 'node:http';
import * as https from 'node:https';
import * as net from 'node:net';
import * as tls from 'node:tls';
import ipaddr from 'ipaddr.js';
import type { HttpFailure, HttpResult, NotSentReason, SendClock, UnknownReason } from '../../delivery/network.ts';
import { addressesOf, NameFailure } from '../names.ts';

export type Limits = {
  /** For the whole: name, connection, request and answer. */
  timeoutMs: number;
  /** Of the answer with its headers; 1 MiB unless given. */
  maxBytes?: number;
  /** The first byte is written by this time, or no byte is. */
  begin?: SendClock;
  /** For the local engine and tests: allows loopback addresses, and plain http to them alone. */
  allowLoopback?: boolean;
  /** Address and port of each name server that is asked; those of the machine unless told. */
  nameServers?: readonly string[];
};

export type GuardedAgent = {
  /** Makes one connection: a second request on it fails before it connects. */
  agent: http.Agent;
  /** What a failure of the request means. `otherwise` is the reason when bytes left and the guard did not end it. */
  failure: (otherwise: UnknownReason, detail: string) => HttpFailure;
};

type Guard = { begun: boolean; unsent: { reason: NotSentReason; detail: string } | null; ended: UnknownReason | null };

/**
 * `unspecified` addresses reach this machine; `linkLocal` ones reach services of the platform, such as its
 * credentials.
 */
const rangeOf = (address: string): string => ipaddr.process(address).range();
const isNeverAllowed = (address: string): boolean => ['unspecified', 'linkLocal'].includes(rangeOf(address));
const isThisMachine = (address: string): boolean => rangeOf(address) === 'loopback';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const refusedAddress = 'VIGIE_ADDRESS_REFUSED';

/** Checks every address that the connection could use, at the moment when it is made. */
const checkedLookup =
  (allowed: (address: string) => boolean, { nameServers }: Limits): net.LookupFunction =>
  (hostname, options, callback) => {
    addressesOf(hostname, nameServers).then(
      (addresses) => {
        const [first] = addresses;
        if (first === undefined || !addresses.every(({ address }) => allowed(address)))
          callback(Object.assign(new Error('address refused'), { code: refusedAddress }), '', 0);
        else if (options.all === true) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error as Error, '', 0),
    );
  };

const connectionFailure = (error: unknown, handshake: boolean): NotSentReason => {
  const code = codeOf(error);
  if (code === refusedAddress) return 'address-refused';
  if (error instanceof NameFailure) return 'dns';
  if (code === 'ECONNREFUSED') return 'connection-refused';
  return handshake ? 'tls' : 'unreachable';
};

/**
 * Guards the last step of the socket before the operating system. The first write looks at the clock, and then
 * either hands the bytes over at once or fails: nothing runs between the look and the write.
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
 * An agent for one request, for any client on node:http or node:https. The client gets the connection only when it
 * is up and only in time. At the time-out the agent ends everything.
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
      // The client gets the error and never a socket.
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

    const to = { host, port: Number(options.port ?? (secure ? 443 : 80)), lookup: checkedLookup(allowed, limits) };
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
    // The timer only wakes this up. Whether it is too late is read from the publisher's own clock.
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
        const detail = cause instanceof NameFailure ? cause.message : codeOf(cause) || 'no connection';
        guard.unsent ??= { reason: connectionFailure(cause, handshake), detail };
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
  /** `json` is sent as JSON text. `bytes` are sent as they are; their content type stands in `headers`. */
  json?: unknown;
  bytes?: Uint8Array;
};

/**
 * Makes one request. It does not throw for anything that a server or the network does: a failure is `not-sent` as
 * long as no byte was handed to the system, and `unknown` from the first byte on. Throws a TypeError for a URL that
 * is not http(s).
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
