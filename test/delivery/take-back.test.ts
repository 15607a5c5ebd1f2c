import { describe, expect, it } from 'vitest';
import { orderTakeBack } from '../../lib/delivery/take-back.ts';
import { HOUR, MINUTE, openWorld, sampleSettings } from '../world.ts';

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
