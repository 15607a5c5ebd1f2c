import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { openStore } from '../adapters/store.ts';
import { readStream } from '../crisis/stream.ts';
import { missed, runDrill, type DrillReport, type Slot } from '../drill/drill.ts';
import { dayPage, drilledDay, storyDay } from '../pages/day.ts';
import { STORY_IDS } from '../crisis/stories/catalogue.ts';
import type { Locale } from '../settings.ts';
import { createTable, startEngine } from '../../infra/local/engine.ts';
import { refuse, sayRefusal, type Io } from './io.ts';

const FOLDER = fileURLToPath(new URL('../crisis/stories/', import.meta.url));
const USAGE = `drill <story or stream.jsonl> [--report out.html] [--lang fr|en] [--json]; stories: ${STORY_IDS.join(', ')}`;

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
    `${count(report, 'on time')} on time, ${count(report, 'delayed')} delayed, ${count(report, 'held')} held, ${count(report, 'leaked')} leaked`,
    ...(early.length === 0
      ? []
      : ['Left before the stop:', ...early.map((slot) => `  ${clock(slot.leftAt ?? slot.at)}  ${slot.text}`)]),
    ...(near.length === 0 ? [] : ['Would have gone out:', ...near.map((slot) => `  ${clock(slot.at)}  ${slot.text}`)]),
  ].join('\n');
};

/** `drill <story>`: a recorded day through watch and publisher, on the embedded engine with a clock of its own. */
export const drillCommand = async (args: readonly string[], io: Io): Promise<number> => {
  const json = args.includes('--json');
  const parse = () => {
    try {
      return parseArgs({
        args: [...args],
        allowPositionals: true,
        options: {
          report: { type: 'string' },
          lang: { type: 'string' },
          audience: { type: 'string', default: 'fr' },
          json: { type: 'boolean' },
        },
      });
    } catch (error) {
      return refuse(2, 'usage', `${error instanceof Error ? error.message : String(error)}; usage: ${USAGE}`);
    }
  };
  const parsed = parse();
  if ('kind' in parsed) return sayRefusal(io, parsed, json);
  const { values, positionals } = parsed;
  const [story] = positionals;
  if (story === undefined) return sayRefusal(io, refuse(2, 'usage', `usage: ${USAGE}`), json);
  const { lang } = values;
  if (lang !== undefined && lang !== 'fr' && lang !== 'en')
    return sayRefusal(io, refuse(2, 'usage', `--lang ${lang}: fr or en`), json);
  const file = existsSync(story) ? story : join(FOLDER, `${story}.jsonl`);
  if (!existsSync(file))
    return sayRefusal(
      io,
      refuse(1, 'no-such-story', `no story is called ${story}, and no file: ${STORY_IDS.join(', ')}`),
      json,
    );
  const stream = readStream(readFileSync(file, 'utf8'));
  if (stream.kind === 'bad-line') {
    return sayRefusal(io, refuse(1, 'not-a-stream', `${file}, line ${stream.number}: ${stream.reason}`), json);
  }
  const folder = mkdtempSync(join(tmpdir(), 'vigie-drill-'));
  const engine = await startEngine(folder, io.err);
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
    const audience = values.audience.split(',');
    const told = storyDay(story, audience);
    const report = await runDrill({ store, ...common }, stream.lines, audience);
    const early = missed(report, told.began === null ? null : Date.parse(told.began));
    const locale: Locale = lang ?? (audience[0] === 'fr' ? 'fr' : 'en');
    if (values.report !== undefined)
      writeFileSync(values.report, dayPage(drilledDay(told, stream.lines, report, locale)));
    io.out(json ? `${JSON.stringify(summary(story, report, early))}\n` : `${spoken(story, report, early)}\n`);
    return 0;
  } finally {
    client.destroy();
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};
