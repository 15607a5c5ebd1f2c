import * as z from 'zod/mini';
import type { Found } from '../feed/find.ts';
import { findNetwork } from '../../networks/names.ts';
import type { NetworkRecord } from '../../networks/record.ts';
import { RECORDS, recordOf } from '../../networks/records.ts';
import type { Locale } from '../../settings.ts';

/** What the six answers come to: a small configuration that is complete. */

export type Named = { name: string; mail: string };

export type Answers = {
  site: string;
  feed: Found;
  you: Named;
  other: Named;
  /** `mastodon:gazette`, or an account of the sandbox. */
  account: string;
  /** Where the account's network answers; null: where everybody's does. */
  service: string | null;
  locale: Locale;
  timeZone: string;
};

/** `Léa Martin <lea@gazette.example>`; null when it is something else. */
export const readNamed = (text: string): Named | null => {
  const [, name, mail] = /^\s*([^<>@]+?)(?:\s+|\s*<\s*)([^\s<>@]+@[^\s<>@]+)\s*>?\s*$/.exec(text) ?? [];
  return name === undefined || mail === undefined ? null : { name, mail };
};

/**
 * The account that is meant, and the server that holds it: `mastodon:gazette@mastodon.example`. A name alone is a
 * handle of Bluesky, and nothing an account of the sandbox.
 */
export const readAccount = (text: string): { account: string; service: string | null } => {
  const typed = text.trim();
  if (typed === '') return { account: 'sandbox:trial', service: null };
  const account = /^[a-z-]+:/.test(typed) ? typed : `bluesky:${typed.replace(/^@/, '')}`;
  const network = findNetwork(account);
  const at = account.lastIndexOf('@');
  if (network === null || RECORDS[network].service.kind !== 'required' || at === -1) return { account, service: null };
  return {
    account: account.slice(0, at).replace(/:@/, ':'),
    service: `https://${account.slice(at + 1).replace(/^https:\/\//, '')}`,
  };
};

/** What the account's own name says of its secret already. */
const SAID_BY_NAME = 'identifier';

/** The fields of an account's secret that a person has to say, in the order of the record. */
export const secretFieldsOf = (account: string): string[] =>
  Object.entries(recordOf(account).secret?.shape ?? {}).flatMap(([name, field]) =>
    name === SAID_BY_NAME || z.safeParse(field, undefined).success ? [] : [name],
  );

/** The secret from what was typed, one field after the other, of which the last may have spaces; null: it is none. */
export const readSecret = (account: string, typed: string): Record<string, unknown> | null => {
  const fields = secretFieldsOf(account);
  const words = typed.trim().split(/\s+/);
  const last = fields.length - 1;
  const values = fields.map((name, index) => [
    name,
    words.slice(index, index === last ? undefined : index + 1).join(' '),
  ]);
  const named = account.slice(account.indexOf(':') + 1);
  const read = recordOf(account).secret?.safeParse({ [SAID_BY_NAME]: named, ...Object.fromEntries(values) });
  return read?.success === true ? read.data : null;
};

const slugOf = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .find((part) => part !== '') ?? 'me';

export const peopleIds = ({ you, other }: Answers): [string, string] => {
  const [first, second] = [slugOf(you.name), slugOf(other.name)];
  return first === second ? [first, `${second}-2`] : [first, second];
};

/**
 * The name under which the account's secret is kept; null where it needs none. A parameter costs nothing, and takes no
 * token that is renewed.
 */
export const secretNameOf = (account: string): string | null => {
  const { secret, renews }: NetworkRecord = recordOf(account);
  const name = `vigie/${account.replace(':', '/')}`;
  if (secret === null) return null;
  return renews === undefined ? `ssm:/${name}` : name;
};

/** What the configuration says of the account, as lines of an object. */
export const accountSettings = ({ account, service }: Answers): [string, string][] => {
  const { service: rule, version }: NetworkRecord = recordOf(account);
  const secret = secretNameOf(account);
  const address = service ?? (rule.kind === 'default' ? rule.url : null);
  return [
    ...(secret === null ? [] : [['secret', secret] as [string, string]]),
    ...(address === null ? [] : [['service', address] as [string, string]]),
    ...(version?.usual === null ? [['version', version.example] as [string, string]] : []),
  ];
};
