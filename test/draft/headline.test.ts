import { describe, expect, it } from 'vitest';
import { headlineOf, textBeyond } from '../../lib/draft/headline.ts';
import { makeDraft } from '../../lib/draft/make-draft.ts';
import { openWorld, plannedItem } from '../world.ts';

describe('the headline of an item', () => {
  it('is its title', () => {
    expect(headlineOf({ title: 'Le bal', summary: 'Tout le monde danse.' })).toBe('Le bal');
  });

  it('is, without a title, as many whole sentences of its text as headlines are long', () => {
    const summary = `La Seine est en crue. Les quais sont fermés. ${'On attend la décrue. '.repeat(20)}`;
    const headline = headlineOf({ title: '', summary });
    expect(headline).toMatch(/^La Seine est en crue\. Les quais sont fermés\. .*décrue\.$/);
    expect(headline.length).toBeLessThanOrEqual(200);
    expect(textBeyond(headline, summary)).toBe(summary.trim().slice(headline.length).trim());
  });

  it('is the beginning of a sentence that is longer, cut at a word', () => {
    expect(headlineOf({ title: '', summary: 'mot '.repeat(100) })).toMatch(/^(?:mot ){40,50}mot…$/);
  });

  it('says nothing where there is nothing', () => {
    expect(headlineOf({ title: '', summary: '' })).toBe('');
  });

  it('leaves the text of an item that has a title as it is', () => {
    expect(textBeyond('Le bal', 'Le bal est ouvert.')).toBe('Le bal est ouvert.');
  });
});

it.each(['fr-fr-fr', 'en_US.UTF-8', 'x-klingon', 'de-1996-1996', '', 'Français'])(
  'an item in the language %j becomes a draft',
  async (lang) => {
    const world = await openWorld();
    const planned = plannedItem('juillet', 'Le bal', world.clock.now);

    expect(await makeDraft(world.deps, 'agenda', { ...planned, item: { ...planned.item, lang } }, 'G', [])).toBe(2);
  },
);

it('an item without a title becomes a draft under the beginning of its text', async () => {
  const world = await openWorld();
  const planned = plannedItem('crue', '', world.clock.now);
  await makeDraft(world.deps, 'agenda', { ...planned, item: { ...planned.item, summary: 'La Seine monte.' } }, 'G', []);

  const [delivery] = await world.store.list('draft', { limit: 5 });
  expect(delivery?.content.text).toContain('La Seine monte.');
  expect(await world.store.draft(delivery?.draft ?? '')).toMatchObject({ title: 'La Seine monte.' });
});
