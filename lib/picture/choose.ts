import type { Media } from '../records/content.ts';
import type { FeedItem, ItemImage } from '../feed/item.ts';
import { isBanner, LARGE_ENOUGH } from '../feed/pictures.ts';
import type { FeedRules } from '../feed/rule-shape.ts';
import { pageText, picturesOfPage } from './page.ts';
import { fetchPicture, type FetchPicture, type NoPicture } from './picture.ts';
import { SECOND_MS } from '../records/durations.ts';

const ALL_WITHIN_MS = 15 * SECOND_MS;
const PICTURE_WITHIN_MS = 5 * SECOND_MS;
const PAGE_WITHIN_MS = 5 * SECOND_MS;
/** Pictures of the feed, and of the page, that are fetched at most. */
const TRIED = 3;
/** The Open Graph tags stand in the head of a page: no more of it is read. */
const PAGE_BYTES = 512 * 1024;
const ACCEPT_PAGE = 'text/html, application/xhtml+xml;q=0.9';

/**
 * The picture of an item's cards. Where there is none, `why` tells the approver the reason; null when none was
 * named.
 */
export type Chosen = { media: Media; why: null } | { media: null; why: NoPicture | null };

/** Chooses a picture; the pages have it chosen elsewhere. */
export type ChoosePicture = (
  rule: FeedRules['image'],
  item: Pick<FeedItem, 'image' | 'pictures' | 'link'>,
) => Promise<Chosen>;

/**
 * Chooses an item's picture by its feed's rule: one that the feed names, else one that the item's page names for its
 * own card. Of each it tries the best by `lib/feed/pictures.ts`, as long as there is time, and takes the first whose
 * bytes are a picture of a good size; else the largest of the small ones. It never throws for what other servers
 * send, because an item without a picture can still become a draft.
 */
export const choosePicture =
  (fetch: FetchPicture, now: () => number): ChoosePicture =>
  async (rule, item) => {
    if (rule === 'none') return { media: null, why: null };
    const until = now() + ALL_WITHIN_MS;
    const within = (most: number) => Math.min(most, until - now());
    let why: NoPicture | null = null;
    let small: Media | null = null;
    const take = async (named: readonly ItemImage[]): Promise<Media | null> => {
      for (const one of named.slice(0, TRIED)) {
        if (within(PICTURE_WITHIN_MS) <= 0) return null;
        const fetched = await fetchPicture(fetch, one, within(PICTURE_WITHIN_MS));
        if (fetched.kind === 'none') why ??= fetched.why;
        else if (isBanner(fetched.media.width, fetched.media.height)) why ??= 'odd-shape';
        else if (fetched.media.width >= LARGE_ENOUGH) return fetched.media;
        else if (small === null || fetched.media.width > small.width) small = fetched.media;
      }
      return null;
    };
    const chosen = (media: Media | null): Chosen => (media === null ? { media, why } : { media, why: null });
    const fromFeed = rule === 'page' ? null : await take(namedByFeed(item));
    if (fromFeed !== null) return chosen(fromFeed);
    if (rule === 'feed' || item.link === null || within(PAGE_WITHIN_MS) <= 0) return chosen(small);
    const page = await fetch(item.link, {
      accept: ACCEPT_PAGE,
      maxBytes: PAGE_BYTES,
      deadlineMs: within(PAGE_WITHIN_MS),
      cut: true,
    });
    if (page.kind !== 'ok') why ??= 'unreachable';
    const named = page.kind === 'ok' ? picturesOfPage(pageText(page.body, page.contentType), page.url) : [];
    return chosen((await take(named)) ?? small);
  };

/** An item that was parked by an earlier version has its best picture only. */
const namedByFeed = ({ image, pictures }: Pick<FeedItem, 'image' | 'pictures'>): readonly ItemImage[] =>
  pictures?.filter(({ taken }) => taken) ?? (image === null ? [] : [image]);
