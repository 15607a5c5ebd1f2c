const SIZE = 200_000;
export const repeat = (text: string, size = SIZE) => text.repeat(Math.ceil(size / text.length));
export const item = (description: string) =>
  `<rss version="2.0"><channel><title>x</title><item><title>t</title><description>${description}</description></item><item><title>u</title></item></channel></rss>`;
const title = (text: string) => `<rss><channel><item><title>${text}</title></item></channel></rss>`;
const each = (make: (n: number) => string, count: number) => Array.from({ length: count }, (_, n) => make(n)).join('');

/**
 * Documents that make some reader, or some regular expression, take time in the square of their size. The
 * tests hold what is read of them; `npm run bench:hostile` prints the time of each.
 */
export const HOSTILE: Record<string, string> = {
  'less-than signs in CDATA': item(`<![CDATA[${repeat('<')}]]>`),
  'less-than signs': item(repeat('<')),
  'tags that never end in CDATA': item(`<![CDATA[${repeat('a<p')}]]>`),
  'tags that never end, escaped': item(repeat('a&lt;p')),
  'comments that never end in CDATA': item(`<![CDATA[${repeat('<!--')}]]>`),
  'comments that never end': item(repeat('<!--')),
  'CDATA that never ends': item(repeat('<![CDATA[')),
  'processing instructions that never end': item(repeat('<?')),
  'quotes that never end': item(`<![CDATA[${repeat('<a b="')}]]>`),
  'two kinds of quotes': item(repeat('<a b="<c d=\'')),
  'deep nesting': `<rss>${repeat('<a>')}</rss>`,
  'deep nesting inside a text': item(repeat('<a>')),
  'end tags that fit nothing': item(repeat('<a>', SIZE / 2) + repeat('</b>', SIZE / 2)),
  'titles that are not closed': `<rss><channel><item>${repeat('<title>')}</item></channel></rss>`,
  'items with titles that are not closed': `<rss><channel>${repeat('<item><title>')}</channel></rss>`,
  'items that are not closed': `<rss><channel>${repeat('<item>')}</channel></rss>`,
  'very many items': `<rss><channel>${repeat('<item><title>a</title></item>')}</channel></rss>`,
  'very many items beside the channel': `<rss>${repeat('<item><title>a</title></item>')}</rss>`,
  'very many JSON items': `{"version":"https://jsonfeed.org/version/1","items":[${repeat('{},').slice(0, -1)}]}`,
  ampersands: item(repeat('&')),
  'ampersands in a link': `<rss><channel><item><link>${repeat('&')}</link></item></channel></rss>`,
  'document types that never end': repeat('<!DOCTYPE '),
  'document types within document types': repeat('<!DOCTYPE ['),
  'a very long attribute': `<rss><channel><item><guid a="${repeat('&')}">1</guid></item></channel></rss>`,
  'references without end': item(`<![CDATA[${repeat('&amp')}]]>`),
  'very many attributes': `<rss><channel><item ${each((n) => `a${n}="b" `, SIZE / 10)}/></channel></rss>`,
  'very many namespaces': `<rss><channel>${repeat('<a xmlns:b="http://x"/>')}<item/></channel></rss>`,
  'white space': title(`${repeat(' \n')}a`),
  'a very long guid': `<rss><channel><item><guid>${repeat('g')}</guid></item></channel></rss>`,
  'a very long link': `<rss><channel><item><link>http://x/${repeat('g')}</link></item></channel></rss>`,
  'a very long date': `<rss><channel><item><pubDate>${repeat('1 ')}</pubDate></item></channel></rss>`,
  'scripts that never end': item(`<![CDATA[${repeat('<script>')}]]>`),
  'unknown tags, each another': title(`<![CDATA[${each((n) => `<x${n} >`, SIZE / 10)}]]>`),
  'roots that close too early': `<rss><channel><item>${repeat('</rss>')}<b></item></channel></rss>`,
  'a huge DTD': `<!DOCTYPE rss [${repeat('<!ENTITY a "b">')}]><rss><channel><item/></channel></rss>`,
  'entities of entities': `<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">${each((n) => `<!ENTITY a${n} "&a;&a;&a;&a;&a;&a;">`, 20)}]>${title('&a19;')}`,
  'very many links': `<feed><entry><title>a</title>${repeat('<link href="http://x/"/>')}</entry></feed>`,
  'very many categories': `<rss><channel><item>${repeat('<category>a</category>')}</item></channel></rss>`,
  'NUL characters': item(repeat('\u0000')),
  'very many JSON values beside the items': `{"version":"https://jsonfeed.org/version/1","x":[${repeat('[],', 1_000_000).slice(0, -1)}],"items":[]}`,
  'deep JSON': `{"version":"https://jsonfeed.org/version/1","items":${repeat('[')}`,
};
