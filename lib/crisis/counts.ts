import type { Compiled, Span } from './marks.ts';
import { wordsAre } from './text.ts';

const AGE = new Set(['aged', 'age', 'at', 'under', 'over']);
const OF = new Set(['d', 'de', 'of', 'di']);
const AND = new Set(['and', 'et', 'y', 'e', 'und', 'en', 'to', 'a']);
/** "Nearly 2000 dead", "plus de 2000 morts". */
const APPROXIMATE = wordsAre(
  'least than nearly almost to at moins plus pres environ a minst mindestens uber mas almeno oltre menos',
);
const MAX_NUMBER = 1_000_000;
const BACK = 5;
const AHEAD = 4;
const HELPERS = wordsAre(`
  firefighters rescuers medics ambulances paramedics engines crews helicopters pompiers secouristes
  sauveteurs gendarmes policiers bomberos feuerwehrleute vigili brandweerlieden bombeiros
`);

export const isDigits = (word: string): boolean => {
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57;
};

export type Count = Span & { readonly value: number };

const digitOf = (word: string | undefined, lexicon: Compiled): number | null =>
  word === undefined ? null : isDigits(word) ? Number(word) : (lexicon.numbers.get(word) ?? null);
const isBig = (word: string | undefined, lexicon: Compiled): boolean =>
  word !== undefined && (lexicon.hundred.has(word) || lexicon.thousand.has(word));

/** "One of two", "25 30": two numbers side by side are no sum, except tens and units. */
const joined = (current: number, one: number): number => {
  const tens = current % 10 === 0 && current >= 20 && one < 20;
  const hundreds = current % 100 === 0 && one < 100;
  return current > 0 && !tens && !hundreds ? one : current + one;
};

/** The number that is written from `from` on. */
const sumFrom = (words: readonly string[], from: number, lexicon: Compiled): Count => {
  let total = 0;
  let current = 0;
  let to = from;
  for (; to < words.length; to++) {
    const word = words[to] ?? '';
    const one = digitOf(word, lexicon);
    if (lexicon.hundred.has(word)) current = Math.max(1, current) * 100;
    else if (lexicon.thousand.has(word)) {
      total += Math.max(1, current) * 1000;
      current = 0;
    } else if (one === null) break;
    else current = joined(current, one);
  }
  return { value: total + current, from, to: to - 1 };
};

/** The word that a number counts: "une vingtaine d'annees". */
const wordAfter = (words: readonly string[], to: number): string | undefined =>
  words[OF.has(words[to + 1] ?? '') ? to + 2 : to + 1];

/** Whether a number is one of years, euros or an age. */
const countsThings = (words: readonly string[], { value, from, to }: Count, lexicon: Compiled): boolean => {
  const next = wordAfter(words, to);
  if (next !== undefined && lexicon.isUnit(next)) return true;
  // "Aged 12 and 19 years" counts nobody.
  if (next !== undefined && AND.has(next) && isDigits(words[to + 2] ?? '') && lexicon.isUnit(words[to + 3] ?? ''))
    return true;
  const before = words[from - 1];
  if (before === undefined || !isDigits(words[from] ?? '')) return false;
  return AGE.has(before) && !(before === 'over' && value > 110);
};

/** "Over 2010 stampede deaths": what looks like a year counts people only where a word for people follows. */
const isYear = (words: readonly string[], { value, from, to }: Count, lexicon: Compiled): boolean => {
  const word = words[from] ?? '';
  if (!isDigits(word) || word.length !== 4 || from !== to || value < 1900 || value > 2100) return false;
  const next = words[to + 1];
  const before = words[from - 1];
  const people = next !== undefined && (lexicon.counted.has(next) || lexicon.people.has(next));
  return !people && !(before !== undefined && APPROXIMATE.has(before));
};

/** The number to which the word at `at` belongs. Null when it counts years, euros or an age. */
const numberAt = (words: readonly string[], at: number, lexicon: Compiled): Count | null => {
  const numeric = (index: number): boolean => digitOf(words[index], lexicon) !== null || isBig(words[index], lexicon);
  if (!numeric(at)) return null;
  let from = at;
  while (from > 0 && numeric(from - 1)) from--;
  const count = sumFrom(words, from, lexicon);
  if (count.to < at || count.value <= 0 || count.value > MAX_NUMBER) return null;
  return countsThings(words, count, lexicon) || isYear(words, count, lexicon) ? null : count;
};

/**
 * The number that belongs to a word for victims: the one before it in its clause, else the one after it.
 */
export const countFor = (words: readonly string[], { from, to }: Span, lexicon: Compiled): Count | null => {
  for (let i = from - 1; i >= 0 && from - i <= BACK && words[i] !== ','; i--) {
    const found = numberAt(words, i, lexicon);
    if (found !== null) return found;
  }
  for (let i = to + 1; i < words.length && i - to <= AHEAD && words[i] !== ','; i++) {
    const found = numberAt(words, i, lexicon);
    // "Trapped as 200 firefighters tackle": those are the helpers.
    if (found !== null) return HELPERS.has(words[found.to + 1] ?? '') ? null : found;
  }
  return null;
};

/** People named near a word for victims without a number: "children shot". */
export const peopleNear = (words: readonly string[], { from, to }: Span, lexicon: Compiled): string | null => {
  for (let i = from - 1; i >= 0 && from - i <= 2 && words[i] !== ','; i--)
    if (lexicon.people.has(words[i] ?? '')) return words[i] ?? '';
  for (let i = to + 1; i < words.length && i - to <= 2 && words[i] !== ','; i++)
    if (lexicon.people.has(words[i] ?? '')) return words[i] ?? '';
  return null;
};
