import type { EventType, Log } from '../events.ts';
import { readOpenFreezes, type OpenFreezesDeps } from '../freeze/open.ts';
import { isPersonal, signerOf } from '../records/freeze.ts';
import { thawAtEnd, type ThawDeps } from '../freeze/thaw.ts';
import { may } from '../people.ts';
import { isCopyOf } from '../records/approval.ts';
import { waitsUntil, type Delivery } from '../records/delivery.ts';
import { unsentBy } from './finish.ts';
import { returnUnapproved } from './unapproved.ts';
import { ringsAtItsEnd } from './waits.ts';
import { whyOf, type World, scopesOfAll } from './why.ts';
import type { Store } from '../records/store.ts';

export type SweepDeps = Pick<Store, 'list' | 'delivery' | 'approval' | 'approvals' | 'move' | 'thawAtEnd'> &
  OpenFreezesDeps &
  Omit<ThawDeps, 'thaw'> & { log: Log };

export type SweepReport = { overdueClaims: string[]; expired: string[]; unapproved: string[]; thawed: string[] };

const WHO = 'machine:sweep';

const each = async <T>(
  deps: SweepDeps,
  what: string,
  items: readonly T[],
  act: (item: T) => Promise<string | null>,
  failures: unknown[],
): Promise<string[]> => {
  const done: string[] = [];
  for (const item of items) {
    try {
      const id = await act(item);
      if (id !== null) done.push(id);
    } catch (error) {
      deps.log('error', 'sweep.failed', { what, error: String(error) });
      failures.push(error);
    }
  }
  return done;
};

/**
 * Does what is due by time alone. A claim whose lease is over becomes `unknown`, never `approved`. A draft
 * that nobody decided on, and an approved delivery that is too late, expire. What was approved before
 * approvals were items of their own is asked about again. A freeze whose author signed an end is thawed in
 * that person's name.
 */
export const sweep = async (deps: SweepDeps): Promise<SweepReport> => {
  const failures: unknown[] = [];
  const now = deps.now();

  const settle = async (
    before: Delivery,
    change: Partial<Delivery>,
    how: string,
    type: EventType,
  ): Promise<string | null> => {
    const answer = await deps.move(before, change, {
      at: now,
      who: WHO,
      how,
      ...(change.note ? { evidence: change.note } : {}),
    });
    if (answer.kind === 'changed') return null;
    await deps.announce({ type, id: before.id, at: now, account: before.account, title: before.content.text });
    return before.id;
  };

  // First, before anything that grows with what waits: a person signed this time.
  const { open, failures: unreadable } = await readOpenFreezes(deps);
  for (const error of unreadable) deps.log('error', 'sweep.failed', { what: 'freezes', error: String(error) });
  failures.push(...unreadable);
  const thawed = await each(
    deps,
    'signed thaws',
    // Only a person signs an end, so an end time on a machine's freeze was not set by anybody who may.
    open.filter(
      (freeze) =>
        freeze.until !== null &&
        freeze.until <= now &&
        isPersonal(freeze) &&
        may(deps.settings, signerOf(freeze), 'thaw'),
    ),
    async ({ id, until, ...freeze }) => ((await thawAtEnd(deps, { id, until, by: signerOf(freeze) })) ? id : null),
    failures,
  );
  const overdueClaims = await each(
    deps,
    'claims',
    await deps.list('claimed', { before: now }),
    async ({ id }) => {
      const claimed = await deps.delivery(id);
      if (claimed?.state !== 'claimed' || (claimed.leaseUntil ?? Infinity) > now) return null;
      const note = 'The publisher stopped before it knew what became of this send.';
      // The id of the claim stays: a late answer to that claim, and to no other, may still prove the post.
      const unsent = unsentBy(claimed, 'unknown', note, now);
      return settle(claimed, { state: 'unknown', leaseUntil: null, note, unsent }, 'lease over', 'delivery.unknown');
    },
    failures,
  );

  const expire = (before: Delivery, note: string, more: Partial<Delivery> = {}) =>
    settle(before, { state: 'expired', note, ...more }, 'expire', 'delivery.expired');

  const drafts = await each(
    deps,
    'drafts',
    await deps.list('draft', { before: now }),
    async ({ id }) => {
      const draft = await deps.delivery(id);
      if (draft?.state !== 'draft' || draft.expiresAt > now) return null;
      return expire(draft, 'Nobody decided in time.');
    },
    failures,
  );

  const approved = await deps.list('approved');
  // A delivery that says of itself what no approval on record says is one that nobody approved.
  const given = await deps.approvals(approved.map(({ id }) => id));
  const unapproved = await each(
    deps,
    'unapproved',
    approved.filter(({ id, approval }) => !isCopyOf(approval, given.get(id))),
    async ({ id }) => {
      const found = await deps.delivery(id);
      if (found?.state !== 'approved' || isCopyOf(found.approval, await deps.approval(id))) return null;
      return (await returnUnapproved(deps, found, WHO)) ? id : null;
    },
    failures,
  );
  const due = approved.filter(({ id, dueAt }) => (dueAt ?? 0) <= now && !unapproved.includes(id));
  const { controls, problems } = await deps.controls(scopesOfAll(due, deps.settings));
  // The watch delays; it makes nothing too late.
  const world: World = { controls, problems, watch: null };
  /** Why an approved delivery expires now; null when it does not. */
  const tooLate = (approved: Delivery): string | null => {
    const why = whyOf(approved, world, deps.settings, now);
    const waitsForPerson = ['frozen', 'held', 'control-unreadable', 'not-configured'].includes(why.kind);
    if (waitsForPerson && waitsUntil(approved) <= now) return 'It waited for a new approval until its time was over.';
    return why.kind === 'too-late' ? 'Its slot passed by more than the allowed delay.' : null;
  };
  const late = await each(
    deps,
    'approved',
    due,
    async (listed) => {
      // What is only held is not read one by one: nothing of it is due.
      if (tooLate(listed) === null) return null;
      const approved = await deps.delivery(listed.id);
      const note = approved?.state === 'approved' ? tooLate(approved) : null;
      if (approved === null || note === null) return null;
      const unsent = approved.unsent ?? unsentBy(approved, 'late', note, now);
      if (ringsAtItsEnd(unsent.cause))
        deps.log('warn', 'post.unsent', { delivery: approved.id, account: approved.account, cause: unsent.cause });
      return expire(approved, note, { unsent });
    },
    failures,
  );

  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} things could not be swept`);
  return { overdueClaims, expired: [...drafts, ...late], unapproved, thawed };
};
