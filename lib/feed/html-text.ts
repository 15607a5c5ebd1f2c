import { decodeEntity } from './entities.ts';

export type TextOptions = {
  /**
   * `strip` removes whatever has the form of a tag; `known` keeps `<String>` in a title that is not declared to be HTML; `paired`, for what is declared to be
   * plain, removes only what must be a mistake: an element with its end tag or with attributes.
   */
  readonly tags: 'strip' | 'known' | 'paired';
  /** In UTF-16 code units; what is longer ends in an ellipsis. */
  readonly limit: number;
};

const HIDDEN = new Set(['script', 'style', 'iframe', 'noembed', 'noframes', 'template', 'applet']);
const BLOCK = new Set(
  (
    'address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset ' +
    'h1 h2 h3 h4 h5 h6 head header hr html img legend li main menu nav ol option p pre section select summary table tbody td tfoot th thead title tr ul'
  ).split(' '),
);
const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big blink button canvas cite code data del dfn em embed font i input ins kbd label link map mark marquee math meta ' +
    'meter nobr noscript object output param picture progress q ruby rp rt s samp small source span strike strong sub sup svg time track tt u var video audio wbr'
  ).split(' '),
);

/**
 * The plain text of HTML: tags gone, entities decoded, white space collapsed, no control characters.
 * One pass over the input whatever it holds (a regular expression here is how feed readers come to hang).
 */
export function htmlToText(html: string, options: TextOptions): string {
  if (!html.includes('<') && !html.includes('&')) return tidy(html, options.limit);
  let out = '';
  let position = 0;
  const closers = new Map<string, number>();
  const noMoreComments = { value: false };
  while (position < html.length) {
    const open = html.indexOf('<', position);
    if (open === -1) {
      out += decodeEntities(html.slice(position));
      break;
    }
    if (open > position) out += decodeEntities(html.slice(position, open));
    const tag = readTag(html, open, options.tags === 'strip', noMoreComments);
    if (tag === null) {
      out += '<';
      position = open + 1;
      continue;
    }
    if (
      tag.name !== '' &&
      options.tags !== 'strip' &&
      !(options.tags === 'paired' ? isPaired(html, tag, open, closers) : isElement(html, tag.name, closers))
    ) {
      out += '<';
      position = open + 1;
      continue;
    }
    position = tag.end;
    if (BLOCK.has(tag.name) && !out.endsWith(' ')) out += ' ';
    if (HIDDEN.has(tag.name) && !tag.closing && !tag.empty) {
      const close = closingTag(html, tag.name, position, closers);
      position = close === -1 ? html.length : close;
    }
    // Twice the limit is enough for what tidying may take away.
    if (out.length > options.limit * 2 + 1000) break;
  }
  return tidy(out, options.limit);
}

/** Tags and entities as they would be shown are gone already: white space, control characters and length only. */
export function plainText(text: string, limit: number): string {
  return tidy(text, limit);
}

/** The address and alternative text of the first image in a piece of HTML that is not a tracking pixel. */
export function firstImage(html: string): { src: string; alt: string | null } | null {
  let position = 0;
  for (let tries = 0; tries < 50; tries++) {
    const open = html.indexOf('<img', position);
    const at = open === -1 ? html.indexOf('<IMG', position) : open;
    if (at === -1) return null;
    const end = html.indexOf('>', at);
    if (end === -1) return null;
    const tag = html.slice(at, Math.min(end + 1, at + 4000));
    position = end + 1;
    const src = attribute(tag, 'src');
    if (src === null || src === '' || src.startsWith('data:')) continue;
    const width = attribute(tag, 'width');
    const height = attribute(tag, 'height');
    if (width === '1' || height === '1' || width === '0' || height === '0') continue;
    const alt = attribute(tag, 'alt');
    return { src, alt: alt === null ? null : tidy(alt, 1000) };
  }
  return null;
}

/** An attribute's value, entities decoded, from the text of one tag; null when the tag has none. */
export function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`[\\s"'/]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag);
  if (found === null) return null;
  return decodeEntities(found[1] ?? found[2] ?? found[3] ?? '').trim();
}

/** Character references decoded once, named or numeric; what is not a reference stays as it is. */
export function decodeEntities(text: string): string {
  let amp = text.indexOf('&');
  if (amp === -1) return text;
  let out = '';
  let position = 0;
  while (amp !== -1) {
    const reference = decodeEntity(text, amp);
    if (reference !== null) {
      out += text.slice(position, amp) + reference.value;
      position = reference.end;
    }
    amp = text.indexOf('&', Math.max(position, amp + 1));
  }
  return out + text.slice(position);
}

type Tag = { readonly name: string; readonly closing: boolean; readonly empty: boolean; readonly end: number };

function readTag(html: string, open: number, strip: boolean, noMoreComments: { value: boolean }): Tag | null {
  const next = html.charCodeAt(open + 1);
  if (next === 33 || next === 63) {
    if (html.startsWith('<!--', open)) {
      const end = noMoreComments.value ? -1 : html.indexOf('-->', open + 4);
      if (end === -1) noMoreComments.value = true;
      else return { name: '', closing: false, empty: true, end: end + 3 };
    }
    const end = html.indexOf('>', open);
    return { name: '', closing: false, empty: true, end: end === -1 ? html.length : end + 1 };
  }
  const closing = next === 47;
  const start = closing ? open + 2 : open + 1;
  if (!isLetter(html.charCodeAt(start))) return null;
  let nameEnd = start + 1;
  while (nameEnd < html.length && isNameUnit(html.charCodeAt(nameEnd))) nameEnd++;
  const end = tagEnd(html, nameEnd);
  // A tag that never ends: a text cut by its publisher, unless a bare `a<b` was meant.
  if (end === -1) {
    const isCut = strip || closing || html.slice(nameEnd).includes('=');
    return isCut ? { name: html.slice(start, nameEnd).toLowerCase(), closing, empty: true, end: html.length } : null;
  }
  return { name: html.slice(start, nameEnd).toLowerCase(), closing, empty: html.charCodeAt(end - 2) === 47, end };
}

/** Index after the `>` that ends a tag, quotes respected; a `<` outside quotes ends it too, since the first one was then never closed. */
function tagEnd(html: string, from: number): number {
  let quote = 0;
  let afterEquals = false;
  for (let index = from; index < html.length; index++) {
    const unit = html.charCodeAt(index);
    if (quote !== 0) {
      if (unit === quote) quote = 0;
    } else if (unit === 62) return index + 1;
    else if (unit === 60) return index;
    else if ((unit === 34 || unit === 39) && afterEquals) {
      // An opening quote without its partner would swallow the rest of the text.
      if (html.indexOf(String.fromCharCode(unit), index + 1) === -1) {
        const end = html.indexOf('>', index);
        return end === -1 ? -1 : end + 1;
      }
      quote = unit;
    }
    if (unit !== 32 && unit !== 9 && unit !== 10 && unit !== 13) afterEquals = unit === 61;
  }
  return -1;
}

function isElement(html: string, name: string, closers: Map<string, number>): boolean {
  if (BLOCK.has(name) || INLINE.has(name) || HIDDEN.has(name)) return true;
  if (name.includes(':') || name.includes('-')) return true;
  return closers.size >= 200 || closingTag(html, name, 0, closers) !== -1;
}

/** `<blink>` alone in a plain text is what the text is about. */
function isPaired(html: string, tag: Tag, open: number, closers: Map<string, number>): boolean {
  if (tag.closing || tag.name === 'br' || tag.name === 'p' || tag.name === 'hr')
    return isElement(html, tag.name, closers);
  return (
    html.slice(open, tag.end).includes('=') || closers.size >= 200 || closingTag(html, tag.name, 0, closers) !== -1
  );
}

/** Where `</name` stands at or after `from`, or -1. The absence is remembered: a repeated search would make the scan quadratic. */
function closingTag(html: string, name: string, from: number, closers: Map<string, number>): number {
  const known = closers.get(name);
  if (known !== undefined && (known === -1 || known >= from)) return known;
  if (closers.size >= 200) return -1;
  const wanted = `</${name}`;
  let at = html.indexOf('</', from);
  while (at !== -1 && html.slice(at, at + wanted.length).toLowerCase() !== wanted) at = html.indexOf('</', at + 2);
  closers.set(name, at);
  return at;
}

/** What a UTF-16 unit is to `tidy`: most units are themselves. */
const PLAIN = 0;
const GAP = 1;
/** Controls, and the two marks that turn text around: they have no place in what a person approves. */
const MARK = 2;
/** In a feed these are windows-1252 bytes that lost their label: HTML reads the reference &#146; the same way. */
const C1 = 3;
const KINDS = new Uint8Array(0x10000);
KINDS.fill(MARK, 0, 32);
KINDS.fill(GAP, 9, 14);
KINDS[0x20] = GAP;
KINDS[0x7f] = MARK;
KINDS.fill(C1, 0x80, 0xa0);
for (const gap of [0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000]) KINDS[gap] = GAP;
KINDS.fill(GAP, 0x2000, 0x200b);
for (const mark of [0x202d, 0x202e, 0xfeff, 0xfffe, 0xffff]) KINDS[mark] = MARK;

/** White space collapsed, controls dropped, at most `limit` units: one pass, and no further than the limit needs. */
function tidy(text: string, limit: number): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  let out = '';
  let from = 0;
  for (let index = 0; index < whole.length; index++) {
    const kind = KINDS[whole.charCodeAt(index)];
    if (kind === PLAIN) continue;
    // A single space between words stays where it is.
    if (whole.charCodeAt(index) === 32 && index > from && KINDS[whole.charCodeAt(index + 1)] === PLAIN) continue;
    out += whole.slice(from, index);
    if (out.length > limit) break;
    let isGap = false;
    let end = index;
    for (; end < whole.length; end++) {
      const other = KINDS[whole.charCodeAt(end)];
      if (other === GAP) isGap = true;
      else if (other !== MARK) break;
    }
    if (isGap && out !== '' && !out.endsWith(' ')) out += ' ';
    while (end < whole.length && KINDS[whole.charCodeAt(end)] === C1)
      out += WINDOWS_1252_C1[whole.charCodeAt(end++) - 0x80] ?? '';
    from = end;
    index = end - 1;
  }
  if (out.length <= limit) out += whole.slice(from, from + limit + 2);
  const clean = out.trimEnd();
  if (clean.length <= limit) return clean;
  return (
    clean
      .slice(0, limit - 1)
      .toWellFormed()
      .replace(/\ufffd$/, '')
      .trimEnd() + '…'
  );
}

const WINDOWS_1252_C1 = Array.from('€\u0000‚ƒ„…†‡ˆ‰Š‹Œ\u0000Ž\u0000\u0000‘’“”•–—˜™š›œ\u0000žŸ').map((unit) =>
  unit === '\u0000' ? '' : unit,
);

function isLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
}

function isNameUnit(unit: number): boolean {
  return isLetter(unit) || (unit >= 48 && unit <= 58) || unit === 45 || unit === 95;
}
