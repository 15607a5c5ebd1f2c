import { parseArgs } from 'node:util';
import { UNTRUSTED } from '../faults/captured.ts';
import { playCases, policyOf } from './adversary.ts';
import { sampleSynth } from './synth.ts';

/**
 * `npm run adversary -- --seed N --runs N`: so many cases, in equal parts for each function that may be taken over.
 * Prints what they broke, and exits with 1 if there is anything.
 */
const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, runs: { type: 'string', default: '10000' } },
});
const from = Number(values.seed);
const runs = Number(values.runs);
if (!Number.isSafeInteger(from) || !Number.isSafeInteger(runs) || runs < 1) {
  process.stderr.write('usage: npm run adversary -- --seed N --runs N\n');
  process.exit(2);
}
const synth = sampleSynth();
const count = Math.ceil(runs / UNTRUSTED.length);
for (const role of UNTRUSTED) {
  const broken = await playCases(role, policyOf(synth, role), from, count);
  if (broken.length > 0) process.exitCode = 1;
  process.stdout.write(
    [...broken, `${role}, taken over: ${count} cases from seed ${from}, ${broken.length} broken`, ''].join('\n'),
  );
}
