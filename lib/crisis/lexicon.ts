import type { CrisisKind } from './signal.ts';

/**
 * The words of one language, as data: patterns between semicolons. A pattern is words in lower case without diacritics; `*` at the end of a word stands for any ending, `_` for
 * any one word, `#` for a digit, `..` for up to four words of the same clause, `<name>` for any word of that list in `sets`.
 */
export type Lexicon = {
  readonly lang: string;
  /** Lists that patterns name: vehicles, crowds, places where people gather. */
  readonly sets?: Readonly<Record<string, string>>;
  /** By kind, then by how unmistakable: 5 concerns everyone wherever it is, 4 names a crisis, 3 nearly always, 2 often, 1 goes with one. */
  readonly terms: Partial<Record<CrisisKind, Partial<Record<1 | 2 | 3 | 4 | 5, string>>>>;
  /** Words that make the number beside them a number of dead, hurt, missing. */
  readonly dead: string;
  readonly hurt: string;
  readonly missing: string;
  /** What a number follows: "death toll rises to", "le bilan passe a". */
  readonly toll: string;
  /** Words for numbers; a vague one stands for a cautious reading. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Words for people: how many they stand for when no number is near. */
  readonly people: Readonly<Record<string, number>>;
  /** Words of `people` for one person of whom nothing more is said. */
  readonly singles: string;
  readonly hundred: string;
  readonly thousand: string;
  /** After a number, these say that it counts something else: years, euros, kilometres. */
  readonly units: string;
  /** What lowers a headline, by family: points taken off. */
  readonly context: Readonly<Record<ContextFamily, { readonly off: number; readonly words: string }>>;
  /** Something that is going on now. */
  readonly now: string;
  /** How the first to tell of it says it, before anybody was counted. */
  readonly firstWord: string;
  /** A public place: a crime there is an event for everyone. */
  readonly publicPlace: string;
  /** Words before a place that say "here it happened". */
  readonly locative: string;
  /** Very frequent words, useless to tell stories apart. */
  readonly stop: string;
  /** Offices, then names, of those whose end stops a country; and the ends. */
  readonly leaders: string;
  readonly heads: string;
  readonly leaderFate: string;
};

export const contextFamilies = [
  'sport',
  'fiction',
  'court',
  'memory',
  'economy',
  'health',
  'obituary',
  'figure',
  'explainer',
  'exercise',
  'opinion',
  'negation',
  'hypothesis',
  'foiled',
  'animal',
  'past',
  'private',
  'ongoing',
] as const;
export type ContextFamily = (typeof contextFamilies)[number];
