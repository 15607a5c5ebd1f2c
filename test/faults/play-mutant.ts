import { seedsFor } from './first-evenings.ts';
import { EVENINGS, SOURCE_MUTANTS } from './source-mutants.ts';
import { planOf, simulate } from './simulation.ts';

/**
 * Plays evenings with the mutant that `mutate.ts` has switched on, and prints the first seed that breaks
 * its promise.
 */
const mutant = SOURCE_MUTANTS.find(({ id }) => id === process.env['VIGIE_MUTANT']);
if (mutant?.killed.by !== 'evenings') throw new Error('VIGIE_MUTANT names no mutant that evenings kill');
const { breaks, crowd } = mutant.killed;
let found: number | null = null;
for (const seed of seedsFor(mutant.id, EVENINGS)) {
  if (found !== null) break;
  const { violations } = await simulate({ seed, plan: planOf(seed, crowd), mutation: {} });
  if (violations.some(({ promise }) => promise === breaks)) found = seed;
  else if (process.env['VIGIE_TELL'] !== undefined && violations.length > 0)
    process.stderr.write(`seed ${seed} broke another promise: ${JSON.stringify(violations[0])}\n`);
}
process.stdout.write(JSON.stringify({ seed: found }));
