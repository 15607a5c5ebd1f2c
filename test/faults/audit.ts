import { unmarshall } from '@aws-sdk/util-dynamodb';
import { expect } from 'vitest';
import { isLegal, type State } from '../../lib/records/delivery.ts';
import { planOf, simulate } from './simulation.ts';

type Row = { id: string; rev: number; from: string | null; to: string; hash: string | null; who: string; how: string };

/**
 * Plays the evenings from seed `from` to before `to`, and on while `goesOn`. Rebuilds from the rows of each evening's
 * history the state of every delivery, of every freeze and of every brake that a person ended, and fails where the
 * table says otherwise. Answers the transitions that happened, each with its act: `approved → draft: edit`.
 */
export const rebuild = async (
  from: number,
  to: number,
  goesOn: (ways: ReadonlySet<string>, seed: number) => boolean,
): Promise<ReadonlySet<string>> => {
  const ways = new Set<string>();
  for (let seed = from; seed < to || goesOn(ways, seed); seed += 1) {
    // A function that was taken over writes no row of what it did.
    const crowd = ['approve', 'decide', 'publish', 'takeBack', 'resolve', 'revise', 'endBrake', 'watch'] as const;
    const plan = planOf(seed, crowd).filter(({ kind }) => kind !== 'captured');
    const { dump } = await simulate({ seed, plan });
    const items = dump();
    const rows = items
      .filter((item) => /^(AUDIT|SIGNED)#/.test(item['pk']?.S ?? ''))
      .map((item) => unmarshall(item) as Row)
      .sort((a, b) => a.id.localeCompare(b.id) || a.rev - b.rev || Number(a.from === a.to) - Number(b.from === b.to));
    const known = new Map<string, { state: string; rev: number; hash: string | null }>();
    for (const { id, rev, from: was, to: is, hash, who, how } of rows) {
      const before = known.get(id);
      // What a person did to a claim stands beside it, under its number.
      if (how === 'un-approve' && was === is) {
        expect(before).toMatchObject({ state: 'claimed', rev });
        ways.add('claimed → claimed: un-approve');
        continue;
      }
      expect(rev).toBe((before?.rev ?? 0) + 1);
      if (!/^(brake|rest)-/.test(id)) expect(was ?? null).toBe(before?.state ?? null);
      expect(who).not.toBe('');
      if (how === 'end brake' || how === 'thaw') expect(who).toMatch(/^(marc|ines)$/);
      ways.add(`${was ?? 'new'} → ${is}: ${how}`);
      known.set(id, { state: is, rev, hash });
    }
    const deliveries = items.filter(
      (item) => item['pk']?.S?.startsWith('DELIVERY#') && !item['pk'].S.includes('poison'),
    );
    expect(deliveries.length).toBeGreaterThan(0);
    for (const item of deliveries) {
      const { id, state, rev, hash } = unmarshall(item) as { id: string; state: State; rev: number; hash: string };
      expect(known.get(id)).toEqual({ state, rev, hash });
      expect(isLegal(state, 'claimed')).toBe(false);
    }
    for (const item of items.filter(({ pk }) => pk?.S?.startsWith('FREEZE#'))) {
      const { id, thawedAt } = unmarshall(item) as { id: string; thawedAt: number | null };
      expect(known.get(id)?.state).toBe(thawedAt === null ? 'open' : 'thawed');
    }
  }
  return ways;
};
