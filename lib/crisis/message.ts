import { textOf, words } from '../words/words.ts';
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
  const what = `${w.kind[decision.kind]}${decision.place === null ? '' : ` (${decision.place})`}`;
  const toll = decision.victims >= 2 ? w.toll(decision.victims) : '';
  const who = decision.action === 'freeze' ? w.confirmed(many, sources) : w.reported(many, sources);
  return w.sees(`${what}${toll}`, who);
};

const grounded = (ground: Ground, locale: Locale): string => {
  const { watch: w, language } = words(locale);
  const { figure } = language;
  switch (ground.kind) {
    case 'best':
      return w.best(figure(ground.score, 1), w.where[ground.where], figure(ground.needs));
    case 'weight':
      return w.weight(figure(ground.weight, 1), figure(ground.needs));
    case 'voices':
      return w.voices(ground.voices, ground.needs, ground.headlines, ground.share);
    case 'few':
      return w.few(
        ground.victims,
        textOf(w.family, ground.family) ?? ground.family,
        w.where[ground.where],
        ground.needs,
      );
    case 'worse':
      return w.worse(ground.before, ground.now);
    case 'brake-spent':
      return w.brakeSpent(ground.owner);
    case 'called':
      return w.called(ground.by);
  }
};

/**
 * What counted in a decision, a clause each, in the order of the engine. Scripts read the English ones in
 * `vigie replay --json`.
 */
export const sentencesOf = ({ why }: Pick<Decision, 'why'>, locale: Locale): string[] =>
  why.map((ground) => grounded(ground, locale));
