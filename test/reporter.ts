import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SerializedError } from 'vitest';
import type { Reporter, TestModule } from 'vitest/node';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * What a run came to. Whatever makes it red is among `failed`: tests, hooks, files that could not run, stray
 * errors.
 */
export type Totals = { passed: number; failed: number; skipped: number; broken: string[] };

const wordsOf = (error: { message?: string }): string => (error.message ?? 'an error').split('\n', 1)[0] ?? '';

export const totalsOf = (modules: readonly TestModule[], strays: readonly { message?: string }[]): Totals => {
  const totals: Totals = { passed: 0, failed: 0, skipped: 0, broken: [] };
  for (const module of modules) {
    const file = relative(root, module.moduleId);
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      // A test that never came to its end failed.
      totals[state === 'passed' || state === 'skipped' ? state : 'failed'] += 1;
    }
    for (const error of module.errors()) totals.broken.push(`${file} could not run: ${wordsOf(error)}`);
    for (const suite of module.children.allSuites())
      for (const error of suite.errors()) totals.broken.push(`${file}, ${suite.fullName}: ${wordsOf(error)}`);
  }
  for (const stray of strays) totals.broken.push(`outside of any test: ${wordsOf(stray)}`);
  totals.failed += totals.broken.length;
  return totals;
};

/** Writes the totals where test/run.ts reads them. */
export default class TotalsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], strays: readonly SerializedError[]): void {
    const file = process.env['VIGIE_TOTALS'];
    if (file === undefined) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(totalsOf(modules, strays)));
  }
}
