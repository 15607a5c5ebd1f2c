import { describe, expect, it } from 'vitest';
import { giveBack, setAside } from '../../lib/answers/pay.ts';
import { EVENING, HOUR, openWorld, sampleSettings } from '../world.ts';

/** Five thousandths of a dollar: what X lists for one post of another (November 2026). */
const EACH = 5_000;
const X = 'x:gazette';

const newsroom = async (usdPerMonth?: number) => {
  const world = await openWorld({
    settings: sampleSettings(({ accounts }) => {
      Object.assign(accounts[X] as object, { caps: { usdPerPost: 0.015, ...(usdPerMonth ? { usdPerMonth } : {}) } });
    }),
  });
  const deps = { ...world.store, settings: world.settings, now: () => world.clock.now, log: () => undefined };
  const spent = async () => (await world.store.budget(X))?.spent ?? 0;
  return { world, deps, spent };
};

describe('what reading answers costs', () => {
  it('is ten cents a day at most, however often it is asked for', async () => {
    const { deps, spent } = await newsroom();
    const counts = [];
    for (let run = 0; run < 5; run += 1) counts.push(await setAside(deps, X, EACH, 8));
    expect(counts).toEqual([8, 8, 4, 0, 0]);
    expect(await spent()).toBe(100_000);
  });

  it('is given back where nothing was read, and allowed anew on the next day', async () => {
    const { world, deps, spent } = await newsroom();
    expect(await setAside(deps, X, EACH, 100)).toBe(20);
    await giveBack(deps, X, EACH, 17);
    expect(await spent()).toBe(15_000);
    expect(await setAside(deps, X, EACH, 100)).toBe(17);
    world.advance(24 * HOUR);
    expect(await setAside(deps, X, EACH, 100)).toBe(20);
    expect(await spent()).toBe(200_000);
  });

  it('counts in the money of the month, as posts and looks do', async () => {
    const { deps, world } = await newsroom(0.02);
    expect(await setAside(deps, X, EACH, 100)).toBe(4);
    expect(await setAside(deps, X, EACH, 100)).toBe(0);
    expect((await world.store.budget(X))?.answers).toEqual({
      day: new Date(EVENING).toISOString().slice(0, 10),
      spent: 20_000,
    });
  });

  it('is counted once, where two runs pay at the same moment', async () => {
    const { deps, spent } = await newsroom();
    const counts = await Promise.all([setAside(deps, X, EACH, 15), setAside(deps, X, EACH, 15)]);
    expect(counts.reduce((sum, each) => sum + each, 0)).toBe(20);
    expect(await spent()).toBe(100_000);
  });
});
