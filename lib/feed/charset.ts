import { isUtf8 } from 'node:buffer';

export type DecodedText = {
  readonly text: string;
  /** Lower-case name of the encoding that was really used. */
  readonly encoding: string;
  /** True when some bytes could not be read and became U+FFFD. */
  readonly damaged: boolean;
};

/** Labels that publishers write and the Encoding Standard does not know. */
const OTHER_LABELS: Readonly<Record<string, string>> = {
  ansi: 'windows-1252',
  'latin-1': 'windows-1252',
  latin_1: 'windows-1252',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp932: 'shift_jis',
  'x-macroman': 'macintosh',
};

/** The bytes from 0x80 to 0x9f in windows-1252, which Node 20 reads as control characters. */
const WINDOWS_1252_FROM_0X80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** IBM code page 37 from byte 0x40 up; the 64 control codes below it only matter as white space. */
const CP037_FROM_0X40 =
  ' \u00a0âäàáãåçñ¢.<(+|&éêëèíîïìß!$*);¬-/ÂÄÀÁÃÅÇÑ¦,%_>?øÉÊËÈÍÎÏÌ`:#@\'="Øabcdefghi«»ðýþ±°jklmnopqrªºæ¸Æ¤' +
  'µ~stuvwxyz¡¿ÐÝÞ®^£¥·©§¶¼½¾[]¯¨´×{ABCDEFGHI\u00adôöòóõ}JKLMNOPQR¹ûüùúÿ\\÷STUVWXYZ²ÔÖÒÓÕ0123456789³ÛÜÙÚ\u009f';

/**
 * The text of a feed's bytes. Order of trust: byte order mark, HTTP header, XML declaration, strict UTF-8,
 * windows-1252; valid multi-byte UTF-8 beats a Latin-1 label, because publishers who mislabel are common and texts
 * that are valid by chance are not.
 */
export function decodeFeedBytes(bytes: Buffer, contentType: string | null): DecodedText {
  const marked = decodeMarked(bytes);
  if (marked !== null) return marked;
  const fromHeader = knownEncoding(/charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(contentType ?? '')?.[1]);
  const declared = knownEncoding(declaredEncoding(bytes));
  const label = fromHeader ?? declared;
  return label === null || label === 'utf-8' || label === 'windows-1252'
    ? decodeUtf8OrLatin(bytes, label, declared)
    : decodeLabelled(bytes, label, declared);
}

/** Bytes whose label is no proof: both labels, and none, stand on documents in UTF-8 and in Latin-1. */
function decodeUtf8OrLatin(bytes: Buffer, label: string | null, declared: string | null): DecodedText {
  if (isUtf8(bytes)) {
    const isLatinWithoutHighBytes = label === 'windows-1252' && !bytes.some((byte) => byte > 0x7f);
    const encoding = isLatinWithoutHighBytes ? 'windows-1252' : 'utf-8';
    return { text: bytes.toString('utf8'), encoding, damaged: false };
  }
  if (label === 'utf-8' && declared !== null && declared !== 'utf-8') return decodeAs(bytes, declared);
  const joined = withJoinedHalves(bytes);
  if (isUtf8(joined)) return { text: joined.toString('utf8'), encoding: 'utf-8', damaged: false };
  if (label !== 'windows-1252') {
    const lenient = bytes.toString('utf8');
    if (isMostlyUtf8(lenient)) return { text: lenient, encoding: 'utf-8', damaged: true };
  }
  return decodeAs(bytes, 'windows-1252');
}

/** Bytes with another label: as it says, unless that damages them and something else does not. */
function decodeLabelled(bytes: Buffer, label: string, declared: string | null): DecodedText {
  const decoded = decodeAs(bytes, label);
  if (!decoded.damaged) return decoded;
  if (isUtf8(bytes)) return { text: bytes.toString('utf8'), encoding: 'utf-8', damaged: false };
  if (declared !== null && declared !== label) {
    const other = decodeAs(bytes, declared);
    if (!other.damaged) return other;
  }
  return decoded;
}

/** Byte order marks, the longest first. */
const MARKS = [
  { bytes: [0xff, 0xfe, 0, 0], encoding: 'utf-32le' },
  { bytes: [0, 0, 0xfe, 0xff], encoding: 'utf-32be' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;

const beginsWith = (bytes: Buffer, expected: readonly number[]): boolean =>
  expected.every((byte, index) => bytes[index] === byte);

/** What the first bytes alone decide: a byte order mark, or zeros where a wide encoding has them. */
function decodeMarked(bytes: Buffer): DecodedText | null {
  if (beginsWith(bytes, [0xef, 0xbb, 0xbf])) return decodeMarkedUtf8(bytes.subarray(3));
  const mark = MARKS.find((each) => beginsWith(bytes, each.bytes));
  if (mark !== undefined) return decodeAs(bytes.subarray(mark.bytes.length), mark.encoding);
  // `<?xm` in EBCDIC: no other common encoding starts a document with these bytes.
  if (beginsWith(bytes, [0x4c, 0x6f, 0xa7, 0x94])) return decodeEbcdic(bytes);
  const wide = wideEncoding(bytes);
  return wide === null ? null : decodeAs(bytes, wide);
}

/** Editors and caches stick a mark onto Latin-1 bytes; then the mark is the mistake. */
function decodeMarkedUtf8(body: Buffer): DecodedText {
  if (!isUtf8(body) && !isMostlyUtf8(body.toString('utf8'))) return decodeAs(body, 'windows-1252');
  return { text: body.toString('utf8'), encoding: 'utf-8', damaged: !isUtf8(body) };
}

/** A wide encoding without a mark, by where the zeros of its first characters stand. */
function wideEncoding(bytes: Buffer): string | null {
  if (beginsWith(bytes, [0x3c, 0, 0, 0])) return 'utf-32le';
  if (beginsWith(bytes, [0, 0, 0, 0x3c])) return 'utf-32be';
  const [a, b, c, d] = bytes;
  if (isMarkupStart(a) && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  return a === 0 && isMarkupStart(b) && c === 0 && d !== 0 ? 'utf-16be' : null;
}

function isMarkupStart(byte: number | undefined): boolean {
  return byte === 0x3c || byte === 0x7b || byte === 0x0a || byte === 0x0d || byte === 0x20;
}

function declaredEncoding(bytes: Buffer): string | undefined {
  const head = bytes.toString('latin1', 0, 1024);
  return /<\?xml\s[^>]*?encoding\s*=\s*["']\s*([\w.:-]+)/i.exec(head)?.[1];
}

/**
 * The standard name of the encoding that a label means. UTF-16 and UTF-32 labels are ignored: such bytes are
 * recognised by their form, and anything else so labelled is mislabelled.
 */
function knownEncoding(label: string | undefined): string | null {
  const name = label?.toLowerCase() ?? '';
  if (name === '' || /^(?:utf-?(?:16|32|7)|ucs|unicode$|x-user-defined$)/.test(name)) return null;
  try {
    return new TextDecoder(OTHER_LABELS[name] ?? name).encoding;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function decodeAs(bytes: Buffer, encoding: string): DecodedText {
  const text = textOf(bytes, encoding);
  return { text, encoding, damaged: text.includes('\ufffd') };
}

function textOf(bytes: Buffer, encoding: string): string {
  switch (encoding) {
    case 'windows-1252':
      return bytes
        .toString('latin1')
        .replace(/[\u0080-\u009f]/g, (unit) => WINDOWS_1252_FROM_0X80.charAt(unit.charCodeAt(0) - 0x80));
    // The standard has no UTF-32.
    case 'utf-32le':
      return utf32TextOf(bytes.length, (at) => bytes.readUInt32LE(at));
    case 'utf-32be':
      return utf32TextOf(bytes.length, (at) => bytes.readUInt32BE(at));
    default:
      return new TextDecoder(encoding).decode(bytes);
  }
}

function utf32TextOf(length: number, codeAt: (at: number) => number): string {
  const parts: string[] = [];
  for (let at = 0; at + 4 <= length; at += 4) {
    const code = codeAt(at);
    parts.push(code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code));
  }
  return parts.join('').toWellFormed();
}

/**
 * Java and older databases write a character beyond the first plane as two UTF-16 halves of three bytes each
 * (CESU-8).
 */
function withJoinedHalves(bytes: Buffer): Buffer {
  if (!bytes.includes(0xed)) return bytes;
  const joined = bytes
    .toString('latin1')
    .replace(/(\xed[\xa0-\xaf][\x80-\xbf])(\xed[\xb0-\xbf][\x80-\xbf])/g, (_, high: string, low: string) =>
      Buffer.from(String.fromCharCode(halfOf(high), halfOf(low))).toString('latin1'),
    );
  return Buffer.from(joined, 'latin1');
}

function halfOf(threeBytes: string): number {
  return 0xd000 | ((threeBytes.charCodeAt(1) & 0x3f) << 6) | (threeBytes.charCodeAt(2) & 0x3f);
}

/** A few broken bytes (a cut character, a stray Latin-1 name) in a text that is otherwise plainly UTF-8. */
function isMostlyUtf8(text: string): boolean {
  let broken = 0;
  let multiByte = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0xfffd) broken++;
    else if (unit > 0x7f) multiByte++;
  }
  return multiByte > broken * 4;
}

function decodeEbcdic(bytes: Buffer): DecodedText {
  const table = Array.from(CP037_FROM_0X40);
  let text = '';
  for (const byte of bytes)
    text += byte < 0x40 ? (byte === 0x25 || byte === 0x15 ? '\n' : ' ') : (table[byte - 0x40] ?? ' ');
  return { text, encoding: 'cp037', damaged: false };
}
