import { unmarshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';
import { isLegal, type State } from '../../lib/delivery/delivery.ts';
import { tell, shrink } from './shrink.ts';
import { simulate } from './simulation.ts';

const RUNS = Number(process.env['VIGIE_FAULTS'] ?? 300);

describe('evenings full of faults', () => {
  it(`keep every promise, ${RUNS} of them`, { timeout: 600_000 }, async () => {
    const ends: Record<string, number> = {};
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const { violations, states } = await simulate({ seed });
      for (const [state, count] of Object.entries(states)) ends[state] = (ends[state] ?? 0) + count;
      if (violations.length > 0) expect.fail(tell(await shrink(seed)));
    }
    // A simulation in which nothing happens would keep every promise, too.
    for (const state of ['published', 'expired', 'rejected', 'failed', 'withdrawn'] as const)
      expect(ends[state] ?? 0, state).toBeGreaterThan(0);
  });

  it('are the same evening for the same seed', async () => {
    for (const seed of [3, 8, 21]) {
      const [one, other] = [await simulate({ seed }), await simulate({ seed })];
      expect(one.hash).toBe(other.hash);
      expect(one.events).toBe(other.events);
    }
    expect((await simulate({ seed: 1 })).hash).not.toBe((await simulate({ seed: 2 })).hash);
  });

  it(
    'can be rebuilt from the audit alone: the state of every delivery, and of every freeze',
    { timeout: 60_000 },
    async () => {
      for (let seed = 400; seed < 420; seed += 1) {
        const { dump } = await simulate({ seed });
        const items = dump();
        const rows = items
          .filter((item) => item['pk']?.S?.startsWith('AUDIT#'))
          .map(
            (item) =>
              unmarshall(item) as {
                id: string;
                rev: number;
                from: string | null;
                to: string;
                hash: string | null;
                who: string;
              },
          )
          .sort((a, b) => a.id.localeCompare(b.id) || a.rev - b.rev);
        const told = new Map<string, { state: string; rev: number; hash: string | null }>();
        for (const { id, rev, from, to, hash, who } of rows) {
          const before = told.get(id);
          expect(rev).toBe((before?.rev ?? 0) + 1);
          expect(from ?? null).toBe(before?.state ?? null);
          expect(who).not.toBe('');
          told.set(id, { state: to, rev, hash });
        }
        const deliveries = items.filter(
          (item) => item['pk']?.S?.startsWith('DELIVERY#') && !item['pk'].S.includes('poison'),
        );
        expect(deliveries.length).toBeGreaterThan(0);
        for (const item of deliveries) {
          const { id, state, rev, hash } = unmarshall(item) as { id: string; state: State; rev: number; hash: string };
          expect(told.get(id)).toEqual({ state, rev, hash });
          expect(isLegal(state, 'claimed')).toBe(false);
        }
        for (const item of items.filter(({ pk }) => pk?.S?.startsWith('FREEZE#'))) {
          const { id, thawedAt } = unmarshall(item) as { id: string; thawedAt: number | null };
          expect(told.get(id)?.state).toBe(thawedAt === null ? 'open' : 'thawed');
        }
      }
    },
  );
});
