import type { Pass } from '../records/ask.ts';
import { HOUR_MS } from '../records/durations.ts';
import type { Store } from '../records/store.ts';
import type { Settings } from '../settings.ts';
import {
  CODE_LENGTH,
  MAX_WRONG_CODES,
  MAX_WRONG_FREE_CODES,
  codeHash,
  freeCodeHash,
  readCode,
  secretHash,
} from './ask.ts';

/** Who opens a page: the person for whom its link or its short code was made. */

export type HolderDeps = Pick<Store, 'pass' | 'passByCode' | 'askOfCode' | 'savePass'> & {
  settings: Settings;
  now: () => number;
  newSecret: () => string;
};

/** How long a page works that was opened by a code or from the desk. */
export const PAGE_FOR_MS = HOUR_MS;

/** The person for whom a link or a mail's short code was made; null when it is wrong or has expired. */
export const whoHolds = async (
  deps: HolderDeps,
  secret: { token: string } | { ask: string; code: string },
): Promise<{ pass: Pass; token: string } | null> => {
  const valid = (pass: Pass | null): pass is Pass =>
    pass !== null && pass.until > deps.now() && pass.person in deps.settings.people;
  if ('token' in secret) {
    const pass =
      secret.token.length < 20 || secret.token.length > 100 ? null : await deps.pass(secretHash(secret.token));
    return valid(pass) ? { pass, token: secret.token } : null;
  }
  const pass = await deps.passByCode(secret.ask, codeHash(secret.ask, secret.code), MAX_WRONG_CODES);
  if (!valid(pass)) return null;
  // The code is typed once. The page that it opens carries a link's secret for the hour in which a person decides.
  const token = deps.newSecret();
  await deps.savePass(secretHash(token), { ...pass, until: Math.min(pass.until, deps.now() + PAGE_FOR_MS) });
  return { pass, token };
};

/** The same for a code on a page that does not know the ask. */
export const whoTyped = async (deps: HolderDeps, code: string): Promise<{ pass: Pass; token: string } | null> => {
  if (readCode(code).length !== CODE_LENGTH) return null;
  const ask = await deps.askOfCode(freeCodeHash(code), deps.now(), MAX_WRONG_FREE_CODES);
  return ask === null ? null : whoHolds(deps, { ask, code });
};
