import { PRICES, type Priced } from './prices.ts';

/** What a month of a deployment costs: what stands in its template, and what feeds, accounts and posts make it do. */

type Resource = { Type: string; Properties?: Record<string, unknown> };
export type Template = { Resources: Readonly<Record<string, Resource>> };

export type Use = {
  /** Polls a day, of all feeds. */
  polls: number;
  /** Posts a day, on all accounts. */
  posts: number;
  secrets: number;
  people: number;
};

export type CostLine = { what: Priced; amount: number; list: number; withFree: number };

const DAYS = 30;
const MINUTES = DAYS * 24 * 60;
const GB = 1_000_000_000;

/* What one thing takes, rounded up. Deploy, then look at your own bill. */

/** Seconds of a run that finds nothing to do; of a look at the news; of a function that polls a few feeds. */
const QUIET_S = 0.15;
const LOOK_S = 1.5;
const POLLING_S = 1.5;
/** Polls of one run: the queue hands over what is there. */
const POLLS_A_RUN = 2;
/** Of the table, of all functions that run each minute together. */
const READS_A_MINUTE = 40;
const WRITES_A_MINUTE = 6;
/** A look for what is due, the mark, the take, what is remembered; some find news. */
const READS_A_POLL = 2;
const WRITES_A_POLL = 3;
/** From the item to the post: draft, deliveries, history, ask, approval, claim, outcome. */
const READS_A_POST = 100;
const WRITES_A_POST = 60;
const EVENTS_A_POST = 6;
const REQUESTS_A_POST = 20;
const RUN_LINE_BYTES = 500;
const ROWS_KEPT_GB = 0.3;
const MAILS_A_PERSON = 8;

const listOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? (value as Record<string, unknown>[]) : [];

/** An alarm costs by the metrics that it judges. */
const metricsOf = ({ Properties }: Resource): number => {
  const judged = listOf(Properties?.['Metrics']).filter((each) => 'MetricStat' in each).length;
  return Math.max(1, judged);
};

/** Metrics that have data in every hour, as CloudWatch counts them: those of lines that are written each minute. */
const steadyMetrics = (filters: readonly Resource[]): number => {
  const names = filters.flatMap(({ Properties }) => {
    const pattern = String(Properties?.['FilterPattern']);
    const isSteady = /(?:\.run|ingest\.ordered)"/.test(pattern) && !/> 0|"rehearse\.run"/.test(pattern);
    return isSteady ? listOf(Properties?.['MetricTransformations']).map(({ MetricName }) => String(MetricName)) : [];
  });
  return new Set(names).size;
};

/** The functions that a schedule calls each minute, and how many GB each of their runs holds. */
const scheduledOf = (template: Template): { runs: number; gb: number } => {
  const all = Object.values(template.Resources);
  const memory = all
    .filter(({ Type }) => Type === 'AWS::Lambda::Function')
    .map(({ Properties }) => Number(Properties?.['MemorySize']));
  const runs = all.filter(
    ({ Type, Properties }) =>
      Type === 'AWS::Scheduler::Schedule' && Properties?.['ScheduleExpression'] === 'rate(1 minute)',
  ).length;
  return { runs, gb: Math.min(...memory) / 1_024 };
};

/** One line for each kind of thing that is paid for, the dearest first. */
export const costOf = (template: Template, use: Use): CostLine[] => {
  const ofType = (type: string) => Object.values(template.Resources).filter(({ Type }) => Type === type);
  const { runs, gb } = scheduledOf(template);
  const polls = use.polls * DAYS;
  const posts = use.posts * DAYS;
  const pollRuns = polls / POLLS_A_RUN;
  const ticks = runs * MINUTES;
  const requests = posts * REQUESTS_A_POST;
  const amounts: Readonly<Record<Priced, number>> = {
    alarms: ofType('AWS::CloudWatch::Alarm').reduce((sum, alarm) => sum + metricsOf(alarm), 0),
    metrics: steadyMetrics(ofType('AWS::Logs::MetricFilter')),
    dashboards: ofType('AWS::CloudWatch::Dashboard').length,
    secrets: use.secrets,
    compute: gb * ((runs - 1) * MINUTES * QUIET_S + MINUTES * LOOK_S + pollRuns * POLLING_S + requests * QUIET_S),
    runs: ticks + pollRuns + requests,
    ticks,
    writes: MINUTES * WRITES_A_MINUTE + polls * WRITES_A_POLL + posts * WRITES_A_POST,
    reads: MINUTES * READS_A_MINUTE + polls * READS_A_POLL + posts * READS_A_POST,
    storedGb: ROWS_KEPT_GB,
    backedUpGb: ROWS_KEPT_GB,
    logsGb: ((ticks + pollRuns + requests) * RUN_LINE_BYTES) / GB,
    // Sent, taken and deleted.
    messages: polls * 3,
    events: posts * EVENTS_A_POST,
    requests,
    mails: use.people * MAILS_A_PERSON * DAYS,
  };
  return (Object.keys(PRICES) as Priced[])
    .map((what): CostLine => {
      const { each, free } = PRICES[what];
      const amount = amounts[what];
      return { what, amount, list: amount * each, withFree: Math.max(0, amount - free) * each };
    })
    .filter(({ amount }) => amount > 0)
    .sort((one, other) => other.list - one.list);
};

export const totalOf = (lines: readonly CostLine[]): { list: number; withFree: number } => ({
  list: lines.reduce((sum, line) => sum + line.list, 0),
  withFree: lines.reduce((sum, line) => sum + line.withFree, 0),
});
