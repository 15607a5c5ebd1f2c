import { describe, expect, it } from 'vitest';
import { CONFIRM_WITHIN_MS, freezeState, SETTLE_WITHIN_MS, stop } from '../../lib/freeze/stop.ts';
import { faults, memoryEngine } from '../engines/memory.ts';
import { EVENING, HOUR, MINUTE, openWorld, SECOND, seeded } from '../world.ts';

/**
 * There are four ways to stop. Slack is tested in test/web/slack.test.ts, the stop page in
 * test/web/stop.test.ts, and the command line with AWS credentials in test/cli.
 *
 * The fourth, the AWS console, is tested here by its effect. Whoever sets the publisher's concurrency to 0, or
 * disables its schedule, ends its runs and nothing else.
 */

describe('the publisher stopped in the AWS console', () => {
  const gapMs = 30 * MINUTE;
  const running = async () => {
    const world = await openWorld();
    await world.publish({ gapMs });
    const due = await world.approved('agenda', undefined, { dueAt: EVENING + 10 * MINUTE });
    const later = await world.approved('une', 'x:gazette', { dueAt: EVENING + 3 * HOUR });
    // The AWS console: the publisher does not run any more, while the watch and everything else go on.
    const off = async (ms: number) => {
      for (let passed = 0; passed < ms; passed += MINUTE) {
        world.advance(MINUTE);
        await world.vouch();
        await world.sweep();
      }
    };
    return { world, due, later, off };
  };

  it('sends nothing, and freezes before anything else when it runs again, until a person thaws', async () => {
    const { world, due, later, off } = await running();
    await off(40 * MINUTE);
    expect(world.networks.requests).toEqual([]);
    expect(await world.publish({ gapMs })).toEqual({ kind: 'gap', since: EVENING });
    const [freeze] = await world.store.freezes();
    expect(freeze).toMatchObject({ source: 'gap', scopes: ['all'], by: 'machine:publish' });
    expect(freeze?.evidence[0]?.title).toContain('40 minutes');
    await off(150 * MINUTE);
    for (let tick = 0; tick < 3; tick += 1) await world.publish({ gapMs: null });
    expect(world.networks.requests).toEqual([]);
    expect((await world.thaw('ines', freeze?.id ?? '')).kind).toBe('thawed');
    await world.publish({ gapMs: null });
    // What was approved before waits for a new approval, or is too late.
    expect(world.networks.requests).toEqual([]);
    expect((await world.delivery(later.id)).state).toBe('approved');
    expect(['approved', 'expired']).toContain((await world.delivery(due.id)).state);
  });

  it('freezes nothing when it stood still for less than the gap: due posts leave one at a time, unless they are too late', async () => {
    const { world, due, off } = await running();
    const second = await world.approved('agenda', undefined, { dueAt: EVENING + 10 * MINUTE });
    await off(20 * MINUTE);
    expect(world.networks.requests).toEqual([]);
    await world.publish({ gapMs });
    expect(world.networks.requests).toHaveLength(1);
    world.advance(61 * SECOND);
    await world.publish({ gapMs });
    const states = (await world.store.deliveries([due.id, second.id])).map(({ state }) => state);
    expect(states).toEqual(['published', 'published']);
  });
});

describe('a stop in a storm', () => {
  it('answers frozen within its limit fifty times, although half of all its writes meet a conflict', async () => {
    const random = seeded(11);
    let storm = false;
    let conflicts = 0;
    const engine = memoryEngine({
      before: (call) => {
        if (!storm || call.name !== 'TransactWriteItems' || !random.chance(0.5)) return;
        conflicts += 1;
        throw faults.conflict(call);
      },
    });
    const world = await openWorld({ client: engine });
    await world.approved('agenda', undefined, { dueAt: EVENING + HOUR });
    storm = true;
    for (let round = 0; round < 50; round += 1) {
      // The waits were fractions of milliseconds, and this clock has whole ones.
      world.clock.now = Math.ceil(world.clock.now);
      const from = world.clock.monotonic;
      const order = { id: `f${round}`, scopes: ['all', 'lane:promo'], source: 'human' as const, by: 'ines' };
      expect(await stop(world.deps, order)).toMatchObject({ kind: 'frozen', held: 1, inFlight: [] });
      expect(world.clock.monotonic - from).toBeLessThan(CONFIRM_WITHIN_MS + SETTLE_WITHIN_MS);
      expect(await freezeState(world.deps, order.id)).toMatchObject({ kind: 'frozen' });
    }
    expect(conflicts).toBeGreaterThan(20);
  });
});
