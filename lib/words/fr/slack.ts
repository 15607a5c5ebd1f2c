/** What Slack answers. `degel` and `gel` are commands as people type them. */
export const slack = {
  reason: (why: string) => `Motif : ${why}`,
  thawedSince: (at: string, by: string) =>
    `*Ce gel a été levé* le ${at} par ${by} : il ne retient plus rien. Pour arrêter, redonnez la commande.`,
  frozen: 'Gelé',
  stopping: 'Arrêt écrit, envois en vol à suivre',
  stopped: (head: string, scopes: string, by: string, held: number, lastPost: string) =>
    `*${head}* : ${scopes}, par ${by}. Environ ${held} envois retenus ; dernier envoi : ${lastPost}.`,
  inFlightNone: "Rien n'était en vol.",
  inFlight: 'En vol :',
  toThaw: (freeze: string) => `Pour dégeler : \`degel ${freeze}\``,
  elsewhere: 'Cette commande se donne dans le canal du desk.',
  stranger:
    "Votre compte Slack n'est relié à personne dans la configuration de Vigie : demandez qu'il y soit ajouté. Pour arrêter tout de suite : la page d'arrêt de votre dernier mail.",
  help: '`gel` arrête tout ; `gel lane:promo raison…` une partie ; `status` dit ce qui est gelé ; `degel <id>` dégèle.',
  notConfirmed:
    "*NON CONFIRMÉ.* L'arrêt n'a pas pu être écrit. Autres moyens : la page d'arrêt de votre mail, `npm run --silent vigie -- stop`, ou la concurrence réservée de la fonction d'envoi à 0 dans la console AWS.",
  unknownScope: (given: string, known: string) => `*Rien n'est gelé.* Inconnu ici : ${given}. Connus : ${known}`,
  mayNotFreeze: "Votre nom n'a pas le droit de geler.",
  thawed: 'Dégelé. Rien ne part de soi-même : ce qui était retenu redemande un accord.',
  thawedExcept: (missing: string) =>
    `Sauf ${missing} : l'état n'est pas lisible, rien n'en part, un ingénieur doit regarder.`,
  alreadyThawed: (at: string, by: string) => `Déjà dégelé le ${at} par ${by}.`,
  noSuchFreeze: 'Aucun gel ne porte ce nom. `status` les donne.',
  mayThaw: (who: string) => `Peuvent dégeler : ${who}`,
  until: (at: string) => `jusqu'au ${at}`,
  unreadable: (controls: string) => `Contrôles illisibles, rien ne part dessous : ${controls}`,
  nothingFrozen: "Rien n'est gelé.",
};
