import { isDeepStrictEqual } from 'node:util';
import { decodePrint } from './codec.ts';
import { nextAfterAnswer, nextAfterFailure, type Pace } from './schedule.ts';
import { everyWithHub, type HubState } from './websub.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../records/durations.ts';

/**
 * What is remembered of a feed from one poll to the next, and how each kind of answer changes it. Times are epoch
 * milliseconds. The names of the fields are stored and stay as they are.
 */
export type FeedState = {
  readonly version: 1;
  readonly status: 'active' | 'gone';
  /** The configured address at the last poll. What is known about another address does not count. */
  readonly url: string;
  /** Where the feed is now, after permanent redirects; null while it is where the configuration says. */
  readonly movedTo: string | null;
  readonly validators: Validators | null;
  /** When a whole document was last read. */
  readonly readAt: number | null;
  readonly polledAt: number;
  readonly nextAt: number;
  /** The publisher's own wish (Retry-After): no request is sent before it. */
  readonly retryAt: number | null;
  /** How many polls in a row failed. */
  readonly failures: number;
  /** The newest date of all items read so far, without dates that were ahead of the clock when they were read. */
  readonly newestAt: number | null;
  /** Encoded prints of the items of the last documents, newest first; see `ItemPrint`. */
  readonly known: readonly string[];
  /** How many of `known` were in the last document. */
  readonly present: number;
  /** How many items became drafts on one UTC day. */
  readonly today: { readonly day: string; readonly count: number } | null;
  /** What the last whole document asked for: the time between fetches, and UTC hours without any. */
  readonly ttlMs: number | null;
  readonly skipHours: readonly number[];
  readonly hub: HubState | null;
};

export type Validators = { readonly etag: string | null; readonly lastModified: string | null };

/** What an answer says beside its document. */
export type AnswerFacts = {
  readonly validators: Validators | null;
  readonly permanentUrl: string | null;
  readonly maxAgeMs: number | null;
};

/** `readAt` is stored at least this often, even when nothing else changed. */
const READ_NOTED_MS = 12 * HOUR_MS;

export function emptyState(url: string, now: number): FeedState {
  return {
    version: 1,
    status: 'active',
    url,
    movedTo: null,
    validators: null,
    readAt: null,
    polledAt: now,
    nextAt: now,
    retryAt: null,
    failures: 0,
    newestAt: null,
    known: [],
    present: 0,
    today: null,
    ttlMs: null,
    skipHours: [],
    hub: null,
  };
}

/** True when the publisher may not be asked yet. */
export function isTooEarly(state: FeedState | null, now: number): boolean {
  return state !== null && (state.status === 'gone' || (state.retryAt !== null && now < state.retryAt));
}

/** Until when all items of the feed are known. A successful poll that found nothing new counts too. */
export function lastReadAt(state: FeedState | null): number | null {
  if (state?.readAt == null) return null;
  return state.failures === 0 ? Math.max(state.readAt, state.polledAt) : state.readAt;
}

/**
 * Whether a poll changed anything that the next poll must know. When only times differ, the one thing worth a write
 * is a `nextAt` other than `expectedAt`, the time of the next poll if nothing is written.
 */
export function isWorthKeeping(before: FeedState | null, after: FeedState, expectedAt: number): boolean {
  if (before === null || after.status === 'gone') return true;
  const rest = Math.max(MINUTE_MS, after.nextAt - after.polledAt);
  if (Math.abs(after.nextAt - expectedAt) > rest / 8) return true;
  if (before.readAt === null || (after.readAt ?? 0) - before.readAt > READ_NOTED_MS) return true;
  const withoutTimes = (state: FeedState) => ({ ...state, polledAt: 0, nextAt: 0, readAt: null, newestAt: null });
  return !isDeepStrictEqual(withoutTimes(before), withoutTimes(after));
}

/** The state as it counts for this address. After a change of address, items stay known and the rest is forgotten. */
export function stateFor(url: string, state: FeedState | null): FeedState | null {
  if (state === null || state.url === url) return state;
  return {
    ...state,
    url,
    status: 'active',
    movedTo: null,
    validators: null,
    retryAt: null,
    failures: 0,
    nextAt: state.polledAt,
  };
}

/**
 * The state without times that have not come yet: a clock that ran away wrote them, and nothing would be asked or
 * thought new until then.
 */
export function notAhead(state: FeedState | null, now: number): FeedState | null {
  if (state === null) return null;
  const past = (at: number | null): number | null => (at === null ? null : Math.min(at, now));
  return {
    ...state,
    readAt: past(state.readAt),
    newestAt: past(state.newestAt),
    retryAt: state.retryAt !== null && state.retryAt > now + DAY_MS ? null : state.retryAt,
    polledAt: Math.min(state.polledAt, now),
  };
}

/** The validators to send. None after a day without a whole document: a wrong validator would answer 304 for ever. */
export function validatorsToSend(state: FeedState | null, now: number): Validators | null {
  if (state?.validators === undefined || state.validators === null || state.readAt === null) return null;
  return now - state.readAt >= DAY_MS ? null : state.validators;
}

export type FailureKind = 'fetch' | 'document';

/**
 * After a failure nothing is forgotten but the validators of a body that could not be read: the next fetch is whole.
 */
export function stateAfterFailure(
  url: string,
  state: FeedState | null,
  kind: FailureKind,
  retryAt: number | null,
  pace: Pace,
): FeedState {
  const before = state ?? emptyState(url, pace.now);
  const failures = before.failures + 1;
  return {
    ...before,
    validators: kind === 'document' ? null : before.validators,
    polledAt: pace.now,
    failures,
    retryAt: retryAt === null ? null : Math.min(retryAt, pace.now + DAY_MS),
    nextAt: nextAfterFailure(pace, failures, retryAt),
  };
}

/** After a 304 the feed is as alive as after a whole document. New validators replace old ones; missing ones do not. */
export function stateAfterNotModified(
  url: string,
  state: FeedState | null,
  answer: AnswerFacts,
  pace: Pace,
): FeedState {
  const before = state ?? emptyState(url, pace.now);
  return {
    ...before,
    ...reached(before, answer, pace.now),
    validators: mergeValidators(before.validators, answer.validators),
    nextAt: nextAfterAnswer(paceWithHub(before, pace), {
      ttlMs: before.ttlMs,
      maxAgeMs: answer.maxAgeMs,
      skipHours: before.skipHours,
      publishedAt: before.known.slice(0, before.present).map((print) => decodePrint(print).publishedAt),
    }),
  };
}

/** After a 410 no request is sent until a person changes the address. */
export function stateAfterGone(url: string, state: FeedState | null, pace: Pace): FeedState {
  return {
    ...(state ?? emptyState(url, pace.now)),
    status: 'gone',
    polledAt: pace.now,
    nextAt: Number.MAX_SAFE_INTEGER,
    failures: 0,
  };
}

/** What every successful answer means, whether it brought a document or not. */
export function reached(
  before: FeedState,
  answer: AnswerFacts,
  now: number,
): Pick<FeedState, 'status' | 'movedTo' | 'polledAt' | 'failures' | 'retryAt'> {
  return {
    status: 'active',
    movedTo: answer.permanentUrl ?? before.movedTo,
    polledAt: now,
    failures: 0,
    retryAt: null,
  };
}

/** A feed whose hub delivers news is polled less often. */
export function paceWithHub(before: FeedState, pace: Pace): Pace {
  return { ...pace, everyMs: everyWithHub(pace.everyMs, before.hub, pace.now) };
}

function mergeValidators(before: Validators | null, after: Validators | null): Validators | null {
  if (after === null || (after.etag === null && after.lastModified === null)) return before;
  return { etag: after.etag ?? before?.etag ?? null, lastModified: after.lastModified ?? before?.lastModified ?? null };
}
