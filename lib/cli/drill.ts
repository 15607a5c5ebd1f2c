import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { openStore } from '../adapters/store/open-store.ts';
import { wouldRing, type WouldRing } from '../bell/would-ring.ts';
import { readStream } from '../crisis/stream.ts';
import { missed, runDrill, type DrillReport, type Slot } from '../drill/drill.ts';
import { SAMPLE_TITLES } from '../drill/plan.ts';
import { dayPage, drilledDay, recordedDay } from '../pages/day.ts';
import { RECORDED_DAY_IDS } from '../crisis/days/catalogue.ts';
import type { Locale, Settings } from '../settings.ts';
import { localeFor } from '../words/words.ts';
import { createTable, startEngine, type Engine } from '../../infra/local/engine.ts';
import type { Call, Options } from './command.ts';
import { titlesOf } from './drill-feed.ts';
import { readConfig, readUsableConfig } from './feed/configured.ts';
import { answer, clockIn, refuse, type Answer, type Reader, type Refusal } from './io.ts';
import { didYouMean } from './nearly.ts';
import { openProgress } from './progress.ts';
import { zoneOfAudience } from './zones.ts';

const FOLDER = fileURLToPath(new URL('../crisis/days/', import.meta.url));

const count = (report: DrillReport, end: string): number => report.slots.filter((slot) => slot.end === end).length;

const summary = (story: string, report: DrillReport, early: readonly Slot[]) => ({
  story,
  from: new Date(report.from).toISOString(),
  to: new Date(report.to).toISOString(),
  headlines: report.headlines,
  firstEvidenceAt: report.firstEvidence === null ? null : new Date(report.firstEvidence.at).toISOString(),
  firstBrakeAt: report.firstBrakeAt === null ? null : new Date(report.firstBrakeAt).toISOString(),
  firstFreezeAt: report.firstFreezeAt === null ? null : new Date(report.firstFreezeAt).toISOString(),
  onTime: count(report, 'on time'),
  delayed: count(report, 'delayed'),
  held: count(report, 'held'),
  expired: count(report, 'expired'),
  missed: early.length,
  leaked: count(report, 'leaked'),
});

type Told = {
  story: string;
  report: DrillReport;
  early: readonly Slot[];
  timeZone: string;
  bells: readonly WouldRing[];
};

/** What would have happened in other tools, by time. */
const bellLines = (bells: readonly WouldRing[], clock: (at: number) => string, { say, paint }: Reader): string[] => {
  const { bells: title, bell } = say.checks.day;
  const lines = bells.map(({ at, label, way, call }) => {
    const who =
      call !== null && (way === 'calls' || way === 'elsewhere')
        ? ` ${say.checks.day.callFor(call.name, call.phone)}`
        : '';
    return `  ${clock(at)}  ${say.checks.day.rings(label, bell[way])}${who}`;
  });
  return lines.length === 0 ? [] : [paint('bold', title), ...lines];
};

const spoken = ({ story, report, early, timeZone, bells }: Told, reader: Reader): string => {
  const { say, paint } = reader;
  const { day } = say.checks;
  const clock = clockIn(timeZone, 'short');
  const { firstEvidence, firstBrakeAt, firstFreezeAt } = report;
  const near = report.slots.filter((slot) => slot.leftAt === null);
  const at = (when: number | null, none: string, some: () => string): string =>
    when === null ? none : `${clock(when)}  ${some()}`;
  const list = (title: string, slots: readonly Slot[], when: (slot: Slot) => number): string[] =>
    slots.length === 0 ? [] : [paint('bold', title), ...slots.map((slot) => `  ${clock(when(slot))}  ${slot.text}`)];
  return [
    paint('bold', day.planned(story, report.headlines, report.slots.length)),
    at(firstEvidence?.at ?? null, day.noEvidence, () =>
      day.firstHeadline(`[${firstEvidence?.source ?? ''}] ${firstEvidence?.title ?? ''}`),
    ),
    at(firstBrakeAt, day.nothingDelayed, () => paint('yellow', day.delayed(report.brakes[0]?.lane ?? ''))),
    at(firstFreezeAt, day.nothingFrozen, () => paint('red', day.frozen(report.freezes[0]?.scopes.join(' ') ?? ''))),
    day.ends(count(report, 'on time'), count(report, 'delayed'), count(report, 'held'), count(report, 'leaked')),
    ...list(day.leftBefore, early, (slot) => slot.leftAt ?? slot.at),
    ...list(day.wouldHave, near, (slot) => slot.at),
    ...bellLines(bells, clock, reader),
    paint('dim', day.times(timeZone)),
  ].join('\n');
};

export type DrillOrder = {
  /** The name of a recorded day, or a file with a stream. */
  day: string;
  audience: readonly string[];
  /** The language of the report; null: that of the audience. */
  locale: Locale | null;
  /** Where the report goes; null: there is none. */
  report: string | null;
  /** A feed whose texts of today are taken, by its address or as a file; null: the sample's. */
  feed: string | null;
  /** The configuration whose bells would ring; null: that of this folder, if there is one. */
  config: string | null;
  allowPrivate: boolean;
};

/** The configuration whose bells would ring. One that nobody named is used when it can be. */
const bellSettings = ({ config }: DrillOrder): Promise<Settings | Refusal | null> =>
  config === null ? readUsableConfig(null) : readConfig(config);

const ownTitles = async (
  { feed, allowPrivate }: DrillOrder,
  settings: Settings | null,
): Promise<string[] | Refusal | null> => {
  const userAgent = settings === null ? null : `Vigie/0.1 (+${settings.site.contact})`;
  return feed === null ? null : titlesOf(feed, { userAgent, allowPrivate });
};

/** Ctrl-C, a kill and a closed terminal end this process after it has cleaned up. */
const onEnd = (cleanUp: () => Promise<void>): (() => void) => {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const end = (signal: NodeJS.Signals): void => {
    void cleanUp().finally(() => process.exit(128 + constants.signals[signal]));
  };
  for (const signal of signals) process.once(signal, end);
  return () => {
    for (const signal of signals) process.off(signal, end);
  };
};

/** Plays a recorded day through watch and publisher, on the embedded engine and with a clock of its own. */
export const drillDay = async (
  order: DrillOrder,
  call: Pick<Call<Options>, 'io' | 'reader' | 'json'>,
): Promise<Answer | Refusal> => {
  const { day, audience } = order;
  const file = existsSync(day) ? day : join(FOLDER, `${day}.jsonl`);
  if (!existsSync(file)) {
    const known = RECORDED_DAY_IDS.join(', ');
    return refuse(
      1,
      'no-such-story',
      ({ say }) => say.checks.day.noSuchDay(day, known) + didYouMean(day, RECORDED_DAY_IDS, say),
    );
  }
  const stream = readStream(readFileSync(file, 'utf8'));
  if (stream.kind === 'bad-line') {
    return refuse(1, 'not-a-stream', ({ say }) => say.checks.day.notAStream(file, stream.number, stream.reason));
  }
  const settings = await bellSettings(order);
  if (settings !== null && 'kind' in settings) return settings;
  const titles = await ownTitles(order, settings);
  if (titles !== null && 'kind' in titles) return titles;
  const folder = mkdtempSync(join(tmpdir(), 'vigie-drill-'));
  let engine: Engine | null = null;
  const leaveNothing = async (): Promise<void> => {
    await engine?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const stopListening = onEnd(leaveNothing);
  engine = await startEngine(folder, call.io.err);
  const client = new DynamoDBClient({
    endpoint: engine.endpoint,
    region: 'eu-west-3',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  try {
    await createTable(client, 'drill');
    const pause = async (ms: number): Promise<void> => {
      await sleep(ms);
    };
    const common = { sleep: pause, random: Math.random, newId: () => randomUUID(), monotonic: () => performance.now() };
    const store = openStore({ client, table: 'drill', ...common });
    const told = recordedDay(day, audience);
    const timeZone = zoneOfAudience(audience);
    const clock = clockIn(timeZone, 'short');
    const progress = openProgress(call, day);
    const report = await runDrill(
      {
        store,
        ...common,
        tell: ({ at, from, to }) => progress.at((at - from) / (to - from), clock(at)),
      },
      stream.lines,
      audience,
      titles === null ? SAMPLE_TITLES : { promo: titles, news: titles, service: titles },
    );
    progress.end();
    const early = missed(report, told.began === null ? null : Date.parse(told.began));
    const locale = order.locale ?? localeFor(audience.slice(0, 1));
    if (order.report !== null)
      writeFileSync(order.report, dayPage(drilledDay(day, told, stream.lines, report, locale)));
    const bells = settings === null ? [] : wouldRing(report, settings);
    const rung = bells.map((bell) => ({ ...bell, at: new Date(bell.at).toISOString() }));
    return answer({ ...summary(day, report, early), bells: rung }, (reader) =>
      spoken({ story: day, report, early, timeZone, bells }, reader),
    );
  } finally {
    client.destroy();
    stopListening();
    await leaveNothing();
  }
};
