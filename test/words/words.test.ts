import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../lib/settings.ts';
import { spoken } from '../../lib/words/spoken.ts';
import { words } from '../../lib/words/words.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A text, or what it says with these values in it. */
type Entry = { key: string; say: (values: readonly unknown[]) => string; takes: number };

const isFunction = (value: unknown): value is (...values: readonly unknown[]) => unknown => typeof value === 'function';

/** Every text of a language, groups within groups included. */
const entriesOf = (texts: object, under = ''): Entry[] =>
  Object.entries(texts).flatMap(([name, said]: [string, unknown]): Entry[] => {
    const key = under === '' ? name : `${under}.${name}`;
    if (isFunction(said)) return [{ key, say: (values) => String(said(...values)), takes: said.length }];
    if (typeof said === 'object' && said !== null) return entriesOf(said, key);
    return [{ key, say: () => String(said), takes: 0 }];
  });

const textsOf = (locale: (typeof LOCALES)[number]): Entry[] => {
  const { pages, mails, slack, watch, report, days, home, terminal } = words(locale);
  return entriesOf({ pages, mails, slack, watch, report, days, home, terminal, ...spoken(locale) });
};

/** What a text may be given: a person's name, nobody, and counts of which languages treat some in a special way. */
const VALUES = ['⟦text⟧', null, 0, 1, 2, 7];
const MOST_VALUES = 5;

/** What an entry says for each of the values, the same value in every place. */
const sayings = ({ say }: Entry): string[] =>
  VALUES.map((value) => say(Array.from({ length: MOST_VALUES }, () => value)));

const [first, ...others] = LOCALES.map((locale) => ({ locale, texts: textsOf(locale) }));
if (first === undefined) throw new Error('no language');

describe.each(others)('the catalogue in $locale beside the one in ' + first.locale, ({ texts }) => {
  it('has the same keys', () => {
    const keys = (entries: readonly Entry[]) => entries.map(({ key }) => key).sort();

    expect(keys(texts)).toEqual(keys(first.texts));
  });

  it('puts the same values into each text', () => {
    // A number of its own for each place, so that a value that is dropped or put twice shows.
    const numbers = Array.from({ length: MOST_VALUES }, (_, index) => 7001 + index);
    const used = ({ say }: Entry) => {
      const said = say(numbers);
      return numbers.filter((number) => said.includes(String(number)));
    };
    const theirs = new Map(texts.map((entry) => [entry.key, used(entry)]));

    for (const entry of first.texts) expect(theirs.get(entry.key), entry.key).toEqual(used(entry));
  });

  it('says almost everything differently: only names and words that both languages have are the same', () => {
    const theirs = new Map(texts.map((entry) => [entry.key, entry.say(VALUES)]));
    const same = first.texts.filter(
      (entry) => theirs.get(entry.key) === entry.say(VALUES) && /\p{L}{3}/u.test(entry.say([])),
    );

    expect(same.map(({ key }) => key).sort()).toEqual([
      'pages.crisis.explosion',
      'pages.lane.promo',
      'pages.lane.service',
    ]);
  });
});

describe.each(LOCALES.map((locale) => ({ locale })))('the catalogue in $locale', ({ locale }) => {
  it('has no empty text', () => {
    for (const entry of textsOf(locale)) {
      for (const said of sayings(entry)) expect(said.trim(), entry.key).not.toBe('');
    }
  });

  it('has no typewriter apostrophe or quotation mark', () => {
    for (const entry of textsOf(locale)) for (const said of sayings(entry)) expect(said, entry.key).not.toMatch(/['"]/);
  });

  it('leaves what others wrote as they wrote it', () => {
    expect(words(locale).pages.approvedBy('O\'Neil : "x"')).toContain('O\'Neil : "x"');
  });
});

it('keeps the words of the protocol from people', () => {
  for (const locale of LOCALES) {
    const { pages, mails, home, report } = words(locale);
    for (const entry of entriesOf({ pages, mails, home, report })) {
      for (const said of sayings(entry)) expect(said, `${locale} ${entry.key}`).not.toMatch(/\b(epoch|claim|scope)/i);
    }
  }
});

it('puts a narrow no-break space before French high punctuation, and no ordinary one', () => {
  for (const entry of textsOf('fr'))
    for (const said of sayings(entry)) expect(said, entry.key).not.toMatch(/ [;:!?»%]|« /);
  expect(words('fr').pages.confirmReject).toBe('Confirmer\u202F: rejeter');
});

describe('code outside lib/words', () => {
  const sources = ['lib', 'infra', 'functions'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)))
      .filter((path) => !path.includes('node_modules') && !path.startsWith('lib/words/')),
  );

  it('never decides by the language of the reader', () => {
    const branches = /\blocale\b[^\n;]{0,12}[!=]==? ?'|\b(fr|en) \?[^?.:]|'fr' \| 'en'|\bRecord<Locale\b|\{ fr: '/;
    const found = sources.filter((path) => branches.test(readFileSync(join(root, path), 'utf8')));

    expect(found).toEqual([]);
  });
});
