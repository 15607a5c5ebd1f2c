import type { Distance } from './gazetteer.ts';
import { headlineDistance, inTown, mainCountry, storyDistance, townOf, type MainPlaces } from './place.ts';
import type { Severity } from './severity.ts';
import type { CrisisKind, Headline } from './signal.ts';
import { JOIN, RULES } from './rules.ts';
import type { Story } from './state.ts';
import { kindFamily } from './tokens.ts';
import type { Usual } from './usual.ts';
import { HOUR_MS } from '../records/durations.ts';

/** A headline as the passes see it: what it says, and its points of today. */
export type Reading = {
  headline: Headline;
  severity: Severity;
  score: number;
  /** Points were taken off because such news is usual there. */
  usual?: boolean;
  /** Only its time and kind join it to its story. */
  loose?: boolean;
};

/** The story of a headline, and whether only its time and kind say so, and no word that they share. */
export type Match = { readonly story: Story; readonly loose: boolean };

/** The stories among which a headline's own is looked for. */
export type Shelf = {
  readonly byId: ReadonlyMap<string, Story>;
  readonly index: ReadonlyMap<string, ReadonlySet<Story>>;
  readonly placesOf: (story: Story) => MainPlaces;
};

/** Names in a title, cut as tokens are: words with a capital. The first word counts only if a colon follows it. */
const namesIn = (title: string): ReadonlySet<string> =>
  new Set(
    (title.match(/(?:(?<=[\s'’"«])|^(?=[\p{L}-]+\s?:))\p{Lu}\p{L}{3,}/gu) ?? []).map((name) =>
      name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().slice(0, 6),
    ),
  );

/** Whether one event may at first be reported as either kind: an explosion may be an attack or an accident. */
const alike = (one: CrisisKind, other: CrisisKind): boolean => {
  const mishap = (kind: CrisisKind): boolean => kind === 'accident' || kind === 'disaster';
  return one === 'explosion' || other === 'explosion' || mishap(one) === mishap(other);
};

/** Finds the story that a headline belongs to. */
export const finderOf = ({ byId, index, placesOf }: Shelf, usual: Usual, distance: (country: string) => Distance) => {
  /** How much each story shares with the words of a headline. */
  const sharedWords = (tokens: readonly string[]): Map<Story, number> => {
    const sums = new Map<Story, number>();
    const most = usual.learnt() < JOIN.young ? JOIN.wordOfYoung : JOIN.word;
    for (const token of tokens) {
      const place = token.startsWith('@');
      // The same country alone never joins two headlines, so only towns need be looked up.
      if (token.startsWith('#') || (place && !token.includes(':'))) continue;
      const set = index.get(token);
      if (set === undefined || set.size > (place ? JOIN.storiesOfTown : JOIN.storiesOfWord)) continue;
      const weight = place ? 0.001 : Math.min(most, usual.rarity(token));
      for (const story of set) {
        const share = (4 * (story.tokens[token] ?? 0)) / story.count;
        const often = place || story.count < JOIN.long ? 1 : Math.min(1, JOIN.once + share);
        sums.set(story, (sums.get(story) ?? 0) + weight * often);
      }
    }
    return sums;
  };

  /** "Toll rises in Nice" names no cause, so it may belong to a story of any kind. */
  const sameKind = (severity: Severity, story: Story): boolean => {
    if (severity.core === 0 && severity.leader === null) return false;
    const family = kindFamily(severity.kind);
    const blasts = severity.kind === 'explosion' || story.kind === 'explosion';
    return (
      severity.core < 2 ||
      family === kindFamily(story.kind) ||
      story.tokens[family] !== undefined ||
      (blasts && (severity.kind === 'war' || story.kind === 'war'))
    );
  };

  const atWar = (severity: Severity, story: Story): boolean => {
    if (severity.kind !== 'war') return false;
    const named = new Set([...severity.where.map(({ country }) => country), ...severity.concerned]);
    return named.size >= 2 && [...named].filter((country) => story.tokens[`@${country}`] !== undefined).length >= 2;
  };

  /** What shared places add, and how much is needed then. */
  const placeSum = (severity: Severity, story: Story, otherTown: boolean): [sum: number, needed: number] | null => {
    const { votes, any } = placesOf(story);
    const here = severity.where;
    const town = townOf(here, votes);
    if (town !== undefined) {
      const { worth, more, needs } = JOIN.town;
      return [Math.min(worth, usual.rarity(`@${town.country}:${town.town ?? ''}`) + more), needs];
    }
    const shared = here.filter(({ country }) => votes[country] !== undefined);
    if (shared.length > 0) {
      const { worth, needs, otherTown: more, otherTownOfYoung: most } = JOIN.country;
      const rare = Math.min(worth, Math.max(...shared.map(({ country }) => usual.rarity(`@${country}`))));
      // Two towns of one country are two events, unless the headlines share rare words.
      const needed = otherTown ? (usual.learnt() < JOIN.young ? most : more) : needs;
      return [rare + (atWar(severity, story) ? JOIN.atWar : 0), needed];
    }
    return any && here.length > 0 ? null : [0, JOIN.nowhere.needs];
  };

  const isOtherTown = ({ where }: Severity, story: Story): boolean => {
    const { votes, towns } = placesOf(story);
    return towns && inTown(where) && townOf(where, votes) === undefined;
  };

  /** How far what a headline shares with a story goes beyond what they need to be one event. */
  const surplus = (severity: Severity, story: Story, words: number, now: number): number => {
    const otherTown = isOtherTown(severity, story);
    // Another event is never silenced by a frozen story.
    if (story.frozen !== null && otherTown && severity.core > 0) return -1;
    const placed = placeSum(severity, story, otherTown);
    if (placed === null) return -1;
    const same = sameKind(severity, story);
    const { needs, soon, soonMs, grave } = JOIN.nowhere;
    const age = Math.max(0, now - story.last);
    const worth = words + placed[0] - Math.min(JOIN.agesTo, age / HOUR_MS / JOIN.hoursAPoint);
    const needed = placed[1] === needs && same && age < soonMs && story.best >= grave ? soon : placed[1];
    const silences = story.frozen !== null && age > JOIN.silentMs;
    return worth + (same ? JOIN.sameKind : JOIN.otherKind) - needed - (silences ? JOIN.silences : 0);
  };

  /**
   * The story that a headline belongs to, or null. The same town and kind of event are enough. The same country
   * needs a rare word besides, and a headline without a place needs several rare words. Headlines of two
   * different countries never join, so two accidents far away never add up.
   */
  const byWords = (severity: Severity, now: number): Story | null => {
    let best: Story | null = null;
    let most = -1e-9;
    for (const [story, words] of sharedWords(severity.tokens)) {
      const beyond = surplus(severity, story, words, now);
      if (beyond > most) {
        most = beyond;
        best = story;
      }
    }
    return best;
  };

  /** Whether a headline of a wire names what an earlier one of the story named. */
  const namesIt = (headline: Headline, severity: Severity, story: Story): boolean =>
    severity.off === 0 &&
    severity.tokens.some(
      (token) =>
        story.tokens[token] !== undefined &&
        !/^[@#~]/.test(token) &&
        token.length >= JOIN.nameLength &&
        usual.rarity(token) >= JOIN.rare &&
        namesIn(headline.title).has(token) &&
        story.items.some((item) => namesIn(item.title).has(token)),
    );

  /** Whether the places of a wire's headline allow that it goes on with its story. */
  const placeAllows = (severity: Severity, story: Story, now: number): boolean => {
    const { votes, any } = placesOf(story);
    const here = severity.where;
    if (here.length === 0) return true;
    const strong = severity.score >= RULES.strong;
    if (!any) {
      // A place far away is another event, not the place of a story that had named none.
      const near = headlineDistance({ where: here, concerned: [] }, distance);
      return strong && (near === 'home' || near === 'near');
    }
    if (!here.some(({ country }) => votes[country] !== undefined)) return false;
    const elsewhere =
      townOf(here, votes) === undefined &&
      here.some(({ town }) => town !== null) &&
      Object.keys(votes).some((key) => key.includes(':'));
    return !elsewhere || (strong && now - story.last <= HOUR_MS / 2);
  };

  const continues = ({ headline, severity }: Reading, story: Story, now: number): boolean => {
    if (!placeAllows(severity, story, now)) return false;
    const counted = story.bare === true && story.victims >= 3;
    if (severity.core >= JOIN.says && !counted && !alike(severity.kind, story.kind)) return false;
    const town = townOf(severity.where, placesOf(story).votes) !== undefined;
    const named = namesIt(headline, severity, story);
    // A headline that names the event or its town may come later. Any other one must come soon after.
    if (!named && !town && now - story.last > JOIN.soonMs) return false;
    const bare = severity.core < 1.5 && severity.leader === null;
    return named || severity.score >= (bare && severity.off > 0 ? 3 : 2) || (town && severity.off === 0);
  };

  /**
   * A newsroom that reports something severe goes on reporting it, often without repeating place or cause. For
   * two hours and a half its headlines of the same kind or town, if they name no other place, belong to that
   * story.
   */
  const goesOn = (reading: Reading, now: number): Story | null => {
    let best: Story | null = null;
    for (const story of byId.values()) {
      if (now - story.last > JOIN.goesOnMs || story.best < RULES.strong || story.kind === 'other') continue;
      if (!story.items.every((item) => item.wire && item.owner === reading.headline.owner)) continue;
      if (continues(reading, story, now) && (best === null || story.last > best.last)) best = story;
    }
    return best;
  };

  const fitsHot = (severity: Severity, story: Story, wire: boolean): boolean => {
    const { votes, any, towns } = placesOf(story);
    const here = severity.where;
    if (townOf(here, votes) !== undefined) return true;
    const bare = severity.core < JOIN.says && severity.leader === null;
    if (wire || (!bare && !alike(severity.kind, story.kind))) return false;
    if (here.length === 0) return storyDistance(story, 1, distance) !== 'far';
    if (!any) {
      const near = headlineDistance({ where: here, concerned: [] }, distance);
      return near === 'home' || near === 'near';
    }
    if (inTown(here) && towns) return false;
    return here.some(
      ({ country }) => votes[country] !== undefined && (story.kind === 'war' || distance(country) !== 'far'),
    );
  };

  /**
   * Severe headlines are rare. Within an hour of a grave one, another one of the same country is about the
   * same event, unless it names another town ("hostages in the Aude", "man holed up in Trebes"). So is one without
   * any place, unless stories of several countries would fit.
   */
  const hotOne = ({ severity, headline }: Reading, now: number): Story | null => {
    const told = severity.dead + severity.hurt + severity.missing > 0;
    if (severity.off > 0 || !(severity.score >= JOIN.hotScore || (told && severity.score >= JOIN.hotToll))) return null;
    const fitting = [...byId.values()].filter(
      (story) =>
        story.frozen === null &&
        story.best >= JOIN.hotStory &&
        now - story.last <= JOIN.hotMs &&
        fitsHot(severity, story, headline.wire === true),
    );
    if (new Set(fitting.map((story) => mainCountry(placesOf(story)))).size > 1) return null;
    return fitting.sort((a, b) => b.last - a.last)[0] ?? null;
  };

  return (reading: Reading, now: number, old: boolean): Match | null => {
    const byName = byWords(reading.severity, now);
    // Old headlines belong to a story by their words alone.
    if (byName !== null) return { story: byName, loose: false };
    if (old) return null;
    const near = (reading.headline.wire === true ? goesOn(reading, now) : null) ?? hotOne(reading, now);
    return near === null ? null : { story: near, loose: true };
  };
};
