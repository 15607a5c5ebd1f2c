import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { decodeEntities } from './entities.ts';

/** One start tag, as it is written. Positions are those of the whole text. */
export type Tag = {
  /** With its prefix. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** True for `<br/>`. */
  readonly isEmpty: boolean;
  /** Names and values, references not decoded: read only where they are wanted. */
  readonly attributes: () => (readonly [name: string, value: string])[];
};
export type EndTag = Pick<Tag, 'name' | 'start' | 'end'>;

export type WalkHandler = {
  readonly text: (start: number, end: number) => void;
  readonly cdata: (start: number, end: number) => void;
  readonly open: (tag: Tag) => void;
  readonly close: (tag: EndTag) => void;
  /** What begins with `<!` and is neither a comment, a CDATA section, a document type nor a condition for a browser. */
  readonly declaration?: (start: number, end: number) => void;
  /** A tag in which another one begins; text when this is not given. */
  readonly unclosed?: (start: number, end: number) => void;
  /**
   * Something that has no end: a tag, a comment or a CDATA section that was cut off. Answers true to leave
   * the rest out.
   */
  readonly endless?: (start: number) => boolean;
};

/** How often a walk may begin anew after something without an end: each time costs one look at the rest. */
const MAX_ENDLESS = 10;
const MAX_ATTRIBUTES = 200;
/** Of a web page, and of the programs that wrote it: these are nobody's text. */
const NO_TEXT = /^<!(?:doctype\b|--|>|\[(?:if|endif)\b)/i;
/** What is dropped when it has no end, so that the text behind it is not lost. */
const OPENERS = ['<![CDATA[', '<!--'];

/**
 * Walks over markup with htmlparser2's tokenizer, which takes any text. What has the form of a tag and is
 * none is text: a `<` before anything but a letter, a tag in which another one begins, a tag without an end.
 */
export class Walker implements TokenizerCallbacks {
  private readonly source: string;
  private readonly handler: WalkHandler;
  private readonly isPage: boolean;
  private readonly tokenizer: Tokenizer;
  /** Where the tokenizer began: its positions count from there. */
  private base = 0;
  /** Up to here, everything was handed on. */
  private done = 0;
  /** Where to begin anew; null while the tokenizer goes on. */
  private next: number | null = null;
  private name = '';
  /** Of each attribute of the present tag: where its name begins and ends, and its value. */
  private attributes: number[] = [];

  /** `isPage`: the text is a web page, in which what stands in a script or a title is no markup. */
  constructor(source: string, handler: WalkHandler, { isPage = false } = {}) {
    this.source = source;
    this.handler = handler;
    this.isPage = isPage;
    this.tokenizer = new Tokenizer({ decodeEntities: false, recognizeSelfClosing: true }, this);
  }

  /** Walks from a position to the end, or until `stop`. */
  run(from = 0): void {
    const { source } = this;
    let endless = 0;
    for (let at = from; at < source.length;) {
      this.base = at;
      this.done = at;
      this.next = null;
      this.tokenizer.reset();
      this.tokenizer.write(at === 0 ? source : source.slice(at));
      at = this.goneTo() ?? (this.done < source.length ? this.afterEndless(this.done, ++endless) : source.length);
    }
  }

  /** Goes on at another position, also at one that was passed already. */
  goTo(position: number): void {
    this.next = position;
    this.tokenizer.pause();
  }

  stop(): void {
    this.goTo(this.source.length);
  }

  private goneTo(): number | null {
    return this.next;
  }

  private afterEndless(start: number, count: number): number {
    if (this.handler.endless?.(start) === true) return this.source.length;
    const opener = OPENERS.find((written) => this.source.startsWith(written, start));
    if (opener !== undefined && count <= MAX_ENDLESS) return start + opener.length;
    const end = count <= MAX_ENDLESS ? start + 1 : this.source.length;
    this.handler.text(start, end);
    return end;
  }

  /** A tag begins inside a tag that was not closed. */
  private startsInside(start: number): void {
    const from = this.done;
    this.goTo(start);
    (this.handler.unclosed ?? this.handler.text)(from, start);
  }

  // What follows is called by the tokenizer, which may call once or twice more after it was told to pause.

  ontext(start: number, end: number): void {
    if (this.next !== null) return;
    this.done = this.base + end;
    this.handler.text(this.base + start, this.done);
  }

  oncdata(start: number, end: number): void {
    if (this.next !== null) return;
    this.done = this.base + end + 1;
    this.handler.cdata(this.base + start, this.done - ']]>'.length);
  }

  oncomment(_: number, end: number): void {
    if (this.next !== null) return;
    const from = this.done;
    this.done = this.base + end + 1;
    const { declaration } = this.handler;
    if (declaration === undefined || !this.source.startsWith('<!', from)) return;
    if (!NO_TEXT.test(this.source.slice(from, from + 20))) declaration(from, this.done);
  }

  ondeclaration(_: number, end: number): void {
    this.oncomment(_, end);
  }

  onprocessinginstruction(_: number, end: number): void {
    this.oncomment(_, end);
  }

  onopentagname(start: number, end: number): void {
    if (this.next !== null) return;
    this.name = this.source.slice(this.base + start, this.base + end);
    if (this.attributes.length > 0) this.attributes = [];
    const inner = this.name.lastIndexOf('<');
    if (inner !== -1) this.startsInside(this.base + start + inner);
  }

  onattribname(start: number, end: number): void {
    if (this.next !== null) return;
    const inner = this.source.slice(this.base + start, this.base + end).indexOf('<');
    if (inner !== -1) this.startsInside(this.base + start + inner);
    else if (this.attributes.length < MAX_ATTRIBUTES * 4) this.attributes.push(start, end, end, end);
  }

  onattribdata(start: number, end: number): void {
    const { attributes } = this;
    attributes[attributes.length - 2] = start;
    attributes[attributes.length - 1] = end;
  }

  onopentagend(end: number): void {
    this.onOpen(end, false);
  }

  onselfclosingtag(end: number): void {
    this.onOpen(end, true);
  }

  onclosetag(start: number, end: number): void {
    if (this.next !== null) return;
    const name = this.source.slice(this.base + start, this.base + end);
    const inner = name.lastIndexOf('<');
    const close = inner === -1 ? this.source.indexOf('>', this.base + end) : -1;
    if (inner !== -1) this.startsInside(this.base + start + inner);
    if (close === -1) return;
    const from = this.done;
    this.done = close + 1;
    this.handler.close({ name, start: from, end: this.done });
  }

  // Entities are left as they are, and the end is seen by the walk itself.
  ontextentity(): void {}
  onattribentity(): void {}
  onattribend(): void {}
  onend(): void {}

  isInForeignContext(): boolean {
    return !this.isPage;
  }

  private onOpen(last: number, isEmpty: boolean): void {
    if (this.next !== null) return;
    const { name, done: start, base, attributes, source } = this;
    const end = base + last + 1;
    this.done = end;
    this.handler.open({ name, start, end, isEmpty, attributes: () => attributesAt(source, base, attributes) });
  }
}

function attributesAt(source: string, base: number, positions: readonly number[]): [name: string, value: string][] {
  const found: [string, string][] = [];
  const at = (index: number) => base + (positions[index] ?? 0);
  for (let index = 0; index < positions.length; index += 4)
    found.push([source.slice(at(index), at(index + 1)), source.slice(at(index + 2), at(index + 3))]);
  return found;
}

/** The value of an attribute, references decoded; null when the tag does not have it. `name` is in lower case. */
export function attributeOf(tag: Tag, name: string): string | null {
  const found = tag.attributes().find(([written]) => written.toLowerCase() === name);
  return found === undefined ? null : decodeEntities(found[1]).trim();
}

/**
 * The start tags of a page that have one of these names (in lower case), with or without a prefix, in its order; at
 * most `limit` of them.
 */
export function startTags(html: string, names: ReadonlySet<string>, limit: number): Tag[] {
  const found: Tag[] = [];
  const nothing = () => undefined;
  const open = (tag: Tag) => {
    const name = tag.name.toLowerCase();
    if (!names.has(name) && !names.has(name.slice(name.indexOf(':') + 1))) return;
    found.push(tag);
    if (found.length >= limit) walker.stop();
  };
  const walker = new Walker(html, { text: nothing, cdata: nothing, close: nothing, open }, { isPage: true });
  walker.run();
  return found;
}
