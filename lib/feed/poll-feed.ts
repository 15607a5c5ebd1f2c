import { newestItems, readFeed } from './document.ts';
import type { FeedDocument } from './item.ts';
import type { SeenRow } from './codec.ts';
import { keysToLookUp, planPoll, type PollPlan, type PollSettings } from './plan.ts';
import type { Pace } from './schedule.ts';
import {
  isTooEarly,
  stateAfterFailure,
  stateAfterGone,
  stateAfterNotModified,
  stateFor,
  validatorsToSend,
  type AnswerFacts,
  type FeedState,
  type Validators,
} from './state.ts';
import { hubAfter, hubOffer } from './websub.ts';

/** What a fetch answers, as far as a poll needs it; the guarded fetcher's answer fits. */
export type Fetched =
  | (AnswerFacts & {
      readonly kind: 'ok';
      readonly body: Buffer;
      readonly contentType: string | null;
      readonly url: string;
      /** Names in lower case. */
      readonly headers?: Readonly<Record<string, string | string[] | undefined>>;
    })
  | (AnswerFacts & { readonly kind: 'not-modified' })
  | { readonly kind: 'gone' }
  | { readonly kind: 'error'; readonly reason: string; readonly detail: string; readonly retryAt: number | null };

export type PollDeps = {
  readonly fetch: (url: string, request: { readonly validators: Validators | null }) => Promise<Fetched>;
  /** The rows of memory that exist for these keys, in one strongly consistent read. Not called when nothing is new. */
  readonly lookUp: (keys: readonly string[]) => Promise<ReadonlyMap<string, SeenRow>>;
  readonly now: () => number;
  /** Between 0 and 1. */
  readonly jitter: () => number;
  /** True when another feed already has this address: then the move is reported and not followed. */
  readonly isOtherFeed?: (url: string) => boolean;
};

export type ReadOutcome = {
  readonly kind: 'read';
  readonly feed: FeedDocument;
  readonly plan: PollPlan;
  readonly permanentUrl: string | null;
  /** The feed has moved to an address that another feed has. */
  readonly duplicateOf: string | null;
  readonly state: FeedState;
};

/**
 * Every outcome carries the state to store. Storing it, the rows and the drafts is the caller's, in conditional
 * writes.
 */
export type PollOutcome =
  | { readonly kind: 'too-early'; readonly until: number | null; readonly state: FeedState }
  | { readonly kind: 'gone'; readonly state: FeedState }
  | { readonly kind: 'not-modified'; readonly permanentUrl: string | null; readonly state: FeedState }
  | ReadOutcome
  | {
      readonly kind: 'error';
      readonly reason: string;
      readonly detail: string;
      readonly retryAt: number | null;
      readonly state: FeedState;
    };

/**
 * Items judged per document: more than a newsroom publishes between two polls, and few enough for one row of memory.
 */
const MAX_ITEMS = 1000;

/** One poll of one feed: ask, read, look up what is unknown, plan. Throws only what the dependencies throw. */
export async function pollFeed(deps: PollDeps, settings: PollSettings, stored: FeedState | null): Promise<PollOutcome> {
  const { url } = settings;
  const state = stateFor(url, stored);
  const now = deps.now();
  if (state !== null && isTooEarly(state, now))
    return state.status === 'gone' ? { kind: 'gone', state } : { kind: 'too-early', until: state.retryAt, state };
  const pace = { now, everyMs: settings.everyMs, jitter: deps.jitter() };
  const from = askedAnew(state);
  const answer = await deps.fetch(from?.movedTo ?? url, { validators: validatorsToSend(from, now) });
  switch (answer.kind) {
    case 'gone':
      return { kind: 'gone', state: stateAfterGone(url, state, pace) };
    case 'error': {
      const { reason, detail, retryAt } = answer;
      return { kind: 'error', reason, detail, retryAt, state: stateAfterFailure(url, state, 'fetch', retryAt, pace) };
    }
    case 'not-modified': {
      const { permanentUrl } = moveOf(deps, answer);
      const after = stateAfterNotModified(url, from, { ...answer, permanentUrl }, pace);
      return { kind: 'not-modified', permanentUrl, state: after };
    }
    case 'ok':
      return readAnswer(deps, settings, { state, from, answer, pace });
  }
}

/**
 * A feed that moved by mistake, or moved back, is found again where the configuration says: every fourth try of a row
 * of failures asks there.
 */
function askedAnew(state: FeedState | null): FeedState | null {
  if (state === null || state.movedTo === null || state.failures % 4 !== 3) return state;
  return { ...state, movedTo: null, validators: null };
}

/**
 * Where the answer says that the feed has moved for good; a move to another feed's address is reported, not followed.
 */
function moveOf(deps: PollDeps, { permanentUrl }: AnswerFacts): Pick<ReadOutcome, 'permanentUrl' | 'duplicateOf'> {
  const isOther = permanentUrl !== null && deps.isOtherFeed?.(permanentUrl) === true;
  return isOther ? { permanentUrl: null, duplicateOf: permanentUrl } : { permanentUrl, duplicateOf: null };
}

async function readAnswer(
  deps: PollDeps,
  settings: PollSettings,
  poll: {
    readonly state: FeedState | null;
    /** The state that the request was made from. */
    readonly from: FeedState | null;
    readonly answer: Extract<Fetched, { kind: 'ok' }>;
    readonly pace: Pace;
  },
): Promise<PollOutcome> {
  const { state, from, answer, pace } = poll;
  const reading = await readFeed(answer.body, answer.contentType, answer.url);
  if (reading.kind === 'fault') {
    const after = stateAfterFailure(settings.url, state, 'document', null, pace);
    return { kind: 'error', reason: reading.reason, detail: reading.detail, retryAt: null, state: after };
  }
  const feed = newestItems(reading.feed, MAX_ITEMS);
  const keys = keysToLookUp(state, feed);
  const seen = keys.length === 0 ? new Map<string, SeenRow>() : await deps.lookUp(keys);
  const { permanentUrl, duplicateOf } = moveOf(deps, answer);
  const { validators, maxAgeMs } = answer;
  const { now, jitter } = pace;
  const facts = { validators, permanentUrl, maxAgeMs };
  const plan = planPoll({ settings, state: from, feed, seen, answer: facts, now, jitter });
  const link = [answer.headers?.['link'] ?? []].flat().join(', ');
  const hub = hubAfter(state?.hub ?? null, hubOffer(link, feed, answer.url));
  return { kind: 'read', feed, plan, permanentUrl, duplicateOf, state: { ...plan.state, hub } };
}
