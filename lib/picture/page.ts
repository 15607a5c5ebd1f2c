import { htmlToText } from '../feed/html-text.ts';
import { absoluteLink } from '../feed/links.ts';
import { attributeOf, startTags } from '../feed/walk.ts';

/** Best first; the secure address is the same picture as the plain one. */
const NAMED = ['og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image', 'twitter:image:src'];
const DESCRIBED = ['og:image:alt', 'twitter:image:alt'];
/** More than any page has; a hostile one must not be worked through. */
const MAX_TAGS = 500;
const META = new Set(['meta']);

/**
 * The picture that a web page names for its own card (Open Graph, else Twitter's), with its alt text. `url`
 * is where the page came from.
 */
export const pictureOfPage = (html: string, url: string): { url: string; alt: string | null } | null => {
  const found = new Map<string, string>();
  for (const tag of startTags(html, META, MAX_TAGS)) {
    const name = (attributeOf(tag, 'property') ?? attributeOf(tag, 'name') ?? '').toLowerCase();
    const content = attributeOf(tag, 'content') ?? '';
    // The first of several: the one that the publisher prefers.
    if (content !== '' && !found.has(name)) found.set(name, content);
  }
  const first = (names: readonly string[]) => names.map((name) => found.get(name)).find((value) => value !== undefined);
  const address = absoluteLink(first(NAMED), [url]);
  if (address === null) return null;
  const alt = htmlToText(first(DESCRIBED) ?? '', { tags: 'known', limit: 1000 });
  return { url: address, alt: alt === '' ? null : alt };
};

/** The text of a page in the encoding that it names, else in UTF-8. */
export const pageText = (body: Uint8Array, contentType: string | null): string => {
  const head = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, 2_048)).toString('latin1');
  const label =
    /charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(contentType ?? '') ??
    /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head);
  try {
    return new TextDecoder(label?.[1] ?? 'utf-8').decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
};
