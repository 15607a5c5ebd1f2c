import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { answerCloudFormation } from '../../lib/adapters/cloudformation.ts';

type Received = { method: string | undefined; contentType: string | undefined; body: unknown };

let server: Server;
let received: Received[];
let status: number;

beforeEach(async () => {
  received = [];
  status = 200;
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      received.push({ method: request.method, contentType: request.headers['content-type'], body });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const event = () => ({
  ResponseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/signed?X-Amz-Signature=abc`,
  StackId: 'stack',
  RequestId: 'request',
  LogicalResourceId: 'Applied',
});

it('tells CloudFormation that the work is done, under a name that never changes', async () => {
  expect(await answerCloudFormation(event(), 'it', () => Promise.resolve(3))).toBe(3);
  expect(received).toEqual([
    {
      method: 'PUT',
      contentType: '',
      body: {
        Status: 'SUCCESS',
        PhysicalResourceId: 'it',
        StackId: 'stack',
        RequestId: 'request',
        LogicalResourceId: 'Applied',
      },
    },
  ]);
});

it('tells CloudFormation why the work failed, and fails itself so that the alarm sees it', async () => {
  const work = () => Promise.reject(new Error('x'.repeat(5_000)));
  await expect(answerCloudFormation(event(), 'it', work)).rejects.toThrow('xxx');
  expect(received).toMatchObject([{ body: { Status: 'FAILED', PhysicalResourceId: 'it' } }]);
  expect(JSON.stringify(received[0]?.body).length).toBeLessThan(4_096);
});

it('fails when its answer is not taken', async () => {
  status = 403;
  await expect(answerCloudFormation(event(), 'it', null)).rejects.toThrow('403');
});
