import type { Delivery } from '../records/delivery.ts';
import type { Announce, VigieEvent } from '../events.ts';
import { may } from '../people.ts';
import type { Settings } from '../settings.ts';
import { isPersonal, lastPressAt, type Evidence, type Freeze, type Source, type Story } from '../records/freeze.ts';
import { configuredScopes, scopesOf } from './scope.ts';
import type { FreezeWritten, Store } from '../records/store.ts';
import type { InFlight } from '../records/in-flight.ts';
import { HOUR_MS } from '../records/durations.ts';

/**
 * How long the answer `frozen` waits for what is in flight. A send must begin within 1 s of its claim: later, none
 * can.
 */
export const SETTLE_WITHIN_MS = 1_500;
/** How long writing a freeze is tried before the answer is NOT CONFIRMED. Slack waits 3 s for the whole answer. */
export const CONFIRM_WITHIN_MS = 1_200;
/** How long a press looks for an open freeze that covers it. Then it opens one of its own. */
const LOOK_WITHIN_MS = 300;
/** A freeze that changes under a press is looked at again so often. */
const LOOKS = 3;
const LOOK_EVERY_MS = 40;
/** A send that was in flight has its outcome within this time, by its own answer or by the sweep. */
const OUTCOME_WITHIN_MS = HOUR_MS;
const FATES = ['published', 'failed', 'unknown'] as const;
export const RECENT_MS = 2 * HOUR_MS;

type Flight = Pick<InFlight, 'delivery' | 'account' | 'text' | 'claimedAt' | 'scopes'>;

export type StopDeps = Pick<Store, 'freeze' | 'freezeById' | 'inFlight' | 'deliveries' | 'list'> & {
  settings: Settings;
  now: () => number;
  monotonic: () => number;
  sleep: (ms: number) => Promise<void>;
  announce: Announce;
};

/** What a press of a person needs besides. */
export type PressDeps = StopDeps & Pick<Store, 'freezeFor' | 'join'>;

export type StopOrder = {
  /** Made from the request, so that the same request sent twice is one freeze. */
  id: string;
  scopes: readonly string[];
  source: Source;
  /** A person's id, or `machine:watch`. */
  by: string;
  reason?: string | null;
  story?: Story | null;
  evidence?: readonly Evidence[];
  until?: number | null;
};

export type Followed = Flight & {
  /** `in-flight` until the send has an outcome. */
  fate: 'in-flight' | Delivery['state'];
};

export type StopReport = {
  kind: 'stopping' | 'frozen';
  freeze: Freeze;
  /** This press joined a freeze that was open before. */
  joined?: true;
  /** About how many approved deliveries now wait for a new approval. The index that says so may be late. */
  held: number;
  inFlight: Followed[];
  lastPostAt: number | null;
  /** What was published in the last two hours, newest first. */
  sent: Delivery[];
};

export type StopAnswer =
  | StopReport
  /** `thawed`: the request is an old one, and a person has ended its freeze since. */
  | { kind: 'not-confirmed'; id: string; error: string; thawed?: Freeze }
  | { kind: 'unknown-scope'; scopes: string[]; known: string[] }
  | { kind: 'not-allowed' };

const covers = (freeze: Freeze, scopes: readonly string[]): boolean =>
  freeze.scopes.some((scope) => scopes.includes(scope));

const report = async (
  deps: StopDeps,
  freeze: Freeze,
  kind: StopReport['kind'],
  flights: readonly Flight[],
): Promise<StopReport> => {
  const [approved, published, fates] = await Promise.all([
    deps.list('approved', { limit: 500 }),
    deps.list('published', { newestFirst: true, limit: 100 }),
    deps.deliveries(flights.map((flight) => flight.delivery)),
  ]);
  const byId = new Map(fates.map((delivery) => [delivery.id, delivery]));
  const now = deps.now();
  return {
    kind,
    freeze,
    held: approved.filter((delivery) => {
      const scopes = scopesOf(delivery, deps.settings);
      return scopes !== null && covers(freeze, scopes);
    }).length,
    inFlight: flights.map((flight) => {
      const state = byId.get(flight.delivery)?.state;
      return { ...flight, fate: state === undefined || state === 'claimed' ? 'in-flight' : state };
    }),
    lastPostAt: published[0]?.sentAt ?? null,
    sent: published.filter((delivery) => (delivery.sentAt ?? 0) > now - RECENT_MS),
  };
};

/** Every way in which people stop makes ids of its own kind; one of a machine's kind is a fault of the caller. */
const checkId = (order: StopOrder): void => {
  if (order.source === 'human' && !isPersonal(order)) throw new Error(`not an id of a person's freeze: ${order.id}`);
};

type NotWritten = Exclude<FreezeWritten, { kind: 'committed' }>;

const notWritten = async (
  deps: StopDeps,
  press: Pick<Freeze, 'id' | 'at' | 'by'>,
  said: NotWritten,
): Promise<StopAnswer> => {
  // The configuration knows this scope, but its control is missing in the table. Nothing under it can be claimed,
  // but nobody may rely on that.
  const error = said.kind === 'unknown-scope' ? `control missing: ${said.scopes.join(', ')}` : said.error;
  await deps.announce({ type: 'freeze.not-confirmed', id: press.id, at: press.at, by: press.by, detail: error });
  return { kind: 'not-confirmed', id: press.id, error };
};

/** Answers *stopping* for a freeze that is written, with what was in flight under it. */
const stopping = async (deps: StopDeps, press: Freeze, id: string): Promise<StopAnswer> => {
  try {
    const stored = (await deps.freezeById(id)) ?? press;
    if (stored.thawedAt !== null) {
      return { kind: 'not-confirmed', id: press.id, error: 'thawed since: press anew', thawed: stored };
    }
    const flights = (await deps.inFlight()).filter((flight) => covers(stored, flight.scopes));
    const said = await report(deps, stored, 'stopping', flights);
    return id === press.id ? said : { ...said, joined: true };
  } catch (error) {
    // The freeze holds, but nobody can say what was in flight: people could not rely on such an answer.
    const detail = `committed, but what is in flight could not be read: ${String(error)}`;
    return notWritten(deps, press, { kind: 'not-confirmed', error: detail });
  }
};

/** Why an order freezes nothing; null when it may. */
const refusal = (deps: StopDeps, order: StopOrder): StopAnswer | null => {
  if (order.source === 'human' && !may(deps.settings, order.by, 'freeze')) return { kind: 'not-allowed' };
  checkId(order);
  const known = configuredScopes(deps.settings);
  const unknown = order.scopes.filter((scope) => !known.includes(scope));
  return order.scopes.length === 0 || unknown.length > 0 ? { kind: 'unknown-scope', scopes: unknown, known } : null;
};

const freezeOf = (order: StopOrder, at: number): Freeze => ({
  id: order.id,
  scopes: [...new Set(order.scopes)],
  source: order.source,
  by: order.by,
  at,
  reason: order.reason ?? null,
  story: order.story ?? null,
  evidence: [...(order.evidence ?? [])],
  until: order.until ?? null,
  thawedBy: null,
  thawedAt: null,
  remindedAt: null,
});

/** Writes the freeze and answers *stopping*: from then on no claim of what was approved before can succeed. */
export const openFreeze = async (
  deps: StopDeps,
  order: StopOrder,
  begun: number = deps.monotonic(),
): Promise<StopAnswer> => {
  const refused = refusal(deps, order);
  if (refused !== null) return refused;
  const freeze = freezeOf(order, deps.now());
  const said = await deps.freeze(freeze, begun + CONFIRM_WITHIN_MS - deps.monotonic());
  return said.kind === 'committed' ? stopping(deps, freeze, freeze.id) : notWritten(deps, freeze, said);
};

/** Joins the press to a freeze that is open; null when there is none to join. */
const joinFreeze = async (deps: PressDeps, press: Freeze, begun: number): Promise<StopAnswer | null> => {
  for (let look = 0; look < LOOKS; look += 1) {
    // A press must not fail because of this look.
    const met = await deps.freezeFor(press, LOOK_WITHIN_MS).catch(() => null);
    if (met === null) return null;
    if (met.kind === 'joined') return stopping(deps, press, met.into.id);
    const said = await deps.join(met.into, press, begun + CONFIRM_WITHIN_MS - deps.monotonic());
    if (said.kind === 'committed') return stopping(deps, press, met.into.id);
    if (said.kind !== 'changed') return notWritten(deps, press, said);
  }
  return null;
};

/**
 * A stop that a person orders. Where an open freeze of people's side covers it, the press joins that one, and nobody is
 * mailed anew. It is the whole stop nevertheless: every epoch of its scopes rises, so that approvals under freeze end.
 * A freeze of the watch is never joined. What brings evidence joins none, because its evidence must stand with it.
 */
export const pressStop = async (deps: PressDeps, order: StopOrder): Promise<StopAnswer> => {
  const refused = refusal(deps, order);
  if (refused !== null) return refused;
  const begun = deps.monotonic();
  const press = freezeOf(order, deps.now());
  const joined = press.story === null && press.evidence.length === 0 ? await joinFreeze(deps, press, begun) : null;
  return joined ?? openFreeze(deps, order, begun);
};

/**
 * The state of a freeze, for a page that follows it; null when there is no such freeze. It goes on naming what was
 * in flight at the start, even when that has an outcome.
 */
export const freezeState = async (deps: StopDeps, id: string): Promise<StopReport | null> => {
  const freeze = await deps.freezeById(id);
  if (freeze === null) return null;
  // All of them, however much went out since: what was in flight then has its outcome soon after, or is unknown.
  const pressedAt = lastPressAt(freeze);
  const soon = { after: freeze.at, before: pressedAt + OUTCOME_WITHIN_MS };
  const settled = await Promise.all(
    FATES.map((state) => deps.list(state, state === 'unknown' ? { after: freeze.at } : soon)),
  );
  const ended = settled.flat().flatMap((delivery): Flight[] => {
    const scopes = scopesOf(delivery, deps.settings);
    if (scopes === null || delivery.claimedAt === null || delivery.claimedAt > pressedAt) return [];
    return [
      {
        delivery: delivery.id,
        account: delivery.account,
        text: delivery.content.text,
        claimedAt: delivery.claimedAt,
        scopes,
      },
    ];
  });
  const flying = await deps.inFlight();
  const flights = [...flying, ...ended].filter((flight) => covers(freeze, flight.scopes));
  return report(deps, freeze, flying.length > 0 ? 'stopping' : 'frozen', flights);
};

/**
 * Waits until everything that was in flight has an outcome, or until no send can begin any more. Then answers
 * *frozen*.
 */
export const settleFreeze = async (deps: StopDeps, opened: StopReport): Promise<StopReport> => {
  const from = deps.monotonic();
  const flights = opened.inFlight;
  const ours = new Set(flights.map((flight) => flight.delivery));
  let waiting = flights.some((flight) => flight.fate === 'in-flight');
  while (waiting && deps.monotonic() - from < SETTLE_WITHIN_MS) {
    await deps.sleep(LOOK_EVERY_MS);
    const still = await deps.inFlight();
    waiting = still.some(
      (flight) => ours.has(flight.delivery) && flights.some((each) => each.claimedAt === flight.claimedAt),
    );
  }
  const frozen = await report(deps, opened.freeze, 'frozen', flights);
  return opened.joined === undefined ? frozen : { ...frozen, joined: true };
};

/** What the bus is told of a stop. People are mailed of a freeze that was opened, not of a press that joined it. */
export const stopEvent = ({ freeze, joined }: StopReport, by: string, now: number): VigieEvent => ({
  type: joined === undefined ? 'freeze.opened' : 'freeze.joined',
  id: freeze.id,
  at: joined === undefined ? freeze.at : now,
  by,
  detail: freeze.scopes.join(' '),
  ...(freeze.evidence[0] === undefined ? {} : { title: freeze.evidence[0].title }),
});

/** The whole stop: writes the freeze, follows what is in flight, and answers. */
export const stop = async (deps: StopDeps, order: StopOrder): Promise<StopAnswer> => {
  const opened = await openFreeze(deps, order);
  if (opened.kind !== 'stopping') return opened;
  const frozen = await settleFreeze(deps, opened);
  await deps.announce(stopEvent(frozen, order.by, deps.now()));
  return frozen;
};
