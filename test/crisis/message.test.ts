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
    { kind: 'best', score: 6.34, needs: 3.5, where: 'home' },
    { kind: 'weight', weight: 8, needs: 5.8 },
    { kind: 'voices', voices: 3, needs: 2, headlines: 3, share: 8 },
    { kind: 'few', victims: 1, family: 'violence', needs: 2, where: 'near' },
    { kind: 'worse', before: 2, now: 14 },
    { kind: 'brake-spent', owner: 'courrier' },
    { kind: 'called', by: 'AFP' },
  ];

  it('is said in French to French people, figures with a comma', () => {
    expect(sentencesOf({ why }, 'fr')).toEqual([
      'titre le plus grave\u202F: 6,3 (ici, il en faut 3,5)',
      'événement\u202F: 8,0 (il en faut 5,8)',
      '3 voix (il en faut 2), 3 titres en trois heures, 8\u202F% de tous',
      '1 victime, peu pour des violences (près, il en faut 2)',
      '2 victimes au dégel, 14 maintenant',
      'courrier a déjà retardé deux heures sur six',
      'appel de AFP',
    ]);
  });

  it('keeps in English the sentences that scripts read', () => {
    expect(sentencesOf({ why }, 'en')).toEqual([
      'best headline 6.3 (home needs 3.5)',
      'story 8.0 (needs 5.8)',
      '3 voices (needs 2), 3 headlines in three hours, 8% of all',
      '1 victims are few for violence (near needs 2)',
      '2 victims when it was thawed, 14 now',
      'courrier has used its two hours of brake in six',
      'AFP called',
    ]);
  });
});
