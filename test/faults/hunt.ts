import { describe, expect, it } from 'vitest';
import type { Mutant } from './mutants.ts';
import { planOf, simulate } from './simulation.ts';

/** Within so many evenings each mistake must show. */
const EVENINGS = 400;

/** Those that show only after many evenings: each takes seconds, and they run in `npm run test:full`. */
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

/** One test a mistake: the simulation with it breaks the promise, and the same evening without it keeps all. */
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
