import { describe, expect, it } from 'vitest';
import { sentenceOf, sentencesOf } from '../../lib/crisis/message.ts';
import type { BrakeDecision, Decision, Ground } from '../../lib/crisis/signal.ts';

const brake: BrakeDecision = {
  action: 'brake',
  at: 0,
  until: 1_200_000,
  kind: 'attack',
  score: 5,
  story: 's',
  rule: 'severe-headline',
  place: 'Lyon',
  victims: 12,
  owners: ['one', 'two'],
  evidence: [
    { at: 0, source: 'one.example', owner: 'one', title: 'A', score: 5 },
    { at: 0, source: 'two.example', owner: 'two', title: 'B', score: 4 },
  ],
  why: [],
  version: 'v',
};
const { until, ...rest } = brake;
const freeze: Decision = { ...rest, at: until, action: 'freeze' };

describe('the sentence for people', () => {
  it('says what, where, how many, how sure and which sources', () => {
    expect(sentenceOf(freeze, 'fr')).toBe(
      'La vigie voit une attaque (Lyon), environ 12 victimes annoncées\u202F: 2 sources indépendantes le confirment (one.example, two.example).',
    );
    expect(sentenceOf({ ...brake, owners: ['one'], victims: 0, place: null }, 'en')).toBe(
      'The watch sees an attack, reported by one source only (one.example, two.example).',
    );
    expect(sentenceOf({ ...freeze, rule: 'call' }, 'en')).toContain('newsroom');
  });
});

describe('what counted in a decision', () => {
  const why: Ground[] = [
    { kind: 'odds', percent: 87, needs: 60 },
    { kind: 'best', points: 1.2, score: 6.34 },
    { kind: 'best', points: -1, score: 2 },
    { kind: 'voices', points: 1, voices: 3, headlines: 4, share: 8 },
    { kind: 'toll', points: 1, dead: 12, hurt: 30 },
    { kind: 'toll', points: -1, dead: 0, hurt: 0 },
    { kind: 'place', points: 1, place: 'Strasbourg', where: 'home' },
    { kind: 'place', points: 1, place: null, where: 'near' },
    { kind: 'goes-on', points: 1, times: 3 },
    { kind: 'leads', points: 1, headlines: 2 },
    { kind: 'what', points: 1, crisis: 'leader' },
    { kind: 'alert', points: 1 },
    { kind: 'context', points: -1, headlines: 1, of: 3 },
    { kind: 'known', points: -1 },
    { kind: 'worse', before: 2, now: 14 },
    { kind: 'brake-spent', owner: 'courrier' },
    { kind: 'called', by: 'AFP' },
  ];

  it('is said in French to French people, figures with a comma', () => {
    expect(sentencesOf({ why }, 'fr')).toEqual([
      'probable à 87\u202F% (un gel demande 60\u202F%)',
      'titre le plus grave\u202F: 6,3 sur 10',
      'même le titre le plus grave l’est peu\u202F: 2,0 sur 10',
      '3 rédactions en parlent gravement\u202F: 4 titres en trois heures, 8\u202F% de tous',
      'au moins 12 morts, 30 blessés ou disparus',
      'aucune victime comptée',
      'Strasbourg (ici)',
      'lieu\u202F: près',
      'une rédaction y consacre 3 titres',
      '2 titres ouvrent leur page',
      'l’atteinte à un dirigeant',
      'une alerte officielle le dit',
      '1 des 3 titres graves parlent aussi de procès, de sport ou d’autre chose',
      'cela ressemble à un événement d’avant',
      '2 victimes au dégel, 14 maintenant',
      'courrier a déjà retardé deux heures sur six',
      'appel de AFP',
    ]);
  });

  it('keeps in English the sentences that scripts read', () => {
    expect(sentencesOf({ why }, 'en')).toEqual([
      '87% likely (a freeze needs 60%)',
      'gravest headline 6.3 of 10',
      'even the gravest headline is mild: 2.0 of 10',
      '3 newsrooms tell it as grave: 4 headlines in three hours, 8% of all',
      'at least 12 dead, 30 hurt or missing',
      'nobody counted as dead or hurt',
      'Strasbourg, at home',
      'place: near',
      'one newsroom has 3 headlines on it',
      '2 headlines lead their page',
      'harm to a leader',
      'an official alert says so',
      '1 of 3 grave headlines also speak of a trial, of sport or the like',
      'it repeats an event of the weeks before',
      '2 victims when it was thawed, 14 now',
      'courrier has used its two hours of brake in six',
      'AFP called',
    ]);
  });
});
