import { blowIn } from './blow.ts';
import { countFor, peopleNear } from './counts.ts';
import { placesOf, type Found, type Place } from './gazetteer.ts';
import { leaderIn, officesIn, type LeaderFound, type Office } from './leader.ts';
import type { ContextFamily } from './lexicon.ts';
import { lexiconFor, marksIn, type Compiled, type Marks, type Span, type Term, type Tier } from './marks.ts';
import type { CrisisKind } from './signal.ts';
import { wordsAre, wordsOf } from './text.ts';
import { tokensOf } from './tokens.ts';

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
  /** The words of the title, and which of them belong to a place. */
  readonly words: readonly string[];
  readonly taken: ReadonlySet<number>;
  /** What distinguishes this story from others, in one form for all languages: places, kinds and stems of words. */
  readonly tokens: readonly string[];
};

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
const GREAT: ReadonlySet<CrisisKind> = new Set(['war', 'disaster', 'accident']);
/** Words such as "after": "after a shooting in Leeds" is about what came of it and not the news of it. */
const AFTER = wordsAre(
  'after over since during following from apres depuis suite lors nach seit tras despues dopo apos depois na',
);
const TERROR = /^(terror|antiterror|attentat|jihad|djihad|islamist|cobra$|pnat$|anschlag|atentad|attentato|aanslag)/;
/**
 * Contexts that still count when they stand inside a longer crisis word: "school pupils during the lockdown",
 * "shooting simulated in a school".
 */
const STAYS: ReadonlySet<ContextFamily> = new Set(['health', 'exercise', 'memory']);

/** Points of the rules beside those of the words themselves. */
const POINTS = {
  strongTerm: 1.9,
  beside: { 2: 2.9, 3: 3.3 },
  besidePlace: 2.5,
  uncaused: 1,
  many: 0.8,
  /** Fewer dead at one place are no crisis by themselves; more are figures of a month or a year. */
  manyFrom: 8,
  manyTo: 300,
  both: 0.8,
  twoKinds: 0.5,
  publicPlace: 0.6,
  now: 0.3,
  onePerson: 1.2,
  firstWord: 0.8,
  /** Thousands of dead without a word for what killed them are statistics. They count like so many. */
  statistic: 40,
} as const;

/** Points for a number of victims: each one adds points, the first ones most. */
export const victimPoints = (weight: number): number =>
  weight <= 0 ? 0 : Math.min(5.5, 1 + 1.35 * Math.log10(Math.max(1, weight)));

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
  words: [],
  taken: new Set(),
  tokens: [],
};

/** The crisis word that counts most. */
type Best = Span & { readonly core: number; readonly kind: CrisisKind };

/** A headline while it is read: each pass adds what it finds. */
type Draft = {
  readonly words: readonly string[];
  readonly lexicon: Compiled;
  readonly marks: Marks;
  readonly places: Found;
  where: readonly Place[];
  concerned: readonly string[];
  best: Best;
  great: boolean;
  readonly offices: readonly Office[];
  leader: LeaderFound | null;
  readonly tally: { dead: number; hurt: number; missing: number };
  /** The words that count victims. */
  readonly counted: Set<number>;
  /** One person is a victim, about whom nothing more is said. */
  lone: boolean;
  readonly fired: Fired[];
};

const textOf = (words: readonly string[], { from, to }: Span): string => words.slice(from, to + 1).join(' ');
const pointsOf = ({ tier, kind, from, to }: Term): number =>
  TIER_POINTS[tier] * (tier >= 4 ? 1 : KIND_SHARE[kind]) + (to > from ? 0.01 : 0);
const raise = (best: Best, term: Term, core: number): Best =>
  core > best.core ? { core, kind: term.kind, from: term.from, to: term.to } : best;

/** "Nightclub attack", "explosion near the finish line": where people gather, a common word is enough. */
const isBesideCrowd = ({ words, marks }: Draft, term: Term): boolean =>
  marks.spans.public.some(
    ({ from, to }) =>
      (to + 1 === term.from || (from > term.to && from - term.to <= 4)) &&
      !words.slice(Math.min(to, term.to), Math.max(from, term.from)).includes(','),
  );
/** "Munich shooting", "attaque a Annecy": a common word beside the name of a place names an event. */
const isBesidePlace = ({ words, lexicon, places: { taken } }: Draft, term: Term): boolean => {
  const after = words[term.to + 1];
  return taken.has(term.from - 1) || (after !== undefined && lexicon.locative.has(after) && taken.has(term.to + 2));
};

/** What happened, by the gravest word of the title. */
const gravest = (draft: Draft): Best => {
  const { marks } = draft;
  let best: Best = { core: 0, kind: 'other', from: -1, to: -1 };
  for (const term of marks.terms) best = raise(best, term, pointsOf(term));
  for (const term of marks.terms)
    if (VIOLENT.has(term.kind) && (term.tier === 2 || term.tier === 3) && isBesideCrowd(draft, term))
      best = raise(best, term, POINTS.beside[term.tier]);
  // A common word beside a place.
  for (const term of marks.terms)
    if (best.core < POINTS.strongTerm && VIOLENT.has(term.kind) && term.tier === 2 && isBesidePlace(draft, term))
      best = { core: POINTS.besidePlace, kind: term.kind, from: term.from, to: term.to };
  return best;
};
const readCause = (draft: Draft): void => {
  const { words, marks, places } = draft;
  let best = gravest(draft);
  draft.great = marks.terms.some(({ tier, kind }) => tier === 5 || (tier === 4 && kind === 'war'));
  // "Israel strikes Iran", "La Russie attaque l'Ukraine": one country that attacks another is a war, whichever
  // they are.
  const blow = best.core >= TIER_POINTS[4] ? null : blowIn(words, places.named);
  if (blow !== null && (best.core > 0 || saysAnything(marks))) {
    best = { core: TIER_POINTS[4], kind: 'war', from: blow, to: blow };
    draft.great = true;
  }
  draft.best = best;
};
const victimsIn = ({ spans }: Marks): Span[] => [...spans.dead, ...spans.hurt, ...spans.missing, ...spans.toll];
const saysAnything = (marks: Marks): boolean => marks.terms.length > 0 || victimsIn(marks).length > 0;

/** How many victims a word for them stands for, by the number or the people beside it. */
const readVictims = (
  draft: Draft,
  words: readonly string[],
  span: Span,
  kind: keyof Draft['tally'],
  own: number,
): void => {
  const { lexicon, tally } = draft;
  const count = countFor(words, span, lexicon);
  const near = count === null || count.value === 1 ? peopleNear(words, span, lexicon) : null;
  if (near !== null && lexicon.singles.has(near)) draft.lone = true;
  const people = kind === 'dead' && own > 0 ? (lexicon.people.get(near ?? '') ?? own) : own;
  tally[kind] = Math.max(tally[kind], count?.value ?? people);
  if (count !== null && words === draft.words) for (let at = count.from; at <= count.to; at++) draft.counted.add(at);
};
/** How many victims there are. A word for dead or hurt people stands for one of them, if nothing else is said. */
const readToll = (draft: Draft): void => {
  const { words, marks } = draft;
  const { dead, hurt, missing, toll } = marks.spans;
  for (const span of dead) readVictims(draft, words, span, 'dead', 1);
  for (const span of hurt) readVictims(draft, words, span, 'hurt', 1);
  for (const span of missing) readVictims(draft, words, span, 'missing', 0);
  for (const span of toll) readVictims(draft, words, span, 'dead', 0);
};

/** The summary may add victims and a place to a title that names a crisis. */
const readSummary = (draft: Draft, summary: string): void => {
  const more = wordsOf(summary.slice(0, 240));
  const { spans, names } = marksIn(more.words, draft.lexicon);
  const { dead, hurt, toll } = spans;
  // Only a number counts here, because summaries are full of words for victims.
  const counts = (span: Span): boolean => countFor(more.words, span, draft.lexicon) !== null;
  for (const span of [...dead, ...toll].filter(counts)) readVictims(draft, more.words, span, 'dead', 1);
  for (const span of hurt.filter(counts)) readVictims(draft, more.words, span, 'hurt', 1);
  if (draft.where.length > 0) return;
  const there = placesOf(more, names, draft.lexicon.locative);
  draft.where = there.where.slice(0, 2);
  draft.concerned = [...draft.concerned, ...there.concerned].slice(0, 4);
};

const fire = (draft: Draft, rule: string, points: number, words = ''): number => {
  draft.fired.push({ rule, words, points });
  return points;
};

/** Points of the victims, with and without a word for what happened to them. */
const addVictims = (draft: Draft, forVictims: number): number => {
  const { best, tally, where, marks, counted } = draft;
  if (forVictims <= 0) return 0;
  let points = 0;
  if (best.core === 0) {
    points += fire(draft, 'victims without a cause', POINTS.uncaused);
    // "39 bodies in a lorry", "Nice: thirty dead": so many dead at one place are a crisis, whatever killed them.
    if (tally.dead >= POINTS.manyFrom && tally.dead <= POINTS.manyTo && where.length > 0)
      points += fire(draft, 'many at one place', POINTS.many);
  }
  const whole = best.core >= POINTS.strongTerm || (best.core >= 1 && tally.dead >= 10);
  const told = `dead ${tally.dead}, hurt ${tally.hurt}, missing ${tally.missing}`;
  points += fire(draft, 'victims', whole ? forVictims : forVictims * 0.75, told);
  // "Two dead and five hurt in X": whoever counts both has been there.
  const both = tally.dead > 0 && tally.hurt > 0 && marks.spans.hurt.length > 0 && counted.size >= 2;
  if (best.core < POINTS.strongTerm && both && where.length > 0) points += fire(draft, 'dead and hurt', POINTS.both);
  return points;
};

/** Points of what stands around the crisis word. */
const addScene = (draft: Draft): number => {
  const { best, marks } = draft;
  let points = 0;
  const kinds = [...new Set(marks.terms.filter(({ tier }) => tier >= 3).map(({ kind }) => kind))];
  if (kinds.length > 1) points += fire(draft, 'two kinds', POINTS.twoKinds, kinds.join(' '));
  if (marks.spans.public.length > 0 && best.core >= 1.5 && VIOLENT.has(best.kind))
    points += fire(draft, 'public place', POINTS.publicPlace);
  if (marks.spans.now.length > 0 && best.core >= POINTS.strongTerm) points += fire(draft, 'now', POINTS.now);
  return points;
};

type Context = { readonly family: ContextFamily; readonly points: number; readonly words: string };

/** Whether a context is one: no number of victims, no name of a place, no part of a longer crisis word. */
const isContext = (draft: Draft, family: ContextFamily, { from, to }: Span): boolean => {
  const { counted, places, leader, offices, marks } = draft;
  const at = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  // A number that counts victims is no year, and Buffalo is a town here and no animal.
  if (at.some((index) => counted.has(index)) || at.every((index) => places.taken.has(index))) return false;
  // The "candidate" and the "MP" to whom it happened are no context.
  if (leader !== null && offices.some((office) => from <= office.at && to >= office.from)) return false;
  // "suicide bomber", "movie theater": a word inside a longer crisis word belongs to it.
  return !marks.terms.some(
    (term) =>
      term.tier >= 3 &&
      term.to > term.from &&
      (term.to - term.from <= 1 || !STAYS.has(family)) &&
      term.from <= from &&
      to <= term.to &&
      to - from <= term.to - term.from,
  );
};

const contextsOf = (draft: Draft, terror: boolean, year: number | undefined): Context[] => {
  const { words, lexicon, marks, leader, counted } = draft;
  const found: Context[] = [];
  for (const [family, spans] of marks.contexts) {
    const span = spans.find((each) => isContext(draft, family, each));
    // The "mort" of a leader is no obituary, and what is called terror is nobody's private affair.
    const excused = (family === 'obituary' && leader !== null) || (family === 'private' && terror);
    if (span !== undefined && !excused)
      found.push({ family, points: lexicon.off.get(family) ?? 0, words: textOf(words, span) });
  }
  if (year !== undefined && !found.some(({ family }) => family === 'memory')) {
    const earlier = words.find((word, at) => /^(19|20)\d\d$/.test(word) && Number(word) < year && !counted.has(at));
    if (earlier !== undefined) found.push({ family: 'memory', points: lexicon.off.get('memory') ?? 0, words: earlier });
  }
  return found.sort((a, b) => b.points - a.points);
};

/** Points that contexts take off. Many dead count, whatever else the headline is about. */
const takeOff = (draft: Draft, contexts: readonly Context[], forVictims: number): number => {
  const { best, tally } = draft;
  let off = 0;
  const few = tally.dead <= 1 && tally.hurt <= 1 && tally.missing <= 1;
  // One person about whom nothing more is said: a crime or an accident as on every day.
  if (draft.lone && best.core < TIER_POINTS[4] && draft.leader === null && few)
    off -= fire(draft, 'one person', -POINTS.onePerson);
  const relief = best.core >= 2 ? Math.min(0.6, Math.max(0, (forVictims - 1.9) * 0.35)) : 0;
  contexts.forEach(({ family, points, words }, index) => {
    const taken = (index === 0 ? points : points * 0.5) * (EXCUSED.has(family) ? 1 - relief : 1);
    off -= fire(draft, `context ${family}`, -taken, words);
  });
  return off;
};

/** Shots or a blast in a place, and nobody named: one of the first reports. Later ones name the victims. */
const isFirstWord = ({ words, best, where, marks }: Draft): boolean =>
  VIOLENT.has(best.kind) &&
  best.core >= 2.6 &&
  victimsIn(marks).length === 0 &&
  (where.length > 0 || marks.spans.public.length > 0) &&
  marks.spans.first.some(({ from }) => !AFTER.has(words[from - 1] ?? '') && !AFTER.has(words[from - 2] ?? ''));

const weightOf = ({ best, tally }: Draft): number => {
  const lost = best.kind === 'accident' || best.kind === 'disaster' || best.kind === 'attack' ? 0.4 : 0.15;
  const weight = tally.dead + tally.hurt * 0.2 + tally.missing * lost;
  return best.core < POINTS.strongTerm ? Math.min(weight, POINTS.statistic) : weight;
};

/** A war needs a place. */
const isGreat = ({ great, where }: Draft, kind: CrisisKind): boolean =>
  great && GREAT.has(kind) && (kind !== 'war' || where.length > 0);

const judged = (draft: Draft, year: number | undefined): Severity => {
  const { words, lexicon, best, leader, tally, marks, places, where, concerned, fired } = draft;
  const forVictims = victimPoints(weightOf(draft));
  let score = best.core;
  if (best.core > 0) fire(draft, best.kind, best.core, textOf(words, best));
  score += addVictims(draft, forVictims) + addScene(draft);
  const kind = (leader?.points ?? -1) >= best.core ? 'leader' : best.kind;
  if (leader !== null) score = Math.max(score, fire(draft, `leader ${leader.way}`, leader.points, leader.words));
  const terror = best.core >= POINTS.strongTerm && words.some((word) => TERROR.test(word));
  const contexts = contextsOf(draft, terror, year);
  if (contexts.length === 0 && isFirstWord(draft) && kind === best.kind)
    score += fire(draft, 'first word', POINTS.firstWord);
  const off = takeOff(draft, contexts, forVictims);
  const family = best.core > 0 || leader !== null ? kind : null;
  return {
    score: Math.round(Math.max(0, Math.min(10, score - off)) * 100) / 100,
    kind,
    core: best.core,
    ...tally,
    off,
    leader: leader?.way ?? null,
    publicPlace: marks.spans.public.length > 0,
    great: isGreat(draft, kind),
    terror,
    where,
    concerned,
    fired,
    words,
    taken: places.taken,
    tokens: tokensOf(words, lexicon, family, places.taken, where, concerned),
  };
};

/**
 * How severe one headline is, with every rule that applied.
 *
 * It is pure: the same words give the same score, whatever their case, diacritics and quotes. Words are only
 * counted, so nothing that is written in a headline can instruct anybody. The summary may add victims and a
 * place to a title that names a crisis. `year` is the headline's own: an earlier year in the title makes it a
 * memory.
 */
export const scoreHeadline = (title: string, lang: string, summary?: string, year?: number): Severity => {
  const lexicon = lexiconFor(lang);
  const parsed = wordsOf(title);
  const { words } = parsed;
  if (words.length === 0) return NOTHING;
  const marks = marksIn(words, lexicon);
  const places = placesOf(parsed, marks.names, lexicon.locative);
  const { where, concerned, taken } = places;
  const offices = officesIn(marks);
  const leader = leaderIn(words, marks, offices);
  if (!saysAnything(marks) && leader === null) {
    const tokens = tokensOf(words, lexicon, null, taken, where, concerned);
    return { ...NOTHING, where, concerned, words, taken, tokens };
  }
  const draft: Draft = {
    words,
    lexicon,
    marks,
    places,
    where,
    concerned,
    best: { core: 0, kind: 'other', from: -1, to: -1 },
    great: false,
    offices,
    leader,
    tally: { dead: 0, hurt: 0, missing: 0 },
    counted: new Set(),
    lone: false,
    fired: [],
  };
  readCause(draft);
  readToll(draft);
  if (summary !== undefined && summary !== '' && draft.best.core >= POINTS.strongTerm) readSummary(draft, summary);
  return judged(draft, year);
};
