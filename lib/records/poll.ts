/** When a feed is polled next, by the address that the configuration had. Times are epoch milliseconds. */
export type FeedTime = { nextAt: number; url: string };

/** Times of a feed: its last poll, its next one, and the interval between them. */
export type PollTimes = { polledAt: number; nextAt: number; restMs: number };

/** The wish to poll a feed: when it is due, or, with `since`, if it was not polled since then. */
export type PollWish = { url: string; everyMs: number; since: number | null; now: number };

/** `by` names the take; the times are those from before it. `memory` is the feed reader's own. */
export type PollTake = ({ kind: 'taken'; by: string; memory: unknown } & PollTimes) | ({ kind: 'not-due' } & PollTimes);

/** What a poll leaves behind for the next one. */
export type PollKept = { memory: unknown; url: string } & PollTimes;

/** A row that says that an item was seen, under one of its keys. `row` is ingest's own. */
export type SeenRecord = { key: string; row: unknown };
