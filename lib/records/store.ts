import type { Answer } from './answer.ts';
import type { Applied } from './applied.ts';
import type { Approval, Yes } from './approval.ts';
import type { Attendance } from './attendance.ts';
import type { Ask, Card, Pass } from './ask.ts';
import type { Act, Audit, HistoryRow } from './audit.ts';
import type { Budget, BudgetChange } from './budget.ts';
import type { Bounce } from './bounce.ts';
import type { AccountCheck } from './check.ts';
import type { ControlsRead } from './control.ts';
import type { Debt, Waiver } from './debt.ts';
import type { Delivery, State } from './delivery.ts';
import type { Draft } from './draft.ts';
import type { Freeze, Press } from './freeze.ts';
import type { InFlight } from './in-flight.ts';
import type { MemoryChange, MemoryPart } from './memory-part.ts';
import type { Approved, Approving, Claim, Claimed, Moved, Retiming } from './moved.ts';
import type { StoredNewsroomCall } from './newsroom-call.ts';
import type { Parked } from './parked.ts';
import type { FeedTime, PollKept, PollTake, PollWish, SeenChange, SeenRecord } from './poll.ts';
import type { Proposal } from './proposal.ts';
import type { StoredReply } from './reply.ts';
import type { Rest } from './rest.ts';
import type { Ring, Ringing } from './ring.ts';
import type { Subscription } from './subscription.ts';
import type { WatchStatus } from './watch-status.ts';

/** A part of a list by time. `before` and `after` are epoch milliseconds, both inclusive. */
export type ListRange = { before?: number; after?: number; newestFirst?: boolean; limit?: number };

/** A new link and its short code, by their hashes. */
export type NewPass = { hash: string; codeHash: string; freeCodeHash: string; pass: Pass };

/** What a freeze came to. `not-confirmed`: nobody may rely on it, whether it took or not. */
export type FreezeWritten =
  { kind: 'committed' } | { kind: 'unknown-scope'; scopes: string[] } | { kind: 'not-confirmed'; error: string };

/**
 * `missing`: controls of the freeze that are not there, or cannot be read; what they cover stays where it
 * is.
 */
export type ThawWritten =
  { kind: 'thawed'; missing: string[] } | { kind: 'already'; freeze: Freeze } | { kind: 'no-such-freeze' };

/** `not-clear`: a freeze is open on these controls, or they cannot be read; then no scope goes. */
export type AppliedWritten = { kind: 'saved' } | { kind: 'changed' } | { kind: 'not-clear'; controls: string[] };

/**
 * Everything that flows may ask of the one table. A flow names the part that it needs: `Pick<Store, 'move'
 * | 'list'>`. Reads are strongly consistent, except lists, which only propose candidates. Every decision
 * that matters is a condition of a write, and the answer says whether it held. Times are epoch
 * milliseconds.
 */
export type Store = {
  // Configuration.

  /** Creates the controls, budgets and watch status that are not there yet. Answers the keys it created. */
  applyScopes: (scopes: readonly string[], accounts: readonly string[], now: number) => Promise<string[]>;
  appliedScopes: () => Promise<Applied | null>;
  /**
   * Notes the scopes in force, if the list still is `before` and every control of the scopes that go is
   * clear.
   */
  saveAppliedScopes: (
    before: Applied | null,
    scopes: readonly string[],
    gone: readonly string[],
    at: number,
  ) => Promise<AppliedWritten>;

  // Controls, freeze and thaw.

  controls: (scopes: readonly string[]) => Promise<ControlsRead>;
  /**
   * Commits a freeze within this time, or answers that it did not take. The same id again is the same
   * freeze.
   */
  freeze: (freeze: Freeze, withinMs: number) => Promise<FreezeWritten>;
  /**
   * What a press meets: the freeze that this very press joined, or an open one of people's side that covers its scopes.
   * Null: nothing of the kind. Throws when that cannot be read within this time.
   */
  freezeFor: (
    press: Pick<Press, 'id' | 'scopes'>,
    withinMs: number,
  ) => Promise<{ kind: 'joined' | 'join'; into: Freeze } | null>;
  /**
   * Adds a press to a freeze that still is as it was read, and raises every epoch of the scopes of the press. An end
   * that was signed is taken away. `changed`: it was thawed meanwhile, or is another now.
   */
  join: (into: Freeze, press: Press, withinMs: number) => Promise<FreezeWritten | { kind: 'changed' }>;
  /** Ends one freeze. A late or doubled thaw changes nothing. */
  thaw: (id: string, by: string, at: number) => Promise<ThawWritten>;
  /**
   * Ends a freeze at the end that a person signed. False: it was thawed before, or it has that end no more, because
   * somebody pressed again.
   */
  thawAtEnd: (id: string, signed: { until: number | null; by: string; at: number }) => Promise<boolean>;
  freezeById: (id: string) => Promise<Freeze | null>;
  /** Newest first; for people to look at, 50 of them unless told. What is open is decided by the controls. */
  freezes: (range?: Pick<ListRange, 'after' | 'limit'>) => Promise<Freeze[]>;
  /** Signs the end of an open freeze of people's side, in a person's name. False: there is none, or it was changed. */
  signEnd: (id: string, signed: { until: number; by: string; at: number }) => Promise<boolean>;
  /** Adds what somebody said afterwards about why they stopped. False: no such freeze. */
  giveReason: (id: string, given: { reason: string; by: string; at: number }) => Promise<boolean>;
  /** Every claim without an outcome. Throws when nobody can say what is in flight. */
  inFlight: () => Promise<InFlight[]>;

  // Deliveries.

  delivery: (id: string) => Promise<Delivery | null>;
  /** The approval of a delivery, the only authority by which it is sent. Null: there is none. */
  approval: (delivery: string) => Promise<Approval | null>;
  /** Those of several deliveries, by delivery; one that cannot be read is left out. */
  approvals: (deliveries: readonly string[]) => Promise<ReadonlyMap<string, Approval>>;
  /** The first yeses to these deliveries, by delivery; one that cannot be read is left out. */
  yeses: (deliveries: readonly string[]) => Promise<ReadonlyMap<string, Yes>>;
  deliveries: (ids: readonly string[]) => Promise<Delivery[]>;
  /**
   * Candidates, which may be late: approved by slot, drafts by expiry, claimed by lease, published by
   * sending, others by last change. `take-back`: what somebody ordered back and is not gone yet.
   */
  list: (state: State | 'take-back', range?: ListRange) => Promise<Delivery[]>;
  /**
   * One transition other than approve, claim and pull back, if the delivery still is `before`. Its approval
   * falls with every change of state or text.
   */
  move: (before: Delivery, change: Partial<Delivery>, act: Act) => Promise<Moved>;
  /**
   * One decision over deliveries of a draft, in the state of the world that was shown, and clear unless
   * `under`. A first yes leaves a draft. A second one demands that the first still is the one that was read, for this
   * text and by somebody else.
   */
  approve: (
    chosen: readonly Approving[],
    epochs: Readonly<Record<string, number>>,
    under: boolean,
    act: Act,
  ) => Promise<Approved>;
  /**
   * Another time of what is approved: a new approval in the place of the one that was read, by the same
   * person, with its epochs and its `under`. So what is held stays held.
   */
  retime: (before: Delivery, given: Approval, to: Retiming, act: Act) => Promise<Moved | { kind: 'slot-taken' }>;
  /**
   * Takes the approval of a claim away: nothing of it is sent again. False: it is no longer in flight, or its
   * approval was gone. What is not in flight is un-approved by `move`.
   */
  unapproveInFlight: (claimed: Delivery, act: Act) => Promise<boolean>;
  /** Takes a first yes back: the draft has none. False: the draft or the yes is another now. */
  withdrawYes: (before: Delivery, given: Yes, act: Act) => Promise<boolean>;
  /** The one way in which anything is taken to be sent. */
  claim: (input: Claim) => Promise<Claimed>;
  /**
   * Claimed, and certainly nothing left: out of flight, with the budget refunded. `approval`: it cannot be
   * `approved` again, because its approval is gone.
   */
  pullBack: (
    before: Delivery,
    change: Partial<Delivery>,
    refund: BudgetChange,
    act: Act,
  ) => Promise<Moved | { kind: 'budget' } | { kind: 'approval' }>;
  budget: (account: string) => Promise<Budget | null>;
  /** Until when somebody watches what leaves. Null: nobody does, or nobody can tell. */
  attendance: () => Promise<Attendance | null>;
  /** A person attends, or leaves (`until` is `at`). */
  attend: (attendance: Attendance) => Promise<void>;
  /** How long an account's network is left alone. Null: it is not. */
  rest: (account: string) => Promise<Rest | null>;
  /** False: there is one already, and it stands. */
  saveRest: (rest: Rest) => Promise<boolean>;
  /** Ends the rest that was read, by a person or because it is over. False: it is another now, or gone. */
  endRest: (rest: Rest, act: Act) => Promise<boolean>;
  /** Counts what was spent on something else than a post. False: the budget is no longer what was read. */
  spend: (account: string, change: BudgetChange) => Promise<boolean>;
  /** What the last look at an account told, in the place of the one before. */
  saveCheck: (check: AccountCheck) => Promise<void>;
  checks: (accounts: readonly string[]) => Promise<AccountCheck[]>;
  /** That mail to a person comes back, in the place of the one before. */
  saveBounce: (bounce: Bounce) => Promise<void>;
  bounces: (people: readonly string[]) => Promise<Bounce[]>;

  // Answers to posts.

  /** The answers that an account got since then, the oldest first. */
  answers: (account: string, after: number) => Promise<Answer[]>;
  /** False: it is known already. */
  saveAnswer: (answer: Answer) => Promise<boolean>;
  /**
   * A question is answered, or a person says that nothing is left to answer: then `act` names them. False: it was
   * answered before.
   */
  settleAnswer: (answer: Answer, answeredAt: number, act?: Act) => Promise<boolean>;
  /** What an account owes to people who asked. Null: nobody can tell. */
  debt: (account: string) => Promise<Debt | null>;
  saveDebt: (debt: Debt) => Promise<void>;
  waiver: (account: string) => Promise<Waiver | null>;
  /** A person lets promotion leave nevertheless, until then. */
  waive: (waiver: Waiver) => Promise<void>;
  /** The history of one thing: a delivery, a freeze, a brake. */
  audit: (id: string) => Promise<HistoryRow[]>;
  /** What people did to it, as only people's side can have written it. */
  signed: (id: string) => Promise<Audit[]>;

  // Drafts and feeds.

  /**
   * A new draft with its deliveries, their first audit rows and its seen rows, all or nothing. `parked`: the item that
   * a person keeps by it; `decided`: somebody else has decided about that one.
   */
  createDraft: (
    draft: Draft,
    deliveries: readonly Delivery[],
    seenRows: readonly (SeenRecord & { once: boolean })[],
    seenExpiresAt: number,
    act: Act,
    parked?: string,
  ) => Promise<'created' | 'exists' | 'decided'>;
  draft: (id: string) => Promise<Draft | null>;
  drafts: (ids: readonly string[]) => Promise<Draft[]>;
  /** Changes a draft that still is `before`. Null: somebody else changed it first, and nothing was written. */
  saveDraft: (before: Draft, change: Partial<Draft>) => Promise<Draft | null>;
  /** Parks an item that is neither parked yet nor remembered under any of these keys. */
  saveParked: (parked: Parked, keys: readonly string[]) => Promise<boolean>;
  parked: (limit?: number) => Promise<Parked[]>;
  parkedItem: (id: string) => Promise<Parked | null>;
  /** A person has decided: the item is parked no more, and its rows say so. `changed`: its rows were others. */
  settleParked: (id: string, rows: readonly SeenChange[], expiresAt: number) => Promise<'settled' | 'gone' | 'changed'>;
  /** When each feed is polled again, as far as it ever was. */
  feedTimes: () => Promise<ReadonlyMap<string, FeedTime>>;
  /** Marks feeds as ordered: until their poll is taken, or the order is lost, no other one is sent. */
  markOrdered: (orders: readonly { feed: string; at: number }[]) => Promise<void>;
  /** Takes the poll of a feed, if it is due: of two takers one polls. */
  takePoll: (feed: string, wish: PollWish) => Promise<PollTake>;
  /** What the last poll that was kept left behind; null where there was none. */
  feedMemory: (feed: string) => Promise<unknown>;
  /** What a poll leaves behind. False: another took the feed meanwhile. */
  keepPoll: (feed: string, by: string, kept: PollKept) => Promise<boolean>;
  /** The poll came to nothing: again at `nextAt`. */
  postponePoll: (feed: string, by: string, nextAt: number) => Promise<void>;
  /** What was recorded for these keys: one row for an item's guid, one for its canonical link. */
  seen: (keys: readonly string[]) => Promise<ReadonlyMap<string, unknown>>;
  /** Leaves alone each row that somebody else has written meanwhile. */
  saveSeen: (rows: readonly SeenChange[], expiresAt: number) => Promise<void>;
  subscription: (feed: string) => Promise<Subscription | null>;
  /** Asks anew for what still is `before`. False: the hub has answered meanwhile, and nothing was written. */
  saveSubscription: (before: Subscription | null, asked: Subscription) => Promise<boolean>;
  /** The hub verified this very request, or denied it (null). False: the request is no longer the last. */
  settleSubscription: (subscription: Subscription, expiresAt: number | null) => Promise<boolean>;

  // Asks and passes.

  saveAsk: (ask: Ask, passes: readonly NewPass[]) => Promise<void>;
  /** More links and codes to an ask that is there. */
  addPasses: (askId: string, passes: readonly NewPass[]) => Promise<void>;
  ask: (id: string) => Promise<Ask | null>;
  savePass: (hash: string, pass: Pass) => Promise<void>;
  pass: (hash: string) => Promise<Pass | null>;
  /** A card of a tray, under the hash of its number. */
  saveCard: (hash: string, card: Card) => Promise<void>;
  card: (hash: string) => Promise<Card | null>;
  /** Uses a card up. Null: there is none, or it was used before: of two acts one counts. */
  useCard: (hash: string) => Promise<Card | null>;
  /** The ask of a short code. After `maxWrong` wrong ones within the hour of `now` none is looked up. */
  askOfCode: (freeCodeHash: string, now: number, maxWrong: number) => Promise<string | null>;
  /** The pass behind a short code. After `maxWrong` wrong ones the codes of this ask are dead. */
  passByCode: (askId: string, codeHash: string, maxWrong: number) => Promise<Pass | null>;

  // The watch.

  /** Null when there is none, or none that can be read: then the watch is silent. */
  watchStatus: () => Promise<WatchStatus | null>;
  /** Vouches for the world until then; never shortens an all-clear that a watch can have given. */
  extendOkUntil: (until: number) => Promise<void>;
  /** Delays a lane until then; never shortens a delay. */
  brake: (lane: string, until: number, at: number, why: string) => Promise<void>;
  /** A person ends the delay that was shown. False: it has changed, or is over. */
  endBrake: (ended: { lane: string; until: number; by: string; at: number; why: string | null }) => Promise<boolean>;
  /** False: this call came before, and whatever it asked for was done. */
  saveNewsroomCall: (stored: StoredNewsroomCall) => Promise<boolean>;
  newsroomCalls: () => Promise<StoredNewsroomCall[]>;
  dropNewsroomCalls: (ids: readonly string[]) => Promise<void>;
  /** Hands what somebody answered to the watch. False: it is on its way already. */
  handOver: (stored: StoredReply) => Promise<boolean>;
  replies: () => Promise<StoredReply[]>;
  dropReplies: (names: readonly string[]) => Promise<void>;
  /** False: it was proposed before, and stays as it was. */
  saveProposal: (proposal: Proposal) => Promise<boolean>;
  proposal: (id: string) => Promise<Proposal | null>;
  proposals: (after: number) => Promise<Proposal[]>;
  /** The parts of a named memory, as they were remembered. */
  memory: (name: string) => Promise<MemoryPart[]>;
  /**
   * Writes these parts, and then the head that names them, if the head still is the one that was read; then it removes
   * the parts in `gone`. False: somebody else remembered meanwhile, and theirs stands.
   */
  remember: (name: string, change: MemoryChange) => Promise<boolean>;

  // Bells.

  /** How each bell rings for a freeze or a brake. */
  rings: (of: string) => Promise<Ring[]>;
  /**
   * Keeps how a bell rings now, if nobody else has since, with a row of history where `act` is given. Its `rev` and
   * `rows` are counted here. Null: somebody else was first, and nothing was written.
   */
  saveRing: (before: Ring | null, next: Ring, act: Act | null) => Promise<Ring | null>;
  /** The freezes and brakes for which something is still due. */
  ringing: () => Promise<Ringing[]>;
  startRinging: (ringing: Ringing) => Promise<void>;
  endRinging: (of: string) => Promise<void>;
  /** Adds what a person saw to by hand to a history of its own. False: its number is taken. */
  checkOff: (history: string, rev: number, act: Act) => Promise<boolean>;

  // Ticks.

  /** When something was noted to have happened last; null: never. */
  lastTick: (name: string) => Promise<number | null>;
  tick: (name: string, now: number) => Promise<void>;
  /** Whether it is the caller's turn now: of two callers within this time one has it. */
  takeTurn: (name: string, now: number, forMs: number) => Promise<boolean>;

  // Damage.

  /** The keys of what could not be read, and was left out of lists, since this was asked last. */
  takeLeftOut: () => string[];
};
