import { describe, expect, it } from 'vitest';
import { isDue, isQuestion, LISTEN_MS, numbersOf, openQuestions } from '../../lib/answers/rule.ts';
import type { Answer } from '../../lib/records/answer.ts';
import { EVENING, HOUR, MINUTE } from '../world.ts';

const answer = (change: Partial<Answer> = {}): Answer => ({
  account: 'bluesky:gazette',
  reply: 'r1',
  delivery: 'd1',
  at: EVENING,
  seen: EVENING,
  url: 'https://bsky.app/profile/did:plc:someone/post/r1',
  question: true,
  answeredAt: null,
  ...change,
});

describe('when answers are read', () => {
  const minutesDue = (from: number, to: number): number[] =>
    Array.from({ length: to - from }, (_, index) => from + index).filter((minute) =>
      isDue(EVENING, EVENING + minute * MINUTE),
    );

  it('is each minute in the first hour after a post, then every ten minutes', () => {
    expect(minutesDue(0, 60)).toHaveLength(60);
    expect(minutesDue(60, 120)).toEqual([60, 70, 80, 90, 100, 110]);
  });

  it('is over after six hours, and not before the post', () => {
    expect(LISTEN_MS).toBe(6 * HOUR);
    expect(minutesDue(361, 600)).toEqual([]);
    expect(minutesDue(-10, 0)).toEqual([]);
  });
});

describe('a question', () => {
  it.each([
    'À quelle heure ferme le pont ?',
    '@gazette quand ouvre la billetterie',
    'Where can I park on Saturday',
    'Wann öffnet das Museum?',
    'dónde se compran las entradas',
    'Pouvez-vous corriger le titre',
  ])('is found in: %s', (text) => expect(isQuestion(text)).toBe(true));

  it.each(['Merci pour le partage !', 'Great read, thanks', 'https://gazette.example/a?b=c', 'Quand même', 'Bof'])(
    'is not found in: %s',
    (text) => expect(isQuestion(text)).toBe(false),
  );

  it('is open until it is answered, and for three days at most', () => {
    const now = EVENING + 4 * HOUR;
    const list = [
      answer({ reply: 'late', at: EVENING + HOUR }),
      answer({ reply: 'first' }),
      answer({ reply: 'answered', answeredAt: EVENING + MINUTE }),
      answer({ reply: 'no question', question: false }),
      answer({ reply: 'old', at: now - 73 * HOUR }),
    ];
    expect(openQuestions(list, now).map(({ reply }) => reply)).toEqual(['first', 'late']);
  });
});

describe('the three numbers', () => {
  it('say how many were answered within the hour, how many answers a post got, and what is open', () => {
    const now = EVENING + 5 * HOUR;
    const list = [
      answer({ reply: 'in time', answeredAt: EVENING + 59 * MINUTE }),
      answer({ reply: 'too late', answeredAt: EVENING + 2 * HOUR }),
      answer({ reply: 'never' }),
      answer({ reply: 'just now', at: now - MINUTE }),
      answer({ reply: 'praise', question: false }),
      answer({ reply: 'mention', delivery: null, question: false }),
    ];
    expect(numbersOf(list, 2, now)).toEqual({ withinHour: { answered: 1, of: 3 }, perPost: 2.5, open: 2 });
  });

  it('say nothing of answers to a post where there was none', () => {
    expect(numbersOf([], 0, EVENING)).toEqual({ withinHour: { answered: 0, of: 0 }, perPost: null, open: 0 });
  });
});
