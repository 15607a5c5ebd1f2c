import type { EventType, Log } from '../events.ts';
import { reminderDue } from '../freeze/reminder.ts';
import { isPersonal, type Freeze } from '../records/freeze.ts';
import { configuredScopes, openOn } from '../freeze/scope.ts';
import { thaw, type ThawDeps } from '../freeze/thaw.ts';
import { may } from '../settings.ts';
import type { Delivery } from '../records/delivery.ts';
import { whyOf, type World, scopesOfAll } from './why.ts';
import type { Store } from '../records/store.ts';
import { SECOND_MS } from '../records/durations.ts';

export type SweepDeps = Pick<
  Store,
  | 'list'
  | 'delivery'
  | 'controls'
  | 'watchStatus'
  | 'move'
  | 'freezes'
  | 'freezeById'
  | 'noteReminder'
  | 'lastTick'
  | 'tick'
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
 * Every open freeze, however many there were since: the controls name them. Where a control is damaged, the
 * newest are known from the list. One that cannot be read costs itself only.
 */
const openFreezes = async (deps: SweepDeps, failures: unknown[]): Promise<Freeze[]> => {
  const { controls } = await deps.controls(configuredScopes(deps.settings));
  const listed = (await deps.freezes()).filter(({ thawedAt }) => thawedAt === null).map(({ id }) => id);
  const found: Freeze[] = [];
  const read = async (id: string): Promise<null> => {
    const freeze = await deps.freezeById(id);
    if (freeze?.thawedAt === null) found.push(freeze);
    return null;
  };
  await each(deps, 'freezes', [...new Set([...openOn(controls), ...listed])], read, failures);
  return found.sort((one, other) => other.at - one.at);
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

  // First, before anything that grows with what waits: a person signed this time.
  const open = await openFreezes(deps, failures);
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
  /** Why an approved delivery expires now; null when it does not. */
  const tooLate = (approved: Delivery): string | null => {
    const why = whyOf(approved, world, deps.settings, now);
    const waitsForPerson = ['frozen', 'held', 'control-unreadable', 'not-configured'].includes(why.kind);
    if (waitsForPerson && approved.expiresAt <= now) return 'It waited for a new approval until its time was over.';
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
      return approved === null || note === null ? null : expire(approved, note);
    },
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
