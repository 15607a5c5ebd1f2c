import { newestItems, readFeed } from './document.ts';
import type { FeedDocument, FeedFault } from './item.ts';
import {
  isTooEarly,
  keysToLookUp,
  planPoll,
  stateAfterFailure,
  stateAfterGone,
  stateAfterNotModified,
  stateFor,
  validatorsToSend,
  type FeedState,
  type PollPlan,
  type PollSettings,
  type SeenRow,
  type Validators,
} from './poll.ts';
import { hubAfter, hubOffer } from './websub.ts';

/** What a fetch answers, as far as a poll needs it; the guarded fetcher's answer fits. */
export type Fetched =
  | {
      readonly kind: 'ok';
      readonly body: Buffer;
      readonly contentType: string | null;
      readonly url: string;
      readonly permanentUrl: string | null;
      readonly validators: Validators | null;
      readonly maxAgeMs: number | null;
      /** Lower-case names. */
      readonly headers?: Readonly<Record<string, string | string[] | undefined>>;
    }
  | {
      readonly kind: 'not-modified';
      readonly permanentUrl: string | null;
      readonly validators: Validators | null;
      readonly maxAgeMs: number | null;
    }
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

/** Every outcome carries the state to store. Storing it, the rows and the drafts is the caller's, in conditional writes. */
export type PollOutcome =
  | { readonly kind: 'too-early'; readonly until: number | null; readonly state: FeedState }
  | { readonly kind: 'gone'; readonly state: FeedState }
  | { readonly kind: 'not-modified'; readonly permanentUrl: string | null; readonly state: FeedState }
  | {
      readonly kind: 'read';
      readonly feed: FeedDocument;
      readonly plan: PollPlan;
      readonly permanentUrl: string | null;
      /** The feed has moved to an address that another feed has. */
      readonly duplicateOf: string | null;
      readonly state: FeedState;
    }
  | {
      readonly kind: 'error';
      readonly reason: string;
      readonly detail: string;
      readonly retryAt: number | null;
      readonly state: FeedState;
    };

/** Items of one document that are judged: more than any newsroom publishes between two polls, and few enough for one row of memory. */
const MAX_ITEMS = 1000;

/** One poll of one feed: ask, read, look up what is unknown, judge. Throws only what the dependencies throw. */
export async function pollFeed(deps: PollDeps, settings: PollSettings, stored: FeedState | null): Promise<PollOutcome> {
  const { url } = settings;
  const state = stateFor(url, stored);
  const now = deps.now();
  if (state !== null && isTooEarly(state, now))
    return state.status === 'gone' ? { kind: 'gone', state } : { kind: 'too-early', until: state.retryAt, state };
  const pace = { now, everyMs: settings.everyMs, jitter: deps.jitter() };
  // A feed that moved by mistake, or moved back, is found again where the configuration says: every fourth try of a row of failures asks there.
  const isAskedAnew = state?.movedTo != null && state.failures % 4 === 3;
  const from = isAskedAnew ? { ...state, movedTo: null, validators: null } : state;
  const answer = await deps.fetch(from?.movedTo ?? url, { validators: validatorsToSend(from, now) });
  if (answer.kind === 'gone') return { kind: 'gone', state: stateAfterGone(url, state, pace) };
  if (answer.kind === 'error') {
    const { reason, detail, retryAt } = answer;
    return { kind: 'error', reason, detail, retryAt, state: stateAfterFailure(url, state, 'fetch', retryAt, pace) };
  }
  const moved = answer.permanentUrl;
  const duplicateOf = moved !== null && deps.isOtherFeed?.(moved) === true ? moved : null;
  const permanentUrl = duplicateOf === null ? moved : null;
  if (answer.kind === 'not-modified')
    return {
      kind: 'not-modified',
      permanentUrl,
      state: stateAfterNotModified(url, from, { ...answer, permanentUrl }, pace),
    };

  const reading = await readFeed(answer.body, answer.contentType, answer.url);
  if (reading.kind === 'fault') {
    const reason: FeedFault = reading.reason;
    return {
      kind: 'error',
      reason,
      detail: reading.detail,
      retryAt: null,
      state: stateAfterFailure(url, state, 'document', null, pace),
    };
  }
  const feed = newestItems(reading.feed, MAX_ITEMS);
  const keys = keysToLookUp(state, feed);
  const seen = keys.length === 0 ? new Map<string, SeenRow>() : await deps.lookUp(keys);
  const plan = planPoll({
    settings,
    state: from,
    feed,
    seen,
    answer: { validators: answer.validators, permanentUrl, maxAgeMs: answer.maxAgeMs },
    now,
    jitter: pace.jitter,
  });
  const link = [answer.headers?.['link'] ?? []].flat().join(', ');
  const hub = hubAfter(state?.hub ?? null, hubOffer(link, feed, answer.url));
  return { kind: 'read', feed, plan, permanentUrl, duplicateOf, state: { ...plan.state, hub } };
}
