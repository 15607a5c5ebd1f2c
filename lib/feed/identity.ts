import { createHash } from 'node:crypto';
import { withPlainSpaces } from './html-text.ts';
import type { FeedItem } from './item.ts';
import { canonicalLink, comparedLink, isFrontPage, isTrackingFragment } from './links.ts';

/** Digests by which an item is recognised; null where it has no value that names it alone. At least one is set. */
export type ItemKeys = {
  readonly guid: string | null;
  /** The same for the same link in any feed: across the feeds of one account it decides. */
  readonly link: string | null;
  /** What earlier versions would have stored for the same item. They are looked up and never written. */
  readonly former?: readonly string[];
  /** An earlier version's key for its page without the fragment: it counts only where the headline is the same. */
  readonly formerPage?: string;
};

/** Guids that publishing systems write when they have none. */
const EMPTY_GUID = /^(?:n\/?a|none|null|nil|undefined|unknown|false|true|nan|guid|id|tbd|0+|-+|\?+|#)$/i;

/** 96 bits in 16 characters: keys have a fixed length whatever a publisher writes (a guid of 100 KB exists). */
export function digest(kind: 'guid' | 'link' | 'text', value: string): string {
  return createHash('sha256').update(`${kind}\n${value}`).digest('base64url').slice(0, 16);
}

/**
 * The keys of a document's items, in its order. An item is known when either of its keys was seen before. A guid that
 * several different items share is not used as a key. Nor is a link to the site's front page, or a link that three or
 * more guids have.
 */
export function documentKeys(items: readonly FeedItem[], home: string | null): ItemKeys[] {
  const homeLink = home === null ? null : canonicalLink(home);
  const links = linkValues(items, homeLink === null ? null : comparedLink(homeLink));
  const guids = guidValues(items, links);
  return items.map((item, index) => {
    const guid = guids[index] ?? null;
    const link = links[index] ?? null;
    if (guid !== null || link !== null) return keysOf(item, guid, link);
    const rawGuid = item.guid !== null && !EMPTY_GUID.test(item.guid) ? `${item.guid}\n` : '';
    const text = withPlainSpaces(item.title === '' ? item.summary : item.title);
    return { guid: digest('text', `${rawGuid}${text}`), link: null };
  });
}

function keysOf(item: FeedItem, guid: string | null, link: string | null): ItemKeys {
  const keys = {
    guid: guid === null ? null : digest('guid', guid),
    link: link === null ? null : digest('link', link),
  };
  const page = link === null ? null : item.canonicalLink;
  const hasFragment = link?.includes('#') === true;
  const formerLinks = page === null ? [] : spellings(hasFragment ? page + fragmentOf(item.link) : page);
  const former = [
    ...formerLinks.map((value) => digest('link', value)),
    ...formerGuids(item.guid, guid).map((value) => digest('guid', value)),
  ].filter((key) => key !== keys.guid && key !== keys.link);
  return {
    ...keys,
    ...(former.length === 0 ? {} : { former }),
    ...(hasFragment && page !== null ? { formerPage: digest('link', page) } : {}),
  };
}

/** Keys that an earlier version may have written for an item's link. */
export function formerLinkKeys(keys: ItemKeys, item: Pick<FeedItem, 'canonicalLink'>): string[] {
  if (keys.link === null || item.canonicalLink === null || keys.formerPage !== undefined) return [];
  return spellings(item.canonicalLink).map((value) => digest('link', value));
}

/** Earlier versions told an address with a slash at its end from one without. */
function spellings(address: string): string[] {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(address) ?? [];
  return path.endsWith('/') ? [address, path.slice(0, -1) + rest] : [address, `${path}/${rest}`];
}

function formerGuids(written: string | null, guid: string | null): string[] {
  const trimmed = (written ?? '').trim();
  if (guid === null || !isWebAddress(trimmed)) return [];
  const hash = trimmed.indexOf('#');
  const page = hash === -1 || isPlace(trimmed.slice(hash)) ? trimmed : trimmed.slice(0, hash);
  return [...new Set([...spellings(trimmed), ...spellings(page)])];
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/**
 * The guid as a key: trimmed; of a URL the spelling for comparing, without fragment (BBC counts revisions there). Null
 * when it says nothing.
 */
export function guidValue(guid: string | null): string | null {
  const trimmed = (guid ?? '').trim();
  if (trimmed === '' || EMPTY_GUID.test(trimmed)) return null;
  if (!isWebAddress(trimmed)) return trimmed;
  const canonical = canonicalLink(trimmed);
  const fragment = fragmentOf(trimmed);
  return canonical === null ? trimmed : comparedLink(canonical) + (isPlace(fragment) ? fragment : '');
}

/** A fragment by which a page shows one entry or another (`#/incident/2`, `#!2`): it is a part of the address. */
function isPlace(fragment: string): boolean {
  return /^#[!/]/.test(fragment);
}

function linkValues(items: readonly FeedItem[], homeLink: string | null): (string | null)[] {
  const pages = items.map(({ canonicalLink: link }) => (link === null ? null : comparedLink(link)));
  const groups = groupBy(pages);
  return items.map((item, own) => {
    const link = pages[own] ?? null;
    if (link === null) return null;
    const guid = guidValue(item.guid);
    const fragment = fragmentOf(item.link);
    if (isPlace(fragment) || (fragment !== '' && guid === null)) return link + fragment;
    const members = (groups.get(link) ?? []).flatMap((index) => items[index] ?? []);
    if ((isFrontPage(link) || link === homeLink) && (guid !== null || members.length > 1)) return null;
    return members.length === 1 ? link : sharedLink(members, link, fragment);
  });
}

/** What the link of several items says about one of them; null when three or more guids have it. */
function sharedLink(members: readonly FeedItem[], link: string, fragment: string): string | null {
  const guids = new Set(members.map(({ guid }) => guidValue(guid)));
  const fragments = new Set(members.map((member) => fragmentOf(member.link)));
  const rawGuids = new Set(members.map(({ guid }) => guid));
  // Several entries of one page (a change log, a live blog) are told apart by their place in it.
  if (fragments.size === members.length && (guids.size > 1 || rawGuids.size > 1 || rawGuids.has(null)))
    return link + fragment;
  return guids.size >= 3 ? null : link;
}

function guidValues(items: readonly FeedItem[], links: readonly (string | null)[]): (string | null)[] {
  const stripped = items.map((item) => guidValue(item.guid));
  const groups = groupBy(stripped);
  const rawGroups = groupBy(items.map((item) => item.guid));
  const whatItNames = (index: number) =>
    links[index] ?? items[index]?.canonicalLink ?? `text:${items[index]?.title ?? ''}`;
  return items.map((item, index) => {
    const guid = stripped[index] ?? null;
    if (guid === null) return null;
    const namesOne = (members: readonly number[]) => new Set(members.map(whatItNames)).size === 1;
    const members = groups.get(guid) ?? [];
    if (members.length === 1 || namesOne(members)) return guid;
    const rawMembers = rawGroups.get(item.guid ?? '') ?? [];
    return item.guid !== guid && item.guid !== null && (rawMembers.length === 1 || namesOne(rawMembers))
      ? item.guid
      : null;
  });
}

function fragmentOf(link: string | null): string {
  const hash = link?.indexOf('#') ?? -1;
  const fragment = link === null || hash === -1 ? '' : link.slice(hash);
  return isTrackingFragment(fragment) ? '' : fragment;
}

function groupBy(values: readonly (string | null)[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  values.forEach((value, index) => {
    if (value === null) return;
    const group = groups.get(value);
    if (group === undefined) groups.set(value, [index]);
    else group.push(index);
  });
  return groups;
}
