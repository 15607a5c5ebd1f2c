/**
 * Links, mentions and hashtags as they stand in a running text. Pure, and without anything of Node: the browser's
 * script imports this file too.
 */

/** A piece of a text, at UTF-16 offsets. */
export type Span = { start: number; end: number; text: string };

export const spansOf = (text: string, pattern: RegExp): Span[] =>
  [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }));

/** Whether a span overlaps one of the others. */
export const overlaps = (span: { start: number; end: number }, others: readonly Span[]): boolean =>
  others.some((other) => span.start < other.end && other.start < span.end);

const RAW_LINK = /https?:\/\/[^\s\p{Cc}<>"“”«»‹›]+/giu;

export const HASHTAG = /(?<=^|[\s(«“"'’])[#＃](?!\p{N}+(?:$|[^\p{L}\p{M}\p{N}_]))[\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*/gu;
/** A name as Mastodon reads it (`Account::MENTION_RE` of its source): only letters, `=` and `/` before it stop it. */
export const MENTION =
  /(?<![=/\p{L}\p{M}\p{N}_])@[a-z0-9_]+(?:[.-]+[a-z0-9_]+)*(?:@[\p{L}\p{M}\p{N}_]+(?:[.-]+[\p{L}\p{M}\p{N}_]+)*)?/giu;

/** The closing bracket and the bracket that opens it. */
const OPENERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** A URL in running text does not own the punctuation that follows it, nor a bracket that was opened before it. */
export const trimLink = (raw: string): string => {
  let link = raw;
  for (;;) {
    const last = link.at(-1) ?? '';
    const opener = OPENERS[last];
    const unpaired = opener !== undefined && link.split(last).length > link.split(opener).length;
    if (!unpaired && !/[.,;:!?…'’*|]/u.test(last)) return link;
    link = link.slice(0, -1);
  }
};

// Browsers of before 2024 have no `URL.canParse`.
const isUrl = (text: string): boolean => {
  try {
    return new URL(text).href !== '';
  } catch {
    return false;
  }
};

/** What may continue an address (RFC 3986): anything else that stands right after a known link is no part of it. */
const IN_ADDRESS = /^[\w\-.~%:/?#[\]@!$&'()*+,;=]+/;

/** Whether these words, right after a known link, make another and longer address of it. */
const goesOn = (rest: string): boolean => trimLink(`h${IN_ADDRESS.exec(rest)?.[0] ?? ''}`) !== 'h';

/** Whether another address was begun before, and goes on to the end of these words. */
const isWithin = (head: string): boolean => /https?:\/\/[\w\-.~%:/?#[\]@!$&'()*+,;=]*$/iu.test(head);

/** Where a known link stands written out, and not as the beginning or a part of another address. */
const placesOf = (text: string, known: string): Span[] => {
  const found: Span[] = [];
  for (let at = text.indexOf(known); at !== -1; at = text.indexOf(known, at + known.length)) {
    const span = { start: at, end: at + known.length, text: known };
    if (!isWithin(text.slice(0, at)) && !goesOn(text.slice(span.end))) found.push(span);
  }
  return found;
};

/** Web links written out in a text, beside those whose places are known already. */
export const linksBeside = (text: string, placed: readonly Span[]): Span[] => {
  const gaps = [...placed, { start: text.length, end: text.length, text: '' }].map(({ start }, index) => {
    const from = placed[index - 1]?.end ?? 0;
    return { from, words: text.slice(from, start) };
  });
  return gaps.flatMap(({ from, words }) =>
    spansOf(words, RAW_LINK).flatMap(({ start, text: raw }) => {
      const link = trimLink(raw);
      return isUrl(link) ? [{ start: from + start, end: from + start + link.length, text: link }] : [];
    }),
  );
};

/**
 * Web links written out in a text. `known` is a link that is found as it is: with its own last character, and without
 * what stands right after it.
 */
export const linksIn = (text: string, known: string | null): Span[] => {
  const placed = known === null ? [] : placesOf(text, known);
  return [...placed, ...linksBeside(text, placed)].sort((a, b) => a.start - b.start);
};
