import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { emptyState, wake, type EngineState } from '../../lib/crisis/engine.ts';
import { changeOf, packMemory, unpackMemory } from '../../lib/crisis/memory.ts';
import type { WatchMemory } from '../../lib/crisis/health.ts';
import type { Headline } from '../../lib/crisis/signal.ts';
import type { MemoryPart } from '../../lib/records/memory-part.ts';
import { openWorld } from '../world.ts';

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

  it('is still read as it was stored before its head named its parts', () => {
    const parts = packMemory(memory).map((each) => ({ ...each, name: each.name.replace(/@[^.]+/, '') }));
    const head = parts.find(({ name }) => name === 'head');
    const old = JSON.parse(gunzipSync(Buffer.from(head?.body ?? '', 'base64')).toString('utf8')) as Record<
      string,
      unknown
    >;
    delete old['parts'];
    const body = gzipSync(JSON.stringify(old)).toString('base64');
    const stored = parts.map((each) => (each === head ? { ...head, body } : each));
    expect(unpackMemory(stored)).toEqual(JSON.parse(JSON.stringify(memory)));
  });

  it('writes the head alone when nothing else has changed', () => {
    const change = changeOf(packMemory(memory), { ...memory, savedAt: 2 });
    expect(change.parts).toEqual([]);
    expect(change.gone).toEqual([]);
  });

  it('keeps what two looks at once remember apart: the first one counts, and what the second wrote is in nobody’s way', async () => {
    const { store } = await openWorld();
    const remember = (from: readonly MemoryPart[], next: WatchMemory) => store.remember('watch', changeOf(from, next));
    const parts = () => store.memory('watch');
    expect(await remember([], memory)).toBe(true);
    const both = await parts();
    const first = { ...memory, sources: {}, savedAt: 2 };
    const second = { ...memory, engine: { ...memory.engine, stories: [] }, savedAt: 3 };
    expect(await remember(both, first)).toBe(true);
    expect(await remember(both, second)).toBe(false);
    expect(unpackMemory(await parts())).toEqual(JSON.parse(JSON.stringify(first)));
    const third = { ...first, savedAt: 4 };
    expect(await remember(await parts(), third)).toBe(true);
    expect(await parts()).toHaveLength(packMemory(third).length);
  });
});

describe('the memory of an earlier watch', () => {
  it('is read as it is: its stories go on, and what they lack is filled in', () => {
    const line = (owner: string, title: string, at: number): Headline => ({
      kind: 'headline',
      at,
      seen: at,
      source: owner,
      owner,
      lang: 'fr',
      title,
    });
    const at = Date.parse('2025-03-03T10:00:00Z');
    const before = wake(emptyState(), { audience: ['fr'] });
    before.look([line('one', 'Lyon : un camion fonce dans la foule, plusieurs morts', at)], at);
    const stored = JSON.parse(
      JSON.stringify(before.state, (key, value: unknown) =>
        ['dead', 'hurt', 'leader', 'past', 'peaks', 'alone', 'leads', 'context'].includes(key) ? undefined : value,
      ),
    ) as EngineState;
    const after = wake(stored, { audience: ['fr'] });
    const second = line('two', 'Lyon : au moins 15 morts dans une attaque au camion', at + 5 * 60_000);
    const decisions = after.look([second], second.seen);
    expect(after.state.stories).toHaveLength(1);
    expect(decisions.map(({ action }) => action)).toEqual(['freeze']);
  });

  it('is read with fields that nobody needs any more', () => {
    const at = Date.parse('2025-03-03T10:00:00Z');
    const line = (owner: string, title: string): Headline => ({
      ...{ kind: 'headline', at, seen: at, source: owner, owner, lang: 'fr', title },
    });
    const before = wake(emptyState(), { audience: ['fr'] });
    const attack = [line('one', 'Lyon : attentat, 15 morts'), line('two', 'Attentat à Lyon : au moins 15 morts')];
    expect(before.look(attack, at).map(({ action }) => action)).toEqual(['freeze']);
    const stories = before.state.stories.map((story) => ({
      ...story,
      frozen: story.frozen && { ...story.frozen, best: 8, countries: ['fr'] },
    }));
    const stored = { ...before.state, stories, next: 2 };
    const read = unpackMemory(packMemory({ version: 1, sources: {}, engine: stored, savedAt: at }));
    expect(read?.engine).toEqual(JSON.parse(JSON.stringify(stored)));
    const after = wake(read?.engine ?? emptyState(), { audience: ['fr'] });
    const thawed = stories.map(({ id, kind }) => ({ story: id, kind, evidence: [], thawedAt: at + 1 }));
    const worse = { ...line('two', 'Attentat à Lyon : 120 morts'), at: at + 60_000, seen: at + 60_000 };
    expect(after.look([worse], at + 60_000, thawed).map(({ action }) => action)).toEqual(['freeze']);
  });
});
