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
 * Plays a recorded day through watch and publisher, beside the running relay. It has a clock and a table of its
 * own, so it touches nothing of the relay.
 */

const TABLE = 'past';

export type Played =
  | { kind: 'playing'; name: RecordedDayId; moment: DrillMoment | null }
  | { kind: 'played'; name: RecordedDayId; day: Day }
  | { kind: 'broken'; name: RecordedDayId; why: string };

export type Past = {
  /** Begins to play, unless something plays already. */
  play: (name: RecordedDayId) => void;
  played: () => Played | null;
};

const linesOf = (day: RecordedDayId): StreamLine[] => {
  const file = fileURLToPath(new URL(`../../lib/crisis/days/${day}.jsonl`, import.meta.url));
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

const drill = async (day: RecordedDayId, locale: Locale, tell: (moment: DrillMoment) => void): Promise<Day> => {
  const client = new DynamoDBClient({});
  try {
    // A kill may have left the table of an earlier play.
    await drop(client);
    await createTable(client, TABLE);
    const pause = async (ms: number): Promise<void> => {
      await sleep(ms);
    };
    const common = { sleep: pause, random: Math.random, newId: () => randomUUID(), monotonic: () => performance.now() };
    const store = openStore({ client, table: TABLE, ...common });
    const lines = linesOf(day);
    const report = await runDrill({ store, ...common, tell }, lines, RECORDED_DAYS[day].audience);
    await drop(client);
    return drilledDay(day, RECORDED_DAYS[day], lines, report, locale);
  } finally {
    client.destroy();
  }
};

/** The engine is the one that `AWS_ENDPOINT_URL_DYNAMODB` names: the relay's own. */
export const openPast = (locale: Locale): Past => {
  let state: Played | null = null;
  return {
    play: (name) => {
      if (state?.kind === 'playing') return;
      const playing: Extract<Played, { kind: 'playing' }> = { kind: 'playing', name, moment: null };
      state = playing;
      drill(name, locale, (moment) => {
        playing.moment = moment;
      }).then(
        (day) => {
          state = { kind: 'played', name, day };
        },
        (error: unknown) => {
          state = { kind: 'broken', name, why: error instanceof Error ? error.message : String(error) };
        },
      );
    },
    played: () => state,
  };
};
