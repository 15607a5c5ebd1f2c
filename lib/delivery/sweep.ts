import type { EventType, Log } from '../events.ts';
import { reminderDue } from '../freeze/reminder.ts';
import { isPersonal, type Freeze } from '../records/freeze.ts';
import { thaw, type ThawDeps } from '../freeze/thaw.ts';
import { may } from '../settings.ts';
import type { Delivery } from '../records/delivery.ts';
import { whyOf, type World, scopesOfAll } from './why.ts';
import type { Store } from '../records/store.ts';
import { SECOND_MS } from '../records/durations.ts';

export type SweepDeps = Pick<
  Store,
  'list' | 'delivery' | 'controls' | 'watchStatus' | 'move' | 'freezes' | 'noteReminder' | 'lastTick' | 'tick'
> &
  ThawDeps & {
    log: Log;
    remind: (freeze: Freeze) => Promise<void>;
    /** Tells people of a freeze. The tick `told <id>` notes when that was done. */
    tellFreeze: (id: string) => Promise<void>;
  };

/**
 * Normally whoever opens a freeze tells people at once. After this time the sweep tells them instead: of
 * freezes from the command line, of a gap that the publisher found, and where the mail failed.
 */
const TELL_AFTER_MS = 30 * SECOND_MS;

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
 * Does what is due by time alone. A claim whose lease is over becomes `unknown`, never `approved`. A draft
 * that nobody decided on, and an approved delivery that is too late, expire. A freeze whose author signed
 * an end is thawed in that person's name. People are told of freezes that nobody told them of, and reminded
 * of open ones.
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
      // The id of the claim stays: a late answer to that claim, and to no other, may still prove the post.
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
      if (waitsForPerson) {
        if (approved.expiresAt > now) return null;
        return expire(approved, 'It waited for a new approval until its time was over.');
      }
      if (why.kind !== 'too-late') return null;
      return expire(approved, 'Its slot passed by more than the allowed delay.');
    },
    failures,
  );

  const open = (await deps.freezes()).filter((freeze) => freeze.thawedAt === null);
  const thawed = await each(
    deps,
    'signed thaws',
    // Only a person signs an end, so an end time on a machine's freeze was not set by anybody who may.
    open.filter(
      (freeze) =>
        freeze.until !== null && freeze.until <= now && isPersonal(freeze) && may(deps.settings, freeze.by, 'thaw'),
    ),
    async (freeze) => ((await thaw(deps, { id: freeze.id, by: freeze.by })).kind === 'thawed' ? freeze.id : null),
    failures,
  );
  const told = await each(
    deps,
    'telling',
    // The watch tells of its own freezes in the run that opens them.
    open.filter(
      (freeze) => freeze.source !== 'watch' && !thawed.includes(freeze.id) && now >= freeze.at + TELL_AFTER_MS,
    ),
    async ({ id }) => {
      if ((await deps.lastTick(`told ${id}`)) !== null) return null;
      try {
        await deps.tellFreeze(id);
      } finally {
        // Tried once: the log names whoever was not reached, and an alarm rings. A sweep that dies before
        // this line tells again.
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
