import * as z from 'zod';
import { readEnvironment } from '../lib/environment.ts';
import { EVENT_SOURCE } from '../lib/events.ts';
import { openMessaging } from '../lib/messaging.ts';
import { mailDigest } from '../lib/notice/notice.ts';
import { makeRounds, tellEvent } from '../lib/notice/notify.ts';

// Once per cold start.
const environment = readEnvironment('notify', process.env);
const messaging = openMessaging(environment);
const deps = { ...messaging, mail: mailDigest(messaging), askEveryMs: environment.ASK_EVERY_MS };

const Event = z.union([
  z.object({
    source: z.literal(EVENT_SOURCE),
    detail: z.object({ type: z.string(), id: z.string(), detail: z.string().optional() }),
  }),
  z.object({ source: z.literal('aws.scheduler') }),
]);

/** Called by EventBridge: at once for what people must know at once, and every minute for all that they are owed. */
export const handler = async (input: unknown) => {
  const event = Event.parse(input);
  if (event.source === EVENT_SOURCE) {
    const { type, id, detail } = event.detail;
    const answer = await tellEvent(deps, { type, id, detail });
    deps.log('info', 'notify.told', { type, id, answer });
    return answer;
  }
  const report = await makeRounds(deps);
  deps.log('info', 'notify.run', report);
  return report;
};
