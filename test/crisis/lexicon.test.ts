import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contextFamilies, lexiconOf } from '../../lib/crisis/lexicon.ts';

const LANGS = ['de', 'en', 'es', 'fr', 'it', 'nl', 'pt'];
const fileOf = (lang: string): string =>
  readFileSync(new URL(`../../lib/crisis/lexicon/${lang}.ts`, import.meta.url), 'utf8');
const textOf = (lang: string): string => fileOf(lang).split('`')[1] ?? '';

describe.each(LANGS)('the lexicon of %s', (lang) => {
  it('has at most 60 kB, one pattern a line, each section sorted and without a pattern twice', () => {
    expect(Buffer.byteLength(fileOf(lang))).toBeLessThanOrEqual(60_000);
    for (const [section, lines] of lexiconOf(textOf(lang))) {
      expect(lines, section).toEqual([...new Set(lines)].sort());
      expect(
        lines.filter((line) => !/^(<?[a-z0-9#*_]+>?|\.\.)( (<?[a-z0-9#*_]+>?|\.\.))*$/.test(line)),
        section,
      ).toEqual([]);
    }
  });

  it('says of each context how many points it takes off, and of each number what it stands for', () => {
    const lexicon = lexiconOf(textOf(lang));
    const families = [...lexicon.keys()].flatMap((section) => /^context (\w+) /.exec(section)?.[1] ?? []);
    expect(families.toSorted()).toEqual(contextFamilies.toSorted());
    for (const section of ['scale numbers', 'who people'])
      for (const line of lexicon.get(section) ?? []) expect(line, section).toMatch(/^\S.* [\d.]+$/);
  });
});

describe('a lexicon', () => {
  it('refuses a section that nothing would read, and names it', () => {
    expect(() => lexiconOf('[what atack 4]\nattentat')).toThrow('what atack 4');
    expect(lexiconOf('[what attack 4]\nattentat\n').get('what attack 4')).toEqual(['attentat']);
  });
});
