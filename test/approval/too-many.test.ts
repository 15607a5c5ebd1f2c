import { describe, expect, it } from 'vitest';
import { decide, type Choice } from '../../lib/approval/decide.ts';
import { draftOf } from '../../lib/draft/draft-of.ts';
import { EVENING, HOUR, MINUTE, openWorld, plannedItem, sampleSettings } from '../world.ts';

const accounts = Array.from({ length: 10 }, (_, index) => `sandbox:page-${index}`);

/** One item that several feeds bring to the same ten accounts. */
const asked = async (feeds: number) => {
  const names = Array.from({ length: feeds }, (_, index) => `feed-${index}`);
  const settings = sampleSettings((config) => {
    config.accounts = Object.fromEntries(accounts.map((account) => [account, {}]));
    config.feeds = Object.fromEntries(
      names.map((name) => [name, { url: `https://gazette.example/${name}`, lane: 'promo', accounts }]),
    );
  });
  const world = await openWorld({ settings });
  const made = draftOf(
    settings,
    'feed-0',
    plannedItem('a', 'Concert', EVENING - MINUTE),
    accounts,
    'La Gazette',
    EVENING,
  );
  if (made === null) throw new Error('no draft');
  const all = (each: object) => ({ ...each, feeds: names });
  await world.store.createDraft(
    all(made.draft) as typeof made.draft,
    made.deliveries.map((each) => all(each) as typeof each),
    [],
    EVENING + HOUR,
    { at: EVENING, who: 'machine:ingest', how: 'from feed feed-0' },
  );
  await world.ask();
  const page = await world.review('marc', made.deliveries[0]?.id ?? '');
  const approve = (count: number) => {
    const choices = page.deliveries.slice(0, count).map(({ delivery }): Choice => ({
      id: delivery.id,
      hash: delivery.hash,
      text: delivery.content.text,
      dueAt: null,
    }));
    return decide(world.deps, {
      ask: page.ask,
      token: page.token,
      decision: 'approve',
      choices,
      epochs: page.epochs,
      under: false,
    });
  };
  const states = async () =>
    (await world.store.deliveries(made.deliveries.map(({ id }) => id))).map(({ state }) => state);
  return { approve, states };
};

describe('an approval of many deliveries', () => {
  it('is one transaction for as many accounts as a feed may have, in many feeds', async () => {
    const { approve, states } = await asked(20);
    expect((await approve(10)).kind).toBe('approved');
    expect(new Set(await states())).toEqual(new Set(['approved']));
  });

  it('is refused before anything is written when no transaction can hold it; half of it is accepted', async () => {
    const { approve, states } = await asked(25);
    expect(await approve(10)).toEqual({ kind: 'too-many' });
    expect(new Set(await states())).toEqual(new Set(['draft']));
    expect((await approve(5)).kind).toBe('approved');
    expect((await states()).filter((state) => state === 'approved')).toHaveLength(5);
  });
});
