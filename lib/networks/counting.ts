/**
 * How long a text is for a network. Pure, and without anything of Node: the server and the browser's script count with
 * the same code. Which network counts how stands on its record; the review page hands that rule to the browser.
 */
import { linksIn, MENTION, spansOf } from './in-text.ts';
import { emoji } from './unseen.ts';

/** One way to count, with its limits. */
export type Counting =
  /** X: by weight (twitter-text 3): most letters 1, ideographs and emoji 2, every link 23. */
  | { unit: 'weighted'; limit: number }
  /** Bluesky: characters as people see them; the UTF-8 bytes have a limit of their own. */
  | { unit: 'graphemes'; limit: number; bytes: number }
  /** Mastodon: characters as people see them; each link counts `link`, a mention counts without its server. */
  | { unit: 'characters'; limit: number; link: number }
  /**
   * Everything as it is written. `code-units`: what JavaScript calls the length, the most that any network counts.
   * `emoji-bytes`: characters as people see them, but an emoji counts its UTF-8 bytes (Threads).
   */
  | { unit: 'characters'; limit: number; as: 'code-units' | 'emoji-bytes' };

export type Unit = Counting['unit'] | 'bytes';
export type Count = { used: number; limit: number; unit: Unit };
/** `fits` holds for both counts. */
export type Measure = Count & { fits: boolean; secondary?: Count };

// Some browsers of before 2024 have no segmenter: there a code point counts as a character, and the server decides.
const segmenter = 'Segmenter' in Intl ? new Intl.Segmenter('und', { granularity: 'grapheme' }) : null;

/** User-perceived characters. */
export const graphemeLength = (text: string): number =>
  segmenter === null ? Array.from(text).length : [...segmenter.segment(text)].length;

const utf8Length = (text: string): number => new TextEncoder().encode(text).length;

const withFixedLinks = (text: string, length: number): string =>
  linksIn(text, null)
    .toReversed()
    .reduce((whole, link) => whole.slice(0, link.start) + '.'.repeat(length) + whole.slice(link.end), text);

const withoutServers = (text: string): string => text.replace(MENTION, (mention) => mention.replace(/(?<=.)@.*$/u, ''));

const charactersIn = (counting: Extract<Counting, { unit: 'characters' }>, text: string): number => {
  if ('link' in counting) return graphemeLength(withoutServers(withFixedLinks(text, counting.link)));
  if (counting.as === 'code-units') return text.length;
  const found = spansOf(text, emoji()).map(({ text: each }) => each);
  return graphemeLength(text.replace(emoji(), '')) + utf8Length(found.join(''));
};

const measured = (used: number, limit: number, unit: Unit): Measure => ({ used, limit, unit, fits: used <= limit });

/**
 * The length of a text by one network's rule. `weigh` gives X's weight: the server has twitter-text for it, the browser
 * `weightOf`.
 */
export const measureBy = (counting: Counting, text: string, weigh: (text: string) => number): Measure => {
  switch (counting.unit) {
    case 'weighted':
      return measured(weigh(text), counting.limit, 'weighted');
    case 'graphemes': {
      const first = measured(graphemeLength(text), counting.limit, 'graphemes');
      const { fits, ...secondary } = measured(utf8Length(text), counting.bytes, 'bytes');
      return { ...first, fits: first.fits && fits, secondary };
    }
    case 'characters':
      return measured(charactersIn(counting, text), counting.limit, 'characters');
  }
};

/** What is used and what is left, as the network counts it: the count that is nearer to its limit. */
export const tightest = ({ used, limit, unit, secondary }: Measure): Count =>
  secondary !== undefined && secondary.used / secondary.limit > used / limit ? secondary : { used, limit, unit };
