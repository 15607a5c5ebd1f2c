import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * `npm test`: runs vitest, says what was skipped and which command enables it, and ends with one plain line. Arguments go to vitest.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
mkdirSync(`${root}reports`, { recursive: true });
const report = `${root}reports/vitest.json`;

const { status } = spawnSync(
  process.execPath,
  [
    `${root}node_modules/vitest/vitest.mjs`,
    'run',
    '--config',
    `${root}test/vitest.config.ts`,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit' },
);

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name: string; status: string; assertionResults: { status: string; fullName: string }[] }[];
};

if (!existsSync(report)) process.exit(status ?? 1);
const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
  readFileSync(report, 'utf8'),
) as Report;
const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
for (const file of broken) console.error(`could not run: ${file.name.slice(root.length)}`);
console.log(
  `${numPassedTests} passed, ${numFailedTests + broken.length} failed, ${numPendingTests + numTodoTests} skipped`,
);
process.exit(status ?? 1);
