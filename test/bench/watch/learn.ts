/** Logistic models, with fixed order and seeds: the same data give the same weights, bit for bit. */

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-Math.max(-30, Math.min(30, x))));

export const random = (seed: number): (() => number) => {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

export const shuffled = (count: number, seed: number): Int32Array => {
  const order = Int32Array.from({ length: count }, (_, at) => at);
  const next = random(seed);
  for (let at = count - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1));
    const kept = order[at]!;
    order[at] = order[other]!;
    order[other] = kept;
  }
  return order;
};

export type Dense = { x: Float64Array; y: number; w: number };

/**
 * A logistic model whose weights may be held to one sign each (1, -1; 0 is free). Newton's step on each weight in
 * turn, so that the signs hold exactly.
 */
export const logistic = (
  rows: readonly Dense[],
  signs: readonly number[],
  l2: number | readonly number[],
  prior: readonly number[] = signs.map(() => 0),
  rounds = 40,
): Float64Array => {
  const size = signs.length;
  const w = Float64Array.from(prior);
  const z = Float64Array.from(rows, ({ x }) => x.reduce((sum, value, at) => sum + value * (w[at] ?? 0), 0));
  const columns = signs.map((_, at) => {
    const rowsAt: number[] = [];
    const values: number[] = [];
    rows.forEach(({ x }, row) => {
      if (x[at] !== 0) {
        rowsAt.push(row);
        values.push(x[at]!);
      }
    });
    return { rows: Int32Array.from(rowsAt), values: Float64Array.from(values) };
  });
  const pull = (at: number): number => (typeof l2 === 'number' ? l2 : (l2[at] ?? 0));
  for (let round = 0; round < rounds; round++) {
    let moved = 0;
    for (let at = 0; at < size; at++) {
      const { rows: rowsAt, values } = columns[at]!;
      let g = at === 0 ? 0 : pull(at) * (w[at]! - prior[at]!);
      let h = at === 0 ? 1e-6 : pull(at);
      for (let i = 0; i < rowsAt.length; i++) {
        const row = rows[rowsAt[i]!]!;
        const p = sigmoid(z[rowsAt[i]!]!);
        g += row.w * (p - row.y) * values[i]!;
        h += row.w * Math.max(0.02, p * (1 - p)) * values[i]! * values[i]!;
      }
      let next = w[at]! - g / h;
      if (signs[at]! > 0) next = Math.max(0, next);
      if (signs[at]! < 0) next = Math.min(0, next);
      const step = next - w[at]!;
      if (step === 0) continue;
      w[at] = next;
      moved = Math.max(moved, Math.abs(step));
      for (let i = 0; i < rowsAt.length; i++) z[rowsAt[i]!]! += step * values[i]!;
    }
    if (moved < 1e-4) break;
  }
  return w;
};

export type Sparse = { x: Float64Array; grams: Int32Array; y: number; w: number; event: number };

/** The rules' features first; then the n-grams on what the rules left open. */
export const trainRules = (rows: readonly Sparse[], size: number, signs: readonly number[] = []): Float64Array => {
  const dense = new Float64Array(size);
  const sums = new Float64Array(size).fill(1e-3);
  for (let epoch = 0; epoch < 4; epoch++) {
    for (const at of shuffled(rows.length, 7 + epoch)) {
      const { x, y, w } = rows[at]!;
      let z = 0;
      for (let i = 0; i < size; i++) z += dense[i]! * x[i]!;
      const g = w * (sigmoid(z) - y);
      for (let i = 0; i < size; i++) {
        if (x[i] === 0) continue;
        const each = g * x[i]! + 1e-6 * dense[i]!;
        sums[i]! += each * each;
        const next = dense[i]! - (0.3 / Math.sqrt(sums[i]!)) * each;
        dense[i] = (signs[i] ?? 0) > 0 ? Math.max(0, next) : next;
      }
    }
  }
  return dense;
};

export const trainGrams = (
  mine: readonly Sparse[],
  dense: Float64Array,
  buckets: number,
  o: { l2: number; epochs: number; rate: number; events: number; docs: number },
): Float64Array => {
  const docs = new Int32Array(buckets);
  const first = new Int32Array(buckets).fill(-1);
  const events = new Int32Array(buckets);
  // Rows come in the order of their streams, so one event's rows may lie apart; two sets of bits are enough for three.
  const second = new Int32Array(buckets).fill(-1);
  for (const { grams, y, event } of mine) {
    for (const b of grams) {
      docs[b]!++;
      if (y !== 1 || event === first[b] || event === second[b]) continue;
      if (first[b] === -1) first[b] = event;
      else if (second[b] === -1) second[b] = event;
      events[b]!++;
    }
  }
  const weights = new Float64Array(buckets);
  const squares = new Float64Array(buckets).fill(0.1);
  const offset = Float64Array.from(mine, ({ x }) => x.reduce((sum, value, i) => sum + value * dense[i]!, 0));
  for (let epoch = 0; epoch < o.epochs; epoch++) {
    for (const at of shuffled(mine.length, 101 + epoch)) {
      const { grams, y, w } = mine[at]!;
      const norm = 0.25;
      let z = offset[at]!;
      for (const b of grams) z += weights[b]! * norm;
      const g = w * (sigmoid(z) - y) * norm;
      for (const b of grams) {
        if (docs[b]! < o.docs) continue;
        const each = g + o.l2 * weights[b]!;
        squares[b]! += each * each;
        let next = weights[b]! - (o.rate / Math.sqrt(squares[b]!)) * each;
        // A word of one or two events only is their memory, and no knowledge.
        if (next > 0 && events[b]! < o.events) next = 0;
        weights[b] = next;
      }
    }
  }
  return weights;
};
