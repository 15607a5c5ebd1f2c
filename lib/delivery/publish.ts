import { sourceChangeOf } from '../records/draft.ts';
import type { StopAnswer, StopOrder } from '../freeze/stop.ts';
import { openLookAgain, type Again } from '../picture/look-again.ts';
import type { FetchPicture } from '../picture/picture.ts';
import { epochsOf, lanesOf, openOn, sameEpochs, scopesOf } from '../freeze/scope.ts';
import { controlKey, controlsOf, type Control } from '../records/control.ts';
import type { AccountSettings, Settings } from '../settings.ts';
import { headroom, priceOf } from './budget.ts';
import { finish, pullBack, taken, unsentBy, WHO, type FinishDeps, type Taken } from './finish.ts';
import { contentHash, type Content } from '../records/content.ts';
import type { Approval, ApprovalCopy } from '../records/approval.ts';
import type { Delivery } from '../records/delivery.ts';
import { returnToUnknown } from './sent-before.ts';
import { returnUnapproved } from './unapproved.ts';
import { scopesOfAll } from './why.ts';
import { openGate, sideBySide } from '../side-by-side.ts';
import { inTurn } from './in-turn.ts';
import { safeDetail, type Network, type NotSent, type Ready } from './network.ts';
import { slotsOf, waitsInBlackout } from './slots.ts';
import { attends, needsAttendance } from './attended.ts';
import { heedsDebt, readDebt } from './reply-debt.ts';
import { answerAgain, isOver, restAfter } from './rest.ts';
import type { Budget } from '../records/budget.ts';
import type { Rest } from '../records/rest.ts';
import type { Refused } from '../records/moved.ts';
import type { Store } from '../records/store.ts';
import type { Act } from '../records/audit.ts';
import { causeOf, causeOfRefusal, isTold, placeOf, rings, stays } from './waits.ts';
import type { Cause } from '../records/unsent.ts';
import { MINUTE_MS, SECOND_MS } from '../records/durations.ts';

/**
 * The socket write of a send begins within this time of the publisher's own clock, started before the claim
 * was issued; else it is pulled back.
 */
export const BEGIN_WITHIN_MS = SECOND_MS;
/** One request to a network ends within this time; the adapters' own time-outs are shorter. */
export const SEND_WITHIN_MS = 15 * SECOND_MS;
/**
 * After this a claim without an outcome is `unknown`: longer than the function's own time-out (60 s) and a
 * send together.
 */
export const LEASE_MS = 2 * MINUTE_MS;

export type PublishDeps = FinishDeps &
  Pick<
    Store,
    | 'lastTick'
    | 'tick'
    | 'list'
    | 'approval'
    | 'draft'
    | 'controls'
    | 'claim'
    | 'rest'
    | 'saveRest'
    | 'endRest'
    | 'attendance'
    | 'debt'
    | 'waiver'
  > & {
    settings: Settings;
    monotonic: () => number;
    newId: () => string;
    /** Milliseconds that this run still has; nothing is claimed that could not be finished. */
    remainingMs: () => number;
    /**
     * A longer silence between two ticks than this opens a freeze; null where there is no such promise (one
     * machine).
     */
    gapMs: number | null;
    stop: (order: StopOrder) => Promise<StopAnswer>;
    /** The network of an account, or why it cannot be used: a secret that is missing or malformed. */
    network: (account: string) => Promise<Network | NotSent>;
    /** The version of an account's secret as it is now; null where there is none, or it cannot be read. */
    secretVersion: (account: string) => Promise<string | null>;
    fetchPicture: FetchPicture;
  };

/** Accounts whose posts are made ready and sent side by side. */
const ACCOUNTS_AT_ONCE = 16;

/** What one run has for all its posts. */
type Run = {
  lookAgain: (content: Content) => Promise<Again>;
  /** Claims go one at a time: all look at the same controls, and would only be in each other's way. */
  alone: ReturnType<typeof openGate>;
};

/** `gap`: the publisher had not run since then, and stopped everything instead. */
export type PublishReport = { kind: 'run'; taken: Taken[] } | { kind: 'gap'; since: number };

/**
 * Whether the controls still are what the approval was given in, and nothing covers it. Reading them does
 * not decide (the claim does): it spares a network the preparation, and it narrows the last second.
 */
const stillClear = ({ epochs, under }: ApprovalCopy, controls: readonly Control[]): boolean =>
  sameEpochs(epochs, epochsOf(controls)) && (under || openOn(controls).length === 0);

/** The last look before the send. A look that fails stops it too: nothing has left yet, and that is certain. */
const whyNotNow = async (
  deps: Pick<PublishDeps, 'controls'>,
  approval: Approval,
  scopes: readonly string[],
): Promise<string | null> => {
  try {
    const { controls, problems } = await deps.controls(scopes);
    return problems.length > 0 || !stillClear(approval, controls) ? 'a freeze came first' : null;
  } catch (error) {
    return `the last look at the controls failed: ${String(error)}`;
  }
};

/** The controls that today's configuration has and the approval did not see, or the other way round. */
const strangers = ({ epochs }: ApprovalCopy, scopes: readonly string[]): string[] => {
  const seen = new Set(Object.keys(epochs));
  const today = new Set(controlsOf(scopes).map(({ scope, side }) => controlKey(scope, side)));
  return [...[...today].filter((key) => !seen.has(key)), ...[...seen].filter((key) => !today.has(key))].sort();
};

/** Takes an approval back before anything is claimed: a person has to look, at this content. */
const returnToDraft = async (
  deps: PublishDeps,
  delivery: Delivery,
  why: { how: string; note: string | null; cause: Cause; content?: Content },
): Promise<Taken> => {
  const act: Act = { at: deps.now(), who: WHO, how: why.how, ...(why.note === null ? {} : { evidence: why.note }) };
  const changed = why.content === undefined ? {} : { content: why.content, hash: contentHash(why.content) };
  const detail = why.note ?? why.how;
  const unsent = unsentBy(delivery, why.cause, detail, act.at);
  const change = { state: 'draft', approval: null, askId: null, note: why.note, unsent, ...changed } as const;
  const answer = await deps.move(delivery, change, act);
  if (answer.kind === 'changed') return taken(delivery, 'lost', detail);
  const { id, account } = delivery;
  await deps.announce({ type: 'delivery.returned', id, at: act.at, account, detail });
  return taken(delivery, 'not-ready', detail, why.cause);
};

/** What may leave, as far as reads can tell: the claim decides. */
type Candidate = {
  delivery: Delivery;
  approval: Approval;
  scopes: string[];
  budget: Budget;
  caps: AccountSettings['caps'];
  /** By what its claim heeds the answers that the account owes. */
  debt?: 'paid' | 'waived';
};

const CAPS = { 'min-gap': 'pace', 'per-hour': 'pace', 'per-day': 'day-cap', month: 'month-cap' } as const;

const UNATTENDED = 'nobody watches what leaves';
const OTHER_WORLD = 'approved in another state of the world';
const UNREADABLE = 'a control cannot be read';

const blackedOut = (delivery: Delivery): Taken => taken(delivery, 'held', 'a blackout of its account', 'blackout');

/** What is no longer configured: its account, or else a feed of it. */
const goneOf = ({ account }: Delivery, settings: Settings): Cause =>
  account in settings.accounts ? 'feed-gone' : 'account-gone';

/** The same with the account's budget and caps, where these leave room for one more. */
const withinCaps = async (
  { settings, budget: budgetOf, now }: PublishDeps,
  found: Pick<Candidate, 'delivery' | 'approval' | 'scopes'>,
): Promise<Candidate | Taken> => {
  const { delivery } = found;
  const budget = await budgetOf(delivery.account);
  if (budget === null)
    return taken(delivery, 'not-configured', 'the account has no budget item: apply the configuration', 'not-applied');
  const caps = settings.accounts[delivery.account]?.caps;
  const room = headroom(budget, caps, now(), delivery.content.link !== null);
  if (room.kind === 'over')
    return taken(delivery, 'over-cap', `${room.cap} until ${new Date(room.retryAt).toISOString()}`, CAPS[room.cap]);
  return { ...found, budget, caps };
};

/** The same where its account owes nobody an answer, if that matters to it. */
const withinDebt = async (deps: PublishDeps, found: Candidate | Taken): Promise<Candidate | Taken> => {
  if ('end' in found) return found;
  const { account } = found.delivery;
  if (!heedsDebt(deps.settings, account, lanesOf(found.delivery, deps.settings))) return found;
  const debt = await readDebt(deps, account, deps.now());
  return 'waits' in debt ? taken(found.delivery, 'held', debt.waits, 'reply-debt') : { ...found, debt: debt.claimBy };
};

/** Whether a delivery may leave as far as reads can tell. If not, what is to be said of it in this run. */
const examine = async (deps: PublishDeps, delivery: Delivery, approval: Approval): Promise<Candidate | Taken> => {
  const { settings } = deps;
  const now = deps.now();
  const { dueAt, maxLate, until } = approval;
  if (dueAt > now || now > dueAt + maxLate || until <= now)
    return taken(delivery, 'not-due', 'its time has not come or has passed');
  if (waitsInBlackout(slotsOf(settings, delivery.account), dueAt, now)) return blackedOut(delivery);
  const scopes = scopesOf(delivery, settings);
  if (scopes === null)
    return taken(delivery, 'not-configured', 'its account or feed is no longer configured', goneOf(delivery, settings));
  if (contentHash(delivery.content) !== approval.hash)
    return taken(delivery, 'held', 'not the text that was approved', 'altered');
  // It was under way when its source changed, and came back: what was approved then is no longer wanted.
  const noted = sourceChangeOf(await deps.draft(delivery.draft), { id: delivery.id, approval });
  if (noted !== null)
    return returnToDraft(deps, delivery, {
      how: noted.how,
      note: null,
      cause: 'source-changed',
      content: noted.content,
    });
  if (needsAttendance(settings, now) && !attends(await deps.attendance(), now))
    return taken(delivery, 'held', UNATTENDED, 'unattended');
  const world = await deps.controls(scopes);
  for (const problem of world.problems) deps.log('error', 'control.unreadable', problem);
  if (world.problems.length > 0) return taken(delivery, 'held', UNREADABLE, 'control');
  if (!stillClear(approval, world.controls)) return taken(delivery, 'held', OTHER_WORLD, 'held');
  return withinDebt(deps, await withinCaps(deps, { delivery, approval, scopes }));
};

/** What is said of a delivery whose network did not take it yet. */
const notReady = (delivery: Delivery, { reason, detail }: NotSent): Taken =>
  taken(delivery, 'not-ready', detail, causeOf(reason));

/** The rest of an account that still holds it back. One that is over is ended: the claim accepts none. */
const restOf = async (deps: PublishDeps, account: string, secret: string | null): Promise<Rest | null> => {
  const rest = await deps.rest(account);
  if (rest === null || !isOver(rest, secret, deps.now())) return rest;
  await deps.endRest(rest, { at: deps.now(), who: WHO, how: 'rest over', evidence: rest.detail });
  return null;
};

/**
 * Notes that a network is to be left alone, where its answer says so. Whatever becomes of the note, the outcome of a
 * send is written after it.
 */
const noteRest = async (deps: PublishDeps, account: string, answer: NotSent, secret: string | null): Promise<void> => {
  const rest = restAfter(account, answer, secret, deps.now());
  if (rest === null) return;
  try {
    await deps.saveRest(rest);
  } catch (error) {
    deps.log('error', 'rest.not-noted', { account, error: String(error) });
  }
};

/** Everything slow before the claim: the pictures are looked at again, and the network prepares its request. */
const prepare = async (
  deps: PublishDeps,
  delivery: Delivery,
  secret: string | null,
  lookAgain: (content: Content) => Promise<Again>,
): Promise<Ready | Taken> => {
  const again = await lookAgain(delivery.content);
  if (again.kind === 'passing') return taken(delivery, 'not-ready', again.detail, 'picture');
  if (again.kind === 'changed')
    return returnToDraft(deps, delivery, {
      how: 'picture changed',
      note: again.note,
      cause: 'picture-changed',
      content: again.content,
    });
  const network = await deps.network(delivery.account);
  const ready = 'kind' in network ? network : await network.prepare(delivery.content, again.pictures);
  if (ready.kind === 'rejected') {
    const cause = causeOfRefusal(ready.reason);
    return returnToDraft(deps, delivery, { how: 'cannot be sent', note: ready.detail, cause });
  }
  if (ready.kind === 'not-sent') {
    if (ready.reason === 'secret-missing')
      deps.log('error', 'secret.missing', { account: delivery.account, detail: ready.detail });
    await noteRest(deps, delivery.account, ready, secret);
    return notReady(delivery, ready);
  }
  return ready;
};

type Frozen = Extract<Refused, { kind: 'frozen' }>;

/** A control refused the claim: by a freeze, or because it cannot be read. */
const frozen = (deps: PublishDeps, delivery: Delivery, { control, why }: Frozen): Taken => {
  const isFreeze = why === 'open' || why === 'epoch';
  if (!isFreeze) deps.log('error', 'control.unreadable', { key: control, why });
  return taken(delivery, 'held', `${control}: ${why}`, isFreeze ? 'held' : 'control');
};

/** What is said of a delivery whose claim was refused. */
const refused = (deps: PublishDeps, delivery: Delivery, claim: Exclude<Refused, { kind: 'sent' }>): Taken => {
  switch (claim.kind) {
    case 'frozen':
      return frozen(deps, delivery, claim);
    case 'watch':
      return claim.why === 'braked'
        ? taken(delivery, 'braked', claim.why, 'brake')
        : taken(delivery, 'watch-silent', claim.why, 'watch');
    case 'unattended':
      return taken(delivery, 'held', UNATTENDED, 'unattended');
    case 'debt':
      return taken(delivery, 'held', 'somebody waits for an answer', 'reply-debt');
    case 'budget':
    case 'busy':
    case 'rest':
    case 'approval':
    case 'in-flight':
    case 'changed':
      return taken(delivery, 'lost', claim.kind);
  }
};

/** Claims it, if its budget still has room. `begun`, `at`: when the claim was issued, by both clocks. */
const claimNow = async (
  deps: PublishDeps,
  { delivery, approval, scopes, budget, caps, debt }: Candidate,
): Promise<{ held: Delivery; begun: number; at: number } | Taken> => {
  const begun = deps.monotonic();
  const at = deps.now();
  // Log-ins take time: a blackout may have begun since.
  if (waitsInBlackout(slotsOf(deps.settings, delivery.account), approval.dueAt, at)) return blackedOut(delivery);
  const fits = headroom(budget, caps, at, delivery.content.link !== null);
  if (fits.kind === 'over') return taken(delivery, 'over-cap', fits.cap, CAPS[fits.cap]);
  const claim = await deps.claim({
    delivery,
    approval,
    claimId: deps.newId(),
    now: at,
    leaseUntil: at + LEASE_MS,
    scopes,
    lanes: lanesOf(delivery, deps.settings),
    budget: { from: budget, next: fits.next },
    attended: needsAttendance(deps.settings, at),
    ...(debt === undefined ? {} : { debt }),
    who: WHO,
  });
  if (claim.kind === 'sent') return returnToUnknown(deps, delivery, claim.at);
  return claim.kind === 'claimed' ? { held: claim.delivery, begun, at } : refused(deps, delivery, claim);
};

/** The claim, a second look at the controls, and one request: nothing slow stands between them. */
const claimAndSend = async (
  deps: PublishDeps & Run,
  candidate: Candidate,
  ready: Ready,
  secret: string | null,
): Promise<Taken> => {
  const { approval, scopes, caps } = candidate;
  const hasLink = candidate.delivery.content.link !== null;
  const claim = await deps.alone(() => claimNow(deps, candidate));
  if ('end' in claim) return claim;
  const { held, begun, at } = claim;
  const cost = priceOf(caps, hasLink);
  const stopped = await whyNotNow(deps, approval, scopes);
  const send = async (): Promise<Taken> => {
    const outcome = await ready.send({ monotonic: deps.monotonic, mustBeginBy: begun + BEGIN_WITHIN_MS });
    // Before its budget is free again: no other claim of the account comes in between.
    if (outcome.kind === 'not-sent') await noteRest(deps, held.account, outcome, secret);
    return finish(deps, held, cost, outcome);
  };
  const end = stopped === null ? await send() : await pullBack(deps, held, cost, { detail: stopped, how: 'pull back' });
  // Told only now, with the claim's own time: nothing may stand between a claim and its send.
  await deps.announce({ type: 'delivery.claimed', id: held.id, at, account: held.account });
  return end;
};

/**
 * What keeps it from leaving stands on the delivery and in its history as soon as it is known, once. Nothing rests on
 * this write: whoever changes the delivery meanwhile comes first.
 */
const noteUnsent = async (deps: PublishDeps, delivery: Delivery, { cause, end, detail }: Taken): Promise<void> => {
  // What was claimed has it from the transaction that ended the claim.
  if (cause === null || !stays(cause) || end === 'pulled-back' || delivery.unsent?.cause === cause) return;
  const at = deps.now();
  const act: Act = { at, who: WHO, how: 'waits', evidence: `${cause}: ${detail}` };
  await deps.move(delivery, { unsent: unsentBy(delivery, cause, detail, at) }, act);
};

/** Null: it is no longer approved, and nothing is to be said of it. */
const publishOne = async (deps: PublishDeps & Run, id: string): Promise<Taken | null> => {
  const delivery = await deps.delivery(id);
  if (delivery?.state !== 'approved') return null;
  const approval = await deps.approval(id);
  if (approval === null) {
    const isBack = await returnUnapproved(deps, delivery, WHO);
    return taken(delivery, isBack ? 'not-ready' : 'lost', 'there is no approval of it');
  }
  const candidate = await examine(deps, delivery, approval);
  if ('end' in candidate) return candidate;
  // Read before the log-in: a secret that is changed meanwhile ends the rest, and never begins one.
  const secret = await deps.secretVersion(delivery.account);
  const rest = await restOf(deps, delivery.account, secret);
  if (rest !== null) return notReady(delivery, answerAgain(rest));
  const ready = await prepare(deps, delivery, secret, deps.lookAgain);
  if ('end' in ready) return ready;
  if (!hasTime(deps)) return taken(delivery, 'not-due', 'left for the next run');
  return claimAndSend(deps, candidate, ready, secret);
};

/** Whether this run can still finish what it claims now. */
const hasTime = (deps: PublishDeps): boolean => deps.remainingMs() >= SEND_WITHIN_MS + 5 * SECOND_MS;

/** The publisher was silent for longer than it may be: everything stops until a person has looked. */
const stopForGap = async (deps: PublishDeps, last: number, now: number): Promise<void> => {
  const minutes = Math.round(Math.abs(now - last) / MINUTE_MS);
  const title = `The publisher did not run for ${minutes} minutes`;
  const answer = await deps.stop({
    id: `gap-${last}`,
    scopes: ['all'],
    source: 'gap',
    by: WHO,
    reason: title,
    evidence: [{ at: new Date(last).toISOString(), source: 'publisher', title, url: null }],
  });
  // The tick is noted only once the freeze is: a run that cannot freeze must find the gap again. What a person has
  // thawed since was a freeze.
  if (answer.kind !== 'frozen' && !('thawed' in answer))
    throw new Error(`the publisher's gap could not be turned into a freeze: ${answer.kind}`);
};

/**
 * What holds a candidate back by the controls that were read for all candidates at once. Null: it seems free to leave,
 * or it must be looked at itself.
 */
const heldBack = (deps: PublishDeps, candidate: Delivery, controls: readonly Control[]): Taken | null => {
  const { approval } = candidate;
  const scopes = scopesOf(candidate, deps.settings);
  if (approval === null || scopes === null) return null;
  const strange = strangers(approval, scopes);
  if (strange.length > 0) deps.log('error', 'control.differs', { delivery: candidate.id, keys: strange });
  const own = controls.filter((control) => scopes.includes(control.scope));
  if (own.length < controlsOf(scopes).length) return taken(candidate, 'held', UNREADABLE, 'control');
  return stillClear(approval, own) ? null : taken(candidate, 'held', OTHER_WORLD, 'held');
};

/**
 * Says once a run what keeps an account from sending. It is said again at each run as long as that lasts, so that the
 * alarm rings as long, and a lost event costs a minute. Notify tells people once.
 */
const tellOfUnsent = async (deps: PublishDeps, report: readonly Taken[]): Promise<void> => {
  const waits = new Map<string, { id: string; cause: Cause }>();
  for (const { delivery, account, cause } of report) {
    if (cause === null) continue;
    if (rings(cause)) deps.log('warn', 'post.unsent', { delivery, account, cause });
    const id = placeOf(cause, account);
    if (stays(cause) && isTold(cause)) waits.set(`${id} ${cause}`, { id, cause });
  }
  for (const { id, cause } of waits.values())
    await deps.announce({ type: 'account.waits', id, at: deps.now(), account: id, detail: cause });
};

/**
 * Takes what is due by the claim, and sends one request for each claim. The index only proposes; the claim decides. The
 * failure of one delivery stops no other. Failures are thrown together at the end, so that the alarm sees them.
 */
export const publishDue = async (deps: PublishDeps): Promise<PublishReport> => {
  const now = deps.now();
  const last = await deps.lastTick('publish');
  const gapSince = deps.gapMs !== null && last !== null && Math.abs(now - last) > deps.gapMs ? last : null;
  if (gapSince !== null) await stopForGap(deps, gapSince, now);
  await deps.tick('publish', now);
  if (gapSince !== null) return { kind: 'gap', since: gapSince };
  const candidates = await deps.list('approved', { before: now });
  const run = { ...deps, lookAgain: openLookAgain(deps.fetchPicture), alone: openGate() };
  const failures: unknown[] = [];
  // One look at the world for all: what is held need not be read one by one at every tick.
  const { controls, problems } = await deps.controls(scopesOfAll(candidates, deps.settings));
  for (const problem of problems) deps.log('error', 'control.unreadable', problem);
  const take = async (candidate: Delivery): Promise<Taken | null> => {
    if (!hasTime(deps)) return null;
    let end: Taken | null;
    try {
      end = heldBack(deps, candidate, controls) ?? (await publishOne(run, candidate.id));
    } catch (error) {
      deps.log('error', 'publish.failed', { delivery: candidate.id, error: String(error) });
      failures.push(error);
      end = taken(candidate, 'lost', safeDetail(String(error)), 'trouble');
    }
    if (end !== null) await noteUnsent(deps, candidate, end).catch((error: unknown) => failures.push(error));
    return end;
  };
  const report: Taken[] = [];
  for (const turn of inTurn(candidates))
    report.push(...(await sideBySide(turn, ACCOUNTS_AT_ONCE, take)).filter((end) => end !== null));
  await tellOfUnsent(deps, report);
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} deliveries could not be handled`);
  return { kind: 'run', taken: report };
};
