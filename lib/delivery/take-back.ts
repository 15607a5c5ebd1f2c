import type { Announce } from '../events.ts';
import { may } from '../people.ts';
import type { Settings } from '../settings.ts';
import { contentHash } from '../records/content.ts';
import { SETTLE_MS, type Delivery } from '../records/delivery.ts';
import { charge, type ChargeDeps } from './charge.ts';
import type { Network, NotSent } from './network.ts';
import type { Store } from '../records/store.ts';
import type { Act } from '../records/audit.ts';
import { recordOf } from '../networks/records.ts';
import { HOUR_MS, SECOND_MS } from '../records/durations.ts';

export type OrderDeps = Pick<Store, 'delivery' | 'move' | 'signed'> & {
  settings: Settings;
  now: () => number;
  announce: Announce;
};

export type TakeBackAnswer =
  | { kind: 'ordered'; delivery: Delivery }
  | { kind: 'already-gone' }
  | { kind: 'not-published'; state: Delivery['state'] }
  | { kind: 'too-early'; settledAt: number }
  /** The network deletes nothing, or no longer. */
  | { kind: 'cannot-be' }
  | { kind: 'no-such-delivery' }
  | { kind: 'not-allowed' }
  | { kind: 'changed' };

const ORDER = 'order take back';
const WHO = 'machine:publish';

/**
 * Whether a person ordered this very post to be taken back: the order on the delivery is a copy, which others may
 * write, and so is what the delivery says of its post. What stands in the person's name is not. Of a send whose
 * outcome was unknown, nobody could name the post.
 */
const isOrdered = async (deps: Pick<Store, 'signed'>, delivery: Delivery): Promise<boolean> => {
  const { id, takeBack, content, remoteId } = delivery;
  const ours = contentHash(content);
  return (await deps.signed(id)).some(
    ({ how, who, at, hash, evidence }) =>
      how === ORDER &&
      who === takeBack?.by &&
      at === takeBack.at &&
      hash === ours &&
      (evidence === null || evidence === remoteId),
  );
};

/** Until when its network deletes a post, in epoch ms; a post that may have left counts from its claim. */
export const takesBackUntil = ({
  account,
  sentAt,
  claimedAt,
}: Pick<Delivery, 'account' | 'sentAt' | 'claimedAt'>): number => {
  const { takesBack } = recordOf(account);
  const left = sentAt ?? claimedAt;
  if (takesBack.kind !== 'for') return takesBack.kind === 'always' ? Infinity : -Infinity;
  return left === null ? Infinity : left + takesBack.hours * HOUR_MS;
};

/**
 * A person orders a post to be taken back; the right to freeze allows it. The order stands until the
 * network says that the post is gone.
 */
export const orderTakeBack = async (
  deps: OrderDeps,
  order: { delivery: string; by: string },
): Promise<TakeBackAnswer> => {
  if (!may(deps.settings, order.by, 'freeze')) return { kind: 'not-allowed' };
  const before = await deps.delivery(order.delivery);
  if (before === null) return { kind: 'no-such-delivery' };
  if (before.state === 'withdrawn') return { kind: 'already-gone' };
  if (before.state !== 'published' && before.state !== 'unknown') return { kind: 'not-published', state: before.state };
  const at = deps.now();
  const settledAt = (before.claimedAt ?? before.changedAt) + SETTLE_MS;
  // A send may still be under way: a post that is deleted before it appears would appear afterwards.
  if (before.state === 'unknown' && at < settledAt) return { kind: 'too-early', settledAt };
  if (before.takeBack !== null && (await isOrdered(deps, before))) return { kind: 'ordered', delivery: before };
  if (at > takesBackUntil(before)) return { kind: 'cannot-be' };
  const act: Act = {
    at,
    who: order.by,
    how: ORDER,
    ...(before.remoteId === null ? {} : { evidence: before.remoteId }),
  };
  const moved = await deps.move(before, { takeBack: { by: order.by, at } }, act);
  if (moved.kind === 'changed') return { kind: 'changed' };
  await deps.announce({ type: 'delivery.take-back', id: before.id, at, by: order.by, account: before.account });
  return { kind: 'ordered', delivery: moved.delivery };
};

export type CarryOutDeps = ChargeDeps &
  Pick<Store, 'list' | 'delivery' | 'move' | 'signed'> & {
    announce: Announce;
    /** Milliseconds that this run still has. */
    remainingMs: () => number;
    network: (account: string) => Promise<Network | NotSent>;
  };

/** How much of a run's time is kept for publishing, however slowly a network answers before it. */
export const LEAVE_MS = 30 * SECOND_MS;

/**
 * Deletes the posts that people ordered to be taken back. The tombstone is written only when the network
 * says that the post is gone; until then every run tries again. When one post cannot be taken back, the
 * others are.
 */
export const carryOutTakeBacks = async (deps: CarryOutDeps): Promise<{ gone: string[]; failed: string[] }> => {
  const gone: string[] = [];
  const failed: string[] = [];
  for (const { id, account } of await deps.list('take-back')) {
    if (deps.remainingMs() < LEAVE_MS) break;
    try {
      if (await takeBackOne(deps, id)) gone.push(id);
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      deps.log('error', 'take-back.failed', { delivery: id, account, detail });
      failed.push(id);
    }
  }
  return { gone, failed };
};

const takeBackOne = async (deps: CarryOutDeps, id: string): Promise<boolean> => {
  const before = await deps.delivery(id);
  if (before?.takeBack == null || (before.state !== 'published' && before.state !== 'unknown')) return false;
  if (!(await isOrdered(deps, before)))
    throw new Error(`no person is on record for the order of ${before.takeBack.by}`);
  const network = await deps.network(before.account);
  if ('kind' in network) throw new Error(network.detail);
  await charge(deps, before.account, 'delete');
  const answer = await network.takeBack({
    remoteId: before.remoteId,
    providerKey: before.content.providerKey,
    account: before.account,
  });
  if (answer.kind === 'failed' || answer.kind === 'unknown') throw new Error(answer.detail);
  const at = deps.now();
  const { by } = before.takeBack;
  const moved = await deps.move(
    before,
    { state: 'withdrawn', note: null },
    { at, who: WHO, how: 'take back', evidence: `${answer.kind}, as ${by} ordered` },
  );
  if (moved.kind === 'changed') return false;
  await deps.announce({ type: 'delivery.withdrawn', id, at, by, account: before.account });
  return true;
};
