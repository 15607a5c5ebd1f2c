import { words } from '../words/words.ts';
import type { Locale } from '../settings.ts';
import type { CrisisKind, Decision, Ground } from './signal.ts';

/** What people read: one sentence that says what happened, where, how sure it is, and which sources say so. */

export const kindName = (kind: CrisisKind, locale: Locale): string => words(locale).watch.kind[kind];

/** What the sentence needs of a decision. A stored freeze has it too. */
export type Told = Pick<Decision, 'action' | 'kind' | 'rule' | 'place' | 'victims' | 'owners'> & {
  evidence: readonly { source: string }[];
};

const names = (decision: Told): string =>
  [...new Set(decision.evidence.map(({ source }) => source))].slice(0, 4).join(', ');

/** The sentence that opens a mail, a Slack message, a banner. Plain text: escape it where it is shown. */
export const sentenceOf = (decision: Told, locale: Locale): string => {
  const w = words(locale).watch;
  const sources = names(decision);
  const many = decision.owners.length;
  if (decision.rule === 'call') return w.newsroomCalled(sources);
  if (decision.rule === 'backlash') return w.peopleObject(sources);
  const what = `${w.kind[decision.kind]}${decision.place === null ? '' : ` (${decision.place})`}`;
  const toll = decision.victims >= 2 ? w.toll(decision.victims) : '';
  const who = decision.action === 'freeze' ? w.confirmed(many, sources) : w.reported(many, sources);
  return w.sees(`${what}${toll}`, who);
};

type Say = { readonly [K in Ground['kind']]: (ground: Extract<Ground, { kind: K }>) => string };

const sayings = (locale: Locale): Say => {
  const { watch: w, language } = words(locale);
  const { figure } = language;
  return {
    odds: ({ percent, needs }) => w.odds(percent, needs),
    best: ({ score, points }) => w.best(figure(score, 1), points < 0),
    voices: ({ voices, headlines, share }) => w.voices(voices, headlines, share),
    toll: ({ dead, hurt }) => w.counted(dead, hurt),
    place: ({ place, where }) => w.placed(place, w.where[where]),
    'goes-on': ({ times }) => w.goesOn(times),
    leads: ({ headlines }) => w.leads(headlines),
    what: ({ crisis }) => w.kind[crisis],
    alert: () => w.alert,
    context: ({ headlines, of }) => w.context(headlines, of),
    known: () => w.known,
    worse: ({ before, now }) => w.worse(before, now),
    'brake-spent': ({ owner }) => w.brakeSpent(owner),
    called: ({ by }) => w.called(by),
    'called-out': ({ people, of, what }) => (what === 'asks' ? w.askedToStop(people, of) : w.wereHostile(people, of)),
  };
};

const grounded = (ground: Ground, say: Say): string => (say[ground.kind] as (ground: Ground) => string)(ground);

/**
 * What counted in a decision, a clause each, in the order of the engine. Scripts read the English ones in
 * `vigie replay --json`.
 */
export const sentencesOf = ({ why }: Pick<Decision, 'why'>, locale: Locale): string[] =>
  why.map((ground) => grounded(ground, sayings(locale)));
