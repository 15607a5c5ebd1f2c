import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { BUCKETS, DENSE, denseOf, pairOf, shapeOf, wordBuckets, wordHash, type Seen } from './features.ts';

/** What the watch has learnt from recorded news. `npm run train` writes it to `weights/`. */
export type Learnt = {
  /** A weight for each of `DENSE`. */
  readonly rules: readonly number[];
  /** The n-grams of each language that has any: int8 weights, and what one step is worth. */
  readonly grams: Readonly<Record<string, { readonly step: number; readonly weights: Int8Array }>>;
  /** The weights of a story's features, by name. */
  readonly story: Readonly<Record<string, number>>;
  /** The log-odds from which a story freezes, and the point at which the brake's begins. */
  readonly freeze: number;
  readonly brake: number;
};

const File = z.object({
  rules: z.record(z.string(), z.number()),
  grams: z.record(z.string(), z.object({ step: z.number() })),
  story: z.record(z.string(), z.number()),
  freeze: z.number(),
  brake: z.number(),
});

const read = (name: string): Buffer => readFileSync(new URL(`./weights/${name}`, import.meta.url));
let shipped: Learnt | undefined;

/** The shipped weights. Only a watch that looks reads the files. */
export const learnt = (): Learnt => {
  if (shipped !== undefined) return shipped;
  const file = File.parse(JSON.parse(read('watch.json').toString('utf8')));
  const grams = Object.entries(file.grams).map(([lang, { step }]) => {
    const bytes = read(`${lang}.bin`);
    if (bytes.length !== BUCKETS) throw new Error(`weights/${lang}.bin: ${bytes.length} bytes`);
    return [lang, { step, weights: new Int8Array(bytes) }] as const;
  });
  shipped = { ...file, rules: DENSE.map((name) => file.rules[name] ?? 0), grams: Object.fromEntries(grams) };
  return shipped;
};

/** N-grams alone neither make a crisis nor unmake one. */
const MOST = 2.5;
const MEMO = 60_000;

/** Where no words could lift it above `needed`, they are not looked up, and the most that it may be is told. */
export type LogOdds = (told: Seen, lang: string, needed?: number) => number;

/** The log-odds that a headline is the news of a crisis. */
export const logOddsBy = ({ rules, grams }: Learnt): LogOdds => {
  const memos = new Map<string, Map<string, readonly [sum: number, hash: number]>>();
  const sumOf = (words: readonly string[], taken: ReadonlySet<number>, lang: string): number => {
    const known = grams[lang];
    if (known === undefined) return 0;
    let memo = memos.get(lang);
    if (memo === undefined || memo.size > MEMO) {
      memo = new Map<string, readonly [sum: number, hash: number]>();
      memos.set(lang, memo);
    }
    let sum = 0;
    let before = wordHash('<s>');
    for (let at = 0; at < words.length; at++) {
      if (taken.has(at)) {
        before = 0;
        continue;
      }
      const word = shapeOf(words[at] ?? '');
      let found = memo.get(word);
      if (found === undefined) {
        found = [wordBuckets(word).reduce((all, b) => all + (known.weights[b] ?? 0), 0), wordHash(word)];
        memo.set(word, found);
      }
      sum += found[0];
      if (before !== 0) sum += known.weights[pairOf(before, found[1])] ?? 0;
      before = found[1];
    }
    return Math.max(-MOST, Math.min(MOST, sum * known.step));
  };
  return (told, lang, needed = -Infinity) => {
    const x = denseOf(told);
    let z = 0;
    for (let at = 0; at < x.length; at++) z += (x[at] ?? 0) * (rules[at] ?? 0);
    if (z + MOST <= needed) return z + MOST;
    return z + sumOf(told.severity.words, told.severity.taken, lang);
  };
};
