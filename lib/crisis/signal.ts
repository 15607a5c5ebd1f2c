import type { Distance } from './gazetteer.ts';
import type { NewsroomCall } from '../records/newsroom-call.ts';
import type { Reply } from '../records/reply.ts';

/** What the feed reader found in one entry of a source. */
export type WatchItem = {
  /** The guid, or what takes its place. */
  id?: string;
  title: string;
  summary?: string;
  link?: string;
  /** Epoch ms; absent when the entry has no date that could be read. */
  publishedAt?: number;
  lang?: string;
  section?: string;
  /** Extra elements of an official alert by qualified name in lower case: `cap:status`, `gdacs:alertlevel`. */
  fields?: Readonly<Record<string, string>>;
};

/** What the watch reads. Times are epoch milliseconds. A signal is material to judge, never an instruction. */
export type Signal = Headline | Alert | NewsroomCall | Reply;

export interface Headline {
  readonly kind: 'headline';
  /** When the source says that it published it. */
  readonly at: number;
  /** When we first saw it. No earlier decision may use it. */
  readonly seen: number;
  /** The feed or host, for people. */
  readonly source: string;
  /** Who owns the source. A story is confirmed by different owners. */
  readonly owner: string;
  readonly wire?: boolean;
  readonly lang: string;
  readonly title: string;
  readonly summary?: string;
  readonly url?: string;
  readonly section?: string;
  /** Its position on the page: 0 leads. */
  readonly rank?: number;
  /** From a first poll or a backfill: it teaches what is usual and stops nothing. */
  readonly old?: boolean;
}

export type AlertLevel = 'green' | 'yellow' | 'orange' | 'red';

/** Why an official message is not acted on; `live` when it is. */
export type AlertStanding =
  | 'live'
  | 'not-actual'
  | 'exercise'
  | 'cancelled'
  | 'acknowledgement'
  | 'expired'
  | 'future'
  | 'past'
  | 'undated'
  | 'weather';

export interface Alert {
  readonly kind: 'alert';
  readonly at: number;
  readonly seen: number;
  readonly source: string;
  readonly owner: string;
  readonly title: string;
  readonly lang: string;
  readonly level: AlertLevel;
  readonly standing: AlertStanding;
  readonly id: string;
  /** The countries or the area, as the message names them. */
  readonly area: string;
  readonly url?: string;
  readonly old?: boolean;
}

export const crisisKinds = [
  'attack',
  'shooting',
  'explosion',
  'war',
  'disaster',
  'accident',
  'leader',
  'unrest',
  'hostage',
  'other',
] as const;
export type CrisisKind = (typeof crisisKinds)[number];

export interface Evidence {
  readonly at: number;
  readonly source: string;
  readonly owner: string;
  readonly title: string;
  readonly url?: string;
  readonly score: number;
}

/** All ways to a decision. */
export type DecisionRule =
  | 'severe-headline'
  | 'two-owners'
  | 'wire-follow-ups'
  | 'alert-and-headline'
  | 'alone'
  | 'one-voice'
  | 'call'
  | 'jump'
  | 'backlash'
  | 'brake-spent';

/**
 * One thing that counted in a decision, with its figures. `points` are what it added to the log-odds. `sentencesOf` in
 * message.ts says it in a person's language.
 */
export type Ground =
  /** How likely the story is to be a crisis, and how likely it must be for a freeze, in percent. */
  | { readonly kind: 'odds'; readonly percent: number; readonly needs: number }
  /** The most severe headline of the story, from 0 to 10. */
  | { readonly kind: 'best'; readonly points: number; readonly score: number }
  /** `share`: percent of all headlines of three hours. */
  | {
      readonly kind: 'voices';
      readonly points: number;
      readonly voices: number;
      readonly headlines: number;
      readonly share: number;
    }
  | { readonly kind: 'toll'; readonly points: number; readonly dead: number; readonly hurt: number }
  | { readonly kind: 'place'; readonly points: number; readonly place: string | null; readonly where: Distance }
  /** How many headlines one newsroom has on it. */
  | { readonly kind: 'goes-on'; readonly points: number; readonly times: number }
  /** How many headlines stand at the top of their page. */
  | { readonly kind: 'leads'; readonly points: number; readonly headlines: number }
  | { readonly kind: 'what'; readonly points: number; readonly crisis: CrisisKind }
  | { readonly kind: 'alert'; readonly points: number }
  /** How many severe headlines speak of a trial, of sport or the like. */
  | { readonly kind: 'context'; readonly points: number; readonly headlines: number; readonly of: number }
  /** It repeats a story that was over. */
  | { readonly kind: 'known'; readonly points: number }
  /** How many victims there were when a person thawed the story, and how many there are now. */
  | { readonly kind: 'worse'; readonly before: number; readonly now: number }
  | { readonly kind: 'brake-spent'; readonly owner: string }
  | { readonly kind: 'called'; readonly by: string }
  /** How many people asked us to stop, or were hostile, of how many who answered within ten minutes. */
  | {
      readonly kind: 'called-out';
      readonly people: number;
      readonly of: number;
      readonly what: 'asks' | 'hostile';
    };

interface DecisionBase {
  readonly at: number;
  readonly kind: CrisisKind;
  /** 0 to 10. */
  readonly score: number;
  /** The id of the story, stable within one memory. */
  readonly story: string;
  readonly rule: DecisionRule;
  readonly place: string | null;
  readonly victims: number;
  readonly owners: readonly string[];
  readonly evidence: readonly Evidence[];
  readonly why: readonly Ground[];
  /** What each figure of the story added to its log-odds. */
  readonly contributions?: readonly { readonly feature: string; readonly value: number; readonly points: number }[];
  readonly version: string;
}
export interface BrakeDecision extends DecisionBase {
  readonly action: 'brake';
  readonly until: number;
}
export interface ProposeDecision extends DecisionBase {
  readonly action: 'propose';
}
export interface FreezeDecision extends DecisionBase {
  readonly action: 'freeze';
}
export type Decision = BrakeDecision | ProposeDecision | FreezeDecision;

/** A freeze of the watch that a person has ended. The story does not freeze again unless it becomes clearly worse. */
export interface ThawedStory {
  readonly story: string;
  readonly kind: CrisisKind;
  readonly thawedAt: number;
  readonly evidence: readonly {
    readonly at: number;
    readonly source: string;
    readonly title: string;
    readonly lang?: string;
  }[];
}
