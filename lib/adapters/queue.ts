import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { SendOrders } from '../draft/fan-out.ts';

/** The most messages that SQS takes in one request. */
const AT_ONCE = 10;

/**
 * Puts orders to poll on the queue. Throws when the queue refuses one. The next run sends that order again, because
 * its feed is still due.
 */
export const openQueue =
  (options: { client: Pick<SQSClient, 'send'>; url: string }): SendOrders =>
  async (orders) => {
    for (let start = 0; start < orders.length; start += AT_ONCE) {
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
    }
  };
