import { createHash } from 'node:crypto';
import { Content, contentHash, providerKey } from '../delivery/content.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { compose } from '../delivery/text.ts';
import type { Announce, Log } from '../events.ts';
import type { FeedDocument, FeedReading } from '../feed/item.ts';
import {
  isDue,
  keysToLookUp,
  planPoll,
  stateAfterFailure,
  stateAfterGone,
  stateAfterNotModified,
  validatorsToSend,
  type FeedState,
  type PlannedItem,
  type PollPlan,
  type PollSettings,
  type SeenRow,
  type Validators,
} from '../feed/poll.ts';
import { networkOf, type FeedSettings, type Settings } from '../settings.ts';
import type { Draft } from './draft.ts';

/** What was recorded at an item's first sight, and the draft it became. */
export type SeenItem = SeenRow & { draft?: string };

/** An item that waits for a person's yes before it becomes a draft. */
export type Parked = { id: string; feed: string; item: PlannedItem; at: number; reason: string };

type Act = { at: number; who: string; how: string; evidence?: string };

export type Fetched =
  | {
      kind: 'ok';
      body: Buffer;
      contentType: string | null;
      url: string;
      permanentUrl: string | null;
      validators: Validators | null;
      maxAgeMs: number | null;
    }
  | { kind: 'not-modified'; permanentUrl: string | null; validators: Validators | null; maxAgeMs: number | null }
  | { kind: 'gone'; url: string }
  | { kind: 'error'; reason: string; detail: string; retryAt: number | null };

export type IngestDeps = {
  settings: Settings;
  now: () => number;
  random: () => number;
  log: Log;
  announce: Announce;
  fetch: (url: string, request: { validators: Validators | null }) => Promise<Fetched>;
  read: (bytes: Buffer, contentType: string | null, url: string | null) => Promise<FeedReading>;
  feedMemory: (feed: string) => Promise<unknown>;
  saveFeedMemory: (feed: string, memory: unknown) => Promise<void>;
  seen: (keys: readonly string[]) => Promise<Map<string, unknown>>;
  saveSeen: (rows: readonly { key: string; row: unknown }[], expiresAt: number) => Promise<void>;
  createDraft: (
    draft: Draft,
    deliveries: readonly Delivery[],
    seenRows: readonly { key: string; row: unknown; once: boolean }[],
    seenExpiresAt: number,
    act: Act,
  ) => Promise<'created' | 'exists'>;
  saveParked: (parked: Parked) => Promise<void>;
  draft: (id: string) => Promise<Draft | null>;
  saveDraft: (draft: Draft) => Promise<void>;
  deliveries: (ids: readonly string[]) => Promise<Delivery[]>;
  move: (
    before: Delivery,
    change: Partial<Delivery>,
    act: Act,
  ) => Promise<{ kind: 'moved'; delivery: Delivery } | { kind: 'changed' }>;
};

export type IngestReport = {
  feeds: {
    feed: string;
    status: 'ok' | 'not-modified' | 'gone' | 'error';
    drafts: number;
    skipped: number;
    parked: number;
    detail?: string;
  }[];
};

/** Keys are kept for 400 days: an item that comes back within a year is known. */
const SEEN_FOR_MS = 400 * 86_400_000;
const WHO = 'machine:ingest';

const shortHash = (...parts: string[]): string =>
  createHash('sha256').update(parts.join('\n'), 'utf8').digest('hex').slice(0, 20);

const draftIdOf = (feed: string, { keys }: PlannedItem): string =>
  shortHash('draft', feed, keys.guid ?? keys.link ?? '');
const deliveryIdOf = (draft: string, account: string): string => shortHash('delivery', draft, account);

export const pollSettings = (feed: FeedSettings): PollSettings => ({
  url: feed.url,
  everyMs: feed.every,
  backfill: feed.backfill,
  rules: feed.rules,
});

const langOf = (tag: string | null, settings: Settings): string => {
  const lang = /^([a-z]{2,3})(-[a-z0-9]{2,8})*$/i.test(tag ?? '') ? (tag ?? '') : settings.site.locale;
  return lang.toLowerCase();
};

const feedName = (feed: string, document: { title: string } | null): string => document?.title || feed;

/** The text of one item for one account, as the feed's template makes it. Throws when an item cannot be told in the network's words. */
const contentFor = (
  settings: Settings,
  feed: FeedSettings,
  account: string,
  item: {
    title: string;
    link: string | null;
    summary: string;
    lang: string | null;
    hashtags: readonly string[];
    feed: string;
  },
  at: { deliveryId: string; createdAt: number },
): Content => {
  const parts = compose(networkOf(account), feed.template, item);
  return Content.parse({
    account,
    text: parts.text,
    link: parts.link,
    facets: parts.facets,
    tags: parts.tags,
    card: parts.card,
    media: [],
    langs: [langOf(item.lang, settings)],
    createdAt: new Date(at.createdAt).toISOString(),
    providerKey: providerKey(at.deliveryId, at.createdAt),
  });
};

/** The draft and the deliveries that one new item becomes for these accounts. */
export const draftOf = (
  settings: Settings,
  feedId: string,
  planned: PlannedItem,
  accounts: readonly string[],
  feedTitle: string,
  now: number,
): { draft: Draft; deliveries: Delivery[] } | null => {
  const feed = settings.feeds[feedId];
  if (feed === undefined) return null;
  const { item } = planned;
  const draftId = draftIdOf(feedId, planned);
  const fields = {
    title: item.title,
    link: item.link,
    summary: item.summary,
    lang: item.lang,
    hashtags: planned.labels,
    feed: feedTitle,
  };
  const deliveries = accounts.map((account): Delivery => {
    const id = deliveryIdOf(draftId, account);
    const content = contentFor(settings, feed, account, fields, { deliveryId: id, createdAt: now });
    return {
      id,
      draft: draftId,
      account,
      feeds: [feedId],
      state: 'draft',
      rev: 1,
      content,
      hash: contentHash(content),
      dueAt: null,
      expiresAt: now + feed.expireAfter,
      maxLateMs: feed.maxLate,
      approval: null,
      askId: null,
      attempt: 0,
      claimId: null,
      claimedAt: null,
      leaseUntil: null,
      remoteId: null,
      url: null,
      sentAt: null,
      takeBack: null,
      note: null,
      createdAt: now,
      changedAt: now,
    };
  });
  const draft: Draft = {
    id: draftId,
    feeds: [feedId],
    title: item.title,
    link: item.link,
    summary: item.summary,
    image: item.image,
    publishedAt: item.publishedAt,
    lang: item.lang,
    deliveries: deliveries.map(({ id }) => id),
    createdAt: now,
    flags: [...planned.flags],
  };
  return { draft, deliveries };
};

const tableKey = (feed: string, key: string): string => `${feed}#${key}`;
const accountKey = (account: string, link: string): string => `${account}#${link}`;

const asSeen = (row: unknown): SeenItem | null =>
  typeof row === 'object' && row !== null && 'key' in row ? (row as SeenItem) : null;

/**
 * Makes one item a draft, unless every account of the feed already has its story from another feed: then that draft names both feeds. Answers how many
 * deliveries were made.
 */
export const makeDraft = async (
  deps: IngestDeps,
  feedId: string,
  planned: PlannedItem,
  feedTitle: string,
  rows: readonly SeenRow[],
): Promise<number> => {
  const feed = deps.settings.feeds[feedId];
  if (feed === undefined) return 0;
  const { link } = planned.keys;
  for (let round = 0; round < 3; round += 1) {
    const told =
      link === null
        ? new Map<string, unknown>()
        : await deps.seen(feed.accounts.map((account) => accountKey(account, link)));
    const accounts = feed.accounts.filter((account) => link === null || !told.has(accountKey(account, link)));
    const now = deps.now();
    if (accounts.length === 0) {
      const other = asSeen([...told.values()][0])?.draft;
      if (other !== undefined) await nameFeed(deps, other, feedId);
      return 0;
    }
    const made = draftOf(deps.settings, feedId, planned, accounts, feedTitle, now);
    if (made === null) return 0;
    const draft = made.draft.id;
    const own = rows.map((row) => ({ key: tableKey(feedId, row.key), row: { ...row, draft }, once: false }));
    const shared =
      link === null
        ? []
        : accounts.map((account) => ({ key: accountKey(account, link), row: { key: link, draft }, once: true }));
    const act: Act = { at: now, who: WHO, how: `from feed ${feedId}` };
    const answer = await deps.createDraft(made.draft, made.deliveries, [...own, ...shared], now + SEEN_FOR_MS, act);
    if (answer === 'created') {
      await deps.announce({ type: 'draft.created', id: draft, at: now, title: made.draft.title, url: made.draft.link });
      return made.deliveries.length;
    }
    // Another run made this draft, or another feed told the story to one of these accounts between the look and the write.
    if ((await deps.draft(draft)) !== null) return 0;
  }
  throw new Error(`item ${planned.item.identity} could not be recorded`);
};

/** The same story in two feeds of one account is one draft that names both. A delivery that was approved keeps the feeds it was approved with. */
const nameFeed = async (deps: IngestDeps, draftId: string, feedId: string): Promise<void> => {
  const draft = await deps.draft(draftId);
  if (draft === null || draft.feeds.includes(feedId)) return;
  await deps.saveDraft({ ...draft, feeds: [...draft.feeds, feedId] });
  for (const delivery of await deps.deliveries(draft.deliveries)) {
    if (delivery.state !== 'draft' || delivery.feeds.includes(feedId)) continue;
    const feeds = [...delivery.feeds, feedId];
    await deps.move(delivery, { feeds }, { at: deps.now(), who: WHO, how: `also in feed ${feedId}` });
  }
};

/**
 * An item was edited at its source: what was not yet sent follows it and asks again; a text that a person wrote stays theirs, and asks again too. What was sent or
 * decided stays as it is.
 */
const followEdit = async (
  deps: IngestDeps,
  feedId: string,
  planned: PlannedItem,
  draftId: string,
  feedTitle: string,
): Promise<void> => {
  const feed = deps.settings.feeds[feedId];
  const draft = await deps.draft(draftId);
  if (feed === undefined || draft === null) return;
  const { item } = planned;
  const same = draft.title === item.title && draft.link === item.link && draft.summary === item.summary;
  if (same) return;
  const now = deps.now();
  const told = { lang: draft.lang, hashtags: planned.labels, feed: feedTitle };
  for (const before of await deps.deliveries(draft.deliveries)) {
    if (before.state !== 'draft' && before.state !== 'approved') continue;
    const at = { deliveryId: before.id, createdAt: before.createdAt };
    const old = contentFor(
      deps.settings,
      feed,
      before.account,
      { ...told, title: draft.title, link: draft.link, summary: draft.summary },
      at,
    );
    const fresh = contentFor(
      deps.settings,
      feed,
      before.account,
      { ...told, title: item.title, link: item.link, summary: item.summary },
      at,
    );
    const content =
      before.content.text === old.text ? { ...fresh, providerKey: before.content.providerKey } : before.content;
    await deps.move(
      before,
      { state: 'draft', approval: null, askId: null, content, hash: contentHash(content), note: null },
      { at: now, who: WHO, how: 'changed at the source' },
    );
  }
  const flags = [...new Set([...draft.flags, 'changed'])];
  await deps.saveDraft({
    ...draft,
    title: item.title,
    link: item.link,
    summary: item.summary,
    image: item.image,
    flags,
  });
};

/** An item that its publisher took back returns what was approved of it to a person. */
const followVanished = async (deps: IngestDeps, draftId: string): Promise<void> => {
  const draft = await deps.draft(draftId);
  if (draft === null) return;
  for (const before of await deps.deliveries(draft.deliveries)) {
    if (before.state !== 'approved') continue;
    await deps.move(
      before,
      { state: 'draft', approval: null, askId: null },
      { at: deps.now(), who: WHO, how: 'gone at the source' },
    );
  }
  await deps.saveDraft({ ...draft, flags: [...new Set([...draft.flags, 'vanished'])] });
};

const record = async (
  deps: IngestDeps,
  feedId: string,
  plan: PollPlan,
  document: FeedDocument,
  seen: Map<string, SeenItem>,
) => {
  const title = feedName(feedId, document);
  const rowsOf = (planned: PlannedItem) =>
    plan.rows.filter((row) => row.key === planned.keys.guid || row.key === planned.keys.link);
  const draftFor = (keys: PlannedItem['keys']) =>
    [keys.guid, keys.link].flatMap((key) => (key === null ? [] : (seen.get(key)?.draft ?? [])))[0];
  const done = new Set<string>();
  let drafts = 0;
  let failed = 0;
  for (const planned of plan.new) {
    try {
      const made = await makeDraft(deps, feedId, planned, title, rowsOf(planned));
      drafts += made > 0 ? 1 : 0;
      if (made > 0) for (const row of rowsOf(planned)) done.add(row.key);
    } catch (error) {
      // One item costs itself only: it is recorded with its reason, and reported.
      failed += 1;
      deps.log('error', 'item.unreadable', { feed: feedId, item: planned.item.identity, error: String(error) });
    }
  }
  for (const { reason, ...planned } of plan.parked) {
    const id = draftIdOf(feedId, planned);
    await deps.saveParked({ id, feed: feedId, item: planned, at: deps.now(), reason });
  }
  for (const planned of plan.changed) {
    const draft = draftFor(planned.keys);
    if (draft !== undefined) await followEdit(deps, feedId, planned, draft, title);
  }
  const lost = plan.vanished.flatMap((keys) =>
    [keys.guid, keys.link].flatMap((key) => (key === null ? [] : [tableKey(feedId, key)])),
  );
  if (lost.length > 0) {
    const rows = [...(await deps.seen(lost)).values()].flatMap((row) => asSeen(row)?.draft ?? []);
    for (const draft of new Set(rows)) await followVanished(deps, draft);
  }
  const rest = plan.rows.filter((row) => !done.has(row.key));
  const now = deps.now();
  await deps.saveSeen(
    rest.map((row) => {
      const draft = seen.get(row.key)?.draft;
      return { key: tableKey(feedId, row.key), row: draft === undefined ? row : { ...row, draft } };
    }),
    now + SEEN_FOR_MS,
  );
  return { drafts, failed };
};

/** One poll of one feed. A poll with nothing new costs one read and one write. */
export const ingestFeed = async (deps: IngestDeps, feedId: string): Promise<IngestReport['feeds'][number] | null> => {
  const feed = deps.settings.feeds[feedId];
  if (feed === undefined) return null;
  const settings = pollSettings(feed);
  const state = (await deps.feedMemory(feedId)) as FeedState | null;
  if (!isDue(state, deps.now())) return null;
  const answer = await deps.fetch(state?.movedTo ?? feed.url, { validators: validatorsToSend(state, deps.now()) });
  const now = deps.now();
  const pace = { now, everyMs: feed.every, jitter: deps.random() };
  const none = { feed: feedId, drafts: 0, skipped: 0, parked: 0 };
  const fail = async (kind: 'fetch' | 'document', detail: string, retryAt: number | null) => {
    await deps.saveFeedMemory(feedId, stateAfterFailure(state, kind, retryAt, pace));
    deps.log('warn', 'feed.failed', { feed: feedId, detail });
    await deps.announce({ type: 'feed.failed', id: feedId, at: now, detail });
    return { ...none, status: 'error' as const, detail };
  };
  switch (answer.kind) {
    case 'error':
      return fail('fetch', `${answer.reason}: ${answer.detail}`, answer.retryAt);
    case 'gone':
      await deps.saveFeedMemory(feedId, stateAfterGone(state, pace));
      deps.log('error', 'feed.gone', { feed: feedId, url: answer.url });
      await deps.announce({ type: 'feed.failed', id: feedId, at: now, detail: 'gone (410)' });
      return { ...none, status: 'gone' };
    case 'not-modified':
      await deps.saveFeedMemory(feedId, stateAfterNotModified(state, answer, pace));
      return { ...none, status: 'not-modified' };
    case 'ok': {
      const reading = await deps.read(answer.body, answer.contentType, answer.url);
      if (reading.kind === 'fault') return fail('document', `${reading.reason}: ${reading.detail}`, null);
      const found = await deps.seen(keysToLookUp(state, reading.feed).map((key) => tableKey(feedId, key)));
      const seen = new Map(
        [...found].flatMap(([, row]) => {
          const item = asSeen(row);
          return item === null ? [] : [[item.key, item] as const];
        }),
      );
      const plan = planPoll({ settings, state, feed: reading.feed, seen, answer, now, jitter: pace.jitter });
      const { drafts, failed } = await record(deps, feedId, plan, reading.feed, seen);
      // Last: until the state is written, a run that broke off finds the same items again, and their rows say what became of them.
      await deps.saveFeedMemory(feedId, plan.state);
      return {
        feed: feedId,
        status: 'ok',
        drafts,
        skipped: plan.skipped.length + failed,
        parked: plan.parked.length,
      };
    }
  }
};

/** Polls every due feed, a few at a time. A feed that fails blocks no other. */
export const ingest = async (deps: IngestDeps): Promise<IngestReport> => {
  const waiting = Object.keys(deps.settings.feeds);
  const feeds: IngestReport['feeds'] = [];
  const failures: unknown[] = [];
  const work = async (): Promise<void> => {
    for (let feed = waiting.shift(); feed !== undefined; feed = waiting.shift()) {
      try {
        const report = await ingestFeed(deps, feed);
        if (report !== null) feeds.push(report);
      } catch (error) {
        deps.log('error', 'ingest.failed', { feed, error: String(error) });
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: 4 }, work));
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} feeds could not be handled`);
  return { feeds };
};
