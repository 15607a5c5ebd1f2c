import { describe, expect, it } from 'vitest';
import { draftOf } from '../../lib/draft/draft-of.ts';
import { imageOf } from '../adapters/networks/content.ts';
import { plannedItem, sampleSettings } from '../world.ts';

describe('the picture of an item', () => {
  const settings = sampleSettings();
  const feed = Object.keys(settings.feeds)[0] ?? '';
  const image = imageOf(Buffer.from('a picture'));
  const contentFor = (account: string) =>
    draftOf(
      settings,
      feed,
      plannedItem('berges', 'Crue', Date.UTC(2026, 10, 22)),
      [account],
      'La Une',
      Date.UTC(2026, 10, 22),
      { media: image, why: null },
    )?.deliveries[0]?.content;

  it('stands in the card where the card is ours, and goes with the post where the network would show another one, or none', () => {
    expect(contentFor('bluesky:gazette')).toMatchObject({ card: { image }, media: [] });
    for (const account of ['x:gazette', 'facebook:gazette', 'discord:gazette']) {
      expect(contentFor(account)).toMatchObject({ card: null, media: [image] });
    }
  });

  it('is left to the network where the network makes the card from the page', () => {
    for (const account of ['mastodon:gazette', 'threads:gazette', 'telegram:gazette']) {
      expect(contentFor(account)).toMatchObject({ card: null, media: [] });
    }
  });
});
