import { describe, expect, it } from 'vitest';
import { EVENINGS, foundIn } from './found.ts';
import { MUTANTS } from './mutants.ts';
import { PROMISES } from './promises.ts';
import { planOf, simulate } from './simulation.ts';

/** With each mistake the simulation breaks the promise, and the same evening without it keeps all of them. */
describe('the simulation catches', () => {
  it.each(MUTANTS.map((mutant) => [mutant.id, mutant.mistake, mutant] as const))('%s: %s', async (_id, _, mutant) => {
    const seed = await foundIn(mutant);
    if (seed === null) return expect.fail(`the mistake survived ${EVENINGS} evenings`);
    expect((await simulate({ seed, plan: planOf(seed, mutant.crowd) })).violations).toEqual([]);
  });
});

it('every promise catches a mistake', () => {
  const idle = Object.keys(PROMISES).filter((promise) => !MUTANTS.some(({ breaks }) => breaks === promise));
  expect(idle).toEqual([]);
});

it('each mistake has a name of its own', () => {
  const names = MUTANTS.map(({ id }) => id);
  expect(new Set(names).size).toBe(names.length);
});
