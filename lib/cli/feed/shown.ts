import type { FeedDocument, FeedItem } from '../../feed/item.ts';
import { iso, type Reader } from '../io.ts';

/** How the feed commands write what a feed may leave out: null, never an empty text. */

export function short(item: FeedItem) {
  return { guid: item.guid, link: item.link, title: orNull(item.title), publishedAt: iso(item.publishedAt) };
}

export function orNull(text: string): string | null {
  return text === '' ? null : text;
}

/** The day and the time of an item in one width, so that titles stand below each other. */
export const itemTime = ({ publishedAt }: Pick<FeedItem, 'publishedAt'>, { say, time }: Reader): string =>
  publishedAt === null ? say.checks.feed.undated.padEnd(16) : time(publishedAt);

/** What a feed is called, its format, and how many items it has. */
export const summaryLine = ({ title, format, items }: FeedDocument, { say }: Reader): string => {
  const { feed: told } = say.checks;
  return `${title === '' ? told.untitled : title} (${format}, ${told.items(items.length)})`;
};
