import { describe, expect, it } from 'vitest';
import { distanceFor, placesOf, placeName } from '../../lib/crisis/gazetteer.ts';
import { wordsOf } from '../../lib/crisis/text.ts';

const here = new Set(['in', 'at', 'near', 'a', 'en', 'au', 'dans']);
const places = (text: string): string[] =>
  placesOf(wordsOf(text), here).where.map((place) => `${place.country}:${place.town ?? ''}`);

describe('places', () => {
  it('have the same name in all languages', () => {
    expect(places('Explosion in London')).toEqual(places('Explosion à Londres'));
    expect(places('Shooting in Munich')).toEqual(['de:munich']);
    expect(places('Séisme au Maroc')).toEqual(['ma:']);
  });

  it('are where it happened, not the countries whose people are named', () => {
    expect(placesOf(wordsOf('French soldiers killed in Mali'), here)).toMatchObject({
      where: [{ country: 'ml', town: null }],
      concerned: ['fr'],
    });
  });

  it('are not the common words that look like them', () => {
    expect(places('A nice day for reading')).toEqual([]);
    expect(places('Truck attack in Nice')).toEqual(['fr:nice']);
    expect(places('Turkey prices rise before Christmas')).toEqual([]);
  });

  it('read U.S. and US as the country and us as a word', () => {
    expect(places('U.S. embassy evacuated')).toEqual(['us:']);
    expect(places('It concerns us all')).toEqual([]);
  });

  it('have a distance from each audience', () => {
    const fr = distanceFor(['fr']);
    expect([fr('fr'), fr('de'), fr('us'), fr('tn'), fr('np')]).toEqual(['home', 'near', 'near', 'middle', 'far']);
    const uk = distanceFor(['gb', 'eu']);
    expect([uk('uk'), uk('fr'), uk('in')]).toEqual(['home', 'near', 'far']);
    expect(placeName({ country: 'de', town: 'munich' })).toBe('Munich');
  });
});
