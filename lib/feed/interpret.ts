import { itemAlert } from './alert-fields.ts';
import { parseFeedDate } from './dates.ts';
import {
  attributesOf,
  attrOf,
  contentOf,
  firstFilled,
  hrefOrText,
  nodes,
  relOf,
  textOf,
  type Element,
  type FeedRoot,
  type Fields,
  type RawFeed,
} from './element.ts';
import type { FeedDocument, FeedItem } from './item.ts';
import { absoluteLink } from './links.ts';
import { MINUTE_MS } from '../records/durations.ts';
import { makeItem, readText, type Declared, type RawHtml, type RawItem, type RawText } from './make-item.ts';
import { pixels, withOwnPictures, type RawPicture } from './pictures.ts';

/** What the elements of a feed mean, by the rules of its dialect. `url` is where it came from. */
export function documentOf(raw: RawFeed, url: string | null, isRepaired: boolean): FeedDocument {
  const { root, rootAttributes, channel, itemsCut } = raw;
  const warnings: string[] = [];
  const rootBase = rootAttributes.get('xml:base') ?? '';
  const links = [...nodes(channel, 'link'), ...nodes(channel, 'atom:link')];
  const channelBase = attrOf(channel, 'xml:base');
  const self = linkWithRel(links, 'self', [url]);
  const documentUrl = url ?? self;
  const base = resolvedBase(channelBase, resolvedBase(rootBase, documentUrl)) ?? null;
  const declaredBase = rootBase !== '' || channelBase !== '' ? base : null;
  const home = firstAbsolute(
    [
      ...nodes(channel, 'link')
        .filter((node) => relOf(node) === '')
        .map(hrefOrText),
      ...links.filter((node) => relOf(node) === 'alternate').map(hrefOrText),
    ],
    [declaredBase, self, url],
  );
  const lang = firstFilled(channel, ['language', 'dc:language']) || (rootAttributes.get('xml:lang') ?? '');
  const around = { root, declaredBase, self, home, url, lang };
  const items: FeedItem[] = [];
  const read: Fields[] = [];
  raw.items.forEach((item, index) => {
    try {
      items.push(makeItem(rawItemOf(item, around)));
      read.push(item);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      warnings.push(`item ${index + 1} could not be read: ${error.message}`);
    }
  });
  if (isRepaired) warnings.push('the XML was not well-formed and has been repaired');
  const title = titleOf(channel, root);
  return {
    title: readText(title.text, title.declared, 1000),
    link: home,
    format: formatOf(root, rootAttributes),
    encoding: 'utf-8',
    self,
    hubs: links
      .filter((node) => relOf(node) === 'hub')
      .flatMap((node) => absoluteLink(hrefOrText(node), [self, url]) ?? []),
    lang: lang === '' ? null : lang.toLowerCase(),
    ttlMs: ttlOf(channel),
    skipHours: skipHoursOf(channel),
    items: withOwnPictures(items, (index, repeated) => makeItem(rawItemOf(read[index] ?? {}, around), repeated)),
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

function rawItemOf(item: Fields, around: Surroundings): RawItem {
  const attributes = attributesOf(item);
  const ownBase = attrOf(item, 'xml:base');
  const base =
    ownBase === '' ? around.declaredBase : resolvedBase(ownBase, around.declaredBase ?? around.self ?? around.url);
  const bases = [base, around.self, around.home, around.url];
  const about = around.root === 'rdf' ? aboutOf(attributes) : '';
  return {
    guid: guidOf(item, around.root, about),
    links: linksOf(item, around.root, about),
    bases,
    title: titleOf(item, around.root),
    summaries: summariesOf(item, around.root),
    dates: datesOf(item, around.root),
    images: imagesOf(item),
    html: htmlBodies(item, base ?? around.self ?? around.url),
    isPageBase: around.root !== 'atom' && base === null,
    categories: categoriesOf(item),
    author: authorOf(item),
    lang: firstFilled(item, ['language', 'dc:language']) || attrOf(item, 'xml:lang') || around.lang || null,
    alert: itemAlert(alertFields(item)),
  };
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

/** Addresses that may be the item's page, the likeliest first. */
function linksOf(item: Fields, root: FeedRoot, about: string): Generator<string> {
  return root === 'atom' ? atomLinks(item) : rssLinks(item, about);
}

function* atomLinks(item: Fields): Generator<string> {
  const links = nodes(item, 'link');
  const pages = links.filter(isAlternate);
  yield* pages.filter((node) => /^(?:$|text\/html|application\/xhtml)/i.test(attrOf(node, 'type'))).map(linkOf);
  yield* pages.map(linkOf);
  yield permalinkOf(item).address;
  yield webAddress(firstFilled(item, ['id']));
  yield* nodes(item, 'content').map((node) => attrOf(node, 'src'));
  for (const rel of ['related', 'via']) yield* links.filter((node) => relOf(node) === rel).map(linkOf);
}

function* rssLinks(item: Fields, about: string): Generator<string> {
  yield* nodes(item, 'link').filter(isAlternate).map(linkOf);
  const ofAtom = nodes(item, 'atom:link');
  yield* ofAtom.filter(isAlternate).map(linkOf);
  const permalink = permalinkOf(item);
  yield permalink.isDeclared ? permalink.address : webAddress(permalink.address);
  yield webAddress(about);
  yield attrOf(item, 'href');
  yield firstFilled(item, ['feedburner:origlink']);
  yield webAddress(firstFilled(item, ['dc:identifier']));
  for (const rel of ['related', 'self']) yield* ofAtom.filter((node) => relOf(node) === rel).map(linkOf);
}

/** The guid as an address; empty when the publisher says that it is none. */
function permalinkOf(item: Fields): { readonly address: string; readonly isDeclared: boolean } {
  const guid = nodes(item, 'guid').find((node) => textOf(node).trim() !== '') ?? '';
  const declared = attrOf(guid, 'ispermalink').toLowerCase();
  return { address: declared === 'false' ? '' : textOf(guid), isDeclared: declared === 'true' };
}

function isAlternate(node: Element): boolean {
  const rel = relOf(node);
  return rel === '' || rel === 'alternate';
}

function webAddress(text: string): string {
  return /^\s*(?:https?:)?\/\//i.test(text) ? text : '';
}

function linkOf(node: Element): string {
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
const OTHER_TEXTS = [
  'itunes:summary',
  'googleplay:description',
  'itunes:subtitle',
  'media:description',
  'cap:headline',
  'cap:description',
];

function* summariesOf(item: Fields, root: FeedRoot): Generator<RawText> {
  for (const name of root === 'atom' ? ATOM_TEXTS : RSS_TEXTS)
    for (const node of nodes(item, name))
      yield { text: contentOf(node), declared: root === 'atom' ? declaredOf(node) : 'unsure' };
  for (const { text } of htmlBodies(item, null)) yield { text, declared: 'html' };
  for (const name of OTHER_TEXTS)
    for (const node of nodes(item, name)) yield { text: contentOf(node), declared: 'unsure' };
  for (const group of nodes(item, 'media:group'))
    for (const node of nodes(group, 'media:description')) yield { text: contentOf(node), declared: 'unsure' };
}

const BODIES =
  'content:encoded content atom:content xhtml:body body fulltext fullitem description summary atom:summary'.split(' ');

function* htmlBodies(item: Fields, base: string | null): Generator<RawHtml> {
  for (const name of BODIES)
    for (const node of nodes(item, name)) yield { text: contentOf(node), base: baseOf(node, base) };
}

function baseOf(node: Element, base: string | null): string | null {
  const own = attrOf(node, 'xml:base');
  return own === '' ? null : resolvedBase(own, base);
}

/** Pictures by how much the publisher means them: Media RSS, enclosures, iTunes, then an element of the item's own. */
function imagesOf(item: Fields): RawPicture[] {
  const found = mediaImagesOf(item);
  for (const node of nodes(item, 'enclosure')) if (isImage(node)) found.push(pictureOf(node, item, 'content'));
  for (const node of nodes(item, 'link'))
    if (relOf(node) === 'enclosure' && isImage(node))
      found.push({
        url: hrefOrText(node),
        alt: null,
        from: 'content',
        type: attrOf(node, 'type'),
        base: baseOf(node, null),
      });
  for (const node of nodes(item, 'itunes:image'))
    found.push({ url: attrOf(node, 'href') || attrOf(node, 'url') || textOf(node), alt: null, from: 'image' });
  for (const node of nodes(item, 'image')) {
    const url = attrOf(node, 'href') || attrOf(node, 'url') || firstFilled(node, ['url']) || textOf(node);
    found.push({ url: url.trim(), alt: null, from: 'image' });
  }
  return found;
}

function mediaImagesOf(item: Fields): RawPicture[] {
  const found: RawPicture[] = [];
  const groups = nodes(item, 'media:group');
  const own = nodes(item, 'media:content');
  const media = groups.length === 0 ? own : own.concat(groups.flatMap((node) => nodes(node, 'media:content')));
  for (const node of media) if (isMediaImage(node)) found.push(pictureOf(node, item, 'content'));
  for (const holders of [[item], groups, media])
    for (const holder of holders)
      for (const node of nodes(holder, 'media:thumbnail')) found.push(pictureOf(node, item, 'thumbnail'));
  return found;
}

/** The day it was published before the day it was changed; Dublin Core where the dialect's own is missing. */
const ATOM_DATES = (
  'published issued created pubdate dc:date dcterms:issued dcterms:created updated modified dcterms:modified ' +
  'dcterms:date date'
).split(' ');
const RSS_DATES = (
  'pubdate dc:date dcterms:issued dcterms:created dcterms:date dcterms:available atom:published published issued ' +
  'created date dcterms:modified atom:updated updated modified'
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
    const name = firstFilled(node, ['name']);
    if (name !== '') return name;
  }
  const named = firstFilled(item, [
    'dc:creator',
    'creator',
    'author',
    'itunes:author',
    'googleplay:author',
    'media:credit',
  ]).trim();
  // `mail@host (Name)` is how RSS 2.0 writes an author: the name is what a person should see.
  const [, after, before] = /^\S+@\S+\s+\((.+)\)$|^(.*[^\s@(<])\s+[(<]\S+@[^\s@]+[)>]$/.exec(named) ?? [];
  return after ?? before ?? (named === '' ? null : named);
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

function ttlOf(channel: Fields): number | null {
  const minutes = Number(firstFilled(channel, ['ttl']));
  if (Number.isFinite(minutes) && minutes > 0) return minutes * MINUTE_MS;
  const period = firstFilled(channel, ['sy:updateperiod']).trim().toLowerCase();
  const lengths: Readonly<Record<string, number>> = {
    hourly: 3_600_000,
    daily: 86_400_000,
    weekly: 604_800_000,
    monthly: 2_592_000_000,
    yearly: 31_536_000_000,
  };
  const length = lengths[period];
  const frequency = Number(firstFilled(channel, ['sy:updatefrequency']) || '1');
  return length === undefined || !(frequency > 0) ? null : Math.round(length / frequency);
}

function skipHoursOf(channel: Fields): number[] {
  return nodes(channel, 'skiphours')
    .flatMap((node) => nodes(node, 'hour'))
    .map((node) => Number(textOf(node)) % 24)
    .filter((hour) => Number.isInteger(hour) && hour >= 0);
}

function linkWithRel(links: readonly Element[], rel: string, bases: readonly (string | null)[]): string | null {
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

function declaredOf(node: Element): Declared {
  const type = attrOf(node, 'type').trim().toLowerCase();
  return type === 'html' || type === 'xhtml' || type === 'text/html' || type === 'application/xhtml+xml'
    ? 'html'
    : type === 'text' || type.startsWith('text/plain')
      ? 'text'
      : 'unsure';
}

const PICTURE_NAME = /\.(?:jpe?g|png|gif|webp|avif)(?:$|[?#])/i;
const OTHER_MEDIA = /\.(?:mp[34]|m4[av]|m3u8|webm|mov|avi|og[agv]|flv|swf|pdf|html?|php|zip|wav|flac)(?:$|[?#])/i;

/** By the type, also `image` alone or `jpg`; by the address where the type says nothing. */
function isImage(node: Element): boolean {
  const type = attrOf(node, 'type').trim().toLowerCase();
  if (/^(?:image|img)(?:$|\/)|^(?:jpe?g|png|gif|webp)$/.test(type)) return true;
  const saysNothing = type === '' || /^(?:application|binary)\/octet-stream$/.test(type);
  return saysNothing && PICTURE_NAME.test(addressOf(node));
}

/** An element of Media RSS need not say what it is: without any sign of another medium it is a picture. */
function isMediaImage(node: Element): boolean {
  const medium = attrOf(node, 'medium').trim().toLowerCase();
  if (attrOf(node, 'type') !== '' || (medium === '' && isImage(node))) return isImage(node);
  if (medium !== '') return medium === 'image';
  const signs = ['duration', 'bitrate', 'framerate', 'samplingrate', 'channels', 'expression'];
  return (
    addressOf(node) !== '' && signs.every((sign) => attrOf(node, sign) === '') && !OTHER_MEDIA.test(addressOf(node))
  );
}

function addressOf(node: Element): string {
  return attrOf(node, 'url') || attrOf(node, 'href') || textOf(node).trim();
}

function pictureOf(node: Element, item: Fields, from: RawPicture['from']): RawPicture {
  const described = firstFilled(node, ['media:description', 'media:title']);
  return {
    url: addressOf(node),
    alt: described || firstFilled(item, ['media:description']) || null,
    from,
    type: attrOf(node, 'type'),
    width: pixels(attrOf(node, 'width')),
    height: pixels(attrOf(node, 'height')),
    base: baseOf(node, null),
  };
}
