import type { Why, World } from '../delivery/why.ts';
import { whyOf } from '../delivery/why.ts';
import type { Frame, Now } from '../pages/views.ts';
import type { Delivery } from '../records/delivery.ts';
import { HOUR_MS } from '../records/durations.ts';
import type { Freeze } from '../records/freeze.ts';
import type { Proposal } from '../records/proposal.ts';
import type { Store } from '../records/store.ts';
import { vouches } from '../records/watch-status.ts';
import type { Settings } from '../settings.ts';

/** What is so now: the one answer that the desk, the tray, the stop page, mails, Slack and `status` put into words. */

const covers = (freeze: Pick<Freeze, 'scopes'>, scopes: readonly string[]): boolean =>
  freeze.scopes.includes('all') || scopes.every((scope) => freeze.scopes.includes(scope));

/** The proposals that still wait for a person: no freeze that covers them was in force since. */
export const openProposals = <T extends Pick<Proposal, 'id' | 'at' | 'scopes'>>(
  proposals: readonly T[],
  freezes: readonly Pick<Freeze, 'id' | 'scopes' | 'thawedAt'>[],
): T[] =>
  proposals.filter(
    ({ at, scopes }) =>
      !freezes.some((freeze) => covers(freeze, scopes) && (freeze.thawedAt === null || freeze.thawedAt >= at)),
  );

/** A post for which one of these is the reason waits for a new approval. */
const HELD: readonly Why['kind'][] = ['held', 'frozen', 'too-late'];
const LEAVING: readonly Why['kind'][] = ['slot', 'cap', 'leaves-next', 'braked', 'watch-silent', 'in-flight'];

/** When it leaves as things stand; null when nobody can say. */
const leavesAt = (why: Why, now: number): number | null => {
  switch (why.kind) {
    case 'slot':
      return why.at;
    case 'cap':
    case 'braked':
      return why.until;
    case 'leaves-next':
      return now;
    default:
      return null;
  }
};

export type Seen = {
  frame: Pick<Frame, 'now' | 'freezes' | 'watch'>;
  rows: readonly { delivery: Pick<Delivery, 'draft'>; why: Why }[];
  proposals: Now['proposals'];
};

/** `proposals`: those that are open. */
export const whatIsSo = ({ frame: { now, freezes, watch }, rows, proposals }: Seen): Now => {
  const count = (kinds: readonly Why['kind'][]) => rows.filter(({ why }) => kinds.includes(why.kind)).length;
  const times = rows.flatMap(({ why }) => leavesAt(why, now) ?? []);
  return {
    freezes,
    proposals,
    braked: watch.braked,
    silent: !vouches(watch.okUntil ?? 0, now),
    toCheck: count(['unknown']),
    held: count(HELD),
    toDecide: new Set(rows.filter(({ why }) => why.kind === 'needs-decision').map(({ delivery }) => delivery.draft))
      .size,
    approved: count(LEAVING),
    next: times.length === 0 ? null : Math.max(now, Math.min(...times)),
  };
};

export type NowDeps = Pick<Store, 'list' | 'proposals' | 'freezes'> & { settings: Settings };

/** Proposals and freezes of so long are looked at. */
const LOOK_BACK_MS = 24 * HOUR_MS;

/** The proposals of the last day that still wait for a person. */
export const readProposals = async (
  deps: Pick<NowDeps, 'proposals' | 'freezes'>,
  { now, freezes }: Pick<Frame, 'now' | 'freezes'>,
): Promise<Proposal[]> => {
  const proposals = await deps.proposals(now - LOOK_BACK_MS);
  return proposals.length === 0 ? [] : openProposals(proposals, [...freezes, ...(await deps.freezes())]);
};

export const readNow = async (
  deps: NowDeps,
  { frame, world }: { frame: Pick<Frame, 'now' | 'freezes' | 'watch'>; world: World },
): Promise<Now> => {
  const [proposals, ...lists] = await Promise.all([
    readProposals(deps, frame),
    deps.list('draft', { limit: 500 }),
    deps.list('approved', { limit: 500 }),
    deps.list('claimed', { limit: 50 }),
    deps.list('unknown', { limit: 100 }),
  ]);
  const deliveries = [...new Map(lists.flat().map((delivery) => [delivery.id, delivery])).values()];
  const rows = deliveries.map((delivery) => ({ delivery, why: whyOf(delivery, world, deps.settings, frame.now) }));
  return whatIsSo({ frame, rows, proposals });
};
