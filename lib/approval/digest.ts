import { waitsUntil, type Delivery } from '../records/delivery.ts';
import { controlsFor, isHeld, scopesOfAll } from '../delivery/why.ts';
import type { Draft } from '../records/draft.ts';
import { lanesOf } from '../freeze/scope.ts';
import type { Announce, Log } from '../events.ts';
import { openOn } from '../freeze/scope.ts';
import { approversOf, deputiesOf, may } from '../people.ts';
import type { Settings } from '../settings.ts';
import { DRAFTS_A_MAIL, isMailDue, isPressing, siteTime } from './batch.ts';
import { ASK_FOR_MS, codeFrom, codeHash, freeCodeHash, DESK_FOR_MS, SAVED_WHILE_FROZEN, secretHash } from './ask.ts';
import type { Ask } from '../records/ask.ts';
import type { Store } from '../records/store.ts';

/**
 * One draft in one person's mail. `token` goes into the link's fragment; only its hash is stored. `again`: a freeze had
 * held it. `reminds`: three quarters of its time are over. `insteadOf`: the approvers whose deputy the person is.
 */
export type Entry = {
  ask: string;
  token: string;
  code: string;
  draft: Draft;
  deliveries: Delivery[];
  again: boolean;
  reminds: boolean;
  insteadOf: string[];
};

export type DigestDeps = Pick<
  Store,
  | 'list'
  | 'deliveries'
  | 'drafts'
  | 'controls'
  | 'ask'
  | 'saveAsk'
  | 'addPasses'
  | 'savePass'
  | 'move'
  | 'lastTick'
  | 'tick'
> & {
  settings: Settings;
  now: () => number;
  log: Log;
  announce: Announce;
  newId: () => string;
  /** An unguessable URL-safe secret of 256 bits. */
  newSecret: () => string;
  randomBytes: (count: number) => Uint8Array;
  /** Two mails that ask one person are never nearer to each other. 0: people are asked at once, without batches. */
  askEveryMs: number;
  /** Sends one person one mail; throws when it could not be handed over. `more`: other drafts that wait for them. */
  mail: (person: string, entries: readonly Entry[], deskToken: string, more: number) => Promise<void>;
};

export type DigestReport = { asked: string[]; mailed: string[] };

/** So many drafts are asked about in one run; the next run asks about the others. */
const MAX_DRAFTS = 200;

/** A pass to a person's desk and stop button, and to no ask. */
export const deskPass = async (
  deps: Pick<DigestDeps, 'now' | 'newSecret' | 'savePass'>,
  person: string,
): Promise<string> => {
  const token = deps.newSecret();
  await deps.savePass(secretHash(token), { ask: null, person, until: deps.now() + DESK_FOR_MS });
  return token;
};

/** What no person has been asked about yet: new drafts, and held deliveries that no freeze covers any more. */
const waiting = async (
  deps: DigestDeps,
  [drafts, approved]: readonly [readonly Delivery[], readonly Delivery[]],
): Promise<Delivery[]> => {
  const candidates = await deps.deliveries(
    [...drafts, ...approved]
      .filter(({ askId, note }) => askId === null || note === SAVED_WHILE_FROZEN)
      .map(({ id }) => id),
  );
  const { controls, problems } = await deps.controls(scopesOfAll(candidates, deps.settings));
  const world = { controls, problems, watch: null };
  return candidates.filter((delivery) => {
    if (waitsUntil(delivery) <= deps.now()) return false;
    const own = controlsFor(delivery, world, deps.settings);
    const clear = own !== null && openOn(own).length === 0;
    if (delivery.note === SAVED_WHILE_FROZEN && delivery.state === 'draft') return clear;
    if (delivery.askId !== null) return false;
    if (delivery.state === 'draft') return true;
    return clear && delivery.state === 'approved' && delivery.approval !== null && isHeld(delivery.approval, own);
  });
};

/** One draft that some people are to hear of. `ask`: the round of asking that is open; null: a new one is made. */
type Item = {
  ask: Ask | null;
  draft: string;
  deliveries: Delivery[];
  since: number;
  expiresAt: number;
  news: boolean;
  again: boolean;
  reminds: boolean;
  people: string[];
};

const itemOf = (deps: DigestDeps, ask: Ask | null, deliveries: Delivery[]): Item => {
  const feeds = [...new Set(deliveries.flatMap((delivery) => delivery.feeds))];
  const again = deliveries.some(({ state }) => state === 'approved');
  return {
    ask,
    draft: deliveries[0]?.draft ?? '',
    deliveries,
    since: ask?.at ?? Math.min(...deliveries.map(({ changedAt }) => changedAt)),
    expiresAt: Math.min(...deliveries.map(({ expiresAt }) => expiresAt)),
    // What a freeze had held had a time of its own. It waits for no batch.
    news: again || deliveries.some((each) => lanesOf(each, deps.settings).some((lane) => lane !== 'promo')),
    again,
    reminds: false,
    people: approversOf(deps.settings, feeds),
  };
};

const reminded = (ask: string): string => `reminded ${ask}`;

/**
 * What people were asked about and nobody has decided: for those whom no mail told of it yet, and once more for
 * everybody, their deputies among them, when three quarters of its time are over.
 */
const undecided = async (
  deps: DigestDeps,
  drafts: readonly Delivery[],
  lastMails: ReadonlyMap<string, number | null>,
): Promise<Item[]> => {
  const now = deps.now();
  const untold = (at: number) => [...lastMails].flatMap(([person, last]) => ((last ?? 0) < at ? [person] : []));
  const candidates = drafts.filter(
    ({ askId, note, changedAt, expiresAt }) =>
      askId !== null &&
      note !== SAVED_WHILE_FROZEN &&
      expiresAt > now &&
      (untold(changedAt).length > 0 || isPressing({ since: changedAt, expiresAt }, now)),
  );
  const fresh = await deps.deliveries(candidates.map(({ id }) => id));
  const items: Item[] = [];
  for (const [askId, deliveries] of Map.groupBy(fresh, (delivery) => delivery.askId)) {
    const open = deliveries.filter(({ state }) => state === 'draft');
    const ask = askId === null || open.length === 0 ? null : await deps.ask(askId);
    if (ask === null) continue;
    const item = itemOf(deps, ask, open);
    if (isPressing(item, now) && (await deps.lastTick(reminded(ask.id))) === null) {
      const people = [...new Set([...item.people, ...deputiesOf(deps.settings, item.people)])];
      items.push({ ...item, reminds: true, people });
      continue;
    }
    const people = item.people.filter((person) => untold(ask.at).includes(person));
    if (people.length > 0) items.push({ ...item, people });
  }
  return items;
};

const mailedAt = (person: string): string => `mailed ${person}`;
const nthOfDay = (person: string, day: string, n: number): string => `mailed ${person} ${day} ${n}`;

/** The mails that a person got since midnight at the site. */
const mailsToday = async (deps: DigestDeps, person: string, day: string): Promise<number> => {
  let count = 0;
  while ((await deps.lastTick(nthOfDay(person, day, count + 1))) !== null) count += 1;
  return count;
};

/** What presses comes first, then what is at once, then what expires first. */
const inOrder = (items: readonly Item[]): Item[] =>
  items.toSorted(
    (one, other) =>
      Number(other.reminds) - Number(one.reminds) ||
      Number(other.news) - Number(one.news) ||
      one.expiresAt - other.expiresAt,
  );

/** Whom a mail is due to, with what they are to hear of. */
const dueNow = async (
  deps: DigestDeps,
  items: readonly Item[],
  lastMails: ReadonlyMap<string, number | null>,
  day: string,
): Promise<Map<string, Item[]>> => {
  const when = { now: deps.now(), timeZone: deps.settings.site.timeZone, apartMs: deps.askEveryMs };
  const due = new Map<string, Item[]>();
  for (const [person, last] of lastMails) {
    const own = inOrder(items.filter(({ people }) => people.includes(person)));
    if (own.length === 0) continue;
    const today = await mailsToday(deps, person, day);
    if (isMailDue(own, { last, today }, when)) due.set(person, own);
  }
  return due;
};

/** The round of asking for an item: the open one, or a new one. */
const askOf = (deps: DigestDeps, { ask, draft, deliveries }: Item, now: number): Ask =>
  ask ?? {
    id: deps.newId(),
    draft,
    deliveries: deliveries.map(({ id }) => id),
    at: now,
    until: now + ASK_FOR_MS,
    shown: Object.fromEntries(deliveries.map(({ id, hash, content }) => [id, { hash, text: content.text }])),
    wrong: 0,
  };

/** Makes the links and codes of one draft for those in whose mails it stands. */
const makeEntries = async (
  deps: DigestDeps,
  item: Item,
  ask: Ask,
  draft: Draft,
  people: readonly string[],
): Promise<Map<string, Entry>> => {
  const { settings } = deps;
  const secrets = people.map((person) => ({ person, token: deps.newSecret(), code: codeFrom(deps.randomBytes(64)) }));
  const until = deps.now() + ASK_FOR_MS;
  const passes = secrets.map(({ person, token, code }) => ({
    hash: secretHash(token),
    codeHash: codeHash(ask.id, code),
    freeCodeHash: freeCodeHash(code),
    pass: { ask: ask.id, person, until },
  }));
  if (item.ask === null) await deps.saveAsk(ask, passes);
  else await deps.addPasses(ask.id, passes);
  const approvers = approversOf(settings, draft.feeds);
  const { deliveries, again, reminds } = item;
  return new Map(
    secrets.map(({ person, token, code }) => {
      const insteadOf = approvers.includes(person)
        ? []
        : approvers.filter((each) => settings.people[each]?.deputy === person);
      return [person, { ask: ask.id, token, code, draft, deliveries, again, reminds, insteadOf }];
    }),
  );
};

/** How many other drafts wait for this person than those that stand in their mail. */
const othersOf = (
  { settings, now }: DigestDeps,
  person: string,
  entries: readonly Entry[],
  waiting: readonly Delivery[],
): number => {
  const shown = new Set(entries.map(({ draft }) => draft.id));
  const at = now();
  return new Set(
    waiting
      .filter(({ draft, expiresAt }) => expiresAt > at && !shown.has(draft))
      .filter(({ feeds }) => approversOf(settings, feeds).includes(person))
      .map(({ draft }) => draft),
  ).size;
};

/** Notes that people were asked: the delivery is in this round of asking now. Answers which are. */
const markAsked = async (
  deps: DigestDeps,
  { deliveries, people }: Item,
  ask: string,
  at: number,
): Promise<string[]> => {
  const asked: string[] = [];
  for (const delivery of deliveries) {
    const moved = await deps.move(
      delivery,
      { askId: ask, ...(delivery.note === SAVED_WHILE_FROZEN ? { note: null } : {}) },
      { at, who: 'machine:notify', how: 'ask', evidence: people.join(', ') },
    );
    if (moved.kind === 'changed') continue;
    asked.push(delivery.id);
    await deps.announce({ type: 'delivery.asked', id: delivery.id, at, account: delivery.account });
  }
  return asked;
};

/**
 * Asks each approver about what waits for a decision: one mail a person, with one link and one short code a draft, and
 * the number of those that stand on their desk only. A delivery counts as asked only after a mail of it was handed
 * over. A mail that fails is tried again at the next run, with new secrets.
 */
export const digest = async (deps: DigestDeps): Promise<DigestReport> => {
  const now = deps.now();
  const { settings } = deps;
  const { day } = siteTime(now, settings.site.timeZone);
  // Whole lists: behind those that people were asked about already stand others.
  const lists = await Promise.all([deps.list('draft'), deps.list('approved')]);
  const approvers = Object.keys(settings.people).filter((person) => may(settings, person, 'approve'));
  const lastMails = new Map(
    await Promise.all(approvers.map(async (person) => [person, await deps.lastTick(mailedAt(person))] as const)),
  );
  const unasked = await waiting(deps, lists);
  const byDraft = [...Map.groupBy(unasked, (delivery) => delivery.draft).values()];
  const items = [
    ...byDraft.slice(0, MAX_DRAFTS).map((deliveries) => itemOf(deps, null, deliveries)),
    ...(await undecided(deps, lists[0], lastMails)),
  ];
  const due = await dueNow(deps, items, lastMails, day);
  const asking = items.filter(({ people }) => people.some((person) => due.has(person)));
  const drafts = new Map((await deps.drafts(asking.map(({ draft }) => draft))).map((draft) => [draft.id, draft]));
  const mails = new Map<string, Entry[]>();
  const asks: { item: Item; ask: string }[] = [];
  for (const item of inOrder(asking)) {
    const draft = drafts.get(item.draft);
    if (draft === undefined) continue;
    const ask = askOf(deps, item, now);
    const people = item.people.filter((person) => due.get(person)?.slice(0, DRAFTS_A_MAIL).includes(item) === true);
    for (const [person, entry] of await makeEntries(deps, item, ask, draft, people)) {
      mails.set(person, [...(mails.get(person) ?? []), entry]);
    }
    asks.push({ item, ask: ask.id });
  }

  const failures: unknown[] = [];
  const mailed: string[] = [];
  for (const [person, entries] of mails) {
    try {
      const more = othersOf(deps, person, entries, [...lists[0], ...unasked]);
      await deps.mail(person, entries, await deskPass(deps, person), more);
    } catch (error) {
      deps.log('error', 'mail.failed', { person, error: String(error) });
      failures.push(error);
      continue;
    }
    mailed.push(person);
    await deps.tick(mailedAt(person), now);
    if (deps.askEveryMs > 0) await deps.tick(nthOfDay(person, day, (await mailsToday(deps, person, day)) + 1), now);
  }

  const asked: string[] = [];
  for (const { item, ask } of asks) {
    if (!item.people.some((person) => mailed.includes(person))) continue;
    if (item.reminds) await deps.tick(reminded(ask), now);
    if (item.ask === null) asked.push(...(await markAsked(deps, item, ask, now)));
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} mails were not handed over`);
  return { asked, mailed };
};
