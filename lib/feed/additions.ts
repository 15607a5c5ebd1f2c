import { plain } from './plain.ts';
import type { FeedRules } from './rule-shape.ts';

/** What the rules of a feed add to its posts: hashtags, and utm parameters to the link. */

/**
 * Hashtags out of categories: `Faits divers` is `#FaitsDivers`. At most three unless the rules say otherwise; none
 * without a rule.
 */
export function hashtagsOf(rules: FeedRules | undefined, categories: readonly string[]): string[] {
  const wanted = rules?.hashtags;
  if (wanted === undefined) return [];
  const only = wanted.only?.map(plain);
  const never = new Set(wanted.never?.map(plain));
  const tags = new Map<string, string>();
  for (const category of categories) {
    if (never.has(plain(category)) || (only !== undefined && !only.includes(plain(category)))) continue;
    const tag = tagOf(category);
    if (tag === null || tags.has(plain(tag))) continue;
    tags.set(plain(tag), `#${tag}`);
    if (tags.size >= wanted.max) break;
  }
  return [...tags.values()].slice(0, wanted.max);
}

/** A category as one word; null where no network would take it: networks take neither bare numbers nor sentences. */
function tagOf(category: string): string | null {
  const parts = category.split(/[^\p{L}\p{N}\p{M}]+/u).filter((part) => part !== '');
  const tag =
    parts.length === 1 ? (parts[0] ?? '') : parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('');
  return tag === '' || /^\p{N}+$/u.test(tag) || parts.length > 4 ? null : tag;
}

/**
 * The link to publish on one account: utm parameters are added where the publisher has none of that name, and never
 * overwrite.
 */
export function publishedLink(
  rules: FeedRules | undefined,
  link: string,
  to: { readonly network: string; readonly account: string; readonly feed: string },
): string {
  const utm = rules?.utm;
  if (utm === undefined) return link;
  const hash = link.indexOf('#');
  const address = hash === -1 ? link : link.slice(0, hash);
  const present = new Set(
    address
      .slice(address.indexOf('?') + 1 || address.length)
      .split('&')
      .map((pair) => (pair.split('=', 1)[0] ?? '').toLowerCase()),
  );
  const added = Object.entries(utm).flatMap(([name, value]) =>
    value === undefined || present.has(`utm_${name}`) ? [] : [`utm_${name}=${encodeURIComponent(filled(value, to))}`],
  );
  if (added.length === 0) return link;
  const joiner = !address.includes('?') ? '?' : /[?&]$/.test(address) ? '' : '&';
  return `${address}${joiner}${added.join('&')}${hash === -1 ? '' : link.slice(hash)}`;
}

function filled(
  value: string,
  to: { readonly network: string; readonly account: string; readonly feed: string },
): string {
  return value.replace(/\{(network|account|feed)\}/g, (_, name: 'network' | 'account' | 'feed') => to[name]);
}
