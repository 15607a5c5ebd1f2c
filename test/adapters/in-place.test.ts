import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';
import { MINUTE, openWorld, TABLE, type World } from '../world.ts';

/** What a role that may write some keys makes of them: items that say that they are others. */

const forge = async (world: World, pk: string, change: Record<string, unknown>, of?: object): Promise<void> => {
  const [own] = await world.store.freezes();
  const item = { ...(of ?? own), pk, sk: '-', listPk: 'FREEZE', listSk: '000000000000001#x', ...change };
  await world.client.send(new PutItemCommand({ TableName: TABLE, Item: marshall(item) }));
};

describe('an item that says that it is another', () => {
  it('does not pass for a person’s freeze in a list, with an end that has come', async () => {
    const world = await openWorld();
    await world.freeze('marc', ['all'], { id: 'page-1' });
    const before = await world.store.freezes();
    await forge(world, 'FREEZE#watch-1', { until: world.clock.now - MINUTE });
    expect(await world.store.freezes()).toEqual(before);
  });

  it('is in no list of another kind', async () => {
    const world = await openWorld();
    await world.freeze('marc', ['all'], { id: 'page-1' });
    const made = await world.one('une');
    const before = await world.store.list('draft');
    await forge(world, 'FREEZE#watch-1', { id: 'watch-1', listPk: 'DELIVERY#draft' }, made);
    expect(await world.store.list('draft')).toEqual(before);
  });

  it('is read by nobody', async () => {
    const world = await openWorld();
    await world.freeze('marc', ['all'], { id: 'page-1' });
    await forge(world, 'FREEZE#watch-1', {});
    await expect(world.store.freezeById('watch-1')).rejects.toThrow('FREEZE#watch-1 says that it is another item');
  });

  it('is no delivery when its content is for another account', async () => {
    const world = await openWorld();
    await world.freeze('marc', ['all'], { id: 'page-1' });
    const made = await world.one('une', 'sandbox:gazette');
    const { content } = await world.one('une', 'x:gazette');
    const mixed = { listPk: 'DELIVERY#draft', content };
    await forge(world, `DELIVERY#${made.id}`, mixed, made);
    await expect(world.store.delivery(made.id)).rejects.toThrow('its content is for another account');
    expect((await world.store.list('draft')).map(({ id }) => id)).not.toContain(made.id);
  });

  it('names no person as the author of a machine’s freeze', async () => {
    const world = await openWorld();
    await world.freeze('marc', ['all'], { id: 'page-1' });
    await forge(world, 'FREEZE#watch-1', { id: 'watch-1', until: world.clock.now });
    const told = { source: 'watch', by: 'machine:watch', until: null };
    expect(await world.store.freezeById('watch-1')).toMatchObject(told);
    expect((await world.store.freezes()).find(({ id }) => id === 'watch-1')).toMatchObject(told);
  });
});
