import { isEmojiPicture } from './html-text.ts';
import { absoluteLink } from './links.ts';
import type { JudgedPicture } from './item.ts';

/** A picture as a feed, or the text of an item, names it. */
export type RawPicture = {
  readonly url: string;
  readonly alt: string | null;
  /**
   * `content`: the feed names it as the item's own. `image`: an image of the item or the programme. `thumbnail`: a
   * small one. `text`: it stands in the item's text. `page`: the item's page names it for cards.
   */
  readonly from: 'content' | 'image' | 'thumbnail' | 'text' | 'page';
  /** The medium that its element names. */
  readonly type?: string;
  /** As declared, in pixels. */
  readonly width?: number | null;
  readonly height?: number | null;
  /** Of an element of a text. */
  readonly classes?: string;
  readonly style?: string;
  /** Where it is relative to, before the item's own bases. */
  readonly base?: string | null;
};

/** Why a picture is not taken. */
export type Refusal = 'repeated' | 'emoji' | 'avatar' | 'tracker' | 'tiny' | 'banner' | 'format';

type Candidate = { readonly given: RawPicture; readonly estimate: number; readonly rank: 0 | 1 | 2 | 3 };

/** In pixels. A smaller picture is an icon. */
const TINY = 48;
/** In pixels: from this width on a picture is large enough for a card. */
export const LARGE_ENOUGH = 200;
/** In pixels: a card shows no more, so that beyond it none is better. */
const ENOUGH = 1600;
/** Wider or taller than this is an advertisement, or a strip of buttons. */
const LONGEST_SHAPE = 3.5;
/** How wide a picture is taken to be when nothing says so. */
const USUAL_WIDTH = { content: 800, page: 800, image: 600, text: 500, thumbnail: 250 } as const;
const MOST = 8;

const TRACKER = new RegExp(
  [
    String.raw`^https?:\/\/(?:[\w-]+\.)*(?:feedburner\.com\/~(?:r|ff)|feedsportal\.com|doubleclick\.net`,
    String.raw`|quantserve\.com|feedblitz\.com|facebook\.com\/tr\b|shields\.io\/|badgen\.net\/`,
    String.raw`|google-analytics\.com|scorecardresearch\.com|pixel\.wp\.com|stats\.wordpress\.com|addtoany\.com)`,
    String.raw`|feeds\.wordpress\.com\/1\.0\/|medium\.com\/_\/stat`,
    String.raw`|\/(?:1x1|blank|spacer|clear|transparent|trans|pixel|dot|empty)\.(?:gif|png|jpe?g)(?:$|\?)`,
    String.raw`|\/(?:mf|b|g)\.gif(?:$|\?)|[?&](?:\w+=)?[\w-]*pixel(?:[=&]|$)`,
    String.raw`|\/(?:piwik|matomo|count(?:er)?|pixel|beacon|track(?:er|ing)?)(?:\.php|\.gif|\.aspx|\/|\?)`,
    String.raw`|\/(?:share[_-](?:save|button)|social[_-]icons?)[_./-]`,
  ].join(''),
  'i',
);
const AVATAR = new RegExp(
  [
    String.raw`gravatar\.com\/|ui-avatars\.com\/|\/(?:no)?avatars?[/_.-]|pbs\.twimg\.com\/profile_images\/`,
    String.raw`|graph\.facebook\.com\/[^/]+\/picture|\/profile[_-]?(?:images?|pics?|photos?)\/|\/userpics?\/`,
  ].join(''),
  'i',
);
const AVATAR_CLASS = /(?:^|[\s_-])(?:gr)?avatar|(?:author|profile)[-_]?(?:photo|pic(?:ture)?|image)/i;
const HIDDEN_STYLE = /display:\s*none|visibility:\s*hidden/i;
const SMALL_STYLE = /(?:^|[^-])(?:width|height):\s*[\d.]{1,4}em/i;
const NO_FORMAT = /\.(?:svgz?|ico|bmp|tiff?|pdf|html?|mp[34]|m4[av]|webm|mov|swf|m3u8)(?:$|[?#])/i;
const NO_MEDIUM = /^image\/(?:svg|x-icon|vnd\.microsoft\.icon|bmp|x-ms-bmp|tiff?|vnd\.adobe)/i;
/** The size that publishing systems write into an address. */
const SIZE_IN_PATH = /-(\d{2,4})x(\d{2,4})\.(?:jpe?g|png|webp|gif)(?:$|[?#])/i;
const WIDTH_IN_ADDRESS = /[?&](?:w|width)=(\d{2,4})(?:&|$)|\/(?:s|w)(\d{2,4})(?:-[a-z0-9-]+)?\/|\/w_(\d{2,4})[,/]/i;

/**
 * The pictures of one item, judged: those that can be taken, the best first, then those that are refused, each with
 * the rule that decided. Those that the feed names come before those of the text, the largest first.
 */
export function judgePictures(
  raw: Iterable<RawPicture>,
  bases: readonly (string | null)[],
  repeated: ReadonlySet<string>,
): JudgedPicture[] {
  const candidates: Candidate[] = [];
  const refused: JudgedPicture[] = [];
  const known = new Set<string>();
  for (const written of raw) {
    const given = absolute(written, bases);
    if (given === null || known.has(given.url)) continue;
    known.add(given.url);
    const why = repeated.has(given.url) ? 'repeated' : refusal(given);
    if (why === null) {
      const estimate = widthOf(given);
      candidates.push({ given, estimate, rank: rankOf(given, estimate) });
    } else refused.push({ url: given.url, alt: given.alt, rule: `refused: ${REFUSALS[why]}`, taken: false });
    if (candidates.length + refused.length >= MOST * 8) break;
  }
  if (candidates.length > 1)
    candidates.sort((a, b) => a.rank - b.rank || Math.min(b.estimate, ENOUGH) - Math.min(a.estimate, ENOUGH));
  const taken = candidates
    .slice(0, MOST)
    .map(({ given: { url, alt }, rank }): JudgedPicture => ({ url, alt, rule: RULES[rank], taken: true }));
  return refused.length === 0 ? taken : [...taken, ...refused].slice(0, MOST);
}

const RULES = [
  'the largest that the feed names',
  'the largest in the text',
  'the largest of the small ones',
  'the page names it',
] as const;
const REFUSALS: Readonly<Record<Refusal, string>> = {
  repeated: 'most items of the feed have it',
  emoji: 'it stands for a character',
  avatar: 'it is an avatar',
  tracker: 'it counts readers, or is a button',
  tiny: `a side is under ${TINY} pixels`,
  banner: 'it has the shape of a banner',
  format: 'no network shows its format',
};

/** Whether one of these can be taken without a look at the text. */
export function isNamedLarge(judged: readonly JudgedPicture[]): boolean {
  return judged[0]?.rule === RULES[0];
}

function rankOf({ from }: RawPicture, estimate: number): 0 | 1 | 2 | 3 {
  if (from === 'page') return 3;
  if (estimate < LARGE_ENOUGH) return 2;
  return from === 'text' ? 1 : 0;
}

function absolute(given: RawPicture, bases: readonly (string | null)[]): RawPicture | null {
  if (given.url === '') return null;
  const url = absoluteLink(given.url, given.base == null ? bases : [given.base, ...bases]);
  return url === null ? null : url === given.url ? given : { ...given, url };
}

/** Why a picture is not taken, as far as its address and its element say; null when nothing speaks against it. */
export function refusal(picture: RawPicture): Refusal | null {
  const { url, classes = '', style = '' } = picture;
  const { width, height } = sizeOf(picture);
  const least = Math.min(width ?? Infinity, height ?? Infinity);
  if (least <= 2) return 'tracker';
  const byWords = classes === '' && style === '' ? null : refusalByWords(classes, style);
  if (byWords !== null) return byWords;
  const byAddress = refusalByAddress(url) ?? refusalByMedium(picture.type);
  if (byAddress !== null) return byAddress;
  if (least < TINY) return 'tiny';
  return width !== null && height !== null && isBanner(width, height) ? 'banner' : null;
}

function refusalByMedium(type = ''): Refusal | null {
  return NO_MEDIUM.test(type) ? 'format' : null;
}

function refusalByAddress(url: string): Refusal | null {
  if (isEmojiPicture('', url)) return 'emoji';
  if (TRACKER.test(url)) return 'tracker';
  if (AVATAR.test(url)) return 'avatar';
  return NO_FORMAT.test(url) ? 'format' : null;
}

/** What the class and the style of an element of a text say. */
function refusalByWords(classes: string, style: string): Refusal | null {
  if (isEmojiPicture(classes, '')) return 'emoji';
  if (HIDDEN_STYLE.test(style)) return 'tracker';
  if (AVATAR_CLASS.test(classes)) return 'avatar';
  return SMALL_STYLE.test(style) ? 'tiny' : null;
}

type Size = { readonly width: number | null; readonly height: number | null };
const NO_SIZE: Size = { width: null, height: null };

const STYLED = {
  width: /(?:^|[;\s])width:\s*([\d.]{1,8}px)/i,
  height: /(?:^|[;\s])height:\s*([\d.]{1,8}px)/i,
} as const;

export function isBanner(width: number, height: number): boolean {
  return Math.max(width / height, height / width) > LONGEST_SHAPE;
}

function sizeOf({ url, width = null, height = null, style = '' }: RawPicture): Size {
  if (width !== null || height !== null) return { width, height };
  const styled =
    style === ''
      ? NO_SIZE
      : {
          width: pixels(STYLED.width.exec(style)?.[1] ?? null),
          height: pixels(STYLED.height.exec(style)?.[1] ?? null),
        };
  if (styled.width !== null || styled.height !== null) return styled;
  const inPath = SIZE_IN_PATH.exec(url);
  return inPath === null ? { width, height } : { width: Number(inPath[1]), height: Number(inPath[2]) };
}

function widthOf(picture: RawPicture): number {
  const { width, height } = sizeOf(picture);
  if (width !== null) return width;
  if (height !== null) return height * 1.5;
  const found = WIDTH_IN_ADDRESS.exec(picture.url);
  const inAddress = found?.[1] ?? found?.[2] ?? found?.[3];
  return inAddress === undefined ? USUAL_WIDTH[picture.from] : Number(inAddress);
}

/** Fewer items than this have nothing in common. */
const REPEATED_FROM = 3;

/** The addresses of pictures that most items of a document have: the publisher's mark, and no item's own. */
function repeatedPictures(items: readonly { readonly pictures?: readonly JudgedPicture[] }[]): Set<string> {
  // What more than half of them have, two that follow each other have.
  const isShared = items.some(({ pictures = [] }, index) =>
    pictures.some(({ url }) => items[index - 1]?.pictures?.some((other) => other.url === url) === true),
  );
  if (items.length < REPEATED_FROM || !isShared) return new Set();
  const counts = new Map<string, number>();
  for (const { pictures = [] } of items) for (const { url } of pictures) counts.set(url, (counts.get(url) ?? 0) + 1);
  const most = Math.max(REPEATED_FROM, Math.floor(items.length / 2) + 1);
  return new Set([...counts].flatMap(([url, count]) => (count >= most ? [url] : [])));
}

/** The items, each read again where one of its pictures is no item's own. */
export function withOwnPictures<Item extends { readonly pictures?: readonly JudgedPicture[] }>(
  items: readonly Item[],
  readAgain: (index: number, repeated: ReadonlySet<string>) => Item,
): readonly Item[] {
  const repeated = repeatedPictures(items);
  if (repeated.size === 0) return items;
  return items.map((item, index) =>
    item.pictures?.some(({ url }) => repeated.has(url)) === true ? readAgain(index, repeated) : item,
  );
}

/** Pixels of an attribute such as `640` or `640px`; null for anything else. */
export function pixels(written: string | null): number | null {
  const found = /^\s*(\d{1,5})(?:\.\d+)?\s*(?:px)?\s*$/i.exec(written ?? '')?.[1];
  return found === undefined ? null : Number(found);
}
