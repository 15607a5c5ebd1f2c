import { createHash } from 'node:crypto';
import { firstImage, htmlToText, plainText, withPlainSpaces } from './html-text.ts';
import type { FeedItem, ItemAlert, ItemFlag, ItemImage } from './item.ts';
import { readLang } from './lang.ts';
import { absoluteLink, canonicalLink } from './links.ts';

/** `html` was declared or is certain; `unsure` is RSS, which never says; `text` is what the feed itself calls plain. */
export type Declared = 'html' | 'unsure' | 'text';
export type RawText = { readonly text: string; readonly declared: Declared };

export type RawImage = { readonly url: string; readonly alt: string | null };

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
  readonly images: Iterable<RawImage>;
  /** Where an image is looked for when none is named. */
  readonly html: Iterable<string>;
  readonly categories: readonly string[];
  readonly author: string | null;
  readonly lang: string | null;
  readonly alert: ItemAlert | null;
};

const TITLE_LIMIT = 2000;
const SUMMARY_LIMIT = 5000;
/** Sequences that UTF-8 read as windows-1252 leaves, and which no language writes. */
const GARBLED = /Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ]|â€[\u0080-\u00bf™œ\u009d˜“”¢¦"]|Â[\u00a0-\u00bf]|ï¿½/;

/** One item out of what its dialect gave, by the rules that all dialects share. */
export function makeItem(raw: RawItem): FeedItem {
  const title = readText(raw.title.text, raw.title.declared, TITLE_LIMIT);
  const summary = firstText(raw.summaries);
  const link = firstLink(raw.links, raw.bases);
  const guid = raw.guid?.trim() || null;
  const canonical = link === null ? null : canonicalLink(link);
  const publishedAt = firstDate(raw.dates);
  return {
    guid,
    link,
    title,
    summary,
    publishedAt,
    image: imageOf(raw),
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

function imageOf(raw: RawItem): ItemImage | null {
  for (const image of raw.images) {
    const url = absoluteLink(image.url, raw.bases);
    if (url !== null)
      return { url, alt: image.alt === null || image.alt === '' ? null : readText(image.alt, 'unsure', 1000) };
  }
  for (const html of raw.html) {
    const found = firstImage(html.length > 200_000 ? html.slice(0, 200_000) : html);
    const url = found === null ? null : absoluteLink(found.src, raw.bases);
    if (found !== null && url !== null) return { url, alt: found.alt };
  }
  return null;
}
