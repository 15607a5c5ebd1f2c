import type { Delivery, State } from '../records/delivery.ts';
import type { Store } from '../records/store.ts';

/** The fewest letters of an id that name a delivery or a freeze. */
export const LEAST = 4;

/** The states in which people do something about a delivery, in the order in which they are listed. */
export const LISTED_STATES = ['claimed', 'unknown', 'approved', 'draft', 'failed'] as const satisfies readonly State[];

/** Where a name is looked for: also what is over, newest first. */
const OVER = ['published', 'expired', 'rejected', 'withdrawn'] as const satisfies readonly State[];
const OVER_LOOKED_AT = 500;

export type Named = { kind: 'one'; delivery: Delivery } | { kind: 'none' } | { kind: 'several'; ids: string[] };

/** The delivery whose id this is, or begins with this. */
export const deliveryNamed = async (deps: Pick<Store, 'delivery' | 'list'>, typed: string): Promise<Named> => {
  const exact = typed === '' ? null : await deps.delivery(typed);
  if (exact !== null) return { kind: 'one', delivery: exact };
  if (typed.length < LEAST) return { kind: 'none' };
  const lists = await Promise.all([
    ...LISTED_STATES.map((state) => deps.list(state)),
    ...OVER.map((state) => deps.list(state, { newestFirst: true, limit: OVER_LOOKED_AT })),
  ]);
  const found = new Map(lists.flat().flatMap((each) => (each.id.startsWith(typed) ? [[each.id, each] as const] : [])));
  const [only, ...more] = found.values();
  if (only === undefined) return { kind: 'none' };
  return more.length === 0 ? { kind: 'one', delivery: only } : { kind: 'several', ids: [...found.keys()] };
};

/** How much of an id is shown in lists: enough to name one delivery among many thousands. */
export const shortId = (id: string): string => id.slice(0, 8);
