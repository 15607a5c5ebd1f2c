/** Tokens that end, and when one is to be renewed. */
import * as z from 'zod/mini';
import type { NetworkRecord } from './record.ts';

/** When a token ends: a day, or a time in UTC. */
export const TokenEnds = z.union([z.iso.date(), z.iso.datetime()]);

const Token = z.object({ tokenEnds: z.optional(TokenEnds), refreshToken: z.optional(z.string()) });

type Renewable = Pick<NetworkRecord, 'renews'>;

/** What is known of a token: when it ends (epoch ms; null: nobody said), and whether we can renew it. */
const tokenOf = ({ renews }: Renewable, secret: unknown): { ends: number | null; renewable: boolean } => {
  const { tokenEnds, refreshToken } = Token.safeParse(secret).data ?? {};
  return {
    ends: tokenEnds === undefined ? null : Date.parse(tokenEnds),
    renewable: renews !== undefined && (renews.by === 'token' || refreshToken !== undefined),
  };
};

/** Whether it is time to renew this token. A token that renews itself cannot do so after its end. */
export const wantsRenewal = (record: Renewable, secret: unknown, now: number): boolean => {
  const { ends, renewable } = tokenOf(record, secret);
  const { renews } = record;
  if (renews === undefined || !renewable) return false;
  if (ends === null) return true;
  return ends - now <= renews.leftMs && (renews.by === 'refreshToken' || ends > now);
};

/** When a token ends that a person has to replace, in epoch ms; null while we renew it in time, or nobody knows. */
export const endOfToken = (record: Renewable, secret: unknown, now: number): number | null => {
  const { ends, renewable } = tokenOf(record, secret);
  const inTime = ends !== null && ends - now > (record.renews?.leftMs ?? 0) / 2;
  return renewable && inTime ? null : ends;
};
