/** The recorded streams as what is learnt from: headlines with what each is an example of. */
import { denseOf, pairOf, shapeOf, wordBuckets, wordHash } from '../../../lib/crisis/features.ts';
import { distanceFor } from '../../../lib/crisis/gazetteer.ts';
import { headlineDistance } from '../../../lib/crisis/place.ts';
import { scoreHeadline, type Severity } from '../../../lib/crisis/severity.ts';
import { wordsOf } from '../../../lib/crisis/text.ts';
import type { Sparse } from './learn.ts';
import { DAY_MS, HOUR_MS, keyOf, type Window } from './streams.ts';

export type Row = Sparse & { stream: string; lang: string; t0: number; id: string };

const memo = new Map<string, Severity>();
/** Each headline is read once. */
export const score: typeof scoreHeadline = (title, lang, summary, year) => {
  const key = `${lang}|${year ?? ''}|${title}|${summary ?? ''}`;
  const known = memo.get(key) ?? scoreHeadline(title, lang, summary, year);
  memo.set(key, known);
  return known;
};

/** Words that have a capital more often than not are names: nothing is learnt of them. */
const namesIn = (windows: readonly Window[]): ReadonlySet<string> => {
  const counts = new Map<string, [plain: number, capital: number]>();
  for (const { lines } of windows)
    for (const { headline } of lines) {
      const { words, capital } = wordsOf(headline.title);
      const long = capital.filter((_, at) => (words[at] ?? '').length > 3);
      // In a headline whose words all have capitals they mean nothing.
      if (long.length > 3 && long.filter(Boolean).length > 0.6 * long.length) continue;
      words.forEach((word, at) => {
        if (at === 0 || word === ',' || words[at - 1] === ',') return;
        const count = counts.get(word) ?? [0, 0];
        count[capital[at] === true ? 1 : 0]++;
        counts.set(word, count);
      });
    }
  return new Set([...counts].flatMap(([word, [plain, capital]]) => (capital > plain ? [word] : [])));
};

const gramsOf = ({ words, taken }: Severity, names: ReadonlySet<string>, memo: Map<string, number[]>): Int32Array => {
  const found: number[] = [];
  let before = wordHash('<s>');
  words.forEach((word, at) => {
    if (taken.has(at) || (names.has(word) && !/^\d/.test(word))) {
      before = 0;
      return;
    }
    const shaped = shapeOf(word);
    const buckets = memo.get(shaped) ?? wordBuckets(shaped);
    memo.set(shaped, buckets);
    for (const bucket of buckets) found.push(bucket);
    const own = wordHash(shaped);
    if (before !== 0) found.push(pairOf(before, own));
    before = own;
  });
  return Int32Array.from(found);
};

/** The headlines to learn from: of an event's first hours for it, the rest against it, and one in six ordinary ones. */
export const rowsOf = (windows: readonly Window[]): Row[] => {
  const names = namesIn(windows);
  const parts = new Map<string, number[]>();
  const rows: Row[] = [];
  const numbers = new Map<number, number>();
  const numberOf = (t0: number): number => {
    const day = Math.floor(t0 / (3 * DAY_MS));
    const known = numbers.get(day) ?? numbers.size;
    numbers.set(day, known);
    return known;
  };
  let ordinary = 0;
  for (const window of windows) {
    const distance = distanceFor(window.audience);
    const counts = new Map<string, number>();
    for (const { label, eventId } of window.rows.values())
      if (label === 'crisis' && eventId != null) counts.set(eventId, (counts.get(eventId) ?? 0) + 1);
    for (const { headline } of window.lines) {
      const row = window.rows.get(keyOf(headline.at, headline.title));
      const year = new Date(headline.at).getUTCFullYear();
      const severity = score(headline.title, window.lang, headline.summary, year);
      const event = row?.eventId == null ? undefined : window.events.find(({ id }) => id === row.eventId);
      const told = ((): { y: number; w: number; event: number; t0: number; id: string } | null => {
        const not = { y: 0, event: -1, t0: 0, id: '' };
        const after = headline.at - (event === undefined ? 0 : (window.first.get(event.id) ?? event.t0));
        if (row?.label === 'crisis') {
          if (event === undefined) return null;
          // What is told days later is the case, and no longer the event.
          if (after > 60 * HOUR_MS) return { ...not, w: 0.3 };
          const many = Math.min(1, Math.sqrt(25 / (counts.get(event.id) ?? 1)));
          return {
            y: 1,
            w: 1.5 * (after < 6 * HOUR_MS ? 1 : 0.3) * many,
            event: numberOf(event.t0),
            t0: event.t0,
            id: event.id,
          };
        }
        if (row?.label === 'grey') {
          if (row.eventId == null) return { ...not, w: 0.5 };
          if (event === undefined || event.level === 'must' || after < 0 || after > DAY_MS) return null;
          return { y: 1, w: 0.3, event: numberOf(event.t0), t0: event.t0, id: event.id };
        }
        if (row?.negType != null || severity.score > 0.5) return { ...not, w: 1 };
        return ordinary++ % 6 === 0 ? { ...not, w: 6 } : null;
      })();
      if (told === null) continue;
      const where = headlineDistance(severity, distance);
      rows.push({
        ...told,
        x: denseOf({ title: headline.title, section: headline.section, severity, where }),
        grams: gramsOf(severity, names, parts),
        stream: window.stream,
        lang: window.lang,
      });
    }
  }
  return rows;
};
