import { openFetch } from '../lib/adapters/fetch.ts';
import { openMessaging } from '../lib/messaging.ts';
import { readEnvironment } from '../lib/environment.ts';
import { readFeed } from '../lib/feed/document.ts';
import { tellFreeze, tellProposal } from '../lib/notice/notice.ts';
import { allowLoopback, userAgent } from '../lib/runtime.ts';
import { lookAtTheNews } from '../lib/crisis/look.ts';

// Once per cold start.
const deps = openMessaging(readEnvironment('watch', process.env));
const fetch = openFetch({ userAgent: userAgent(deps.settings), allowLoopback: allowLoopback() });

/** Called by EventBridge every minute: looks at the news, and brakes, proposes or freezes. */
export const handler = async () => {
  const report = await lookAtTheNews({
    ...deps,
    fetch,
    read: readFeed,
    tellFreeze: tellFreeze(deps),
    tellProposal: tellProposal(deps),
  });
  deps.log('info', 'watch.run', {
    fresh: report.fresh,
    silent: report.silentOwners,
    new: report.newItems,
    decisions: report.decisions.map(({ action, kind, story, score }) => ({ action, kind, story, score })),
  });
  return report;
};
