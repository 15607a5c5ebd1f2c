import { decodeEntity, namedEntity } from './entities.ts';

export type MarkupFault = 'no-root' | 'html' | 'truncated' | 'too-deep' | 'too-many' | 'unknown-root';
export type FeedRoot = 'rss' | 'rdf' | 'atom';

/**
 * A document whose long texts were taken out, each leaving a mark with its number. An XML parser works through a document unit by unit, and most of a
 * feed is text that it has nothing to do with.
 */
export type ShortText = { readonly text: string; readonly held: readonly string[] };

export type Markup =
  | {
      readonly kind: 'markup';
      readonly root: FeedRoot;
      /** The start tag of the root, attributes included. */
      readonly rootTag: string;
      /** From the root's start tag to its end tag: no declaration, no DOCTYPE, nothing before or after. */
      readonly text: string;
      /** The same with long texts held back, when the document is clean and has any. */
      readonly short: ShortText | null;
      /** Items beyond the first 5,000, which `text` no longer holds. */
      readonly itemsCut: number;
      /** True when an item stands after the end of a channel. */
      readonly hasItemsAfterChannel: boolean;
      /** False when something has to be rewritten before a strict XML parser may see it. */
      readonly clean: boolean;
    }
  | { readonly kind: 'fault'; readonly fault: MarkupFault };

/** Deeper nesting is an attack: every unmatched end tag costs a parser one look at each open element. */
const MAX_DEPTH = 120;

/** In UTF-16 units. */
const MAX_ATTRIBUTE = 20_000;

/** More elements, text aside, than 5,000 items can need. */
const MAX_ELEMENTS = 300_000;

/** More items than any reader shows; the rest is counted and not read, which bounds time and memory. */
const MAX_ITEMS = 5000;

/** Elements whose content is text or HTML. A publisher who forgets to escape leaves real tags in them. */
const TEXT_ELEMENTS = new Set([
  'title',
  'description',
  'summary',
  'content',
  'encoded',
  'subtitle',
  'tagline',
  'body',
  'info',
  'rights',
  'copyright',
  'fulltext',
]);
/** Elements that hold no others: a tag inside one means that its own end tag was forgotten. */
const LEAVES = new Set([
  'link',
  'guid',
  'pubdate',
  'comments',
  'lastbuilddate',
  'language',
  'docs',
  'generator',
  'ttl',
]);
/** In UTF-16 units as written; a summary is made of the first tens of thousands, a picture looked for in the first two hundred thousand. */
const MAX_TEXT = 400_000;
/** Shorter texts are not worth the detour. */
const HOLD_FROM = 100;
/** Private characters; a document that has them keeps its texts. */
const HELD_OPEN = '\ue000';
const HELD_CLOSE = '\ue001';

const HELD_MARK = new RegExp(`${HELD_OPEN}(\\d+)${HELD_CLOSE}`, 'g');
const CDATA_OPEN = '<![CDATA[';
const CDATA_CLOSE = ']]>';

const XML_REFERENCE = /&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});/y;

/**
 * One look over a document: where its root begins and ends, and whether it can go to the XML parser as it is.
 * Linear, and the only price that a clean feed pays for all the repairs.
 */
export function readMarkup(document: string): Markup {
  const start = findRoot(document);
  if (start.kind === 'fault') return start;
  const cursor = new Cursor(document, start.at);
  const stack: string[] = [];
  let clean = true;
  let hasChannelEnded = false;
  let hasItemsAfterChannel = false;
  let textFrom = -1;
  let amp = document.indexOf('&', start.at);
  let rootTag = '';
  let items = 0;
  let elements = 0;
  let cut = '';
  const roles = new Map<string, Role>();
  const held: string[] = [];
  const pieces: string[] = [];
  let kept = start.at;
  let before = start.at;
  const canHold = !document.includes(HELD_OPEN);
  const hold = (from: number, to: number, text: string) => {
    pieces.push(document.slice(kept, from), HELD_OPEN, String(held.length), HELD_CLOSE);
    held.push(text);
    kept = to;
  };
  const popTo = (length: number) => {
    stack.length = length;
    if (textFrom >= length) textFrom = -1;
  };
  for (;;) {
    const token = cursor.next();
    if (token === null) return { kind: 'fault', fault: 'truncated' };
    while (amp !== -1 && amp < token.start) {
      if (clean && !isXmlReference(document, amp)) clean = false;
      amp = document.indexOf('&', amp + 1);
    }
    if (canHold && clean) {
      if (token.start - before > HOLD_FROM)
        hold(before, token.start, decodeXml(document.slice(before, Math.min(token.start, before + MAX_TEXT))));
      if (token.kind === 'cdata' && token.end - token.start > HOLD_FROM)
        hold(token.start, token.end, document.slice(token.start + CDATA_OPEN.length, token.end - CDATA_CLOSE.length));
    }
    before = token.end;
    if (token.kind === 'cdata' || token.kind === 'comment') {
      if (token.kind === 'comment' && document.charCodeAt(token.start + 2) !== 45) clean = false;
      if (amp !== -1 && amp < token.end) amp = document.indexOf('&', token.end);
    } else if (token.kind === 'stray') {
      clean = false;
    } else if (token.kind === 'open') {
      if (rootTag === '') rootTag = document.slice(token.start, token.end);
      if (textFrom !== -1) clean = false;
      if (textFrom === -1 && items <= MAX_ITEMS && ++elements > MAX_ELEMENTS)
        return { kind: 'fault', fault: 'too-many' };
      const role = roleOf(token.name, roles);
      if (role === 'item') {
        if (hasChannelEnded) hasItemsAfterChannel = true;
        const open = stack.findLastIndex((name) => isItem(name.toLowerCase()));
        if (open !== -1) {
          clean = false;
          popTo(open);
        }
        if (++items === MAX_ITEMS + 1)
          cut =
            document.slice(start.at, token.start) +
            stack
              .map((name) => `</${name}>`)
              .reverse()
              .join('');
      }
      if (token.empty) {
        if (stack.length === 0)
          return {
            kind: 'markup',
            root: start.root,
            rootTag,
            text: rootTag,
            short: null,
            itemsCut: 0,
            hasItemsAfterChannel,
            clean,
          };
        continue;
      }
      if (stack.length >= MAX_DEPTH) {
        if (textFrom === -1) return { kind: 'fault', fault: 'too-deep' };
        continue;
      }
      stack.push(token.name);
      if (textFrom === -1 && role === 'text') textFrom = stack.length - 1;
    } else {
      if (stack.length <= 2 && localName(token.name) === 'channel') hasChannelEnded = true;
      if (stack[stack.length - 1] === token.name) popTo(stack.length - 1);
      else {
        clean = false;
        const open = lastIndexOfName(stack, token.name);
        if (open === -1 || (open === 0 && !isLastClose(document, token.end, token.name))) continue;
        popTo(open);
      }
      if (stack.length === 0) {
        const itemsCut = Math.max(0, items - MAX_ITEMS);
        const text = itemsCut > 0 ? cut : document.slice(start.at, token.end);
        const isShort = clean && held.length > 0 && itemsCut === 0;
        const short = isShort ? { text: pieces.join('') + document.slice(kept, token.end), held } : null;
        return { kind: 'markup', root: start.root, rootTag, text, short, itemsCut, hasItemsAfterChannel, clean };
      }
    }
  }
}

type Role = 'item' | 'text' | 'other';

/** What an element is here. A feed has few names and many elements; a hostile one may have many names. */
function roleOf(name: string, known: Map<string, Role>): Role {
  const role = known.get(name);
  if (role !== undefined) return role;
  const found = isItem(name.toLowerCase()) ? 'item' : TEXT_ELEMENTS.has(localName(name)) ? 'text' : 'other';
  if (known.size < 500) known.set(name, found);
  return found;
}

/** Puts the texts that were held back into one text of the parsed document. */
export function withHeld(text: string, held: readonly string[]): string {
  if (!text.includes(HELD_OPEN)) return text;
  return text.replace(HELD_MARK, (_, index: string) => held[Number(index)] ?? '');
}

/**
 * The same document with what an XML parser would stumble over rewritten: tags balanced, references and stray characters escaped,
 * attributes quoted, and unescaped HTML inside text elements turned into text. Null when even that leaves no whole document.
 */
export function repairMarkup(broken: string): string | null {
  const text = broken.replace(/<!\[cdata\[/gi, CDATA_OPEN);
  const cursor = new Cursor(text, 0);
  const out: string[] = [];
  const stack: string[] = [];
  let position = 0;
  // Looking for the end of unclosed text again and again would be quadratic.
  const budget = { left: text.length * 4 + 10_000 };
  for (;;) {
    const token = cursor.next();
    if (token === null) break;
    if (token.start > position) out.push(escapeText(text.slice(position, token.start)));
    position = token.end;
    if (token.kind === 'comment') continue;
    if (token.kind === 'cdata') {
      out.push(text.slice(token.start, token.end));
      continue;
    }
    if (token.kind === 'stray') {
      out.push(strayText(token));
      continue;
    }
    if (token.kind === 'close') {
      const at = lastIndexOfName(stack, token.name);
      if (at === -1) continue;
      for (let index = stack.length - 1; index >= at; index--) out.push(`</${stack[index] ?? ''}>`);
      stack.length = at;
      if (at === 0) return out.join('');
      continue;
    }
    const lower = token.name.toLowerCase();
    const above = stack.at(-1);
    if (above !== undefined && LEAVES.has(above.toLowerCase())) {
      out.push(`</${above}>`);
      stack.pop();
    }
    if (isItem(lower)) {
      const open = stack.findLastIndex((name) => isItem(name.toLowerCase()));
      if (open !== -1) {
        for (let index = stack.length - 1; index >= open; index--) out.push(`</${stack[index] ?? ''}>`);
        stack.length = open;
      }
    }
    const tag = rewriteTag(text.slice(token.start, token.end), token.name, token.empty);
    if (token.empty) {
      out.push(tag);
      continue;
    }
    if (TEXT_ELEMENTS.has(localName(token.name)) && stack.length > 0) {
      const inner = textContent(text, token.end, token.name, budget);
      if (inner === null) return null;
      out.push(tag, inner.escaped, `</${token.name}>`);
      position = inner.end;
      cursor.position = inner.end;
      continue;
    }
    if (stack.length >= MAX_DEPTH) return null;
    stack.push(token.name);
    out.push(tag);
  }
  return null;
}

/** Items that stand beside the channel, in several channels, or (RSS 1.0) inside it: moved to where each dialect has them. */
export function gatherItems(text: string, root: FeedRoot): string | null {
  const cursor = new Cursor(text, 0);
  const items: string[] = [];
  const rest: string[] = [];
  let rootTag: Token | null = null;
  let itemStart = -1;
  let position = 0;
  for (;;) {
    const token = cursor.next();
    if (token === null) return null;
    if (token.kind !== 'open' && token.kind !== 'close') continue;
    if (rootTag === null) {
      rootTag = token;
      position = token.end;
      continue;
    }
    const name = localName(token.name);
    if (itemStart === -1 && token.kind === 'open' && name === 'item') {
      rest.push(text.slice(position, token.start));
      itemStart = token.start;
    } else if (itemStart !== -1 && token.kind === 'close' && name === 'item') {
      items.push(text.slice(itemStart, token.end));
      itemStart = -1;
      position = token.end;
    } else if (itemStart === -1 && name === 'channel') {
      rest.push(text.slice(position, token.start));
      position = token.end;
    } else if (itemStart === -1 && token.kind === 'close' && token.name === rootTag.name) {
      rest.push(text.slice(position, token.start));
      const head = text.slice(rootTag.start, rootTag.end);
      const close = text.slice(token.start, token.end);
      return root === 'rdf'
        ? `${head}<channel>${rest.join('')}</channel>${items.join('')}${close}`
        : `${head}<channel>${rest.join('')}${items.join('')}</channel>${close}`;
    }
  }
}

/** Attributes of one start tag, names as written, references decoded. */
export function tagAttributes(tag: string): Map<string, string> {
  const attributes = new Map<string, string>();
  const start = tag.search(/[\s/>]/);
  for (const found of tag.slice(start).matchAll(/([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g)) {
    const name = found[1];
    const value = found[2] ?? found[3] ?? found[4];
    if (name !== undefined && value !== undefined && !attributes.has(name)) attributes.set(name, value);
    if (attributes.size > 200) break;
  }
  return attributes;
}

type Token = {
  readonly kind: 'open' | 'close' | 'cdata' | 'comment' | 'stray';
  readonly name: string;
  readonly empty: boolean;
  readonly start: number;
  readonly end: number;
};

/** Walks over markup token by token. Whatever has no end is a stray `<`, and its absence is remembered. */
class Cursor {
  position: number;
  private readonly text: string;
  private readonly missing = new Set<string>();
  /** Declarations that had no end: looking for it again and again would be quadratic. */
  private endless = 0;

  constructor(text: string, position: number) {
    this.text = text;
    this.position = position;
  }

  next(): Token | null {
    const text = this.text;
    const start = text.indexOf('<', this.position);
    if (start === -1) return null;
    const unit = text.charCodeAt(start + 1);
    if (unit === 33) {
      if (text.startsWith('<![CDATA[', start)) return this.until('cdata', start, start + 9, ']]>');
      if (text.startsWith('<!--', start)) return this.until('comment', start, start + 4, '-->');
      if (/^<!(?:doctype|entity|element|attlist|notation)/i.test(text.slice(start, start + 12)))
        return this.doctype(start);
      return this.token('stray', '', false, start, start + 1);
    }
    if (unit === 63) return this.until('comment', start, start + 2, '?>');
    const closing = unit === 47;
    const nameStart = closing ? start + 2 : start + 1;
    if (!isNameStart(text.charCodeAt(nameStart))) {
      // A run of them is one token, but for the last, which may begin a tag.
      let last = start;
      while (text.charCodeAt(last + 1) === 60) last++;
      return this.token('stray', '', false, start, Math.max(last, start + 1));
    }
    let nameEnd = nameStart + 1;
    while (nameEnd < text.length && isNameUnit(text.charCodeAt(nameEnd))) nameEnd++;
    const name = text.slice(nameStart, nameEnd);
    const end = this.tagEnd(nameEnd);
    if (end === -1) return this.token('stray', '', false, start, start + 1);
    return this.token(closing ? 'close' : 'open', name, !closing && text.charCodeAt(end - 2) === 47, start, end);
  }

  private tagEnd(from: number): number {
    const text = this.text;
    for (let index = from; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      if (unit === 62) return index + 1;
      if (unit === 60) return -1;
      if (unit === 34 || unit === 39) {
        const quote = unit === 34 ? '"' : "'";
        const close = this.missing.has(quote) ? -1 : text.indexOf(quote, index + 1);
        if (close === -1) {
          this.missing.add(quote);
          continue;
        }
        // No real attribute is this long, but an unpaired quote finds its partner far away.
        if (close - index > MAX_ATTRIBUTE) continue;
        index = close;
      }
    }
    return -1;
  }

  private until(kind: 'cdata' | 'comment', start: number, from: number, closer: string): Token {
    const at = this.missing.has(closer) ? -1 : this.text.indexOf(closer, from);
    if (at === -1) {
      this.missing.add(closer);
      return this.token('stray', kind, false, start, start + (kind === 'cdata' ? 9 : 1));
    }
    return this.token(kind, '', true, start, at + closer.length);
  }

  private doctype(start: number): Token {
    let depth = 0;
    if (this.endless > 10) return this.token('stray', '', false, start, start + 1);
    for (let index = start + 2; index < this.text.length; index++) {
      const unit = this.text.charCodeAt(index);
      if (unit === 91) depth++;
      else if (unit === 93) depth--;
      else if (unit === 62 && depth <= 0) return this.token('comment', '', true, start, index + 1);
    }
    this.endless++;
    return this.token('stray', '', false, start, start + 1);
  }

  private token(kind: Token['kind'], name: string, empty: boolean, start: number, end: number): Token {
    this.position = end;
    return { kind, name, empty, start, end };
  }
}

type RootStart =
  | { readonly kind: 'root'; readonly root: FeedRoot; readonly at: number }
  | { readonly kind: 'fault'; readonly fault: MarkupFault };

/** What a misconfigured server prints before a feed: `<br /><b>Warning</b>: ...`. */
const LEFTOVERS = new Set('b br center div font i p pre small span strong style table'.split(' '));

function findRoot(document: string): RootStart {
  const cursor = new Cursor(document, 0);
  for (let looked = 0; looked < 2000; looked++) {
    const token = cursor.next();
    if (token === null) return { kind: 'fault', fault: 'no-root' };
    if (token.kind !== 'open') continue;
    const name = localName(token.name);
    if (name === 'rss' || name === 'channel') return { kind: 'root', root: 'rss', at: token.start };
    if (name === 'rdf') return { kind: 'root', root: 'rdf', at: token.start };
    if (name === 'feed') return { kind: 'root', root: 'atom', at: token.start };
    if (LEFTOVERS.has(name)) {
      const later = /<\?xml\s|<rss[\s>]|<feed\s|<rdf:RDF\s/.exec(document.slice(token.end, token.end + 20_000));
      if (later === null) return { kind: 'fault', fault: 'unknown-root' };
      cursor.position = token.end + later.index;
      continue;
    }
    const isPage = name === 'html' || name === 'head' || name === 'body' || name === 'script';
    return { kind: 'fault', fault: isPage ? 'html' : 'unknown-root' };
  }
  return { kind: 'fault', fault: 'no-root' };
}

/** A root's end tag that stands inside an element left open; with another one further on it was only text. */
function isLastClose(document: string, from: number, name: string): boolean {
  return !document.includes(`</${name}`, from);
}

/** The content of a text element as XML text; HTML in it is escaped whole. */
function textContent(
  text: string,
  from: number,
  name: string,
  budget: { left: number },
): { readonly escaped: string; readonly end: number } | null {
  const cursor = new Cursor(text, from);
  const lower = name.toLowerCase();
  let depth = 0;
  let mixed = false;
  let firstSibling = -1;
  let stop = -1;
  for (;;) {
    const token = cursor.next();
    if (token === null) break;
    if (token.kind === 'comment' || token.kind === 'cdata' || token.kind === 'stray') continue;
    const tokenName = token.name.toLowerCase();
    if (token.kind === 'open') {
      if (isItem(tokenName)) {
        stop = token.start;
        break;
      }
      if (
        firstSibling === -1 &&
        SIBLINGS.has(tokenName) &&
        tokenName !== 'title' &&
        tokenName !== 'link' &&
        lower !== 'content' &&
        lower !== 'summary'
      )
        firstSibling = token.start;
      if (firstSibling === -1 && tokenName === 'link' && text.startsWith('<link>http', token.start))
        firstSibling = token.start;
      mixed = true;
      if (tokenName === lower && !token.empty) depth++;
      continue;
    }
    if (tokenName === lower) {
      if (depth === 0) {
        budget.left -= token.end - from;
        return budget.left < 0
          ? null
          : {
              escaped: innerText(text.slice(from, Math.min(token.start, from + MAX_TEXT)), mixed),
              end: skipClose(token),
            };
      }
      depth--;
    } else if (
      isItem(tokenName) ||
      tokenName === 'channel' ||
      tokenName === 'rss' ||
      tokenName === 'feed' ||
      localName(tokenName) === 'rdf'
    ) {
      stop = token.start;
      break;
    }
    mixed = true;
  }
  const end = firstSibling !== -1 ? firstSibling : stop;
  budget.left -= cursor.position - from;
  if (end === -1 || budget.left < 0) return null;
  const inner = text.slice(from, Math.min(end, from + MAX_TEXT));
  return { escaped: innerText(inner, inner.includes('<')), end };
}

function skipClose(token: Token): number {
  return token.end;
}

/** Elements that stand beside a text element of an item, by which an unclosed one is seen to have ended. */
const SIBLINGS = new Set([
  'title',
  'link',
  'guid',
  'pubdate',
  'category',
  'author',
  'comments',
  'enclosure',
  'description',
  'dc:date',
  'dc:creator',
  'content:encoded',
  'published',
  'updated',
  'id',
]);

function innerText(inner: string, mixed: boolean): string {
  if (!mixed) return escapeOutsideCdata(inner);
  const html = inner.replace(/<!\[CDATA\[([^]*?)\]\]>/g, '$1').replace(/<!--[^]*?-->/g, '');
  return html.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function escapeOutsideCdata(text: string): string {
  if (!text.includes('<')) return escapeText(text);
  const cursor = new Cursor(text, 0);
  const out: string[] = [];
  let position = 0;
  for (;;) {
    const token = cursor.next();
    if (token === null) break;
    out.push(escapeText(text.slice(position, token.start)));
    position = token.end;
    if (token.kind === 'cdata') out.push(text.slice(token.start, token.end));
    else if (token.kind === 'stray') out.push(strayText(token));
  }
  out.push(escapeText(text.slice(position)));
  return out.join('');
}

function escapeText(text: string): string {
  return escapeReferences(text).replace(/</g, '&lt;').replace(/\]\]>/g, ']]&gt;');
}

/** A start of CDATA without end is dropped, any other stray `<` is text. */
function strayText(token: Token): string {
  return token.name === 'cdata' ? '' : '&lt;'.repeat(token.end - token.start);
}

/** Named references become characters, numbers outside Unicode the replacement character, and any other ampersand is one. */
const OTHER_REFERENCE = /&(?!(?:amp|lt|gt|quot|apos);)(#\d{1,12}|#[xX][0-9a-fA-F]{1,10}|[A-Za-z][A-Za-z0-9]{1,31});/g;

function escapeReferences(text: string): string {
  if (!text.includes('&')) return text;
  // Replacements by a fixed text first: a callback for each of a million ampersands costs a second.
  return text
    .replace(HALVES, (whole: string) => decodeEntity(whole, 0)?.value ?? whole)
    .replace(/&(?!(?:#\d{1,12}|#[xX][0-9a-fA-F]{1,10}|[A-Za-z][A-Za-z0-9]{1,31});)/g, '&amp;')
    .replace(OTHER_REFERENCE, (_, body: string) => {
      if (body.startsWith('#')) {
        const code = /^#x/i.test(body) ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1));
        if (!isXmlCharacter(code)) return code < 32 ? '' : '\ufffd';
        return `&#${code};`;
      }
      const value = namedEntity(body);
      if (value === null) return `&amp;${body};`;
      return value === '&' ? '&amp;' : value === '<' ? '&lt;' : value;
    });
}

/** A character beyond the first plane as its two UTF-16 halves. */
const HALVES =
  /&#(?:5(?:5(?:29[6-9]|[3-9]\d\d)|6(?:[0-2]\d\d|3[01]\d))|[xX][dD][89abAB][0-9a-fA-F]{2});&#(?:\d{5}|[xX][0-9a-fA-F]{4});/g;

function rewriteTag(tag: string, name: string, empty: boolean): string {
  let out = `<${name}`;
  for (const [attribute, value] of tagAttributes(tag)) {
    if (!/^[\p{L}_][\p{L}\p{N}_.:-]*$/u.test(attribute)) continue;
    out += ` ${attribute}="${escapeReferences(value.slice(0, MAX_ATTRIBUTE)).replace(/</g, '&lt;').replace(/"/g, '&quot;')}"`;
  }
  return out + (empty ? '/>' : '>');
}

/** The references that XML knows by itself, decoded; the text is known to hold no others. The ampersand comes last, so that nothing is decoded twice. */
function decodeXml(text: string): string {
  if (!text.includes('&')) return text;
  const numbersDone = text.includes('&#')
    ? text
        .replace(/&#(?:0*38|x0*26);/g, '&amp;')
        .replace(/&#(?:(\d+)|x([0-9a-fA-F]+));/g, (_, decimal?: string, hexadecimal?: string) =>
          String.fromCodePoint(decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)),
        )
    : text;
  return numbersDone
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
}

function isXmlReference(text: string, at: number): boolean {
  const unit = text.charCodeAt(at + 1);
  if (unit === 97 && text.startsWith('amp;', at + 1)) return true;
  if (unit === 108 && text.startsWith('lt;', at + 1)) return true;
  if (unit === 103 && text.startsWith('gt;', at + 1)) return true;
  if (unit === 113 && text.startsWith('quot;', at + 1)) return true;
  if (unit !== 35 && unit !== 97) return false;
  XML_REFERENCE.lastIndex = at;
  const found = XML_REFERENCE.exec(text);
  if (found === null) return false;
  if (text.charCodeAt(at + 1) !== 35) return true;
  const body = found[0].slice(2, -1);
  const code = body.startsWith('x') ? Number.parseInt(body.slice(1), 16) : Number(body);
  return isXmlCharacter(code);
}

/** XML 1.0, production Char. */
function isXmlCharacter(code: number): boolean {
  if (code < 32) return code === 9 || code === 10 || code === 13;
  return code < 0xd800 || (code > 0xdfff && code <= 0x10ffff && code !== 0xfffe && code !== 0xffff);
}

function lastIndexOfName(stack: readonly string[], name: string): number {
  const lower = name.toLowerCase();
  return stack.findLastIndex((open) => open.length === name.length && open.toLowerCase() === lower);
}

function isItem(lowerName: string): boolean {
  return lowerName === 'item' || lowerName === 'entry' || lowerName === 'rss:item' || lowerName === 'atom:entry';
}

/** The name without its prefix, lower-cased; Media RSS elements keep theirs, since `media:content` holds elements. */
function localName(name: string): string {
  const colon = name.indexOf(':');
  if (colon === -1) return name.toLowerCase();
  const prefix = name.slice(0, colon).toLowerCase();
  return prefix === 'media' || prefix === 'mrss' ? name.toLowerCase() : name.slice(colon + 1).toLowerCase();
}

function isNameStart(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || unit === 95 || unit === 58 || unit > 127;
}

function isNameUnit(unit: number): boolean {
  return isNameStart(unit) || (unit >= 48 && unit <= 57) || unit === 45 || unit === 46;
}
