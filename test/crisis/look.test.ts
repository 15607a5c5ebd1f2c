import { describe, expect, it } from 'vitest';
import { afterAll } from '../../lib/crisis/look.ts';

describe('the documents of one look', () => {
  it('are read only when all sources have answered, failed or run out of time', async () => {
    const answers = Array.from({ length: 3 }, () => Promise.withResolvers<{ kind: 'gone' }>());
    const ended: number[] = [];
    const fetch = afterAll((url) => answers[Number(url)]!.promise, 3);
    const asked = answers.map(async (_, index) => {
      await fetch(String(index), { validators: null, maxBytes: 1 }).catch(() => null);
      ended.push(index);
    });
    answers[0]!.resolve({ kind: 'gone' });
    answers[1]!.reject(new Error('out of time'));
    await Promise.allSettled([answers[0]!.promise, answers[1]!.promise]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(ended).toEqual([]);

    answers[2]!.resolve({ kind: 'gone' });
    await Promise.all(asked);
    expect(ended.toSorted()).toEqual([0, 1, 2]);
  });
});
