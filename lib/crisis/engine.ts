import { createHash } from 'node:crypto';
import { distanceFor, isPart, nearest, placeName, type Distance, type Place } from './gazetteer.ts';
import { kindFamily, scoreHeadline, type Scorer, type Severity } from './severity.ts';
import type {
  Alert,
  CrisisKind,
  Decision,
  DecisionRule,
  Evidence,
  Ground,
  Headline,
  Signal,
  ThawedStory,
} from './signal.ts';
import type { NewsroomCall } from '../records/newsroom-call.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../records/durations.ts';

/** It is stored with every decision. It must change whenever a change of rules or of lexica changes a decision. */
export const RULE_VERSION = 'vigie-rules-3';

export type Thresholds = {
  /** The score from which one headline brakes. */
  brake: Readonly<Record<Distance, number>>;
  /** The score that the most severe headline of a story needs for a freeze. */
  peak: Readonly<Record<Distance, number>>;
  /** The weight that the whole story needs for a freeze. */
  freeze: Readonly<Record<Distance, number>>;
  /** How many voices a freeze needs: newsrooms that tell the story in words of their own. */
  voices: Readonly<Record<Distance, number>>;
  mishap: Readonly<Record<Distance, number>>;
  violence: Readonly<Record<Distance, number>>;
  /** How much less weight a story needs that one wire has told three times: that is more than one voice. */
  wire: number;
  /** Points when two voices name something great, such as a lost airliner. */
  great: number;
  greatWar: number;
  /** `fewMishap` and `fewVictims`: points taken from a story with fewer victims than its kind needs. */
  fewMishap: number;
  /** Points when somebody has died at home and the headlines call it terror. */
  terror: number;
  /** Points when no victims were counted yet and the word alone is grave. */
  uncounted: number;
  /** The most points taken from a story that most newsrooms leave out although they publish. */
  thin: number;
  fewVictims: number;
  /** Points that a headline needs beyond the brake's own when it counts few victims of an accident or a disaster. */
  brakeFew: number;
  /** By how many points a later headline must be worse to brake again. */
  again: number;
  /** A headline with a lower score says nothing about severity. */
  strong: number;
  perVoice: number;
  perStrong: number;
  /** Points for each doubling of the story's share of all headlines, above two in a hundred. */
  perShare: number;
};

export const THRESHOLDS: Thresholds = {
  brake: { home: 3.5, near: 4, middle: 4.2, far: 7 },
  peak: { home: 3.5, near: 3.6, middle: 4, far: 5 },
  freeze: { home: 5.8, near: 6.1, middle: 6.8, far: 9 },
  voices: { home: 2, near: 2, middle: 2, far: 3 },
  /**
   * How many victims a freeze needs, unless the story leads the news: the dead, and a part of the hurt and
   * missing. `mishap` is for accidents and disasters, `violence` for violence.
   */
  mishap: { home: 8, near: 18, middle: 60, far: 400 },
  violence: { home: 3, near: 6, middle: 10, far: 60 },
  wire: 1,
  great: 1.2,
  greatWar: 2,
  fewMishap: 4,
  terror: 0.8,
  uncounted: 1,
  thin: 1.1,
  brakeFew: 0.8,
  again: 1,
  fewVictims: 2,
  strong: 3,
  perVoice: 0.35,
  perStrong: 0.12,
  perShare: 0.4,
};

/** A day of the year on which the news speaks of an old crisis. Its words are in lower case without diacritics. */
export type Anniversary = {
  month: number;
  day: number;
  words: readonly string[];
  /** The year in which it happened. Before the next year there is no anniversary. */
  since?: number;
};

export type EngineSettings = {
  audience: readonly string[];
  /**
   * The lexica to use. A line in another language is read with the first one. Without any, each line is read
   * with its own.
   */
  langs?: readonly string[];
  thresholds?: Thresholds;
  /** Another scorer, for the cross-validation. */
  score?: Scorer;
  anniversaries?: readonly Anniversary[];
  brakeMs?: number;
  /** For replays alone: no person is there, so each freeze counts as thawed this long after it. */
  thawAfterMs?: number;
};

/** The places that a story is about: whether there are any, and whether one is a town (not a part of a country). */
type MainPlaces = { votes: Readonly<Record<string, number>>; any: boolean; towns: boolean };

type Item = {
  at: number;
  seen: number;
  source: string;
  owner: string;
  /** The owner, or the first owner who used the same words: copies of one wire text are one voice. */
  voice: string;
  wire: boolean;
  title: string;
  url: string | null;
  score: number;
  /** An official alert, not a headline. */
  official: boolean;
  /** It names a great quake, a lost airliner or an invasion, which brakes wherever it is. */
  great: boolean;
  followUp: boolean;
  /** It counts its victims, and they are few for such an event at that distance. */
  few?: boolean;
  /** It says that it is terror. */
  terror?: boolean;
  /** Its word is grave, however many victims it counts. */
  grave?: boolean;
};

export type Story = {
  id: string;
  born: number;
  last: number;
  kind: CrisisKind;
  /** The most severe headline counts victims without saying what happened to them. */
  bare?: boolean;
  best: number;
  victims: number;
  /** Where it happened: votes by country and by `country:town`. */
  where: Record<string, number>;
  tokens: Record<string, number>;
  items: Item[];
  /** How many headlines have joined, whether or not they are still kept. */
  count: number;
  /** Until this time the story does not brake again. `brakedScore` is the score that braked it. */
  brakedUntil: number;
  brakedScore?: number;
  proposedAt: number;
  frozen: { at: number; thawedAt: number; victims: number; best: number; countries: string[] } | null;
};

/**
 * Plain JSON. Losing it is safe: the watch then starts with its first look and knows neither stories nor what
 * is usual.
 */
export type EngineState = {
  version: 1;
  next: number;
  /** When the first look was. */
  since: number;
  stories: Story[];
  /** In how many headlines of the last days a token occurred. The count halves in about four days. */
  usual: Record<string, number>;
  docs: number;
  day: number;
  /** Counts of this hour, which are not in `usual` yet. */
  fresh: Record<string, number>;
  freshDocs: number;
  hour: number;
  /** How many severe headlines each country had on each of the last days. In a war that goes on, they are usual. */
  heat: Record<string, Record<string, number>>;
  /** When each owner's headlines braked in the last hours. */
  spent: { owner: string; from: number; until: number }[];
  /** Digests of the titles that were read already. */
  read: Record<string, number>;
  alerts: Record<string, number>;
  /** How many headlines came at each look of the last hours, and from which owners. */
  pace: [at: number, count: number, owners: string[]][];
};

export const emptyState = (): EngineState => ({
  version: 1,
  next: 1,
  since: 0,
  stories: [],
  usual: {},
  docs: 0,
  day: 0,
  fresh: {},
  freshDocs: 0,
  hour: 0,
  heat: {},
  spent: [],
  read: {},
  alerts: {},
  pace: [],
});

const OLD_MS = 3 * HOUR_MS;
/** A headline older than this no longer confirms a story. */
const WINDOW_MS = 3 * HOUR_MS;
const LIFE_MS = 36 * HOUR_MS;
const FROZEN_LIFE_MS = 7 * DAY_MS;
const READ_MS = 4 * DAY_MS;
const BRAKE_MS = 15 * MINUTE_MS;
/** For so long a story that has braked does not brake again, unless it gets worse. */
const AGAIN_MS = 2 * HOUR_MS;
/** For how long a wire's headlines belong to its last severe story although they name neither it nor its town. */
const SOON_MS = 90 * MINUTE_MS;
/** The same for headlines that do. */
const GOES_ON_MS = 150 * MINUTE_MS;
/** For so long a severe headline that names no other place belongs to the story that has just braked. */
const HOT_MS = HOUR_MS;
const BUDGET_MS = 2 * HOUR_MS;
const BUDGET_WINDOW_MS = 6 * HOUR_MS;
const ITEMS_KEPT = 24;
const STORY_LIMIT = 1_500;
const HEAT_DAYS = 7;
const SEED_SCORE = 2;
/** A freeze needs no higher score than this of the most severe headline when two name something great. */
const GREAT_PEAK = 3.6;
const HOT_SCORE = 2.6;
/** From this rarity on, a word that two headlines share identifies their event. */
const RARE = 2.2;
const NAME = 4;
const JUMP = 5;
/** Points for the first two places of a front page. */
const LEAD = 0.3;

const digest = (text: string): string => createHash('sha1').update(text).digest('base64url').slice(0, 10);

/** Days on which an old attack fills the news. */
export const ANNIVERSARIES: readonly Anniversary[] = [
  { month: 1, day: 7, words: ['charlie'], since: 2015 },
  { month: 1, day: 9, words: ['hyper'], since: 2015 },
  { month: 3, day: 11, words: ['fukush', 'tsunam', 'madrid'], since: 2011 },
  { month: 3, day: 22, words: ['bruxel'], since: 2016 },
  { month: 9, day: 11, words: ['trade', 'twin'], since: 2001 },
  { month: 11, day: 13, words: ['batacl'], since: 2015 },
];

/**
 * Wars that are known to go on, for a watch that has not yet learnt what is usual. The first ten days of a war
 * are not usual.
 */
export const CONFLICTS: readonly {
  countries: readonly string[];
  from: string;
  to: string | null;
  /** The aggressor's own country is calm: only news of the war is usual there. */
  only?: string;
}[] = [
  { countries: ['af'], from: '2001-10-07', to: '2021-08-01' },
  { countries: ['iq'], from: '2003-03-20', to: '2017-12-09' },
  { countries: ['sy'], from: '2011-03-15', to: '2024-12-08' },
  { countries: ['so', 'ng', 'ml'], from: '2009-01-01', to: null },
  { countries: ['ye'], from: '2014-09-21', to: null },
  { countries: ['ua'], from: '2022-02-24', to: null },
  { countries: ['ru'], from: '2022-02-24', to: null, only: '#war' },
  { countries: ['il', 'ps'], from: '2023-10-07', to: null },
  { countries: ['sd'], from: '2023-04-15', to: null },
  { countries: ['mm'], from: '2021-02-01', to: null },
  { countries: ['cd', 'bf', 'ht'], from: '2021-01-01', to: null },
];

export type Looked = { state: EngineState; decisions: Decision[] };

/**
 * One look. It is pure: the same state, signals and time give the same answer, and the state that was given
 * stays unchanged.
 */
export const look = (
  state: EngineState,
  signals: readonly Signal[],
  now: number,
  settings: EngineSettings,
  thawed: readonly ThawedStory[] = [],
): Looked => {
  const engine = wake(structuredClone(state), settings);
  const decisions = engine.look(signals, now, thawed);
  return { state: engine.state, decisions };
};

export type Engine = {
  /** The state after the last look. */
  readonly state: EngineState;
  look(signals: readonly Signal[], now: number, thawed?: readonly ThawedStory[]): Decision[];
  /** The story that a headline of the last look has joined. */
  storyOf(headline: Headline): string | null;
  severity(headline: Headline): Severity;
};

/** The engine for many looks in a row, as in a replay. From now on it owns the state that it is given. */
export const wake = (state: EngineState, settings: EngineSettings): Engine => {
  const thresholds = settings.thresholds ?? THRESHOLDS;
  const score = settings.score ?? scoreHeadline;
  const distance = distanceFor(settings.audience);
  const brakeMs = settings.brakeMs ?? BRAKE_MS;
  const joined = new Map<Headline, string>();
  const main = new Map<Story, MainPlaces>();
  const byId = new Map<string, Story>();
  const index = new Map<string, Set<Story>>();
  /** How many tokens each story has. Counting the keys every time is slow. */
  const widths = new Map<Story, number>();
  const usual = new Map(Object.entries(state.usual));
  const fresh = new Map(Object.entries(state.fresh));
  const read = new Map(Object.entries(state.read));

  const enter = (story: Story, token: string): void => {
    const set = index.get(token);
    if (set === undefined) index.set(token, new Set([story]));
    else set.add(story);
    widths.set(story, (widths.get(story) ?? 0) + 1);
  };
  const leave = (story: Story): void => {
    main.delete(story);
    widths.delete(story);
    byId.delete(story.id);
    for (const token of Object.keys(story.tokens)) {
      const set = index.get(token);
      set?.delete(story);
      if (set?.size === 0) index.delete(token);
    }
  };
  for (const story of state.stories) {
    byId.set(story.id, story);
    for (const token of Object.keys(story.tokens)) enter(story, token);
  }

  const weigh = (token: string): number => {
    const seen = (usual.get(token) ?? 0) + (fresh.get(token) ?? 0);
    const docs = Math.max(1_000, state.docs + state.freshDocs);
    return Math.max(0, Math.min(3, Math.log10(docs / (seen + 0.5))));
  };

  const langOf = (lang: string): string => {
    const langs = settings.langs ?? [];
    const short = lang.slice(0, 2).toLowerCase();
    return langs.length === 0 || langs.includes(short) ? short : (langs[0] ?? short);
  };

  const anniversaries = [...ANNIVERSARIES, ...(settings.anniversaries ?? [])];
  const isAnniversary = (severity: Severity, now: number): boolean => {
    const year = new Date(now).getUTCFullYear();
    const near = anniversaries.filter(
      ({ month, day, since }) =>
        (since === undefined || year > since) && Math.abs(now - Date.UTC(year, month - 1, day, 12)) < 2 * DAY_MS,
    );
    return near.some(({ words }) =>
      words.some((word) =>
        severity.tokens.some((token) => token.startsWith(word.slice(0, 6)) || token.includes(`:${word}`)),
      ),
    );
  };

  const turnClock = (now: number): void => {
    if (state.since === 0) state.since = now;
    const hour = Math.floor(now / HOUR_MS);
    if (hour !== state.hour) {
      for (const [token, count] of fresh) usual.set(token, (usual.get(token) ?? 0) + count);
      state.docs += state.freshDocs;
      state.freshDocs = 0;
      fresh.clear();
      state.hour = hour;
      for (const [key, at] of read) if (now - at > READ_MS) read.delete(key);
      for (const story of [...byId.values()]) {
        const life = story.frozen === null ? LIFE_MS : FROZEN_LIFE_MS;
        if (now - story.last > life) leave(story);
      }
      if (byId.size > STORY_LIMIT) {
        const idle = [...byId.values()].filter((story) => story.frozen === null).sort((a, b) => a.last - b.last);
        for (const story of idle.slice(0, byId.size - STORY_LIMIT)) leave(story);
      }
    }
    const day = Math.floor(now / DAY_MS);
    if (day !== state.day) {
      const days = state.day === 0 ? 0 : Math.min(10, day - state.day);
      const keep = 0.84 ** days;
      if (days > 0) {
        for (const [token, count] of usual) {
          const left = count * keep;
          if (left < 0.45) usual.delete(token);
          else usual.set(token, Math.round(left * 100) / 100);
        }
        state.docs = Math.round(state.docs * keep);
      }
      state.day = day;
      for (const [country, byDay] of Object.entries(state.heat)) {
        for (const each of Object.keys(byDay)) if (day - Number(each) > HEAT_DAYS) Reflect.deleteProperty(byDay, each);
        if (Object.keys(byDay).length === 0) Reflect.deleteProperty(state.heat, country);
      }
    }
    state.spent = state.spent.filter(({ until }) => until > now - BUDGET_WINDOW_MS);
  };

  /** How usual violence is in a country: its severe headlines a day, if most of the days before this one had some. */
  const usualHeat = (country: string, day: number, family: string): number => {
    const at = day * DAY_MS;
    const known = CONFLICTS.some(
      ({ countries, from, to, only }) =>
        (only === undefined || only === family) &&
        countries.includes(country) &&
        at > Date.parse(from) + 10 * DAY_MS &&
        (to === null || at < Date.parse(to)),
    );
    const byDay = state.heat[country];
    if (byDay === undefined || Object.keys(byDay).length < 3) return known ? 6 : 0;
    const floor = known ? 4 : 0;
    const before = Object.entries(byDay).filter(([each]) => Number(each) < day);
    if (before.length < 3) return floor;
    const counts = before.map(([, count]) => count).sort((a, b) => a - b);
    return Math.max(floor, counts[Math.floor((counts.length - 1) / 2)] ?? 0);
  };

  const distanceOf = (where: readonly Place[], concerned: readonly string[]): Distance => {
    let found: Distance | null = null;
    for (const { country } of where) {
      const each = distance(country);
      found = found === null ? each : nearest(found, each);
    }
    if (found === null) return concerned.length > 0 ? 'near' : 'near';
    if (found !== 'home' && found !== 'near' && concerned.some((country) => distance(country) === 'home'))
      return nearest(found, 'middle');
    return found;
  };

  const storyDistance = (story: Story, voices: number): Distance => {
    const votes = Object.entries(story.where).filter(([key]) => !key.includes(':'));
    const most = Math.max(0, ...votes.map(([, count]) => count));
    let found: Distance | null = null;
    for (const [country, count] of votes) {
      if (count * 2 < most) continue;
      const each = distance(country);
      found = found === null ? each : nearest(found, each);
    }
    // A headline without a place need not be about home, so it needs more. Several that name no place are about
    // home, where newsrooms need not say where.
    const where = found ?? (voices >= 3 ? 'near' : 'middle');
    // The death of a head of state and a war concern everyone.
    if (story.kind === 'leader' && story.best >= 4.5) return nearest(where, 'near');
    return story.kind === 'war' && story.items.some((item) => item.great) ? nearest(where, 'middle') : where;
  };

  const placeOf = (story: Story): string | null => {
    const votes = Object.entries(story.where).sort((a, b) => b[1] - a[1]);
    const most = votes[0];
    if (most === undefined) return null;
    const town = votes.find(([key, count]) => key.includes(':') && count * 2 >= most[1]);
    const [country = '', name = null] = (town ?? most)[0].split(':');
    return placeName({ country, town: name });
  };

  /** The places that the story is about: those with a quarter of the most votes. */
  const mainPlaces = (story: Story): MainPlaces => {
    const known = main.get(story);
    if (known !== undefined) return known;
    const most = Math.max(0, ...Object.values(story.where));
    const votes: Record<string, number> = {};
    const found = { votes, any: false, towns: false };
    for (const [place, count] of Object.entries(story.where)) {
      if (count * 4 < most) continue;
      votes[place] = count;
      found.any = true;
      if (place.includes(':') && !isPart(place)) found.towns = true;
    }
    main.set(story, found);
    return found;
  };

  /**
   * The story that a headline belongs to, or null. The same town and kind of event are enough. The same country
   * needs a rare word besides, and a headline without a place needs several rare words. Headlines of two
   * different countries never join, so two accidents far away never add up.
   */
  const abroad = (severity: Severity): number =>
    new Set([...severity.where.map(({ country }) => country), ...severity.concerned]).size;
  const sharedCountries = (severity: Severity, story: Story): number =>
    [...new Set([...severity.where.map(({ country }) => country), ...severity.concerned])].filter(
      (country) => story.tokens[`@${country}`] !== undefined,
    ).length;
  const findStory = (severity: Severity, now: number): Story | null => {
    const sums = new Map<Story, number>();
    const learnt = state.docs + state.freshDocs;
    // A watch that has just begun does not know yet which words are rare.
    const young = learnt < 400;
    const cap = young ? 2.5 : 3;
    for (const token of severity.tokens) {
      const place = token.startsWith('@');
      // The same country alone never joins two headlines, so only towns need be looked up.
      if (token.startsWith('#') || (place && !token.includes(':'))) continue;
      const set = index.get(token);
      if (set === undefined) continue;
      if (set.size > (place ? 400 : 150)) continue;
      const weight = place ? 0.001 : Math.min(cap, weigh(token));
      for (const story of set) {
        // In a long story, a word that occurred once is chance.
        const often = place || story.count < 8 ? 1 : Math.min(1, 0.25 + (4 * (story.tokens[token] ?? 0)) / story.count);
        sums.set(story, (sums.get(story) ?? 0) + weight * often);
      }
    }
    let best: Story | null = null;
    let bestSum = 0;
    const family = severity.core > 0 || severity.leader !== null ? kindFamily(severity.kind) : null;
    const here = severity.where;
    const hereInTown = here.some(({ country, town: name }) => name !== null && !isPart(`${country}:${name}`));
    for (const [story, words] of sums) {
      const { votes, any: hasPlace, towns: inTown } = mainPlaces(story);
      const shared = here.filter(({ country }) => votes[country] !== undefined);
      if (here.length > 0 && hasPlace && shared.length === 0) continue;
      const town = here.find(({ country, town: name }) => name !== null && votes[`${country}:${name}`] !== undefined);
      const towns = hereInTown && inTown;
      // "Toll rises in Nice" names no cause, so it may belong to a story of any kind.
      const blasts = severity.kind === 'explosion' || story.kind === 'explosion';
      const same =
        family !== null &&
        (severity.core < 2 ||
          family === kindFamily(story.kind) ||
          story.tokens[family] !== undefined ||
          (blasts && (severity.kind === 'war' || story.kind === 'war')));
      const age = Math.max(0, now - story.last) / HOUR_MS;
      let sum = words + (same ? 1 : 0) - Math.min(1.5, age / 8);
      let needed = 5;
      if (town !== undefined) {
        sum += Math.min(2.6, weigh(`@${town.country}:${town.town ?? ''}`) + 0.4);
        needed = 3;
      } else if (shared.length > 0) {
        sum += Math.min(2.4, Math.max(...shared.map(({ country }) => weigh(`@${country}`))));
        // Two countries at war with each other are rarer than one.
        if (severity.kind === 'war' && abroad(severity) >= 2 && sharedCountries(severity, story) >= 2) sum += 1.5;
        // Two towns of one country are two events, unless the headlines share rare words.
        needed = towns ? (young ? 8.6 : 8) : 3.6;
      } else if (!hasPlace || here.length === 0) needed = same && age < 2 && story.best >= 4.5 ? 3.5 : 4.6;
      if (!same) needed += 0.8;
      // A story that froze silences every headline that joins it. So after a day without news of it, the words
      // must match too.
      if (story.frozen !== null && age > 24) needed += 1.2;
      if (sum >= needed && sum - needed + 1 > bestSum) {
        bestSum = sum - needed + 1;
        best = story;
      }
    }
    return best;
  };

  /**
   * A newsroom that reports something severe goes on reporting it, often without repeating place or cause. For
   * two hours and a half its headlines of the same kind or town, if they name no other place, belong to that
   * story.
   */
  const goesOn = (headline: Headline, severity: Severity, now: number): Story | null => {
    let best: Story | null = null;
    for (const story of byId.values()) {
      if (now - story.last > GOES_ON_MS || story.best < thresholds.strong || story.kind === 'other') continue;
      if (!story.items.every((item) => item.wire && item.owner === headline.owner)) continue;
      const { votes } = mainPlaces(story);
      const here = severity.where;
      const countries = Object.keys(votes).length > 0;
      if (here.length > 0 && countries && !here.some(({ country }) => votes[country] !== undefined)) continue;
      // A place far away is another event, not the place of a story that had named none.
      const nearby = distanceOf(here, []);
      if (
        here.length > 0 &&
        !countries &&
        ((nearby !== 'home' && nearby !== 'near') || severity.score < thresholds.strong)
      )
        continue;
      const town = here.some(({ country, town: name }) => name !== null && votes[`${country}:${name}`] !== undefined);
      const elsewhere =
        !town && here.some(({ town: name }) => name !== null) && Object.keys(votes).some((key) => key.includes(':'));
      if (elsewhere && (severity.score < thresholds.strong || now - story.last > HOUR_MS / 2)) continue;
      if (severity.core >= 2.2 && !(story.bare === true && story.victims >= 3) && !alike(severity.kind, story.kind))
        continue;
      const bare = severity.core < 1.5 && severity.leader === null;
      const named =
        severity.off === 0 &&
        severity.tokens.some(
          (token) =>
            story.tokens[token] !== undefined &&
            !/^[@#~]/.test(token) &&
            token.length >= NAME &&
            weigh(token) >= RARE &&
            namesIn(headline.title).has(token) &&
            story.items.some((item) => namesIn(item.title).has(token)),
        );
      // A headline that names the event or its town may come later. Any other one must come soon after.
      if (!named && !town && now - story.last > SOON_MS) continue;
      if (!named && !(severity.score >= (bare && severity.off > 0 ? 3 : 2)) && !(town && severity.off === 0)) continue;
      if (best === null || story.last > best.last) best = story;
    }
    return best;
  };

  const mainCountry = (story: Story): string =>
    Object.entries(mainPlaces(story).votes)
      .filter(([place]) => !place.includes(':'))
      .sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';

  /**
   * Severe headlines are rare. Within an hour of one that braked, another one of the same country is about the
   * same event, unless it names another town ("hostages in the Aude", "man holed up in Trebes"). So is one without
   * any place, unless stories of several countries would fit.
   */
  const hotOne = (severity: Severity, wire: boolean, now: number): Story | null => {
    const told = severity.dead + severity.hurt + severity.missing > 0;
    if (severity.off > 0 || !(severity.score >= HOT_SCORE || (told && severity.score >= SEED_SCORE - 0.3))) return null;
    const here = severity.where;
    const hereInTown = here.some(({ country, town: name }) => name !== null && !isPart(`${country}:${name}`));
    const bare = severity.core < 2.2 && severity.leader === null;
    const fitting: Story[] = [];
    for (const story of byId.values()) {
      if (story.frozen !== null || now >= story.brakedUntil || now - story.last > HOT_MS) continue;
      const { votes, any, towns } = mainPlaces(story);
      const town = here.some(({ country, town: name }) => name !== null && votes[`${country}:${name}`] !== undefined);
      if (!town) {
        if (wire) continue;
        if (!bare && !alike(severity.kind, story.kind)) continue;
        if (here.length > 0 && any) {
          if (hereInTown && towns) continue;
          if (
            !here.some(
              ({ country }) => votes[country] !== undefined && (story.kind === 'war' || distance(country) !== 'far'),
            )
          )
            continue;
        } else if (here.length > 0) {
          const nearby = distanceOf(here, []);
          if (nearby !== 'home' && nearby !== 'near') continue;
        } else if (storyDistance(story, 1) === 'far') continue;
      }
      fitting.push(story);
    }
    const countries = new Set(fitting.map((story) => mainCountry(story)));
    if (countries.size > 1) return null;
    return fitting.sort((a, b) => b.last - a.last)[0] ?? null;
  };

  /** Titles without case, punctuation and short words, computed once for each item. */
  const flat = new WeakMap<Item, { text: string; words: ReadonlySet<string> }>();
  const flatOf = (item: Item): { text: string; words: ReadonlySet<string> } => {
    const known = flat.get(item);
    if (known !== undefined) return known;
    const made = flatten(item.title);
    flat.set(item, made);
    return made;
  };

  /** Copies of one text in many newspapers are one voice. */
  const voiceOf = (story: Story, headline: Headline, { text }: { text: string }): string => {
    if (text.split(' ').length < 6) return headline.owner;
    return story.items.find((item) => flatOf(item).text === text)?.voice ?? headline.owner;
  };

  /** Whether a title says nothing that an earlier one did not say. A new toll or a new place makes it an update. */
  const isCopy = (story: Story, { words }: { words: ReadonlySet<string> }): boolean =>
    story.items.some((item) => {
      const other = flatOf(item).words;
      let shared = 0;
      for (const word of words) if (other.has(word)) shared++;
      return shared / Math.max(1, words.size) > 0.8;
    });

  const join = (story: Story, headline: Headline, severity: Severity, score: number, official = false): void => {
    const told = flatten(headline.title);
    const voice = voiceOf(story, headline, told);
    // Only the follow-ups of a wire must be in new words.
    const copy = headline.wire === true && isCopy(story, told);
    main.delete(story);
    story.last = Math.max(story.last, headline.seen);
    story.count++;
    if (score > story.best) {
      story.best = score;
      story.bare = severity.core < 2.2 && severity.leader === null;
      // "Nineteen dead in" says how many died, but not of what.
      if (severity.core >= 2.2 || severity.leader !== null || kindFamily(story.kind) !== '#violence')
        story.kind = severity.kind;
    }
    if (score >= thresholds.strong || (score >= SEED_SCORE && severity.off === 0))
      story.victims = Math.max(story.victims, Math.round(severity.dead + severity.missing * 0.4 + severity.hurt * 0.1));
    const vote = score >= thresholds.strong ? 2 : 0.5;
    for (const { country, town } of severity.where) {
      if (story.where[country] === undefined && Object.keys(story.where).length >= 12) continue;
      story.where[country] = (story.where[country] ?? 0) + vote;
      if (town !== null) story.where[`${country}:${town}`] = (story.where[`${country}:${town}`] ?? 0) + vote;
    }
    // Only what several headlines say, or one severe headline, describes the story.
    for (const token of severity.tokens) {
      const known = story.tokens[token];
      if (known !== undefined) story.tokens[token] = known + 1;
      else if ((widths.get(story) ?? 0) < 60 && (score >= thresholds.strong || story.count <= 3)) {
        story.tokens[token] = 1;
        enter(story, token);
      }
    }
    story.items.push({
      at: headline.at,
      seen: headline.seen,
      source: headline.source,
      owner: headline.owner,
      voice,
      wire: headline.wire === true,
      title: headline.title,
      url: headline.url ?? null,
      score,
      official,
      great: !official && severity.great && score >= Math.max(3, severity.score),
      followUp: !copy,
      few: fewTold(severity),
      ...(severity.terror && severity.off === 0 ? { terror: true } : {}),
      ...(severity.core >= 3.6 && severity.off === 0 ? { grave: true } : {}),
    });
    if (story.items.length > ITEMS_KEPT) {
      // The most severe and the newest headlines are kept.
      const weakest = story.items.slice(0, -8).reduce((low, item) => (item.score < low.score ? item : low));
      story.items.splice(story.items.indexOf(weakest), 1);
    }
  };

  /** The first counts of victims are low, so a quarter of the number for a freeze is enough for a brake. */
  const fewTold = (severity: Severity): boolean => {
    const family = kindFamily(severity.kind);
    const where = distanceOf(severity.where, severity.concerned);
    if (family === '#violence') {
      const told = severity.dead + severity.hurt * 0.2;
      return told > 0 && told < thresholds.violence[where] / 3;
    }
    if (family !== '#accident' && family !== '#disaster') return false;
    const told = severity.dead + severity.missing * 0.4 + severity.hurt * 0.1;
    return told > 0 && told < thresholds.mishap[where] / 4;
  };

  const open = (headline: Headline, severity: Severity): Story => {
    const story: Story = {
      id: digest(`${Math.floor(headline.at / DAY_MS)}|${headline.owner}|${headline.title}`),
      born: headline.seen,
      last: headline.seen,
      kind: severity.kind,
      best: 0,
      victims: 0,
      where: {},
      tokens: {},
      items: [],
      count: 0,
      brakedUntil: 0,
      proposedAt: 0,
      frozen: null,
    };
    state.next++;
    byId.set(story.id, story);
    return story;
  };

  const evidenceOf = (story: Story, now: number): Evidence[] =>
    story.items
      .filter((item) => now - item.seen <= WINDOW_MS)
      .sort((a, b) => b.score - a.score)
      .slice(0, 8)
      .map(({ at, source, owner, title, url, score }) => ({
        at,
        source,
        owner,
        title,
        score,
        ...(url === null ? {} : { url }),
      }));

  const severityOf = (headline: Headline): Severity =>
    score(headline.title, langOf(headline.lang), headline.summary, new Date(headline.at).getUTCFullYear());

  /** The score of a headline here and today. Violence that is usual in its country and anniversaries lower it. */
  const adjusted = (severity: Severity, now: number): number => {
    let { score } = severity;
    if (score <= 0) return 0;
    const day = Math.floor(now / DAY_MS);
    if (severity.kind !== 'leader') {
      // A war that reaches another country is no longer usual, so violence must be usual in every place that is
      // named.
      const heats = severity.where.map(({ country }) =>
        distance(country) === 'home' ? 0 : usualHeat(country, day, kindFamily(severity.kind)),
      );
      const heat = heats.length === 0 ? 0 : Math.min(...heats);
      if (heat > 0) score -= Math.min(2.6, 1 + Math.log2(1 + heat) * 0.5);
    }
    if (isAnniversary(severity, now)) score -= 4;
    return Math.max(0, score);
  };

  const spend = (owner: string, from: number, until: number): boolean => {
    const used = state.spent
      .filter((each) => each.owner === owner)
      .reduce((sum, each) => sum + (each.until - Math.max(each.from, from - BUDGET_WINDOW_MS)), 0);
    if (used + (until - from) > BUDGET_MS) return false;
    state.spent.push({ owner, from, until });
    return true;
  };

  /** How many headlines came in the last three hours, whether or not they belong to a story. */
  const heard = (now: number): number => {
    let sum = 0;
    for (const [minute, count] of state.pace) if (now - minute <= WINDOW_MS) sum += count;
    return sum;
  };

  /** The owners that have published anything since the story began, including those that tell it. */
  const active = (since: number): number => {
    const owners = new Set<string>();
    for (const [at, , each] of state.pace) if (at >= since) for (const owner of each) owners.add(owner);
    return owners.size;
  };

  /** The towns or parts of a country that most headlines of the story name. */
  const mainTowns = (story: Story): string[] => {
    const towns = Object.entries(mainPlaces(story).votes).filter(([place]) => place.includes(':'));
    const most = Math.max(0, ...towns.map(([, count]) => count));
    return towns.filter(([, count]) => count * 1.5 >= most).map(([place]) => place);
  };

  /**
   * Whether the same event, told there in other words, has braked already or is frozen, as far as anyone can
   * tell.
   */
  const delayedAlready = (story: Story, { score }: Item, now: number): boolean => {
    const family = kindFamily(story.kind);
    const here = mainTowns(story);
    for (const other of byId.values()) {
      if (other === story || (other.frozen === null && other.brakedUntil === 0)) continue;
      const there = mainTowns(other);
      // Two towns of one country are two events.
      const shared =
        here.length > 0 || there.length > 0
          ? here.some((town) => there.includes(town))
          : Object.keys(mainPlaces(story).votes).some((country) => mainPlaces(other).votes[country] !== undefined);
      if (!shared) continue;
      if (other.frozen !== null && other.frozen.thawedAt === 0) return true;
      if (
        now < other.brakedUntil &&
        family === kindFamily(other.kind) &&
        score < (other.brakedScore ?? 0) + thresholds.again
      )
        return true;
    }
    return false;
  };

  const decide = (story: Story, now: number): Decision | null => {
    const recent = story.items.filter((item) => now - item.seen <= WINDOW_MS);
    const strong = recent.filter((item) => item.score >= thresholds.strong);
    if (strong.length === 0) return null;
    const peak = Math.max(...strong.map((item) => item.score));
    const voices = new Set(strong.map((item) => item.voice));
    const where = storyDistance(story, voices.size);
    const wires = new Set(recent.filter((item) => item.wire).map((item) => item.owner));
    let followUps = 0;
    for (const owner of wires) {
      const own = recent.filter((item) => item.owner === owner && item.followUp);
      if (own.some((item) => item.score >= thresholds.strong)) followUps = Math.max(followUps, own.length - 1);
    }
    const needed = thresholds.voices[where];
    const byOwners = voices.size >= needed;
    const byWire = followUps >= 2;
    const share = recent.length / Math.max(40, heard(now));
    const around = active(Math.max(story.born, now - WINDOW_MS));
    const age = now - story.born;
    // At first the counts are always low and few newsrooms have the story. Both mean something only once others
    // had time to report, or when everything is seen at once.
    const settled = voices.size >= 4 || age >= 45 * MINUTE_MS || (age < MINUTE_MS && around >= 8);
    const coverage =
      around < 5 ? 0 : Math.max(settled ? -thresholds.thin : 0, Math.min(0.6, 1.5 * (voices.size / around - 0.35)));
    // Two headlines that name a great quake, a lost airliner or an invasion are enough before anyone has
    // counted victims.
    const greats = recent.filter((item) => item.great);
    const great =
      where !== 'far' &&
      (new Set(greats.map((item) => item.voice)).size >= 2 ||
        greats.filter((item) => item.wire && item.followUp).length >= 2);
    // At home, one person killed is much when it is called terror.
    const terror =
      where === 'home' &&
      kindFamily(story.kind) === '#violence' &&
      story.victims > 0 &&
      recent.some((item) => item.terror === true);
    const weight =
      peak +
      coverage +
      (terror ? thresholds.terror : 0) +
      (great ? (story.kind === 'war' ? thresholds.greatWar : thresholds.great) : 0) +
      thresholds.perVoice * Math.min(6, Math.max(voices.size, byWire ? 2 : 1) - 1) +
      thresholds.perStrong * Math.min(8, strong.length - 1) +
      (recent.length >= 3 ? Math.max(0, Math.min(1.2, Math.log2(share / 0.02) * thresholds.perShare)) : 0);
    const owners = [...new Set(recent.map((item) => item.owner))];
    const base = {
      at: now,
      kind: story.kind,
      score: Math.round(Math.min(10, weight) * 10) / 10,
      story: story.id,
      place: placeOf(story),
      victims: story.victims,
      owners,
      evidence: evidenceOf(story, now),
      version: RULE_VERSION,
    };
    const thawedAt = story.frozen === null ? 0 : story.frozen.thawedAt;
    // A story that leads everybody's news needs no count of victims.
    const lead = recent.length >= 6 && share >= 0.1;
    const family = kindFamily(story.kind);
    const mishap = family === '#accident' || family === '#disaster';
    const least = mishap
      ? thresholds.mishap[where]
      : family === '#violence' && story.victims > 0
        ? thresholds.violence[where]
        : 0;
    const few = story.victims < least && !lead && settled && !great && !terror;
    const uncounted = mishap && story.victims === 0 && recent.some((item) => item.grave === true);
    const severe =
      peak >= Math.min(thresholds.peak[where], great ? GREAT_PEAK : 10) &&
      weight - (few ? (uncounted ? thresholds.uncounted : mishap ? thresholds.fewMishap : thresholds.fewVictims) : 0) >=
        thresholds.freeze[where] - (lead ? 1 : 0) - (byWire && voices.size < 2 ? thresholds.wire : 0);
    const said: Ground[] = [
      { kind: 'best', score: round(peak), needs: thresholds.peak[where], where },
      { kind: 'weight', weight: round(weight), needs: thresholds.freeze[where] },
      {
        kind: 'voices',
        voices: voices.size,
        needs: needed,
        headlines: recent.length,
        share: Math.round(share * 100),
      },
      ...(few ? [{ kind: 'few' as const, victims: story.victims, family: family.slice(1), where, needs: least }] : []),
    ];
    const rule: DecisionRule = strong.some((item) => item.official)
      ? 'alert-and-headline'
      : byOwners
        ? 'two-owners'
        : 'wire-follow-ups';
    // Alerts confirm stories. Without a headline they lead to a proposal at most.
    const told = strong.some((item) => !item.official);
    if (severe && told && (byOwners || byWire)) {
      if (story.frozen === null) {
        story.frozen = {
          at: now,
          thawedAt: 0,
          victims: story.victims,
          best: story.best,
          countries: Object.keys(story.where).filter((key) => !key.includes(':')),
        };
        return { ...base, action: 'freeze', rule, why: said };
      }
      if (thawedAt > 0 && now > thawedAt && story.victims >= Math.max(10, story.frozen.victims * JUMP)) {
        const before = story.frozen.victims;
        story.frozen = { ...story.frozen, at: now, thawedAt: 0, victims: story.victims };
        return {
          ...base,
          action: 'freeze',
          rule: 'jump',
          why: [...said, { kind: 'worse', before, now: story.victims }],
        };
      }
    }
    if (story.frozen !== null) return null;
    const first = strong.filter((item) => now - item.seen <= 2 * MINUTE_MS).sort((a, b) => b.score - a.score)[0];
    if (first === undefined) return null;
    if (
      (first.score >= thresholds.brake[where] + (first.few === true ? thresholds.brakeFew : 0) || first.great) &&
      (now >= story.brakedUntil || first.score >= (story.brakedScore ?? 0) + thresholds.again) &&
      !delayedAlready(story, first, now)
    ) {
      const until = now + brakeMs;
      if (spend(first.owner, now, until)) {
        story.brakedUntil = until + AGAIN_MS;
        story.brakedScore = first.score;
        return { ...base, action: 'brake', until, rule: 'severe-headline', why: said };
      }
      if (story.proposedAt === 0) {
        story.proposedAt = now;
        return {
          ...base,
          action: 'propose',
          rule: 'brake-spent',
          why: [...said, { kind: 'brake-spent', owner: first.owner }],
        };
      }
      return null;
    }
    if (
      story.proposedAt === 0 &&
      weight >= thresholds.freeze[where] - 0.8 &&
      peak >= thresholds.peak[where] - 0.5 &&
      (byOwners || byWire)
    ) {
      story.proposedAt = now;
      return { ...base, action: 'propose', rule, why: said };
    }
    return null;
  };

  const takeHeadline = (headline: Headline, now: number): Story | null => {
    const severity = severityOf(headline);
    const old = headline.old === true || headline.seen - headline.at > OLD_MS || now - headline.seen > OLD_MS;
    // A headline that says nothing of a crisis need not be looked up or remembered.
    if (severity.score > 0.5) {
      const key = digest(`${headline.owner}|${headline.title}`);
      const again = read.has(key);
      read.set(key, now);
      if (again) return null;
    }
    for (const token of severity.tokens) {
      if (!token.startsWith('#')) fresh.set(token, (fresh.get(token) ?? 0) + 1);
    }
    state.freshDocs++;
    // That the editors put it first says that they find it important.
    const lead = headline.rank !== undefined && headline.rank <= 1 && severity.score >= thresholds.strong ? LEAD : 0;
    const score = adjusted(severity, now) + lead;
    if (severity.score >= 3) {
      const day = String(Math.floor(now / DAY_MS));
      for (const country of new Set(severity.where.map((place) => place.country))) {
        const byDay = (state.heat[country] ??= {});
        byDay[day] = (byDay[day] ?? 0) + 1;
      }
    }
    let story = findStory(severity, now);
    if (story === null && headline.wire === true && !old) story = goesOn(headline, severity, now);
    if (story === null && !old) story = hotOne(severity, headline.wire === true, now);
    if (old) {
      // An old headline may belong to a story, but it neither opens nor confirms one.
      if (story !== null) story.last = Math.max(story.last, Math.min(headline.at, now));
      return null;
    }
    if (story === null) {
      if (score < SEED_SCORE) return null;
      story = open(headline, severity);
    }
    join(story, headline, severity, score);
    return story;
  };

  const takeAlert = (alert: Alert, now: number): Story | null => {
    if (alert.standing !== 'live' || alert.old === true || state.alerts[alert.id] !== undefined) return null;
    state.alerts[alert.id] = now;
    if (alert.level !== 'orange' && alert.level !== 'red') return null;
    const severity = scoreHeadline(`${alert.title} : ${alert.area}`, alert.lang);
    const places = severity.where.length > 0;
    const near = distanceOf(severity.where, []);
    if (!places || near === 'far' || (near === 'middle' && alert.level !== 'red')) return null;
    const score = alert.level === 'red' ? 4.5 : 3.6;
    const story =
      findStory(severity, now) ??
      open(
        {
          kind: 'headline',
          at: alert.at,
          seen: alert.seen,
          source: alert.source,
          owner: alert.owner,
          lang: alert.lang,
          title: alert.title,
        },
        severity,
      );
    join(
      story,
      {
        kind: 'headline',
        at: alert.at,
        seen: alert.seen,
        source: alert.source,
        owner: alert.owner,
        lang: alert.lang,
        title: alert.title,
        ...(alert.url === undefined ? {} : { url: alert.url }),
      },
      { ...severity, kind: severity.kind === 'other' ? 'disaster' : severity.kind },
      score,
      true,
    );
    return story;
  };

  const call = (signal: NewsroomCall, now: number): Decision => ({
    at: now,
    kind: 'other',
    score: 10,
    story: `call-${digest(signal.id ?? `${signal.at}|${signal.by}|${signal.title}`)}`,
    rule: 'call',
    place: null,
    victims: 0,
    owners: [signal.by],
    evidence: [{ at: signal.at, source: signal.by, owner: signal.by, title: signal.title, score: 10 }],
    why: [{ kind: 'called', by: signal.by }],
    version: RULE_VERSION,
    ...(signal.action === 'freeze' ? { action: 'freeze' } : { action: 'brake', until: now + brakeMs }),
  });

  const recall = (thawed: readonly ThawedStory[], now: number): void => {
    for (const each of thawed) {
      const known = byId.get(each.story);
      if (known !== undefined) {
        known.frozen ??= { at: each.thawedAt, thawedAt: 0, victims: known.victims, best: known.best, countries: [] };
        if (known.frozen.thawedAt === 0 && known.frozen.at <= each.thawedAt) {
          known.frozen = {
            ...known.frozen,
            thawedAt: each.thawedAt,
            victims: Math.max(known.victims, known.frozen.victims),
          };
        }
        continue;
      }
      if (now - each.thawedAt > FROZEN_LIFE_MS || each.evidence.length === 0) continue;
      // When the memory was lost, the story is built again from the evidence of the freeze.
      let story: Story | null = null;
      for (const line of each.evidence) {
        const headline: Headline = {
          kind: 'headline',
          at: line.at,
          seen: each.thawedAt,
          source: line.source,
          owner: line.source,
          lang: line.lang ?? settings.langs?.[0] ?? guess(line.title),
          title: line.title,
        };
        const severity = severityOf(headline);
        if (story === null) {
          story = open(headline, severity);
          byId.delete(story.id);
          story.id = each.story;
          byId.set(story.id, story);
        }
        join(story, headline, severity, severity.score);
      }
      if (story !== null) {
        story.frozen = {
          at: each.thawedAt,
          thawedAt: each.thawedAt,
          victims: story.victims,
          best: story.best,
          countries: [],
        };
        story.items = [];
      }
    }
  };

  return {
    get state() {
      state.stories = [...byId.values()];
      state.usual = Object.fromEntries(usual);
      state.fresh = Object.fromEntries(fresh);
      state.read = Object.fromEntries(read);
      return state;
    },
    severity: severityOf,
    storyOf: (headline) => joined.get(headline) ?? null,
    look: (signals, now, thawed = []) => {
      turnClock(now);
      if (thawed.length > 0) recall(thawed, now);
      const thawAfter = settings.thawAfterMs;
      if (thawAfter !== undefined) {
        for (const story of byId.values()) {
          if (story.frozen !== null && story.frozen.thawedAt === 0 && now - story.frozen.at >= thawAfter) {
            story.frozen = { ...story.frozen, thawedAt: now, victims: Math.max(story.victims, story.frozen.victims) };
          }
        }
      }
      const news = signals.filter((signal) => signal.kind === 'headline' && signal.old !== true);
      if (news.length > 0)
        state.pace.push([
          now,
          news.length,
          [...new Set(news.map((signal) => (signal.kind === 'headline' ? signal.owner : '')))],
        ]);
      while (state.pace.length > 0 && now - (state.pace[0]?.[0] ?? 0) > WINDOW_MS) state.pace.shift();
      joined.clear();
      const touched = new Set<Story>();
      const decisions: Decision[] = [];
      for (const signal of signals) {
        if (signal.kind === 'headline') {
          const story = takeHeadline(signal, now);
          if (story !== null) {
            touched.add(story);
            joined.set(signal, story.id);
          }
        } else if (signal.kind === 'alert') {
          const story = takeAlert(signal, now);
          if (story !== null) touched.add(story);
        } else decisions.push(call(signal, now));
      }
      for (const story of touched) {
        const decision = decide(story, now);
        if (decision !== null) decisions.push(decision);
      }
      return decisions;
    },
  };
};

/** Names in a title, cut as tokens are: words with a capital. The first word counts only if a colon follows it. */
const namesIn = (title: string): ReadonlySet<string> =>
  new Set(
    (title.match(/(?:(?<=[\s'’"«])|^(?=[\p{L}-]+\s?:))\p{Lu}\p{L}{3,}/gu) ?? []).map((name) =>
      name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().slice(0, 6),
    ),
  );

const isNumber = (word: string): boolean => word >= '0' && word < ':';

/** Whether one event may at first be reported as either kind: an explosion may be an attack or an accident. */
const alike = (one: CrisisKind, other: CrisisKind): boolean => {
  const mishap = (kind: CrisisKind): boolean => kind === 'accident' || kind === 'disaster';
  return one === 'explosion' || other === 'explosion' || mishap(one) === mishap(other);
};

const round = (score: number): number => Math.round(score * 10) / 10;

const guess = (title: string): string => (/\b(le|la|les|des|une|dans|après|à)\b/i.test(title) ? 'fr' : 'en');

const BREAK = /[^\p{L}\p{N}]+/u;
const flatten = (title: string): { text: string; words: ReadonlySet<string> } => {
  const words = title
    .toLowerCase()
    .split(BREAK)
    .filter((word) => word !== '');
  return { text: words.join(' '), words: new Set(words.filter((word) => word.length > 2 || isNumber(word))) };
};
