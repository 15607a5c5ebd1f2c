import type { Approval, Yes } from './approval.ts';
import type { BudgetChange } from './budget.ts';
import type { Delivery } from './delivery.ts';

/** `changed`: somebody else wrote first, and nothing happened. */
export type Moved = { kind: 'moved'; delivery: Delivery } | { kind: 'changed' };

/**
 * What an approval is asked to write: each chosen delivery as it was shown, and what changes in it. `inSlot`: its time
 * is a slot, which one approval alone can have. `yes`: two people have to say yes; this is the first of them, and the
 * delivery stays a draft, or it is the second one, to the yes that was read.
 */
export type Approving = { before: Delivery; change: Partial<Delivery>; inSlot?: boolean; yes?: 'first' | Yes };

/** Another time of an approved delivery, and the content that a network shows with that time. */
export type Retiming = Pick<Delivery, 'content' | 'hash'> & { dueAt: number; inSlot?: boolean };

/** `world-changed`: these controls are no longer what was shown, or a freeze is open on them. */
export type Approved =
  | { kind: 'approved'; deliveries: Delivery[] }
  | { kind: 'world-changed'; controls: string[] }
  /** Another approval has the slot of this delivery. */
  | { kind: 'slot-taken'; id: string }
  | { kind: 'changed' };

/**
 * What a publisher asks for when it claims. `approval`: the item as it was read, which must still be there.
 * `scopes` and `lanes` are those of today's configuration.
 */
export type Claim = {
  delivery: Delivery;
  approval: Approval;
  claimId: string;
  now: number;
  leaseUntil: number;
  scopes: readonly string[];
  lanes: readonly string[];
  budget: BudgetChange;
  /** It may leave only while somebody attends. */
  attended?: boolean;
  /** It waits for the answers that its account owes: these are given, or a person lets them be. */
  debt?: 'paid' | 'waived';
  who: string;
};

/** A claim is refused for one of these reasons, and then nothing was taken. */
export type Refused =
  | { kind: 'frozen'; control: string; why: 'open' | 'epoch' | 'missing' | 'malformed' | 'another-table' }
  | { kind: 'watch'; why: 'silent' | 'braked' | 'missing' }
  /** The delivery is not what was read. */
  | { kind: 'changed' }
  /** The approval is gone, is another one, or is not for now. */
  | { kind: 'approval' }
  /** Another claim of it has no outcome yet. */
  | { kind: 'in-flight' }
  /** A send of it began before, at this time (epoch ms, where it is known), and nobody said that nothing came of it. */
  | { kind: 'sent'; at: number | null }
  /** Nobody watches what leaves. */
  | { kind: 'unattended' }
  /** Its account owes answers, or nobody can tell. */
  | { kind: 'debt' }
  /** Its network is to be left alone. */
  | { kind: 'rest' }
  /** The budget is not what was read. */
  | { kind: 'budget' }
  /** Others wrote to the same items: nothing happened, and it may be tried again. */
  | { kind: 'busy' };

export type Claimed = { kind: 'claimed'; delivery: Delivery } | Refused;
