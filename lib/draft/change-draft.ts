import type { Draft } from '../records/draft.ts';
import type { Store } from '../records/store.ts';

export type ChangeDraftDeps = Pick<Store, 'draft' | 'saveDraft'>;

/** A write over a draft that somebody else changed is tried again so often. */
const ROUNDS = 10;

/**
 * Changes a draft by what it is at the moment of the write: `change` is asked again whenever somebody else wrote first,
 * so that nobody's change is lost. It answers null when there is nothing to change. Null: there is no such draft.
 */
export const changeDraft = async (
  deps: ChangeDraftDeps,
  id: string,
  change: (draft: Draft) => Partial<Draft> | null,
): Promise<Draft | null> => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = await deps.draft(id);
    if (before === null) return null;
    const wanted = change(before);
    if (wanted === null) return before;
    const after = await deps.saveDraft(before, wanted);
    if (after !== null) return after;
  }
  throw new Error(`draft ${id} changed again and again`);
};
