import * as http from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to the answer of the real server, once it has done its work. */
export type Spoil = 'late' | 'lost' | 'server-error' | 'cut';

export type Proxy = {
  url: string;
  /** Requests passed on, by XRPC method. */
  passed: string[];
  spoil: (method: string, how: Spoil) => void;
  close: () => Promise<void>;
};

/**
 * A loopback proxy before a real server: each request is passed on whole and done, then its answer is spoiled as told. A
 * server's address in an answer becomes the proxy's, so that a client goes on through it.
 */
export const startProxy = async (target: string): Promise<Proxy> => {
  const spoils = new Map<string, Spoil>();
  const passed: string[] = [];
  let own = '';
  const pass = async (incoming: http.IncomingMessage, response: http.ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    const path = incoming.url ?? '/';
    const method = /^\/xrpc\/([\w.]+)/.exec(path)?.[1] ?? path;
    passed.push(method);
    const headers = Object.fromEntries(
      ['authorization', 'content-type'].flatMap((name) => {
        const value = incoming.headers[name];
        return typeof value === 'string' ? [[name, value]] : [];
      }),
    );
    const body = chunks.length === 0 ? null : Buffer.concat(chunks);
    const answer = await fetch(target + path, { method: incoming.method ?? 'GET', headers, body });
    const text = (await answer.text()).replaceAll(target, own);
    const spoil = spoils.get(method);
    if (spoil === 'lost') {
      response.socket?.destroy();
      return;
    }
    if (spoil === 'server-error') {
      response.writeHead(500, { 'content-type': 'application/json' }).end('{"error":"InternalServerError"}');
      return;
    }
    if (spoil === 'late') await new Promise((resolve) => setTimeout(resolve, 900));
    const type = answer.headers.get('content-type') ?? 'application/json';
    if (spoil === 'cut') {
      response.writeHead(answer.status, { 'content-type': type, 'content-length': String(text.length) });
      response.write(text.slice(0, 10), () => response.destroy());
      return;
    }
    response.writeHead(answer.status, { 'content-type': type }).end(text);
  };
  const server = http.createServer((incoming, response) => {
    pass(incoming, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  own = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    url: own,
    passed,
    spoil: (method, how) => spoils.set(method, how),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
