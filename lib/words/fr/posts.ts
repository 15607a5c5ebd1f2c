/** Ce qui demande plus qu'une simple lecture : deux approbations. */
export const posts = {
  two: {
    needed: 'Deux personnes doivent dire oui. Personne ne l’a encore fait.',
    said: (by: string, at: string) =>
      `${by} a dit oui ${at} : premier oui sur deux. Rien ne part avant le oui d’une autre personne.`,
    yours: 'Votre oui est noté. Il faut maintenant celui d’une autre personne.',
    title: 'Premier oui sur deux',
    note: 'Votre oui est noté, et rien ne part encore. Une autre personne doit dire oui au même texte.',
    notice: (title: string) => `Premier oui sur deux : ${title}`,
    approve: 'Dire oui (premier sur deux)',
    complete: 'Approuver (second oui)',
    confirm: (what: string) => `Confirmer le premier oui sur deux : publier ${what}`,
    willLeave: (what: string) => `Si une autre personne dit oui aussi : ${what}`,
    withdraw: 'Retirer le premier oui',
    confirmWithdraw: 'Confirmer : retirer le premier oui',
    approvedBy: (first: string, second: string) => `${first} et ${second}`,
  },
};
