import { describe, expect, it } from 'vitest';
import type { Mutant } from './mutants.ts';
import { planOf, simulate } from './simulation.ts';

/** Each mistake must break its promise within so many evenings. */
const EVENINGS = 400;

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
      for (let seed = 1; seed <= EVENINGS; seed += 1) {
        const plan = planOf(seed, mutant.crowd);
        const { violations } = await simulate({ seed, plan, mutation: mutant.mutation });
        if (!violations.some(({ promise }) => promise === mutant.breaks)) continue;
        expect((await simulate({ seed, plan })).violations).toEqual([]);
        return;
      }
      expect.fail(`the mistake survived ${EVENINGS} evenings`);
    });
  });
};
