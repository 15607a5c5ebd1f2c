import type { Numbers } from '../answers/rule.ts';
import type { Bounce } from '../records/bounce.ts';
import type { Answer as PostAnswer } from '../records/answer.ts';
import type { Cord } from '../bell/cord.ts';
import type { Planned } from '../approval/review.ts';
import type { Collision } from '../collision/collisions.ts';
import type { Delivery } from '../records/delivery.ts';
import type { CardEdit } from '../delivery/text.ts';
import type { Cause } from '../records/unsent.ts';
import type { Why } from '../delivery/why.ts';
import type { Draft } from '../records/draft.ts';
import type { Freeze } from '../records/freeze.ts';
import type { Rest } from '../records/rest.ts';
import type { Followed, StopReport } from '../freeze/stop.ts';
import type { Right } from '../people.ts';
import type { Locale } from '../settings.ts';
import type { Lane } from '../records/lane.ts';
import type { Filter } from './filter.ts';
import type { Landing } from './landing.ts';

/**
 * The data that pages and mails are made from. Times are epoch milliseconds; pages show them in the site's time zone.
 */

export type SiteView = { name: string; locale: Locale; timeZone: string };

export type PersonView = { id: string; name: string; may: readonly Right[] };

/** One source of the watch, as `SourceHealth` of lib/crisis has it. */
export type SourceView = {
  id: string;
  owner: string;
  state: 'fresh' | 'stale' | 'failing' | 'never';
  okAt: number | null;
  newAt: number | null;
  failures: number;
};

/** The watch: how long its all-clear lasts (null: it has not looked yet), what it delays, and how its sources are. */
export type WatchView = {
  okUntil: number | null;
  braked: readonly { lane: Lane; until: number; why: string | null }[];
  sources: readonly SourceView[];
  /** Languages in which people answered our posts, and which the watch cannot judge. */
  unreadLangs?: readonly string[];
};

/** What every page and mail knows: the site, the time, the open freezes, the watch and the names of people. */
export type Frame = {
  site: SiteView;
  now: number;
  /** Names by person id. */
  people: Readonly<Record<string, string>>;
  /** Every open freeze. */
  freezes: readonly Freeze[];
  watch: WatchView;
};

/** What is so now, as every surface tells it. `lib/desk/now.ts` finds it out, `lib/pages/now.ts` says it. */
export type Now = {
  /** Open. */
  freezes: readonly Freeze[];
  /** Of the watch, and still waiting for a person. */
  proposals: readonly { scopes: readonly string[] }[];
  /** Lanes that the watch delays and that no freeze covers. */
  braked: WatchView['braked'];
  /** The watch gives no all-clear: nothing is sent. */
  silent: boolean;
  /** Posts whose outcome a person has to look up. */
  toCheck: number;
  /** Posts that were approved and need a new approval. */
  held: number;
  /** Drafts that wait for a decision. */
  toDecide: number;
  /** Posts whose approval holds. */
  approved: number;
  /** When the next post leaves, epoch ms; null: none, or nobody can say. */
  next: number | null;
};

/**
 * What a form sends back, so that the next request is known as the same person's. A short code is good for one ask
 * only.
 */
export type Pass = { field: 'token' | 'code'; value: string };

/** What was just done, or why it was not. The list is closed, so that every language has each. */
export const NOTICES = [
  'reason-kept',
  'checked-off',
  'end-set',
  'end-unread',
  'thawed',
  'thawed-in-part',
  'already-thawed',
  'brake-ended',
  'not-braked',
  'frozen',
  'taking-back',
  'taken-back',
  'already-gone',
  'take-back-failed',
  'take-back-unknown',
  'cannot-take-back',
  'nothing-left',
  'waived',
  'tried',
  'not-resting',
  'said-there',
  'said-not-there',
  'given-up',
  'asked-again',
  'rejected',
  'un-approved',
  'un-approved-in-flight',
  'in-flight',
  'was-sent',
  'moved',
  'leaves-now',
  'no-such-time',
  'slot-taken',
  'too-early',
  'made-a-draft',
  'dropped',
  'no-feed',
  'not-allowed',
  'changed-meanwhile',
  'gone',
  'over',
  'moved-many',
  'rejected-many',
] as const;
export type NoticeKind = (typeof NOTICES)[number];
/** `from`: the time (epoch ms) before which it cannot be done. */
export type Notice = { kind: NoticeKind; detail?: string | null; from?: number };

/** A page that can be opened before anything is known: there is no secret in it, and it decides nothing. */
export type ShellView = { site: SiteView };

/*
 * Review: POST /review/<ask>/open and POST /review/<ask>/decide. The form of decide sends:
 * - `token` or `code`: who decides;
 * - `decision`: approve, reject or save. Absent when a machine submitted the form: then nothing is decided;
 * - `sure` = `yes`, which approve and reject need;
 * - `epochs` and `open` (the freezes shown);
 * - `under` = `yes` when the person has seen the freeze and is allowed to thaw;
 * - for each delivery: `pick` = its id when chosen (repeated), `hash-<id>`, `text-<id>` (line breaks may be CRLF), and
 *   `due-<id>` = `now` or epoch ms, unless `at-<id>` has a time of the person's own;
 * - for its card, if it has one: `card-title-<id>`, `card-description-<id>`, `card-alt-<id>`, and `card-bare-<id>` =
 *   `yes` to send it without the picture.
 */

export type ReviewDelivery = {
  delivery: Delivery;
  why: Why;
  /** Free slots, soonest first: the first one is the proposal. */
  slots: readonly number[];
  /** The text that the mail of this ask showed, if it was another one: the page shows the difference. */
  mailed: string | null;
  /** What the person had typed, so that nothing is lost when the page must be read again. */
  typed: string | null;
  /** The same for its card. */
  typedCard: CardEdit | null;
  /** An account of the same network that has the same text, where the network forbids that. */
  sameAs?: string | null;
  /** Its account wants a person's own words, and the text is still the feed's. */
  lacksWords?: boolean;
  /** Addresses at which the pictures of the content can be seen, by sha256. */
  pictures: Readonly<Record<string, string>>;
};

export type ReviewView = Frame & {
  ask: string;
  pass: Pass;
  person: PersonView;
  draft: Draft;
  deliveries: readonly ReviewDelivery[];
  /** The same story as it was told before under another address. */
  earlier?: { draft: Draft; deliveries: readonly Delivery[] } | null;
  /** What the texts meet in the world: it needs one more tick. */
  collisions?: readonly Collision[];
  /** What else goes out around that time. */
  near?: readonly Planned[];
  /** The epochs that this page shows, as the decision will send them back. */
  epochs: string;
  /** The open freezes that cover one of these deliveries, by id; without it every open freeze counts. */
  covering?: readonly string[];
};

export type Answer =
  /** `under`: approved under freeze. */
  | { kind: 'approved'; under: boolean; deliveries: readonly Settled[] }
  /** Two people have to say yes, and this was the first of them. */
  | { kind: 'first-of-two'; deliveries: readonly Settled[] }
  | { kind: 'rejected'; deliveries: readonly Settled[] }
  /** `frozen`: it was to be an approval, and a freeze is open: kept as a draft. */
  | { kind: 'saved'; frozen: boolean; deliveries: readonly Settled[] }
  /** Somebody decided before, or it expired. */
  | { kind: 'already'; state: Delivery['state']; by: string | null; at: number; deliveries: readonly Settled[] }
  /**
   * Nothing was decided, and the page is shown again with the reason at the top. `changed`: the text has changed.
   * `world`: a freeze, a brake or a thaw came in between. `unsendable`: a text is too long or has invisible characters.
   * `same-text`: a network forbids one text on several accounts. `own-words`: an account wants own words.
   * `collision`: what the text meets was not ticked. `slot-passed`, `slot-taken` and `no-such-time`: the time passed
   * while the page was open, is another post's, or is none to come.
   * `unsure`: the second press or the tick was missing. `nothing-chosen`: no delivery was ticked. `too-many`: more
   * than can be approved at once.
   */
  | {
      kind: 'read-again';
      because:
        | 'changed'
        | 'world'
        | 'unsendable'
        | 'same-text'
        | 'own-words'
        | 'collision'
        | 'slot-passed'
        | 'slot-taken'
        | 'no-such-time'
        | 'unsure'
        | 'nothing-chosen'
        | 'too-many';
      review: ReviewView;
    }
  /** A wrong link and an expired one get the same answer. */
  | { kind: 'closed' }
  | { kind: 'not-allowed'; person: string };

/** A delivery after the decision. */
export type Settled = { delivery: Delivery; why: Why };

export type DecisionView = Frame & { ask: string; pass: Pass | null; title: string | null; answer: Answer };

/*
 * Tray: POST /tray {token, sure}, POST /tray/decide and POST /tray/undo {token, delivery (repeated)}. All of them send
 * `done` and `later`, and answer with trayPage. The form of decide sends what the form of a review sends, and
 * - `number`: that of the card;
 * - `draft`: the draft of the card;
 * - `decision` = `later` to put it aside.
 */

/** What became of the last card. */
export type TraySaid =
  | { kind: 'approved' | 'first' | 'rejected' | 'saved' | 'kept'; title: string; deliveries: readonly string[] }
  | { kind: 'already' | 'later'; title: string }
  /** Nothing was decided, and why. `used`: its card was used before. */
  | { kind: 'again'; because: Extract<Answer, { kind: 'read-again' }>['because'] | 'used' }
  | { kind: 'undone'; notice: NoticeKind }
  /** Of the ticked cards: `count` are approved, `refused` are asked about again. */
  | { kind: 'ticked'; count: number; refused: number; deliveries: readonly string[] };

export type TrayView = Frame & {
  token: string;
  person: PersonView;
  /** Decided since the tray was opened. */
  done: number;
  /** Drafts that were put aside. */
  later: readonly string[];
  /** All that waits, with what was put aside. */
  waiting: number;
  said: TraySaid | null;
  /** Null: nothing but what was put aside waits. */
  card: TrayCard | null;
  so: Now;
};

export type TrayCard = { number: string; review: ReviewView };

/*
 * Several cards: POST /tray/list and POST /tray/ticked. The form of the second sends `tick` (repeated): the number of
 * each ticked card; for each card `epochs-<number>` and `pick-<number>` (repeated), and `listed` (repeated): its draft.
 */
export type TrayListView = Omit<TrayView, 'card' | 'so'> & { cards: readonly TrayCard[] };

/*
 * Stop: POST /stop {token, id}, POST /stop/state {token, freeze}, POST /stop/act {token, freeze, act, ...}. All answer
 * with stopPage. The act `reason` sends `reason`; `take-back` sends `delivery` and `sure`; `thaw` sends `sure`;
 * `check-off` an `item`.
 */

/** Ways to stop that work without this page. Null: not set up here. */
export type OtherWays = { slack: string | null; cli: string; console: string | null };

export type StopView = Frame & {
  token: string;
  person: PersonView;
  answer:
    | StopReport
    | { kind: 'not-confirmed' | 'unsure' | 'ready'; id: string }
    | { kind: 'not-allowed' }
    | { kind: 'closed' };
  /** Null: the table was not asked, or did not answer. */
  so: Now | null;
  ways: OtherWays;
  /** Everything that is not ours, during the freeze of the answer. */
  cord: Cord;
  notice: Notice | null;
};

/** `hold`: the page was opened from a mail. */
export type StopShellView = ShellView & { ways: OtherWays; hold: boolean };

/*
 * Desk: POST /desk {token} and POST /desk/act {token, act, ...} answer with deskPage; POST /desk/review {token, ask}
 * answers with reviewPage.
 */

export const DESK_ACTS = [
  'take-back',
  'thaw',
  'end-brake',
  'freeze',
  'there',
  'not-there',
  'give-up',
  'again',
  'unapprove',
  'edit',
  'move',
  'now',
  'open',
  'restore',
  'keep',
  'drop',
  'nothing-left',
  'waive',
  'try',
  'check-off',
] as const;
/**
 * What each act sends besides `sure` = `yes`. `take-back`, `there`, `not-there`, `give-up`, `again`, `unapprove` and
 * `restore`: a `delivery`, as `open` does, which shows its page; `now`, `move` and `edit`: also the `hash` that was
 * shown, `move` the time `at`, `edit` the `text`;
 * `thaw`: a `freeze`; `end-brake`: the `lane` and the `until` that was shown; `freeze`: a `proposal`; `keep` (make it
 * a draft) and `drop`: an `item`; `nothing-left`: the `account`, the `reply` and its time `at`;
 * `waive` and `try`: a `delivery`.
 * `check-off`: a `freeze` and an `item`.
 */
export type DeskAct = (typeof DESK_ACTS)[number];

export type Row = {
  delivery: Delivery;
  why: Why;
  /** The title of its draft. */
  title: string;
  lanes: readonly Lane[];
  /**
   * The ask in which the reader of this page can decide on it. Null: they are not allowed to, or were not asked yet.
   */
  review: string | null;
};

/** An item that waits for a person's yes before it becomes a draft. */
export type ParkedView = { id: string; feed: string; title: string; link: string | null; at: number; reason: string };

/** The watch had too little evidence to freeze on its own. */
export type ProposalView = { id: string; at: number; scopes: readonly string[]; story: StoryView };

/** What people answered: three numbers, and the questions that wait, the oldest first. */
export type AnswersView = { numbers: Numbers; open: readonly PostAnswer[] };

/** One account in the week ahead, by time. `row`: null, an empty slot. `later`: its posts after the week. */
export type AccountWeek = { account: string; entries: { at: number; row: Row | null }[]; later: number };

/** Several posts to reject or to move. `to`: the time it would have, in epoch ms. `left`: ticked, and cannot be. */
export type BulkView = Frame & {
  token: string;
  person: PersonView;
  what: 'reject' | 'move';
  posts: readonly { row: Row; to: number | null }[];
  left: number;
};

export type DeskView = Frame & {
  token: string;
  person: PersonView;
  /** Every delivery that people should see and that the filter keeps. The page groups them by `why`. */
  rows: readonly Row[];
  filter: Filter;
  /** What can be filtered by. */
  feeds: readonly string[];
  accounts: readonly string[];
  week: readonly AccountWeek[];
  parked: readonly ParkedView[];
  /** Absent: nobody reads the answers of any account. */
  answers?: AnswersView;
  proposals: readonly ProposalView[];
  so: Now;
  /** Everything that is not ours, by open freeze. */
  cords: Readonly<Record<string, Cord>>;
  /** Whose mail comes back. */
  bounces?: readonly BounceView[];
  notice: Notice | null;
};

/** One thing alone, where a link of a mail leads. */
export type ThingView = Frame & {
  token: string;
  person: PersonView;
  landing: Landing;
  thing:
    | { kind: 'freeze'; freeze: Freeze; cord: Cord }
    | { kind: 'proposal'; proposal: ProposalView }
    | { kind: 'post'; row: Row }
    | {
        kind: 'account';
        account: string;
        troubles: readonly AccountTrouble[];
        rest: Rest | null;
        rows: readonly Row[];
      };
};

/** A post on a network's timeline, for the local engine. */
export type TimelinePost = {
  id: string;
  account: string;
  text: string;
  at: number;
  url: string | null;
  /** The picture of its card. */
  picture: { src: string; alt: string } | null;
  /** Who approved it: a name. */
  by: string | null;
  /** Under freeze, taken back, or said to be lost. */
  mark: 'under-freeze' | 'withdrawn' | null;
};

/* Mails. Links are whole addresses with their secret in the fragment. */

export type Mail = { subject: string; text: string; html: string };

/** What the watch saw: the fields of a `Decision` of lib/crisis that people read. */
export type StoryView = {
  kind: string;
  place: string | null;
  score: number;
  rule: string;
  owners: readonly string[];
  evidence: readonly { at: number; source: string; title: string; url: string | null }[];
};

/** `so`: null when it could not be read, which keeps no mail from being sent. */
export type MailFrame = Frame & { to: PersonView; so: Now | null; links: { desk: string; stop: string; tray: string } };

export type AskedDraft = {
  draft: Draft;
  deliveries: readonly { delivery: Delivery; why: Why; slot: number | null }[];
  /** When it expires if nobody decides. */
  expiresAt: number;
  link: string;
  code: string;
  /** Three quarters of its time are over. */
  reminds: boolean;
  /** The approvers whose deputy the reader is. */
  insteadOf: readonly string[];
};

/** `more`: how many other drafts wait for this person. */
export type DigestView = MailFrame & { drafts: readonly AskedDraft[]; more: number; answers?: AnswersView };

/** A freeze that was just opened. */
export type FreezeMailView = MailFrame & {
  freeze: Freeze;
  story: StoryView | null;
  held: number;
  /** Lanes that continue. */
  goOn: readonly Lane[];
  inFlight: readonly Followed[];
  /** What was sent in the last hour, newest first. */
  sent: readonly Delivery[];
};

export type ProposeView = MailFrame & { proposal: ProposalView };
export type ReminderView = MailFrame & { freeze: Freeze; held: number };
/** Other tools that did not confirm a stop, one line each. */
export type BellsMailView = MailFrame & { freeze: Freeze; lines: readonly string[] };
/** What would have gone out during a freeze that is over. */
export type NearMissView = MailFrame & { freeze: Freeze; posts: readonly Delivery[] };
/** What an approved post can be in that did not leave, or of which nobody knows. */
export const ENDED_STATES = ['failed', 'unknown', 'expired', 'draft'] as const;
export type EndedState = (typeof ENDED_STATES)[number];
/** `where`: the accounts, in words. */
export type UnsentView = MailFrame & {
  where: string;
  what: { kind: 'stays'; cause: Cause } | { kind: 'ended'; state: EndedState; cause: Cause };
  posts: readonly Delivery[];
};

/** What a daily look at an account found. `lacks`: in English, one sentence each. */
export type AccountTrouble =
  { kind: 'failed'; detail: string } | { kind: 'lacks'; lacks: readonly string[] } | { kind: 'ends'; endsAt: number };
export type AccountView = MailFrame & { account: string; where: string; trouble: AccountTrouble };

/** `keys`: of items of the table that cannot be read. */
export type DamageView = MailFrame & { keys: readonly string[] };

/** Mail to a person comes back. */
export type BounceView = Pick<Bounce, 'kind' | 'detail' | 'since'> & { who: string };
export type BounceMailView = MailFrame & { bounce: BounceView };

export type DeskMailView = MailFrame;
/** After a thaw: these held posts need a new approval. */
export type DayAfterView = DigestView & { thawed: Freeze };
