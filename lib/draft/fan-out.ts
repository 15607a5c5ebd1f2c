import * as z from 'zod/mini';
import type { Settings } from '../settings.ts';
import { APART_MS, ingestFeed, type IngestDeps, type IngestReport } from './ingest.ts';
import type { Store } from '../records/store.ts';
import { isDead, isDue, isOrdered, type FeedTime } from '../records/poll.ts';
import { SECOND_MS } from '../records/durations.ts';

/**
 * One message for each feed that is due: feeds are polled side by side, and a poll that fails affects no other feed.
 * A message is an order to look. Whether the feed is still due is a condition of the write that takes its poll.
 */
export const PollOrder = z.strictObject({
  feed: z.string().check(z.minLength(1)),
  /** Epoch ms at which a hub said that there is news; null when the feed's own time has come. */
  since: z.nullable(z.int()),
});
export type PollOrder = z.output<typeof PollOrder>;

/** Sends orders to those who poll, each after its own delay. */
export type SendOrders = (orders: readonly { order: PollOrder; delayS: number }[]) => Promise<void>;

/** Between two polls of one host; this very machine needs no such courtesy. */
const APART_S = 5;
const apartS = (hostname: string): number => (hostname === '127.0.0.1' ? 0 : APART_S);
/** The queue's longest delay. What would come later is sent again by a later run. */
const LONGEST_DELAY_S = 900;

type Order = { order: PollOrder; delayS: number };

/**
 * Orders for the feeds that are due and not ordered yet, longest due first; those of one host some seconds after one
 * another, and after those that are ordered already.
 */
export const dueOrders = (settings: Settings, times: ReadonlyMap<string, FeedTime>, now: number): Order[] => {
  const next = new Map<string, number>();
  const due = Object.entries(settings.feeds).flatMap(([feed, { url }]) => {
    const time = times.get(feed);
    // A new feed, or a new address: at once.
    const at = time?.url === url ? time.nextAt : 0;
    if (!isDue(at, now)) return [];
    const host = new URL(url).hostname;
    const orderedFor = time?.orderedFor ?? 0;
    if (!isOrdered(orderedFor, now)) return [{ feed, at, host }];
    const after = Math.ceil((orderedFor - now) / SECOND_MS) + apartS(host);
    next.set(host, Math.max(next.get(host) ?? 0, after));
    return [];
  });
  return due
    .sort((a, b) => a.at - b.at)
    .flatMap(({ feed, host }) => {
      const delayS = next.get(host) ?? 0;
      next.set(host, delayS + apartS(host));
      return delayS > LONGEST_DELAY_S ? [] : [{ order: { feed, since: null }, delayS }];
    });
};

export type FanOutDeps = Pick<Store, 'feedTimes' | 'markOrdered'> & {
  settings: Settings;
  now: () => number;
  sendOrders: SendOrders;
};

/** Counts, because alarms and graphs add them up; `named` names the first feeds that are dead. */
export type FanOutReport = { sent: number; dead: number; named: string[] };
const NAMED = 20;

/**
 * What the clock calls: one query finds what is due, and each such feed gets one message and a mark. So a feed is
 * ordered once, however long its poll takes to come. A run that dies before the mark leaves a feed to be ordered
 * again, which costs one refused write.
 */
export const fanOut = async (deps: FanOutDeps): Promise<FanOutReport> => {
  const { feeds } = deps.settings;
  const times = await deps.feedTimes();
  const now = deps.now();
  const orders = dueOrders(deps.settings, times, now);
  if (orders.length > 0) {
    await deps.sendOrders(orders);
    await deps.markOrdered(orders.map(({ order: { feed }, delayS }) => ({ feed, at: now + delayS * SECOND_MS })));
  }
  const dead = [...times].flatMap(([feed, time]) => (time.url === feeds[feed]?.url && isDead(time) ? [feed] : []));
  return { sent: orders.length, dead: dead.length, named: dead.slice(0, NAMED) };
};

/** What a poll of a slow publisher and the pictures of its items may take; with less left none is begun. */
const POLL_WITHIN_MS = 40 * SECOND_MS;

/**
 * A document of this size or more is read while no other such document is. Of the largest, reading takes up to half of
 * the memory of the function.
 */
const LARGE_BYTES = 1_000_000;

/** For one run: each poll gets a fetch of its own, and says when it has ended. */
const largeInTurn = (fetch: IngestDeps['fetch']): (() => { fetch: IngestDeps['fetch']; end: () => void }) => {
  let last: Promise<null> = Promise.resolve(null);
  return () => {
    const ended = Promise.withResolvers<null>();
    return {
      fetch: async (url, request) => {
        const answer = await fetch(url, request);
        if (answer.kind !== 'ok' || answer.body.length < LARGE_BYTES) return answer;
        const before = last;
        last = ended.promise;
        await before;
        return answer;
      },
      end: () => ended.resolve(null),
    };
  };
};

export type PollOrderedDeps = IngestDeps &
  Pick<FanOutDeps, 'sendOrders'> & {
    /** Until this run is ended from outside. */
    remainingMs: () => number;
  };
export type PollMessage = { id: string; body: string };
export type PollsReport = { polls: IngestReport[]; failed: string[] };

/** Polls what the messages order, those of different hosts at once. `failed`: the messages to be delivered again. */
export const pollOrdered = async (deps: PollOrderedDeps, messages: readonly PollMessage[]): Promise<PollsReport> => {
  const polls: IngestReport[] = [];
  const failed: string[] = [];
  const take = largeInTurn(deps.fetch);
  const one = async ({ id, body }: PollMessage): Promise<void> => {
    if (deps.remainingMs() < POLL_WITHIN_MS) {
      deps.log('warn', 'poll.put-off', { message: id });
      failed.push(id);
      return;
    }
    const { fetch, end } = take();
    try {
      const report = await carryOut({ ...deps, fetch }, PollOrder.parse(JSON.parse(body)));
      if (report !== null) polls.push(report);
    } catch (error) {
      deps.log('error', 'ingest.failed', { message: id, body: body.slice(0, 200), error: String(error) });
      failed.push(id);
    } finally {
      end();
    }
  };
  const lines = Map.groupBy(messages, ({ body }) => hostOf(deps.settings, body));
  await Promise.all(
    [...lines.values()].map(async (line) => {
      for (const message of line) await one(message);
    }),
  );
  return { polls, failed };
};

const hostOf = (settings: Settings, body: string): string => {
  const feed = /"feed":"([^"]+)"/.exec(body)?.[1] ?? '';
  const url = settings.feeds[feed]?.url;
  return url === undefined ? body : new URL(url).hostname;
};

const carryOut = async (deps: PollOrderedDeps, order: PollOrder): Promise<IngestReport | null> => {
  const polled = await ingestFeed(deps, order.feed, order.since);
  if (polled.kind === 'polled') return polled.report;
  if (polled.kind === 'not-due' && order.since !== null) {
    // A poll may have missed news that came moments after it began: all such orders together get one more poll.
    const leftMs = polled.polledAt + APART_MS - deps.now();
    if (polled.polledAt < order.since && leftMs > 0)
      await deps.sendOrders([{ order, delayS: Math.ceil(leftMs / 1_000) }]);
  }
  return null;
};
