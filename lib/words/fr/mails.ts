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
  mailStop: 'Tout arrêter, tout de suite',
  mailDesk: 'Ouvrir votre bureau',
  frozenNowNote:
    'Un gel est ouvert : ce que vous approuvez maintenant est gardé comme brouillon, sauf « sous gel » par une personne qui peut dégeler.',
  freezeSubject: (what: string, why: string) => `GELÉ : ${what}${why}`,
  brakeSubject: (until: string, why: string) => `Retardé jusqu'à ${until}${why}`,
  whatHappened: "Ce qui s'est passé",
  whatStopped: 'Ce qui est arrêté',
  whatDelayed: 'Ce qui est retardé',
  nothingGoesOn: 'Rien ne continue.',
  goesOn: (lanes: string) => `Continue : ${lanes}.`,
  heldNow: (n: number) =>
    n === 0
      ? "Rien n'était en attente."
      : n === 1
        ? 'Environ un envoi est retenu.'
        : `Environ ${n} envois sont retenus.`,
  waitsNow: (n: number) =>
    n === 0 ? "Rien n'est dû pendant ce temps." : n === 1 ? 'Un envoi attend.' : `${n} envois attendent.`,
  keepFrozen: 'Garder gelé : il n’y a rien à faire',
  keepOrTake: 'Voir, ou retirer un post',
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
  staysSubject: (where: string) => `Des posts approuvés ne partent pas : ${where}`,
  staysEverywhere: 'tous les comptes',
  staysLead: (n: number) => (n === 1 ? 'Un post approuvé ne part pas.' : `${n} posts approuvés ne partent pas.`),
  stays: {
    credentials:
      'Le réseau refuse le mot de passe ou le jeton de ce compte. Renouvelez-le et mettez-le dans son secret.',
    secret: 'Le secret de ce compte manque ou est mal formé. La personne qui gère Vigie doit le mettre en place.',
    limited: "Le réseau n'accepte plus de requêtes pour l'instant. Vigie réessaie de lui-même.",
    version:
      'Le réseau a mis fin à la version de son interface qui est configurée. La personne qui gère Vigie doit en nommer une plus récente.',
    network: "Le réseau n'est pas joignable. Vigie réessaie chaque minute.",
    picture: "Une image n'est pas joignable à son adresse. Vigie réessaie chaque minute.",
    preparing: "Le réseau n'a pas pris ce qui précède le post, comme son image. Vigie réessaie chaque minute.",
    'day-cap': "Ce compte a envoyé tout ce qu'il peut envoyer en un jour. Vigie reprend dès qu'il y a de la place.",
    'month-cap': "L'argent de ce compte pour le mois est dépensé. Relevez le plafond, ou publiez à la main.",
    'not-configured': "Le compte ou le flux du post n'est plus configuré. La personne qui gère Vigie doit regarder.",
    control:
      "Un contrôle de la table est illisible : rien de ce qu'il couvre ne part. La personne qui gère Vigie doit lancer apply.",
    watch:
      'La vigie ne donne pas le feu vert : trop peu de sources répondent. La personne qui gère Vigie doit les regarder.',
  },
  staysNote: 'Un post dont le créneau est passé depuis trop longtemps expire. Vous en êtes averti une fois par jour.',
  ended: {
    failed: "Un post a été refusé : il n'est pas parti",
    unknown: 'Personne ne sait si un post est parti',
    expired: "Un post approuvé a expiré : il n'est pas parti",
  },
  endedNote: {
    failed: 'Vous pouvez le redemander sur votre bureau.',
    unknown: "Regardez le compte, et dites sur votre bureau s'il y est. Vigie ne le répète pas.",
    expired: "Son créneau est passé avant qu'il puisse partir. S'il convient encore, publiez-le à la main.",
  },
  dayAfterSubject: (n: number) =>
    n === 1 ? 'Après le dégel : un envoi à redécider' : `Après le dégel : ${n} envois à redécider`,
  dayAfterLead: (by: string, at: string) => `${by} a dégelé ${at}. Rien n'est parti et rien ne partira tout seul.`,
  dayAfterAsk: 'Ces envois ont été approuvés avant le gel. Convient-il encore de les publier ?',
};
