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
  where: { home: 'at home', near: 'near', middle: 'at a middle distance', far: 'far away' },
  toll: (victims) => `, about ${victims} victims reported`,
  confirmed: (sources, names) =>
    sources === 1
      ? `confirmed by one source only (${names})`
      : `confirmed by ${sources} independent sources (${names})`,
  reported: (sources, names) =>
    sources === 1 ? `reported by one source only (${names})` : `reported by ${sources} independent sources (${names})`,
  sees: (what, who) => `The watch sees ${what}, ${who}.`,
  newsroomCalled: (names) => `The newsroom reports a grave event (${names}).`,

  odds: (percent, needs) => `${percent}% likely (a freeze needs ${needs}%)`,
  best: (score, low) => (low ? `even the gravest headline is mild: ${score} of 10` : `gravest headline ${score} of 10`),
  voices: (voices, headlines, share) =>
    `${voices === 1 ? '1 newsroom tells' : `${voices} newsrooms tell`} it as grave: ${headlines === 1 ? '1 headline' : `${headlines} headlines`} in three hours, ${share}% of all`,
  counted: (dead, hurt) =>
    dead === 0 && hurt === 0
      ? 'nobody counted as dead or hurt'
      : [...(dead === 0 ? [] : [`at least ${dead} dead`]), ...(hurt === 0 ? [] : [`${hurt} hurt or missing`])].join(
          ', ',
        ),
  placed: (place, where) => (place === null ? `place: ${where}` : `${place}, ${where}`),
  goesOn: (times) =>
    times < 2 ? 'no newsroom has more than one headline on it' : `one newsroom has ${times} headlines on it`,
  leads: (headlines) => (headlines === 1 ? '1 headline leads its page' : `${headlines} headlines lead their page`),
  alert: 'an official alert says so',
  context: (headlines, of) => `${headlines} of ${of} grave headlines also speak of a trial, of sport or the like`,
  known: 'it repeats an event of the weeks before',
  worse: (before, now) => `${before} victims when it was thawed, ${now} now`,
  brakeSpent: (owner) => `${owner} has used its two hours of brake in six`,
  peopleObject: (names) => `Answers to our posts say that they are out of place (${names}).`,
  askedToStop: (people, of) => `${people} of ${of} people ask to stop`,
  wereHostile: (people, of) => `${people} of ${of} people are hostile`,
  called: (by) => `${by} called`,
} satisfies Words['watch'];
