import * as z from 'zod/mini';
import { ms } from './ms.ts';

/** A person's yes: to these bytes, in this state of the world (the epochs), until this time. */
const yes = {
  by: z.string().check(z.minLength(1)),
  at: ms,
  hash: z.string(),
  epochs: z.record(z.string(), z.int()),
  until: ms,
  /** Given while a freeze was open, by a person who may thaw. */
  under: z.boolean(),
  /** Who had said the first of two yeses to it. Absent: one was enough. */
  firstBy: z.optional(z.string().check(z.minLength(1))),
};

/**
 * An approval, an item of its own that is written once and never changed: a new approval has a new id. It is
 * the only authority by which anything is sent. Only people's side can write it. Whoever can delete it can
 * only stop a post.
 */
export const Approval = z.strictObject({
  ...yes,
  id: z.string().check(z.minLength(1)),
  delivery: z.string().check(z.minLength(1)),
  dueAt: ms,
  maxLate: ms,
});
export type Approval = z.output<typeof Approval>;

/**
 * The copy on the delivery, for pages and lists: nothing is sent by it. One without an id was given before
 * approvals were items, and counts for nothing.
 */
export const ApprovalCopy = z.strictObject({ ...yes, id: z.optional(z.string()) });
export type ApprovalCopy = z.output<typeof ApprovalCopy>;

export const copyOf = ({ id, by, at, hash, epochs, until, under, firstBy }: Approval): ApprovalCopy => ({
  id,
  by,
  at,
  hash,
  epochs,
  until,
  under,
  ...(firstBy === undefined ? {} : { firstBy }),
});

const first = { id: z.string().check(z.minLength(1)), by: yes.by, at: yes.at, hash: yes.hash, epochs: yes.epochs };

/**
 * The first of two yeses, where two people have to say yes. It completes nothing: the second person's approval checks
 * it and takes it away. Only people's side can write it, once, and it is never changed.
 */
export const Yes = z.strictObject({ ...first, delivery: z.string().check(z.minLength(1)) });
export type Yes = z.output<typeof Yes>;

/** The copy on the delivery, for pages and lists: it counts for nothing. */
export const YesCopy = z.strictObject(first);
export type YesCopy = z.output<typeof YesCopy>;

/** Whether a copy says what the approval says. */
export const isCopyOf = (copy: ApprovalCopy | null, approval: Approval | null | undefined): boolean => {
  if (copy === null || approval == null) return false;
  const { epochs, ...said } = copyOf(approval);
  const isSame = Object.entries(said).every(([name, value]) => copy[name as keyof typeof said] === value);
  const names = Object.keys(epochs);
  const shown = Object.keys(copy.epochs);
  return isSame && shown.length === names.length && names.every((name) => copy.epochs[name] === epochs[name]);
};
