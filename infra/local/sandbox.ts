/**
 * A social network for one machine: timelines in a file, a JSON API, and controls that make it slow, broken or
 * silent. Like most networks it posts whatever it is asked: the same key twice makes two posts, unless
 * `idempotency` is switched on.
 */
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod';
import {
  Controls,
  give,
  giveThrough,
  takeFault,
  type Answer,
  type Asked,
  type ControlsInput,
  type Fault,
} from './sandbox-faults.ts';
import { NewPost, openTimelines, picturesOf, type SandboxPost } from './sandbox-timelines.ts';
import { answerHereOnly } from './listening.ts';

export type Sandbox = {
  url: string;
  port: number;
  /** Newest first; what was taken back is included, marked. */
  timeline: (account?: string) => SandboxPost[];
  /** An uploaded picture; null when there is none of this digest. */
  picture: (sha256: string) => Buffer | null;
  controls: () => Controls;
  /** Replaces all controls; a restart clears them. */
  control: (controls: ControlsInput) => void;
  /** Requests that arrived, by method, since the start. */
  requests: () => { post: number; delete: number; get: number };
  close: () => Promise<void>;
};

export type SandboxOptions = {
  /** Where the timelines are kept; made when absent. */
  file: string;
  now: () => number;
  /** 0 or nothing: any free port. Always on 127.0.0.1. */
  port?: number;
  /** The page that shows a post; its JSON unless told. */
  page?: (post: SandboxPost) => string;
};

const MOST_BYTES = 1_000_000;

const bytesOf = async (incoming: http.IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_BYTES) throw new RangeError('the body is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};
const bodyOf = async (incoming: http.IncomingMessage): Promise<unknown> =>
  JSON.parse((await bytesOf(incoming)).toString('utf8')) as unknown;

const bad = (error: string): Answer => ({ code: 400, value: { error } });
const NOTHING_HERE: Answer = { code: 404, value: { error: 'nothing here' } };
const NO_SUCH_POST: Answer = { code: 404, value: { error: 'there is no such post' } };

/** A request and what its address names. */
type Request = { incoming: http.IncomingMessage; asked: URL; id: string };
/** An answer at once, or one that goes through the fault that was ordered for such requests. */
type Reply = Answer | { fault: Fault | undefined; work: () => Answer };

/** Starts the server. Throws when the port is taken or the file holds something else. */
export const startSandbox = async (options: SandboxOptions): Promise<Sandbox> => {
  const timelines = openTimelines(options.file, options.now);
  let controls: Controls = Controls.parse({});
  const requests = { post: 0, delete: 0, get: 0 };
  const timers = new Set<NodeJS.Timeout>();
  let url = '';
  const shown = (post: SandboxPost) => ({ ...post, url: options.page?.(post) ?? `${url}/posts/${post.id}` });
  const fault = (on: Asked, account: string | undefined) => takeFault(controls, on, account);

  const routes: Readonly<Record<string, (request: Request) => Reply | Promise<Reply>>> = {
    'PUT /media/:id': async ({ incoming, id }) =>
      timelines.keepPicture(id, await bytesOf(incoming))
        ? { code: 201, value: { sha256: id } }
        : bad('these bytes have another digest'),

    'POST /posts': async ({ incoming }) => {
      requests.post += 1;
      const fresh = NewPost.safeParse(await bodyOf(incoming));
      if (!fresh.success) return bad(z.prettifyError(fresh.error));
      if (picturesOf(fresh.data).some(({ sha256 }) => timelines.picture(sha256) === null))
        return bad('a picture was not uploaded');
      const work = () => ({ code: 201, value: shown(timelines.accept(fresh.data, controls.idempotency)) });
      return { fault: fault('post', fresh.data.account), work };
    },

    'GET /posts': ({ asked }) => {
      requests.get += 1;
      const account = asked.searchParams.get('account');
      const key = asked.searchParams.get('providerKey');
      const all = asked.searchParams.get('all') === '1';
      const isWanted = (post: SandboxPost): boolean =>
        (account === null || post.account === account) &&
        (key === null || post.providerKey === key) &&
        (all || post.deletedAt === null);
      const work = () => ({ code: 200, value: { posts: timelines.posts().filter(isWanted).map(shown) } });
      return { fault: fault('get', account ?? undefined), work };
    },

    'GET /posts/:id': ({ id }) => {
      requests.get += 1;
      const post = timelines.post(id);
      return post?.deletedAt === null ? { code: 200, value: shown(post) } : NO_SUCH_POST;
    },

    'DELETE /posts/:id': ({ id }) => {
      requests.delete += 1;
      const post = timelines.post(id);
      const work = (): Answer => {
        if (post?.deletedAt !== null) return NO_SUCH_POST;
        timelines.takeBack(post);
        return { code: 200, value: { deleted: true } };
      };
      return { fault: fault('delete', post?.account), work };
    },

    'GET /controls': () => ({ code: 200, value: controls }),

    'PUT /controls': async ({ incoming }) => {
      const next = Controls.safeParse(await bodyOf(incoming));
      if (!next.success) return bad(z.prettifyError(next.error));
      controls = next.data;
      return { code: 200, value: controls };
    },
  };

  const later = (ms: number, act: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, ms);
    timers.add(timer);
  };
  const serve = async (incoming: http.IncomingMessage, response: http.ServerResponse): Promise<void> => {
    const asked = new URL(incoming.url ?? '/', url);
    const id = /^\/(?:posts\/(\d+)|media\/([0-9a-f]{64}))$/.exec(asked.pathname)?.slice(1).find(Boolean);
    const path = id === undefined ? asked.pathname : asked.pathname.replace(id, ':id');
    const route = routes[`${incoming.method ?? ''} ${path}`];
    const reply = route === undefined ? NOTHING_HERE : await route({ incoming, asked, id: id ?? '' });
    if ('work' in reply) giveThrough(response, reply.fault, reply.work, later);
    else give(response, reply);
  };

  const server = http.createServer((incoming, response) => {
    serve(incoming, response).catch((error: unknown) => {
      if (response.headersSent || response.destroyed) response.destroy();
      else give(response, bad(error instanceof Error ? error.message : 'unreadable'));
    });
  });
  answerHereOnly(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}`;

  return {
    url,
    port,
    timeline: (account) => timelines.posts().filter((post) => account === undefined || post.account === account),
    picture: timelines.picture,
    controls: () => controls,
    control: (next) => {
      controls = Controls.parse(next);
    },
    requests: () => ({ ...requests }),
    close: async () => {
      for (const timer of timers) clearTimeout(timer);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
