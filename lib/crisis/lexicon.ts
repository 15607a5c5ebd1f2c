import type { CrisisKind } from './signal.ts';

/**
 * The words of one language as data: patterns, with semicolons between them.
 *
 * A pattern is words in lower case without diacritics. `*` at the end of a word stands for any ending, `_` for
 * any one word, `#` for a digit. `..` stands for up to four words of the same clause, and `<name>` for any word
 * of that list in `sets`.
 */
export type Lexicon = {
  readonly lang: string;
  /** Lists that patterns refer to, such as vehicles, crowds and places where people gather. */
  readonly sets?: Readonly<Record<string, string>>;
  /**
   * The words for each kind of crisis, by how clear they are. 5 concerns everyone wherever it happens, 4 always
   * means a crisis, 3 nearly always, 2 often, and 1 goes with one.
   */
  readonly terms: Partial<Record<CrisisKind, Partial<Record<1 | 2 | 3 | 4 | 5, string>>>>;
  /** Words that make the number beside them a number of dead, hurt or missing people. */
  readonly dead: string;
  readonly hurt: string;
  readonly missing: string;
  /** Words that come before a number of victims: "death toll rises to", "le bilan passe a". */
  readonly toll: string;
  /** Words for numbers. A vague one stands for a cautious number. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Words for people, and how many they stand for when no number is near. */
  readonly people: Readonly<Record<string, number>>;
  /** The words of `people` for one person about whom nothing more is said. */
  readonly singles: string;
  readonly hundred: string;
  readonly thousand: string;
  /** Words after a number that counts something else: years, euros, kilometres. */
  readonly units: string;
  /** Words that lower the score of a headline, by family, and how many points each family takes off. */
  readonly context: Readonly<Record<ContextFamily, { readonly off: number; readonly words: string }>>;
  /** Words for something that is going on now. */
  readonly now: string;
  /** Words of the first reports, before anybody has counted victims. */
  readonly firstWord: string;
  /** Public places, where a crime concerns everyone. */
  readonly publicPlace: string;
  /** Words before a place that say that it happened there. */
  readonly locative: string;
  /** Very frequent words, which do not help to tell stories apart. */
  readonly stop: string;
  /**
   * Offices (`leaders`) and names (`heads`) of people whose death stops a country, and words for such a death
   * (`leaderFate`).
   */
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
