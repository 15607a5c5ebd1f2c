import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { openFetch, type FetchAnswer, type GuardedFetch } from '../adapters/fetch.ts';
import { readFeed } from '../feed/document.ts';
import type { FeedDocument, FeedItem } from '../feed/item.ts';
import { pollFeed, type Fetched, type PollOutcome } from '../feed/poll-feed.ts';
import type { FeedState, SeenRow } from '../feed/poll.ts';

export type FeedIo = { readonly out: (text: string) => void; readonly err: (text: string) => void };

const USAGE = `usage: vigie feed check <url or file> [--content-type T] [--as URL] [--allow-private]
       vigie feed poll <url or file> --state FILE [--as URL] [--now ISO] [--backfill N] [--allow-private]`;

const PRODUCT = 'Vigie/0.1 (+https://github.com/vigie-relay/vigie; feed check by hand)';
const DEFAULT_EVERY_MS = 15 * 60_000;
const MAX_FILE_BYTES = 10_000_000;

type Failure = { readonly code: string; readonly message: string; readonly exit: 1 | 2 };
type Done = { readonly exit: 0; readonly json: unknown };

/** `vigie feed ...`: the answer is one JSON document on standard output, on failure too. Returns the exit code: 0 done, 1 the feed is bad, 2 wrong usage. */
export async function feedCommand(args: readonly string[], io: FeedIo): Promise<number> {
  const result = await run(args);
  if (result.exit === 0) {
    io.out(`${JSON.stringify(result.json, null, 2)}\n`);
    return 0;
  }
  io.out(`${JSON.stringify({ error: { code: result.code, message: result.message } }, null, 2)}\n`);
  if (result.exit === 2) io.err(`${result.message}\n${USAGE}\n`);
  return result.exit;
}

async function run(args: readonly string[]): Promise<Done | Failure> {
  const [command, ...rest] = args;
  if (command !== 'check' && command !== 'poll')
    return usage(command === undefined ? 'a command is missing' : `unknown command: feed ${command}`);
  const parsed = readOptions(rest);
  if ('exit' in parsed) return parsed;
  return command === 'check' ? check(parsed) : poll(parsed);
}

type Options = {
  readonly source: string;
  readonly contentType: string | null;
  readonly as: string | null;
  readonly state: string | null;
  readonly now: number | null;
  readonly backfill: number;
  readonly allowPrivate: boolean;
};

function readOptions(args: readonly string[]): Options | Failure {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'content-type': { type: 'string' },
        as: { type: 'string' },
        state: { type: 'string' },
        now: { type: 'string' },
        backfill: { type: 'string' },
        'allow-private': { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    if (error instanceof TypeError) return usage(error.message);
    throw error;
  }
  const { values, positionals } = parsed;
  const [source, ...more] = positionals;
  if (source === undefined || source === '') return usage('a URL or a file is missing');
  if (more.length > 0) return usage(`one URL or file at a time, not also ${more.join(' ')}`);
  const as = values.as ?? null;
  if (as !== null && !/^https?:\/\//i.test(as)) return usage('--as takes an http or https URL');
  const now = values.now === undefined ? null : readNow(values.now);
  if (values.now !== undefined && now === null)
    return usage('--now takes an ISO-8601 time such as 2026-07-14T21:05:00Z');
  const backfill = values.backfill ?? '0';
  if (!/^\d{1,4}$/.test(backfill)) return usage('--backfill takes a whole number');
  return {
    source,
    contentType: values['content-type'] ?? null,
    as,
    state: values.state ?? null,
    now,
    backfill: Number(backfill),
    allowPrivate: values['allow-private'] === true,
  };
}

/** An ISO time; without a zone it is UTC, as everywhere in Vigie. */
function readNow(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/i.test(text)) return null;
  const hasZone = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) && text.length > 10;
  const at = Date.parse(hasZone || text.length === 10 ? text.replace(' ', 'T') : `${text.replace(' ', 'T')}Z`);
  return Number.isNaN(at) ? null : at;
}

function usage(message: string): Failure {
  return { code: 'usage', message, exit: 2 };
}

async function check(options: Options): Promise<Done | Failure> {
  const fetched = await load(options, openFetch({ userAgent: PRODUCT, allowLoopback: options.allowPrivate }), null);
  if (fetched.kind === 'error') return { code: fetched.reason, message: fetched.detail, exit: 1 };
  if (fetched.kind === 'gone') return { code: 'gone', message: 'the feed is gone (status 410)', exit: 1 };
  if (fetched.kind === 'not-modified')
    return { code: 'not-modified', message: 'the server answered 304 to a first request', exit: 1 };
  const reading = await readFeed(fetched.body, options.contentType ?? fetched.contentType, options.as ?? fetched.url);
  if (reading.kind === 'fault') return { code: reading.reason, message: reading.detail, exit: 1 };
  return { exit: 0, json: checkAnswer(reading.feed) };
}

function checkAnswer(feed: FeedDocument) {
  return {
    feed: { title: orNull(feed.title), link: feed.link, format: feed.format, encoding: feed.encoding },
    items: feed.items.map((item) => ({
      title: orNull(item.title),
      link: item.link,
      guid: item.guid,
      publishedAt: isoTime(item.publishedAt),
      summary: orNull(item.summary),
      image: item.image?.url ?? null,
      identity: item.identity,
      rules: [],
    })),
    warnings: feed.warnings,
  };
}

async function poll(options: Options): Promise<Done | Failure> {
  if (options.state === null) return usage('--state FILE is missing: it is the memory of this poll');
  const memory = await readMemory(options.state);
  if ('exit' in memory) return memory;
  const guarded = openFetch({ userAgent: PRODUCT, allowLoopback: options.allowPrivate });
  const now = options.now ?? Date.now();
  const outcome = await pollFeed(
    {
      fetch: async (url, { validators }): Promise<Fetched> => {
        const answer = await load(
          { ...options, source: isUrl(options.source) ? url : options.source },
          guarded,
          validators,
        );
        return answer.kind === 'ok'
          ? { ...answer, contentType: options.contentType ?? answer.contentType, url: options.as ?? answer.url }
          : answer;
      },
      lookUp: (keys) => {
        const found = new Map<string, SeenRow>();
        for (const key of keys) {
          const row = memory.seen.get(key);
          if (row !== undefined) found.set(key, row);
        }
        return Promise.resolve(found);
      },
      now: () => now,
      jitter: Math.random,
    },
    { url: options.source, everyMs: DEFAULT_EVERY_MS, backfill: options.backfill },
    memory.feed,
  );
  if (outcome.kind === 'read') for (const row of outcome.plan.rows) memory.seen.set(row.key, row);
  await writeMemory(options.state, { feed: outcome.state, seen: memory.seen });
  return { exit: 0, json: pollAnswer(outcome, now) };
}

function pollAnswer(outcome: PollOutcome, now: number) {
  const empty = {
    items: [],
    new: [],
    parked: [],
    changed: [],
    skipped: 0,
    retryAfterS: null,
    permanentUrl: null,
    error: null,
  };
  const secondsUntil = (at: number | null) => (at === null ? null : Math.max(0, Math.ceil((at - now) / 1000)));
  switch (outcome.kind) {
    case 'gone':
      return { status: 'gone', ...empty };
    case 'not-modified':
      return { status: 'notModified', ...empty, permanentUrl: outcome.permanentUrl };
    case 'too-early':
      return {
        status: 'error',
        ...empty,
        retryAfterS: secondsUntil(outcome.until),
        error: { code: 'retry-later', message: 'the publisher asked not to be asked again yet: nothing was sent' },
      };
    case 'error':
      return {
        status: 'error',
        ...empty,
        retryAfterS: secondsUntil(outcome.retryAt),
        error: { code: outcome.reason, message: outcome.detail },
      };
    case 'read': {
      const { plan, feed } = outcome;
      return {
        status: 'ok',
        items: feed.items.map((item) => ({ ...short(item), summary: orNull(item.summary) })),
        new: plan.new.map(({ item }) => short(item)),
        parked: plan.parked.map(({ item, reason }) => ({ ...short(item), reason })),
        changed: plan.changed.map(({ item, reasons }) => ({ ...short(item), reason: reasons.join(', ') })),
        skipped: plan.skipped.length,
        retryAfterS: null,
        permanentUrl: outcome.permanentUrl,
        error: null,
      };
    }
  }
}

function short(item: FeedItem) {
  return { guid: item.guid, link: item.link, title: orNull(item.title), publishedAt: isoTime(item.publishedAt) };
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}

function isoTime(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

function isUrl(source: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(source) && !/^file:/i.test(source);
}

/** A URL through the guarded fetcher, or a file of this machine. */
async function load(
  options: Options,
  guarded: GuardedFetch,
  validators: { etag: string | null; lastModified: string | null } | null,
): Promise<FetchAnswer> {
  if (isUrl(options.source)) return guarded(options.source, { validators });
  const path = options.source.replace(/^file:\/\//i, '');
  try {
    const { size } = await stat(path);
    if (size > MAX_FILE_BYTES)
      return {
        kind: 'error',
        reason: 'too-large',
        detail: `${size} bytes, ${MAX_FILE_BYTES} allowed`,
        status: null,
        retryAt: null,
      };
    const body = await readFile(path);
    return {
      kind: 'ok',
      status: 200,
      headers: {},
      contentType: null,
      body,
      url: options.as ?? '',
      permanentUrl: null,
      validators: null,
      maxAgeMs: null,
    };
  } catch (error) {
    if (error instanceof Error && 'code' in error)
      return {
        kind: 'error',
        reason: 'unreachable',
        detail: `the file cannot be read: ${error.message}`,
        status: null,
        retryAt: null,
      };
    throw error;
  }
}

type Memory = { readonly feed: FeedState | null; readonly seen: Map<string, SeenRow> };

async function readMemory(path: string): Promise<Memory | Failure> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { feed: null, seen: new Map() };
    throw error;
  }
  if (text.trim() === '') return { feed: null, seen: new Map() };
  const memory = parseMemory(text);
  // Starting afresh would mark everything as seen, or announce everything again: only a person may decide that.
  return (
    memory ?? { code: 'bad-state', message: `${path} is not the memory of a poll; delete it to start again`, exit: 1 }
  );
}

function parseMemory(text: string): Memory | null {
  try {
    const value: unknown = JSON.parse(text);
    if (!isMemory(value)) return null;
    return { feed: value.feed, seen: new Map(value.seen.map((row) => [row.key, row])) };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isMemory(value: unknown): value is { feed: FeedState | null; seen: SeenRow[] } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    value.version === 1 &&
    'feed' in value &&
    'seen' in value &&
    Array.isArray(value.seen)
  );
}

/** Written beside and renamed: an interrupted poll leaves the memory as it was. */
async function writeMemory(path: string, memory: Memory): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}.tmp`;
  await writeFile(beside, JSON.stringify({ version: 1, feed: memory.feed, seen: [...memory.seen.values()] }));
  await rename(beside, path);
}
