import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Context } from 'aws-lambda';
import { openTool } from '../lib/adapters/networks/bells/open.ts';
import { webhookBell } from '../lib/adapters/networks/bells/webhook.ts';
import { openSecrets } from '../lib/adapters/secrets.ts';
import { BELL_KINDS } from '../lib/bell-kinds.ts';
import { ringBells } from '../lib/bell/ring.ts';
import { readEnvironment } from '../lib/environment.ts';
import { allowLoopback, openRuntime } from '../lib/runtime.ts';

// Once per cold start.
const runtime = openRuntime(readEnvironment('bell', process.env));
const { settings, store, log, now } = runtime;
const readSecret = openSecrets({ client: new SecretsManagerClient({ maxAttempts: 2 }), now });

const open = (name: string) => {
  const bell = settings.bells[name];
  if (bell === undefined) throw new Error(`no bell is called ${name}`);
  const secret = async (): Promise<unknown> => {
    const read = bell.secret === undefined ? null : await readSecret(bell.secret);
    if (read?.kind === 'missing') log('error', 'secret.missing', { of: name, detail: read.detail });
    return read?.kind === 'secret' ? read.value : null;
  };
  const service = bell.service ?? BELL_KINDS[bell.kind].service ?? '';
  return { kind: bell.kind, deps: { service, secret, now, allowLoopback: allowLoopback() } };
};

/**
 * Called by EventBridge: at once when something is stopped or goes on again, and every minute. It alone holds the
 * tokens of other tools. What an event says is not believed: it only wakes this.
 */
export const handler = async (_event: unknown, context?: Pick<Context, 'getRemainingTimeInMillis'>) => {
  const report = await ringBells({
    ...runtime,
    ...store,
    remainingMs: () => context?.getRemainingTimeInMillis() ?? 60_000,
    tool: (name) => {
      const { kind, deps } = open(name);
      return openTool(kind, deps);
    },
    receiver: (name) => webhookBell(open(name).deps),
  });
  log('info', 'bell.run', report);
  return report;
};
