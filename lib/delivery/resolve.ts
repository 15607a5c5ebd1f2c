import { sourceChangeOf } from '../records/draft.ts';
import type { Announce, EventType } from '../events.ts';
import { approversOf, may, type Settings } from '../settings.ts';
import { contentHash } from '../records/content.ts';
import { SETTLE_MS, type Delivery } from '../records/delivery.ts';
import type { Store } from '../records/store.ts';

export type ResolveDeps = Pick<Store, 'delivery' | 'draft' | 'move'> & {
  settings: Settings;
  now: () => number;
  announce: Announce;
};

/**
 * What a person says of a send that machines have given up: `published`, it is on the account; `draft`, it
 * is not, and shall be asked about again; `failed`, it is not, and shall not be.
 */
export const RESOLUTIONS = ['published', 'draft', 'failed'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

export type ResolveAnswer =
  | { kind: 'resolved'; delivery: Delivery }
  | { kind: 'too-early'; settledAt: number }
  /** Only an unknown send is for a person to judge, and only a failed one to ask about again. */
  | { kind: 'not-open'; state: Delivery['state'] }
  | { kind: 'no-such-delivery' }
  | { kind: 'not-allowed' }
  | { kind: 'changed' };

/** Who may say what became of a send: an approver of its feeds, or whoever may thaw. */
const mayResolve = (settings: Settings, person: string, feeds: readonly string[]): boolean =>
  may(settings, person, 'thaw') || (may(settings, person, 'approve') && approversOf(settings, feeds).includes(person));

/**
 * A person's word on a send. That an unknown one is there proves the post at once; that it is not counts
 * only after the settle time, for a network may bring it out late. A draft is asked about anew, under the
 * provider key it always had, so that a network with keys refuses an altered second post. What somebody had
 * ordered back and is not there is withdrawn.
 */
export const resolveDelivery = async (
  deps: ResolveDeps,
  order: { delivery: string; by: string; to: Resolution },
): Promise<ResolveAnswer> => {
  const { settings } = deps;
  const before = await deps.delivery(order.delivery);
  if (before === null) {
    const anybody = may(settings, order.by, 'approve') || may(settings, order.by, 'thaw');
    return { kind: anybody ? 'no-such-delivery' : 'not-allowed' };
  }
  if (!mayResolve(settings, order.by, before.feeds)) return { kind: 'not-allowed' };
  const open = before.state === 'unknown' || (before.state === 'failed' && order.to === 'draft');
  if (!open) return { kind: 'not-open', state: before.state };
  const at = deps.now();
  const settledAt = (before.claimedAt ?? before.changedAt) + SETTLE_MS;
  if (before.state === 'unknown' && order.to !== 'published' && at < settledAt) return { kind: 'too-early', settledAt };
  const to = order.to !== 'published' && before.takeBack !== null ? 'withdrawn' : order.to;
  const note = before.state === 'unknown' ? 'A person did not find it on the account.' : before.note;
  // What changed at its source meanwhile is what is asked about.
  const noted = to === 'draft' ? sourceChangeOf(await deps.draft(before.draft), before) : null;
  const anew = noted === null ? {} : { content: noted.content, hash: contentHash(noted.content) };
  const wait = Math.max(0, ...before.feeds.map((feed) => settings.feeds[feed]?.expireAfter ?? 0));
  const changes: Record<typeof to, Partial<Delivery>> = {
    published: { sentAt: before.claimedAt, note: 'A person saw it on the account.' },
    draft: { ...anew, approval: null, askId: null, note, expiresAt: Math.max(before.expiresAt, at + wait) },
    failed: { note },
    withdrawn: { note },
  };
  const types: Record<typeof to, EventType> = {
    published: 'delivery.published',
    draft: 'delivery.returned',
    failed: 'delivery.failed',
    withdrawn: 'delivery.withdrawn',
  };
  const how = before.state === 'failed' ? 'ask again' : `resolve: ${order.to}`;
  const moved = await deps.move(
    before,
    { ...changes[to], state: to, claimId: null, leaseUntil: null },
    { at, who: order.by, how },
  );
  if (moved.kind === 'changed') return { kind: 'changed' };
  const { id, account } = before;
  await deps.announce({ type: types[to], id, at, by: order.by, account, detail: how });
  return { kind: 'resolved', delivery: moved.delivery };
};
