/**
 * The text of a delivery: composed from a template, counted as its network counts, cut at a word, checked for what
 * deceives. This module loads twitter-text (10 ms and a deprecation warning per process): what only sends does not import it.
 */
import twitter from 'twitter-text';
import { graphemeLength, measureBy, type Measure } from '../networks/counting.ts';
import { HASHTAG, linksIn, MENTION, overlaps, spansOf, type Span } from '../networks/in-text.ts';
import { networkOf, type NetworkName } from '../networks/names.ts';
import { RECORDS } from '../networks/records.ts';
import { unseenIn } from '../networks/unseen.ts';
import { TEMPLATE_FIELDS } from '../settings.ts';
import { picturesOf, type Card, type Content, type Facet, type Tag } from '../records/content.ts';

export type Fields = {
  title: string;
  link: string | null;
  summary: string | null;
  /** With or without their `#`. */
  hashtags: readonly string[];
  /** The feed's title. */
  feed: string;
};

export type Warning =
  /** The network would notify this account. */
  | { kind: 'mention'; text: string; index: number }
  /** The network would turn this into a link that nobody meant. */
  | { kind: 'bare-domain'; text: string; index: number }
  /** A link whose host is not what it looks like: user info before the host, or a host with non-ASCII or punycode parts. */
  | { kind: 'odd-link'; text: string; index: number; host: string }
  /** A character that does not show; `name` is like U+200B. */
  | { kind: 'invisible'; name: string; index: number }
  /** A character that changes the direction in which the text is read. */
  | { kind: 'bidi'; name: string; index: number }
  /** A word of Latin and Cyrillic or Greek letters. */
  | { kind: 'mixed-scripts'; text: string; index: number }
  | { kind: 'too-long'; used: number; limit: number };

/** Warnings on which no approval may be given until the text is changed. */
export const blocks = (warning: Warning): boolean =>
  warning.kind === 'invisible' || warning.kind === 'bidi' || warning.kind === 'too-long';

export type Parts = Pick<Content, 'text' | 'link' | 'facets' | 'tags' | 'card'>;
export type Composed = Parts & { cut: boolean; measure: Measure; warnings: Warning[] };
export type Recomposed = { content: Content; measure: Measure; warnings: Warning[] };

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const words = new Intl.Segmenter('und', { granularity: 'word' });

const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');
const domain = /^https?:\/\/(?:[^/?#@]*@)?/i;

/** A link as people read it: the host and the beginning of the path. */
const shortLink = (link: string): string => {
  const bare = link.replace(domain, '').replace(/^www\./i, '');
  const short = [...graphemes.segment(bare)].slice(0, 40).map(({ segment }) => segment);
  return short.join('').length === bare.length ? bare : `${short.join('')}…`;
};

/** Links and hashtags with their places, for a network that does not find them by itself. */
const facetsOf = (network: NetworkName, text: string, link: string | null): { facets: Facet[]; tags: Tag[] } => {
  const { links, hashtags: hashtagRule } = RECORDS[network].text;
  if (links === 'found') return { facets: [], tags: [] };
  const found = linksIn(text, link).map((span) => ({ ...span, uri: span.text }));
  const short = link === null ? '' : shortLink(link);
  if (link !== null && short.endsWith('…')) {
    for (let at = text.indexOf(short); at !== -1; at = text.indexOf(short, at + short.length)) {
      const span = { start: at, end: at + short.length, text: short };
      const alone = !/\S/u.test(text.charAt(at - 1)) && !overlaps(span, found);
      if (alone) found.push({ ...span, uri: link });
    }
  }
  found.sort((a, b) => a.start - b.start);
  const at = (span: Span) => ({ start: bytes(text.slice(0, span.start)), end: bytes(text.slice(0, span.end)) });
  const tags = hashtagRule === 'named' ? spansOf(text, HASHTAG).filter((tag) => !overlaps(tag, found)) : [];
  return {
    facets: found.map((span) => ({ ...at(span), uri: span.uri })),
    tags: tags.map((tag) => ({ ...at(tag), tag: tag.text.slice(1) })),
  };
};

/** The length of a text as its network counts it. */
export const measure = (network: NetworkName, text: string): Measure =>
  measureBy(RECORDS[network].text.counting, text, (weighed) => twitter.parseTweet(weighed).weightedLength);

const unseenWarnings = (text: string): Warning[] =>
  unseenIn(text).map(({ kind, name, index }) => ({ kind, name, index }));

const mixedIn = (text: string): Warning[] =>
  spansOf(text, /[\p{L}\p{M}]+/gu)
    .filter(({ text: word }) => /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word))
    .map(({ text: word, start }) => ({ kind: 'mixed-scripts', text: word, index: start }));

const oddLinksIn = (text: string): Warning[] =>
  linksIn(text, null).flatMap((link) => {
    const url = URL.parse(link.text);
    if (url === null) return [];
    const odd = url.username !== '' || url.password !== '' || /(^|\.)xn--/.test(url.hostname);
    return odd ? [{ kind: 'odd-link', text: link.text, index: link.start, host: url.hostname }] : [];
  });

/** Domains without a scheme that X links, and counts as 23. */
const bareDomainsIn = (text: string): Span[] =>
  twitter
    .extractUrlsWithIndices(text)
    .map(({ url, indices: [start, end] }) => ({ start, end, text: url }))
    .filter(({ text: url }) => !/^https?:\/\//i.test(url));

/** Everything in a text that a person should see before saying yes, in no particular order. */
export const inspect = (network: NetworkName, text: string): Warning[] => {
  const length = measure(network, text);
  const links = linksIn(text, null);
  const rules = RECORDS[network].text;
  const mentions = rules.mentions === 'notify' ? spansOf(text, MENTION).filter((span) => !overlaps(span, links)) : [];
  const domains = rules.bareDomains === 'linked' ? bareDomainsIn(text) : [];
  return [
    ...unseenWarnings(text),
    ...mixedIn(text),
    ...oddLinksIn(text),
    ...mentions.map(({ text: name, start }): Warning => ({ kind: 'mention', text: name, index: start })),
    ...domains.map(({ text: name, start }): Warning => ({ kind: 'bare-domain', text: name, index: start })),
    ...(length.fits ? [] : [tooLong(length)]),
  ];
};

const tooLong = ({ used, limit, secondary }: Measure): Warning =>
  secondary !== undefined && secondary.used > secondary.limit && used <= limit
    ? { kind: 'too-long', used: secondary.used, limit: secondary.limit }
    : { kind: 'too-long', used, limit };

/** Places where a text may end: never inside a grapheme, a link, a domain, a hashtag or a mention. */
const cutsOf = (text: string): { atWord: number[]; anywhere: number[] } => {
  const whole = [...linksIn(text, null), ...bareDomainsIn(text), ...spansOf(text, /[#＃@＠][^\s]+/gu)];
  const free = (at: number) => !whole.some(({ start, end }) => start < at && at < end);
  const edges = new Set<number>();
  for (const { index } of graphemes.segment(text)) if (index > 0 && free(index)) edges.add(index);
  // Not the spaces of "10 000" and "Quoi ?": they hold together what they stand between.
  const atWord = spansOf(text, /[^\S\u00A0\u202F\u2060]+/gu)
    .map(({ start }) => start)
    .filter((at) => edges.has(at));
  const inner = [...words.segment(text)].map(({ index }) => index).filter((at) => edges.has(at));
  return { atWord, anywhere: inner.length > 0 ? inner : [...edges] };
};

const dangling = /[\s\p{Pd}\p{Ps}\p{Pi}.,;:!?…/|·•"'’]+$/u;

const ending = (text: string, at: number): string => {
  const head = text.slice(0, at).replace(dangling, '');
  if (head === '') return '';
  const links = [...linksIn(head, null), ...bareDomainsIn(head)];
  return links.some(({ end }) => end === head.length) ? `${head} …` : `${head}…`;
};

/**
 * The longest beginning of `text` with an ellipsis for which `fits` holds, ended at a space; where that leaves less than
 * half of what could stand (a long compound, a script without spaces), inside the run, but never inside a grapheme, a
 * link, a hashtag or a mention. The text itself when it fits, '' when nothing does.
 */
export const cutAtWord = (text: string, fits: (text: string) => boolean): string => {
  if (fits(text)) return text;
  const { atWord, anywhere } = cutsOf(text);
  const longest = (cuts: readonly number[]): string => {
    let low = 0;
    let high = cuts.length;
    let best = '';
    while (low < high) {
      const middle = (low + high) >> 1;
      const candidate = ending(text, cuts[middle] ?? 0);
      if (candidate !== '' && fits(candidate)) {
        best = candidate;
        low = middle + 1;
      } else if (candidate === '') low = middle + 1;
      else high = middle;
    }
    return best;
  };
  const byWord = longest(atWord);
  const byPiece = longest(anywhere);
  return byWord.length * 2 >= byPiece.length ? byWord : byPiece;
};

const placeholder = /\{([A-Za-z]+)\}/g;
type Name = (typeof TEMPLATE_FIELDS)[number];
type Values = Record<Name, string>;
const isName = (name: string): name is Name => TEMPLATE_FIELDS.some((known) => known === name);

const render = (template: string, values: Values): string =>
  template
    .replace(placeholder, (whole, name: string) => (isName(name) ? values[name] : whole))
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** Feeds put line breaks and runs of spaces anywhere; a no-break space is left as it is. */
const oneLine = (text: string, most: number): string => {
  const line = text
    .toWellFormed()
    .replace(/[\t\n\v\f\r \u0085\u2028\u2029]+/g, ' ')
    .trim();
  if (line.length <= most) return line;
  // Far beyond every limit: only so that a bomb of a title costs nothing.
  const { atWord, anywhere } = cutsOf(line.slice(0, most));
  return line.slice(0, atWord.at(-1) ?? anywhere.at(-1) ?? 0);
};

const hashtags = (given: readonly string[]): string[] =>
  given
    .map((tag) =>
      tag
        .toWellFormed()
        .replace(/^[#＃]+/u, '')
        .replace(/[^\p{L}\p{M}\p{N}_]+/gu, ''),
    )
    .filter((tag) => tag !== '' && !/^\p{N}+$/u.test(tag))
    .map((tag) => `#${tag}`);

/** A card's title and its description, in graphemes: no network shows more. */
const CARD_TEXT = 300;

const cardOf = (network: NetworkName, fields: Fields): Card | null => {
  if (fields.link === null || RECORDS[network].card === 'theirs') return null;
  const short = (text: string) => cutAtWord(text, (part) => graphemeLength(part) <= CARD_TEXT);
  const title = short(oneLine(fields.title, 2000));
  return { url: fields.link, title, description: short(oneLine(fields.summary ?? '', 2000)), image: null };
};

/**
 * The text of one item for one network. What does not fit goes in this order: the summary is cut, hashtags go from the
 * last, the feed's name goes, a very long link is shown short (Bluesky, where the facet keeps it whole), the title is
 * cut, the template's own words go. The link stays to the end.
 */
export const compose = (network: NetworkName, template: string, fields: Fields): Composed => {
  const fits = (text: string) => measure(network, text).fits;
  const tags = hashtags(fields.hashtags);
  const full: Values = {
    title: oneLine(fields.title, 5000),
    link: fields.link ?? '',
    summary: oneLine(fields.summary ?? '', 5000),
    hashtags: tags.join(' '),
    feed: oneLine(fields.feed, 500),
  };
  const text = shrink(network, template, full, tags, fits);
  const length = measure(network, text);
  return {
    text,
    link: fields.link,
    ...facetsOf(network, text, fields.link),
    card: cardOf(network, fields),
    cut: text !== render(template, full),
    measure: length,
    warnings: inspect(network, text),
  };
};

const shrink = (
  network: NetworkName,
  template: string,
  full: Values,
  tags: readonly string[],
  fits: (text: string) => boolean,
): string => {
  let values = full;
  const withField = (name: Name) => (text: string) => render(template, { ...values, [name]: text });
  const tryField = (name: Name, text: string): boolean => {
    values = { ...values, [name]: text };
    return fits(render(template, values));
  };
  const cutField = (name: Name): boolean =>
    tryField(
      name,
      cutAtWord(values[name], (text) => fits(withField(name)(text))),
    );

  if (fits(render(template, values))) return render(template, values);
  if (cutField('summary')) return render(template, values);
  for (let kept = tags.length - 1; kept >= 0; kept -= 1) {
    if (tryField('hashtags', tags.slice(0, kept).join(' '))) return render(template, values);
  }
  if (tryField('feed', '')) return render(template, values);
  const long = RECORDS[network].text.longLinks === 'short' && graphemeLength(full.link) > 100;
  if (long && tryField('link', shortLink(full.link))) return render(template, values);
  if (cutField('title')) return render(template, values);
  const lead = values.link === '' ? '' : ` ${values.link}`;
  const bare = cutAtWord(full.title, (text) => fits(`${text}${lead}`.trim()));
  return `${bare}${lead}`.trim();
};

/**
 * An edited text in the place of the old one: facets and tags found again, the rest untouched. Throws for an account of
 * an unknown network.
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

/** What a person may change of a card; what is absent stays. */
export type CardEdit = { title?: string; description?: string; alt?: string; withoutPicture?: boolean };

/** A card as a person wants it: its own words and the picture's alt text, each on one line, or no picture. */
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

/** How long a picture's alt text may be, in characters; null where the network has no place for it. */
export const altLimit = (network: NetworkName, of: 'card' | 'post'): number | null =>
  RECORDS[network].pictures[of]?.alt ?? null;

/** What no approval may be given to in the texts around the text: the card's, and the pictures' alt texts. */
export const inspectCard = (content: Content): Warning[] => {
  const network = networkOf(content.account);
  const { card } = content;
  const limited = (text: string, limit: number): Warning[] => {
    const used = graphemeLength(text);
    return [...unseenWarnings(text), ...(used > limit ? [{ kind: 'too-long' as const, used, limit }] : [])];
  };
  return [
    ...(card === null ? [] : [card.title, card.description].flatMap((text) => limited(text, CARD_TEXT))),
    ...picturesOf(content).flatMap((picture) =>
      limited(picture.alt, altLimit(network, picture === card?.image ? 'card' : 'post') ?? Infinity),
    ),
  ];
};
