import { digest } from '../lib/approval/digest.ts';
import { openMessaging } from '../lib/messaging.ts';
import { readEnvironment } from '../lib/environment.ts';
import { mailDesks, mailDigest } from '../lib/notice/notice.ts';

// Once per cold start.
const deps = openMessaging(readEnvironment('digest', process.env));

/** Called by EventBridge every few minutes: asks people to decide about what waits for them. */
export const handler = async () => {
  const report = await digest({ ...deps, mail: mailDigest(deps) });
  const desks = await mailDesks(deps);
  deps.log('info', 'digest.run', { ...report, desks });
  return report;
};
