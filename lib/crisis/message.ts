import type { Distance } from './gazetteer.ts';
import type { CrisisKind, Decision, Ground } from './signal.ts';

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

/** What the sentence needs of a decision; of a freeze that was stored, the same. */
export type Told = Pick<Decision, 'action' | 'kind' | 'rule' | 'place' | 'victims' | 'owners'> & {
  evidence: readonly { source: string }[];
};

const names = (decision: Told): string =>
  [...new Set(decision.evidence.map(({ source }) => source))].slice(0, 4).join(', ');

/** The sentence that opens a mail, a Slack message, a banner. Plain text: escape it where it is shown. */
export const sentenceOf = (decision: Told, locale: 'fr' | 'en'): string => {
  const many = decision.owners.length;
  if (locale === 'fr') {
    const what = `${kindName(decision.kind, 'fr')}${decision.place === null ? '' : ` (${decision.place})`}`;
    const sure = decision.action === 'freeze' ? ['le confirme', 'le confirment'] : ['l’annonce', 'l’annoncent'];
    const who =
      many === 1
        ? `une seule source ${sure[0] ?? ''} (${names(decision)})`
        : `${many} sources indépendantes ${sure[1] ?? ''} (${names(decision)})`;
    if (decision.rule === 'call') return `La rédaction signale un événement grave (${names(decision)}).`;
    if (decision.rule === 'call-outs')
      return `Des réponses à l’un de nos envois disent qu’il tombe mal (${many} personnes).`;
    const toll = decision.victims >= 2 ? `, environ ${decision.victims} victimes annoncées` : '';
    return `La vigie voit ${what}${toll}\u202F: ${who}.`;
  }
  const what = `${kindName(decision.kind, 'en')}${decision.place === null ? '' : ` (${decision.place})`}`;
  const who = many === 1 ? `one source only (${names(decision)})` : `${many} independent sources (${names(decision)})`;
  if (decision.rule === 'call') return `The newsroom reports a grave event (${names(decision)}).`;
  if (decision.rule === 'call-outs') return `Answers to one of our posts say that it is out of place (${many} people).`;
  const toll = decision.victims >= 2 ? `, about ${decision.victims} victims reported` : '';
  const sure = decision.action === 'freeze' ? 'confirmed by' : 'reported by';
  return `The watch sees ${what}${toll}, ${sure} ${who}.`;
};

const WHERE: Readonly<Record<'fr' | 'en', Readonly<Record<Distance, string>>>> = {
  fr: { home: 'ici', near: 'près', middle: 'assez loin', far: 'loin' },
  en: { home: 'home', near: 'near', middle: 'middle', far: 'far' },
};

const figure = (value: number, locale: 'fr' | 'en'): string =>
  locale === 'fr' ? value.toFixed(1).replace('.', ',') : value.toFixed(1);

const plain = (value: number, locale: 'fr' | 'en'): string =>
  locale === 'fr' ? String(value).replace('.', ',') : String(value);

const some = (count: number, one: string, more: string): string => `${count} ${count < 2 ? one : more}`;

const groundFr = (ground: Ground): string => {
  switch (ground.kind) {
    case 'best':
      return `titre le plus grave\u202F: ${figure(ground.score, 'fr')} (${WHERE.fr[ground.where]}, il en faut ${plain(ground.needs, 'fr')})`;
    case 'weight':
      return `événement\u202F: ${figure(ground.weight, 'fr')} (il en faut ${plain(ground.needs, 'fr')})`;
    case 'voices':
      return `${some(ground.voices, 'voix', 'voix')} (il en faut ${ground.needs}), ${some(ground.headlines, 'titre', 'titres')} en trois heures, ${ground.share}\u202F% de tous`;
    case 'few':
      return `${some(ground.victims, 'victime', 'victimes')}, peu pour ${ground.family === 'violence' ? 'des violences' : ground.family === 'disaster' ? 'une catastrophe' : 'un accident'} (${WHERE.fr[ground.where]}, il en faut ${ground.needs})`;
    case 'worse':
      return `${some(ground.before, 'victime', 'victimes')} au dégel, ${ground.now} maintenant`;
    case 'brake-spent':
      return `${ground.owner} a déjà retardé deux heures sur six`;
    case 'called':
      return `appel de ${ground.by}`;
    case 'called-out':
      return ground.people === null
        ? 'un compte très suivi dit qu’un de nos envois tombe mal'
        : `${ground.people} personnes en dix minutes disent qu’un de nos envois tombe mal`;
    case 'second-opinion':
      return 'le second avis dit que c’est une crise';
  }
};

const groundEn = (ground: Ground): string => {
  switch (ground.kind) {
    case 'best':
      return `best headline ${figure(ground.score, 'en')} (${WHERE.en[ground.where]} needs ${ground.needs})`;
    case 'weight':
      return `story ${figure(ground.weight, 'en')} (needs ${ground.needs})`;
    case 'voices':
      return `${ground.voices} voices (needs ${ground.needs}), ${ground.headlines} headlines in three hours, ${ground.share}% of all`;
    case 'few':
      return `${ground.victims} victims are few for ${ground.family} (${WHERE.en[ground.where]} needs ${ground.needs})`;
    case 'worse':
      return `${ground.before} victims when it was thawed, ${ground.now} now`;
    case 'brake-spent':
      return `${ground.owner} has used its two hours of brake in six`;
    case 'called':
      return `${ground.by} called`;
    case 'called-out':
      return ground.people === null
        ? 'a large account calls out a post of ours'
        : `${ground.people} people in ten minutes call out a post of ours`;
    case 'second-opinion':
      return 'the second opinion says that it is a crisis';
  }
};

/** What counted in a decision, one clause each, in the order of the engine. The English ones are those of `vigie replay --json`. */
export const sentencesOf = ({ why }: Pick<Decision, 'why'>, locale: 'fr' | 'en'): string[] =>
  why.map(locale === 'fr' ? groundFr : groundEn);
