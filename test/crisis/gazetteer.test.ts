import { describe, expect, it } from 'vitest';
import { distanceFor, placesOf, placeName, type Found } from '../../lib/crisis/gazetteer.ts';
import { HEADS } from '../../lib/crisis/heads.ts';
import { de } from '../../lib/crisis/lexicon/de.ts';
import { en } from '../../lib/crisis/lexicon/en.ts';
import { es } from '../../lib/crisis/lexicon/es.ts';
import { fr } from '../../lib/crisis/lexicon/fr.ts';
import { it as italian } from '../../lib/crisis/lexicon/it.ts';
import { nl } from '../../lib/crisis/lexicon/nl.ts';
import { pt } from '../../lib/crisis/lexicon/pt.ts';
import { lexiconFor, marksIn } from '../../lib/crisis/marks.ts';
import { wordsOf } from '../../lib/crisis/text.ts';

const here = new Set(['in', 'at', 'near', 'a', 'en', 'au', 'dans']);
const found = (text: string): Found => {
  const parsed = wordsOf(text);
  return placesOf(parsed, marksIn(parsed.words, lexiconFor('en')).names, here);
};
const places = (text: string): string[] => found(text).where.map((place) => `${place.country}:${place.town ?? ''}`);

describe('places', () => {
  it('have the same name in all languages', () => {
    expect(places('Explosion in London')).toEqual(places('Explosion à Londres'));
    expect(places('Shooting in Munich')).toEqual(['de:munich']);
    expect(places('Séisme au Maroc')).toEqual(['ma:']);
  });

  it('are where it happened, not the countries whose people are named', () => {
    expect(found('French soldiers killed in Mali')).toMatchObject({
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

describe('what the watch knows by name', () => {
  it('is no scene of an old event that is smaller than a town', () => {
    const scenes = [
      'Sandy Hook',
      'Columbine',
      'Uvalde',
      'Utoya',
      'Bataclan',
      'Charlie Hebdo',
      'Grenfell',
      'Lockerbie',
      'Dunblane',
      'Magnanville',
      'Crépol',
      'Pahalgam',
      'Whakaari',
      'Kartalkaya',
      'Rana Plaza',
    ];
    expect(scenes.filter((scene) => places(`Explosion in ${scene}`).length > 0)).toEqual([]);
  });

  it('is nobody but the holders of an office, in the one file that says as of when', () => {
    expect(HEADS.length).toBeGreaterThan(40);
    const office =
      /\b(queen|king|pope|prince|princess|duke|president|papst|pape|papa|paus|reine|roi|rey|reina|re|rei|koning|koningin|capo|chef|chefe|duc|lama|pontife)\b/;
    const persons = [de, en, es, fr, italian, nl, pt].flatMap((lexicon) =>
      (lexicon.get('who heads') ?? []).filter((name) => !office.test(name)),
    );
    expect(persons).toEqual([]);
  });
});
