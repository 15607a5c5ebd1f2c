/**
 * Characters that do not show, or that change the direction of reading: with them a person would approve another text
 * than the one that is sent. Pure, and without anything of Node: the browser's script imports this file too.
 */
import { spansOf } from './in-text.ts';

/** Made when it is first needed: these patterns take longer than all the rest of a start. */
const once = <T>(make: () => T): (() => T) => {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};

/** Null in an older browser, which does not know the `v` flag: there the server alone finds these characters. */
const patternOrNull = (source: string): RegExp | null => {
  try {
    return new RegExp(source, 'gv');
  } catch {
    return null;
  }
};

const PICTOGRAPH = String.raw`\p{Extended_Pictographic}[\u{FE0E}\u{FE0F}]?\p{Emoji_Modifier}?`;
const KEYCAP = String.raw`[0-9#*]\u{FE0F}?\u{20E3}`;

/** Emoji, however many code points make one, with or without the variation selectors that belong to them. */
export const emoji = once(
  () =>
    patternOrNull(String.raw`${PICTOGRAPH}(?:\u{200D}${PICTOGRAPH})+|\p{RGI_Emoji}|${PICTOGRAPH}|${KEYCAP}`) ??
    /\p{Extended_Pictographic}/gu,
);

const unseen = once(() =>
  patternOrNull(
    [
      String.raw`[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\p{Bidi_Control}`,
      String.raw`\p{Cc}\p{Co}\p{Zl}\p{Zp}\u{2800}]`,
    ].join(''),
  ),
);

/** Scripts whose letters need joiners between them. */
const JOINED = [
  ...['Arabic', 'Devanagari', 'Bengali', 'Tamil', 'Telugu', 'Kannada'],
  ...['Malayalam', 'Gujarati', 'Gurmukhi', 'Sinhala', 'Myanmar', 'Khmer'],
]
  .map((script) => String.raw`\p{Script=${script}}`)
  .join('');

/** Where such characters belong: joiners between Arabic and Indic letters, variation selectors after an ideograph. */
const inPlace = once(() => [
  new RegExp(String.raw`(?<=[${JOINED}])[\u{200C}\u{200D}](?=\p{L})`, 'gu'),
  /(?<=\p{Unified_Ideograph})[\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]/gu,
]);

/** `name` is like U+200B. */
export type Unseen = { kind: 'invisible' | 'bidi'; name: string; index: number; text: string };

const codePointName = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Where such characters stand. Those within an emoji, those in their place and line ends are left out. */
export const unseenIn = (text: string): Unseen[] => {
  const pattern = unseen();
  if (pattern === null) return [];
  const blank = (whole: string) => ' '.repeat(whole.length);
  const rest = [emoji(), ...inPlace()].reduce((left, each) => left.replace(each, blank), text);
  return spansOf(rest, pattern)
    .filter((span) => span.text !== '\n')
    .map(({ start, text: character }) => ({
      kind: /\p{Bidi_Control}/u.test(character) ? 'bidi' : 'invisible',
      name: codePointName(character),
      index: start,
      text: character,
    }));
};

/**
 * Characters that editors put between letters in good faith, for hyphenation and line breaks: soft hyphen, zero-width
 * space, joiners, word joiner, zero-width no-break space.
 */
const GOOD_FAITH = /[\u00AD\u200B-\u200D\u2060\uFEFF]/u;

/**
 * A text of a feed without the unseen characters of good faith. Those within an emoji stay, and those that Arabic and
 * Indic letters need. All other unseen characters stay too: a person has to see that they are there.
 */
export const withoutGoodFaith = (text: string): string =>
  GOOD_FAITH.test(text)
    ? unseenIn(text)
        .filter((each) => GOOD_FAITH.test(each.text))
        .reduceRight((left, { index, text: one }) => left.slice(0, index) + left.slice(index + one.length), text)
    : text;
