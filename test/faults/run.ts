import { parseArgs } from 'node:util';
import { shrink, tell } from './shrink.ts';
import { simulate } from './simulation.ts';

/** `node test/faults/run.ts --seed N --runs N [--trace]`: plays these evenings, prints the shortest story of each broken promise, and exits with 1 if there is any. */

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '10000' },
    trace: { type: 'boolean', default: false },
  },
});
const from = Number(values.seed);
const runs = Number(values.runs);
if (!Number.isSafeInteger(from) || !Number.isSafeInteger(runs) || runs < 1) {
  process.stderr.write('usage: node test/faults/run.ts --seed N --runs N [--trace]\n');
  process.exit(2);
}

const begun = performance.now();
const ends: Record<string, number> = {};
let broken = 0;
let events = 0;
for (let seed = from; seed < from + runs && broken < 5; seed += 1) {
  const ended = await simulate({ seed, trace: values.trace });
  events += ended.events;
  for (const [state, count] of Object.entries(ended.states)) ends[state] = (ends[state] ?? 0) + count;
  if (values.trace) process.stdout.write(`${ended.trace.join('\n')}\n`);
  if (runs <= 20) process.stdout.write(`seed ${seed}: trace ${ended.hash}\n`);
  if (ended.violations.length > 0) {
    broken += 1;
    process.stdout.write(`${tell(await shrink(seed))}\n`);
  }
  if ((seed - from + 1) % 1_000 === 0) process.stdout.write(`${seed - from + 1} evenings, ${broken} broken promises\n`);
}
const seconds = (performance.now() - begun) / 1_000;
const cpu = process.cpuUsage();
process.stdout.write(
  [
    `${runs} evenings from seed ${from}: ${broken} broken promises`,
    `${events} steps in ${seconds.toFixed(0)} s (${((cpu.user + cpu.system) / 1e6).toFixed(0)} s of one core)`,
    `deliveries ended: ${Object.entries(ends)
      .map(([state, count]) => `${count} ${state}`)
      .join(', ')}`,
    '',
  ].join('\n'),
);
process.exitCode = broken > 0 ? 1 : 0;
