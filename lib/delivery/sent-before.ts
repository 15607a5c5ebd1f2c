import type { Delivery } from '../records/delivery.ts';
import { taken, unsentBy, WHO, type FinishDeps, type Taken } from './finish.ts';

/**
 * It says that it is approved, and a send of it began before, of which nobody said what became. So somebody wrote over
 * what it was. A person looks before anything of it is sent again.
 */
export const returnToUnknown = async (deps: FinishDeps, delivery: Delivery, sentAt: number | null): Promise<Taken> => {
  const at = deps.now();
  const when = sentAt === null ? 'before' : `at ${new Date(sentAt).toISOString()}`;
  const detail = `A send of this post began ${when}, and nobody has said what became of it.`;
  const { id, account, content } = delivery;
  deps.log('error', 'delivery.sent-before', { delivery: id, account, detail });
  const unsent = unsentBy(delivery, 'unknown', detail, at);
  const change = { state: 'unknown', claimId: null, claimedAt: sentAt ?? at, note: detail, unsent } as const;
  const answer = await deps.move(delivery, change, { at, who: WHO, how: 'sent before', evidence: detail });
  if (answer.kind === 'changed') return taken(delivery, 'lost', detail);
  await deps.announce({ type: 'delivery.unknown', id, at, account, title: content.text, detail });
  return taken(delivery, 'unknown', detail, 'unknown');
};
