import { PutEventsCommand, type EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { EVENT_SOURCE, type Announce, type Log } from '../events.ts';

/** A bus that does not answer must not delay a stop: Slack waits 3 s for the whole answer. */
const WITHIN_MS = 800;

/**
 * Puts what happened on the event bus. Events are for other systems; the record is the table. An event that cannot
 * be put is logged as an error and the work goes on, because a stop must not fail for it.
 */
export const openBus =
  (options: { client: Pick<EventBridgeClient, 'send'>; bus: string; log: Log }): Announce =>
  async (event) => {
    try {
      const answer = await options.client.send(
        new PutEventsCommand({
          Entries: [
            {
              EventBusName: options.bus,
              Source: EVENT_SOURCE,
              DetailType: event.type,
              Detail: JSON.stringify({ ...event, at: new Date(event.at).toISOString() }),
            },
          ],
        }),
        { abortSignal: AbortSignal.timeout(WITHIN_MS) },
      );
      if ((answer.FailedEntryCount ?? 0) > 0) {
        options.log('error', 'event.not-put', { type: event.type, id: event.id, code: answer.Entries?.[0]?.ErrorCode });
      }
    } catch (error) {
      options.log('error', 'event.not-put', { type: event.type, id: event.id, error: String(error) });
    }
  };
