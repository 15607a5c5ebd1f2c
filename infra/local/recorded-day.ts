import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DeleteTableCommand, DynamoDBClient, ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import { openStore } from '../../lib/adapters/store/open-store.ts';
import { RECORDED_DAYS, type RecordedDayId } from '../../lib/crisis/days/catalogue.ts';
import { readStream, type StreamLine } from '../../lib/crisis/stream.ts';
import { runDrill, type DrillMoment } from '../../lib/drill/drill.ts';
import { drilledDay } from '../../lib/pages/day.ts';
import type { Day } from '../../lib/pages/day-view.ts';
import type { Locale } from '../../lib/settings.ts';
import { createTable } from './engine.ts';

/**
 * A day of the past, played through the watch and the publisher in its own clock and in a table of its own, beside the relay: what is played here touches nothing that
 * runs there.
 */

const TABLE = 'past';

export type Played =
  | { kind: 'playing'; story: RecordedDayId; moment: DrillMoment | null }
  | { kind: 'played'; story: RecordedDayId; day: Day }
  | { kind: 'broken'; story: RecordedDayId; why: string };

export type Past = {
  /** Begins to play, unless something plays already. */
  play: (story: RecordedDayId) => void;
  played: () => Played | null;
};

export const readStory = (story: RecordedDayId): StreamLine[] => {
  const file = fileURLToPath(new URL(`../../lib/crisis/days/${story}.jsonl`, import.meta.url));
  const read = readStream(readFileSync(file, 'utf8'));
  if (read.kind === 'bad-line') throw new Error(`${file}, line ${read.number}: ${read.reason}`);
  return read.lines;
};

const drop = async (client: DynamoDBClient): Promise<void> => {
  try {
    await client.send(new DeleteTableCommand({ TableName: TABLE }));
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
  }
};

const drill = async (story: RecordedDayId, locale: Locale, tell: (moment: DrillMoment) => void): Promise<Day> => {
  const client = new DynamoDBClient({});
  try {
    // What a kill left of an earlier play.
    await drop(client);
    await createTable(client, TABLE);
    const pause = async (ms: number): Promise<void> => {
      await sleep(ms);
    };
    const common = { sleep: pause, random: Math.random, newId: () => randomUUID(), monotonic: () => performance.now() };
    const store = openStore({ client, table: TABLE, ...common });
    const lines = readStory(story);
    const report = await runDrill({ store, ...common, tell }, lines, RECORDED_DAYS[story].audience);
    await drop(client);
    return drilledDay(story, RECORDED_DAYS[story], lines, report, locale);
  } finally {
    client.destroy();
  }
};

/** The engine is the one that `AWS_ENDPOINT_URL_DYNAMODB` names: the relay's own. */
export const openPast = (locale: Locale): Past => {
  let state: Played | null = null;
  return {
    play: (story) => {
      if (state?.kind === 'playing') return;
      const playing: Extract<Played, { kind: 'playing' }> = { kind: 'playing', story, moment: null };
      state = playing;
      drill(story, locale, (moment) => {
        playing.moment = moment;
      }).then(
        (day) => {
          state = { kind: 'played', story, day };
        },
        (error: unknown) => {
          state = { kind: 'broken', story, why: error instanceof Error ? error.message : String(error) };
        },
      );
    },
    played: () => state,
  };
};
