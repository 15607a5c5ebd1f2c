import type { Announce } from '../events.ts';
import { charge, type ChargeDeps } from './charge.ts';
import type { Network, NotSent } from './network.ts';
import { LEAVE_MS } from './take-back.ts';
import type { Store } from '../records/store.ts';
import { HOUR_MS } from '../records/durations.ts';

/** For how long after its claim the machine looks for an unknown send. */
const PROBE_FOR_MS = 24 * HOUR_MS;

export type ProbeDeps = ChargeDeps &
  Pick<Store, 'list' | 'delivery' | 'move'> & {
    announce: Announce;
    /** Milliseconds that this run still has. */
    remainingMs: () => number;
    network: (account: string) => Promise<Network | NotSent>;
  };

/**
 * Looks for unknown sends on their networks. Only `found` proves anything. A post that is absent now may
 * still appear, so that a person decides about it. When one look fails, the others go on.
 */
export const proveUnknown = async (deps: ProbeDeps): Promise<string[]> => {
  const proven: string[] = [];
  for (const { id, account } of await deps.list('unknown', { after: deps.now() - PROBE_FOR_MS })) {
    if (deps.remainingMs() < LEAVE_MS) break;
    try {
      if (await proveOne(deps, id)) proven.push(id);
    } catch (error) {
      deps.log('error', 'probe.failed', { delivery: id, account, error: String(error) });
    }
  }
  return proven;
};

const proveOne = async (deps: ProbeDeps, id: string): Promise<boolean> => {
  const now = deps.now();
  const unknown = await deps.delivery(id);
  if (unknown?.state !== 'unknown' || (unknown.claimedAt ?? 0) < now - PROBE_FOR_MS) return false;
  const network = await deps.network(unknown.account);
  if ('kind' in network || !(await charge(deps, unknown.account, 'read'))) return false;
  const probe = await network.probe(unknown.content);
  if (probe.kind !== 'found') return false;
  if (probe.text !== unknown.content.text) {
    deps.log('error', 'delivery.differs', { delivery: id, account: unknown.account });
  }
  const moved = await deps.move(
    unknown,
    {
      state: 'published',
      claimId: null,
      remoteId: probe.remoteId,
      url: probe.url,
      sentAt: unknown.claimedAt,
      note: null,
    },
    { at: now, who: 'machine:publish', how: 'probe', evidence: probe.url ?? probe.remoteId },
  );
  if (moved.kind === 'changed') return false;
  await deps.announce({
    type: 'delivery.published',
    id,
    at: now,
    account: unknown.account,
    title: unknown.content.text,
    url: probe.url,
  });
  return true;
};
