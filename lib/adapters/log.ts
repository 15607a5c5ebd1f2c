import type { Log } from '../events.ts';

/** JSON lines, one an event: the name is constant, what varies is in fields. Line breaks in values stay inside their string. */
export const openLog =
  (write: (line: string) => void, now: () => number): Log =>
  (level, event, fields = {}) => {
    write(JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...fields }));
  };

/**
 * A metric in CloudWatch's embedded format (the log line is the metric): no client, no request.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export const metricLine = (values: Readonly<Record<string, number>>, now: number): string =>
  JSON.stringify({
    _aws: {
      Timestamp: now,
      CloudWatchMetrics: [
        { Namespace: 'Vigie', Dimensions: [[]], Metrics: Object.keys(values).map((Name) => ({ Name, Unit: 'Count' })) },
      ],
    },
    ...values,
  });
