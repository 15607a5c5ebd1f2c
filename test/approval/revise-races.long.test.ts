import { expect, it } from 'vitest';
import { openRaces, wrongWith } from './revise-races.ts';

it('10,000 races of un-approve, edit, move and send now against claim and pull-back: never both', async () => {
  const race = await openRaces();
  const wrong: unknown[] = [];
  const answers: Record<string, number> = {};
  for (let seed = 1; seed <= 10_000; seed += 1) {
    const raced = await race(seed);
    if (wrongWith(raced) !== null) wrong.push([seed, wrongWith(raced)]);
    const name = `${raced.wish}: ${raced.answer.kind}`;
    answers[name] = (answers[name] ?? 0) + 1;
  }
  expect(wrong).toEqual([]);
  expect(Object.values(answers).reduce((sum, count) => sum + count, 0)).toBe(10_000);
  expect(Object.keys(answers)).toHaveLength(16);
});
