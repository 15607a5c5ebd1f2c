import { afterAll, describe, expect, it } from 'vitest';
import { MUTANTS } from './mutants.ts';
import { PROMISES, type Promised } from './promises.ts';
import { planOf, simulate } from './simulation.ts';

/** Within so many evenings each mistake must show. */
const EVENINGS = 400;

const caught = new Map<Promised, string[]>();

describe('the simulation catches', () => {
  it.each(MUTANTS.map((mutant) => [mutant.id, mutant.mistake, mutant] as const))(
    '%s: %s',
    async (_id, _mistake, mutant) => {
      for (let seed = 1; seed <= EVENINGS; seed += 1) {
        const plan = planOf(seed, mutant.crowd);
        const { violations } = await simulate({ seed, plan, mutation: mutant.mutation });
        if (!violations.some(({ promise }) => promise === mutant.breaks)) continue;
        // The same evening without the mistake keeps every promise.
        expect((await simulate({ seed, plan })).violations).toEqual([]);
        caught.set(mutant.breaks, [...(caught.get(mutant.breaks) ?? []), mutant.id]);
        return;
      }
      expect.fail(`the mistake survived ${EVENINGS} evenings`);
    },
  );

  it('a mistake by every one of its promises, so that none of them is idle', () => {
    const idle = Object.keys(PROMISES).filter((promise) => !MUTANTS.some(({ breaks }) => breaks === promise));
    expect(idle).toEqual([]);
    expect(new Set(MUTANTS.map(({ id }) => id)).size).toBe(MUTANTS.length);
  });

  afterAll(() => {
    const lines = [...caught].map(([promise, ids]) => `  ${promise.padEnd(7)} ${ids.join(', ')}`);
    process.stdout.write(`which promise caught which mistake:\n${lines.sort().join('\n')}\n`);
  });
});
