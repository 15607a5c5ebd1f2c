import { DAY_MS, HOUR_MS, MINUTE_MS } from './durations.ts';

/**
 * When a feed is polled next, by the address that the configuration had, and how many polls in a row failed. Times are
 * epoch milliseconds. `orderedFor`: when its poll was ordered to begin; 0 when none is ordered.
 */
export type FeedTime = { nextAt: number; url: string; failures: number; orderedFor: number };

/** The next time of a feed that is gone: it is not asked again until its address changes. */
export const NEVER = Number.MAX_SAFE_INTEGER;

/** No poll puts the next one off for longer. A later time is from a clock that ran away, and counts as due. */
export const LONGEST_WAIT_MS = 3 * DAY_MS;

/** Whether a feed is to be asked now. */
export const isDue = (nextAt: number, now: number): boolean =>
  nextAt <= now || (nextAt > now + LONGEST_WAIT_MS && nextAt < NEVER);

/**
 * An order to poll lasts so long after the time for which it is: the queue keeps no message longer. Until then no
 * other one is sent, however long those who poll are behind.
 */
const ORDER_LASTS_MS = HOUR_MS;
export const isOrdered = (orderedFor: number, now: number): boolean =>
  orderedFor > now - ORDER_LASTS_MS && orderedFor < now + LONGEST_WAIT_MS;

/** A feed that failed so often in a row, or that is gone for good, is dead: a person is told until it is mended. */
const DEAD_AFTER = 4;
export const isDead = ({ nextAt, failures }: FeedTime): boolean => nextAt === NEVER || failures >= DEAD_AFTER;

/**
 * Times of a feed: its last poll, its next one, and the interval between them; and how many polls in a row failed,
 * whether its publisher or this machine was to blame.
 */
export type PollTimes = { polledAt: number; nextAt: number; restMs: number; failures: number };

/** The wish to poll a feed: when it is due, or, with `since`, if it was not polled since then. */
export type PollWish = { url: string; everyMs: number; since: number | null; now: number };

/** `by` names the take; the times are those from before it. */
export type PollTake = ({ kind: 'taken'; by: string } & PollTimes) | ({ kind: 'not-due' } & PollTimes);

/** What a poll leaves behind for the next one. `memory` is the feed reader's own. */
export type PollKept = { memory: unknown; url: string } & PollTimes;

/** A row that says that an item was seen, under one of its keys. `row` is ingest's own. */
export type SeenRecord = { key: string; row: unknown };

/** A row that takes the place of the one that was read, and of no other; `was` is undefined where none was there. */
export type SeenChange = SeenRecord & { was: unknown };

/** A function polls five feeds of different hosts at once, and few publishers need ten seconds. */
const POLLS_A_MINUTE = 30;
/** So that no configuration takes all that an account may run at once. */
const MOST_POLLERS = 100;

/** How many functions may poll side by side, so that they keep up with these feeds. */
export const pollersFor = ({ feeds }: { feeds: Readonly<Record<string, { every: number }>> }): number => {
  const polls = Object.values(feeds).reduce((sum, { every }) => sum + MINUTE_MS / every, 0);
  return Math.min(MOST_POLLERS, Math.max(2, Math.ceil(Math.round(polls) / POLLS_A_MINUTE)));
};
