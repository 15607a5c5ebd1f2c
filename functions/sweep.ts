import { sweep } from '../lib/delivery/sweep.ts';
import { readEnvironment } from '../lib/environment.ts';
import { endingVersions } from '../lib/networks/ending.ts';
import { openRuntime } from '../lib/runtime.ts';

// Once per cold start.
const { store, ...runtime } = openRuntime(readEnvironment('sweep', process.env));

/** Called by EventBridge every minute: does what is due by time alone, such as ending what expired. */
export const handler = async () => {
  const report = await sweep({ ...runtime, ...store });
  // Both numbers are metrics: their alarms ring until there is none.
  const unknown = (await store.list('unknown', { limit: 100 })).length;
  const ending = endingVersions(runtime.settings.accounts, runtime.now());
  runtime.log('info', 'sweep.run', { ...report, unknown, endingVersions: ending.length, ending });
  return report;
};
