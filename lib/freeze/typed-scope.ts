import { AND_WORDS, EVERYTHING, SCOPE_KINDS } from './typed-words.ts';
import { plainOf, within } from './typed.ts';

/** Reads scopes as people type them: what cannot be read with certainty stops everything. */

const bare = (text: string): string => plainOf(text).replaceAll(/[^\p{L}\p{N}]/gu, '');

/** What a scope names, after its kind: `promo` of `lane:promo`. */
const nameIn = (scope: string): string => scope.slice(scope.indexOf(':') + 1);

/** A name this short differs too much by one letter. */
const SHORT = 2;

/** Whether a text is the scope but for one letter. The one letter is not most of its name. */
const isNearScope = (typed: string, scope: string): boolean => {
  if (scope === 'all' || !within(1, bare(typed), bare(scope))) return false;
  const mark = /^[\p{L}\p{M}]+[^\p{L}\p{M}\p{N}]/u.exec(typed)?.[0].length ?? 0;
  const isNameWhole = mark > 0 && bare(typed.slice(mark)) === bare(nameIn(scope));
  return isNameWhole || bare(nameIn(scope)).length > SHORT;
};

/** The one scope that a text is, marks and case aside. */
const sameScope = (typed: string, known: readonly string[]): string | null => {
  if (known.includes(typed)) return typed;
  const [same, another] = known.filter((scope) => bare(scope) === bare(typed));
  return another === undefined ? (same ?? null) : null;
};

/** The one scope that a text means: itself, or itself but for one letter. */
const scopeIn = (typed: string, known: readonly string[]): string | null => {
  const same = sameScope(typed, known);
  if (same !== null || known.some((scope) => bare(scope) === bare(typed))) return same;
  const [found, another] = known.filter((scope) => isNearScope(typed, scope));
  return another === undefined ? (found ?? null) : null;
};

/** Letters more, less, other, or exchanged: two of them are still a scope that was meant. */
const SLIPS = 2;

/** Whether a text means to be a scope: `lane:prom`, `lnae:pub`, or what resembles one from afar. */
const meansScope = (typed: string, known: readonly string[]): boolean => {
  if (/^\P{L}*https?:/iu.test(typed)) return false;
  if (/\p{L}[\p{M}]*:+\p{L}/u.test(typed)) return true;
  return known.some((scope) => scope !== 'all' && within(SLIPS, bare(typed), bare(scope)));
};

/** Whether a text, where a scope stands, names a part of what there is: `lane`, or `news` of `lane:news`. */
const namesPart = (typed: string, known: readonly string[]): boolean =>
  SCOPE_KINDS.some((kind) => within(1, bare(typed), kind)) ||
  known.some((scope) => /^(?:lane|network):/.test(scope) && nameIn(scope) === bare(typed));

/** Without the marks around it. */
const edges = (text: string): string => text.replace(/^[^\p{L}\p{N}]+/u, '').replace(/[^\p{L}\p{N}]+$/u, '');

type Piece = { text: string; start: number };

const piecesOf = (text: string): Piece[] =>
  [...text.matchAll(/[^\s,;&+|]+/gu)].flatMap((match) =>
    edges(match[0]) === '' ? [] : [{ text: match[0], start: match.index }],
  );

export type TypedScopes = { scopes: string[]; rest: string; missed: string | null };

/** `tout`, but not the `tout` of `tout de suite`. */
const isEverything = (typed: string, next: Piece | undefined): boolean =>
  EVERYTHING.has(bare(typed)) && !(bare(typed) === 'tout' && next !== undefined && bare(next.text) === 'de');

/**
 * The scopes at the beginning of a text, and the rest. Where a scope stands and none can be read, everything is meant;
 * a scope that stands further on, in the rest, is meant too.
 */
export const readTypedScopes = (text: string, known: readonly string[]): TypedScopes => {
  const pieces = piecesOf(text);
  const first = pieces.map(({ text: piece }, at) => {
    const typed = edges(piece);
    return scopeIn(typed, known) ?? (isEverything(typed, pieces[at + 1]) ? 'all' : null);
  });
  // Two scopes may be joined by a word.
  const isLead = (at: number) => first[at] !== null || (at > 0 && AND_WORDS.has(bare(pieces[at]?.text ?? '')));
  const leadEnd = pieces.findIndex((_, at) => !isLead(at));
  const lead = leadEnd === -1 ? pieces.length : leadEnd;
  const last = first.slice(0, lead).findLastIndex((scope) => scope !== null);
  const after = pieces[lead];
  const isMissed =
    after !== undefined && (last === -1 || meansScope(after.text, known) || namesPart(edges(after.text), known));
  const further = pieces.slice(lead + 1);
  const missed = isMissed
    ? after
    : further.find(({ text: piece }) => meansScope(piece, known) && scopeIn(edges(piece), known) === null);
  const scopes = [
    ...first.slice(0, lead).filter((scope) => scope !== null),
    ...further.flatMap(({ text: piece }) => scopeIn(edges(piece), known) ?? []),
  ];
  return {
    scopes: missed !== undefined || last === -1 || scopes.includes('all') ? ['all'] : [...new Set(scopes)],
    rest: text.slice(pieces[last + 1]?.start ?? text.length),
    missed: missed === undefined ? null : edges(missed.text),
  };
};

/**
 * The scopes at the beginning of a text whose writer can be asked again: marks and case aside, each must be one.
 * `unknown`: what stands where a scope stands and is none. Without any text everything is meant.
 */
export const readNamedScopes = (
  text: string,
  known: readonly string[],
): { scopes: string[]; unknown: string[]; rest: string } => {
  const scopes: string[] = [];
  for (const { text: piece, start } of piecesOf(text)) {
    const typed = edges(piece);
    const found = sameScope(typed, known) ?? (EVERYTHING.has(bare(typed)) ? 'all' : null);
    if (found === null) {
      const isUnknown = scopes.length === 0 || meansScope(piece, known);
      return { scopes, unknown: isUnknown ? [typed] : [], rest: text.slice(start) };
    }
    if (!scopes.includes(found)) scopes.push(found);
  }
  return { scopes: scopes.length === 0 ? ['all'] : scopes, unknown: [], rest: '' };
};
