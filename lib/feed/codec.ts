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
  /** A short digest of each word of the title, and of what its link says; empty in prints of earlier versions. */
  readonly words: string;
  readonly slug: string;
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
    words: wordDigests(item.title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [], 12),
    slug: wordDigests(slugWords(item.canonicalLink), 8),
  };
}

/** Of the end of an address: its words, and the numbers by which publishing systems name an article. */
function slugWords(link: string | null): readonly string[] {
  const end = (link ?? '').split('/').slice(3).slice(-2).join('/').toLowerCase();
  return end.match(/\p{L}{3,}|\d{5,}/gu) ?? [];
}

const WORD_LENGTH = 2;

function wordDigests(words: readonly string[], most: number): string {
  return [...new Set(words.map((word) => digest('text', word).slice(0, WORD_LENGTH)))].slice(0, most).join('');
}

/** True when most of the shorter list of words is in the other too; null where one of them is not known. */
export function isAlike(one: string, other: string): boolean | null {
  if (one === '' || other === '') return null;
  const pieces = (text: string) => new Set(text.match(/../g));
  const [a, b] = [pieces(one), pieces(other)];
  const least = Math.min(a.size, b.size);
  const shared = [...a].filter((piece) => b.has(piece)).length / least;
  // Of two or three words, one is often `story` or `update`.
  return least <= 3 ? shared > 0.5 : shared >= 0.4;
}

/** The kind of a space is no edit. */
export function textDigest(text: string): string {
  return digest('text', withPlainSpaces(text)).slice(0, 8);
}

export function encodePrint(print: ItemPrint): string {
  const { guid, link, title, summary, publishedAt, alert, missing, words, slug } = print;
  const date = publishedAt === null ? '' : publishedAt.toString(36);
  return [guid ?? '', link ?? '', title, summary, date, alert, String(missing), words, slug].join('.');
}

export function decodePrint(encoded: string): ItemPrint {
  const [guid = '', link = '', title = '', summary = '', date = '', alert = '', missing = '0', words = '', slug = ''] =
    encoded.split('.');
  return {
    guid: guid || null,
    link: link || null,
    title,
    summary,
    publishedAt: date === '' ? null : Number.parseInt(date, 36),
    alert,
    missing: Number(missing),
    words,
    slug,
  };
}
