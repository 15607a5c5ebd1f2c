import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { openFetch, type FetchAnswer, type GuardedFetch } from '../adapters/fetch.ts';
import { feedsOfPage, wellKnownFeeds, type Candidate } from '../feed/discover.ts';
import { readFeed } from '../feed/document.ts';
import type { FeedDocument, FeedItem } from '../feed/item.ts';
import { feedKey, readOpml, writeOpml } from '../feed/opml.ts';
import { pollFeed, type Fetched, type PollOutcome } from '../feed/poll-feed.ts';
import type { FeedState, SeenRow } from '../feed/poll.ts';
import { applyRules, hashtagsOf, publishedLink, type FeedRules, type RuleTrace } from '../feed/rules.ts';

export type FeedIo = { readonly out: (text: string) => void; readonly err: (text: string) => void };

const USAGE = `usage: vigie feed check <url or file> [--content-type T] [--as URL] [--allow-private] [--feed KEY]
       vigie feed poll <url or file> --state FILE [--as URL] [--now ISO] [--backfill N] [--allow-private] [--feed KEY]
       vigie feed add <url of a page or feed> [--allow-private] [--json]
       vigie feed import <file.opml> [--json]
       vigie feed export [--json]
All take --config FILE (vigie.config.ts).`;

const COMMANDS = ['check', 'poll', 'add', 'import', 'export'] as const;
type Command = (typeof COMMANDS)[number];

/** Used where no configuration names a contact. */
const NO_CONTACT = 'Vigie/0.1 (feed reader run by hand; no contact configured)';
const DEFAULT_EVERY_MS = 15 * 60_000;
const MAX_FILE_BYTES = 10_000_000;

type Failure = { readonly code: string; readonly message: string; readonly exit: 1 | 2 };
type Done = { readonly exit: 0; readonly json: unknown; readonly text?: string };

/**
 * `vigie feed ...`. `check` and `poll` answer one JSON document on standard output, with --json or without, on failure too; the others speak to a
 * person unless there is --json.
 * Returns the exit code: 0 done, 1 the feed is bad, 2 wrong usage.
 */
export async function feedCommand(args: readonly string[], io: FeedIo): Promise<number> {
  const result = await run(args);
  const isForPeople = args[0] === 'add' || args[0] === 'import' || args[0] === 'export';
  const isJson = !isForPeople || args.includes('--json');
  if (result.exit === 0) {
    io.out(isJson ? `${JSON.stringify(result.json, null, 2)}\n` : (result.text ?? ''));
    return 0;
  }
  const { code, message, exit } = result;
  if (isJson) io.out(`${JSON.stringify({ error: { code, message } }, null, 2)}\n`);
  if (exit === 2) io.err(`${message}\n${USAGE}\n`);
  else if (!isJson) io.err(`${message}\n`);
  return exit;
}

async function run(args: readonly string[]): Promise<Done | Failure> {
  const [name, ...rest] = args;
  const command = COMMANDS.find((one) => one === name);
  if (command === undefined)
    return usage(name === undefined ? 'a command is missing' : `unknown command: feed ${name}`);
  const options = readOptions(command, rest);
  if ('exit' in options) return options;
  switch (command) {
    case 'check':
      return check(options);
    case 'poll':
      return poll(options);
    case 'add':
      return add(options);
    case 'import':
      return importOpml(options);
    case 'export':
      return exportOpml(options);
  }
}

type Options = {
  readonly source: string;
  readonly contentType: string | null;
  readonly as: string | null;
  readonly state: string | null;
  readonly now: number | null;
  readonly backfill: number;
  readonly allowPrivate: boolean;
  readonly config: string | null;
  readonly feed: string | null;
};

function readOptions(command: Command, args: readonly string[]): Options | Failure {
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
        config: { type: 'string' },
        feed: { type: 'string' },
      },
    });
  } catch (error) {
    if (error instanceof TypeError) return usage(error.message);
    throw error;
  }
  const { values, positionals } = parsed;
  const [source = '', ...more] = positionals;
  if (source === '' && command !== 'export') return usage('a URL or a file is missing');
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
    config: values.config ?? null,
    feed: values.feed ?? null,
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
  const configured = await readConfigured(options);
  if ('exit' in configured) return configured;
  const fetched = await load(
    options,
    openFetch({ userAgent: configured.userAgent, allowLoopback: options.allowPrivate }),
    null,
  );
  if (fetched.kind === 'error') return { code: fetched.reason, message: fetched.detail, exit: 1 };
  if (fetched.kind === 'gone') return { code: 'gone', message: 'the feed is gone (status 410)', exit: 1 };
  if (fetched.kind === 'not-modified')
    return { code: 'not-modified', message: 'the server answered 304 to a first request', exit: 1 };
  const reading = await readFeed(fetched.body, options.contentType ?? fetched.contentType, options.as ?? fetched.url);
  if (reading.kind === 'fault') return { code: reading.reason, message: reading.detail, exit: 1 };
  return { exit: 0, json: checkAnswer(reading.feed, configured, options.now ?? Date.now()) };
}

function checkAnswer(feed: FeedDocument, configured: Configured, now: number) {
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
      rules: rulesOf(configured, item, now),
    })),
    warnings: feed.warnings,
  };
}

/** What the rules do to one item: those about its words, then its age and what it will look like on each account. How many a day only a poll can tell. */
function rulesOf({ rules, feed, accounts }: Configured, item: FeedItem, now: number): RuleTrace[] {
  const { trace, item: changed } = applyRules(rules, item);
  const all = [...trace];
  const { publishedAt } = item;
  if (rules?.maxAge !== undefined && publishedAt !== null && publishedAt < now - rules.maxAge)
    all.push({ rule: 'maxAge', effect: 'drop', detail: `published ${isoTime(publishedAt) ?? ''}` });
  const hashtags = hashtagsOf(rules, item.categories);
  if (hashtags.length > 0) all.push({ rule: 'hashtags', effect: 'change', detail: hashtags.join(' ') });
  for (const account of changed.link === null ? [] : accounts) {
    const network = account.slice(0, account.indexOf(':'));
    const link = publishedLink(rules, changed.link ?? '', { network, account, feed });
    if (link !== changed.link) all.push({ rule: 'utm', effect: 'change', detail: `${account}: ${link}` });
  }
  return all;
}

async function poll(options: Options): Promise<Done | Failure> {
  if (options.state === null) return usage('--state FILE is missing: it is the memory of this poll');
  const configured = await readConfigured(options);
  if ('exit' in configured) return configured;
  const memory = await readMemory(options.state);
  if ('exit' in memory) return memory;
  const now = options.now ?? Date.now();
  const guarded = openFetch({
    userAgent: configured.userAgent,
    allowLoopback: options.allowPrivate,
    now: () => now,
  });
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
    { url: options.source, everyMs: DEFAULT_EVERY_MS, backfill: options.backfill, rules: configured.rules },
    memory.feed,
  );
  if (outcome.kind === 'read') for (const row of outcome.plan.rows) memory.seen.set(row.key, row);
  await writeMemory(options.state, { feed: outcome.state, seen: memory.seen });
  return { exit: 0, json: pollAnswer(outcome, now) };
}

type Configured = {
  readonly userAgent: string;
  readonly rules: FeedRules | undefined;
  /** Its key, and where it goes; empty without a configuration. */
  readonly feed: string;
  readonly accounts: readonly string[];
};

const NOT_CONFIGURED: Configured = { userAgent: NO_CONTACT, rules: undefined, feed: '', accounts: [] };

/** The contact to name to publishers, and the rules of the feed asked about. Without a configuration there are none. */
async function readConfigured(options: Options): Promise<Configured | Failure> {
  if (options.config === null && options.feed === null && !isUrl(options.source)) return NOT_CONFIGURED;
  const settings = await readConfig(options);
  if (settings === null && options.feed === null) return NOT_CONFIGURED;
  if (settings === null)
    return { code: 'bad-config', message: 'there is no configuration to take the feed from', exit: 1 };
  if ('exit' in settings) return options.feed === null && options.config === null ? NOT_CONFIGURED : settings;
  const key = options.feed ?? Object.entries(settings.feeds).find(([, { url }]) => url === options.source)?.[0] ?? '';
  const feed = settings.feeds[key];
  if (feed === undefined && options.feed !== null)
    return {
      code: 'unknown-feed',
      message: `no feed ${options.feed}; there are: ${Object.keys(settings.feeds).join(', ')}`,
      exit: 1,
    };
  return {
    userAgent: `Vigie/0.1 (+${settings.site.contact})`,
    rules: feed?.rules,
    feed: key,
    accounts: feed?.accounts ?? [],
  };
}

/** The checked configuration; null when there is no file at the usual place. */
async function readConfig(options: Options) {
  const path = resolve(options.config ?? 'vigie.config.ts');
  try {
    await stat(path);
  } catch (error) {
    if (options.config === null && error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    return { code: 'bad-config', message: `${path} cannot be read`, exit: 1 } as const;
  }
  const { readSettings } = await import('../settings.ts');
  const module: unknown = await import(pathToFileURL(path).href);
  const read = readSettings((module as { readonly default?: unknown }).default);
  if (read.kind === 'settings') return read.settings;
  const [first] = read.problems;
  return {
    code: 'bad-config',
    message: `${path}: ${first?.path ?? ''}: was ${first?.was ?? ''}; allowed: ${first?.allowed ?? ''}`,
    exit: 1,
  } as const;
}

const PREVIEW = 5;

/** Finds the feed of a page, tries it, and says what to paste into the configuration. */
async function add(options: Options): Promise<Done | Failure> {
  const source = /^[a-z][a-z0-9+.-]*:/i.test(options.source) ? options.source : `https://${options.source}`;
  const configured = await readConfigured({ ...options, source });
  if ('exit' in configured) return configured;
  const guarded = openFetch({ userAgent: configured.userAgent, allowLoopback: options.allowPrivate });
  const first = await guarded(source);
  if (first.kind !== 'ok')
    return {
      code: first.kind === 'error' ? first.reason : first.kind,
      message: `${source} cannot be read: ${first.kind === 'error' ? first.detail : 'there is nothing at this address'}`,
      exit: 1,
    };
  const direct = await readFeed(first.body, first.contentType, first.url);
  if (direct.kind === 'feed') return addAnswer(first.permanentUrl ?? source, direct.feed, [], options);
  const named = feedsOfPage(first.body.toString('utf8'), first.url);
  const candidates = [...named.map(({ url }) => url), ...wellKnownFeeds(first.url)].filter(
    (url, index, all) => all.indexOf(url) === index,
  );
  for (const url of candidates.slice(0, 12)) {
    const answer = await guarded(url);
    if (answer.kind !== 'ok') continue;
    const reading = await readFeed(answer.body, answer.contentType, answer.url);
    if (reading.kind === 'feed') {
      const others = named.filter((candidate) => candidate.url !== url);
      return addAnswer(answer.permanentUrl ?? url, reading.feed, others, options);
    }
  }
  return {
    code: 'no-feed',
    message:
      named.length === 0
        ? `no feed found: ${first.url} names none, and none of the usual addresses has one`
        : `no feed found: what ${first.url} names cannot be read as one (${named.map(({ url }) => url).join(', ')}), and none of the usual addresses has one`,
    exit: 1,
  };
}

async function addAnswer(
  url: string,
  feed: FeedDocument,
  others: readonly Candidate[],
  options: Options,
): Promise<Done> {
  const settings = await readConfig(options);
  const known = settings === null || 'exit' in settings ? null : settings;
  const already = known === null ? undefined : Object.entries(known.feeds).find(([, other]) => other.url === url)?.[0];
  const key = feedKey(feed.title, url, new Set(Object.keys(known?.feeds ?? {})));
  const config = configLine(key, url, sandboxOf(known?.accounts));
  const items = feed.items.slice(0, PREVIEW);
  const json = {
    url,
    feed: { title: orNull(feed.title), link: feed.link, format: feed.format, encoding: feed.encoding, hubs: feed.hubs },
    items: items.map(short),
    total: feed.items.length,
    others: others.map((other) => other.url),
    alreadyConfiguredAs: already ?? null,
    config,
    warnings: feed.warnings,
  };
  const lines = [
    `${feed.title === '' ? 'A feed without a title' : feed.title} (${feed.format}, ${feed.items.length} ${feed.items.length === 1 ? 'item' : 'items'})`,
    url,
    '',
    ...items.map(
      (item) =>
        `  ${isoTime(item.publishedAt)?.slice(0, 16).replace('T', ' ') ?? 'undated         '}  ${item.title === '' ? (item.link ?? '') : item.title}`,
    ),
    ...(feed.items.length === 0 ? ['  It has no items now.'] : []),
    ...(feed.items.length > PREVIEW ? [`  and ${feed.items.length - PREVIEW} more (times are UTC)`] : []),
    ...feed.warnings.map((warning) => `  ! ${warning}`),
    ...(others.length === 0
      ? []
      : [
          '',
          'The page names other feeds too:',
          ...others.map((other) => `  ${other.url}${other.title === null ? '' : `  ${other.title}`}`),
        ]),
    ...(already === undefined ? [] : ['', `This feed is already configured as ${already}.`]),
    '',
    'To add it, paste this under feeds in vigie.config.ts, and choose its lane and accounts:',
    `  ${config}`,
    '',
  ];
  return { exit: 0, json, text: lines.join('\n') };
}

/** The feeds of an OPML file as configuration to paste. Nothing is fetched. */
async function importOpml(options: Options): Promise<Done | Failure> {
  const file = await load(
    { ...options, source: options.source },
    openFetch({ userAgent: NO_CONTACT, allowLoopback: options.allowPrivate }),
    null,
  );
  if (file.kind !== 'ok')
    return {
      code: file.kind === 'error' ? file.reason : file.kind,
      message: file.kind === 'error' ? file.detail : 'there is no file',
      exit: 1,
    };
  const subscriptions = readOpml(file.body);
  if (subscriptions === null) return { code: 'not-opml', message: 'this is not an OPML file', exit: 1 };
  const settings = await readConfig(options);
  const known = settings === null || 'exit' in settings ? null : settings;
  const taken = new Set(Object.keys(known?.feeds ?? {}));
  const configured = new Set(Object.values(known?.feeds ?? {}).map(({ url }) => url));
  const fresh = subscriptions.filter(({ url }) => !configured.has(url));
  const feeds = fresh.map(({ title, url }) => {
    const key = feedKey(title, url, taken);
    taken.add(key);
    return { key, title: orNull(title), url };
  });
  const account = sandboxOf(known?.accounts);
  const config = feeds.map(({ key, url }) => configLine(key, url, account));
  const already = subscriptions.length - fresh.length;
  const text = [
    ...(feeds.length === 0 ? ['Nothing to add.'] : []),
    ...(already === 0
      ? []
      : [`${already} of ${subscriptions.length} ${already === 1 ? 'is' : 'are'} configured already.`]),
    ...(feeds.length === 0
      ? []
      : [
          'Paste this under feeds in vigie.config.ts, and choose lanes and accounts:',
          ...config.map((line) => `  ${line}`),
        ]),
    '',
  ].join('\n');
  return { exit: 0, json: { feeds, alreadyConfigured: already, config: config.join('\n') }, text };
}

/** The configured feeds as OPML. */
async function exportOpml(options: Options): Promise<Done | Failure> {
  const settings = await readConfig(options);
  if (settings === null) return { code: 'bad-config', message: 'there is no vigie.config.ts here', exit: 1 };
  if ('exit' in settings) return settings;
  const feeds = Object.entries(settings.feeds).map(([key, { url }]) => ({ title: key, url, home: null }));
  const opml = writeOpml(settings.site.name, feeds);
  return { exit: 0, json: { opml, feeds: feeds.length }, text: opml };
}

/** One line of configuration, on an account where nothing can go wrong until a person chooses another. */
function configLine(key: string, url: string, account: string): string {
  return `${quotedKey(key)}: { url: ${quoted(url)}, lane: 'news', accounts: [${quoted(account)}] },`;
}

function sandboxOf(accounts: Readonly<Record<string, unknown>> | undefined): string {
  const names = Object.keys(accounts ?? {});
  return names.find((name) => name.startsWith('sandbox:')) ?? names[0] ?? 'sandbox:gazette';
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

function quotedKey(key: string): string {
  return /^[a-z][a-z0-9]*$/.test(key) ? key : `'${key}'`;
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
