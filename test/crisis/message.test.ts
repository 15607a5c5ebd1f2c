import { describe, expect, it } from 'vitest';
import { sentenceOf, sentencesOf } from '../../lib/crisis/message.ts';
import { withSecondOpinion } from '../../lib/crisis/second-opinion.ts';
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
    expect(sentenceOf({ ...brake, rule: 'call-outs' }, 'fr')).toContain('réponses');
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
    { kind: 'called-out', people: 4 },
    { kind: 'called-out', people: null },
    { kind: 'second-opinion' },
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
      '4 personnes en dix minutes disent qu’un de nos envois tombe mal',
      'un compte très suivi dit qu’un de nos envois tombe mal',
      'le second avis dit que c’est une crise',
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
      '4 people in ten minutes call out a post of ours',
      'a large account calls out a post of ours',
      'the second opinion says that it is a crisis',
    ]);
  });
});

describe('a second opinion', () => {
  const logs: string[] = [];
  const log = (event: string): void => void logs.push(event);

  it('may raise a brake that two owners tell to a freeze', async () => {
    const raised = await withSecondOpinion([brake], () => Promise.resolve(true), log);
    expect(raised).toMatchObject([{ action: 'freeze', story: 's' }]);
    expect(raised[0]).not.toHaveProperty('until');
  });

  it('never lowers, never speaks for a second owner, and changes nothing when it fails', async () => {
    expect(await withSecondOpinion([freeze, brake], () => Promise.resolve(false), log)).toEqual([freeze, brake]);
    expect(await withSecondOpinion([{ ...brake, owners: ['one'] }], () => Promise.resolve(true), log)).toMatchObject([
      { action: 'brake' },
    ]);
    expect(await withSecondOpinion([freeze, brake], () => Promise.reject(new Error('throttled')), log)).toEqual([
      freeze,
      brake,
    ]);
    expect(logs).toEqual(['watch.second-opinion.failed']);
  });
});
