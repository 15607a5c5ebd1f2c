import { createHash, randomUUID } from 'node:crypto';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { VigieEvent } from '../../lib/events.ts';
import { answerHereOnly, listen } from './listening.ts';

/**
 * The small AWS services, in their documented wire format: EventBridge PutEvents, Secrets Manager
 * GetSecretValue, Systems Manager GetParameter, SQS SendMessageBatch and Lambda Invoke. The variables
 * AWS_ENDPOINT_URL_* send the SDK here.
 */
export type LocalAws = { url: string; close: () => Promise<void> };

type Entry = { DetailType?: string; Detail?: string };
type BatchEntry = { Id: string; MessageBody: string; DelaySeconds?: number };

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

type Answer = { status: number; value: unknown };

/** What Secrets Manager (`SecretId`) or Systems Manager (`Name`) answers. */
const secretOf = (secrets: Readonly<Record<string, unknown>>, body: unknown): Answer => {
  const { SecretId, Name } = body as { SecretId?: string; Name?: string };
  const value = secrets[SecretId ?? `ssm:${Name ?? ''}`];
  const text = JSON.stringify(value);
  if (SecretId !== undefined) {
    if (value === undefined) return { status: 400, value: { __type: 'ResourceNotFoundException', message: 'none' } };
    return { status: 200, value: { Name: SecretId, SecretString: text, VersionId: md5(text) } };
  }
  if (value === undefined) return { status: 400, value: { __type: 'ParameterNotFound', message: 'none' } };
  return { status: 200, value: { Parameter: { Name, Value: text, Version: 1 } } };
};

export const startAws = async (options: {
  secrets: Readonly<Record<string, unknown>>;
  onEvent: (event: VigieEvent) => void;
  onMessage: (body: string, delayMs: number) => void;
  /** Calls a function, as Lambda does for whoever may. */
  onInvoke: (name: string, event: unknown) => Promise<unknown>;
}): Promise<LocalAws> => {
  const answer = async (path: string, target: string, body: unknown): Promise<Answer> => {
    const invoked = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(path)?.[1];
    if (invoked !== undefined) return { status: 200, value: await options.onInvoke(invoked, body) };
    if (target.endsWith('PutEvents')) {
      const entries = (body as { Entries?: Entry[] }).Entries ?? [];
      for (const entry of entries) {
        const detail = JSON.parse(entry.Detail ?? '{}') as VigieEvent & { at: unknown };
        options.onEvent({ ...detail, at: Date.parse(String(detail.at)) });
      }
      return {
        status: 200,
        value: { FailedEntryCount: 0, Entries: entries.map((_, index) => ({ EventId: String(index) })) },
      };
    }
    if (target.endsWith('GetSecretValue') || target.endsWith('GetParameter')) return secretOf(options.secrets, body);
    if (target.endsWith('SendMessageBatch')) {
      const entries = (body as { Entries?: BatchEntry[] }).Entries ?? [];
      for (const { MessageBody, DelaySeconds = 0 } of entries) options.onMessage(MessageBody, DelaySeconds * 1_000);
      const Successful = entries.map(({ Id, MessageBody }) => ({
        Id,
        MessageId: randomUUID(),
        MD5OfMessageBody: md5(MessageBody),
      }));
      return { status: 200, value: { Successful, Failed: [] } };
    }
    return { status: 400, value: { __type: 'UnknownOperationException' } };
  };
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const target = String(request.headers['x-amz-target'] ?? '');
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');
      answer(request.url ?? '/', target, body).then(
        ({ status, value }) => {
          response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
          response.end(JSON.stringify(value));
        },
        (error: unknown) => {
          // As Lambda says that a function failed: the answer is its error.
          response.writeHead(200, { 'x-amz-function-error': 'Unhandled' });
          response.end(JSON.stringify({ errorMessage: String(error) }));
        },
      );
    });
  });
  answerHereOnly(server);
  await listen(server);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
