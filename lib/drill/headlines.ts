import type { LookDeps } from '../crisis/look.ts';
import type { StreamLine } from '../crisis/stream.ts';
import type { FeedDocument, FeedItem } from '../feed/item.ts';
import { idOf } from './newspaper.ts';

/** A feed shows its newest entries alone. */
const SHOWN = 60;

export const itemOf = ({ headline }: StreamLine): FeedItem => ({
  guid: null,
  link: headline.url ?? null,
  title: headline.title,
  summary: headline.summary ?? '',
  publishedAt: headline.at,
  image: null,
  categories: [],
  author: null,
  lang: headline.lang,
  identity: `${headline.at} ${headline.title}`,
  canonicalLink: null,
  flags: [],
  alert: null,
});

/** The headlines of a recorded day as feeds: each source shows what it had published by `now`. */
export const feedsOf = (lines: readonly StreamLine[], now: () => number): Pick<LookDeps, 'fetch' | 'read'> => {
  const bySource = Map.groupBy(lines, ({ headline }) => idOf(headline.source));
  const read = new Map<string, number>();
  return {
    fetch: (url) => {
      const source = new URL(url).host;
      const shown = (bySource.get(source) ?? []).filter(({ headline }) => headline.seen <= now()).length;
      if (read.get(source) === shown) return Promise.resolve({ kind: 'not-modified' });
      read.set(source, shown);
      return Promise.resolve({ kind: 'ok', body: Buffer.from(source), contentType: null, url, validators: null });
    },
    read: (bytes) => {
      const source = bytes.toString();
      const shown = (bySource.get(source) ?? []).slice(0, read.get(source) ?? 0);
      const items = shown.slice(-SHOWN).reverse().map(itemOf);
      return Promise.resolve({ kind: 'feed', feed: { ...EMPTY_FEED, items } });
    },
  };
};

const EMPTY_FEED: FeedDocument = {
  title: '',
  link: null,
  format: 'RSS 2.0',
  encoding: 'utf-8',
  self: null,
  hubs: [],
  lang: null,
  ttlMs: null,
  skipHours: [],
  items: [],
  overLimit: 0,
  warnings: [],
};
