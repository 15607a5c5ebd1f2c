import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isLegal, STATES, type State } from '../../lib/records/delivery.ts';

/**
 * The protocol as a Spin model. This table keeps it in step with the code: each step, the function that makes it, the line of the model that is it, and the
 * transitions of DESIGN 4.1 that it makes (none: a condition, or something that is no delivery's).
 */
type Way = `${State} → ${State}`;
const TRANSITIONS: readonly (readonly [
  what: string,
  file: string,
  code: string,
  model: string,
  ways: readonly Way[],
])[] = [
  [
    'approve',
    'lib/adapters/store/deliveries.ts',
    'async approve(',
    'st = APPROVED; apVer = ver;',
    ['draft → approved', 'approved → approved'],
  ],
  [
    'approve what was shown',
    'lib/approval/decide.ts',
    'before.hash !== choice.hash',
    'sawVer == ver && sawH == epochH',
    [],
  ],
  ['under freeze', 'lib/approval/decide.ts', 'const under = openOn(', 'apUnder = !CLEAR', []],
  ['ask', 'lib/approval/digest.ts', "how: 'ask'", 'opens, reads', ['draft → draft', 'approved → approved']],
  ['edit', 'lib/draft/ingest.ts', 'changed at the source', 'ver++;', ['draft → draft', 'approved → draft']],
  [
    'reject',
    'lib/approval/decide.ts',
    "how: 'reject'",
    'a person rejects it',
    ['draft → rejected', 'approved → rejected'],
  ],
  ['expire', 'lib/delivery/sweep.ts', "'expire'", 'or its time is over', ['draft → expired', 'approved → expired']],
  ['claim', 'lib/adapters/store/claim.ts', 'async claim(', 'st = CLAIMED; claims++;', ['approved → claimed']],
  ['epochs', 'lib/adapters/store/controls.ts', '#epoch = :epoch', 'apH == epochH && apW == epochW', []],
  ['the watch vouches', 'lib/adapters/store/watch.ts', 'okUntil > :now', '&& vouched', []],
  ['second look', 'lib/delivery/publish.ts', 'const last = await deps.controls(scopes)', '/* the second look */', []],
  ['begin in time', 'lib/delivery/publish.ts', 'mustBeginBy: begun + BEGIN_WITHIN_MS', ':: mayBegin[me] ->', []],
  [
    'finish',
    'lib/delivery/publish.ts',
    'const finish = async',
    'inline settle(to)',
    ['claimed → published', 'claimed → failed', 'claimed → unknown'],
  ],
  [
    'a late answer',
    'lib/delivery/publish.ts',
    'const answerLate = async',
    '/* a late answer proves */',
    ['unknown → published', 'unknown → unknown'],
  ],
  [
    'pull back',
    'lib/adapters/store/deliveries.ts',
    'async pullBack(',
    'inline giveUp()',
    ['claimed → approved', 'claimed → failed'],
  ],
  ['freeze', 'lib/adapters/store/freezes.ts', 'ADD #open :ids, #epoch :one', 'openH = openH | id', []],
  ['frozen', 'lib/freeze/stop.ts', 'export const settleFreeze', 'answered = mySeq', []],
  ['thaw', 'lib/adapters/store/freezes.ts', 'DELETE #open :ids', 'openH = openH & ~id', []],
  ['a person ends a brake', 'lib/adapters/store/watch.ts', 'async endBrake(', 'vouched = !vouched', []],
  ['sweep', 'lib/delivery/sweep.ts', "state: 'unknown', leaseUntil: null", 'st = UNKNOWN\n', ['claimed → unknown']],
  [
    'probe',
    'lib/delivery/probe.ts',
    "how: 'probe'",
    'st == UNKNOWN && live > 0 -> st = PUBLISHED',
    ['unknown → published'],
  ],
  [
    'resolve',
    'lib/delivery/resolve.ts',
    'at < settledAt',
    'if :: st = DRAFT :: st = FAILED fi',
    ['unknown → published', 'unknown → draft', 'unknown → failed', 'unknown → withdrawn'],
  ],
  ['ask again', 'lib/delivery/resolve.ts', "'ask again'", 'st == FAILED -> n++; st = DRAFT', ['failed → draft']],
  [
    'order a take-back',
    'lib/delivery/take-back.ts',
    "how: 'order take back'",
    '(st == PUBLISHED || (st == UNKNOWN',
    ['published → published', 'unknown → unknown'],
  ],
  [
    'take back',
    'lib/delivery/take-back.ts',
    "state: 'withdrawn'",
    'st = WITHDRAWN',
    ['published → withdrawn', 'unknown → withdrawn'],
  ],
];

const root = fileURLToPath(new URL('../..', import.meta.url));
const model = fileURLToPath(new URL('vigie.pml', import.meta.url));
const has = (command: string): boolean => spawnSync(command, ['--version'], { stdio: 'ignore' }).error === undefined;
const runnable = has('spin') && has('gcc');
if (!runnable)
  console.warn('SKIPPED: the protocol model needs Spin and a C compiler: apt-get install spin gcc libc6-dev');

/** Explores every interleaving; answers the violated assertion, or null. */
const check = (...flags: string[]): { violated: string | null; states: number } => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-model-'));
  try {
    copyFileSync(model, join(folder, 'vigie.pml'));
    execFileSync('spin', ['-a', ...flags.map((flag) => `-D${flag}`), 'vigie.pml'], { cwd: folder, stdio: 'ignore' });
    execFileSync('gcc', ['-O2', '-w', '-DSAFETY', '-DCOLLAPSE', '-DMEMLIM=6000', '-o', 'pan', 'pan.c'], {
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

const SMALL = ['RUNS=1', 'ACTS=2', 'EDITS=0', 'SWITCHES=0'];

describe('the protocol model', () => {
  it.each(TRANSITIONS)('has the same step as the code: %s', (_what, file, code, line) => {
    expect(readFileSync(join(root, file), 'utf8')).toContain(code);
    expect(readFileSync(model, 'utf8')).toContain(line);
  });

  it('names every transition of the protocol, and no other', () => {
    const legal = STATES.flatMap((from) => STATES.filter((to) => isLegal(from, to)).map((to) => `${from} → ${to}`));
    const named = TRANSITIONS.flatMap(([, , , , ways]) => ways);

    expect([...new Set<string>(named)].sort()).toEqual(legal.sort());
  });

  it.skipIf(!runnable)(
    'keeps every promise when a publisher sleeps through its lease and answers late, and when a person rejects',
    () => {
      const { violated, states } = check('RUNS=1', 'ACTS=1', 'EDITS=0', 'SWITCHES=0', 'SLEEPS', 'ENDS');

      expect(violated).toBeNull();
      expect(states).toBeGreaterThan(500_000);
    },
  );

  it.skipIf(!runnable)('keeps every promise in every interleaving of two publishers, two freezes and a person', () => {
    const { violated, states } = check(...SMALL);

    expect(violated).toBeNull();
    expect(states).toBeGreaterThan(1_000_000);
  });

  it.skipIf(!runnable).each([
    ['the controls are read before the claim', 'CONTROLS_READ_FIRST', 'apCommits==commits'],
    ['an approval does not remember its epochs', 'NO_EPOCH', 'apCommits==commits'],
    ['a thaw clears the whole set', 'THAW_CLEARS_ALL', 'reallyOpen', 'TWO_HUMAN'],
    ['the watch is asked before the claim', 'WATCH_READ_FIRST', 'vouched', 'SWITCHES=1'],
    ['a send may begin late', 'LATE_SEND', 'answered<=apCommits'],
    ['an uncertain send is repeated', 'RETRY_UNCERTAIN', 'posts<=1'],
    ['an old claim is taken over', 'LEASE_TAKEN_OVER', 'posts<=1'],
    ['the lease is shorter than a run', 'SHORT_LEASE', 'posts<=1'],
    ['a person resolves before the settle time', 'NO_SETTLE', 'posts<=1'],
    ['an unsettled send is taken back', 'TAKE_BACK_UNSETTLED', 'st!='],
    ['the approval is not bound to the text', 'TEXT_UNBOUND', 'personRead', 'EDITS=1'],
    ['the decision does not name what was shown', 'NOT_AS_SHOWN', 'personRead', 'EDITS=1'],
  ])('finds the counterexample when %s', (_what, mutant, promise, ...more) => {
    const names = new Set(more.map((flag) => flag.split('=')[0]));
    const flags = [...SMALL.filter((flag) => !names.has(flag.split('=')[0])), ...more, mutant];

    expect(check(...flags).violated).toContain(promise);
  });
});
