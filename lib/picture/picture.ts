import { createHash } from 'node:crypto';
import type { Media } from '../delivery/content.ts';
import type { FeedItem } from '../feed/item.ts';
import type { FeedRules } from '../feed/rules.ts';
import { readImage } from './image.ts';
import { pageText, pictureOfPage } from './page.ts';

/** What a fetch answers, as far as pictures need it; the guarded fetcher's answer fits. */
export type FetchPicture = (
  url: string,
  request: { accept: string; maxBytes: number; deadlineMs: number; cut?: boolean },
) => Promise<
  | { kind: 'ok'; body: Uint8Array; contentType: string | null; url: string }
  | { kind: 'not-modified' | 'gone' }
  | { kind: 'error'; reason: string; detail: string; status: number | null }
>;

/** Why a picture cannot be had. Only `unreachable` may pass by itself. */
export type NoPicture = 'too-large' | 'too-small' | 'not-a-picture' | 'gone' | 'unreachable';
export type Fetched = { kind: 'picture'; media: Media; bytes: Uint8Array } | { kind: 'none'; why: NoPicture };

/** The most that Bluesky's card takes (lexicon app.bsky.embed.external, `thumb`), and so the most that is fetched for any network. */
export const MAX_PICTURE_BYTES = 1_000_000;
/** Below it on either side: a pixel that counts readers, or an icon. */
const MIN_SIDE = 48;
const PICTURE_WITHIN_MS = 5_000;
const PAGE_WITHIN_MS = 5_000;
/** Open Graph stands in the head of a page. */
const PAGE_BYTES = 512 * 1024;
/** The same at every fetch: some servers choose the format by it, and what was approved is one of them. */
const ACCEPT_PICTURE = 'image/jpeg, image/png, image/webp, image/gif';
const ACCEPT_PAGE = 'text/html, application/xhtml+xml;q=0.9';

/** What a server says in passing, or what no server said: another try may find the picture. */
const PASSING = ['timeout', 'unreachable', 'unknown-host', 'cut-short', 'rate-limited', 'challenge', 'insecure'];

/** The picture at an address, recognised by its bytes and described for what is approved. */
export const fetchPicture = async (
  fetch: FetchPicture,
  { url, alt }: { url: string; alt: string | null },
): Promise<Fetched> => {
  const none = (why: NoPicture): Fetched => ({ kind: 'none', why });
  const answer = await fetch(url, {
    accept: ACCEPT_PICTURE,
    maxBytes: MAX_PICTURE_BYTES,
    deadlineMs: PICTURE_WITHIN_MS,
  });
  if (answer.kind === 'error') {
    if (answer.reason === 'too-large') return none('too-large');
    return none(PASSING.includes(answer.reason) || (answer.status ?? 0) >= 500 ? 'unreachable' : 'gone');
  }
  if (answer.kind !== 'ok') return none('gone');
  const bytes = answer.body;
  const image = readImage(bytes);
  if (image === null) return none('not-a-picture');
  if (Math.min(image.width, image.height) < MIN_SIDE) return none('too-small');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    kind: 'picture',
    bytes,
    media: { url, sha256, ...image, bytes: bytes.byteLength, alt: (alt ?? '').toWellFormed() },
  };
};

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
