import { isPart, type Distance } from './gazetteer.ts';
import { RULES, type Item, type Story } from './state.ts';
import { kindFamily } from './tokens.ts';
import { HOUR_MS, MINUTE_MS } from '../records/durations.ts';

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
  growth: [1, 'voices'],
  oneVoice: [-1, 'voices'],
  named: [0, 'voices'],
  atOnce: [-1, 'voices'],
  followUps: [1, 'goes-on'],
  goesOn: [1, 'goes-on'],
  leads: [1, 'leads'],
  alert: [1, 'alert'],
  violentDeadMiddle: [1, 'toll'],
  violentDeadNear: [1, 'toll'],
  mishapDeadMiddle: [1, 'toll'],
  mishapDeadNear: [1, 'toll'],
  otherDeadNear: [1, 'toll'],
  hurt: [1, 'toll'],
  violence: [0, 'what'],
  violenceNear: [1, 'place'],
  violenceMiddle: [1, 'place'],
  mishapMiddle: [1, 'place'],
  warNear: [1, 'place'],
  unrest: [0, 'what'],
  unrestHome: [1, 'place'],
  leaderViolent: [1, 'what'],
  great: [1, 'what'],
  terror: [1, 'what'],
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
  /** A newsroom tells it that may freeze alone. */
  readonly named: boolean;
  /** How much it repeats a story that is over. */
  readonly known: number;
};

const log = (count: number): number => Math.log10(1 + count);
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

const ofVoices = (story: Story, { now, recent, strong, voices, heard, named }: Told): Values => {
  const all = new Set(recent.map(({ voice }) => voice)).size;
  const soon = strong.filter(({ seen }) => now - seen <= HOUR_MS);
  return {
    voices: Math.log2(Math.max(1, voices)),
    share: recent.length < 3 ? 0 : Math.max(0, Math.log2(recent.length / Math.max(40, heard) / 0.02)),
    growth: now - story.born <= 2 * HOUR_MS ? log(new Set(soon.map(({ voice }) => voice)).size) : 0,
    oneVoice: voices < 2 ? 1 : 0,
    named: named ? 1 : 0,
    // What comes in one look has had a whole day to gather.
    atOnce: now - story.born < MINUTE_MS ? Math.log2(Math.max(1, all)) : 0,
  };
};

const ofCourse = ({ recent, strong, followUps, known }: Told): Values => ({
  followUps: log(followUps),
  goesOn: log(Math.max(1, goesOnIn(recent)) - 1),
  leads: log(recent.filter(({ rank }) => rank !== undefined && rank <= RULES.leads).length),
  alert: recent.some((item) => item.official) ? 1 : 0,
  context: strong.length === 0 ? 0 : strong.filter((item) => item.context === true).length / strong.length,
  known,
});

/** Each of these is more the nearer it is. */
const ofToll = ({ dead, hurt }: Story, near: boolean, middle: boolean, family: Family): Values => {
  const dying = log(dead);
  const all: Values = { hurt: log(hurt) };
  if (family === 'violence') {
    const few = Math.min(dying, log(RULES.violentDead));
    return { ...all, violentDeadNear: near ? few : 0, violentDeadMiddle: middle ? few : 0 };
  }
  if (family !== 'mishap') return { ...all, otherDeadNear: near ? dying : 0 };
  const many = Math.max(0, dying - log(RULES.mishapDead));
  return { ...all, mishapDeadNear: near ? dying : 0, mishapDeadMiddle: middle ? many : 0 };
};

const ofPlace = (story: Story, home: boolean, near: boolean, middle: boolean, family: Family): Values => {
  const one = (is: boolean): number => (is ? 1 : 0);
  return {
    placed: one(Object.keys(story.where).some((key) => key.includes(':') && !isPart(key))),
    ...(family === 'violence' ? { violenceNear: one(near), violenceMiddle: one(middle) } : {}),
    ...(family === 'mishap' ? { mishapMiddle: one(middle) } : {}),
    ...(family === 'war' ? { warNear: one(middle) } : {}),
    ...(family === 'unrest' ? { unrestHome: one(home) } : {}),
  };
};

const ofKind = (story: Story, recent: readonly Item[], near: boolean, family: Family): Values => ({
  violence: family === 'violence' ? 1 : 0,
  unrest: family === 'unrest' ? 1 : 0,
  leaderViolent: story.leader === 'violent' ? 1 : 0,
  great: Math.min(2, new Set(recent.filter((item) => item.great).map(({ voice }) => voice)).size),
  terror: near && recent.some((item) => item.terror === true) ? 1 : 0,
});

type Family = 'violence' | 'mishap' | 'war' | 'unrest' | 'other';
const familyOf = (story: Story): Family => {
  const family = kindFamily(story.kind);
  if (family === '#accident' || family === '#disaster') return 'mishap';
  return family === '#violence' ? 'violence' : family === '#war' ? 'war' : family === '#unrest' ? 'unrest' : 'other';
};

/** The figures of a story, in the order of `FEATURE_NAMES`. */
export const featuresOf = (story: Story, told: Told): number[] => {
  const family = familyOf(story);
  const home = told.where === 'home';
  const near = home || told.where === 'near';
  const middle = near || told.where === 'middle';
  const values: Values = {
    base: 1,
    ...ofHeadlines(told),
    ...ofVoices(story, told),
    ...ofCourse(told),
    ...ofToll(story, near, middle, family),
    ...ofPlace(story, home, near, middle, family),
    ...ofKind(story, told.recent, near, family),
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
  around: { heard: number; known: number; alone: readonly string[] },
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
    named: recent.some(({ owner }) => around.alone.includes(owner)),
  };
};
