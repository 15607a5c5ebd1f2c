import type { Distance } from './gazetteer.ts';
import { finderOf, type Reading } from './find.ts';
import { mainPlacesOf, type MainPlaces } from './place.ts';
import type { Severity } from './severity.ts';
import type { Headline } from './signal.ts';
import { JOIN, RULES } from './rules.ts';
import { digest, type EngineState, type Item, type Story } from './state.ts';
import { kindFamily } from './tokens.ts';
import type { Usual } from './usual.ts';
import { DAY_MS } from '../records/durations.ts';

export type Stories = ReturnType<typeof storiesOf>;

/** The stories that the watch knows, and which of them a headline belongs to. */
export const storiesOf = (state: EngineState, usual: Usual, distance: (country: string) => Distance) => {
  const byId = new Map<string, Story>();
  const index = new Map<string, Set<Story>>();
  /** How many tokens each story has. Counting the keys every time is slow. */
  const widths = new Map<Story, number>();
  const main = new Map<Story, MainPlaces>();

  const enter = (story: Story, token: string): void => {
    const set = index.get(token);
    if (set === undefined) index.set(token, new Set([story]));
    else set.add(story);
    widths.set(story, (widths.get(story) ?? 0) + 1);
  };
  for (const story of state.stories) {
    byId.set(story.id, story);
    for (const token of Object.keys(story.tokens)) enter(story, token);
  }
  const placesOf = (story: Story): MainPlaces => {
    const known = main.get(story) ?? mainPlacesOf(story);
    main.set(story, known);
    return known;
  };

  /** Keeps the words and places of a grave story that is over. */
  const remember = (story: Story): void => {
    if (story.best < 4 || story.count < 4) return;
    const words = Object.entries(story.tokens)
      .filter(([token, count]) => !/^[@#]/.test(token) && count >= 2)
      .map(([token, count]) => ({ token, worth: usual.rarity(token) * Math.log2(1 + count) }))
      .sort((a, b) => b.worth - a.worth)
      .slice(0, 10)
      .map(({ token }) => token);
    state.past.push({ at: story.last, words, places: Object.keys(placesOf(story).votes) });
    if (state.past.length > RULES.pastLimit) state.past.shift();
  };
  const leave = (story: Story): void => {
    remember(story);
    main.delete(story);
    widths.delete(story);
    byId.delete(story.id);
    for (const token of Object.keys(story.tokens)) {
      const set = index.get(token);
      set?.delete(story);
      if (set?.size === 0) index.delete(token);
    }
  };

  const open = (headline: Headline, severity: Severity, id?: string): Story => {
    const story: Story = {
      id: id ?? digest(`${Math.floor(headline.at / DAY_MS)}|${headline.owner}|${headline.title}`),
      born: headline.seen,
      last: headline.seen,
      kind: severity.kind,
      best: 0,
      victims: 0,
      dead: 0,
      hurt: 0,
      leader: null,
      where: {},
      tokens: {},
      items: [],
      count: 0,
      brakedUntil: 0,
      proposedAt: 0,
      frozen: null,
    };
    byId.set(story.id, story);
    return story;
  };

  const count = (story: Story, { severity, score }: Reading): void => {
    if (score > story.best) {
      story.best = score;
      story.bare = severity.core < JOIN.says && severity.leader === null;
      // "Nineteen dead in" says how many died, but not of what.
      if (!story.bare || kindFamily(story.kind) !== '#violence') story.kind = severity.kind;
    }
    if (!(score >= RULES.strong || (score >= RULES.seed && severity.off === 0))) return;
    story.victims = Math.max(story.victims, Math.round(severity.dead + severity.missing * 0.4 + severity.hurt * 0.1));
    story.dead = Math.max(story.dead, severity.dead);
    story.hurt = Math.max(story.hurt, severity.hurt + severity.missing);
    if (severity.leader !== null && story.leader !== 'violent') story.leader = severity.leader;
  };
  const vote = (story: Story, { severity, score }: Reading): void => {
    main.delete(story);
    const weight = score >= RULES.strong ? 2 : 0.5;
    for (const { country, town } of severity.where) {
      if (story.where[country] === undefined && Object.keys(story.where).length >= 12) continue;
      story.where[country] = (story.where[country] ?? 0) + weight;
      if (town !== null) story.where[`${country}:${town}`] = (story.where[`${country}:${town}`] ?? 0) + weight;
    }
    // Only what several headlines say, or one severe headline, describes the story.
    for (const token of severity.tokens) {
      const known = story.tokens[token];
      if (known !== undefined) story.tokens[token] = known + 1;
      else if ((widths.get(story) ?? 0) < 60 && (score >= RULES.strong || story.count <= 3)) {
        story.tokens[token] = 1;
        enter(story, token);
      }
    }
  };
  const join = (story: Story, reading: Reading, official = false): void => {
    const { headline } = reading;
    const told = flatten(headline.title);
    // Copies of one text in many newspapers are one voice.
    const same =
      told.text.split(' ').length < 6 ? undefined : story.items.find((item) => flatOf(item).text === told.text);
    // Only the follow-ups of a wire must be in new words.
    const copy = headline.wire === true && isCopy(story, told.words);
    story.last = Math.max(story.last, headline.seen);
    story.count++;
    count(story, reading);
    vote(story, reading);
    const item = { ...itemOf(reading, official), voice: same?.voice ?? headline.owner, followUp: !copy };
    flat.set(item, told);
    story.items.push(item);
    if (story.items.length > RULES.itemsKept) {
      // The most severe and the newest headlines are kept.
      const weakest = story.items.slice(0, -8).reduce((low, item) => (item.score < low.score ? item : low));
      story.items.splice(story.items.indexOf(weakest), 1);
    }
  };

  return {
    byId,
    placesOf,
    open,
    join,
    all: (): IterableIterator<Story> => byId.values(),
    /** Lets stories go that are over. */
    tidy: (now: number): void => {
      for (const story of [...byId.values()])
        if (now - story.last > (story.frozen === null ? RULES.lifeMs : RULES.frozenLifeMs)) leave(story);
      if (byId.size > RULES.storyLimit) {
        const idle = [...byId.values()].filter((story) => story.frozen === null).sort((a, b) => a.last - b.last);
        for (const story of idle.slice(0, byId.size - RULES.storyLimit)) leave(story);
      }
      state.past = state.past.filter(({ at }) => now - at < RULES.pastMs);
    },
    find: finderOf({ byId, index, placesOf }, usual, distance),
    /** How much a story repeats one that is over, from 0 to 2. */
    known: (story: Story): number => {
      const places = Object.keys(placesOf(story).votes);
      let most = 0;
      for (const { words, places: there } of state.past) {
        if (there.length > 0 && places.length > 0 && !there.some((place) => places.includes(place))) continue;
        const shared = words.filter((word) => story.tokens[word] !== undefined).length;
        const town = there.some((place) => place.includes(':') && places.includes(place)) ? 2 : 0;
        most = Math.max(most, (shared + town) / 4);
      }
      return Math.min(2, most);
    },
  };
};

const itemOf = (
  { headline, severity, score, usual, loose }: Reading,
  official: boolean,
): Omit<Item, 'voice' | 'followUp'> => ({
  at: headline.at,
  seen: headline.seen,
  source: headline.source,
  owner: headline.owner,
  wire: headline.wire === true,
  title: headline.title,
  url: headline.url ?? null,
  score,
  official,
  great: !official && severity.great && usual !== true && score >= RULES.strong,
  ...(headline.rank === undefined ? {} : { rank: headline.rank }),
  ...(severity.off > 0 ? { context: true } : {}),
  ...(loose === true ? { loose: true } : {}),
});

type Flat = { text: string; words: ReadonlySet<string> };
const BREAK = /[^\p{L}\p{N}]+/u;
const flatten = (title: string): Flat => {
  const words = title
    .toLowerCase()
    .split(BREAK)
    .filter((word) => word !== '');
  return { text: words.join(' '), words: new Set(words.filter((word) => word.length > 2 || /^\d/.test(word))) };
};
/** Titles without case, punctuation and short words, computed once for each item. */
const flat = new WeakMap<Item, Flat>();
const flatOf = (item: Item): Flat => {
  const known = flat.get(item) ?? flatten(item.title);
  flat.set(item, known);
  return known;
};
/** Whether a title says nothing that an earlier one did not say. A new toll or a new place makes it an update. */
const isCopy = (story: Story, words: ReadonlySet<string>): boolean =>
  story.items.some((item) => {
    const other = flatOf(item).words;
    let shared = 0;
    for (const word of words) if (other.has(word)) shared++;
    return shared / Math.max(1, words.size) > 0.8;
  });
