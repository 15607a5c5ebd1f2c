import { describe, expect, it } from 'vitest';
import { revise } from '../../lib/approval/revise.ts';
import { serveCards } from '../../lib/approval/tray.ts';
import { saysOnly } from '../../lib/delivery/own-words.ts';
import { openWorld, sampleSettings } from '../world.ts';

const asked = async (template?: string) => {
  const settings = sampleSettings((config) => {
    Object.assign(config.accounts['x:gazette'] as object, { ownWords: true });
    Object.assign(config.feeds['une'] as object, template === undefined ? {} : { template });
  });
  const world = await openWorld({ settings });
  const [sandbox, x] = await world.draft('une', 'Le pont est fermé ce soir');
  await world.ask();
  return { world, sandbox: sandbox?.id ?? '', x: x?.id ?? '' };
};

describe('an account that wants own words', () => {
  it('gets no untouched title of a feed, and says so; another account does', async () => {
    const { world, sandbox, x } = await asked();
    expect(await world.say('lea', x)).toEqual({ kind: 'own-words', id: x });
    expect((await world.delivery(x)).state).toBe('draft');
    expect((await world.say('lea', sandbox)).kind).toBe('approved');
    const page = await world.review('lea', x);
    expect(page.deliveries.map(({ lacksWords }) => lacksWords)).toEqual([false, true]);
  });

  it('gets nothing that a template added to the title', async () => {
    const { world, x } = await asked('{title} à lire dans {feed} {link}');
    expect((await world.say('lea', x)).kind).toBe('own-words');
  });

  it('gets what a person wrote, but not the title with other signs, a shorter one or more hashtags', async () => {
    const { world, x } = await asked();
    for (const text of ['LE PONT EST FERMÉ CE SOIR !', 'Le pont est fermé…', 'Le pont est fermé ce soir #pont'])
      expect((await world.say('lea', x, { text })).kind).toBe('own-words');
    expect((await world.say('lea', x, { text: 'Prenez le tram : le pont est fermé ce soir' })).kind).toBe('approved');
    expect(await world.delivery(x)).toMatchObject({ author: 'lea' });
  });

  it('gets a text that somebody wrote before the approval', async () => {
    const { world, x } = await asked();
    const { hash } = await world.delivery(x);
    await revise(world.deps, { delivery: x, by: 'marc', wish: { to: 'edit', hash, text: 'Prenez le tram ce soir' } });
    await world.ask();
    expect((await world.say('lea', x)).kind).toBe('approved');
  });

  it('has a card of its own in the tray, and none to tick', async () => {
    const { world, x } = await asked();
    expect(await serveCards(world.deps, 'lea', [(await world.delivery(x)).draft])).toEqual([]);
  });
});

it('a text says only the title whatever its links, case and signs are', () => {
  const title = 'Crue : la Seine monte encore';
  expect(saysOnly('Crue, la Seine monte encore https://gazette.example/a?b=c', title)).toBe(true);
  expect(saysOnly('', title)).toBe(true);
  expect(saysOnly('La Seine monte encore', title)).toBe(false);
  expect(saysOnly('Crue : la Seine monte encore, et nous ?', title)).toBe(false);
});
