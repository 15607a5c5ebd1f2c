import { expect, it } from 'vitest';
import { LIMIT_MB, memoryOf } from './memory-of.ts';

it.each(['watch', 'ingest'] as const)(
  'a run of %s whose every document is hostile is done within the memory of its function',
  async (run) => {
    const { mb, read, refused } = await memoryOf(run);
    // One kind of document in six is refused.
    expect(read).toBe(refused * 5);
    expect(read).toBeGreaterThan(0);
    expect(mb).toBeLessThan(LIMIT_MB);
  },
);
