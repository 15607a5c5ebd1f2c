import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFeed } from '../../lib/feed/document.ts';
import { HOSTILE, item, repeat } from './hostile.ts';

describe('hostile documents end', () => {
  it.each(Object.entries(HOSTILE))('%s', async (_, document) => {
    const reading = await readFeed(Buffer.from(document), null, null);

    expect(['feed', 'fault']).toContain(reading.kind);
  });

  it('reads no more elements than five thousand items can need, not counting unescaped HTML', async () => {
    const tags = '<b></b>'.repeat(300_001);
    const inItem = Buffer.from(`<rss><channel><item>${tags}</item></channel></rss>`);
    const inText = Buffer.from(item(tags));

    expect(await readFeed(inItem, null, null)).toMatchObject({ kind: 'fault', reason: 'too-complex' });
    expect(await readFeed(inText, null, null)).toMatchObject({ kind: 'feed' });
  });

  it('reads no more JSON values than five thousand items can need, not counting what stands in a text', async () => {
    const feed = (x: string) => `{"version":"https://jsonfeed.org/version/1.1","x":${x},"items":[]}`;
    const values = Buffer.from(feed(`[${'{},'.repeat(150_001)}{}]`));
    const inText = Buffer.from(feed(`"${'{},\\"'.repeat(150_001)}"`));

    expect(await readFeed(values, null, null)).toMatchObject({ kind: 'fault', reason: 'too-complex' });
    expect(await readFeed(inText, null, null)).toMatchObject({ kind: 'feed' });
  });

  it('takes no more memory than a hundred megabytes for a megabyte of the worst', async () => {
    const document = Buffer.from(item(repeat('<a>', 1_000_000)));
    const before = process.memoryUsage().heapUsed;

    await readFeed(document, null, null);

    expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000);
  });

  it('leaves the prototype of objects alone', async () => {
    await readFeed(
      Buffer.from(
        '<rss><channel><item><__proto__ polluted="yes"><polluted>yes</polluted></__proto__></item></channel></rss>',
      ),
      null,
      null,
    );
    await readFeed(
      Buffer.from('{"version":"https://jsonfeed.org/version/1","items":[{"__proto__":{"polluted":"yes"}}]}'),
      null,
      null,
    );

    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

const fixture = (name: string) => readFileSync(new URL(`../fixtures/feeds/${name}`, import.meta.url));
const bases = [
  'rss-2.0.xml',
  'atom-xhtml.atom',
  'rdf-1.0.rdf',
  'json-1.1.json5',
  'media-rss.xml',
  'repair-unclosed-html.xml',
].map(fixture);
const RUNS = { numRuns: 300, seed: 20261122 };

function expectSound(reading: Awaited<ReturnType<typeof readFeed>>) {
  if (reading.kind === 'fault') return;
  for (const it of reading.feed.items) {
    expect(it.link === null || /^https?:\/\//i.test(it.link)).toBe(true);
    expect(it.image === null || /^https?:\/\//i.test(it.image.url)).toBe(true);
    expect(/[\u0000-\u001f\u007f-\u009f]/.test(it.title + it.summary)).toBe(false);
    expect(/<\/?(?:script|style|p|div|a|b|i|img|br)[\s>/]/i.test(it.title)).toBe(false);
    expect(it.title.isWellFormed() && it.summary.isWellFormed()).toBe(true);
    expect(it.publishedAt === null || Number.isInteger(it.publishedAt)).toBe(true);
    expect(it.identity).not.toBe('');
  }
}

describe('any bytes give a document or a fault, never an exception', () => {
  it('random bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) =>
        expectSound(await readFeed(Buffer.from(bytes), null, null)),
      ),
      RUNS,
    );
  });

  it('random markup', async () => {
    const token = fc.constantFrom(
      ...'<rss> </rss> <channel> </channel> <item> </item> <title> </title> <link> </link> <guid> </guid> <description> </description> <feed> </feed> <entry> </entry>'.split(
        ' ',
      ),
      ...[
        '<![CDATA[',
        ']]>',
        '<!--',
        '-->',
        '&',
        '&amp;',
        '&lt;b&gt;',
        '<b>',
        '</b>',
        '<br/>',
        '<a href="',
        '">',
        "'",
        '<',
        '>',
        'text',
        'http://x.example/1',
        'javascript:x',
        '<?',
        '?>',
        '\u0000',
        '<!DOCTYPE',
      ],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(token, { maxLength: 60 }), async (tokens) =>
        expectSound(await readFeed(Buffer.from(`<rss><channel>${tokens.join('')}</channel></rss>`), null, null)),
      ),
      { ...RUNS, numRuns: 1000 },
    );
  });

  it('whole feeds with bytes changed', async () => {
    const change = fc.record({
      at: fc.double({ min: 0, max: 0.999, noNaN: true }),
      with: fc.uint8Array({ maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...bases),
        fc.array(change, { minLength: 1, maxLength: 5 }),
        async (base, changes) => {
          let bytes = base;
          for (const edit of changes) {
            const at = Math.floor(edit.at * bytes.length);
            bytes = Buffer.concat([bytes.subarray(0, at), edit.with, bytes.subarray(at + 1)]);
          }
          expectSound(await readFeed(bytes, null, null));
        },
      ),
      RUNS,
    );
  });

  it('a feed cut anywhere is a fault, never half an item', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...bases.slice(0, 5)),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (base, where) => {
          const whole = base.toString().trimEnd();
          const cut = whole.slice(0, Math.floor(where * (whole.length - 1)));
          expect((await readFeed(Buffer.from(cut), null, null)).kind).toBe('fault');
        },
      ),
      RUNS,
    );
  });
});
