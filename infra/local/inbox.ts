import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as http from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import * as z from 'zod';
import { answerHereOnly, listen } from './listening.ts';

// A CommonJS module whose default export has a default. With `require` it is the same under Node and under a
// test runner that unwraps defaults.
const ses = createRequire(import.meta.url)('aws-ses-v2-local') as typeof import('aws-ses-v2-local');

/**
 * The local inbox: a server that takes real SES v2 requests, and a file. A request is answered only when its
 * mail is in the file. So a kill at any moment loses no link that the table believes was mailed.
 */
const Letter = z.object({
  messageId: z.string(),
  from: z.string(),
  destination: z.object({ to: z.array(z.string()) }),
  subject: z.string(),
  body: z.object({ text: z.string().optional(), html: z.string().optional() }),
  at: z.number(),
});
export type Letter = z.output<typeof Letter>;

export type Inbox = {
  url: string;
  /** Newest first; `at` is epoch milliseconds. */
  letters: () => Promise<Letter[]>;
  close: () => Promise<void>;
};

const KEPT = 300;

const bodyOf = async (request: http.IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
};

export const startInbox = async (file: string): Promise<Inbox> => {
  const server = await ses.default({ host: '127.0.0.1', port: 0 });
  const inner = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let kept: Letter[] = existsSync(file) ? z.array(Letter).parse(JSON.parse(readFileSync(file, 'utf8'))) : [];

  const collect = async (): Promise<void> => {
    const answer: unknown = await (await fetch(`${inner}/store`)).json();
    const { emails } = z.object({ emails: z.array(Letter) }).parse(answer);
    const known = new Set(kept.map((letter) => letter.messageId));
    const fresh = emails.filter((letter) => !known.has(letter.messageId));
    if (fresh.length === 0) return;
    kept = [...fresh.map((letter) => ({ ...letter, at: letter.at * 1_000 })).reverse(), ...kept].slice(0, KEPT);
    writeFileSync(`${file}.new`, JSON.stringify(kept));
    renameSync(`${file}.new`, file);
  };

  const pass = async (request: http.IncomingMessage, response: http.ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    const answer = await fetch(`${inner}${request.url ?? '/'}`, {
      method: request.method ?? 'GET',
      headers: {
        authorization: request.headers.authorization ?? '',
        'content-type': request.headers['content-type'] ?? 'application/json',
      },
      ...(body.length === 0 ? {} : { body: new Uint8Array(body) }),
    });
    const text = await answer.text();
    await collect();
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' });
    response.end(text);
  };
  const front = http.createServer((request, response) => {
    pass(request, response).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ message: String(error) }));
    });
  });
  for (const each of [front, server]) answerHereOnly(each);
  await listen(front);

  return {
    url: `http://127.0.0.1:${(front.address() as AddressInfo).port}`,
    letters: () => Promise.resolve(kept),
    close: async () => {
      for (const each of [front, server]) {
        each.closeAllConnections();
        await new Promise((resolve) => each.close(resolve));
      }
    },
  };
};
