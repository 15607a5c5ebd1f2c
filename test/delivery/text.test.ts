import { describe, expect, it } from 'vitest';
import { contentHash, type Content } from '../../lib/records/content.ts';
import { cutAtWord } from '../../lib/delivery/cut.ts';
import { blocks, inspect } from '../../lib/delivery/inspect.ts';
import { measure } from '../../lib/delivery/measure.ts';
import { compose, recompose, type Fields } from '../../lib/delivery/text.ts';
import { graphemeLength } from '../../lib/networks/counting.ts';
import { NETWORKS, type NetworkName } from '../../lib/networks/names.ts';

const fields: Fields = {
  title: 'Crue à Paris : les berges ferment',
  link: 'https://gazette.fr/berges?id=1',
  summary: null,
  hashtags: [],
  feed: 'La Une',
};
const kinds = (network: NetworkName, text: string) => inspect(network, text).map(({ kind }) => kind);
const underlined = (text: string, facets: { start: number; end: number }[]) =>
  facets.map(({ start, end }) => Buffer.from(text).subarray(start, end).toString());

describe('the length of a text on X', () => {
  it.each([
    ['abc', 3],
    ['日本', 4],
    ['…', 2],
    ['’', 1],
    ['👩‍👩‍👧‍👦', 2],
    ['🇫🇷', 2],
    ['👍🏽', 2],
    ['a https://gazette.fr/une?id=1', 25],
    [`https://gazette.fr/${'x'.repeat(300)}`, 23],
    ['lemonde.fr', 23],
    ['é'.normalize('NFD').repeat(140), 140],
    ['http://localhost:80/x', 21],
  ])('of %j is %d', (text, used) => {
    expect(measure('x', text)).toEqual({ used, limit: 280, unit: 'weighted', fits: used <= 280 });
  });
});

describe('the length of a text elsewhere', () => {
  it('is 300 graphemes and 3,000 bytes on Bluesky, and both must fit', () => {
    const family = '👩‍👩‍👧‍👦';

    expect(measure('bluesky', 'é'.repeat(300))).toMatchObject({ used: 300, fits: true, secondary: { used: 600 } });
    expect(measure('bluesky', 'é'.repeat(301))).toMatchObject({ used: 301, fits: false });
    expect(measure('bluesky', family.repeat(120))).toEqual({
      used: 120,
      limit: 300,
      unit: 'graphemes',
      fits: true,
      secondary: { used: 3000, limit: 3000, unit: 'bytes' },
    });
    expect(measure('bluesky', family.repeat(121))).toMatchObject({ used: 121, fits: false });
    expect(inspect('bluesky', family.repeat(121))).toEqual([{ kind: 'too-long', used: 3025, limit: 3000 }]);
  });

  it('is 500 on the sandbox, as on Mastodon: with 23 for a link and no server in a mention', () => {
    expect(measure('sandbox', `a https://gazette.fr/${'x'.repeat(600)}`).used).toBe(25);
    expect(measure('sandbox', 'lemonde.fr').used).toBe(10);
    expect(measure('sandbox', 'salut @lea@gazette.example !').used).toBe(12);
    expect(measure('sandbox', '👩‍👩‍👧‍👦').used).toBe(1);
  });
});

describe('a composed text', () => {
  it.each(NETWORKS)('has the title and the link on %s', (network) => {
    const composed = compose(network, '{title} {link}', fields);

    expect(composed.text).toBe('Crue à Paris : les berges ferment https://gazette.fr/berges?id=1');
    expect(composed).toMatchObject({ cut: false, link: fields.link, warnings: [], measure: { fits: true } });
  });

  it('repairs line breaks and runs of spaces, and leaves no gap for a missing field', () => {
    const messy = { ...fields, title: '  Crue \r\n\t à\u2028Paris ', summary: null };

    expect(compose('x', '{title}\n\n{summary}\n\n{link}  {hashtags}', messy).text).toBe(
      'Crue à Paris\n\nhttps://gazette.fr/berges?id=1',
    );
    expect(compose('x', '{title} {link}', { ...messy, link: null }).text).toBe('Crue à Paris');
  });

  it('writes hashtags in the form that networks read', () => {
    const tagged = { ...fields, hashtags: ['#Paris', 'crue de la Seine', '2026', '#', 'Île-de-France'] };

    expect(compose('x', '{hashtags}', tagged).text).toBe('#Paris #cruedelaSeine #ÎledeFrance');
  });

  it('does not fill in a placeholder that stands in a title', () => {
    expect(compose('x', '{title} {link}', { ...fields, title: 'Le {link} et {summary} $& $1' }).text).toBe(
      'Le {link} et {summary} $& $1 https://gazette.fr/berges?id=1',
    );
  });

  it('names links and hashtags by bytes on Bluesky, and makes no mention of a name', () => {
    const title = 'Crue « à » Paris 🌊 (https://gazette.fr/a_(b)) @mairie, #Seine.';
    const { text, facets, tags, warnings } = compose('bluesky', '{title} {link} {hashtags}', {
      ...fields,
      title,
      hashtags: ['Paris'],
    });

    expect(underlined(text, facets)).toEqual(['https://gazette.fr/a_(b)', 'https://gazette.fr/berges?id=1']);
    expect(facets.map(({ uri }) => uri)).toEqual(underlined(text, facets));
    expect(underlined(text, tags)).toEqual(['#Seine', '#Paris']);
    expect(warnings).toEqual([]);
  });

  it('keeps the last character of its own link, even a punctuation mark', () => {
    const link = 'https://gazette.fr/qui_est_(la)_seine?!';
    const { text, facets } = compose('bluesky', '{title}: {link}.', { ...fields, link });

    expect(underlined(text, facets)).toEqual([link]);
  });

  it('brings a card where the network makes none itself', () => {
    const summary = 'Les quais bas. '.repeat(100);
    const card = (network: NetworkName) => compose(network, '{title} {link}', { ...fields, summary }).card;

    expect(card('x')).toBeNull();
    expect(card('bluesky')).toMatchObject({ url: fields.link, title: fields.title, image: null });
    expect(graphemeLength(card('bluesky')?.description ?? '')).toBeLessThanOrEqual(300);
    expect(compose('bluesky', '{title}', { ...fields, link: null }).card).toBeNull();
  });
});

describe('a text that is too long', () => {
  const long = {
    ...fields,
    title: 'La Seine monte encore. '.repeat(200),
    summary: 'Les quais bas ferment. '.repeat(200),
  };

  it.each(NETWORKS)('loses its summary first, then its hashtags, then its title, on %s', (network) => {
    const some = { ...fields, summary: long.summary, hashtags: ['Paris', 'Seine'] };
    const { text, cut, measure: length } = compose(network, '{title} {summary} {hashtags} {link}', some);

    expect(cut).toBe(true);
    expect(length.fits).toBe(true);
    expect(length.used).toBeGreaterThan(length.limit - 25);
    expect(text).toMatch(
      /^Crue à Paris : les berges ferment Les quais .*… #Paris #Seine https:\/\/gazette\.fr\/berges\?id=1$/,
    );
  });

  it.each(NETWORKS)('ends its title at a word with an ellipsis and keeps its link on %s', (network) => {
    const { text, measure: length } = compose(network, '{title} {link} {hashtags}', { ...long, hashtags: ['Paris'] });

    expect(length.fits).toBe(true);
    expect(text).toMatch(/(Seine|monte|encore|La)… https:\/\/gazette\.fr\/berges\?id=1$/);
  });

  it('keeps the link when the text of the template alone is too long', () => {
    const template = `${'Édition spéciale. '.repeat(30)}{title} {link}`;

    expect(compose('x', template, fields).text).toBe(
      'Crue à Paris : les berges ferment https://gazette.fr/berges?id=1',
    );
  });

  it('shows a very long link short on Bluesky, where it still leads to the whole address', () => {
    const link = `https://www.gazette.fr/une/${'tres-long-'.repeat(60)}`;
    const { text, facets, measure: length } = compose('bluesky', '{title} {link}', { ...fields, link });

    expect(length.fits).toBe(true);
    expect(text).toBe('Crue à Paris : les berges ferment gazette.fr/une/tres-long-tres-long-tres-…');
    expect(facets.map(({ uri }) => uri)).toEqual([link]);
    expect(underlined(text, facets)).toEqual(['gazette.fr/une/tres-long-tres-long-tres-…']);
  });
});

describe('a text that is cut', () => {
  const upTo = (limit: number) => (text: string) => graphemeLength(text) <= limit;

  it.each([
    ['Bonjour tout le monde', 12, 'Bonjour…'],
    ['Bonjour tout le monde', 13, 'Bonjour tout…'],
    ['Bonjour tout le monde', 21, 'Bonjour tout le monde'],
    ['Bonjour, tout le monde', 10, 'Bonjour…'],
    ['Il dit « bonjour » et part', 11, 'Il dit…'],
    ['Il y a 10\u202F000 morts', 10, 'Il y a…'],
    ['Anticonstitutionnellement', 10, 'Anticonst…'],
    ['日本語の文章はここで切れる', 6, '日本語の…'],
    ['abc 👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 7, 'abc 👩‍👩‍👧‍👦👩‍👩‍👧‍👦…'],
    ['voir https://gazette.fr/une ici', 29, 'voir https://gazette.fr/une …'],
    ['voir https://gazette.fr/une ici', 28, 'voir…'],
    ['voir https://gazette.fr/une ici', 12, 'voir…'],
    ['https://gazette.fr/une ici', 12, ''],
    ['suivez @gazette_officielle ici', 20, 'suivez…'],
    ['', 0, ''],
  ])('makes %j, at most %d characters, %j', (text, limit, cut) => {
    expect(cutAtWord(text, upTo(limit))).toBe(cut);
  });
});

describe('a warning about a text', () => {
  it('is given for a mention where the network would notify somebody, and nowhere else', () => {
    const text = 'Merci @mairie et .@lea, pas lea@gazette.example';

    expect(inspect('x', text)).toEqual([
      { kind: 'mention', text: '@mairie', index: 6 },
      { kind: 'mention', text: '@lea', index: 18 },
    ]);
    expect(kinds('x', 'Merci ＠mairie')).toContain('mention');
    expect(kinds('bluesky', text)).toEqual([]);
    expect(kinds('x', 'https://gazette.fr/@lea')).toEqual([]);
  });

  it('is given for a domain that X would turn into a link', () => {
    expect(inspect('x', 'dit lemonde.fr ce soir')).toEqual([{ kind: 'bare-domain', text: 'lemonde.fr', index: 4 }]);
    expect(kinds('bluesky', 'dit lemonde.fr ce soir')).toEqual([]);
  });

  it.each([
    ['\u200B', 'invisible', 'U+200B'],
    ['\u200D', 'invisible', 'U+200D'],
    ['\u2060', 'invisible', 'U+2060'],
    ['\uFEFF', 'invisible', 'U+FEFF'],
    ['\u00AD', 'invisible', 'U+00AD'],
    ['\u2800', 'invisible', 'U+2800'],
    ['\u{E0041}', 'invisible', 'U+E0041'],
    ['\uE000', 'invisible', 'U+E000'],
    ['\u0000', 'invisible', 'U+0000'],
    ['\t', 'invisible', 'U+0009'],
    ['\u2028', 'invisible', 'U+2028'],
    ['\uFFFF', 'invisible', 'U+FFFF'],
    ['\uFE0F', 'invisible', 'U+FE0F'],
    ['\u202E', 'bidi', 'U+202E'],
    ['\u2066', 'bidi', 'U+2066'],
    ['\u200F', 'bidi', 'U+200F'],
  ])('is given for the character %j, and it blocks approval', (character, kind, name) => {
    const found = inspect('sandbox', `Le 🌊 quai${character}bas`);

    expect(found).toEqual([{ kind, name, index: 10 }]);
    expect(found.every(blocks)).toBe(true);
  });

  it.each([
    '👩‍👩‍👧‍👦',
    '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    '❤️',
    '1️⃣',
    '👍🏽',
    '🏳️‍🌈',
    '☎︎',
    'می‌روم',
    'क्‍ष',
    '葛󠄀',
    'ligne\nligne',
    'l’été',
    '10 000',
    'Ω',
    'Москва',
  ])('is not given for %s, which is ordinary writing', (text) => {
    expect(inspect('sandbox', text)).toEqual([]);
  });

  it('is given for a word in two scripts, and does not block approval', () => {
    const [warning] = inspect('bluesky', 'compte pаypal ici');

    expect(warning).toEqual({ kind: 'mixed-scripts', text: 'pаypal', index: 7 });
    expect(warning && blocks(warning)).toBe(false);
  });

  it('is given for a link that leads to another host than it seems', () => {
    expect(inspect('bluesky', 'https://gazette.fr@evil.example/')).toEqual([
      { kind: 'odd-link', text: 'https://gazette.fr@evil.example/', index: 0, host: 'evil.example' },
    ]);
    expect(inspect('bluesky', 'https://pаypal.com/')).toContainEqual(
      expect.objectContaining({ kind: 'odd-link', host: 'xn--pypal-4ve.com' }),
    );
  });

  it('is given for a text that does not fit', () => {
    expect(inspect('x', 'a'.repeat(281))).toEqual([{ kind: 'too-long', used: 281, limit: 280 }]);
  });
});

describe('an edited text', () => {
  const composed = compose('bluesky', '{title} {link}', fields);
  const content: Content = {
    account: 'bluesky:gazette',
    text: composed.text,
    link: composed.link,
    facets: composed.facets,
    tags: composed.tags,
    card: composed.card,
    media: [],
    langs: ['fr'],
    createdAt: '2026-11-22T17:30:00.000Z',
    providerKey: '3kabcdefghij2',
  };

  it('that is the same text leaves the content as it was', () => {
    expect(contentHash(recompose(content, content.text).content)).toBe(contentHash(content));
  });

  it('gets its links and hashtags at their new places, and all else stays as it was', () => {
    const { content: edited } = recompose(content, `Été 🌊 #Paris ${content.text}`);

    expect(underlined(edited.text, edited.facets)).toEqual([fields.link]);
    expect(underlined(edited.text, edited.tags)).toEqual(['#Paris']);
    expect({ ...edited, text: '', facets: [], tags: [] }).toEqual({ ...content, text: '', facets: [], tags: [] });
    expect(contentHash(edited)).not.toBe(contentHash(content));
  });

  it('loses a link that was taken out, and gets a link that was lengthened', () => {
    expect(recompose(content, 'Crue à Paris').content.facets).toEqual([]);
    const longer = recompose(content, `${content.text}23`).content;
    expect(longer.facets.map(({ uri }) => uri)).toEqual(['https://gazette.fr/berges?id=123']);
  });

  it('keeps a link that it shows short', () => {
    const link = `https://gazette.fr/${'tres-long-'.repeat(60)}`;
    const short = compose('bluesky', '{title} {link}', { ...fields, link });
    const { content: edited } = recompose({ ...content, ...pick(short) }, `Oui : ${short.text}`);

    expect(edited.facets.map(({ uri }) => uri)).toEqual([link]);
  });

  it('is measured, with its warnings', () => {
    const { measure: length, warnings } = recompose(content, `${'a'.repeat(300)}\u200B`);

    expect(length).toMatchObject({ used: 301, fits: false });
    expect(warnings.map(({ kind }) => kind).sort()).toEqual(['invisible', 'too-long']);
  });

  it('gets plain line ends for those of a web form', () => {
    expect(recompose(content, 'Un\r\ndeux\rtrois').content.text).toBe('Un\ndeux\ntrois');
  });
});

const pick = ({ text, link, facets, tags, card }: ReturnType<typeof compose>) => ({ text, link, facets, tags, card });
