export const mails = {
  mailHello: (name: string) => `Bonjour ${name},`,
  digestSubject: (n: number, first: string) =>
    n === 1 ? `À décider : ${first}` : `${n} brouillons à décider : ${first}…`,
  digestLead: (n: number) =>
    n === 1 ? 'Un brouillon attend votre décision.' : `${n} brouillons attendent votre décision.`,
  expiresNote: (at: string) => `Si personne ne décide avant ${at}, il expire : il n'est pas publié.`,
  readAndDecide: 'Lire et décider',
  shortCode: (code: string) => `Code court : ${code}`,
  proposedSlot: (at: string) => `Créneau proposé : ${at}`,
  yourLink: 'Ces liens sont les vôtres : ce que vous décidez est signé de votre nom. Ne les transférez pas.',
  soNow: (at: string, what: string) => `À ${at} : ${what}`,
  openPost: 'Ouvrir cet envoi',
  openAccount: 'Ouvrir ce compte',
  mailHeld: 'Voir ce qui est retenu',
  mailTrayHeld: 'Décider de nouveau de ce qui est retenu',
  mailTray: (n: number) => `Décider les ${n}, l'un après l'autre`,
  mailStop: 'Tout arrêter, tout de suite',
  mailDesk: 'Ouvrir votre bureau',
  remindSubject: (subject: string) => `Rappel : ${subject}`,
  reminds: "Rappel : personne n'a décidé, et les trois quarts du temps sont passés.",
  asDeputy: (who: string) => `${who} n'a pas répondu : la décision vous revient aussi.`,
  moreOnDesk: (n: number) => (n === 1 ? 'Et un autre sur votre bureau.' : `Et ${n} autres sur votre bureau.`),
  frozenNowNote:
    'Un gel est ouvert : ce que vous approuvez maintenant est gardé comme brouillon, sauf « sous gel » par une personne qui peut dégeler.',
  freezeSubject: (what: string, why: string) => `GELÉ : ${what}${why}`,
  whatHappened: "Ce qui s'est passé",
  whatStopped: 'Ce qui est arrêté',
  nothingGoesOn: 'Rien ne continue.',
  goesOn: (lanes: string) => `Continue : ${lanes}.`,
  heldNow: (n: number) =>
    n === 0
      ? "Rien n'était en attente."
      : n === 1
        ? 'Environ un envoi est retenu.'
        : `Environ ${n} envois sont retenus.`,
  keepFrozen: 'Garder gelé : il n’y a rien à faire',
  stayFrozenNote: 'Si vous ne faites rien, cela reste gelé. Seule une personne dégèle.',
  proposeSubject: (what: string) => `La vigie propose de geler : ${what}`,
  proposeButton: 'Regarder et geler',
  reminderSubject: (hours: number, what: string) => `Toujours gelé après ${hours} h : ${what}`,
  reminderNote: 'Rien ne part tant que personne ne dégèle. Est-ce encore voulu ?',
  deskSubject: (site: string) => `Votre bureau et votre bouton d'arrêt, ${site}`,
  deskLead:
    "Gardez ce mail. Il contient votre bureau et votre bouton d'arrêt ; ajoutez le second à l'écran d'accueil de votre téléphone.",
  deskStopNote: "Un seul bouton rouge : un appui, et plus rien ne part. Ouvrir le lien n'arrête rien.",
  deskDeskNote: 'Ce qui attend, pourquoi cela ne part pas, et quand cela partira.',
  nearMissSubject: (n: number) =>
    n === 1 ? 'Le gel a retenu un post qui serait parti' : `Le gel a retenu ${n} posts qui seraient partis`,
  bounce: {
    bounced: (who: string) => `Les mails à ${who} reviennent`,
    complained: (who: string) => `${who} a signalé les mails de Vigie comme indésirables`,
    since: (at: string) => `Depuis ${at}. Vigie ne peut plus compter sur cette personne pour décider ou dégeler.`,
    note: {
      bounced:
        "Prévenez-la autrement. La personne qui gère Vigie corrige l'adresse, ou la retire de la liste de suppression de SES.",
      complained:
        'Prévenez-la autrement : son fournisseur peut ne plus lui remettre ces mails. Elle doit les sortir des indésirables.',
    },
  },
  nearMissNote: 'Le gel est levé. Rien de ceci ne part sans une nouvelle approbation.',
  wouldHaveLeft: (at: string) => `Serait parti : ${at}`,
  dayAfterSubject: (n: number) =>
    n === 1 ? 'Après le dégel : un envoi à redécider' : `Après le dégel : ${n} envois à redécider`,
  dayAfterLead: (by: string, at: string) => `${by} a dégelé ${at}. Rien n'est parti et rien ne partira tout seul.`,
  dayAfterAsk: 'Ces envois ont été approuvés avant le gel. Convient-il encore de les publier ?',
};
