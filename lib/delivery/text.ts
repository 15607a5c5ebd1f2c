/**
 * The text of a delivery: composed from the feed's template, or edited by a person, with its links, hashtags and
 * card.
 */
import { graphemeLength, type Measure } from '../networks/counting.ts';
import { HASHTAG, linksBeside, linksIn, overlaps, spansOf, type Span } from '../networks/in-text.ts';
import { networkOf, type NetworkName } from '../networks/names.ts';
import { RECORDS } from '../networks/records.ts';
import { withoutGoodFaith } from '../networks/unseen.ts';
import type { Card, Content, Facet, Tag } from '../records/content.ts';
import { TEMPLATE_FIELDS } from '../records/template.ts';
import { cutAtWord, oneLine } from './cut.ts';
import { CARD_TEXT, inspect, type Warning } from './inspect.ts';
import { linksFoundBy, measure } from './measure.ts';

export type Fields = {
  title: string;
  link: string | null;
  summary: string | null;
  /** With or without their `#`. */
  hashtags: readonly string[];
  /** The feed's title. */
  feed: string;
};

export type Parts = Pick<Content, 'text' | 'link' | 'facets' | 'tags' | 'card'>;
export type Composed = Parts & { cut: boolean; measure: Measure; warnings: Warning[] };
export type Recomposed = { content: Content; measure: Measure; warnings: Warning[] };

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The scheme of a link, and the user name that may follow it. */
const BEFORE_HOST = /^https?:\/\/(?:[^/?#@]*@)?/i;
const SHORT_LINK = 40;

/** A link as people read it: the host and the beginning of the path. */
const shortLink = (link: string): string => {
  const bare = link.replace(BEFORE_HOST, '').replace(/^www\./i, '');
  const short = [...graphemes.segment(bare)].slice(0, SHORT_LINK).map(({ segment }) => segment);
  return short.join('').length === bare.length ? bare : `${short.join('')}…`;
};

/** A place in a text that leads to a link. */
type Place = Span & { uri: string };

/** Places where a long link is shown short: they lead to the whole link. */
const shortLinksIn = (text: string, link: string, taken: readonly Span[]): Place[] => {
  const short = shortLink(link);
  const found: Place[] = [];
  if (!short.endsWith('…')) return found;
  for (let at = text.indexOf(short); at !== -1; at = text.indexOf(short, at + short.length)) {
    const span = { start: at, end: at + short.length, text: short };
    const alone = !/\S/u.test(text.charAt(at - 1)) && !overlaps(span, taken);
    if (alone) found.push({ ...span, uri: link });
  }
  return found;
};

const utf8Length = (text: string): number => Buffer.byteLength(text, 'utf8');

/** A hashtag is at most this long on Bluesky (lexicon app.bsky.richtext.facet); nobody reads a longer one. */
const TAG = { graphemes: 64, bytes: 640 };
const isShortTag = (tag: string): boolean => graphemeLength(tag) <= TAG.graphemes && utf8Length(tag) <= TAG.bytes;

/**
 * Links and hashtags with their places in UTF-8 bytes, for a network that does not find them by itself. `placed` are
 * the places of the content's own link: nothing beside them becomes part of it.
 */
const facetsOf = (
  network: NetworkName,
  text: string,
  link: string | null,
  placed: readonly Place[],
): { facets: Facet[]; tags: Tag[] } => {
  const rules = RECORDS[network].text;
  if (rules.links !== 'named') return { facets: [], tags: [] };
  const whole = linksBeside(text, placed).map((span) => ({ ...span, uri: span.text }));
  const short = link === null ? [] : shortLinksIn(text, link, [...placed, ...whole]);
  const links = [...placed, ...whole, ...short].sort((a, b) => a.start - b.start);
  const tags = rules.hashtags === 'named' ? spansOf(text, HASHTAG).filter((tag) => !overlaps(tag, links)) : [];
  const inBytes = ({ start, end }: Span) => ({
    start: utf8Length(text.slice(0, start)),
    end: utf8Length(text.slice(0, end)),
  });
  return {
    facets: links.map((span) => ({ ...inBytes(span), uri: span.uri })),
    tags: tags.map((tag) => ({ ...inBytes(tag), tag: tag.text.slice(1) })).filter(({ tag }) => isShortTag(tag)),
  };
};

const PLACEHOLDER = /\{([A-Za-z]+)\}/g;
type Name = (typeof TEMPLATE_FIELDS)[number];
type Values = Record<Name, string>;
const isName = (name: string): name is Name => TEMPLATE_FIELDS.some((known) => known === name);

/** A rendered template, and the places of the item's link in it. */
type Rendered = { text: string; places: Span[] };

/** Spaces and line breaks as a reader expects them: nothing but white space changes. */
const tidy = (text: string): string =>
  text
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

const seenBefore = (text: string): number => text.replace(/\s/gu, '').length;

/** Where the character stands that has this many characters before it, white space not counted. */
const placeAfter = (text: string, seen: number): number => {
  let left = seen;
  for (let at = 0; at < text.length; at += 1) {
    if (/\s/u.test(text.charAt(at))) continue;
    if (left === 0) return at;
    left -= 1;
  }
  return text.length;
};

/** The template filled in. A link is placed here, so that nobody has to search for it in the text afterwards. */
const render = (template: string, values: Values): Rendered => {
  let filled = '';
  const before: number[] = [];
  template.split(PLACEHOLDER).forEach((piece, index) => {
    const name = index % 2 === 1 ? piece : null;
    if (name === 'link' && values.link !== '') before.push(seenBefore(filled));
    filled += name === null ? piece : isName(name) ? values[name] : `{${name}}`;
  });
  const text = tidy(filled);
  const places = before.map((seen) => {
    const start = placeAfter(text, seen);
    return { start, end: start + values.link.length, text: values.link };
  });
  return { text, places };
};

/**
 * The text for a network that finds links by itself: where what stands right beside the link would become part of it,
 * or hide it, a space keeps them apart.
 */
const keptApart = (network: NetworkName, { text, places }: Rendered): string => {
  if (RECORDS[network].text.links === 'named') return text;
  return places.reduceRight((whole, { start, end, text: link }) => {
    const [head, tail] = [whole.slice(0, start), whole.slice(end)];
    const [before, after] = [/\S$/u.test(head) ? ' ' : '', /^\S/u.test(tail) ? ' ' : ''];
    if (before === '' && after === '') return whole;
    const isFound = ([left, right]: readonly [string, string]): boolean => {
      const from = head.length + left.length;
      const found = linksFoundBy(network, `${head}${left}${link}${right}${tail}`);
      return found.some((span) => span.start === from && span.end === from + link.length);
    };
    const ways = [
      ['', ''],
      ['', after],
      [before, ''],
      [before, after],
    ] as const;
    const [left, right] = ways.find(isFound) ?? ['', ''];
    return `${head}${left}${link}${right}${tail}`;
  }, text);
};

/** Hashtags as the networks read them: letters and digits, not digits alone, and not a whole sentence. */
const asHashtags = (given: readonly string[]): string[] =>
  given
    .map((tag) =>
      withoutGoodFaith(tag.toWellFormed())
        .replace(/^[#＃]+/u, '')
        .replace(/[^\p{L}\p{M}\p{N}_]+/gu, ''),
    )
    .filter((tag) => tag !== '' && !/^\p{N}+$/u.test(tag) && isShortTag(tag))
    .map((tag) => `#${tag}`);

/** A text of a feed on one line, without what does not show and was meant well. */
const clean = (text: string, most: number): string => oneLine(withoutGoodFaith(text), most);

const cardOf = (network: NetworkName, fields: Fields): Card | null => {
  if (fields.link === null || RECORDS[network].card === 'theirs') return null;
  const short = (text: string) => cutAtWord(text, (part) => graphemeLength(part) <= CARD_TEXT);
  const title = short(clean(fields.title, 2000));
  return { url: fields.link, title, description: short(clean(fields.summary ?? '', 2000)), image: null };
};

/** A link of more characters than this is shown short where the network allows it. */
const LONG_LINK = 100;

/**
 * The rendered template, made to fit. It gives up, in this order: the end of the summary, the hashtags from the
 * last, the feed's name, the full length of a very long link, the end of the title, the template's own words. The
 * link stays.
 */
const shrink = (network: NetworkName, template: string, full: Values, tags: readonly string[]): Rendered => {
  const fits = (text: string): boolean => measure(network, text).fits;
  const fitsAs = (given: Values): boolean => fits(keptApart(network, render(template, given)));
  let values = full;
  const tryField = (name: Name, text: string): boolean => {
    values = { ...values, [name]: text };
    return fitsAs(values);
  };
  const cutField = (name: Name): boolean => {
    const cut = cutAtWord(values[name], (text) => fitsAs({ ...values, [name]: text }));
    return tryField(name, cut);
  };
  const dropHashtags = (): boolean =>
    tags.some((_, dropped) => tryField('hashtags', tags.slice(0, tags.length - 1 - dropped).join(' ')));
  const shortenLink = (): boolean =>
    RECORDS[network].text.longLinks === 'short' &&
    graphemeLength(full.link) > LONG_LINK &&
    tryField('link', shortLink(full.link));

  const done =
    fitsAs(values) ||
    cutField('summary') ||
    dropHashtags() ||
    tryField('feed', '') ||
    shortenLink() ||
    cutField('title');
  if (done) return render(template, values);
  const words = values.link === '' ? '{title}' : '{title} {link}';
  const title = cutAtWord(full.title, (text) => fits(render(words, { ...values, title: text }).text));
  return render(words, { ...values, title });
};

/** The text of one item for one network, made to fit. */
export const compose = (network: NetworkName, template: string, fields: Fields): Composed => {
  const tags = asHashtags(fields.hashtags);
  const { link } = fields;
  const full: Values = {
    title: clean(fields.title, 5000),
    link: link ?? '',
    summary: clean(fields.summary ?? '', 5000),
    hashtags: tags.join(' '),
    feed: clean(fields.feed, 500),
  };
  const rendered = shrink(network, template, full, tags);
  const text = keptApart(network, rendered);
  const placed = link === null ? [] : rendered.places.map((place) => ({ ...place, uri: link }));
  return {
    text,
    link,
    ...facetsOf(network, text, link, placed),
    card: cardOf(network, fields),
    cut: text !== keptApart(network, render(template, full)),
    measure: measure(network, text),
    warnings: inspect(network, text),
  };
};

/** What stands right beside a place, up to the next white space on each side. */
const besideOf = (text: string, { start, end }: { start: number; end: number }): string => {
  const [before, after] = [text.slice(Math.max(0, start - 200), start), text.slice(end, end + 200)];
  return `${/\S*$/u.exec(before)?.[0] ?? ''} ${/^\S*/u.exec(after)?.[0] ?? ''}`;
};

/**
 * Where the content's own link stands in an edited text: where it has the same beside it as before, else where a
 * search finds it.
 */
const placedAgain = ({ text: old, link, facets }: Content, text: string): Place[] => {
  if (link === null) return [];
  const bytes = Buffer.from(old);
  const lengthTo = (end: number) => bytes.subarray(0, end).toString().length;
  const before = facets
    .filter(({ uri }) => uri === link)
    .map((facet) => ({ start: lengthTo(facet.start), end: lengthTo(facet.end) }));
  const known = new Set(before.map((place) => `${old.slice(place.start, place.end)} ${besideOf(old, place)}`));
  const places: Place[] = [];
  for (const shown of new Set(before.map(({ start, end }) => old.slice(start, end)))) {
    for (let start = text.indexOf(shown); start !== -1; start = text.indexOf(shown, start + shown.length)) {
      const span = { start, end: start + shown.length, text: shown };
      const isKnown = known.has(`${shown} ${besideOf(text, span)}`);
      if (isKnown && !overlaps(span, places)) places.push({ ...span, uri: link });
    }
  }
  const others = linksIn(text, link).filter((span) => span.text === link && !overlaps(span, places));
  return [...places, ...others.map((span) => ({ ...span, uri: link }))].sort((a, b) => a.start - b.start);
};

/**
 * The content with an edited text. Links and hashtags are found again; everything else stays. Throws for an account
 * of an unknown network.
 */
export const recompose = (content: Content, newText: string): Recomposed => {
  const network = networkOf(content.account);
  const text = newText.toWellFormed().replace(/\r\n?/g, '\n');
  const isSame = text === content.text;
  return {
    content: isSame
      ? content
      : { ...content, text, ...facetsOf(network, text, content.link, placedAgain(content, text)) },
    measure: measure(network, text),
    warnings: inspect(network, text),
  };
};

/** What a person may change of a card. A field that is absent stays as it is. */
export type CardEdit = { title?: string; description?: string; alt?: string; withoutPicture?: boolean };

/**
 * The content with an edited card: title, description and alt text on one line each, and with or without the
 * picture.
 */
export const editCard = (content: Content, edit: CardEdit): Content => {
  const { card } = content;
  if (card === null) return content;
  const line = (text: string | undefined, before: string) => (text === undefined ? before : oneLine(text, 20_000));
  const title = line(edit.title, card.title);
  const description = line(edit.description, card.description);
  const image =
    card.image === null || edit.withoutPicture === true ? null : { ...card.image, alt: line(edit.alt, card.image.alt) };
  return { ...content, card: { ...card, title, description, image } };
};
