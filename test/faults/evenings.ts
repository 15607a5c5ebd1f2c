import { expect } from 'vitest';
import { CLAUSES, type Injected } from './clauses.ts';
import { shrink, tell } from './shrink.ts';
import type { Third } from './thirds.ts';
import { simulate } from './simulation.ts';

/** Plays evenings one after the other. Fails with the shortest form of the first one that breaks a promise. */
export const playEvenings = async (
  from: number,
  count: number,
  third: (seed: number) => Third = () => 'sandbox',
): Promise<{ ends: Record<string, number>; injected: Injected }> => {
  const ends: Record<string, number> = {};
  const injected: Injected = {};
  for (let seed = from; seed < from + count; seed += 1) {
    const ended = await simulate({ seed, third: third(seed) });
    for (const [state, times] of Object.entries(ended.states)) ends[state] = (ends[state] ?? 0) + times;
    for (const clause of CLAUSES) injected[clause] = (injected[clause] ?? 0) + (ended.injected[clause] ?? 0);
    if (ended.violations.length > 0) expect.fail(tell(await shrink(seed, undefined, third(seed))));
  }
  return { ends, injected };
};
