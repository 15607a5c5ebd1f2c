/** Text as people type it in a hurry, made comparable. */

/** Without accents, in small letters, and without characters that do not show. */
export const plainOf = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase();

/** `start` and `end`: where it stands in the text. `sentence`: which stretch between marks it stands in. */
export type Word = { plain: string; start: number; end: number; sentence: number };

/** The words of a text. A hyphen joins, an apostrophe parts. */
export const wordsOf = (text: string): Word[] => {
  const found: Word[] = [];
  let sentence = 0;
  let from = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}\p{Cf}]+(?:-[\p{L}\p{N}\p{M}\p{Cf}]+)*/gu)) {
    if (/[.,;:!?…()\n\r"«»]/u.test(text.slice(from, match.index))) sentence += 1;
    from = match.index + match[0].length;
    found.push({ plain: plainOf(match[0]), start: match.index, end: from, sentence });
  }
  return found;
};

/** Whether so many slips make one text the other: a letter more, less, other, or two exchanged. */
export const within = (slips: number, one: string, other: string): boolean => {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const [a, b] = [one.slice(at), other.slice(at)];
  if (a === b) return true;
  if (slips === 0 || Math.abs(a.length - b.length) > slips) return false;
  const exchanged = a.length > 1 && a[0] === b[1] && a[1] === b[0] && within(slips - 1, a.slice(2), b.slice(2));
  return (
    exchanged ||
    within(slips - 1, a.slice(1), b.slice(1)) ||
    within(slips - 1, a.slice(1), b) ||
    within(slips - 1, a, b.slice(1))
  );
};
