/**
 * A seeded corpus in the mix that feeds have in the wild: mostly RSS 2.0 with HTML in CDATA, a fifth Atom, some RDF and JSON; most of them clean UTF-8,
 * a tenth in other encodings, a tenth broken somewhere; 3 to 400 KB.
 */
import iconv from 'iconv-lite';

export type Sample = { readonly bytes: Buffer; readonly contentType: string; readonly isClean: boolean };

const WORDS = (
  'le la les une des dans pour avec sur après avant hier demain matin soir ville mer port bateau train grève budget vote maire école été hiver incendie ' +
  'victoire match équipe président ministre loi projet marché prix œuvre théâtre cinéma musique santé hôpital recherche climat forêt fleuve pont route ' +
  '« enfin » l’annonce d’une qu’il n’est aujourd’hui cœur Noël 12 2026 % €'
).split(' ');

function random(seed: number) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export function feedCorpus(seed: number, count: number): Sample[] {
  const next = random(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  const text = (words: number) => Array.from({ length: words }, () => WORDS[below(WORDS.length)] ?? '').join(' ');
  const html = (words: number) =>
    Array.from(
      { length: 1 + Math.floor(words / 60) },
      (_, n) =>
        `<p>${text(Math.min(60, words))} <a href="https://gazette.example/${n}">${text(3)}</a>&nbsp;: <strong>${text(2)}</strong>.</p>`,
    ).join('');
  const escape = (markup: string) => markup.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const date = () => new Date(Date.UTC(2026, 10, 22) - below(86_400_000 * 30));
  const dateRss = () =>
    date()
      .toUTCString()
      .replace('GMT', next() < 0.5 ? '+0000' : 'GMT');

  const rss = (items: number, words: number, content: number) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">\n<channel>\n<title>La Gazette</title>\n<atom:link href="https://gazette.example/feed" rel="self" type="application/rss+xml"/>\n<link>https://gazette.example/</link>\n<description>${text(8)}</description>\n<lastBuildDate>${dateRss()}</lastBuildDate>\n` +
    Array.from(
      { length: items },
      (_, n) =>
        `<item>\n<title>${n % 3 === 0 ? `<![CDATA[${text(10)}]]>` : text(10)}</title>\n<link>https://gazette.example/2026/11/${n}?utm_source=rss&amp;id=${n}</link>\n<dc:creator><![CDATA[${text(2)}]]></dc:creator>\n<pubDate>${dateRss()}</pubDate>\n<category><![CDATA[${text(1)}]]></category>\n<guid isPermaLink="false">https://gazette.example/?p=${n}</guid>\n<description>${n % 2 === 0 ? `<![CDATA[${html(words)}]]>` : escape(html(words))}</description>\n${content > 0 ? `<content:encoded><![CDATA[${html(content)}<img src="https://gazette.example/${n}.jpg" alt="x"/>]]></content:encoded>\n` : ''}${n % 2 === 0 ? `<media:content url="https://gazette.example/${n}.jpg" medium="image" width="800"/>\n` : ''}</item>\n`,
    ).join('') +
    '</channel>\n</rss>\n';
  const atom = (items: number, content: number, xhtml: boolean) =>
    `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">\n<title>La Gazette</title>\n<link href="https://gazette.example/"/>\n<id>tag:gazette.example,2026:feed</id>\n` +
    Array.from(
      { length: items },
      (_, n) =>
        `<entry>\n<title type="html">${text(10)}</title>\n<link rel="alternate" type="text/html" href="https://gazette.example/${n}"/>\n<id>tag:gazette.example,2026:${n}</id>\n<published>${date().toISOString()}</published>\n<updated>${date().toISOString()}</updated>\n<author><name>${text(2)}</name></author>\n${xhtml ? `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${html(content).replace(/&nbsp;/g, ' ')}</div></content>` : `<content type="html">${escape(html(content))}</content>`}\n</entry>\n`,
    ).join('') +
    '</feed>\n';
  const rdf = (items: number) =>
    `<?xml version="1.0"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">\n<channel rdf:about="https://gazette.example/"><title>G</title><link>https://gazette.example/</link></channel>\n` +
    Array.from(
      { length: items },
      (_, n) =>
        `<item rdf:about="https://gazette.example/${n}"><title>${text(10)}</title><link>https://gazette.example/${n}</link><description>${text(40)}</description><dc:date>${date().toISOString()}</dc:date></item>\n`,
    ).join('') +
    '</rdf:RDF>\n';

  return Array.from({ length: count }, (_, n): Sample => {
    const items = 10 + below(40);
    const kind = n % 20;
    if (kind < 4)
      return {
        bytes: Buffer.from(atom(items, 60 + below(400), kind === 3)),
        contentType: 'application/atom+xml',
        isClean: kind < 3,
      };
    if (kind === 4) return { bytes: Buffer.from(rdf(items)), contentType: 'application/rdf+xml', isClean: true };
    const source = rss(items, 20 + below(60), kind % 3 === 0 ? 100 + below(500) : 0);
    if (kind === 5)
      return {
        bytes: iconv.encode(source.replace('UTF-8', 'ISO-8859-1'), 'windows-1252'),
        contentType: 'text/xml',
        isClean: false,
      };
    if (kind === 6)
      return {
        bytes: iconv.encode(source, 'windows-1252'),
        contentType: 'text/xml; charset=iso-8859-1',
        isClean: false,
      };
    if (kind === 7)
      return {
        bytes: Buffer.from(source.replace(/&amp;id=/g, '&id=')),
        contentType: 'application/rss+xml',
        isClean: false,
      };
    if (kind === 8)
      return {
        bytes: Buffer.from(`\n${source.replace('</channel>', '</b></channel>')}`),
        contentType: 'application/rss+xml',
        isClean: false,
      };
    return { bytes: Buffer.from(source), contentType: 'application/rss+xml; charset=utf-8', isClean: true };
  });
}
