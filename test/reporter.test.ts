import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { Totals } from './reporter.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

it('the closing line counts whatever makes a run red: tests, hooks, files that cannot run, and stray errors', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-totals-'));
  const totals = join(folder, 'totals.json');
  const args = ['--config', 'test/fixtures/red/vitest.config.ts', '--reporter=./test/reporter.ts'];
  const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...args], {
    cwd: root,
    env: { ...process.env, VIGIE_TOTALS: totals },
  });

  expect(status).toBe(1);
  expect(JSON.parse(readFileSync(totals, 'utf8')) as Totals).toEqual({
    passed: 2,
    failed: 5,
    // One is skipped on purpose, the other because its hook failed.
    skipped: 2,
    broken: [
      'test/fixtures/red/all.red.ts, a hook before: broke before',
      'test/fixtures/red/all.red.ts, a hook after: broke after',
      'test/fixtures/red/cannot-run.red.ts could not run: broke at once',
      'outside of any test: broke outside',
    ],
  });
  rmSync(folder, { recursive: true });
});
