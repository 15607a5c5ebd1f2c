/** What `npm start` prints: a word, or a line, for each thing that happens. */
export const terminal = {
  created: 'brouillon',
  approved: 'approuvé',
  rejected: 'rejeté',
  published: 'publié',
  failed: 'échec',
  unknown: 'à vérifier',
  expired: 'expiré',
  withdrawn: 'retiré',
  braked: 'retardé',
  brakedWhy: (lane: string, why: string) => `${lane} : ${why}`,
  proposed: (why: string) => `la vigie propose de geler : ${why}`,
  frozen: 'GELÉ',
  thawed: 'dégelé',
  thawedBy: (by: string) => `${by} (rien ne part tout seul)`,
  notConfirmed: (why: string) => `ARRÊT NON CONFIRMÉ ${why}`,
  feedFailed: (feed: string, why: string) => `flux ${feed} : ${why}`,
};
