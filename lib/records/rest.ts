import * as z from 'zod/mini';
import { ms } from './ms.ts';

/**
 * A network wants an account to be left alone, or refuses its credentials. As long as the item is there, nothing of the
 * account is claimed. So it can only hold posts back.
 */
export const Rest = z.strictObject({
  account: z.string().check(z.minLength(1)),
  at: ms,
  cause: z.enum(['limited', 'credentials']),
  /** Epoch ms at which it ends by itself. Null: it ends with another secret, or by a person. */
  until: z.nullable(ms),
  /** The version of the secret that was refused; null where it was not known. */
  secret: z.nullable(z.string()),
  /** What the network said, for a person. */
  detail: z.string(),
});
export type Rest = z.output<typeof Rest>;
