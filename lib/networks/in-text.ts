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
export const MENTION = /(?<![\p{L}\p{N}_/@.])[@＠][\p{L}\p{N}_][\p{L}\p{N}_.-]*(?:@[\p{L}\p{N}][\p{L}\p{N}.-]*)?/gu;

/** The closing bracket and the bracket that opens it. */
const OPENERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** A URL in running text does not own the punctuation that follows it, nor a bracket that was opened before it. */
export const trimLink = (raw: string): string => {
  let link = raw;
  for (;;) {
    const last = link.at(-1) ?? '';
    const opener = OPENERS[last];
    const unpaired = opener !== undefined && link.split(last).length > link.split(opener).length;
    if (!unpaired && !/[.,;:!?…'’*]/u.test(last)) return link;
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

/** Web links written out in a text. `known` is a link whose own last character may be punctuation. */
export const linksIn = (text: string, known: string | null): Span[] =>
  spansOf(text, RAW_LINK).flatMap((raw) => {
    const rest = known !== null && raw.text.startsWith(known) ? raw.text.slice(known.length) : null;
    const link = known !== null && rest !== null && trimLink(`h${rest}`) === 'h' ? known : trimLink(raw.text);
    return isUrl(link) ? [{ start: raw.start, end: raw.start + link.length, text: link }] : [];
  });
