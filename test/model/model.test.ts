import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isLegal, STATES, type State } from '../../lib/records/delivery.ts';

/**
 * The protocol as a Spin model. This table keeps the model in step with the code. Each row has a step, the
 * function that makes it, its line in the model, and the transitions of docs/protocol.md that it makes. A row
 * without transitions is a condition, or concerns something else than a delivery.
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
  ['attended', 'lib/adapters/store/claim.ts', 'attendanceCheck(table, now)', '&& attended', []],
  ['blackouts', 'lib/delivery/publish.ts', 'approval.dueAt, at)) return blackedOut(', '&& !black', []],
  ['second look', 'lib/delivery/publish.ts', 'const whyNotNow = async', '/* the second look */', []],
  ['begin in time', 'lib/delivery/publish.ts', 'mustBeginBy: begun + BEGIN_WITHIN_MS', ':: mayBegin[me] ->', []],
  [
    'finish',
    'lib/delivery/finish.ts',
    'const finish = async',
    'inline settle(to)',
    ['claimed → published', 'claimed → failed', 'claimed → unknown'],
  ],
  [
    'a late answer',
    'lib/delivery/finish.ts',
    'const answerLate = async',
    '/* a late answer proves */',
    ['unknown → published', 'unknown → unknown'],
  ],
  [
    'pull back',
    'lib/adapters/store/deliveries.ts',
    'async pullBack(',
    'inline giveUp()',
    ['claimed → approved', 'claimed → failed', 'claimed → draft'],
  ],
  [
    'un-approve',
    'lib/approval/revise.ts',
    "toDraft(revising, 'un-approve'",
    'st == APPROVED -> st = DRAFT; ap = 0',
    ['approved → draft'],
  ],
  [
    'un-approve in flight',
    'lib/adapters/store/deliveries.ts',
    'async unapproveInFlight(',
    '(st == CLAIMED && ap != 0) -> ap = 0',
    [],
  ],
  [
    'move',
    'lib/adapters/store/deliveries.ts',
    'async retime(',
    '(st == APPROVED && ap != 0) -> aps++; ap = aps',
    ['approved → approved'],
  ],
  [
    'restore',
    'lib/approval/revise.ts',
    "'restore' : 'ask again'",
    'st == ENDED -> st = DRAFT',
    ['rejected → draft', 'expired → draft'],
  ],
  ['the approval falls', 'lib/adapters/store/approvals.ts', 'after.state !== before.state', 'st = ENDED; ap = 0', []],
  [
    'the approval stands',
    'lib/adapters/store/approvals.ts',
    'const approvalStands =',
    ':: ap == took -> st = APPROVED',
    [],
  ],
  ['the approval itself', 'lib/adapters/store/claim.ts', 'approvalCheck(table, approval', 'ap != 0', []],
  [
    'sent before',
    'lib/delivery/sent-before.ts',
    "how: 'sent before'",
    '(st == APPROVED && ap != 0 && sent) -> st = UNKNOWN',
    ['approved → unknown'],
  ],
  ['a send began', 'lib/adapters/store/sent.ts', 'table.putIfAbsent(pkOf(sent.delivery)', '&& !sent', []],
  ['one claim at a time', 'lib/adapters/store/claim.ts', "putIfAbsent('INFLIGHT'", '&& !inFlight', []],
  ['freeze', 'lib/adapters/store/freezes.ts', 'ADD #open :ids, #epoch :one', 'openH = openH | id', []],
  ['frozen', 'lib/freeze/stop.ts', 'export const settleFreeze', 'answered = mySeq', []],
  ['thaw', 'lib/adapters/store/freezes.ts', 'DELETE #open :ids', 'openH = openH & ~id', []],
  ['a person ends a brake', 'lib/adapters/store/watch.ts', 'async endBrake(', 'vouched = !vouched', []],
  [
    'sweep',
    'lib/delivery/sweep.ts',
    "state: 'unknown', leaseUntil: null",
    'st = UNKNOWN; inFlight = false',
    ['claimed → unknown'],
  ],
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
    "const ORDER = 'order take back'",
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
});
