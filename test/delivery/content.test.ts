import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, Content, contentHash, providerKey, type Media } from '../../lib/records/content.ts';

const link = 'https://gazette.example/berges';
const text = `Crue à Paris ${link}`;
const start = Buffer.byteLength('Crue à Paris ');
const image: Media = {
  url: 'https://gazette.example/quais.png',
  sha256: 'a'.repeat(64),
  type: 'image/png',
  bytes: 10,
  width: 600,
  height: 315,
  alt: 'Les quais',
};
const content: Content = {
  account: 'bluesky:gazette',
  text,
  link,
  facets: [{ start, end: start + link.length, uri: link }],
  tags: [],
  card: { url: link, title: 'Les berges', description: '', image },
  media: [],
  langs: ['fr'],
  createdAt: '2026-11-22T17:30:00.000Z',
  providerKey: '3kabcdefghij2',
};

describe('the hash of a content', () => {
  it('is the hash of its canonical JSON, which this test writes by hand', () => {
    const small = { ...content, facets: [], card: null };
    const canonical =
      '{"account":"bluesky:gazette","card":null,"facets":[],"langs":["fr"],' +
      '"link":"https://gazette.example/berges","media":[],"providerKey":"3kabcdefghij2","tags":[],' +
      '"text":"Crue à Paris https://gazette.example/berges"}';

    expect(canonicalJson(small)).toBe(canonical);
    expect(contentHash(small)).toBe(createHash('sha256').update(canonical).digest('hex'));
  });

  it('does not depend on the order of the fields', () => {
    const turned = Object.fromEntries(Object.entries(content).toReversed()) as Content;

    expect(contentHash(turned)).toBe(contentHash(content));
    expect(contentHash(structuredClone(content))).toBe(contentHash(content));
  });

  it.each<[string, Content]>([
    ['the account', { ...content, account: 'bluesky:other' }],
    ['one letter', { ...content, text: text.replace('Crue', 'crue') }],
    ['the link', { ...content, link: `${link}/` }],
    ['a facet', { ...content, facets: [{ start, end: start + link.length, uri: `${link}?x` }] }],
    ['no facet', { ...content, facets: [] }],
    ['a tag', { ...content, tags: [{ start: 0, end: 4, tag: 'Crue' }] }],
    ['the words of the card', { ...content, card: { ...content.card!, title: 'Les  berges' } }],
    [
      'the picture of the card',
      { ...content, card: { ...content.card!, image: { ...image, sha256: 'b'.repeat(64) } } },
    ],
    ['its alt text', { ...content, card: { ...content.card!, image: { ...image, alt: '' } } }],
    ['the card', { ...content, card: null }],
    ['a picture', { ...content, media: [image] }],
    ['the language', { ...content, langs: [] }],
    ['the key', { ...content, providerKey: '3kabcdefghij3' }],
  ])('changes with %s', (_, other) => {
    expect(contentHash(other)).not.toBe(contentHash(content));
  });

  it('does not change with the time, which is that of sending', () => {
    expect(contentHash({ ...content, createdAt: '2026-11-22T17:30:00.001Z' })).toBe(contentHash(content));
  });

  it('differs for composed and decomposed letters, because their bytes differ', () => {
    const facets: Content['facets'] = [];

    expect(contentHash({ ...content, facets, text: 'été'.normalize('NFD') })).not.toBe(
      contentHash({ ...content, facets, text: 'été'.normalize('NFC') }),
    );
  });

  it.each<[string, object]>([
    ['half a surrogate pair', { text: 'a\uD83D', facets: [] }],
    ['a facet past the end', { facets: [{ start, end: 500, uri: link }] }],
    ['a facet within a letter', { facets: [{ start: 6, end: 9, uri: link }] }],
    [
      'facets that overlap',
      {
        facets: [
          { start: 0, end: 4, uri: link },
          { start: 3, end: 5, uri: link },
        ],
      },
    ],
    ['an empty facet', { facets: [{ start: 4, end: 4, uri: link }] }],
    ['a link that runs a script', { link: 'javascript:alert(1)' }],
    ['a key that is no TID', { providerKey: 'delivery-1' }],
    ['a time without milliseconds', { createdAt: '2026-11-22T17:30:00Z' }],
    ['a field that nobody hashes by name', { colour: 'red' }],
  ])('does not exist for %s', (_, wrong) => {
    const odd = { ...content, ...wrong };

    expect(Content.safeParse(odd).success).toBe(false);
    expect(() => contentHash(odd)).toThrow();
  });
});

describe('the provider key', () => {
  const at = Date.UTC(2026, 10, 22, 17, 30);
  const digits = '234567abcdefghijklmnopqrstuvwxyz';
  const number = (key: string): bigint =>
    Array.from(key).reduce((sum, digit) => sum * 32n + BigInt(digits.indexOf(digit)), 0n);

  it('never changes for one delivery: these two values are fixed', () => {
    expect(providerKey('delivery-1', at)).toBe('3n2w5cc7m2jcn');
    expect(providerKey('delivery-2', at)).toBe('3n2w5cvckk7fe');
  });

  it('is a valid TID of a time in the last 68 seconds before the delivery, never after it', () => {
    const times = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2200, 0) });
    fc.assert(
      fc.property(fc.string(), times, (id, time) => {
        const key = providerKey(id, time);
        const micros = number(key) >> 10n;
        expect(key).toMatch(/^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/);
        expect(micros).toBeLessThanOrEqual(BigInt(time) * 1000n);
        expect(micros).toBeGreaterThan(BigInt(time - 68_000) * 1000n);
      }),
      { seed: 14 },
    );
  });

  it('differs for 20,000 deliveries of one millisecond', () => {
    const keys = new Set(Array.from({ length: 20_000 }, (_, n) => providerKey(`draft-${n}/bluesky:gazette`, at)));

    expect(keys.size).toBe(20_000);
  });

  it.each([NaN, -1, 1.5, Infinity, Number.MAX_SAFE_INTEGER])('does not exist for the time %d', (time) => {
    expect(() => providerKey('delivery-1', time)).toThrow(RangeError);
  });
});
