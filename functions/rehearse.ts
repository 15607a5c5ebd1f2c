import { randomUUID } from 'node:crypto';
import { apart } from '../lib/adapters/store/apart.ts';
import { openLog } from '../lib/adapters/log.ts';
import { openStore } from '../lib/adapters/store/open-store.ts';
import { rehearse, REHEARSAL_FOR_MS } from '../lib/drill/rehearsal.ts';
import { readEnvironment } from '../lib/environment.ts';
import { loadSettings, logLine, openTableClient, pause } from '../lib/runtime.ts';

// Once per cold start.
const { TABLE, CONFIG } = readEnvironment('rehearse', process.env);
const now = () => Date.now();
const monotonic = () => performance.now();
const deps = {
  settings: loadSettings(CONFIG),
  now,
  monotonic,
  sleep: pause,
  newId: () => randomUUID(),
  log: openLog(logLine(), now),
};
const client = openTableClient();

/**
 * Called by EventBridge twice a day: tries the stop on a synthetic account. It throws when the stop did not hold, so
 * that its dead letter rings at once. Each run has keys of its own, which expire.
 */
export const handler = async () => {
  const store = openStore({
    client: apart(client, `REHEARSAL#${randomUUID()}#`, now() + REHEARSAL_FOR_MS),
    table: TABLE,
    sleep: pause,
    random: Math.random,
    newId: randomUUID,
    monotonic,
    unreadable: (what) => deps.log('error', 'item.unreadable', what),
  });
  const report = await rehearse({ ...deps, store });
  if (!report.held) throw new Error(`the stop did not hold: ${JSON.stringify(report)}`);
  return report;
};
