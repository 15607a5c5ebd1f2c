import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, vi } from 'vitest';

export type Seen = { method: string; path: string; headers: http.IncomingHttpHeaders; body: Buffer };
export type Answer = (seen: Seen, response: http.ServerResponse) => void;
export type Wire = {
  url: string;
  port: number;
  /** Whole requests that arrived. */
  seen: Seen[];
  /** Bytes that arrived, of whole requests or not. */
  bytes: () => number;
  connections: () => number;
  /** Connections that are over. */
  closed: () => number;
  answer: (answer: Answer) => void;
  close: () => Promise<void>;
};

/** A loopback HTTP server that counts what reaches it and answers as it is told. */
export const startWire = async (first: Answer): Promise<Wire> => {
  let answer = first;
  let bytes = 0;
  let connections = 0;
  let closed = 0;
  const seen: Seen[] = [];
  const server = http.createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { method = '', url: path = '', headers } = incoming;
      const request = { method, path, headers, body: Buffer.concat(chunks) };
      seen.push(request);
      answer(request, response);
    });
  });
  server.on('connection', (socket) => {
    connections += 1;
    let counted = 0;
    socket.on('close', () => {
      closed += 1;
      bytes += socket.bytesRead - counted;
      counted = socket.bytesRead;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    seen,
    bytes: () => bytes,
    connections: () => connections,
    closed: () => closed,
    answer: (next) => (answer = next),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

export const json =
  (status: number, value: unknown, headers: Record<string, string> = {}): Answer =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
  };

const html = (status: number): Answer => {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'text/html' }).end('<html><title>Over capacity</title></html>');
  };
};

/**
 * The time-out of a request under test. Its timer is ours: a busy machine cannot end a request that is well
 * under way.
 */
export const TIME_OUT_MS = 60_000;

/** In each test of the file the time-outs of requests wait for `timeIsOver`. */
export const holdTimeOuts = (): void => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
};
export const timeIsOver = (): void => {
  vi.advanceTimersByTime(TIME_OUT_MS);
};

/** Every way in which an answer can leave open whether the post exists. */
export const ambiguous: Readonly<Record<string, Answer>> = {
  'a hang': () => timeIsOver(),
  'a reset before any answer': (_, response) => response.socket?.resetAndDestroy(),
  'a close before any answer': (_, response) => response.socket?.destroy(),
  'a body that is cut': (_, response) => {
    response.writeHead(201, { 'content-type': 'application/json', 'content-length': '500' });
    response.write('{"data":{"id"', () => response.destroy());
  },
  'an empty 201': (_, response) => response.writeHead(201, { 'content-type': 'application/json' }).end(),
  'a 200 in HTML': html(200),
  'a 200 without an id': json(200, { data: {} }),
  'a 200 with an id of a wrong type': json(200, { id: 7, uri: 7, data: { id: 7 } }),
  'a 500 in JSON': json(500, { error: 'InternalServerError', message: 'Internal Server Error' }),
  'a 502 without a body': (_, response) => response.writeHead(502).end(),
  'a 503 in HTML': html(503),
  'a 504 in HTML': html(504),
  'a redirect': (_, response) => response.writeHead(303, { location: '/elsewhere' }).end(),
  'an answer that is not HTTP': (_, response) => response.socket?.end('SSH-2.0-OpenSSH_9.2\r\n'),
  'an endless answer': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
    };
    response.on('drain', more);
    more();
  },
};
