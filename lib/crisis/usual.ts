import type { Distance } from './gazetteer.ts';
import type { Severity } from './severity.ts';
import { RULES } from './rules.ts';
import type { EngineState } from './state.ts';
import { kindFamily } from './tokens.ts';
import { DAY_MS, HOUR_MS } from '../records/durations.ts';

/** A day of the year on which the news speaks of an old crisis. Its words are in lower case without diacritics. */
export type Anniversary = {
  month: number;
  day: number;
  words: readonly string[];
  /** The year in which it happened. Before the next year there is no anniversary. */
  since?: number;
};

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
const CONFLICTS: readonly {
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

const WARS = CONFLICTS.map(({ countries, from, to, only }) => ({
  countries,
  only,
  from: Date.parse(from) + 10 * DAY_MS,
  to: to === null ? Infinity : Date.parse(to),
}));

export type Usual = ReturnType<typeof usualOf>;

/** What is usual in the news: words, violence in a country, how many headlines come and from whom. */
export const usualOf = (
  state: EngineState,
  distance: (country: string) => Distance,
  anniversaries: readonly Anniversary[],
) => {
  const usual = new Map(Object.entries(state.usual));
  const fresh = new Map(Object.entries(state.fresh));
  let gathered = false;

  const turnHour = (): void => {
    for (const [token, count] of fresh) usual.set(token, (usual.get(token) ?? 0) + count);
    state.docs += state.freshDocs;
    state.freshDocs = 0;
    fresh.clear();
  };
  const turnDay = (day: number): void => {
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
    for (const [country, byDay] of Object.entries(state.heat)) {
      for (const each of Object.keys(byDay))
        if (day - Number(each) > RULES.heatDays) Reflect.deleteProperty(byDay, each);
      if (Object.keys(byDay).length === 0) Reflect.deleteProperty(state.heat, country);
    }
  };
  const isKnownWar = (country: string, at: number, family: string): boolean =>
    WARS.some(
      ({ countries, from, to, only }) =>
        (only === undefined || only === family) && countries.includes(country) && at > from && at < to,
    );
  /** How usual violence is in a country: its severe headlines a day, if most of the days before this one had some. */
  const heatOf = (country: string, day: number, family: string): number => {
    const known = isKnownWar(country, day * DAY_MS, family);
    const before = Object.entries(state.heat[country] ?? {}).filter(([each]) => Number(each) < day);
    if (before.length < 3) return known ? (before.length < 2 ? 6 : 4) : 0;
    const counts = before.map(([, count]) => count).sort((a, b) => a - b);
    return Math.max(known ? 4 : 0, counts[Math.floor((counts.length - 1) / 2)] ?? 0);
  };
  const isAnniversary = ({ tokens }: Severity, now: number): boolean =>
    anniversaries.some(
      ({ month, day, since, words }) =>
        (since === undefined || new Date(now).getUTCFullYear() > since) &&
        Math.abs(now - Date.UTC(new Date(now).getUTCFullYear(), month - 1, day, 12)) < 2 * DAY_MS &&
        words.some((word) => tokens.some((token) => token.startsWith(word.slice(0, 6)) || token.includes(`:${word}`))),
    );

  return {
    /** Turns the clock. True when an hour is over. */
    turn: (now: number): boolean => {
      if (state.since === 0) state.since = now;
      const hour = Math.floor(now / HOUR_MS);
      const over = hour !== state.hour;
      gathered = (hour - state.hour) * HOUR_MS > RULES.windowMs;
      if (over) turnHour();
      state.hour = hour;
      const day = Math.floor(now / DAY_MS);
      if (day !== state.day) turnDay(day);
      state.day = day;
      return over;
    },
    /** Whether this look has what many hours brought, as the only look of a day has. */
    gathered: (): boolean => gathered,
    /** How rare a word is, from 0 to 3. */
    rarity: (token: string): number => {
      const seen = (usual.get(token) ?? 0) + (fresh.get(token) ?? 0);
      const docs = Math.max(1_000, state.docs + state.freshDocs);
      return Math.max(0, Math.min(3, Math.log10(docs / (seen + 0.5))));
    },
    /** How many headlines it has read lately. */
    learnt: (): number => state.docs + state.freshDocs,
    count: (tokens: readonly string[]): void => {
      for (const token of tokens) if (!token.startsWith('#')) fresh.set(token, (fresh.get(token) ?? 0) + 1);
      state.freshDocs++;
    },
    heated: ({ where }: Severity, now: number): void => {
      const day = String(Math.floor(now / DAY_MS));
      for (const country of new Set(where.map((place) => place.country))) {
        const byDay = (state.heat[country] ??= {});
        byDay[day] = (byDay[day] ?? 0) + 1;
      }
    },
    /** Points off for what is usual there or recalls an old day. It must be usual in every place that is named. */
    off: (severity: Severity, now: number): number => {
      const family = kindFamily(severity.kind);
      const heats = severity.where.map(({ country }) =>
        distance(country) === 'home' ? 0 : heatOf(country, Math.floor(now / DAY_MS), family),
      );
      const heat = severity.kind === 'leader' || heats.length === 0 ? 0 : Math.min(...heats);
      const war = heat > 0 ? Math.min(2.6, 1 + Math.log2(1 + heat) * 0.5) : 0;
      return war + (isAnniversary(severity, now) ? RULES.anniversary : 0);
    },
    came: (now: number, owners: readonly string[]): void => {
      if (owners.length > 0) state.pace.push([now, owners.length, [...new Set(owners)]]);
      while (state.pace.length > 0 && now - (state.pace[0]?.[0] ?? 0) > RULES.windowMs) state.pace.shift();
    },
    /** How many headlines came in the last three hours, whether or not they belong to a story. */
    heard: (now: number): number =>
      state.pace.reduce((sum, [minute, count]) => (now - minute <= RULES.windowMs ? sum + count : sum), 0),
    save: (): void => {
      state.usual = Object.fromEntries(usual);
      state.fresh = Object.fromEntries(fresh);
    },
  };
};
