/**
 * `npm run bench:memory`: the most memory that a look of the watch and a run of ingest take when every document is
 * hostile, each in a process of its own. Ends with 1 when one takes more than its function has.
 */
import { LIMIT_MB, memoryOf } from '../memory/memory-of.ts';

for (const run of ['watch', 'ingest'] as const) {
  const { mb, read, refused } = await memoryOf(run);
  process.stdout.write(`${run.padEnd(6)} ${mb} MB of ${LIMIT_MB}; ${read} documents read, ${refused} refused\n`);
  if (mb >= LIMIT_MB) process.exitCode = 1;
}
