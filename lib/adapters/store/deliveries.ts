import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { Approval, copyOf, Yes } from '../../records/approval.ts';
import { Budget } from '../../records/budget.ts';
import { readControlKey } from '../../records/control.ts';
import { Delivery } from '../../records/delivery.ts';
import { InFlight } from '../../records/in-flight.ts';
import type { Act } from '../../records/audit.ts';
import type { Approving } from '../../records/moved.ts';
import type { Store } from '../../records/store.ts';
import { approvalIds, approvalStands, putApproval, readApproval, readApprovals, takeApproval } from './approvals.ts';
import { auditOf, readHistory, readSigned } from './audit.ts';
import { controlChecks } from './controls.ts';
import { failedAt, held, isConditional } from './errors.ts';
import type { Row, Table } from './table.ts';
import { takeSlot } from './slots.ts';
import { dropSent, isDenied } from './sent.ts';
import { budgetUpdate, landed, step, stillClaimed, transition } from './transition.ts';
import { completeYes, putYes, readYeses, takeYes, yesIds } from './yeses.ts';

export const readDelivery = async (table: Table, id: string): Promise<Delivery | null> => {
  const item = await table.get(`DELIVERY#${id}`);
  return item === null ? null : Delivery.parse(item);
};

/**
 * One row of what is in flight. A row that does not fit its schema is known again from its delivery, whose
 * approval names the scopes that the claim had. When that cannot be read either, nobody can say what is in
 * flight, and this throws with the row's name.
 */
const readInFlight = async (table: Table, sk: string, item: Row): Promise<InFlight | null> => {
  const row = InFlight.safeParse(item);
  if (row.success) return row.data;
  table.unreadable({ key: `INFLIGHT/${sk}`, error: row.error.message });
  const read = Delivery.safeParse(await table.get(`DELIVERY#${sk}`));
  if (!read.success) throw new Error(`INFLIGHT/${sk} is unreadable, and so is its delivery`);
  const { id, account, content, claimId, attempt, claimedAt, approval, state } = read.data;
  if (state !== 'claimed' || claimId === null || claimedAt === null) return null;
  const scopes = new Set(Object.keys(approval?.epochs ?? {}).map((name) => readControlKey(name)?.scope ?? name));
  return { delivery: id, account, text: content.text, claimId, attempt, claimedAt, scopes: [...scopes] };
};

/** What one delivery of a decision becomes, and the item that it puts; `there`: those that it takes the place of. */
type There = { approvals: ReadonlyMap<string, string>; yeses: ReadonlyMap<string, string> };
type Given = { before: Delivery; after: Delivery; approval: Approval | null; writes: TransactWriteItem[] };

/** The first of two: it leaves a draft, and puts no approval. */
const firstYes = (table: Table, { before, change }: Approving, act: Act, there: There): Given => {
  const { id } = before;
  const draft = step(before, { ...change, state: 'draft', approval: null }, act);
  const { by, at, hash, epochs } = change.approval ?? {};
  const yes = Yes.parse({ id: table.newId(), delivery: id, by, at, hash, epochs });
  const after = { ...draft, yes: { id: yes.id, by: yes.by, at: yes.at, hash: yes.hash, epochs: yes.epochs } };
  const put = putYes(table, yes, there.yeses.get(id));
  return { before, after, approval: null, writes: transition(table, before, after, { ...act, how: 'first yes' }, put) };
};

/** An approval; where two are needed, the second yes. */
const wholeYes = (table: Table, { before, change, yes }: Approving, act: Act, there: There): Given => {
  const whole = step(before, { ...change, state: 'approved' }, act);
  const { dueAt, maxLateMs: maxLate } = whole;
  const own = { id: table.newId(), delivery: before.id, dueAt: dueAt ?? act.at, maxLate };
  const second = typeof yes === 'object' ? yes : null;
  const approval = Approval.parse({ ...whole.approval, ...own, ...(second === null ? {} : { firstBy: second.by }) });
  const after = { ...whole, approval: copyOf(approval) };
  const completes = second === null ? undefined : completeYes(table, second, approval);
  const put = putApproval(table, approval, there.approvals.get(before.id));
  return { before, after, approval, writes: [...transition(table, before, after, act, completes), put] };
};

export const openDeliveries = (
  table: Table,
): Pick<
  Store,
  | 'delivery'
  | 'approval'
  | 'approvals'
  | 'yeses'
  | 'withdrawYes'
  | 'deliveries'
  | 'list'
  | 'move'
  | 'pullBack'
  | 'approve'
  | 'retime'
  | 'unapproveInFlight'
  | 'inFlight'
  | 'budget'
  | 'spend'
  | 'audit'
  | 'signed'
> => ({
  delivery: (id) => readDelivery(table, id),

  approval: (delivery) => readApproval(table, delivery),

  approvals: (deliveries) => readApprovals(table, deliveries),

  yeses: (deliveries) => readYeses(table, deliveries),

  withdrawYes(before, given, act) {
    if (before.state !== 'draft') throw new Error(`no first yes to take back: it is ${before.state}`);
    const after = step(before, { askId: null }, act);
    delete after.yes;
    return held(table.transact(transition(table, before, after, act, takeYes(table, given))));
  },

  /** In the order of the ids; those that are not there are left out. */
  async deliveries(ids) {
    const found = await table.getMany(ids.map((id) => `DELIVERY#${id}`));
    const byId = new Map(table.readable(Delivery, found).map((each) => [each.id, each]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  },

  async list(state, range = {}) {
    return table.readable(Delivery, await table.query({ pk: `DELIVERY#${state}`, index: true, ...range }));
  },

  async move(before, change, act) {
    const after = step(before, change, act);
    // Approving, claiming and pulling back rest on conditions that only their own transactions have.
    if (after.state !== before.state && (after.state === 'approved' || after.state === 'claimed'))
      throw new Error(`no transition from ${before.state} to ${after.state} without its own conditions`);
    if (after.approval !== null && after.approval !== before.approval)
      throw new Error('an approval is given by its own transaction only');
    const settles = before.state === 'claimed' ? [landed(table, before)] : [];
    try {
      const denied = isDenied(before, after) ? [dropSent(table, before)] : [];
      await table.transact([...transition(table, before, after, act), ...settles, ...denied]);
      return { kind: 'moved', delivery: after };
    } catch (error) {
      if (!isConditional(error)) throw error;
      return { kind: 'changed' };
    }
  },

  async pullBack(before, change, refund, act) {
    if (before.state !== 'claimed') throw new Error(`nothing to pull back: it is ${before.state}`);
    const after = step(before, change, act);
    const writes = [
      ...transition(table, before, after, act),
      landed(table, before),
      dropSent(table, before),
      budgetUpdate(table, before.account, refund),
    ];
    const stands = after.state === 'approved' ? [approvalStands(table, before)] : [];
    try {
      await table.transact([...writes, ...stands]);
      return { kind: 'moved', delivery: after };
    } catch (error) {
      if (!isConditional(error)) throw error;
      if (failedAt(error, 0)) return { kind: 'changed' };
      return failedAt(error, writes.length) ? { kind: 'approval' } : { kind: 'budget' };
    }
  },

  /**
   * Every control still is as it was shown, and clear unless `under`; every delivery still is what was
   * shown, in the same round of asking. Each gets an approval of its own, in the place of none or of the one
   * that was there. A left-over approval thus never stands in the way of a new one.
   */
  async approve(chosen, epochs, under, act) {
    const taken = chosen.find(({ before }) => before.state !== 'draft' && before.state !== 'approved');
    if (taken !== undefined) throw new Error(`nothing to approve: it is ${taken.before.state}`);
    const checks = controlChecks(table, epochs, under);
    const ofFirst = chosen.filter(({ yes }) => yes === 'first');
    const ofWhole = chosen.filter(({ yes }) => yes !== 'first');
    const idsOf = (of: readonly Approving[]) => of.map(({ before }) => before.id);
    const there = {
      approvals: await approvalIds(table, idsOf(ofWhole)),
      yeses: await yesIds(table, idsOf(ofFirst)),
    };
    const steps = chosen.map((each) => ({
      ...(each.yes === 'first' ? firstYes : wholeYes)(table, each, act, there),
      inSlot: each.inSlot,
    }));
    const writes = steps.flatMap((each) => each.writes);
    const slots: { id: string; write: TransactWriteItem }[] = [];
    for (const { before, approval, inSlot } of steps) {
      const taking = inSlot === true && approval !== null ? await takeSlot(table, before.account, approval) : [];
      if (taking === null) return { kind: 'slot-taken', id: before.id };
      slots.push(...taking.map((write) => ({ id: before.id, write })));
    }
    const sure = [...checks, ...writes];
    try {
      await table.transact([...sure, ...slots.map(({ write }) => write)]);
      return { kind: 'approved', deliveries: steps.map(({ after }) => after) };
    } catch (error) {
      if (!isConditional(error)) throw error;
      const failed = Object.keys(epochs).filter((_, index) => failedAt(error, index));
      if (failed.length > 0) return { kind: 'world-changed', controls: failed };
      const gone = sure.some((_, index) => failedAt(error, index));
      const lost = slots.find((_, index) => failedAt(error, sure.length + index));
      return gone || lost === undefined ? { kind: 'changed' } : { kind: 'slot-taken', id: lost.id };
    }
  },

  async retime(before, given, { content, hash, dueAt, inSlot }, act) {
    if (before.state !== 'approved') throw new Error(`no other time: it is ${before.state}`);
    // Whoever moves it approves no text: it stays approved by whom it was, when it was.
    const own = { id: table.newId(), hash, dueAt, until: dueAt + given.maxLate };
    const approval: Approval = { ...given, ...own };
    const after = step(before, { content, hash, dueAt, approval: copyOf(approval), note: null }, act);
    const writes = [...transition(table, before, after, act), putApproval(table, approval, given.id)];
    const slot = inSlot === true ? await takeSlot(table, before.account, approval) : [];
    if (slot === null) return { kind: 'slot-taken' };
    // Whoever took the slot meanwhile is found at the next try.
    return (await held(table.transact([...writes, ...slot])))
      ? { kind: 'moved', delivery: after }
      : { kind: 'changed' };
  },

  async unapproveInFlight(claimed, act) {
    if (claimed.state !== 'claimed') throw new Error(`not in flight: it is ${claimed.state}`);
    return held(
      table.transact([
        stillClaimed(table, claimed),
        takeApproval(table, claimed),
        // The delivery stays what its claim made it: the row stands beside that of the claim, under its number.
        auditOf(table, claimed, claimed, act),
      ]),
    );
  },

  async inFlight() {
    const rows = await table.query({ pk: 'INFLIGHT' });
    const read = await Promise.all(rows.map(({ sk, item }) => readInFlight(table, sk, item)));
    return read.filter((row) => row !== null);
  },

  async budget(account) {
    const item = await table.get(`BUDGET#${account}`);
    return item === null ? null : Budget.parse(item);
  },

  spend: (account, change) => held(table.transact([budgetUpdate(table, account, change)])),

  audit: (id) => readHistory(table, id),

  signed: (id) => readSigned(table, id),
});
