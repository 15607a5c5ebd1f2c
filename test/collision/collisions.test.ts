import { describe, expect, it } from 'vitest';
import { collisionsOf, liveOf, type Live } from '../../lib/collision/collisions.ts';
import { emptyState, type Story } from '../../lib/crisis/state.ts';

const HOUR = 3_600_000;
/** 14 July 2026, 22:30 in Paris. */
const NOW = Date.parse('2026-07-14T20:30:00Z');

const nice: Live = {
  id: 'story-1',
  title: 'Nice : un camion fonce dans la foule sur la Promenade des Anglais',
  source: 'franceinfo',
  at: NOW - 600_000,
  url: 'https://news.example/nice',
  titles: [
    'Nice : un camion fonce dans la foule sur la Promenade des Anglais',
    'Attentat à Nice : des dizaines de morts, une explosion entendue',
  ],
  towns: ['nice'],
  grave: true,
};

const met = (text: string, over: Partial<Parameters<typeof collisionsOf>[1]> = {}, publishedAt: number | null = NOW) =>
  collisionsOf(
    { text, at: NOW + HOUR, publishedAt },
    { live: [nice], dates: {}, timeZone: 'Europe/Paris', now: NOW, ...over },
  );
const keys = (text: string, over = {}, publishedAt: number | null = NOW) =>
  met(text, over, publishedAt).map(({ key }) => key);

describe('a text', () => {
  it.each([
    ['its place', 'Où dîner ce soir à Nice', ['nice']],
    ['a name', 'Les plus beaux cafés de la Promenade', ['promenade']],
    ['an English one with its place', 'Ten things to do in Nice this summer', ['nice']],
    ['one word of a grave story', 'Une explosion de saveurs au marché', ['explosion']],
  ])('meets a live headline by %s', (_, text, shared) => {
    expect(met(text)[0]).toMatchObject({ kind: 'headline', key: 'headline:story-1', title: nice.title, shared });
  });

  it('meets news of the town that everybody writes about, where it happened there', () => {
    const paris = { ...nice, title: 'Fusillade à Paris', titles: ['Fusillade à Paris'], towns: ['paris'] };
    expect(keys('Bientôt Paris Plages !', { live: [paris] })).toEqual(['headline:story-1']);
    expect(keys('Bientôt Paris Plages !', { live: [{ ...paris, towns: [] }] })).toEqual([]);
  });

  it.each([
    ['A nice evening by the river'],
    ['Le marché de Noël ouvre demain à Lille'],
    ['Ce soir : concert gratuit sur les berges'],
    ['https://gazette.example/nice/explosion'],
  ])('meets no headline that only looks alike: %s', (text) => {
    expect(met(text).filter(({ kind }) => kind === 'headline')).toEqual([]);
  });

  it.each([
    ['fr', 'Ce spectacle est à mourir de rire', 'idiom:mourir de rire'],
    ['fr', 'Un feu d’artifice de promotions', "idiom:feu d'artifice"],
    ['fr', 'Joyeux anniversaire à la médiathèque', 'feast:joyeux'],
    ['en', 'This menu is to die for', 'idiom:to die for'],
    ['en', 'Our new band is killing it', 'idiom:killing it'],
    ['en', 'Happy New Year to all our readers', 'feast:happy new year'],
  ])('in %s has words that read badly while grave news is live: %s', (_, text, key) => {
    expect(keys(text)).toContain(key);
    expect(keys(text, { live: [] })).toEqual([]);
    expect(keys(text, { live: [{ ...nice, grave: false }] }).filter((each) => !each.startsWith('headline'))).toEqual(
      [],
    );
  });

  it('is told of no word that only stands within another', () => {
    expect(keys('La joyeuseté du bombardier, painkiller and blaster')).toEqual([]);
  });

  it('meets a sensitive date of each year, and of one year, at the site’s own day', () => {
    const dates = { '07-14': 'Attentat de Nice, 2016', '2026-07-15': 'Obsèques' };
    expect(met('Bonjour', { dates, live: [] })).toEqual([
      { kind: 'date', key: 'date:07-14', day: '07-14', name: 'Attentat de Nice, 2016' },
    ]);
    const later = { at: NOW + 2 * HOUR, text: 'Bonjour', publishedAt: null };
    const world = { dates, live: [], timeZone: 'Europe/Paris', now: NOW };
    expect(collisionsOf(later, world).map(({ key }) => key)).toEqual(['date:2026-07-15']);
    expect(collisionsOf(later, { ...world, timeZone: 'America/New_York' }).map(({ key }) => key)).toEqual([
      'date:07-14',
    ]);
  });

  it('is told when its source is older than two days', () => {
    expect(keys('Bonjour', {}, NOW - 49 * HOUR)).toEqual(['age']);
    expect(keys('Bonjour', {}, NOW - 47 * HOUR)).toEqual([]);
    expect(keys('Bonjour', {}, null)).toEqual([]);
  });
});

describe('what the watch holds', () => {
  const story = (id: string, best: number, at: number): Story =>
    ({
      id,
      best,
      where: { fr: 3, 'fr:nice': 2 },
      items: [{ at, source: 'franceinfo', title: `Titre ${id}`, url: null }],
    }) as unknown as Story;

  it('is live for six hours, the gravest first', () => {
    const engine = {
      ...emptyState(),
      stories: [story('low', 1, NOW - HOUR), story('old', 9, NOW - 7 * HOUR), story('high', 8, NOW - HOUR)],
    };
    const live = liveOf({ version: 1, sources: {}, engine, savedAt: NOW }, NOW);
    expect(live.map(({ id, grave, towns }) => [id, grave, towns])).toEqual([
      ['high', true, ['nice']],
      ['low', false, ['nice']],
    ]);
    expect(liveOf(null, NOW)).toEqual([]);
  });
});
