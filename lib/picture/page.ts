import { htmlToText } from '../feed/html-text.ts';
import type { JudgedPicture } from '../feed/item.ts';
import { judgePictures, pixels, type RawPicture } from '../feed/pictures.ts';
import { attributeOf, startTags, type Tag } from '../feed/walk.ts';

/** Names of a page's own card, the best first; the secure address is the same picture as the plain one. */
const NAMED = ['og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image', 'twitter:image:src'];
const DESCRIBED = ['og:image:alt', 'twitter:image:alt'];
/** More than any page has; a hostile one must not be worked through. */
const MAX_TAGS = 500;
const META = new Set(['meta', 'link']);

/**
 * The pictures that a web page names for its own card (Open Graph, else Twitter's, else `image_src`), the best first,
 * with alt text. `url` is where the page came from.
 */
export const picturesOfPage = (html: string, url: string): JudgedPicture[] => {
  const found = new Map<string, RawPicture[]>();
  const described = new Map<string, string>();
  let last: RawPicture | null = null;
  for (const tag of startTags(html, META, MAX_TAGS)) {
    const { name, content } = namedBy(tag);
    if (content === '') continue;
    if (NAMED.includes(name) || name === 'image_src') {
      last = { url: content, alt: null, from: 'page' };
      found.set(name, [...(found.get(name) ?? []), last]);
    } else if (name === 'og:image:width' || name === 'og:image:height') {
      // A size belongs to the picture before it.
      if (last !== null) Object.assign(last, { [name.slice('og:image:'.length)]: pixels(content) });
    } else if (!described.has(name)) described.set(name, content);
  }
  const alt = DESCRIBED.map((name) => described.get(name)).find((text) => text !== undefined);
  const text = htmlToText(alt ?? '', { tags: 'known', limit: 1000 });
  const all = [...NAMED, 'image_src'].flatMap((name) => found.get(name) ?? []);
  const pictures = all.map((one) => ({ ...one, alt: text === '' ? null : text }));
  return judgePictures(pictures, [url], new Set()).filter(({ taken }) => taken);
};

const namedBy = (tag: Tag): { name: string; content: string } => {
  const of = (attribute: string) => attributeOf(tag, attribute) ?? '';
  return tag.name.toLowerCase() === 'link'
    ? { name: of('rel').toLowerCase(), content: of('href') }
    : { name: (of('property') || of('name')).toLowerCase(), content: of('content') };
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
