import * as http from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request and its answer, as they went over the wire. */
export type Exchange = {
  path: string;
  asked: http.IncomingHttpHeaders;
  status: number;
  answered: http.IncomingHttpHeaders;
  bytes: number;
};

export type Tap = { url: string; exchanges: readonly Exchange[]; close: () => Promise<void> };

/** A loopback front of a real server that changes nothing and keeps what passed; the server sees its own name. */
export const startTap = async (target: string): Promise<Tap> => {
  const exchanges: Exchange[] = [];
  const to = new URL(target);
  const server = http.createServer((incoming, response) => {
    const path = incoming.url ?? '/';
    const asked = incoming.headers;
    const outgoing = http.request(
      { host: to.hostname, port: to.port, path, method: incoming.method, headers: { ...asked, host: to.host } },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const body = Buffer.concat(chunks);
          const status = answer.statusCode ?? 0;
          exchanges.push({ path, asked, status, answered: answer.headers, bytes: body.length });
          response.writeHead(status, answer.headers).end(body);
        });
        answer.on('error', () => response.destroy());
      },
    );
    outgoing.on('error', () => response.destroy());
    incoming.pipe(outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
