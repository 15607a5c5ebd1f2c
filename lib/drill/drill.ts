import { lookAtTheNews, type LookDeps } from '../crisis/look.ts';
import type { WatchMemory } from '../crisis/health.ts';
import type { Decision } from '../crisis/signal.ts';
import type { StreamLine } from '../crisis/stream.ts';
import type { Network } from '../delivery/network.ts';
import { publishDue } from '../delivery/publish.ts';
import { sweep } from '../delivery/sweep.ts';
import { configuredScopes, lanesOf } from '../freeze/scope.ts';
import { stop } from '../freeze/stop.ts';
import type { Content } from '../records/content.ts';
import type { Delivery } from '../records/delivery.ts';
import type { Freeze } from '../records/freeze.ts';
import type { Lane } from '../records/lane.ts';
import type { Store } from '../records/store.ts';
import type { Settings } from '../settings.ts';
import { feedsOf, itemOf } from './headlines.ts';
import { drillSettings, LANES, sourcesOf } from './newspaper.ts';
import { planDay, SAMPLE_TITLES, type Planned, type Titles } from './plan.ts';
import { HOUR_MS, MINUTE_MS } from '../records/durations.ts';

/**
 * A recorded day through watch and publisher. A queue is approved in the morning and the headlines arrive
 * minute by minute. What leaves, waits or is held is written down. The flows are those of the product: only the
 * clock, the headlines and the networks are the drill's.
 */

/** One post that was planned for the day. */
export type Slot = {
  at: number;
  lane: Lane;
  text: string;
  /** When it really left; null when it did not. */
  leftAt: number | null;
  end: 'on time' | 'delayed' | 'held' | 'leaked' | 'expired';
};

/** How far a drill has come, after each of its minutes. */
export type DrillMoment = {
  at: number;
  from: number;
  to: number;
  /** The newest headlines, newest first. */
  headlines: readonly { at: number; source: string; title: string }[];
  sent: number;
  delayedUntil: number | null;
  frozenAt: number | null;
};

export type DrillReport = {
  from: number;
  to: number;
  headlines: number;
  /** The first headline that the watch took as evidence, and when it acted on it. */
  firstEvidence: { at: number; source: string; title: string } | null;
  firstBrakeAt: number | null;
  firstFreezeAt: number | null;
  freezes: Freeze[];
  brakes: { lane: Lane; from: number; until: number; why: string }[];
  decisions: Decision[];
  slots: Slot[];
};

/** What the watch could not prevent: posts of the lanes frozen later, sent after it had begun and before the stop. */
export const missed = (
  report: Pick<DrillReport, 'slots' | 'freezes' | 'firstEvidence'>,
  began: number | null,
): Slot[] => {
  const [first] = report.freezes;
  const since = began ?? report.firstEvidence?.at ?? null;
  if (first === undefined || since === null) return [];
  return report.slots.filter(
    ({ lane, leftAt }) =>
      leftAt !== null &&
      leftAt >= since &&
      leftAt < first.at &&
      (first.scopes.includes('all') || first.scopes.includes(`lane:${lane}`)),
  );
};

export type DrillDeps = {
  store: Store;
  monotonic: () => number;
  sleep: (ms: number) => Promise<void>;
  newId: () => string;
  random: () => number;
  /** Called after every minute of the day. */
  tell?: (moment: DrillMoment) => void;
};

const HEADLINES_TOLD = 5;
/** Nobody waits by the minute for what the sweep does. */
const SWEEP_MS = 10 * MINUTE_MS;
/** Well within the time for which one look lets publishing go on. */
const LOOK_MS = 3 * MINUTE_MS;

/** The networks of the drill: a list of what arrived, and when. */
const openNetwork = (now: () => number): { arrived: ReadonlyMap<string, number>; network: Network } => {
  const arrived = new Map<string, number>();
  const network: Network = {
    prepare: (content: Content) =>
      Promise.resolve({
        kind: 'ready',
        send: () => {
          arrived.set(content.providerKey, now());
          return Promise.resolve({ kind: 'accepted', remoteId: content.providerKey, url: null, detail: 'drill' });
        },
      }),
    probe: () => Promise.resolve({ kind: 'absent' }),
    takeBack: () => Promise.resolve({ kind: 'gone' }),
  };
  return { arrived, network };
};

/** The first whole hour at least an hour before the first headline, and an hour after the last one. */
const hoursOf = (lines: readonly StreamLine[]): { from: number; to: number } => {
  const times = lines.map(({ headline }) => headline.seen).sort((a, b) => a - b);
  const from = Math.floor(((times[0] ?? 0) - HOUR_MS) / HOUR_MS) * HOUR_MS;
  return { from, to: (times.at(-1) ?? 0) + HOUR_MS };
};

/** The newest headlines at one minute, newest first. */
const newestAt = (ordered: readonly StreamLine[], now: number): DrillMoment['headlines'] =>
  ordered
    .filter(({ headline }) => headline.seen <= now)
    .slice(-HEADLINES_TOLD)
    .reverse()
    .map(({ headline: { seen, source, title } }) => ({ at: seen, source, title }));

/** The publisher tries at every slot, frozen or not, and goes on trying what is only delayed. */
const isTried = (
  planned: readonly Planned[],
  now: number,
  arrived: ReadonlyMap<string, number>,
  frozen: ReadonlySet<Lane>,
): boolean => planned.some(({ at, lane, key }) => at === now || (at < now && !arrived.has(key) && !frozen.has(lane)));

/** What became of one planned post. */
const endOf = (
  planned: Planned,
  delivery: Delivery | undefined,
  leftAt: number | null,
  frozenAt: number | undefined,
): Slot['end'] => {
  if (leftAt === null) return delivery?.state === 'expired' ? 'expired' : 'held';
  if (frozenAt !== undefined && leftAt > frozenAt) return 'leaked';
  return leftAt > planned.at + MINUTE_MS ? 'delayed' : 'on time';
};

const slotOf = (
  planned: Planned,
  delivery: Delivery | undefined,
  arrived: ReadonlyMap<string, number>,
  freezes: readonly Freeze[],
  settings: Settings,
): Slot => {
  const { at, lane, text } = planned;
  const leftAt = delivery === undefined ? null : (arrived.get(delivery.content.providerKey) ?? null);
  const lanes = delivery === undefined ? [lane] : lanesOf(delivery, settings);
  const isFrozen = ({ scopes }: Freeze): boolean =>
    scopes.includes('all') || lanes.some((each) => scopes.includes(`lane:${each}`));
  return { at, lane, text, leftAt, end: endOf(planned, delivery, leftAt, freezes.find(isFrozen)?.at) };
};

/** What the day came to: the freezes, what they were first based on, and the end of each post. */
const outcomeOf = async (
  store: Store,
  settings: Settings,
  planned: readonly Planned[],
  arrived: ReadonlyMap<string, number>,
): Promise<Pick<DrillReport, 'firstEvidence' | 'firstFreezeAt' | 'freezes' | 'slots'>> => {
  const freezes = (await store.freezes()).sort((one, other) => one.at - other.at);
  const deliveries = await store.deliveries(planned.map(({ id }) => id));
  const byId = new Map(deliveries.map((each) => [each.id, each]));
  const evidence = (freezes[0]?.evidence ?? []).map(({ at, source, title }) => ({ at: Date.parse(at), source, title }));
  return {
    firstEvidence: evidence.sort((one, other) => one.at - other.at)[0] ?? null,
    firstFreezeAt: freezes[0]?.at ?? null,
    freezes,
    slots: planned
      .map((each) => slotOf(each, byId.get(each.id), arrived, freezes, settings))
      .sort((one, other) => one.at - other.at),
  };
};

export const runDrill = async (
  deps: DrillDeps,
  lines: readonly StreamLine[],
  audience: readonly string[],
  titles: Titles = SAMPLE_TITLES,
): Promise<DrillReport> => {
  const { store } = deps;
  const sources = sourcesOf(lines);
  const settings = drillSettings(audience, sources);
  const { from, to } = hoursOf(lines);
  let now = from;
  const clock = () => now;
  const announce = () => Promise.resolve();
  const log = () => undefined;
  const common = { ...store, ...deps, settings, now: clock, announce, log };
  await store.applyScopes(configuredScopes(settings), Object.keys(settings.accounts), from);
  const { arrived, network } = openNetwork(clock);
  const planned = await planDay(common, { from, to }, itemOf(firstOf(lines)), titles);

  let memory: WatchMemory | null = null;
  const brakes: DrillReport['brakes'] = [];
  const decisions: Decision[] = [];
  const seen = new Set(lines.map(({ headline }) => Math.ceil(headline.seen / MINUTE_MS) * MINUTE_MS));
  const ordered = lines.toSorted((one, other) => one.headline.seen - other.headline.seen);
  const watch: LookDeps = {
    ...common,
    ...feedsOf(lines, clock),
    sources,
    loadMemory: () => Promise.resolve(memory),
    saveMemory: (next) => {
      memory = next;
      return Promise.resolve();
    },
    brake: async (lane, until, at, why) => {
      await store.brake(lane, until, at, why);
      const known = LANES.find((each) => each === lane);
      if (known !== undefined) brakes.push({ lane: known, from: at, until, why });
    },
    newsroomCalls: () => Promise.resolve([]),
    dropNewsroomCalls: announce,
  };
  for (; now <= to; now += MINUTE_MS) {
    // A look at nothing new changes nothing but how long the watch vouches.
    if (seen.has(now) || (now - from) % LOOK_MS === 0) decisions.push(...(await lookAtTheNews(watch)).decisions);
    const stoppedAt = decisions.find(({ action }) => action === 'freeze')?.at ?? null;
    const frozen = new Set(stoppedAt === null ? [] : settings.watch.freezes);
    if (isTried(planned, now, arrived, frozen))
      await publishDue({
        ...common,
        gapMs: null,
        remainingMs: () => HOUR_MS,
        network: () => Promise.resolve(network),
        secretVersion: () => Promise.resolve(null),
        fetchPicture: () => Promise.resolve({ kind: 'gone' }),
        stop: (order) => stop(common, order),
      });
    if ((now - from) % SWEEP_MS === 0) await sweep(common);
    deps.tell?.({
      at: now,
      from,
      to,
      headlines: newestAt(ordered, now),
      sent: arrived.size,
      delayedUntil: brakes.at(-1)?.until ?? null,
      frozenAt: stoppedAt,
    });
  }

  const outcome = await outcomeOf(store, settings, planned, arrived);
  const firstBrakeAt = brakes[0]?.from ?? null;
  return { from, to, headlines: lines.length, ...outcome, firstBrakeAt, brakes, decisions };
};

const firstOf = (lines: readonly StreamLine[]): StreamLine => {
  const [first] = lines;
  if (first === undefined) throw new Error('the stream has no headline');
  return first;
};
