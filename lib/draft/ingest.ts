import type { Content, Media } from '../records/content.ts';
import type { Delivery, State } from '../records/delivery.ts';
import type { Log } from '../events.ts';
import type { FeedDocument } from '../feed/item.ts';
import { hashtagsOf } from '../feed/additions.ts';
import { pollFeed, type PollDeps, type PollOutcome } from '../feed/poll-feed.ts';
import type { PlannedItem, PollPlan, PollSettings } from '../feed/plan.ts';
import { isWorthKeeping, notAhead, stateFor, type FeedState } from '../feed/state.ts';
import { hubAfterNews, type HubState } from '../feed/websub.ts';
import { showsPicture } from '../networks/records.ts';
import type { FeedSettings } from '../settings.ts';
import type { Draft } from '../records/draft.ts';
import { changeDraft } from './change-draft.ts';
import { contentFor, draftIdOf, draftIdsOf, pictureFor } from './draft-of.ts';
import { headlineOf } from './headline.ts';
import { follow } from './follow.ts';
import {
  accountKey,
  asSeen,
  isUnreadable,
  makeDraft,
  PICTURES_WITHIN_MS,
  rowsOfKeys,
  SEEN_FOR_MS,
  tableKey,
  type DraftDeps,
  type SeenItem,
} from './make-draft.ts';
import type { Store } from '../records/store.ts';
import type { PollTimes } from '../records/poll.ts';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../records/durations.ts';

export type IngestDeps = DraftDeps &
  Pick<Store, 'takePoll' | 'feedMemory' | 'keepPoll' | 'postponePoll' | 'saveSeen' | 'saveParked'> & {
    random: () => number;
    log: Log;
    fetch: PollDeps['fetch'];
    /** Sees to a feed's subscription at its hub; answers what to remember of it. */
    keepSubscribed: (feed: string, hub: HubState) => Promise<HubState>;
  };

/** What one poll of one feed came to. */
export type IngestReport = {
  feed: string;
  status: 'ok' | 'not-modified' | 'gone' | 'error';
  drafts: number;
  skipped: number;
  parked: number;
  detail?: string;
};

export const pollSettings = (feed: FeedSettings): PollSettings => ({
  url: feed.url,
  everyMs: feed.every,
  backfill: feed.backfill,
  rules: feed.rules,
});

/** What an edit at the source sends back to a person at once, and what takes it if it comes back. */
const WAITING: readonly State[] = ['draft', 'approved'];
const MAY_COME_BACK: readonly State[] = ['claimed', 'unknown', 'failed'];

/**
 * An item was edited at its source. What was not yet sent takes the new text and asks again; a text that a person
 * wrote stays, and asks again too. What was sent or decided does not change. A delivery under way takes the new text
 * if it comes back.
 */
const followEdit = async (
  deps: IngestDeps,
  feedId: string,
  planned: PlannedItem,
  draftId: string,
  feedTitle: string,
  picturesUntil: number,
): Promise<void> => {
  const feed = deps.settings.feeds[feedId];
  const draft = await deps.draft(draftId);
  if (feed === undefined || draft === null) return;
  const { item } = planned;
  const title = headlineOf(item);
  const same = draft.title === title && draft.link === item.link && draft.summary === item.summary;
  if (same) return;
  const told = { lang: draft.lang, hashtags: hashtagsOf(feed.rules, item.categories), feed: feedTitle };
  const deliveries = await deps.deliveries(draft.deliveries);
  const open = deliveries.filter(({ state }) => [...WAITING, ...MAY_COME_BACK].includes(state));
  const accounts = open.map(({ account }) => account).filter(showsPicture);
  // As long as the feed names the same picture, the draft keeps the one it has, or stays without.
  const isNamedAnew = item.image?.url !== draft.image?.url && accounts.length > 0;
  const anew = isNamedAnew ? await pictureFor(deps, feed, item, accounts, picturesUntil) : null;
  const renew = (before: Delivery): Content => {
    const at = { deliveryId: before.id, createdAt: before.createdAt };
    const image = before.content.card?.image ?? before.content.media[0] ?? null;
    const composed = (of: Pick<Draft, 'title' | 'link' | 'summary'>, picture: Media | null): Content =>
      contentFor(
        deps.settings,
        feed,
        before.account,
        { ...told, title: of.title, link: of.link, summary: of.summary },
        picture,
        at,
      );
    const old = composed(draft, image);
    const picture = anew === null ? image : anew.media;
    const fresh = composed({ ...item, title }, picture);
    const { text, card } = before.content;
    // A text that a person wrote stays, and so does a card, independently of each other.
    const words = text === old.text ? { ...fresh, providerKey: before.content.providerKey } : before.content;
    const isOwnCard = card?.title !== old.card?.title || card?.description !== old.card?.description;
    const own = card !== null && isOwnCard ? { ...card, url: words.link ?? card.url, image: picture } : fresh.card;
    return { ...words, card: own, media: fresh.media };
  };
  await follow(deps, draft, {
    how: 'changed at the source',
    type: 'delivery.edited',
    now: WAITING,
    later: MAY_COME_BACK,
    renew,
  });
  await changeDraft(deps, draftId, ({ flags }) => ({
    title,
    link: item.link,
    summary: item.summary,
    image: item.image,
    flags: [...new Set([...flags, 'changed'])],
  }));
};

/** An item that its publisher took back returns what was approved of it to a person. */
const followVanished = async (deps: IngestDeps, draftId: string): Promise<void> => {
  const draft = await deps.draft(draftId);
  if (draft === null) return;
  await follow(deps, draft, {
    how: 'gone at the source',
    type: 'delivery.returned',
    now: ['approved'],
    later: ['claimed'],
    renew: ({ content }) => content,
  });
  await changeDraft(deps, draftId, ({ flags }) => ({ flags: [...new Set([...flags, 'vanished'])] }));
};

/**
 * An item was edited in a feed that told its story second. The texts stay those of the first feed; what was approved
 * goes back to a person, who is told that the source has changed.
 */
const followSecondFeed = async (
  deps: IngestDeps,
  feedId: string,
  { keys: { link }, reasons }: PlannedItem & { reasons: readonly string[] },
): Promise<void> => {
  const accounts = deps.settings.feeds[feedId]?.accounts ?? [];
  if (link === null || reasons.every((reason) => reason === 'date')) return;
  const rows = await deps.seen(accounts.map((account) => accountKey(account, link)));
  for (const id of new Set([...rows.values()].flatMap((row) => asSeen(row)?.draft ?? []))) {
    const draft = await deps.draft(id);
    if (draft === null || draft.feeds[0] === feedId || !draft.feeds.includes(feedId)) continue;
    await follow(deps, draft, {
      how: 'changed at the source',
      type: 'delivery.returned',
      now: ['approved'],
      later: MAY_COME_BACK,
      renew: ({ content }) => content,
    });
    await changeDraft(deps, id, ({ flags }) => ({ flags: [...new Set([...flags, 'changed'])] }));
  }
};

const feedName = (feed: string, document: { title: string } | null): string => document?.title || feed;

const record = async (
  deps: IngestDeps,
  feedId: string,
  plan: PollPlan,
  document: FeedDocument,
  seen: Map<string, SeenItem>,
) => {
  const title = feedName(feedId, document);
  const picturesUntil = deps.now() + PICTURES_WITHIN_MS;
  const rowsOf = (planned: PlannedItem) =>
    plan.rows.filter((row) => row.key === planned.keys.guid || row.key === planned.keys.link);
  /** The draft that a row names, or the one that is there under the item's own ids: a row may have been lost. */
  const draftFor = async (keys: PlannedItem['keys'], rows: ReadonlyMap<string, SeenItem>): Promise<string | null> => {
    const named = [keys.guid, keys.link].flatMap((key) => (key === null ? [] : (rows.get(key)?.draft ?? [])))[0];
    if (named !== undefined) return named;
    for (const id of draftIdsOf(feedId, keys)) if ((await deps.draft(id)) !== null) return id;
    return null;
  };
  /** As they were read: whoever has written a row since knows more. */
  const before = new Map<string, SeenItem>(seen);
  const done = new Set<string>();
  const unreadable = new Set<string>();
  const failures: unknown[] = [];
  /**
   * Its draft was made by a run that broke off before it was remembered: its rows name that draft again, so that it
   * follows its source.
   */
  const adopt = async (planned: PlannedItem): Promise<void> => {
    const draft = draftIdOf(feedId, planned);
    if ((await deps.draft(draft)) !== null) for (const row of rowsOf(planned)) seen.set(row.key, { ...row, draft });
  };
  let drafts = 0;
  let failed = 0;
  for (const planned of plan.new) {
    try {
      const made = await makeDraft(deps, feedId, planned, title, rowsOf(planned), picturesUntil);
      drafts += made > 0 ? 1 : 0;
      if (made > 0) for (const row of rowsOf(planned)) done.add(row.key);
      else await adopt(planned);
    } catch (error) {
      // One item's failure affects no other. An item that can never be a draft is recorded with the reason. One that
      // could not be stored is not recorded at all, so that the next poll finds it new again.
      const rows = rowsOf(planned);
      if (isUnreadable(error)) for (const { key } of rows) unreadable.add(key);
      else {
        for (const { key } of rows) done.add(key);
        failures.push(error);
      }
      failed += 1;
      deps.log('error', 'item.unreadable', { feed: feedId, item: planned.item.identity, error: String(error) });
    }
  }
  for (const { reason, ...planned } of plan.parked) {
    const id = draftIdOf(feedId, planned);
    const parked = { id, feed: feedId, item: planned, at: deps.now(), reason };
    await deps.saveParked(
      parked,
      rowsOf(planned).map(({ key }) => tableKey(feedId, key)),
    );
  }
  for (const planned of plan.changed) {
    const draft = await draftFor(planned.keys, seen);
    if (draft !== null) await followEdit(deps, feedId, planned, draft, title, picturesUntil);
    await followSecondFeed(deps, feedId, planned);
  }
  for (const keys of plan.vanished) {
    const draft = await draftFor(keys, await rowsOfKeys(deps, feedId, keys));
    if (draft !== null) await followVanished(deps, draft);
  }
  const rest = plan.rows.filter((row) => !done.has(row.key));
  // By its print, which its rows share: a batch of reads is no snapshot, and may have seen one row of an item and not
  // yet the other.
  const named = new Map(
    rest.flatMap((row) => {
      const draft = seen.get(row.key)?.draft;
      return draft === undefined ? [] : [[row.print, draft] as const];
    }),
  );
  const now = deps.now();
  await deps.saveSeen(
    rest.map((row) => {
      const key = tableKey(feedId, row.key);
      const was = before.get(row.key);
      if (unreadable.has(row.key)) return { key, was, row: { ...row, outcome: 'skipped', reason: 'unreadable' } };
      const draft = seen.get(row.key)?.draft ?? named.get(row.print);
      return { key, was, row: draft === undefined ? row : { ...row, draft } };
    }),
    now + SEEN_FOR_MS,
  );
  // The feed's memory stays as it was: the next poll finds these items again.
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} items could not be written`);
  return { drafts, failed };
};

/** A poll that broke off is tried again after so long. */
const AGAIN_MS = 5 * MINUTE_MS;

/** What a poll that dies leaves its feed to wait, whatever its last interval was. */
const SHORTEST_REST_MS = MINUTE_MS;
const LONGEST_REST_MS = 2 * DAY_MS;

/** Between two polls of one feed, whatever its hub says. */
export const APART_MS = 10 * SECOND_MS;

export type Polled =
  { kind: 'polled'; report: IngestReport } | { kind: 'not-due'; polledAt: number } | { kind: 'no-feed' };

/**
 * One poll of one feed, if it is due, or if it was not polled since a hub announced news (`since`, epoch ms). A poll
 * with nothing new costs one write, the one that takes the poll. Of two runs at the same time only one polls.
 */
export const ingestFeed = async (deps: IngestDeps, feedId: string, since: number | null = null): Promise<Polled> => {
  const feed = deps.settings.feeds[feedId];
  if (feed === undefined) return { kind: 'no-feed' };
  const now = deps.now();
  const { url, every: everyMs } = feed;
  const order = { url, everyMs, since: since === null ? null : Math.min(since, now - APART_MS + 1), now };
  const taken = await deps.takePoll(feedId, order);
  if (taken.kind === 'not-due') return taken;
  try {
    const report = await pollTaken(deps, feedId, feed, taken, since !== null);
    return report === null ? { kind: 'not-due', polledAt: taken.polledAt } : { kind: 'polled', report };
  } catch (error) {
    await deps.postponePoll(feedId, taken.by, now + AGAIN_MS);
    throw error;
  }
};

const pollTaken = async (
  deps: IngestDeps,
  feedId: string,
  feed: FeedSettings,
  taken: { by: string } & PollTimes,
  isPing: boolean,
): Promise<IngestReport | null> => {
  const { by, polledAt, nextAt } = taken;
  const memory = (await deps.feedMemory(feedId)) as FeedState | null;
  // An earlier version kept the times in the memory alone.
  const stored = memory === null ? null : { ...memory, nextAt, polledAt: polledAt === 0 ? memory.polledAt : polledAt };
  const state = notAhead(stateFor(feed.url, stored), deps.now());
  const expectedAt = deps.now() + (taken.restMs === 0 ? feed.every : taken.restMs);
  const seen = new Map<string, SeenItem>();
  const polled = await pollFeed(
    {
      fetch: deps.fetch,
      now: deps.now,
      jitter: deps.random,
      isOtherFeed: (url) => Object.values(deps.settings.feeds).some((other) => other !== feed && other.url === url),
      lookUp: async (keys) => {
        for (const row of (await deps.seen(keys.map((key) => tableKey(feedId, key)))).values()) {
          const item = asSeen(row);
          if (item !== null) seen.set(item.key, item);
        }
        return seen;
      },
    },
    pollSettings(feed),
    state,
  );
  // The state is written last: until then a run that broke off finds the same items again, and their rows say what
  // became of them.
  const report = await settlePoll(deps, feedId, polled, seen);
  const after = { ...polled.state, hub: await hubOf(deps, feedId, polled, isPing) };
  // Polls that broke off were counted in the row alone, and the memory knows nothing of them.
  const failures = after.failures === 0 ? 0 : Math.max(after.failures, taken.failures + 1);
  const isMended = failures === 0 && taken.failures > 0;
  if (report === null || isMended || isWorthKeeping(state, after, expectedAt))
    await keep(deps, feedId, by, after, failures);
  return report;
};

const hubOf = async (
  deps: IngestDeps,
  feedId: string,
  polled: PollOutcome,
  isPing: boolean,
): Promise<HubState | null> => {
  const hasNews = polled.kind === 'read' && polled.plan.new.length + polled.plan.changed.length > 0;
  const hub = hubAfterNews(polled.state.hub, hasNews, isPing);
  if (hub === null || (polled.kind !== 'read' && polled.kind !== 'not-modified')) return hub;
  return deps.keepSubscribed(feedId, hub);
};

const keep = async (
  deps: IngestDeps,
  feedId: string,
  by: string,
  state: FeedState,
  failures: number,
): Promise<void> => {
  const { url, polledAt, nextAt } = state;
  const restMs = Math.min(Math.max(nextAt - polledAt, SHORTEST_REST_MS), LONGEST_REST_MS);
  const kept = { memory: state, url, polledAt, nextAt, restMs, failures };
  // Another run polled after this one and knows more.
  if (!(await deps.keepPoll(feedId, by, kept))) deps.log('warn', 'poll.overtaken', { feed: feedId });
};

const settlePoll = async (
  deps: IngestDeps,
  feedId: string,
  polled: PollOutcome,
  seen: Map<string, SeenItem>,
): Promise<IngestReport | null> => {
  const none = { feed: feedId, drafts: 0, skipped: 0, parked: 0 };
  const failed = async (status: 'gone' | 'error', detail: string) => {
    deps.log(status === 'gone' ? 'error' : 'warn', `feed.${status === 'gone' ? 'gone' : 'failed'}`, {
      feed: feedId,
      detail,
    });
    await deps.announce({ type: 'feed.failed', id: feedId, at: deps.now(), detail });
    return { ...none, status, detail };
  };
  switch (polled.kind) {
    case 'too-early':
      return null;
    case 'gone':
      return failed('gone', 'the publisher says that this feed is gone for good (410)');
    case 'error':
      return failed('error', `${polled.reason}: ${polled.detail}`);
    case 'not-modified':
      return { ...none, status: 'not-modified' };
    case 'read': {
      if (polled.duplicateOf !== null) deps.log('warn', 'feed.duplicate', { feed: feedId, url: polled.duplicateOf });
      const { plan } = polled;
      const done = await record(deps, feedId, plan, polled.feed, seen);
      return {
        feed: feedId,
        status: 'ok',
        drafts: done.drafts,
        skipped: plan.skipped.length + done.failed,
        parked: plan.parked.length,
      };
    }
  }
};
