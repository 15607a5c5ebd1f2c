import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { chromium } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { createTable } from '../../infra/local/engine.ts';
import { openStore } from '../../lib/adapters/store/open-store.ts';
import { readStream, type StreamLine } from '../../lib/crisis/stream.ts';
import { missed, runDrill, type DrillDeps, type DrillMoment, type DrillReport } from '../../lib/drill/drill.ts';
import { dayPage, drilledDay } from '../../lib/pages/day.ts';
import { RECORDED_DAYS, RECORDED_DAY_IDS, type RecordedDayId } from '../../lib/crisis/days/catalogue.ts';
import { memoryEngine } from '../engines/memory.ts';

const linesOf = (day: RecordedDayId): StreamLine[] => {
  const file = fileURLToPath(new URL(`../../lib/crisis/days/${day}.jsonl`, import.meta.url));
  const read = readStream(readFileSync(file, 'utf8'));
  if (read.kind === 'bad-line') throw new Error(read.reason);
  return read.lines;
};

const drill = async (
  day: RecordedDayId,
  tell?: DrillDeps['tell'],
  titles?: Parameters<typeof runDrill>[3],
): Promise<DrillReport> => {
  const client = memoryEngine();
  await createTable(client as unknown as DynamoDBClient, 'drill');
  let count = 0;
  const common = {
    sleep: () => Promise.resolve(),
    random: () => 0.5,
    newId: () => `id-${(count += 1)}`,
    monotonic: () => 0,
  };
  const store = openStore({ client, table: 'drill', ...common });
  return runDrill({ store, ...common, ...(tell === undefined ? {} : { tell }) }, linesOf(day), ['fr'], titles);
};

const began = (day: RecordedDayId): number | null => {
  const { began: at } = RECORDED_DAYS[day];
  return at === null ? null : Date.parse(at);
};

const pageOf = (day: RecordedDayId, report: DrillReport, locale: 'fr' | 'en'): string =>
  dayPage(drilledDay(day, RECORDED_DAYS[day], linesOf(day), report, locale));

/** Each day as it is drilled without a wish, played once for all tests, and its moments. */
const days = new Map<RecordedDayId, Promise<{ report: DrillReport; moments: DrillMoment[] }>>();
const played = (day: RecordedDayId) => {
  const moments: DrillMoment[] = [];
  const known =
    days.get(day) ?? drill(day, (moment) => void moments.push(moment)).then((report) => ({ report, moments }));
  days.set(day, known);
  return known;
};

describe('a drill', () => {
  it('stops on 14 July 2016 within a quarter of an hour of the first headline, and nothing leaks', async () => {
    const { report } = await played('nice-2016');

    const first = report.firstEvidence?.at ?? 0;
    expect((report.firstBrakeAt ?? Infinity) - first).toBeLessThanOrEqual(10 * 60_000);
    expect((report.firstFreezeAt ?? Infinity) - first).toBeLessThanOrEqual(15 * 60_000);
    const ends = Map.groupBy(report.slots, (slot) => slot.end);
    expect(ends.get('leaked') ?? []).toEqual([]);
    expect(ends.get('held')?.length).toBeGreaterThan(10);
    // The service lane goes on: the watch was given promo and news.
    expect(report.slots.filter(({ lane, end }) => lane === 'service' && end !== 'on time')).toEqual([]);

    // What the watch could not prevent is named with its minute: it left after the attack began and before any
    // headline.
    expect(missed(report, began('nice-2016')).map(({ leftAt }) => new Date(leftAt ?? 0).toISOString())).toEqual([
      '2016-07-14T20:45:00.000Z',
    ]);
    const page = pageOf('nice-2016', report, 'en');
    expect(page).toMatch(/Frozen at 22:\d\d, \d+ minutes? after the first headline/);
    expect(page).toContain('Sent before the freeze');
    const french = pageOf('nice-2016', report, 'fr');
    expect(french).toContain('Parti avant l’arrêt');
    expect(french).not.toMatch(/\b(needs|voices|in three hours)\b/);
    if (process.env['SCREENSHOTS'] === '1') await picture(page);
  });

  it('plays a night with the texts of one’s own feed, and every one of them is held as the sample’s are', async () => {
    const own = ['Les soldes du centre-ville', 'Trois terrasses où dîner', 'Le marché nocturne'];

    const report = await drill('nice-2016', undefined, { promo: own, news: own, service: own });

    expect([...new Set(report.slots.map(({ text }) => text))].toSorted()).toEqual(own.toSorted());
    expect(report.slots.filter(({ end }) => end === 'leaked')).toEqual([]);
    expect(report.slots.filter(({ end }) => end === 'held').length).toBeGreaterThan(10);
  });

  it('freezes and holds nothing on an ordinary day full of traps', async () => {
    const { report } = await played('ordinary-day');

    expect(report.freezes).toEqual([]);
    expect(report.slots.filter(({ leftAt }) => leftAt === null)).toEqual([]);
    expect(missed(report, null)).toEqual([]);
    const page = pageOf('ordinary-day', report, 'en');
    expect(page).toContain('Nothing was stopped');
    // The page names the traps, and what they were instead of a crisis.
    expect(page).toMatch(/False alarms avoided: \d\d/);
    expect(page).toContain('(a trial)');
    expect(page).toContain('(a figure of speech)');
  });

  it('reports its progress every minute, in the time of that day', async () => {
    const { report, moments } = await played('champs-elysees-2018');

    expect(moments.map(({ at }) => at)).toEqual(
      Array.from({ length: (report.to - report.from) / 60_000 + 1 }, (_, minute) => report.from + minute * 60_000),
    );
    const before = moments.find(({ at }) => at === (report.firstFreezeAt ?? 0) - 60_000);
    const after = moments.find(({ at }) => at === report.firstFreezeAt);
    expect([before?.frozenAt, after?.frozenAt]).toEqual([null, report.firstFreezeAt]);
    expect(moments.every(({ at, headlines }) => headlines.every((each) => each.at <= at))).toBe(true);
    expect(moments.at(-1)?.sent).toBe(report.slots.filter(({ leftAt }) => leftAt !== null).length);
  });

  it.each(RECORDED_DAY_IDS)(
    'ends for %s in a page without requests and scripts, where every proof leads to its line',
    async (day) => {
      const page = pageOf(day, (await played(day)).report, 'fr');
      expect(page).not.toMatch(/<script|src=|url\((?!#)|href="(?!#)/);
      for (const [, id] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${id ?? ''}"`);
    },
    60_000,
  );
});

const picture = async (page: string): Promise<void> => {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const shot = async (name: string, width: number, height: number, colorScheme: 'light' | 'dark') => {
    const view = await browser.newPage({ viewport: { width, height }, colorScheme });
    await view.setContent(page);
    writeFileSync(fileURLToPath(new URL(`../screenshots/${name}.png`, import.meta.url)), await view.screenshot());
  };
  await shot('drill', 1100, 760, 'light');
  await shot('drill-phone', 390, 844, 'dark');
  await browser.close();
};
