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
import { matcher, patternsOf, type Matcher } from './text.ts';

export type Tier = 1 | 2 | 3 | 4 | 5;
const TIERS: readonly Tier[] = [1, 2, 3, 4, 5];

export type Span = { readonly from: number; readonly to: number };
export type Term = Span & { readonly kind: CrisisKind; readonly tier: Tier };
const PLAIN = ['dead', 'hurt', 'missing', 'toll', 'now', 'public', 'leader', 'head', 'fate', 'first'] as const;
type Plain = (typeof PLAIN)[number];
type Mark =
  | { readonly as: 'term'; readonly kind: CrisisKind; readonly tier: Tier }
  | { readonly as: 'context'; readonly family: ContextFamily }
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
  readonly off: Readonly<Record<ContextFamily, number>>;
};

const entriesOf = (lexicon: Lexicon): [string, Mark][] => {
  const plain: Readonly<Record<Plain, string>> = {
    dead: lexicon.dead,
    hurt: lexicon.hurt,
    missing: lexicon.missing,
    toll: lexicon.toll,
    now: lexicon.now,
    first: lexicon.firstWord,
    public: lexicon.publicPlace,
    leader: lexicon.leaders,
    head: `${lexicon.heads};${HEADS}`,
    fate: lexicon.leaderFate,
  };
  const lists: [string, Mark][] = [
    ...crisisKinds.flatMap((kind) =>
      TIERS.map((tier): [string, Mark] => [lexicon.terms[kind]?.[tier] ?? '', { as: 'term', kind, tier }]),
    ),
    ...contextFamilies.map((family): [string, Mark] => [lexicon.context[family].words, { as: 'context', family }]),
    ...PLAIN.map((as): [string, Mark] => [plain[as], { as }]),
  ];
  return lists.flatMap(([list, mark]) => patternsOf(list).map((pattern): [string, Mark] => [pattern, mark]));
};

const compile = (lexicon: Lexicon): Compiled => {
  const units = matcher(patternsOf(lexicon.units).map((pattern) => [pattern, true] as const));
  const memo = new Map<string, boolean>();
  const off = Object.fromEntries(contextFamilies.map((family) => [family, lexicon.context[family].off]));
  return {
    match: matcher(entriesOf(lexicon), lexicon.sets),
    numbers: new Map(Object.entries(lexicon.numbers)),
    people: new Map(Object.entries(lexicon.people)),
    hundred: new Set(patternsOf(lexicon.hundred)),
    thousand: new Set(patternsOf(lexicon.thousand)),
    singles: new Set(patternsOf(lexicon.singles)),
    counted: new Set(patternsOf(`${lexicon.dead};${lexicon.hurt};${lexicon.missing}`)),
    isUnit: (word) => {
      let known = memo.get(word);
      if (known !== undefined) return known;
      known = false;
      units([word], () => (known = true));
      if (memo.size > 20_000) memo.clear();
      memo.set(word, known);
      return known;
    },
    locative: new Set(patternsOf(lexicon.locative)),
    stop: new Set(patternsOf(lexicon.stop)),
    off: off as Readonly<Record<ContextFamily, number>>,
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

/** What a lexicon finds in a headline. */
export type Marks = {
  readonly terms: Term[];
  readonly contexts: Map<ContextFamily, Span[]>;
  readonly spans: Readonly<Record<Plain, Span[]>>;
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
  lexicon.match(words, (mark, from, to) => {
    if (mark.as === 'term') terms.push({ kind: mark.kind, tier: mark.tier, from, to });
    else if (mark.as === 'context') contexts.set(mark.family, [...(contexts.get(mark.family) ?? []), { from, to }]);
    else spans[mark.as].push({ from, to });
  });
  return { terms, contexts, spans };
};
