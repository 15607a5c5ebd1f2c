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

/** How people learn that a function fails. There is none of which they do not. */
export type FunctionAlarm =
  /** By an alarm of its own, because somebody waits for its answer and nothing else would tell. */
  | 'own'
  /** By its dead letter: an event called it, and what fails is given up into their queue. */
  | 'dead letters'
  /** By the deployment that called it, which fails too. */
  | 'deployment';

export const FUNCTION_ALARMS: Readonly<Record<FunctionName, FunctionAlarm>> = {
  ingest: 'dead letters',
  publish: 'dead letters',
  watch: 'dead letters',
  notify: 'dead letters',
  bell: 'dead letters',
  sweep: 'dead letters',
  web: 'own',
  stop: 'own',
  apply: 'deployment',
  pictures: 'own',
  answers: 'dead letters',
  rehearse: 'dead letters',
};

type Count = {
  name: string;
  means: string;
  /** Log lines by these event names of these functions, where `and` holds. */
  lines?: { named: readonly string[]; of: readonly FunctionName[]; and?: string };
  /** Events of these types on the bus. */
  events?: readonly EventType[];
  /** Lines of the access log of the pages with this status. */
  status?: number;
  /** Counted too: a number that each run reports. So the alarm goes on ringing as long as there is something. */
  also?: { line: string; of: FunctionName; field: string };
  /** It rings when the sum of so many minutes reaches `reaches`; with `below`, when it does not, silence included. */
  minutes: number;
  reaches: number;
  below?: true;
  /** A deployment counts as so many lines: what it has just made has not had the time to write any. */
  deployed?: number;
  /** It counts nothing itself and judges the metric of this entry. */
  from?: string;
};

/** What is counted from log lines and from events. Each entry is one metric and one alarm. */
export const COUNTED = [
  {
    name: 'watch heartbeat',
    means:
      'The watch has not had a fresh look at the news for five minutes; when its all-clear lapses, nothing is sent.',
    lines: { named: ['watch.run'], of: ['watch'], and: '$.fresh IS TRUE' },
    minutes: 5,
    reaches: 1,
    below: true,
    deployed: 1,
  },
  {
    // Seven functions in ten minutes: 70 runs, some more or less by the second in which a minute begins. One that
    // stands still leaves 60.
    name: 'a function is silent',
    means: 'At least one of the seven functions that run each minute has ended no run for minutes.',
    lines: {
      named: [
        'ingest.ordered',
        ...['publish', 'watch', 'notify', 'bell', 'sweep', 'answers'].map((name) => `${name}.run`),
      ],
      of: ['ingest', 'publish', 'watch', 'notify', 'bell', 'sweep', 'answers'],
    },
    minutes: 10,
    reaches: 63,
    below: true,
    deployed: 70,
  },
  {
    // Twice a day. One that fails leaves a dead letter, which rings at once.
    name: 'stop not rehearsed',
    means: 'For a day no rehearsal of the stop has held: it did not run, or a synthetic post left all the same.',
    lines: { named: ['rehearse.run'], of: ['rehearse'], and: '$.held IS TRUE' },
    minutes: 24 * 60,
    reaches: 1,
    below: true,
    deployed: 1,
  },
  {
    name: 'invoked too often',
    means: 'The functions that run each minute ran far more often: another caller, or a loop.',
    from: 'a function is silent',
    minutes: 10,
    reaches: 420,
  },
  {
    name: 'unknown sends',
    means:
      'Nobody knows the outcome of a send: the post may be public or not. No machine repeats it; a person decides.',
    events: ['delivery.unknown'],
    lines: { named: ['delivery.answered-late'], of: ['publish'] },
    also: { line: 'sweep.run', of: 'sweep', field: 'unknown' },
    minutes: 5,
    reaches: 1,
  },
  {
    name: 'freeze not confirmed',
    means:
      'A stop is not whole: the table did not confirm it in time, nobody could follow what was in flight, or another ' +
      'tool did not confirm that nothing leaves there.',
    events: ['freeze.not-confirmed'],
    lines: {
      named: ['stop.not-confirmed', 'stop.not-followed', 'bell.not-confirmed', 'bell.gave-up', 'bell.failed'],
      of: ['web', 'stop', 'bell'],
    },
    minutes: 1,
    reaches: 1,
  },
  {
    name: 'approved not sent',
    means: 'An approved post is due and does not leave, or ended without leaving. Whoever approved it was mailed why.',
    lines: { named: ['post.unsent'], of: ['publish', 'sweep'] },
    minutes: 5,
    reaches: 1,
  },
  {
    name: 'table unreadable',
    means:
      'A control is missing, malformed, of another table, or unknown to an approval: what it covers is not sent. Or ' +
      'another item is malformed, such as an approved post: nothing comes of it.',
    lines: { named: ['control.unreadable', 'control.differs', 'item.unreadable'], of: ['publish', 'sweep', 'notify'] },
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
    name: 'pages throttled',
    means: 'The pages refused requests, because too many came at once. Somebody may not have reached the stop page.',
    status: 429,
    minutes: 5,
    reaches: 10,
  },
  {
    name: 'page failed',
    means: 'A page or a Slack command answered 500. Somebody could not decide or stop there.',
    lines: { named: ['web.failed'], of: ['web', 'stop'] },
    minutes: 5,
    reaches: 1,
  },
  {
    name: 'people not told',
    means: 'A mail or a Slack message was not handed over, which is tried again each minute, or a mail came back.',
    lines: {
      named: ['mail.failed', 'mail.bounced', 'slack.failed', 'telling.unmarked'],
      of: ['notify', 'stop'],
    },
    minutes: 5,
    reaches: 1,
  },
  {
    name: 'secret missing',
    means: 'A secret is missing, empty or malformed. Its account sends nothing, or Slack commands are refused.',
    lines: { named: ['secret.missing', 'secret.malformed'], of: ['publish', 'notify', 'bell', 'stop', 'answers'] },
    minutes: 15,
    reaches: 1,
  },
  {
    // As long as a post is young its answers are read each minute, later six times an hour.
    name: 'answers unread',
    means:
      'The answers to the posts of an account cannot be read. Nobody is told of questions there, and the watch does ' +
      'not see whether people ask to stop.',
    lines: { named: ['answers.failed'], of: ['answers'] },
    minutes: 60,
    reaches: 5,
  },
  {
    name: 'version ends',
    means: 'The version of a network’s interface ends within 60 days. After that its accounts send nothing.',
    also: { line: 'sweep.run', of: 'sweep', field: 'endingVersions' },
    minutes: 5,
    reaches: 1,
  },
  {
    name: 'watch source failing',
    means: 'For a quarter of an hour about one news source has failed at nearly every look.',
    lines: { named: ['watch.source.failed'], of: ['watch'] },
    minutes: 15,
    reaches: 12,
  },
  {
    name: 'feed failing',
    means: 'A feed has failed four times in a row or is gone for good. It rings until the feed is read again.',
    also: { line: 'ingest.ordered', of: 'ingest', field: 'dead' },
    minutes: 5,
    reaches: 1,
  },
  {
    name: 'events not put',
    means: 'The bus did not take an event. Subscribers, and alarms that count events, may have missed it.',
    lines: {
      named: ['event.not-put', 'stop.not-announced'],
      of: ['ingest', 'publish', 'watch', 'notify', 'bell', 'sweep', 'web', 'stop'],
    },
    minutes: 5,
    reaches: 1,
  },
] as const satisfies readonly Count[] as readonly Count[];

export const DEAD_LETTERS = {
  name: 'dead letters',
  means: 'An invocation or an event was given up, because it was too old or its function failed.',
} as const;

const fails = (name: FunctionName) => `${name} fails` as const;

/** Where the runbook says what an alarm means, what to check and what to do. */
export const runbookEntry = (alarm: string): string => `docs/runbook.md#${alarm.replaceAll(' ', '-')}`;

export type Bell = { scope: Construct; topic: sns.ITopic };

/** Makes one alarm. It mails when it starts and when it is over. */
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

/**
 * The sum of counts, each 0 where it has no data. Without that, a sum of which one part is missing is missing itself.
 * And CloudWatch goes on judging by the last data that it has: it waits three periods before it takes missing data
 * for what the alarm says, and keeps an alarm ringing for as long after its cause has ended.
 */
export const counted = (minutes: number, counts: Record<string, cloudwatch.IMetric>): cloudwatch.MathExpression =>
  new cloudwatch.MathExpression({
    expression: Object.keys(counts)
      .map((id) => `FILL(${id}, 0)`)
      .join(' + '),
    usingMetrics: counts,
    period: Duration.minutes(minutes),
  });

/** The alarm of a function that somebody waits for: it fails or is throttled. */
export const ringForFunction = (
  bell: Bell,
  name: FunctionName,
  alarm: FunctionAlarm,
  made: { metricErrors: Metric; metricThrottles: Metric },
): void => {
  if (alarm !== 'own') return;
  ring(bell, fails(name), `The function ${name} failed or was throttled.`, {
    metric: counted(5, { errors: made.metricErrors(sum(5)), throttles: made.metricThrottles(sum(5)) }),
    threshold: 1,
  });
};

type Metric = (props?: cloudwatch.MetricOptions) => cloudwatch.Metric;
