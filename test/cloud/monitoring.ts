import { judge, resourceStatements } from '../infra/iam.ts';
import { ACCOUNT, REGION, type Synth } from '../infra/synth.ts';
import { rangeOf, stateOf, type AlarmState, type Missing } from './alarm-state.ts';
import { filterPattern, parsed, valueAt } from './filter-pattern.ts';
import { evaluate, openMetrics, type MetricName } from './metrics.ts';

/**
 * CloudWatch and SNS as a template describes them: lines go through the metric filters of their group into metrics,
 * alarms are evaluated once a minute over the windows that end now, and an alarm that changes its state publishes to
 * its topic, if the topic's policy lets it. Nothing here knows what Vigie is.
 */
export type Notice = { alarm: string; state: AlarmState; to: string };

export type Monitoring = {
  /** Epoch ms, a whole minute. */
  now: () => number;
  /** Writes a line into a group, by the group's logical id. */
  write: (group: string, line: string) => void;
  count: (metric: MetricName, value: number) => void;
  /** A minute passes, and every alarm is evaluated. `meanwhile` is done in each of them. */
  minutes: (count: number, meanwhile?: () => void | Promise<void>) => Promise<void>;
  /** By the name without the stack's. */
  state: (alarm: string) => AlarmState;
  alarms: readonly string[];
  /** What people were mailed: an alarm started, or is over. */
  notices: Notice[];
  /** Publications that a policy refused. */
  refused: string[];
  lines: (group: string) => readonly string[];
};

type Filter = {
  LogGroupName: string;
  FilterPattern: string;
  MetricTransformations: { MetricNamespace: string; MetricName: string; MetricValue: string; DefaultValue?: number }[];
};
type Query = {
  Id: string;
  Expression?: string;
  MetricStat?: { Metric: MetricName; Period: number; Stat: string };
  ReturnData?: boolean;
};
type Alarm = Partial<MetricName> & {
  AlarmName: string;
  AlarmActions: string[];
  OKActions?: string[];
  ComparisonOperator: string;
  Threshold: number;
  EvaluationPeriods: number;
  DatapointsToAlarm?: number;
  TreatMissingData?: Missing;
  Period?: number;
  Statistic?: string;
  Metrics?: Query[];
};

const MINUTE_MS = 60_000;

const COMPARE: Record<string, (value: number, threshold: number) => boolean> = {
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  GreaterThanThreshold: (value, threshold) => value > threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
};

export const openMonitoring = (synth: Synth, begin: number): Monitoring => {
  let now = begin;
  const metrics = openMetrics();
  const kept = new Map<string, string[]>();
  const propertiesOf = <T>(type: string): T[] =>
    synth.ofType(type).map(([, { Properties }]) => synth.resolve(Properties) as T);
  const filters = propertiesOf<Filter>('AWS::Logs::MetricFilter').map((filter) => ({
    ...filter,
    fits: filterPattern(filter.FilterPattern),
  }));
  const alarms = propertiesOf<Alarm>('AWS::CloudWatch::Alarm');
  const short = (name: string): string => name.replace(/^[^:]*: /, '');
  const states = new Map<string, AlarmState>(alarms.map(({ AlarmName }) => [AlarmName, 'INSUFFICIENT_DATA']));
  const subscriptions = propertiesOf<{ TopicArn: string; Protocol: string; Endpoint: string }>(
    'AWS::SNS::Subscription',
  );
  const notices: Notice[] = [];
  const refused: string[] = [];

  const valueOf = (alarm: Alarm, index: number): number | undefined => {
    const read = (metric: MetricName, statistic: string, period: number) => {
      const to = now - index * period * 1_000;
      return metrics.read(metric, statistic, to - period * 1_000, to);
    };
    if (alarm.Metrics === undefined) {
      const { Namespace = '', MetricName: name = '', Dimensions = [], Statistic = '', Period = 0 } = alarm;
      return read({ Namespace, MetricName: name, Dimensions }, Statistic, Period);
    }
    const values = new Map<string, number | undefined>();
    for (const { Id, MetricStat: stat } of alarm.Metrics)
      if (stat !== undefined) values.set(Id, read(stat.Metric, stat.Stat, stat.Period));
    const returned = alarm.Metrics.find(({ ReturnData }) => ReturnData !== false);
    if (returned === undefined) throw new Error(`${alarm.AlarmName} returns nothing`);
    if (returned.Expression === undefined) return values.get(returned.Id);
    return evaluate(returned.Expression, (id) => {
      if (!values.has(id)) throw new Error(`${alarm.AlarmName} does not know ${id}`);
      return values.get(id);
    });
  };

  const publish = (alarm: Alarm, topic: string, state: AlarmState): void => {
    const verdict = judge(resourceStatements(synth, 'AWS::SNS::TopicPolicy', 'Topics', topic), {
      service: 'cloudwatch.amazonaws.com',
      action: 'sns:Publish',
      resource: topic,
      keys: {
        'aws:SourceArn': [`arn:aws:cloudwatch:${REGION}:${ACCOUNT}:alarm:${alarm.AlarmName}`],
        'aws:SourceAccount': [ACCOUNT],
        'aws:SecureTransport': ['true'],
      },
    });
    if (verdict !== 'allowed') {
      refused.push(`${alarm.AlarmName} to ${topic}: ${verdict}`);
      return;
    }
    for (const { TopicArn, Protocol, Endpoint } of subscriptions)
      if (TopicArn === topic && Protocol === 'email')
        notices.push({ alarm: short(alarm.AlarmName), state, to: Endpoint });
  };

  const evaluateAlarm = (alarm: Alarm): void => {
    const compare = COMPARE[alarm.ComparisonOperator];
    if (compare === undefined) throw new Error(`this comparison is not known: ${alarm.ComparisonOperator}`);
    const before = states.get(alarm.AlarmName) ?? 'INSUFFICIENT_DATA';
    const state = stateOf({
      values: Array.from({ length: rangeOf(alarm.EvaluationPeriods) }, (_, index) => valueOf(alarm, index)),
      isBreaching: (value) => compare(value, alarm.Threshold),
      evaluationPeriods: alarm.EvaluationPeriods,
      datapointsToAlarm: alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods,
      missing: alarm.TreatMissingData ?? 'missing',
      before,
    });
    states.set(alarm.AlarmName, state);
    if (state === before) return;
    const actions = state === 'ALARM' ? alarm.AlarmActions : state === 'OK' ? (alarm.OKActions ?? []) : [];
    for (const topic of actions) publish(alarm, topic, state);
  };

  const count = (metric: MetricName, value: number): void => metrics.put(metric, value, now);
  return {
    now: () => now,
    alarms: alarms.map(({ AlarmName }) => short(AlarmName)),
    notices,
    refused,
    lines: (group) => kept.get(group) ?? [],
    count,
    write(group, line) {
      if (synth.template.Resources[group]?.Type !== 'AWS::Logs::LogGroup') throw new Error(`no log group ${group}`);
      kept.set(group, [...(kept.get(group) ?? []), line]);
      for (const { LogGroupName, MetricTransformations, fits } of filters) {
        if (LogGroupName !== group || !fits(line)) continue;
        for (const { MetricNamespace, MetricName: name, MetricValue } of MetricTransformations) {
          const value = MetricValue.startsWith('$') ? valueAt(MetricValue, parsed(line)) : Number(MetricValue);
          if (typeof value === 'number') count({ Namespace: MetricNamespace, MetricName: name }, value);
        }
      }
    },
    async minutes(howMany, meanwhile) {
      for (let minute = 0; minute < howMany; minute += 1) {
        await meanwhile?.();
        now += MINUTE_MS;
        for (const alarm of alarms) evaluateAlarm(alarm);
      }
    },
    state(alarm) {
      const found = alarms.find(({ AlarmName }) => short(AlarmName) === alarm);
      if (found === undefined) throw new Error(`no alarm ${alarm}`);
      return states.get(found.AlarmName) ?? 'INSUFFICIENT_DATA';
    },
  };
};
