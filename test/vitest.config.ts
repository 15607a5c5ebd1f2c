import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { PART } from './part.ts';

/** Against hanging alone: no test may depend on how fast a machine is. */
const limits = { testTimeout: 3_600_000, hookTimeout: 3_600_000, expect: { poll: { timeout: 1_800_000 } } };

const LONG = ['test/**/*.long.test.ts', 'test/{browser,package,peers}/**/*.test.ts'];
const INSTALLED = '**/node_modules/**';

const project = (name: string, include: string[], more: object = {}): TestProjectConfiguration => ({
  test: { name, include, exclude: [INSTALLED], ...limits, ...more },
});

/** Tests that leave something behind, such as a variable of the environment: each file has a process of its own. */
const ALONE = ['test/{functions,local}/**/*.test.ts', 'test/cli/act.test.ts'];
const ENGINES = 'test/engines/**';
const INFRA = 'test/infra/**';

const short = [
  // They share one loading of the code: half the time.
  project('shared', ['test/**/*.test.ts'], {
    exclude: [...LONG, ...ALONE, ENGINES, INFRA, INSTALLED],
    isolate: false,
    restoreMocks: true,
    unstubEnvs: true,
  }),
  project('alone', ALONE, { exclude: [...LONG, INSTALLED] }),
  // One synthesis serves all files.
  project('infra', [`${INFRA}/*.test.ts`], { exclude: [...LONG, INSTALLED], isolate: false }),
];
const engines = project('engines', [`${ENGINES}/*.test.ts`]);
const long = [
  project('long', ['test/**/*.long.test.ts', 'test/package/**/*.test.ts']),
  project('browser', ['test/browser/**/*.test.ts']),
  project('peers', ['test/peers/**/*.test.ts']),
];
/** The same tests as in the short part, on AWS's own emulator. */
const emulator = project('emulator', ['test/engines/{store,race,differential}.test.ts']);

const PROJECTS = {
  short: [...short, engines],
  long: [...long, emulator],
  named: [...short, engines, ...long],
};

/** The longest begin first: one that begins last keeps one core busy and leaves the others idle. */
const LONGEST = [
  'local/main.test.ts',
  'faults/source-mutants.long.test.ts',
  'faults/source-mutants-by-test.long.test.ts',
  'model/search.long.test.ts',
  'infra/adversary.long.test.ts',
  'browser/pages.test.ts',
  'faults/faults.test.ts',
  'faults/mutants.test.ts',
  'engines/race.test.ts',
  'infra/bundles.test.ts',
  'engines/store.test.ts',
  'engines/differential.test.ts',
];
const rank = ({ moduleId }: TestSpecification): number => {
  const at = LONGEST.findIndex((name) => moduleId.endsWith(`/test/${name}`));
  return at === -1 ? LONGEST.length : at;
};
class LongestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(files.toSorted((one, other) => rank(one) - rank(other)));
  }
}

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    maxWorkers: '100%', // the default leaves a core idle, which on a machine with two is half of it
    slowTestThreshold: 20_000,
    teardownTimeout: 600_000,
    sequence: { sequencer: LongestFirst },
    projects: PROJECTS[PART],
  },
});
