/**
 * X's weight of a text without twitter-text, which is too large for a page. It is a help while typing: a test holds it
 * equal to the library on ordinary texts, and the server counts with the library before anything is approved.
 */
import { emoji } from './unseen.ts';
import { linksIn, spansOf } from './in-text.ts';

/** Domains that X turns into links although no scheme stands before them; the library knows every ending. */
const ENDINGS = 'com|org|net|fr|eu|be|ch|ca|de|es|it|nl|uk|us|io|co|info|news|tv|me|app|dev';
const BARE_DOMAIN = new RegExp(
  String.raw`(?<![\p{L}\p{N}_@./\-])[a-z0-9][a-z0-9\-]*(?:\.[a-z0-9\-]+)*` +
    String.raw`\.(?:${ENDINGS})(?![\p{L}\p{N}_\-])(?:\/[^\s]*)?`,
  'giu',
);
/** X makes a link only where the last part of the host is a real top-level domain. */
const NO_REAL_HOST =
  /^https?:\/\/(?:[^/?#]*@)?(?:[^/?#.:]+|[\d.]+|[^/?#:]*\.(?:example|test|invalid|localhost|local))(?=[/?#:]|$)/i;

const LINK_WEIGHT = 23;

/** The code points that weigh 1; all others weigh 2. */
const LIGHT: readonly (readonly [from: number, to: number])[] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
];

const weightOfCharacter = (character: string): number => {
  const point = character.codePointAt(0) ?? 0;
  return LIGHT.some(([from, to]) => from <= point && point <= to) ? 1 : 2;
};

export const weightOf = (text: string): number => {
  // One ideograph in the place of each emoji: both weigh 2.
  let counted = text.normalize('NFC').replace(emoji(), '\u4e00');
  const links = linksIn(counted, null).filter((link) => !NO_REAL_HOST.test(link.text));
  const stand = '.'.repeat(LINK_WEIGHT);
  for (const link of links.toReversed()) counted = counted.slice(0, link.start) + stand + counted.slice(link.end);
  for (const domain of spansOf(counted, BARE_DOMAIN).toReversed()) {
    counted = counted.slice(0, domain.start) + stand + counted.slice(domain.end);
  }
  return Array.from(counted).reduce((weight, character) => weight + weightOfCharacter(character), 0);
};
