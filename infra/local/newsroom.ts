import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as http from 'node:http';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { answerHereOnly, listen } from './listening.ts';
import { landscape } from './pictures.ts';
import { MINUTE_MS, SECOND_MS } from '../../lib/records/durations.ts';

/**
 * The outside world on one machine: the feeds of a small newspaper, and the news feeds of owners who do not
 * exist. It speaks real HTTP and RSS, with ETag and 304.
 */

const Entry = z.strictObject({
  guid: z.string(),
  title: z.string(),
  summary: z.string(),
  link: z.string(),
  at: z.int(),
  /** What its picture shows; null where it has none. */
  shows: z.string().nullable().default(null),
});
type Entry = z.output<typeof Entry>;

/** The recorded day that is played; `story` is its name. */
const Run = z.strictObject({ story: z.string(), paceMs: z.number(), shown: z.int(), total: z.int() });
const Kept = z.strictObject({
  port: z.int().default(0),
  feeds: z.record(z.string(), z.array(Entry)),
  story: Run.nullable(),
});

/** Who prints the headlines. None of these names exists. */
export const NEWS_OWNERS = ['courrier', 'quotidien', 'matin-infos', 'radio-une', 'the-ledger', 'north-press'] as const;
type Owner = (typeof NEWS_OWNERS)[number];

/**
 * The recorded days name their sources by host, and each host stands for one of these owners, in its own
 * language. The first three sources that report the night of 14 July 2016 are one owner here. Alone it causes a
 * delay, and the first other owner confirms it.
 */
const PRINTED_BY: Readonly<Record<string, Owner>> = {
  'nicematin.com': 'matin-infos',
  'bfmtv.com': 'matin-infos',
  'lefigaro.fr': 'matin-infos',
  'lemonde.fr': 'courrier',
  'liberation.fr': 'courrier',
  '20minutes.fr': 'quotidien',
  'ouest-france.fr': 'quotidien',
  'lequipe.fr': 'quotidien',
  'francetvinfo.fr': 'radio-une',
  'bbc.co.uk': 'the-ledger',
  'theguardian.com': 'the-ledger',
  'reuters.com': 'north-press',
};

const FEEDS: Readonly<
  Record<string, { title: string; items: readonly [title: string, summary: string, shows: string][] }>
> = {
  agenda: {
    title: 'La Gazette, agenda',
    items: [
      [
        'Paris-Plages ouvre samedi : nos dix coins préférés',
        'Transats, guinguettes et baignade surveillée le long des quais.',
        'Le soleil se lève sur le fleuve et les collines.',
      ],
      [
        'Concours photo : envoyez-nous vos plus beaux feux d’artifice',
        'Les gagnants seront publiés dans notre cahier d’été.',
        'La nuit sur la baie, un astre clair au-dessus de l’eau.',
      ],
      [
        'Ce week-end, le marché nocturne revient place du Port',
        'Quarante producteurs, de 19 heures à minuit.',
        'Le port au crépuscule, vu de la mer.',
      ],
      ['−30 % sur l’abonnement numérique jusqu’à dimanche', 'Toute la Gazette, sur tous vos écrans.', ''],
      [
        'Jeu : gagnez deux places pour le concert sous les étoiles',
        'Tirage au sort vendredi à midi.',
        'Un ciel du soir au-dessus des collines.',
      ],
      [
        'Où pique-niquer ce soir ? Nos sept terrasses avec vue',
        'Avec les horaires et les prix.',
        'Vue sur la baie et les collines depuis une terrasse.',
      ],
    ],
  },
  une: {
    title: 'La Gazette, à la une',
    items: [
      [
        'Hôpital du littoral : les urgences ouvertes toute la nuit',
        'Une équipe de plus jusqu’à la fin août.',
        'Le littoral de nuit.',
      ],
      [
        'Trains : le trafic reprend normalement sur la ligne côtière',
        'La circulation avait été coupée par un éboulement.',
        'La côte que longe la ligne.',
      ],
      ['Le conseil municipal vote le plan vélo', 'Vingt kilomètres de pistes avant 2028.', 'Les berges au matin.'],
    ],
  },
};

const CALM = [
  'Budget : les députés reprennent l’examen du texte lundi',
  'Météo : un week-end doux et nuageux',
  'Tennis : la finale se jouera dimanche à 15 heures',
  'Council approves new library opening hours',
  'Cinéma : les sorties de la semaine',
  'Markets close slightly higher after quiet session',
];

/** The newspaper's own report in that night, which a person may want to send while everything else stops. */
const REPORT: [title: string, summary: string] = [
  'DIRECT. Attaque sur la promenade : ce que l’on sait, les numéros d’urgence',
  'La préfecture demande de rester chez soi. Suivez les consignes des autorités.',
];

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const picture = (entry: Entry, at: string): string =>
  entry.shows === null
    ? ''
    : `<media:content url="${at}/pictures/${entry.guid}.png" type="image/png" medium="image">` +
      `<media:description>${escape(entry.shows)}</media:description></media:content>`;

const item = (entry: Entry, at: string): string =>
  [
    `<item><title>${escape(entry.title)}</title><link>${escape(entry.link)}</link>`,
    `<guid isPermaLink="false">${escape(entry.guid)}</guid><pubDate>${new Date(entry.at).toUTCString()}</pubDate>`,
    `<description>${escape(entry.summary)}</description>${picture(entry, at)}</item>`,
  ].join('');

/** `at`: the address of the pictures. */
const rss = (title: string, url: string, entries: readonly Entry[], at: string): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>${escape(title)}</title>`,
    `<link>${escape(url)}</link><description>${escape(title)}</description><language>fr</language>`,
    ...entries.map((entry) => item(entry, at)),
    '</channel></rss>',
  ].join('\n');

export type Newsroom = {
  url: string;
  /**
   * Plays a recorded day: its headlines appear one after the other, `paceMs` for each of its minutes. Returns
   * how many are still to come.
   */
  play: (day: string, paceMs: number) => number;
  /** `at`: when the newest headline was printed, in the time of that day. */
  playing: () => { story: string; shown: number; total: number; at: number } | null;
  /** What the news feeds print, newest first. */
  headlines: (most: number) => { id: string; owner: string; title: string; at: number }[];
  /** One more item in a feed of the newspaper. */
  add: (feed: string, title: string, summary: string) => void;
  close: () => Promise<void>;
};

/**
 * A gap of so many minutes in a recorded day passes at once. Headlines that follow each other sooner keep their
 * pace, up to the longest pause.
 */
const QUIET_MINUTES = 6;
const QUIET_MS = 700;
const MAX_PAUSE_MS = 6 * SECOND_MS;
/** After so many headlines the newspaper prints its own report. */
const REPORT_AFTER = 11;

type Line = { ts: string; source: string; title: string; summary?: string };

const linesOf = (day: string): Line[] =>
  readFileSync(fileURLToPath(new URL(`../../lib/crisis/days/${day}.jsonl`, import.meta.url)), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

/** `file` keeps what was printed, so that after a restart the feeds are the same and a recorded day goes on. */
export const startNewsroom = async ({ file, now }: { file: string; now: () => number }): Promise<Newsroom> => {
  const began = now();
  let url = '';
  const link = (feed: string, slug: string) => `https://gazette.example/${feed}/${slug}`;
  const slug = (title: string) => createHash('sha256').update(title).digest('hex').slice(0, 10);
  const entry = (feed: string, title: string, summary: string, at: number, shows: string | null = null): Entry => ({
    guid: `${feed}-${slug(title)}`,
    title,
    summary,
    link: link(feed, slug(title)),
    at,
    shows,
  });

  const kept = existsSync(file) ? Kept.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
  const titles = new Map<string, string>(NEWS_OWNERS.map((owner) => [owner, owner]));
  const feeds = new Map<string, Entry[]>();
  for (const [name, { title, items }] of Object.entries(FEEDS)) {
    titles.set(name, title);
    feeds.set(
      name,
      items.map(([head, summary, shows], index) =>
        entry(name, head, summary, began - (index + 1) * 20 * MINUTE_MS, shows),
      ),
    );
  }
  for (const [index, owner] of NEWS_OWNERS.entries()) {
    const entries = CALM.map((title, rank) =>
      entry(owner, title, '', began - ((rank + index) % 6) * 11 * MINUTE_MS - MINUTE_MS),
    );
    feeds.set(
      owner,
      entries.sort((a, b) => b.at - a.at),
    );
  }
  for (const [name, entries] of Object.entries(kept?.feeds ?? {})) feeds.set(name, entries);

  let run: z.output<typeof Run> | null = kept?.story ?? null;
  let timer: NodeJS.Timeout | null = null;

  let port = kept?.port ?? 0;
  const save = () => {
    writeFileSync(`${file}.new`, JSON.stringify({ port, feeds: Object.fromEntries(feeds), story: run }));
    renameSync(`${file}.new`, file);
  };
  const show = (feed: string, title: string, summary: string) => {
    feeds.get(feed)?.unshift(entry(feed, title, summary, now()));
    save();
  };

  const printNext = (): void => {
    timer = null;
    if (run === null) return;
    const lines = linesOf(run.story);
    const line = lines[run.shown];
    if (line === undefined) return;
    run.shown += 1;
    show(PRINTED_BY[line.source] ?? 'courrier', line.title, line.summary ?? '');
    // The newspaper's own reporters write too.
    if (run.shown === REPORT_AFTER) show('une', ...REPORT);
    const after = lines[run.shown];
    if (after === undefined) return;
    const minutes = (Date.parse(after.ts) - Date.parse(line.ts)) / MINUTE_MS;
    timer = setTimeout(
      printNext,
      minutes >= QUIET_MINUTES ? QUIET_MS : Math.min(MAX_PAUSE_MS, Math.max(200, minutes * run.paceMs)),
    );
  };
  const play = (day: string, paceMs: number): number => {
    if (timer === null) {
      run = { story: day, paceMs, shown: 0, total: linesOf(day).length };
      printNext();
    }
    return run === null ? 0 : run.total - run.shown;
  };

  const server = http.createServer((request, response) => {
    const painted = /^\/pictures\/([a-z0-9-]{1,60})\.png$/.exec(request.url ?? '')?.[1];
    if (painted !== undefined) {
      response.writeHead(200, { 'content-type': 'image/png' });
      response.end(landscape(createHash('sha256').update(painted).digest().readUInt32BE(0)));
      return;
    }
    const name = /^\/(?:feeds|news)\/([a-z-]+)\.xml$/.exec(request.url ?? '')?.[1];
    const entries = name === undefined ? undefined : feeds.get(name);
    if (name === undefined || entries === undefined) {
      response.writeHead(404).end();
      return;
    }
    const body = rss(titles.get(name) ?? name, 'https://gazette.example/', entries.slice(0, 40), url);
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, { etag }).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8', etag });
    response.end(body);
  });
  answerHereOnly(server);
  // The same port as before if it is free, so that the addresses of approved pictures stay valid.
  port = await listen(server, port);
  url = `http://127.0.0.1:${port}`;
  save();
  // A recorded day that a kill interrupted goes on.
  if (run !== null && run.shown < run.total) timer = setTimeout(printNext, QUIET_MS);
  return {
    url,
    play,
    playing: () => {
      if (run === null) return null;
      const { story, shown, total } = run;
      return { story, shown, total, at: Date.parse(linesOf(story)[Math.max(0, shown - 1)]?.ts ?? '') };
    },
    headlines: (most) =>
      NEWS_OWNERS.flatMap((owner) =>
        (feeds.get(owner) ?? []).map(({ guid, title, at }) => ({ id: guid, owner, title, at })),
      )
        .sort((a, b) => b.at - a.at)
        .slice(0, most),
    add: show,
    close: async () => {
      if (timer !== null) clearTimeout(timer);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
