import { rejectDelivery, unsendable } from './decide.ts';
import type { Warning } from '../delivery/inspect.ts';
import { editCard, recompose, type CardEdit } from '../delivery/text.ts';
import { isBlackedOut, isSlot, MOST_AHEAD_MS, slotsOf, type Slots } from '../delivery/slots.ts';
import { askedAnew } from '../delivery/unapproved.ts';
import type { Announce, EventType } from '../events.ts';
import type { Act } from '../records/audit.ts';
import { contentHash } from '../records/content.ts';
import type { Delivery } from '../records/delivery.ts';
import { sourceChangeOf } from '../records/draft.ts';
import type { Store } from '../records/store.ts';
import { may, mayDecide } from '../people.ts';
import type { Settings } from '../settings.ts';

/** What a person may still do after a decision: every act has its inverse. */

export type ReviseDeps = Pick<
  Store,
  'delivery' | 'approval' | 'draft' | 'move' | 'retime' | 'unapproveInFlight' | 'yeses' | 'withdrawYes'
> & {
  settings: Settings;
  now: () => number;
  announce: Announce;
};

export type Revision =
  /** Takes the approval away: a draft again, and asked about again. Also in flight. */
  | { to: 'unapprove' }
  /** Another text: a draft again, and asked about again. `hash`: of the text that the person saw. */
  | { to: 'edit'; hash: string; text: string; card?: CardEdit }
  /** Another time (epoch ms), or as soon as possible. What is held stays held. `hash`: where the text was shown. */
  | { to: 'move'; dueAt: number; hash?: string }
  | { to: 'now'; hash?: string }
  /** A no to a draft, or to what was approved. */
  | { to: 'reject'; reason?: string }
  /** A draft again of what was rejected, or has expired. */
  | { to: 'restore' };

export type Revised =
  | { kind: 'revised'; delivery: Delivery }
  /** Its approval is taken away in flight: what has not left comes back as a draft. */
  | { kind: 'unapproved-in-flight'; delivery: Delivery }
  /** It is in flight, and nothing was changed. */
  | { kind: 'in-flight'; delivery: Delivery }
  /** It was sent, or may have been: it can be taken back. */
  | { kind: 'sent'; delivery: Delivery }
  | { kind: 'not-open'; state: Delivery['state'] }
  | { kind: 'no-such-time' }
  | { kind: 'slot-taken' }
  | { kind: 'text-changed' }
  /** Its source changed meanwhile: it is asked about again. */
  | { kind: 'source-changed' }
  | { kind: 'invalid'; warnings: Warning[] }
  /** It says that it is approved, and there is no approval of it: it is asked about again. */
  | { kind: 'no-approval' }
  | { kind: 'no-such-delivery' }
  | { kind: 'not-allowed' }
  | { kind: 'changed' };

/** A write over a delivery that somebody else changed is tried again so often. */
const ROUNDS = 10;

/** An approver of its feeds. What goes out under freeze is for those who may thaw. */
const mayRevise = (settings: Settings, person: string, { feeds, approval }: Delivery, to: Revision['to']): boolean =>
  mayDecide(settings, person, feeds) &&
  (approval?.under !== true || (to !== 'move' && to !== 'now') || may(settings, person, 'thaw'));

type Revising = { deps: ReviseDeps; before: Delivery; by: string; at: number };

/** Makes a draft of it that people are asked about. Null: somebody else changed it first. */
const toDraft = async (
  { deps, before, by, at }: Revising,
  how: string,
  type: EventType,
  change: Partial<Delivery> = {},
): Promise<Revised | null> => {
  const draft = { ...askedAnew(before, deps.settings, at), note: null, ...change };
  const moved = await deps.move(before, draft, { at, who: by, how });
  if (moved.kind === 'changed') return null;
  await deps.announce({ type, id: before.id, at, by, account: before.account, detail: how });
  return { kind: 'revised', delivery: moved.delivery };
};

const edit = async (revising: Revising, wish: Extract<Revision, { to: 'edit' }>): Promise<Revised | null> => {
  const { before } = revising;
  if (wish.hash !== before.hash) return { kind: 'text-changed' };
  const text = wish.text === before.content.text ? before.content : recompose(before.content, wish.text).content;
  const content = editCard(text, wish.card ?? {});
  const warnings = unsendable(before, content);
  if (warnings !== null) return { kind: 'invalid', warnings };
  return toDraft(revising, 'edit', 'delivery.edited', {
    content,
    hash: contentHash(content),
    ...(content.text === before.content.text ? {} : { author: revising.by }),
  });
};

/** Whether a post may be moved to this time. `dueAt`, `at`: epoch ms. */
const isOffered = (slots: Slots, to: 'move' | 'now', dueAt: number, at: number): boolean => {
  if (dueAt < at || dueAt > at + MOST_AHEAD_MS) return false;
  return !(to === 'move' && isBlackedOut(slots, dueAt));
};

const move = async (
  { deps, before, by, at }: Revising,
  wish: Extract<Revision, { to: 'move' | 'now' }>,
): Promise<Revised | null> => {
  if (wish.hash !== undefined && wish.hash !== before.hash) return { kind: 'text-changed' };
  const dueAt = wish.to === 'now' ? at : wish.dueAt;
  const slots = slotsOf(deps.settings, before.account);
  if (!isOffered(slots, wish.to, dueAt, at)) return { kind: 'no-such-time' };
  const given = await deps.approval(before.id);
  // It may have left between the two looks.
  if (given === null) return (await deps.delivery(before.id))?.rev === before.rev ? { kind: 'no-approval' } : null;
  if (given.hash !== before.hash) return null;
  if (sourceChangeOf(await deps.draft(before.draft), { id: before.id, approval: given }) !== null)
    return { kind: 'source-changed' };
  // The time that a network shows is part of what is approved.
  const content = { ...before.content, createdAt: new Date(dueAt).toISOString() };
  const act: Act = { at, who: by, how: wish.to === 'now' ? 'send now' : 'move' };
  const inSlot = wish.to === 'move' && isSlot(slots, dueAt);
  const moved = await deps.retime(before, given, { content, hash: contentHash(content), dueAt, inSlot }, act);
  if (moved.kind === 'slot-taken') return moved;
  if (moved.kind === 'changed') return null;
  const { id, account } = before;
  await deps.announce({ type: 'delivery.moved', id, at, by, account, detail: content.createdAt });
  return { kind: 'revised', delivery: moved.delivery };
};

/** Takes the approval away in flight. Null: it landed meanwhile. */
const unapproveInFlight = async ({ deps, before, by, at }: Revising): Promise<Revised | null> => {
  const answer: Revised = { kind: 'unapproved-in-flight', delivery: before };
  if (await deps.unapproveInFlight(before, { at, who: by, how: 'un-approve' })) return answer;
  // Somebody else may have done so first.
  const again = await deps.delivery(before.id);
  return again?.rev === before.rev && (await deps.approval(before.id)) === null ? answer : null;
};

const reject = async (
  { deps, before, by, at }: Revising,
  { reason }: Extract<Revision, { to: 'reject' }>,
): Promise<Revised | null> => {
  const rejected = await rejectDelivery(deps, before, { by, at, reason });
  return rejected === null ? null : { kind: 'revised', delivery: rejected };
};

/** Takes the first of two yeses back. Null: the draft or the yes changed first. */
const withdraw = async ({ deps, before, by, at }: Revising): Promise<Revised | null> => {
  const given = (await deps.yeses([before.id])).get(before.id);
  if (given === undefined) return { kind: 'not-open', state: before.state };
  if (!(await deps.withdrawYes(before, given, { at, who: by, how: 'un-approve' }))) return null;
  const { id, account } = before;
  await deps.announce({ type: 'delivery.returned', id, at, by, account, detail: 'un-approve' });
  return { kind: 'revised', delivery: before };
};

/** What this wish makes of an approved delivery, or why it cannot. Null: somebody else changed it first. */
const reviseApproved = (revising: Revising, wish: Revision): Promise<Revised | null> => {
  switch (wish.to) {
    case 'unapprove':
      return toDraft(revising, 'un-approve', 'delivery.returned');
    case 'edit':
      return edit(revising, wish);
    case 'move':
    case 'now':
      return move(revising, wish);
    case 'reject':
      return reject(revising, wish);
    case 'restore':
      return Promise.resolve({ kind: 'not-open', state: revising.before.state });
  }
};

const reviseDraft = (revising: Revising, wish: Revision): Promise<Revised | null> => {
  if (wish.to === 'unapprove') return withdraw(revising);
  if (wish.to === 'reject') return reject(revising, wish);
  return wish.to === 'edit' ? edit(revising, wish) : Promise.resolve({ kind: 'not-open', state: 'draft' });
};

const reviseOnce = (revising: Revising, wish: Revision): Promise<Revised | null> => {
  const { before } = revising;
  const notOpen: Revised = { kind: 'not-open', state: before.state };
  switch (before.state) {
    case 'approved':
      return reviseApproved(revising, wish);
    case 'claimed':
      return wish.to === 'unapprove'
        ? unapproveInFlight(revising)
        : Promise.resolve({ kind: 'in-flight', delivery: before });
    case 'published':
    case 'unknown':
      return Promise.resolve({ kind: 'sent', delivery: before });
    case 'rejected':
    case 'expired': {
      const how = before.state === 'rejected' ? 'restore' : 'ask again';
      return wish.to === 'restore' ? toDraft(revising, how, 'delivery.returned') : Promise.resolve(notOpen);
    }
    case 'draft':
      return reviseDraft(revising, wish);
    case 'failed':
    case 'withdrawn':
      return Promise.resolve(notOpen);
  }
};

/**
 * Changes a decision that was taken. Everything it rests on is a condition of the write, and the answer says
 * who came first: this person, or the claim.
 */
export const revise = async (
  deps: ReviseDeps,
  order: { delivery: string; by: string; wish: Revision },
): Promise<Revised> => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = await deps.delivery(order.delivery);
    if (before === null) return { kind: may(deps.settings, order.by, 'approve') ? 'no-such-delivery' : 'not-allowed' };
    if (!mayRevise(deps.settings, order.by, before, order.wish.to)) return { kind: 'not-allowed' };
    const revising = { deps, before, by: order.by, at: deps.now() };
    const answer = await reviseOnce(revising, order.wish);
    if (answer !== null) return answer;
  }
  return { kind: 'changed' };
};
