/**
 * A social network for one machine: timelines in a file, a JSON API, and controls that make it slow, broken or silent. It
 * repeats what it is asked, like most networks: the same key twice is two posts, unless `idempotency` is switched on.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import * as z from 'zod';

const span = { start: z.int(), end: z.int() };
const image = z.strictObject({
  url: z.string(),
  sha256: z.string(),
  type: z.string(),
  bytes: z.int(),
  width: z.int(),
  height: z.int(),
  alt: z.string(),
});
const NewPost = z.strictObject({
  account: z.string().min(1),
  text: z.string().min(1),
  link: z.string().nullable(),
  facets: z.array(z.object({ ...span, uri: z.string() })),
  tags: z.array(z.object({ ...span, tag: z.string() })),
  card: z.object({ url: z.string(), title: z.string(), description: z.string(), image: image.nullable() }).nullable(),
  media: z.array(image),
  langs: z.array(z.string()),
  createdAt: z.string(),
  providerKey: z.string(),
});
const StoredPost = NewPost.extend({ id: z.string(), postedAt: z.string(), deletedAt: z.string().nullable() });
/** `deletedAt` is set on what was taken back; its text stays visible here, and only here. */
export type SandboxPost = z.output<typeof StoredPost>;

type Post = z.output<typeof NewPost>;
const picturesOf = ({ card, media }: Post): readonly { sha256: string }[] => [
  ...media,
  ...(card?.image ? [card.image] : []),
];

const status = z.int().min(200).max(599);
const Fault = z.discriminatedUnion('kind', [
  /** Accepts after so many milliseconds, whether or not anybody still waits. */
  z.strictObject({ kind: z.literal('slow'), ms: z.int().min(0).max(600_000) }),
  /** Accepts nothing and answers this. */
  z.strictObject({ kind: z.literal('fail'), status, retryAfterS: z.int().min(0).optional() }),
  /** Accepts, and answers this all the same. */
  z.strictObject({ kind: z.literal('fail-after'), status }),
  /** Accepts and closes without a word. */
  z.strictObject({ kind: z.literal('lose-reply') }),
  /** Closes without accepting. */
  z.strictObject({ kind: z.literal('reset') }),
  /** Accepts and breaks off within the answer. */
  z.strictObject({ kind: z.literal('cut-body') }),
  /** Accepts and answers 200 with a page. */
  z.strictObject({ kind: z.literal('html') }),
  /** Accepts and answers 201 with nothing. */
  z.strictObject({ kind: z.literal('empty') }),
  /** Accepts and never answers. */
  z.strictObject({ kind: z.literal('hang') }),
]);
export type Fault = z.output<typeof Fault>;

const Rule = z.strictObject({
  fault: Fault,
  /** On sending, on deleting, or on looking; sending unless told. */
  on: z.enum(['post', 'delete', 'get']).default('post'),
  /** Null: every account. */
  account: z.string().nullable().default(null),
  /** How many more times; null: until the controls are set again. */
  times: z.int().min(1).nullable().default(null),
});
const Controls = z.strictObject({ idempotency: z.boolean().default(false), faults: z.array(Rule).max(50).default([]) });
export type Controls = z.output<typeof Controls>;
export type ControlsInput = z.input<typeof Controls>;

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

const most = 1_000_000;

const load = (file: string): SandboxPost[] => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  try {
    return z.strictObject({ posts: z.array(StoredPost) }).parse(JSON.parse(text)).posts;
  } catch (cause) {
    throw new Error(`${file} does not hold sandbox timelines; move it away to begin anew`, { cause });
  }
};

const bytesOf = async (incoming: http.IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > most) throw new RangeError('the body is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};
const bodyOf = async (incoming: http.IncomingMessage): Promise<unknown> =>
  JSON.parse((await bytesOf(incoming)).toString('utf8')) as unknown;

/** Starts the server. Throws when the port is taken or the file holds something else. */
export const startSandbox = async (options: SandboxOptions): Promise<Sandbox> => {
  const posts = load(options.file);
  let controls: Controls = Controls.parse({});
  const requests = { post: 0, delete: 0, get: 0 };
  const timers = new Set<NodeJS.Timeout>();
  let url = '';

  // A new file in the place of the old one: a kill at any moment leaves one of the two.
  const save = (): void => {
    mkdirSync(dirname(options.file), { recursive: true });
    writeFileSync(`${options.file}.new`, `${JSON.stringify({ posts }, null, 1)}\n`);
    renameSync(`${options.file}.new`, options.file);
  };
  const iso = () => new Date(options.now()).toISOString();
  const shown = (post: SandboxPost) => ({ ...post, url: options.page?.(post) ?? `${url}/posts/${post.id}` });

  const accept = (fresh: z.output<typeof NewPost>): SandboxPost => {
    const same = posts.find(
      (post) => post.account === fresh.account && post.providerKey === fresh.providerKey && post.deletedAt === null,
    );
    if (controls.idempotency && same !== undefined) return same;
    const post = { ...fresh, id: String(posts.length + 1), postedAt: iso(), deletedAt: null };
    posts.push(post);
    save();
    return post;
  };

  // Beside the timelines, each under its digest.
  const folder = join(dirname(options.file), 'pictures');
  const picture = (sha256: string): Buffer | null => {
    const path = join(folder, sha256);
    return /^[0-9a-f]{64}$/.test(sha256) && existsSync(path) ? readFileSync(path) : null;
  };

  const takeFault = (on: 'post' | 'delete' | 'get', account: string | undefined): Fault | undefined => {
    const rule = controls.faults.find(
      (each) => each.on === on && (each.account === null || each.account === account) && each.times !== 0,
    );
    if (rule !== undefined && rule.times !== null) rule.times -= 1;
    return rule?.fault;
  };

  const answer = (
    response: http.ServerResponse,
    code: number,
    value: unknown,
    headers: Record<string, string> = {},
  ) => {
    response.writeHead(code, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(value));
  };

  /** `work` is what the request asks for; it returns what a good server would answer. */
  const perform = (
    response: http.ServerResponse,
    fault: Fault | undefined,
    work: () => { code: number; value: unknown },
  ): void => {
    if (fault === undefined) {
      const { code, value } = work();
      answer(response, code, value);
      return;
    }
    switch (fault.kind) {
      case 'slow': {
        const timer = setTimeout(() => {
          timers.delete(timer);
          const { code, value } = work();
          answer(response, code, value);
        }, fault.ms);
        timers.add(timer);
        return;
      }
      case 'fail': {
        const headers: Record<string, string> =
          fault.retryAfterS === undefined ? {} : { 'retry-after': String(fault.retryAfterS) };
        answer(response, fault.status, { error: `the sandbox was told to answer ${fault.status}` }, headers);
        return;
      }
      case 'fail-after':
        work();
        answer(response, fault.status, { error: `the sandbox was told to answer ${fault.status}` });
        return;
      case 'lose-reply':
        work();
        response.socket?.destroy();
        return;
      case 'reset':
        response.socket?.resetAndDestroy();
        return;
      case 'cut-body': {
        const { code, value } = work();
        const whole = JSON.stringify(value);
        response.writeHead(code, { 'content-type': 'application/json', 'content-length': String(whole.length + 100) });
        response.write(whole.slice(0, 8), () => response.destroy());
        return;
      }
      case 'html':
        work();
        response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sandbox</title>');
        return;
      case 'empty':
        work();
        response.writeHead(201).end();
        return;
      case 'hang':
        work();
        return;
    }
  };

  const route = async (incoming: http.IncomingMessage, response: http.ServerResponse): Promise<void> => {
    const asked = new URL(incoming.url ?? '/', url);
    const id = /^\/posts\/(\d+)$/.exec(asked.pathname)?.[1];
    const post = id === undefined ? undefined : posts.find((each) => each.id === id);
    const to = `${incoming.method ?? ''} ${id === undefined ? asked.pathname : '/posts/:id'}`;
    const sha256 = /^\/media\/([0-9a-f]{64})$/.exec(asked.pathname)?.[1];
    if (sha256 !== undefined && incoming.method === 'PUT') {
      const bytes = await bytesOf(incoming);
      const isIt = createHash('sha256').update(bytes).digest('hex') === sha256;
      if (isIt) {
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, sha256), bytes);
      }
      answer(response, isIt ? 201 : 400, isIt ? { sha256 } : { error: 'these bytes have another digest' });
      return;
    }
    switch (to) {
      case 'POST /posts': {
        requests.post += 1;
        const fresh = NewPost.safeParse(await bodyOf(incoming));
        if (!fresh.success) {
          answer(response, 400, { error: z.prettifyError(fresh.error) });
          return;
        }
        if (picturesOf(fresh.data).some((each) => picture(each.sha256) === null)) {
          answer(response, 400, { error: 'a picture was not uploaded' });
          return;
        }
        perform(response, takeFault('post', fresh.data.account), () => ({
          code: 201,
          value: shown(accept(fresh.data)),
        }));
        return;
      }
      case 'GET /posts': {
        requests.get += 1;
        const account = asked.searchParams.get('account');
        const key = asked.searchParams.get('providerKey');
        const all = asked.searchParams.get('all') === '1';
        perform(response, takeFault('get', account ?? undefined), () => {
          const found = posts.filter(
            (each) =>
              (account === null || each.account === account) &&
              (key === null || each.providerKey === key) &&
              (all || each.deletedAt === null),
          );
          return { code: 200, value: { posts: found.toReversed().map(shown) } };
        });
        return;
      }
      case 'GET /posts/:id':
        requests.get += 1;
        if (post === undefined || post.deletedAt !== null) answer(response, 404, { error: 'there is no such post' });
        else answer(response, 200, shown(post));
        return;
      case 'DELETE /posts/:id':
        requests.delete += 1;
        perform(response, takeFault('delete', post?.account), () => {
          if (post === undefined || post.deletedAt !== null)
            return { code: 404, value: { error: 'there is no such post' } };
          post.deletedAt = iso();
          save();
          return { code: 200, value: { deleted: true } };
        });
        return;
      case 'GET /controls':
        answer(response, 200, controls);
        return;
      case 'PUT /controls': {
        const next = Controls.safeParse(await bodyOf(incoming));
        if (next.success) controls = next.data;
        if (next.success) answer(response, 200, controls);
        else answer(response, 400, { error: z.prettifyError(next.error) });
        return;
      }
      default:
        answer(response, 404, { error: 'nothing here' });
    }
  };

  const server = http.createServer((incoming, response) => {
    route(incoming, response).catch((error: unknown) => {
      if (response.headersSent || response.destroyed) response.destroy();
      else answer(response, 400, { error: error instanceof Error ? error.message : 'unreadable' });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}`;

  return {
    url,
    port,
    timeline: (account) => posts.filter((post) => account === undefined || post.account === account).toReversed(),
    picture,
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
