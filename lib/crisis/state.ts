import { createHash } from 'node:crypto';
import type { CrisisKind } from './signal.ts';

export type Item = {
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
  /** It names a great quake, a lost airliner or an invasion. */
  great: boolean;
  followUp: boolean;
  /** Its place on the page; 0 leads. */
  rank?: number;
  /** A context took points off, such as a trial. */
  context?: boolean;
  /** Only its time and kind join it to the story. */
  loose?: boolean;
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
  dead: number;
  hurt: number;
  leader: 'violent' | 'death' | null;
  /** Where it happened: votes by country and by `country:town`. */
  where: Record<string, number>;
  tokens: Record<string, number>;
  items: Item[];
  /** How many headlines have joined, whether or not they are still kept. */
  count: number;
  /** Until this time the story does not brake again. `brakedScore` is the log-odds at which it braked. */
  brakedUntil: number;
  brakedScore?: number;
  proposedAt: number;
  frozen: { at: number; thawedAt: number; victims: number } | null;
};

export type SaidInReply = 'asks' | 'hostile' | 'other';
export type RecentReply = readonly [at: number, person: string, said: SaidInReply, fresh: boolean];

/** What is remembered of one account: marks of people for ten minutes, texts only of what was judged. */
export type AccountReplies = {
  recent: RecentReply[];
  said: { at: number; person: string; text: string; url: string | null }[];
  /** How many people answered before, and how many of them were hostile. */
  people: number;
  hostile: number;
  brakedUntil: number;
  proposedAt: number;
};
export type RepliesState = {
  accounts: Record<string, AccountReplies>;
  /** Languages that were answered in and cannot be judged, and when last. */
  unread: Record<string, number>;
};

/**
 * Plain JSON. Losing it is safe: the watch then starts with its first look and knows neither stories nor what
 * is usual.
 */
export type EngineState = {
  version: 1;
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
  /** Grave stories that are over. */
  past: { at: number; words: string[]; places: string[] }[];
  /** The highest log-odds of the stories of the last days that could have braked. */
  peaks: Record<string, [at: number, logit: number]>;
  /** The days on which each owner froze alone. */
  alone: Record<string, number>;
  /** What people answered to our posts. */
  replies?: RepliesState;
};

export const emptyState = (): EngineState => ({
  version: 1,
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
  past: [],
  peaks: {},
  alone: {},
});

/** A state that an older version has stored, with what it and its stories lack. */
export const renewed = (stored: EngineState): EngineState => {
  for (const story of stored.stories as (Omit<Story, 'dead' | 'hurt' | 'leader'> & Partial<Story>)[]) {
    story.dead ??= story.victims;
    story.hurt ??= 0;
    story.leader ??= null;
  }
  return { ...emptyState(), ...stored };
};

export const digest = (text: string): string => createHash('sha1').update(text).digest('base64url').slice(0, 10);

/** The same for what is only looked up, at a tenth of the cost. */
export const quickDigest = (text: string): string => {
  let one = 0x811c9dc5;
  let two = 0x9e3779b9;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    two = Math.imul(two + code, 0x85ebca6b) ^ (two >>> 13);
  }
  return `${(one >>> 0).toString(36)}${(two >>> 0).toString(36)}`;
};
