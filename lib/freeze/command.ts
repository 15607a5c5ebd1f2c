import { findEnd } from './end.ts';
import { readTypedScopes } from './typed-scope.ts';
import {
  ABOUT_A_STOP,
  ARTICLES,
  ENDS,
  EVERYTHING,
  HELP_WORDS,
  HOW_WORDS,
  HURRY_WORDS,
  NO_NEEDS,
  NOUN_FOLLOWS,
  STATUS_WORDS,
  THAW_WORDS,
  TONGUES,
  TRAY_WORDS,
  type Tongue,
} from './typed-words.ts';
import { within, wordsOf, type Word } from './typed.ts';

/** What a person types in Slack. Whatever can be read as a stop is one, and what is unclear in it stops more. */
export type Command =
  | {
      kind: 'freeze';
      scopes: string[];
      reason: string | null;
      /** What stood where a scope stands and is none. Everything is stopped then. */
      missed: string | null;
      /** The time at which it is to end, as it was typed. */
      until: string | null;
    }
  | { kind: 'thaw'; id: string }
  /** Somebody attends until then, as it was typed, or leaves (null). */
  | { kind: 'attend'; until: string | null }
  | { kind: 'status' }
  /** The person's own way to what waits for a decision. */
  | { kind: 'tray' }
  | { kind: 'help' };

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

/** `stop`, `stop-stop`, `arrête-toi`, `stoooop`. */
const readingsOf = ({ plain }: Word): string[] => {
  const [first = ''] = plain.split('-');
  const drawn = /(.)\1{2,}/g;
  return [plain, first, first.replaceAll(drawn, '$1'), first.replaceAll(drawn, '$1$1')];
};

const tonguesOf = (word: Word): Tongue[] =>
  TONGUES.filter(({ stop }) => readingsOf(word).some((each) => stop.has(each)));

/** Whether the last of these words that is none of `over` is one of `wanted`. */
const endsIn = (before: readonly string[], wanted: ReadonlySet<string>, over: ReadonlySet<string>): boolean =>
  wanted.has(before.findLast((each) => wanted.has(each) || !over.has(each)) ?? '');

/** Whether the words around this one in its sentence turn it round, or only speak about it. */
const isTurnedRound = (word: Word, at: number, all: readonly Word[]): boolean => {
  const inSentence = (words: readonly Word[]) =>
    words.filter(({ sentence }) => sentence === word.sentence).map(({ plain }) => plain);
  const before = inSentence(all.slice(0, at));
  const [next = '', then = ''] = inSentence(all.slice(at + 1));
  const last = before.findLast((each) => !ARTICLES.has(each)) ?? '';
  if (ABOUT_A_STOP.has(last) || (ENDS.has(last) && before.at(-1) !== last)) return true;
  if (NO_NEEDS.has(last) && before.at(before.lastIndexOf(last) - 1) === 'no') return true;
  return tonguesOf(word).some(
    (tongue) =>
      endsIn(before, tongue.not, tongue.between) ||
      (readingsOf(word).some((each) => tongue.verbs.has(each)) && tongue.notAfter.has(next) && !NOUN_FOLLOWS.has(then)),
  );
};

/** Whether a word is nearly a stop: hands tremble. */
const isNearStop = ({ plain }: Word): boolean =>
  plain.length >= 4 &&
  ![THAW_WORDS, STATUS_WORDS, HELP_WORDS].some((known) => known.has(plain)) &&
  TONGUES.some(({ stop }) => [...stop].some((word) => word.length >= 4 && within(1, plain, word)));

/** The stops of a text, by the places of their words. The first word that says something may be nearly one. */
const stopsIn = (all: readonly Word[]): number[] => {
  const first = all.findIndex(({ plain }) => !HURRY_WORDS.has(plain));
  return all.flatMap((word, at) => {
    const isStop = tonguesOf(word).length > 0 || (at === first && isNearStop(word));
    return isStop && !isTurnedRound(word, at, all) ? [at] : [];
  });
};

/** The id that a thaw names, or null: a text that has a stop as well is a thaw only with what can be an id. */
const thawedId = (text: string, all: readonly Word[], hasStop: boolean): string | null => {
  if (!THAW_WORDS.has(all[0]?.plain ?? '')) return null;
  const id = text.trim().split(/\s+/)[1]?.replaceAll('`', '');
  return id === undefined || (hasStop && !/[\d-]/.test(id)) ? null : id;
};

/** Whether the first sentence asks: `how do I stop`, `help stop`. */
const isQuestion = ([first, second, ...more]: readonly Word[]): boolean =>
  first !== undefined &&
  (HOW_WORDS.has(first.plain) ||
    (HELP_WORDS.has(first.plain) && more.length === 0 && second?.sentence === first.sentence));

/** What a text says before and after the stop itself, without words of hurry at its ends. */
const reasonOf = (before: string, after: string): string | null => {
  const parts = [
    before.replace(/^[\s\p{Ps}\p{Pi}"*_`]+/u, '').replace(/[\s,;:\p{Pd}\p{Ps}\p{Pi}"*_`]+$/u, ''),
    after.replace(/^[\s\p{Pd}.,;:!?…]+/u, '').replace(/[\s,;:]+$/u, ''),
  ];
  const meant = parts.filter((part) => wordsOf(part).some(({ plain }) => !HURRY_WORDS.has(plain)));
  return readReason(meant.join(' '));
};

/**
 * Reads a command. A stop without a scope stops everything. Scopes may follow it, and the rest is the reason. `known`:
 * the scopes of the configuration.
 */
export const readCommand = (text: string, known: readonly string[]): Command => {
  const all = wordsOf(text);
  const stops = stopsIn(all).filter((at) => !isQuestion(all) || all[at]?.sentence !== 0);
  const thawed = thawedId(text, all, stops.length > 0);
  if (thawed !== null) return { kind: 'thaw', id: thawed };
  const first = stops[0] ?? -1;
  // `STOP STOP STOP` is one.
  const last = stops.findLast((at, place) => at === first + place) ?? -1;
  const [begin, end] = [all[first], all[last]];
  if (begin === undefined || end === undefined) {
    const attending = /^\s*(?:on\s+(\S+)|off)\s*$/i.exec(text);
    if (attending !== null) return { kind: 'attend', until: attending[1] ?? null };
    const asked = all[0]?.plain ?? '';
    if (TRAY_WORDS.has(asked)) return { kind: 'tray' };
    return { kind: STATUS_WORDS.has(asked) ? 'status' : 'help' };
  }
  const { rest, until } = findEnd(text.slice(end.end));
  const read = readTypedScopes(rest, known);
  // A second stop of everything, further on, is one too.
  const again = stops.slice(1).some((at) => EVERYTHING.has(all[at + 1]?.plain ?? ''));
  return {
    kind: 'freeze',
    scopes: again || read.scopes.includes('all') ? ['all'] : read.scopes,
    reason: reasonOf(text.slice(0, begin.start), read.rest),
    missed: read.missed,
    until,
  };
};
