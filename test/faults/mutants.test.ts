import { describe, expect, it } from 'vitest';
import { MUTANTS } from './mutants.ts';
import { planOf, simulate } from './simulation.ts';

/** Within so many evenings each mistake must show. */
const EVENINGS = 400;

describe('the simulation catches', { timeout: 300_000 }, () => {
  it.each(MUTANTS.map((mutant) => [mutant.id, mutant.mistake, mutant] as const))(
    '%s: %s',
    async (_id, _mistake, mutant) => {
      for (let seed = 1; seed <= EVENINGS; seed += 1) {
        const plan = planOf(seed, mutant.crowd);
        const { violations } = await simulate({ seed, plan, mutation: mutant.mutation });
        if (violations.length === 0) continue;
        // The same evening without the mistake keeps every promise.
        expect((await simulate({ seed, plan })).violations).toEqual([]);
        return;
      }
      expect.fail(`the mistake survived ${EVENINGS} evenings`);
    },
  );
});
