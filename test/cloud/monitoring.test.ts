import { describe, expect, it } from 'vitest';
import { stateOf, type AlarmState, type Missing } from './alarm-state.ts';
import { filterPattern } from './filter-pattern.ts';
import { evaluate, openMetrics } from './metrics.ts';

/** The cases that AWS documents; the pages are named in the files under test. */

describe('an alarm with missing data', () => {
  // The tables of "alarms-and-missing-data": X is breaching, 0 is not, - is missing; the newest is the last.
  const KEPT = 'kept';
  const MODES = ['missing', 'ignore', 'breaching', 'notBreaching'] as const satisfies readonly Missing[];
  type Row = readonly [points: string, ...states: (AlarmState | typeof KEPT)[]];
  const threeOfThree: Row[] = [
    ['0-X-X', 'OK', 'OK', 'OK', 'OK'],
    ['----0', 'OK', 'OK', 'OK', 'OK'],
    ['-----', 'INSUFFICIENT_DATA', KEPT, 'ALARM', 'OK'],
    ['0XX-X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
    ['--X--', 'ALARM', KEPT, 'ALARM', 'OK'],
  ];
  const twoOfThree: Row[] = [
    ['0-X-X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
    ['00X0X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
    ['0-X--', 'OK', 'OK', 'ALARM', 'OK'],
    ['----0', 'OK', 'OK', 'ALARM', 'OK'],
    ['----X', 'ALARM', KEPT, 'ALARM', 'OK'],
  ];
  const cases = (datapointsToAlarm: number, rows: readonly Row[]) =>
    rows.flatMap(([points, ...states]) =>
      MODES.map((mode, index) => ({ datapointsToAlarm, points, mode, state: states[index] ?? KEPT })),
    );

  it.each([...cases(3, threeOfThree), ...cases(2, twoOfThree)])(
    'that needs $datapointsToAlarm of 3, and sees $points as $mode, is $state',
    ({ datapointsToAlarm, points, mode, state }) => {
      for (const before of ['OK', 'ALARM'] as const) {
        const values = points
          .split('')
          .toReversed()
          .map((point) => (point === '-' ? undefined : point === 'X' ? 1 : 0));
        const isBreaching = (value: number) => value === 1;
        expect(stateOf({ values, isBreaching, evaluationPeriods: 3, datapointsToAlarm, missing: mode, before })).toBe(
          state === KEPT ? before : state,
        );
      }
    },
  );
});

describe('a filter pattern', () => {
  it.each([
    ['{ $.eventType = "UpdateTrail" }', { eventType: 'UpdateTrail' }, { eventType: 'update' }],
    ['{ $.arrayKey[0] = "value" }', { arrayKey: ['value'] }, { arrayKey: ['other', 'value'] }],
    ['{ $.name = "web.*" }', { name: 'web.failed' }, { name: 'a web.failed' }],
    ['{ $.bandwidth > 75 }', { bandwidth: 76 }, { bandwidth: 75 }],
    ['{ $.bandwidth > 75 }', { bandwidth: 76 }, { bandwidth: '76' }],
    ['{ $.latency <= 50 }', { latency: 50 }, {}],
    ['{ $.flag IS TRUE }', { flag: true }, { flag: 'true' }],
    ['{ $.object IS NULL }', { object: null }, {}],
    ['{ $.a = "1" || $.b = "1" && $.c = "1" }', { a: '1' }, { b: '1' }],
    ['{ ($.a = "1" || $.b = "1") && $.c = "1" }', { b: '1', c: '1' }, { a: '1' }],
  ])('%s fits %j and not %j', (pattern, fitting, other) => {
    const fits = filterPattern(pattern);
    expect(fits(JSON.stringify(fitting))).toBe(true);
    expect(fits(JSON.stringify(other))).toBe(false);
    expect(fits(`not JSON: ${JSON.stringify(fitting)}`)).toBe(false);
  });

  it.each(['ERROR', '{ $.a != "b" }', '{ $.a NOT EXISTS }', '{ $.a = %b% }', '{ $.a = "b"', '{ a = "b" }'])(
    'that is not known here, such as %s, is refused and not passed over',
    (pattern) => {
      expect(() => filterPattern(pattern)).toThrow();
    },
  );
});

describe('metric math', () => {
  const values: Record<string, number> = { errors: 2, throttles: 3 };
  const valueOf = (id: string) => values[id];

  it('adds what is there, and has no value where one part is missing and not filled', () => {
    expect(evaluate('errors + throttles', valueOf)).toBe(5);
    expect(evaluate('errors + nothing', valueOf)).toBeUndefined();
    expect(evaluate('FILL(errors, 0) + FILL(nothing, 0)', valueOf)).toBe(2);
    expect(() => evaluate('errors / throttles', valueOf)).toThrow();
  });

  it('reads a statistic from its first moment up to, and without, its last', () => {
    const metrics = openMetrics();
    const metric = { Namespace: 'n', MetricName: 'm' };
    for (const at of [0, 10, 20]) metrics.put(metric, at + 1, at);
    expect(metrics.read(metric, 'Sum', 0, 20)).toBe(12);
    expect(metrics.read(metric, 'Maximum', 0, 21)).toBe(21);
    expect(metrics.read(metric, 'Sum', 21, 60)).toBeUndefined();
    expect(metrics.read({ ...metric, Dimensions: [{ Name: 'a', Value: 'b' }] }, 'Sum', 0, 60)).toBeUndefined();
  });
});
