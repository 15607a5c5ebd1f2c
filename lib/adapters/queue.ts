import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { SendOrders } from '../draft/fan-out.ts';
import { sideBySide } from '../side-by-side.ts';

/** The most messages that SQS takes in one request, and how many requests are under way at once. */
const AT_ONCE = 10;
const REQUESTS_AT_ONCE = 8;

/**
 * Puts orders to poll on the queue. Throws when the queue refuses one. The next run sends that order again, because
 * its feed is still due.
 */
export const openQueue =
  (options: { client: Pick<SQSClient, 'send'>; url: string }): SendOrders =>
  async (orders) => {
    const send = async (start: number): Promise<void> => {
      const answer = await options.client.send(
        new SendMessageBatchCommand({
          QueueUrl: options.url,
          Entries: orders.slice(start, start + AT_ONCE).map(({ order, delayS }, index) => ({
            Id: String(index),
            MessageBody: JSON.stringify(order),
            DelaySeconds: delayS,
          })),
        }),
      );
      const [refused] = answer.Failed ?? [];
      if (refused !== undefined) {
        throw new Error(`the queue did not take ${answer.Failed?.length} of the orders: ${refused.Code}`);
      }
    };
    const starts = Array.from({ length: Math.ceil(orders.length / AT_ONCE) }, (_, index) => index * AT_ONCE);
    await sideBySide(starts, REQUESTS_AT_ONCE, send);
  };
