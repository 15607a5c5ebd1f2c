import Parser from 'rss-parser';
import { decodeEntities } from './entities.ts';
import { isFields, type FeedRoot, type Fields } from './element.ts';
import { localName, TEXT_ELEMENTS, type CanonicalName } from './names.ts';

/**
 * The strict reading of a clean document: by rss-parser 3.13.0, which hands over the elements that we ask
 * for. Long texts are kept from it and put back afterwards, because an XML parser works through a document
 * character by character.
 */
export type StrictReading =
  | { readonly kind: 'read'; readonly channel: Fields; readonly items: readonly Fields[] }
  | { readonly kind: 'not-well-formed' }
  /** Well-formed, but this way not all of it can be had: unescaped HTML, items in unusual places. */
  | { readonly kind: 'well-formed' }
  /** Not read this way: it is unusual, or too much. */
  | { readonly kind: 'unread' };

/** More elements than 5,000 items can need; what is longer is read up to there by the forgiving reader. */
const MAX_ELEMENTS = 300_000;
const MAX_ITEMS = 5000;
/** Deeper nesting is no feed's. */
const MAX_DEPTH = 120;
/** Longer tags are full of attributes. */
const LONGEST_TAG = 50_000;
const ROOTS: Readonly<Record<FeedRoot, string>> = { rss: 'rss', rdf: 'rdf:RDF', atom: 'feed' };
/**
 * Texts and dates are read by us: the library's HTML code takes time in the square of a text, and it throws
 * at odd dates.
 */
const OURS = new Set('description content content:encoded summary published updated dc:date date'.split(' '));
/** Keeps the elements that we ask for apart from what the library makes of them. */
const ASKED = 'asked:';

export async function readStrict(xml: string, root: FeedRoot, canonical: CanonicalName): Promise<StrictReading> {
  // A document with a mark of its own is read without marks.
  if (xml.includes(MARK_START)) return { kind: 'unread' };
  const held = new HeldTexts();
  const short = held.shortened(xml);
  if (short === null) return { kind: 'unread' };
  /** The name that the library is given for each name as written. */
  const written = new Map<string, string>();
  const known = new Set<string>();
  const wanted: Wanted[] = [{ name: '$', at: `${ASKED}$`, isText: false }];
  // The library reads this list only after the document, when it holds every name that occurred.
  const fields: [from: string, to: string, options: { keepArray: boolean }][] = [
    ['$', `${ASKED}$`, { keepArray: true }],
  ];
  let isRoot = true;
  let items = 0;
  const nameOf = (name: string): string => {
    if (isRoot) {
      isRoot = false;
      return ROOTS[root];
    }
    let own = written.get(name);
    if (own === undefined) {
      own = ask(canonical(name));
      if (written.size < 5000) written.set(name, own);
    }
    if ((own === 'item' || own === 'entry') && ++items > MAX_ITEMS) throw new Error('more than is read strictly');
    return own;
  };
  const ask = (name: string | null): string => {
    if (name === null) return 'other';
    const own = OURS.has(name) ? ASKED + name : name;
    if (known.has(name)) return own;
    known.add(name);
    wanted.push({ name, at: ASKED + name, isText: TEXT_ELEMENTS.has(localName(name)) });
    fields.push([own, ASKED + name, { keepArray: true }]);
    return own;
  };
  const parser = new Parser<Fields, Fields>({
    defaultRSS: 2,
    xml2js: { tagNameProcessors: [nameOf], emptyTag: '' },
    // The library's types do not know fields of three parts.
    customFields: { item: fields, feed: fields as never },
  });
  try {
    const parsed = await parser.parseString(short);
    if (parsed.items.length !== items || ![parsed, ...parsed.items].every((of) => hasTextsOnly(of, wanted)))
      return { kind: 'well-formed' };
    const channel = askedOf(parsed, wanted, held);
    return { kind: 'read', channel, items: parsed.items.map((item) => askedOf(item, wanted, held)) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // The XML parser names the line of its error; what the library itself throws does not.
    return { kind: error.message.includes('\nLine: ') ? 'not-well-formed' : 'unread' };
  }
}

/** An element that was asked for: its canonical name, and where the library puts it. */
type Wanted = { readonly name: string; readonly at: string; readonly isText: boolean };

function askedOf(of: Fields, wanted: readonly Wanted[], held: HeldTexts): Fields {
  const asked: Record<string, unknown> = {};
  for (const { name, at } of wanted) {
    const value = of[at];
    if (value !== undefined) asked[name] = name === '$' ? value : held.restored(value);
  }
  return asked;
}

/** False when an element that should hold text holds elements: then its text is the markup itself. */
function hasTextsOnly(of: Fields, wanted: readonly Wanted[]): boolean {
  return wanted.every(({ at, isText }) => {
    const value = isText ? of[at] : undefined;
    return !Array.isArray(value) || !value.some(hasElements);
  });
}

function hasElements(element: unknown): boolean {
  if (isFields(element)) for (const key in element) if (key !== '_' && key !== '$') return true;
  return false;
}

/** From this length on it is worth keeping a text from the XML parser. */
const HOLD_FROM = 50;
const MARK_START = '\ue000';
const MARK = /\ue000(\d+)\ue001/g;
const [EXCLAMATION, SLASH, QUESTION] = [0x21, 0x2f, 0x3f];
const CDATA_START = '<![CDATA[';
const CDATA_END = ']]>';

/** Texts that the library does not see: a mark of private characters with a number stands for each. */
class HeldTexts {
  private readonly texts: string[] = [];

  /**
   * The document with marks in place of its long texts; null when it has more elements, or deeper ones, than
   * is read strictly. What has no end is left for the XML parser to complain about.
   */
  shortened(xml: string): string | null {
    const pieces: string[] = [];
    let kept = 0;
    const hold = (from: number, to: number, text: string) => {
      pieces.push(xml.slice(kept, from), this.hold(text));
      kept = to;
    };
    const markup = new MarkupEnds(xml);
    let end = 0;
    let depth = 0;
    let elements = 0;
    for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', end)) {
      if (at - end > HOLD_FROM) hold(end, at, decodeText(xml.slice(end, at)));
      const from = at;
      end = markup.endAt(from);
      if (end === -1) break;
      const next = xml.charCodeAt(from + 1);
      if (next === SLASH) depth--;
      else if (next !== EXCLAMATION && next !== QUESTION) {
        if (xml.charCodeAt(end - 2) !== SLASH) depth++;
        if (++elements > MAX_ELEMENTS || depth > MAX_DEPTH || end - from > LONGEST_TAG) return null;
      }
      if (end - from > HOLD_FROM && xml.startsWith(CDATA_START, from))
        hold(from, end, xml.slice(from + CDATA_START.length, end - CDATA_END.length));
    }
    return kept === 0 ? xml : pieces.join('') + xml.slice(kept);
  }

  /** Puts the texts back, in place. Attributes were never held. */
  restored(value: unknown): unknown {
    if (typeof value === 'string') return value.includes(MARK_START) ? this.restoredText(value) : value;
    if (Array.isArray(value)) {
      const list: unknown[] = value;
      for (let index = 0; index < list.length; index++) list[index] = this.restored(list[index]);
    } else if (isFields(value)) {
      const fields: Record<string, unknown> = value;
      for (const key in fields) if (key !== '$') fields[key] = this.restored(fields[key]);
    }
    return value;
  }

  private hold(text: string): string {
    return `${MARK_START}${this.texts.push(text) - 1}\ue001`;
  }

  private restoredText(text: string): string {
    if (!text.includes(MARK_START)) return text;
    const alone = text.startsWith(MARK_START) ? this.texts[Number(text.slice(1, -1))] : undefined;
    return alone ?? text.replace(MARK, (_, index: string) => this.texts[Number(index)] ?? '');
  }
}

/** Nearly all text has no other references than those of XML: these are decoded faster than by a table of names. */
function decodeText(text: string): string {
  if (!text.includes('&')) return text;
  const left = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'");
  // The ampersand comes last, so that nothing is decoded twice.
  return OTHER_REFERENCE.test(left) ? decodeEntities(text) : left.replaceAll('&amp;', '&');
}

const OTHER_REFERENCE = /&(?!amp;)/;
const TAG = /<[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>/y;

/**
 * Finds where tags, comments, CDATA sections and instructions end; to be asked from the beginning of a
 * document to its end.
 */
class MarkupEnds {
  private readonly xml: string;
  /** The next quotation marks: a tag that ends before them needs no closer look. */
  private double = -1;
  private single = -1;

  constructor(xml: string) {
    this.xml = xml;
  }

  /** -1 when it has no end. */
  endAt(at: number): number {
    const { xml } = this;
    const next = xml.charCodeAt(at + 1);
    if (next === EXCLAMATION || next === QUESTION) {
      const closer = next === QUESTION ? '?>' : xml.startsWith('<!--', at) ? '-->' : CDATA_END;
      const end = xml.indexOf(closer, at);
      return end === -1 ? -1 : end + closer.length;
    }
    const end = xml.indexOf('>', at);
    if (this.double < at) this.double = after(xml.indexOf('"', at));
    if (this.single < at) this.single = after(xml.indexOf("'", at));
    if (end === -1 || (end < this.double && end < this.single)) return end === -1 ? -1 : end + 1;
    TAG.lastIndex = at;
    return TAG.test(xml) ? TAG.lastIndex : -1;
  }
}

/** A quotation mark that is nowhere is behind everything. */
function after(index: number): number {
  return index === -1 ? Infinity : index;
}
