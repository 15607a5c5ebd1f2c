import type { FunctionName } from '../../lib/environment.ts';

/**
 * Who may do what to the table, by the start of the partition key: the access-pattern table at the head of lib/adapters/store.ts, function by function.
 *
 * IAM can judge the action and the partition key (`dynamodb:LeadingKeys`). It cannot judge a sort key, a value or whether a write has a condition: it keeps
 * the watch away from people's controls, and the publisher from everything but its own gap freeze; that a Put of an audit row is
 * `attribute_not_exists` is the store's doing, and point-in-time recovery's to undo.
 */
export type Rights = {
  /** GetItem, BatchGetItem, Query on the table. */
  reads: readonly string[];
  /** Query on the index by time: candidates only, nothing is decided from it. */
  lists: boolean;
  puts: readonly string[];
  updates: readonly string[];
  deletes: readonly string[];
  /** BatchWriteItem, which puts and deletes. */
  batches: readonly string[];
  /** ConditionCheckItem: the right to make a write depend on an item without the right to change it. */
  checks: readonly string[];
  /** Refused whatever else is allowed, with every action that writes. */
  never: readonly string[];
  /** Sends mail as the configured address. */
  mails: boolean;
  /** Whose secrets it reads: the networks', or the desk's (Slack, the newsroom's calls). */
  secrets: 'networks' | 'desk' | 'none';
  /** Puts events on the bus. */
  announces: boolean;
  /** The queue of polls: `orders` puts messages there, `takes` reads and removes them too. */
  polls: 'takes' | 'orders' | 'none';
};

const HUMAN_SIDE = 'CONTROL#*#human';
const WATCH_SIDE = 'CONTROL#*#watch';
const FRAME = ['CONTROL#*', 'WATCH', 'MEMORY#watch', 'FREEZE#*'] as const;

export const RIGHTS: Readonly<Record<FunctionName, Rights>> = {
  ingest: {
    reads: ['FEED#*', 'WEBSUB#*', 'SEEN#*', 'DRAFT#*', 'DELIVERY#*', 'PARKED#*'],
    lists: false,
    puts: ['FEED#*', 'WEBSUB#*', 'SEEN#*', 'DRAFT#*', 'DELIVERY#*', 'PARKED#*', 'AUDIT#*'],
    updates: ['FEED#*'],
    deletes: [],
    batches: ['SEEN#*'],
    checks: [],
    never: ['CONTROL#*', 'FREEZE#*'],
    mails: false,
    secrets: 'none',
    announces: true,
    polls: 'takes',
  },
  publish: {
    reads: ['CONTROL#*', 'WATCH', 'DELIVERY#*', 'DRAFT#*', 'BUDGET#*', 'INFLIGHT', 'FREEZE#gap-*', 'TICK#publish'],
    lists: true,
    puts: ['DELIVERY#*', 'BUDGET#*', 'INFLIGHT', 'FREEZE#gap-*', 'TICK#publish', 'AUDIT#*'],
    // Its own gap freezes everything, on the side that only machines write.
    updates: ['CONTROL#all#watch'],
    deletes: ['INFLIGHT'],
    batches: [],
    checks: ['CONTROL#*', 'WATCH'],
    never: [HUMAN_SIDE],
    mails: false,
    secrets: 'networks',
    announces: true,
    polls: 'none',
  },
  watch: {
    reads: [...FRAME, 'DELIVERY#*', 'INFLIGHT', 'PROPOSAL#*', 'CALL'],
    lists: true,
    puts: ['FREEZE#*', 'PROPOSAL#*', 'PASS#*', 'AUDIT#*'],
    updates: ['WATCH', WATCH_SIDE],
    deletes: ['CALL'],
    batches: ['MEMORY#watch'],
    checks: [],
    never: [HUMAN_SIDE, 'DELIVERY#*'],
    mails: true,
    secrets: 'desk',
    announces: true,
    polls: 'none',
  },
  digest: {
    reads: [...FRAME, 'DELIVERY#*', 'DRAFT#*', 'TICK#desk *'],
    lists: true,
    puts: ['ASK#*', 'PASS#*', 'DELIVERY#*', 'TICK#desk *', 'AUDIT#*'],
    updates: [],
    deletes: [],
    batches: [],
    checks: [],
    never: ['CONTROL#*', 'FREEZE#*'],
    mails: true,
    secrets: 'none',
    announces: true,
    polls: 'none',
  },
  sweep: {
    reads: [...FRAME, 'DELIVERY#*', 'INFLIGHT', 'TICK#told *'],
    lists: true,
    puts: ['DELIVERY#*', 'PASS#*', 'TICK#told *', 'AUDIT#*'],
    // Carries out the end that a person signed, on that person's side.
    updates: ['FREEZE#*', HUMAN_SIDE],
    deletes: ['INFLIGHT'],
    batches: [],
    checks: [],
    never: [WATCH_SIDE],
    mails: true,
    secrets: 'desk',
    announces: true,
    polls: 'none',
  },
  web: {
    reads: [
      ...FRAME,
      'WEBSUB#*',
      'DELIVERY#*',
      'DRAFT#*',
      'INFLIGHT',
      'ASK#*',
      'PASS#*',
      'PROPOSAL#*',
      'PARKED#*',
      'SEEN#*',
      'AUDIT#*',
      'BUDGET#*',
      'TICK#told *',
    ],
    lists: true,
    puts: ['FREEZE#*', 'DELIVERY#*', 'DRAFT#*', 'SEEN#*', 'PASS#*', 'CALL', 'TICK#told *', 'AUDIT#*'],
    // People thaw either side, and end a delay.
    updates: ['CONTROL#*', 'FREEZE#*', 'ASK#*', 'WATCH', 'WEBSUB#*'],
    deletes: ['PARKED#*'],
    batches: ['SEEN#*'],
    checks: ['CONTROL#*'],
    never: [],
    mails: true,
    secrets: 'desk',
    announces: true,
    polls: 'orders',
  },
  apply: {
    reads: ['CONTROL#*', 'BUDGET#*', 'WATCH', 'APPLIED'],
    lists: false,
    puts: ['CONTROL#*', 'BUDGET#*', 'WATCH', 'APPLIED'],
    updates: [],
    deletes: [],
    batches: [],
    checks: ['CONTROL#*'],
    never: [],
    mails: false,
    secrets: 'none',
    announces: false,
    polls: 'none',
  },
};

/** Nobody changes or removes what happened: neither a function nor anybody else in the account. */
export const AUDIT_ROWS = 'AUDIT#*';
