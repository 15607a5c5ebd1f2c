import { describe, expect, it } from 'vitest';
import { readCommand } from '../../lib/freeze/command.ts';
import { seeded } from '../world.ts';

/**
 * Somebody means a stop of some scopes and types it badly. Whatever comes out, no less is stopped than was meant. What
 * a text means is known here from how it was made, and never from how it is read.
 */

const KNOWN = [
  'all',
  'lane:promo',
  'lane:news',
  'lane:service',
  'network:bluesky',
  'network:x',
  'account:bluesky:gazette',
  'account:x:gazette',
  'feed:agenda',
  'feed:une',
];
const PARTS = KNOWN.filter((scope) => scope !== 'all');

/** Verbs of five languages, as a newsroom would shout them. */
const VERBS = [
  ...['stop', 'stoppez', 'arrêtez', 'arrêt', 'gel', 'gelez', 'halte', 'pause', 'coupez', 'suspendez'],
  ...['freeze', 'halt', 'abort', 'Stopp', 'anhalten', 'paren', 'detener', 'alto', 'fermate', 'blocca', 'basta'],
];
const LEADS = ['', '', '', 'urgent ', 'URGENT: ', 'vite, ', 'please ', 'attentat à Nice ! ', 'explosion, ', '« ', '*'];
const REASONS = ['', '', 'attentat', 'une explosion à Nice', 'not a drill', "ceci n'est pas un exercice", 'vu sur X'];
const LETTERS = 'abcdefghijklmnopqrstuvwxyzé';

type Random = ReturnType<typeof seeded>;

/** One letter more, less, other, or two exchanged, anywhere but in marks. */
const slip = (text: string, random: Random): string => {
  const places = Array.from(text).flatMap((letter, at) => (/\p{L}/u.test(letter) ? [at] : []));
  const at = random.pick(places);
  const letter = random.pick(Array.from(LETTERS));
  const [before, own = '', after] = [text.slice(0, at), text[at], text.slice(at + 1)];
  return random.pick([
    () => `${before}${letter}${own}${after}`,
    () => `${before}${after}`,
    () => `${before}${letter}${after}`,
    () => `${before}${own}${own}${after}`,
    () => (/^\p{L}/u.test(after) ? `${before}${after.slice(0, 1)}${own}${after.slice(1)}` : text),
  ])();
};

/** Marks, case, accents and characters that do not show: none of them changes what is meant. */
const dress = (text: string, random: Random): string => {
  const around = random.pick(['', '', '`', '*', '"', '«', '(', '_']);
  const cased = random.pick([text, text, text.toUpperCase(), `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`]);
  const end = random.pick(['', '', '.', '!', ',', ' !!', ':', '…', '\u200b']);
  return `${around}${cased}${around}${end}`.normalize(random.pick(['NFC', 'NFD', 'NFKC']));
};

/** A scope with so many slips, and now and then another mark or none in it. */
const badly = (scope: string, slips: number, random: Random): string => {
  let text = scope;
  for (let each = 0; each < slips; each += 1) text = slip(text, random);
  if (random.chance(0.85)) return text;
  // Who parts a word and slips twice in its one half has typed something else.
  return text.replace(':', random.pick(['.', '-', '', '=', ...(slips < 2 ? [' ', ': ', ' :'] : [])]));
};

const isPlainly = (text: string, scope: string): boolean =>
  text.toLowerCase().replaceAll(/[^a-z]/g, '') === scope.replaceAll(/[^a-z]/g, '');

const covers = (scopes: readonly string[], meant: readonly string[]): boolean =>
  scopes.includes('all') || meant.every((scope) => scopes.includes(scope));

describe('a stop that is typed badly', () => {
  it.each([1, 2, 3])('stops no less than was meant (seed %i)', (seed) => {
    const random = seeded(seed);
    const less: string[] = [];
    let narrow = 0;
    for (let round = 0; round < 500; round += 1) {
      const count = random.pick([0, 1, 1, 1, 2, 3]);
      const meant = [...new Set(Array.from({ length: count }, () => random.pick(PARTS)))];
      const typed = meant.map((scope) => badly(scope, random.pick([0, 0, 1, 1, 2]), random));
      // A slip that makes another scope of it says that other scope to everybody.
      if (typed.some((text, at) => KNOWN.some((scope) => scope !== meant[at] && isPlainly(text, scope)))) continue;
      const verb = random.pick(VERBS);
      const isFirst = random.chance(0.3);
      const lead = isFirst ? '' : random.pick(LEADS);
      const shout = isFirst && verb.length >= 5 ? slip(verb, random) : verb;
      const joined = typed
        .map((text) => dress(text, random))
        .join(random.pick([' ', ' ', ', ', ',', ' et ', ' and ', '; ', '\n']));
      const text = `${lead}${dress(shout, random)} ${joined} ${random.pick(REASONS)}`;
      const command = readCommand(text, KNOWN);
      const all = meant.length === 0 ? ['all'] : meant;
      if (command.kind !== 'freeze' || !covers(command.scopes, all))
        less.push(`${JSON.stringify(text)} → ${JSON.stringify(command)}`);
      else if (!command.scopes.includes('all')) narrow += 1;
    }
    expect(less).toEqual([]);
    // And it is no answer to stop everything always.
    expect(narrow).toBeGreaterThan(100);
  });

  it('never makes a stop of noise that has no word of stopping in it', () => {
    const random = seeded(7);
    const words = ['bonjour', 'merci', 'rendez-vous', 'demain', 'hello', 'thanks', 'wir', 'sehen', 'gracias', 'ciao'];
    for (let round = 0; round < 500; round += 1) {
      const text = Array.from({ length: 1 + random.below(5) }, () => dress(random.pick(words), random)).join(' ');
      expect(readCommand(text, KNOWN), text).toEqual({ kind: 'help' });
    }
  });
});
