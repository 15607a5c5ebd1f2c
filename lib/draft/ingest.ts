import { createHash } from 'node:crypto';
import { Content, contentHash, providerKey, type Media } from '../records/content.ts';
import type { Delivery, State } from '../records/delivery.ts';
import { compose } from '../delivery/text.ts';
import type { EventType, Log } from '../events.ts';
import type { FeedDocument } from '../feed/item.ts';
import { digest, formerLinkKeys } from '../feed/identity.ts';
import { readLang } from '../feed/lang.ts';
import { canonicalLink, comparedLink } from '../feed/links.ts';
import { pollFeed, type PollDeps, type PollOutcome } from '../feed/poll-feed.ts';
import { encodePrint, printOf, type SeenRow } from '../feed/codec.ts';
import type { PlannedItem, PollPlan, PollSettings } from '../feed/plan.ts';
import { isWorthKeeping, notAhead, stateFor, type FeedState } from '../feed/state.ts';
import { hashtagsOf, publishedLink } from '../feed/rules.ts';
import type { Chosen, ChoosePicture } from '../picture/choose.ts';
import { hubAfterNews, type HubState } from '../feed/websub.ts';
import { networkOf } from '../networks/names.ts';
import { RECORDS, showsPicture } from '../networks/records.ts';
import type { FeedSettings, Settings } from '../settings.ts';
import type { Draft } from '../records/draft.ts';
import { changeDraft } from './change-draft.ts';
import { headlineOf, textBeyond } from './headline.ts';
import type { TwinKey } from './twin.ts';
import { follow, type FollowDeps } from './follow.ts';
import type { Store } from '../records/store.ts';
import type { Act } from '../records/audit.ts';
import type { PollTimes } from '../records/poll.ts';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../records/durations.ts';

/** What was recorded at an item's first sight, and the draft it became. */
export type SeenItem = SeenRow & { draft?: string };

export type DraftDeps = FollowDeps &
  Pick<Store, 'seen' | 'createDraft'> & {
    settings: Settings;
    choosePicture: ChoosePicture;
    twinKey: TwinKey;
  };

export type IngestDeps = DraftDeps &
  Pick<Store, 'takePoll' | 'keepPoll' | 'postponePoll' | 'saveSeen' | 'saveParked'> & {
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

/** Keys are kept for 400 days: an item that comes back within a year is known. */
const SEEN_FOR_MS = 400 * DAY_MS;
const WHO = 'machine:ingest';
/**
 * A search for a picture begins within this time of a poll, and takes 15 s at most. New items after that become
 * drafts without a picture, so that the poll ends in time.
 */
const PICTURES_WITHIN_MS = 8 * SECOND_MS;
const NO_PICTURE: Chosen = { media: null, why: null };

const shortHash = (...parts: string[]): string =>
  createHash('sha256').update(parts.join('\n'), 'utf8').digest('hex').slice(0, 20);

const draftIdOf = (feed: string, { keys }: PlannedItem): string =>
  shortHash('draft', feed, keys.guid ?? keys.link ?? '');
/** The ids that the draft of an item can have: by the key that the item had when it was made. */
const draftIdsOf = (feed: string, { guid, link }: PlannedItem['keys']): string[] =>
  [guid, link].flatMap((key) => (key === null ? [] : [shortHash('draft', feed, key)]));
const deliveryIdOf = (draft: string, account: string): string => shortHash('delivery', draft, account);

export const pollSettings = (feed: FeedSettings): PollSettings => ({
  url: feed.url,
  everyMs: feed.every,
  backfill: feed.backfill,
  rules: feed.rules,
});

/** A language tag as BCP 47 writes it; the site's language where the feed names none that can be read. */
const langOf = (written: string | null, settings: Settings): string => {
  const tag = readLang(written ?? '');
  return tag === null ? settings.site.locale : (Intl.getCanonicalLocales(tag)[0] ?? settings.site.locale);
};

const feedName = (feed: string, document: { title: string } | null): string => document?.title || feed;

/**
 * The text of one item for one account, as the feed's template makes it. Throws when the network's rules allow no
 * text for the item.
 */
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
  image: Media | null,
  at: { deliveryId: string; createdAt: number },
): Content => {
  const network = networkOf(account);
  const link = item.link === null ? null : publishedLink(feed.rules, item.link, { network, account, feed: item.feed });
  const summary = textBeyond(item.title, item.summary);
  const parts = compose(network, feed.template, { ...item, link, summary });
  return Content.parse({
    account,
    text: parts.text,
    link: parts.link,
    facets: parts.facets,
    tags: parts.tags,
    card: parts.card === null ? null : { ...parts.card, image },
    media: image !== null && RECORDS[network].pictures.post?.ofItem === true ? [image] : [],
    langs: [langOf(item.lang, settings)],
    createdAt: new Date(at.createdAt).toISOString(),
    providerKey: providerKey(at.deliveryId, at.createdAt),
  });
};

/** Tells the approver why there is no picture, when one was named. */
const flagOf = ({ why }: Chosen): string[] => (why === null ? [] : [`no-picture:${why}`]);

/** An item's picture: looked for only where one of these accounts shows it. */
const pictureFor = async (
  deps: Pick<DraftDeps, 'choosePicture' | 'now'>,
  feed: FeedSettings,
  item: PlannedItem['item'],
  accounts: readonly string[],
  until: number,
): Promise<Chosen> => {
  if (item.link === null || !accounts.some(showsPicture)) return NO_PICTURE;
  if (deps.now() > until) return { media: null, why: item.image === null ? null : 'unreachable' };
  return deps.choosePicture(feed.rules?.image, item);
};

/** The draft and the deliveries that one new item becomes for these accounts. */
export const draftOf = (
  settings: Settings,
  feedId: string,
  planned: PlannedItem,
  accounts: readonly string[],
  feedTitle: string,
  now: number,
  picture: Chosen = NO_PICTURE,
): { draft: Draft; deliveries: Delivery[] } | null => {
  const feed = settings.feeds[feedId];
  if (feed === undefined) return null;
  const { item } = planned;
  const draftId = draftIdOf(feedId, planned);
  const title = headlineOf(item);
  const fields = {
    title,
    link: item.link,
    summary: item.summary,
    lang: item.lang,
    hashtags: hashtagsOf(feed.rules, item.categories),
    feed: feedTitle,
  };
  const deliveries = accounts.map((account): Delivery => {
    const id = deliveryIdOf(draftId, account);
    const content = contentFor(settings, feed, account, fields, picture.media, { deliveryId: id, createdAt: now });
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
    title,
    link: item.link,
    summary: item.summary,
    image: item.image,
    publishedAt: item.publishedAt,
    lang: item.lang,
    deliveries: deliveries.map(({ id }) => id),
    createdAt: now,
    flags: [...planned.flags, ...flagOf(picture), ...planned.labels],
  };
  return { draft, deliveries };
};

const tableKey = (feed: string, key: string): string => `${feed}#${key}`;
const accountKey = (account: string, link: string): string => `${account}#${link}`;

const asSeen = (row: unknown): SeenItem | null =>
  typeof row === 'object' && row !== null && 'key' in row ? (row as SeenItem) : null;

const UNREADABLE = 'UnreadableItem';
const isUnreadable = (error: unknown): boolean => error instanceof Error && error.name === UNREADABLE;

/** `draftOf`, with a name for what can never be one. */
const readable: typeof draftOf = (...input) => {
  try {
    return draftOf(...input);
  } catch (error) {
    throw Object.assign(new Error(String(error), { cause: error }), { name: UNREADABLE });
  }
};

type LinkKeys = {
  /** Those of its page, which are written. */
  own: readonly string[];
  /** Those under which another feed, or an earlier version, may have told it. */
  known: readonly string[];
  /** That of the page that a page for telephones, or an AMP page, names. */
  twin: string | null;
};

const linkKeys = async (deps: DraftDeps, { keys, item }: PlannedItem, until: number): Promise<LinkKeys> => {
  const { link } = keys;
  if (link === null) return { own: [], known: [], twin: null };
  const found = deps.now() > until ? null : await deps.twinKey(item);
  const twin = found === link ? null : found;
  const own = twin === null ? [link] : [link, twin];
  return { own, known: [...new Set([...own, ...formerLinkKeys(keys, item)])], twin };
};

/** A headline of fewer words than this is a heading: `Sport`, `Morning briefing`. */
const WORDS_OF_HEADLINE = 3;
/** A headline that comes again after so long is another story's. */
const HEARD_FOR_MS = 14 * DAY_MS;

/** One key for a headline however it is written; null for one that many stories may have. */
const headlineKey = (title: string): string | null => {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const heard = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return heard.length < WORDS_OF_HEADLINE ? null : `:headline#${digest('text', heard.join(' '))}`;
};

/** The draft of an item with this headline that came before under another address; null where there is none. */
const earlierDraft = async (deps: DraftDeps, { id, title, link }: Draft): Promise<string | null> => {
  const key = headlineKey(title);
  const rows = key === null ? new Map<string, unknown>() : await deps.seen([key]);
  const named = [...rows.values()].flatMap((row) => asSeen(row)?.draft ?? [])[0];
  const found = named === undefined || named === id ? null : await deps.draft(named);
  if (found === null || deps.now() - found.createdAt > HEARD_FOR_MS) return null;
  const page = (address: string | null) => comparedLink(canonicalLink(address ?? '') ?? '');
  return link !== null && page(found.link) === page(link) ? null : found.id;
};

/** What to remember of a new draft: its item, by the feed and for each account, and its headline. */
const seenRowsOf = (
  feedId: string,
  { id: draft, title }: Draft,
  rows: readonly SeenRow[],
  links: LinkKeys,
  accounts: readonly string[],
) => {
  const [first] = rows;
  const ofTwin = links.twin === null || first === undefined ? [] : [{ ...first, key: links.twin }];
  const own = [...rows, ...ofTwin].map((row) => ({
    key: tableKey(feedId, row.key),
    row: { ...row, draft },
    once: false,
  }));
  const shared = accounts.flatMap((account) =>
    links.own.map((key) => ({ key: accountKey(account, key), row: { key, draft }, once: true })),
  );
  const headline = headlineKey(title);
  const heard = headline === null ? [] : [{ key: headline, row: { key: headline, draft }, once: false }];
  return [...own, ...shared, ...heard];
};

/**
 * Makes one item a draft, unless every account of the feed already has its story from another feed: then that draft
 * names both feeds. Answers how many deliveries were made. `parked`: a person keeps this parked item by it.
 */
export const makeDraft = async (
  deps: DraftDeps,
  feedId: string,
  planned: PlannedItem,
  feedTitle: string,
  rows: readonly SeenRow[],
  picturesUntil = deps.now() + PICTURES_WITHIN_MS,
  parked?: string,
): Promise<number> => {
  const feed = deps.settings.feeds[feedId];
  if (feed === undefined) return 0;
  const links = await linkKeys(deps, planned, picturesUntil);
  const twin = links.twin === null ? new Map() : await deps.seen([tableKey(feedId, links.twin)]);
  // Another form of its page was an item of this feed before.
  if (twin.size > 0) return 0;
  let picture: Chosen | null = null;
  for (let round = 0; round < 3; round += 1) {
    const keysOf = (account: string) => links.known.map((link) => accountKey(account, link));
    const told = links.known.length === 0 ? new Map<string, unknown>() : await deps.seen(feed.accounts.flatMap(keysOf));
    const accounts = feed.accounts.filter((account) => !keysOf(account).some((key) => told.has(key)));
    const others = new Set([...told.values()].flatMap((row) => asSeen(row)?.draft ?? []));
    for (const other of others) await nameFeed(deps, other, feedId);
    if (accounts.length === 0) return 0;
    picture ??= await pictureFor(deps, feed, planned.item, accounts, picturesUntil);
    const now = deps.now();
    const made = readable(deps.settings, feedId, planned, accounts, feedTitle, now, picture);
    if (made === null) return 0;
    const draft = made.draft.id;
    const earlier = await earlierDraft(deps, made.draft);
    const act: Act = { at: now, who: WHO, how: `from feed ${feedId}` };
    const all = seenRowsOf(feedId, made.draft, rows, links, accounts);
    const whole = { ...made.draft, ...(earlier === null ? {} : { earlier }) };
    const answer = await deps.createDraft(whole, made.deliveries, all, now + SEEN_FOR_MS, act, parked);
    if (answer === 'decided') return 0;
    if (answer === 'created') {
      await deps.announce({ type: 'draft.created', id: draft, at: now, title: made.draft.title, url: made.draft.link });
      return made.deliveries.length;
    }
    // Another run made this draft, or another feed told the story to one of these accounts between the look and the
    // write.
    if ((await deps.draft(draft)) !== null) return 0;
  }
  throw new Error(`item ${planned.item.identity} could not be recorded`);
};

const tell = (deps: DraftDeps, type: EventType, { id, account }: Delivery, { at, how }: Act): Promise<void> =>
  deps.announce({ type, id, at, account, detail: how });

/** Others may move a delivery between a look and its write; so often it is looked at again. */
const NAME_ROUNDS = 10;

/**
 * The same item in two feeds of one account is one draft that names both. A delivery that was approved keeps the
 * feeds it was approved with until it is asked about again. The draft names the feed first: whoever approves
 * afterwards approves for every feed of the draft, whatever becomes of this run. Each step can be repeated.
 */
const nameFeed = async (deps: DraftDeps, draftId: string, feedId: string): Promise<void> => {
  const draft = await changeDraft(deps, draftId, ({ feeds }) =>
    feeds.includes(feedId) ? null : { feeds: [...feeds, feedId] },
  );
  let left = draft?.deliveries ?? [];
  for (let round = 0; left.length > 0; round += 1) {
    if (round === NAME_ROUNDS) throw new Error(`the deliveries of draft ${draftId} changed again and again`);
    const again: string[] = [];
    for (const delivery of await deps.deliveries(left)) {
      if (delivery.state !== 'draft' || delivery.feeds.includes(feedId)) continue;
      const feeds = [...delivery.feeds, feedId];
      const act: Act = { at: deps.now(), who: WHO, how: `also in feed ${feedId}` };
      const moved = await deps.move(delivery, { feeds }, act);
      if (moved.kind === 'moved') await tell(deps, 'delivery.edited', delivery, act);
      else again.push(delivery.id);
    }
    left = again;
  }
};

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

/** What is remembered of an item of a feed, by key. */
const rowsOfKeys = async (
  deps: Pick<Store, 'seen'>,
  feedId: string,
  { guid, link }: PlannedItem['keys'],
): Promise<Map<string, SeenItem>> => {
  const keys = [guid, link].filter((key) => key !== null);
  const found = await deps.seen(keys.map((key) => tableKey(feedId, key)));
  return new Map(
    keys.flatMap((key): [string, SeenItem][] => {
      const row = asSeen(found.get(tableKey(feedId, key)));
      return row === null ? [] : [[key, row]];
    }),
  );
};

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
 * with nothing new costs one write: the one that takes the poll. Of two runs at the same time only one polls.
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
  taken: { by: string; memory: unknown } & PollTimes,
  isPing: boolean,
): Promise<IngestReport | null> => {
  const { by, polledAt, nextAt } = taken;
  const memory = taken.memory as FeedState | null;
  const stored = memory === null ? null : { ...memory, polledAt, nextAt };
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

export type ParkedDeps = DraftDeps & Pick<Store, 'parkedItem' | 'settleParked'>;

/** The poll that parked an item may write its rows while a person decides; so often they are looked at again. */
const DECIDE_ROUNDS = 5;

/**
 * A person's yes or no to a parked item. Of two people one decides. `gone`: it is not parked any more. `no-feed`: its
 * feed is no longer configured, so that no draft can be made of it; it stays parked.
 */
export const decideParked = async (
  deps: ParkedDeps,
  order: { id: string; by: string; keep: boolean },
): Promise<'done' | 'gone' | 'no-feed'> => {
  const parked = await deps.parkedItem(order.id);
  if (parked === null) return 'gone';
  if (order.keep && !(parked.feed in deps.settings.feeds)) return 'no-feed';
  const { feed } = parked;
  const item = parked.item as PlannedItem;
  const print = encodePrint(printOf(item.item, item.keys));
  for (let round = 0; round < DECIDE_ROUNDS; round += 1) {
    const stored = await rowsOfKeys(deps, feed, item.keys);
    // The poll writes these rows after it has parked the item: a decision may come before them, and stands.
    const rows = [item.keys.guid, item.keys.link].flatMap((key) => {
      if (key === null) return [];
      const { at } = parked;
      const row = { key, firstSeenAt: at, lastSeenAt: at, outcome: 'parked' as const, reason: parked.reason, print };
      return [stored.get(key) ?? row];
    });
    const kept = rows.map((row) => ({ ...row, outcome: 'draft' as const, reason: null }));
    if (order.keep && (await makeDraft(deps, feed, item, feed, kept, undefined, order.id)) > 0) return 'done';
    const dropped = rows.map((row) => ({ ...row, outcome: 'skipped' as const, reason: `dropped by ${order.by}` }));
    const settled = await deps.settleParked(
      order.id,
      (order.keep ? kept : dropped).map((row) => ({ key: tableKey(feed, row.key), row, was: stored.get(row.key) })),
      deps.now() + SEEN_FOR_MS,
    );
    if (settled !== 'changed') return settled === 'settled' ? 'done' : 'gone';
  }
  throw new Error(`the rows of parked item ${order.id} changed again and again`);
};
