import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

/** A function of 512 MB, as Lambda's runtime for Node starts it: most of it may be heap. */
export const LIMIT_MB = 512;
const FLAGS = ['--max-old-space-size=460', '--max-semi-space-size=25', '--no-warnings'];

export type Run = 'watch' | 'ingest';
/** What each run asks for: the watch all of its sources at once, ingest a whole batch. */
const SIZES: Readonly<Record<Run, { count: number; bytes: number }>> = {
  watch: { count: 24, bytes: 3_000_000 },
  ingest: { count: 6, bytes: 5_000_000 },
};

const rss = (inner: string, bytes: number): string => {
  const count = Math.min(4_999, Math.max(1, Math.floor(bytes / (Buffer.byteLength(inner) + 42))));
  const items = Array.from({ length: count }, (_, n) => `<item><title>Title ${n}</title>${inner}</item>`).join('');
  return `<rss version="2.0"><channel><title>x</title>${items}</channel></rss>`;
};
const attributes = Array.from({ length: 3_000 }, (_, n) => `a${n}="${n}"`).join(' ');

/** Documents that take most memory for their size. The last is refused before it is parsed, all others are read. */
const GREEDY: readonly ((bytes: number) => string)[] = [
  (bytes) => rss('<category domain="abc">c</category>'.repeat(55), bytes),
  (bytes) => rss(`<b ${attributes}/>`, bytes),
  (bytes) => rss(`<description>${'&#233;a'.repeat(57_000)}</description>`, bytes),
  (bytes) => {
    const items = '{"id":"1","title":"a","url":"http://x/"},'.repeat(4_999);
    const fill = `"${'\u{1F600}'.repeat(Math.max(0, Math.floor((bytes - items.length) / 4 - 100)))}"`;
    return `{"version":"https://jsonfeed.org/version/1.1","x":${fill},"items":[${items.slice(0, -1)}]}`;
  },
  (bytes) => rss(`<description>\u{1F600}${'é'.repeat(4_000)}</description>`, bytes),
  (bytes) => `{"version":"https://jsonfeed.org/version/1.1","x":[${'[],'.repeat(bytes / 3 - 50)}[]],"items":[]}`,
];

/** The most memory that a run took whose every document is hostile, and how many of them it read and refused. */
export const memoryOf = async (run: Run): Promise<{ mb: number; read: number; refused: number }> => {
  const { count, bytes } = SIZES[run];
  const documents = GREEDY.map((make) => Buffer.from(make(bytes * 0.99)));
  const server = createServer((request, response) => {
    const body = documents[Number(request.url?.slice(1)) % documents.length];
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const child = spawn(
    process.execPath,
    [...FLAGS, fileURLToPath(new URL('run.ts', import.meta.url)), run, url, String(count)],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  let complained = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()));
  const status = await new Promise<number | null>((resolve) => void child.once('close', resolve));
  server.close();
  server.closeAllConnections();
  if (status !== 0) throw new Error(`${run} ended with ${status}: ${complained.slice(0, 500)}`);
  return JSON.parse(said) as { mb: number; read: number; refused: number };
};
