import type { Locale } from '../settings.ts';
import { english } from './en/spoken.ts';
import { french, type Spoken } from './fr/spoken.ts';
import { ready } from './words.ts';

export type { Spoken };

/**
 * What the command line says, in each language. It is apart from the other words, so that no function of the relay
 * carries it.
 */
const SPOKEN: Readonly<Record<Locale, () => Spoken>> = {
  fr: () => ready(french, 'fr'),
  en: () => ready(english, 'en'),
};
const known = new Map<Locale, Spoken>();

export const spoken = (locale: Locale): Spoken => {
  const said = known.get(locale) ?? SPOKEN[locale]();
  known.set(locale, said);
  return said;
};
