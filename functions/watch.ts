import { openFetch } from '../lib/adapters/fetch.ts';
import { readEnvironment } from '../lib/environment.ts';
import { readFeed } from '../lib/feed/document.ts';
import { allowLoopback, openRuntime, userAgent } from '../lib/runtime.ts';
import { lookAtTheNews } from '../lib/crisis/look.ts';
import { openWatchMemory } from '../lib/crisis/memory.ts';

// Once per cold start.
const runtime = openRuntime(readEnvironment('watch', process.env));
const memory = openWatchMemory(runtime.store);
const fetch = openFetch({ userAgent: userAgent(runtime.settings), allowLoopback: allowLoopback() });

/** Called by EventBridge every minute: looks at the news, and brakes, proposes or freezes. */
export const handler = async () => {
  const report = await lookAtTheNews({ ...runtime, ...runtime.store, ...memory, fetch, read: readFeed });
  runtime.log('info', 'watch.run', {
    fresh: report.fresh,
    silent: report.silentOwners,
    new: report.newItems,
    decisions: report.decisions.map(({ action, kind, story, score }) => ({ action, kind, story, score })),
  });
  return report;
};
