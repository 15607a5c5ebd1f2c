/**
 * `node test/bench/feed.ts`: how fast feeds are read, against raw rss-parser and whichever other readers are installed, in one run on one generated corpus.
 * Each reader has a process of its own; they take turns, and the best of the rounds counts. `--one NAME` is one such process.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import Parser from 'rss-parser';
import { readFeed } from '../../lib/feed/document.ts';
import { feedCorpus, type Sample } from './feed-corpus.ts';

type Reader = (sample: Sample) => Promise<number>;
type Figures = {
  cpuMs: number;
  bytes: number;
  items: number;
  peakMb: number;
  cleanCpuMs: number;
  cleanBytes: number;
  failed: number;
};

const SEED = 20261122;
const COUNT = 200;
const ROUNDS = 5;
const NAMES = ['vigie', 'rss-parser', 'feedsmith', '@rowanmanning/feed-parser'] as const;

const optional = async (name: string): Promise<Record<string, unknown> | null> => {
  try {
    return (await import(name)) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
};

const countItems = (value: unknown): number => {
  const feed = value as { items?: unknown[]; entries?: unknown[]; feed?: unknown };
  return feed.items?.length ?? feed.entries?.length ?? (feed.feed === undefined ? 0 : countItems(feed.feed));
};

async function readerOf(name: string): Promise<Reader | null> {
  if (name === 'vigie')
    return async ({ bytes, contentType }) => {
      const reading = await readFeed(bytes, contentType, 'https://gazette.example/feed');
      if (reading.kind === 'fault') throw new Error(reading.detail);
      return reading.feed.items.length;
    };
  if (name === 'rss-parser')
    return async ({ bytes }) => (await new Parser().parseString(bytes.toString('utf8'))).items.length;
  const library = await optional(name);
  const parse = library?.['parseFeed'];
  if (typeof parse !== 'function') return null;
  return ({ bytes }) => Promise.resolve(countItems((parse as (text: string) => unknown)(bytes.toString('utf8'))));
}

async function measure(name: string): Promise<Figures | null> {
  const read = await readerOf(name);
  if (read === null) return null;
  const corpus = feedCorpus(SEED, COUNT);
  const pass = async (samples: readonly Sample[]) => {
    const before = process.cpuUsage();
    let items = 0;
    let failed = 0;
    for (const sample of samples) {
      try {
        items += await read(sample);
      } catch {
        failed++;
      }
    }
    const { user, system } = process.cpuUsage(before);
    return { cpuMs: (user + system) / 1000, items, failed };
  };
  const clean = corpus.filter(({ isClean }) => isClean);
  await pass(corpus);
  let whole = await pass(corpus);
  let cleanOnly = await pass(clean);
  for (let round = 1; round < ROUNDS; round++) {
    const again = await pass(corpus);
    if (again.cpuMs < whole.cpuMs) whole = again;
    const cleanAgain = await pass(clean);
    if (cleanAgain.cpuMs < cleanOnly.cpuMs) cleanOnly = cleanAgain;
  }
  const size = (samples: readonly Sample[]) => samples.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return {
    ...whole,
    bytes: size(corpus),
    cleanCpuMs: cleanOnly.cpuMs,
    cleanBytes: size(clean),
    peakMb: process.resourceUsage().maxRSS / 1024,
  };
}

const only = process.argv.indexOf('--one');
if (only !== -1) {
  console.log(JSON.stringify(await measure(process.argv[only + 1] ?? '')));
} else {
  const self = fileURLToPath(import.meta.url);
  const best = new Map<string, Figures>();
  for (let turn = 0; turn < 2; turn++) {
    for (const name of NAMES) {
      const figures = JSON.parse(
        execFileSync(process.execPath, [self, '--one', name], { encoding: 'utf8' }),
      ) as Figures | null;
      const known = best.get(name);
      if (figures !== null && (known === undefined || figures.cpuMs < known.cpuMs)) best.set(name, figures);
    }
  }
  const raw = best.get('rss-parser');
  if (raw === undefined) throw new Error('rss-parser did not run');
  console.log(
    `${COUNT} feeds, ${(raw.bytes / 1e6).toFixed(1)} MB, seed ${SEED}, Node ${process.version}; processor time, best of ${ROUNDS * 2} rounds`,
  );
  for (const name of NAMES) {
    const figures = best.get(name);
    if (figures === undefined) {
      console.log(`${name.padEnd(26)} not installed`);
      continue;
    }
    const speed = figures.bytes / figures.cpuMs / 1000;
    const cleanSpeed = figures.cleanBytes / figures.cleanCpuMs / 1000;
    const rawSpeed = raw.bytes / raw.cpuMs / 1000;
    const rawCleanSpeed = raw.cleanBytes / raw.cleanCpuMs / 1000;
    console.log(
      `${name.padEnd(26)} ${speed.toFixed(1).padStart(6)} MB/s  ${Math.round((figures.items / figures.cpuMs) * 1000)
        .toString()
        .padStart(7)} items/s  ` +
        `${Math.round(figures.peakMb).toString().padStart(4)} MB peak  ${figures.failed} failed  ratio ${(speed / rawSpeed).toFixed(2)} (clean feeds ${(cleanSpeed / rawCleanSpeed).toFixed(2)})`,
    );
  }
}
