import { sweep } from '../lib/delivery/sweep.ts';
import { readEnvironment } from '../lib/environment.ts';
import { openRuntime } from '../lib/runtime.ts';

// Once per cold start.
const { store, ...runtime } = openRuntime(readEnvironment('sweep', process.env));

/** Called by EventBridge every minute: does what is due by time alone, such as ending what expired. */
export const handler = async () => {
  const report = await sweep({ ...runtime, ...store });
  // The number of unknown sends is a metric: its alarm rings until there is none.
  runtime.log('info', 'sweep.run', { ...report, unknown: (await store.list('unknown', { limit: 100 })).length });
  return report;
};
