import type { EventType, Log } from '../events.ts';
import { reminderDue } from '../freeze/reminder.ts';
import type { Freeze } from '../records/freeze.ts';
import { thaw, type ThawDeps } from '../freeze/thaw.ts';
import { may } from '../settings.ts';
import type { Delivery } from '../records/delivery.ts';
import { whyOf, type World, scopesOfAll } from './why.ts';
import type { Store } from '../records/store.ts';

export type SweepDeps = Pick<
  Store,
  'list' | 'delivery' | 'controls' | 'watchStatus' | 'move' | 'freezes' | 'noteReminder' | 'lastTick' | 'tick'
> &
  ThawDeps & {
    log: Log;
    remind: (freeze: Freeze) => Promise<void>;
    /** Tells people of a freeze; when and whether that was done is noted by `told <id>`. */
    tellFreeze: (id: string) => Promise<void>;
  };

/** Whoever opened a freeze tells of it at once; what was not told by then (the command line, the publisher's gap, a mail that failed) the sweep tells. */
const TELL_AFTER_MS = 30_000;

export type SweepReport = {
  overdueClaims: string[];
  expired: string[];
  thawed: string[];
  told: string[];
  reminded: string[];
};

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
 * What time does: a claim over its lease becomes `unknown` (never `approved`), what nobody decided or what is too late expires, a freeze whose author signed its end is thawed in that person's name, and people are reminded of open freezes.
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

  const overdueClaims = await each(
    deps,
    'claims',
    await deps.list('claimed', { before: now }),
    async ({ id }) => {
      const claimed = await deps.delivery(id);
      if (claimed?.state !== 'claimed' || (claimed.leaseUntil ?? Infinity) > now) return null;
      const note = 'The publisher stopped before it knew what became of this send.';
      // It keeps its claim's id: a late answer of that claim, and of no other, may still prove the post.
      return settle(claimed, { state: 'unknown', leaseUntil: null, note }, 'lease over', 'delivery.unknown');
    },
    failures,
  );

  const expire = (before: Delivery, note: string) =>
    settle(before, { state: 'expired', note }, 'expire', 'delivery.expired');

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

  const due = await deps.list('approved', { before: now });
  const { controls, problems } = await deps.controls(scopesOfAll(due, deps.settings));
  const world: World = { controls, problems, watch: await deps.watchStatus() };
  const late = await each(
    deps,
    'approved',
    due,
    async ({ id }) => {
      const approved = await deps.delivery(id);
      if (approved?.state !== 'approved') return null;
      const why = whyOf(approved, world, deps.settings, now);
      const waitsForPerson = ['frozen', 'held', 'control-unreadable', 'not-configured'].includes(why.kind);
      if (waitsForPerson)
        return approved.expiresAt > now
          ? null
          : expire(approved, 'It waited for a new approval until its time was over.');
      if (why.kind !== 'too-late') return null;
      return expire(approved, 'Its slot passed by more than the allowed delay.');
    },
    failures,
  );

  const open = (await deps.freezes()).filter((freeze) => freeze.thawedAt === null);
  const thawed = await each(
    deps,
    'signed thaws',
    open.filter((freeze) => freeze.until !== null && freeze.until <= now && may(deps.settings, freeze.by, 'thaw')),
    async (freeze) => ((await thaw(deps, { id: freeze.id, by: freeze.by })).kind === 'thawed' ? freeze.id : null),
    failures,
  );
  const told = await each(
    deps,
    'telling',
    // The watch tells of its own, in the run that opened them.
    open.filter(
      (freeze) => freeze.source !== 'watch' && !thawed.includes(freeze.id) && now >= freeze.at + TELL_AFTER_MS,
    ),
    async ({ id }) => {
      if ((await deps.lastTick(`told ${id}`)) !== null) return null;
      try {
        await deps.tellFreeze(id);
      } finally {
        // Once is enough: whoever was not reached now is in the log, and an alarm has rung. A sweep that dies here tells again.
        await deps.tick(`told ${id}`, now);
      }
      return id;
    },
    failures,
  );
  const reminded = await each(
    deps,
    'reminders',
    open.filter((freeze) => !thawed.includes(freeze.id) && reminderDue(freeze, now)),
    async (freeze) => {
      await deps.remind(freeze);
      await deps.noteReminder(freeze.id, now);
      return freeze.id;
    },
    failures,
  );

  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} things could not be swept`);
  return { overdueClaims, expired: [...drafts, ...late], thawed, told, reminded };
};
