/**
 * Named character references: those of HTML 4, and the few of HTML 5 that publishing systems write.
 * The first two tables are in code point order, which keeps the names only.
 */
const LATIN_FROM_160 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo ' +
  'frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute ' +
  'Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml ' +
  'igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';
const GREEK_FROM_913 =
  'Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi Chi Psi Omega - - - - - - - ' +
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega';
const OTHERS =
  'quot=" amp=& lt=< gt=> apos=\' QUOT=" AMP=& LT=< GT=> COPY=© REG=® OElig=Œ oelig=œ Scaron=Š scaron=š Yuml=Ÿ fnof=ƒ circ=ˆ tilde=˜ ' +
  'ndash=– mdash=— horbar=― lsquo=‘ rsquo=’ rsquor=’ sbquo=‚ lsquor=‚ ldquo=“ rdquo=” rdquor=” bdquo=„ ldquor=„ dagger=† Dagger=‡ bull=• bullet=• ' +
  'hellip=… mldr=… permil=‰ prime=′ Prime=″ lsaquo=‹ rsaquo=› oline=‾ frasl=⁄ euro=€ image=ℑ weierp=℘ real=ℜ trade=™ TRADE=™ alefsym=ℵ larr=← uarr=↑ ' +
  'rarr=→ darr=↓ harr=↔ crarr=↵ lArr=⇐ uArr=⇑ rArr=⇒ dArr=⇓ hArr=⇔ forall=∀ part=∂ exist=∃ empty=∅ nabla=∇ isin=∈ notin=∉ ni=∋ prod=∏ sum=∑ minus=− ' +
  'lowast=∗ radic=√ prop=∝ infin=∞ ang=∠ and=∧ or=∨ cap=∩ cup=∪ int=∫ there4=∴ sim=∼ cong=≅ asymp=≈ ne=≠ equiv=≡ le=≤ ge=≥ sub=⊂ sup=⊃ nsub=⊄ sube=⊆ ' +
  'supe=⊇ oplus=⊕ otimes=⊗ perp=⊥ sdot=⋅ lceil=⌈ rceil=⌉ lfloor=⌊ rfloor=⌋ lang=⟨ rang=⟩ loz=◊ spades=♠ clubs=♣ hearts=♥ diams=♦ thetasym=ϑ upsih=ϒ ' +
  'piv=ϖ phone=☎ star=☆ starf=★ check=✓ cross=✗ half=½ excl=! quest=? num=# dollar=$ percnt=% lpar=( rpar=) ast=* plus=+ comma=, period=. sol=/ colon=: ' +
  'semi=; equals== commat=@ lsqb=[ lbrack=[ bsol=\\ rsqb=] rbrack=] Hat=^ lowbar=_ grave=` lcub={ lbrace={ verbar=| vert=| rcub=} rbrace=} hyphen=‐ dash=‐ ' +
  'Ccaron=Č ccaron=č Ecaron=Ě ecaron=ě Rcaron=Ř rcaron=ř Zcaron=Ž zcaron=ž Dcaron=Ď dcaron=ď Tcaron=Ť tcaron=ť Ncaron=Ň ncaron=ň Uring=Ů uring=ů ' +
  'Abreve=Ă abreve=ă Aogon=Ą aogon=ą Cacute=Ć cacute=ć Dstrok=Đ dstrok=đ Eogon=Ę eogon=ę Gbreve=Ğ gbreve=ğ Idot=İ imath=ı inodot=ı Lstrok=Ł lstrok=ł ' +
  'Nacute=Ń nacute=ń Odblac=Ő odblac=ő Sacute=Ś sacute=ś Scedil=Ş scedil=ş Tcedil=Ţ tcedil=ţ Udblac=Ű udblac=ű Zacute=Ź zacute=ź Zdot=Ż zdot=ż ' +
  'Amacr=Ā amacr=ā Emacr=Ē emacr=ē Imacr=Ī imacr=ī Omacr=Ō omacr=ō Umacr=Ū umacr=ū numero=№ copysr=℗ ohm=Ω';

const NAMED = new Map<string, string>();
LATIN_FROM_160.split(' ').forEach((name, index) => NAMED.set(name, String.fromCharCode(160 + index)));
GREEK_FROM_913.split(' ').forEach((name, index) => {
  if (name !== '-') NAMED.set(name, String.fromCharCode(913 + index));
});
for (const pair of OTHERS.split(' ')) {
  const equals = pair.indexOf('=');
  NAMED.set(pair.slice(0, equals), pair.slice(equals + 1));
}
for (const [name, value] of [
  ['ensp', '\u2002'],
  ['emsp', '\u2003'],
  ['thinsp', '\u2009'],
  ['hairsp', '\u200a'],
  ['numsp', '\u2007'],
  ['puncsp', '\u2008'],
  ['zwnj', '\u200c'],
  ['zwj', '\u200d'],
  ['lrm', '\u200e'],
  ['rlm', '\u200f'],
  ['NewLine', '\n'],
  ['Tab', '\t'],
  ['NoBreak', '\u2060'],
  ['ZeroWidthSpace', '\u200b'],
] as const)
  NAMED.set(name, value);

const REFERENCE = /&(?:#(\d{1,10})|#[xX]([0-9a-fA-F]{1,8})|([A-Za-z][A-Za-z0-9]{1,31}))(;?)/y;

/** The character reference that starts at `text[at]` (an ampersand), or null when there is none. */
export function decodeEntity(text: string, at: number): { readonly value: string; readonly end: number } | null {
  REFERENCE.lastIndex = at;
  const found = REFERENCE.exec(text);
  if (found === null) return null;
  const [, decimal, hexadecimal, name, semicolon] = found;
  if (name !== undefined) {
    const value = NAMED.get(name);
    // Without its semicolon only a Latin name is a reference, and only where no letter follows: `&copy 2024`, not `?a=1&section=2`.
    if (value === undefined || (semicolon === '' && !isBareReference(text, name, REFERENCE.lastIndex))) return null;
    return { value, end: REFERENCE.lastIndex };
  }
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  if (isHigh(code)) {
    // Some systems write a character beyond the first plane as its two UTF-16 halves.
    LOW_HALF.lastIndex = REFERENCE.lastIndex;
    const half = LOW_HALF.exec(text);
    const low = half === null ? 0 : half[1] === undefined ? Number.parseInt(half[2] ?? '', 16) : Number(half[1]);
    if (low >= 0xdc00 && low <= 0xdfff) return { value: String.fromCharCode(code, low), end: LOW_HALF.lastIndex };
  }
  const usable = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return { value: usable ? String.fromCodePoint(code) : '\ufffd', end: REFERENCE.lastIndex };
}

const LOW_HALF = /&#(?:(\d{5})|[xX]([0-9a-fA-F]{4}));/y;

function isHigh(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

/** What an XML parser must be given for a named reference that XML itself does not know, or null. */
export function namedEntity(name: string): string | null {
  return NAMED.get(name) ?? null;
}

function isBareReference(text: string, name: string, end: number): boolean {
  if (text[end] === '=') return false;
  const value = NAMED.get(name) ?? '';
  return value.charCodeAt(0) < 256 && value.length === 1;
}
