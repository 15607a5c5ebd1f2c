import { decodeEntities } from './entities.ts';
import type { FeedRoot } from './element.ts';

/**
 * The one name by which a feed's readers know an element: its namespace's usual prefix and its local name, in
 * lower case.
 */
const NAMESPACES: readonly (readonly [RegExp, string])[] = [
  [/^https?:\/\/(?:www\.)?w3\.org\/2005\/atom$/, 'atom'],
  [/^https?:\/\/purl\.org\/atom\/(?:ns|app)/, 'atom'],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/?$/, ''],
  [/^https?:\/\/my\.netscape\.com\/rdf\/simple\/0\.9\/?$/, ''],
  [/^https?:\/\/channel\.netscape\.com\/rdf\/simple\/0\.9\/?$/, ''],
  [/^https?:\/\/my\.netscape\.com\/publish\/formats\/rss-0\.91\.dtd$/, ''],
  [/^https?:\/\/backend\.userland\.com\/rss\d*$/, ''],
  [/^https?:\/\/blogs\.law\.harvard\.edu\/tech\/rss$/, ''],
  [/^https?:\/\/cyber\.(?:law\.)?harvard\.edu\/rss\/?/, ''],
  [/^https?:\/\/(?:www\.)?rssboard\.org\/rss-specification/, ''],
  [/^https?:\/\/purl\.org\/net\/rss1\.1#$/, ''],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/content\/?$/, 'content'],
  [/^https?:\/\/purl\.org\/dc\/elements\/1\.[01]\/?$/, 'dc'],
  [/^https?:\/\/purl\.org\/dc\/terms\/?$/, 'dcterms'],
  [/^https?:\/\/search\.yahoo\.com\/mrss\/?$/, 'media'],
  [/^https?:\/\/(?:www\.)?rssboard\.org\/media-rss/, 'media'],
  [/^https?:\/\/video\.search\.yahoo\.com\/mrss/, 'media'],
  [/^https?:\/\/(?:www\.)?itunes\.com\/dtds\/podcast-1\.0\.dtd$/, 'itunes'],
  [/^https?:\/\/(?:www\.)?w3\.org\/1999\/02\/22-rdf-syntax-ns#$/, 'rdf'],
  [/^https?:\/\/(?:www\.)?w3\.org\/1999\/xhtml$/, 'xhtml'],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/syndication\/?$/, 'sy'],
  [/^https?:\/\/rssnamespace\.org\/feedburner\/ext\/1\.0$/, 'feedburner'],
  [/^urn:oasis:names:tc:emergency:cap:1\.[0-9]$/, 'cap'],
  [/^https?:\/\/(?:www\.)?gdacs\.org\/?$/, 'gdacs'],
  [/^https?:\/\/(?:www\.)?georss\.org\/georss/, 'georss'],
];

const CAP = (
  'event status msgtype severity urgency certainty category effective onset expires sent areadesc ' +
  'headline responsetype note description identifier references'
).split(' ');
const GDACS = (
  'alertlevel alertscore episodealertlevel eventtype eventid episodeid iscurrent fromdate todate ' +
  'datemodified severity population country iso3 eventname temporary version'
).split(' ');
const ITEM_FIELDS = (
  'title link guid id pubdate date published issued created updated modified description summary ' +
  'content body fulltext fullitem category author creator enclosure image subject language comments source ' +
  'points atom:link atom:id atom:title atom:published atom:updated atom:summary atom:content ' +
  'atom:author dc:date dc:title dc:creator dc:subject dc:description dc:language dc:identifier ' +
  'dcterms:created dcterms:issued dcterms:modified dcterms:date dcterms:available content:encoded ' +
  'xhtml:body itunes:summary itunes:subtitle itunes:image itunes:author itunes:title ' +
  'itunes:keywords googleplay:description googleplay:author media:content media:thumbnail media:group ' +
  'media:title media:description media:credit media:keywords feedburner:origlink rdf:about georss:point'
).split(' ');
const FEED_FIELDS = (
  'title link id description subtitle tagline language ttl skiphours atom:link dc:language dc:title ' +
  'updated atom:id atom:title image sy:updateperiod sy:updatefrequency'
).split(' ');
const NESTED_FIELDS = 'name email url hour text'.split(' ');
/** Every element that is read; anything else is folded into one name and forgotten. */
const WANTED = new Set([
  ...ITEM_FIELDS,
  ...FEED_FIELDS,
  ...NESTED_FIELDS,
  ...CAP.map((name) => `cap:${name}`),
  ...GDACS.map((name) => `gdacs:${name}`),
]);
const KNOWN_PREFIXES = new Set('dc dcterms content media itunes cap gdacs'.split(' '));

/** The canonical name of an element of one document; null for one that nobody reads. */
export type CanonicalName = (written: string) => string | null;

export function canonicalNames(
  root: FeedRoot,
  rootAttributes: ReadonlyMap<string, string>,
  text: string,
): CanonicalName {
  const prefixes = prefixesOf(rootAttributes, text);
  const known = new Map<string, string | null>();
  return (written) => {
    const found = known.get(written);
    if (found !== undefined) return found;
    const name = canonicalName(written, root, prefixes);
    // A feed has few names; a hostile one may have many.
    if (known.size < 5000) known.set(written, name);
    return name;
  };
}

/** The canonical prefix of each prefix of the document, by the namespace that it is bound to first. */
function prefixesOf(rootAttributes: ReadonlyMap<string, string>, body: string): ReadonlyMap<string, string> {
  const prefixes = new Map<string, string>();
  const bind = (prefix: string, uri: string) => {
    if (!prefixes.has(prefix)) prefixes.set(prefix, canonicalPrefix(prefix, decodeEntities(uri).trim().toLowerCase()));
  };
  for (const [attribute, value] of rootAttributes)
    if (attribute.toLowerCase().startsWith('xmlns:')) bind(attribute.toLowerCase().slice(6), value);
  if (!body.includes('xmlns:')) return prefixes;
  let seen = 0;
  for (const found of body.matchAll(/\sxmlns:([\w.-]{1,40})\s*=\s*["']([^"'<>]{1,200})["']/g)) {
    bind((found[1] ?? '').toLowerCase(), found[2] ?? '');
    if (++seen > 2000) break;
  }
  return prefixes;
}

function canonicalPrefix(prefix: string, uri: string): string {
  const known = NAMESPACES.find(([pattern]) => pattern.test(uri));
  if (known !== undefined) return known[1];
  // A prefix that is known by heart but bound to something else is that something else.
  return KNOWN_PREFIXES.has(prefix) && !uri.includes(prefix) && uri.startsWith('http') ? `${prefix}?` : prefix;
}

function canonicalName(written: string, root: FeedRoot, prefixes: ReadonlyMap<string, string>): string | null {
  const lower = written.toLowerCase();
  const colon = lower.indexOf(':');
  const local = lower.slice(colon + 1);
  const prefix = colon === -1 ? '' : lower.slice(0, colon);
  let space = colon === -1 ? '' : (prefixes.get(prefix) ?? prefix);
  if (space === 'rss' || (space === 'atom' && root === 'atom')) space = '';
  if (space === '' && (root === 'atom' ? local === 'entry' : local === 'item' || local === 'channel')) return local;
  const name = space === '' ? local : `${space}:${local}`;
  return WANTED.has(name) ? name : null;
}

/**
 * The name without its prefix, in lower case; Media RSS elements keep theirs, since \`media:content\` holds
 * elements.
 */
export function localName(written: string): string {
  const lower = written.toLowerCase();
  const colon = lower.indexOf(':');
  return colon === -1 || lower.startsWith('media:') || lower.startsWith('mrss:') ? lower : lower.slice(colon + 1);
}

/**
 * Elements whose content is text or HTML. A publisher who forgets to escape leaves real tags in them, and
 * XHTML has them rightly: what stands in them is one text.
 */
export const TEXT_ELEMENTS: ReadonlySet<string> = new Set(
  'title description summary content encoded subtitle tagline body info rights copyright fulltext fullitem'.split(' '),
);
