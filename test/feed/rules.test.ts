import { describe, expect, it } from 'vitest';
import type { FeedItem } from '../../lib/feed/item.ts';
import { readPattern } from '../../lib/feed/pattern.ts';
import { hashtagsOf, publishedLink } from '../../lib/feed/additions.ts';
import { FeedRules } from '../../lib/feed/rule-shape.ts';
import { applyRules } from '../../lib/feed/rules.ts';
import type * as z from 'zod';

const item = (more: Partial<FeedItem> = {}): FeedItem => ({
  guid: 'g1',
  link: 'https://gazette.example/1?id=7&utm_source=rss#xtor=RSS-1',
  title: 'Incendie à l’école Bonaparte',
  summary: 'Les pompiers sont sur place.',
  publishedAt: null,
  image: { url: 'https://gazette.example/1.jpg', alt: null },
  categories: ['Faits divers', 'Élections', '2026', 'Sport'],
  author: 'Léa Martin',
  lang: 'fr-fr',
  identity: 'https://gazette.example/1',
  canonicalLink: 'https://gazette.example/1',
  flags: [],
  alert: null,
  ...more,
});
const rules = (input: z.input<typeof FeedRules>) => FeedRules.parse(input);
const effects = (input: z.input<typeof FeedRules>, of = item()) =>
  applyRules(rules(input), of).trace.map(({ rule, effect }) => `${rule} ${effect}`);

describe('include and exclude', () => {
  it.each<[string, z.input<typeof FeedRules>, string[]]>([
    ['a word whatever its case and accents', { exclude: [{ words: ['ECOLE'] }] }, ['exclude[0] drop']],
    ['a phrase', { exclude: [{ words: ["l'école"] }] }, ['exclude[0] drop']],
    ['not a part of a word', { exclude: [{ words: ['art', 'incend'] }] }, []],
    ['a word in the title only', { exclude: [{ words: ['pompiers'], in: ['title'] }] }, []],
    ['a category', { exclude: [{ categories: ['elections'] }] }, ['exclude[0] drop']],
    ['an author', { exclude: [{ authors: ['lea martin'] }] }, ['exclude[0] drop']],
    ['all that one rule names', { exclude: [{ words: ['école'], authors: ['Marc'] }] }, []],
    ['a pattern', { exclude: [{ pattern: '^incendie.*(école|usine)' }] }, ['exclude[0] drop']],
    ['a pattern in the link', { exclude: [{ pattern: '/\\d+\\?', in: ['link'] }] }, ['exclude[0] drop']],
    ['one of several includes', { include: [{ words: ['usine'] }, { words: ['école'] }] }, ['include[1] keep']],
    ['none of the includes', { include: [{ words: ['usine'] }] }, ['include drop']],
    ['no include at all', { include: [] }, []],
    ['another language', { languages: ['en'] }, ['languages drop']],
    ['its language', { languages: ['en', 'fr'] }, []],
  ])('%s', (_, input, expected) => {
    expect(effects(input)).toEqual(expected);
  });

  it('keeps an item that names no language', () => {
    expect(effects({ languages: ['en'] }, item({ lang: null }))).toEqual([]);
  });
});

describe('labels and changes', () => {
  it('labels without dropping', () => {
    const outcome = applyRules(rules({ labels: [{ label: 'fire', when: { words: ['incendie'] } }] }), item());

    expect(outcome.labels).toEqual(['fire']);
    expect(outcome.trace).toEqual([{ rule: 'labels[0]', effect: 'label', detail: 'fire' }]);
  });

  it.each<[string, string, string, string]>([
    ['The post .* appeared first on .*', 'One. The post Two? Three. appeared first on Gazette.', 'One.', 'WordPress'],
    [
      "L'article .* est apparu en premier sur .*",
      'Un. L’article Deux est apparu en premier sur La Gazette',
      'Un.',
      'its French',
    ],
    ['\\(advertisement\\)', 'One (ADVERTISEMENT) two (advertisement) three', 'One two three', 'each place'],
    ['été$', 'Été en été', 'Été en', 'accents'],
    ['İzmir', 'A İzmir b', 'A b', 'a letter that is two in lower case'],
    ['nowhere', 'One  two', 'One  two', 'nothing, and then no space either'],
  ])('takes %j out of a text', (pattern, summary, expected) => {
    const plain = { pattern: pattern.replace("'", "[’']") };
    expect(applyRules(rules({ strip: [plain] }), item({ summary })).item.summary).toBe(expected);
  });

  it('names what a text is after the pattern was taken out, and leaves no title empty', () => {
    const strip = [{ pattern: '^gazette ?:? ?' }, { pattern: 'x', in: ['summary' as const] }];
    const outcome = (title: string) => applyRules(rules({ strip }), item({ title, summary: '' }));

    expect(outcome('Gazette: One x').trace).toEqual([{ rule: 'strip[0]', effect: 'change', detail: 'title: One x' }]);
    expect(outcome('Gazette').item.title).toBe('Gazette');
  });

  it('takes time in the size of a text, whatever the pattern finds in it', () => {
    const summary = 'ab'.repeat(5000);
    expect(applyRules(rules({ strip: [{ pattern: '(a|b)*c|b' }] }), item({ summary })).item.summary).toHaveLength(9980);
  });

  it('strips the tracking of others from the link on request, and nothing else', () => {
    expect(applyRules(rules({ stripTracking: true }), item()).item.link).toBe('https://gazette.example/1?id=7');
    expect(applyRules(rules({}), item()).item.link).toBe(item().link);
  });

  it('leaves the picture out on request', () => {
    expect(applyRules(rules({ image: 'none' }), item()).item.image).toBeNull();
  });
});

describe('hashtags', () => {
  it('are none without a rule, and at most as many as it says', () => {
    expect(hashtagsOf(undefined, ['a'])).toEqual([]);
    expect(hashtagsOf(rules({ hashtags: {} }), item().categories)).toEqual(['#FaitsDivers', '#Élections', '#Sport']);
    expect(hashtagsOf(rules({ hashtags: { max: 1 } }), item().categories)).toEqual(['#FaitsDivers']);
    expect(hashtagsOf(rules({ hashtags: { max: 0 } }), item().categories)).toEqual([]);
  });

  it('leave out numbers, sentences, doubles and what is not wanted', () => {
    const from = ['2026', 'one two three four five', 'Sport', 'SPORT', 'Mer', 'U.S. news'];
    expect(hashtagsOf(rules({ hashtags: { max: 9, never: ['mer'] } }), from)).toEqual(['#Sport', '#USNews']);
    expect(hashtagsOf(rules({ hashtags: { max: 9, only: ['mer'] } }), from)).toEqual(['#Mer']);
  });
});

describe('utm parameters', () => {
  const to = { network: 'bluesky', account: 'gazette', feed: 'une' };
  const utm = rules({ utm: { source: '{network}', medium: 'social', campaign: '{feed} & {account}' } });

  it.each([
    ['https://a.example/', 'https://a.example/?utm_source=bluesky&utm_medium=social&utm_campaign=une%20%26%20gazette'],
    [
      'https://a.example/?b=1#c',
      'https://a.example/?b=1&utm_source=bluesky&utm_medium=social&utm_campaign=une%20%26%20gazette#c',
    ],
    [
      'https://a.example/?UTM_Source=x&utm_medium=',
      'https://a.example/?UTM_Source=x&utm_medium=&utm_campaign=une%20%26%20gazette',
    ],
  ])('never overwrite: %s', (link, expected) => {
    expect(publishedLink(utm, link, to)).toBe(expected);
  });

  it('leave the link alone without a rule', () => {
    expect(publishedLink(undefined, 'https://a.example/?b=1', to)).toBe('https://a.example/?b=1');
  });
});

describe('the configuration', () => {
  it('reads durations and refuses what no rule can mean', () => {
    expect(rules({ maxAge: '36h' }).maxAge).toBe(36 * 3_600_000);
    for (const wrong of [
      { maxAge: '0h' },
      { maxAge: 'soon' },
      { exclude: [{}] },
      { exclude: [{ pattern: '(?=a)' }] },
      { exclude: [{ pattern: '(' }] },
      { maxPerDay: 0 },
      { approve: true },
    ])
      expect(FeedRules.safeParse(wrong).success).toBe(false);
  });
});

describe('patterns', () => {
  const test = (source: string, text: string) => {
    const reading = readPattern(source);
    if (reading.kind === 'fault') throw new Error(reading.message);
    return reading.pattern.test(text);
  };

  it.each([
    ['abc', 'xxABCxx', true],
    ['^abc', 'xabc', false],
    ['abc$', 'abcx', false],
    ['a.c', 'a\nc', false],
    ['a.c', 'aéc', true],
    ['colou?r', 'color', true],
    ['a{2,3}b', 'ab', false],
    ['a{2,3}b', 'aaab', true],
    ['^a{2}$', 'aaa', false],
    ['a{2,}', 'baaaa', true],
    ['(foo|bar)+baz', 'foobarbaz', true],
    ['(foo|bar)baz', 'foo baz', false],
    ['[a-c]x', 'bx', true],
    ['[^a-c]x', 'bx', false],
    ['[]x]', ']', true],
    ['[a\\]]', ']', true],
    ['\\d{4}', 'in 2026', true],
    ['\\bart\\b', 'Bonaparte', false],
    ['\\bart\\b', 'l’art moderne', true],
    ['\\Bpart', 'Bonaparte', true],
    ['é+', 'ÉÉ', true],
    ['\\.', 'a', false],
    ['a|b|', 'z', true],
    ['(?:ab)*c', 'c', true],
    ['🔥+', 'x🔥🔥', true],
    ['(a*)*b', 'aaac', false],
    ['x*?y', 'xxy', true],
    ['\\S\\s\\W', 'a !', true],
  ])('%s in %j: %s', (source, text, expected) => {
    expect(test(source, text)).toBe(expected);
  });

  it('agrees with the built-in engine on small cases', () => {
    const sources = ['a*b', '(a|b)*c', 'a?a?a?aaa', '[ab]{1,3}$', '^(ab|a)(bc|c)?$', '(a+)+b', 'a.b', '\\bab'];
    const texts = ['', 'a', 'b', 'ab', 'abc', 'aaa', 'aab', 'ba', 'cab', 'a b', 'abab', 'bbb c', 'acb'];
    for (const source of sources)
      for (const text of texts)
        expect([source, text, test(source, text)]).toEqual([source, text, new RegExp(source, 'i').test(text)]);
  });

  it('ends for what keeps other engines busy for years', () => {
    expect(test('(a+)+$', `${'a'.repeat(5000)}!`)).toBe(false);
    expect(test('(a|aa)+$', `${'a'.repeat(5000)}!`)).toBe(false);
    expect(test('(x+x+)+y', 'x'.repeat(5000))).toBe(false);
  });

  it.each([
    '',
    '(',
    ')',
    '[a',
    '*a',
    'a{101}',
    'a{3,2}',
    '(?=a)',
    '(?<!a)',
    '(?<n>a)',
    '\\1',
    '\\p',
    'a\\',
    '[z-a]',
    '((((a{99}){99}){99}){99})',
    'x'.repeat(501),
  ])('refuses %j', (source) => {
    expect(readPattern(source).kind).toBe('fault');
  });
});
