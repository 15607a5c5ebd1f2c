/**
 * Headlines a second of CPU, beside those of another tree of this project, in turns in one run:
 *
 *   npm run bench:watch-speed -- --data FOLDER --against TREE
 */
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import * as here from '../../../lib/crisis/stream.ts';
import { readWindows } from './streams.ts';

const ROUNDS = 5;
const LINES = 12_000;

const { values } = parseArgs({ options: { data: { type: 'string' }, against: { type: 'string' } } });
const { data, against } = values;
if (data === undefined || against === undefined) throw new Error('usage: speed.ts --data FOLDER --against TREE');
const path = pathToFileURL(join(resolve(against), 'lib/crisis/stream.ts')).href;
const there = (await import(path)) as Pick<typeof here, 'replay'>;

const streams = readWindows(data).map(({ lines, audience, lang }) => ({
  lines: lines.slice(0, LINES),
  settings: { audience, langs: [lang], thawAfterMs: 86_400_000 },
}));
const seconds = (engine: Pick<typeof here, 'replay'>): number => {
  const before = process.cpuUsage();
  for (const { lines, settings } of streams) engine.replay(lines, settings);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};
const took = { here: [] as number[], there: [] as number[] };
for (let round = 0; round <= ROUNDS; round++) {
  const one = seconds(there);
  const other = seconds(here);
  // The first round warms both up.
  if (round === 0) continue;
  took.there.push(one);
  took.here.push(other);
}
const count = streams.reduce((sum, { lines }) => sum + lines.length, 0);
const middle = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[ROUNDS >> 1] ?? Infinity;
const rate = (times: readonly number[]): number => Math.round(count / middle(times));
const ratio = (middle(took.there) / middle(took.here)).toFixed(2);
process.stdout.write(`${rate(took.there)} there, ${rate(took.here)} here: ${ratio} times as many\n`);
