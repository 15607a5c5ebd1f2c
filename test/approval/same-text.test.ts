import { describe, expect, it } from 'vitest';
import { decide } from '../../lib/approval/decide.ts';
import { makeDraft } from '../../lib/draft/make-draft.ts';
import { openWorld, plannedItem, sampleSettings, type World } from '../world.ts';

/** X forbids one text on several accounts; the other networks do not. */

const settings = (...accounts: string[]) =>
  sampleSettings((config) => {
    for (const account of accounts) config.accounts[account] ??= structuredClone(config.accounts['x:gazette']);
    Object.assign(config.feeds['une'] as object, { accounts });
  });

const open = async (...accounts: string[]) => {
  const world = await openWorld({ settings: settings(...accounts) });
  await makeDraft(world.deps, 'une', plannedItem('crue', 'La Seine est en crue', world.clock.now), 'G', []);
  const deliveries = await world.store.list('draft', { limit: 20 });
  await world.ask();
  const idOf = (account: string) => deliveries.find((each) => each.account === account)?.id ?? '';
  return { world, idOf };
};

const approve = async (world: World, ids: readonly string[], text?: string) => {
  const [first = ''] = ids;
  const review = await world.review('marc', first);
  const orders = ids.map((id) => world.orderOf(review, id, text === undefined ? {} : { text }));
  const [order] = orders;
  if (order === undefined) throw new Error('no order');
  return decide(world.deps, { ...order, choices: orders.flatMap(({ choices }) => choices) });
};

describe('the same text on two accounts of X', () => {
  it('is shown on the page, each with the other', async () => {
    const { world, idOf } = await open('x:gazette', 'x:agenda');
    const review = await world.review('marc', idOf('x:gazette'));

    const same = review.deliveries.map(({ delivery, sameAs }) => [delivery.account, sameAs]);
    expect(Object.fromEntries(same)).toEqual({ 'x:gazette': 'x:agenda', 'x:agenda': 'x:gazette' });
  });

  it('is refused when both are approved at once, and nothing is decided', async () => {
    const { world, idOf } = await open('x:gazette', 'x:agenda');

    expect(await approve(world, [idOf('x:gazette'), idOf('x:agenda')])).toMatchObject({ kind: 'same-text' });
    expect((await world.delivery(idOf('x:gazette'))).state).toBe('draft');
  });

  it('is refused when the other was approved before, until the text is another one', async () => {
    const { world, idOf } = await open('x:gazette', 'x:agenda');

    expect(await approve(world, [idOf('x:gazette')])).toMatchObject({ kind: 'approved' });
    expect(await approve(world, [idOf('x:agenda')])).toMatchObject({ kind: 'same-text' });
    expect(await approve(world, [idOf('x:agenda')], 'La crue, heure par heure')).toMatchObject({ kind: 'approved' });
  });

  it('is refused for another draft while the first one waits for its slot', async () => {
    const { world, idOf } = await open('x:gazette', 'x:agenda');
    await approve(world, [idOf('x:gazette')], 'La Seine monte');
    await makeDraft(world.deps, 'une', plannedItem('crue-2', 'Autre titre', world.clock.now), 'G', []);
    const later = (await world.store.list('draft', { limit: 20 })).find(
      ({ account, askId }) => account === 'x:agenda' && askId === null,
    );
    await world.ask();

    expect(await approve(world, [later?.id ?? ''], 'La  SEINE monte')).toMatchObject({ kind: 'same-text' });
  });
});

it('the same text on accounts of a network that allows it, and on two networks, is approved', async () => {
  const { world, idOf } = await open('sandbox:gazette', 'sandbox:agenda', 'x:gazette');
  const ids = ['sandbox:gazette', 'sandbox:agenda', 'x:gazette'].map(idOf);

  expect(await approve(world, ids)).toMatchObject({ kind: 'approved' });
});
