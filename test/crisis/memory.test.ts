import { describe, expect, it } from 'vitest';
import { emptyState, wake } from '../../lib/crisis/engine.ts';
import { packMemory, unpackMemory } from '../../lib/crisis/memory.ts';
import type { WatchMemory } from '../../lib/crisis/judge.ts';

const HOUR = 3_600_000;

/** A week of 50 sources, 60 headlines a day each, in words that differ. Seeded. */
const week = (): WatchMemory => {
  let seed = 7;
  const next = (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed % below;
  };
  const towns = ['Lyon', 'Lille', 'Munich', 'Leeds', 'Chicago', 'Oslo', 'Turin', 'Lagos', 'Lima', 'Kyoto'];
  const acts = [
    'explosion',
    'fusillade',
    'incendie',
    'accident',
    'attentat',
    'inondations',
    'budget',
    'concert',
    'match',
    'salon',
  ];
  const engine = wake(emptyState(), { audience: ['fr'] });
  const from = Date.parse('2025-03-03T00:00:00Z');
  for (let hour = 0; hour < 7 * 24; hour++) {
    const now = from + hour * HOUR;
    const batch = Array.from({ length: 125 }, (_, n) => ({
      kind: 'headline' as const,
      at: now - next(1_800_000),
      seen: now,
      source: `s${n % 50}`,
      owner: `o${n % 25}`,
      lang: 'fr',
      title: `${acts[next(10)] ?? ''} à ${towns[next(10)] ?? ''} : ${next(30)} morts, mot${next(40_000).toString(36)} chose${next(40_000).toString(36)} ${next(9_000).toString(36)}ment`,
    }));
    engine.look(batch, now);
  }
  const sources = Object.fromEntries(
    Array.from({ length: 50 }, (_, n) => [
      `s${n}`,
      {
        validators: { etag: `"${n}"` },
        seen: Array.from({ length: 150 }, () => next(2 ** 31).toString(36)),
        okAt: 1,
        newAt: 1,
        failures: 0,
      },
    ]),
  );
  return { version: 1, sources, engine: engine.state, savedAt: 1 };
};

describe('the memory of the watch', () => {
  const memory = week();

  it('stays small after a week of 50 sources, in a few parts that fit the table', () => {
    expect(JSON.stringify(memory).length).toBeLessThan(50_000_000 / 5);
    const parts = packMemory(memory);
    expect(parts.length).toBeLessThanOrEqual(10);
    for (const { body } of parts) expect(body.length).toBeLessThan(350_000);
  });

  it('is the same after packing and unpacking, in any order', () => {
    const parts = packMemory(memory);
    expect(unpackMemory(parts.toReversed())).toEqual(JSON.parse(JSON.stringify(memory)));
  });

  it('counts as lost when a part is missing or belongs to another write', () => {
    const parts = packMemory(memory);
    for (const { name } of parts) expect(unpackMemory(parts.filter((each) => each.name !== name))).toBeNull();
    expect(unpackMemory([])).toBeNull();
    expect(unpackMemory(parts.map((each) => (each.name === 'head' ? { ...each, body: 'AAAA' } : each)))).toBeNull();
  });

  it('has the same digest for a part that did not change', () => {
    const before = new Map(packMemory(memory).map(({ name, digest }) => [name, digest]));
    const after = packMemory({ ...memory, savedAt: 2 });
    expect(after.filter(({ name, digest }) => before.get(name) !== digest).map(({ name }) => name)).toEqual(['head']);
  });
});
