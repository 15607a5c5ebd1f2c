import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { skipped } from '../part.ts';

/** Spin searches the protocol's model; test/model/model.test.ts holds the model in step with the code. */

const model = fileURLToPath(new URL('vigie.pml', import.meta.url));
const has = (command: string): boolean => spawnSync(command, ['--version'], { stdio: 'ignore' }).error === undefined;
const runnable = has('spin') && has('gcc');
if (!runnable) skipped('the protocol in Spin', 'no Spin or no C compiler', 'apt-get install spin gcc libc6-dev');

/**
 * Explores every interleaving; answers the violated assertion, or null. Where a search ends soon, at a counterexample,
 * the compiler's work is most of it: `compiler` says how hard it tries.
 */
const check = (flags: readonly string[], compiler = '-O2'): { violated: string | null; states: number } => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-model-'));
  try {
    copyFileSync(model, join(folder, 'vigie.pml'));
    execFileSync('spin', ['-a', ...flags.map((flag) => `-D${flag}`), 'vigie.pml'], { cwd: folder, stdio: 'ignore' });
    execFileSync('gcc', [compiler, '-w', '-DSAFETY', '-DCOLLAPSE', '-DMEMLIM=6000', '-o', 'pan', 'pan.c'], {
      cwd: folder,
    });
    // -E: publishers that wait for nothing any more are no fault.
    const out = execFileSync('./pan', ['-E', '-m100000', '-w22'], { cwd: folder, encoding: 'utf8' });
    if (/out of memory|max search depth too small/.test(out)) throw new Error(`the search was not complete:\n${out}`);
    return {
      violated: /assertion violated (.*) \(at depth/.exec(out)?.[1] ?? null,
      states: Number(/([0-9.e+]+) states, stored/.exec(out)?.[1] ?? 0),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** By itself a claim finds what was sent before: where another rule is left out, this one is too. */
const SENT_UNCHECKED = 'SENT_UNCHECKED';
const SMALL = ['RUNS=1', 'ACTS=2', 'EDITS=0', 'SWITCHES=0'];

describe('the protocol model', () => {
  it.skipIf(!runnable)(
    'keeps every promise when a publisher sleeps through its lease and answers late, and when a person rejects',
    () => {
      const { violated, states } = check(['RUNS=1', 'ACTS=1', 'EDITS=0', 'SWITCHES=0', 'SLEEPS', 'ENDS']);

      expect(violated).toBeNull();
      expect(states).toBeGreaterThan(500_000);
    },
  );

  it.skipIf(!runnable)('keeps every promise in every interleaving of two publishers, two freezes and a person', () => {
    const { violated, states } = check(SMALL);

    expect(violated).toBeNull();
    expect(states).toBeGreaterThan(1_000_000);
  });

  it.skipIf(!runnable)('keeps every promise when a captured function says of a delivery that it is approved', () => {
    const { violated } = check(['RUNS=1', 'ACTS=1', 'EDITS=0', 'SWITCHES=0', 'FORGES']);

    expect(violated).toBeNull();
  });

  it.skipIf(!runnable)('sends nothing twice when a captured function makes a draft of what was sent', () => {
    const { violated } = check([...SMALL, 'FORGES_A_DRAFT']);

    expect(violated).toBeNull();
  });

  it.skipIf(!runnable)('keeps every promise when a person gives an approved post another time', () => {
    const { violated } = check(['RUNS=1', 'ACTS=1', 'EDITS=0', 'SWITCHES=0', 'MOVES']);

    expect(violated).toBeNull();
  });

  it.skipIf(!runnable)('sends nothing by an approval that a person took away, also in flight', () => {
    const { violated } = check(['RUNS=1', 'ACTS=2', 'EDITS=0', 'SWITCHES=0', 'TAKES_AWAY']);

    expect(violated).toBeNull();
  });

  it.skipIf(!runnable)('claims nothing while nobody attends, and nothing that was delayed into a blackout', () => {
    const { violated } = check(['RUNS=1', 'ACTS=1', 'EDITS=0', 'SWITCHES=0', 'HOURS']);

    expect(violated).toBeNull();
  });

  it.skipIf(!runnable).each([
    [
      'the approval itself is not looked at',
      'APPROVAL_UNCHECKED',
      'posts<=1',
      'RUNS=2',
      'ACTS=1',
      'FORGES',
      SENT_UNCHECKED,
    ],
    ['what was sent before is not looked at', SENT_UNCHECKED, 'posts<=1', 'ACTS=2', 'FORGES_A_DRAFT'],
    [
      'a claim does not heed another one in flight',
      'FLIES_TWICE',
      'posts<=1',
      'RUNS=2',
      'ACTS=1',
      'FORGES',
      SENT_UNCHECKED,
    ],
    ['an end leaves the approval', 'END_LEAVES_APPROVAL', 'posts<=1', 'RUNS=2', 'ACTS=1', 'FORGES', SENT_UNCHECKED],
    ['a pull-back finds no approval and goes on', 'REVIVES', 'withdrawn', 'RUNS=2', 'TAKES_AWAY'],
    ['a move takes the epochs of now', 'MOVE_TAKES_EPOCHS', 'apCommits==commits', 'MOVES'],
    ['the controls are read before the claim', 'CONTROLS_READ_FIRST', 'apCommits==commits'],
    ['an approval does not remember its epochs', 'NO_EPOCH', 'apCommits==commits'],
    ['a thaw clears the whole set', 'THAW_CLEARS_ALL', 'reallyOpen', 'TWO_HUMAN'],
    ['the watch is asked before the claim', 'WATCH_READ_FIRST', 'vouched', 'SWITCHES=1'],
    ['it is asked before the claim whether somebody attends', 'ATTENDED_READ_FIRST', 'attended', 'HOURS'],
    ['the blackouts are looked up before the claim', 'BLACKOUT_READ_FIRST', 'black', 'HOURS'],
    ['a send may begin late', 'LATE_SEND', 'answered<=apCommits'],
    ['an uncertain send is repeated', 'RETRY_UNCERTAIN', 'posts<=1'],
    ['an old claim is taken over', 'LEASE_TAKEN_OVER', 'posts<=1', SENT_UNCHECKED],
    ['the lease is shorter than a run', 'SHORT_LEASE', 'posts<=1', SENT_UNCHECKED],
    ['a person resolves before the settle time', 'NO_SETTLE', 'posts<=1'],
    ['an unsettled send is taken back', 'TAKE_BACK_UNSETTLED', 'st!='],
    ['the approval is not bound to the text', 'TEXT_UNBOUND', 'personRead', 'EDITS=1'],
    ['the decision does not name what was shown', 'NOT_AS_SHOWN', 'personRead', 'EDITS=1'],
  ])('finds the counterexample when %s', (_what, mutant, promise, ...more) => {
    const names = new Set(more.map((flag) => flag.split('=')[0]));
    const flags = [...SMALL.filter((flag) => !names.has(flag.split('=')[0])), ...more, mutant];

    expect(check(flags, '-O0').violated).toContain(promise);
  });
});
