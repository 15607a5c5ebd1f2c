import { absoluteLink } from './links.ts';
import { pixels, type RawPicture } from './pictures.ts';
import { attributeOf, startTags, type Tag } from './walk.ts';

const IMAGES = new Set(['img', 'amp-img', 'source', 'video']);
const MAX_TAGS = 60;
/** Where pages keep the address of a picture that is loaded late. */
const LATE = ['data-src', 'data-lazy-src', 'data-original', 'data-orig-file', 'data-large-file'];
/** In pixels: no card shows more. */
const WIDEST = 1600;

/** The pictures of a piece of HTML, in its order. */
export function imagesIn(html: string, base: string | null, bases: readonly (string | null)[]): RawPicture[] {
  const from = firstImage(html);
  if (from === -1) return [];
  const own = /^\s*<[\w:.-]+\s[^<>]{0,1000}?\bxml:base\s*=\s*["']([^"'<>]{1,1000})["']/i.exec(html.slice(0, 3000))?.[1];
  const inner = own === undefined ? base : (absoluteLink(own, [base, ...bases]) ?? base);
  return startTags(html.slice(from), IMAGES, MAX_TAGS).flatMap((tag) => pictureOf(tag, inner) ?? []);
}

function firstImage(html: string): number {
  const from = html.search(/<(?:img|amp-img|video|picture)[\s/>]/i);
  // Prefixes are rare.
  return from === -1 && html.includes(':img') ? html.search(/<[\w.-]{1,40}:img[\s/>]/i) : from;
}

function pictureOf(tag: Tag, base: string | null): RawPicture | null {
  const name = tag.name.slice(tag.name.indexOf(':') + 1).toLowerCase();
  const attribute = (of: string) => attributeOf(tag, of) ?? '';
  if (name === 'video')
    return attribute('poster') === '' ? null : { url: attribute('poster'), alt: null, from: 'text', base };
  const set = widest(attribute('srcset') || attribute('data-srcset'));
  if (name === 'source')
    return /^(?:image\/|$)/i.test(attribute('type')) && set !== null ? { ...set, alt: null, from: 'text', base } : null;
  const src = attribute('src');
  const named = isPlaceholder(src)
    ? LATE.map(attribute).find((address) => address !== '' && !isPlaceholder(address))
    : src;
  const url = named ?? set?.url;
  if (url === undefined) return null;
  const about = {
    alt: attributeOf(tag, 'alt'),
    from: 'text',
    base,
    classes: attribute('class'),
    style: attribute('style'),
  } as const;
  const size = { width: pixels(attributeOf(tag, 'width')), height: pixels(attributeOf(tag, 'height')) };
  const isSmaller = set !== null && (size.width === null ? set.width > 300 : set.width > size.width);
  return isSmaller && !isIcon(size) ? { ...about, ...set } : { ...about, ...size, url };
}

function isIcon({ width, height }: { width: number | null; height: number | null }): boolean {
  return (width ?? 1000) < 100 || (height ?? 1000) < 100;
}

function isPlaceholder(address: string): boolean {
  return (
    address === '' ||
    /^(?:data|about|javascript):/i.test(address) ||
    /(?:^|\/)(?:lazy|placeholder|loading)[^/]*$/i.test(address)
  );
}

/** The widest picture of a `srcset` that a card can use; null where it gives no widths. */
function widest(srcset: string): { readonly url: string; readonly width: number } | null {
  let best: { url: string; width: number } | null = null;
  for (const piece of srcset.slice(0, 10_000).split(/,\s+|(?<=\dw),/)) {
    const [, url, width] = /^\s*(\S{1,2000})\s+(\d{1,5})w\s*$/.exec(piece) ?? [];
    if (url === undefined) continue;
    const found = { url, width: Number(width) };
    if (best === null || (found.width > best.width && best.width < WIDEST)) best = found;
  }
  return best;
}
