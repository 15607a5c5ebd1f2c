import { SQSClient } from '@aws-sdk/client-sqs';
import { handle, type LambdaEvent } from 'hono/aws-lambda';
import { openFetch } from '../lib/adapters/fetch.ts';
import { shrinking } from '../lib/adapters/shrink.ts';
import { openQueue } from '../lib/adapters/queue.ts';
import { openWatchMemory } from '../lib/crisis/memory.ts';
import { openSigned } from '../lib/messaging.ts';
import { readEnvironment } from '../lib/environment.ts';
import { allowLoopback, openRuntime, userAgent } from '../lib/runtime.ts';
import { openApp } from '../lib/web/app.ts';

// Once per cold start.
const environment = readEnvironment('web', process.env);
const runtime = openRuntime(environment);
const app = openApp({
  ...runtime,
  ...runtime.store,
  ...openWatchMemory(runtime.store),
  ...openSigned(runtime),
  publicUrl: environment.PUBLIC_URL,
  fetchPicture: shrinking(openFetch({ userAgent: userAgent(runtime.settings), allowLoopback: allowLoopback() })),
  sendOrders: openQueue({ client: new SQSClient({ maxAttempts: 3 }), url: environment.POLLS }),
  ways: {
    slack: runtime.settings.slack === undefined ? null : '/vigie stop',
    cli: 'npm run --silent vigie -- stop',
    console: environment.CONSOLE_URL ?? null,
  },
});

/** Called by API Gateway (HTTP API, payload format 2.0). */
// eslint-disable-next-line @typescript-eslint/no-deprecated -- the package that replaces it is not in every registry yet
export const handler: (event: LambdaEvent) => Promise<unknown> = handle(app);
