import { describe, expect, it } from 'vitest';
import { readFeed } from '../../lib/feed/document.ts';
import { readMarkup, withHeld } from '../../lib/feed/markup.ts';
import { feedCorpus } from '../bench/feed-corpus.ts';

describe('texts that are held back from the XML parser', () => {
  it('come back as if they had gone through it', async () => {
    for (const { bytes, contentType } of feedCorpus(7, 40)) {
      const held = await readFeed(bytes, contentType, null);
      // A private character anywhere in the document turns holding off.
      const text = bytes.toString('latin1').replace(/<(rss|feed|rdf:RDF)([\s>])/, '<$1 x="\u00ee\u0080\u0080"$2');
      const whole = await readFeed(Buffer.from(text, 'latin1'), contentType.replace(/;.*/, ''), null);
      if (held.kind === 'fault' || whole.kind === 'fault') throw new Error('not read');
      // An item of a Latin-1 document is read as Latin-1 either way; the mark itself is no UTF-8 there.
      expect(whole.feed.items.map(({ guid, title, summary, image }) => ({ guid, title, summary, image }))).toEqual(
        held.feed.items.map(({ guid, title, summary, image }) => ({ guid, title, summary, image })),
      );
    }
  });

  it('are decoded once, however the ampersand is written', () => {
    const dots = '.'.repeat(100);
    const text = `a &amp;lt; b &#38;lt; c &#x26;amp; d &amp;#38; e &#60; f &amp;amp;lt; g &quot;h&apos; &#x1F600;${dots}`;

    const markup = readMarkup(`<rss><channel><item><title>${text}</title></item></channel></rss>`);

    expect(markup.kind === 'markup' ? markup.short?.held : null).toEqual([
      `a &lt; b &lt; c &amp; d &#38; e < f &amp;lt; g "h' \u{1f600}${dots}`,
    ]);
  });

  it('are left in place in a document that uses the mark itself', async () => {
    const forged = '\ue0000\ue001';
    const long = 'secret '.repeat(50);
    const feed = `<rss><channel><item><title>${forged}</title><description>${long}</description></item></channel></rss>`;

    const markup = readMarkup(feed);
    const reading = await readFeed(Buffer.from(feed), null, null);

    expect(markup.kind === 'markup' && markup.short).toBeNull();
    expect(reading.kind === 'feed' && reading.feed.items[0]?.title).toBe(forged);
    expect(withHeld(forged, [])).toBe('');
  });
});

describe('a clean document', () => {
  it('goes to the parser as it is', () => {
    const clean =
      '<rss version="2.0"><channel><title>a &amp; b</title><item><title><![CDATA[<b>]]></title></item></channel></rss>';

    expect(readMarkup(`<?xml version="1.0"?>\n<!-- x -->${clean}\n<!-- y -->`)).toMatchObject({
      kind: 'markup',
      clean: true,
      text: clean,
    });
  });

  it.each([
    '<rss><channel><title>a & b</title></channel></rss>',
    '<rss><channel><title>a<br>b</title></channel></rss>',
    '<rss><channel><b></channel></rss>',
    '<rss><channel>&eacute;</channel></rss>',
  ])('is not %s', (text) => {
    expect(readMarkup(text)).toMatchObject({ kind: 'markup', clean: false });
  });
});
