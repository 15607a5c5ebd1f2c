/** Shortens a text to what fits, without parting a word, a link, a hashtag, a mention or a character. */
import { linksIn, spansOf } from '../networks/in-text.ts';
import { bareDomainsIn } from './measure.ts';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const words = new Intl.Segmenter('und', { granularity: 'word' });

/** Places where a text may end. `anywhere` is for scripts without spaces and for long compounds. */
const cutsOf = (text: string): { atWord: number[]; anywhere: number[] } => {
  const whole = [...linksIn(text, null), ...bareDomainsIn(text), ...spansOf(text, /[#＃@＠][^\s]+/gu)];
  const free = (at: number) => !whole.some(({ start, end }) => start < at && at < end);
  const edges = new Set<number>();
  for (const { index } of graphemes.segment(text)) if (index > 0 && free(index)) edges.add(index);
  // A no-break space, as in "10 000" and "Quoi ?", is no place to end.
  const atWord = spansOf(text, /[^\S\u00A0\u202F\u2060]+/gu)
    .map(({ start }) => start)
    .filter((at) => edges.has(at));
  const inner = [...words.segment(text)].map(({ index }) => index).filter((at) => edges.has(at));
  return { atWord, anywhere: inner.length > 0 ? inner : [...edges] };
};

/** Spaces and punctuation that would stand alone before the ellipsis. */
const DANGLING = /[\s\p{Pd}\p{Ps}\p{Pi}.,;:!?…/|·•"'’]+$/u;

/** The text up to a place, with an ellipsis; a link at the end keeps a space before it. */
const endedAt = (text: string, at: number): string => {
  const head = text.slice(0, at).replace(DANGLING, '');
  if (head === '') return '';
  const links = [...linksIn(head, null), ...bareDomainsIn(head)];
  return links.some(({ end }) => end === head.length) ? `${head} …` : `${head}…`;
};

/** The text ended at the last of these places where it still fits, or ''. The places are in order. */
const longestOf = (text: string, places: readonly number[], fits: (text: string) => boolean): string => {
  let low = 0;
  let high = places.length;
  let best = '';
  while (low < high) {
    const middle = (low + high) >> 1;
    const candidate = endedAt(text, places[middle] ?? 0);
    const fitting = candidate !== '' && fits(candidate);
    if (fitting) best = candidate;
    if (fitting || candidate === '') low = middle + 1;
    else high = middle;
  }
  return best;
};

/**
 * The longest beginning of a text, with an ellipsis, that fits. It ends at a space. Where that would waste more
 * than half of what fits (a long compound, a script without spaces), it ends between two characters. A text that
 * fits is returned as it is; where nothing fits, ''.
 */
export const cutAtWord = (text: string, fits: (text: string) => boolean): string => {
  if (fits(text)) return text;
  const { atWord, anywhere } = cutsOf(text);
  const byWord = longestOf(text, atWord, fits);
  const byPiece = longestOf(text, anywhere, fits);
  return byWord.length * 2 >= byPiece.length ? byWord : byPiece;
};

/**
 * A text on one line. Feeds put line breaks and runs of spaces anywhere; a no-break space is left as it is. `most`
 * is far beyond every network's limit: it only keeps a gigantic title from costing time.
 */
export const oneLine = (text: string, most: number): string => {
  const line = text
    .toWellFormed()
    .replace(/[\t\n\v\f\r \u0085\u2028\u2029]+/g, ' ')
    .trim();
  if (line.length <= most) return line;
  const { atWord, anywhere } = cutsOf(line.slice(0, most));
  return line.slice(0, atWord.at(-1) ?? anywhere.at(-1) ?? 0);
};
