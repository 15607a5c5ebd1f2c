import type { FunctionName } from '../../lib/environment.ts';

/**
 * What each function may do to the table, by the start of the partition key.
 *
 * IAM can judge the action and the partition key (`dynamodb:LeadingKeys`). So it keeps the watch away from people's
 * controls, and the publisher from every control except that of its own gap freeze. It cannot judge a sort key, a
 * value or whether a write has a condition. That no audit row is overwritten is a condition of the store, and
 * point-in-time recovery can undo a write without it.
 */
export type Rights = {
  /** GetItem, BatchGetItem, Query on the table. */
  reads: readonly string[];
  /**
   * Query on the index by time, of every list or of these. It finds candidates; nothing is decided from it.
   */
  lists: boolean | readonly string[];
  puts: readonly string[];
  updates: readonly string[];
  deletes: readonly string[];
  /** BatchWriteItem, which puts and deletes. */
  batches: readonly string[];
  /** ConditionCheckItem: a write may depend on such an item, and may not change it. */
  checks: readonly string[];
  /** Every action that writes is refused here, whatever else is allowed. */
  never: readonly string[];
  /** Every action that writes is refused here, except to delete: it may take authority away, and give none. */
  neverGives: readonly string[];
  /** Sends mail as the configured address. */
  mails: boolean;
  /**
   * Whose secrets it reads: the networks', those that only read answers, Slack's, the desk's (Slack's, and the
   * newsroom's calls'), or those of bells.
   */
  secrets: 'networks' | 'answers' | 'slack' | 'desk' | 'bells' | 'none';
  /** Puts events on the bus. */
  announces: boolean;
  /** Has pictures fetched by the function for that. */
  fetches: boolean;
  /** The queue of polls: `orders` puts messages there, `takes` reads and removes them too. */
  polls: 'takes' | 'orders' | 'none';
};

const HUMAN_SIDE = 'CONTROL#*#human';
const WATCH_SIDE = 'CONTROL#*#watch';
/** The freezes that machines open. Only these can the watch's role write. */
const WATCH_FREEZES = ['FREEZE#watch-*', 'FREEZE#gap-*'] as const;
/** Who has been told of what, and when a person last got a link to the desk. */
const TOLD = ['TICK#told *', 'TICK#desk *', 'TICK#mailed *', 'TICK#reminded *'] as const;
/** What people did. Only people's side may write it, and nobody changes or removes it. */
const SIGNED = 'SIGNED#*';
/** A send began, and nobody denied it. Only the claim puts one; its end, or a person who looked, takes it away. */
const SENT = 'SENT#*';
/** By an approval a post is sent. The pages alone put one. Whoever may delete it can only stop a post. */
const APPROVALS = 'APPROVAL#*';
/** The first of two yeses: the same holds of it. */
const YESES = 'YES#*';

/** The keys of a synthetic stop, each run's under a number of its own. */
const REHEARSAL = 'REHEARSAL#*';

export const RIGHTS: Readonly<Record<FunctionName, Rights>> = {
  ingest: {
    reads: ['FEEDS', 'FEED#*', 'WEBSUB#*', 'SEEN#*', 'DRAFT#*', 'DELIVERY#*', 'PARKED#*'],
    lists: false,
    puts: ['FEED#*', 'WEBSUB#*', 'SEEN#*', 'DRAFT#*', 'DELIVERY#*', 'PARKED#*', 'AUDIT#*'],
    updates: ['FEEDS'],
    deletes: [APPROVALS, YESES],
    batches: [],
    checks: ['SEEN#*'],
    never: ['CONTROL#*', 'FREEZE#*', SENT, SIGNED],
    neverGives: [APPROVALS, YESES],
    mails: false,
    secrets: 'none',
    announces: true,
    fetches: false,
    polls: 'takes',
  },
  publish: {
    reads: [
      'CONTROL#*',
      'WATCH',
      APPROVALS,
      'DELIVERY#*',
      'DRAFT#*',
      'BUDGET#*',
      'REST#*',
      'ATTENDED',
      'DEBT#*',
      'WAIVED#*',
      'INFLIGHT',
      'FREEZE#gap-*',
      'TICK#publish',
      // An order to take back stands in a person's name.
      SIGNED,
    ],
    lists: true,
    puts: [
      'DELIVERY#*',
      'BUDGET#*',
      'REST#*',
      'INFLIGHT',
      SENT,
      'FREEZE#gap-*',
      'TICK#publish',
      'TICK#checking *',
      'CHECK#*',
      'AUDIT#*',
    ],
    // After a gap in its own runs it freezes everything, on the watch's side.
    updates: ['CONTROL#all#watch'],
    deletes: ['INFLIGHT', 'REST#*', SENT, APPROVALS, YESES],
    batches: [],
    checks: ['CONTROL#*', 'WATCH', APPROVALS, 'REST#*', 'ATTENDED', 'DEBT#*', 'WAIVED#*'],
    never: [HUMAN_SIDE, SIGNED],
    neverGives: [APPROVALS, YESES],
    mails: false,
    secrets: 'networks',
    announces: true,
    fetches: false,
    polls: 'none',
  },
  watch: {
    reads: ['MEMORY#watch', 'FREEZE#*', 'DELIVERY#*', 'INFLIGHT', 'PROPOSAL#*', 'CALL', 'REPLY'],
    lists: true,
    // A freeze of a person has another name, so that the watch can neither change it nor set its end.
    puts: [...WATCH_FREEZES, 'PROPOSAL#*', 'MEMORY#watch', 'AUDIT#*'],
    updates: ['WATCH', WATCH_SIDE],
    deletes: ['CALL', 'REPLY'],
    batches: ['MEMORY#watch'],
    checks: [],
    never: [HUMAN_SIDE, 'DELIVERY#*', SENT, APPROVALS, YESES, SIGNED],
    neverGives: [],
    mails: false,
    secrets: 'none',
    announces: true,
    fetches: false,
    polls: 'none',
  },
  // It alone asks and makes links, and it alone mails. Besides that it notes only whom it asked and told.
  notify: {
    reads: [
      'CONTROL#*',
      'WATCH',
      'FREEZE#*',
      'DELIVERY#*',
      'DRAFT#*',
      'INFLIGHT',
      'PROPOSAL#*',
      'ASK#*',
      'CHECK#*',
      'BELL#*',
      'ANSWERS#*',
      'BOUNCE#*',
      ...TOLD,
    ],
    lists: true,
    puts: ['ASK#*', 'PASS#*', 'DELIVERY#*', 'BOUNCE#*', ...TOLD, 'TICK#telling *', 'TICK#asking', 'AUDIT#*'],
    updates: [],
    deletes: [],
    batches: [],
    checks: [],
    never: ['CONTROL#*', 'FREEZE#*', SENT, APPROVALS, YESES, SIGNED],
    neverGives: [],
    mails: true,
    secrets: 'slack',
    announces: true,
    fetches: false,
    polls: 'none',
  },
  // It holds the tokens of other tools. So it learns what is stopped, and nothing of what is to be sent.
  bell: {
    reads: ['CONTROL#*', 'FREEZE#*', 'WATCH', 'RINGING', 'BELL#*'],
    lists: false,
    puts: ['RINGING', 'BELL#*', 'AUDIT#bell-*'],
    updates: [],
    deletes: ['RINGING'],
    batches: [],
    checks: [],
    never: ['CONTROL#*', 'FREEZE#*', 'DELIVERY#*', 'ASK#*', 'PASS#*', SENT, APPROVALS, YESES, SIGNED],
    neverGives: [],
    mails: false,
    secrets: 'bells',
    announces: true,
    fetches: false,
    polls: 'none',
  },
  sweep: {
    reads: ['CONTROL#*', 'FREEZE#*', 'DELIVERY#*', APPROVALS],
    lists: true,
    puts: ['DELIVERY#*', 'AUDIT#*', SIGNED],
    // It ends a freeze at the time that a person set, on people's side.
    updates: ['FREEZE#*', HUMAN_SIDE],
    deletes: ['INFLIGHT', APPROVALS, YESES],
    batches: [],
    checks: [],
    never: [WATCH_SIDE],
    neverGives: [APPROVALS, YESES],
    mails: false,
    secrets: 'none',
    announces: true,
    fetches: false,
    polls: 'none',
  },
  web: {
    reads: [
      'CONTROL#*',
      'WATCH',
      'MEMORY#watch',
      'FREEZE#*',
      'WEBSUB#*',
      APPROVALS,
      YESES,
      'DELIVERY#*',
      'DRAFT#*',
      'INFLIGHT',
      'ASK#*',
      'PASS#*',
      'PROPOSAL#*',
      'PARKED#*',
      'SEEN#*',
      'AUDIT#*',
      SIGNED,
      'BUDGET#*',
      'BELL#*',
      'CHECK#*',
      'REST#*',
      'SLOT#*',
      'ANSWERS#*',
      'BOUNCE#*',
    ],
    lists: true,
    // A pass of a page's own: whoever opened it by a code or from the desk has it for an hour.
    puts: [
      'WAIVED#*',
      'FREEZE#*',
      APPROVALS,
      YESES,
      'SLOT#*',
      'DELIVERY#*',
      'DRAFT#*',
      'SEEN#*',
      'PASS#*',
      'AUDIT#*',
      SIGNED,
    ],
    // People thaw both sides, and end brakes.
    updates: ['CONTROL#*', 'FREEZE#*', 'ASK#*', 'WATCH', 'WEBSUB#*', 'ANSWERS#*'],
    // Whoever looked says that nothing came of a send.
    deletes: ['PARKED#*', 'REST#*', SENT, APPROVALS, YESES],
    batches: [],
    // An approval takes a slot over whose approval has gone.
    checks: ['CONTROL#*', 'DELIVERY#*', APPROVALS],
    never: [],
    neverGives: [],
    mails: false,
    // Acts on posts come from Slack too, signed.
    secrets: 'slack',
    announces: true,
    fetches: true,
    polls: 'orders',
  },
  // It reads no foreign document: what it obeys has a link's secret, or a signature. It approves nothing.
  stop: {
    // A press that was sent again finds by its signed row what it came to.
    reads: [
      'CONTROL#*',
      'WATCH',
      'FREEZE#*',
      'DELIVERY#*',
      'INFLIGHT',
      'ASK#*',
      'PASS#*',
      'PROPOSAL#*',
      'BELL#*',
      SIGNED,
    ],
    lists: true,
    // An order to take a post back stands on its delivery.
    puts: ['FREEZE#*', 'DELIVERY#*', 'PASS#*', 'CALL', 'CALLED#*', 'ATTENDED', 'AUDIT#*', SIGNED],
    // People thaw both sides.
    updates: ['CONTROL#*', 'FREEZE#*', 'ASK#*'],
    deletes: [],
    batches: [],
    checks: ['CONTROL#*'],
    never: [APPROVALS, YESES],
    neverGives: [],
    mails: false,
    secrets: 'desk',
    announces: true,
    fetches: false,
    polls: 'none',
  },
  apply: {
    reads: ['CONTROL#*', 'BUDGET#*', 'WATCH', 'APPLIED'],
    lists: false,
    puts: ['CONTROL#*', 'BUDGET#*', 'WATCH', 'APPLIED'],
    updates: [],
    deletes: [],
    batches: [],
    checks: ['CONTROL#*'],
    never: [APPROVALS, YESES],
    neverGives: [],
    mails: false,
    secrets: 'none',
    announces: false,
    fetches: false,
    polls: 'none',
  },
  // It reads what strangers serve, so it may do nothing here.
  pictures: {
    reads: [],
    lists: false,
    puts: [],
    updates: [],
    deletes: [],
    batches: [],
    checks: [],
    never: [],
    neverGives: [APPROVALS, YESES],
    mails: false,
    secrets: 'none',
    announces: false,
    fetches: false,
    polls: 'none',
  },
  // It reads what anybody writes to us, and has no token that can post. It counts, and gives nobody authority.
  answers: {
    reads: ['DELIVERY#*', 'ANSWERS#*', 'BUDGET#x:*', 'TICK#answers *'],
    lists: true,
    // The money of X alone: no other network charges for what is read.
    puts: ['ANSWERS#*', 'REPLY', 'DEBT#*', 'BUDGET#x:*', 'TICK#answers *'],
    updates: ['ANSWERS#*'],
    deletes: [],
    batches: [],
    checks: [],
    never: ['CONTROL#*', 'FREEZE#*', 'WATCH', 'DELIVERY#*', 'ASK#*', 'PASS#*', SENT, APPROVALS, YESES, SIGNED],
    neverGives: [],
    mails: false,
    secrets: 'answers',
    announces: false,
    fetches: false,
    polls: 'none',
  },
  // It tries the stop in a world of its own: whatever is in it begins with this.
  rehearse: {
    reads: [REHEARSAL],
    lists: [REHEARSAL],
    puts: [REHEARSAL],
    updates: [REHEARSAL],
    deletes: [REHEARSAL],
    batches: [],
    checks: [REHEARSAL],
    never: ['CONTROL#*', 'FREEZE#*', 'WATCH', 'DELIVERY#*', 'ASK#*', 'PASS#*', SENT, APPROVALS, YESES, SIGNED],
    neverGives: [],
    mails: false,
    secrets: 'none',
    announces: false,
    fetches: false,
    polls: 'none',
  },
};

/** No function and nobody else in the account changes or removes these rows. */
export const AUDIT_ROWS = ['AUDIT#*', SIGNED] as const;
