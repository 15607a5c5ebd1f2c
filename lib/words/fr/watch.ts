const some = (count: number, one: string, more: string): string => `${count} ${count < 2 ? one : more}`;

/** What the watch says of a decision: one sentence, and what counted in it. */
export const watch = {
  kind: {
    attack: 'une attaque',
    shooting: 'une fusillade',
    explosion: 'une explosion',
    war: 'un acte de guerre',
    disaster: 'une catastrophe',
    accident: 'un accident grave',
    leader: "l'atteinte à un dirigeant",
    unrest: 'des émeutes',
    hostage: "une prise d'otages",
    other: 'un événement grave',
  },
  where: { home: 'ici', near: 'près', middle: 'assez loin', far: 'loin' },
  toll: (victims: number) => `, environ ${victims} victimes annoncées`,
  confirmed: (sources: number, names: string) =>
    sources === 1
      ? `une seule source le confirme (${names})`
      : `${sources} sources indépendantes le confirment (${names})`,
  reported: (sources: number, names: string) =>
    sources === 1 ? `une seule source l'annonce (${names})` : `${sources} sources indépendantes l'annoncent (${names})`,
  sees: (what: string, who: string) => `La vigie voit ${what} : ${who}.`,
  newsroomCalled: (names: string) => `La rédaction signale un événement grave (${names}).`,

  /* What counted, one clause each */
  odds: (percent: number, needs: number) => `probable à ${percent} % (un gel demande ${needs} %)`,
  best: (score: string, low: boolean) =>
    low ? `même le titre le plus grave l'est peu : ${score} sur 10` : `titre le plus grave : ${score} sur 10`,
  voices: (voices: number, headlines: number, share: number) =>
    `${some(voices, 'rédaction en parle', 'rédactions en parlent')} gravement : ${some(headlines, 'titre', 'titres')} en trois heures, ${share} % de tous`,
  counted: (dead: number, hurt: number) =>
    dead === 0 && hurt === 0
      ? 'aucune victime comptée'
      : [
          ...(dead === 0 ? [] : [`au moins ${some(dead, 'mort', 'morts')}`]),
          ...(hurt === 0 ? [] : [some(hurt, 'blessé ou disparu', 'blessés ou disparus')]),
        ].join(', '),
  placed: (place: string | null, where: string) => (place === null ? `lieu : ${where}` : `${place} (${where})`),
  goesOn: (times: number) => (times < 2 ? 'un seul titre par rédaction' : `une rédaction y consacre ${times} titres`),
  leads: (headlines: number) => (headlines < 2 ? '1 titre ouvre sa page' : `${headlines} titres ouvrent leur page`),
  alert: 'une alerte officielle le dit',
  context: (headlines: number, of: number) =>
    `${headlines} des ${of} titres graves parlent aussi de procès, de sport ou d'autre chose`,
  known: "cela ressemble à un événement d'avant",
  worse: (before: number, now: number) => `${some(before, 'victime', 'victimes')} au dégel, ${now} maintenant`,
  brakeSpent: (owner: string) => `${owner} a déjà retardé deux heures sur six`,
  peopleObject: (names: string) => `Des réponses à nos posts disent qu'ils tombent mal (${names}).`,
  askedToStop: (people: number, of: number) => `${people} personnes sur ${of} demandent d'arrêter`,
  wereHostile: (people: number, of: number) => `${people} personnes sur ${of} sont hostiles`,
  called: (by: string) => `appel de ${by}`,
};
