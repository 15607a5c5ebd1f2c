import { expect, it } from 'vitest';
import { never } from './clauses.ts';
import { playEvenings } from './evenings.ts';

it('200 evenings full of faults keep every promise, and inject every fault of the list', async () => {
  const { ends, injected } = await playEvenings(1, 200);
  expect(never(injected)).toEqual([]);
  // A simulation in which nothing happens would also keep every promise.
  for (const state of ['published', 'expired', 'rejected', 'failed', 'withdrawn'])
    expect(ends[state] ?? 0, state).toBeGreaterThan(0);
});
