import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { planOf, simulate } from './simulation.ts';
import { EVENINGS, SOURCE_MUTANTS, type SourceMutant } from './source-mutants.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rows: string[] = [];

/** Plays evenings with the mistake in the product; answers what the program printed, whatever its exit code. */
const withMistake = ({ id }: SourceMutant): Promise<string> =>
  new Promise((resolve) => {
    // Each child reads the same files: those that it need not compile again take half of its time away.
    const env = { ...process.env, VIGIE_MUTANT: id, NODE_COMPILE_CACHE: join(tmpdir(), 'vigie-compiled') };
    const args = ['--import', './test/faults/mutate.ts', './test/faults/play-mutant.ts'];
    execFile(process.execPath, args, { cwd: root, env, maxBuffer: 100_000_000 }, (error, stdout, stderr) =>
      resolve(stdout === '' ? `${error?.message ?? ''}\n${stderr}` : stdout),
    );
  });

describe('is killed by evenings', () => {
  const byEvenings = SOURCE_MUTANTS.flatMap((mutant) =>
    mutant.killed.by === 'evenings' ? [[mutant.mistake, mutant, mutant.killed] as const] : [],
  );
  it.each(byEvenings)('%s', async (_, mutant, { breaks, crowd }) => {
    const { seed } = JSON.parse(await withMistake(mutant)) as { seed: number | null };
    if (seed === null) return expect.fail(`the mistake survived ${EVENINGS} evenings`);
    // The same evening without the mistake keeps every promise.
    expect((await simulate({ seed, plan: planOf(seed, crowd) })).violations).toEqual([]);
    rows.push(`  ${mutant.id.padEnd(28)} evening ${seed}, promise ${breaks}`);
  });

  afterAll(() => {
    process.stdout.write(`mistake, and what kills it:\n${rows.join('\n')}\n`);
  });
});
