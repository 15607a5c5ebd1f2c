import { PutEventsCommand, type EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { EVENT_SOURCE, type Announce, type Log } from '../events.ts';

/** A bus that does not answer must not make a stop wait: Slack gives the whole answer 3 s. */
const WITHIN_MS = 800;

/**
 * Puts what happened on the event bus. An event is a courtesy to others (the table is the record): one that cannot be put is logged as an error, and the work
 * goes on, because a stop must not fail over it.
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
