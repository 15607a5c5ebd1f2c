import { handle, type LambdaEvent } from 'hono/aws-lambda';
import { openPassOn } from '../lib/adapters/pass-on.ts';
import { openSigned } from '../lib/messaging.ts';
import { readEnvironment } from '../lib/environment.ts';
import { openRuntime } from '../lib/runtime.ts';
import { openStopDoor } from '../lib/web/stop-door.ts';
import { otherWays } from '../lib/web/ways.ts';

// Once per cold start.
const environment = readEnvironment('stop', process.env);
const runtime = openRuntime(environment);
const app = openStopDoor({
  ...runtime,
  ...runtime.store,
  ...openSigned(runtime),
  publicUrl: environment.PUBLIC_URL,
  // A stop says what holds, and needs no source of the watch for that.
  loadMemory: () => Promise.resolve(null),
  passOn: openPassOn({ publicUrl: environment.PUBLIC_URL, log: runtime.log }),
  ways: otherWays(runtime.settings, environment),
});

/** Called by API Gateway (HTTP API, payload format 2.0): the stop page, Slack's command, the newsroom's call. */
// eslint-disable-next-line @typescript-eslint/no-deprecated -- the package that replaces it is not in every registry yet
export const handler: (event: LambdaEvent) => Promise<unknown> = handle(app);
