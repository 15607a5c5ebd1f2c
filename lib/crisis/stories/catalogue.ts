/** The days that are shipped: small streams of headlines in words of our own, beside this file. */

export type StoryDay = {
  name: Readonly<Record<'fr' | 'en', string>>;
  /** What to look at, in a line. */
  about: Readonly<Record<'fr' | 'en', string>>;
  /** When it began, as was established later, ISO; null: nothing happened. */
  began: string | null;
  audience: readonly string[];
  timeZone: string;
};

export const STORIES = {
  'nice-2016': {
    name: { fr: 'Nice, 14 juillet 2016', en: 'Nice, 14 July 2016' },
    about: {
      fr: 'Un soir de fête, les posts d’été sont programmés.',
      en: 'A holiday evening, summer posts are scheduled.',
    },
    began: '2016-07-14T20:33:00Z',
    audience: ['fr'],
    timeZone: 'Europe/Paris',
  },
  'paris-2015': {
    name: { fr: 'Paris, 13 novembre 2015', en: 'Paris, 13 November 2015' },
    about: {
      fr: 'Un vendredi soir ; plusieurs attaques en une demi-heure.',
      en: 'A Friday evening; several attacks within half an hour.',
    },
    began: '2015-11-13T20:16:00Z',
    audience: ['fr'],
    timeZone: 'Europe/Paris',
  },
  'champs-elysees-2018': {
    name: { fr: 'Champs-Élysées, 24 novembre 2018', en: 'Champs-Élysées, 24 November 2018' },
    about: {
      fr: 'Une manifestation tourne à l’émeute, lentement.',
      en: 'A demonstration turns into a riot, slowly.',
    },
    began: '2018-11-24T09:00:00Z',
    audience: ['fr'],
    timeZone: 'Europe/Paris',
  },
  'ordinary-day': {
    name: { fr: 'Un jour ordinaire, plein de pièges', en: 'An ordinary day, full of traps' },
    about: {
      fr: 'Procès, films, anniversaires, bourse : des mots graves, et rien de grave.',
      en: 'Trials, films, anniversaries, markets: grave words, and nothing grave.',
    },
    began: null,
    audience: ['fr'],
    timeZone: 'Europe/Paris',
  },
} as const satisfies Readonly<Record<string, StoryDay>>;

export type StoryId = keyof typeof STORIES;

export const STORY_IDS: readonly StoryId[] = ['nice-2016', 'paris-2015', 'champs-elysees-2018', 'ordinary-day'];

export const isStoryId = (name: string): name is StoryId => Object.hasOwn(STORIES, name);
