import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Content } from '../../lib/records/content.ts';
import { cutAtWord } from '../../lib/delivery/cut.ts';
import { measure } from '../../lib/delivery/measure.ts';
import { compose, recompose } from '../../lib/delivery/text.ts';
import { graphemeLength } from '../../lib/networks/counting.ts';
import { NETWORKS } from '../../lib/networks/names.ts';

const seeded = { seed: 20_160_714, numRuns: 300 };
/** For each network; there are many. */
const eachNetwork = { ...seeded, numRuns: 100 };
const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
const graphemesOf = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment);

const emoji = fc.constantFrom('🌊', '👩‍👩‍👧‍👦', '🇫🇷', '👍🏽', '❤️', '1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🧑🏿‍🚒');
const url = fc
  .tuple(
    fc.constantFrom('https://gazette.fr/', 'http://www.lemonde.fr/a/', 'https://t.co/'),
    fc.stringMatching(/^[a-z0-9]{1,60}$/),
  )
  .map((parts) => parts.join(''));
const word = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      'Crue',
      'à',
      'Paris',
      'l’été',
      'aujourd’hui',
      'fermées',
      '18:30',
      '10\u202F000',
      '«',
      '»',
      '—',
    ),
  },
  { weight: 2, arbitrary: emoji },
  { weight: 1, arbitrary: fc.array(emoji, { minLength: 2, maxLength: 80 }).map((all) => all.join('')) },
  { weight: 1, arbitrary: url },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '#Paris',
      '#été',
      '@mairie',
      'lemonde.fr',
      '日本語の文章はここで切れる',
      'été'.normalize('NFD'),
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }) },
  { weight: 1, arbitrary: fc.stringMatching(/^[a-zé]{1,400}$/) },
);
const writing = fc
  .array(fc.tuple(word, fc.constantFrom(' ', ' ', ' ', '\u00A0', ', ', '. ', '\n', '')), { maxLength: 80 })
  .map((pieces) => pieces.flat().join(''));
const template = fc.constantFrom(
  '{title} {link}',
  '{title}\n{link}',
  '{link} {title}',
  '{feed} : {title} {link} {hashtags}',
  '{title}\n\n{summary}\n\n{link} {hashtags}',
  'À lire : {title} ({link})',
);
const fields = fc.record({
  title: writing,
  link: fc.oneof(
    url,
    fc.tuple(url, fc.stringMatching(/^[a-z]{0,1500}$/)).map(([start, rest]) => `${start}?q=${rest}`),
  ),
  summary: fc.option(writing),
  hashtags: fc.array(fc.constantFrom('Paris', '#Seine', 'crue 2026', '🌊'), { maxLength: 8 }),
  feed: fc.constantFrom('La Une', 'Agenda', 'x'.repeat(400)),
});

describe.each(NETWORKS)('a text for %s, from any feed', (network) => {
  it('fits, keeps its link, and names every link and hashtag at its bytes', () => {
    fc.assert(
      fc.property(template, fields, (pattern, given) => {
        const { text, link, facets, tags, card, measure: length } = compose(network, pattern, given);
        const bytes = Buffer.from(text);

        expect(length).toEqual(measure(network, text));
        expect(length.fits).toBe(true);
        const whole = text.includes(given.link);
        expect(whole || facets.some(({ uri }) => uri === given.link)).toBe(true);
        for (const { start, end, uri } of facets) {
          const shown = bytes.subarray(start, end).toString();
          expect(shown === uri || (uri === given.link && shown.endsWith('…'))).toBe(true);
        }
        for (const { start, end, tag } of tags) expect(bytes.subarray(start, end).toString().slice(1)).toBe(tag);

        const content: Content = {
          account: `${network}:gazette`,
          ...{ text, link, facets, tags, card },
          media: [],
          langs: ['fr'],
          createdAt: '2026-11-22T17:30:00.000Z',
          providerKey: '3kabcdefghij2',
        };
        expect(Content.safeParse(content).error).toBeUndefined();
        expect(recompose(content, text).content).toEqual(content);
      }),
      eachNetwork,
    );
  });

  it('keeps each link whole or leaves it out, and so has no link that nobody wrote', () => {
    const links = (text: string) => text.match(/https?:\/\/[^\s…]+/g) ?? [];
    const plain = fc.array(fc.oneof(url, fc.constantFrom('Crue', 'à', 'Paris', '🌊')), { maxLength: 60 });
    fc.assert(
      fc.property(plain, url, (pieces, link) => {
        const { text } = compose(network, '{title} {link}', {
          ...{ title: pieces.join(' '), link, summary: null, hashtags: [], feed: '' },
        });

        for (const found of links(text)) expect([...pieces, link]).toContain(found);
      }),
      eachNetwork,
    );
  });
});

describe('a text that is cut', () => {
  const limits = fc.integer({ min: 0, max: 120 });
  const upTo = (limit: number) => (text: string) => graphemeLength(text) <= limit;

  it('is within its limit, begins like the whole text, and never splits a character', () => {
    fc.assert(
      fc.property(writing, limits, (text, limit) => {
        const cut = cutAtWord(text, upTo(limit));

        if (cut === text) return;
        expect(graphemeLength(cut)).toBeLessThanOrEqual(limit);
        const kept = graphemesOf(cut.replace(/ ?…$/u, ''));
        expect(kept).toEqual(graphemesOf(text).slice(0, kept.length));
      }),
      { ...seeded, numRuns: 1000 },
    );
  });

  it('never splits a link', () => {
    const pieces = fc.array(fc.oneof(url, fc.constantFrom('Crue', 'à', '🌊')), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(pieces, limits, (all, limit) => {
        const links = cutAtWord(all.join(' '), upTo(limit)).match(/https?:\/\/\S+/g) ?? [];

        for (const link of links) expect(all).toContain(link);
      }),
      { ...seeded, numRuns: 1000 },
    );
  });

  it('is not cut a second time', () => {
    fc.assert(
      fc.property(writing, limits, (text, limit) => {
        const cut = cutAtWord(text, upTo(limit));

        if (upTo(limit)(cut)) expect(cutAtWord(cut, upTo(limit))).toBe(cut);
      }),
      seeded,
    );
  });

  it('ends after a whole word and leaves no place for the next one', () => {
    const words = fc.array(fc.stringMatching(/^[a-zé]{1,12}$/), { minLength: 30, maxLength: 60 });
    fc.assert(
      fc.property(words, fc.integer({ min: 30, max: 60 }), (all, limit) => {
        const cut = cutAtWord(all.join(' '), upTo(limit));
        if (cut === all.join(' ')) return;
        const kept = cut.slice(0, -1).split(' ');

        expect(kept).toEqual(all.slice(0, kept.length));
        expect(graphemeLength(cut) + 1 + graphemeLength(all[kept.length] ?? '')).toBeGreaterThan(limit);
      }),
      seeded,
    );
  });

  it('of a title as long as a book ends, by each way to count', () => {
    const title = 'La Seine monte @mairie #crue lemonde.fr https://gazette.fr/x '.repeat(20_000);
    for (const network of ['sandbox', 'bluesky', 'x', 'threads', 'telegram'] as const) {
      const item = { title, link: 'https://gazette.fr/', summary: title, hashtags: [], feed: '' };
      expect(compose(network, '{title} {link}', item).measure.fits).toBe(true);
    }
  });
});
