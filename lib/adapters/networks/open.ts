/** Opens the adapter of an account's network. A network without an adapter is a compiler error here. */
import type { Adapter, NotSent } from '../../delivery/network.ts';
import { serviceOf } from '../../networks/account.ts';
import { networkOf, type NetworkName } from '../../networks/names.ts';
import { RECORDS } from '../../networks/records.ts';
import type { AdapterDeps } from './adapter.ts';
import { bluesky } from './bluesky.ts';
import { mastodon } from './mastodon.ts';
import { sandbox } from './sandbox.ts';
import { wordpress, wordpressCom } from './wordpress.ts';
import { webhook } from './webhook.ts';
import { threads } from './threads.ts';
import { discord } from './discord.ts';
import { telegram } from './telegram.ts';
import { facebook } from './facebook.ts';
import { linkedin } from './linkedin.ts';
import { x } from './x.ts';

const ADAPTERS = {
  sandbox,
  bluesky,
  mastodon,
  x,
  wordpress,
  wordpresscom: wordpressCom,
  webhook,
  threads,
  discord,
  telegram,
  facebook,
  linkedin,
} satisfies Record<NetworkName, (deps: AdapterDeps) => Adapter>;

/** A client for one account, or why nothing can be sent for it. */
export const openNetwork = (
  account: string,
  { service, ...deps }: Omit<AdapterDeps, 'service'> & { service: string | undefined },
): Adapter | NotSent => {
  const name = networkOf(account);
  const address = serviceOf(RECORDS[name], service);
  if (address !== null) return ADAPTERS[name]({ ...deps, service: address });
  const detail = `the account ${account} needs a service address`;
  return { kind: 'not-sent', reason: 'not-ready', retryAt: null, detail };
};
