import { DAY_MS, HOUR_MS, MINUTE_MS } from '../records/durations.ts';

/** It is stored with every decision. It must change whenever a change of rules or of lexica changes a decision. */
export const RULE_VERSION = 'vigie-rules-7';

/**
 * Every number of the engine that nobody has learnt from data. Scores are points of a headline from 0 to 10: five and
 * its log-odds. What headlines need to be one story is in `JOIN`.
 */
export const RULES = {
  /** How much of a headline's points is what was learnt of it; the rest is what the rules give it. */
  learntShare: 0.5,
  /** A headline seen this long after it was published opens and confirms nothing. */
  oldMs: 3 * HOUR_MS,
  /** A headline older than this no longer confirms a story. */
  windowMs: 3 * HOUR_MS,
  lifeMs: 36 * HOUR_MS,
  frozenLifeMs: 7 * DAY_MS,
  /** For so long a grave story that is over is known: old cases come back with each arrest and each report. */
  pastMs: 45 * DAY_MS,
  readMs: 4 * DAY_MS,
  brakeMs: 15 * MINUTE_MS,
  /** For so long a story that has braked does not brake again, unless it gets worse by `again`. */
  againMs: 2 * HOUR_MS,
  again: 0.7,
  /** The brakes that one owner may cause: so long in so long. */
  budgetMs: 2 * HOUR_MS,
  budgetWindowMs: 6 * HOUR_MS,
  /** The brake's point moves between bounds so that about so many looks a day brake. */
  brakesADay: 1.1,
  brakeSpanDays: 14,
  brakeLearnsAfterDays: 2,
  brakeLower: 1,
  brakeHigher: 1,
  /** A proposal needs so much less than a freeze. */
  proposeBelow: 0.35,
  /** Up to so many dead count in violence. */
  violentDead: 19,
  /** A headline leads at the first places of its page, and stands at its top at the places below. */
  leads: 2,
  top: 5,
  itemsKept: 24,
  storyLimit: 1_500,
  pastLimit: 250,
  heatDays: 7,
  /** From this score on a headline opens a story, says something about severity, joins a story at all. */
  seed: 1.5,
  strong: 2.5,
  relevant: 1,
  /** How many times as many victims as at its thaw make a story freeze again, and the least of them. */
  jump: 5,
  jumpLeast: 10,
  /** Followed up so often, one wire is more than one voice. */
  wireFollowUps: 2,
  anniversary: 4,
} as const;

/**
 * When a headline belongs to a story: what they share must be worth so much. A word is worth more the rarer it is, from
 * 0 to 3.
 */
export const JOIN = {
  /** A watch that has read fewer headlines does not know yet which words are rare, so a word is worth less there. */
  young: 400,
  word: 3,
  wordOfYoung: 2.5,
  /** A word in more stories tells none apart; nor does a town. */
  storiesOfWord: 150,
  storiesOfTown: 400,
  /** In a story of so many headlines, a word that occurred once is chance: it is worth this share. */
  long: 8,
  once: 0.25,
  /** What the place is worth at most, and what is needed then. Another town of the same country needs more. */
  town: { worth: 2.6, more: 0.4, needs: 3 },
  country: { worth: 2.4, needs: 3.6, otherTown: 8, otherTownOfYoung: 8.6 },
  /** Without a place. Less is needed soon after a grave headline of the same kind. */
  nowhere: { needs: 4.6, soon: 3.5, soonMs: 2 * HOUR_MS, grave: 4.5 },
  /** Two countries at war with each other are rarer than one. */
  atWar: 1.5,
  sameKind: 1,
  otherKind: -0.8,
  /** A point of a story's worth is lost in so many hours, up to this much. */
  hoursAPoint: 8,
  agesTo: 1.5,
  /** A story that froze silences what joins it, so after so long without news of it more is needed. */
  silentMs: DAY_MS,
  silences: 1.2,
  /** From these points of the crisis words alone on, a headline says what happened. */
  says: 2.2,
  /** A wire's headlines belong to its last severe story for so long, and longer if they name it or its town. */
  soonMs: 90 * MINUTE_MS,
  goesOnMs: 150 * MINUTE_MS,
  /** A name is a word of so many letters, and so rare. */
  nameLength: 4,
  rare: 2.2,
  /** For so long a severe headline that names no other place belongs to the story that drew attention. */
  hotMs: HOUR_MS,
  hotScore: 2.6,
  hotToll: 1.7,
  hotStory: 4,
} as const;
