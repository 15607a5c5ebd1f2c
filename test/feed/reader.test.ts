import { describe, expect, it } from 'vitest';
import { readFeed } from '../../lib/feed/document.ts';
import { canonicalNames } from '../../lib/feed/names.ts';
import { readForgiving } from '../../lib/feed/forgiving.ts';
import { readHead } from '../../lib/feed/head.ts';
import { readStrict } from '../../lib/feed/strict.ts';
import { Walker } from '../../lib/feed/walk.ts';
import { feedCorpus } from '../bench/feed-corpus.ts';

function headOf(text: string) {
  const head = readHead(text);
  if (head.kind === 'fault') throw new Error(head.fault);
  return { ...head, canonical: canonicalNames(head.root, head.rootAttributes, text) };
}

function strictly(text: string) {
  const { root, canonical, start } = headOf(text);
  return readStrict(text.slice(start), root, canonical);
}

describe('a clean document', () => {
  it('is read strictly, and the forgiving reader finds the same in it', async () => {
    for (const { bytes, isClean } of feedCorpus(7, 40)) {
      if (!isClean) continue;
      const text = bytes.toString();
      const { root, canonical, start } = headOf(text);

      const strict = await readStrict(text.slice(start), root, canonical);
      const forgiving = readForgiving(text, start, { root, canonical, isWellFormed: false });

      if (strict.kind !== 'read' || forgiving.kind !== 'read') throw new Error('not read');
      expect(plain(forgiving.items)).toEqual(plain(strict.items));
    }
  });

  it.each([
    ['<rss><channel><title>a & b</title></channel></rss>', 'not-well-formed'],
    ['<rss><channel><b></channel></rss>', 'not-well-formed'],
    ['<rss><channel>&lcaron;</channel></rss>', 'not-well-formed'],
    ['<rss><channel><title>a<br/>b</title></channel></rss>', 'well-formed'],
    ['<rss><channel></channel><item><title>beside</title></item></rss>', 'well-formed'],
    [`<rss><channel><title>\ue0000\ue001</title></channel></rss>`, 'unread'],
    [`<rss><channel>${'<a>'.repeat(200)}${'</a>'.repeat(200)}</channel></rss>`, 'unread'],
    ['<rss version="2.0"><channel><title>a &amp; b</title></channel></rss>', 'read'],
  ])('%s is %s', async (text, kind) => {
    expect((await strictly(text)).kind).toBe(kind);
  });

  it('has its long texts decoded once, however the ampersand is written', async () => {
    const dots = '.'.repeat(100);
    const text = `a &amp;lt; b &#38;lt; c &#x26;amp; d &amp;#38; e &#60; f &amp;amp;lt; g &quot;h&apos; &#x1F600;${dots}`;

    const strict = await strictly(`<rss><channel><item><title>${text}</title></item></channel></rss>`);

    expect(strict).toMatchObject({
      items: [{ title: [`a &lt; b &lt; c &amp; d &#38; e < f &amp;lt; g "h' \u{1f600}${dots}`] }],
    });
  });
});

/** Elements without attributes or children in one form; white space between elements is nobody's text. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(
    ([key, one]) =>
      !(key === '_' && String(one).trim() === '') && !(key === '$' && Object.keys(one as object).length === 0),
  );
  if (entries.length === 0) return '';
  return Object.fromEntries(entries.filter(([key]) => key !== 'other').map(([key, one]) => [key, plain(one)]));
}

describe('a document that uses the mark for held texts itself', () => {
  it('keeps its own characters', async () => {
    const forged = '\ue0000\ue001';
    const feed = `<rss><channel><item><title>${forged}</title><description>${'secret '.repeat(50)}</description></item></channel></rss>`;

    const reading = await readFeed(Buffer.from(feed), null, null);

    expect(reading.kind === 'feed' && reading.feed.items[0]?.title).toBe(forged);
  });
});

describe('an item inside an item', () => {
  const sync = (end: string) =>
    `<rss><channel><item><title>One</title><x><item><title>Two</title>${end}</x></item></channel></rss>`;

  it('is a copy of it in a well-formed document', async () => {
    const reading = await readFeed(Buffer.from(sync('</item>')), null, null);

    expect(reading.kind === 'feed' && reading.feed.items.map(({ title }) => title)).toEqual(['One']);
  });

  it('is the next item where end tags are missing', async () => {
    const reading = await readFeed(Buffer.from(sync('')), null, null);

    expect(reading.kind === 'feed' && reading.feed.items.map(({ title }) => title)).toEqual(['One', 'Two']);
  });
});

describe('a walk', () => {
  const walked = (source: string) => {
    const parts: string[] = [];
    const at = (kind: string) => (start: number, end: number) => {
      parts.push(`${kind} ${source.slice(start, end)}`);
    };
    const tag = (kind: string) => (of: { start: number; end: number }) => {
      at(kind)(of.start, of.end);
    };
    new Walker(source, { text: at('text'), cdata: at('cdata'), open: tag('open'), close: tag('close') }).run();
    return parts;
  };

  it.each([
    ['I <3 you', ['text I ', 'text <3 you']],
    ['a <b c="1">d</b >', ['text a ', 'open <b c="1">', 'text d', 'close </b >']],
    ['<b <i>x</i>', ['text <b ', 'open <i>', 'text x', 'close </i>']],
    ['<![CDATA[a<b]]>c', ['cdata a<b', 'text c']],
    ['<![CDATA[a<i>b', ['text a', 'open <i>', 'text b']],
    ['x<!-- a --><br/>', ['text x', 'open <br/>']],
    ['x<a href="y', ['text x', 'text <', 'text a href="y']],
  ])('over %j', (source, expected) => {
    expect(walked(source)).toEqual(expected);
  });
});
