import type { Media } from '../records/content.ts';
import type { FeedItem } from '../feed/item.ts';
import type { FeedRules } from '../feed/rules.ts';
import { pageText, pictureOfPage } from './page.ts';
import { fetchPicture, type FetchPicture, type NoPicture } from './picture.ts';
import { SECOND_MS } from '../records/durations.ts';

const PAGE_WITHIN_MS = 5 * SECOND_MS;
/** The Open Graph tags stand in the head of a page: no more of it is read. */
const PAGE_BYTES = 512 * 1024;
const ACCEPT_PAGE = 'text/html, application/xhtml+xml;q=0.9';

/**
 * The picture of an item's cards. Where there is none, `why` tells the approver the reason; null when none was
 * named.
 */
export type Chosen = { media: Media; why: null } | { media: null; why: NoPicture | null };

/**
 * Chooses an item's picture by its feed's rule: one that the feed names, else one that the item's page names for
 * its own card (Open Graph). It takes the first that can be fetched. It never throws for what other servers send,
 * because an item without a picture can still become a draft.
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
