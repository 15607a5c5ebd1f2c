import type { Words } from '../fr/catalogue.ts';

export const days = {
  'nice-2016': { name: 'Nice, 14 July 2016', about: 'A holiday evening, with summer posts scheduled.' },
  'paris-2015': { name: 'Paris, 13 November 2015', about: 'A Friday evening; several attacks within half an hour.' },
  'champs-elysees-2018': {
    name: 'Champs-Élysées, 24 November 2018',
    about: 'A demonstration turns into a riot, slowly.',
  },
  'ordinary-day': {
    name: 'An ordinary day, full of traps',
    about: 'Trials, films, anniversaries, markets: grave words, but nothing serious happens.',
  },
} satisfies Words['days'];
