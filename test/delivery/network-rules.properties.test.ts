/** Texts as the networks' own libraries read them: twitter-text of X, RichText and the lexicon of Bluesky. */
import { AppBskyFeedPost, RichText } from '@atproto/api';
import fc from 'fast-check';
import twitter from 'twitter-text';
import { describe, expect, it } from 'vitest';
import { applyRules } from '../../lib/feed/rules.ts';
import { inspect } from '../../lib/delivery/inspect.ts';
import { compose, recompose, type Fields } from '../../lib/delivery/text.ts';
import { unseenIn } from '../../lib/networks/unseen.ts';
import { weightOf } from '../../lib/networks/weight.ts';
import type { Content } from '../../lib/records/content.ts';
import { contentFor } from '../adapters/networks/content.ts';
import { feedItem } from '../world.ts';

const seeded = { seed: 20_161_201, numRuns: 400 };
const LINK = 'https://gazette.fr/berges?id=1';
const fields: Fields = { title: 'Crue à Paris 🌊', link: LINK, summary: null, hashtags: [], feed: 'La Une' };

type Parts = Pick<Content, 'text' | 'facets' | 'tags'>;

/** The record as Bluesky's own library sees it. */
const onBluesky = ({ text, facets, tags }: Parts) => {
  const named = [
    ...facets.map(({ start, end, uri }) => ({ start, end, feature: { $type: 'app.bsky.richtext.facet#link', uri } })),
    ...tags.map(({ start, end, tag }) => ({ start, end, feature: { $type: 'app.bsky.richtext.facet#tag', tag } })),
  ].sort((a, b) => a.start - b.start);
  const inRecord = named.map(({ start, end, feature }) => ({
    index: { byteStart: start, byteEnd: end },
    features: [feature],
  }));
  const record = { $type: 'app.bsky.feed.post', text, createdAt: '2026-11-22T17:30:00.000Z', facets: inRecord };
  const segments = [...new RichText({ text, facets: inRecord }, { cleanNewlines: false }).segments()];
  return {
    valid: AppBskyFeedPost.validateRecord(record),
    links: segments.flatMap(({ text: shown, link }) => (link === undefined ? [] : [{ shown, uri: link.uri }])),
    tags: segments.flatMap(({ text: shown, tag }) => (tag === undefined ? [] : [{ shown, tag: tag.tag }])),
  };
};

const BESIDE = [
  '—suite',
  '）',
  '|',
  '…',
  '»',
  '”',
  '’',
  '·',
  '-suite',
  '_',
  '/',
  '2',
  'é',
  '（',
  '、',
  '。',
  ')',
  '.',
  '?',
  '&x',
  '#x',
  '@x',
  '%',
  '🌊',
  '：',
];

describe('the link of an item', () => {
  it.each([
    '{link}—suite',
    '（{link}）',
    '{link}|{feed}',
    '{feed}|{link}|{title}',
    '{title}：{link}',
    '«{link}»',
    '“{link}”',
    '[{title}]({link})',
    '{link}-suite',
    '{link}/{feed}',
    '{link}?',
    '{link}…{title}',
    '{link}{hashtags}',
    '{link}@gazette',
    '{link}🌊{title}',
    '{title}{link}',
    '{link}{link}',
    'voir:{link},{feed}',
    '{link}\n{title}',
  ])('in %j leads on Bluesky to itself and to nothing longer', (template) => {
    const composed = compose('bluesky', template, { ...fields, hashtags: ['Paris'] });
    const seen = onBluesky(composed);

    expect(seen.valid).toMatchObject({ success: true });
    expect(seen.links.length).toBe(template.split('{link}').length - 1);
    for (const link of seen.links) expect(link).toEqual({ shown: LINK, uri: LINK });
  });

  it('leads there whatever stands beside it, and after an edit elsewhere in the text', () => {
    const beside = fc.constantFrom(...BESIDE, '', ' ');
    const edit = fc.constantFrom('', 'Oui : ', '🌊 ', 'https://a.example/x ');
    fc.assert(
      fc.property(beside, beside, edit, (before, after, added) => {
        const composed = compose('bluesky', `{title} ${before}{link}${after} {feed}`, fields);
        const content = contentFor('bluesky:gazette', { ...composed, link: LINK, card: null, ...partsOf(composed) });
        const edited = recompose(content, `${added}${composed.text} fin`).content;

        expect(onBluesky(composed).links).toEqual([{ shown: LINK, uri: LINK }]);
        expect(onBluesky(edited).links.filter(({ uri }) => uri === LINK)).toEqual([{ shown: LINK, uri: LINK }]);
        expect(onBluesky(edited).valid).toMatchObject({ success: true });
      }),
      seeded,
    );
  });

  it('is found by X as it is, whatever stands beside it', () => {
    const beside = fc.constantFrom(...BESIDE, '', ' ', 'x');
    fc.assert(
      fc.property(beside, beside, (before, after) => {
        const { text } = compose('x', `{title} ${before}{link}${after} {feed}`, fields);

        expect(twitter.extractUrls(text)).toEqual([LINK]);
      }),
      seeded,
    );
  });

  it('gets a space beside it on X only where it needs one', () => {
    const on = (template: string) => compose('x', template, fields).text;

    expect(on('{link}|{feed}')).toBe(`${LINK} |La Une`);
    expect(on('suite{link}')).toBe(`suite ${LINK}`);
    expect(on('（{link}）—{feed}')).toBe(`（${LINK}）—La Une`);
  });
});

const partsOf = ({ text, facets, tags }: Parts): Parts => ({ text, facets, tags });

describe('a name that X would notify', () => {
  const FORMS = [
    ...['@lea', '.@lea', 'RT@lea', 'RT:@lea', 'rt @lea', '-@lea', '“@lea”', '(@lea)', 'é@lea', '／@lea', '«@lea»'],
    ...[
      '＠lea',
      '@lea_1',
      '@lea!',
      '@lea…',
      '@lea’s',
      '\n@lea',
      '🌊@lea',
      '日@lea',
      ';@lea',
      '@lea-',
      '@lea.fr',
      '@lea:',
    ],
    ...[
      'a@lea',
      'lea@gazette.fr',
      '@lea@gazette.fr',
      '@é',
      '@',
      '@@lea',
      '#@lea',
      '@lea/liste',
      'https://a.fr/@lea',
      '_@lea',
    ],
  ];
  const named = (text: string) =>
    inspect('x', text).flatMap((warning) => (warning.kind === 'mention' ? [warning] : []));

  it.each(FORMS)('is named to the approver in %j as the library of X finds it', (form) => {
    const text = `Merci ${form}`;
    const wanted = twitter.extractUrls(text).length > 0 ? [] : twitter.extractMentions(text);

    expect(named(text).map(({ text: name }) => name.slice(1))).toEqual(wanted);
    for (const { text: name, index } of named(text)) expect(text.slice(index, index + name.length)).toBe(name);
  });

  it('is named each time that it stands there, in any text', () => {
    const pieces = fc.array(fc.constantFrom(...FORMS, ' ', 'Crue', '.', ', '), { maxLength: 12 });
    fc.assert(
      fc.property(pieces, (all) => {
        const text = all.filter((piece) => !piece.includes('://')).join('');
        fc.pre(twitter.extractUrls(text).length === 0);

        expect(named(text).map(({ text: name }) => name.slice(1))).toEqual(twitter.extractMentions(text));
      }),
      seeded,
    );
  });
});

describe('a hashtag', () => {
  const words = fc.stringMatching(/^[a-zàéîœß]{1,90}$/);

  it('of more characters than Bluesky takes is none, and the record is valid', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 4 }), words, (hashtags, written) => {
        const composed = compose('bluesky', '{title} {hashtags} {link}', { ...fields, title: `#${written}`, hashtags });
        const seen = onBluesky(composed);

        expect(seen.valid).toMatchObject({ success: true });
        for (const { shown, tag } of seen.tags) expect(shown).toBe(`#${tag}`);
        expect(seen.tags.some(({ tag }) => tag === written)).toBe(
          written.length <= 64 && composed.text.includes(`#${written} `),
        );
      }),
      seeded,
    );
  });

  it('of 64 characters is one, also when each of them is an accent of its own', () => {
    const tag = 'e\u0301'.repeat(64);
    const tagsOf = (hashtag: string) => onBluesky(compose('bluesky', '{hashtags}', { ...fields, hashtags: [hashtag] }));

    expect(tagsOf(tag)).toMatchObject({ tags: [{ tag }], valid: { success: true } });
    expect(tagsOf(`${tag}e`)).toMatchObject({ tags: [], valid: { success: true } });
  });
});

describe('a character of good faith that does not show', () => {
  const hidden = fc.constantFrom('\u00AD', '\u200B', '\u2060', '\uFEFF', '\u200C', '\u200D');
  const letters = fc.constantFrom('Cr', 'ue', ' ', 'à', 'Pa', 'ris', ', ');

  it('is taken out of what is composed, and nothing else is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(letters, fc.option(hidden, { nil: '' })), { minLength: 1, maxLength: 20 }),
        (all) => {
          const given = all.flat().join('');
          const plain = all.map(([letter]) => letter).join('');
          const composed = (title: string) =>
            compose('bluesky', 'À lire : {title} {link}', { ...fields, title, summary: title });

          expect(composed(given)).toEqual(composed(plain));
          expect(composed(given).warnings).toEqual([]);
        },
      ),
      seeded,
    );
  });

  it.each(['👩‍👩‍👧‍👦', '🏳‍🌈', '🧑🏽‍⚕', 'می‌روم', 'क्‍ष'])('stays in %s, which needs it', (title) => {
    expect(compose('bluesky', '{title}', { ...fields, title }).text).toBe(title);
  });

  it.each(['\u202E', '\u2066', '\u{E0041}', '\uE000'])(
    'but %j, which deceives, stays for the approver to see',
    (bad) => {
      const { text, warnings } = compose('bluesky', '{title}', { ...fields, title: `Crue${bad}à Paris` });

      expect(text).toContain(bad);
      expect(warnings).toHaveLength(1);
    },
  );

  it('hides no word from a filter', () => {
    const rules = { exclude: [{ words: ['loterie'], in: ['title' as const] }] };
    const hit = applyRules(rules, feedItem('loterie', 'La lo\u00ADte\u200Brie du soir', 0));

    expect(hit.trace).toContainEqual(expect.objectContaining({ rule: 'exclude[0]', effect: 'drop' }));
  });
});

describe('an emoji without its variation selector', () => {
  const people = ['🧑', '👩', '👨'];
  const tones = ['', '🏻', '🏼', '🏽', '🏾', '🏿'];
  const jobs = ['⚕', '⚖', '✈', '🌾', '🍳', '🎓', '🚒'];
  const others = ['❤', '☎', '☺', '✂', '⚠', '1⃣', '#⃣', '🏳‍🌈', '🏳‍⚧', '🏴‍☠', '👁‍🗨', '⛹🏽‍♂', '🕵🏽‍♀', '🕵‍♂', '❤‍🔥', '⛓‍💥', '☝🏽'];
  const all = [
    ...people.flatMap((who) => tones.flatMap((tone) => jobs.map((job) => `${who}${tone}\u200D${job}`))),
    ...others,
  ];

  it('is an emoji: nothing in it is called unseen', () => {
    for (const emoji of all) expect([emoji, unseenIn(`a${emoji}b`)]).toEqual([emoji, []]);
  });

  it('weighs in the browser no less than X says', () => {
    for (const emoji of all) expect(weightOf(emoji)).toBeLessThanOrEqual(twitter.parseTweet(emoji).weightedLength);
  });
});
