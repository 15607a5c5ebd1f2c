import { describe, expect, it } from 'vitest';
import { readCommand, readReason, REASON_LENGTH } from '../../lib/freeze/command.ts';
import { readNamedScopes } from '../../lib/freeze/typed-scope.ts';

const KNOWN = [
  'all',
  'lane:promo',
  'lane:news',
  'lane:service',
  'network:x',
  'network:bluesky',
  'account:x:gazette',
  'account:bluesky:gazette',
  'feed:une',
  'feed:unes',
  'feed:agenda',
];
const read = (text: string) => readCommand(text, KNOWN);
const everything = { kind: 'freeze', scopes: ['all'], reason: null, missed: null, until: null };

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
    'stop all',
    'stop everything now',
    'stoppez tout',
    'arrêtez tout !',
    'halt',
    'urgent stop!!',
    'STOP STOP STOP',
    'stop-stop-stop',
    'STOOOOP',
    'sotp',
    'arretz tout',
    'ＳＴＯＰ',
    'stop\u200b',
    'please stop',
    'svp coupez tout',
    'Stopp! Alles!',
    'sofort anhalten',
    '¡paren todo!',
    'alto',
    'fermate tutto',
    'basta!',
  ])('that is %j stops everything', (text) => {
    expect(read(text)).toEqual(everything);
  });

  it.each([
    ['stop lane:promo', ['lane:promo'], null],
    ['gel lane:promo.', ['lane:promo'], null],
    ['stop `lane:promo`', ['lane:promo'], null],
    ['stop lane:promo, attentat', ['lane:promo'], 'attentat'],
    ['stop (lane:promo) attentat', ['lane:promo'], 'attentat'],
    ['stop lane:promo,lane:news', ['lane:promo', 'lane:news'], null],
    ['stop lane:promo\nlane:news', ['lane:promo', 'lane:news'], null],
    ['stop lane:promo et lane:news, attentat', ['lane:promo', 'lane:news'], 'attentat'],
    ['gel LANE:PROMO attentat à Nice', ['lane:promo'], 'attentat à Nice'],
    ['stop: lane.promo fire', ['lane:promo'], 'fire'],
    ['stop lane:prmo fire', ['lane:promo'], 'fire'],
    ['stop lanne:promo fire', ['lane:promo'], 'fire'],
    ['stop netwrok:x', ['network:x'], null],
    ['freeze Account:x:Gazette', ['account:x:gazette'], null],
    ['pause network:x feed:une deux raisons', ['network:x', 'feed:une'], 'deux raisons'],
    ['attentat à Nice, stop lane:promo', ['lane:promo'], 'attentat à Nice'],
    ['stop lane:promo tout de suite', ['lane:promo'], 'tout de suite'],
    ['stop lane:promo attentat, et lane:news aussi', ['lane:promo', 'lane:news'], 'attentat, et lane:news aussi'],
    ['stop lane:promo lane:promo', ['lane:promo'], null],
    ['stop ALL attack', ['all'], 'attack'],
    ['stop lane:promo stop everything', ['all'], 'stop everything'],
    ["ceci n'est pas un exercice stop", ['all'], "ceci n'est pas un exercice"],
    ["état d'urgence, stop tout", ['all'], "état d'urgence"],
  ])('%j stops %j for the reason %j', (text, scopes, reason) => {
    expect(read(text)).toEqual({ ...everything, scopes, reason });
  });

  it.each([
    ['stop promo', 'promo', 'promo'],
    ['stop attack lane:promo', 'attack', 'attack lane:promo'],
    ['stop lane: promo', 'lane', 'lane: promo'],
    ['stop lane promo', 'lane', 'lane promo'],
    ['stop lane:pub', 'lane:pub', 'lane:pub'],
    ['stop network:y', 'network:y', 'network:y'],
    ['stop networks down', 'networks', 'networks down'],
    ['stop lane:promo feed:nothing', 'feed:nothing', 'feed:nothing'],
    ['stop lane:promo, news', 'news', 'news'],
    ['stop lane:promo fire at feed:nothing', 'feed:nothing', 'fire at feed:nothing'],
    ['arrêtez, pas un exercice', 'pas', 'pas un exercice'],
    // One letter from feed:une and from feed:unes.
    ['stop feed:uness', null, null],
    ['stop feed:uni', null, null],
    ['stop feed:un', null, null],
  ])('%j stops at least what it names; %j is no scope', (text, missed, reason) => {
    const command = read(text);
    if (missed === null) expect(command).toMatchObject({ kind: 'freeze', missed: null });
    else expect(command).toEqual({ ...everything, missed, reason });
  });

  it('that is nearly two scopes stops everything', () => {
    expect(readCommand('stop feed:unex', ['all', 'feed:uney', 'feed:unez'])).toMatchObject({ scopes: ['all'] });
  });

  it.each([
    ['stop until 18:30', ['all'], null, '18:30'],
    ['stop lane:promo jusqu’à 18h30, attentat', ['lane:promo'], 'attentat', '18h30'],
    ["gel lane:news attentat jusqu'à 45min.", ['lane:news'], 'attentat', '45min'],
    ['stopp bis 18:30', ['all'], null, '18:30'],
  ])('%j stops %j for %j and is to end at %j', (text, scopes, reason, until) => {
    expect(read(text)).toEqual({ ...everything, scopes, reason, until });
  });

  it.each([
    '',
    ' ',
    'help',
    'help stop',
    'aide',
    '?',
    'unstop',
    'stopwatch',
    'thaw',
    'degel',
    '__proto__',
    'constructor',
    'how do I stop?',
    'comment arrêter',
    'lift the freeze',
    'lever le gel',
    'fin du gel',
    'resume after the freeze',
  ])('that is %j asks for help, because it names nothing to do', (text) => {
    expect(read(text)).toEqual({ kind: 'help' });
  });

  it.each([
    'do not stop',
    "don't stop",
    'please don’t ever stop',
    'never stop',
    'no need to stop',
    'ne pas arrêter',
    "n'arrêtez pas",
    'n’arrêtez surtout pas tout',
    'arrêtez pas',
    'il ne faut rien arrêter',
    'pas de gel',
    'nicht stoppen',
    'stoppt nicht',
    'kein Stopp',
    'no parar',
    'nunca paren',
    'non fermare',
    'non bisogna fermare',
  ])('that is %j is no stop', (text) => {
    expect(read(text)).toEqual({ kind: 'help' });
  });

  it.each(['oh no stop everything', 'non arrêtez tout', 'not a drill stop', 'do not thaw, stop', 'how awful! stop'])(
    'that is %j is a stop: what is denied is something else',
    (text) => {
      expect(read(text)).toMatchObject({ kind: 'freeze', scopes: ['all'] });
    },
  );

  it.each([
    ['thaw slack-1', 'slack-1'],
    ['dégel `page-2`', 'page-2'],
    ['DEGEL watch-3 merci', 'watch-3'],
    ['thaw slack-1 after the stop', 'slack-1'],
  ])('%j thaws %j', (text, id) => {
    expect(read(text)).toEqual({ kind: 'thaw', id });
  });

  it.each([
    ['on 4h', '4h'],
    ['ON 22:30', '22:30'],
    ['off', null],
  ])('%j says that somebody watches what leaves, or no longer', (text, until) => {
    expect(read(text)).toEqual({ kind: 'attend', until });
  });

  it('that says stop is one, whatever else it says', () => {
    expect(read('on stop')).toMatchObject({ kind: 'freeze' });
    expect(read('off stop')).toMatchObject({ kind: 'freeze' });
  });

  it.each(['status', 'état', 'ETAT', 'statut', 'état du gel'])('%j asks how things stand', (text) => {
    expect(read(text)).toEqual({ kind: 'status' });
  });
});

describe('scopes that are named on the command line', () => {
  it.each([
    ['', ['all'], [], ''],
    ['lane:promo, attentat', ['lane:promo'], [], 'attentat'],
    ['lane:promo,lane:news', ['lane:promo', 'lane:news'], [], ''],
    ['tout attentat', ['all'], [], 'attentat'],
    ['exercice', [], ['exercice'], 'exercice'],
    ['lane:prmo', [], ['lane:prmo'], 'lane:prmo'],
    ['lane:promo feed:nothing', ['lane:promo'], ['feed:nothing'], 'feed:nothing'],
  ])('%j are %j, not %j, and then %j', (text, scopes, unknown, rest) => {
    expect(readNamedScopes(text, KNOWN)).toEqual({ scopes, unknown, rest });
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
