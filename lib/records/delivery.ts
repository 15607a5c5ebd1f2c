import * as z from 'zod/mini';
import { ApprovalCopy, YesCopy } from './approval.ts';
import { Content } from './content.ts';
import { MINUTE_MS } from './durations.ts';
import { LANES } from './lane.ts';
import { Unsent } from './unsent.ts';
import { ms } from './ms.ts';

/**
 * A delivery: one draft for one account; the thing that is approved, claimed and sent. All times are epoch
 * milliseconds.
 */

export const STATES = [
  'draft',
  'approved',
  'claimed',
  'published',
  'failed',
  'unknown',
  'rejected',
  'expired',
  'withdrawn',
] as const;
export type State = (typeof STATES)[number];

export const Delivery = z
  .strictObject({
    id: z.string().check(z.minLength(1)),
    draft: z.string().check(z.minLength(1)),
    account: z.string().check(z.minLength(1)),
    feeds: z.array(z.string()),
    /** The lane of a post that a person wrote. It has no feed. */
    lane: z.optional(z.enum(LANES)),
    state: z.enum(STATES),
    /** Rises by one with every transition; names the audit row of that transition. */
    rev: z.int().check(z.minimum(1)),
    content: Content,
    /** `contentHash(content)`. */
    hash: z.string().check(z.minLength(1)),
    dueAt: z.nullable(ms),
    /** A draft that nobody decides on expires then. */
    expiresAt: ms,
    /** How late after `dueAt` it may still leave. */
    maxLateMs: z.int().check(z.minimum(0)),
    /** Who wrote its text, or changed it last. Null or absent: it is as a feed brought it. */
    author: z.optional(z.nullable(z.string())),
    approval: z.nullable(ApprovalCopy),
    /** The first of two yeses to this draft. Absent: nobody has said it. */
    yes: z.optional(YesCopy),
    /** The round of asking in which a decision is accepted. */
    askId: z.nullable(z.string()),
    attempt: z.int().check(z.minimum(0)),
    claimId: z.nullable(z.string()),
    claimedAt: z.nullable(ms),
    leaseUntil: z.nullable(ms),
    remoteId: z.nullable(z.string()),
    url: z.nullable(z.string()),
    sentAt: z.nullable(ms),
    /**
     * A person ordered it to be taken back; the publisher, who alone has the network's secrets, carries it
     * out.
     */
    takeBack: z.nullable(z.strictObject({ by: z.string().check(z.minLength(1)), at: ms })),
    /** What the last outcome said, in words for the person who has to act on it. */
    note: z.nullable(z.string()),
    /** Why it has not left although it was approved and due, or why it never will. Absent: nothing of the kind. */
    unsent: z.optional(Unsent),
    createdAt: ms,
    changedAt: ms,
  })
  .check(
    z.refine(({ feeds, lane }) => feeds.length > 0 || lane !== undefined, 'it has neither a feed nor a lane'),
    z.refine(({ account, content }) => account === content.account, 'its content is for another account'),
  );
export type Delivery = z.output<typeof Delivery>;

/**
 * The transitions there are; every other is refused. A state that leads to itself is an edit, an ask, a new
 * approval or an order to take back.
 */
const NEXT: Readonly<Record<State, readonly State[]>> = {
  draft: ['draft', 'approved', 'rejected', 'expired'],
  // `unknown`: it says that it is approved, and a send of it began before.
  approved: ['approved', 'claimed', 'draft', 'rejected', 'expired', 'unknown'],
  claimed: ['approved', 'draft', 'published', 'failed', 'unknown'],
  published: ['published', 'withdrawn'],
  unknown: ['unknown', 'published', 'failed', 'draft', 'withdrawn'],
  failed: ['draft'],
  rejected: ['draft'],
  expired: ['draft'],
  withdrawn: [],
};

export const isLegal = (from: State, to: State): boolean => NEXT[from].includes(to);

/** Until when a person can still decide on it: what was approved for later than a draft waits lives to its own end. */
export const waitsUntil = ({ expiresAt, approval }: Pick<Delivery, 'expiresAt' | 'approval'>): number =>
  Math.max(expiresAt, approval?.until ?? 0);

/** At most this many claims may return to `approved` because nothing left; then a person looks. */
export const MAX_ATTEMPTS = 3;

/**
 * So long after its claim a person may say that an unknown send did not appear: longer than any network was
 * seen to take.
 */
export const SETTLE_MS = 15 * MINUTE_MS;

type Decided = 'state' | 'rev' | 'approval' | 'askId' | 'attempt' | 'claimId' | 'claimedAt' | 'leaseUntil';
type Followed = 'remoteId' | 'url' | 'sentAt' | 'takeBack' | 'note' | 'createdAt' | 'changedAt';

/** A delivery about which nobody has decided, and of which nothing was sent. `now`: epoch ms. */
export const newDelivery = (own: Omit<Delivery, Decided | Followed>, now: number): Delivery => ({
  ...own,
  state: 'draft',
  rev: 1,
  approval: null,
  askId: null,
  attempt: 0,
  claimId: null,
  claimedAt: null,
  leaseUntil: null,
  remoteId: null,
  url: null,
  sentAt: null,
  takeBack: null,
  note: null,
  createdAt: now,
  changedAt: now,
});
