import { contextFamilies } from './lexicon.ts';
import type { Distance } from './gazetteer.ts';
import type { Severity } from './severity.ts';

/** What the rules say of one headline, as numbers that mean the same in every language. */
export const DENSE = [
  'base',
  'rules',
  'rulesOver2',
  'rulesOver4',
  'core',
  'attack',
  'shooting',
  'explosion',
  'war',
  'disaster',
  'accident',
  'leader',
  'unrest',
  'hostage',
  'dead',
  'deadFar',
  'deadMishap',
  'hurt',
  'missing',
  'counted',
  'leaderViolent',
  'leaderDeath',
  'publicPlace',
  'great',
  'terror',
  'now',
  'firstWord',
  'onePerson',
  'placed',
  'town',
  'near',
  'middle',
  'far',
  'question',
  'quote',
  'label',
  'manyDead',
  'deadInContext',
  ...contextFamilies,
] as const;
const SPORT = /sport|football|cricket|tennis|rugby|formula|golf|boxing|olympi|athletic|hundred|cycli|swimm|racing/i;
const SHOWS = /entertain|arts|culture|cinema|music|film|tv|people|televis|livre|style|food|travel|life|future/i;
const MONEY = /business|econom|techn|market|bourse|entreprise/i;

const log = (count: number): number => Math.log10(1 + count);

export type Seen = {
  readonly title: string;
  readonly section?: string | undefined;
  readonly severity: Severity;
  readonly where: Distance;
};

type Name = (typeof DENSE)[number];
/** The place of each figure, by name. */
const I = Object.fromEntries(DENSE.map((name, at) => [name, at])) as Readonly<Record<Name, number>>;

const flag = (is: boolean): number => (is ? 1 : 0);

const addRules = (x: Float64Array, { severity }: Seen): void => {
  const { score, core, kind, leader } = severity;
  x[I.rules] = Math.min(2, score) / 2;
  x[I.rulesOver2] = Math.min(2, Math.max(0, score - 2)) / 2;
  x[I.rulesOver4] = Math.max(0, score - 4) / 2;
  x[I.core] = core / 3.6;
  if (kind !== 'other') x[I[kind]] = core / 3.6 + flag(leader !== null && kind === 'leader');
  x[I.leaderViolent] = flag(leader === 'violent');
  x[I.leaderDeath] = flag(leader === 'death');
  x[I.publicPlace] = flag(severity.publicPlace && core > 0);
  x[I.great] = flag(severity.great);
  x[I.terror] = flag(severity.terror);
};

const addToll = (x: Float64Array, { severity, where }: Seen): void => {
  const { dead, hurt, missing, kind } = severity;
  if (dead + hurt + missing === 0) return;
  const dying = log(dead);
  x[I.dead] = dying;
  if (where === 'far') x[I.deadFar] = dying;
  if (kind === 'accident' || kind === 'disaster') x[I.deadMishap] = dying;
  x[I.hurt] = log(hurt);
  x[I.missing] = log(missing);
  x[I.counted] = flag(dead + hurt > 0 && severity.core >= 1.5);
  x[I.manyDead] = Math.max(0, dying - 1);
  if (severity.off > 0) x[I.deadInContext] = dying;
};

const addPlace = (x: Float64Array, { severity, where }: Seen): void => {
  if (severity.where.length === 0) return;
  x[I.placed] = 1;
  x[I.town] = flag(severity.where.some(({ town }) => town !== null));
  if (where !== 'home') x[I[where]] = 1;
};

const addTitle = (x: Float64Array, { title }: Seen): void => {
  x[I.question] = flag(title.includes('?'));
  x[I.quote] = flag(/^["'«“‘]/.test(title));
  x[I.label] = flag(/^[^:]{2,40}:/.test(title));
};

const SAID: Readonly<Record<string, Name>> = { now: 'now', 'first word': 'firstWord', 'one person': 'onePerson' };
const CONTEXTS: Readonly<Record<string, Name>> = Object.fromEntries(
  contextFamilies.map((family) => [`context ${family}`, family]),
);
const atLeast = (x: Float64Array, at: number, value: number): void => {
  x[at] = Math.max(value, x[at] ?? 0);
};

/** Contexts, by words of the title and by the desk that a section belongs to. */
const addContexts = (x: Float64Array, { severity, section }: Seen): void => {
  for (const { rule, points } of severity.fired) {
    const said = SAID[rule];
    if (said !== undefined) x[I[said]] = 1;
    const family = CONTEXTS[rule];
    if (family !== undefined) x[I[family]] = -points / 2;
  }
  if (section === undefined) return;
  if (SPORT.test(section)) atLeast(x, I.sport, 2);
  else if (SHOWS.test(section)) atLeast(x, I.fiction, 1);
  else if (MONEY.test(section)) atLeast(x, I.economy, 1);
};

/** What the rules say of a headline, in the order of `DENSE`. */
export const denseOf = (seen: Seen): Float64Array => {
  const x = new Float64Array(DENSE.length);
  x[I.base] = 1;
  if (seen.severity.fired.length > 0) {
    addRules(x, seen);
    addToll(x, seen);
  }
  addPlace(x, seen);
  addTitle(x, seen);
  addContexts(x, seen);
  return x;
};

/** Buckets of the hashed n-grams of one language. */
export const BUCKETS = 1 << 17;

const hash = (text: string, seed: number): number => {
  let h = seed;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
};

/** A number as a size: figures of a toll differ, what they mean does not. */
export const shapeOf = (word: string): string => {
  const code = word.charCodeAt(0);
  if (code > 57 || code < 48) return word;
  const value = Number(word);
  if (word.length === 4 && value >= 1900 && value <= 2100) return '#y';
  return value < 2 ? '#1' : value < 5 ? '#3' : value < 15 ? '#9' : value < 100 ? '#50' : '#500';
};

export const wordHash = (word: string): number => hash(word, 0x811c9dc5) | 1;

/** The buckets of one word: itself, and its parts of four and five letters. */
export const wordBuckets = (word: string): number[] => {
  const found = [hash(word, 0x811c9dc5) & (BUCKETS - 1)];
  if (word.length >= 5 && !word.startsWith('#')) {
    const framed = `<${word}>`;
    for (const size of [4, 5])
      for (let at = 0; at + size <= framed.length; at++)
        found.push(hash(framed.slice(at, at + size), 0x1234567 + size) & (BUCKETS - 1));
  }
  return found;
};

/** The bucket of two words side by side, by their hashes. */
export const pairOf = (one: number, two: number): number => {
  const mixed = Math.imul(one ^ (one >>> 15), 0x2c1b3c6d) ^ two;
  return (Math.imul(mixed, 0x9e3779b1) >>> 11) & (BUCKETS - 1);
};
