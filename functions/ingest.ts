import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse } from 'aws-lambda';
import * as z from 'zod/mini';
import { openFetch } from '../lib/adapters/fetch.ts';
import { shrinking } from '../lib/adapters/shrink.ts';
import { openQueue } from '../lib/adapters/queue.ts';
import { fanOut, pollOrdered, type FanOutReport } from '../lib/draft/fan-out.ts';
import { twinKey } from '../lib/draft/twin.ts';
import { readEnvironment } from '../lib/environment.ts';
import { choosePicture } from '../lib/picture/choose.ts';
import { keepSubscribed } from '../lib/feed/subscribe.ts';
import type { HubState } from '../lib/feed/websub.ts';
import { allowLoopback, openRuntime, userAgent } from '../lib/runtime.ts';

// Once per cold start.
const environment = readEnvironment('ingest', process.env);
const runtime = openRuntime(environment);
const client = new SQSClient({ maxAttempts: 3, requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000 } });
const fetch = openFetch({ userAgent: userAgent(runtime.settings), allowLoopback: allowLoopback() });
const postForm = async (url: string, form: string) => {
  const answer = await fetch(url, { form, maxBytes: 100_000 });
  if (answer.kind === 'ok') return { kind: 'ok' as const };
  return { kind: 'error' as const, detail: answer.kind === 'error' ? answer.detail : answer.kind };
};
const deps = {
  ...runtime,
  ...runtime.store,
  fetch,
  choosePicture: choosePicture(shrinking(fetch), runtime.now),
  twinKey: twinKey(fetch),
  sendOrders: openQueue({ client, url: environment.POLLS }),
  keepSubscribed: (feed: string, hub: HubState) =>
    keepSubscribed({ ...runtime, ...runtime.store, publicUrl: environment.PUBLIC_URL, postForm }, feed, hub),
};

const Event = z.union([
  z.object({
    Records: z.array(z.object({ eventSource: z.literal('aws:sqs'), messageId: z.string(), body: z.string() })),
  }),
  z.object({ source: z.literal('aws.scheduler') }),
]);

/** Called by EventBridge every minute, to order the polls that are due, and by the queue, to make those polls. */
export const handler = async (
  input: unknown,
  context: { getRemainingTimeInMillis: () => number },
): Promise<SQSBatchResponse | FanOutReport> => {
  const event = Event.parse(input);
  if ('source' in event) {
    const report = await fanOut(deps);
    runtime.log('info', 'ingest.ordered', report);
    return report;
  }
  const report = await pollOrdered(
    { ...deps, remainingMs: () => context.getRemainingTimeInMillis() },
    event.Records.map(({ messageId, body }) => ({ id: messageId, body })),
  );
  runtime.log('info', 'ingest.run', report);
  return { batchItemFailures: report.failed.map((itemIdentifier) => ({ itemIdentifier })) };
};
