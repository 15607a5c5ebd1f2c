import { fileURLToPath } from 'node:url';
import { createVitest } from 'vitest/node';
import { mutated, SOURCE_MUTANTS, type SourceMutant } from './source-mutants.ts';

/**
 * Runs the tests that kill mistakes: first all on the product as it is, then each on the product with its one mistake.
 * Prints a line of JSON for each run of a test: `{ id, name, states }`, where `id` is null for the product as it is,
 * and `states` says what became of the tests of this name, one for each engine. One server reads the files for all
 * runs.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const byTest = SOURCE_MUTANTS.flatMap((mutant) => (mutant.killed.by === 'test' ? [{ mutant, ...mutant.killed }] : []));
let now: SourceMutant | null = null;

// The engines that start at once are enough here.
process.env['VIGIE_TESTS'] = 'short';
const vitest = await createVitest(
  'test',
  {
    ...{ root, config: false, watch: false, reporters: [{}] },
    // A thread for each run begins in two thirds of the time of a process.
    ...{ pool: 'threads', maxWorkers: 1, testTimeout: 3_600_000, hookTimeout: 3_600_000 },
  },
  {
    plugins: [
      {
        name: 'one-mistake',
        enforce: 'pre',
        transform: (text, id) => (id === `${root}${now?.file}` && now !== null ? mutated(now, text) : null),
      },
    ],
  },
);

const exactly = (name: string): string => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
const play = async (files: readonly string[], names: readonly string[]): Promise<void> => {
  vitest.setGlobalTestNamePattern(names.map(exactly).join('|'));
  const specifications = files.map((file) => vitest.getRootProject().createSpecification(`${root}${file}`));
  const { testModules } = await vitest.runTestSpecifications(specifications);
  const tests = testModules.flatMap((module) => [...module.children.allTests()]);
  for (const name of names) {
    const states = tests.filter((test) => test.name === name).map((test) => test.result().state);
    process.stdout.write(`${JSON.stringify({ id: now?.id ?? null, name, states })}\n`);
  }
};

try {
  await play([...new Set(byTest.map(({ file }) => file))], [...new Set(byTest.map(({ name }) => name))]);
  for (const { mutant, file, name } of byTest) {
    now = mutant;
    vitest.invalidateFile(`${root}${mutant.file}`);
    await play([file], [name]);
    vitest.invalidateFile(`${root}${mutant.file}`);
  }
  // The server wants to end with 1 because tests failed. They were to.
  process.exitCode = 0;
} finally {
  await vitest.close();
}
