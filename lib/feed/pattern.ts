import { RE2JS, RE2JSSyntaxException } from 're2js';

/**
 * Regular expressions that a configuration may apply to texts from strangers. re2js matches in linear time,
 * so no text and no pattern makes it slow. Allowed: literals, `.`, classes, `\d \w \s \b`, groups, `|`, `* +
 * ? {m,n}`, `^` and `$`. Not allowed: look-around and back-references. Upper and lower case are the same.
 */
export type Pattern = {
  /** True when the pattern occurs anywhere in the text. */
  readonly test: (text: string) => boolean;
  /** The text without what the pattern finds in it, as long as it finds no more than a few places. */
  readonly without: (text: string) => string;
};

export type PatternReading =
  { readonly kind: 'pattern'; readonly pattern: Pattern } | { readonly kind: 'fault'; readonly message: string };

const MAX_LENGTH = 500;
const MAX_REPEAT = 100;
const MAX_GROUPS = 50;
/** Instructions of the compiled pattern, about six for one character of the source. */
const MAX_PROGRAM = 12_000;

class PatternFault extends Error {
  override name = 'PatternFault';
}

export function readPattern(source: string): PatternReading {
  if (source === '') return { kind: 'fault', message: 'an empty pattern matches everything' };
  if (source.length > MAX_LENGTH) return { kind: 'fault', message: `at most ${MAX_LENGTH} characters` };
  try {
    const compiled = compile(translate(source));
    return {
      kind: 'pattern',
      pattern: { test: (text) => compiled.test(padded(text)), without: (text) => cut(compiled, text) },
    };
  } catch (error) {
    if (error instanceof PatternFault) return { kind: 'fault', message: error.message };
    throw error;
  }
}

/** More places than a text has that repeats itself; each costs one look at the rest of the text. */
const MAX_CUTS = 20;

function cut(compiled: RE2JS, text: string): string {
  // By character, so that each padded one is as long as what it stands for.
  const characters = Array.from(text, (character) => {
    const lower = character.toLowerCase();
    return { character, padded: padded(lower.length === character.length ? lower : character) };
  });
  const starts: number[] = [];
  let length = 0;
  for (const { padded: one } of characters) {
    starts.push(length);
    length += one.length;
  }
  const matcher = compiled.matcher(characters.map(({ padded: one }) => one).join(''));
  const isCut = new Array<boolean>(characters.length).fill(false);
  for (let count = 0; count < MAX_CUTS && matcher.find(); count++) {
    const [from, to] = [matcher.start(), matcher.end()];
    starts.forEach((start, index) => {
      if (start >= from && start < to) isCut[index] = true;
    });
    if (to >= length) break;
  }
  return characters.flatMap(({ character }, index) => (isCut[index] === true ? [] : [character])).join('');
}

function compile(expression: string): RE2JS {
  try {
    const compiled = RE2JS.compile(expression);
    if (compiled.programSize() <= MAX_PROGRAM) return compiled;
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error;
  }
  throw new PatternFault('too many repetitions of too much');
}

/**
 * re2js takes only ASCII letters for parts of a word, so its `\b` finds no edge of "été". Every character is therefore
 * put between two pads that say in ASCII what it is: `W` inside a word, `É` outside. Lower-case text contains neither.
 */
const WORD_PAD = 'W';
const OTHER_PAD = 'É';
const ANY_PAD = `[${WORD_PAD}${OTHER_PAD}]`;

function padded(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\p{L}\p{N}\p{M}_]/gu, `${WORD_PAD}$&${WORD_PAD}`)
    .replace(/[^\p{L}\p{N}\p{M}_]/gu, `${OTHER_PAD}$&${OTHER_PAD}`);
}

/** One character of the padded text that belongs to a class. */
function oneOf(characterClass: string): string {
  return `(?:${ANY_PAD}${characterClass}${ANY_PAD})`;
}

/** What may stand in a class for each shorthand; the negated ones are spelled out so that `[^\W_]` can be written. */
const SHORTHANDS: Readonly<Record<string, string>> = {
  d: '\\p{Nd}',
  D: '\\P{Nd}',
  w: '\\p{L}\\p{N}\\p{M}_',
  W: '\\p{C}\\p{S}\\p{Z}\\p{Pd}\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}\\p{Po}‿⁀⁔︳︴﹍-﹏＿',
  s: '\\t-\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}',
  S:
    '\\x{0}-\\x{8}\\x{e}-\\x{1f}!-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}\\x{202a}-\\x{202e}' +
    '\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{fefe}\\x{ff00}-\\x{10ffff}',
};

const TOKEN = new RegExp(
  [
    String.raw`\\(?<escaped>.?)`,
    String.raw`(?<class>\[(?<negation>\^?)(?<members>\]?(?:\\.|[^\]\\])*)(?<end>\]?))`,
    String.raw`(?<open>\((?:\?:?)?)`,
    String.raw`(?<repetition>(?:[*+?]|\{(?<least>\d{1,3})(?:,(?<most>\d{0,3}))?\})\??)`,
    '.',
  ].join('|'),
  'gsu',
);

/** The same pattern as an expression for re2js over padded text. Throws what is wrong with it. */
function translate(source: string): string {
  let depth = 0;
  let groups = 0;
  let canRepeat = false;
  const parts: string[] = [];
  for (const { 0: token, groups: found = {} } of source.matchAll(TOKEN)) {
    if (found['open'] !== undefined) {
      if (++groups > MAX_GROUPS) throw new PatternFault(`at most ${MAX_GROUPS} groups`);
      depth++;
    }
    if (token === ')' && --depth < 0) throw new PatternFault('a closing parenthesis too many');
    const isRepetition = found['repetition'] !== undefined;
    if (isRepetition && !canRepeat) throw new PatternFault(`nothing to repeat before ${token.charAt(0)}`);
    parts.push(translateToken(token, found));
    canRepeat = found['open'] === undefined && !isRepetition && token !== '|';
  }
  if (depth > 0) throw new PatternFault('a parenthesis is not closed');
  return parts.join('');
}

function translateToken(token: string, found: Readonly<Record<string, string | undefined>>): string {
  if (found['open'] !== undefined) {
    if (token === '(?') throw new PatternFault('no look-around and no named group: use (?: ) or ( )');
    return '(?:';
  }
  if (found['repetition'] !== undefined) {
    checkRepetition(Number(found['least'] ?? 0), found['most']);
    return token;
  }
  if (found['members'] !== undefined) {
    if (found['end'] === '') throw new PatternFault('a class is not closed');
    return oneOf(`[${found['negation'] ?? ''}${membersOf(found['members'])}]`);
  }
  if (found['escaped'] !== undefined) return translateEscape(found['escaped']);
  if (token === '.') return oneOf('[^\\n]');
  return [')', '|', '^', '$'].includes(token) ? token : literal(token);
}

function checkRepetition(least: number, most: string | undefined): void {
  const isOpen = most === undefined || most === '';
  if (least > MAX_REPEAT || (!isOpen && (Number(most) > MAX_REPEAT || Number(most) < least)))
    throw new PatternFault(`a repetition is from 0 to ${MAX_REPEAT} times`);
}

function translateEscape(escaped: string): string {
  if (escaped === '') throw new PatternFault('a backslash at the end');
  if (escaped === 'b' || escaped === 'B') return `\\${escaped}`;
  const shorthand = SHORTHANDS[escaped];
  if (shorthand !== undefined) return oneOf(`[${shorthand}]`);
  if (/^[\dA-Za-z]$/.test(escaped)) throw new PatternFault(`\\${escaped} is not known`);
  return literal(escaped);
}

function literal(text: string): string {
  return `(?:${padded(text).replace(/[^\p{L}\p{N}]/gu, codePoint)})`;
}

function codePoint(character: string): string {
  return `\\x{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

function membersOf(members: string): string {
  return members.replace(
    /\\(?<shorthand>[dDwWsS])|\\?(?<from>.)(?:-\\?(?<to>.))?/gsu,
    (_, shorthand: string | undefined, from: string, to: string | undefined) => {
      if (shorthand !== undefined) return SHORTHANDS[shorthand] ?? '';
      const low = from.toLowerCase();
      if (to === undefined) return codePoint(low);
      const high = to.toLowerCase();
      if (high < low) throw new PatternFault(`the range ${from}-${to} is upside down`);
      return `${codePoint(low)}-${codePoint(high)}`;
    },
  );
}
