import type { FeedItem } from '../../feed/item.ts';
import { iso } from '../io.ts';

/** How the feed commands write what a feed may leave out: null, never an empty text. */

export function short(item: FeedItem) {
  return { guid: item.guid, link: item.link, title: orNull(item.title), publishedAt: iso(item.publishedAt) };
}

export function orNull(text: string): string | null {
  return text === '' ? null : text;
}
