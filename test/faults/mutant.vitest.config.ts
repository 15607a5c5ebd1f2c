import { defineConfig } from 'vitest/config';
import { mutated, SOURCE_MUTANTS } from './source-mutants.ts';

/** Runs tests against a product that has one mistake in it: the one that VIGIE_MUTANT names. */
const root = new URL('../..', import.meta.url).pathname;
const mutant = SOURCE_MUTANTS.find(({ id }) => id === process.env['VIGIE_MUTANT']);
if (mutant === undefined) throw new Error('VIGIE_MUTANT names no mutant');

export default defineConfig({
  root,
  plugins: [
    {
      name: 'one-mistake',
      enforce: 'pre',
      transform: (text, id) => (id === `${root}${mutant.file}` ? mutated(mutant, text) : null),
    },
  ],
  test: { include: ['test/**/*.test.ts'], exclude: ['**/node_modules/**'], testTimeout: 600_000, hookTimeout: 600_000 },
});
