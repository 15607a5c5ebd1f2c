import { describe, expect, it } from 'vitest';
import { logistic, random, trainGrams, trainRules, type Sparse } from '../bench/watch/learn.ts';

/** Headlines of two sorts: the first figure and the first bucket tell them apart. */
const rows = (seed: number): Sparse[] => {
  const next = random(seed);
  return Array.from({ length: 400 }, (_, at) => {
    const y = at % 2;
    return {
      x: Float64Array.of(1, y + next() - 0.5),
      grams: Int32Array.of(y === 1 ? 3 : 4, 5 + Math.floor(next() * 10)),
      y,
      w: 1,
      event: y === 1 ? at % 7 : -1,
    };
  });
};
const options = { l2: 1e-4, epochs: 3, rate: 0.2, events: 3, docs: 5 };

describe('the training', () => {
  it('makes the same weights of the same headlines, bit for bit', () => {
    const learn = (): number[] => {
      const dense = trainRules(rows(1), 2);
      return [...dense, ...trainGrams(rows(1), dense, 16, options)];
    };
    expect(learn()).toEqual(learn());
    expect(learn().some((weight) => weight !== 0)).toBe(true);
  });

  it('remembers no word of fewer than three events', () => {
    const once = rows(2).map((row) => ({ ...row, event: row.y === 1 ? 1 : -1 }));
    const weights = trainGrams(once, new Float64Array(2), 16, options);
    expect(Math.max(...weights)).toBe(0);
    expect(trainGrams(rows(2), new Float64Array(2), 16, options)[3]).toBeGreaterThan(0.1);
  });

  it('gives no weight a sign that it may not have', () => {
    const data = rows(3).map(({ x, y, w }) => ({ x: Float64Array.of(1, -(x[1] ?? 0)), y, w }));
    expect(logistic(data, [0, 0], 1)[1]).toBeLessThan(-0.5);
    expect(logistic(data, [0, 1], 1)[1]).toBe(0);
  });
});
