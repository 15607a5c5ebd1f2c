import { isUtf8 } from 'node:buffer';

/**
 * The elements of a feed as both readers give them, in the shape of xml2js: an element is its text alone, or
 * an object with `_` for its text, `$` for its attributes and a list of elements for each name of a child.
 * Names are canonical.
 */
export type Element = string | Fields;
export type Fields = { readonly [name: string]: unknown };

/** A feed before its dialect is interpreted. */
export type RawFeed = {
  readonly root: FeedRoot;
  readonly rootAttributes: ReadonlyMap<string, string>;
  readonly channel: Fields;
  readonly items: readonly Fields[];
  /** Items beyond the first 5,000, which were not read. */
  readonly itemsCut: number;
};
export type FeedRoot = 'rss' | 'rdf' | 'atom';

const NONE: readonly Element[] = [];
const NO_ATTRIBUTES: Fields = {};

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The children of one name. */
export function nodes(of: Element, name: string): readonly Element[] {
  const value = typeof of === 'string' ? undefined : of[name];
  // Both readers put nothing but elements into a list.
  return Array.isArray(value) ? (value as readonly Element[]) : NONE;
}

/** The first text that is not empty, of the children of these names in order. */
export function firstFilled(of: Element, names: readonly string[]): string {
  for (const name of names) {
    for (const node of nodes(of, name)) {
      const text = textOf(node);
      if (text.trim() !== '') return text;
    }
  }
  return '';
}

export function textOf(node: unknown): string {
  if (typeof node === 'string') return node;
  if (!isFields(node)) return '';
  const text = node['_'];
  return typeof text === 'string' ? text : '';
}

/**
 * The text of an element. Atom 0.3 could carry it in base64, and Atom 1.0 has any other medium in it (RFC 4287 section
 * 4.1.3.3): what is no text then is no text of the item.
 */
export function contentOf(node: Element): string {
  const text = textOf(node);
  if (typeof node === 'string' || !isPacked(node) || !/^[A-Za-z0-9+/=\s]+$/.test(text)) return text;
  const bytes = Buffer.from(text, 'base64');
  return isUtf8(bytes) && !bytes.includes(0) ? bytes.toString('utf8') : '';
}

function isPacked(node: Element): boolean {
  if (attrOf(node, 'mode').toLowerCase() === 'base64') return true;
  const type = attrOf(node, 'type').trim().toLowerCase();
  return /^[a-z]+\/./.test(type) && !/^(?:text|message|multipart)\/|[/+]xml\b/.test(type);
}

export function attributesOf(of: Element): Fields {
  const attributes = typeof of === 'string' ? undefined : of['$'];
  return isFields(attributes) ? attributes : NO_ATTRIBUTES;
}

export function attrOf(node: Element, name: string): string {
  const attributes = attributesOf(node);
  const value = attributes[name];
  if (typeof value === 'string') return value;
  for (const key in attributes) {
    const other = attributes[key];
    if (key.toLowerCase() === name && typeof other === 'string') return other;
  }
  return '';
}

export function relOf(node: Element): string {
  return attrOf(node, 'rel')
    .trim()
    .toLowerCase()
    .replace(/^http:\/\/www\.iana\.org\/assignments\/relation\//, '');
}

export function hrefOrText(node: Element): string {
  return attrOf(node, 'href') || attrOf(node, 'rdf:resource') || textOf(node);
}
