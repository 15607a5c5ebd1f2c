import { afterAll, describe, expect, it } from 'vitest';
import { costOf, totalOf } from '../../lib/cost/estimate.ts';
import { synthVigie } from '../infra/synth.ts';
import config from '../../vigie.config.ts';

/** 100 feeds of 15 minutes, 5 accounts with a secret each and Slack's, 30 posts a day. */
const USE = { polls: 9_600, posts: 30, secrets: 6, people: 5 };

describe('the cost of a month', () => {
  const plain = synthVigie({ config });
  const withDashboard = synthVigie({ config, dashboard: true });
  afterAll(() => {
    plain.remove();
    withDashboard.remove();
  });
  const lineOf = (what: string, use = USE, of = plain) => costOf(of.template, use).find((line) => line.what === what);

  const priced = (what: string, use = USE, of = plain): string => {
    const line = lineOf(what, use, of);
    return line === undefined ? 'none' : `${line.amount}: ${line.list.toFixed(2)}, ${line.withFree.toFixed(2)}`;
  };

  it('counts alarms by the metrics that they judge, and secrets by their names', () => {
    expect(priced('alarms')).toBe('26: 2.60, 1.60');
    expect(priced('secrets')).toBe('6: 2.40, 2.40');
    expect(priced('metrics')).toBe('2: 0.60, 0.00');
  });

  it('has a dashboard only where there is one', () => {
    expect(priced('dashboards')).toBe('none');
    expect(priced('dashboards', USE, withDashboard)).toBe('1: 3.00, 0.00');
  });

  it('grows with polls and posts, and is the sum of its lines', () => {
    const [small, large] = [USE, { ...USE, polls: 960_000 }].map((use) => totalOf(costOf(plain.template, use)));
    expect(large!.list).toBeGreaterThan(small!.list);
    const lines = costOf(plain.template, USE);
    expect(small!.list).toBeCloseTo(
      lines.map(({ list }) => list).reduce((one, other) => one + other, 0),
      8,
    );
    expect(lines.every(({ list, withFree }) => withFree <= list)).toBe(true);
  });

  it('of 100 feeds, 5 accounts and 30 posts a day is what the documents say', () => {
    const { list, withFree } = totalOf(costOf(plain.template, USE));
    expect([list.toFixed(2), withFree.toFixed(2)]).toEqual(['9.92', '5.24']);
    const inParameters = totalOf(costOf(plain.template, { ...USE, secrets: 0 }));
    expect([inParameters.list.toFixed(2), inParameters.withFree.toFixed(2)]).toEqual(['7.52', '2.84']);
  });
});
