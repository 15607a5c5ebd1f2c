import { within } from '../freeze/typed.ts';
import type { Spoken } from '../words/spoken.ts';

/** So long is a word in which two slips still leave it known. In a shorter one it is one. */
const LONG = 6;

/** ` Did you mean freeze?` for a word that is a slip or two away from a known one; else nothing. */
export const didYouMean = (word: string, known: readonly string[], say: Spoken): string => {
  const slips = word.length < LONG ? [1] : [1, 2];
  const near = slips.flatMap((most) => known.filter((each) => within(most, word.toLowerCase(), each.toLowerCase())));
  return word.length < 3 || near[0] === undefined ? '' : say.commands.wrong.didYouMean(near[0]);
};
