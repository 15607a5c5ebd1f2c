import { decodeEntities } from './entities.ts';
import type { Element, FeedRoot, Fields } from './element.ts';
import { localName, TEXT_ELEMENTS, type CanonicalName } from './names.ts';
import { Walker, type Tag } from './walk.ts';

/**
 * The forgiving reading of a document that is not clean: end tags may be missing or misplaced, HTML
 * unescaped, attributes unquoted, items anywhere. It gives the same shape as the strict one.
 */
export type ForgivingReading =
  | { readonly kind: 'read'; readonly channel: Fields; readonly items: readonly Fields[]; readonly itemsCut: number }
  | { readonly kind: 'fault'; readonly fault: 'truncated' | 'too-deep' | 'too-many' | 'malformed' };

/** Deeper nesting is an attack: every unmatched end tag costs one look at each open element. */
const MAX_DEPTH = 120;
/** More elements, text aside, than 5,000 items can need. */
const MAX_ELEMENTS = 300_000;
/** More items than any reader shows. The rest is counted and not kept, which bounds memory. */
const MAX_ITEMS = 5000;
/**
 * In UTF-16 units as written; a summary needs some tens of thousands, the search for a picture two hundred
 * thousand.
 */
const MAX_TEXT = 400_000;

/** Elements that hold no others: a tag inside one means that its own end tag was forgotten. */
const LEAVES = new Set('link guid pubdate comments lastbuilddate language docs generator ttl'.split(' '));
/** Elements that stand beside a text element of an item, by which an unclosed one is seen to have ended. */
const SIBLINGS = new Set([
  ...'guid pubdate category author comments enclosure description'.split(' '),
  ...'dc:date dc:creator content:encoded published updated id'.split(' '),
]);

type Children = Record<string, unknown>;
/** An element whose end tag has not come yet. */
type Open = {
  /** As written, in lower case. */
  readonly name: string;
  readonly canonical: string | null;
  readonly attributes: Record<string, string>;
  readonly children: Children;
  text: string;
};
/** A text element that is open: its content, as pieces of the document. */
type OpenText = {
  readonly of: Open;
  readonly from: number;
  readonly pieces: { readonly kind: 'text' | 'cdata' | 'tag'; readonly start: number; readonly end: number }[];
  /** Elements of the same name within it. */
  depth: number;
  hasTags: boolean;
  firstSibling: number | null;
};

/** `isWellFormed`: then an item inside an item is a copy or a source of it, and not one whose end tag was forgotten. */
export function readForgiving(
  source: string,
  from: number,
  dialect: { readonly root: FeedRoot; readonly canonical: CanonicalName; readonly isWellFormed: boolean },
): ForgivingReading {
  return new ForgivingReader(source, dialect).read(from);
}

class ForgivingReader {
  private readonly source: string;
  private readonly root: FeedRoot;
  private readonly canonical: CanonicalName;
  private readonly isWellFormed: boolean;
  private readonly walker: Walker;
  private readonly stack: Open[] = [];
  private openText: OpenText | null = null;
  private readonly items: Fields[] = [];
  private itemCount = 0;
  private hasChannel = false;
  private elements = 0;
  private readonly channel: Children = {};
  private fault: Extract<ForgivingReading, { kind: 'fault' }>['fault'] | null = 'truncated';
  /** Going back to the end of unclosed text again and again would take time in the square of the size. */
  private budget: number;

  constructor(source: string, { root, canonical, isWellFormed }: Parameters<typeof readForgiving>[2]) {
    this.source = source;
    this.root = root;
    this.canonical = canonical;
    this.isWellFormed = isWellFormed;
    this.budget = source.length * 4 + 10_000;
    this.walker = new Walker(source, {
      text: (start, end) => this.onText(start, end, 'text'),
      cdata: (start, end) => this.onText(start, end, 'cdata'),
      open: (tag) => (this.openText === null ? this.onOpen(tag) : this.onOpenInText(this.openText, tag)),
      close: (tag) => (this.openText === null ? this.onClose(tag) : this.onCloseInText(this.openText, tag)),
    });
  }

  read(from: number): ForgivingReading {
    this.walker.run(from);
    if (this.fault !== null) return { kind: 'fault', fault: this.fault };
    const isFeed = this.root === 'atom' || this.hasChannel || this.itemCount > 0;
    if (!isFeed) return { kind: 'fault', fault: 'malformed' };
    const itemsCut = Math.max(0, this.itemCount - MAX_ITEMS);
    return { kind: 'read', channel: this.channel, items: this.items, itemsCut };
  }

  /** By the usual names, or by a prefix that the document binds to a feed's namespace. */
  private isItem(name: string): boolean {
    if (ITEMS.has(name)) return true;
    const canonical = name.includes(':') ? this.canonical(name) : null;
    return canonical === 'item' || canonical === 'entry';
  }

  private end(fault: ForgivingReader['fault']): void {
    this.fault = fault;
    this.walker.stop();
  }

  private onText(start: number, end: number, kind: 'text' | 'cdata'): void {
    if (this.openText !== null) {
      this.openText.pieces.push({ kind, start, end });
      return;
    }
    const open = this.stack.at(-1);
    if (open?.canonical == null) return;
    const raw = this.source.slice(start, Math.min(end, start + MAX_TEXT));
    open.text += kind === 'cdata' ? raw : decodeEntities(raw);
  }

  private onOpen(tag: Tag): void {
    const name = tag.name.toLowerCase();
    const isNested = this.makeRoom(name);
    const fault = this.limitReached();
    if (fault !== null) {
      this.end(fault);
      return;
    }
    const isRoot = this.stack.length === 0;
    const canonical = isRoot ? 'root' : isNested ? null : this.canonical(tag.name);
    const open: Open = { name, canonical, attributes: attributesOf(tag), children: {}, text: '' };
    this.stack.push(open);
    if (localName(tag.name) === 'channel') this.hasChannel = true;
    if (tag.isEmpty) {
      this.closeTo(this.stack.length - 1);
      if (isRoot) this.end(null);
    } else if (!isRoot && TEXT_ELEMENTS.has(localName(tag.name)))
      this.openText = { of: open, from: tag.end, pieces: [], depth: 0, hasTags: false, firstSibling: null };
  }

  /** Closes what a new element shows to have ended. Answers whether it is an item inside an item. */
  private makeRoom(name: string): boolean {
    const above = this.stack.at(-1);
    if (above !== undefined && LEAVES.has(above.name)) this.closeTo(this.stack.length - 1);
    const openItem = this.isItem(name) ? this.stack.findLastIndex((open) => this.isItem(open.name)) : -1;
    if (openItem === -1) return false;
    if (!this.isWellFormed) this.closeTo(openItem);
    return this.isWellFormed;
  }

  private limitReached(): 'too-many' | 'too-deep' | null {
    if (this.itemCount <= MAX_ITEMS && ++this.elements > MAX_ELEMENTS) return 'too-many';
    return this.stack.length >= MAX_DEPTH ? 'too-deep' : null;
  }

  private onClose(tag: { readonly name: string; readonly end: number }): void {
    const name = tag.name.toLowerCase();
    const at = this.stack.findLastIndex((open) => open.name === name);
    // A root's end tag inside an element that was left open counts only when it is the last one.
    if (at === -1 || (at === 0 && this.stack.length > 1 && this.source.includes(`</${tag.name}`, tag.end))) return;
    this.closeTo(at);
    if (at === 0) this.end(null);
  }

  private onOpenInText(text: OpenText, tag: Tag): void {
    const name = tag.name.toLowerCase();
    if (this.isItem(name) && !this.isWellFormed) {
      this.endText(text, text.firstSibling ?? tag.start, tag.start);
      return;
    }
    text.firstSibling ??= this.isSibling(text, name, tag.start) ? tag.start : null;
    text.hasTags = true;
    text.pieces.push({ kind: 'tag', start: tag.start, end: tag.end });
    if (name === text.of.name && !tag.isEmpty) text.depth++;
  }

  private isSibling(text: OpenText, name: string, start: number): boolean {
    if (name === 'link') return this.source.startsWith('<link>http', start);
    return SIBLINGS.has(name) && text.of.name !== 'content' && text.of.name !== 'summary';
  }

  private onCloseInText(
    text: OpenText,
    tag: { readonly name: string; readonly start: number; readonly end: number },
  ): void {
    const name = tag.name.toLowerCase();
    if (name === text.of.name) {
      if (text.depth-- === 0) {
        this.endText(text, tag.start, tag.end);
        return;
      }
    } else if (this.isItem(name) || STRUCTURE.has(localName(name))) {
      this.endText(text, text.firstSibling ?? tag.start, tag.start);
      return;
    }
    text.hasTags = true;
    text.pieces.push({ kind: 'tag', start: tag.start, end: tag.end });
  }

  /** Ends a text at one place and goes on at another (which may be the place of a tag that is read again). */
  private endText(text: OpenText, end: number, goOn: number): void {
    this.budget -= goOn - text.from;
    if (this.budget < 0) {
      this.end('malformed');
      return;
    }
    text.of.text = this.contentOf(text, Math.min(end, text.from + MAX_TEXT));
    this.openText = null;
    this.closeTo(this.stack.length - 1);
    this.walker.goTo(Math.max(end, Math.min(goOn, text.firstSibling ?? goOn)));
  }

  /** The text itself, or, when tags stand in it, the markup. */
  private contentOf({ pieces, hasTags }: OpenText, limit: number): string {
    return pieces
      .filter(({ start }) => start < limit)
      .map(({ kind, start, end }) => {
        const written = this.source.slice(start, Math.min(end, limit));
        return hasTags || kind !== 'text' ? written : decodeEntities(written);
      })
      .join('');
  }

  /** Closes the open elements down to a depth; each goes to where it belongs. */
  private closeTo(depth: number): void {
    while (this.stack.length > depth) {
      const open = this.stack.pop();
      const parent = this.stack.at(-1);
      if (open === undefined) return;
      // An `entry` in RSS, an `item` in Atom and an item inside an item end like an item and are none.
      if (this.isItem(open.name)) {
        if (open.canonical === 'item' || open.canonical === 'entry') this.addItem(open);
      } else if (parent === undefined) this.addToChannel(open.children, this.root === 'atom' ? open.attributes : null);
      else if (open.canonical === 'channel') this.addToChannel(open.children, open.attributes);
      else if (open.canonical !== null) {
        const list = (parent.children[open.canonical] ??= []);
        if (Array.isArray(list)) list.push(elementOf(open));
      }
    }
  }

  private addItem(open: Open): void {
    if (++this.itemCount > MAX_ITEMS) return;
    this.items.push({ ...open.children, $: open.attributes });
  }

  private addToChannel(children: Children, attributes: Record<string, string> | null): void {
    for (const [name, list] of Object.entries(children)) {
      const known = this.channel[name];
      this.channel[name] =
        Array.isArray(known) && Array.isArray(list) ? [...(known as unknown[]), ...(list as unknown[])] : list;
    }
    if (attributes !== null) this.channel['$'] ??= attributes;
  }
}

const STRUCTURE = new Set(['channel', 'rss', 'feed', 'rdf']);

/** What ends like an item, whether or not it is one here. */
const ITEMS = new Set(['item', 'entry', 'rss:item', 'atom:entry']);

function attributesOf(tag: Tag): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [name, value] of tag.attributes()) attributes[name] ??= decodeEntities(value);
  return attributes;
}

function elementOf({ text, attributes, children }: Open): Element {
  const isPlain = Object.keys(attributes).length === 0 && Object.keys(children).length === 0;
  return isPlain ? text : { ...children, $: attributes, _: text };
}
