import { sourceChangeOf } from '../records/draft.ts';
import type { Announce, Log } from '../events.ts';
import type { StopAnswer, StopOrder } from '../freeze/stop.ts';
import { openLookAgain, type Again } from '../picture/look-again.ts';
import type { FetchPicture } from '../picture/picture.ts';
import { epochsOf, lanesOf, openOn, sameEpochs, scopesOf } from '../freeze/scope.ts';
import { controlKey, controlsOf, type Control } from '../records/control.ts';
import type { Settings } from '../settings.ts';
import { refund, priceOf, headroom } from './budget.ts';
import { contentHash, type Content } from '../records/content.ts';
import { MAX_ATTEMPTS, type Delivery } from '../records/delivery.ts';
import { scopesOfAll } from './why.ts';
import type { Network, NotSent, Outcome } from './network.ts';
import type { Store } from '../records/store.ts';
import type { Act } from '../records/audit.ts';
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

export type PublishDeps = Pick<
  Store,
  'lastTick' | 'tick' | 'list' | 'delivery' | 'draft' | 'budget' | 'controls' | 'claim' | 'move' | 'pullBack'
> & {
  settings: Settings;
  now: () => number;
  monotonic: () => number;
  newId: () => string;
  log: Log;
  announce: Announce;
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
  fetchPicture: FetchPicture;
};

/** What became of one candidate in this run. */
export type Taken = {
  delivery: string;
  account: string;
  end:
    | 'published'
    | 'failed'
    | 'unknown'
    | 'pulled-back'
    | 'not-ready'
    | 'not-due'
    | 'held'
    | 'braked'
    | 'watch-silent'
    | 'over-cap'
    | 'not-configured'
    | 'lost';
  detail: string;
};

export type PublishReport = { kind: 'run'; taken: Taken[] } | { kind: 'gap'; since: number };

const WHO = 'machine:publish';
/** More than a day of held posts: what was approved under freeze must not wait behind them. */
const MOST_CANDIDATES = 2_000;

/**
 * Whether the controls still are what the approval was given in, and nothing covers it. Reading them does
 * not decide (the claim does): it spares a network the preparation, and it narrows the last second.
 */
const stillClear = (delivery: Delivery, controls: readonly Control[]): boolean =>
  delivery.approval !== null &&
  sameEpochs(delivery.approval.epochs, epochsOf(controls)) &&
  (delivery.approval.under || openOn(controls).length === 0);

/** The controls that today's configuration has and the approval did not see, or the other way round. */
const strangers = ({ approval }: Delivery, scopes: readonly string[]): string[] => {
  const seen = new Set(Object.keys(approval?.epochs ?? {}));
  const today = new Set(controlsOf(scopes).map(({ scope, side }) => controlKey(scope, side)));
  return [...[...today].filter((key) => !seen.has(key)), ...[...seen].filter((key) => !today.has(key))].sort();
};

/**
 * The sweep called this claim unknown before its own answer came. What was accepted is proven, and
 * published; what the network refused or never got stays unknown with these words, for a person: nothing
 * that was once in doubt goes back to `approved`.
 */
const answerLate = async (
  deps: PublishDeps,
  claimed: Delivery,
  accepted: Extract<Outcome, { kind: 'accepted' }> | null,
  detail: string,
): Promise<Taken> => {
  for (let round = 0; round < 5; round += 1) {
    const now = await deps.delivery(claimed.id);
    if (now?.state !== 'unknown' || now.claimId !== claimed.claimId) {
      const known = now?.state === 'published' || accepted === null;
      const { id, account } = claimed;
      if (!known) deps.log('error', 'delivery.answered-late', { delivery: id, account, state: now?.state, detail });
      return taken(claimed, 'lost', 'somebody else settled this claim');
    }
    const at = deps.now();
    const act: Act = { at, who: WHO, how: 'answered late', evidence: detail };
    const change: Partial<Delivery> =
      accepted === null
        ? { note: detail }
        : {
            state: 'published',
            claimId: null,
            remoteId: accepted.remoteId,
            url: accepted.url,
            sentAt: at,
            note: detail,
          };
    const answer = await deps.move(now, change, act);
    if (answer.kind === 'changed') continue;
    if (accepted === null) return taken(claimed, 'unknown', detail);
    const { id, account, content } = claimed;
    await deps.announce({
      type: 'delivery.published',
      id,
      at,
      account,
      title: content.text,
      detail,
      url: accepted.url,
    });
    return taken(claimed, 'published', detail);
  }
  throw new Error(`the late answer about ${claimed.id} could not be written: ${detail}`);
};

/**
 * Nothing left this machine: gives the budget back and returns to `approved`, or to `failed` for a person
 * after three tries.
 */
const pullBack = async (
  deps: PublishDeps,
  claimed: Delivery,
  cost: number,
  why: { detail: string; retryAt: number | null; how: 'pull back' | 'not sent' },
): Promise<Taken> => {
  const at = deps.now();
  const last = claimed.attempt >= MAX_ATTEMPTS;
  const change: Partial<Delivery> = {
    state: last ? 'failed' : 'approved',
    claimId: null,
    claimedAt: null,
    leaseUntil: null,
    note: why.detail,
    // Never later than the approval holds: what a network puts off for longer expires then, in the eyes of
    // everybody.
    dueAt: Math.max(claimed.dueAt ?? at, Math.min(why.retryAt ?? 0, claimed.approval?.until ?? 0)),
  };
  const act: Act = { at, who: WHO, how: why.how, evidence: why.detail };
  for (let round = 0; round < 8; round += 1) {
    const budget = await deps.budget(claimed.account);
    if (budget === null) break;
    const next = refund(budget, claimed.claimedAt ?? at, cost);
    const answer = await deps.pullBack(claimed, change, { from: budget, next }, act);
    if (answer.kind === 'changed') return answerLate(deps, claimed, null, why.detail);
    if (answer.kind === 'moved') {
      await deps.announce({
        type: last ? 'delivery.failed' : 'delivery.pulled-back',
        id: claimed.id,
        at,
        account: claimed.account,
        detail: why.detail,
      });
      return taken(claimed, last ? 'failed' : 'pulled-back', why.detail);
    }
  }
  throw new Error(`the budget of ${claimed.account} could not be given back`);
};

const taken = (delivery: Delivery, end: Taken['end'], detail: string): Taken => ({
  delivery: delivery.id,
  account: delivery.account,
  end,
  detail,
});

/** Writes what the network said; only the holder of the claim can. */
const finish = async (deps: PublishDeps, claimed: Delivery, cost: number, outcome: Outcome): Promise<Taken> => {
  const at = deps.now();
  if (outcome.kind === 'not-sent') {
    return pullBack(deps, claimed, cost, { detail: outcome.detail, retryAt: outcome.retryAt, how: 'not sent' });
  }
  const change: Partial<Delivery> = { claimId: null, leaseUntil: null, note: outcome.detail };
  const settle = async (state: 'published' | 'failed' | 'unknown', more: Partial<Delivery>): Promise<Taken> => {
    const act: Act = { at, who: WHO, how: outcome.kind, evidence: outcome.detail };
    const answer = await deps.move(claimed, { ...change, ...more, state }, act);
    if (answer.kind === 'changed') {
      return answerLate(deps, claimed, outcome.kind === 'accepted' ? outcome : null, outcome.detail);
    }
    await deps.announce({
      type: `delivery.${state}`,
      id: claimed.id,
      at,
      account: claimed.account,
      title: claimed.content.text,
      detail: outcome.detail,
      url: answer.delivery.url,
    });
    return taken(claimed, state, outcome.detail);
  };
  switch (outcome.kind) {
    case 'accepted':
      return settle('published', { remoteId: outcome.remoteId, url: outcome.url, sentAt: at });
    case 'rejected':
      return settle('failed', {});
    case 'unknown':
      return settle('unknown', {});
  }
};

/** Takes an approval back before anything is claimed: a person has to look, at this content. */
const returnToDraft = async (
  deps: PublishDeps,
  delivery: Delivery,
  why: { how: string; note: string | null; content?: Content },
): Promise<Taken> => {
  const act: Act = { at: deps.now(), who: WHO, how: why.how, ...(why.note === null ? {} : { evidence: why.note }) };
  const changed = why.content === undefined ? {} : { content: why.content, hash: contentHash(why.content) };
  const change = { state: 'draft', approval: null, askId: null, note: why.note, ...changed } as const;
  const detail = why.note ?? why.how;
  const answer = await deps.move(delivery, change, act);
  if (answer.kind === 'changed') return taken(delivery, 'lost', detail);
  const { id, account } = delivery;
  await deps.announce({ type: 'delivery.returned', id, at: act.at, account, detail });
  return taken(delivery, 'not-ready', detail);
};

const publishOne = async (
  deps: PublishDeps,
  id: string,
  lookAgain: (content: Content) => Promise<Again>,
): Promise<Taken | null> => {
  const { settings } = deps;
  const delivery = await deps.delivery(id);
  const approval = delivery?.approval;
  if (delivery?.state !== 'approved' || approval === null || approval === undefined) return null;
  const now = deps.now();
  const dueAt = delivery.dueAt ?? now;
  if (dueAt > now || now > dueAt + delivery.maxLateMs)
    return taken(delivery, 'not-due', 'its time has not come or has passed');
  const scopes = scopesOf(delivery, settings);
  if (scopes === null) return taken(delivery, 'not-configured', 'its account or feed is no longer configured');
  if (contentHash(delivery.content) !== approval.hash) return taken(delivery, 'held', 'not the text that was approved');
  // It was under way when its source changed, and came back: what was approved then is not asked for any
  // more.
  const noted = sourceChangeOf(await deps.draft(delivery.draft), delivery);
  if (noted !== null) return returnToDraft(deps, delivery, { how: noted.how, note: null, content: noted.content });
  const world = await deps.controls(scopes);
  for (const problem of world.problems) deps.log('error', 'control.unreadable', problem);
  if (world.problems.length > 0 || !stillClear(delivery, world.controls))
    return taken(delivery, 'held', 'approved in another state of the world');
  const caps = settings.accounts[delivery.account]?.caps;
  const hasLink = delivery.content.link !== null;
  const budget = await deps.budget(delivery.account);
  if (budget === null)
    return taken(delivery, 'not-configured', 'the account has no budget item: apply the configuration');
  const before = headroom(budget, caps, now, hasLink);
  if (before.kind === 'over')
    return taken(delivery, 'over-cap', `${before.cap} until ${new Date(before.retryAt).toISOString()}`);

  const again = await lookAgain(delivery.content);
  if (again.kind === 'passing') return taken(delivery, 'not-ready', again.detail);
  if (again.kind === 'changed')
    return returnToDraft(deps, delivery, { how: 'picture changed', note: again.note, content: again.content });
  const network = await deps.network(delivery.account);
  const ready = 'kind' in network ? network : await network.prepare(delivery.content, again.pictures);
  if (ready.kind === 'rejected') return returnToDraft(deps, delivery, { how: 'cannot be sent', note: ready.detail });
  if (ready.kind === 'not-sent') {
    if (ready.reason === 'secret-missing')
      deps.log('error', 'secret.missing', { account: delivery.account, detail: ready.detail });
    return taken(delivery, 'not-ready', ready.detail);
  }
  if (deps.remainingMs() < SEND_WITHIN_MS + 5_000) return taken(delivery, 'not-due', 'left for the next run');

  const begun = deps.monotonic();
  const at = deps.now();
  const fits = headroom(budget, caps, at, hasLink);
  if (fits.kind === 'over') return taken(delivery, 'over-cap', fits.cap);
  const claim = await deps.claim({
    delivery,
    claimId: deps.newId(),
    now: at,
    leaseUntil: at + LEASE_MS,
    scopes,
    lanes: lanesOf(delivery.feeds, settings),
    budget: { from: budget, next: fits.next },
    who: WHO,
  });
  switch (claim.kind) {
    case 'claimed':
      break;
    case 'frozen':
      if (claim.why !== 'open' && claim.why !== 'epoch')
        deps.log('error', 'control.unreadable', { key: claim.control, why: claim.why });
      return taken(delivery, 'held', `${claim.control}: ${claim.why}`);
    case 'watch':
      return taken(delivery, claim.why === 'braked' ? 'braked' : 'watch-silent', claim.why);
    case 'budget':
    case 'busy':
    case 'changed':
      return taken(delivery, 'lost', claim.kind);
  }
  const cost = priceOf(caps, hasLink);
  const held = claim.delivery;
  const last = await deps.controls(scopes);
  const end =
    last.problems.length > 0 || !stillClear(held, last.controls)
      ? await pullBack(deps, held, cost, { detail: 'a freeze came first', retryAt: null, how: 'pull back' })
      : await finish(
          deps,
          held,
          cost,
          await ready.send({ monotonic: deps.monotonic, mustBeginBy: begun + BEGIN_WITHIN_MS }),
        );
  // Told only now, with the claim's own time: nothing may stand between a claim and its send.
  await deps.announce({ type: 'delivery.claimed', id, at, account: held.account });
  return end;
};

/**
 * Takes what is due by the claim and sends one request per claim. The index only proposes; the claim
 * decides. One delivery's failure stops no other; failures are thrown together at the end, so that the
 * alarm sees them.
 */
export const publishDue = async (deps: PublishDeps): Promise<PublishReport> => {
  const now = deps.now();
  const last = await deps.lastTick('publish');
  if (deps.gapMs !== null && last !== null && Math.abs(now - last) > deps.gapMs) {
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
    // The tick is noted only once the freeze is: a run that cannot freeze must find the gap again. What a
    // person has thawed since was a freeze.
    if (answer.kind !== 'frozen' && !('thawed' in answer))
      throw new Error(`the publisher's gap could not be turned into a freeze: ${answer.kind}`);
    await deps.tick('publish', now);
    return { kind: 'gap', since: last };
  }
  await deps.tick('publish', now);
  const candidates = await deps.list('approved', { before: now, limit: MOST_CANDIDATES });
  const report: Taken[] = [];
  const lookAgain = openLookAgain(deps.fetchPicture);
  const failures: unknown[] = [];
  // One look at the world for all: what is held need not be read one by one at every tick.
  const { controls, problems } = await deps.controls(scopesOfAll(candidates, deps.settings));
  for (const problem of problems) deps.log('error', 'control.unreadable', problem);
  for (const candidate of candidates) {
    if (deps.remainingMs() < SEND_WITHIN_MS + 5_000) break;
    const scopes = scopesOf(candidate, deps.settings) ?? [];
    const own = controls.filter((control) => scopes.includes(control.scope));
    const strange = scopes.length === 0 ? [] : strangers(candidate, scopes);
    if (strange.length > 0) deps.log('error', 'control.differs', { delivery: candidate.id, keys: strange });
    if (!stillClear(candidate, own)) {
      report.push(taken(candidate, 'held', 'approved in another state of the world'));
      continue;
    }
    try {
      const end = await publishOne(deps, candidate.id, lookAgain);
      if (end !== null) report.push(end);
    } catch (error) {
      deps.log('error', 'publish.failed', { delivery: candidate.id, error: String(error) });
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} deliveries could not be handled`);
  return { kind: 'run', taken: report };
};
