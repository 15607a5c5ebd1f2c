/** Pourquoi un post approuvé ne part pas, et ce que l'on peut faire. */
export const unsent = {
  staysSubject: (where: string) => `Des posts approuvés ne partent pas : ${where}`,
  everywhere: 'tous les comptes',
  staysLead: (n: number) => (n === 1 ? 'Un post approuvé ne part pas.' : `${n} posts approuvés ne partent pas.`),
  staysNote: 'Un post dont le créneau est passé depuis trop longtemps expire. Vous en êtes averti une fois par jour.',
  endedSubject: (ended: string, where: string) => `${ended} : ${where}`,
  account: {
    failedSubject: (where: string) => `Ce compte n'a pas pu être vérifié : ${where}`,
    failed:
      'Vigie regarde chaque compte une fois par jour, sans rien publier. Si son mot de passe ou son jeton est refusé, renouvelez-le dans son secret.',
    lacksSubject: (where: string) => `Il manque quelque chose à ce compte : ${where}`,
    lacks: "Vigie l'a vu en regardant le compte, sans rien publier. La personne qui le gère peut y remédier.",
    endsSubject: (where: string, at: string) => `Le jeton de ${where} prend fin : ${at}`,
    ends: "Après cela, rien n'en part plus. Faites-en un nouveau et mettez-le dans son secret.",
  },
  damage: {
    subject: (n: number) =>
      n === 1 ? 'Un élément de la table est illisible' : `${n} éléments de la table sont illisibles`,
    means:
      "Il reste sans suite : un post approuvé ne part pas, personne n'est consulté sur un brouillon, et un gel gèle toujours.",
    mend: "La personne qui gère Vigie doit le réparer dans la table, ou l'effacer :",
  },
  cause: {
    credentials:
      'Le réseau refuse le mot de passe ou le jeton de ce compte. Renouvelez-le et mettez-le dans son secret.',
    secret: 'Le secret de ce compte manque ou est mal formé. La personne qui gère Vigie doit le mettre en place.',
    limited: "Le réseau n'accepte plus de requêtes pour l'instant. Vigie réessaie de lui-même.",
    version:
      'Le réseau a mis fin à la version de son interface qui est configurée. La personne qui gère Vigie doit en nommer une plus récente.',
    network: "Le réseau n'est pas joignable. Vigie réessaie chaque minute.",
    picture: "Une image n'est pas joignable à son adresse. Vigie réessaie chaque minute.",
    preparing: "Le réseau n'a pas pris ce qui précède le post, comme son image. Vigie réessaie chaque minute.",
    trouble:
      'Vigie échoue en le préparant, et réessaie chaque minute. La personne qui gère Vigie doit lire les journaux de publish.',
    pace: "Les limites de cadence de ce compte n'ont pas laissé de place. Espacez les posts, ou relevez ses plafonds.",
    'day-cap': "Ce compte a envoyé tout ce qu'il peut envoyer en un jour. Vigie reprend dès qu'il y a de la place.",
    'month-cap': "L'argent de ce compte pour le mois est dépensé. Relevez le plafond, ou publiez à la main.",
    'account-gone':
      "Son compte n'est plus dans la configuration. La personne qui gère Vigie peut l'y remettre ; sinon, reprenez l'approbation.",
    'feed-gone':
      "Son flux n'est plus dans la configuration. La personne qui gère Vigie peut l'y remettre ; sinon, reprenez l'approbation.",
    'not-applied':
      'La table ne connaît pas encore ce compte. La personne qui gère Vigie doit appliquer la configuration (apply).',
    altered: "Son texte n'est pas celui qui a été approuvé. Reprenez l'approbation, et relisez-le.",
    control:
      "Un contrôle de la table est illisible : rien de ce qu'il couvre ne part. La personne qui gère Vigie doit lancer apply.",
    held: "Il a été approuvé avant un gel : il ne part pas tout seul. Après le dégel, un mail vous demande s'il convient encore.",
    brake:
      "La vigie le retarde, parce qu'il se passe peut-être quelque chose. Si rien ne se confirme, il part ensuite. Votre bureau dit jusqu'à quand.",
    unattended:
      'Personne ne surveille ce qui part, hors des heures surveillées. Qui peut geler peut dire `/vigie on 4h` dans Slack.',
    'reply-debt':
      "Trop de questions sous les posts de ce compte attendent une réponse depuis quatre heures, ou personne n'a pu lire les réponses. Répondez sur le réseau, ou laissez partir la promotion depuis votre bureau.",
    blackout:
      "Retardé, il tombe à une heure où ce compte ne publie rien : il en attend la fin. Vous pouvez l'envoyer maintenant depuis votre bureau, ou le déplacer.",
    watch:
      'La vigie ne donne pas le feu vert : trop peu de sources répondent. La personne qui gère Vigie doit les regarder.',
    forbidden:
      'Le réseau interdit à ce compte de publier cela. Vérifiez les droits du compte et de son application, puis redemandez le post.',
    refused: 'Le réseau refuse ce contenu. Changez le texte ou l’image, puis approuvez-le de nouveau.',
    credit: "Le réseau n'accepte plus rien sans crédit. Rechargez le compte chez lui, puis redemandez le post.",
    'three-times':
      "Vigie a essayé trois fois et rien n'est parti ; il n'essaie plus. Redemandez le post quand la cause est levée.",
    late: "Son créneau est passé avant qu'il puisse partir. S'il convient encore, redemandez-le sur votre bureau.",
    unknown: "Le réseau n'a pas répondu. Regardez le compte, et dites sur votre bureau si le post y est.",
    'picture-changed':
      "Son image n'est plus celle qui a été approuvée. Relisez-le avec l'image d'aujourd'hui : un mail vous le demande.",
    'source-changed': 'Sa source a changé après votre approbation. Relisez-le : un mail vous le demande.',
  },
  ended: {
    failed: "Un post approuvé n'est pas parti",
    unknown: 'Personne ne sait si un post est parti',
    expired: 'Un post approuvé a expiré sans partir',
    draft: 'Un post approuvé attend de nouveau votre décision',
  },
  endedNote: {
    failed: "Rien n'est réessayé tout seul. Vous pouvez le redemander sur votre bureau.",
    unknown: 'Vigie ne le répète pas : il pourrait paraître deux fois.',
    expired: 'Vous pouvez le redemander sur votre bureau, ou le publier à la main.',
    draft: 'Rien ne part sans une nouvelle approbation.',
  },
};
