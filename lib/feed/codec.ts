import { withPlainSpaces } from './html-text.ts';
import { digest, type ItemKeys } from './identity.ts';
import type { FeedItem } from './item.ts';

/**
 * How the memory of a feed is stored. What an item looked like is one short string of digests: long enough to notice an
 * edit, and short enough for the prints of hundreds of items to fit in one row.
 */
export type ItemPrint = ItemKeys & {
  readonly title: string;
  readonly summary: string;
  readonly publishedAt: number | null;
  /** Empty for an item without an alert. */
  readonly alert: string;
  /** In how many documents in a row the item was missing. */
  readonly missing: number;
};

/**
 * One row of memory for one key, kept for at least 12 months: an item that comes back after that long is still known.
 */
export type SeenRow = {
  readonly key: string;
  readonly firstSeenAt: number;
  readonly lastSeenAt: number;
  readonly outcome: 'draft' | 'parked' | 'skipped';
  readonly reason: string | null;
  /** An encoded `ItemPrint`. */
  readonly print: string;
};

export function printOf(item: FeedItem, keys: ItemKeys): ItemPrint {
  return {
    guid: keys.guid,
    link: keys.link,
    title: textDigest(item.title),
    summary: textDigest(item.summary),
    publishedAt: item.publishedAt,
    alert: item.alert === null ? '' : textDigest(item.alert.key),
    missing: 0,
  };
}

/** The kind of a space is no edit. */
export function textDigest(text: string): string {
  return digest('text', withPlainSpaces(text)).slice(0, 8);
}

export function encodePrint(print: ItemPrint): string {
  const { guid, link, title, summary, publishedAt, alert, missing } = print;
  const date = publishedAt === null ? '' : publishedAt.toString(36);
  return [guid ?? '', link ?? '', title, summary, date, alert, String(missing)].join('.');
}

export function decodePrint(encoded: string): ItemPrint {
  const [guid = '', link = '', title = '', summary = '', date = '', alert = '', missing = '0'] = encoded.split('.');
  return {
    guid: guid || null,
    link: link || null,
    title,
    summary,
    publishedAt: date === '' ? null : Number.parseInt(date, 36),
    alert,
    missing: Number(missing),
  };
}
