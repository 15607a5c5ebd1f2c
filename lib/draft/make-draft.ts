import type { EventType } from '../events.ts';
import type { SeenRow } from '../feed/codec.ts';
import { digest, formerLinkKeys } from '../feed/identity.ts';
import { canonicalLink, comparedLink } from '../feed/links.ts';
import type { PlannedItem } from '../feed/plan.ts';
import type { Chosen, ChoosePicture } from '../picture/choose.ts';
import type { Act } from '../records/audit.ts';
import type { Delivery } from '../records/delivery.ts';
import type { Draft } from '../records/draft.ts';
import { DAY_MS, SECOND_MS } from '../records/durations.ts';
import type { Store } from '../records/store.ts';
import type { Settings } from '../settings.ts';
import { changeDraft } from './change-draft.ts';
import { draftOf, pictureFor } from './draft-of.ts';
import type { FollowDeps } from './follow.ts';
import type { TwinKey } from './twin.ts';

/** Makes an item a draft in the table, once, whichever feeds tell it. */

/** What was recorded at an item's first sight, and the draft it became. */
export type SeenItem = SeenRow & { draft?: string };

export type DraftDeps = FollowDeps &
  Pick<Store, 'seen' | 'createDraft'> & {
    settings: Settings;
    choosePicture: ChoosePicture;
    twinKey: TwinKey;
  };

/** Keys are kept for 400 days: an item that comes back within a year is known. */
export const SEEN_FOR_MS = 400 * DAY_MS;
const WHO = 'machine:ingest';

/**
 * A search for a picture begins within this time of a poll, and takes 15 s at most. New items after that become
 * drafts without a picture, so that the poll ends in time.
 */
export const PICTURES_WITHIN_MS = 8 * SECOND_MS;

export const tableKey = (feed: string, key: string): string => `${feed}#${key}`;
export const accountKey = (account: string, link: string): string => `${account}#${link}`;

export const asSeen = (row: unknown): SeenItem | null =>
  typeof row === 'object' && row !== null && 'key' in row ? (row as SeenItem) : null;

const UNREADABLE = 'UnreadableItem';
export const isUnreadable = (error: unknown): boolean => error instanceof Error && error.name === UNREADABLE;

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

/** What is remembered of an item of a feed, by key. */
export const rowsOfKeys = async (
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
