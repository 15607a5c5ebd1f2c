import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Act } from '../../records/audit.ts';
import { controlKey, controlsOf, readControlKey } from '../../records/control.ts';
import { copyOf, type Approval } from '../../records/approval.ts';
import type { Delivery } from '../../records/delivery.ts';
import type { InFlight } from '../../records/in-flight.ts';
import type { Claim, Claimed, Refused } from '../../records/moved.ts';
import type { Store } from '../../records/store.ts';
import { vouches, WatchStatus } from '../../records/watch-status.ts';
import { approvalCheck } from './approvals.ts';
import { attendanceCheck } from './attendance.ts';
import { auditOf } from './audit.ts';
import { controlChecks, readControl } from './controls.ts';
import { readDelivery } from './deliveries.ts';
import { debtCheck, waiverCheck } from './debts.ts';
import { failedAt, isBusy, isConditional, isUncertain, oldImage } from './errors.ts';
import { marshal, strip, type Item, type Patience, type Table } from './table.ts';
import { restCheck } from './rests.ts';
import { sentAt, sentRow } from './sent.ts';
import { budgetUpdate, deliveryItem, step } from './transition.ts';
import { watchCheck } from './watch.ts';

/** The delivery as claimed, if it still is approved: with the approval's own hash, and at this attempt. */
const claimUpdate = (
  table: Table,
  before: Delivery,
  after: Delivery,
  hash: string,
  now: number,
): TransactWriteItem => ({
  Put: {
    TableName: table.name,
    Item: deliveryItem(after),
    // Its own time too, as the lists show it.
    ConditionExpression:
      '#state = :approved AND #rev = :rev AND #attempt = :attempt AND #hash = :hash AND #dueAt <= :now',
    ExpressionAttributeNames: {
      '#state': 'state',
      '#rev': 'rev',
      '#attempt': 'attempt',
      '#hash': 'hash',
      '#dueAt': 'dueAt',
    },
    ExpressionAttributeValues: marshal({
      ':approved': 'approved',
      ':rev': before.rev,
      ':attempt': before.attempt,
      ':hash': hash,
      ':now': now,
    }),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  },
});

/**
 * Notes the claim as in flight, so that a stop can name it and follow it to its end. No other claim of it may
 * be without an outcome.
 */
const inFlightRow = (table: Table, after: Delivery, { claimId, now, scopes }: Claim): TransactWriteItem => {
  const row: InFlight = {
    delivery: after.id,
    account: after.account,
    text: after.content.text,
    claimId,
    attempt: after.attempt,
    claimedAt: now,
    scopes: [...scopes],
  };
  return table.putIfAbsent('INFLIGHT', after.id, row);
};

/**
 * Why today's configuration refuses an approval: it decides which controls cover a delivery, and an
 * approval that saw others is not one for today. Null: it does not.
 */
const refusedToday = (approval: Approval, scopes: readonly string[]): Refused | null => {
  const today = controlsOf(scopes).map(({ scope, side }) => controlKey(scope, side));
  const stranger = today.find((each) => approval.epochs[each] === undefined);
  if (stranger !== undefined) return { kind: 'frozen', control: stranger, why: 'epoch' };
  return today.length === Object.keys(approval.epochs).length ? null : { kind: 'changed' };
};

/**
 * What stood under the conditions of a claim that did not hold, in the transaction's own order. An image is
 * the item as it was then, empty when it was not there; absent: the condition held.
 */
export type FailedClaim = {
  controls: readonly { key: string; image: Item | undefined }[];
  watch: Item | undefined;
  approval: boolean;
  delivery: boolean;
  attended: boolean;
  debt: boolean;
  rest: boolean;
  budget: boolean;
  inFlight: boolean;
  sent: Item | undefined;
};

/** Which row of the account or of the delivery refused, once no control and no watch did. */
const rowRefusalOf = (failed: FailedClaim): Refused => {
  if (failed.approval) return { kind: 'approval' };
  if (failed.delivery) return { kind: 'changed' };
  if (failed.attended) return { kind: 'unattended' };
  if (failed.debt) return { kind: 'debt' };
  if (failed.rest) return { kind: 'rest' };
  if (failed.budget) return { kind: 'budget' };
  if (failed.inFlight) return { kind: 'in-flight' };
  return failed.sent === undefined ? { kind: 'changed' } : { kind: 'sent', at: sentAt(failed.sent) };
};

/** Why a claim was refused: the first condition that did not hold says it, controls before all others. */
export const refusalOf = (failed: FailedClaim, now: number, tableName: string): Refused => {
  for (const { key, image } of failed.controls) {
    if (image === undefined) continue;
    const control = readControlKey(key);
    if (control === null) return { kind: 'frozen', control: key, why: 'malformed' };
    const stored = Object.keys(image).length === 0 ? undefined : strip(image);
    const read = readControl(tableName, control.scope, control.side, stored);
    if (read.kind === 'problem') return { kind: 'frozen', control: key, why: read.why };
    return { kind: 'frozen', control: key, why: read.control.open.length > 0 ? 'open' : 'epoch' };
  }
  if (failed.watch !== undefined) {
    const status = WatchStatus.safeParse(Object.keys(failed.watch).length === 0 ? null : strip(failed.watch));
    if (!status.success) return { kind: 'watch', why: 'missing' };
    return { kind: 'watch', why: vouches(status.data.okUntil, now) ? 'braked' : 'silent' };
  }
  return rowRefusalOf(failed);
};

/** A claim waits this long after a conflict, so that a freeze, which hurries, wins. */
const patienceOf = ({ random }: Table): Patience => ({ tries: 3, gap: () => 200 + 100 * random() });

type Demand = { of: 'attended' | 'debt'; check: TransactWriteItem };

/** What only some claims have to hold, as the configuration says. */
const demandsOf = (table: Table, { attended, debt, delivery: { account }, now }: Claim): Demand[] => [
  ...(attended === true ? [{ of: 'attended', check: attendanceCheck(table, now) } as const] : []),
  ...(debt === 'paid' ? [{ of: 'debt', check: debtCheck(table, account, now) } as const] : []),
  ...(debt === 'waived' ? [{ of: 'debt', check: waiverCheck(table, account, now) } as const] : []),
];

export const openClaim = (table: Table): Pick<Store, 'claim'> => ({
  /**
   * One transaction, which holds all of this: every control at the approval's epoch and clear (or approved under
   * freeze); the watch vouching, and not braking the lanes; the very approval that was read, for now; the delivery
   * approved with the approval's own hash, and at this attempt; no rest of its account; somebody who attends, and no
   * answer that is owed, where that is demanded; headroom in the budget as it was read; the claim noted as in
   * flight, where no other is; and nothing that says that it was sent before. What the delivery says of its approval
   * counts for nothing.
   */
  async claim(input) {
    const { delivery: before, approval, claimId, now } = input;
    const refused = refusedToday(approval, input.scopes);
    if (refused !== null) return refused;
    const act: Act = { at: now, who: input.who, how: 'claim' };
    const after = step(
      before,
      {
        state: 'claimed',
        approval: copyOf(approval),
        attempt: before.attempt + 1,
        claimId,
        claimedAt: now,
        leaseUntil: input.leaseUntil,
      },
      act,
    );
    const controls = Object.keys(approval.epochs);
    const first = controls.length;
    const place = {
      watch: first,
      approval: first + 1,
      delivery: first + 2,
      rest: first + 3,
      budget: first + 4,
      inFlight: first + 5,
      // Behind the row of history.
      sent: first + 7,
      demands: first + 8,
    };
    const demands = demandsOf(table, input);
    const ours = async (): Promise<Claimed | null> => {
      const stored = await readDelivery(table, before.id);
      return stored?.claimId === claimId && stored.state === 'claimed' ? { kind: 'claimed', delivery: stored } : null;
    };
    try {
      await table.transact(
        [
          ...controlChecks(table, approval.epochs, approval.under),
          watchCheck(table, input.lanes, now),
          approvalCheck(table, approval, now),
          claimUpdate(table, before, after, approval.hash, now),
          restCheck(table, before.account),
          budgetUpdate(table, before.account, input.budget),
          inFlightRow(table, after, input),
          auditOf(table, before, after, act),
          sentRow(table, { delivery: before.id, claimId, at: now }),
          ...demands.map(({ check }) => check),
        ],
        patienceOf(table),
      );
      return { kind: 'claimed', delivery: after };
    } catch (error) {
      // The reply may have been lost: the stored delivery says whether the claim is ours.
      if (isUncertain(error)) {
        const stored = await ours();
        if (stored !== null) return stored;
        throw error;
      }
      if (isBusy(error)) return { kind: 'busy' };
      if (!isConditional(error)) throw error;
      if (oldImage(error, place.delivery)?.['claimId']?.S === claimId) {
        const stored = await ours();
        if (stored !== null) return stored;
      }
      const failed: FailedClaim = {
        controls: controls.map((key, index) => ({ key, image: oldImage(error, index) })),
        watch: oldImage(error, place.watch),
        approval: failedAt(error, place.approval),
        delivery: failedAt(error, place.delivery),
        attended: demands.some(({ of }, index) => of === 'attended' && failedAt(error, place.demands + index)),
        debt: demands.some(({ of }, index) => of === 'debt' && failedAt(error, place.demands + index)),
        rest: failedAt(error, place.rest),
        budget: failedAt(error, place.budget),
        inFlight: failedAt(error, place.inFlight),
        sent: oldImage(error, place.sent),
      };
      return refusalOf(failed, now, table.name);
    }
  },
});
