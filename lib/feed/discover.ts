import { attribute } from './html-text.ts';
import { absoluteLink } from './links.ts';

const FEED_TYPES =
  /^(?:application\/(?:rss|atom|rdf|feed)\+(?:xml|json)|application\/json|text\/xml|application\/xml)(?:;|$)/i;
const WELL_KNOWN = ['feed', 'rss', 'feed.xml', 'rss.xml', 'atom.xml', 'index.xml', 'feed.json', 'feed/'];
const MAX_CANDIDATES = 10;
/** Links that only look like a feed's must leave room for the usual addresses. */
const MAX_LINKED = 4;

export type Candidate = { readonly url: string; readonly title: string | null };

/** An address that says of itself that it is a feed's. */
const FEED_ADDRESS = /(?:^|[/._?=-])(?:rss|atom|rdf|feeds?)(?:[/._?=-]|$)/i;

/**
 * The feeds that a web page names, in its order: those of its head, else what its links call a feed; comment feeds last. `url` is where the page came from.
 */
export function feedsOfPage(html: string, url: string): Candidate[] {
  const head = html.slice(0, 1_000_000);
  const base = absoluteLink(attributeOfFirst(head, 'base', 'href'), [url]) ?? url;
  const found = new Map<string, Candidate>();
  for (const tag of tags(head, 'link')) {
    const rel = (attribute(tag, 'rel') ?? '').toLowerCase().split(/\s+/);
    if (!rel.includes('alternate') && !rel.includes('feed')) continue;
    const type = attribute(tag, 'type') ?? '';
    if (!rel.includes('feed') && !FEED_TYPES.test(type)) continue;
    // WordPress offers its programming interface under the JSON type.
    const link = absoluteLink(attribute(tag, 'href'), [base]);
    if (link === null || /\/wp-json\/|oembed/i.test(link)) continue;
    found.set(link, { url: link, title: attribute(tag, 'title') });
    if (found.size >= MAX_CANDIDATES) break;
  }
  if (found.size === 0) {
    let linked = 0;
    for (const tag of tags(head, 'a')) {
      const link = absoluteLink(attribute(tag, 'href'), [base]);
      if (link === null || !FEED_ADDRESS.test(URL.parse(link)?.pathname ?? '')) continue;
      found.set(link, { url: link, title: attribute(tag, 'title') });
      if (++linked >= MAX_LINKED) break;
    }
  }
  const all = [...found.values()];
  const isAboutComments = ({ url: link, title }: Candidate) => /comment/i.test(`${link} ${title ?? ''}`);
  return [...all.filter((one) => !isAboutComments(one)), ...all.filter(isAboutComments)];
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

/** The text of each opening tag of this name, in the page's order. */
export function* tags(html: string, name: string): Generator<string> {
  const wanted = `<${name}`;
  for (let open = html.indexOf('<'); open !== -1; open = html.indexOf('<', open + 1)) {
    const after = html.charAt(open + wanted.length);
    if (!/[\s/]/.test(after) || html.slice(open, open + wanted.length).toLowerCase() !== wanted) continue;
    const end = html.indexOf('>', open);
    if (end === -1) return;
    yield html.slice(open, Math.min(end + 1, open + 4000));
  }
}

function attributeOfFirst(html: string, name: string, wanted: string): string | null {
  for (const tag of tags(html, name)) return attribute(tag, wanted);
  return null;
}
