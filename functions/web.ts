import { LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import { handle, type LambdaEvent } from 'hono/aws-lambda';
import { openPictures } from '../lib/adapters/pictures.ts';
import { openQueue } from '../lib/adapters/queue.ts';
import { openWatchMemory } from '../lib/crisis/memory.ts';
import { readEnvironment } from '../lib/environment.ts';
import { openSlackOf } from '../lib/messaging.ts';
import { openRuntime } from '../lib/runtime.ts';
import { openPages } from '../lib/web/app.ts';
import { otherWays } from '../lib/web/ways.ts';

// Once per cold start.
const environment = readEnvironment('web', process.env);
const runtime = openRuntime(environment);
const app = openPages({
  ...runtime,
  ...runtime.store,
  ...openWatchMemory(runtime.store),
  ...openSlackOf(runtime),
  publicUrl: environment.PUBLIC_URL,
  ...openPictures({
    client: new LambdaClient({
      maxAttempts: 1,
      requestHandler: { connectionTimeout: 1_000, requestTimeout: 20_000 },
    }),
    name: environment.PICTURES,
    log: runtime.log,
  }),
  sendOrders: openQueue({ client: new SQSClient({ maxAttempts: 3 }), url: environment.POLLS }),
  ways: otherWays(runtime.settings, environment),
});

/** Called by API Gateway (HTTP API, payload format 2.0): every page but the stop's. */
// eslint-disable-next-line @typescript-eslint/no-deprecated -- the package that replaces it is not in every registry yet
export const handler: (event: LambdaEvent) => Promise<unknown> = handle(app);
