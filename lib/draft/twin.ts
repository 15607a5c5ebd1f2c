import { digest } from '../feed/identity.ts';
import type { FeedItem } from '../feed/item.ts';
import { absoluteLink, canonicalLink, comparedLink, isFrontPage } from '../feed/links.ts';
import { attributeOf, startTags } from '../feed/walk.ts';
import { pageText } from '../picture/page.ts';
import type { FetchPicture } from '../picture/picture.ts';
import { SECOND_MS } from '../records/durations.ts';

const WITHIN_MS = 3 * SECOND_MS;
/** The head of a page stands in so much of it. */
const MOST_BYTES = 256 * 1024;
const MOST_TAGS = 300;

/** Names of hosts for telephones, and for pages that others keep. */
const OTHER_HOST = /^(?:www|m|mobile|mobi|amp|touch|wap|lite)\./;
const KEPT_BY_OTHERS = /(?:^|\.)(?:cdn\.ampproject\.org|google\.[a-z.]+)$/;

/** True for an address that is probably another form of a page: for telephones, or AMP. */
export const mayBeTwin = (link: string): boolean => {
  const url = URL.parse(link);
  if (url === null) return false;
  const { hostname, pathname, search } = url;
  return (
    /^(?:m|mobile|mobi|amp|touch|wap|lite)\./.test(hostname) ||
    hostname.endsWith('.cdn.ampproject.org') ||
    /(?:^|\/)amp(?:\/|$)|[./_-]amp(?:\.html?)?$/i.test(pathname) ||
    /[?&](?:amp(?:=1|=true|&|$)|output(?:type)?=amp|view=amp|m=1(?:&|$)|mobile=1)/i.test(search)
  );
};

/** Asks a page for the key of its canonical one; the pages have it asked elsewhere. */
export type TwinKey = (item: Pick<FeedItem, 'link'>) => Promise<string | null>;

/**
 * The key of the page that a page for telephones, or an AMP page, names as its canonical one; null where the page names
 * none of its own site, or cannot be read. Only links that look like such a page are asked.
 */
export const twinKey =
  (fetch: FetchPicture): TwinKey =>
  async ({ link }) => {
    if (link === null || !mayBeTwin(link)) return null;
    const page = await fetch(link, { accept: 'text/html', maxBytes: MOST_BYTES, deadlineMs: WITHIN_MS, cut: true });
    if (page.kind !== 'ok') return null;
    const tags = startTags(pageText(page.body, page.contentType), new Set(['link']), MOST_TAGS);
    const tag = tags.find((one) => (attributeOf(one, 'rel') ?? '').toLowerCase() === 'canonical');
    const named = tag === undefined ? null : absoluteLink(attributeOf(tag, 'href'), [page.url]);
    const canonical = named === null ? null : canonicalLink(named);
    if (named === null || canonical === null || isFrontPage(canonical) || !isSameSite(link, named)) return null;
    return digest('link', comparedLink(canonical));
  };

const isSameSite = (link: string, other: string): boolean => {
  const host = (address: string) => (URL.parse(address)?.hostname ?? '').replace(OTHER_HOST, '');
  return host(link) === host(other) || KEPT_BY_OTHERS.test(URL.parse(link)?.hostname ?? '');
};
