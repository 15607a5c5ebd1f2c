import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readStream, replay } from '../../lib/crisis/stream.ts';

const folder = new URL('../../lib/crisis/days/', import.meta.url);
const lines = (name: string) => {
  const read = readStream(readFileSync(new URL(`${name}.jsonl`, folder), 'utf8'));
  if (read.kind !== 'lines') throw new Error(`line ${read.number}: ${read.reason}`);
  return read.lines;
};
const MINUTE = 60_000;

describe('the shipped stories', () => {
  it('are streams in order, in French and English, of several owners', () => {
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.jsonl'))) {
      const found = lines(file.replace('.jsonl', ''));
      expect(new Set(found.map(({ headline }) => headline.owner)).size).toBeGreaterThanOrEqual(5);
      expect(new Set(found.map(({ headline }) => headline.lang))).toEqual(new Set(['fr', 'en']));
      expect(found.map(({ ts }) => ts)).toEqual(found.map(({ ts }) => ts).toSorted());
    }
  });

  it.each([
    ['nice-2016', '2016-07-14T20:46:00Z', 15],
    ['paris-2015', '2015-11-13T20:44:00Z', 15],
    ['champs-elysees-2018', '2018-11-24T09:45:00Z', 90],
  ])('%s freezes once, within minutes of the first headline', (name, first, within) => {
    const { decisions } = replay(lines(name), { audience: ['fr'], thawAfterMs: 86_400_000 });
    const freezes = decisions.filter(({ action }) => action === 'freeze');
    expect(freezes).toHaveLength(1);
    const after = ((freezes[0]?.at ?? 0) - Date.parse(first)) / MINUTE;
    expect(after).toBeGreaterThanOrEqual(0);
    expect(after).toBeLessThanOrEqual(within);
  });

  it('ordinary-day, full of traps, freezes and proposes nothing', () => {
    for (const audience of [['fr'], ['uk'], ['us', 'eu']]) {
      const { decisions } = replay(lines('ordinary-day'), { audience, thawAfterMs: 86_400_000 });
      expect(decisions.filter(({ action }) => action !== 'brake')).toEqual([]);
      expect(decisions.length).toBeLessThanOrEqual(2);
    }
  });
});
