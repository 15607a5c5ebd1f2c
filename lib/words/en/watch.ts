import type { Words } from '../fr/catalogue.ts';

/** The clauses of what counted stand in `vigie replay --json` too, where scripts read them. */
export const watch = {
  kind: {
    attack: 'an attack',
    shooting: 'a shooting',
    explosion: 'an explosion',
    war: 'an act of war',
    disaster: 'a disaster',
    accident: 'a serious accident',
    leader: 'harm to a leader',
    unrest: 'riots',
    hostage: 'a hostage-taking',
    other: 'a grave event',
  },
  where: { home: 'home', near: 'near', middle: 'middle', far: 'far' },
  toll: (victims) => `, about ${victims} victims reported`,
  confirmed: (sources, names) =>
    sources === 1
      ? `confirmed by one source only (${names})`
      : `confirmed by ${sources} independent sources (${names})`,
  reported: (sources, names) =>
    sources === 1 ? `reported by one source only (${names})` : `reported by ${sources} independent sources (${names})`,
  sees: (what, who) => `The watch sees ${what}, ${who}.`,
  newsroomCalled: (names) => `The newsroom reports a grave event (${names}).`,

  best: (score, where, needs) => `best headline ${score} (${where} needs ${needs})`,
  weight: (weight, needs) => `story ${weight} (needs ${needs})`,
  voices: (voices, needs, headlines, share) =>
    `${voices} voices (needs ${needs}), ${headlines} headlines in three hours, ${share}% of all`,
  family: { violence: 'violence', disaster: 'disaster', accident: 'accident' },
  few: (victims, family, where, needs) => `${victims} victims are few for ${family} (${where} needs ${needs})`,
  worse: (before, now) => `${before} victims when it was thawed, ${now} now`,
  brakeSpent: (owner) => `${owner} has used its two hours of brake in six`,
  called: (by) => `${by} called`,
} satisfies Words['watch'];
