/**
 * Asks a network for a token that lives longer: once, without a repeat, because an old refresh token may end with the
 * answer. (Threads: get-started, 30 June 2026; LinkedIn: programmatic refresh tokens; WordPress.com: its discovery
 * file, 31 July 2026. None was tried live.)
 */
import * as z from 'zod/mini';
import { jsonOf, outcomeOf, type Renewal } from '../../delivery/network.ts';
import { isLoopbackAddress } from '../../web-address.ts';
import type { NetworkName } from '../../networks/names.ts';
import { SECOND_MS } from '../../records/durations.ts';
import type { AdapterDeps } from './adapter.ts';
import { form, openTalk, type Ask } from './talk.ts';

const Kept = z.looseObject({
  accessToken: z.string(),
  refreshToken: z.optional(z.string()),
  clientId: z.optional(z.string()),
  clientSecret: z.optional(z.string()),
});
type Kept = z.output<typeof Kept>;
const Given = z.object({
  access_token: z.string().check(z.minLength(1)),
  /** Seconds. */
  expires_in: z.number().check(z.positive()),
  refresh_token: z.optional(z.string().check(z.minLength(1))),
});

/** The form of OAuth 2.0 (RFC 6749, section 6). */
const byRefreshToken = (url: URL, { refreshToken, clientId, clientSecret }: Kept): Ask => {
  const all = {
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    client_id: clientId,
    client_secret: clientSecret,
  };
  const fields = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return { method: 'POST', url, ...form(Object.fromEntries(fields)) };
};

const ASKS: Partial<Record<NetworkName, (service: string, kept: Kept) => Ask>> = {
  threads: (service, { accessToken }) => {
    const url = new URL('/refresh_access_token', service);
    url.search = new URLSearchParams({ grant_type: 'th_refresh_token', access_token: accessToken }).toString();
    return { method: 'GET', url };
  },
  linkedin: (service, kept) =>
    byRefreshToken(
      new URL('/oauth/v2/accessToken', isLoopbackAddress(service) ? service : 'https://www.linkedin.com'),
      kept,
    ),
  wordpresscom: (service, kept) => byRefreshToken(new URL('/oauth2-1/token', service), kept),
};

/** The secret with a new token in it. */
export const renewToken = async (network: NetworkName, deps: AdapterDeps): Promise<Renewal> => {
  const kept = Kept.safeParse(await deps.secret()).data;
  const ask = ASKS[network];
  if (kept === undefined || ask === undefined) return { kind: 'failed', detail: 'nothing here can be renewed' };
  const result = await openTalk(deps)(ask(deps.service, kept));
  const given =
    result.kind === 'answer' && result.status === 200 ? Given.safeParse(jsonOf(result.body)).data : undefined;
  if (given === undefined) {
    const secrets = [kept.accessToken, kept.refreshToken ?? '', kept.clientSecret ?? ''];
    return { kind: 'failed', detail: outcomeOf(result, { accepted: () => null, secrets }, deps.now()).detail };
  }
  const ends = new Date(deps.now() + given.expires_in * SECOND_MS).toISOString();
  const { access_token: accessToken, refresh_token: refreshToken = kept.refreshToken } = given;
  const renewed = { ...kept, accessToken, tokenEnds: ends };
  return { kind: 'renewed', secret: refreshToken === undefined ? renewed : { ...renewed, refreshToken } };
};
