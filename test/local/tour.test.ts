import { describe, expect, it } from 'vitest';
import type { Facts } from '../../infra/local/home-facts.ts';
import { NOTHING_SEEN, tourOf } from '../../infra/local/home-tour.ts';

/** Which step the local page shows, as posts are approved and leave. */

const NOW = 1_000_000;

type Row = { state: 'draft' | 'approved' | 'published'; lane: 'promo' | 'news'; dueAt?: number };

const facts = (rows: readonly Row[], more: Partial<Facts> = {}): Facts =>
  ({
    frame: { now: NOW, watch: { braked: [] } },
    freezes: [],
    playing: null,
    mailboxes: [{ letters: [{ opened: true }] }],
    rows: rows.map(({ state, lane, dueAt = NOW }) => ({
      lanes: [lane],
      edited: false,
      why: { kind: state === 'draft' ? 'needs-decision' : 'slot' },
      delivery: {
        state,
        dueAt,
        approval: state === 'draft' ? null : { at: 1, by: 'lea' },
        claimedAt: null,
        sentAt: state === 'published' ? NOW : null,
        changedAt: NOW,
      },
    })),
    ...more,
  }) as unknown as Facts;

describe('the tour', () => {
  it('shows that a post was published until its reader goes on, however quickly it left', () => {
    const left = facts([{ state: 'published', lane: 'news' }]);
    expect(tourOf(left, NOTHING_SEEN)).toMatchObject({ step: 3, done: [true, true, false, false, false] });
    expect(tourOf(left, { ...NOTHING_SEEN, wentOn: true }).step).toBe(4);
  });

  it('does not send its reader back when the slots of approved posts pass before the night is played', () => {
    const evening = (state: 'approved' | 'published') =>
      tourOf(
        facts([
          { state: 'published', lane: 'news' },
          ...Array.from({ length: 3 }, (): Row => ({ state, lane: 'promo' })),
        ]),
        { ...NOTHING_SEEN, wentOn: true },
      );
    expect(evening('approved')).toMatchObject({ step: 4, linedUp: 3, lined: { length: 3 } });
    expect(evening('published')).toMatchObject({ step: 4, linedUp: 3, lined: { length: 0 } });
  });

  it('keeps a step done that was done once, although its post is a draft again', () => {
    const before = tourOf(facts([{ state: 'approved', lane: 'news' }]), NOTHING_SEEN);
    expect(before.step).toBe(3);
    const after = tourOf(facts([{ state: 'draft', lane: 'news' }]), { ...NOTHING_SEEN, done: before.done });
    expect(after.step).toBe(3);
  });
});
