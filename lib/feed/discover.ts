import { absoluteLink } from './links.ts';
import { attributeOf, startTags, type Tag } from './walk.ts';

const FEED_TYPES =
  /^(?:application\/(?:rss|atom|rdf|feed)\+(?:xml|json)|application\/json|text\/xml|application\/xml)(?:;|$)/i;
const WELL_KNOWN = ['feed', 'rss', 'feed.xml', 'rss.xml', 'atom.xml', 'index.xml', 'feed.json', 'feed/'];
const MAX_CANDIDATES = 10;
/** Links that only look like a feed's must leave room for the usual addresses. */
const MAX_LINKED = 4;
/** More than a page has that a person would subscribe to. */
const MAX_TAGS = 20_000;

export type Candidate = { readonly url: string; readonly title: string | null };

/** An address that says of itself that it is a feed's. */
const FEED_ADDRESS = /(?:^|[/._?=-])(?:rss|atom|rdf|feeds?)(?:[/._?=-]|$)/i;

/**
 * The feeds that a web page names, in its order: those of its head, else what its links call a feed; comment
 * feeds last. `url` is where the page came from.
 */
export function feedsOfPage(html: string, url: string): Candidate[] {
  const tags = startTags(html.slice(0, 1_000_000), new Set(['base', 'link', 'a']), MAX_TAGS);
  const named = (name: string) => tags.filter((tag) => tag.name.toLowerCase() === name);
  const [first] = named('base');
  const base = absoluteLink(first === undefined ? null : attributeOf(first, 'href'), [url]) ?? url;
  const declared = candidates(named('link'), base, isDeclaredFeed, MAX_CANDIDATES);
  const all = declared.length > 0 ? declared : candidates(named('a'), base, isFeedAddress, MAX_LINKED);
  const isAboutComments = ({ url: link, title }: Candidate) => /comment/i.test(`${link} ${title ?? ''}`);
  return [...all.filter((one) => !isAboutComments(one)), ...all.filter(isAboutComments)];
}

function candidates(
  tags: readonly Tag[],
  base: string,
  isFeed: (tag: Tag, link: string) => boolean,
  limit: number,
): Candidate[] {
  const found = new Map<string, Candidate>();
  for (const tag of tags) {
    const link = absoluteLink(attributeOf(tag, 'href'), [base]);
    if (link === null || !isFeed(tag, link)) continue;
    found.set(link, { url: link, title: attributeOf(tag, 'title') });
    if (found.size >= limit) break;
  }
  return [...found.values()];
}

function isDeclaredFeed(tag: Tag, link: string): boolean {
  const rel = (attributeOf(tag, 'rel') ?? '').toLowerCase().split(/\s+/);
  const isFeedType =
    rel.includes('feed') || (rel.includes('alternate') && FEED_TYPES.test(attributeOf(tag, 'type') ?? ''));
  // WordPress offers its programming interface under the JSON type.
  return isFeedType && !/\/wp-json\/|oembed/i.test(link);
}

function isFeedAddress(_: Tag, link: string): boolean {
  return FEED_ADDRESS.test(URL.parse(link)?.pathname ?? '');
}

/** Where feeds usually are, when the page names none: beside the page, then at the root of the site. */
export function wellKnownFeeds(url: string): string[] {
  const page = URL.parse(url);
  if (page === null) return [];
  const folder = page.pathname.endsWith('/') ? page.pathname : `${page.pathname}/`;
  const urls = new Set<string>();
  for (const root of folder === '/' ? ['/'] : [folder, '/'])
    for (const name of root === '/' ? WELL_KNOWN : WELL_KNOWN.slice(0, 2)) urls.add(`${page.origin}${root}${name}`);
  return [...urls].slice(0, MAX_CANDIDATES);
}
