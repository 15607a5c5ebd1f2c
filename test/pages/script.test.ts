import { describe, expect, it } from 'vitest';
import { COUNTING, SCRIPT } from '../../lib/pages/script.ts';
import { inspect } from '../../lib/delivery/inspect.ts';
import { measure } from '../../lib/delivery/measure.ts';
import { tightest } from '../../lib/networks/counting.ts';

type Counting = {
  measure: (network: string, text: string) => { used: number; limit: number };
  unseenIn: (text: string) => { index: number; name: string }[];
};

const isCounting = (value: unknown): value is Counting =>
  typeof value === 'object' && value !== null && 'measure' in value;

const load = (): Counting => {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the script is served as text, and that text is tested
  const made: unknown = Reflect.apply(new Function(`${COUNTING}; return { measure, unseenIn };`), undefined, []);
  if (!isCounting(made)) throw new Error('the script gives no counting');
  return made;
};

const TEXTS = [
  '',
  'Concert gratuit ce soir sur les berges',
  'Été à l’Étang : où déjeuner ? « Chez Léa » — 12 €…',
  'Lire https://gazette.example/agenda/concert-berges.',
  'Deux liens https://gazette.fr/1?x=y et https://www.lemonde.fr/2, fin',
  'Au travail http://127.0.0.1:8080/une http://localhost/x',
  'Voir gazette.fr et lemonde.fr/planete demain',
  '日本語のテキストと絵文字🎆🎇',
  '👩‍👩‍👧 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🇫🇷 1️⃣ ❤️',
  'Cafe\u0301 et nai\u0308ve',
  'a'.repeat(279),
  'é'.repeat(600),
  '#Nice @gazette tout de suite',
];

describe('the counting in the browser', () => {
  it('counts as the server counts', () => {
    const counting = load();
    for (const text of TEXTS) {
      for (const network of ['x', 'bluesky', 'sandbox'] as const) {
        const { used, limit } = tightest(measure(network, text));
        expect(counting.measure(network, text), `${network}: ${text}`).toEqual({ used, limit });
      }
    }
  });

  it('finds the characters that do not show where the server finds them', () => {
    const counting = load();
    const texts = [
      ...TEXTS,
      'Con\u200Bcert \u202Egratuit\u202C',
      'a\u00ADb\uFEFFc\u{E0041}d',
      'می‌خواهم',
      'x\u200Dy',
      '\u2800',
      'ok\nok\tok',
    ];
    for (const text of texts) {
      const server = inspect('x', text).flatMap((each) =>
        each.kind === 'invisible' || each.kind === 'bidi' ? [`${each.index} ${each.name}`] : [],
      );
      expect(
        counting
          .unseenIn(text)
          .map((each) => `${each.index} ${each.name}`)
          .sort(),
        JSON.stringify(text),
      ).toEqual(server.sort());
    }
  });
});

it('sends the secret of the fragment nowhere but in the body of a form', () => {
  expect(SCRIPT).not.toMatch(/localStorage|sessionStorage|document\.cookie|console\./);
  expect(SCRIPT).not.toMatch(/innerHTML|insertAdjacentHTML|document\.write|eval\(/);
});
