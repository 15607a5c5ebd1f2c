import type { Announce, Log } from '../events.ts';
import { configuredScopes, openOn } from '../freeze/scope.ts';
import type { Control } from '../records/control.ts';
import { SECOND_MS } from '../records/durations.ts';
import type { Freeze } from '../records/freeze.ts';
import type { Ring, Ringing, Saying } from '../records/ring.ts';
import type { Store } from '../records/store.ts';
import type { WatchStatus } from '../records/watch-status.ts';
import type { Settings } from '../settings.ts';
import { LOOK_EVERY_MS, rungBy, tellAgainAt, wayOf } from './due.ts';
import { silence } from './silence.ts';
import type { Failed, Message, Receiver, Tool } from './tool.ts';

/**
 * What the function bell does: it has other tools stop, and tells receivers. An event only wakes it. What is to be done
 * it reads from the controls, the freezes and the brakes, so a lost event costs a minute.
 */

export type BellDeps = Pick<
  Store,
  'controls' | 'freezeById' | 'watchStatus' | 'rings' | 'saveRing' | 'ringing' | 'startRinging' | 'endRinging'
> & {
  settings: Settings;
  now: () => number;
  monotonic: () => number;
  /** How long the function may still run. */
  remainingMs: () => number;
  log: Log;
  announce: Announce;
  tool: (bell: string) => Tool;
  receiver: (bell: string) => Receiver;
};

/** In one look no request begins later than this. So a tool that hangs is NOT CONFIRMED within ten seconds. */
const LOOK_FOR_MS = 5 * SECOND_MS;
/** Another look begins only where it can end too. */
const ONE_LOOK_MS = 20 * SECOND_MS;
/** The newest of what was stopped is kept by name. */
const STOPPED_KEPT = 100;
const TITLE_KEPT = 500;
const WHO = 'machine:bell';

/** One freeze or brake, and what is said of it now. `isOver`: nothing is said any more. */
type Subject = { of: string; says: Saying; bells: string[]; data: Message['data']; at: number; isOver: boolean };

type World = { frozen: string[]; watch: WatchStatus | null };

const frozenScopes = (controls: readonly Control[]): string[] => [
  ...new Set(controls.filter(({ open }) => open.length > 0).map(({ scope }) => scope)),
];

const nameOf = (who: string | null, { people }: Settings): string | null =>
  who === null ? null : (people[who]?.name ?? who);

const isoOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

const ofFreeze = (freeze: Freeze, { frozen }: World, settings: Settings): Subject => {
  const { id, scopes, source, by, at, reason, until, thawedBy, thawedAt } = freeze;
  const data = {
    ...{ id, scopes, source, by: nameOf(by, settings), at: isoOf(at), reason, until: isoOf(until) },
    ...{ thawedBy: nameOf(thawedBy, settings), thawedAt: isoOf(thawedAt) },
    // Whoever hears of a thaw has to know what another freeze still holds.
    frozen,
  };
  const bells = rungBy(scopes, settings, ['stops', 'tells', 'calls']);
  const says = thawedAt === null ? ('freeze' as const) : ('thaw' as const);
  return { of: id, says, bells, data, at: thawedAt ?? at, isOver: false };
};

/** A brake that a person ended is said so. One that ended at its time was known to. */
const ofBrake = (
  { of, at, brake }: Ringing,
  { frozen, watch }: World,
  settings: Settings,
  now: number,
): Subject | null => {
  if (brake === null) return null;
  const { lane, until, why } = brake;
  const ended = (watch?.braked[lane] ?? 0) <= now;
  const data = { id: of, scopes: [`lane:${lane}`], at: isoOf(at), reason: why, until: isoOf(until), frozen };
  const bells = rungBy([`lane:${lane}`], settings, ['tells']);
  return { of, says: ended && until > now ? 'brake-end' : 'brake', bells, data, at, isOver: until <= now };
};

const brakesIn = (watch: WatchStatus | null, now: number): Ringing[] =>
  Object.entries(watch?.braked ?? {}).flatMap(([lane, until]) =>
    until > now
      ? [{ of: `brake-${lane}-${until}`, at: now, brake: { lane, until, why: watch?.why[lane]?.why ?? null } }]
      : [],
  );

const newRing = (of: string, bell: string, says: Saying, now: number): Ring => ({
  ...{ of, bell, says, state: 'ringing', since: now, at: null, tries: 0, nextAt: null, stopped: [], count: 0 },
  ...{ detail: null, rev: 1, rows: 0 },
});

/** Keeps a ring, and tells of it where its state is a new one or something was stopped. Null: somebody else has it. */
const keep = async (deps: BellDeps, before: Ring | null, change: Ring): Promise<Ring | null> => {
  const at = deps.now();
  const isNew = before?.state !== change.state || before.says !== change.says;
  const next = isNew ? { ...change, since: at } : change;
  const tells = isNew || before.count !== change.count;
  const act = { at, who: WHO, how: `bell: ${change.says}`, evidence: change.detail ?? `${change.count} stopped` };
  const saved = await deps.saveRing(before, next, tells ? act : null);
  if (saved === null || !isNew) return saved;
  const { of, bell, state, detail } = saved;
  const troubles = { 'not-confirmed': 'bell.not-confirmed', 'gave-up': 'bell.gave-up' } as const;
  if (state === 'not-confirmed' || state === 'gave-up') {
    deps.log('error', troubles[state], { of, bell, detail });
    await deps.announce({ type: troubles[state], id: of, at, title: bell, detail: detail ?? '' });
  }
  return saved;
};

/** Takes the turn of a look or a try: of two runs at once one goes on. What was known before stands until it ends. */
const take = (deps: BellDeps, before: Ring | null, next: Ring): Promise<Ring | null> =>
  before === null ? keep(deps, null, next) : deps.saveRing(before, next, null);

/** One look at a tool, within its time. A fault of ours is none of the tool's, and confirms nothing. */
const look = async (deps: BellDeps, bell: string) => {
  const until = deps.monotonic() + LOOK_FOR_MS;
  try {
    return await silence(deps.tool(bell), () => deps.monotonic() < until);
  } catch (error) {
    return { kind: 'not-confirmed' as const, stopped: [], detail: String(error) };
  }
};

type Looks = Map<string, ReturnType<typeof look>>;

/** Stops a tool as long as it is frozen. After a thaw nothing is asked of it any more, and nothing restarts there. */
const stopTool = async (
  deps: BellDeps,
  { of, says }: Subject,
  bell: string,
  known: Ring | null,
  looks: Looks,
): Promise<Ring | null> => {
  const now = deps.now();
  if (says === 'thaw')
    return known === null || known.says === 'thaw' ? known : keep(deps, known, { ...known, says, nextAt: null });
  if (known?.nextAt != null && known.nextAt > now) return known;
  const from = known ?? newRing(of, bell, says, now);
  let ring = await take(deps, known, { ...from, tries: from.tries + 1, nextAt: now + LOOK_EVERY_MS });
  while (ring !== null) {
    // Two freezes at once need one look.
    const looking = looks.get(bell) ?? look(deps, bell);
    looks.set(bell, looking);
    const { kind, stopped, detail } = await looking;
    const names = [...stopped.map(({ id, title, dueAt }) => ({ id, title: title.slice(0, TITLE_KEPT), dueAt }))];
    ring = await keep(deps, ring, {
      ...ring,
      ...{ state: kind === 'confirmed' ? 'confirmed' : 'not-confirmed', at: deps.now(), detail },
      ...{ stopped: [...names, ...ring.stopped].slice(0, STOPPED_KEPT), count: ring.count + stopped.length },
    });
    if (kind !== 'more' || stopped.length === 0 || deps.remainingMs() < ONE_LOOK_MS) break;
    looks.delete(bell);
  }
  return ring;
};

/** Whether a receiver is to be told now. Whoever was not told of a freeze need not hear of its end. */
const isTellDue = (known: Ring | null, says: Saying, now: number): boolean => {
  if (known === null) return says === 'freeze' || says === 'brake';
  return known.says !== says || (known.nextAt !== null && known.nextAt <= now);
};

/** How a try begins: what is said anew is tried from the beginning. */
const beginTelling = (of: string, bell: string, says: Saying, known: Ring | null, now: number): Ring => {
  const anew = known === null || known.says !== says;
  const from = known ?? newRing(of, bell, says, now);
  const tries = (anew ? 0 : from.tries) + 1;
  const state = anew ? ('ringing' as const) : from.state;
  return { ...from, says, state, tries, nextAt: tellAgainAt(tries, now) };
};

/** Tells a receiver until it acknowledges, at longer and longer intervals, for three days. */
const tellReceiver = async (
  deps: BellDeps,
  { of, says, data, at }: Subject,
  bell: string,
  known: Ring | null,
): Promise<Ring | null> => {
  if (!isTellDue(known, says, deps.now())) return known;
  const ring = await take(deps, known, beginTelling(of, bell, says, known, deps.now()));
  if (ring === null) return null;
  const message = { id: `${of}.${says}.${bell}`, says, at, data };
  const answer = await deps
    .receiver(bell)
    .tell(message)
    .catch((error: unknown): Failed => ({ kind: 'failed', detail: String(error), retryAt: null }));
  const ended = { ...ring, at: deps.now() };
  if (answer.kind === 'told') return keep(deps, ring, { ...ended, state: 'confirmed', nextAt: null, detail: null });
  const nextAt = answer.over === true ? null : tellAgainAt(ring.tries, deps.now(), answer.retryAt);
  const state = nextAt === null ? 'gave-up' : 'not-confirmed';
  return keep(deps, ring, { ...ended, state, nextAt, detail: answer.detail });
};

const callPerson = (deps: BellDeps, { of, says }: Subject, bell: string, known: Ring | null): Promise<Ring | null> => {
  if (known?.says === says || (known === null && says !== 'freeze')) return Promise.resolve(known);
  return keep(deps, known, { ...(known ?? newRing(of, bell, says, deps.now())), says, state: 'call' });
};

const ringSubject = async (deps: BellDeps, subject: Subject, looks: Looks): Promise<void> => {
  const rings = new Map((await deps.rings(subject.of)).map((ring) => [ring.bell, ring]));
  const attempts = subject.bells.map(async (bell) => {
    const configured = deps.settings.bells[bell];
    const known = rings.get(bell) ?? null;
    if (configured === undefined) return known;
    switch (wayOf(configured)) {
      case 'stops':
        return stopTool(deps, subject, bell, known, looks);
      case 'tells':
        return tellReceiver(deps, subject, bell, known);
      case 'calls':
        return callPerson(deps, subject, bell, known);
    }
  });
  const ended = await Promise.allSettled(attempts);
  const failed = ended.filter((each) => each.status === 'rejected');
  if (failed.length > 0)
    throw new AggregateError(
      failed.map(({ reason }) => reason as unknown),
      subject.of,
    );
  const isDue = ended.some((each) => each.status === 'fulfilled' && each.value !== null && each.value.nextAt !== null);
  const isLast = subject.isOver || (!isDue && (subject.says === 'thaw' || subject.says === 'brake-end'));
  if (isLast) await deps.endRinging(subject.of);
};

export type BellReport = { subjects: number; failed: number };

/** One run: everything that is frozen or braked now, or was and is not yet said to be over. */
export const ringBells = async (deps: BellDeps): Promise<BellReport> => {
  const { settings } = deps;
  if (Object.keys(settings.bells).length === 0) return { subjects: 0, failed: 0 };
  const [{ controls }, watch, known] = await Promise.all([
    deps.controls(configuredScopes(settings)),
    deps.watchStatus(),
    deps.ringing(),
  ]);
  const now = deps.now();
  const world: World = { frozen: frozenScopes(controls), watch };
  const begun = [...openOn(controls).map((of): Ringing => ({ of, at: now, brake: null })), ...brakesIn(watch, now)];
  const fresh = begun.filter(({ of }) => known.every((each) => each.of !== of));
  const looks: Looks = new Map();
  const ringOne = async (ringing: Ringing, isFresh: boolean): Promise<void> => {
    const freeze = ringing.brake === null ? await deps.freezeById(ringing.of) : null;
    const subject = freeze === null ? ofBrake(ringing, world, settings, now) : ofFreeze(freeze, world, settings);
    if (subject === null) return;
    if (subject.bells.length === 0) {
      if (!isFresh) await deps.endRinging(ringing.of);
      return;
    }
    if (isFresh) await deps.startRinging(ringing);
    await ringSubject(deps, subject, looks);
  };
  const runs = [...known.map((each) => ringOne(each, false)), ...fresh.map((each) => ringOne(each, true))];
  const ended = await Promise.allSettled(runs);
  const failures = ended.filter((each) => each.status === 'rejected');
  for (const { reason } of failures) deps.log('error', 'bell.failed', { error: String(reason) });
  return { subjects: runs.length, failed: failures.length };
};
