import {
  aws_cloudwatch as cloudwatch,
  aws_cloudwatch_actions as actions,
  Duration,
  Stack,
  type aws_sns as sns,
} from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { FunctionName } from '../../lib/environment.ts';
import type { EventType } from '../../lib/events.ts';

/** What every function is watched for. A function that is never silent has no schedule. */
export type FunctionAlarm = {
  /** Minutes without one invocation; null where nobody calls it by the clock. */
  silentAfter: number | null;
  /** More invocations than this in five minutes are too many; null where a person calls it. */
  tooOftenAbove: number | null;
};

export const FUNCTION_ALARMS: Readonly<Record<FunctionName, FunctionAlarm>> = {
  // Once a minute by the clock, then once for every few feeds that are due, and for each news of a hub.
  ingest: { silentAfter: 10, tooOftenAbove: 1_000 },
  publish: { silentAfter: 5, tooOftenAbove: 100 },
  watch: { silentAfter: 5, tooOftenAbove: 30 },
  digest: { silentAfter: 15, tooOftenAbove: 30 },
  sweep: { silentAfter: 10, tooOftenAbove: 30 },
  web: { silentAfter: null, tooOftenAbove: 1_500 },
  apply: { silentAfter: null, tooOftenAbove: null },
};

type Count = {
  name: string;
  means: string;
  /** Log lines by these event names of these functions, where `and` holds. */
  lines?: { named: readonly string[]; of: readonly FunctionName[]; and?: string };
  /** Events of these types on the bus. */
  events?: readonly EventType[];
  /** Counted too: a number that a run reports, so that the alarm rings on while there is something. */
  also?: { line: string; of: FunctionName; field: string };
  /** Rings when the sum of so many minutes reaches this; `below`: when it does not reach it, silence included. */
  minutes: number;
  reaches: number;
  below?: true;
};

/** What is counted from log lines and events. Each line is one metric; two lines of one name are counted together. */
export const COUNTED = [
  {
    name: 'watch heartbeat',
    means: 'The watch has not had a fresh look at the news for five minutes; when its word lapses nothing is sent.',
    lines: { named: ['watch.run'], of: ['watch'], and: '$.fresh IS TRUE' },
    minutes: 5,
    reaches: 1,
    below: true,
  },
  {
    name: 'unknown sends',
    means: 'A send whose outcome nobody knows: it may be public or not. No machine repeats it; a person decides.',
    events: ['delivery.unknown'],
    lines: { named: ['delivery.answered-late'], of: ['publish'] },
    also: { line: 'sweep.run', of: 'sweep', field: 'unknown' },
    minutes: 5,
    reaches: 1,
  },
  {
    name: 'freeze not confirmed',
    means: 'Somebody pressed stop and the table did not confirm it in time, or nobody could follow what was in flight.',
    events: ['freeze.not-confirmed'],
    lines: { named: ['stop.not-confirmed', 'stop.not-followed'], of: ['web'] },
    minutes: 1,
    reaches: 1,
  },
  {
    name: 'control unreadable',
    means:
      'A control is missing, malformed, of another table or not one that an approval saw: nothing that it covers is sent.',
    lines: { named: ['control.unreadable', 'control.differs'], of: ['publish'] },
    minutes: 5,
    reaches: 1,
  },
  {
    name: 'take-back failed',
    means: 'A post that a person ordered back is still public.',
    lines: { named: ['take-back.failed'], of: ['publish'] },
    minutes: 5,
    reaches: 1,
  },
  {
    name: 'post differs',
    means: 'A post was found whose text is not the text that was approved.',
    lines: { named: ['delivery.differs'], of: ['publish'] },
    minutes: 5,
    reaches: 1,
  },
  {
    name: 'page failed',
    means: 'A page or a Slack command answered 500: somebody could not decide or stop there.',
    lines: { named: ['web.failed'], of: ['web'] },
    minutes: 5,
    reaches: 1,
  },
  {
    name: 'people not told',
    means: 'A mail or a Slack message was not handed over, or only after the answer to the stop it tells of.',
    lines: {
      named: ['mail.failed', 'slack.failed', 'stop.not-told', 'stop.telling-late', 'stop.telling-unmarked'],
      of: ['watch', 'digest', 'sweep', 'web'],
    },
    minutes: 5,
    reaches: 1,
  },
  {
    name: 'secret missing',
    means: 'A secret is missing, empty or not in its shape: its account sends nothing, or Slack is deaf.',
    lines: { named: ['secret.missing', 'secret.malformed'], of: ['publish', 'watch', 'sweep', 'web'] },
    minutes: 15,
    reaches: 1,
  },
  {
    name: 'watch source failing',
    means: 'About one news source in every look has failed for a quarter of an hour.',
    lines: { named: ['watch.source.failed'], of: ['watch'] },
    minutes: 15,
    reaches: 15,
  },
  {
    name: 'feed failing',
    means: 'Feeds could not be read, or are gone, again and again within an hour.',
    events: ['feed.failed'],
    lines: { named: ['ingest.failed'], of: ['ingest'] },
    minutes: 60,
    reaches: 4,
  },
  {
    name: 'events not put',
    means: 'The bus did not take an event: subscribers and the alarms that count events may have missed something.',
    lines: {
      named: ['event.not-put', 'stop.not-announced'],
      of: ['ingest', 'publish', 'watch', 'digest', 'sweep', 'web'],
    },
    minutes: 5,
    reaches: 1,
  },
] as const satisfies readonly Count[] as readonly Count[];

export const DEAD_LETTERS = {
  name: 'dead letters',
  means: 'An invocation or an event was given up: it was too old, or its function failed.',
} as const;

const fails = (name: FunctionName) => `${name} fails` as const;
const silent = (name: FunctionName) => `${name} is silent` as const;
const tooOften = (name: FunctionName) => `${name} is invoked too often` as const;

/** Where the runbook says what an alarm means, what to check and what to do. */
export const runbookEntry = (alarm: string): string => `docs/runbook.md#${alarm.replaceAll(' ', '-')}`;

export type Bell = { scope: Construct; topic: sns.ITopic };

/** One alarm, which rings the bell both when it starts and when it is over. */
export const ring = (
  bell: Bell,
  name: string,
  means: string,
  alarm: Omit<cloudwatch.AlarmProps, 'alarmName' | 'alarmDescription' | 'evaluationPeriods'> & {
    evaluationPeriods?: number;
  },
): cloudwatch.Alarm => {
  const made = new cloudwatch.Alarm(bell.scope, name, {
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    evaluationPeriods: 1,
    ...alarm,
    alarmName: `${Stack.of(bell.scope).stackName}: ${name}`,
    alarmDescription: `${means} What to do: ${runbookEntry(name)}`,
  });
  const action = new actions.SnsAction(bell.topic);
  made.addAlarmAction(action);
  made.addOkAction(action);
  return made;
};

const sum = (minutes: number) => ({ statistic: 'Sum', period: Duration.minutes(minutes) });

/** The alarms of one function: it fails or is throttled, nobody calls it, everybody does. */
export const ringForFunction = (
  bell: Bell,
  name: FunctionName,
  { silentAfter, tooOftenAbove }: FunctionAlarm,
  made: { metricErrors: Metric; metricThrottles: Metric; metricInvocations: Metric },
): void => {
  ring(bell, fails(name), `The function ${name} failed or was throttled.`, {
    metric: new cloudwatch.MathExpression({
      expression: 'errors + throttles',
      usingMetrics: { errors: made.metricErrors(sum(5)), throttles: made.metricThrottles(sum(5)) },
      period: Duration.minutes(5),
    }),
    threshold: 1,
  });
  if (silentAfter !== null) {
    ring(bell, silent(name), `The function ${name} has not been called for ${silentAfter} minutes.`, {
      metric: made.metricInvocations(sum(silentAfter)),
      threshold: 1,
      comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: cloudwatch.TreatMissingData.BREACHING,
    });
  }
  if (tooOftenAbove !== null) {
    ring(bell, tooOften(name), `The function ${name} was called more than ${tooOftenAbove} times in five minutes.`, {
      metric: made.metricInvocations(sum(5)),
      threshold: tooOftenAbove,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
    });
  }
};

type Metric = (props?: cloudwatch.MetricOptions) => cloudwatch.Metric;
