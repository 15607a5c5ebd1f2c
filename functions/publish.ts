import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Context } from 'aws-lambda';
import { openFetch } from '../lib/adapters/fetch.ts';
import { shrinking } from '../lib/adapters/shrink.ts';
import { openNetwork } from '../lib/adapters/networks/open.ts';
import { renewToken } from '../lib/adapters/networks/renew.ts';
import { openSecretVersions } from '../lib/adapters/secret-versions.ts';
import { openSecrets } from '../lib/adapters/secrets.ts';
import { openChecks } from '../lib/delivery/check.ts';
import type { Adapter, NotSent } from '../lib/delivery/network.ts';
import { openRenewal } from '../lib/delivery/renew.ts';
import { runPublisher } from '../lib/delivery/run.ts';
import { serviceOf } from '../lib/networks/account.ts';
import { networkOf } from '../lib/networks/names.ts';
import { recordOf } from '../lib/networks/records.ts';
import { readEnvironment } from '../lib/environment.ts';
import { stop } from '../lib/freeze/stop.ts';
import { allowLoopback, openRuntime, userAgent } from '../lib/runtime.ts';

// Once per cold start.
const environment = readEnvironment('publish', process.env);
const runtime = openRuntime(environment);
const { settings, store, log, now } = runtime;
const secretsManager = new SecretsManagerClient({ maxAttempts: 2 });
const readSecret = openSecrets({ client: secretsManager, now });
const versions = openSecretVersions({ client: secretsManager, now, newId: runtime.newId });
const renewTokens = openRenewal();
const fetchPicture = shrinking(openFetch({ userAgent: userAgent(settings), allowLoopback: allowLoopback() }));
const networks = new Map<string, Adapter>();
const checkAccounts = openChecks();

const secretVersion = async (account: string): Promise<string | null> => {
  const name = settings.accounts[account]?.secret;
  const read = name === undefined ? null : await readSecret(name);
  return read?.kind === 'secret' ? read.version : null;
};

const open = (account: string): Adapter | NotSent => {
  const { service, secret: name, receipt, version } = settings.accounts[account] ?? {};
  const secret = async (): Promise<unknown> => {
    const read = name === undefined ? null : await readSecret(name);
    if (read?.kind === 'missing') log('error', 'secret.missing', { account, detail: read.detail });
    return read?.kind === 'secret' ? read.value : null;
  };
  const options = { receipt, version };
  return openNetwork(account, { service, options, secret, now, allowLoopback: allowLoopback() });
};

const network = (account: string): Promise<Adapter | NotSent> => {
  const known = networks.get(account);
  if (known !== undefined) return Promise.resolve(known);
  const opened = open(account);
  if (!('kind' in opened)) networks.set(account, opened);
  return Promise.resolve(opened);
};

const check = async (account: string) => {
  const opened = await network(account);
  return 'kind' in opened ? opened : opened.check();
};

const renew = (account: string, value: unknown) => {
  const address = serviceOf(recordOf(account), settings.accounts[account]?.service) ?? '';
  const secret = () => Promise.resolve(value);
  return renewToken(networkOf(account), { service: address, secret, now, allowLoopback: allowLoopback() });
};

/** Called by EventBridge: every minute, and at once when a person orders a post to be taken back. */
export const handler = async (_event: unknown, context?: Pick<Context, 'getRemainingTimeInMillis'>) => {
  const remainingMs = () => context?.getRemainingTimeInMillis() ?? 60_000;
  const deps = { ...runtime, ...store, network, secretVersion, fetchPicture, remainingMs };
  try {
    return await runPublisher({
      ...deps,
      gapMs: environment.GAP_MS === 0 ? null : environment.GAP_MS,
      stop: (order) => stop(deps, order),
    });
  } finally {
    await renewTokens({ ...deps, versions, renew });
    await checkAccounts({ ...deps, check });
  }
};
