/** What the stand-ins for Threads and Facebook share: the errors of Meta's interfaces, as documented. */
import { json, type Answer, type Seen } from '../adapters/networks/wire.ts';
import { queryOf, type Reply } from './fake.ts';

type Failure = { code: number; message: string; error_subcode?: number };

const errorOf = (failure: Failure) => ({
  error: { type: 'OAuthException', is_transient: false, fbtrace_id: 'A1b2C3', ...failure },
});
export const metaError = (status: number, failure: Failure): Reply => ({ status, body: errorOf(failure) });

export const formOf = ({ body }: Seen): URLSearchParams => new URLSearchParams(body.toString('utf8'));
/** A token comes in the form of a request that writes, in the query of one that reads. */
export const tokenOf = (seen: Seen): string | null =>
  formOf(seen).get('access_token') ?? queryOf(seen).get('access_token');

export const EXPIRED = { code: 190, error_subcode: 463, message: 'Error validating access token: Session has expired' };

export const metaSays = (now: () => number) => {
  const says = (failure: Failure, headers: Record<string, string> = {}): Answer => json(400, errorOf(failure), headers);
  const limit = { code: 32, message: 'Page request limit reached' };
  return {
    rejected: says({ code: 100, message: 'Invalid parameter' }),
    expired: says(EXPIRED),
    forbidden: says({ code: 200, message: '(#200) The permission is not granted' }),
    limited: says(limit),
    limitedUntil: (until: number) => {
      const minutes = (until - now()) / 60_000;
      const usage = { '42': [{ type: 'pages', call_count: 100, estimated_time_to_regain_access: minutes }] };
      return says(limit, { 'x-business-use-case-usage': JSON.stringify(usage) });
    },
  };
};
