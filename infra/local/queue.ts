import { createHash, randomUUID } from 'node:crypto';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { SECOND_MS } from '../../lib/records/durations.ts';

/**
 * Does what SQS and its event source do on AWS. Messages wait for their delay and go to the function in small
 * batches. Those that it could not handle come again, three times in all. A restart forgets them, but the feeds
 * that were due are still due.
 */
export type LocalQueue = {
  send: (body: string, delayMs: number) => void;
  /** Resolves when no message waits for its first delivery. */
  drained: () => Promise<void>;
  close: () => Promise<void>;
};

const BATCH = 5;
const TRIES = 3;
const AGAIN_MS = 5 * SECOND_MS;
const ARN = 'arn:aws:sqs:eu-west-3:000000000000:vigie-polls';

type Message = { id: string; body: string; received: number };

const recordOf = ({ id, body, received }: Message): SQSRecord => ({
  messageId: id,
  receiptHandle: `${id}-${received}`,
  body,
  attributes: {
    ApproximateReceiveCount: String(received),
    SentTimestamp: String(Date.now()),
    SenderId: '000000000000',
    ApproximateFirstReceiveTimestamp: String(Date.now()),
  },
  messageAttributes: {},
  md5OfBody: createHash('md5').update(body).digest('hex'),
  eventSource: 'aws:sqs',
  eventSourceARN: ARN,
  awsRegion: 'eu-west-3',
});

export const openQueue = (options: {
  handler: (event: SQSEvent) => Promise<SQSBatchResponse>;
  /** A message that was given up. */
  onDead: (body: string) => void;
}): LocalQueue => {
  const ready: Message[] = [];
  const waiting = new Map<NodeJS.Timeout, Message>();
  let working: Promise<void> | null = null;
  let idle: (() => void)[] = [];

  const settle = (): void => {
    if (working !== null || [...waiting.values()].some(({ received }) => received === 0)) return;
    for (const tell of idle.splice(0)) tell();
  };
  const later = (message: Message, ms: number): void => {
    const timer = setTimeout(() => {
      waiting.delete(timer);
      ready.push(message);
      work();
    }, ms);
    waiting.set(timer, message);
  };
  const batch = async (messages: Message[]): Promise<void> => {
    for (const message of messages) message.received += 1;
    const failed = await options.handler({ Records: messages.map(recordOf) }).then(
      ({ batchItemFailures }) => new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)),
      () => new Set(messages.map(({ id }) => id)),
    );
    for (const message of messages.filter(({ id }) => failed.has(id))) {
      if (message.received >= TRIES) options.onDead(message.body);
      else later(message, AGAIN_MS);
    }
  };
  const work = (): void => {
    working ??= (async () => {
      while (ready.length > 0) await batch(ready.splice(0, BATCH));
    })().finally(() => {
      working = null;
      settle();
    });
  };
  return {
    send: (body, delayMs) => {
      later({ id: randomUUID(), body, received: 0 }, delayMs);
    },
    drained: () =>
      new Promise((resolve) => {
        idle = [...idle, resolve];
        settle();
      }),
    close: async () => {
      for (const timer of waiting.keys()) clearTimeout(timer);
      waiting.clear();
      ready.length = 0;
      await working;
    },
  };
};
