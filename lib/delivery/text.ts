/**
 * The text of a delivery: composed from the feed's template, or edited by a person, with its links, hashtags and
 * card.
 */
import { graphemeLength, type Measure } from '../networks/counting.ts';
import { HASHTAG, linksIn, overlaps, spansOf, type Span } from '../networks/in-text.ts';
import { networkOf, type NetworkName } from '../networks/names.ts';
import { RECORDS } from '../networks/records.ts';
import { TEMPLATE_FIELDS } from '../settings.ts';
import type { Card, Content, Facet, Tag } from '../records/content.ts';
import { cutAtWord, oneLine } from './cut.ts';
import { CARD_TEXT, inspect, type Warning } from './inspect.ts';
import { measure } from './measure.ts';

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

/** Places where a long link is shown short: they lead to the whole link. */
const shortLinksIn = (text: string, link: string, taken: readonly Span[]): (Span & { uri: string })[] => {
  const short = shortLink(link);
  const found: (Span & { uri: string })[] = [];
  if (!short.endsWith('…')) return found;
  for (let at = text.indexOf(short); at !== -1; at = text.indexOf(short, at + short.length)) {
    const span = { start: at, end: at + short.length, text: short };
    const alone = !/\S/u.test(text.charAt(at - 1)) && !overlaps(span, taken);
    if (alone) found.push({ ...span, uri: link });
  }
  return found;
};

const utf8Length = (text: string): number => Buffer.byteLength(text, 'utf8');

/** Links and hashtags with their places in UTF-8 bytes, for a network that does not find them by itself. */
const facetsOf = (network: NetworkName, text: string, link: string | null): { facets: Facet[]; tags: Tag[] } => {
  const rules = RECORDS[network].text;
  if (rules.links === 'found') return { facets: [], tags: [] };
  const whole = linksIn(text, link).map((span) => ({ ...span, uri: span.text }));
  const short = link === null ? [] : shortLinksIn(text, link, whole);
  const links = [...whole, ...short].sort((a, b) => a.start - b.start);
  const tags = rules.hashtags === 'named' ? spansOf(text, HASHTAG).filter((tag) => !overlaps(tag, links)) : [];
  const inBytes = ({ start, end }: Span) => ({
    start: utf8Length(text.slice(0, start)),
    end: utf8Length(text.slice(0, end)),
  });
  return {
    facets: links.map((span) => ({ ...inBytes(span), uri: span.uri })),
    tags: tags.map((tag) => ({ ...inBytes(tag), tag: tag.text.slice(1) })),
  };
};

const PLACEHOLDER = /\{([A-Za-z]+)\}/g;
type Name = (typeof TEMPLATE_FIELDS)[number];
type Values = Record<Name, string>;
const isName = (name: string): name is Name => TEMPLATE_FIELDS.some((known) => known === name);

const render = (template: string, values: Values): string =>
  template
    .replace(PLACEHOLDER, (whole, name: string) => (isName(name) ? values[name] : whole))
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** Hashtags as the networks read them: letters and digits, not digits alone. */
const asHashtags = (given: readonly string[]): string[] =>
  given
    .map((tag) =>
      tag
        .toWellFormed()
        .replace(/^[#＃]+/u, '')
        .replace(/[^\p{L}\p{M}\p{N}_]+/gu, ''),
    )
    .filter((tag) => tag !== '' && !/^\p{N}+$/u.test(tag))
    .map((tag) => `#${tag}`);

const cardOf = (network: NetworkName, fields: Fields): Card | null => {
  if (fields.link === null || RECORDS[network].card === 'theirs') return null;
  const short = (text: string) => cutAtWord(text, (part) => graphemeLength(part) <= CARD_TEXT);
  const title = short(oneLine(fields.title, 2000));
  return { url: fields.link, title, description: short(oneLine(fields.summary ?? '', 2000)), image: null };
};

/** A link of more characters than this is shown short where the network allows it. */
const LONG_LINK = 100;

/**
 * The rendered template, made to fit. It gives up, in this order: the end of the summary, the hashtags from the
 * last, the feed's name, the full length of a very long link, the end of the title, the template's own words. The
 * link stays.
 */
const shrink = (network: NetworkName, template: string, full: Values, tags: readonly string[]): string => {
  const fits = (text: string): boolean => measure(network, text).fits;
  let values = full;
  const withField = (name: Name, text: string): string => render(template, { ...values, [name]: text });
  const tryField = (name: Name, text: string): boolean => {
    values = { ...values, [name]: text };
    return fits(render(template, values));
  };
  const cutField = (name: Name): boolean => {
    const cut = cutAtWord(values[name], (text) => fits(withField(name, text)));
    return tryField(name, cut);
  };
  const dropHashtags = (): boolean =>
    tags.some((_, dropped) => tryField('hashtags', tags.slice(0, tags.length - 1 - dropped).join(' ')));
  const shortenLink = (): boolean =>
    RECORDS[network].text.longLinks === 'short' &&
    graphemeLength(full.link) > LONG_LINK &&
    tryField('link', shortLink(full.link));

  const done =
    fits(render(template, values)) ||
    cutField('summary') ||
    dropHashtags() ||
    tryField('feed', '') ||
    shortenLink() ||
    cutField('title');
  if (done) return render(template, values);
  const link = values.link === '' ? '' : ` ${values.link}`;
  const title = cutAtWord(full.title, (text) => fits(`${text}${link}`.trim()));
  return `${title}${link}`.trim();
};

/** The text of one item for one network, made to fit. */
export const compose = (network: NetworkName, template: string, fields: Fields): Composed => {
  const tags = asHashtags(fields.hashtags);
  const full: Values = {
    title: oneLine(fields.title, 5000),
    link: fields.link ?? '',
    summary: oneLine(fields.summary ?? '', 5000),
    hashtags: tags.join(' '),
    feed: oneLine(fields.feed, 500),
  };
  const text = shrink(network, template, full, tags);
  return {
    text,
    link: fields.link,
    ...facetsOf(network, text, fields.link),
    card: cardOf(network, fields),
    cut: text !== render(template, full),
    measure: measure(network, text),
    warnings: inspect(network, text),
  };
};

/**
 * The content with an edited text. Links and hashtags are found again; everything else stays. Throws for an account
 * of an unknown network.
 */
export const recompose = (content: Content, newText: string): Recomposed => {
  const network = networkOf(content.account);
  const text = newText.toWellFormed().replace(/\r\n?/g, '\n');
  return {
    content: { ...content, text, ...facetsOf(network, text, content.link) },
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
