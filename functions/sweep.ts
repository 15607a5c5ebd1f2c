import { sweep } from '../lib/delivery/sweep.ts';
import { openMessaging } from '../lib/messaging.ts';
import { readEnvironment } from '../lib/environment.ts';
import { remind, tellFreeze } from '../lib/notice/notice.ts';

// Once per cold start.
const deps = openMessaging(readEnvironment('sweep', process.env));

/**
 * Called by EventBridge every minute: does what is due by time alone, such as ending what expired and reminding
 * people.
 */
export const handler = async () => {
  const report = await sweep({
    ...deps,
    remind: remind(deps),
    tellFreeze: tellFreeze(deps),
  });
  // The number of unknown sends is a metric: its alarm rings until there is none.
  deps.log('info', 'sweep.run', { ...report, unknown: (await deps.list('unknown', { limit: 100 })).length });
  return report;
};
