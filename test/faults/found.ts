import { seedsFor } from './first-evenings.ts';
import type { Mutant } from './mutants.ts';
import { planOf, simulate } from './simulation.ts';

/** Each mistake must break its promise within so many evenings. */
export const EVENINGS = 400;

/** The seed of an evening in which this mistake breaks its promise; null when it survives them all. */
export const foundIn = async ({ id, crowd, mutation, breaks }: Mutant): Promise<number | null> => {
  for (const seed of seedsFor(id, EVENINGS)) {
    const { violations } = await simulate({ seed, plan: planOf(seed, crowd), mutation });
    if (violations.some(({ promise }) => promise === breaks)) return seed;
  }
  return null;
};
