import { parseArgs } from 'node:util';
import { CLAUSES, ELSEWHERE, never, table, type Injected } from './clauses.ts';
import { shrink, tell } from './shrink.ts';
import { isThird, thirdOf } from './thirds.ts';
import { simulate, STEPS_AFTER, STEPS_OF_A_FREEZE } from './simulation.ts';

/**
 * `npm run faults -- --seed N --runs N [--third NAME|each] [--trace]`: plays these evenings, prints how often each
 * fault was injected and the shortest story of each broken promise, and exits with 1 if there is any, or if in 200
 * evenings or more some fault was never injected. `--third` puts another network in the place of the sandbox; `each`
 * takes turns.
 */

/** So many evenings inject every fault of the list. */
const ENOUGH = 200;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '10000' },
    third: { type: 'string', default: 'sandbox' },
    trace: { type: 'boolean', default: false },
  },
});
const from = Number(values.seed);
const runs = Number(values.runs);
const { third } = values;
if (!Number.isSafeInteger(from) || !Number.isSafeInteger(runs) || runs < 1 || !(third === 'each' || isThird(third))) {
  process.stderr.write('usage: npm run faults -- --seed N --runs N [--third NAME|each] [--trace]\n');
  process.exit(2);
}

const begun = performance.now();
const ends: Record<string, number> = {};
const injected: Injected = {};
const evenings: Injected = {};
let broken = 0;
let events = 0;
let slowest = 0;
let played = 0;
for (let seed = from; seed < from + runs && broken < 5; seed += 1) {
  const network = third === 'each' ? thirdOf(seed) : third;
  const ended = await simulate({ seed, third: network, trace: values.trace });
  played += 1;
  events += ended.events;
  slowest = Math.max(slowest, ended.eventsAfter);
  for (const [state, count] of Object.entries(ended.states)) ends[state] = (ends[state] ?? 0) + count;
  for (const clause of CLAUSES) {
    const times = ended.injected[clause] ?? 0;
    injected[clause] = (injected[clause] ?? 0) + times;
    if (times > 0) evenings[clause] = (evenings[clause] ?? 0) + 1;
  }
  if (values.trace) process.stdout.write(`${ended.trace.join('\n')}\n`);
  if (runs <= 20) process.stdout.write(`seed ${seed} (${network}): trace ${ended.hash}\n`);
  if (ended.violations.length > 0) {
    broken += 1;
    process.stdout.write(`${tell(await shrink(seed, undefined, network))}\n`);
  }
  if ((seed - from + 1) % 500 === 0) process.stdout.write(`${seed - from + 1} evenings, ${broken} broken promises\n`);
}
const seconds = (performance.now() - begun) / 1_000;
const cpu = process.cpuUsage();
const missing = played >= ENOUGH ? never(injected) : [];
process.stdout.write(
  [
    '',
    'times injected, in so many of the evenings: the fault',
    table(injected, evenings, played),
    '',
    'proven elsewhere, because it happens before a flow is called:',
    ...ELSEWHERE.map(([fault, file, words]) => `  ${fault}: ${file}, “${words}”`),
    '',
    ...missing.map((clause) => `NEVER INJECTED: ${clause}`),
    `${played} evenings from seed ${from}: ${broken} broken promises`,
    `${events} steps in ${seconds.toFixed(0)} s (${((cpu.user + cpu.system) / 1e6).toFixed(0)} s of one core)`,
    `after the faults stopped everything came to its end within ${slowest} steps (allowed: ${STEPS_AFTER}, and ${STEPS_OF_A_FREEZE} for each freeze)`,
    `deliveries ended: ${Object.entries(ends)
      .map(([state, count]) => `${count} ${state}`)
      .join(', ')}`,
    '',
  ].join('\n'),
);
process.exitCode = broken > 0 || missing.length > 0 ? 1 : 0;
