/** What a freeze does to other tools, and what people have to see to themselves. */
export const bells = {
  title: 'Les autres outils',
  elsewhereTitle: 'Programmé ailleurs',
  elsewhereNote: 'Vigie ne peut pas l’arrêter. Cochez quand une personne l’a fait.',
  note: 'Vigie regarde de nouveau chaque minute tant que c’est gelé. Un dégel ne relance rien dans ces outils.',
  state: {
    ringing: 'arrêt demandé',
    confirmed: 'confirmé',
    'not-confirmed': 'NON CONFIRMÉ',
    call: 'à appeler',
  },
  line: (what: string, state: string) => `${what} : ${state}`,
  lookedAt: (at: string) => `vu à ${at}`,
  stopped: (count: number) => (count === 1 ? '1 publication arrêtée' : `${count} publications arrêtées`),
  call: (name: string, phone: string) => `Appelez ${name} : ${phone}`,
  open: 'Ouvrir',
  checkOff: 'C’est arrêté',
  checked: (who: string, at: string) => `Arrêté, coché par ${who} à ${at}`,
  mailSubject: (count: number) =>
    count === 1
      ? 'NON CONFIRMÉ : un autre outil n’a pas confirmé l’arrêt'
      : `NON CONFIRMÉ : ${count} autres outils n’ont pas confirmé l’arrêt`,
  mailNote: 'Vigie, elle, est gelée. Arrêtez ces outils à la main, ou appelez. Vigie essaie encore.',
  mailOpen: 'Voir ces outils',
};
