import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';
import { refusalOf, type FailedClaim } from '../../lib/adapters/store/claim.ts';
import { HOUR_MS, MINUTE_MS } from '../../lib/records/durations.ts';

const NOW = Date.parse('2026-07-14T16:00:00Z');
const TABLE = 'vigie-test';

const control = (change: object = {}) =>
  marshall({ pk: 'CONTROL#all#human', sk: '-', scope: 'all', table: TABLE, epoch: 7, ...change });
const watch = (okUntil: number) => marshall({ pk: 'WATCH', sk: '-', okUntil, braked: { promo: NOW + MINUTE_MS } });

const held: FailedClaim = {
  controls: [{ key: 'all/human', image: undefined }],
  watch: undefined,
  approval: false,
  delivery: false,
  attended: false,
  debt: false,
  rest: false,
  budget: false,
  inFlight: false,
  sent: undefined,
};
const sent = marshall({ pk: 'SENT#d', sk: '-', delivery: 'd', claimId: 'c', at: NOW });
const all = {
  approval: true,
  delivery: true,
  attended: true,
  debt: true,
  rest: true,
  budget: true,
  inFlight: true,
  sent,
};
const onControl = (image: FailedClaim['watch']): FailedClaim => ({
  controls: [
    { key: 'lane:promo/watch', image: undefined },
    { key: 'all/human', image },
  ],
  watch: watch(0),
  ...all,
});
const reason = (failed: FailedClaim) => refusalOf(failed, NOW, TABLE);

describe('why a claim was refused', () => {
  it.each([
    ['a freeze is open on the control', control({ open: new Set(['f1']) }), 'open'],
    ['the control has another epoch', control({ epoch: 8 }), 'epoch'],
    ['the control is not there', {}, 'missing'],
    ['the control cannot be read', control({ epoch: 'seven' }), 'malformed'],
    ['the control is of another scope', control({ scope: 'lane:promo' }), 'malformed'],
    ['the control was copied from another table', control({ table: 'another' }), 'another-table'],
  ])('names the control when %s, whatever else failed', (_what, image, why) => {
    expect(reason(onControl(image))).toEqual({ kind: 'frozen', control: 'all/human', why });
  });

  it.each([
    ['no all-clear', {}, 'missing'],
    ['an all-clear that has ended', watch(NOW), 'silent'],
    ['an all-clear that only a clock that ran away can give', watch(NOW + 2 * HOUR_MS), 'silent'],
    ['an all-clear with a delay', watch(NOW + MINUTE_MS), 'braked'],
  ])('says what the watch has: %s', (_what, image, why) => {
    expect(reason({ ...held, watch: image, ...all })).toEqual({ kind: 'watch', why });
  });

  it('names the first that failed: the approval, the delivery, a rest of the account, the budget, another claim, a send before', () => {
    expect(reason({ ...held, ...all })).toEqual({ kind: 'approval' });
    expect(reason({ ...held, ...all, approval: false })).toEqual({ kind: 'changed' });
    expect(reason({ ...held, attended: true, rest: true })).toEqual({ kind: 'unattended' });
    expect(reason({ ...held, debt: true, rest: true })).toEqual({ kind: 'debt' });
    expect(reason({ ...held, rest: true, budget: true, inFlight: true })).toEqual({ kind: 'rest' });
    expect(reason({ ...held, budget: true, inFlight: true })).toEqual({ kind: 'budget' });
    expect(reason({ ...held, inFlight: true, sent })).toEqual({ kind: 'in-flight' });
    expect(reason({ ...held, sent })).toEqual({ kind: 'sent', at: NOW });
    expect(reason({ ...held, sent: {} })).toEqual({ kind: 'sent', at: null });
    expect(reason(held)).toEqual({ kind: 'changed' });
  });
});
