import { decideParked, type ParkedDeps } from '../draft/parked.ts';
import type { Notice } from '../pages/views.ts';
import { mayDecide } from '../people.ts';
import type { Settings } from '../settings.ts';

/** A person's yes or no to an item that was parked. Only an approver of its feed may say it. */
export const parkedNotice = async (
  deps: ParkedDeps & { settings: Settings },
  { id, keep, by }: { id: string; keep: boolean; by: string },
): Promise<Notice> => {
  const parked = await deps.parkedItem(id);
  if (parked === null) return { kind: 'gone' };
  if (!mayDecide(deps.settings, by, [parked.feed])) return { kind: 'not-allowed' };
  const done = await decideParked(deps, { id, by, keep });
  if (done !== 'done') return { kind: done };
  return { kind: keep ? 'made-a-draft' : 'dropped' };
};
