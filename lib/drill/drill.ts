import { deskPass } from '../approval/digest.ts';
import { decide } from '../approval/decide.ts';
import { openReview } from '../approval/review.ts';
import { secretHash } from '../approval/ask.ts';
import type { WatchMemory } from '../crisis/judge.ts';
import type { WatchSource } from '../crisis/sources.ts';
import type { Decision } from '../crisis/signal.ts';
import type { StreamLine } from '../crisis/stream.ts';
import type { Content } from '../records/content.ts';
import type { Network } from '../delivery/network.ts';
import { publishDue } from '../delivery/publish.ts';
import { sweep } from '../delivery/sweep.ts';
import { draftOf } from '../draft/ingest.ts';
import type { FeedDocument, FeedItem } from '../feed/item.ts';
import type { Freeze } from '../records/freeze.ts';
import { configuredScopes, lanesOf } from '../freeze/scope.ts';
import { stop } from '../freeze/stop.ts';
import { readSettings, type Settings, type SettingsInput } from '../settings.ts';
import type { Lane } from '../records/lane.ts';
import { lookAtTheNews, type LookDeps } from '../crisis/look.ts';
import type { Store } from '../records/store.ts';

/**
 * A recorded day through watch and publisher: a queue is approved in the morning, the headlines of the day arrive minute by minute, and what leaves, waits or is
 * held is written down. The flows are those of the product; only the clock, the headlines and the networks are the drill's.
 */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** One post that was planned for the day. */
export type Slot = {
  at: number;
  lane: Lane;
  text: string;
  /** When it really left; null when it did not. */
  leftAt: number | null;
  end: 'on time' | 'delayed' | 'held' | 'leaked' | 'expired';
};

/** Where a drill is: told after each minute, for those who watch it. */
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

/** What left of the lanes that were frozen later, after it had begun and before the stop: what the watch could not prevent. */
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
/** What the sweep would do, nobody waits for by the minute. */
const SWEEP_MS = 10 * MINUTE_MS;
/** Well within the time for which a look vouches. */
const LOOK_MS = 3 * MINUTE_MS;

const TITLES: Readonly<Record<Lane, readonly string[]>> = {
  promo: [
    'Paris-Plages ouvre samedi : nos dix coins préférés',
    'Concours photo : envoyez-nous vos plus beaux feux d’artifice',
    '−30 % sur l’abonnement numérique jusqu’à dimanche',
    'Ce week-end, le marché nocturne revient',
  ],
  news: ['Le conseil municipal vote le plan vélo', 'Trains : le trafic reprend sur la ligne côtière'],
  service: ['Pharmacies de garde : la liste de la nuit', 'Eau coupée rue des Tanneurs demain matin'],
};

/** How often each lane's account posts in the drill. */
const EVERY_MS: Readonly<Record<Lane, number>> = {
  promo: 15 * MINUTE_MS,
  news: 30 * MINUTE_MS,
  service: 60 * MINUTE_MS,
};

export const drillSettings = (audience: readonly string[], sources: readonly WatchSource[]): Settings => {
  const lanes: Lane[] = ['promo', 'news', 'service'];
  const written: SettingsInput = {
    site: { name: 'La Gazette', locale: 'fr', timeZone: 'Europe/Paris', contact: 'https://gazette.example/contact' },
    people: {
      lea: { name: 'Léa Martin', mail: 'lea@gazette.example', may: ['approve', 'freeze'] },
      marc: { name: 'Marc Petit', mail: 'marc@gazette.example', may: ['approve', 'freeze', 'thaw'] },
      ines: { name: 'Inès Robin', mail: 'ines@gazette.example', may: ['freeze', 'thaw'] },
    },
    accounts: Object.fromEntries(lanes.map((lane) => [`sandbox:${lane}`, { caps: { minGap: '1m' } }])),
    feeds: Object.fromEntries(
      lanes.map((lane) => [
        lane,
        {
          url: `https://gazette.example/${lane}`,
          lane,
          accounts: [`sandbox:${lane}`],
          approvers: ['lea'],
          expireAfter: '3d',
          maxLate: '45m',
        },
      ]),
    ),
    watch: {
      audience: [...audience],
      sources: sources.map(({ id, owner, url, lang, country, kind, wire }) => ({
        id,
        owner,
        url,
        lang: lang === 'en' ? ('en' as const) : ('fr' as const),
        country,
        kind,
        ...(wire === undefined ? {} : { wire }),
      })),
    },
    mail: { from: 'vigie@gazette.example' },
  };
  const read = readSettings(written);
  if (read.kind === 'problems')
    throw new Error(read.problems.map(({ path, allowed }) => `${path}: ${allowed}`).join('; '));
  return read.settings;
};

const idOf = (source: string): string =>
  source
    .toLowerCase()
    .replaceAll(/[^a-z0-9.-]/g, '-')
    .slice(0, 50);

const sourcesOf = (lines: readonly StreamLine[]): WatchSource[] => {
  const found = new Map(lines.map(({ headline }) => [headline.source, headline]));
  const owners = new Set([...found.values()].map(({ owner }) => owner));
  const sources = [...found.values()].map(({ source, owner, lang }): WatchSource => ({
    id: idOf(source),
    owner: idOf(owner),
    url: `https://${idOf(source)}/feed`,
    lang,
    country: 'fr',
    kind: 'headlines',
    ...(owners.size === 1 ? { wire: true } : {}),
  }));
  // A stream of one owner is a wire; a second owner that says nothing lets the watch be fresh.
  const silent = {
    id: 'silent',
    owner: 'silent',
    url: 'https://silent.example/feed',
    lang: 'fr',
    country: 'fr',
    kind: 'headlines' as const,
  };
  return owners.size === 1 ? [...sources, silent] : sources;
};

const itemOf = ({ headline }: StreamLine): FeedItem => ({
  guid: null,
  link: headline.url ?? null,
  title: headline.title,
  summary: headline.summary ?? '',
  publishedAt: headline.at,
  image: null,
  categories: [],
  author: null,
  lang: headline.lang,
  identity: `${headline.at} ${headline.title}`,
  canonicalLink: null,
  flags: [],
  alert: null,
});

export const runDrill = async (
  deps: DrillDeps,
  lines: readonly StreamLine[],
  audience: readonly string[],
): Promise<DrillReport> => {
  const { store } = deps;
  const sources = sourcesOf(lines);
  const settings = drillSettings(audience, sources);
  const times = lines.map(({ headline }) => headline.seen).sort((a, b) => a - b);
  const from = Math.floor(((times[0] ?? 0) - HOUR_MS) / HOUR_MS) * HOUR_MS;
  const to = (times.at(-1) ?? 0) + HOUR_MS;
  let now = from;
  const clock = () => now;
  const announce = () => Promise.resolve();
  const log = () => undefined;
  const common = { ...store, ...deps, settings, now: clock, announce, log };
  await store.applyScopes(configuredScopes(settings), Object.keys(settings.accounts), from);

  // The networks of the drill: a list of what arrived, and when.
  const arrived = new Map<string, number>();
  const network: Network = {
    prepare: (content: Content) =>
      Promise.resolve({
        kind: 'ready',
        send: () => {
          arrived.set(content.providerKey, now);
          return Promise.resolve({ kind: 'accepted', remoteId: content.providerKey, url: null, detail: 'drill' });
        },
      }),
    probe: () => Promise.resolve({ kind: 'absent' }),
    takeBack: () => Promise.resolve({ kind: 'gone' }),
  };

  // Before the day: a person approves every post of it, each for its slot.
  const planned: { at: number; lane: Lane; id: string; text: string; key: string }[] = [];
  for (const lane of ['promo', 'news', 'service'] as const) {
    for (let at = from + EVERY_MS[lane]; at < to; at += EVERY_MS[lane]) {
      const title = TITLES[lane][planned.length % TITLES[lane].length] ?? lane;
      const link = `https://gazette.example/${lane}/${at}`;
      const item: FeedItem = {
        ...itemOf(firstOf(lines)),
        title,
        summary: '',
        link,
        publishedAt: from,
        identity: link,
        canonicalLink: link,
      };
      const made = draftOf(
        settings,
        lane,
        { item, keys: { guid: link, link: null }, flags: [], labels: [], rules: [] },
        [`sandbox:${lane}`],
        lane,
        from,
      );
      const delivery = made?.deliveries[0];
      if (made == null || delivery === undefined) continue;
      const act = { at: from, who: 'drill', how: 'plan' };
      const ask = `drill-${delivery.id}`;
      await store.createDraft(made.draft, [{ ...delivery, askId: ask }], [], to, act);
      await store.saveAsk(
        { id: ask, draft: made.draft.id, deliveries: [delivery.id], at: from, until: to, shown: {}, wrong: 0 },
        [],
      );
      const token = await deskPass({ ...common, newSecret: () => `drill-token-${delivery.id}` }, 'lea');
      await store.savePass(secretHash(token), { ask, person: 'lea', until: to });
      const review = await openReview({ ...common, newSecret: () => token }, { ask, token });
      if (review.kind === 'closed') throw new Error('the drill could not open its own draft');
      const choice = { id: delivery.id, hash: delivery.hash, text: delivery.content.text, dueAt: at };
      const order = {
        ask,
        token,
        decision: 'approve' as const,
        choices: [choice],
        epochs: review.epochs,
        under: false,
      };
      const decision = await decide({ ...common, newSecret: () => token }, order);
      if (decision.kind !== 'approved') throw new Error(`the drill's approval was answered ${decision.kind}`);
      planned.push({ at, lane, id: delivery.id, text: title, key: delivery.content.providerKey });
    }
  }

  let memory: WatchMemory | null = null;
  const brakes: DrillReport['brakes'] = [];
  const decisions: Decision[] = [];
  const bySource = Map.groupBy(lines, ({ headline }) => idOf(headline.source));
  const read = new Map<string, number>();
  const seen = new Set(lines.map(({ headline }) => Math.ceil(headline.seen / MINUTE_MS) * MINUTE_MS));
  const ordered = lines.toSorted((one, other) => one.headline.seen - other.headline.seen);
  const watch: LookDeps = {
    ...common,
    sources,
    loadMemory: () => Promise.resolve(memory),
    saveMemory: (next) => {
      memory = next;
      return Promise.resolve();
    },
    fetch: (url) => {
      const source = new URL(url).host;
      const shown = (bySource.get(source) ?? []).filter(({ headline }) => headline.seen <= now).length;
      if (read.get(source) === shown) return Promise.resolve({ kind: 'not-modified' });
      read.set(source, shown);
      return Promise.resolve({ kind: 'ok', body: Buffer.from(source), contentType: null, url, validators: null });
    },
    read: (bytes) => {
      const seen = (bySource.get(bytes.toString()) ?? []).slice(0, read.get(bytes.toString()) ?? 0);
      const items = seen.slice(-60).reverse().map(itemOf);
      const feed = { ...EMPTY_FEED, items };
      return Promise.resolve({ kind: 'feed', feed });
    },
    brake: async (lane, until, at, why) => {
      await store.brake(lane, until, at, why);
      if (lane === 'promo' || lane === 'news' || lane === 'service') brakes.push({ lane, from: at, until, why });
    },
    calls: () => Promise.resolve([]),
    dropCalls: announce,
    tellFreeze: announce,
    tellProposal: announce,
  };
  for (; now <= to; now += MINUTE_MS) {
    // A look at nothing new changes nothing but how long the watch vouches.
    if (seen.has(now) || (now - from) % LOOK_MS === 0) {
      const report = await lookAtTheNews(watch);
      decisions.push(...report.decisions);
    }
    const frozen = new Set(decisions.some(({ action }) => action === 'freeze') ? settings.watch.freezes : []);
    // The publisher tries at every slot, frozen or not, and goes on trying what is only delayed.
    if (planned.some(({ at, lane, key }) => at === now || (at < now && !arrived.has(key) && !frozen.has(lane))))
      await publishDue({
        ...common,
        gapMs: null,
        remainingMs: () => HOUR_MS,
        network: () => Promise.resolve(network),
        fetchPicture: () => Promise.resolve({ kind: 'gone' }),
        stop: (order) => stop(common, order),
      });
    if ((now - from) % SWEEP_MS === 0)
      await sweep({
        ...common,
        watchStatus: store.watchStatus,
        remind: announce,
        tellFreeze: announce,
      });
    deps.tell?.({
      at: now,
      from,
      to,
      headlines: ordered
        .filter(({ headline }) => headline.seen <= now)
        .slice(-HEADLINES_TOLD)
        .reverse()
        .map(({ headline: { seen, source, title } }) => ({ at: seen, source, title })),
      sent: arrived.size,
      delayedUntil: brakes.at(-1)?.until ?? null,
      frozenAt: decisions.find(({ action }) => action === 'freeze')?.at ?? null,
    });
  }

  const freezes = (await store.freezes()).sort((one, other) => one.at - other.at);
  const ends = await store.deliveries(planned.map(({ id }) => id));
  const slots = planned
    .map(({ at, lane, id, text }): Slot => {
      const delivery = ends.find((each) => each.id === id);
      const leftAt = delivery === undefined ? null : (arrived.get(delivery.content.providerKey) ?? null);
      const lanes = delivery === undefined ? [lane] : lanesOf(delivery.feeds, settings);
      const frozenAt = freezes.find((freeze) =>
        lanes.some((each) => freeze.scopes.includes(`lane:${each}`) || freeze.scopes.includes('all')),
      )?.at;
      const end =
        leftAt === null
          ? delivery?.state === 'expired'
            ? 'expired'
            : 'held'
          : frozenAt !== undefined && leftAt > frozenAt
            ? 'leaked'
            : leftAt > at + MINUTE_MS
              ? 'delayed'
              : 'on time';
      return { at, lane, text, leftAt, end };
    })
    .sort((one, other) => one.at - other.at);
  const first = freezes[0]?.evidence
    .map(({ at, source, title }) => ({ at: Date.parse(at), source, title }))
    .sort((a, b) => a.at - b.at)[0];
  return {
    from,
    to,
    headlines: lines.length,
    firstEvidence: first ?? null,
    firstBrakeAt: brakes[0]?.from ?? null,
    firstFreezeAt: freezes[0]?.at ?? null,
    freezes,
    brakes,
    decisions,
    slots,
  };
};

const EMPTY_FEED: FeedDocument = {
  title: '',
  link: null,
  format: 'RSS 2.0',
  encoding: 'utf-8',
  self: null,
  hubs: [],
  lang: null,
  ttlMs: null,
  skipHours: [],
  items: [],
  overLimit: 0,
  warnings: [],
};

const firstOf = (lines: readonly StreamLine[]): StreamLine => {
  const [first] = lines;
  if (first === undefined) throw new Error('the stream has no headline');
  return first;
};
