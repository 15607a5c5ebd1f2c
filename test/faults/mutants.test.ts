import { expect, it } from 'vitest';
import { catches, SLOW } from './hunt.ts';
import { MUTANTS } from './mutants.ts';
import { PROMISES } from './promises.ts';

catches(MUTANTS.filter(({ id }) => !SLOW.has(id)));

it('every promise catches a mistake, here or in the long tests', () => {
  const idle = Object.keys(PROMISES).filter((promise) => !MUTANTS.some(({ breaks }) => breaks === promise));
  expect(idle).toEqual([]);
});

it('each mistake has a name of its own, and each slow one is a mistake', () => {
  const names = MUTANTS.map(({ id }) => id);
  expect(new Set(names).size).toBe(names.length);
  expect([...SLOW].filter((id) => !names.includes(id))).toEqual([]);
});
