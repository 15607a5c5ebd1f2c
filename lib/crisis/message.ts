import type { CrisisKind, Decision } from './signal.ts';

/** What people read: one sentence on what happened, where, how sure, which sources. */

const KIND: Readonly<Record<'fr' | 'en', Readonly<Record<CrisisKind, string>>>> = {
  fr: {
    attack: 'une attaque',
    shooting: 'une fusillade',
    explosion: 'une explosion',
    war: 'un acte de guerre',
    disaster: 'une catastrophe',
    accident: 'un accident grave',
    leader: 'l’atteinte à un dirigeant',
    unrest: 'des émeutes',
    hostage: 'une prise d’otages',
    other: 'un événement grave',
  },
  en: {
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
};

export const kindName = (kind: CrisisKind, locale: 'fr' | 'en'): string => KIND[locale][kind];

const names = (decision: Decision): string =>
  [...new Set(decision.evidence.map(({ source }) => source))].slice(0, 4).join(', ');

/** The sentence that opens a mail, a Slack message, a banner. Plain text: escape it where it is shown. */
export const sentenceOf = (decision: Decision, locale: 'fr' | 'en'): string => {
  const many = decision.owners.length;
  if (locale === 'fr') {
    const what = `${kindName(decision.kind, 'fr')}${decision.place === null ? '' : ` (${decision.place})`}`;
    const who =
      many === 1 ? `une seule source (${names(decision)})` : `${many} sources indépendantes (${names(decision)})`;
    if (decision.rule === 'call') return `La rédaction signale un événement grave (${names(decision)}).`;
    if (decision.rule === 'call-outs')
      return `Des réponses à l’un de nos envois disent qu’il tombe mal (${many} personnes).`;
    const toll = decision.victims >= 2 ? `, environ ${decision.victims} victimes annoncées` : '';
    const sure = decision.action === 'freeze' ? 'confirmé par' : 'annoncé par';
    return `La vigie voit ${what}${toll}, ${sure} ${who}.`;
  }
  const what = `${kindName(decision.kind, 'en')}${decision.place === null ? '' : ` (${decision.place})`}`;
  const who = many === 1 ? `one source only (${names(decision)})` : `${many} independent sources (${names(decision)})`;
  if (decision.rule === 'call') return `The newsroom reports a grave event (${names(decision)}).`;
  if (decision.rule === 'call-outs') return `Answers to one of our posts say that it is out of place (${many} people).`;
  const toll = decision.victims >= 2 ? `, about ${decision.victims} victims reported` : '';
  const sure = decision.action === 'freeze' ? 'confirmed by' : 'reported by';
  return `The watch sees ${what}${toll}, ${sure} ${who}.`;
};
