import { matcher, wordsOf } from '../text.ts';
import { REPLY_WORDS, type ReplyWords } from './words.ts';

/** What is seen in an answer to a post. The weights of these figures are learnt; see `judge.ts`. */

const LISTS = [
  'phrase',
  'stop',
  'machine',
  'moment',
  'event',
  'decency',
  'selling',
  'service',
  'play',
  'bad',
  'good',
] as const satisfies readonly (keyof ReplyWords)[];

export const REPLY_FEATURES = [
  'bias',
  ...LISTS,
  'short',
  'asks',
  'shouts',
  'stop machine',
  'stop selling',
  'stop alone',
  'moment machine',
  'moment selling',
  'moment decency',
  'event machine',
  'event selling',
  'event moment',
  'event decency',
  'decency alone',
  'bad alone',
  'sure',
] as const;

/** Whether answers in this language can be judged. One without a list is said to be unread, and never passed over. */
export const canJudge = (lang: string): boolean => Object.hasOwn(REPLY_WORDS, lang.slice(0, 2));

const patternsOf = (list: string): string[] =>
  list
    .split(';')
    .map((pattern) => pattern.trim())
    .filter(Boolean);

type Found = Readonly<Record<(typeof LISTS)[number], number>>;

const compiled = new Map<string, (text: string) => { found: Found; words: number }>();
const readerOf = (lang: string) => {
  const known = compiled.get(lang);
  if (known !== undefined) return known;
  const lists = REPLY_WORDS[lang];
  const match = matcher(
    LISTS.flatMap((list) => patternsOf(lists?.[list] ?? '').map((pattern) => [pattern, list] as const)),
  );
  const read = (text: string) => {
    const { words } = wordsOf(text.replaceAll(/https?:\/\/\S+|@[\w.@-]+/g, ' ').slice(0, 600));
    const found = Object.fromEntries(LISTS.map((list) => [list, 0])) as Record<(typeof LISTS)[number], number>;
    match(words, (list) => {
      found[list] += 1;
    });
    return { found, words: words.filter((word) => word !== ',').length };
  };
  compiled.set(lang, read);
  return read;
};

const some = (count: number): number => (count > 0 ? 1 : 0);

/** The figures of one answer, in the order of `REPLY_FEATURES`. */
export const featuresOf = (text: string, lang: string): Float64Array => {
  const { found, words } = readerOf(lang.slice(0, 2))(text);
  const has = Object.fromEntries(LISTS.map((list) => [list, some(found[list])])) as Found;
  const { phrase, stop, machine, moment, event, decency, selling, service, play, bad } = has;
  const isCalm = 1 - Math.max(service, play);
  const values: Record<(typeof REPLY_FEATURES)[number], number> = {
    bias: 1,
    ...has,
    bad: Math.min(2, found.bad),
    good: Math.min(2, found.good),
    short: some(words <= 3 ? 1 : 0),
    asks: some(text.includes('?') ? 1 : 0),
    shouts: some(/!{2,}|\b\p{Lu}{4,}\b/u.test(text) ? 1 : 0),
    'stop machine': stop * machine * isCalm,
    'stop selling': stop * selling * isCalm,
    'stop alone': stop * isCalm * some(words <= 5 ? 1 : 0),
    'moment machine': moment * machine * isCalm,
    'moment selling': moment * selling * isCalm,
    'moment decency': moment * decency * isCalm,
    'event machine': event * machine * isCalm,
    'event selling': event * selling * isCalm,
    'event moment': event * moment * isCalm,
    'event decency': event * decency * isCalm,
    'decency alone': decency * isCalm * some(words <= 5 ? 1 : 0),
    sure: phrase * isCalm,
    'bad alone': some(bad) * isCalm * some(words <= 5 ? 1 : 0),
  };
  return Float64Array.from(REPLY_FEATURES, (name) => values[name]);
};

/** Whether an answer is hostile, whatever it asks for: bad words, or that it is not done, and nothing good. */
export const isHostile = (text: string, lang: string): boolean => {
  const { found } = readerOf(lang.slice(0, 2))(text);
  return found.bad + found.decency > 0 && found.good === 0;
};
