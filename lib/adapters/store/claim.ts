import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Act } from '../../records/audit.ts';
import { controlKey, controlsOf, readControlKey } from '../../records/control.ts';
import type { Approval, Delivery } from '../../records/delivery.ts';
import type { InFlight } from '../../records/in-flight.ts';
import type { Claim, Claimed, Refused } from '../../records/moved.ts';
import type { Store } from '../../records/store.ts';
import { vouches, WatchStatus } from '../../records/watch-status.ts';
import { auditOf } from './audit.ts';
import { controlChecks, readControl } from './controls.ts';
import { readDelivery } from './deliveries.ts';
import { failedAt, isBusy, isConditional, isUncertain, oldImage } from './errors.ts';
import { marshal, strip, type Item, type Patience, type Table } from './table.ts';
import { budgetUpdate, deliveryItem, step } from './transition.ts';
import { watchCheck } from './watch.ts';

/**
 * The delivery as claimed, if it still is approved: the approval's own hash, in time, due, and at this
 * attempt.
 */
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
    ConditionExpression: [
      '#state = :approved AND #rev = :rev AND #attempt = :attempt',
      '#hash = :hash AND approval.#hash = :hash AND approval.#until > :now',
      '#dueAt <= :now AND #dueAt >= :earliest',
    ].join(' AND '),
    ExpressionAttributeNames: {
      '#state': 'state',
      '#rev': 'rev',
      '#attempt': 'attempt',
      '#hash': 'hash',
      '#until': 'until',
      '#dueAt': 'dueAt',
    },
    ExpressionAttributeValues: marshal({
      ':approved': 'approved',
      ':rev': before.rev,
      ':attempt': before.attempt,
      ':hash': hash,
      ':now': now,
      ':earliest': now - before.maxLateMs,
    }),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  },
});

/** Notes the claim as in flight, so that a stop can name it and follow it to its end. */
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
  // Unconditional: the delivery in the same transaction still is approved, so nothing of it is in flight.
  return { Put: { TableName: table.name, Item: marshal({ ...row, pk: 'INFLIGHT', sk: after.id }) } };
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
  budget: boolean;
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
  return failed.budget ? { kind: 'budget' } : { kind: 'changed' };
};

/** A claim waits this long after a conflict, so that a freeze, which hurries, wins. */
const patienceOf = ({ random }: Table): Patience => ({ tries: 3, gap: () => 200 + 100 * random() });

export const openClaim = (table: Table): Pick<Store, 'claim'> => ({
  /**
   * One transaction, which holds all of this: every control at the approval's epoch and clear (or approved
   * under freeze); the watch vouching, and not braking the lanes; the delivery approved with the approval's
   * own hash, in time and at this attempt; headroom in the budget as it was read; and the claim noted as in
   * flight.
   */
  async claim(input) {
    const { delivery: before, claimId, now } = input;
    const { approval } = before;
    if (approval === null) return { kind: 'changed' };
    const refused = refusedToday(approval, input.scopes);
    if (refused !== null) return refused;
    const act: Act = { at: now, who: input.who, how: 'claim' };
    const after = step(
      before,
      { state: 'claimed', attempt: before.attempt + 1, claimId, claimedAt: now, leaseUntil: input.leaseUntil },
      act,
    );
    const controls = Object.keys(approval.epochs);
    const place = { watch: controls.length, delivery: controls.length + 1, budget: controls.length + 2 };
    const ours = async (): Promise<Claimed | null> => {
      const stored = await readDelivery(table, before.id);
      return stored?.claimId === claimId && stored.state === 'claimed' ? { kind: 'claimed', delivery: stored } : null;
    };
    try {
      await table.transact(
        [
          ...controlChecks(table, approval.epochs, approval.under),
          watchCheck(table, input.lanes, now),
          claimUpdate(table, before, after, approval.hash, now),
          budgetUpdate(table, before.account, input.budget),
          inFlightRow(table, after, input),
          auditOf(table, before, after, act),
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
        budget: failedAt(error, place.budget),
      };
      return refusalOf(failed, now, table.name);
    }
  },
});
