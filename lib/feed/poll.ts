import { isDeepStrictEqual } from 'node:util';
import { digest, documentKeys, type ItemKeys } from './identity.ts';
import type { FeedDocument, FeedItem } from './item.ts';
import { applyRules, type FeedRules, type RuleTrace } from './rules.ts';
import { nextAfterAnswer, nextAfterFailure, type Pace } from './schedule.ts';
import { everyWithHub, type HubState } from './websub.ts';

/**
 * One poll of one feed: what an answer of the publisher means for what we know. Rules only: the flow at the end of this file
 * asks for what they need. Times are epoch milliseconds.
 */
export type Validators = { readonly etag: string | null; readonly lastModified: string | null };

export type PollSettings = {
  readonly url: string;
  readonly everyMs: number;
  /** How many items of the very first document become drafts; 0 announces nothing. */
  readonly backfill: number;
  readonly rules?: FeedRules | undefined;
};

export type FeedState = {
  readonly version: 1;
  readonly status: 'active' | 'gone';
  /** The configured address when it was last polled: what is known about another address does not count. */
  readonly url: string;
  /** Where the feed is now, after permanent redirects; null while it is where the configuration says. */
  readonly movedTo: string | null;
  readonly validators: Validators | null;
  /** When a whole document was last read. */
  readonly readAt: number | null;
  readonly polledAt: number;
  readonly nextAt: number;
  /** A publisher's own wish (Retry-After): nothing is asked before it. */
  readonly retryAt: number | null;
  readonly failures: number;
  /** The newest date of any item read so far that was not ahead of the clock when it was read. */
  readonly newestAt: number | null;
  /** Prints of the items of the last documents, newest first; see `Known`. */
  readonly known: readonly string[];
  /** How many of `known` were in the last document. */
  readonly present: number;
  /** Items that became drafts, by UTC day. */
  readonly today: { readonly day: string; readonly count: number } | null;
  /** What the last whole document asked for: time between fetches, and UTC hours without any. */
  readonly ttlMs: number | null;
  readonly skipHours: readonly number[];
  readonly hub: HubState | null;
};

/** One row of memory, written once per key: at least 12 months, so that an item that comes back is known. */
export type SeenRow = {
  readonly key: string;
  readonly firstSeenAt: number;
  readonly lastSeenAt: number;
  readonly outcome: 'draft' | 'parked' | 'skipped';
  readonly reason: string | null;
  /** What the item looked like; see `Known`. */
  readonly print: string;
};

export type SkipReason = 'first-poll' | 'filtered' | 'too-old' | 'over-limit' | 'duplicate' | 'known' | 'unreadable';
export type ParkReason = 'migrated' | 'flood';
export type ChangeReason = 'title' | 'link' | 'date' | 'summary' | 'alert';

export type PlannedItem = {
  /** As the rules left it (tracking stripped, image chosen). */
  readonly item: FeedItem;
  readonly keys: ItemKeys;
  /** `late`: dated before the previous poll; `future`: dated ahead of the clock; the rest as in the item. */
  readonly flags: readonly string[];
  readonly labels: readonly string[];
  readonly rules: readonly RuleTrace[];
};

export type PollPlan = {
  readonly new: readonly PlannedItem[];
  readonly parked: readonly (PlannedItem & { readonly reason: ParkReason })[];
  /** Known items whose text, link or date differ; `outcome` tells what became of them when they were new (null: not looked up, only the date moved). */
  readonly changed: readonly (PlannedItem & {
    readonly reasons: readonly ChangeReason[];
    readonly outcome: SeenRow['outcome'] | null;
  })[];
  readonly skipped: readonly (PlannedItem & { readonly reason: SkipReason; readonly detail: string | null })[];
  /** Items missing from two documents in a row while older ones are still there: taken back by the publisher. */
  readonly vanished: readonly ItemKeys[];
  /** Rows to write; for those of new items with the condition that the key is not there yet. */
  readonly rows: readonly SeenRow[];
  readonly state: FeedState;
};

/** Text digests and date of an item as last seen, in one string: keys, then what an edit changes, then how often it was missing. */
type Known = {
  readonly guid: string | null;
  readonly link: string | null;
  readonly title: string;
  readonly summary: string;
  readonly publishedAt: number | null;
  readonly alert: string;
  readonly missing: number;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const KNOWN_AT_LEAST = 200;
/** Missing from more documents than this says nothing more. */
const LONG_MISSING = 3;
/** When the last whole document was read is kept at least as often. */
const READ_NOTED_MS = 12 * HOUR_MS;
/** Fewer new items than this are never a flood. */
const FLOOD_AT_LEAST = 3;

/** True when nothing may be asked of the publisher yet. */
export function isTooEarly(state: FeedState | null, now: number): boolean {
  return state !== null && (state.status === 'gone' || (state.retryAt !== null && now < state.retryAt));
}

export function isDue(state: FeedState | null, now: number): boolean {
  return state === null || (!isTooEarly(state, now) && now >= state.nextAt);
}

/** Until when the feed's items are known: a poll that found nothing new says so too. */
function lastReadAt(state: FeedState | null): number | null {
  if (state?.readAt == null) return null;
  return state.failures === 0 ? Math.max(state.readAt, state.polledAt) : state.readAt;
}

/**
 * Whether a poll left anything that the next one must know. `after` follows on `before`; when neither differs but in times, only a `nextAt` other than
 * `expectedAt` (when the feed is polled next if nothing is written) is worth a write.
 */
export function isWorthKeeping(before: FeedState | null, after: FeedState, expectedAt: number): boolean {
  if (before === null || after.status === 'gone') return true;
  const rest = Math.max(MINUTE_MS, after.nextAt - after.polledAt);
  if (Math.abs(after.nextAt - expectedAt) > rest / 8) return true;
  if (before.readAt === null || (after.readAt ?? 0) - before.readAt > READ_NOTED_MS) return true;
  const lasting = (state: FeedState) => ({ ...state, polledAt: 0, nextAt: 0, readAt: null, newestAt: null });
  return !isDeepStrictEqual(lasting(before), lasting(after));
}

/** The state as it counts for this address: after a change of the configured address, items stay known and all about the old address is forgotten. */
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

/** The validators to send: none when the last whole document is older than a day, since a wrong one would answer 304 for ever. */
export function validatorsToSend(state: FeedState | null, now: number): Validators | null {
  if (state?.validators === undefined || state.validators === null || state.readAt === null) return null;
  return now - state.readAt >= DAY_MS ? null : state.validators;
}

/** The keys whose rows must be read before this document can be judged: of unknown and of edited items. None when nothing is new. */
export function keysToLookUp(state: FeedState | null, feed: FeedDocument): string[] {
  if (state === null || state.readAt === null) return [];
  const keys = documentKeys(feed.items, feed.link);
  const index = knownIndex(state.known.map(decodeKnown));
  const wanted = new Set<string>();
  feed.items.forEach((item, at) => {
    const own = keys[at];
    if (own === undefined) return;
    const known = find(index, own);
    // A date that moves with every fetch is common, and no reason to read rows each time.
    if (
      known !== undefined &&
      hasBothKeys(known, own) &&
      differences(known, item, own).every((reason) => reason === 'date')
    )
      return;
    if (own.guid !== null) wanted.add(own.guid);
    if (own.link !== null) wanted.add(own.link);
  });
  return [...wanted];
}

export type PollInput = {
  readonly settings: PollSettings;
  /** Null before the first poll. */
  readonly state: FeedState | null;
  readonly feed: FeedDocument;
  readonly seen: ReadonlyMap<string, SeenRow>;
  readonly answer: {
    readonly validators: Validators | null;
    readonly permanentUrl: string | null;
    readonly maxAgeMs: number | null;
  };
  readonly now: number;
  readonly jitter: number;
};

/** What a whole document means: which items are new, which were edited, which wait for a person, and what to remember. */
export function planPoll(input: PollInput): PollPlan {
  const { state, feed, now } = input;
  const isFirst = state === null || state.readAt === null;
  const keys = documentKeys(feed.items, feed.link);
  const known = state?.known.map(decodeKnown) ?? [];
  const index = knownIndex(known);
  const rows: SeenRow[] = [];
  const skipped: PollPlan['skipped'][number][] = [];
  const changed: PollPlan['changed'][number][] = [];
  const fresh: PlannedItem[] = [];
  const taken = new Set<string>();
  const prints: Known[] = [];

  feed.items.forEach((item, at) => {
    const own = keys[at];
    if (own === undefined) return;
    const planned = plannedItem(input, item, own);
    const twin = isTaken(taken, own);
    take(taken, own);
    if (twin) {
      // The row makes the second key known as well.
      rows.push(...rowsFor(own, item, now, 'skipped', 'duplicate', input.seen));
      if (find(index, own) === undefined && rowOf(input.seen, own) === undefined)
        skipped.push({ ...planned, reason: 'duplicate', detail: null });
      return;
    }
    prints.push(printOf(item, own));
    const before = find(index, own) ?? knownOfRow(rowOf(input.seen, own));
    if (before === undefined) {
      fresh.push(planned);
      return;
    }
    const reasons = differences(before, item, own);
    const isOutsideList = find(index, own) === undefined;
    if (reasons.length === 0 && !isOutsideList && hasBothKeys(before, own)) return;
    const row = rowOf(input.seen, own);
    if (reasons.some((reason) => reason !== 'date') || isOutsideList || !hasBothKeys(before, own))
      rows.push(...rowsFor(own, item, now, row?.outcome ?? 'skipped', row?.reason ?? null, input.seen));
    if (reasons.length > 0) changed.push({ ...planned, reasons, outcome: row?.outcome ?? null });
  });

  const judged = judgeFresh(input, fresh, isFirst, known);
  for (const entry of judged.skipped)
    rows.push(...rowsFor(entry.keys, entry.item, now, 'skipped', entry.reason, input.seen));
  for (const entry of judged.parked)
    rows.push(...rowsFor(entry.keys, entry.item, now, 'parked', entry.reason, input.seen));
  for (const entry of judged.accepted) rows.push(...rowsFor(entry.keys, entry.item, now, 'draft', null, input.seen));

  const absent = known
    .filter((entry) => !isTaken(taken, entry))
    .map((entry) => ({ ...entry, missing: Math.min(entry.missing + 1, LONG_MISSING) }));
  return {
    new: judged.accepted,
    parked: judged.parked,
    changed,
    skipped: [...skipped, ...judged.skipped],
    vanished: vanishedOf(absent, feed, state),
    rows: uniqueRows(rows),
    state: nextState(input, prints, absent, judged.accepted.length),
  };
}

export type FailureKind = 'fetch' | 'document';

/** After a failure: nothing is forgotten; validators of a body that could not be read are, so that the next fetch is whole. */
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

/** After a 304: as alive as after a whole document. New validators replace old ones; absent ones do not. */
export function stateAfterNotModified(
  url: string,
  state: FeedState | null,
  answer: {
    readonly validators: Validators | null;
    readonly permanentUrl: string | null;
    readonly maxAgeMs: number | null;
  },
  pace: Pace,
): FeedState {
  const before = state ?? emptyState(url, pace.now);
  return {
    ...before,
    status: 'active',
    movedTo: answer.permanentUrl ?? before.movedTo,
    validators: mergeValidators(before.validators, answer.validators),
    polledAt: pace.now,
    failures: 0,
    retryAt: null,
    nextAt: nextAfterAnswer(
      { ...pace, everyMs: everyWithHub(pace.everyMs, before.hub, pace.now) },
      {
        ttlMs: before.ttlMs,
        maxAgeMs: answer.maxAgeMs,
        skipHours: before.skipHours,
        publishedAt: before.known.slice(0, before.present).map((print) => decodeKnown(print).publishedAt),
      },
    ),
  };
}

/** After a 410: no further request, until a person changes the address. */
export function stateAfterGone(url: string, state: FeedState | null, pace: Pace): FeedState {
  return {
    ...(state ?? emptyState(url, pace.now)),
    status: 'gone',
    polledAt: pace.now,
    nextAt: Number.MAX_SAFE_INTEGER,
    failures: 0,
  };
}

function emptyState(url: string, now: number): FeedState {
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

function plannedItem(input: PollInput, item: FeedItem, keys: ItemKeys): PlannedItem {
  const outcome = applyRules(input.settings.rules, item);
  const flags: string[] = [...item.flags];
  const at = item.publishedAt;
  if (at !== null && at > input.now + 10 * MINUTE_MS) flags.push('future');
  const readAt = lastReadAt(input.state);
  if (at !== null && readAt !== null && at < readAt - HOUR_MS) flags.push('late');
  return { item: outcome.item, keys, flags, labels: outcome.labels, rules: outcome.trace };
}

type Judged = {
  readonly accepted: readonly PlannedItem[];
  readonly parked: PollPlan['parked'];
  readonly skipped: PollPlan['skipped'];
};

/** What becomes of unknown items: the first document is only remembered, rules drop, a flood waits for a person, limits skip. */
function judgeFresh(
  input: PollInput,
  fresh: readonly PlannedItem[],
  isFirst: boolean,
  known: readonly Known[],
): Judged {
  const skipped: PollPlan['skipped'][number][] = [];
  const newestFirst = [...fresh].sort((a, b) => (b.item.publishedAt ?? 0) - (a.item.publishedAt ?? 0));
  const candidates: PlannedItem[] = [];
  for (const entry of newestFirst) {
    const dropped = entry.rules.find((rule) => rule.effect === 'drop');
    if (dropped !== undefined) skipped.push({ ...entry, reason: 'filtered', detail: dropped.rule });
    else if (isTooOld(input, entry.item)) skipped.push({ ...entry, reason: 'too-old', detail: null });
    else candidates.push(entry);
  }
  if (isFirst) {
    const announced = candidates.slice(0, Math.max(0, input.settings.backfill));
    for (const entry of candidates.slice(announced.length))
      skipped.push({ ...entry, reason: 'first-poll', detail: null });
    return { accepted: inDocumentOrder(fresh, announced), parked: [], skipped };
  }
  const reason = floodReason(input, fresh, known);
  if (reason !== null)
    return { accepted: [], parked: inDocumentOrder(fresh, candidates).map((entry) => ({ ...entry, reason })), skipped };
  const room = Math.min(roomToday(input), input.settings.rules?.maxPerPoll ?? Number.MAX_SAFE_INTEGER);
  const accepted = candidates.slice(0, room);
  for (const entry of candidates.slice(accepted.length)) skipped.push({ ...entry, reason: 'over-limit', detail: null });
  return { accepted: inDocumentOrder(fresh, accepted), parked: [], skipped };
}

function inDocumentOrder(fresh: readonly PlannedItem[], chosen: readonly PlannedItem[]): PlannedItem[] {
  const set = new Set(chosen);
  return fresh.filter((entry) => set.has(entry));
}

function isTooOld(input: PollInput, item: FeedItem): boolean {
  const maxAgeMs = input.settings.rules?.maxAge;
  return maxAgeMs !== undefined && item.publishedAt !== null && item.publishedAt < input.now - maxAgeMs;
}

/**
 * Most items of a known feed look new at once, and most of those are not news: dated a day or more before the newest item already known, or under
 * headlines already known.
 * That is a site that moved or a mistake at the publisher; a busy day has later dates and other headlines.
 */
function floodReason(input: PollInput, fresh: readonly PlannedItem[], known: readonly Known[]): ParkReason | null {
  const total = input.feed.items.length;
  if (known.length === 0 || fresh.length < FLOOD_AT_LEAST || fresh.length * 2 <= total) return null;
  const titles = new Set(known.map((entry) => entry.title));
  // A feed whose every date was ahead of the clock still cannot bring last week's news.
  const newestAt = input.state?.newestAt ?? input.state?.readAt ?? input.now;
  // Distinct ones: a bulletin that always has the same headline has not moved.
  const retitled = new Set(fresh.map(({ item }) => textDigest(item.title)).filter((title) => titles.has(title))).size;
  const backdated = fresh.filter(
    ({ item }) => item.publishedAt !== null && item.publishedAt < newestAt - DAY_MS,
  ).length;
  // Half of what is new, or half of what was there: a site that moved may show more of its past, under the day of its move.
  const moved = Math.min(fresh.length, input.state?.present ?? fresh.length);
  if (retitled >= FLOOD_AT_LEAST && retitled * 2 >= moved) return 'migrated';
  return backdated * 2 > fresh.length ? 'flood' : null;
}

function roomToday(input: PollInput): number {
  const maxPerDay = input.settings.rules?.maxPerDay;
  if (maxPerDay === undefined) return Number.MAX_SAFE_INTEGER;
  const today = input.state?.today;
  const used = today?.day === dayOf(input.now) ? today.count : 0;
  return Math.max(0, maxPerDay - used);
}

function vanishedOf(absent: readonly Known[], feed: FeedDocument, state: FeedState | null): ItemKeys[] {
  const dates = feed.items.map((item) => item.publishedAt).filter((at) => at !== null);
  // A feed that shrank or is empty says nothing about single items.
  if (dates.length === 0 || feed.items.length * 2 < (state?.present ?? 0)) return [];
  const oldest = Math.min(...dates);
  return absent
    .filter((entry) => entry.missing === 2 && entry.publishedAt !== null && entry.publishedAt > oldest)
    .map(({ guid, link }) => ({ guid, link }));
}

function nextState(input: PollInput, prints: readonly Known[], absent: readonly Known[], accepted: number): FeedState {
  const { now, feed } = input;
  const before = input.state ?? emptyState(input.settings.url, now);
  const dates = feed.items.map((item) => item.publishedAt).filter((at) => at !== null && at <= now);
  const newest = Math.max(before.newestAt ?? 0, ...dates.map((at) => at ?? 0));
  const keep = Math.max(KNOWN_AT_LEAST, prints.length * 2) - prints.length;
  const everyMs = everyWithHub(input.settings.everyMs, before.hub, now);
  const pace: Pace = { now, everyMs, jitter: input.jitter };
  const counted = before.today?.day === dayOf(now) ? before.today.count : 0;
  return {
    ...before,
    status: 'active',
    movedTo: input.answer.permanentUrl ?? before.movedTo,
    validators: input.answer.validators,
    readAt: now,
    polledAt: now,
    failures: 0,
    retryAt: null,
    newestAt: newest === 0 ? null : newest,
    known: [...prints, ...absent.slice(0, Math.min(keep, 1000))].map(encodeKnown),
    present: prints.length,
    today: counted + accepted === 0 ? before.today : { day: dayOf(now), count: counted + accepted },
    ttlMs: feed.ttlMs,
    skipHours: feed.skipHours,
    nextAt: nextAfterAnswer(pace, {
      ttlMs: feed.ttlMs,
      maxAgeMs: input.answer.maxAgeMs,
      skipHours: feed.skipHours,
      publishedAt: feed.items.map((item) => item.publishedAt),
    }),
  };
}

function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}

function mergeValidators(before: Validators | null, after: Validators | null): Validators | null {
  if (after === null || (after.etag === null && after.lastModified === null)) return before;
  return { etag: after.etag ?? before?.etag ?? null, lastModified: after.lastModified ?? before?.lastModified ?? null };
}

function printOf(item: FeedItem, keys: ItemKeys): Known {
  return {
    guid: keys.guid,
    link: keys.link,
    title: textDigest(item.title),
    summary: textDigest(item.summary),
    publishedAt: item.publishedAt,
    alert: item.alert === null ? '' : textDigest(item.alert.key),
    missing: 0,
  };
}

function textDigest(text: string): string {
  return digest('text', text).slice(0, 8);
}

function encodeKnown(known: Known): string {
  const date = known.publishedAt === null ? '' : known.publishedAt.toString(36);
  return [
    known.guid ?? '',
    known.link ?? '',
    known.title,
    known.summary,
    date,
    known.alert,
    String(known.missing),
  ].join('.');
}

function decodeKnown(print: string): Known {
  const [guid, link, title, summary, date, alert, missing] = print.split('.');
  return {
    guid: guid || null,
    link: link || null,
    title: title ?? '',
    summary: summary ?? '',
    publishedAt: date === undefined || date === '' ? null : Number.parseInt(date, 36),
    alert: alert ?? '',
    missing: Number(missing ?? '0'),
  };
}

function differences(before: Known, item: FeedItem, keys: ItemKeys): ChangeReason[] {
  const after = printOf(item, keys);
  const reasons: ChangeReason[] = [];
  if (before.title !== after.title) reasons.push('title');
  if (before.link !== null && after.link !== null && before.link !== after.link) reasons.push('link');
  if (before.publishedAt !== after.publishedAt && after.publishedAt !== null) reasons.push('date');
  if (before.summary !== after.summary) reasons.push('summary');
  if (before.alert !== after.alert) reasons.push('alert');
  return reasons;
}

type KnownIndex = ReadonlyMap<string, Known>;

function knownIndex(known: readonly Known[]): KnownIndex {
  const index = new Map<string, Known>();
  for (const entry of known) {
    if (entry.guid !== null && !index.has(`g${entry.guid}`)) index.set(`g${entry.guid}`, entry);
    if (entry.link !== null && !index.has(`l${entry.link}`)) index.set(`l${entry.link}`, entry);
  }
  return index;
}

function find(index: KnownIndex, keys: ItemKeys): Known | undefined {
  return (
    (keys.guid === null ? undefined : index.get(`g${keys.guid}`)) ??
    (keys.link === null ? undefined : index.get(`l${keys.link}`))
  );
}

function isTaken(
  taken: ReadonlySet<string>,
  keys: { readonly guid: string | null; readonly link: string | null },
): boolean {
  return (keys.guid !== null && taken.has(keys.guid)) || (keys.link !== null && taken.has(keys.link));
}

function take(taken: Set<string>, keys: ItemKeys): void {
  if (keys.guid !== null) taken.add(keys.guid);
  if (keys.link !== null) taken.add(keys.link);
}

function hasBothKeys(before: Known, keys: ItemKeys): boolean {
  return (keys.guid === null || keys.guid === before.guid) && (keys.link === null || keys.link === before.link);
}

function rowOf(seen: ReadonlyMap<string, SeenRow>, keys: ItemKeys): SeenRow | undefined {
  return (
    (keys.guid === null ? undefined : seen.get(keys.guid)) ?? (keys.link === null ? undefined : seen.get(keys.link))
  );
}

function knownOfRow(row: SeenRow | undefined): Known | undefined {
  return row === undefined ? undefined : decodeKnown(row.print);
}

function rowsFor(
  keys: ItemKeys,
  item: FeedItem,
  now: number,
  outcome: SeenRow['outcome'],
  reason: string | null,
  seen: ReadonlyMap<string, SeenRow>,
): SeenRow[] {
  const print = encodeKnown(printOf(item, keys));
  return [keys.guid, keys.link].flatMap((key) =>
    key === null
      ? []
      : [{ key, firstSeenAt: seen.get(key)?.firstSeenAt ?? now, lastSeenAt: now, outcome, reason, print }],
  );
}

/** The first row of a key wins: a duplicate further down the document must not overwrite its twin's outcome. */
function uniqueRows(rows: readonly SeenRow[]): SeenRow[] {
  const order: Record<SeenRow['outcome'], number> = { draft: 0, parked: 1, skipped: 2 };
  const byKey = new Map<string, SeenRow>();
  for (const row of rows) {
    const other = byKey.get(row.key);
    if (other === undefined || order[row.outcome] < order[other.outcome]) byKey.set(row.key, row);
  }
  return [...byKey.values()];
}
