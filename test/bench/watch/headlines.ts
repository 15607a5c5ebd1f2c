/** What is learnt of single headlines. */
import { BUCKETS, DENSE } from '../../../lib/crisis/features.ts';
import type { Learnt } from '../../../lib/crisis/learnt.ts';
import { crisisKinds } from '../../../lib/crisis/signal.ts';
import type { Row } from './corpus.ts';
import { trainGrams, trainRules } from './learn.ts';

export const LANGS = ['en', 'fr'] as const;
/** A kind of crisis never lowers the points of a headline, however often the news of a year spoke of it in vain. */
const RAISE: ReadonlySet<string> = new Set([
  ...crisisKinds,
  'rules',
  'rulesOver2',
  'rulesOver4',
  'core',
  'dead',
  'hurt',
]);
const HEADLINES = { l2: 2e-5, epochs: 3, rate: 0.15, events: 3, docs: 5, scale: 0.25 };

export type Headlines = Pick<Learnt, 'rules' | 'grams'>;
export const headlinesFrom = (used: readonly Row[]): Headlines => {
  const rules = trainRules(
    used,
    DENSE.length,
    DENSE.map((name) => (RAISE.has(name) ? 1 : 0)),
  );
  const grams: Record<string, { step: number; weights: Int8Array }> = {};
  for (const lang of LANGS) {
    const mine = used.filter((row) => row.lang === lang);
    const weights = trainGrams(mine, rules, BUCKETS, HEADLINES).map((weight) => weight * HEADLINES.scale);
    const sizes = [...weights]
      .map(Math.abs)
      .filter((size) => size > 0)
      .sort((a, b) => a - b);
    const step = (sizes[Math.floor(sizes.length * 0.999)] ?? 1) / 127;
    grams[lang] = {
      step: Number(step.toPrecision(6)),
      weights: Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / step)))),
    };
  }
  return { rules: [...rules].map((weight) => Number(weight.toPrecision(6))), grams };
};
