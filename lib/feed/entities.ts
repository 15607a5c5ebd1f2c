import { decodeHTMLAttribute } from 'entities/decode';

/**
 * Character references decoded once, named or numeric; what is none stays as it is. Without its semicolon
 * only a Latin name is one, and only where no letter, digit or `=` follows: `&copy 2024`, not
 * `?a=1&section=2`.
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return decodeHTMLAttribute(text.includes('&#') ? text.replace(HALVES, joined) : text);
}

/** Some systems write a character beyond the first plane as the numbers of its two UTF-16 halves. */
const HALVES =
  /&#(?:5(?:5(?:29[6-9]|[3-9]\d\d)|6(?:[0-2]\d\d|3[01]\d))|[xX][dD][89abAB][0-9a-fA-F]{2});&#(?:\d{5}|[xX][0-9a-fA-F]{4});/g;

function joined(pair: string): string {
  const [high = 0, low = 0] = pair
    .split(';')
    .map((half) => (/^&#x/i.test(half) ? Number.parseInt(half.slice(3), 16) : Number(half.slice(2))));
  return low >= 0xdc00 && low <= 0xdfff ? String.fromCharCode(high, low) : pair;
}
