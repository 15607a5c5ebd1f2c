import Parser from 'rss-parser';
import { itemAlert } from './alert-fields.ts';
import { parseFeedDate } from './dates.ts';
import { decodeEntities } from './html-text.ts';
import type { FeedFault, FeedItem, FeedReading } from './item.ts';
import { absoluteLink } from './links.ts';
import { makeItem, readText, type Declared, type RawImage, type RawText } from './make-item.ts';
import {
  gatherItems,
  readMarkup,
  repairMarkup,
  tagAttributes,
  withHeld,
  type FeedRoot,
  type MarkupFault,
} from './markup.ts';
import { MINUTE_MS } from '../records/durations.ts';

/**
 * RSS 0.9x to 2.0, RSS 1.0 (RDF), Atom 0.3 and 1.0 through rss-parser 3.13.0, used for its XML reading and its shapes only: every element except the
 * structural ones gets another name on the way in, so that the library's HTML and date code (a quadratic expression, a throwing date) never sees any text.
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

const CAP =
  'event status msgtype severity urgency certainty category effective onset expires sent areadesc headline responsetype note description identifier references';
const GDACS =
  'alertlevel alertscore episodealertlevel eventtype eventid episodeid iscurrent fromdate todate datemodified severity population country iso3 eventname temporary version';

const ITEM_FIELDS = [
  ...(
    'title link guid id pubdate date published issued created updated modified description summary content body fulltext category author creator enclosure image ' +
    'subject language comments source points'
  ).split(' '),
  ...'atom:link atom:id atom:title atom:published atom:updated atom:summary atom:content atom:author'.split(' '),
  ...'dc:date dc:title dc:creator dc:subject dc:description dc:language dc:identifier'.split(' '),
  ...'dcterms:created dcterms:issued dcterms:modified dcterms:date dcterms:available'.split(' '),
  ...'content:encoded xhtml:body itunes:summary itunes:subtitle itunes:image itunes:author itunes:title itunes:keywords'.split(
    ' ',
  ),
  ...'media:content media:thumbnail media:group media:title media:description media:credit media:keywords'.split(' '),
  ...'feedburner:origlink rdf:about georss:point'.split(' '),
  ...CAP.split(' ').map((name) => `cap:${name}`),
  ...GDACS.split(' ').map((name) => `gdacs:${name}`),
];
const FEED_FIELDS =
  'title link id description subtitle tagline language ttl skiphours atom:link dc:language dc:title updated atom:id atom:title image sy:updateperiod sy:updatefrequency'.split(
    ' ',
  );
const NESTED_FIELDS = 'name email url hour text'.split(' ');
/** Every element that is read; anything else is folded into one name and forgotten. */
const WANTED = new Set([...ITEM_FIELDS, ...FEED_FIELDS, ...NESTED_FIELDS]);
/** Keeps an element from the library, which would read it by its own name. */
const MARK = 'v:';
const FOLDED = `${MARK}other`;

/** What xml2js makes of an element: its text alone, or an object with `_` for the text and `$` for the attributes. */
type Node = string | { readonly [name: string]: unknown };
type Fields = Readonly<Record<string, unknown>>;

export async function readXmlFeed(text: string, url: string | null): Promise<FeedReading> {
  const markup = readMarkup(text);
  if (markup.kind === 'fault') return faultOf(markup.fault, text);
  const names = namesOf(markup.root, markup.rootTag, text);
  const isBareChannel = /^<(?:[\w.-]+:)?channel\b/i.test(markup.rootTag);
  const whole = isBareChannel ? `<rss version="2.0">${markup.text}</rss>` : markup.text;

  let source = whole;
  let { hasItemsAfterChannel } = markup;
  let parsed: Fields | null = null;
  if (markup.clean)
    parsed =
      markup.short === null || isBareChannel
        ? await parse(whole, names)
        : await parse(markup.short.text, names, markup.short.held);
  const isRepaired = parsed === null;
  if (parsed === null) {
    const repaired = repairMarkup(whole);
    if (repaired === null) return { kind: 'fault', reason: 'malformed', detail: 'the XML is broken beyond repair' };
    source = repaired;
    const again = readMarkup(repaired);
    const short = again.kind === 'markup' ? again.short : null;
    if (again.kind === 'markup') ({ hasItemsAfterChannel } = again);
    parsed = short === null ? await parse(source, names) : await parse(short.text, names, short.held);
  }
  if (parsed === null || itemsOf(parsed).length === 0 || (markup.root === 'rss' && hasItemsAfterChannel)) {
    const gathered =
      markup.root !== 'atom' && /<(?:[\w.-]+:)?item\b/i.test(source) ? gatherItems(source, markup.root) : null;
    const again = gathered === null ? null : await parse(gathered, names);
    if (again !== null && (parsed === null || itemsOf(again).length > itemsOf(parsed).length)) parsed = again;
  }
  if (parsed === null) return { kind: 'fault', reason: 'malformed', detail: 'the XML is broken beyond repair' };
  return { kind: 'feed', feed: documentOf(parsed, markup, url, isRepaired) };
}

function faultOf(fault: MarkupFault, text: string): FeedReading {
  const reasons: Record<MarkupFault, readonly [FeedFault, string]> = {
    'no-root': ['not-a-feed', 'there is no feed element in the document'],
    html: ['html', 'the document is a web page, not a feed'],
    truncated: ['truncated', 'the document ends before its root element does'],
    'too-deep': ['too-complex', 'elements are nested deeper than any feed needs'],
    'too-many': ['too-complex', 'there are more elements than any feed needs'],
    'unknown-root': ['not-a-feed', 'the document is XML, but not a feed'],
  };
  const isRootMissing = fault === 'no-root' || fault === 'unknown-root';
  const [reason, detail] = isRootMissing && /<html[\s>]/i.test(text.slice(0, 2000)) ? reasons.html : reasons[fault];
  return { kind: 'fault', reason, detail };
}

/** The names of one document: the processor that rewrites them, and the fields by which the library is to hand over those that occur. */
type Names = { readonly process: (raw: string) => string; readonly fields: [string, string, { keepArray: boolean }][] };

/** The library's answer, or null when the text is not well-formed for it. */
async function parse(xml: string, names: Names, held: readonly string[] = []): Promise<Fields | null> {
  const parser = new Parser<Fields, Fields>({
    defaultRSS: 2,
    xml2js: {
      tagNameProcessors: [names.process],
      emptyTag: '',
      ...(held.length === 0 ? {} : { valueProcessors: [(value: string) => withHeld(value, held)] }),
    },
    // The library reads this list only after the XML, when it holds every name that occurred. Its type does not know three-part fields.
    customFields: { item: names.fields, feed: names.fields as never },
  });
  try {
    return await parser.parseString(xml);
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

/** Maps an element's name to the one name that this reader knows it by, through the namespace its prefix is bound to. */
function namesOf(root: FeedRoot, rootTag: string, text: string): Names {
  const prefixes = new Map<string, string>();
  const bind = (prefix: string, uri: string) => {
    if (prefixes.has(prefix)) return;
    const lower = decodeEntities(uri).trim().toLowerCase();
    for (const [pattern, canonical] of NAMESPACES) {
      if (pattern.test(lower)) {
        prefixes.set(prefix, canonical);
        return;
      }
    }
    // A prefix that is known by heart but bound to something else is that something else.
    if (prefix !== '')
      prefixes.set(
        prefix,
        KNOWN_PREFIXES.has(prefix) && !lower.includes(prefix) && lower.startsWith('http') ? `${prefix}?` : prefix,
      );
  };
  for (const [attribute, value] of tagAttributes(rootTag)) {
    const lower = attribute.toLowerCase();
    if (lower.startsWith('xmlns:')) bind(lower.slice(6), value);
  }
  if (text.includes('xmlns:', rootTag.length)) {
    let seen = 0;
    for (const found of text.matchAll(/\sxmlns:([\w.-]{1,40})\s*=\s*["']([^"'<>]{1,200})["']/g)) {
      bind((found[1] ?? '').toLowerCase(), found[2] ?? '');
      if (++seen > 2000) break;
    }
  }
  const cache = new Map<string, string>();
  const fields: Names['fields'] = [['$', '$', { keepArray: true }]];
  const found = new Set<string>();
  let isRoot = true;
  const process = (raw: string): string => {
    if (isRoot) {
      isRoot = false;
      // The parser is used once or more for one document; the root's name is the same each time.
      const rootName = root === 'rss' ? 'rss' : root === 'rdf' ? 'rdf:RDF' : 'feed';
      cache.set(raw, rootName);
      return rootName;
    }
    const known = cache.get(raw);
    if (known !== undefined) return known;
    const name = canonicalName(raw, root, prefixes);
    if (cache.size < 5000) cache.set(raw, name);
    if (name.startsWith(MARK) && name !== FOLDED && !found.has(name)) {
      found.add(name);
      fields.push([name, name.slice(MARK.length), { keepArray: true }]);
    }
    return name;
  };
  return { process, fields };
}

const KNOWN_PREFIXES = new Set('dc dcterms content media itunes cap gdacs'.split(' '));

function canonicalName(raw: string, root: FeedRoot, prefixes: ReadonlyMap<string, string>): string {
  const lower = raw.toLowerCase();
  const colon = lower.indexOf(':');
  const prefix = colon === -1 ? '' : lower.slice(0, colon);
  const local = colon === -1 ? lower : lower.slice(colon + 1);
  let space = colon === -1 ? '' : (prefixes.get(prefix) ?? prefix);
  if (space === 'rss' || (space === 'atom' && root === 'atom')) space = '';
  if (space === '') {
    if (root === 'atom' ? local === 'entry' : local === 'item' || local === 'channel') return local;
  }
  const name = space === '' ? local : `${space}:${local}`;
  return WANTED.has(name) ? MARK + name : FOLDED;
}

function documentOf(
  parsed: Fields,
  { root, rootTag, itemsCut }: { readonly root: FeedRoot; readonly rootTag: string; readonly itemsCut: number },
  url: string | null,
  isRepaired: boolean,
) {
  const rootAttributes = tagAttributes(rootTag);
  const warnings: string[] = [];
  const rootBase = decodeEntities(rootAttributes.get('xml:base') ?? '');
  const links = [...nodes(parsed, 'link'), ...nodes(parsed, 'atom:link')];
  const channelBase = attr(attributesOf(parsed), 'xml:base');
  const self = linkWithRel(links, 'self', [url]);
  const documentUrl = url ?? self;
  const base = resolvedBase(channelBase, resolvedBase(rootBase, documentUrl)) ?? null;
  const declaredBase = rootBase !== '' || channelBase !== '' ? base : null;
  const home = firstAbsolute(
    [
      ...nodes(parsed, 'link')
        .filter((node) => relOf(node) === '')
        .map(hrefOrText),
      ...links.filter((node) => relOf(node) === 'alternate').map(hrefOrText),
    ],
    [declaredBase, self, url],
  );
  const lang = firstFilled(parsed, ['language', 'dc:language']) || (rootAttributes.get('xml:lang') ?? '');
  const items: FeedItem[] = [];
  itemsOf(parsed).forEach((item, index) => {
    try {
      items.push(itemOf(item, { root, declaredBase, self, home, url, lang }));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      warnings.push(`item ${index + 1} could not be read: ${error.message}`);
    }
  });
  if (isRepaired) warnings.push('the XML was not well-formed and has been repaired');
  return {
    title: readText(firstFilled(parsed, ['title', 'atom:title', 'dc:title']), 'unsure', 1000),
    link: home,
    format: formatOf(root, rootAttributes),
    encoding: 'utf-8',
    self,
    hubs: links
      .filter((node) => relOf(node) === 'hub')
      .flatMap((node) => absoluteLink(hrefOrText(node), [self, url]) ?? []),
    lang: lang === '' ? null : lang.toLowerCase(),
    ttlMs: ttlOf(parsed),
    skipHours: skipHoursOf(parsed),
    items,
    overLimit: itemsCut,
    warnings,
  };
}

type Surroundings = {
  readonly root: FeedRoot;
  readonly declaredBase: string | null;
  readonly self: string | null;
  readonly home: string | null;
  readonly url: string | null;
  readonly lang: string;
};

function itemOf(item: Fields, around: Surroundings): FeedItem {
  const attributes = attributesOf(item);
  const ownBase = attr(attributes, 'xml:base');
  const base =
    ownBase === '' ? around.declaredBase : resolvedBase(ownBase, around.declaredBase ?? around.self ?? around.url);
  const bases = [base, around.self, around.home, around.url];
  const about = around.root === 'rdf' ? aboutOf(attributes) : '';
  return makeItem({
    guid: guidOf(item, around.root, about),
    links: linksOf(item, around.root, about),
    bases,
    title: titleOf(item, around.root),
    summaries: summariesOf(item, around.root),
    dates: datesOf(item, around.root),
    images: imagesOf(item),
    html: htmlBodies(item),
    categories: categoriesOf(item),
    author: authorOf(item),
    lang: firstFilled(item, ['language', 'dc:language']) || attr(attributes, 'xml:lang') || around.lang || null,
    alert: itemAlert(alertFields(item)),
  });
}

/** `rdf:about`, whatever prefix the document has for RDF. */
function aboutOf(attributes: Fields): string {
  for (const [name, value] of Object.entries(attributes)) {
    if (/^(?:[\w.-]+:)?about$/i.test(name) && typeof value === 'string') return value;
  }
  return '';
}

function guidOf(item: Fields, root: FeedRoot, about: string): string | null {
  if (root === 'atom') return firstFilled(item, ['id', 'guid']) || null;
  const guid = firstFilled(item, ['guid', 'atom:id', 'id']);
  return guid || about || firstFilled(item, ['dc:identifier']) || null;
}

function* linksOf(item: Fields, root: FeedRoot, about: string): Generator<string> {
  const links = nodes(item, 'link');
  const guid = nodes(item, 'guid')[0];
  const isPermalink = guid === undefined ? '' : attrOf(guid, 'ispermalink').toLowerCase();
  const permalink = guid === undefined || isPermalink === 'false' ? '' : textOf(guid);
  if (root === 'atom') {
    const pages = links.filter((node) => isAlternate(node));
    for (const node of pages)
      if (/^(?:$|text\/html|application\/xhtml)/i.test(attrOf(node, 'type'))) yield linkOf(node);
    for (const node of pages) yield linkOf(node);
    yield permalink;
    yield webAddress(firstFilled(item, ['id']));
    for (const node of nodes(item, 'content')) yield attrOf(node, 'src');
    for (const rel of ['related', 'via']) for (const node of links) if (relOf(node) === rel) yield linkOf(node);
    return;
  }
  for (const node of links) if (isAlternate(node)) yield linkOf(node);
  const atomLinks = nodes(item, 'atom:link');
  for (const node of atomLinks) if (isAlternate(node)) yield linkOf(node);
  yield isPermalink === 'true' ? permalink : webAddress(permalink);
  yield webAddress(about);
  yield attr(attributesOf(item), 'href');
  yield firstFilled(item, ['feedburner:origlink']);
  yield webAddress(firstFilled(item, ['dc:identifier']));
  for (const rel of ['related', 'self']) for (const node of atomLinks) if (relOf(node) === rel) yield linkOf(node);
}

function isAlternate(node: Node): boolean {
  const rel = relOf(node);
  return rel === '' || rel === 'alternate';
}

function webAddress(text: string): string {
  return /^\s*(?:https?:)?\/\//i.test(text) ? text : '';
}

function linkOf(node: Node): string {
  const base = attrOf(node, 'xml:base');
  const written = hrefOrText(node);
  return base === '' ? written : (absoluteLink(written, [base]) ?? written);
}

function titleOf(item: Fields, root: FeedRoot): RawText {
  const node = nodes(item, 'title').find((candidate) => textOf(candidate).trim() !== '');
  if (node !== undefined) return { text: contentOf(node), declared: root === 'atom' ? declaredOf(node) : 'unsure' };
  return { text: firstFilled(item, ['atom:title', 'dc:title', 'itunes:title', 'media:title']), declared: 'unsure' };
}

const ATOM_TEXTS = ['summary', 'content', 'description'];
const RSS_TEXTS = ['description', 'summary', 'atom:summary', 'dc:description'];
const OTHER_TEXTS = ['itunes:summary', 'itunes:subtitle', 'media:description', 'cap:headline', 'cap:description'];

function* summariesOf(item: Fields, root: FeedRoot): Generator<RawText> {
  for (const name of root === 'atom' ? ATOM_TEXTS : RSS_TEXTS)
    for (const node of nodes(item, name))
      yield { text: contentOf(node), declared: root === 'atom' ? declaredOf(node) : 'unsure' };
  for (const text of htmlBodies(item)) yield { text, declared: 'html' };
  for (const name of OTHER_TEXTS)
    for (const node of nodes(item, name)) yield { text: contentOf(node), declared: 'unsure' };
  for (const group of nodes(item, 'media:group'))
    for (const node of inside(group, 'media:description')) yield { text: contentOf(node), declared: 'unsure' };
}

const BODIES = 'content:encoded content atom:content xhtml:body body fulltext description summary atom:summary'.split(
  ' ',
);

function* htmlBodies(item: Fields): Generator<string> {
  for (const name of BODIES) for (const node of nodes(item, name)) yield contentOf(node);
}

/** Pictures by how much the publisher means them: Media RSS, enclosures, iTunes, then an element of the item's own. */
function* imagesOf(item: Fields): Generator<RawImage> {
  const groups = nodes(item, 'media:group');
  const media =
    groups.length === 0
      ? nodes(item, 'media:content')
      : [...nodes(item, 'media:content'), ...groups.flatMap((node) => inside(node, 'media:content'))];
  for (const node of media) if (isImage(node)) yield imageNode(node, item);
  for (const node of nodes(item, 'media:thumbnail')) yield imageNode(node, item);
  for (const holder of [...groups, ...media])
    for (const node of inside(holder, 'media:thumbnail')) yield imageNode(node, item);
  for (const node of nodes(item, 'enclosure')) if (isImage(node)) yield imageNode(node, item);
  for (const node of nodes(item, 'link'))
    if (relOf(node) === 'enclosure' && isImage(node)) yield { url: hrefOrText(node), alt: null };
  for (const node of nodes(item, 'itunes:image')) yield { url: attrOf(node, 'href'), alt: null };
  for (const node of nodes(item, 'image'))
    yield { url: attrOf(node, 'href') || firstInside(node, ['url']) || textOf(node), alt: null };
}

/** The day it was published before the day it was changed; Dublin Core where the dialect's own is missing. */
const ATOM_DATES =
  'published issued created pubdate dc:date dcterms:issued dcterms:created updated modified dcterms:modified dcterms:date date'.split(
    ' ',
  );
const RSS_DATES = (
  'pubdate dc:date dcterms:issued dcterms:created dcterms:date dcterms:available atom:published published issued created date ' +
  'dcterms:modified atom:updated updated modified'
).split(' ');

function* datesOf(item: Fields, root: FeedRoot): Generator<number | null> {
  for (const name of root === 'atom' ? ATOM_DATES : RSS_DATES)
    for (const node of nodes(item, name)) yield parseFeedDate(textOf(node));
}

function categoriesOf(item: Fields): string[] {
  const texts: string[] = [];
  for (const node of nodes(item, 'category'))
    texts.push(textOf(node).trim() || attrOf(node, 'label') || attrOf(node, 'term') || attrOf(node, 'text'));
  for (const node of nodes(item, 'dc:subject')) texts.push(textOf(node));
  for (const name of ['itunes:keywords', 'media:keywords'])
    for (const node of nodes(item, name)) texts.push(...textOf(node).split(','));
  return texts;
}

function authorOf(item: Fields): string | null {
  for (const node of [...nodes(item, 'author'), ...nodes(item, 'atom:author')]) {
    const name = firstInside(node, ['name']);
    if (name !== '') return name;
  }
  const named = firstFilled(item, ['dc:creator', 'creator', 'author', 'itunes:author', 'media:credit']).trim();
  // `mail@host (Name)` is how RSS 2.0 writes an author: the name is what a person should see.
  return /^\S+@\S+\s+\((.+)\)$/.exec(named)?.[1] ?? (named === '' ? null : named);
}

function alertFields(item: Fields): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(item)) {
    if ((!name.startsWith('cap:') && !name.startsWith('gdacs:')) || !Array.isArray(value)) continue;
    const text = value.map((node) => textOf(node).trim()).find((candidate) => candidate !== '');
    if (text !== undefined) fields[name] = text.slice(0, 2000);
  }
  return fields;
}

function formatOf(root: FeedRoot, attributes: ReadonlyMap<string, string>): string {
  const version = (attributes.get('version') ?? '').replace(/[^\d.]/g, '').slice(0, 6);
  if (root === 'rss') return `RSS ${version === '' || version === '2' ? '2.0' : version}`;
  if (root === 'rdf')
    return [...attributes.values()].some((value) => /netscape\.com\/rdf\/simple\/0\.9/i.test(value))
      ? 'RDF (RSS 0.90)'
      : 'RDF (RSS 1.0)';
  return version.startsWith('0.') || [...attributes.values()].some((value) => /purl\.org\/atom\/ns/i.test(value))
    ? `Atom ${version || '0.3'}`
    : 'Atom 1.0';
}

function ttlOf(parsed: Fields): number | null {
  const minutes = Number(firstFilled(parsed, ['ttl']));
  if (Number.isFinite(minutes) && minutes > 0) return minutes * MINUTE_MS;
  const period = firstFilled(parsed, ['sy:updateperiod']).trim().toLowerCase();
  const lengths: Readonly<Record<string, number>> = {
    hourly: 3_600_000,
    daily: 86_400_000,
    weekly: 604_800_000,
    monthly: 2_592_000_000,
    yearly: 31_536_000_000,
  };
  const length = lengths[period];
  const frequency = Number(firstFilled(parsed, ['sy:updatefrequency']) || '1');
  return length === undefined || !(frequency > 0) ? null : Math.round(length / frequency);
}

function skipHoursOf(parsed: Fields): number[] {
  return nodes(parsed, 'skiphours')
    .flatMap((node) => inside(node, 'hour'))
    .map((node) => Number(textOf(node)) % 24)
    .filter((hour) => Number.isInteger(hour) && hour >= 0);
}

function itemsOf(parsed: Fields): readonly Fields[] {
  const items = parsed['items'];
  return Array.isArray(items) ? items.filter(isFields) : [];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const NONE: readonly Node[] = [];

/** Elements of one name at the top of an item or channel, where the library has taken the mark off. */
function nodes(of: Fields, name: string): readonly Node[] {
  const value = of[name];
  // xml2js with its default settings gives nothing but arrays of text and of objects.
  return Array.isArray(value) ? (value as readonly Node[]) : NONE;
}

/** Elements of one name inside another element. */
function inside(node: Node, name: string): readonly Node[] {
  return typeof node === 'string' ? NONE : nodes(node, MARK + name);
}

function firstInside(node: Node, names: readonly string[]): string {
  return typeof node === 'string'
    ? ''
    : firstFilled(
        node,
        names.map((name) => MARK + name),
      );
}

function firstFilled(of: Fields, names: readonly string[]): string {
  for (const name of names) {
    for (const node of nodes(of, name)) {
      const text = textOf(node);
      if (text.trim() !== '') return text;
    }
  }
  return '';
}

function textOf(node: unknown): string {
  if (typeof node === 'string') return node;
  if (!isFields(node)) return '';
  const text = node['_'];
  return typeof text === 'string' ? text : '';
}

function attributesOf(of: Node | Fields): Fields {
  if (typeof of === 'string') return {};
  const attributes = of['$'];
  return isFields(attributes) ? attributes : {};
}

function attr(attributes: Fields, name: string): string {
  const value = attributes[name];
  if (typeof value === 'string') return value;
  for (const key in attributes) {
    const other = attributes[key];
    if (key.toLowerCase() === name && typeof other === 'string') return other;
  }
  return '';
}

function attrOf(node: Node, name: string): string {
  return typeof node === 'string' ? '' : attr(attributesOf(node), name);
}

function relOf(node: Node): string {
  return attrOf(node, 'rel')
    .trim()
    .toLowerCase()
    .replace(/^http:\/\/www\.iana\.org\/assignments\/relation\//, '');
}

function hrefOrText(node: Node): string {
  return attrOf(node, 'href') || attrOf(node, 'rdf:resource') || textOf(node);
}

function linkWithRel(links: readonly Node[], rel: string, bases: readonly (string | null)[]): string | null {
  return firstAbsolute(links.filter((node) => relOf(node) === rel).map(hrefOrText), bases);
}

function firstAbsolute(candidates: readonly string[], bases: readonly (string | null)[]): string | null {
  for (const candidate of candidates) {
    const link = absoluteLink(candidate, bases);
    if (link !== null) return link;
  }
  return null;
}

function resolvedBase(base: string, onto: string | null): string | null {
  return base === '' ? onto : (absoluteLink(base, [onto]) ?? onto);
}

function declaredOf(node: Node): Declared {
  const type = attrOf(node, 'type').trim().toLowerCase();
  return type === 'html' || type === 'xhtml' || type === 'text/html' || type === 'application/xhtml+xml'
    ? 'html'
    : type === 'text' || type.startsWith('text/plain')
      ? 'text'
      : 'unsure';
}

/** The text of an element; Atom 0.3 could carry it in base64. */
function contentOf(node: Node): string {
  const text = textOf(node);
  if (attrOf(node, 'mode').toLowerCase() === 'base64' && /^[A-Za-z0-9+/=\s]+$/.test(text))
    return Buffer.from(text, 'base64').toString('utf8');
  return text;
}

function isImage(node: Node): boolean {
  const type = attrOf(node, 'type').toLowerCase();
  if (type !== '') return type.startsWith('image/');
  if (attrOf(node, 'medium').toLowerCase() === 'image') return true;
  return /\.(?:jpe?g|png|gif|webp|avif)(?:$|[?#])/i.test(attrOf(node, 'url') || attrOf(node, 'href'));
}

function imageNode(node: Node, item: Fields): RawImage {
  const described = firstInside(node, ['media:description', 'media:title']);
  return {
    url: attrOf(node, 'url') || attrOf(node, 'href'),
    alt: described || firstFilled(item, ['media:description']) || null,
  };
}
