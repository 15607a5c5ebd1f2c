import { readFileSync } from 'node:fs';
import { readStream } from '../../lib/crisis/stream.ts';
import type { WatchSource } from '../../lib/watch-sources.ts';
import type { WatchMemory } from '../../lib/crisis/health.ts';
import { readFeed } from '../../lib/feed/document.ts';
import { lookAtTheNews } from '../../lib/crisis/look.ts';
import { MINUTE, openWorld, sampleSettings } from '../world.ts';

/**
 * A recorded day, played minute by minute: what the newsroom had planned, what people did, and the headlines of
 * that day, which the real watch reads.
 *
 * All times are Paris times of that day, `HH:MM`. Times before the hour of the first line are after midnight.
 */
export type Day = {
  /** The file of headlines in lib/crisis/days. */
  stream: string;
  /** The first minute played, `YYYY-MM-DDTHH:MM` in Paris with its offset from UTC. */
  from: string;
  offset: string;
  until: string;
  /** What was approved in the afternoon and waits for its slot. */
  planned: readonly (readonly [slot: string, feed: 'agenda' | 'une', text: string])[];
  /** What people do during the night. */
  people?: readonly Deed[];
};

export type Deed =
  | readonly [at: string, who: string, does: 'approves under freeze', text: string]
  | readonly [at: string, who: string, does: 'thaws'];

export type NearMiss = {
  slot: string;
  text: string;
  /** `sent before`: it left before anything stopped. `after the brake`: late, when nothing had confirmed. */
  end: 'sent before' | 'sent after a brake' | 'delayed, then expired' | 'held' | 'leaked';
};

export type Told = {
  /** Minute by minute, in words. */
  log: string[];
  firstBrake: string | null;
  firstStop: string | null;
  nearMisses: NearMiss[];
  /** Posts that left after the stop although they were approved before it. There must be none. */
  leaked: number;
  sent: { at: string; text: string }[];
};

/** The decisions of the watch, as the newsroom reads them. */
const DOES: Readonly<Record<string, string>> = { brake: 'retarde', freeze: 'gèle', propose: 'propose un gel' };

const ENDS: Readonly<Record<NearMiss['end'], string>> = {
  'sent before': 'parti avant',
  'sent after a brake': 'parti plus tard, après un retard que rien n’a confirmé',
  'delayed, then expired': 'retardé, puis périmé',
  held: 'retenu',
  leaked: 'PARTI APRÈS L’ARRÊT',
};

const FILES = new URL('../../lib/crisis/days/', import.meta.url);

export const play = async (day: Day): Promise<Told> => {
  const read = readStream(readFileSync(new URL(day.stream, FILES), 'utf8'));
  if (read.kind !== 'lines') throw new Error(`${day.stream}, line ${read.number}: ${read.reason}`);
  const start = Date.parse(`${day.from}:00${day.offset}`);
  const clockOf = (at: number): string =>
    new Date(at + Number(day.offset.slice(1, 3)) * 60 * MINUTE).toISOString().slice(11, 16);
  const timeOf = (clock: string): number => {
    const at = Date.parse(`${day.from.slice(0, 10)}T${clock}:00${day.offset}`);
    return at < start ? at + 24 * 60 * MINUTE : at;
  };
  const end = timeOf(day.until);
  const accounts = { agenda: 'sandbox:gazette', une: 'x:gazette' } as const;
  const settings = sampleSettings((config) => {
    for (const feed of Object.values(config.feeds))
      Object.assign(feed as object, { maxLate: '45m', expireAfter: '3d' });
  });
  const world = await openWorld({ at: start, settings });
  const { deps, store } = world;

  const approve = async (
    feed: 'agenda' | 'une',
    who: string,
    text: string,
    wish: { dueAt?: number; under?: boolean },
  ) => {
    const { id } = await world.one(feed, accounts[feed], text);
    await world.ask();
    const answer = await world.say(who, id, { text, ...wish });
    if (answer.kind !== 'approved') throw new Error(`${text}: ${answer.kind}`);
    return id;
  };
  const planned: { id: string; slot: string; text: string }[] = [];
  for (const [slot, feed, text] of day.planned)
    planned.push({ id: await approve(feed, 'marc', text, { dueAt: timeOf(slot) }), slot, text });

  const owners = new Map(read.lines.map(({ headline }) => [headline.source, headline]));
  const sources = [...owners.values()].map(({ source, owner, lang }): WatchSource => ({
    id: source,
    owner,
    url: `https://${source}/feed`,
    lang,
    country: 'fr',
    kind: 'headlines',
  }));
  // Each source has published something the day before. Otherwise its first headline of the evening would be
  // its first poll.
  const bodyOf = (url: string): Buffer => {
    const lines = read.lines.filter(
      ({ headline }) => url === `https://${headline.source}/feed` && headline.seen <= world.clock.now,
    );
    const items = [
      { id: `${url}#yesterday`, title: 'Bonjour', date_published: new Date(start - 60 * MINUTE).toISOString() },
      ...lines.map(({ ts, headline }) => ({
        id: `${url}#${ts}`,
        title: headline.title,
        ...(headline.summary === undefined ? {} : { content_text: headline.summary }),
        date_published: new Date(headline.at).toISOString(),
      })),
    ];
    return Buffer.from(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: url, items }));
  };
  let memory: WatchMemory | null = null;
  const look = () =>
    lookAtTheNews({
      ...deps,
      sources,
      loadMemory: () => Promise.resolve(memory),
      saveMemory: (next) => {
        memory = next;
        return Promise.resolve();
      },
      fetch: (url) =>
        Promise.resolve({ kind: 'ok', body: bodyOf(url), contentType: 'application/feed+json', url, validators: null }),
      read: readFeed,
      freezes: () => store.freezes(),
      newsroomCalls: () => Promise.resolve([]),
      dropNewsroomCalls: () => Promise.resolve(),
    });

  const log: string[] = [];
  let firstBrake: string | null = null;
  let stoppedAt: number | null = null;
  const deeds = [...(day.people ?? [])];
  const allowed = new Set<string>();
  while (world.clock.now <= end) {
    const minute = world.clock.now;
    const clock = clockOf(minute);
    const report = await look();
    for (const decision of report.decisions) {
      const because = decision.evidence.map(({ source, title }) => `${source} « ${title} »`).join(', ');
      log.push(`${clock} la vigie ${DOES[decision.action] ?? decision.action}, parce que ${because}`);
      if (decision.action === 'brake') firstBrake ??= clock;
      if (decision.action === 'freeze') stoppedAt ??= minute;
    }
    for (const deed of deeds.filter(([at]) => timeOf(at) === minute)) {
      const [, who, does, text = ''] = deed;
      log.push(`${clock} ${who} ${does === 'thaws' ? 'dégèle' : `approuve sous gel : ${text}`}`);
      if (does === 'approves under freeze') allowed.add(await approve('une', who, text, { under: true }));
      else for (const freeze of await store.freezes()) if (freeze.thawedAt === null) await world.thaw(who, freeze.id);
    }
    const before = world.networks.posts.length;
    await world.publish();
    await world.sweep();
    for (const post of world.networks.posts.slice(before)) log.push(`${clock} part : ${post.text}`);
    for (const { id, text } of planned.filter(({ slot }) => timeOf(slot) === minute)) {
      const { state } = await world.delivery(id);
      if (state === 'approved')
        log.push(`${clock} ne part pas, ${stoppedAt === null ? 'retardé' : 'retenu'} : ${text}`);
    }
    // The publisher and the watch may have waited a moment. The next look is at the whole minute nevertheless.
    world.advance(minute + MINUTE - world.clock.now);
  }

  const nearMisses: NearMiss[] = [];
  let leaked = 0;
  for (const { id, slot, text } of planned) {
    const { state, sentAt, note } = await world.delivery(id);
    const due = timeOf(slot);
    const isLeak = state === 'published' && stoppedAt !== null && (sentAt ?? 0) > stoppedAt + MINUTE;
    if (isLeak) leaked += 1;
    nearMisses.push({
      slot,
      text,
      end: isLeak
        ? 'leaked'
        : state === 'published'
          ? (sentAt ?? 0) - due < 2 * MINUTE
            ? 'sent before'
            : 'sent after a brake'
          : state === 'expired' && note?.startsWith('Its slot') === true
            ? 'delayed, then expired'
            : 'held',
    });
  }
  return {
    log,
    firstBrake,
    firstStop: stoppedAt === null ? null : clockOf(stoppedAt),
    nearMisses,
    leaked,
    sent: world.networks.posts.map(({ at, text }) => ({ at: clockOf(at), text })),
  };
};

/** The report of near misses: what would have been posted, and when. */
export const nearMissReport = ({ firstBrake, firstStop, nearMisses, leaked }: Told): string =>
  [
    `premier retard : ${firstBrake ?? 'aucun'} · arrêt : ${firstStop ?? 'aucun'} · partis après l’arrêt : ${leaked}`,
    ...nearMisses
      .filter(({ end }) => end !== 'sent before')
      .map(({ slot, text, end }) => `${slot} serait parti : ${text} (${ENDS[end]})`),
  ].join('\n');

/**
 * The whole day for an editor: what was seen, done, sent and held, minute by minute, and at the end what would
 * have been posted.
 */
export const tellDay = (told: Told): string => [...told.log, '', nearMissReport(told)].join('\n');
