import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { NOTED } from './first-evenings.ts';
import { foundIn } from './found.ts';
import { MUTANTS } from './mutants.ts';
import { SOURCE_MUTANTS } from './source-mutants.ts';

/** `npm run faults:note`: notes the evening in which each mistake breaks its promise, where the hunts begin. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const seeds: Record<string, number> = {};
const note = (id: string, seed: number | null): void => {
  process.stdout.write(`${id}: ${seed ?? 'survived'}\n`);
  if (seed !== null) seeds[id] = seed;
  writeFileSync(NOTED, `${JSON.stringify(seeds, null, 2)}\n`);
};
for (const mutant of MUTANTS) note(mutant.id, await foundIn(mutant));
for (const { id, killed } of SOURCE_MUTANTS) {
  if (killed.by !== 'evenings') continue;
  const args = ['--import', './test/faults/mutate.ts', './test/faults/play-mutant.ts'];
  const env = { ...process.env, VIGIE_MUTANT: id };
  const { seed } = JSON.parse(execFileSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' })) as {
    seed: number | null;
  };
  note(id, seed);
}
