import { decodeFeedBytes } from './charset.ts';
import { inflated } from './inflate.ts';
import { readJsonFeed } from './json-feed.ts';
import type { FeedDocument, FeedFault, FeedItem, FeedReading } from './item.ts';
import { readXmlFeed } from './xml-feed.ts';
import { isFrontPage } from './links.ts';

export type { FeedDocument, FeedFault, FeedItem, FeedReading } from './item.ts';

/**
 * Reads the bytes of a feed, whatever its dialect and charset. Never throws because of content: what is not a whole
 * feed is a `fault`, and an item that cannot be read loses no other item. `url` is where the document came from, or
 * null for a file.
 */
export async function readFeed(bytes: Buffer, contentType: string | null, url: string | null): Promise<FeedReading> {
  const unpacked = inflated(bytes);
  if (unpacked.kind !== 'bytes')
    return fault(unpacked.kind === 'too-large' ? 'too-complex' : 'malformed', unpacked.detail);
  const decoded = decodeFeedBytes(unpacked.bytes, contentType);
  const text = decoded.text.replace(/^[\ufeff\u0000\s]+/, '');
  if (text === '') return fault('empty', 'the document is empty');
  const reading = text.startsWith('{') || text.startsWith('[') ? readJsonFeed(text, url) : await readXmlFeed(text, url);
  if (reading.kind === 'fault') return reading;
  const warnings = [...reading.feed.warnings];
  if (decoded.damaged) warnings.push(`some characters could not be read as ${decoded.encoding}`);
  const { items, link, overLimit } = reading.feed;
  if (overLimit > 0) warnings.push(`${overLimit} items beyond the first ${items.length} were left out`);
  return {
    kind: 'feed',
    feed: { ...reading.feed, encoding: decoded.encoding, items: withUsableIdentity(items, link), warnings },
  };
}

/**
 * The same document with at most `limit` items, the newest as far as dates tell; the others are counted in
 * `overLimit`.
 */
export function newestItems(feed: FeedDocument, limit: number): FeedDocument {
  const { items } = feed;
  if (items.length <= limit) return feed;
  // Undated items keep their place near the top, where publishers put what is new.
  const rank = items.map((item, index) => ({ index, at: item.publishedAt ?? Number.MAX_SAFE_INTEGER }));
  const kept = new Set(
    rank
      .sort((a, b) => b.at - a.at || a.index - b.index)
      .slice(0, limit)
      .map(({ index }) => index),
  );
  return {
    ...feed,
    items: items.filter((_, index) => kept.has(index)),
    overLimit: feed.overLimit + items.length - limit,
  };
}

export function fault(reason: FeedFault, detail: string): FeedReading {
  return { kind: 'fault', reason, detail };
}

/** A link that all items share (the front page of a status site) names none of them: then the guid is the identity. */
function withUsableIdentity(items: readonly FeedItem[], home: string | null): readonly FeedItem[] {
  const shared = new Map<string, number>();
  for (const item of items) {
    if (item.canonicalLink !== null) shared.set(item.canonicalLink, (shared.get(item.canonicalLink) ?? 0) + 1);
  }
  return items.map((item) => {
    const link = item.canonicalLink;
    if (link === null || item.guid === null || (shared.get(link) ?? 0) < 2) return item;
    return isFrontPage(link) || link === home ? { ...item, identity: item.guid } : item;
  });
}
