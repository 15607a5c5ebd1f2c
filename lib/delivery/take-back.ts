import type { Announce, Log } from '../events.ts';
import { may, type Settings } from '../settings.ts';
import { SETTLE_MS, type Delivery } from './delivery.ts';
import type { Network, NotSent } from './network.ts';

type Moved = { kind: 'moved'; delivery: Delivery } | { kind: 'changed' };
type Act = { at: number; who: string; how: string; evidence?: string };

type Write = (before: Delivery, change: Partial<Delivery>, act: Act) => Promise<Moved>;

export type OrderDeps = {
  settings: Settings;
  now: () => number;
  announce: Announce;
  delivery: (id: string) => Promise<Delivery | null>;
  move: Write;
};

export type TakeBackAnswer =
  | { kind: 'ordered'; delivery: Delivery }
  | { kind: 'already-gone' }
  | { kind: 'not-published'; state: Delivery['state'] }
  | { kind: 'too-early'; settledAt: number }
  | { kind: 'no-such-delivery' }
  | { kind: 'not-allowed' }
  | { kind: 'changed' };

/** A person orders a post to be taken back; whoever may freeze may. The order is kept until the network says that the post is gone. */
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
  // A send may still be under way: a post deleted before it appears would appear all the same.
  if (before.state === 'unknown' && at < settledAt) return { kind: 'too-early', settledAt };
  if (before.takeBack !== null) return { kind: 'ordered', delivery: before };
  const act: Act = { at, who: order.by, how: 'order take back' };
  const moved = await deps.move(before, { takeBack: { by: order.by, at } }, act);
  if (moved.kind === 'changed') return { kind: 'changed' };
  await deps.announce({ type: 'delivery.take-back', id: before.id, at, by: order.by, account: before.account });
  return { kind: 'ordered', delivery: moved.delivery };
};

export type CarryOutDeps = {
  now: () => number;
  log: Log;
  announce: Announce;
  list: (list: 'take-back', range: { limit: number }) => Promise<Delivery[]>;
  delivery: (id: string) => Promise<Delivery | null>;
  move: Write;
  network: (account: string) => Promise<Network | NotSent>;
};

/** Deletes what people ordered back. The tombstone comes only after the network said that the post is gone; until then every run tries again. */
export const carryOutTakeBacks = async (deps: CarryOutDeps): Promise<{ gone: string[]; failed: string[] }> => {
  const gone: string[] = [];
  const failed: string[] = [];
  for (const { id } of await deps.list('take-back', { limit: 100 })) {
    const before = await deps.delivery(id);
    if (before?.takeBack == null || (before.state !== 'published' && before.state !== 'unknown')) continue;
    const network = await deps.network(before.account);
    const answer =
      'kind' in network
        ? { kind: 'failed' as const, detail: network.detail }
        : await network.takeBack({
            remoteId: before.remoteId,
            providerKey: before.content.providerKey,
            account: before.account,
          });
    if (answer.kind === 'failed' || answer.kind === 'unknown') {
      deps.log('error', 'take-back.failed', { delivery: id, account: before.account, detail: answer.detail });
      failed.push(id);
      continue;
    }
    const at = deps.now();
    const { by } = before.takeBack;
    const moved = await deps.move(
      before,
      { state: 'withdrawn', note: null },
      { at, who: by, how: 'take back', evidence: answer.kind },
    );
    if (moved.kind === 'changed') continue;
    await deps.announce({ type: 'delivery.withdrawn', id, at, by, account: before.account });
    gone.push(id);
  }
  return { gone, failed };
};
