import { en } from './lexicon/en.ts';
import { fr } from './lexicon/fr.ts';
import { matcher, patternsOf, wordsOf } from './text.ts';

const match = {
  fr: matcher(patternsOf(fr.callouts).map((pattern) => [pattern, true] as const)),
  en: matcher(patternsOf(en.callouts).map((pattern) => [pattern, true] as const)),
};

/** Whether an answer under a post says that it should not have gone out now. */
export const calloutIn = (text: string, lang: string): boolean => {
  let found = false;
  const hit = (): void => {
    found = true;
  };
  const { words } = wordsOf(text);
  const short = lang.slice(0, 2);
  if (short !== 'en') match.fr(words, hit);
  if (short !== 'fr') match.en(words, hit);
  return found;
};
