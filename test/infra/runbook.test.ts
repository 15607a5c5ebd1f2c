import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { runbookEntry } from '../../infra/aws/alarms.ts';
import { ALARMS } from './alarms.ts';
import { sampleSynth } from './synth.ts';

const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
const entries = runbook.split(/^## /m).slice(1);
const headings = entries.map((entry) => entry.split('\n', 1)[0] ?? '');

it('every alarm has one heading in the runbook, and every heading has its alarm', () => {
  expect(headings.toSorted()).toEqual([...ALARMS].sort());
});

it('every entry says what the alarm means, what to check and what to do', () => {
  for (const entry of entries) {
    for (const part of ['**Means**', '**Check**', '**Do**']) expect(entry).toContain(part);
  }
});

it('the address that an alarm prints is the one of its entry', () => {
  // A heading's anchor, as GitHub makes it: lower case, blanks as hyphens.
  const anchors = headings.map((heading) => heading.toLowerCase().replaceAll(' ', '-'));
  for (const alarm of ALARMS) expect(anchors).toContain(runbookEntry(alarm).split('#')[1]);
});

type Alarm = {
  AlarmName: string;
  ComparisonOperator: string;
  Threshold: number;
  Period?: number;
  Metrics?: { MetricStat?: { Period: number } }[];
};

const RINGS: Readonly<Record<string, (threshold: string) => string>> = {
  GreaterThanOrEqualToThreshold: (threshold) => `${threshold} or more`,
  GreaterThanThreshold: (threshold) => `more than ${threshold}`,
  LessThanThreshold: (threshold) => `fewer than ${threshold}`,
};

const ringsAt = ({ ComparisonOperator, Threshold, Period, Metrics = [] }: Alarm): string => {
  const seconds = Period ?? Metrics.flatMap(({ MetricStat }) => MetricStat?.Period ?? [])[0] ?? 0;
  return `${RINGS[ComparisonOperator]?.(Threshold.toLocaleString('en'))} in ${seconds / 60} min`;
};

it('the table has one row for each alarm of the template, with what it rings at, a cause and something to do', () => {
  const alarms = sampleSynth()
    .ofType('AWS::CloudWatch::Alarm')
    .map(([, { Properties }]) => sampleSynth().resolve(Properties) as Alarm)
    .map((alarm) => [alarm.AlarmName.replace('Vigie: ', ''), ringsAt(alarm)]);
  const rows = [...runbook.matchAll(/^\| \[([^\]]+)\]\(#([\w-]+)\) *\| ([^|]+) *\| ([^|]+) *\| ([^|]+) *\|$/gm)];
  expect(rows.map(([, name, , rings = '']) => [name, rings.trim()]).toSorted()).toEqual(alarms.toSorted());
  for (const [, name = '', anchor, , cause = '', first = ''] of rows) {
    expect(anchor).toBe(name.replaceAll(' ', '-'));
    expect([cause.trim(), first.trim()]).not.toContain('');
  }
});
