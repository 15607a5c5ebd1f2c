import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { chromium } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { createTable } from '../../infra/local/engine.ts';
import { openStore } from '../../lib/adapters/store.ts';
import { readStream } from '../../lib/crisis/stream.ts';
import { runDrill, type DrillReport } from '../../lib/drill/drill.ts';
import { drillPage } from '../../lib/pages/drill.ts';
import { memoryEngine } from '../engines/memory.ts';

const drill = async (story: string): Promise<DrillReport> => {
  const file = fileURLToPath(new URL(`../../lib/crisis/stories/${story}.jsonl`, import.meta.url));
  const read = readStream(readFileSync(file, 'utf8'));
  if (read.kind === 'bad-line') throw new Error(read.reason);
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
  return runDrill({ store, ...common }, read.lines, ['fr']);
};

describe('a drill', () => {
  it('of 14 July 2016 stops within a quarter of an hour of the first headline, and nothing leaks', async () => {
    const report = await drill('nice-2016');

    const first = report.firstEvidence?.at ?? 0;
    expect((report.firstBrakeAt ?? Infinity) - first).toBeLessThanOrEqual(10 * 60_000);
    expect((report.firstFreezeAt ?? Infinity) - first).toBeLessThanOrEqual(15 * 60_000);
    const ends = Map.groupBy(report.slots, (slot) => slot.end);
    expect(ends.get('leaked') ?? []).toEqual([]);
    expect(ends.get('held')?.length).toBeGreaterThan(10);
    // The service lane goes on: the watch was given promo and news.
    expect(report.slots.filter(({ lane, end }) => lane === 'service' && end !== 'on time')).toEqual([]);

    const page = drillPage('nice-2016', report);
    expect(page).toContain('frozen 22:');
    if (process.env['SCREENSHOTS'] === '1') await picture(page);
  }, 60_000);

  it('of an ordinary day full of traps freezes nothing and holds nothing', async () => {
    const report = await drill('ordinary-day');

    expect(report.freezes).toEqual([]);
    expect(report.slots.filter(({ leftAt }) => leftAt === null)).toEqual([]);
  }, 60_000);
});

const picture = async (page: string): Promise<void> => {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const view = await browser.newPage({ viewport: { width: 1100, height: 640 } });
  await view.setContent(page);
  writeFileSync(fileURLToPath(new URL('../screenshots/drill.png', import.meta.url)), await view.screenshot());
  await browser.close();
};
