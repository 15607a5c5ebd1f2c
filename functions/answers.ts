import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Context } from 'aws-lambda';
import { openReader } from '../lib/adapters/networks/readers/open.ts';
import { openSecrets } from '../lib/adapters/secrets.ts';
import { readAnswers } from '../lib/answers/read.ts';
import type { NotRead, Reader } from '../lib/answers/reader.ts';
import { serviceOf } from '../lib/networks/account.ts';
import { recordOf } from '../lib/networks/records.ts';
import { readEnvironment } from '../lib/environment.ts';
import { allowLoopback, openRuntime } from '../lib/runtime.ts';

// Once per cold start.
const runtime = openRuntime(readEnvironment('answers', process.env));
const { settings, store, log, now } = runtime;
const readSecret = openSecrets({ client: new SecretsManagerClient({ maxAttempts: 2 }), now });

const reader = (account: string): Reader | NotRead => {
  const { answers, service, version } = settings.accounts[account] ?? {};
  const record = recordOf(account);
  const address = answers?.service ?? record.answers?.service ?? serviceOf(record, service);
  if (address === null)
    return { kind: 'not-read', detail: `the account ${account} needs a service address`, mayCost: false };
  const name = answers?.secret;
  const secret = async (): Promise<unknown> => {
    const read = name === undefined ? null : await readSecret(name);
    if (read?.kind === 'missing') log('error', 'secret.missing', { account, detail: read.detail });
    return read?.kind === 'secret' ? read.value : null;
  };
  return openReader(account, { service: address, secret, now, options: { version }, allowLoopback: allowLoopback() });
};

/** Called by EventBridge every minute: reads what people answered. It has no token that can post. */
export const handler = async (_event: unknown, context?: Pick<Context, 'getRemainingTimeInMillis'>) => {
  const remainingMs = () => context?.getRemainingTimeInMillis() ?? 60_000;
  const report = await readAnswers({ ...runtime, ...store, remainingMs, reader });
  log('info', 'answers.run', report);
  return report;
};
