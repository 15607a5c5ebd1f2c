import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse } from 'aws-lambda';
import * as z from 'zod';
import { openFetch } from '../lib/adapters/fetch.ts';
import { openQueue } from '../lib/adapters/queue.ts';
import { fanOut, pollOrdered } from '../lib/draft/fan-out.ts';
import { readEnvironment } from '../lib/environment.ts';
import { allowLoopback, openRuntime, userAgent } from '../lib/runtime.ts';

// Once per cold start.
const environment = readEnvironment('ingest', process.env);
const runtime = openRuntime(environment);
const client = new SQSClient({ maxAttempts: 3, requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000 } });
const fetch = openFetch({ userAgent: userAgent(runtime.settings), allowLoopback: allowLoopback() });
const deps = {
  ...runtime,
  ...runtime.store,
  fetch,
  fetchPicture: fetch,
  sendOrders: openQueue({ client, url: environment.POLLS }),
};

const Event = z.union([
  z.object({
    Records: z.array(z.object({ eventSource: z.literal('aws:sqs'), messageId: z.string(), body: z.string() })),
  }),
  z.object({ source: z.literal('aws.scheduler') }),
]);

/** Called by EventBridge every minute, to order the polls that are due, and by the queue, to carry them out. */
export const handler = async (input: unknown): Promise<SQSBatchResponse | { sent: string[] }> => {
  const event = Event.parse(input);
  if ('source' in event) {
    const report = await fanOut(deps);
    runtime.log('info', 'ingest.ordered', report);
    return report;
  }
  const report = await pollOrdered(
    deps,
    event.Records.map(({ messageId, body }) => ({ id: messageId, body })),
  );
  runtime.log('info', 'ingest.run', report);
  return { batchItemFailures: report.failed.map((itemIdentifier) => ({ itemIdentifier })) };
};
