/**
 * What the watch learns of answers to posts, and how it does on answers that it did not learn from.
 *
 *   npm run train:replies -- --data FOLDER [--dry]
 *
 * A folder holds `replies.<lang>.jsonl.gz` with `lang`, `text` and `label` (callout or ordinary). Writes
 * `lib/crisis/weights/replies.json`. The figures are of answers that the weights were not learnt from, with
 * intervals of 95 % (Wilson), with and without what a list adds.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod';
import { featuresOf, REPLY_FEATURES } from '../../../lib/crisis/replies/features.ts';
import { interval } from './figures.ts';
import { logistic, shuffled, type Dense } from './learn.ts';
import { ownReplies } from './own-replies.ts';

type Told = { lang: string; text: string; asks: boolean };
const Line = z.object({ lang: z.string(), text: z.string(), label: z.enum(['callout', 'ordinary']) });

const { values } = parseArgs({ options: { data: { type: 'string' }, dry: { type: 'boolean', default: false } } });
if (values.data === undefined) throw new Error('usage: npm run train:replies -- --data FOLDER');
const folder = values.data;
const given = ['fr', 'en'].flatMap((lang): Told[] => {
  const path = join(folder, `replies.${lang}.jsonl.gz`);
  if (!existsSync(path)) return [];
  const lines = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n');
  return lines.map((line) => {
    const { label, ...rest } = Line.parse(JSON.parse(line));
    return { ...rest, asks: label === 'callout' };
  });
});
const own: Told[] = ownReplies();

/** What raises the odds may not lower them, and the other way round. */
const SIGNS: Partial<Record<(typeof REPLY_FEATURES)[number], 1 | -1>> = {
  ...{ service: -1, play: -1, good: -1, stop: 1, machine: 1, moment: 1, event: 1, decency: 1, bad: 1 },
  ...{ 'stop machine': 1, 'stop selling': 1, 'stop alone': 1, 'moment machine': 1, 'moment selling': 1 },
  ...{ 'moment decency': 1, 'event machine': 1, 'event selling': 1, 'event moment': 1, 'event decency': 1 },
  ...{ 'decency alone': 1, 'bad alone': 1, phrase: 1, sure: 1 },
};

const without = (names: readonly string[]) => (text: string, lang: string) =>
  featuresOf(text, lang).map((value, at) =>
    names.some((name) => (REPLY_FEATURES[at] ?? '').includes(name)) ? 0 : value,
  );
type See = (text: string, lang: string) => Float64Array;

const learn = (rows: readonly Told[], see: See): Float64Array =>
  logistic(
    rows.map(({ text, lang, asks }): Dense => ({ x: see(text, lang), y: asks ? 1 : 0, w: 1 })),
    REPLY_FEATURES.map((name) => SIGNS[name] ?? 0),
    0.5,
  );
const oddsBy = (weights: Float64Array, see: See, { text, lang }: Told): number =>
  see(text, lang).reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);

/** The odds of each answer by weights that were learnt from the other folds. */
const crossed = (rows: readonly Told[], see: See, folds = 10): { told: Told; odds: number }[] => {
  const order = [...shuffled(rows.length, 7)];
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const test = order.filter((_, at) => at % folds === fold);
    const train = order.filter((_, at) => at % folds !== fold);
    const weights = learn(
      train.flatMap((at) => rows[at] ?? []),
      see,
    );
    return test.flatMap((at) => {
      const told = rows[at];
      return told === undefined ? [] : [{ told, odds: oddsBy(weights, see, told) }];
    });
  });
};

/** From these log-odds on an answer asks to stop. */
const POINT = 1;
const say = (what: string, judged: readonly { told: Told; odds: number }[]): void => {
  const of = (asks: boolean) => judged.filter(({ told }) => told.asks === asks);
  const over = (asks: boolean) => of(asks).filter(({ odds }) => odds >= POINT).length;
  console.log(
    `${what}\n  found:  ${interval(over(true), of(true).length)}\n  wrong:  ${interval(over(false), of(false).length)}`,
  );
};

const all = [...own, ...given];
const SENTIMENT = ['bad', 'good'];
for (const [name, see] of [
  ['with every list', without([])],
  ['without sentiment', without(SENTIMENT)],
  ['without the context of customers and sport', without(['service', 'play'])],
  ['without the phrases', without(['phrase', 'sure'])],
] as const) {
  const fromOwn = learn(own, see);
  say(
    `learnt from our own words, judged on the recorded answers, ${name}`,
    given.map((told) => ({ told, odds: oddsBy(fromOwn, see, told) })),
  );
  say(`each tenth judged by what was learnt from the others, ${name}`, crossed(all, see));
}

const weights = learn(all, without([]));
if (process.env['SHOW'] !== undefined)
  for (const { told, odds } of crossed(all, without([])))
    if (odds >= POINT !== told.asks) console.log(told.asks ? 'MISSED' : 'WRONG', odds.toFixed(2), told.lang, told.text);
if (!values.dry) {
  const file = {
    madeBy: 'npm run train:replies',
    answers: all.length,
    asks: POINT,
    weights: Object.fromEntries(REPLY_FEATURES.map((name, at) => [name, Number((weights[at] ?? 0).toPrecision(5))])),
  };
  writeFileSync(
    new URL('../../../lib/crisis/weights/replies.json', import.meta.url),
    `${JSON.stringify(file, null, 2)}\n`,
  );
}
