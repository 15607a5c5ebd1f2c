import type { Announce, Log } from '../events.ts';
import type { Act } from '../records/audit.ts';
import { MAX_ATTEMPTS, type Delivery } from '../records/delivery.ts';
import type { Store } from '../records/store.ts';
import type { Cause, Unsent } from '../records/unsent.ts';
import { refund } from './budget.ts';
import type { Outcome } from './network.ts';
import { causeOf, causeOfRefusal } from './waits.ts';

/** How a claim ends: what the network said is written, or the claim is pulled back. Only its holder can do either. */

export const WHO = 'machine:publish';

export type FinishDeps = Pick<Store, 'delivery' | 'move' | 'budget' | 'pullBack'> & {
  now: () => number;
  log: Log;
  announce: Announce;
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
  /** What keeps it, where people are told of that. */
  cause: Cause | null;
};

export const taken = (delivery: Delivery, end: Taken['end'], detail: string, cause: Cause | null = null): Taken => ({
  delivery: delivery.id,
  account: delivery.account,
  end,
  detail,
  cause,
});

/** Why it did not leave, as it stands on the delivery from now on. */
export const unsentBy = (delivery: Delivery, cause: Cause, detail: string, at: number): Unsent => ({
  cause,
  detail,
  since: at,
  by: delivery.approval?.by ?? null,
});

/**
 * The sweep called this claim unknown before its own answer came. What was accepted is proven, and
 * published; what the network refused or never got stays unknown with these words, for a person: nothing
 * that was once in doubt goes back to `approved`.
 */
const answerLate = async (
  deps: FinishDeps,
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

const pulledBack = (delivery: Delivery, detail: string): Taken =>
  taken(delivery, delivery.state === 'failed' ? 'failed' : 'pulled-back', detail, delivery.unsent?.cause ?? null);

/**
 * Nothing left this machine: refunds the budget and returns to `approved`; to `draft` when its approval is
 * gone; to `failed` for a person after three tries. `uncounted`: this machine was late, and the network was not
 * tried.
 */
export const pullBack = async (
  deps: FinishDeps,
  claimed: Delivery,
  cost: number,
  why: { detail: string; how: 'pull back' | 'not sent'; cause?: Cause | null; uncounted?: boolean },
): Promise<Taken> => {
  const at = deps.now();
  const attempt = claimed.attempt - (why.uncounted === true ? 1 : 0);
  const last = attempt >= MAX_ATTEMPTS;
  const cause = last ? 'three-times' : (why.cause ?? null);
  const change: Partial<Delivery> = {
    state: last ? 'failed' : 'approved',
    claimId: null,
    claimedAt: null,
    leaseUntil: null,
    attempt,
    note: why.detail,
    ...(cause === null ? {} : { unsent: unsentBy(claimed, cause, why.detail, at) }),
  };
  const act: Act = { at, who: WHO, how: why.how, evidence: why.detail };
  let to = change;
  for (let round = 0; round < 8; round += 1) {
    const budget = await deps.budget(claimed.account);
    if (budget === null) break;
    const next = refund(budget, claimed.claimedAt ?? at, cost);
    const answer = await deps.pullBack(claimed, to, { from: budget, next }, act);
    // Somebody took the approval away while it was in flight: a person decides anew.
    if (answer.kind === 'approval') to = { ...change, state: 'draft', approval: null, askId: null, unsent: undefined };
    if (answer.kind === 'changed') return answerLate(deps, claimed, null, why.detail);
    if (answer.kind === 'moved') {
      const isDraft = answer.delivery.state === 'draft';
      await deps.announce({
        type: last ? 'delivery.failed' : isDraft ? 'delivery.returned' : 'delivery.pulled-back',
        id: claimed.id,
        at,
        account: claimed.account,
        detail: why.detail,
      });
      return pulledBack(answer.delivery, why.detail);
    }
  }
  throw new Error(`the budget of ${claimed.account} could not be refunded`);
};

/** Writes what the network said; only the holder of the claim can. */
export const finish = async (deps: FinishDeps, claimed: Delivery, cost: number, outcome: Outcome): Promise<Taken> => {
  const at = deps.now();
  if (outcome.kind === 'not-sent') {
    const { detail, reason } = outcome;
    const uncounted = reason === 'late';
    return pullBack(deps, claimed, cost, { detail, how: 'not sent', cause: causeOf(reason), uncounted });
  }
  const change: Partial<Delivery> = { claimId: null, leaseUntil: null, note: outcome.detail };
  const settle = async (
    state: 'published' | 'failed' | 'unknown',
    more: Partial<Delivery>,
    cause: Cause | null = null,
  ): Promise<Taken> => {
    const unsent = cause === null ? {} : { unsent: unsentBy(claimed, cause, outcome.detail, at) };
    const act: Act = { at, who: WHO, how: outcome.kind, evidence: outcome.detail };
    const answer = await deps.move(claimed, { ...change, ...more, ...unsent, state }, act);
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
    return taken(claimed, state, outcome.detail, cause);
  };
  switch (outcome.kind) {
    case 'accepted':
      return settle('published', { remoteId: outcome.remoteId, url: outcome.url, sentAt: at });
    case 'rejected':
      return settle('failed', {}, causeOfRefusal(outcome.reason));
    case 'unknown':
      return settle('unknown', {}, 'unknown');
  }
};
