import { contextFamilies, type ContextFamily, type Lexicon } from './lexicon.ts';
import { de } from './lexicon/de.ts';
import { en } from './lexicon/en.ts';
import { es } from './lexicon/es.ts';
import { fr } from './lexicon/fr.ts';
import { it } from './lexicon/it.ts';
import { nl } from './lexicon/nl.ts';
import { pt } from './lexicon/pt.ts';
import { countryRegion, placesOf, type Found, type Place } from './gazetteer.ts';
import { crisisKinds, type CrisisKind } from './signal.ts';
import { matcher, patternsOf, wordsOf, type Matcher } from './text.ts';

/** One rule that applied: which one, the words that it found, and its points. A context has negative points. */
export type Fired = { readonly rule: string; readonly words: string; readonly points: number };

export type Severity = {
  /** 0 to 10. */
  readonly score: number;
  readonly kind: CrisisKind;
  /** Points of the crisis words alone, without victims and contexts. */
  readonly core: number;
  readonly dead: number;
  readonly hurt: number;
  readonly missing: number;
  /** Points taken off. */
  readonly off: number;
  /** Whether a head of state or the like is named together with a violent end or death. */
  readonly leader: 'violent' | 'death' | null;
  readonly publicPlace: boolean;
  /** A great quake, a lost airliner or an invasion, which concerns everyone wherever it happens. */
  readonly great: boolean;
  /** The headline calls it terror. */
  readonly terror: boolean;
  readonly where: readonly Place[];
  readonly concerned: readonly string[];
  readonly fired: readonly Fired[];
  /** What distinguishes this story from others, in one form for all languages: places, kinds and stems of words. */
  readonly tokens: readonly string[];
};

type Tier = 1 | 2 | 3 | 4 | 5;
type Mark =
  | { readonly as: 'term'; readonly kind: CrisisKind; readonly tier: Tier }
  | { readonly as: 'context'; readonly family: ContextFamily }
  | { readonly as: 'dead' | 'hurt' | 'missing' | 'toll' | 'now' | 'public' | 'leader' | 'head' | 'fate' | 'first' };

type Compiled = {
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

const TIERS: readonly Tier[] = [1, 2, 3, 4, 5];
const TIER_POINTS: Readonly<Record<Tier, number>> = { 1: 0.4, 2: 1.5, 3: 2.7, 4: 3.6, 5: 3.6 };
/** Accidents and disasters are frequent, so their victims count more than the word does. */
const KIND_SHARE: Readonly<Record<CrisisKind, number>> = {
  attack: 1,
  shooting: 1,
  explosion: 1,
  hostage: 1,
  war: 0.9,
  disaster: 0.72,
  accident: 0.72,
  leader: 1,
  unrest: 0.9,
  other: 0.8,
};
/**
 * Contexts that many victims outweigh: a market report on an explosion is still about an explosion. A film, a
 * trial or an epidemic stay what they are.
 */
const EXCUSED: ReadonlySet<ContextFamily> = new Set([
  'economy',
  'figure',
  'explainer',
  'opinion',
  'hypothesis',
  'past',
  'foiled',
  'negation',
]);
const VIOLENT: ReadonlySet<CrisisKind> = new Set(['attack', 'shooting', 'explosion', 'hostage']);
const AGE = new Set(['aged', 'age', 'at', 'under', 'over']);
const AND = new Set(['and', 'et', 'y', 'e', 'und', 'en', 'to', 'a']);
/** "Nearly 2000 dead", "plus de 2000 morts". */
const APPROXIMATE = new Set(
  'least than nearly almost to at moins plus pres environ a minst mindestens uber mas almeno oltre menos'.split(' '),
);

const compile = (lexicon: Lexicon): Compiled => {
  const entries: [string, Mark][] = [];
  const add = (list: string, mark: Mark): void => {
    for (const pattern of patternsOf(list)) entries.push([pattern, mark]);
  };
  for (const kind of crisisKinds) {
    for (const tier of TIERS) add(lexicon.terms[kind]?.[tier] ?? '', { as: 'term', kind, tier });
  }
  for (const family of contextFamilies) add(lexicon.context[family].words, { as: 'context', family });
  add(lexicon.dead, { as: 'dead' });
  add(lexicon.hurt, { as: 'hurt' });
  add(lexicon.missing, { as: 'missing' });
  add(lexicon.toll, { as: 'toll' });
  add(lexicon.now, { as: 'now' });
  add(lexicon.firstWord, { as: 'first' });
  add(lexicon.publicPlace, { as: 'public' });
  add(lexicon.leaders, { as: 'leader' });
  add(lexicon.heads, { as: 'head' });
  add(lexicon.leaderFate, { as: 'fate' });
  const units = matcher(patternsOf(lexicon.units).map((pattern) => [pattern, true] as const));
  const unitMemo = new Map<string, boolean>();
  const off: Record<string, number> = {};
  for (const family of contextFamilies) off[family] = lexicon.context[family].off;
  return {
    match: matcher(entries, lexicon.sets),
    numbers: new Map(Object.entries(lexicon.numbers)),
    people: new Map(Object.entries(lexicon.people)),
    hundred: new Set(patternsOf(lexicon.hundred)),
    thousand: new Set(patternsOf(lexicon.thousand)),
    singles: new Set(patternsOf(lexicon.singles)),
    counted: new Set(patternsOf(`${lexicon.dead};${lexicon.hurt};${lexicon.missing}`)),
    isUnit: (word) => {
      let known = unitMemo.get(word);
      if (known === undefined) {
        known = false;
        units([word], () => {
          known = true;
        });
        if (unitMemo.size > 20_000) unitMemo.clear();
        unitMemo.set(word, known);
      }
      return known;
    },
    locative: new Set(patternsOf(lexicon.locative)),
    stop: new Set(patternsOf(lexicon.stop)),
    off: Object.fromEntries(contextFamilies.map((family) => [family, lexicon.context[family].off])) as Readonly<
      Record<ContextFamily, number>
    >,
  };
};

export const LEXICA: Readonly<Record<string, Lexicon>> = { fr, en, es, de, it, pt, nl };
export type Lexica = Readonly<Record<string, Lexicon>>;

/** Finds the compiled lexicon of a language, and English for a language that has none. Each is compiled once. */
const compiler = (lexica: Lexica): ((lang: string) => Compiled) => {
  const compiled = new Map<string, Compiled>();
  return (lang) => {
    const code = lang.slice(0, 2).toLowerCase();
    const known = compiled.get(code);
    if (known !== undefined) return known;
    const made = compile(lexica[code] ?? en);
    compiled.set(code, made);
    return made;
  };
};

/** Points for a number of victims: each one adds points, the first ones most. */
export const victimPoints = (weight: number): number =>
  weight <= 0 ? 0 : Math.min(5.5, 1 + 1.35 * Math.log10(Math.max(1, weight)));

const MAX_NUMBER = 1_000_000;
const isDigits = (word: string): boolean => {
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57;
};

type Count = { value: number; from: number; to: number };

/** The number to which the word at `at` belongs. Null when it counts years, euros or an age. */
const numberAt = (words: readonly string[], at: number, lexicon: Compiled): Count | null => {
  const value = (word: string | undefined): number | null => {
    if (word === undefined) return null;
    if (isDigits(word)) return Number(word);
    return lexicon.numbers.get(word) ?? null;
  };
  const big = (word: string | undefined): boolean =>
    word !== undefined && (lexicon.hundred.has(word) || lexicon.thousand.has(word));
  if (value(words[at]) === null && !big(words[at])) return null;
  let from = at;
  while (from > 0 && (value(words[from - 1]) !== null || big(words[from - 1]))) from--;
  let to = from;
  let total = 0;
  let current = 0;
  for (; ; to++) {
    const word = words[to];
    if (word === undefined) break;
    if (lexicon.hundred.has(word)) current = Math.max(1, current) * 100;
    else if (lexicon.thousand.has(word)) {
      total += Math.max(1, current) * 1000;
      current = 0;
    } else {
      const one = value(word);
      if (one === null) break;
      // "one of two", "25 30": two numbers side by side are no sum, except tens and units.
      if (current > 0 && !(current % 10 === 0 && current >= 20 && one < 20) && !(current % 100 === 0 && one < 100))
        current = one;
      else current += one;
    }
  }
  total += current;
  to--;
  if (to < at || total <= 0 || total > MAX_NUMBER) return null;
  const next = words[to + 1];
  if (next !== undefined && lexicon.isUnit(next)) return null;
  // "Aged 12 and 19 years" counts nobody.
  if (next !== undefined && AND.has(next) && isDigits(words[to + 2] ?? '') && lexicon.isUnit(words[to + 3] ?? ''))
    return null;
  const before = words[from - 1];
  const digits = isDigits(words[from] ?? '');
  if (before !== undefined && digits) {
    if (AGE.has(before) && !(before === 'over' && total > 110)) return null;
  }
  // "over 2010 stampede deaths": a number that looks like a year counts people only where a word for people
  // follows.
  if (
    digits &&
    total >= 1900 &&
    total <= 2100 &&
    from === to &&
    (words[from] ?? '').length === 4 &&
    !(next !== undefined && (lexicon.counted.has(next) || lexicon.people.has(next))) &&
    !(before !== undefined && APPROXIMATE.has(before))
  )
    return null;
  return { value: total, from, to };
};

const BACK = 5;
const AHEAD = 4;
const HELPERS = new Set(
  `
    firefighters rescuers medics ambulances paramedics engines crews helicopters pompiers secouristes
    sauveteurs gendarmes policiers bomberos feuerwehrleute vigili brandweerlieden bombeiros
  `
    .trim()
    .split(/\s+/),
);

/**
 * The number that belongs to a word for victims at `from` to `to`: the one before it in its clause, else the
 * one after it.
 */
const countFor = (
  words: readonly string[],
  from: number,
  to: number,
  lexicon: Compiled,
  ahead: boolean,
): Count | null => {
  for (let i = from - 1; i >= 0 && from - i <= BACK; i--) {
    if (words[i] === ',') break;
    const found = numberAt(words, i, lexicon);
    if (found !== null) return found;
  }
  if (ahead) {
    for (let i = to + 1; i < words.length && i - to <= AHEAD; i++) {
      if (words[i] === ',') break;
      const found = numberAt(words, i, lexicon);
      // "Trapped as 200 firefighters tackle": those are the helpers.
      if (found !== null) return HELPERS.has(words[found.to + 1] ?? '') ? null : found;
    }
  }
  return null;
};

/** People named near a word for victims without a number: "children shot". */
const peopleNear = (words: readonly string[], from: number, to: number, lexicon: Compiled): string | null => {
  for (let i = from - 1; i >= 0 && from - i <= 2 && words[i] !== ','; i--) {
    const word = words[i] ?? '';
    if (lexicon.people.has(word)) return word;
  }
  for (let i = to + 1; i < words.length && i - to <= 2 && words[i] !== ','; i++) {
    const word = words[i] ?? '';
    if (lexicon.people.has(word)) return word;
  }
  return null;
};

/** Words such as "after": "after a shooting in Leeds" is about what came of it and not the news of it. */
const AFTER = new Set(
  'after over since during following from apres depuis suite lors nach seit tras despues dopo apos depois na'.split(
    ' ',
  ),
);
const BLOWS = new Set(
  `
    attacks attacked strikes struck bombs bombed bombards bombarded invades invaded attaque attaquent
    attaquee frappe frappent bombarde bombardent envahit envahissent ataca atacan bombardea invade attacca
    bombarda greift bombardiert uberfallt aanvalt bombardeert bombardeia
  `
    .trim()
    .split(/\s+/),
);
const ARTICLES = new Set(['l', 'la', 'le', 'les', 'the', 'el', 'den', 'die', 'das', 'il', 'a', 'o']);
const TARGETS = new Set(
  `
    nuclear military capital bases base airfield airfields cities city targets sites site territory army
    navy airbase port ports
  `
    .trim()
    .split(/\s+/),
);
/** Countries that attack each other in sport and trade alone. */
const isWest = (country: string): boolean => WEST.has(countryRegion(country));
const WEST = new Set(['eu', 'we', 'am', 'oc']);
/** The verb with which one country attacks another, or null. */
const blowIn = (words: readonly string[], named: Found['named']): number | null => {
  if (named.length < 2) return null;
  for (const subject of named) {
    if (subject.how !== 'name') continue;
    for (let at = subject.to + 1; at <= subject.to + 5; at++) {
      const word = words[at];
      if (word === undefined || word === ',' || OF.has(word) || SAYS_NO.has(word)) break;
      if (!BLOWS.has(word)) continue;
      let next = at + 1;
      if (ARTICLES.has(words[next] ?? '')) next++;
      const object = named.find(
        ({ country, from }) =>
          from === next && country !== subject.country && !(isWest(country) && isWest(subject.country)),
      );
      if (object !== undefined && (object.how === 'name' || TARGETS.has(words[object.to + 1] ?? ''))) {
        // "Attacks Ukraine policy" is about words.
        const tail = words[object.to + 1];
        if (tail === undefined || tail === ',' || TARGETS.has(tail) || LOOSE.has(tail)) return at;
      }
    }
  }
  return null;
};
/** Words that may follow the country that was attacked. */
const LOOSE = new Set(
  `
    with in after as overnight again by for and from says en avec apres au cette dans par selon et pour
    depuis de con tras mit nach con dopo met na com
  `
    .trim()
    .split(/\s+/),
);
const SAYS_NO = new Set(
  'denies not may could would will can if pourrait va peut dement nie never jamais when striker coach'.split(' '),
);
const TERROR = /^(terror|antiterror|attentat|jihad|djihad|islamist|cobra$|pnat$|anschlag|atentad|attentato|aanslag)/;
const ONE_PERSON = 1.2;
const MANY = 0.8;
const BOTH = 0.8;
/** More dead than this without a cause are figures of a month or a year. */
const MOST_AT_ONE_PLACE = 300;
const FIRST_WORD = 0.8;
const GREAT: ReadonlySet<CrisisKind> = new Set(['war', 'disaster', 'accident']);
/**
 * Contexts that still count when they stand inside a longer crisis word: "school pupils during the lockdown",
 * "shooting simulated in a school".
 */
const STAYS: ReadonlySet<ContextFamily> = new Set(['health', 'exercise', 'memory']);
const STRONG_TERM = 1.9;
const STATISTIC = 40;
const OF = new Set(['of', 'de', 'du', 'd', 'to', 'del', 'di', 'do', 'da', 'von', 'van']);
const SAYS = new Set(
  `
    says said say calls called call condemns condemned condemn confirms confirmed mourns mourned discusses
    decries vows vowed orders visits praises speaks spoke pays paid reacts claims claimed tells told warns
    warned blames blamed urges urged offers denies denied defends defended attends cancels announces
    announced tweets hails honors honours leads welcomes backs seeks wants asks makes made gives sends meets
    met remembers grieves briefed learns dit juge condamne denonce confirme salue rend appelle annonce
    assure estime evoque promet demande reagit recoit rencontre accuse defend veut exprime affirme pleure
    decrete reclame celebre presente regrette souligne deplore fait dice condena confirma lamenta anuncia
    pide sagt verurteilt bestatigt kondoliert dichiara ricorda annuncia diz lamenta zegt veroordeelt
  `
    .trim()
    .split(/\s+/),
);
/** Offices whose holder's violent end stops a country and not only a ministry. */
const RULER =
  /^(president|presidente|ministre|minister|king|queen|roi|reine|rey|reina|re|regina|pape|pope|papa|paus|papst|premier|kanzler|bundeskanzler|kanselier|chancellor|chancelier|leader|etat) /;
const NOTHING: Severity = {
  score: 0,
  kind: 'other',
  core: 0,
  dead: 0,
  hurt: 0,
  missing: 0,
  off: 0,
  leader: null,
  publicPlace: false,
  great: false,
  terror: false,
  where: [],
  concerned: [],
  fired: [],
  tokens: [],
};

/** Kinds under which one event may be reported: "shooting", "attack" and "hostages" are one family. */
const FAMILY: Readonly<Record<CrisisKind, string>> = {
  attack: '#violence',
  shooting: '#violence',
  explosion: '#violence',
  hostage: '#violence',
  war: '#war',
  disaster: '#disaster',
  accident: '#accident',
  leader: '#leader',
  unrest: '#unrest',
  other: '#other',
};
export const kindFamily = (kind: CrisisKind): string => FAMILY[kind];

const STEM = 6;

/** Stems that name the same thing in several languages, so that an event told in two languages is one story. */
const CONCEPTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    quake: 'quake earthq seisme sismo sismos erdbeb terrem terram tremb scossa aardbe',
    flood: 'flood floods floodi inonda inunda hochwa alluvi overst cheias',
    fire: 'fire fires blaze incend brand grossb rogo bosbra waldbr wildfi',
    plane: 'plane airlin jet avion aereo aviao flugze vliegt airpla',
    train: 'train trains treno tren zug trein comboi',
    boat: 'boat ferry ship naufra bateau barco barca boot schiff veerbo',
    bus: 'bus coach autoca autobu pullma',
    truck: 'truck lorry camion lkw vracht camiao',
    hostage: 'hostag otage otages rehene geisel ostagg refens gijzel',
    shooting: 'shooti gunman gunmen fusill tireur tireurs tirote sparat schies schiet',
    knife: 'knife stabbi stabbe coutea poigna cuchil coltel messer faca mes esfaqu',
    bomb: 'bomb bombs bombin bombe bombes bomba bombas',
    blast: 'blast blasts explos deflag esplos',
    attack: 'attack attaqu attent ataque attacc anschl aanval aansla angrif',
    school: 'school ecole ecoles lycee colleg scuola escuel escola schule',
    coup: 'coup putsch golpe',
    storm: 'storm tempet sturm tormen tempes hurric ouraga cyclon',
    riot: 'riot riots emeute disord distur krawal rellen motins',
    market: 'market marche mercad mercat markt weihna kerstm',
    church: 'church eglise chiesa iglesi igreja kirche kerk',
    synagogue: 'synago sinago',
    tsunami: 'tsunam',
  }).flatMap(([concept, stems]) => stems.split(' ').map((stem) => [stem, `~${concept}`] as const)),
);

/** Scores a headline. `scoreHeadline` does it with our lexica. */
export type Scorer = (title: string, lang: string, summary?: string, year?: number) => Severity;

/** A scorer with other lexica. The cross-validation takes terms away with it. */
export const scorerOf = (lexica: Lexica): Scorer => {
  const lexiconFor = compiler(lexica);
  return (title, lang, summary, year) => scoreWith(lexiconFor(lang), title, summary, year);
};

/**
 * How severe one headline is, with every rule that applied.
 *
 * It is pure: the same words give the same score, whatever their case, diacritics and quotes. Words are only
 * counted, so nothing that is written in a headline can instruct anybody. The summary may add victims and a
 * place to a title that names a crisis. `year` is the headline's own: an earlier year in the title makes it a
 * memory.
 */
export const scoreHeadline: Scorer = scorerOf(LEXICA);

const scoreWith = (lexicon: Compiled, title: string, summary?: string, year?: number): Severity => {
  const parsed = wordsOf(title);
  const { words } = parsed;
  if (words.length === 0) return NOTHING;

  const best: { core: number; kind: CrisisKind; from: number; to: number } = {
    core: 0,
    kind: 'other',
    from: -1,
    to: -1,
  };
  const terms: { kind: CrisisKind; tier: Tier; from: number; to: number }[] = [];
  const publics: { from: number; to: number }[] = [];
  const strongKinds = new Map<CrisisKind, number>();
  const flags = { publicPlace: false, now: false, any: false, great: false, first: false, lone: false };
  const victims: { as: 'dead' | 'hurt' | 'missing' | 'toll'; from: number; to: number }[] = [];
  const contexts = new Map<ContextFamily, { from: number; to: number }[]>();
  const offices: { from: number; at: number; head: boolean }[] = [];
  const fates: { from: number; to: number }[] = [];
  lexicon.match(words, (mark, from, to) => {
    switch (mark.as) {
      case 'term': {
        flags.any = true;
        if (mark.tier === 5 || (mark.tier === 4 && mark.kind === 'war')) flags.great = true;
        const points = TIER_POINTS[mark.tier] * (mark.tier >= 4 ? 1 : KIND_SHARE[mark.kind]) + (to > from ? 0.01 : 0);
        terms.push({ kind: mark.kind, tier: mark.tier, from, to });
        if (mark.tier >= 3) strongKinds.set(mark.kind, Math.max(strongKinds.get(mark.kind) ?? 0, points));
        if (points > best.core) {
          best.core = points;
          best.kind = mark.kind;
          best.from = from;
          best.to = to;
        }
        break;
      }
      case 'context': {
        const known = contexts.get(mark.family);
        if (known === undefined) contexts.set(mark.family, [{ from, to }]);
        else known.push({ from, to });
        break;
      }
      case 'dead':
      case 'hurt':
      case 'missing':
      case 'toll':
        flags.any = true;
        victims.push({ as: mark.as, from, to });
        break;
      case 'now':
        flags.now = true;
        break;
      case 'first':
        if (!AFTER.has(words[from - 1] ?? '') && !AFTER.has(words[from - 2] ?? '')) flags.first = true;
        break;
      case 'public':
        flags.publicPlace = true;
        publics.push({ from, to });
        break;
      case 'leader':
      case 'head':
        offices.push({ from, at: to, head: mark.as === 'head' });
        break;
      case 'fate':
        fates.push({ from, to });
        break;
    }
  });

  // "nightclub attack", "explosion near the finish line of a marathon": where people gather, a common word is
  // enough.
  for (const term of terms) {
    if (!VIOLENT.has(term.kind) || term.tier < 2 || term.tier > 3) continue;
    const beside = publics.some(
      ({ from, to }) =>
        (to + 1 === term.from || (from > term.to && from - term.to <= 4)) &&
        !words.slice(Math.min(to, term.to), Math.max(from, term.from)).includes(','),
    );
    const points = term.tier === 2 ? 2.9 : 3.3;
    if (beside && points > best.core) {
      best.core = points;
      best.kind = term.kind;
      best.from = term.from;
      best.to = term.to;
    }
  }
  const parsedPlaces = placesOf(parsed, lexicon.locative);
  // "Munich shooting", "attaque a Annecy": a common word beside the name of a place names an event.
  for (const term of terms) {
    if (!VIOLENT.has(term.kind) || term.tier !== 2 || best.core >= STRONG_TERM) continue;
    const { taken } = parsedPlaces;
    const after = words[term.to + 1];
    if (taken.has(term.from - 1) || (after !== undefined && lexicon.locative.has(after) && taken.has(term.to + 2))) {
      best.core = 2.5;
      best.kind = term.kind;
      best.from = term.from;
      best.to = term.to;
    }
  }
  // "Israel strikes Iran", "La Russie attaque l'Ukraine": one country that attacks another is a war, whichever
  // they are.
  const blow = best.core >= 3.6 ? null : blowIn(words, parsedPlaces.named);
  if (blow !== null && (best.core > 0 || flags.any)) {
    best.core = TIER_POINTS[4];
    best.kind = 'war';
    best.from = blow;
    best.to = blow;
    flags.great = true;
  }
  const { publicPlace, now, any } = flags;
  const { core } = best;
  let { kind } = best;
  const fired: Fired[] = [];
  const text = (from: number, to: number): string => words.slice(from, to + 1).join(' ');
  const counted = new Set<number>();
  const tally = { dead: 0, hurt: 0, missing: 0 };
  const tallyFrom = (list: readonly string[], found: typeof victims, share: boolean): void => {
    for (const { as, from, to } of found) {
      const count = countFor(list, from, to, lexicon, true);
      const into = as === 'toll' ? 'dead' : as;
      const near = count === null || count.value === 1 ? peopleNear(list, from, to, lexicon) : null;
      if (near !== null && lexicon.singles.has(near)) flags.lone = true;
      const value = count?.value ?? (as === 'dead' ? (lexicon.people.get(near ?? '') ?? 1) : as === 'hurt' ? 1 : 0);
      if (value > tally[into]) tally[into] = value;
      if (count !== null && !share) for (let i = count.from; i <= count.to; i++) counted.add(i);
    }
  };
  if (victims.length > 0) tallyFrom(words, victims, false);

  const found = parsedPlaces;
  let { where, concerned } = found;

  // A head of state and a death or violent end in one clause.
  let leader: Severity['leader'] = null;
  let leaderHead = false;
  let leaderWords = '';
  for (const office of offices) {
    for (const fate of fates) {
      const gap = fate.from > office.at ? fate.from - office.at : office.at - fate.to;
      if (gap < 1 || gap > 5) continue;
      // "Death of the queen" is hers; "death of a banker: the president pays tribute" is not the president's.
      if (fate.to < office.from && (gap > 4 || words.slice(fate.to, office.from).includes(','))) continue;
      // "An adviser of X has died", "X's aide is shot": it happened to somebody else.
      if (
        fate.from > office.at &&
        (OF.has(words[office.from - 1] ?? '') ||
          (office.head && OF.has(words[office.from - 2] ?? '')) ||
          words[office.at + 1] === 's')
      )
        continue;
      // "Shinzo Abe: ex-leader shot": a name may be the label of its headline.
      const clauses = words
        .slice(Math.min(office.at, fate.to), Math.max(office.at, fate.from))
        .filter((word) => word === ',').length;
      const label = office.head && words[office.at + 1] === ',';
      if (clauses > (label ? (office.at <= 3 ? 2 : 1) : 0)) continue;
      // "Biden condemns the death of", "Hollande confirms seven kidnapped": they speak of somebody else.
      if (fate.from > office.at && words.slice(office.at + 1, fate.from).some((word) => SAYS.has(word))) continue;
      const ends = text(fate.from, fate.to);
      const natural =
        /^(dies|died|has died|dead|death of|is dead|mort|morte|meurt|est mort|est morte|deces|decede|decedee|muere|murio|stirbt|tot|gestorben|morto|morta|morre|morreu|overleden|s eteint|s est eteint|s est eteinte|passes away|passed away|deces annonce|death announced|death confirmed|drops dead)$/.test(
          ends,
        );
      const way = natural ? 'death' : 'violent';
      if (leader === 'violent' && way === 'death') continue;
      leader = way;
      leaderHead ||= office.head;
      leaderWords = `${words[office.at] ?? ''} ${ends}`;
      // "Premier ministre" ends in a word that any other minister has in the title too.
      if (
        /^minist/.test(words[office.at] ?? '') &&
        !/^(prime|premier|primer|primo|primeiro)$/.test(words[office.at - 1] ?? '')
      )
        leaderWords = `minister-of ${ends}`;
    }
  }

  if (!any && leader === null) {
    return { ...NOTHING, where, concerned, tokens: tokensOf(words, lexicon, null, found.taken, where, concerned) };
  }

  if (summary !== undefined && summary !== '' && core >= STRONG_TERM) {
    const more = wordsOf(summary.slice(0, 240));
    const extra: typeof victims = [];
    lexicon.match(more.words, (mark, from, to) => {
      if (mark.as === 'dead' || mark.as === 'hurt' || mark.as === 'toll') {
        // Only a number counts here, because summaries are full of words for victims.
        if (countFor(more.words, from, to, lexicon, true) !== null) extra.push({ as: mark.as, from, to });
      }
    });
    tallyFrom(more.words, extra, true);
    if (where.length === 0) {
      const there = placesOf(more, lexicon.locative);
      where = there.where.slice(0, 2);
      concerned = [...concerned, ...there.concerned].slice(0, 4);
    }
  }

  const countedWeight =
    tally.dead +
    tally.hurt * 0.2 +
    tally.missing * (kind === 'accident' || kind === 'disaster' || kind === 'attack' ? 0.4 : 0.15);
  // Thousands of dead without a word for what killed them are statistics. They count like a few.
  const weight = core < STRONG_TERM ? Math.min(countedWeight, STATISTIC) : countedWeight;
  const forVictims = victimPoints(weight);
  const both = tally.dead > 0 && tally.hurt > 0 && victims.some(({ as }) => as === 'hurt') && counted.size >= 2;
  if (core > 0) fired.push({ rule: kind, words: text(best.from, best.to), points: core });
  let score = core;
  if (core === 0 && forVictims > 0) {
    score = 1;
    fired.push({ rule: 'victims without a cause', words: '', points: 1 });
    // "39 bodies in a lorry", "Nice: thirty dead": so many dead at one place are a crisis, whatever killed
    // them.
    if (tally.dead >= 8 && tally.dead <= MOST_AT_ONE_PLACE && where.length > 0) {
      score += MANY;
      fired.push({ rule: 'many at one place', words: '', points: MANY });
    }
  }
  if (forVictims > 0) {
    const points = core >= STRONG_TERM || (core >= 1 && tally.dead >= 10) ? forVictims : forVictims * 0.75;
    score += points;
    fired.push({ rule: 'victims', words: `dead ${tally.dead}, hurt ${tally.hurt}, missing ${tally.missing}`, points });
  }
  // "Two dead and five hurt in X": whoever counts both has been there.
  if (core < STRONG_TERM && both && where.length > 0) {
    score += BOTH;
    fired.push({ rule: 'dead and hurt', words: '', points: BOTH });
  }
  if (strongKinds.size > 1) {
    score += 0.5;
    fired.push({ rule: 'two kinds', words: [...strongKinds.keys()].join(' '), points: 0.5 });
  }
  if (
    publicPlace &&
    core >= 1.5 &&
    (kind === 'attack' || kind === 'shooting' || kind === 'explosion' || kind === 'hostage')
  ) {
    score += 0.6;
    fired.push({ rule: 'public place', words: '', points: 0.6 });
  }
  if (now && core >= STRONG_TERM) {
    score += 0.3;
    fired.push({ rule: 'now', words: '', points: 0.3 });
  }
  if (leader !== null) {
    const ruler = leaderHead || RULER.test(leaderWords);
    const points = leader === 'violent' ? (leaderHead ? 5.5 : ruler ? 5 : 4.3) : leaderHead ? 4.5 : 3.2;
    if (points >= core) kind = 'leader';
    if (points > score) score = points;
    fired.push({ rule: `leader ${leader}`, words: leaderWords, points });
  }

  const terror = core >= STRONG_TERM && words.some((word) => TERROR.test(word));
  let off = 0;
  // One person about whom nothing more is said: a crime or an accident as on every day.
  if (flags.lone && core < 3.6 && leader === null && tally.dead <= 1 && tally.hurt <= 1 && tally.missing <= 1) {
    off += ONE_PERSON;
    fired.push({ rule: 'one person', words: '', points: -ONE_PERSON });
  }
  const seen: [ContextFamily, number, string][] = [];
  for (const [family, spans] of contexts) {
    // A number that counts victims is no year, and the "mort" of the leader rule is no obituary.
    const span = spans.find(({ from, to }) => {
      let inPlace = true;
      for (let i = from; i <= to; i++) {
        if (counted.has(i)) return false;
        if (!found.taken.has(i)) inPlace = false;
      }
      // Nor are the "candidate" and the "MP" to whom it happened a context.
      if (leader !== null && offices.some((office) => from <= office.at && to >= office.from)) return false;
      // Buffalo is a town here and no animal.
      if (inPlace) return false;
      // "suicide bomber", "movie theater": a word inside a longer crisis word belongs to it.
      return !terms.some(
        (term) =>
          term.tier >= 3 &&
          term.to > term.from &&
          (term.to - term.from <= 1 || !STAYS.has(family)) &&
          term.from <= from &&
          to <= term.to &&
          to - from <= term.to - term.from,
      );
    });
    if (span === undefined) continue;
    if (family === 'obituary' && leader !== null) continue;
    // What a headline calls terror is nobody's private affair.
    if (family === 'private' && terror) continue;
    seen.push([family, lexicon.off[family], text(span.from, span.to)]);
  }
  if (year !== undefined && !seen.some(([family]) => family === 'memory')) {
    const earlier = words.findIndex(
      (word, at) => /^(19|20)\d\d$/.test(word) && Number(word) < year && !counted.has(at),
    );
    if (earlier >= 0) seen.push(['memory', lexicon.off.memory, words[earlier] ?? '']);
  }
  // Reports of a crime name its victim. A headline that names shots or a blast in a place, and nobody, is one
  // of the first.
  if (
    flags.first &&
    VIOLENT.has(kind) &&
    core >= 2.6 &&
    victims.length === 0 &&
    seen.length === 0 &&
    (where.length > 0 || publicPlace)
  ) {
    score += FIRST_WORD;
    fired.push({ rule: 'first word', words: '', points: FIRST_WORD });
  }
  seen.sort((a, b) => b[1] - a[1]);
  // Many dead count, whatever else the headline is about.
  const relief = core >= 2 ? Math.min(0.6, Math.max(0, (forVictims - 1.9) * 0.35)) : 0;
  seen.forEach(([family, points, cause], index) => {
    const taken = (index === 0 ? points : points * 0.5) * (EXCUSED.has(family) ? 1 - relief : 1);
    off += taken;
    fired.push({ rule: `context ${family}`, words: cause, points: -taken });
  });
  score = Math.max(0, Math.min(10, score - off));
  return {
    score: Math.round(score * 100) / 100,
    kind,
    core,
    dead: tally.dead,
    hurt: tally.hurt,
    missing: tally.missing,
    off,
    leader,
    publicPlace,
    // A war needs a place.
    great: flags.great && GREAT.has(kind) && (kind !== 'war' || where.length > 0),
    terror,
    where,
    concerned,
    fired,
    tokens: tokensOf(words, lexicon, core > 0 || leader !== null ? kind : null, found.taken, where, concerned),
  };
};

const tokensOf = (
  words: readonly string[],
  lexicon: Compiled,
  kind: CrisisKind | null,
  taken: ReadonlySet<number>,
  where: readonly Place[],
  concerned: readonly string[],
): string[] => {
  const tokens = new Set<string>();
  for (const { country, town } of where) {
    tokens.add(`@${country}`);
    if (town !== null) tokens.add(`@${country}:${town}`);
  }
  for (const country of concerned) tokens.add(`@${country}`);
  if (kind !== null) tokens.add(FAMILY[kind]);
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (
      word === undefined ||
      word.length < 3 ||
      taken.has(i) ||
      isDigits(word) ||
      lexicon.stop.has(word) ||
      lexicon.numbers.has(word)
    )
      continue;
    const stem = word.length > STEM ? word.slice(0, STEM) : word;
    tokens.add(CONCEPTS.get(stem) ?? stem);
  }
  return [...tokens];
};
