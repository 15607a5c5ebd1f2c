import { isPart, type Distance } from './gazetteer.ts';
import { RULES } from './rules.ts';
import type { Item, Story } from './state.ts';
import { kindFamily } from './tokens.ts';
import { MINUTE_MS } from '../records/durations.ts';

/** What people are told about together. */
export type Topic =
  'best' | 'voices' | 'toll' | 'place' | 'goes-on' | 'leads' | 'what' | 'alert' | 'context' | 'known' | 'base';

/**
 * What counts for a story: whether more of it may only raise (1) or only lower (-1) the probability, or either (0),
 * and under which topic people are told of it.
 */
export const FEATURES = {
  base: [0, 'base'],
  best: [1, 'best'],
  bestOver: [1, 'best'],
  sum: [1, 'voices'],
  voices: [1, 'voices'],
  share: [1, 'voices'],
  oneVoice: [-1, 'voices'],
  named: [0, 'voices'],
  followUps: [1, 'goes-on'],
  goesOn: [1, 'goes-on'],
  leads: [1, 'leads'],
  alert: [1, 'alert'],
  violentDeadNear: [1, 'toll'],
  mishapDeadNear: [1, 'toll'],
  hurt: [1, 'toll'],
  violence: [0, 'what'],
  violenceNear: [1, 'place'],
  violenceMiddle: [1, 'place'],
  unrest: [0, 'what'],
  unrestHome: [1, 'place'],
  leaderViolent: [1, 'what'],
  great: [1, 'what'],
  placed: [0, 'place'],
  context: [-1, 'context'],
  known: [-1, 'known'],
} as const satisfies Record<string, readonly [-1 | 0 | 1, Topic]>;
export type Feature = keyof typeof FEATURES;
export const FEATURE_NAMES = Object.keys(FEATURES).filter((name): name is Feature => name in FEATURES);

/** A story as it stands at a look, in figures. */
export type Told = {
  readonly now: number;
  readonly where: Distance;
  /** The headlines of the last three hours that say something of it, and those that are severe. */
  readonly recent: readonly Item[];
  readonly strong: readonly Item[];
  readonly voices: number;
  readonly followUps: number;
  /** How many headlines came in three hours, whatever they are about. */
  readonly heard: number;
  /** What it knows came in one look, and that look had gathered the news of hours. */
  readonly atOnce: boolean;
  /** A newsroom tells it that may freeze alone. */
  readonly named: boolean;
  /** How much it repeats a story that is over. */
  readonly known: number;
};

const log = (count: number): number => Math.log10(1 + count);
const flag = (is: boolean): number => (is ? 1 : 0);
/** How many headlines of one newsroom speak of it: those alone that share its words. */
export const goesOnIn = (recent: readonly Item[]): number => {
  const own = new Map<string, number>();
  for (const { voice, loose } of recent) if (loose !== true) own.set(voice, (own.get(voice) ?? 0) + 1);
  return Math.max(0, ...own.values());
};
type Values = Partial<Record<Feature, number>>;

/** The best points of each voice, the highest first. */
const byVoice = (items: readonly Item[]): number[] => {
  const best = new Map<string, number>();
  for (const { voice, score } of items) best.set(voice, Math.max(score, best.get(voice) ?? 0));
  return [...best.values()].sort((a, b) => b - a);
};

const ofHeadlines = ({ recent }: Told): Values => {
  const scores = byVoice(recent);
  const best = scores[0] ?? 0;
  return {
    best: best - 3,
    bestOver: Math.max(0, best - 5),
    sum: Math.log2(1 + scores.reduce((sum, score) => sum + 1 / (1 + Math.exp(5 - score)), 0)),
  };
};

const ofVoices = ({ recent, voices, heard, named, atOnce }: Told): Values => ({
  voices: atOnce ? 0 : Math.log2(Math.max(1, voices)),
  share: recent.length < 3 ? 0 : Math.max(0, Math.log2(recent.length / Math.max(40, heard) / 0.02)),
  oneVoice: flag(voices < 2),
  named: flag(named),
});

const ofCourse = ({ recent, strong, followUps, known }: Told): Values => ({
  followUps: log(followUps),
  goesOn: log(Math.max(1, goesOnIn(recent)) - 1),
  leads: log(recent.filter(({ rank }) => rank !== undefined && rank <= RULES.leads).length),
  alert: flag(recent.some((item) => item.official)),
  context: strong.length === 0 ? 0 : strong.filter((item) => item.context === true).length / strong.length,
  known,
});

/** What happened, where, and to how many. */
const ofEvent = (story: Story, { recent, where }: Told): Values => {
  const home = where === 'home';
  const near = home || where === 'near';
  const family = kindFamily(story.kind);
  const violence = family === '#violence';
  const unrest = family === '#unrest';
  const mishap = family === '#accident' || family === '#disaster';
  const dying = log(story.dead);
  return {
    violence: flag(violence),
    violenceNear: flag(violence && near),
    violenceMiddle: flag(violence && where !== 'far'),
    unrest: flag(unrest),
    unrestHome: flag(unrest && home),
    violentDeadNear: violence && near ? Math.min(dying, log(RULES.violentDead)) : 0,
    mishapDeadNear: mishap && near ? dying : 0,
    hurt: log(story.hurt),
    placed: flag(Object.keys(story.where).some((key) => key.includes(':') && !isPart(key))),
    leaderViolent: flag(story.leader === 'violent'),
    great: Math.min(2, new Set(recent.filter((item) => item.great).map(({ voice }) => voice)).size),
  };
};

/** The figures of a story, in the order of `FEATURE_NAMES`. */
export const featuresOf = (story: Story, told: Told): number[] => {
  const values: Values = {
    base: 1,
    ...ofHeadlines(told),
    ...ofVoices(told),
    ...ofCourse(told),
    ...ofEvent(story, told),
  };
  return FEATURE_NAMES.map((name) => values[name] ?? 0);
};

export const logOddsOf = (x: readonly number[], weights: Readonly<Record<string, number>>): number =>
  FEATURE_NAMES.reduce((sum, name, at) => sum + (x[at] ?? 0) * (weights[name] ?? 0), 0);

export const chanceOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** What each figure adds to the log-odds, and all of a topic together. */
export type Contribution = { readonly feature: Feature; readonly value: number; readonly points: number };
export const contributionsOf = (x: readonly number[], weights: Readonly<Record<string, number>>): Contribution[] =>
  FEATURE_NAMES.map((feature, at) => ({
    feature,
    value: x[at] ?? 0,
    points: (x[at] ?? 0) * (weights[feature] ?? 0),
  })).filter(({ points }) => points !== 0);

export const byTopic = (contributions: readonly Contribution[]): Map<Topic, number> => {
  const topics = new Map<Topic, number>();
  for (const { feature, points } of contributions) {
    const [, topic] = FEATURES[feature];
    topics.set(topic, (topics.get(topic) ?? 0) + points);
  }
  return topics;
};

/** What the passes before know of a story, in the figures that `featuresOf` takes. */
export const toldOf = (
  story: Story,
  now: number,
  where: Distance,
  around: { heard: number; known: number; gathered: boolean; alone: readonly string[] },
): Told => {
  const recent = story.items.filter((item) => now - item.seen <= RULES.windowMs && item.score >= RULES.relevant);
  const strong = recent.filter((item) => item.score >= RULES.strong);
  const tight = recent.filter((item) => item.loose !== true);
  let followUps = 0;
  for (const owner of new Set(tight.filter((item) => item.wire).map((item) => item.owner))) {
    const own = tight.filter((item) => item.owner === owner && item.followUp);
    if (own.some((item) => item.score >= RULES.strong)) followUps = Math.max(followUps, own.length - 1);
  }
  return {
    now,
    where,
    recent,
    strong,
    voices: new Set(strong.map(({ voice }) => voice)).size,
    followUps,
    heard: around.heard,
    known: around.known,
    atOnce: around.gathered && now - story.born < MINUTE_MS,
    named: recent.some(({ owner }) => around.alone.includes(owner)),
  };
};
