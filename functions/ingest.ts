import { openFetch } from '../lib/adapters/fetch.ts';
import { ingest } from '../lib/draft/ingest.ts';
import { readEnvironment } from '../lib/environment.ts';
import { allowLoopback, openRuntime, userAgent } from '../lib/runtime.ts';

// Once per cold start.
const runtime = openRuntime(readEnvironment('ingest', process.env));
const fetch = openFetch({ userAgent: userAgent(runtime.settings), allowLoopback: allowLoopback() });

/** Called by EventBridge every minute: reads the feeds that are due. */
export const handler = async () => {
  const report = await ingest({ ...runtime, ...runtime.store, fetch });
  runtime.log('info', 'ingest.run', report);
  return report;
};
