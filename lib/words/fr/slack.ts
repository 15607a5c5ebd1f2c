/** What Slack answers. `degel` and `gel` are commands as people type them. */
export const slack = {
  reason: (why: string) => `Motif : ${why}`,
  thawedSince: (at: string, by: string) =>
    `*Ce gel a été levé* le ${at} par ${by} : il ne retient plus rien. Pour arrêter, redonnez la commande.`,
  frozen: 'Gelé',
  stopping: 'Arrêt enregistré, des envois sont encore en vol',
  stopped: (head: string, scopes: string, by: string, held: number, lastPost: string) =>
    `*${head}* : ${scopes}, par ${by}. Envois retenus : environ ${held} ; dernier envoi : ${lastPost}.`,
  inFlightNone: "Rien n'était en vol.",
  inFlight: 'En vol :',
  toThaw: (freeze: string) => `Pour dégeler : \`degel ${freeze}\``,
  elsewhere: 'Cette commande se donne dans le canal du desk.',
  stranger:
    "Votre compte Slack n'est relié à personne dans la configuration de Vigie : demandez qu'il y soit ajouté. Pour arrêter tout de suite : la page d'arrêt de votre dernier mail.",
  help: "`gel` arrête tout ; `gel lane:promo raison…` une partie ; `gel jusqu'à 18:30` jusqu'à une heure ; `status` dit ce qui est gelé ; `degel <id>` dégèle ; `on 4h` dit que vous surveillez ce qui part, `off` que vous ne le faites plus ; `parapheur` donne le lien pour décider ce qui attend. Publications : `liste` les montre ; `desapprouver`, `maintenant`, `rejeter`, `retablir`, `retirer` avec un id, `deplacer <id> 18:30`, `modifier <id> texte…`.",
  tray: (address: string) =>
    `<${address}|Ouvrir votre parapheur> : tout ce qui attend votre avis. Le lien n'est que pour vous, pour une heure.`,
  noTray: "Vous n'avez pas de parapheur : il faut le droit d'approuver.",
  trayHint: '`parapheur` donne le lien pour décider ce qui attend.',
  nothingListed: 'Aucune publication ne vous attend.',
  more: (count: number) => `et ${count} de plus sur le desk`,
  which: (ids: string) => `Rien n'est fait : l'id de plusieurs publications commence ainsi : ${ids}`,
  noAnswer:
    "Les pages n'ont pas répondu à temps. C'est peut-être fait tout de même : `liste` montre où en sont les choses.",
  states: {
    claimed: 'en vol',
    unknown: 'à vérifier',
    approved: 'approuvé',
    draft: 'attend une décision',
    failed: 'échoué',
  },
  notices: {
    'un-approved-in-flight':
      "C'est déjà en vol. Ce qui n'est pas parti redevient un brouillon. Si l'envoi paraît, `retirer <id>` l'efface.",
    'in-flight': "Rien n'est fait : c'est déjà en vol. Si l'envoi paraît, `retirer <id>` l'efface.",
    'was-sent': "Rien n'est fait : c'est déjà parti. `retirer <id>` l'efface.",
  },
  notConfirmed: (cli: string) =>
    `*NON CONFIRMÉ.* L'arrêt n'a pas pu être enregistré. Autres moyens : la page d'arrêt de votre mail, \`${cli}\` en ligne de commande, ou la concurrence réservée de la fonction d'envoi à 0 dans la console AWS.`,
  tookAll: (typed: string, known: string) =>
    `« ${typed} » n'est pas une partie connue : *tout* est arrêté. Pour n'en arrêter qu'une, nommez-la : ${known}`,
  noEnd: (typed: string) =>
    `La fin « ${typed} » n'a pas été comprise : l'arrêt dure jusqu'à ce qu'une personne dégèle. Écrivez par exemple \`jusqu'à 18:30\` ou \`jusqu'à 45min\`.`,
  endNotSigned: "L'arrêt n'a pas de fin : seule une personne qui peut dégeler en fixe une.",
  endsAt: (at: string) => `Fin signée : le ${at}. Même alors, rien ne part tout seul.`,
  unknownScope: (given: string, known: string) => `*Rien n'est gelé.* Inconnu ici : ${given}. Connus : ${known}`,
  mayNotFreeze: "Vous n'avez pas le droit de geler.",
  thawed:
    'Dégelé. Rien ne part tout seul : chaque envoi retenu attend une nouvelle approbation. `parapheur` donne le lien.',
  thawedExcept: (missing: string) =>
    `Sauf ${missing} : l'état n'est pas lisible, rien n'en part, un ingénieur doit regarder.`,
  alreadyThawed: (at: string, by: string) => `Déjà dégelé le ${at} par ${by}.`,
  noSuchFreeze: "Aucun gel n'a cet identifiant. `status` donne ceux qui sont ouverts.",
  mayThaw: (who: string) => `Vous n'avez pas le droit de dégeler. Ces personnes l'ont : ${who}`,
  until: (at: string) => `jusqu'au ${at}`,
  unreadable: (controls: string) => `État illisible, rien de ce qu'ils couvrent ne part : ${controls}`,
  attending: (who: string, until: string) => `${who} surveille ce qui part jusqu'à ${until}.`,
  left: (who: string) => `${who} ne surveille plus : hors des heures surveillées, rien ne part.`,
  mayNotAttend: "Vous n'en avez pas le droit : il faut celui de geler.",
  noSuchLease: 'Pas fait : donnez une heure à venir dans les 24 heures, comme `on 4h`.',
  nothingFrozen: "Rien n'est gelé.",
};
