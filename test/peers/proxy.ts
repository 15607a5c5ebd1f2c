import { once } from 'node:events';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What happens to the answer of the real server, once it has done its work; `never`: it waits until nobody
 * waits for it.
 */
export type Spoil = 'late' | 'never' | 'lost' | 'server-error' | 'cut';

/** A request that stands before the real server. */
export type Held = { arrived: Promise<undefined>; release: () => void };

export type Proxy = {
  url: string;
  /** Requests passed on, by XRPC method. */
  passed: string[];
  spoil: (method: string, how: Spoil) => void;
  /** One spoil for each of the next requests. */
  spoilNext: (method: string, hows: readonly Spoil[]) => void;
  heal: () => void;
  /** The next request of this method is passed on only when it is released. */
  hold: (method: string) => Held;
  close: () => Promise<void>;
};

/**
 * A loopback proxy before a real server: each request is passed on whole and done, then its answer is spoiled
 * as told. A server's address in an answer becomes the proxy's, so that a client goes on through it.
 */
export const startProxy = async (target: string): Promise<Proxy> => {
  const spoils = new Map<string, Spoil>();
  const next = new Map<string, Spoil[]>();
  const gates = new Map<string, { open: Promise<undefined>; arrive: () => void }>();
  const passed: string[] = [];
  let own = '';
  const pass = async (incoming: http.IncomingMessage, response: http.ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    const path = incoming.url ?? '/';
    const method = /^\/xrpc\/([\w.]+)/.exec(path)?.[1] ?? path;
    passed.push(method);
    const gate = gates.get(method);
    gates.delete(method);
    gate?.arrive();
    await gate?.open;
    const headers = Object.fromEntries(
      ['authorization', 'content-type'].flatMap((name) => {
        const value = incoming.headers[name];
        return typeof value === 'string' ? [[name, value]] : [];
      }),
    );
    const body = chunks.length === 0 ? null : Buffer.concat(chunks);
    const answer = await fetch(target + path, { method: incoming.method ?? 'GET', headers, body });
    const text = (await answer.text()).replaceAll(target, own);
    const spoil = next.get(method)?.shift() ?? spoils.get(method);
    if (spoil === 'never') {
      if (!response.destroyed) await once(response, 'close');
      return;
    }
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
    spoilNext: (method, hows) => next.set(method, [...hows]),
    heal: () => {
      spoils.clear();
      next.clear();
    },
    hold: (method) => {
      const arrival = Promise.withResolvers<undefined>();
      const opening = Promise.withResolvers<undefined>();
      gates.set(method, { open: opening.promise, arrive: () => arrival.resolve(undefined) });
      return { arrived: arrival.promise, release: () => opening.resolve(undefined) };
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
