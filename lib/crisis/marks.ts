import { PLACES, type Name, type Named } from './gazetteer.ts';
import { HEADS } from './heads.ts';
import { contextFamilies, type ContextFamily, type Lexicon } from './lexicon.ts';
import { de } from './lexicon/de.ts';
import { en } from './lexicon/en.ts';
import { es } from './lexicon/es.ts';
import { fr } from './lexicon/fr.ts';
import { it } from './lexicon/it.ts';
import { nl } from './lexicon/nl.ts';
import { pt } from './lexicon/pt.ts';
import { crisisKinds, type CrisisKind } from './signal.ts';
import { matcher, type Matcher } from './text.ts';

export type Tier = 1 | 2 | 3 | 4 | 5;
const TIERS: readonly Tier[] = [1, 2, 3, 4, 5];

export type Span = { readonly from: number; readonly to: number };
export type Term = Span & { readonly kind: CrisisKind; readonly tier: Tier };
type Plain = 'dead' | 'hurt' | 'missing' | 'toll' | 'now' | 'public' | 'leader' | 'head' | 'fate' | 'first';
type Mark =
  | { readonly as: 'term'; readonly kind: CrisisKind; readonly tier: Tier }
  | { readonly as: 'context'; readonly family: ContextFamily }
  | { readonly as: 'place'; readonly named: Named }
  | { readonly as: Plain };

export type Compiled = {
  readonly match: Matcher<Mark>;
  readonly numbers: ReadonlyMap<string, number>;
  readonly people: ReadonlyMap<string, number>;
  readonly hundred: ReadonlySet<string>;
  readonly thousand: ReadonlySet<string>;
  readonly singles: ReadonlySet<string>;
  /** Words for dead and hurt people that may follow their number directly. */
  readonly counted: ReadonlySet<string>;
  readonly isUnit: (word: string) => boolean;
  readonly locative: ReadonlySet<string>;
  readonly stop: ReadonlySet<string>;
  /** The points that each context takes off. */
  readonly off: ReadonlyMap<string | undefined, number>;
};

/** The sections of words that say one thing each. */
const SAYS: Readonly<Record<string, Plain>> = {
  'harm dead': 'dead',
  'harm hurt': 'hurt',
  'harm missing': 'missing',
  'harm toll': 'toll',
  'what now': 'now',
  'what first': 'first',
  'what fate': 'fate',
  'place public': 'public',
  'who leaders': 'leader',
  'who heads': 'head',
};
const isKind = (name: string | undefined): name is CrisisKind => crisisKinds.some((kind) => kind === name);
const isFamily = (name: string | undefined): name is ContextFamily => contextFamilies.some((each) => each === name);

const markOf = (section: string): Mark | null => {
  const [group, name, number] = section.split(' ');
  const says = SAYS[section];
  if (says !== undefined) return { as: says };
  const tier = TIERS.find((each) => String(each) === number);
  if (group === 'what' && isKind(name) && tier !== undefined) return { as: 'term', kind: name, tier };
  return group === 'context' && isFamily(name) ? { as: 'context', family: name } : null;
};

/** Lines of a word and its number. */
const numbersOf = (lines: readonly string[]): ReadonlyMap<string, number> =>
  new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]));

const compile = (lexicon: Lexicon): Compiled => {
  const of = (section: string): readonly string[] => lexicon.get(section) ?? [];
  const sections = [...lexicon];
  const sets = Object.fromEntries(
    sections.flatMap(([name, lines]) => (name.startsWith('set ') ? [[name.slice(4), lines]] : [])),
  );
  const entries = sections.flatMap(([name, lines]) => {
    const mark = markOf(name);
    return mark === null ? [] : lines.map((line): [string, Mark] => [line, mark]);
  });
  const units = matcher(of('scale units').map((pattern) => [pattern, true] as const));
  const memo = new Map<string, boolean>();
  const off = sections.flatMap(([name]) => (name.startsWith('context ') ? [name.split(' ').slice(1)] : []));
  return {
    match: matcher(
      [
        ...entries,
        ...HEADS.map((head): [string, Mark] => [head, { as: 'head' }]),
        ...PLACES.map(([name, named]): [string, Mark] => [name, { as: 'place', named }]),
      ],
      sets,
    ),
    numbers: numbersOf(of('scale numbers')),
    people: numbersOf(of('who people')),
    hundred: new Set(of('scale hundred')),
    thousand: new Set(of('scale thousand')),
    singles: new Set(of('who singles')),
    counted: new Set(['dead', 'hurt', 'missing'].flatMap((harm) => of(`harm ${harm}`))),
    isUnit: (word) => {
      let known = memo.get(word);
      if (known !== undefined) return known;
      known = false;
      units([word], () => (known = true));
      if (memo.size > 20_000) memo.clear();
      memo.set(word, known);
      return known;
    },
    locative: new Set(of('place locative')),
    stop: new Set(of('place stop')),
    off: new Map(off.map(([family, points]) => [family, Number(points)])),
  };
};

const LEXICA: Readonly<Record<string, Lexicon>> = { fr, en, es, de, it, pt, nl };
const compiled = new Map<string, Compiled>();

/** The compiled lexicon of a language, and English for a language that has none. Each is compiled once. */
export const lexiconFor = (lang: string): Compiled => {
  const code = lang.slice(0, 2).toLowerCase();
  const known = compiled.get(code) ?? compile(LEXICA[code] ?? en);
  compiled.set(code, known);
  return known;
};

/** What a lexicon finds in a headline, and the names of places. */
export type Marks = {
  readonly terms: Term[];
  readonly contexts: Map<ContextFamily, Span[]>;
  readonly spans: Readonly<Record<Plain, Span[]>>;
  readonly names: Name[];
};

export const marksIn = (words: readonly string[], lexicon: Compiled): Marks => {
  const terms: Term[] = [];
  const contexts = new Map<ContextFamily, Span[]>();
  const spans: Record<Plain, Span[]> = {
    dead: [],
    hurt: [],
    missing: [],
    toll: [],
    now: [],
    public: [],
    leader: [],
    head: [],
    fate: [],
    first: [],
  };
  const names: Name[] = [];
  lexicon.match(words, (mark, from, to) => {
    if (mark.as === 'term') terms.push({ kind: mark.kind, tier: mark.tier, from, to });
    else if (mark.as === 'context') contexts.set(mark.family, [...(contexts.get(mark.family) ?? []), { from, to }]);
    else if (mark.as === 'place') names.push({ named: mark.named, from, to });
    else spans[mark.as].push({ from, to });
  });
  return { terms, contexts, spans, names };
};
