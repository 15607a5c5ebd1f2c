import * as z from 'zod/mini';
import type { Log } from '../events.ts';
import { isSigned } from '../web/signed.ts';

/** What the newsroom's secret holds. */
const CallSecret = z.object({ signingSecret: z.string().check(z.minLength(16)) });

/**
 * Checks whether the newsroom's own CMS or alert desk signed a call. `secret` gives the value of the secret, or
 * null where none is configured; then every call counts as unsigned.
 */
export const openNewsroom = (options: { secret: () => Promise<unknown>; now: () => number; log: Log }) => ({
  fromNewsroom: async (body: Buffer, header: (name: string) => string | undefined): Promise<boolean> => {
    const value = await options.secret();
    if (value === null) return false;
    const secret = CallSecret.safeParse(value);
    if (!secret.success) {
      options.log('error', 'secret.missing', { of: 'calls', detail: 'the secret must hold signingSecret' });
      return false;
    }
    const request = { body, timestamp: header('x-vigie-timestamp'), signature: header('x-vigie-signature') };
    return isSigned(request, secret.data.signingSecret, options.now());
  },
});
