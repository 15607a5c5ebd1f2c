/** What a person should see in a text before approving it. */
import { graphemeLength, type Measure } from '../networks/counting.ts';
import { linksIn, MENTION, overlaps, spansOf, type Span } from '../networks/in-text.ts';
import { networkOf, type NetworkName } from '../networks/names.ts';
import { altLimit, RECORDS } from '../networks/records.ts';
import { unseenIn } from '../networks/unseen.ts';
import { picturesOf, type Content } from '../records/content.ts';
import { bareDomainsIn, measure, mentionsOnX } from './measure.ts';

export type Warning =
  /** The network would notify this account. */
  | { kind: 'mention'; text: string; index: number }
  /** The network would turn this into a link that nobody meant. */
  | { kind: 'bare-domain'; text: string; index: number }
  /** A link that leads to another host than it seems: a user name before the host, or letters outside ASCII in it. */
  | { kind: 'odd-link'; text: string; index: number; host: string }
  /** A character that does not show; `name` is like U+200B. */
  | { kind: 'invisible'; name: string; index: number }
  /** A character that changes the direction in which the text is read. */
  | { kind: 'bidi'; name: string; index: number }
  /** A word that mixes Latin letters with Cyrillic or Greek ones. */
  | { kind: 'mixed-scripts'; text: string; index: number }
  | { kind: 'too-long'; used: number; limit: number };

/** Whether the text cannot be approved until it is changed. */
export const blocks = (warning: Warning): boolean =>
  warning.kind === 'invisible' || warning.kind === 'bidi' || warning.kind === 'too-long';

const unseenWarnings = (text: string): Warning[] =>
  unseenIn(text).map(({ kind, name, index }) => ({ kind, name, index }));

const mixedScriptsIn = (text: string): Warning[] =>
  spansOf(text, /[\p{L}\p{M}]+/gu)
    .filter(({ text: word }) => /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word))
    .map(({ text: word, start }) => ({ kind: 'mixed-scripts', text: word, index: start }));

const oddLinksIn = (text: string): Warning[] =>
  linksIn(text, null).flatMap((link) => {
    const url = URL.parse(link.text);
    if (url === null) return [];
    const odd = url.username !== '' || url.password !== '' || /(^|\.)xn--/.test(url.hostname);
    return odd ? [{ kind: 'odd-link', text: link.text, index: link.start, host: url.hostname }] : [];
  });

/** The count that is over its limit: the second one when only that is. */
const tooLong = ({ used, limit, secondary }: Measure): Warning =>
  secondary !== undefined && secondary.used > secondary.limit && used <= limit
    ? { kind: 'too-long', used: secondary.used, limit: secondary.limit }
    : { kind: 'too-long', used, limit };

/** Accounts that the network would notify. */
const mentionsIn = (network: NetworkName, text: string): Span[] => {
  switch (RECORDS[network].text.mentions) {
    case 'twitter-text':
      return mentionsOnX(text);
    case 'at-name': {
      const links = linksIn(text, null);
      return spansOf(text, MENTION).filter((span) => !overlaps(span, links));
    }
    case 'plain':
      return [];
  }
};

/** All warnings about a text, in no particular order. */
export const inspect = (network: NetworkName, text: string): Warning[] => {
  const length = measure(network, text);
  const rules = RECORDS[network].text;
  const domains = rules.bareDomains === 'linked' ? bareDomainsIn(text) : [];
  return [
    ...unseenWarnings(text),
    ...mixedScriptsIn(text),
    ...oddLinksIn(text),
    ...mentionsIn(network, text).map(({ text: name, start }): Warning => ({
      kind: 'mention',
      text: name,
      index: start,
    })),
    ...domains.map(({ text: name, start }): Warning => ({ kind: 'bare-domain', text: name, index: start })),
    ...(length.fits ? [] : [tooLong(length)]),
  ];
};

/** The most characters of a card's title, and of its description: no network shows more. */
export const CARD_TEXT = 300;

/**
 * Warnings about the texts beside the text: those of the card, and the alt texts of the pictures. All of them
 * block.
 */
export const inspectCard = (content: Content): Warning[] => {
  const network = networkOf(content.account);
  const { card } = content;
  const limited = (text: string, limit: number): Warning[] => {
    const used = graphemeLength(text);
    return [...unseenWarnings(text), ...(used > limit ? [{ kind: 'too-long' as const, used, limit }] : [])];
  };
  return [
    ...(card === null ? [] : [card.title, card.description].flatMap((text) => limited(text, CARD_TEXT))),
    ...picturesOf(content).flatMap((picture) =>
      limited(picture.alt, altLimit(network, picture === card?.image ? 'card' : 'post') ?? Infinity),
    ),
  ];
};
