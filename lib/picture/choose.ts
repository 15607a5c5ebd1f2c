import type { Media } from '../records/content.ts';
import type { FeedItem } from '../feed/item.ts';
import type { FeedRules } from '../feed/rules.ts';
import { pageText, pictureOfPage } from './page.ts';
import { fetchPicture, type FetchPicture, type NoPicture } from './picture.ts';

const PAGE_WITHIN_MS = 5_000;
/** Open Graph stands in the head of a page. */
const PAGE_BYTES = 512 * 1024;
const ACCEPT_PAGE = 'text/html, application/xhtml+xml;q=0.9';

/** The picture of an item's cards; without one, `why` is what the approver reads, null when nobody named any. */
export type Chosen = { media: Media; why: null } | { media: null; why: NoPicture | null };

/**
 * Chooses an item's picture by its feed's rule: the one that the feed names, else the one that its page names for its own card (Open Graph). Of those named the
 * first that can be had. Never throws for what others serve: an item without its picture is an item.
 */
export const choosePicture = async (
  fetch: FetchPicture,
  rule: FeedRules['image'],
  item: Pick<FeedItem, 'image' | 'link'>,
): Promise<Chosen> => {
  let why: NoPicture | null = null;
  const take = async (named: { url: string; alt: string | null } | null): Promise<Chosen | null> => {
    if (named === null) return null;
    const fetched = await fetchPicture(fetch, named);
    if (fetched.kind === 'picture') return { media: fetched.media, why: null };
    why ??= fetched.why;
    return null;
  };
  if (rule === 'none') return { media: null, why };
  const fromFeed = rule === 'page' ? null : await take(item.image);
  if (fromFeed !== null) return fromFeed;
  if (rule === 'feed' || item.link === null) return { media: null, why };
  const page = await fetch(item.link, {
    accept: ACCEPT_PAGE,
    maxBytes: PAGE_BYTES,
    deadlineMs: PAGE_WITHIN_MS,
    cut: true,
  });
  const named = page.kind === 'ok' ? pictureOfPage(pageText(page.body, page.contentType), page.url) : null;
  if (page.kind !== 'ok') why ??= 'unreachable';
  return (await take(named)) ?? { media: null, why };
};
