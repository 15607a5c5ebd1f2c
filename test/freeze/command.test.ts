import { describe, expect, it } from 'vitest';
import { readCommand, readReason, REASON_LENGTH } from '../../lib/freeze/command.ts';

describe('a command', () => {
  it.each([
    'freeze',
    'stop',
    'pause',
    'gel',
    'STOP',
    'Stop!',
    'stop!!!',
    ' gel ',
    '«gel»',
    'gelé',
    'GELÉ',
    'arrêt',
    'arret',
    'arrête',
    'Gelez',
    'stop.',
    '**STOP**',
    '`stop`',
    'ge\u0301l',
  ])('that is %j stops everything', (text) => {
    expect(readCommand(text)).toEqual({ kind: 'freeze', scopes: ['all'], reason: null });
  });

  it.each([
    ['stop lane:promo', ['lane:promo'], null],
    ['gel LANE:PROMO attentat à Nice', ['lane:promo'], 'attentat à Nice'],
    ['freeze account:x:Gazette', ['account:x:Gazette'], null],
    ['freeze Account:x:Gazette', ['account:x:Gazette'], null],
    ['pause network:x feed:une deux raisons', ['network:x', 'feed:une'], 'deux raisons'],
    ['stop all', ['all'], null],
    ['stop ALL attack', ['all'], 'attack'],
    ['stop lane:promo lane:promo', ['lane:promo'], null],
    ['stop promo', ['all'], 'promo'],
    ['stop attack lane:promo', ['all'], 'attack lane:promo'],
    ['stop everything now', ['all'], 'everything now'],
    ['stop lane: promo', ['all'], 'lane: promo'],
  ])('%j stops %j for the reason %j', (text, scopes, reason) => {
    expect(readCommand(text)).toEqual({ kind: 'freeze', scopes, reason });
  });

  it.each(['', ' ', 'help', '?', 'unstop', 'stopwatch', 'thaw', 'degel', 'do not stop', '__proto__', 'constructor'])(
    'that is %j asks for help, because it names nothing to do',
    (text) => {
      expect(readCommand(text)).toEqual({ kind: 'help' });
    },
  );

  it.each([
    ['thaw slack-1', 'slack-1'],
    ['dégel `page-2`', 'page-2'],
    ['DEGEL watch-3 merci', 'watch-3'],
  ])('%j thaws %j', (text, id) => {
    expect(readCommand(text)).toEqual({ kind: 'thaw', id });
  });

  it.each(['status', 'état', 'ETAT', 'statut'])('%j asks how things stand', (text) => {
    expect(readCommand(text)).toEqual({ kind: 'status' });
  });
});

describe('a reason', () => {
  it('is one line without control characters, at most 500 characters, never half an emoji', () => {
    expect(readReason(' a\r\n\tb\0c\u2028d ')).toBe('a b c d');
    expect(readReason(' \n ')).toBeNull();
    const long = readReason('🚨'.repeat(900)) ?? '';
    expect(Array.from(long)).toHaveLength(REASON_LENGTH);
    expect(long.isWellFormed()).toBe(true);
    expect(readReason('\uD83D')?.isWellFormed()).toBe(true);
  });
});
