import { createHash } from 'node:crypto';
import type { Content } from '../../lib/records/content.ts';
import type { Right } from '../../lib/people.ts';
import type { AccountSettings, Settings } from '../../lib/settings.ts';

/**
 * The rules by which the observer judges, written a second time and in the plainest way. Nothing here is
 * imported from the product but types: a mistake in the product's own rule would be a mistake in the
 * observer, and nobody would see it.
 */

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

type Told = { account: string; feeds: readonly string[] };

/** The part of `network:handle` before the colon. */
const networkName = (account: string): string => account.slice(0, account.indexOf(':'));

/** The lanes of all feeds that tell of it. */
export const lanes = ({ feeds }: Told, settings: Settings): string[] => {
  const found = new Set<string>();
  for (const feed of feeds) {
    const lane = settings.feeds[feed]?.lane;
    if (lane !== undefined) found.add(lane);
  }
  return [...found];
};

/** Everything that a freeze may name and that covers it: a freeze of any one of these stops it. */
export const scopes = (told: Told, settings: Settings): string[] => {
  const found = new Set(['all', `network:${networkName(told.account)}`, `account:${told.account}`]);
  for (const lane of lanes(told, settings)) found.add(`lane:${lane}`);
  for (const feed of told.feeds) found.add(`feed:${feed}`);
  return [...found];
};

/** Nobody can say what covers a delivery whose account or feed is not configured. */
export const isConfigured = ({ account, feeds }: Told, settings: Settings): boolean =>
  account in settings.accounts && feeds.length > 0 && feeds.every((feed) => feed in settings.feeds);

/** A scope has one control of people's side and one of the watch's side. */
export const controlPairs = (of: readonly string[]): { scope: string; side: 'human' | 'watch'; key: string }[] =>
  of.flatMap((scope) => (['human', 'watch'] as const).map((side) => ({ scope, side, key: `${scope}/${side}` })));

const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Record<string, unknown>;
  const names = Object.keys(fields).sort();
  return Object.fromEntries(names.map((name) => [name, inOrder(fields[name])]));
};

/** The digest of the bytes that are sent, all but their time: JSON with its keys in order. */
export const digestOf = (content: Content): string => {
  const bytes = Object.fromEntries(Object.entries(content).filter(([name]) => name !== 'createdAt'));
  return createHash('sha256')
    .update(JSON.stringify(inOrder(bytes)))
    .digest('hex');
};

/** The price of one post in millionths of a dollar. */
export const costOf = (account: AccountSettings | undefined, withLink: boolean): number => {
  const caps = account?.caps;
  if (caps === undefined) return 0;
  const plain = caps.usdPerPost ?? 0;
  return Math.round(1_000_000 * (withLink ? (caps.usdPerLinkPost ?? plain) : plain));
};

export const isAllowed = (settings: Settings, person: string, right: Right): boolean =>
  Object.entries(settings.people).some(([id, { may }]) => id === person && may.includes(right));

/**
 * A feed that names no approvers may be approved by everybody with that right, another one by those it
 * names.
 */
export const mayApprove = (settings: Settings, person: string, feeds: readonly string[]): boolean =>
  isAllowed(settings, person, 'approve') &&
  feeds.some((feed) => {
    const named = settings.feeds[feed]?.approvers ?? [];
    return named.length === 0 || named.includes(person);
  });

/** Networks that find the links of a text by themselves. For the others each is named by its place in bytes. */
const FINDS_LINKS = ['x', 'mastodon', 'facebook', 'discord', 'telegram'];

/**
 * What a person wants to be sent: the content as it was shown, with the text as it was typed. In the texts of the
 * simulation a link ends where white space begins, and there is no hashtag.
 */
export const withText = (shown: Content, text: string): Content => {
  if (text === shown.text) return shown;
  const facets: Content['facets'] = [];
  let start = 0;
  for (const piece of text.split(/(\s+)/)) {
    const end = start + Buffer.byteLength(piece);
    if (/^https?:/.test(piece)) facets.push({ start, end, uri: piece });
    start = end;
  }
  return { ...shown, text, facets: FINDS_LINKS.includes(networkName(shown.account)) ? [] : facets, tags: [] };
};
