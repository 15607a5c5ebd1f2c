/**
 * Renews the tokens of accounts before they end. Some networks end the old refresh token when they give a new one, so
 * that two who renew at once would burn each other's. Who renews therefore takes a turn first, which only one gets.
 */
import type { Log } from '../events.ts';
import { wantsRenewal } from '../networks/renewal.ts';
import { recordOf } from '../networks/records.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../records/durations.ts';
import type { Settings } from '../settings.ts';
import type { Renewal } from './network.ts';

export type SecretVersions = {
  /** The version in use; null when there is no such secret. Throws what keeps it from being read, without its value. */
  current: (name: string) => Promise<{ version: string; value: unknown } | null>;
  /** Takes the turn to renew this version until a time (epoch ms). False when somebody has it, or has renewed it. */
  takeTurn: (name: string, version: string, until: number) => Promise<boolean>;
  /** Puts a value in the place of this version. False when that is not the current one any more. */
  replace: (name: string, version: string, value: unknown) => Promise<boolean>;
};

export type RenewDeps = {
  settings: Pick<Settings, 'accounts'>;
  versions: SecretVersions;
  renew: (account: string, secret: unknown) => Promise<Renewal>;
  log: Log;
  now: () => number;
  remainingMs: () => number;
};

/** The names of the secrets whose tokens the publisher renews. */
export const secretsToRenew = (accounts: Readonly<Record<string, { secret?: string | undefined }>>): string[] => [
  ...new Set(
    Object.entries(accounts).flatMap(([account, { secret }]) =>
      secret === undefined || recordOf(account).renews === undefined ? [] : [secret],
    ),
  ),
];

/** Longer than a function lives: a turn that was never used ends by then. */
const TURN_MS = 15 * MINUTE_MS;
const LOOK_AGAIN_MS = HOUR_MS;
/** So much time one renewal may take. */
const ENOUGH_MS = 30 * SECOND_MS;

const renewOne = async (deps: RenewDeps, account: string, name: string): Promise<void> => {
  const { versions, log, now } = deps;
  const failed = (detail: string): void => {
    log('warn', 'token.not-renewed', { account, detail });
  };
  try {
    const current = await versions.current(name);
    if (current === null || !wantsRenewal(recordOf(account), current.value, now())) return;
    if (!(await versions.takeTurn(name, current.version, now() + TURN_MS))) return;
    const renewal = await deps.renew(account, current.value);
    if (renewal.kind === 'failed') {
      failed(renewal.detail);
    } else if (await versions.replace(name, current.version, renewal.secret)) {
      log('info', 'token.renewed', { account, ends: renewal.secret['tokenEnds'] });
    } else failed('the secret was changed meanwhile: what stands there now is used');
  } catch (error) {
    failed(`the secret ${name}: ${error instanceof Error ? error.message : 'unreadable'}`);
  }
};

/** Looks once an hour whether a token is to be renewed. It never throws: a token that was not renewed stays in use. */
export const openRenewal = () => {
  const lookedAt = new Map<string, number>();
  return async (deps: RenewDeps): Promise<void> => {
    for (const [account, { secret: name }] of Object.entries(deps.settings.accounts)) {
      if (name === undefined || recordOf(account).renews === undefined) continue;
      const now = deps.now();
      if (now < (lookedAt.get(name) ?? -Infinity) + LOOK_AGAIN_MS || deps.remainingMs() < ENOUGH_MS) continue;
      lookedAt.set(name, now);
      await renewOne(deps, account, name);
    }
  };
};
