/**
 * A seeded corpus in the mix that feeds have in the wild: mostly RSS 2.0 with HTML in CDATA, a fifth Atom,
 * some RDF and JSON; most of them clean UTF-8, a tenth in other encodings, a tenth broken somewhere; a fifth
 * of the headlines with markup in them; 3 KB to 2 MB. A quarter of the pictures come in two sizes, the smaller first,
 * and some behind an emoji; a seventh of the links is escaped twice. Each comes with what its items are.
 */
import iconv from 'iconv-lite';

/** What an item must come out as; the time in epoch milliseconds, whole seconds where the dialect has no more. */
export type Wanted = {
  readonly title: string;
  readonly link: string;
  readonly guid: string;
  readonly at: number;
  /** The address of the best picture; null where the item has none. */
  readonly picture: string | null;
};
export type Sample = {
  readonly bytes: Buffer;
  readonly contentType: string;
  readonly isClean: boolean;
  readonly items: readonly Wanted[];
};

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
  const moment = () => Math.floor((Date.UTC(2026, 10, 22) - below(86_400_000 * 30)) / 1000) * 1000;
  const isoOf = (at: number) => new Date(at).toISOString();
  const rfcOf = (at: number) => new Date(at).toUTCString().replace('GMT', next() < 0.5 ? '+0000' : 'GMT');
  /** What publishing systems do to a headline on its way into HTML. */
  const titled = (words: number) => {
    const title = text(words);
    return next() < 0.2 ? { title: `${title} & co`, html: `<em>${title}</em> &amp; co` } : { title, html: title };
  };

  const rss = (count: number, words: number, content: number) => {
    const items: Wanted[] = [];
    const written = Array.from({ length: count }, (_, n) => {
      const { title, html: marked } = titled(10);
      const at = moment();
      const item = {
        title,
        link: `https://gazette.example/2026/11/${n}?utm_source=rss&id=${n}`,
        guid: `https://gazette.example/?p=${n}`,
        at,
        picture: n % 2 === 0 || content > 0 ? `https://gazette.example/${n}.jpg` : null,
      };
      const link = n % 7 === 3 ? escape(escape(item.link)) : escape(item.link);
      const emoji =
        n % 3 === 0
          ? '<img src="https://s.example/images/core/emoji/72x72/1f4f0.png" class="wp-smiley" alt="📰"/>'
          : '';
      const small =
        n % 4 === 0 ? `<media:content url="https://gazette.example/${n}-s.jpg" medium="image" width="140"/>\n` : '';
      items.push(item);
      return `<item>\n<title>${n % 3 === 0 ? `<![CDATA[${marked}]]>` : escape(marked)}</title>\n<link>${link}</link>\n<dc:creator><![CDATA[${text(2)}]]></dc:creator>\n<pubDate>${rfcOf(at)}</pubDate>\n<category><![CDATA[${text(1)}]]></category>\n<guid isPermaLink="false">${item.guid}</guid>\n<description>${n % 2 === 0 ? `<![CDATA[${html(words)}]]>` : escape(html(words))}</description>\n${content > 0 ? `<content:encoded><![CDATA[${html(content)}${emoji}<img src="https://gazette.example/${n}.jpg" alt="x"/>]]></content:encoded>\n` : ''}${small}${n % 2 === 0 ? `<media:content url="https://gazette.example/${n}.jpg" medium="image" width="800"/>\n` : ''}</item>\n`;
    }).join('');
    const source = `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">\n<channel>\n<title>La Gazette</title>\n<atom:link href="https://gazette.example/feed" rel="self" type="application/rss+xml"/>\n<link>https://gazette.example/</link>\n<description>${text(8)}</description>\n<lastBuildDate>${rfcOf(moment())}</lastBuildDate>\n${written}</channel>\n</rss>\n`;
    return { source, items };
  };
  const atom = (count: number, content: number, xhtml: boolean) => {
    const items: Wanted[] = [];
    const written = Array.from({ length: count }, (_, n) => {
      const { title, html: marked } = titled(10);
      const at = moment();
      const link = `https://gazette.example/${n}`;
      const item = { title, link, guid: `tag:gazette.example,2026:${n}`, at, picture: null };
      items.push(item);
      return `<entry>\n<title type="html">${escape(marked)}</title>\n<link rel="alternate" type="text/html" href="${item.link}"/>\n<id>${item.guid}</id>\n<published>${isoOf(at)}</published>\n<updated>${isoOf(moment())}</updated>\n<author><name>${text(2)}</name></author>\n${xhtml ? `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${html(content).replace(/&nbsp;/g, ' ')}</div></content>` : `<content type="html">${escape(html(content))}</content>`}\n</entry>\n`;
    }).join('');
    const source = `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">\n<title>La Gazette</title>\n<link href="https://gazette.example/"/>\n<id>tag:gazette.example,2026:feed</id>\n${written}</feed>\n`;
    return { source, items };
  };
  const rdf = (count: number) => {
    const items: Wanted[] = [];
    const written = Array.from({ length: count }, (_, n) => {
      const link = `https://gazette.example/${n}`;
      const item = { title: text(10), link, guid: link, at: moment(), picture: null };
      items.push(item);
      return `<item rdf:about="${link}"><title>${item.title}</title><link>${link}</link><description>${text(40)}</description><dc:date>${isoOf(item.at)}</dc:date></item>\n`;
    }).join('');
    const source = `<?xml version="1.0"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">\n<channel rdf:about="https://gazette.example/"><title>G</title><link>https://gazette.example/</link></channel>\n${written}</rdf:RDF>\n`;
    return { source, items };
  };
  const json = (count: number) => {
    const items = Array.from({ length: count }, (_, n): Wanted => {
      return { title: text(10), link: `https://gazette.example/${n}`, guid: String(n), at: moment(), picture: null };
    });
    const entries = items.map(({ title, link, guid, at }) => {
      return { id: guid, url: link, title, content_html: html(80), date_published: isoOf(at) };
    });
    return {
      source: JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'La Gazette', items: entries }),
      items,
    };
  };

  return Array.from({ length: count }, (_, n): Sample => {
    const size = n % 25 === 24 ? 200 + below(200) : 10 + below(40);
    const kind = n % 20;
    if (n % 100 === 99) {
      const { source, items } = json(size);
      return { bytes: Buffer.from(source), contentType: 'application/feed+json', isClean: false, items };
    }
    if (kind < 4) {
      const { source, items } = atom(size, 60 + below(400), kind === 3);
      return { bytes: Buffer.from(source), contentType: 'application/atom+xml', isClean: kind < 3, items };
    }
    if (kind === 4) {
      const { source, items } = rdf(size);
      return { bytes: Buffer.from(source), contentType: 'application/rdf+xml', isClean: true, items };
    }
    const { source, items } = rss(size, 20 + below(60), kind % 3 === 0 ? 100 + below(500) : 0);
    const sample = (bytes: Buffer, contentType: string, isClean = false): Sample => ({
      bytes,
      contentType,
      isClean,
      items,
    });
    if (kind === 5) return sample(iconv.encode(source.replace('UTF-8', 'ISO-8859-1'), 'windows-1252'), 'text/xml');
    if (kind === 6) return sample(iconv.encode(source, 'windows-1252'), 'text/xml; charset=iso-8859-1');
    if (kind === 7) return sample(Buffer.from(source.replace(/&amp;id=/g, '&id=')), 'application/rss+xml');
    if (kind === 8)
      return sample(Buffer.from(`\n${source.replace('</channel>', '</b></channel>')}`), 'application/rss+xml');
    return sample(Buffer.from(source), 'application/rss+xml; charset=utf-8', true);
  });
}
