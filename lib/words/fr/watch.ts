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
  best: (score: string, where: string, needs: string) =>
    `titre le plus grave : ${score} (${where}, il en faut ${needs})`,
  weight: (weight: string, needs: string) => `événement : ${weight} (il en faut ${needs})`,
  voices: (voices: number, needs: number, headlines: number, share: number) =>
    `${some(voices, 'voix', 'voix')} (il en faut ${needs}), ${some(headlines, 'titre', 'titres')} en trois heures, ${share} % de tous`,
  family: { violence: 'des violences', disaster: 'une catastrophe', accident: 'un accident' },
  few: (victims: number, family: string, where: string, needs: number) =>
    `${some(victims, 'victime', 'victimes')}, peu pour ${family} (${where}, il en faut ${needs})`,
  worse: (before: number, now: number) => `${some(before, 'victime', 'victimes')} au dégel, ${now} maintenant`,
  brakeSpent: (owner: string) => `${owner} a déjà retardé deux heures sur six`,
  called: (by: string) => `appel de ${by}`,
};
