/**
 * The text of a delivery: composed from a template, counted as its network counts, cut at a word, checked for what
 * deceives. This module loads twitter-text (10 ms and a deprecation warning per process): what only sends does not import it.
 */
import twitter from 'twitter-text';
import { networkOf, TEMPLATE_FIELDS, type NetworkName } from '../settings.ts';
import { picturesOf, type Card, type Content, type Facet, type Tag } from './content.ts';

/** The networks whose counting is known here, configured or not yet. */
export type TextNetwork = NetworkName | 'mastodon';

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

export type Unit = 'weighted' | 'graphemes' | 'bytes' | 'characters';
export type Count = { used: number; limit: number; unit: Unit };
/** `fits` holds for both counts. */
export type Measure = Count & { fits: boolean; secondary?: Count };

export type Parts = Pick<Content, 'text' | 'link' | 'facets' | 'tags' | 'card'>;
export type Composed = Parts & { cut: boolean; measure: Measure; warnings: Warning[] };
export type Recomposed = { content: Content; measure: Measure; warnings: Warning[] };

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const words = new Intl.Segmenter('und', { granularity: 'word' });

/** User-perceived characters. */
export const graphemeLength = (text: string): number => [...graphemes.segment(text)].length;

type Span = { start: number; end: number; text: string };

const spans = (text: string, pattern: RegExp): Span[] =>
  [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }));

const rawLink = /https?:\/\/[^\s\p{Cc}<>"“”«»‹›]+/giu;

/** A URL in running text does not own the punctuation that follows it, nor a bracket that was opened before it. */
const trimLink = (raw: string): string => {
  let link = raw;
  for (;;) {
    const last = link.at(-1) ?? '';
    const opener = { ')': '(', ']': '[', '}': '{' }[last];
    const unpaired = opener !== undefined && link.split(last).length > link.split(opener).length;
    if (!unpaired && !/[.,;:!?…'’*]/u.test(last)) return link;
    link = link.slice(0, -1);
  }
};

/** Web links written out in a text, at UTF-16 offsets. `known` is a link whose own last character may be punctuation. */
const linksIn = (text: string, known: string | null): Span[] =>
  spans(text, rawLink).flatMap((raw) => {
    const rest = known !== null && raw.text.startsWith(known) ? raw.text.slice(known.length) : null;
    const link = known !== null && rest !== null && trimLink(`h${rest}`) === 'h' ? known : trimLink(raw.text);
    return URL.canParse(link) ? [{ start: raw.start, end: raw.start + link.length, text: link }] : [];
  });

const hashtag = /(?<=^|[\s(«“"'’])[#＃](?!\p{N}+(?:$|[^\p{L}\p{M}\p{N}_]))[\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*/gu;
const mention = /(?<![\p{L}\p{N}_/@.])[@＠][\p{L}\p{N}_][\p{L}\p{N}_.-]*(?:@[\p{L}\p{N}][\p{L}\p{N}.-]*)?/gu;

const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');
const within = (span: { start: number; end: number }, others: readonly Span[]): boolean =>
  others.some((other) => span.start < other.end && other.start < span.end);

const domain = /^https?:\/\/(?:[^/?#@]*@)?/i;

/** A link as people read it: the host and the beginning of the path. */
const shortLink = (link: string): string => {
  const bare = link.replace(domain, '').replace(/^www\./i, '');
  const short = [...graphemes.segment(bare)].slice(0, 40).map(({ segment }) => segment);
  return short.join('').length === bare.length ? bare : `${short.join('')}…`;
};

/** Bluesky links and tags only what the record names; X and Mastodon find both themselves. */
const facetsOf = (network: TextNetwork, text: string, link: string | null): { facets: Facet[]; tags: Tag[] } => {
  if (network === 'x' || network === 'mastodon') return { facets: [], tags: [] };
  const found = linksIn(text, link).map((span) => ({ ...span, uri: span.text }));
  const short = link === null ? '' : shortLink(link);
  if (link !== null && short.endsWith('…')) {
    for (let at = text.indexOf(short); at !== -1; at = text.indexOf(short, at + short.length)) {
      const span = { start: at, end: at + short.length, text: short };
      const alone = !/\S/u.test(text.charAt(at - 1)) && !within(span, found);
      if (alone) found.push({ ...span, uri: link });
    }
  }
  found.sort((a, b) => a.start - b.start);
  const at = (span: Span) => ({ start: bytes(text.slice(0, span.start)), end: bytes(text.slice(0, span.end)) });
  const tags = network === 'bluesky' ? spans(text, hashtag).filter((tag) => !within(tag, found)) : [];
  return {
    facets: found.map((span) => ({ ...at(span), uri: span.uri })),
    tags: tags.map((tag) => ({ ...at(tag), tag: tag.text.slice(1) })),
  };
};

const linkLength = 23;

const mastodonLength = (text: string): number => {
  let counted = text;
  for (const link of linksIn(text, null).toReversed()) {
    counted = counted.slice(0, link.start) + '.'.repeat(linkLength) + counted.slice(link.end);
  }
  return graphemeLength(counted.replace(mention, (whole) => whole.replace(/(?<=.)@.*$/u, '')));
};

const count = (used: number, limit: number, unit: Unit): Measure => ({ used, limit, unit, fits: used <= limit });

/**
 * The length of a text as its network counts it. X: 280 weighted, a link 23 (twitter-text 3.1, bare domains are links).
 * Bluesky: 300 graphemes and 3,000 bytes of UTF-8 (the app.bsky.feed.post lexicon). Mastodon: 500 characters, a link 23, a
 * remote mention without its server. Sandbox: as Mastodon.
 */
export const measure = (network: TextNetwork, text: string): Measure => {
  switch (network) {
    case 'x':
      return count(twitter.parseTweet(text).weightedLength, 280, 'weighted');
    case 'bluesky': {
      const first = count(graphemeLength(text), 300, 'graphemes');
      const { fits, ...secondary } = count(bytes(text), 3000, 'bytes');
      return { ...first, fits: first.fits && fits, secondary };
    }
    case 'mastodon':
    case 'sandbox':
      return count(mastodonLength(text), 500, 'characters');
  }
};

const codePointName = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

const emoji =
  /\p{RGI_Emoji}|\p{Extended_Pictographic}[\u{FE0E}\u{FE0F}]?(?:\u{200D}\p{Extended_Pictographic}[\u{FE0E}\u{FE0F}]?)*|[0-9#*]\u{FE0F}\u{20E3}/gv;
const unseen =
  /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Co}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u{2800}\p{Bidi_Control}]/gv;
/** Joiners have their place between Arabic and Indic letters, variation selectors after an ideograph. */
const inPlace = [
  /(?<=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Sinhala}\p{Script=Myanmar}\p{Script=Khmer}])[\u{200C}\u{200D}](?=\p{L})/gv,
  /(?<=\p{Unified_Ideograph})[\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]/gv,
];

const unseenIn = (text: string): Warning[] => {
  const blank = (whole: string) => ' '.repeat(whole.length);
  const rest = [emoji, ...inPlace].reduce((left, pattern) => left.replace(pattern, blank), text);
  return spans(rest, unseen)
    .filter((span) => span.text !== '\n')
    .map(({ start, text: character }) => ({
      kind: /\p{Bidi_Control}/u.test(character) ? 'bidi' : 'invisible',
      name: codePointName(character),
      index: start,
    }));
};

const mixedIn = (text: string): Warning[] =>
  spans(text, /[\p{L}\p{M}]+/gu)
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
export const inspect = (network: TextNetwork, text: string): Warning[] => {
  const length = measure(network, text);
  const links = linksIn(text, null);
  const notifies = network === 'x' || network === 'mastodon';
  const mentions = notifies ? spans(text, mention).filter((span) => !within(span, links)) : [];
  const domains = network === 'x' ? bareDomainsIn(text) : [];
  return [
    ...unseenIn(text),
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
  const whole = [...linksIn(text, null), ...bareDomainsIn(text), ...spans(text, /[#＃@＠][^\s]+/gu)];
  const free = (at: number) => !whole.some(({ start, end }) => start < at && at < end);
  const edges = new Set<number>();
  for (const { index } of graphemes.segment(text)) if (index > 0 && free(index)) edges.add(index);
  // Not the spaces of "10 000" and "Quoi ?": they hold together what they stand between.
  const atWord = spans(text, /[^\S\u00A0\u202F\u2060]+/gu)
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

const cardOf = (network: TextNetwork, fields: Fields): Card | null => {
  if (fields.link === null || network === 'x' || network === 'mastodon') return null;
  const short = (text: string) => cutAtWord(text, (part) => graphemeLength(part) <= CARD_TEXT);
  const title = short(oneLine(fields.title, 2000));
  return { url: fields.link, title, description: short(oneLine(fields.summary ?? '', 2000)), image: null };
};

/**
 * The text of one item for one network. What does not fit goes in this order: the summary is cut, hashtags go from the
 * last, the feed's name goes, a very long link is shown short (Bluesky, where the facet keeps it whole), the title is
 * cut, the template's own words go. The link stays to the end.
 */
export const compose = (network: TextNetwork, template: string, fields: Fields): Composed => {
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
  network: TextNetwork,
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
  const long = network === 'bluesky' && graphemeLength(full.link) > 100;
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

/**
 * How long a picture's alt text may be, in characters as people count them; null where the network has no place for it. Bluesky has one for pictures of a post
 * (its own app takes 2,000) and none for a card's (app.bsky.embed.external); the sandbox takes what Mastodon takes.
 */
export const altLimit = (network: TextNetwork, of: 'card' | 'media'): number | null => {
  switch (network) {
    case 'bluesky':
      return of === 'media' ? 2000 : null;
    case 'x':
      return of === 'media' ? 1000 : null;
    case 'mastodon':
    case 'sandbox':
      return 1500;
  }
};

/** What no approval may be given to in the texts around the text: the card's, and the pictures' alt texts. */
export const inspectCard = (content: Content): Warning[] => {
  const network = networkOf(content.account);
  const { card } = content;
  const limited = (text: string, limit: number): Warning[] => {
    const used = graphemeLength(text);
    return [...unseenIn(text), ...(used > limit ? [{ kind: 'too-long' as const, used, limit }] : [])];
  };
  return [
    ...(card === null ? [] : [card.title, card.description].flatMap((text) => limited(text, CARD_TEXT))),
    ...picturesOf(content).flatMap((picture) =>
      limited(picture.alt, altLimit(network, picture === card?.image ? 'card' : 'media') ?? Infinity),
    ),
  ];
};
