import * as z from 'zod/mini';
import { bouncedOf, SesEvent } from '../lib/adapters/bounced.ts';
import { readEnvironment } from '../lib/environment.ts';
import { EVENT_SOURCE } from '../lib/events.ts';
import { openMessaging } from '../lib/messaging.ts';
import { hearBounced } from '../lib/notice/bounced.ts';
import { mailDigest } from '../lib/notice/notice.ts';
import { makeRounds, tellEvent } from '../lib/notice/notify.ts';

// Once per cold start.
const environment = readEnvironment('notify', process.env);
const messaging = openMessaging(environment);
const deps = { ...messaging, mail: mailDigest(messaging), askEveryMs: environment.ASK_EVERY_MS };

const Event = z.union([
  z.object({
    source: z.literal(EVENT_SOURCE),
    detail: z.object({ type: z.string(), id: z.string(), detail: z.optional(z.string()) }),
  }),
  z.object({ source: z.literal('aws.scheduler') }),
  SesEvent,
]);

/**
 * Called by EventBridge: at once for what people must know at once, and every minute for all that they are owed. From
 * SES it hears what came back.
 */
export const handler = async (input: unknown) => {
  const event = Event.parse(input);
  if (event.source === EVENT_SOURCE) {
    const { type, id, detail } = event.detail;
    const answer = await tellEvent(deps, { type, id, detail });
    deps.log('info', 'notify.told', { type, id, answer });
    return answer;
  }
  if (event.source === 'aws.ses') {
    const heard = await hearBounced(deps, bouncedOf(event));
    deps.log('info', 'notify.heard', { people: heard });
    return heard;
  }
  const report = await makeRounds(deps);
  deps.log('info', 'notify.run', report);
  return report;
};
