import { ENDS_SOON_MS, versionOf } from './account.ts';
import { recordOf } from './records.ts';

/** Accounts whose network will soon no longer speak the version of its interface that they use. */
export const endingVersions = (
  accounts: Readonly<Record<string, { version?: string | undefined }>>,
  now: number,
): { account: string; version: string; ends: string }[] =>
  Object.entries(accounts).flatMap(([account, { version: named }]) => {
    const used = versionOf(recordOf(account), named);
    if (used === null || used.endsAt > now + ENDS_SOON_MS) return [];
    return [{ account, version: used.version, ends: new Date(used.endsAt).toISOString().slice(0, 10) }];
  });
