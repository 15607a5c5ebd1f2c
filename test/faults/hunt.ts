import { describe, expect, it } from 'vitest';
import { EVENINGS, foundIn } from './found.ts';
import type { Mutant } from './mutants.ts';
import { planOf, simulate } from './simulation.ts';

/** Mistakes that show only after many evenings. Each takes seconds, so they run in `npm run test:full`. */
export const SLOW: ReadonlySet<string> = new Set([
  'in flight by index',
  'take back at once',
  'approval for ever',
  'M1',
  'yesterday’s scopes',
  'edit under freeze',
  'item lost',
  'M8',
  'old code drops',
  'tombstone too soon',
]);

/**
 * One test for each mistake. With it the simulation breaks the promise, and the same evening without it keeps
 * all of them.
 */
export const catches = (mutants: readonly Mutant[]): void => {
  describe('the simulation catches', () => {
    it.each(mutants.map((mutant) => [mutant.id, mutant.mistake, mutant] as const))('%s: %s', async (_id, _, mutant) => {
      const seed = await foundIn(mutant);
      if (seed === null) return expect.fail(`the mistake survived ${EVENINGS} evenings`);
      expect((await simulate({ seed, plan: planOf(seed, mutant.crowd) })).violations).toEqual([]);
    });
  });
};
