import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { openStore } from '../adapters/store/open-store.ts';
import { readStream } from '../crisis/stream.ts';
import { missed, runDrill, type DrillReport, type Slot } from '../drill/drill.ts';
import { dayPage, drilledDay, recordedDay } from '../pages/day.ts';
import { RECORDED_DAY_IDS } from '../crisis/days/catalogue.ts';
import type { Locale } from '../settings.ts';
import { localeFor } from '../words/words.ts';
import { createTable, startEngine } from '../../infra/local/engine.ts';
import { answer, refuse, type Answer, type Io, type Refusal } from './io.ts';

const FOLDER = fileURLToPath(new URL('../crisis/days/', import.meta.url));

const clock = (at: number): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', hour: '2-digit', minute: '2-digit' }).format(at);

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

const spoken = (story: string, report: DrillReport, early: readonly Slot[]): string => {
  const { firstEvidence, firstBrakeAt, firstFreezeAt } = report;
  const near = report.slots.filter((slot) => slot.leftAt === null);
  return [
    `${story}: ${report.headlines} headlines, ${report.slots.length} posts planned`,
    firstEvidence === null
      ? 'no headline was evidence enough'
      : `${clock(firstEvidence.at)}  first headline: [${firstEvidence.source}] ${firstEvidence.title}`,
    firstBrakeAt === null ? 'nothing was delayed' : `${clock(firstBrakeAt)}  delayed: ${report.brakes[0]?.lane ?? ''}`,
    firstFreezeAt === null
      ? 'nothing was frozen'
      : `${clock(firstFreezeAt)}  FROZEN: ${report.freezes[0]?.scopes.join(' ') ?? ''}`,
    (['on time', 'delayed', 'held', 'leaked'] as const).map((end) => `${count(report, end)} ${end}`).join(', '),
    ...(early.length === 0
      ? []
      : ['Left before the stop:', ...early.map((slot) => `  ${clock(slot.leftAt ?? slot.at)}  ${slot.text}`)]),
    ...(near.length === 0 ? [] : ['Would have gone out:', ...near.map((slot) => `  ${clock(slot.at)}  ${slot.text}`)]),
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
};

/** Plays a recorded day through watch and publisher, on the embedded engine and with a clock of its own. */
export const drillDay = async (order: DrillOrder, err: Io['err']): Promise<Answer | Refusal> => {
  const { day, audience } = order;
  const file = existsSync(day) ? day : join(FOLDER, `${day}.jsonl`);
  if (!existsSync(file)) {
    return refuse(1, 'no-such-story', `no recorded day is called ${day}, and no file: ${RECORDED_DAY_IDS.join(', ')}`);
  }
  const stream = readStream(readFileSync(file, 'utf8'));
  if (stream.kind === 'bad-line') {
    return refuse(1, 'not-a-stream', `${file}, line ${stream.number}: ${stream.reason}`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'vigie-drill-'));
  const engine = await startEngine(folder, err);
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
    const report = await runDrill({ store, ...common }, stream.lines, audience);
    const early = missed(report, told.began === null ? null : Date.parse(told.began));
    const locale = order.locale ?? localeFor(audience.slice(0, 1));
    if (order.report !== null)
      writeFileSync(order.report, dayPage(drilledDay(day, told, stream.lines, report, locale)));
    return answer(summary(day, report, early), spoken(day, report, early));
  } finally {
    client.destroy();
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};
