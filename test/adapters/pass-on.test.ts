import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { openPassOn } from '../../lib/adapters/pass-on.ts';

const serve = async (listener: RequestListener): Promise<{ publicUrl: string; logs: string[] }> => {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { publicUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, logs: [] };
};

const header = (name: string) =>
  new Map([
    ['x-slack-request-timestamp', '1784044800'],
    ['x-slack-signature', 'v0=abc'],
    ['authorization', 'not for the pages'],
  ]).get(name);

const passOn = ({ publicUrl, logs }: { publicUrl: string; logs: string[] }) =>
  openPassOn({ publicUrl, log: (_, what) => logs.push(what) })(Buffer.from('text=unapprove+0a1b'), header);

it('hands over the very bytes and the two headers that Slack signed, and gives the answer', async () => {
  const seen: unknown[] = [];
  const server = await serve((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { 'x-slack-request-timestamp': at, 'x-slack-signature': signature, authorization } = request.headers;
      seen.push([request.method, request.url, body, at, signature, authorization]);
      response.end(JSON.stringify({ text: 'done' }));
    });
  });
  expect(await passOn(server)).toEqual({ text: 'done' });
  expect(seen).toEqual([['POST', '/slack/act', 'text=unapprove+0a1b', '1784044800', 'v0=abc', undefined]]);
});

it.each<[string, RequestListener]>([
  ['refuse', (_, response) => response.writeHead(401).end('Not signed by Slack.')],
  ['fail', (_, response) => response.writeHead(500).end()],
  ['lead elsewhere', (_, response) => response.writeHead(302, { location: '/desk' }).end()],
  ['answer no JSON', (_, response) => response.end('<html>')],
  ['close the connection', (request) => request.socket.destroy()],
])('has no answer when the pages %s, and logs it', async (_, listener) => {
  const server = await serve(listener);
  expect(await passOn(server)).toBeNull();
  expect(server.logs).toEqual(['slack.not-passed-on']);
});
