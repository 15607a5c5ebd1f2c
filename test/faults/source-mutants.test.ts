import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { mutated, SOURCE_MUTANTS } from './source-mutants.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The long test makes each mistake and looks who kills it; this one only says at once which mistake has to
 * be written again.
 */
it.each(SOURCE_MUTANTS.map((mutant) => [mutant.id, mutant] as const))(
  'the mistake “%s” finds its line, and the test that kills it is there',
  (_, mutant) => {
    const text = readFileSync(`${root}${mutant.file}`, 'utf8');
    expect(mutated(mutant, text)).not.toBe(text);
    if (mutant.killed.by === 'evenings') return;
    const { file, name } = mutant.killed;
    // Titles of a table of cases, and tests that every store has to pass, stand elsewhere in the same words.
    const title = name.replace(/^counts \S+ as not public$/, 'counts %s as not public');
    const texts = [file, 'test/engines/store.contract.ts'].map((path) => readFileSync(`${root}${path}`, 'utf8'));
    // The whole title, for the long test looks for exactly this one; or that of a table of cases, and its case.
    const isIn = (each: string, words: string) => ["'", '"', '`'].some((mark) => each.includes(mark + words + mark));
    const table = 'takes nothing when ';
    const isCase = (each: string) =>
      title.startsWith(table) && isIn(each, `${table}%s`) && isIn(each, title.slice(table.length));
    expect(texts.some((each) => isIn(each, title) || isCase(each))).toBe(true);
  },
);

it('every mistake has a name of its own', () => {
  expect(new Set(SOURCE_MUTANTS.map(({ id }) => id)).size).toBe(SOURCE_MUTANTS.length);
});
