import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { SOURCE_MUTANTS } from './source-mutants.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

type Run = { id: string | null; name: string; states: string[] };
const runs: Run[] = [];

beforeAll(async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['./test/faults/play-test-mutants.ts'], {
    cwd: root,
    maxBuffer: 100_000_000,
  });
  for (const line of stdout.split('\n')) if (line.startsWith('{"id":')) runs.push(JSON.parse(line) as Run);
});

describe('is killed by a test', () => {
  const byTest = SOURCE_MUTANTS.flatMap(({ id, mistake, killed }) =>
    killed.by === 'test' ? [[mistake, id, killed.name] as const] : [],
  );
  it.each(byTest)('%s', (_, id, name) => {
    const statesOf = (of: string | null) => runs.find((run) => run.id === of && run.name === name)?.states ?? [];
    // The same test passes on the product without the mistake.
    expect([...new Set(statesOf(null))]).toEqual(['passed']);
    expect(statesOf(id)).toContain('failed');
  });
});
