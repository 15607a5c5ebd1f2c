import { describe, expect, it } from 'vitest';
import { sentenceOf } from '../../lib/crisis/message.ts';
import { withSecondOpinion } from '../../lib/crisis/second-opinion.ts';
import type { BrakeDecision, Decision } from '../../lib/crisis/signal.ts';

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
      'La vigie voit une attaque (Lyon), environ 12 victimes annoncées, confirmé par 2 sources indépendantes (one.example, two.example).',
    );
    expect(sentenceOf({ ...brake, owners: ['one'], victims: 0, place: null }, 'en')).toBe(
      'The watch sees an attack, reported by one source only (one.example, two.example).',
    );
    expect(sentenceOf({ ...freeze, rule: 'call' }, 'en')).toContain('newsroom');
    expect(sentenceOf({ ...brake, rule: 'call-outs' }, 'fr')).toContain('réponses');
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
