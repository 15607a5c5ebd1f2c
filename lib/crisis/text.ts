/**
 * The words of a headline: lower case, no diacritics, one form of every quote. A `,` marks each break between
 * clauses.
 */
export type Words = { readonly words: readonly string[]; readonly capital: readonly boolean[] };

/** The plain form of each letter of the Latin blocks, by code. Null for what is no letter. */
const FOLDED: (string | null)[] = [];
for (let code = 0; code < 0x250; code++) {
  const char = String.fromCharCode(code);
  if (/[a-zA-Z0-9]/.test(char)) FOLDED.push(char.toLowerCase());
  else if (code < 0xc0) FOLDED.push(null);
  else {
    const special: Record<string, string> = {
      œ: 'oe',
      æ: 'ae',
      ß: 'ss',
      ø: 'o',
      ł: 'l',
      đ: 'd',
      ð: 'd',
      þ: 'th',
      ı: 'i',
    };
    const low = char.toLowerCase();
    const folded = special[low] ?? low.normalize('NFD').replace(/[^a-z]/g, '');
    FOLDED.push(folded === '' ? null : folded);
  }
}
// Ordinals and superscripts in headlines: 5ᵉ, 1ᵉʳ, º, ª.
const SMALL: Readonly<Record<number, string>> = { 0x1d49: 'e', 0x2b3: 'r', 0xba: 'o', 0xaa: 'a' };

const BREAKS = new Set(Array.from(',;:.!?|()[]–—…•/«»"“”„', (char) => char.charCodeAt(0)));
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const MAX_CHARS = 600;
const MEMO_LIMIT = 60_000;
const QUOTE = /["\u201c\u00ab]/;
const SCARE =
  /(?<=[\p{L}\d]\s)["\u201c\u00ab]\s?([^"\u201c\u201d\u00ab\u00bb,:;.!?]{1,26}?)\s?["\u201d\u00bb](?=\s|$)/gu;

/** The text with its abbreviations and scare quotes in a form that splits well. */
const plain = (raw: string): string => {
  let text = raw.length > MAX_CHARS ? raw.slice(0, MAX_CHARS) : raw;
  if (text.includes('U.'))
    text = text
      .replace(/\bU\.S\.?(A\.?)?(?![a-z])/g, 'USA ')
      .replace(/\bU\.K\.?/g, 'UK ')
      .replace(/\bU\.N\.?/g, 'UNO ');
  // Quotes round one word break no clause: frappes "préventives" contre.
  if (QUOTE.test(text)) text = text.replace(SCARE, ' $1 ');
  return /[\u0300-\u036f]/.test(text) ? text.normalize('NFC') : text;
};

const digitAt = (text: string, at: number): boolean => isDigit(text.charCodeAt(at));
/** 1,500 and 1 500 and 1.500 are one number. */
const GROUPS = new Set([44, 46, 32, 0xa0, 0x202f]);
const groups = (text: string, at: number, word: string): boolean =>
  GROUPS.has(text.charCodeAt(at)) &&
  word.length <= 3 &&
  isDigit(word.charCodeAt(0)) &&
  digitAt(text, at + 1) &&
  digitAt(text, at + 2) &&
  digitAt(text, at + 3) &&
  !digitAt(text, at + 4);
/** Whether a sign that is no letter separates two clauses: no point of a decimal, and no dash inside a word. */
const breaks = (text: string, at: number, word: string): boolean => {
  const code = text.charCodeAt(at);
  if (code === 45) return text.charCodeAt(at - 1) === 32 || text.charCodeAt(at + 1) === 32;
  const decimal = (code === 44 || code === 46) && isDigit(word.charCodeAt(0)) && digitAt(text, at + 1);
  return !decimal && BREAKS.has(code);
};
const letterAt = (text: string, at: number): string | null | undefined => {
  const code = text.charCodeAt(at);
  return code < 0x250 ? FOLDED[code] : SMALL[code];
};
const isUpper = (text: string, at: number): boolean =>
  text.charCodeAt(at) < 0x250 && text.charAt(at) !== text.charAt(at).toLowerCase();
/** "50morts" is two words; "A96", "G20", "MH370" are names, and count nobody. */
const endsNumber = (text: string, at: number, word: string): boolean =>
  !digitAt(text, at) && isDigit(word.charCodeAt(word.length - 1)) && isDigit(word.charCodeAt(0));

export const wordsOf = (raw: string): Words => {
  const text = plain(raw);
  const words: string[] = [];
  const capital: boolean[] = [];
  let word = '';
  let start = 0;
  const flush = (end: number): void => {
    if (word === '') return;
    words.push(word === 'us' && text.slice(start, end) === 'US' ? 'usa' : word);
    capital.push(isUpper(text, start));
    word = '';
  };
  for (let at = 0; at < text.length; at++) {
    const letter = letterAt(text, at);
    if (letter !== null && letter !== undefined) {
      if (word !== '' && endsNumber(text, at, word)) flush(at);
      if (word === '') start = at;
      word += letter;
      continue;
    }
    if (word !== '' && groups(text, at, word)) continue;
    const clause = breaks(text, at, word);
    flush(at);
    if (clause && words.length > 0 && words[words.length - 1] !== ',') {
      words.push(',');
      capital.push(false);
    }
  }
  flush(text.length);
  return { words, capital };
};

/**
 * A compiled set of patterns. `match` calls back for each hit, with the class of the pattern and its first and
 * last word.
 */
export type Matcher<T> = (words: readonly string[], hit: (value: T, from: number, to: number) => void) => void;

type Compiled<T> = { rest: readonly Step[]; value: T };
type Step =
  | { kind: 'word' | 'prefix' | 'shape'; text: string }
  | { kind: 'set'; words: ReadonlySet<string>; prefixes: readonly string[] }
  | { kind: 'any' }
  | { kind: 'gap' };

/** Lists of words to which patterns refer as `<name>`. */
export type Sets = Readonly<Record<string, readonly string[]>>;

const GAP = 4;

const step = (text: string): Step =>
  text === '..'
    ? { kind: 'gap' }
    : text === '_'
      ? { kind: 'any' }
      : text.includes('#')
        ? { kind: 'shape', text }
        : text.endsWith('*')
          ? { kind: 'prefix', text: text.slice(0, -1) }
          : { kind: 'word', text };

const hasShape = (word: string, shape: string): boolean => {
  if (word.length !== shape.length) return false;
  for (let i = 0; i < shape.length; i++) {
    if (shape.charCodeAt(i) === 35 ? !isDigit(word.charCodeAt(i)) : shape.charCodeAt(i) !== word.charCodeAt(i))
      return false;
  }
  return true;
};

const fits = (now: Step, word: string): boolean => {
  switch (now.kind) {
    case 'word':
      return word === now.text;
    case 'prefix':
      return word.startsWith(now.text);
    case 'shape':
      return hasShape(word, now.text);
    case 'set':
      return now.words.has(word) || now.prefixes.some((prefix) => word.startsWith(prefix));
    default:
      return true;
  }
};

/** The end of the rest of a pattern that begins at `at`, or -1 when it does not match there. */
const follow = (rest: readonly Step[], index: number, words: readonly string[], at: number): number => {
  const now = rest[index];
  if (now === undefined) return at - 1;
  if (now.kind === 'gap') {
    for (let skip = 0; skip <= GAP; skip++) {
      if (skip > 0 && words[at + skip - 1] === ',') return -1;
      const end = follow(rest, index + 1, words, at + skip);
      if (end >= 0) return end;
    }
    return -1;
  }
  const word = words[at];
  if (word === undefined || word === ',' || !fits(now, word)) return -1;
  return follow(rest, index + 1, words, at + 1);
};

/**
 * The patterns that a pattern with `<name>` stands for. Each member of the first list, and each member of
 * several words, makes a pattern of its own.
 */
const spread = (pattern: string, sets: Sets): Step[][] => {
  const texts = pattern.trim().split(/\s+/);
  let made: Step[][] = [[]];
  texts.forEach((text, index) => {
    const name = /^<(.+)>$/.exec(text)?.[1];
    if (name === undefined) {
      for (const each of made) each.push(step(text));
      return;
    }
    const members = sets[name];
    if (members === undefined) throw new Error(`pattern ${pattern}: no list ${name}`);
    const single = members.filter((member) => !member.includes(' '));
    const ways: Step[][] = members
      .filter((member) => index === 0 || member.includes(' '))
      .map((member) => member.split(' ').map(step));
    if (index > 0 && single.length > 0)
      ways.push([
        {
          kind: 'set',
          words: new Set(single.filter((member) => !member.endsWith('*'))),
          prefixes: single.filter((member) => member.endsWith('*')).map((member) => member.slice(0, -1)),
        },
      ]);
    made = made.flatMap((each) => ways.map((way) => [...each, ...way]));
  });
  return made;
};

/**
 * Compiles patterns (see `Lexicon`). Looking up a word is one map access. Its patterns are found once and
 * remembered.
 */
export const matcher = <T>(entries: readonly (readonly [pattern: string, value: T])[], sets: Sets = {}): Matcher<T> => {
  const exact = new Map<string, Compiled<T>[]>();
  /** Patterns whose first word is open, by its first two letters, the shortest first. */
  const open = new Map<string, { text: string; compiled: Compiled<T> }[]>();
  const shapes: { shape: string; compiled: Compiled<T> }[] = [];
  const put = <V>(map: Map<string, V[]>, key: string, value: V): void => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [value]);
    else list.push(value);
  };
  for (const [pattern, value] of entries) {
    for (const steps of spread(pattern, sets)) {
      const head = steps[0];
      if (head === undefined || head.kind === 'gap' || head.kind === 'any' || head.kind === 'set')
        throw new Error(`pattern ${pattern}: must begin with a word`);
      const compiled = { rest: steps.slice(1), value };
      if (head.kind === 'word') put(exact, head.text, compiled);
      else if (head.kind === 'shape') shapes.push({ shape: head.text, compiled });
      else if (head.text.length < 2) throw new Error(`pattern ${pattern}: an open word begins with two letters`);
      else put(open, head.text.slice(0, 2), { text: head.text, compiled });
    }
  }
  for (const list of open.values()) list.sort((a, b) => a.text.length - b.text.length);
  const memo = new Map<string, readonly Compiled<T>[] | null>();
  const lookup = (word: string): readonly Compiled<T>[] | null => {
    const known = memo.get(word);
    if (known !== undefined) return known;
    const found = [...(exact.get(word) ?? [])];
    for (const { text, compiled } of open.get(word.slice(0, 2)) ?? []) if (word.startsWith(text)) found.push(compiled);
    for (const { shape, compiled } of shapes) if (hasShape(word, shape)) found.push(compiled);
    const answer = found.length === 0 ? null : found;
    if (memo.size >= MEMO_LIMIT) memo.clear();
    memo.set(word, answer);
    return answer;
  };
  return (words, hit) => {
    for (let at = 0; at < words.length; at++) {
      const word = words[at];
      if (word === undefined || word === ',') continue;
      const found = lookup(word);
      if (found === null) continue;
      for (const { rest, value } of found) {
        const end = rest.length === 0 ? at : follow(rest, 0, words, at + 1);
        if (end >= 0) hit(value, at, end);
      }
    }
  };
};

/** A set of the words of a text. */
export const wordsAre = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));
