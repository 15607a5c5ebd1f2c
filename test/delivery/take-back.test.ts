import { describe, expect, it } from 'vitest';
import { proveUnknown } from '../../lib/delivery/probe.ts';
import { carryOutTakeBacks, orderTakeBack } from '../../lib/delivery/take-back.ts';
import { HOUR, MINUTE, openWorld, outcomes, sampleSettings } from '../world.ts';

const OTHERS = {
  'telegram:gazette': { secret: 'vigie/telegram' },
  'webhook:gazette': { secret: 'vigie/webhook', service: 'https://hooks.example/vigie' },
};

/** A post that was published on this account at the beginning of the evening. */
const published = async (account: string) => {
  const settings = sampleSettings((config) => {
    Object.assign(config.accounts, OTHERS);
    Object.assign(config.feeds['une'] as object, { accounts: [account] });
  });
  const world = await openWorld({ settings });
  const { id } = await world.approved('une', account);
  await world.publish();
  return { world, id, order: () => orderTakeBack(world.deps, { delivery: id, by: 'ines' }) };
};

describe('an order to take a post back', () => {
  it('is taken at any time where the network deletes at any time', async () => {
    const { world, order } = await published('x:gazette');
    world.advance(1000 * HOUR);

    expect((await order()).kind).toBe('ordered');
  });

  it('is taken for 48 hours on Telegram, and refused afterwards, for the network would refuse it', async () => {
    const { world, id, order } = await published('telegram:gazette');
    world.advance(48 * HOUR + 1);

    expect(await order()).toEqual({ kind: 'cannot-be' });
    expect((await world.delivery(id)).takeBack).toBeNull();
  });

  it('is still taken at the end of the 48 hours', async () => {
    const { world, order } = await published('telegram:gazette');
    world.advance(48 * HOUR - MINUTE);

    expect((await order()).kind).toBe('ordered');
  });

  it('is refused at once where the network takes nothing back, instead of being tried for ever', async () => {
    const { world, id, order } = await published('webhook:gazette');

    expect(await order()).toEqual({ kind: 'cannot-be' });
    await world.publish();
    expect(await world.delivery(id)).toMatchObject({ state: 'published', takeBack: null });
  });
});

describe('what X charges for', () => {
  const priced = { perDay: 10, usdPerMonth: 0.02, usdPerPost: 0.015, usdPerDelete: 0.01, usdPerRead: 0.004 };
  const opened = async () => {
    const settings = sampleSettings((config) => {
      Object.assign(config.accounts['x:gazette'] as object, { caps: priced });
      Object.assign(config.feeds['une'] as object, { accounts: ['x:gazette'] });
    });
    const world = await openWorld({ settings });
    const spent = async () => (await world.store.budget('x:gazette'))?.spent;
    return { world, spent };
  };

  it('is counted for a deletion, which is made even when the money of the month is spent', async () => {
    const { world, spent } = await opened();
    const { id } = await world.approved('une', 'x:gazette');
    await world.publish();
    expect(await spent()).toBe(15_000);
    await orderTakeBack(world.deps, { delivery: id, by: 'ines' });
    await carryOutTakeBacks(world.deps);

    expect((await world.delivery(id)).state).toBe('withdrawn');
    expect(await spent()).toBe(25_000);
  });

  it('is counted for each look for an unknown send, until the money of the month is spent', async () => {
    const { world, spent } = await opened();
    await world.approved('une', 'x:gazette');
    world.networks.will('x:gazette', outcomes.unknown);
    await world.publish();
    let looks = 0;
    const network = async (account: string) => {
      const opened = await world.deps.network(account);
      const probe = () => Promise.resolve({ kind: 'absent' as const, looks: (looks += 1) });
      return 'kind' in opened ? opened : { ...opened, probe };
    };
    for (let run = 0; run < 3; run += 1) await proveUnknown({ ...world.deps, network });

    expect(looks).toBe(1);
    expect(await spent()).toBe(19_000);
  });
});
