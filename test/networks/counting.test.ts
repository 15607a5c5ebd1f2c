import { describe, expect, it } from 'vitest';
import { measure } from '../../lib/delivery/measure.ts';
import { tightest, type Measure } from '../../lib/networks/counting.ts';
import { weightOf } from '../../lib/networks/weight.ts';

const TEXTS = [
  '',
  'Concert gratuit ce soir sur les berges',
  'Été à l’Étang : où déjeuner ? « Chez Léa » — 12 €…',
  'Lire https://gazette.example/agenda/concert-berges.',
  'Lire https://gazette.fr/agenda/concert-berges.',
  'Deux liens https://gazette.fr/1?x=y et https://www.lemonde.fr/2, fin',
  'Entre parenthèses (https://gazette.fr/a_(b)) et après',
  'Au travail http://127.0.0.1:8080/une http://localhost/x',
  'Voir gazette.fr et lemonde.fr/planete demain',
  '日本語のテキストと絵文字🎆🎇',
  '👩‍👩‍👧 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🇫🇷 1️⃣ ❤️',
  'Cafe\u0301 et nai\u0308ve',
  'a'.repeat(279),
  'é'.repeat(600),
  '#Nice @gazette tout de suite',
];

describe('the weight of a text in the browser', () => {
  it.each(TEXTS)('is the weight that twitter-text gives on the server: %s', (text) => {
    expect(weightOf(text)).toBe(measure('x', text).used);
  });
});

describe('of two counts', () => {
  const graphemes: Measure = { used: 150, limit: 300, unit: 'graphemes', fits: true };

  it('the one nearer to its limit is shown', () => {
    const heavy = { ...graphemes, secondary: { used: 2900, limit: 3000, unit: 'bytes' } as const };
    const light = { ...graphemes, secondary: { used: 150, limit: 3000, unit: 'bytes' } as const };

    expect(tightest(heavy)).toEqual({ used: 2900, limit: 3000, unit: 'bytes' });
    expect(tightest(light)).toEqual({ used: 150, limit: 300, unit: 'graphemes' });
  });
});
