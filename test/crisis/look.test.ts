import { describe, expect, it } from 'vitest';
import { afterAll, inTurn } from '../../lib/crisis/look.ts';

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

  it('are read one after the other, also after one that cannot be read', async () => {
    const readings = Array.from({ length: 3 }, () => Promise.withResolvers<never>());
    const begun: number[] = [];
    const read = inTurn((bytes) => {
      begun.push(Number(bytes.toString()));
      return readings[begun.length - 1]!.promise;
    });
    const all = [0, 1, 2].map((index) => read(Buffer.from(String(index)), null, null).catch(() => null));
    await new Promise((resolve) => setImmediate(resolve));
    expect(begun).toEqual([0]);

    readings[0]!.reject(new Error('unreadable'));
    await all[0];
    await new Promise((resolve) => setImmediate(resolve));
    expect(begun).toEqual([0, 1]);

    readings[1]!.resolve(null as never);
    readings[2]!.resolve(null as never);
    await Promise.all(all);
    expect(begun).toEqual([0, 1, 2]);
  });
});
