import type { Found } from '../feed/find.ts';
import type { Locale } from '../../settings.ts';

/** What the six answers come to: a small configuration that is complete. */

export type Named = { name: string; mail: string };

export type Answers = {
  site: string;
  feed: Found;
  you: Named;
  other: Named;
  /** `bluesky:gazette.example`, or an account of the sandbox. */
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

/** A Bluesky handle with or without its network and its @; nothing is an account of the sandbox. */
export const readAccount = (text: string): string => {
  const typed = text.trim();
  if (typed === '') return 'sandbox:trial';
  return /^[a-z]+:/.test(typed) ? typed : `bluesky:${typed.replace(/^@/, '')}`;
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

/** The name under which the account's secret is kept; null where it needs none. */
export const secretNameOf = (account: string): string | null =>
  account.startsWith('sandbox:') ? null : `vigie/${account.replace(':', '/')}`;

export const BLUESKY = 'https://bsky.social';
