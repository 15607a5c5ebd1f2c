import * as z from 'zod';

/**
 * One feed that the watch reads. `owner` is who answers for it. What confirms a story, and whether a look is
 * fresh, is counted by owners and never by addresses.
 */
export type WatchSource = {
  id: string;
  owner: string;
  url: string;
  lang: string;
  country: string;
  kind: 'headlines' | 'alerts';
  /** A news agency: two follow-ups on one story count as a second owner. */
  wire?: boolean;
  /** This feed is in the order of its editors' front page: the first items lead the news. */
  front?: boolean;
};

const headlines = (
  country: string,
  lang: string,
  rows: readonly (readonly [id: string, owner: string, url: string, front?: 'front'])[],
): WatchSource[] =>
  rows.map(([id, owner, url, front]) => ({
    id,
    owner,
    url,
    lang,
    country,
    kind: 'headlines',
    ...(front === undefined ? {} : { front: true }),
  }));

const alerts = (country: string, rows: readonly (readonly [id: string, owner: string, url: string])[]): WatchSource[] =>
  rows.map(([id, owner, url]) => ({ id, owner, url, lang: 'en', country, kind: 'alerts' }));

const world = alerts('un', [
  ['gdacs', 'gdacs', 'https://www.gdacs.org/xml/rss.xml'],
  ['usgs', 'usgs', 'https://earthquake.usgs.gov/earthquakes/feed/v1.0/summary/significant_day.atom'],
]);

const ansa = headlines('it', 'it', [['ansa', 'ansa', 'https://www.ansa.it/sito/ansait_rss.xml']]).map((source) => ({
  ...source,
  wire: true,
}));

/**
 * Ready-made sets of sources. Each has several owners, and no owner belongs to another, not even in another
 * set. Their authors never fetched the addresses: `vigie doctor` does. Public records name some of them:
 *
 * | record                                                                                    | names               |
 * | ----------------------------------------------------------------------------------------- | ------------------- |
 * | github.com/ardenone/news-trading-ideas, architecture/rss-discovery-group1.md, 22 Oct 2025 | ABC, CBS, NBC, Fox  |
 * | github.com/flairNLP/fundus, src/fundus/publishers/de, commit 001407d                      | set `germany`       |
 * | the same, src/fundus/publishers/es, commit 04f0b10                                        | El País, El Mundo,  |
 * |                                                                                           | ABC, La Vanguardia  |
 * | the same, src/fundus/publishers/fr, commit 056e3fd                                        | Le Figaro           |
 * | github.com/plenaryapp/awesome-rss-feeds, countries, commit 52bb7ad                        | elDiario, New York  |
 * |                                                                                           | Times, El Periódico |
 * | the same, commit 0c6833b                                                                  | set `italy`,        |
 * |                                                                                           | franceinfo, la une  |
 * |                                                                                           | of Le Monde         |
 *
 * The others are as the authors knew them in 2026.
 */
export const WATCH_SOURCE_SETS = {
  france: [
    ...headlines('fr', 'fr', [
      ['lemonde', 'groupe-le-monde', 'https://www.lemonde.fr/rss/en_continu.xml'],
      ['lemonde-une', 'groupe-le-monde', 'https://www.lemonde.fr/rss/une.xml', 'front'],
      ['lefigaro-flash', 'dassault', 'https://www.lefigaro.fr/rss/figaro_flash-actu.xml'],
      ['franceinfo', 'france-televisions', 'https://www.francetvinfo.fr/titres.rss', 'front'],
      ['bfmtv', 'cma-cgm', 'https://www.bfmtv.com/rss/news-24-7/'],
      // Half of 20 Minutes belongs to the owner of Ouest-France.
      ['20minutes', 'sipa', 'https://www.20minutes.fr/feeds/rss-une.xml', 'front'],
      ['leparisien', 'lvmh', 'https://feeds.leparisien.fr/leparisien/rss'],
      ['liberation', 'liberation', 'https://www.liberation.fr/arc/outboundfeeds/rss-all/?outputType=xml'],
      ['ouest-france', 'sipa', 'https://www.ouest-france.fr/rss/une', 'front'],
      ['france24-fr', 'france-medias-monde', 'https://www.france24.com/fr/rss'],
      ['rfi', 'france-medias-monde', 'https://www.rfi.fr/fr/rss'],
    ]),
    ...world,
  ],
  uk: [
    ...headlines('uk', 'en', [
      ['bbc', 'bbc', 'https://feeds.bbci.co.uk/news/rss.xml', 'front'],
      ['guardian-uk', 'guardian', 'https://www.theguardian.com/uk/rss', 'front'],
      ['sky', 'comcast', 'https://feeds.skynews.com/feeds/rss/home.xml', 'front'],
      ['independent', 'independent', 'https://www.independent.co.uk/news/rss'],
      // The owner of Metro and the Mail is buying it, so it is counted with them.
      ['telegraph', 'dmg-media', 'https://www.telegraph.co.uk/rss.xml'],
      ['mirror', 'reach', 'https://www.mirror.co.uk/news/?service=rss'],
      ['express', 'reach', 'https://www.express.co.uk/posts/rss/1/news'],
      ['metro', 'dmg-media', 'https://metro.co.uk/news/feed/'],
    ]),
    ...world,
  ],
  us: [
    ...headlines('us', 'en', [
      ['nytimes', 'nytimes', 'https://rss.nytimes.com/services/xml/rss/nyt/HomePage.xml', 'front'],
      ['npr', 'npr', 'https://feeds.npr.org/1001/rss.xml'],
      ['washingtonpost', 'washington-post', 'https://feeds.washingtonpost.com/rss/national'],
      ['abcnews', 'disney', 'https://abcnews.go.com/abcnews/topstories'],
      ['cbsnews', 'paramount', 'https://www.cbsnews.com/latest/rss/main'],
      ['nbcnews', 'comcast', 'https://feeds.nbcnews.com/nbcnews/public/news'],
      ['foxnews', 'fox', 'https://moxie.foxnews.com/google-publisher/latest.xml'],
      ['latimes', 'latimes', 'https://www.latimes.com/local/rss2.0.xml'],
    ]),
    ...alerts('us', [['nws', 'nws', 'https://api.weather.gov/alerts/active.atom?severity=Extreme']]),
    ...world,
  ],
  europe: [
    ...headlines('eu', 'en', [
      ['bbc-europe', 'bbc', 'https://feeds.bbci.co.uk/news/world/europe/rss.xml'],
      ['guardian-europe', 'guardian', 'https://www.theguardian.com/world/europe-news/rss'],
      ['dw', 'deutsche-welle', 'https://rss.dw.com/rdf/rss-en-all'],
      ['france24-en', 'france-medias-monde', 'https://www.france24.com/en/rss'],
      ['euronews', 'euronews', 'https://www.euronews.com/rss?level=theme&name=news'],
    ]),
    ...headlines('de', 'de', [
      ['tagesschau', 'ard', 'https://www.tagesschau.de/xml/rss2/'],
      ['spiegel', 'spiegel', 'https://www.spiegel.de/schlagzeilen/index.rss', 'front'],
    ]),
    ...headlines('es', 'es', [
      ['elpais', 'prisa', 'https://feeds.elpais.com/mrss-s/pages/ep/site/elpais.com/portada', 'front'],
    ]),
    ...ansa,
    ...headlines('nl', 'nl', [['nos', 'nos', 'https://feeds.nos.nl/nosnieuwsalgemeen']]),
    ...headlines('pt', 'pt', [['publico', 'sonae', 'https://feeds.feedburner.com/PublicoRSS']]),
    ...world,
  ],
  germany: [
    ...headlines('de', 'de', [
      ['tagesschau', 'ard', 'https://www.tagesschau.de/xml/rss2/'],
      ['spiegel', 'spiegel', 'https://www.spiegel.de/schlagzeilen/index.rss', 'front'],
      ['welt', 'axel-springer', 'https://www.welt.de/feeds/latest.rss'],
      ['faz', 'faz', 'https://www.faz.net/rss/aktuell'],
      ['sueddeutsche', 'swmh', 'https://rss.sueddeutsche.de/alles'],
      ['zeit', 'holtzbrinck', 'https://newsfeed.zeit.de/news/index'],
      ['focus', 'burda', 'https://rss.focus.de/fol/XML/rss_folnews.xml'],
      ['dw-de', 'deutsche-welle', 'https://rss.dw.com/xml/rss-de-all'],
    ]),
    ...world,
  ],
  spain: [
    ...headlines('es', 'es', [
      ['elpais', 'prisa', 'https://feeds.elpais.com/mrss-s/pages/ep/site/elpais.com/portada', 'front'],
      ['elmundo', 'rcs', 'https://e00-elmundo.uecdn.es/elmundo/rss/portada.xml', 'front'],
      ['abc-es', 'vocento', 'https://www.abc.es/rss/2.0/portada/', 'front'],
      ['lavanguardia', 'godo', 'https://www.lavanguardia.com/rss/home.xml', 'front'],
      ['eldiario', 'eldiario', 'https://www.eldiario.es/rss/'],
      ['elperiodico', 'prensa-iberica', 'https://www.elperiodico.com/es/rss/rss_portada.xml', 'front'],
    ]),
    ...world,
  ],
  italy: [
    ...ansa,
    ...headlines('it', 'it', [
      ['repubblica', 'gedi', 'https://www.repubblica.it/rss/homepage/rss2.0.xml', 'front'],
      ['ilpost', 'ilpost', 'https://www.ilpost.it/feed/'],
      ['fanpage', 'ciaopeople', 'https://www.fanpage.it/feed/'],
      ['libero', 'angelucci', 'https://www.liberoquotidiano.it/rss.xml'],
      ['panorama', 'la-verita', 'https://www.panorama.it/feeds/feed.rss'],
    ]),
    ...world,
  ],
} as const satisfies Record<string, readonly WatchSource[]>;

export type WatchSourceSet = keyof typeof WATCH_SOURCE_SETS;
const sets = Object.keys(WATCH_SOURCE_SETS);
export const isWatchSourceSet = (name: string): name is WatchSourceSet => sets.includes(name);

export const WATCH_LANGS = ['fr', 'en', 'es', 'de', 'it', 'pt', 'nl'] as const;

const key = (what: string) =>
  z.string(what).regex(/^[a-z0-9][a-z0-9_.-]{0,59}$/, `${what}: lower-case letters, digits, dot, - and _, at most 60`);

const Own = z.strictObject({
  id: key('the id of the source'),
  owner: key('who owns it: sources of one owner count once'),
  url: z.url({ protocol: /^https?$/, error: 'an http(s) address' }),
  lang: z.enum(WATCH_LANGS, `one of: ${WATCH_LANGS.join(', ')}`),
  country: z.string().regex(/^[a-z]{2}$/, 'a two-letter country such as "fr"'),
  kind: z.enum(['headlines', 'alerts'], 'one of: headlines, alerts').default('headlines'),
  wire: z.boolean('true for a news agency').optional(),
  front: z.boolean('true when the feed keeps the order of a front page').optional(),
});

/** One entry of `watch.sources`: the name of a ready-made set, or a source of your own. */
export const WatchSourceSettings = z.union(
  [z.string().refine(isWatchSourceSet, `one of: ${sets.join(', ')}`), Own],
  `the name of a ready-made set (${sets.join(', ')}) or a source { id, owner, url, lang, country }`,
);
export type WatchSourceSettings = z.output<typeof WatchSourceSettings>;

export type WatchSources =
  { kind: 'sources'; sources: WatchSource[] } | { kind: 'too-few-owners'; owners: string[]; message: string };

/**
 * The sources that a configuration names, each once: the first of an id counts. Fewer than two owners of
 * headlines are refused. With one owner the watch could neither confirm a story nor tell silence from calm.
 */
export const watchSourcesOf = (entries: readonly WatchSourceSettings[]): WatchSources => {
  const found = new Map<string, WatchSource>();
  for (const entry of entries) {
    const named: readonly WatchSource[] =
      typeof entry === 'string' ? (isWatchSourceSet(entry) ? WATCH_SOURCE_SETS[entry] : []) : [ownSource(entry)];
    for (const source of named) if (!found.has(source.id)) found.set(source.id, source);
  }
  const sources = [...found.values()];
  const owners = headlineOwners(sources);
  if (owners.length < 2) {
    return {
      kind: 'too-few-owners',
      owners,
      message:
        `sources of at least two owners (found ${owners.join(', ') || 'none'}): ` +
        'one owner alone can neither confirm a story nor be told from silence',
    };
  }
  return { kind: 'sources', sources };
};

/** The sources that the watch reads by these settings. */
export const watchSources = ({ watch }: { watch: { sources: readonly WatchSourceSettings[] } }): WatchSource[] => {
  const found = watchSourcesOf(watch.sources);
  return found.kind === 'sources' ? found.sources : [];
};

const ownSource = ({ wire, front, ...rest }: z.output<typeof Own>): WatchSource => ({
  ...rest,
  ...(wire === undefined ? {} : { wire }),
  ...(front === undefined ? {} : { front }),
});

/** The owners whose answers make a look fresh. Official alerts do not count, because they may be silent for days. */
export const headlineOwners = (sources: readonly WatchSource[]): string[] => [
  ...new Set(sources.filter((source) => source.kind === 'headlines').map((source) => source.owner)),
];
