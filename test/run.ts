import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { skippedIn, type Part } from './part.ts';
import type { Totals } from './reporter.ts';

/**
 * `npm test` runs the short tests, `npm run test:full` the long ones, `npm test -- FILES` the named ones,
 * with each file as it ends. At the end it says what this machine could not run, and one plain line: `N
 * passed, N failed, N skipped`.
 */
const LONG = [
  'mistakes in the code, 200 evenings of faults, and 1,000 cases of a function that was taken over',
  'the store on DynamoDB Local (needs Java)',
  'the protocol in Spin',
  'the pages in Chromium',
  'cdk synth, and the package in an app of somebody else',
  'real WordPress and Bluesky servers',
];

const root = fileURLToPath(new URL('..', import.meta.url));
const given = process.argv.slice(2);
const options = given.filter((argument) => argument !== '--full');
const named = options.some((argument) => !argument.startsWith('-'));
const part: Part = named ? 'named' : given.includes('--full') ? 'long' : 'short';
const folder = mkdtempSync(join(tmpdir(), 'vigie-tests-'));
const file = join(folder, 'totals.json');

const child = spawn(
  process.execPath,
  [
    ...[`${root}node_modules/vitest/vitest.mjs`, 'run', '--config', `${root}test/vitest.config.ts`],
    ...['--reporter=default', `--reporter=${root}test/reporter.ts`],
    ...options,
  ],
  { cwd: root, stdio: ['inherit', 'inherit', 'pipe'], env: { ...process.env, VIGIE_TESTS: part, VIGIE_TOTALS: file } },
);
let said = '';
child.stderr.on('data', (chunk: Buffer) => {
  process.stderr.write(chunk);
  said += chunk.toString();
});
const status = await new Promise<number>((resolve) => {
  child.once('close', (code) => resolve(code ?? 1));
});

const totals: Totals = existsSync(file)
  ? (JSON.parse(readFileSync(file, 'utf8')) as Totals)
  : { passed: 0, failed: 0, skipped: 0, broken: [] };
rmSync(folder, { recursive: true });
if (status !== 0 && totals.failed === 0) {
  totals.broken.push(`the runner ended with ${status}`);
  totals.failed = 1;
}
const list = (title: string, lines: readonly string[]) =>
  lines.length === 0 ? '' : `${title}\n${lines.map((line) => `  ${line}\n`).join('')}\n`;
process.stdout.write(
  [
    list('Broken beside the tests:', totals.broken),
    list('Skipped, because this machine lacks something:', skippedIn(said)),
    part === 'short' ? list('Not run here, for it takes minutes; npm run test:full runs it:', LONG) : '',
    `${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`,
  ].join(''),
);
process.exitCode = status === 0 && totals.failed > 0 ? 1 : status;
