import { encodePrint, printOf } from '../feed/codec.ts';
import type { PlannedItem } from '../feed/plan.ts';
import type { Store } from '../records/store.ts';
import { makeDraft, rowsOfKeys, SEEN_FOR_MS, tableKey, type DraftDeps } from './make-draft.ts';

export type ParkedDeps = DraftDeps & Pick<Store, 'parkedItem' | 'settleParked'>;

/** The poll that parked an item may write its rows while a person decides; so often they are looked at again. */
const DECIDE_ROUNDS = 5;

/**
 * A person's yes or no to a parked item. Of two people one decides. `gone`: it is not parked any more. `no-feed`: its
 * feed is no longer configured, so that no draft can be made of it; it stays parked.
 */
export const decideParked = async (
  deps: ParkedDeps,
  order: { id: string; by: string; keep: boolean },
): Promise<'done' | 'gone' | 'no-feed'> => {
  const parked = await deps.parkedItem(order.id);
  if (parked === null) return 'gone';
  if (order.keep && !(parked.feed in deps.settings.feeds)) return 'no-feed';
  const { feed } = parked;
  const item = parked.item as PlannedItem;
  const print = encodePrint(printOf(item.item, item.keys));
  for (let round = 0; round < DECIDE_ROUNDS; round += 1) {
    const stored = await rowsOfKeys(deps, feed, item.keys);
    // The poll writes these rows after it has parked the item: a decision may come before them, and stands.
    const rows = [item.keys.guid, item.keys.link].flatMap((key) => {
      if (key === null) return [];
      const { at } = parked;
      const row = { key, firstSeenAt: at, lastSeenAt: at, outcome: 'parked' as const, reason: parked.reason, print };
      return [stored.get(key) ?? row];
    });
    const kept = rows.map((row) => ({ ...row, outcome: 'draft' as const, reason: null }));
    if (order.keep && (await makeDraft(deps, feed, item, feed, kept, undefined, order.id)) > 0) return 'done';
    const dropped = rows.map((row) => ({ ...row, outcome: 'skipped' as const, reason: `dropped by ${order.by}` }));
    const settled = await deps.settleParked(
      order.id,
      (order.keep ? kept : dropped).map((row) => ({ key: tableKey(feed, row.key), row, was: stored.get(row.key) })),
      deps.now() + SEEN_FOR_MS,
    );
    if (settled !== 'changed') return settled === 'settled' ? 'done' : 'gone';
  }
  throw new Error(`the rows of parked item ${order.id} changed again and again`);
};
