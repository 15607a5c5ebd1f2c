import { createHash } from 'node:crypto';
import { htmlToText, plainText, withPlainSpaces } from './html-text.ts';
import type { FeedItem, ItemAlert, ItemFlag, JudgedPicture } from './item.ts';
import { imagesIn } from './images-in-html.ts';
import { readLang } from './lang.ts';
import { absoluteLink, canonicalLink } from './links.ts';
import { isNamedLarge, judgePictures, type RawPicture } from './pictures.ts';

/** `html` was declared or is certain; `unsure` is RSS, which never says; `text` is what the feed itself calls plain. */
export type Declared = 'html' | 'unsure' | 'text';
export type RawText = { readonly text: string; readonly declared: Declared };

/** A piece of HTML, and where its addresses are relative to, before the item's own bases. */
export type RawHtml = { readonly text: string; readonly base: string | null };

/** Lists are in order of preference and read only as far as they are needed. */
export type RawItem = {
  readonly guid: string | null;
  readonly links: Iterable<string | undefined>;
  readonly bases: readonly (string | null)[];
  readonly title: RawText;
  /** The first that is not empty once it is plain text. */
  readonly summaries: Iterable<RawText>;
  /** The first that could be read. */
  readonly dates: Iterable<number | null>;
  readonly images: readonly RawPicture[];
  /** Where pictures are looked for when none of a good size is named. */
  readonly html: Iterable<RawHtml>;
  /** Whether addresses in a text count from the item's page: RSS says nothing, and there they are copied from it. */
  readonly isPageBase: boolean;
  readonly categories: readonly string[];
  readonly author: string | null;
  readonly lang: string | null;
  readonly alert: ItemAlert | null;
};

const NONE: ReadonlySet<string> = new Set();
const NO_PICTURES: readonly JudgedPicture[] = [];
const TITLE_LIMIT = 2000;
const SUMMARY_LIMIT = 5000;
/** Sequences that UTF-8 read as windows-1252 leaves, and which no language writes. */
const GARBLED = /Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ]|â€[\u0080-\u00bf™œ\u009d˜“”¢¦"]|Â[\u00a0-\u00bf]|ï¿½/;

/**
 * One item out of what its dialect gave, by the rules that all dialects share. `repeated`: the addresses of pictures
 * that are no item's own.
 */
export function makeItem(raw: RawItem, repeated: ReadonlySet<string> = NONE): FeedItem {
  const title = readText(raw.title.text, raw.title.declared, TITLE_LIMIT);
  const summary = firstText(raw.summaries);
  const link = firstLink(raw.links, raw.bases);
  const guid = raw.guid?.trim() || null;
  const canonical = link === null ? null : canonicalLink(link);
  const publishedAt = firstDate(raw.dates);
  const pictures = picturesOf(raw, link, repeated);
  const [best] = pictures;
  return {
    guid,
    link,
    title,
    summary,
    publishedAt,
    image: best?.taken === true ? { url: best.url, alt: best.alt } : null,
    pictures,
    categories: raw.categories.length === 0 ? [] : categoriesOf(raw.categories),
    author: raw.author === null ? null : readText(raw.author, 'unsure', 200) || null,
    lang: raw.lang === null ? null : readLang(raw.lang),
    identity: canonical ?? guid ?? textIdentity(withPlainSpaces(`${title}\n${summary}\n${String(publishedAt)}`)),
    canonicalLink: canonical,
    flags: flagsOf({ title, summary, link, publishedAt }),
    alert: raw.alert,
  };
}

function flagsOf(item: Pick<FeedItem, 'title' | 'summary' | 'link' | 'publishedAt'>): ItemFlag[] {
  const flags: ItemFlag[] = [];
  if (GARBLED.test(item.title) || GARBLED.test(item.summary.slice(0, 1000))) flags.push('garbled');
  if (item.publishedAt === null) flags.push('undated');
  if (item.link === null) flags.push('no-link');
  if (item.title === '') flags.push('no-title');
  return flags;
}

function textIdentity(text: string): string {
  return `digest:${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
}

function categoriesOf(raw: readonly string[]): string[] {
  const categories = new Set<string>();
  for (const category of raw) {
    const text = readText(category, 'unsure', 200);
    if (text !== '' && categories.size < 50) categories.add(text);
  }
  return [...categories];
}

/**
 * Plain text from a text or HTML value. What is declared to be `text` is shown as written, except for entities and
 * tags that can only be mistakes.
 */
export function readText(text: string, declared: Declared, limit: number): string {
  if (text === '') return '';
  // More than the limit can ever need is not looked at: a hostile title may be huge.
  const bounded = text.length > limit * 20 + 20_000 ? text.slice(0, limit * 20 + 20_000) : text;
  if (!bounded.includes('<') && !bounded.includes('&')) return plainText(bounded, limit);
  return htmlToText(bounded, { tags: TAGS[declared], limit });
}

const TAGS = { html: 'strip', unsure: 'known', text: 'paired' } as const;

function firstDate(dates: Iterable<number | null>): number | null {
  for (const date of dates) if (date !== null) return date;
  return null;
}

function firstText(candidates: Iterable<RawText>): string {
  for (const candidate of candidates) {
    const text = readText(candidate.text, candidate.declared === 'unsure' ? 'html' : candidate.declared, SUMMARY_LIMIT);
    if (text !== '') return text;
  }
  return '';
}

function firstLink(links: Iterable<string | undefined>, bases: readonly (string | null)[]): string | null {
  for (const candidate of links) {
    const link = absoluteLink(candidate, bases);
    if (link !== null) return link;
  }
  return null;
}

/** More of a text is not searched for pictures. */
const SEARCHED = 200_000;

function picturesOf(raw: RawItem, link: string | null, repeated: ReadonlySet<string>): readonly JudgedPicture[] {
  const named = raw.images;
  const page = raw.isPageBase ? link : null;
  let judged = named.length === 0 ? NO_PICTURES : judgePictures(named, raw.bases, repeated);
  if (!isNamedLarge(judged)) {
    for (const { text, base } of raw.html) {
      const inText = imagesIn(text.length > SEARCHED ? text.slice(0, SEARCHED) : text, base ?? page, raw.bases);
      if (inText.length > 0) judged = judgePictures([...named, ...inText], raw.bases, repeated);
      if (judged[0]?.taken === true && inText.length > 0) break;
    }
  }
  return judged.some(({ alt }) => alt !== null) ? judged.map(described) : judged;
}

function described(picture: JudgedPicture): JudgedPicture {
  return { ...picture, alt: readText(picture.alt ?? '', 'unsure', 1000) || null };
}
