import { createHash } from 'node:crypto';
import { DAY_MS } from '../records/durations.ts';

/** The note of a draft whose approval met a freeze. It is asked about again when no freeze covers it any more. */
export const SAVED_WHILE_FROZEN = 'saved while frozen';

/** After so many wrong codes the codes of an ask are dead. Its links still work. */
export const MAX_WRONG_CODES = 5;

/** Without 0, 1, I, L, O and U, which are easily taken for one another. */
const CODE_LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

export const CODE_LENGTH = 8;

/** A short code from random bytes (at least 16). */
export const codeFrom = (bytes: Uint8Array): string => {
  const limit = 256 - (256 % CODE_LETTERS.length);
  return [...bytes]
    .filter((byte) => byte < limit)
    .slice(0, CODE_LENGTH)
    .map((byte) => CODE_LETTERS[byte % CODE_LETTERS.length])
    .join('')
    .padEnd(CODE_LENGTH, '2');
};

/** A code as a person types it: case, spaces and dashes do not matter. */
export const readCode = (typed: string): string => typed.toUpperCase().replaceAll(/[\s-]/g, '');

/**
 * Only hashes are stored. Nobody makes a link's secret (256 bits) from what the table holds. A short code has 39 bits:
 * who reads the rows of its ask finds it by trying, so only functions that act for people may read them.
 */
export const secretHash = (secret: string): string => createHash('sha256').update(secret, 'utf8').digest('hex');

/** The hash of a code together with its ask, so that one guess tries only one ask. */
export const codeHash = (askId: string, code: string): string => secretHash(`${askId}\n${readCode(code)}`);

/** The hash by which a code is found whose page does not know the ask. */
export const freeCodeHash = (code: string): string => secretHash(`code\n${readCode(code)}`);

/** So many codes an hour may be wrong on pages that do not know the ask. Then only the pages of the asks take one. */
export const MAX_WRONG_FREE_CODES = 60;

/** How long the link to an ask works, and how long a person's link to the desk and the stop button. */
export const ASK_FOR_MS = 7 * DAY_MS;
export const DESK_FOR_MS = 90 * DAY_MS;
