import { crisisKinds } from './signal.ts';

/**
 * The words of one language: sections of patterns, one pattern a line, sorted. A section begins with a line such as
 * `[what attack 4]`.
 *
 * A pattern is words in lower case without diacritics. `*` at the end of a word stands for any ending, `_` for any
 * one word, `#` for a digit. `..` stands for up to four words of the same clause, and `<name>` for any line of the
 * section `set name`.
 *
 * | section                         | its lines                                                                    |
 * | ------------------------------- | ---------------------------------------------------------------------------- |
 * | `who leaders`, `who heads`      | offices and names of people whose death stops a country                      |
 * | `who people`, `who singles`     | people, and how many a word stands for; those that are one person            |
 * | `what KIND TIER`                | crisis words. Tier 5 concerns everyone, 4 always means a crisis, 3 nearly    |
 * |                                 | always, 2 often, and 1 goes with one                                         |
 * | `what fate`                     | the death or violent end of a leader                                         |
 * | `what first`, `what now`        | words of first reports; words for what is going on                           |
 * | `harm dead`, `hurt`, `missing`  | words that make the number beside them a number of victims                   |
 * | `harm toll`                     | words before a number of dead                                                |
 * | `scale numbers`                 | words for numbers; a vague one stands for a cautious number                  |
 * | `scale hundred`, `thousand`     |                                                                              |
 * | `scale units`                   | words after a number that counts something else: years, euros, kilometres    |
 * | `context FAMILY POINTS`         | words that say it is something else, and the points that they take off       |
 * | `place public`                  | public places, where a crime concerns everyone                               |
 * | `place locative`, `place stop`  | words before a place; very frequent words, which tell no stories apart       |
 */
export type Lexicon = ReadonlyMap<string, readonly string[]>;

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

const SECTIONS = new RegExp(
  `^(set [a-z]+|who (leaders|heads|people|singles)|what (fate|first|now|(${crisisKinds.join('|')}) [1-5])|` +
    `harm (dead|hurt|missing|toll)|scale (numbers|hundred|thousand|units)|` +
    `context (${contextFamilies.join('|')}) [0-9.]+|place (public|locative|stop))$`,
);

/** Reads a lexicon. Throws at a section that nothing uses. */
export const lexiconOf = (text: string): Lexicon => {
  const sections = new Map<string, string[]>();
  let lines: string[] = [];
  for (const line of text.split('\n')) {
    if (line === '') continue;
    if (!line.startsWith('[')) {
      lines.push(line);
      continue;
    }
    const name = line.slice(1, -1);
    if (!SECTIONS.test(name)) throw new Error(`lexicon: no section is called ${name}`);
    lines = [];
    sections.set(name, lines);
  }
  return sections;
};
