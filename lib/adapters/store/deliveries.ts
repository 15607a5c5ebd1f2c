import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { Approval, copyOf } from '../../records/approval.ts';
import { Budget } from '../../records/budget.ts';
import { readControlKey } from '../../records/control.ts';
import { Delivery } from '../../records/delivery.ts';
import { InFlight } from '../../records/in-flight.ts';
import type { Store } from '../../records/store.ts';
import { approvalIds, approvalStands, putApproval, readApproval, readApprovals, takeApproval } from './approvals.ts';
import { auditOf, readHistory, readSigned } from './audit.ts';
import { controlChecks } from './controls.ts';
import { failedAt, held, isConditional } from './errors.ts';
import type { Row, Table } from './table.ts';
import { takeSlot } from './slots.ts';
import { budgetUpdate, landed, step, stillClaimed, transition } from './transition.ts';

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

export const openDeliveries = (
  table: Table,
): Pick<
  Store,
  | 'delivery'
  | 'approval'
  | 'approvals'
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
      await table.transact([...transition(table, before, after, act), ...settles]);
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
    const steps = chosen.map(({ before, change, inSlot }) => {
      const after = step(before, { ...change, state: 'approved' }, act);
      const { dueAt, maxLateMs: maxLate } = after;
      const own = { id: table.newId(), delivery: before.id, dueAt: dueAt ?? act.at, maxLate };
      const approval = Approval.parse({ ...after.approval, ...own });
      return { before, after: { ...after, approval: copyOf(approval) }, approval, inSlot };
    });
    const checks = controlChecks(table, epochs, under);
    const there = await approvalIds(
      table,
      steps.map(({ before }) => before.id),
    );
    const writes = steps.flatMap(({ before, after, approval }) => [
      ...transition(table, before, after, act),
      putApproval(table, approval, there.get(before.id)),
    ]);
    const slots: { id: string; write: TransactWriteItem }[] = [];
    for (const { before, approval, inSlot } of steps) {
      const taking = inSlot === true ? await takeSlot(table, before.account, approval) : [];
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
