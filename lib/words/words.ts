import type { Locale } from '../settings.ts';
import { en } from './en/catalogue.ts';
import { fr, type Language, type Words } from './fr/catalogue.ts';

/**
 * One catalogue per language, each in its own folder. The compiler holds the others to the French one. To add a
 * language, make a folder like `fr`, add its name to `LOCALES` and its line below, which the compiler asks for. Texts
 * for people never use the words of the protocol.
 */

export type { Language, Words };

type Said = string | readonly Said[] | ((...args: never[]) => string) | { readonly [key: string]: Said };

const OPEN = '\uE000';
const CLOSE = '\uE001';

/** Our words get the typography of the language; what others wrote stays in them as it was written. */
const saidWith = (language: Language, say: (...args: never[]) => string, args: readonly unknown[]): string => {
  const others: string[] = [];
  const standIns = args.map((each) => (typeof each === 'string' ? `${OPEN}${others.push(each) - 1}${CLOSE}` : each));
  const ours = String(Reflect.apply(say, undefined, standIns));
  return language.typeset(ours).replace(/\uE000(\d+)\uE001/g, (_, index: string) => others[Number(index)] ?? '');
};

const typeset = (said: Said, language: Language): unknown => {
  if (typeof said === 'string') return language.typeset(said);
  if (typeof said === 'function') return (...args: readonly unknown[]) => saidWith(language, said, args);
  if (Array.isArray(said)) return said.map((each: Said) => typeset(each, language));
  return Object.fromEntries(Object.entries(said).map(([key, each]) => [key, typeset(each, language)]));
};

const set = ({ language, ...texts }: Words): Words => {
  const typesetTexts = typeset(texts, language) as Omit<Words, 'language'>;
  return { language, ...typesetTexts };
};

const WRITTEN: Readonly<Record<Locale, Words>> = { fr, en };
const WORDS = new Map<Locale, Words>();

/** Other texts in the typography of the language. */
export const ready = <T extends object>(texts: T, locale: Locale): T =>
  typeset(texts as Said, WRITTEN[locale].language) as T;

/** A language's texts, set when they are first needed. */
export const words = (locale: Locale): Words => {
  const made = WORDS.get(locale) ?? set(WRITTEN[locale]);
  WORDS.set(locale, made);
  return made;
};

export const isLocale = (name: string): name is Locale => Object.hasOwn(WRITTEN, name);

/** Every language: for what is said before anybody's language is known. */
export const everyLanguage = (): readonly Words[] => Object.keys(WRITTEN).filter(isLocale).map(words);

/** The first of these languages or countries whose language is here; else English. */
export const localeFor = (hints: readonly string[]): Locale => hints.find(isLocale) ?? 'en';

/** A text by a name that may have none. */
export const textOf = (texts: Readonly<Record<string, string>>, name: string): string | null =>
  Object.hasOwn(texts, name) ? (texts[name] ?? null) : null;
