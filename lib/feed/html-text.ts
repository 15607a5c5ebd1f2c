import { decodeEntities } from './entities.ts';
import { attributeOf, Walker, type EndTag, type Tag } from './walk.ts';

export type TextOptions = {
  /**
   * `strip` removes whatever has the form of a tag; `known` keeps `<String>` in a title that is not declared
   * to be HTML; `paired`, for what is declared to be plain, removes only what must be a mistake: an element
   * with its end tag or with attributes.
   */
  readonly tags: 'strip' | 'known' | 'paired';
  /** In UTF-16 code units; what is longer ends in an ellipsis. */
  readonly limit: number;
};

const HIDDEN = new Set(['script', 'style', 'iframe', 'noembed', 'noframes', 'template', 'applet']);
/** What browsers show in a tab, beside a drawing, or only where they cannot play a film: hidden where it has an end. */
const FALLBACK = new Set(['title', 'video', 'audio', 'canvas']);
const BLOCK = new Set(
  (
    'address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption ' +
    'figure footer form frameset h1 h2 h3 h4 h5 h6 head header hr html img legend li main menu nav ol option p ' +
    'pre section select summary table tbody td tfoot th thead title tr ul'
  ).split(' '),
);
const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big blink button canvas cite code data del dfn em embed font i input ins kbd label ' +
    'link map mark marquee math meta meter nobr noscript object output param picture progress q ruby rp rt s samp ' +
    'small source span strike strong sub sup svg time track tt u var video audio wbr'
  ).split(' '),
);

/**
 * The plain text of HTML: tags gone, entities decoded, white space collapsed, no control characters.
 * One pass over the input, whatever it holds.
 */
export function htmlToText(written: string, options: TextOptions): string {
  if (!written.includes('<') && !written.includes('&')) return tidy(written, options.limit);
  const html = withOneCdata(written);
  const found: Found = new Map();
  const pieces: string[] = [];
  let length = 0;
  let hidden: string | null = null;
  const add = (text: string) => {
    if (hidden !== null) return;
    pieces.push(text);
    length += text.length;
    // Twice the limit is enough for what tidying may take away.
    if (length > options.limit * 2 + 1000) walker.stop();
  };
  const isMarkup = (tag: AnyTag, name: string) =>
    options.tags === 'strip' ||
    (options.tags === 'paired' ? isPaired(html, tag, name, found) : isElement(html, tag, name, found));
  /** Answers whether it was markup. */
  const addTag = (tag: AnyTag, name: string): boolean => {
    if (!isMarkup(tag, name)) {
      add(decodeEntities(html.slice(tag.start, tag.end)));
      return false;
    }
    if (BLOCK.has(name.includes(':') ? name.slice(name.indexOf(':') + 1) : name)) add(' ');
    return true;
  };
  const isHidden = (name: string) =>
    HIDDEN.has(name) || (options.tags === 'strip' && FALLBACK.has(name) && hasClosingTag(html, name, found));
  const walker = new Walker(html, {
    text: (start, end) => add(decodeEntities(html.slice(start, end))),
    declaration: (start, end) => add(decodeEntities(html.slice(start, end))),
    // A publisher's escaped CDATA section: what stands in it is the text.
    cdata: (start, end) => add(decodeEntities(html.slice(start, end))),
    open: (tag) => {
      const name = tag.name.toLowerCase();
      const isTag = addTag(tag, name);
      if (isTag && !tag.isEmpty && isHidden(name)) hidden ??= name;
      if (isTag && name === 'img') add(emojiOf(tag) ?? '');
    },
    close: (tag) => {
      const name = tag.name.toLowerCase();
      if (name === hidden) hidden = null;
      addTag(tag, name);
    },
    // What stands before the next tag is the rest of this one.
    unclosed: (start, end) => {
      const name = /^<\/?([a-z][\w:-]*)/i.exec(html.slice(start, Math.min(end, start + 100)))?.[1]?.toLowerCase();
      if (name === undefined) add(decodeEntities(html.slice(start, end)));
      else addTag({ name, start, end, ...(html[start + 1] === '/' ? {} : { isEmpty: false }) }, name);
    },
    // A tag that never ends: a text that its publisher cut, unless a bare `a<b` was meant.
    endless: (start) => {
      const rest = html.slice(start, start + 4000);
      return /^<\/?[a-z]/i.test(rest) && (options.tags === 'strip' || rest.startsWith('</') || rest.includes('='));
    },
  });
  walker.run();
  return tidy(pieces.join(''), options.limit);
}

const ODD_CDATA = /<!\s{0,3}\[?\s{0,3}CDATA\s{0,3}\[/gi;

/**
 * A publisher's escaped CDATA section, however it is spelled (`<![cdata[`, `<! [CDATA [`, `]] >`, without an end):
 * one round the whole text is taken off, since there is HTML in it; what stands in another one is text.
 */
function withOneCdata(html: string): string {
  if (!html.includes('<!')) return html;
  const opened = html.replace(ODD_CDATA, '<![CDATA[');
  if (!opened.includes('<![CDATA[')) return opened;
  const closed = opened.replace(/\]\]\s{1,3}>/g, ']]>').replace(/\]\]\s{0,3}$/, ']]>');
  return closed.trimStart().startsWith('<![CDATA[') ? closed.replace('<![CDATA[', '').replace(']]>', '') : closed;
}

/**
 * What a small picture within a text stands for: its alternative text, where that is an emoji or the picture says of
 * itself that it is one. Null for every other picture.
 */
function emojiOf(tag: Tag): string | null {
  const alt = attributeOf(tag, 'alt') ?? '';
  if (alt === '' || alt.length > 30) return null;
  const isEmoji =
    (EMOJI_ALONE.test(alt) && PICTOGRAPH.test(alt)) ||
    isEmojiPicture(attributeOf(tag, 'class') ?? '', attributeOf(tag, 'src') ?? '');
  return isEmoji ? alt : null;
}

const PICTOGRAPH = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;
const EMOJI_ALONE = /^(?:\p{Extended_Pictographic}|\p{Emoji_Component}|\p{Regional_Indicator}|\ufe0f|\u200d)+$/u;

const EMOJI_CLASS = /(?:^|[\s_-])(?:emoji|emoticons?|smil(?:ey|ies)|wp-smiley|twemoji|emojione)(?:$|[\s_-])/i;
const EMOJI_ADDRESS = /\/(?:[a-z0-9-]*emoji[a-z0-9-]*|emoticons?|smil(?:ey|ie)s?|twemoji)\/|icon_[a-z]+\.gif$/i;

/** A picture that stands for a character, by the class or the address that writing systems give it. */
export function isEmojiPicture(classes: string, address: string): boolean {
  return (classes !== '' && EMOJI_CLASS.test(classes)) || (address !== '' && EMOJI_ADDRESS.test(address));
}

/** Tags and entities as they would be shown are gone already: white space, control characters and length only. */
export function plainText(text: string, limit: number): string {
  return tidy(text, limit);
}

type AnyTag = EndTag & { readonly isEmpty?: boolean };

function isElement(html: string, tag: AnyTag, name: string, found: Found): boolean {
  if (BLOCK.has(name) || INLINE.has(name) || HIDDEN.has(name)) return true;
  if (name.includes(':') || name.includes('-')) return true;
  // An end tag of what never began is what the text is about.
  return isEndTag(tag) ? firstOf(html, `<${name}`, found) < tag.start : hasClosingTag(html, name, found);
}

function isEndTag(tag: AnyTag): boolean {
  return tag.isEmpty === undefined;
}

/** `<blink>` alone in a plain text is what the text is about. */
function isPaired(html: string, tag: AnyTag, name: string, found: Found): boolean {
  if (isEndTag(tag) || name === 'br' || name === 'p' || name === 'hr') return isElement(html, tag, name, found);
  return html.slice(tag.start, tag.end).includes('=') || hasClosingTag(html, name, found);
}

function hasClosingTag(html: string, name: string, found: Found): boolean {
  return firstOf(html, `</${name}`, found) !== Infinity;
}

/** Where the beginnings of tags stand first, as far as they were looked for. */
type Found = Map<string, number>;

/**
 * Where a tag begins first, `<name` or `</name`; infinity where it is nowhere. Looked for once each, and for 200 at
 * most: every search is one look at the whole.
 */
function firstOf(html: string, wanted: string, found: Found): number {
  const known = found.get(wanted);
  if (known !== undefined) return known;
  if (found.size >= 200) return 0;
  const begins = wanted.startsWith('</') ? '</' : '<';
  let at = html.indexOf(begins);
  while (at !== -1 && html.slice(at, at + wanted.length).toLowerCase() !== wanted) at = html.indexOf(begins, at + 1);
  const first = at === -1 ? Infinity : at;
  found.set(wanted, first);
  return first;
}

/** What a UTF-16 unit is to `tidy`: most units are themselves, 0. */
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

/** Anything of which `KINDS` says that it is not plain, but for single spaces between plain units. */
const UNTIDY =
  /^ |[\u0000-\u001f\u007f-\u00a0\u1680\u2000-\u200a\u2028\u2029\u202d-\u202f\u205f\u3000\ufeff\ufffe\uffff]| (?=[\u0000-\u0020\u007f-\u00a0\u1680\u2000-\u200a\u2028\u2029\u202d-\u202f\u205f\u3000\ufeff\ufffe\uffff]|$)/g;

const [NO_BREAK, NARROW_NO_BREAK] = [0xa0, 0x202f];
const SET_OFF = new Set(':;!?');

/** A text for comparing: spaces at which no line may break are spaces like others. */
export function withPlainSpaces(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ');
}

/** White space collapsed, controls dropped, at most `limit` units: one pass, and no further than the limit needs. */
function tidy(text: string, limit: number): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  let out = '';
  let from = 0;
  UNTIDY.lastIndex = 0;
  for (let next = UNTIDY.exec(whole); next !== null; next = UNTIDY.exec(whole)) {
    out += whole.slice(from, next.index);
    if (out.length > limit) break;
    const run = specialRun(whole, next.index);
    if (run.gap !== null && out !== '' && !out.endsWith(' ')) out += run.gap;
    out += run.letters;
    from = run.end;
    UNTIDY.lastIndex = from;
  }
  if (out.length <= limit) out += whole.slice(from, from + limit + 2);
  return cutTo(out.trimEnd(), limit);
}

/**
 * What stands in a row of units that are not plain: the space that is left of white space, and then the letters
 * that C1 controls mean.
 */
function specialRun(text: string, start: number): { gap: string | null; letters: string; end: number } {
  let gap: string | null = null;
  let end = start;
  for (; end < text.length; end++) {
    const unit = text.charCodeAt(end);
    const kind = KINDS[unit];
    if (kind === GAP) gap = unit === NO_BREAK || unit === NARROW_NO_BREAK ? (text[end] ?? ' ') : (gap ?? ' ');
    else if (kind !== MARK) break;
  }
  // French sets `:`, `;`, `!` and `?` off by a space at which no line may break.
  if (gap !== null && gap !== ' ' && !SET_OFF.has(text.charAt(end))) gap = ' ';
  let letters = '';
  while (end < text.length && KINDS[text.charCodeAt(end)] === C1)
    letters += WINDOWS_1252_C1[text.charCodeAt(end++) - 0x80] ?? '';
  return { gap, letters, end };
}

function cutTo(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const kept = text.slice(0, limit - 1).toWellFormed();
  return kept.replace(/\ufffd$/, '').trimEnd() + '…';
}

const WINDOWS_1252_C1 = Array.from('€\u0000‚ƒ„…†‡ˆ‰Š‹Œ\u0000Ž\u0000\u0000‘’“”•–—˜™š›œ\u0000žŸ').map((unit) =>
  unit === '\u0000' ? '' : unit,
);
