/** Ce que l'on répond aux posts, et ce qui attend une réponse. */
export const answers = {
  title: 'Réponses',
  question: (where: string) => `Question à ${where}`,
  answer: 'Répondre sur le réseau',
  nothingLeft: 'Rien à répondre',
  confirmNothingLeft: 'Vraiment rien à répondre ?',
  none: "Personne n'attend de réponse.",
  open: (n: number) => (n === 1 ? 'Une question attend une réponse' : `${n} questions attendent une réponse`),
  withinHour: (answered: number, of: number) =>
    of === 0 ? "répondu dans l'heure : rien à compter" : `répondu dans l'heure : ${answered} sur ${of}`,
  perPost: (each: string | null) => (each === null ? 'réponses par post : aucun post' : `réponses par post : ${each}`),
  ofOneDay: 'Sur vingt-quatre heures. Les textes restent sur le réseau ; Vigie ne répond jamais.',
  told: (n: number, where: string) =>
    n === 1 ? `Une question sous un post de ${where}.` : `${n} questions sous des posts de ${where}.`,
  unread: (langs: string) => `Langues de réponses que la vigie ne sait pas juger : ${langs}.`,
  waive: 'Laisser partir un jour',
  confirmWaive: 'Laisser partir la promotion ?',
  more: (n: number) => `et ${n} de plus sur votre bureau`,
};
