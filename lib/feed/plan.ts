import { decodePrint, encodePrint, isAlike, printOf, textDigest, type ItemPrint, type SeenRow } from './codec.ts';
import { documentKeys, type ItemKeys } from './identity.ts';
import type { FeedDocument, FeedItem } from './item.ts';
import type { FeedRules } from './rule-shape.ts';
import { applyRules, type RuleTrace } from './rules.ts';
import { nextAfterAnswer } from './schedule.ts';
import { emptyState, lastReadAt, paceWithHub, reached, type AnswerFacts, type FeedState } from './state.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../records/durations.ts';

/**
 * What to do with a document of a feed: which items are new, which were edited, which wait for a person, and what to
 * remember. Rules only. On its way, an item of the document is a `Sighting`; it is compared with what is remembered
 * (`Recognised`); an unknown one is judged and ends as new, parked or skipped (`PlannedItem`).
 */
export type PollSettings = {
  readonly url: string;
  readonly everyMs: number;
  /** How many items of the very first document become drafts; 0 announces nothing. */
  readonly backfill: number;
  readonly rules?: FeedRules | undefined;
};

export type PollInput = {
  readonly settings: PollSettings;
  /** Null before the first poll. */
  readonly state: FeedState | null;
  readonly feed: FeedDocument;
  /** The rows of memory that exist for `keysToLookUp`. */
  readonly seen: ReadonlyMap<string, SeenRow>;
  readonly answer: AnswerFacts;
  readonly now: number;
  readonly jitter: number;
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
export type ParkedItem = PlannedItem & { readonly reason: ParkReason };
export type SkippedItem = PlannedItem & { readonly reason: SkipReason; readonly detail: string | null };
export type ChangedItem = PlannedItem & {
  readonly reasons: readonly ChangeReason[];
  /** What became of the item when it was new. Null: not looked up, because only its date moved. */
  readonly outcome: SeenRow['outcome'] | null;
};

export type PollPlan = {
  readonly new: readonly PlannedItem[];
  readonly parked: readonly ParkedItem[];
  /** Known items whose text, link or date differ. */
  readonly changed: readonly ChangedItem[];
  readonly skipped: readonly SkippedItem[];
  /** Items missing from two documents in a row while older ones are still there: taken back by the publisher. */
  readonly vanished: readonly ItemKeys[];
  /** Rows to write; those of new items on condition that the key does not exist yet. */
  readonly rows: readonly SeenRow[];
  readonly state: FeedState;
};

const KNOWN_AT_LEAST = 200;
const MISSING_KEPT_AT_MOST = 1000;
/** Missing from more documents than this says nothing more. */
const LONG_MISSING = 3;
/** Fewer new items than this are never a flood. */
const FLOOD_AT_LEAST = 3;

/** One item of the document: as published, the keys it is known by, and what to remember of it. */
type Sighting = { readonly item: FeedItem; readonly keys: ItemKeys; readonly print: ItemPrint };

/** A known item: what is remembered of it, and whether that stands in the state (else in a row alone). */
type Recognised = { readonly print: ItemPrint; readonly row: SeenRow | undefined; readonly isListed: boolean };

/** The keys whose rows a plan needs: of unknown and of edited items. None when nothing is new. */
export function keysToLookUp(state: FeedState | null, feed: FeedDocument): string[] {
  if (state === null || state.readAt === null) return [];
  const listed = indexOf(state.known.map(decodePrint));
  const wanted = new Set<string>();
  for (const sighting of sightingsOf(feed)) {
    const print = listedPrint(listed, sighting);
    // A date that moves with every fetch is common, and no reason to read rows each time.
    const isKnown = print !== undefined && hasBothKeys(print, sighting.keys);
    if (isKnown && differences(print, sighting).every((reason) => reason === 'date')) continue;
    for (const key of keysToFind(sighting.keys)) wanted.add(key);
  }
  return [...wanted];
}

/** What a whole document means. */
export function planPoll(input: PollInput): PollPlan {
  const { state, feed } = input;
  const remembered = state?.known.map(decodePrint) ?? [];
  const listed = indexOf(remembered);
  const rows = new RowList(input);
  const duplicates: SkippedItem[] = [];
  const changed: ChangedItem[] = [];
  const unknown: Sighting[] = [];
  const present = new Set<string>();
  const covered = new Set<string>();
  const prints: ItemPrint[] = [];

  for (const seen of sightingsOf(feed)) {
    const { sighting, known } = recognise(seen, listed, input.seen);
    const isRepeated = isAmong(present, sighting.keys);
    for (const key of keyList(sighting.keys)) present.add(key);
    for (const key of keysToFind(sighting.keys)) covered.add(key);
    if (isRepeated) {
      // The rows make the second key known as well.
      rows.add(sighting, 'skipped', 'duplicate');
      if (known === null) duplicates.push({ ...plannedItem(input, sighting), reason: 'duplicate', detail: null });
      continue;
    }
    prints.push(sighting.print);
    if (known === null) unknown.push(sighting);
    else {
      const change = changeOf(input, sighting, known, rows);
      if (change !== null) changed.push(change);
    }
  }

  const judged = judgeUnknown(input, unknown, remembered);
  for (const skip of judged.skipped) rows.add(sightingOf(skip), 'skipped', skip.reason);
  for (const parked of judged.parked) rows.add(sightingOf(parked), 'parked', parked.reason);
  for (const accepted of judged.accepted) rows.add(sightingOf(accepted), 'draft', null);

  const missing = remembered
    .filter((print) => !isAmong(covered, print))
    .map((print) => ({ ...print, missing: Math.min(print.missing + 1, LONG_MISSING) }));
  return {
    new: judged.accepted,
    parked: judged.parked,
    changed,
    skipped: [...duplicates, ...judged.skipped],
    vanished: vanishedOf(missing, feed, state),
    rows: rows.whole(),
    state: stateAfterDocument(input, prints, missing, judged.accepted.length),
  };
}

function sightingsOf(feed: FeedDocument): Sighting[] {
  const keys = documentKeys(feed.items, feed.link);
  return feed.items.flatMap((item, index) => {
    const own = keys[index];
    return own === undefined ? [] : [{ item, keys: own, print: printOf(item, own) }];
  });
}

/** The same for an item that the rules may have changed: what will be remembered is what will be shown. */
function sightingOf({ item, keys }: PlannedItem): Sighting {
  return { item, keys, print: printOf(item, keys) };
}

/** What is remembered of an item, and the item by the keys that are its own. */
function recognise(
  sighting: Sighting,
  listed: ReadonlyMap<string, ItemPrint>,
  seen: ReadonlyMap<string, SeenRow>,
): { readonly sighting: Sighting; readonly known: Recognised | null } {
  const row = rowOf(seen, sighting);
  const print = listedPrint(listed, sighting);
  if (print !== undefined) return { sighting, known: { print, row, isListed: true } };
  if (row !== undefined) return { sighting, known: { print: decodePrint(row.print), row, isListed: false } };
  const { guid, link } = sighting.keys;
  const isTaken = guid !== null && link !== null && (listed.has(`g${guid}`) || seen.has(guid));
  // The publisher gave the guid of an earlier article to this one: it is known by its link from now on.
  return { sighting: isTaken ? withKeys(sighting, { ...sighting.keys, guid: null }) : sighting, known: null };
}

function withKeys({ item }: Sighting, keys: ItemKeys): Sighting {
  return { item, keys, print: printOf(item, keys) };
}

/** What changed of a known item, or null. Notes the rows that have to follow. */
function changeOf(input: PollInput, sighting: Sighting, known: Recognised, rows: RowList): ChangedItem | null {
  const { print, row, isListed } = known;
  const reasons = differences(print, sighting);
  if (!isListed || !hasBothKeys(print, sighting.keys) || reasons.some((reason) => reason !== 'date'))
    rows.add(sighting, row?.outcome ?? 'skipped', row?.reason ?? null);
  return reasons.length === 0 ? null : { ...plannedItem(input, sighting), reasons, outcome: row?.outcome ?? null };
}

function plannedItem(input: PollInput, { item, keys }: Sighting): PlannedItem {
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
  readonly parked: readonly ParkedItem[];
  readonly skipped: readonly SkippedItem[];
};

/**
 * What becomes of unknown items. Rules drop some. Of the first document only the newest are announced, as many as
 * `backfill` says. A flood waits for a person. Limits skip the oldest of the rest.
 */
function judgeUnknown(input: PollInput, sightings: readonly Sighting[], remembered: readonly ItemPrint[]): Judged {
  const unknown = sightings.map((sighting) => plannedItem(input, sighting));
  const skipped: SkippedItem[] = [];
  const candidates: PlannedItem[] = [];
  for (const planned of unknown.toSorted((a, b) => (b.item.publishedAt ?? 0) - (a.item.publishedAt ?? 0))) {
    const dropped = planned.rules.find((rule) => rule.effect === 'drop');
    if (dropped !== undefined) skipped.push({ ...planned, reason: 'filtered', detail: dropped.rule });
    else if (isTooOld(input, planned.item)) skipped.push({ ...planned, reason: 'too-old', detail: null });
    else candidates.push(planned);
  }
  const isFirst = input.state === null || input.state.readAt === null;
  const flood = isFirst ? null : floodReason(input, unknown, remembered);
  if (flood !== null) {
    const parked = inDocumentOrder(unknown, candidates).map((planned) => ({ ...planned, reason: flood }));
    return { accepted: [], parked, skipped };
  }
  const accepted = candidates.slice(0, isFirst ? Math.max(0, input.settings.backfill) : mostToday(input));
  const reason: SkipReason = isFirst ? 'first-poll' : 'over-limit';
  for (const planned of candidates.slice(accepted.length)) skipped.push({ ...planned, reason, detail: null });
  return { accepted: inDocumentOrder(unknown, accepted), parked: [], skipped };
}

function inDocumentOrder(all: readonly PlannedItem[], chosen: readonly PlannedItem[]): PlannedItem[] {
  const set = new Set(chosen);
  return all.filter((planned) => set.has(planned));
}

function isTooOld(input: PollInput, item: FeedItem): boolean {
  const maxAgeMs = input.settings.rules?.maxAge;
  return maxAgeMs !== undefined && item.publishedAt !== null && item.publishedAt < input.now - maxAgeMs;
}

/**
 * Most items of a known feed look new at once, and most of those are no news: dated a day or more before the newest
 * item already known, or under headlines already known. That is a site that moved or a mistake at the publisher. A
 * busy day has later dates and other headlines.
 */
function floodReason(
  input: PollInput,
  unknown: readonly PlannedItem[],
  remembered: readonly ItemPrint[],
): ParkReason | null {
  const total = input.feed.items.length;
  if (remembered.length === 0 || unknown.length < FLOOD_AT_LEAST || unknown.length * 2 <= total) return null;
  const titles = new Set(remembered.map((print) => print.title));
  // A feed whose every date was ahead of the clock still cannot bring last week's news.
  const newestAt = input.state?.newestAt ?? input.state?.readAt ?? input.now;
  // Distinct ones: a bulletin that always has the same headline has not moved.
  const retitled = new Set(unknown.map(({ item }) => textDigest(item.title)).filter((title) => titles.has(title))).size;
  const backdated = unknown.filter(
    ({ item }) => item.publishedAt !== null && item.publishedAt < newestAt - DAY_MS,
  ).length;
  // Half of what is new, or half of what was there: a site that moved may show more of its past, dated on that day.
  const moved = Math.min(unknown.length, input.state?.present ?? unknown.length);
  if (retitled >= FLOOD_AT_LEAST && retitled * 2 >= moved) return 'migrated';
  return backdated * 2 > unknown.length ? 'flood' : null;
}

/** How many items may still become drafts in this poll. */
function mostToday(input: PollInput): number {
  const { maxPerDay, maxPerPoll = Number.MAX_SAFE_INTEGER } = input.settings.rules ?? {};
  if (maxPerDay === undefined) return maxPerPoll;
  return Math.min(Math.max(0, maxPerDay - countToday(input)), maxPerPoll);
}

function countToday({ state, now }: PollInput): number {
  const today = state?.today;
  return today?.day === dayOf(now) ? today.count : 0;
}

function vanishedOf(missing: readonly ItemPrint[], feed: FeedDocument, state: FeedState | null): ItemKeys[] {
  const dates = feed.items.map((item) => item.publishedAt).filter((at) => at !== null);
  // A feed that shrank or is empty says nothing about single items.
  if (dates.length === 0 || feed.items.length * 2 < (state?.present ?? 0)) return [];
  const oldest = Math.min(...dates);
  return missing
    .filter((print) => print.missing === 2 && print.publishedAt !== null && print.publishedAt > oldest)
    .map(({ guid, link }) => ({ guid, link }));
}

function stateAfterDocument(
  input: PollInput,
  present: readonly ItemPrint[],
  missing: readonly ItemPrint[],
  accepted: number,
): FeedState {
  const { now, feed, answer } = input;
  const before = input.state ?? emptyState(input.settings.url, now);
  const publishedAt = feed.items.map((item) => item.publishedAt);
  const pastDates = publishedAt.filter((at) => at !== null).filter((at) => at <= now);
  const newest = Math.max(before.newestAt ?? 0, ...pastDates);
  const missingKept = Math.max(KNOWN_AT_LEAST, present.length * 2) - present.length;
  const count = countToday(input) + accepted;
  const pace = { now, everyMs: input.settings.everyMs, jitter: input.jitter };
  return {
    ...before,
    ...reached(before, answer, now),
    validators: answer.validators,
    readAt: now,
    newestAt: newest === 0 ? null : newest,
    known: [...present, ...missing.slice(0, Math.min(missingKept, MISSING_KEPT_AT_MOST))].map(encodePrint),
    present: present.length,
    today: count === 0 ? before.today : { day: dayOf(now), count },
    ttlMs: feed.ttlMs,
    skipHours: feed.skipHours,
    nextAt: nextAfterAnswer(paceWithHub(before, pace), {
      ttlMs: feed.ttlMs,
      maxAgeMs: answer.maxAgeMs,
      skipHours: feed.skipHours,
      publishedAt,
    }),
  };
}

function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}

function differences(before: ItemPrint, sighting: Sighting): ChangeReason[] {
  const after = sighting.print;
  const reasons: ChangeReason[] = [];
  if (before.title !== after.title) reasons.push('title');
  if (isOtherLink(before, sighting)) reasons.push('link');
  if (before.publishedAt !== after.publishedAt && after.publishedAt !== null) reasons.push('date');
  if (before.summary !== after.summary) reasons.push('summary');
  if (before.alert !== after.alert) reasons.push('alert');
  return reasons;
}

/** Rows to write, one for each key: a draft counts before a parked item, that one before a skipped one. */
class RowList {
  private readonly rows = new Map<string, SeenRow>();
  private readonly seen: ReadonlyMap<string, SeenRow>;
  private readonly now: number;

  constructor({ seen, now }: PollInput) {
    this.seen = seen;
    this.now = now;
  }

  add({ keys, print }: Sighting, outcome: SeenRow['outcome'], reason: string | null): void {
    for (const key of keyList(keys)) {
      const firstSeenAt = this.seen.get(key)?.firstSeenAt ?? this.now;
      const other = this.rows.get(key);
      if (other === undefined || OUTCOME_RANK[outcome] < OUTCOME_RANK[other.outcome])
        this.rows.set(key, { key, firstSeenAt, lastSeenAt: this.now, outcome, reason, print: encodePrint(print) });
    }
  }

  whole(): SeenRow[] {
    return [...this.rows.values()];
  }
}

const OUTCOME_RANK: Readonly<Record<SeenRow['outcome'], number>> = { draft: 0, parked: 1, skipped: 2 };

/** Prints by key; a guid and a link never meet. */
function indexOf(prints: readonly ItemPrint[]): ReadonlyMap<string, ItemPrint> {
  const index = new Map<string, ItemPrint>();
  for (const print of prints) {
    const { guid, link } = print;
    if (guid !== null && !index.has(`g${guid}`)) index.set(`g${guid}`, print);
    if (link !== null && !index.has(`l${link}`)) index.set(`l${link}`, print);
  }
  return index;
}

/** What the state remembers of an item. */
function listedPrint(index: ReadonlyMap<string, ItemPrint>, sighting: Sighting): ItemPrint | undefined {
  return firstOwn(
    sighting,
    (key) => index.get(`g${key}`) ?? index.get(`l${key}`),
    (print) => print,
  );
}

/** The row that remembers an item. */
function rowOf(seen: ReadonlyMap<string, SeenRow>, sighting: Sighting): SeenRow | undefined {
  return firstOwn(
    sighting,
    (key) => seen.get(key),
    (row) => decodePrint(row.print),
  );
}

/** What is found first under a key of an item and is about that item. */
function firstOwn<Found>(
  sighting: Sighting,
  find: (key: string) => Found | undefined,
  printFound: (found: Found) => ItemPrint,
): Found | undefined {
  const { former = [], formerPage } = sighting.keys;
  for (const key of [...keyList(sighting.keys), ...former]) {
    const found = find(key);
    if (found !== undefined && !isAnotherArticle(printFound(found), sighting)) return found;
  }
  const onPage = formerPage === undefined ? undefined : find(formerPage);
  return onPage !== undefined && printFound(onPage).title === sighting.print.title ? onPage : undefined;
}

/**
 * True when a guid was given to another article: its title, its link and its date are all new, and neither title nor
 * link says anything of the old ones. A story that was rewritten keeps some of its words, or the number in its link.
 */
function isAnotherArticle(before: ItemPrint, sighting: Sighting): boolean {
  const { print: after } = sighting;
  if (before.title === after.title || (before.summary === after.summary && after.summary !== NO_TEXT)) return false;
  if (before.publishedAt === null || after.publishedAt === null || after.publishedAt <= before.publishedAt)
    return false;
  if (!isOtherLink(before, sighting) || isAlike(before.slug, after.slug) === true) return false;
  return isAlike(before.words, after.words) === false;
}

const NO_TEXT = textDigest('');

function isOtherLink({ link }: ItemPrint, { keys }: Sighting): boolean {
  if (link === null || keys.link === null || link === keys.link || link === keys.formerPage) return false;
  return keys.former?.includes(link) !== true;
}

function keyList({ guid, link }: Pick<ItemKeys, 'guid' | 'link'>): string[] {
  return [guid, link].filter((key) => key !== null);
}

/** The keys under which an item may be remembered, its own first. */
function keysToFind(keys: ItemKeys): string[] {
  return [...keyList(keys), ...(keys.former ?? []), ...(keys.formerPage === undefined ? [] : [keys.formerPage])];
}

function isAmong(present: ReadonlySet<string>, keys: Pick<ItemKeys, 'guid' | 'link'>): boolean {
  return keyList(keys).some((key) => present.has(key));
}

function hasBothKeys(print: ItemPrint, keys: ItemKeys): boolean {
  const has = (key: string | null, known: string | null) =>
    key === null || key === known || (known !== null && keys.former?.includes(known) === true);
  return has(keys.guid, print.guid) && has(keys.link, print.link);
}
