import type { Announce } from '../events.ts';
import type { Delivery } from '../records/delivery.ts';
import { DAY_MS } from '../records/durations.ts';
import type { Store } from '../records/store.ts';
import type { Settings } from '../settings.ts';

/** The act, and the note that the person reads who is asked again. */
export const NO_APPROVAL = 'no approval on record';

export type UnapprovedDeps = Pick<Store, 'move'> & { settings: Settings; now: () => number; announce: Announce };

/** How long a draft that a person wrote waits for a decision, at least. */
export const OWN_WAIT_MS = DAY_MS;

/** How long a draft of these feeds waits for a decision. */
const waitOf = (feeds: readonly string[], settings: Settings): number =>
  feeds.length === 0 ? OWN_WAIT_MS : Math.max(0, ...feeds.map((feed) => settings.feeds[feed]?.expireAfter ?? 0));

/** What makes a draft of it that is asked about again, with all the time that a new draft has. */
export const askedAnew = ({ expiresAt, feeds }: Delivery, settings: Settings, at: number) =>
  ({
    state: 'draft',
    approval: null,
    askId: null,
    expiresAt: Math.max(expiresAt, at + waitOf(feeds, settings)),
  }) as const;

/**
 * A delivery says that it is approved, and there is no approval of it: it was given before approvals were
 * items of their own, or it never was. It is asked about again, with all the time that a new draft has. False:
 * somebody else changed it first.
 */
export const returnUnapproved = async (deps: UnapprovedDeps, before: Delivery, who: string): Promise<boolean> => {
  const at = deps.now();
  const change = { ...askedAnew(before, deps.settings, at), note: NO_APPROVAL };
  const moved = await deps.move(before, change, { at, who, how: NO_APPROVAL });
  if (moved.kind === 'changed') return false;
  const { id, account } = before;
  await deps.announce({ type: 'delivery.returned', id, at, account, detail: NO_APPROVAL });
  return true;
};
