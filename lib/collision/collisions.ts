import type { WatchMemory } from '../crisis/health.ts';
import { RULES } from '../crisis/rules.ts';
import type { Story } from '../crisis/state.ts';
import { DAY_MS, HOUR_MS } from '../records/durations.ts';
import { timeFormat } from '../records/time-format.ts';
import { COMMON, FEASTS, IDIOMS } from './idioms.ts';

/**
 * What a text meets in the world at the time for which it is planned: news that shares a name or a word with it, words
 * that read badly while such news is live, sensitive dates, a source that is old. A person looks at it. No word stops
 * anything by itself.
 */

/** A story that the watch holds, as far as a text can meet it. */
export type Live = {
  id: string;
  /** Its newest headline. */
  title: string;
  source: string;
  at: number;
  url: string | null;
  titles: readonly string[];
  towns: readonly string[];
  /** Severe enough to say something of the day. */
  grave: boolean;
};

export type Collision = { key: string } & (
  | { kind: 'headline'; title: string; source: string; at: number; url: string | null; shared: readonly string[] }
  /** `because`: the headline that is live. */
  | { kind: 'idiom' | 'feast'; word: string; because: string }
  | { kind: 'date'; day: string; name: string }
  | { kind: 'age'; publishedAt: number }
);

/** Headlines of so long are live. */
const LIVE_MS = 6 * HOUR_MS;
/** A source that is older than this is old. */
const OLD_MS = 2 * DAY_MS;
/** So many stories are shown with a text. */
const MOST_SHOWN = 4;

const liveOfStory = (story: Story, now: number): Live[] => {
  const items = story.items.filter(({ at }) => at > now - LIVE_MS && at <= now + HOUR_MS);
  const newest = items.toSorted((one, other) => other.at - one.at)[0];
  if (newest === undefined) return [];
  const { title, source, at, url } = newest;
  const towns = Object.keys(story.where).flatMap((place) => place.split(':')[1] ?? []);
  const titles = items.map((each) => each.title);
  return [{ id: story.id, title, source, at, url, titles, towns, grave: story.best >= RULES.strong }];
};

/** The stories of the last hours that the watch holds, gravest first. */
export const liveOf = (memory: WatchMemory | null, now: number): Live[] =>
  (memory?.engine.stories ?? [])
    .toSorted((one, other) => other.best - one.best)
    .flatMap((story) => liveOfStory(story, now));

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’ʼ]/gu, "'").toLowerCase();

type Token = { word: string; capital: boolean; first: boolean };

const withoutLinks = (text: string): string => text.replace(/https?:\/\/\S+/gu, ' ');

/** The words of a text; `first`: it begins a sentence, where every word has a capital. */
const tokensOf = (text: string): Token[] =>
  [...withoutLinks(text).matchAll(/(^|[.!?:»”"–—|]\s*|\n\s*)?(?:[dlnmtsj]['’]|qu['’])?([\p{L}\p{M}\p{N}]{3,})/giu)].map(
    ([, before, word = '']) => ({
      word: plain(word),
      capital: /^\p{Lu}/u.test(word),
      first: before !== undefined,
    }),
  );

/** What a text shares with a story: names that both write with a capital, or words that are not everybody's. */
const sharedWith = (own: readonly Token[], story: Live): string[] => {
  const theirs = story.titles.flatMap(tokensOf);
  const towns = new Set(story.towns.map(plain));
  const named = new Set(theirs.filter(({ capital, first }) => capital && !first).map(({ word }) => word));
  const said = new Set(theirs.map(({ word }) => word).filter((word) => word.length >= 5 && !COMMON.has(word)));
  const isName = (word: string): boolean => towns.has(word) || (named.has(word) && !COMMON.has(word));
  const names = own.filter(({ word, capital }) => capital && isName(word));
  const words = own.filter(({ word }) => said.has(word));
  const all = [...new Set([...names, ...words].map(({ word }) => word))];
  return names.length > 0 || all.length > 1 || (story.grave && all.length > 0) ? all : [];
};

const isIn = (text: string, phrase: string): boolean =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])${phrase.replaceAll('-', '[- ]')}(?![\p{L}\p{N}])`, 'u').test(text);

/** The sensitive date of this day: `11-13` of each year, or `2026-12-24`. */
const dateOf = (dates: Readonly<Record<string, string>>, at: number, timeZone: string): Collision[] => {
  const day = timeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);
  return [day, day.slice(5)].flatMap((each) => {
    const name = dates[each];
    return name === undefined ? [] : [{ kind: 'date' as const, key: `date:${each}`, day: each, name }];
  });
};

/** `at`: when it is to be sent, epoch ms. */
export const collisionsOf = (
  { text, at, publishedAt }: { text: string; at: number; publishedAt: number | null },
  {
    live,
    dates,
    timeZone,
    now,
  }: { live: readonly Live[]; dates: Readonly<Record<string, string>>; timeZone: string; now: number },
): Collision[] => {
  const own = tokensOf(text);
  const headlines = live.flatMap((story): Collision[] => {
    const shared = sharedWith(own, story);
    const { id, title, source, at: seen, url } = story;
    return shared.length === 0
      ? []
      : [{ kind: 'headline', key: `headline:${id}`, title, source, at: seen, url, shared }];
  });
  const grave = live.find((story) => story.grave);
  const whole = plain(withoutLinks(text));
  const badly = (kind: 'idiom' | 'feast', list: readonly string[]): Collision[] =>
    grave === undefined
      ? []
      : list
          .filter((phrase) => isIn(whole, phrase))
          .map((word) => ({ kind, key: `${kind}:${word}`, word, because: grave.title }));
  const isOld = publishedAt !== null && publishedAt < now - OLD_MS;
  return [
    ...headlines.slice(0, MOST_SHOWN),
    ...badly('idiom', IDIOMS),
    ...badly('feast', FEASTS),
    ...dateOf(dates, at, timeZone),
    ...(isOld ? [{ kind: 'age' as const, key: 'age', publishedAt }] : []),
  ];
};

/** A collision in one line of a history. */
export const evidenceOf = (collision: Collision): string => {
  switch (collision.kind) {
    case 'headline':
      return `headline “${collision.title}” (${collision.source}), by ${collision.shared.join(', ')}`;
    case 'idiom':
    case 'feast':
      return `“${collision.word}” beside “${collision.because}”`;
    case 'date':
      return `${collision.day}: ${collision.name}`;
    case 'age':
      return `source of ${new Date(collision.publishedAt).toISOString()}`;
  }
};
