export const home = {
  title: 'La vigie, sur cette machine',
  tourLabel: 'Cinq étapes',
  stepOf: (n: number) => `Étape ${n} sur 5`,
  stepNames: ['Lire', 'Décider', 'Publier', 'La nuit', 'Après'],
  done: 'fait',
  current: 'en cours',
  toCome: 'à venir',
  allDone: 'Vous avez tout vu',
  allDoneLead:
    'Tout ce que montre cette page est lu dans la table, dans le courrier et dans le bac à sable. Rien ne part sans une personne.',
  beginAnew: 'Pour recommencer de zéro :',
  realFeed: 'Avec un vrai flux :',

  /* Step 1 */
  readTitle: 'Lisez : la vigie a préparé des brouillons',
  readWait: 'Elle lit les flux du journal. Les brouillons et leur mail arrivent dans quelques secondes.',
  readLead: (name: string) => `Elle n'a rien publié : elle a écrit à ${name}. Ouvrez ce mail.`,
  openMail: (name: string) => `Ouvrir le mail de ${name}`,
  subDrafts: (n: number) => (n === 1 ? 'Un brouillon est prêt' : `${n} brouillons sont prêts`),
  subMailed: 'Le mail est arrivé',
  subOpened: 'Vous avez ouvert le mail',

  /* Step 2 */
  decideTitle: 'Décidez : changez un mot, puis approuvez',
  decideLead: (name: string) =>
    `Vous êtes ${name}. Le lien du mail ouvre le brouillon. « Modifier le texte », un mot, le créneau « maintenant », puis Approuver : deux appuis.`,
  decideAs: (name: string) => `Lire et décider, comme ${name}`,
  subApproved: (by: string) => `Approuvé par ${by}`,
  subApprovedNot: 'Un brouillon approuvé',
  subEdited: 'Un mot changé',

  /* Step 3 */
  publishTitle: 'Publiez : cela part tout seul, parce que vous avez dit oui',
  publishLead: 'Rien à faire. Regardez le fil : ce qui paraît porte le nom de la personne qui a approuvé.',
  goOn: "C'est vu, continuer",
  subPublished: 'Publié sur le fil',
  subPublishedBy: (by: string) => `Publié, approuvé par ${by}`,
  you: 'vous',

  /* Step 4 */
  nightTitle: 'La mauvaise nuit',
  nightFirst:
    "D'abord une soirée ordinaire : approuvez des publications promo, chacune à un créneau des prochaines minutes.",
  approveAs: (name: string) => `Approuver comme ${name}`,
  subLined: (n: number) => `Trois publications promo ou plus approuvées pour un créneau (${n})`,
  playLead:
    "C'est prêt. Ce soir-là, la France apprend l'attaque de Nice pendant que des publications promo sont programmées.",
  playLate:
    "Vos publications sont parties à leur créneau, comme un soir ordinaire. Approuvez-en d'autres, que le gel ait de quoi retenir, ou jouez la nuit dès maintenant.",
  play: 'Jouer le 14 juillet 2016',
  playing: (shown: number, total: number) => `Titre ${shown} sur ${total}`,
  playingLead:
    "Les titres de ce soir-là arrivent, comme s'ils étaient écrits maintenant. Ne faites rien : la vigie les lit.",
  subHeadlines: 'Les titres arrivent',
  subBraked: 'Un titre grave : la vigie retarde',
  subFrozen: 'Un second le confirme : la vigie gèle',
  subSlots: 'Des créneaux passent, rien ne part',
  subUnder: "Une publication d'actualité part sous gel, signée",
  subStop: "L'arrêt nomme ce qui était en vol et le suit",
  frozenTitle: 'Gelé. Plus rien ne part',
  frozenLead: (name: string) =>
    `La vigie dit pourquoi, preuves à l'appui. Le journal, lui, doit parler de l'événement : ${name}, qui a le droit de dégeler, peut approuver une publication sous gel.`,
  slotWait: (at: string) => `Prochain créneau gelé : ${at}. Il passera, et rien ne partira.`,
  slotPassed: (n: number) =>
    n === 1 ? "Un créneau est passé. Rien n'est parti." : `${n} créneaux sont passés. Rien n'est parti.`,
  underAs: (name: string) => `Approuver sous gel, comme ${name}`,
  noNewsYet: 'Le flux « une » est relu chaque minute : le reportage du journal arrive.',
  stopTitle: 'Arrêtez pendant un envoi',
  stopLead1: 'Rendez le bac à sable lent : chaque envoi y prendra neuf secondes.',
  stopLead2: (name: string) =>
    `Approuvez encore une publication sous gel, maintenant, comme ${name}. Vous aurez neuf secondes pour arrêter : ici, ou par « Tout arrêter » en haut de sa page.`,
  stopLead3: 'Un envoi est en vol. Arrêtez tout, maintenant.',
  stopMissed:
    "Vous avez arrêté, mais rien n'était en vol. Approuvez encore une publication sous gel, puis arrêtez pendant l'envoi.",
  stopAfter: "L'envoi en vol a été nommé ; son issue s'affiche ici et sur la page d'arrêt.",
  makeSlow: 'Rendre le bac à sable lent',
  makeFast: 'Rendre le bac à sable rapide',
  slowOn: 'Bac à sable lent : neuf secondes par envoi',
  flewTitle: "En vol au moment de l'arrêt",

  /* Step 5 */
  dayTitle: 'Le lendemain : dégelez',
  dayLead: (name: string) =>
    `Seule une personne dégèle. ${name} en a le droit : ouvrez son bureau et dégelez, gel par gel. Rien ne partira.`,
  thawAs: (name: string) => `Dégeler, sur le bureau de ${name}`,
  askTitle: "Rien n'est parti. Tout sera redemandé",
  askLead: (name: string) => `Ce qui était retenu attend un nouveau oui de ${name}. Gardez-en deux, rejetez le reste.`,
  askSoon: 'Le mail qui les redemande part dans quelques secondes.',
  subThawed: 'Dégelé par une personne',
  subNothingLeft: "Le dégel n'a rien fait partir",
  subKept: (n: number) => `Deux gardés (${n})`,
  subDropped: (n: number) => `Le reste rejeté (${n})`,

  /* Figures */
  heldFigure: 'retenus',
  passedFigure: 'créneaux passés',
  leakedFigure: 'partis malgré le gel',
  underFigure: 'partis sous gel, signés',
  publishedFigure: 'publiés',
  droppedFigure: 'rejetés',
  leakedTrace: (n: number) => `Partis malgré le gel : ${n}`,
  whyFrozen: 'Pourquoi, selon la vigie',

  /* The past */
  pastLink: 'Rejouer un autre jour du passé, plus bas',
  pastTitle: 'Rejouer un jour du passé',
  pastLead:
    'La vigie relit les titres de ce jour, minute par minute, devant une file de publications approuvées. Tout se passe à part : votre file ne change pas.',
  pastChoice: 'Quel jour',
  pastPlay: 'Rejouer ce jour',
  pastPlaying: 'Le jour défile…',
  pastStarting: 'Une personne approuve la file de ce jour…',
  pastCalm: 'Rien de grave.',
  pastDelayed: 'Retardé.',
  pastFrozen: (at: string) => `Gelé à ${at}.`,
  pastSent: (n: number) => (n < 2 ? `${n} envoi parti` : `${n} envois partis`),
  pastPicture: 'Voir ce jour en un dessin',
  pastMore: (n: number) => (n === 1 ? 'Encore un' : `Encore ${n}`),
  pastNoneMissed: "Rien n'est parti entre le début et l'arrêt.",
  pastNoneDelayed: "Rien n'est parti en retard.",
  pastNoneHeld: "Rien n'a été retenu.",
  pastBroken: "Ce jour n'a pas pu être rejoué :",

  /* Sections */
  mail: 'Le courrier',
  mailboxOf: (name: string) => `Courrier de ${name}`,
  right: { approve: 'approuver', freeze: 'arrêter', thaw: 'dégeler', write: 'écrire' },
  mayDo: (rights: string) => `peut ${rights}`,
  noMail: 'Pas encore de mail.',
  unread: 'non lu',
  unreadCount: (n: number) => (n === 0 ? 'tout lu' : n === 1 ? 'un non lu' : `${n} non lus`),
  olderMail: (n: number) => (n === 1 ? 'Un mail plus ancien' : `${n} mails plus anciens`),
  deskOf: 'Son bureau',
  stopOf: 'Son arrêt',
  queueLead: 'Pourquoi chacun ne part pas, et quand il partira.',
  waits: 'En file',
  toDecide: 'Attendent une décision',
  decideHere: 'Lire et décider :',
  ended: (n: number) => (n === 1 ? 'Un sans suite' : `${n} sans suite`),
  as: (name: string) => `comme ${name}`,
  timelines: 'Les fils du bac à sable',
  timelinesEmpty: "Rien de publié. Ce qui part apparaît ici, avec le nom de qui l'a approuvé.",
  sandboxNote: "Un réseau de cette machine : personne d'autre ne le lit.",
  headlines: 'Ce que la vigie lit',
  isEvidence: 'preuve',
  stopBig: 'Tout arrêter',
  stopAs: (name: string) => `comme ${name}`,
  gone: "La vigie ne répond plus. Cette page montre son dernier état ; relancez npm start, rien n'est perdu.",
  notHere: "Cette page ne s'ouvre que depuis cette machine.",
};
