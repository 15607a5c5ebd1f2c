import { describe, expect, it } from 'vitest';
import { BUCKETS, pairOf, wordBuckets, wordHash } from '../../lib/crisis/features.ts';
import { rowsOf } from '../bench/watch/corpus.ts';
import { logistic, random, trainGrams, trainRules, type Sparse } from '../bench/watch/learn.ts';
import { keyOf, type Window } from '../bench/watch/streams.ts';

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

/** A recorded stream of these titles, a minute apart, each labelled as a tempting one. */
const recorded = (titles: readonly string[]): Window => {
  const lines = titles.map((title, n) => {
    const at = Date.parse('2023-05-02T10:00:00Z') + n * 60_000;
    const headline = { kind: 'headline', at, seen: at, source: 'a', owner: 'a', lang: 'en', title } as const;
    return { ts: new Date(at).toISOString(), headline };
  });
  const labels = lines.map(({ ts, headline: { at, title } }) => {
    const label = { ts, title, label: 'grey', eventId: null };
    return [keyOf(at, title), label] as const;
  });
  return {
    stream: 'en.test',
    name: '',
    lang: 'en',
    audience: ['uk'],
    lines,
    rows: new Map(labels),
    events: [],
    first: new Map(),
    from: lines[0]?.headline.at ?? 0,
    days: 1,
  };
};

describe('the training', () => {
  it('learns nothing of the names of people, places and events', () => {
    const told = (name: string, place: string): string[] => [
      `Police say that ${name} was hurt in a blast near ${place}`,
      `${name} speaks of the night of the blast`,
      `Survivors of the Velodrome blast tell what they saw`,
      `What we know of the Velodrome`,
    ];
    const rows = rowsOf([recorded(told('Brannagh', 'Leeds'))]);
    const others = rowsOf([recorded(told('Okonkwo', 'Bristol'))]);
    expect(rows.map(({ grams }) => [...grams])).toEqual(others.map(({ grams }) => [...grams]));

    const seen = new Set(rows.flatMap(({ grams }) => [...grams]));
    const [blast] = wordBuckets('blast');
    expect(seen).toContain(blast);
    for (const name of ['brannagh', 'velodrome', 'leeds']) {
      expect(seen).not.toContain(wordBuckets(name)[0]);
      // Nor of a pair of words with a name in it.
      for (const beside of ['that', 'was', 'the', 'blast', 'near', '<s>']) {
        expect(seen).not.toContain(pairOf(wordHash(beside), wordHash(name)));
        expect(seen).not.toContain(pairOf(wordHash(name), wordHash(beside)));
      }
    }
    expect(Math.max(...seen)).toBeLessThan(BUCKETS);
  });

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
