import type { Locale } from '../settings.ts';
import { said as french } from './fr/said.ts';
import { words } from './words.ts';

/**
 * What other parts of Vigie say in English, because scripts and logs read it too, for whoever reads another language
 * at the terminal. What is not in the table stays as it is: somebody else said it.
 */
const SAID: Readonly<Record<Locale, readonly (readonly [written: string, said: string])[]>> = { en: [], fr: french };

type Sentence = { length: number; pattern: RegExp; say: (values: readonly string[]) => string };

const sentenceOf = (locale: Locale, [written, said]: readonly [string, string]): Sentence => {
  const literal = written.split('{}').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`));
  const pieces = words(locale).language.typeset(said).split('{}');
  return {
    length: literal.join('').length,
    pattern: new RegExp(`^${literal.join('(.*?)')}$`, 's'),
    say: (values) => pieces.map((piece, index) => (index === 0 ? piece : (values[index - 1] ?? '') + piece)).join(''),
  };
};

/** The one with the most words of its own comes first: `at most {} times of day` before `at most {}`. */
const sentencesOf = (locale: Locale): Sentence[] =>
  SAID[locale].map((pair) => sentenceOf(locale, pair)).sort((one, other) => other.length - one.length);

const known = new Map<Locale, readonly Sentence[]>();

/** A reason with its code before it: `http-status: status 404`. */
const CODED = /^([a-z]+(?:-[a-z]+)*): (.+)$/s;

/** The same in this language. */
export const saidIn = (locale: Locale, text: string): string => {
  const sentences = known.get(locale) ?? sentencesOf(locale);
  known.set(locale, sentences);
  for (const { pattern, say } of sentences) {
    const found = pattern.exec(text);
    if (found !== null) return say(found.slice(1).map((value) => saidIn(locale, value)));
  }
  const [, code, rest] = CODED.exec(text) ?? [];
  return code === undefined || rest === undefined || sentences.length === 0 ? text : `${code}: ${saidIn(locale, rest)}`;
};
