import { contentHash, type Content } from '../records/content.ts';
import type { Delivery, State } from '../records/delivery.ts';
import type { Announce } from '../events.ts';
import type { Draft, SourceChange } from '../records/draft.ts';
import { sourceChangeOf } from '../records/draft.ts';
import type { Store } from '../records/store.ts';
import type { Act } from '../records/audit.ts';
import { changeDraft, type ChangeDraftDeps } from './change-draft.ts';

export type FollowDeps = ChangeDraftDeps &
  Pick<Store, 'deliveries' | 'move'> & {
    now: () => number;
    announce: Announce;
  };

const WHO = 'machine:ingest';
const ROUNDS = 8;

/** Writes these notes on the draft, beside what others noted meanwhile, never over it. */
const noteOn = async (deps: FollowDeps, id: string, notes: Record<string, SourceChange>): Promise<Draft> => {
  const noted = await changeDraft(deps, id, ({ sourceChanges }) => ({ sourceChanges: { ...sourceChanges, ...notes } }));
  if (noted === null) throw new Error(`draft ${id} is gone`);
  return noted;
};

/** The content that its source gives it. A new text is nobody's own. */
const renewedBy = (before: Delivery, content: Content): Partial<Delivery> => ({
  content,
  hash: contentHash(content),
  ...(content.text === before.content.text ? {} : { author: null }),
});

/**
 * Lets the deliveries of a draft follow their source. A delivery that waits goes back to a person. One that is under
 * way, unknown or failed cannot be changed and may come back, so the change is noted on the draft. The note is
 * written before the last look at any delivery: whoever finds one approved afterwards finds the note too. Answers
 * the draft as it then is.
 */
export const follow = async (
  deps: FollowDeps,
  draft: Draft,
  wish: {
    how: SourceChange['how'];
    type: 'delivery.edited' | 'delivery.returned';
    /** The states that go back to a person, and those that take it when they come back. */
    now: readonly State[];
    later: readonly State[];
    renew: (before: Delivery) => Content;
  },
): Promise<Draft> => {
  const { how } = wish;
  const renewed = (before: Delivery): Content => {
    const noted = sourceChangeOf(draft, before);
    return wish.renew(noted === null ? before : { ...before, content: noted.content });
  };
  let current = draft;
  const left = new Set(draft.deliveries);
  for (let round = 0; round < ROUNDS && left.size > 0; round += 1) {
    const notes = (await deps.deliveries([...left])).flatMap((before): [string, SourceChange][] => {
      const touched = before.state !== 'draft' && [...wish.now, ...wish.later].includes(before.state);
      if (before.approval === null || !touched) return [];
      return [[before.id, { approvedAt: before.approval.at, how, content: renewed(before) }]];
    });
    if (notes.length > 0) {
      current = await noteOn(deps, draft.id, Object.fromEntries(notes));
    }
    const noted = new Map(notes);
    for (const before of await deps.deliveries([...left])) {
      const isNoted = before.approval !== null && noted.get(before.id)?.approvedAt === before.approval.at;
      if (!wish.now.includes(before.state)) {
        if (isNoted || !wish.later.includes(before.state)) left.delete(before.id);
        continue;
      }
      if (before.approval !== null && !isNoted) continue;
      const content = renewed(before);
      const act: Act = { at: deps.now(), who: WHO, how };
      const change = { state: 'draft', approval: null, askId: null, ...renewedBy(before, content) } as const;
      const moved = await deps.move(
        before,
        { ...change, ...(how === 'changed at the source' ? { note: null } : {}) },
        act,
      );
      if (moved.kind === 'changed') continue;
      left.delete(before.id);
      const { id, account } = before;
      await deps.announce({ type: wish.type, id, at: act.at, account, detail: how });
    }
  }
  if (left.size > 0) throw new Error(`the deliveries of draft ${draft.id} changed again and again`);
  return current;
};
