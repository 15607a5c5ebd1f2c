import { everyLanguage } from '../words/words.ts';

/** What a person types in Slack or on the command line. `stop`, `pause`, `gel` and `freeze` are the same command. */
export type Command =
  | { kind: 'freeze'; scopes: string[]; reason: string | null }
  | { kind: 'thaw'; id: string }
  | { kind: 'status' }
  | { kind: 'help' };

const typed = (what: 'freeze' | 'thaw' | 'status'): string[] => everyLanguage.flatMap(({ commands }) => commands[what]);

/** Without accents: `gelé` and `arrête` are recognised too. */
const FREEZE = typed('freeze');
const THAW = typed('thaw');
const STATUS = typed('status');
const SCOPE = /^(all|(?:lane|network|account|feed):\S+)$/i;

/** The most characters of a reason that are stored. */
export const REASON_LENGTH = 500;

/** A reason as it is stored: one line of text, or null when there is none. */
export const readReason = (text: string): string | null => {
  const words = Array.from(
    text
      .toWellFormed()
      .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
      .trim(),
  ).slice(0, REASON_LENGTH);
  return words.length === 0 ? null : words.join('').trimEnd();
};

/** Reads `STOP!!` and `«gelé»` as commands: somebody in a hurry does not mind case, accents and punctuation. */
const plain = (word: string): string =>
  word
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/^[^a-z]+|[^a-z]+$/g, '');

const readScope = (word: string): string => {
  const colon = word.indexOf(':');
  const kind = (colon === -1 ? word : word.slice(0, colon)).toLowerCase();
  return kind === 'all' || kind === 'lane' ? word.toLowerCase() : `${kind}${word.slice(colon)}`;
};

/**
 * Reads a command. A stop without a scope stops everything, and several scopes may follow it. Whatever begins like
 * a stop is a stop: the first text that is no scope begins the reason.
 */
export const readCommand = (text: string): Command => {
  const [word = '', ...rest] = text.trim().split(/\s+/);
  const verb = plain(word);
  if (FREEZE.includes(verb)) {
    const end = rest.findIndex((each) => !SCOPE.test(each));
    const scopes = (end === -1 ? rest : rest.slice(0, end)).map(readScope);
    const reason = readReason(rest.slice(scopes.length).join(' '));
    return { kind: 'freeze', scopes: scopes.length === 0 ? ['all'] : [...new Set(scopes)], reason };
  }
  if (THAW.includes(verb) && rest[0] !== undefined) return { kind: 'thaw', id: rest[0].replaceAll('`', '') };
  if (STATUS.includes(verb)) return { kind: 'status' };
  return { kind: 'help' };
};
