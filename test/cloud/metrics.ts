/**
 * Metrics, their statistics and as much of metric math as the alarms use, by "Using math expressions with CloudWatch
 * metrics" (using-metric-math): FILL gives a missing value, and a sum of which one part is missing is missing.
 */
export type MetricName = {
  Namespace: string;
  MetricName: string;
  Dimensions?: readonly { Name: string; Value: string }[];
};
export type Statistic = 'Sum' | 'Maximum';

export type Metrics = {
  put: (metric: MetricName, value: number, at: number) => void;
  /** Of the data from `from` (included) to `to`; undefined where there is none. */
  read: (metric: MetricName, statistic: string, from: number, to: number) => number | undefined;
  /** The names of all metrics that ever had data. */
  names: () => string[];
};

const idOf = ({ Namespace, MetricName: name, Dimensions = [] }: MetricName): string =>
  [Namespace, name, ...Dimensions.map(({ Name, Value }) => `${Name}=${Value}`).sort()].join('|');

export const openMetrics = (): Metrics => {
  const points = new Map<string, { at: number; value: number }[]>();
  return {
    put(metric, value, at) {
      const id = idOf(metric);
      points.set(id, [...(points.get(id) ?? []), { at, value }]);
    },
    read(metric, statistic, from, to) {
      const values = (points.get(idOf(metric)) ?? []).flatMap(({ at, value }) =>
        at >= from && at < to ? [value] : [],
      );
      if (values.length === 0) return undefined;
      if (statistic === 'Sum') return values.reduce((sum, value) => sum + value, 0);
      if (statistic === 'Maximum') return Math.max(...values);
      throw new Error(`this statistic is not known: ${statistic}`);
    },
    names: () => [...points.keys()],
  };
};

/** The value of an expression of metrics that were read: names, `FILL(name, number)` and sums of them. */
export const evaluate = (expression: string, valueOf: (id: string) => number | undefined): number | undefined => {
  const parts = expression.split('+').map((part): number | undefined => {
    const filled = /^\s*FILL\(\s*([a-z]\w*)\s*,\s*(-?\d+(?:\.\d+)?)\s*\)\s*$/.exec(part);
    if (filled !== null) return valueOf(String(filled[1])) ?? Number(filled[2]);
    const plain = /^\s*([a-z]\w*)\s*$/.exec(part);
    if (plain !== null) return valueOf(String(plain[1]));
    throw new Error(`this metric math is not known: ${expression}`);
  });
  return parts.reduce<number | undefined>(
    (sum, value) => (sum === undefined || value === undefined ? undefined : sum + value),
    0,
  );
};
