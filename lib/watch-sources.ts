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

/** A public document that names the address, and the day of which it is. */
export type SourceRecord = { where: string; date: string };
/** A source of a ready-made set. */
type ReadyMade = WatchSource & { record: SourceRecord };

/**
 * Where the addresses of the sets are named. Their authors never fetched them: `vigie doctor` does. A list has the
 * date that it bears; a list without one has that of its newest request or change that is dated.
 */
const RECORDS = {
  /** The feeds of Kagi News. It has what https://github.com/kagisearch/kite-public/issues/408 asked for on that day. */
  kagi: { where: 'github.com/kagisearch/kite-public, kite_feeds.json, commit 0019363', date: '2026-02-02' },
  /** Each of its addresses was fetched for https://github.com/freedomofpress/trackthenews/pull/116. */
  trackthenews: {
    where: 'github.com/freedomofpress/trackthenews, sample_project/rssfeeds-sample.json, commit 166db4f',
    date: '2026-07-24',
  },
  /** Fetched that day, as RSS_VALIDATION_REPORT.md beside it says. */
  wxnews: { where: 'github.com/jamaj69/wxNews, rssfeeds_working.conf, commit 07ca25c', date: '2026-02-26' },
  ardenone: {
    where: 'github.com/ardenone/news-trading-ideas, architecture/rss-discovery-group1.md, commit 684cfe4',
    date: '2025-10-22',
  },
  fundus: {
    where: 'github.com/flairNLP/fundus, pull request 657: src/fundus/publishers/fr, commit f67e0b7',
    date: '2024-11-05',
  },
  calibre: { where: 'Debian package calibre 6.13.0+repack-1, builtin_recipes.zip', date: '2023-02-26' },
  homeAssistant: { where: 'github.com/home-assistant/core, issue 74238, a comment', date: '2022-07-06' },
  tripwire: {
    where: 'github.com/rsapp9472/Hello-World, x-crc-flash-trip/README.md, commit d70c801',
    date: '2026-09-22',
  },
  ws4kp: { where: 'github.com/vbguyny/ws4kp, issue 129', date: '2025-01-04' },
} as const satisfies Record<string, SourceRecord>;

type Row = readonly [id: string, owner: string, url: string, record: SourceRecord, front?: 'front'];

const headlines = (country: string, lang: string, rows: readonly Row[]): ReadyMade[] =>
  rows.map(([id, owner, url, record, front]) => ({
    id,
    owner,
    url,
    record,
    lang,
    country,
    kind: 'headlines',
    ...(front === undefined ? {} : { front: true }),
  }));

const alerts = (country: string, rows: readonly Row[]): ReadyMade[] =>
  rows.map(([id, owner, url, record]) => ({ id, owner, url, record, lang: 'en', country, kind: 'alerts' }));

const { kagi, trackthenews, wxnews, ardenone, fundus, calibre, homeAssistant, tripwire, ws4kp } = RECORDS;

const world = alerts('un', [
  ['gdacs', 'gdacs', 'https://www.gdacs.org/xml/rss.xml', homeAssistant],
  ['usgs', 'usgs', 'https://earthquake.usgs.gov/earthquakes/feed/v1.0/summary/significant_day.atom', tripwire],
]);

const ansa = headlines('it', 'it', [
  ['ansa', 'ansa', 'https://www.ansa.it/sito/notizie/cronaca/cronaca_rss.xml', kagi],
]).map((source) => ({ ...source, wire: true }));

const tagesschau: Row = [
  'tagesschau',
  'ard',
  'https://www.tagesschau.de/infoservices/alle-meldungen-100~rss2.xml',
  kagi,
];
const spiegel: Row = ['spiegel', 'spiegel', 'https://www.spiegel.de/schlagzeilen/index.rss', kagi, 'front'];
const elpais: Row = [
  'elpais',
  'prisa',
  'https://feeds.elpais.com/mrss-s/pages/ep/site/elpais.com/portada',
  kagi,
  'front',
];

/**
 * Ready-made sets of sources. Each has several owners, and no owner belongs to another, not even in another set.
 */
export const WATCH_SOURCE_SETS = {
  france: [
    ...headlines('fr', 'fr', [
      ['lemonde', 'groupe-le-monde', 'https://www.lemonde.fr/societe/rss_full.xml', kagi],
      ['lemonde-une', 'groupe-le-monde', 'https://www.lemonde.fr/rss/une.xml', calibre, 'front'],
      ['lefigaro-flash', 'dassault', 'https://www.lefigaro.fr/rss/figaro_flash-actu.xml', fundus],
      ['franceinfo', 'france-televisions', 'https://www.francetvinfo.fr/france.rss', kagi],
      ['bfmtv', 'cma-cgm', 'https://www.bfmtv.com/rss/news-24-7/', kagi],
      // Half of 20 Minutes belongs to the owner of Ouest-France.
      ['20minutes', 'sipa', 'https://www.20minutes.fr/rss/une.xml', kagi, 'front'],
      ['leparisien', 'lvmh', 'https://feeds.leparisien.fr/leparisien/rss', kagi],
      [
        'liberation',
        'liberation',
        'https://www.liberation.fr/arc/outboundfeeds/rss-all/collection/accueil-une/?outputType=xml',
        kagi,
      ],
      ['ouest-france', 'sipa', 'https://www.ouest-france.fr/rss/une', kagi, 'front'],
      ['france24-fr', 'france-medias-monde', 'https://www.france24.com/fr/france/rss', kagi],
      ['rfi', 'france-medias-monde', 'https://www.rfi.fr/fr/france/rss', kagi],
    ]),
    ...world,
  ],
  uk: [
    ...headlines('uk', 'en', [
      ['bbc', 'bbc', 'https://feeds.bbci.co.uk/news/rss.xml', wxnews, 'front'],
      ['guardian-uk', 'guardian', 'https://www.theguardian.com/uk-news/rss', kagi],
      ['sky', 'comcast', 'https://feeds.skynews.com/feeds/rss/home.xml', kagi, 'front'],
      ['independent', 'independent', 'https://www.independent.co.uk/rss', kagi],
      // The owner of the i and the Mail is buying it, so it is counted with them.
      ['telegraph', 'dmg-media', 'https://www.telegraph.co.uk/rss.xml', kagi],
      ['inews', 'dmg-media', 'https://inews.co.uk/feed', kagi],
      ['express', 'reach', 'https://www.express.co.uk/posts/rss/1/uk', kagi],
      ['channel4', 'channel-4', 'https://www.channel4.com/news/uk/feed', kagi],
    ]),
    ...world,
  ],
  us: [
    ...headlines('us', 'en', [
      ['nytimes', 'nytimes', 'https://rss.nytimes.com/services/xml/rss/nyt/HomePage.xml', trackthenews, 'front'],
      ['npr', 'npr', 'https://feeds.npr.org/1001/rss.xml', trackthenews],
      ['washingtonpost', 'washington-post', 'https://feeds.washingtonpost.com/rss/national', trackthenews],
      ['abcnews', 'disney', 'https://abcnews.go.com/abcnews/topstories', ardenone],
      ['cbsnews', 'paramount', 'https://www.cbsnews.com/latest/rss/main', ardenone],
      ['nbcnews', 'comcast', 'https://feeds.nbcnews.com/nbcnews/public/news', ardenone],
      ['foxnews', 'fox', 'https://moxie.foxnews.com/google-publisher/latest.xml', ardenone],
      ['latimes', 'latimes', 'https://www.latimes.com/rss2.0.xml', trackthenews],
    ]),
    ...alerts('us', [['nws', 'nws', 'https://api.weather.gov/alerts/active.atom?severity=Extreme', ws4kp]]),
    ...world,
  ],
  europe: [
    ...headlines('eu', 'en', [
      ['bbc-europe', 'bbc', 'https://feeds.bbci.co.uk/news/world/europe/rss.xml', kagi],
      ['guardian-europe', 'guardian', 'https://www.theguardian.com/world/europe-news/rss', kagi],
      ['dw', 'deutsche-welle', 'https://rss.dw.com/rdf/rss-en-eu', kagi],
      ['france24-en', 'france-medias-monde', 'https://www.france24.com/en/europe/rss', kagi],
      ['euronews', 'euronews', 'https://www.euronews.com/rss?level=theme&name=news', wxnews],
    ]),
    ...headlines('de', 'de', [tagesschau, spiegel]),
    ...headlines('es', 'es', [elpais]),
    ...ansa,
    ...headlines('nl', 'nl', [['nos', 'nos', 'https://feeds.nos.nl/nosnieuwsalgemeen', calibre]]),
    ...headlines('pt', 'pt', [['publico', 'sonae', 'https://feeds.feedburner.com/PublicoRSS', kagi]]),
    ...world,
  ],
  germany: [
    ...headlines('de', 'de', [
      tagesschau,
      spiegel,
      ['faz', 'faz', 'https://www.faz.net/rss/aktuell', kagi],
      ['sueddeutsche', 'swmh', 'https://rss.sueddeutsche.de/alles', kagi],
      ['zeit', 'holtzbrinck', 'https://newsfeed.zeit.de/index', kagi],
      ['stern', 'bertelsmann', 'https://www.stern.de/feed/standard/alle-nachrichten/', kagi],
      ['zdf', 'zdf', 'https://www.zdf.de/rss/zdf/nachrichten', kagi],
      ['deutschlandfunk', 'deutschlandradio', 'https://www.deutschlandfunk.de/nachrichten-100.rss', kagi],
    ]),
    ...world,
  ],
  spain: [
    ...headlines('es', 'es', [
      elpais,
      ['elmundo', 'rcs', 'https://e00-elmundo.uecdn.es/elmundo/rss/portada.xml', kagi, 'front'],
      ['abc-es', 'vocento', 'https://www.abc.es/rss/2.0/portada/', kagi, 'front'],
      ['lavanguardia', 'godo', 'https://www.lavanguardia.com/rss/home.xml', kagi, 'front'],
      ['eldiario', 'eldiario', 'https://www.eldiario.es/rss', kagi],
      ['europapress', 'europa-press', 'https://www.europapress.es/rss/rss.aspx', kagi],
      ['lavozdegalicia', 'la-voz-de-galicia', 'https://www.lavozdegalicia.es/index.xml', kagi],
    ]),
    ...world,
  ],
  italy: [
    ...ansa,
    ...headlines('it', 'it', [
      ['repubblica', 'gedi', 'https://www.repubblica.it/rss/homepage/rss2.0.xml', kagi, 'front'],
      ['corriere', 'rcs', 'https://www.corriere.it/dynamic-feed/rss/section/Cronache.xml', kagi],
      ['ilpost', 'ilpost', 'https://www.ilpost.it/italia/feed/', kagi],
      ['fanpage', 'ciaopeople', 'https://www.fanpage.it/feed/', kagi],
      ['rainews', 'rai', 'https://www.rainews.it/rss/cronaca', kagi],
      ['tgcom24', 'mediaset', 'https://www.tgcom24.mediaset.it/rss/cronaca.xml', kagi],
      ['iltempo', 'angelucci', 'https://www.iltempo.it/rss.xml', kagi],
    ]),
    ...world,
  ],
} as const satisfies Record<string, readonly ReadyMade[]>;

export type WatchSourceSet = keyof typeof WATCH_SOURCE_SETS;
export const WATCH_SOURCE_SET_NAMES = Object.keys(WATCH_SOURCE_SETS);
export const isWatchSourceSet = (name: string): name is WatchSourceSet => WATCH_SOURCE_SET_NAMES.includes(name);

export const WATCH_LANGS = ['fr', 'en', 'es', 'de', 'it', 'pt', 'nl'] as const;

type Own = Omit<WatchSource, 'wire' | 'front'> & { wire?: boolean | undefined; front?: boolean | undefined };
/** One entry of `watch.sources`: the name of a ready-made set, or a source of your own. */
export type WatchSourceEntry = WatchSourceSet | Own;

export type WatchSources =
  { kind: 'sources'; sources: WatchSource[] } | { kind: 'too-few-owners'; owners: string[]; message: string };

/**
 * The sources that a configuration names, each once: the first of an id counts. Fewer than two owners of
 * headlines are refused. With one owner the watch could neither confirm a story nor tell silence from calm.
 */
export const watchSourcesOf = (entries: readonly WatchSourceEntry[]): WatchSources => {
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
export const watchSources = ({ watch }: { watch: { sources: readonly WatchSourceEntry[] } }): WatchSource[] => {
  const found = watchSourcesOf(watch.sources);
  return found.kind === 'sources' ? found.sources : [];
};

const ownSource = ({ wire, front, ...rest }: Own): WatchSource => ({
  ...rest,
  ...(wire === undefined ? {} : { wire }),
  ...(front === undefined ? {} : { front }),
});

/** The owners whose answers make a look fresh. Official alerts do not count, because they may be silent for days. */
export const headlineOwners = (sources: readonly WatchSource[]): string[] => [
  ...new Set(sources.filter((source) => source.kind === 'headlines').map((source) => source.owner)),
];
