import { sourceChangeOf } from '../records/draft.ts';
import type { Announce, EventType } from '../events.ts';
import { may, mayDecide } from '../people.ts';
import type { Settings } from '../settings.ts';
import { contentHash } from '../records/content.ts';
import { SETTLE_MS, type Delivery } from '../records/delivery.ts';
import type { Store } from '../records/store.ts';
import { askedAnew } from './unapproved.ts';

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
  may(settings, person, 'thaw') || mayDecide(settings, person, feeds);

/** Why this person cannot say this of this delivery now; null: they can. */
const refusal = (
  settings: Settings,
  before: Delivery,
  { by, to }: { by: string; to: Resolution },
  at: number,
): ResolveAnswer | null => {
  if (!mayResolve(settings, by, before.feeds)) return { kind: 'not-allowed' };
  if (before.state === 'failed' && to === 'draft') return null;
  if (before.state !== 'unknown') return { kind: 'not-open', state: before.state };
  const settledAt = (before.claimedAt ?? before.changedAt) + SETTLE_MS;
  return to !== 'published' && at < settledAt ? { kind: 'too-early', settledAt } : null;
};

/** A draft that is asked about again: what changed at its source meanwhile is what is asked about. */
const anew = async (deps: ResolveDeps, before: Delivery, at: number): Promise<Partial<Delivery>> => {
  const noted = sourceChangeOf(await deps.draft(before.draft), before);
  return {
    ...(noted === null ? {} : { content: noted.content, hash: contentHash(noted.content) }),
    ...askedAnew(before, deps.settings, at),
  };
};

const EVENTS = {
  published: 'delivery.published',
  draft: 'delivery.returned',
  failed: 'delivery.failed',
  withdrawn: 'delivery.withdrawn',
} as const satisfies Record<string, EventType>;

/**
 * A person says what became of a send. That an unknown one is there proves the post at once. That it is not
 * there counts only after the settle time, because a network may bring it out late. A draft is asked about
 * again under the provider key it always had, so that a network with keys refuses an altered second post. A
 * post that somebody had ordered to be taken back, and that is not there, is withdrawn.
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
  const at = deps.now();
  const refused = refusal(settings, before, order, at);
  if (refused !== null) return refused;
  const to = order.to !== 'published' && before.takeBack !== null ? 'withdrawn' : order.to;
  const note = before.state === 'unknown' ? 'A person did not find it on the account.' : before.note;
  const change: Partial<Delivery> =
    to === 'published'
      ? { sentAt: before.claimedAt, note: 'A person saw it on the account.' }
      : { note, ...(to === 'draft' ? await anew(deps, before, at) : {}) };
  const how = before.state === 'failed' ? 'ask again' : `resolve: ${order.to}`;
  const act = { at, who: order.by, how };
  const moved = await deps.move(before, { ...change, state: to, claimId: null, leaseUntil: null }, act);
  if (moved.kind === 'changed') return { kind: 'changed' };
  const { id, account } = before;
  await deps.announce({ type: EVENTS[to], id, at, by: order.by, account, detail: how });
  return { kind: 'resolved', delivery: moved.delivery };
};
