/** The recorded days that are shipped: how each is called, and what to look at. */
export const days = {
  'nice-2016': { name: 'Nice, 14 juillet 2016', about: "Un soir de fête, les posts d'été sont programmés." },
  'paris-2015': {
    name: 'Paris, 13 novembre 2015',
    about: 'Un vendredi soir ; plusieurs attaques en une demi-heure.',
  },
  'champs-elysees-2018': {
    name: 'Champs-Élysées, 24 novembre 2018',
    about: "Une manifestation tourne à l'émeute, lentement.",
  },
  'ordinary-day': {
    name: 'Un jour ordinaire, plein de pièges',
    about: 'Procès, films, anniversaires, bourse : des mots graves, et rien de grave.',
  },
};
