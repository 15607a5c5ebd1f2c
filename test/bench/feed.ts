/**
 * `npm run bench:feed`: how fast feeds are read and how right, against rss-parser, feedsmith and the parser of
 * Rowan Manning, in one run on one generated corpus. Each reader has a process of its own; they
 * take turns, and the best of the rounds counts. The peers are given the bytes as UTF-8, the smallest way to
 * use them; their titles are taken as HTML, as a careful user of them would. `--one NAME FOLDER` is one such
 * process.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { htmlToText } from '../../lib/feed/html-text.ts';
import type { FeedItem } from '../../lib/feed/item.ts';
import { feedCorpus, type Sample, type Wanted } from './feed-corpus.ts';

type Read = { readonly [Part in keyof Wanted]: Wanted[Part] | null };
type Reader = (sample: Sample) => Promise<readonly unknown[]>;
type Peer = { readonly read: Reader; readonly itemOf: (item: never) => Read };
type RssItem = {
  title?: string;
  link?: string;
  guid?: string;
  id?: string;
  isoDate?: string;
  enclosure?: { url?: string };
};
type RowanItem = {
  title: string | null;
  url: string | null;
  id: string | null;
  published: Date | null;
  image: { url: string } | null;
  media: { url: string; image: string | null }[];
};
type Figures = {
  cpuMs: number;
  cleanCpuMs: number;
  items: number;
  failed: number;
  /** Feeds that were read, with an item whose title, guid or date is not what it should be, or missing. */
  wrong: number;
  /** The same for the item's address, and for its picture. */
  links: number;
  pictures: number;
  /** Beyond what the process took before its first feed of the corpus. */
  peakMb: number;
};

const SEED = 20261122;
const COUNT = 200;
const ROUNDS = 5;
const NAMES = ['vigie', 'rss-parser', 'feedsmith', '@rowanmanning/feed-parser'] as const;

const utf8 = ({ bytes }: Sample) => bytes.toString('utf8');
const timeOf = (text: string | undefined) => (text === undefined ? null : Date.parse(text));

async function peerOf(name: string): Promise<Peer> {
  if (name === 'vigie') {
    const { readFeed } = await import('../../lib/feed/document.ts');
    return {
      read: async ({ bytes, contentType }) => {
        const reading = await readFeed(bytes, contentType, 'https://gazette.example/feed');
        if (reading.kind === 'fault') throw new Error(reading.detail);
        return reading.feed.items;
      },
      itemOf: ({ title, link, guid, publishedAt, image }: FeedItem) => ({
        title,
        link,
        guid,
        at: publishedAt,
        picture: image?.url ?? null,
      }),
    };
  }
  if (name === 'rss-parser') {
    const { default: Parser } = await import('rss-parser');
    return {
      read: async (sample) => (await new Parser().parseString(utf8(sample))).items,
      itemOf: (item: RssItem) => ({
        title: plain(item.title),
        link: item.link ?? null,
        guid: item.guid ?? item.id ?? item.link ?? null,
        at: timeOf(item.isoDate),
        picture: item.enclosure?.url ?? null,
      }),
    };
  }
  if (name === 'feedsmith') {
    const { parseFeed } = await import('feedsmith');
    type Item = {
      title?: string | { value?: string };
      link?: string;
      url?: string;
      links?: { href?: string; rel?: string }[];
      guid?: { value?: string };
      id?: string;
      pubDate?: string;
      published?: string;
      date_published?: string;
      dc?: { dates?: string[] };
      media?: { contents?: { url?: string }[] };
      enclosures?: { url?: string }[];
    };
    return {
      read: (sample) => {
        const { feed } = parseFeed(utf8(sample)) as { feed: { items?: unknown[]; entries?: unknown[] } };
        return Promise.resolve(feed.items ?? feed.entries ?? []);
      },
      itemOf: (item: Item) => {
        const link = item.link ?? item.url ?? item.links?.find(({ rel }) => rel === 'alternate')?.href ?? null;
        return {
          title: plain(typeof item.title === 'object' ? item.title.value : item.title),
          link,
          guid: item.guid?.value ?? item.id ?? link,
          at: timeOf(item.pubDate ?? item.published ?? item.date_published ?? item.dc?.dates?.[0]),
          picture: item.media?.contents?.[0]?.url ?? item.enclosures?.[0]?.url ?? null,
        };
      },
    };
  }
  const { parseFeed } = await import('@rowanmanning/feed-parser');
  return {
    read: (sample) => Promise.resolve(parseFeed(utf8(sample)).items),
    itemOf: (item: RowanItem) => ({
      title: plain(item.title ?? undefined),
      link: item.url,
      guid: item.id ?? item.url,
      at: item.published?.getTime() ?? null,
      picture: item.image?.url ?? item.media.find(({ image }) => image !== null)?.url ?? null,
    }),
  };
}

function plain(html: string | undefined): string | null {
  return html === undefined ? null : htmlToText(html, { tags: 'strip', limit: 2000 });
}

/** Whether every item of a feed was read, with these parts as they should be. */
function areRight(found: readonly Read[], wanted: readonly Wanted[], parts: readonly (keyof Wanted)[]): boolean {
  const isRight = (item: Read, n: number) => parts.every((part) => item[part] === wanted[n]?.[part]);
  return found.length === wanted.length && found.every(isRight);
}

function corpusOf(folder: string): Sample[] {
  const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as Omit<Sample, 'bytes'>[];
  return index.map((sample, n) => ({ ...sample, bytes: readFileSync(join(folder, String(n))) }));
}

const peakMb = () => process.resourceUsage().maxRSS / 1024;

async function measure(name: string, folder: string): Promise<Figures> {
  const { read, itemOf } = await peerOf(name);
  const corpus = corpusOf(folder);
  const clean = corpus.filter(({ isClean }) => isClean);
  const pass = async (samples: readonly Sample[]) => {
    const before = process.cpuUsage();
    let items = 0;
    let failed = 0;
    for (const sample of samples) {
      try {
        items += (await read(sample)).length;
      } catch {
        failed++;
      }
    }
    const { user, system } = process.cpuUsage(before);
    return { cpuMs: (user + system) / 1000, items, failed };
  };
  const first = corpus[0];
  if (first !== undefined) await read(first);
  const base = peakMb();
  const { items, failed } = await pass(corpus);
  const peak = peakMb() - base;
  let whole = Infinity;
  let cleanOnly = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    whole = Math.min(whole, (await pass(corpus)).cpuMs);
    cleanOnly = Math.min(cleanOnly, (await pass(clean)).cpuMs);
  }
  let [wrong, links, pictures] = [0, 0, 0];
  for (const sample of corpus) {
    try {
      const found = (await read(sample)).map((item) => itemOf(item as never));
      if (!areRight(found, sample.items, ['title', 'guid', 'at'])) wrong++;
      if (!areRight(found, sample.items, ['link'])) links++;
      if (!areRight(found, sample.items, ['picture'])) pictures++;
    } catch {
      // Counted as failed above.
    }
  }
  return { cpuMs: whole, cleanCpuMs: cleanOnly, items, failed, wrong, links, pictures, peakMb: peak };
}

function compare(folder: string): void {
  const self = fileURLToPath(import.meta.url);
  const corpus = feedCorpus(SEED, COUNT);
  corpus.forEach(({ bytes }, n) => {
    writeFileSync(join(folder, String(n)), bytes);
  });
  writeFileSync(join(folder, 'index.json'), JSON.stringify(corpus.map((sample) => ({ ...sample, bytes: undefined }))));
  const size = (samples: readonly Sample[]) => samples.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const bytes = size(corpus);
  const cleanBytes = size(corpus.filter(({ isClean }) => isClean));
  const best = new Map<string, Figures>();
  for (let turn = 0; turn < 2; turn++) {
    for (const name of NAMES) {
      const out = execFileSync(process.execPath, [self, '--one', name, folder], { encoding: 'utf8' });
      const figures = JSON.parse(out) as Figures;
      const known = best.get(name) ?? figures;
      best.set(name, {
        ...figures,
        cpuMs: Math.min(figures.cpuMs, known.cpuMs),
        cleanCpuMs: Math.min(figures.cleanCpuMs, known.cleanCpuMs),
        peakMb: Math.min(figures.peakMb, known.peakMb),
      });
    }
  }
  const raw = best.get('rss-parser');
  if (raw === undefined) throw new Error('rss-parser did not run');
  console.log(
    `${COUNT} feeds, ${(bytes / 1e6).toFixed(1)} MB, ${corpus.reduce((sum, { items }) => sum + items.length, 0)} items, seed ${SEED}, Node ${process.version}; processor time, best of ${ROUNDS * 2} rounds`,
  );
  console.log(
    '                             MB/s  items/s  peak MB  failed  wrong  links  pictures  of raw rss-parser (clean feeds)',
  );
  for (const name of NAMES) {
    const figures = best.get(name) ?? raw;
    const columns = [
      (bytes / figures.cpuMs / 1000).toFixed(1).padStart(6),
      String(Math.round((figures.items / figures.cpuMs) * 1000)).padStart(8),
      figures.peakMb.toFixed(0).padStart(8),
      String(figures.failed).padStart(7),
      String(figures.wrong).padStart(6),
      String(figures.links).padStart(6),
      String(figures.pictures).padStart(9),
      `${(raw.cpuMs / figures.cpuMs).toFixed(2).padStart(6)} (${(raw.cleanCpuMs / figures.cleanCpuMs).toFixed(2)})`,
    ];
    console.log(
      name.padEnd(26),
      columns.join(' '),
      ` ${(cleanBytes / figures.cleanCpuMs / 1000).toFixed(1)} MB/s clean`,
    );
  }
}

const only = process.argv.indexOf('--one');
if (only !== -1) {
  console.log(JSON.stringify(await measure(process.argv[only + 1] ?? '', process.argv[only + 2] ?? '')));
} else {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-feeds-'));
  try {
    compare(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
