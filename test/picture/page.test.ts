import { describe, expect, it } from 'vitest';
import { pageText, picturesOfPage } from '../../lib/picture/page.ts';

const url = 'https://gazette.example/agenda/berges';
const page = (head: string): string => `<!doctype html><html><head>${head}</head><body>…</body></html>`;

describe('the picture of a page', () => {
  it.each<[string, string, string | null, string | null]>([
    ['Open Graph', '<meta property="og:image" content="/i/a.jpg">', 'https://gazette.example/i/a.jpg', null],
    [
      'a name in the place of a property',
      '<meta name=og:image content=//cdn.example/a.jpg />',
      'https://cdn.example/a.jpg',
      null,
    ],
    [
      'the first of several, with its alt text',
      '<meta property="og:image" content="/1.jpg"><meta property="og:image:alt" content="L&#39;île &amp; le port"><meta property="og:image" content="/2.jpg">',
      'https://gazette.example/1.jpg',
      "L'île & le port",
    ],
    [
      'the secure address',
      '<meta property="og:image" content="http://a.example/1.jpg"><meta property="og:image:secure_url" content="https://a.example/1.jpg">',
      'https://a.example/1.jpg',
      null,
    ],
    [
      'Twitter’s where there is no other',
      '<meta name="twitter:image" content="/t.png"><meta name="twitter:image:alt" content=" Une&nbsp;île ">',
      'https://gazette.example/t.png',
      'Une île',
    ],
    ['ampersands', '<meta property="og:image" content="/a?a=1&amp;h=2">', 'https://gazette.example/a?a=1&h=2', null],
    [
      'the largest of several with sizes',
      '<meta property="og:image" content="/s.jpg"><meta property="og:image:width" content="300"><meta property="og:image" content="/l.jpg"><meta property="og:image:width" content="1200">',
      'https://gazette.example/l.jpg',
      null,
    ],
    ['the link that older pages have', '<link rel="image_src" href="/o.jpg">', 'https://gazette.example/o.jpg', null],
    ['upper case', '<META PROPERTY="OG:IMAGE" CONTENT="/a.jpg">', 'https://gazette.example/a.jpg', null],
    [
      'an empty one before it',
      '<meta property="og:image" content=""><meta property="og:image" content="/b.jpg">',
      'https://gazette.example/b.jpg',
      null,
    ],
  ])('is found: %s', (_, head, address, alt) => {
    expect(picturesOfPage(page(head), url)[0]).toMatchObject({ url: address, alt });
  });

  it.each([
    '',
    '<meta property="og:image" content="data:image/png;base64,AAAA">',
    '<meta property="og:image" content="javascript:alert(1)">',
    '<meta property="og:image" content="https://s.gravatar.com/avatar/1">',
    '<meta property="og:image" content="/pixel.gif">',
    '<meta property="og:image" content="/logo.svg">',
    '<meta property="og:image" content="/a.jpg"><meta property="og:image:width" content="32">',
    '<meta property="og:image" content="/a.jpg"><meta property="og:image:width" content="1200"><meta property="og:image:height" content="90">',
    '<meta property="og:image" content="file:///etc/passwd">',
    '<meta property="og:title" content="og:image">',
    '<meta property="og:image" content="/cut.jpg',
  ])('is not there: %s', (head) => {
    expect(picturesOfPage(head, url)).toEqual([]);
  });

  it('is looked for to the end of half a megabyte of whatever makes regular expressions explode', () => {
    for (const hostile of ['<', '<meta ', '<meta content=', '<meta property="og:image"', '<meta a=">"'])
      expect(picturesOfPage(hostile.repeat(Math.ceil((512 * 1024) / hostile.length)), url)).toEqual([]);
  });

  it('is read in the encoding that the server or the page names, else in UTF-8', () => {
    const latin = Buffer.from('<meta content="\u00eele">', 'latin1');
    const named = Buffer.from('<meta charset="windows-1252"><meta content="\u00eele">', 'latin1');
    expect(pageText(latin, 'text/html; charset=ISO-8859-1')).toContain('île');
    expect(pageText(named, 'text/html')).toContain('île');
    expect(pageText(Buffer.from('île'), null)).toBe('île');
    expect(pageText(Buffer.from('île'), 'text/html; charset=klingon')).toBe('île');
  });
});
