import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { planOf, simulate } from './simulation.ts';
import { EVENINGS, SOURCE_MUTANTS, type SourceMutant } from './source-mutants.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rows: string[] = [];

/**
 * Runs a program of this repository with the mistake in the product; answers what it printed, whatever its
 * exit code.
 */
const withMistake = ({ id }: SourceMutant, args: readonly string[]): Promise<string> =>
  new Promise((resolve) => {
    const env = { ...process.env, VIGIE_MUTANT: id };
    execFile(process.execPath, args, { cwd: root, env, maxBuffer: 100_000_000 }, (error, stdout, stderr) =>
      resolve(stdout === '' ? `${error?.message ?? ''}\n${stderr}` : stdout),
    );
  });

const killedByEvenings = async (mutant: SourceMutant): Promise<string> => {
  if (mutant.killed.by !== 'evenings') throw new Error('not by evenings');
  const printed = await withMistake(mutant, ['--import', './test/faults/mutate.ts', './test/faults/play-mutant.ts']);
  const { seed } = JSON.parse(printed) as { seed: number | null };
  if (seed === null) return expect.fail(`the mistake survived ${EVENINGS} evenings`);
  // The same evening without the mistake keeps every promise.
  expect((await simulate({ seed, plan: planOf(seed, mutant.killed.crowd) })).violations).toEqual([]);
  return `evening ${seed}, promise ${mutant.killed.breaks}`;
};

type Report = { testResults: { assertionResults: { title: string; status: string }[] }[] };

const killedByTest = async (mutant: SourceMutant): Promise<string> => {
  if (mutant.killed.by !== 'test') throw new Error('not by a test');
  const { file, name } = mutant.killed;
  const folder = await mkdtemp(join(tmpdir(), 'vigie-mutant-'));
  try {
    const report = join(folder, 'report.json');
    const vitest = [`${root}node_modules/vitest/vitest.mjs`, 'run', '--config', 'test/faults/mutant.vitest.config.ts'];
    const pattern = name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    await withMistake(mutant, [
      ...vitest,
      '--maxWorkers=1',
      '--reporter=json',
      `--outputFile=${report}`,
      '-t',
      pattern,
      file,
    ]);
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
    const found = testResults.flatMap(({ assertionResults }) => assertionResults).filter(({ title }) => title === name);
    expect(found.map(({ status }) => status)).toContain('failed');
    return `${file}: ${name}`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

describe('is killed', () => {
  it.each(SOURCE_MUTANTS.map((mutant) => [mutant.mistake, mutant] as const))('%s', async (_, mutant) => {
    const by = mutant.killed.by === 'evenings' ? await killedByEvenings(mutant) : await killedByTest(mutant);
    rows.push(`  ${mutant.id.padEnd(28)} ${by}`);
  });

  afterAll(() => {
    process.stdout.write(`mistake, and what kills it:\n${rows.join('\n')}\n`);
  });
});
