import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

/**
 * What stands for the outside world on one machine: the feeds of a small newspaper, and the news feeds of owners who do not exist. Real HTTP, real RSS,
 * ETag and 304.
 */

type Entry = { guid: string; title: string; summary: string; link: string; at: number };

/** Who prints the headlines of a story: names of nobody. The scripts name their sources by host; each host is one owner here. */
const OWNERS = [
  'courrier',
  'quotidien',
  'the-ledger',
  'matin-infos',
  'north-press',
  'radio-une',
  'gazette-sud',
  'agence-h',
  'the-herald',
  'info-ouest',
  'sport-plus',
  'canal-n',
] as const;

export const NEWS_OWNERS = OWNERS.slice(0, 6);

const FEEDS: Readonly<Record<string, { title: string; items: readonly [title: string, summary: string][] }>> = {
  agenda: {
    title: 'La Gazette, agenda',
    items: [
      [
        'Paris-Plages ouvre samedi : nos dix coins préférés',
        'Transats, guinguettes et baignade surveillée le long des quais.',
      ],
      [
        'Concours photo : envoyez-nous vos plus beaux feux d’artifice',
        'Les gagnants seront publiés dans notre cahier d’été.',
      ],
      ['Ce week-end, le marché nocturne revient place du Port', 'Quarante producteurs, de 19 heures à minuit.'],
      ['−30 % sur l’abonnement numérique jusqu’à dimanche', 'Toute la Gazette, sur tous vos écrans.'],
    ],
  },
  une: {
    title: 'La Gazette, à la une',
    items: [
      ['Le conseil municipal vote le plan vélo', 'Vingt kilomètres de pistes avant 2028.'],
      [
        'Trains : le trafic reprend normalement sur la ligne côtière',
        'La circulation avait été coupée par un éboulement.',
      ],
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

/** The newspaper's own report in the bad night: what a person may want to send while everything else stops. */
const REPORT: [title: string, summary: string] = [
  'DIRECT. Attaque sur la promenade : ce que l’on sait, les numéros d’urgence',
  'La préfecture demande de rester chez soi. Suivez les consignes des autorités.',
];

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const rss = (title: string, url: string, entries: readonly Entry[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>${escape(title)}</title><link>${escape(url)}</link><description>${escape(title)}</description><language>fr</language>
${entries
  .map(
    (entry) =>
      `<item><title>${escape(entry.title)}</title><link>${escape(entry.link)}</link><guid isPermaLink="false">${escape(entry.guid)}</guid><pubDate>${new Date(entry.at).toUTCString()}</pubDate><description>${escape(entry.summary)}</description></item>`,
  )
  .join('\n')}
</channel></rss>`;

export type Newsroom = {
  url: string;
  /** Plays a story: its headlines appear one after the other, `paceMs` for each of its minutes. Answers how many there are. */
  play: (story: string, paceMs: number) => number;
  playing: () => { story: string; shown: number; total: number } | null;
  /** One more item in a feed of the newspaper. */
  add: (feed: string, title: string, summary: string) => void;
  close: () => Promise<void>;
};

/** Longest pause between two headlines of a played story. */
const MAX_PAUSE_MS = 4_000;

export const startNewsroom = async (now: () => number): Promise<Newsroom> => {
  const began = now();
  const feeds = new Map<string, { title: string; entries: Entry[] }>();
  let url = '';
  const link = (feed: string, slug: string) => `https://gazette.example/${feed}/${slug}`;
  const slug = (title: string) => createHash('sha256').update(title).digest('hex').slice(0, 10);
  const entry = (feed: string, title: string, summary: string, at: number): Entry => ({
    guid: `${feed}-${slug(title)}`,
    title,
    summary,
    link: link(feed, slug(title)),
    at,
  });
  for (const [name, { title, items }] of Object.entries(FEEDS)) {
    const entries = items.map(([head, summary], index) =>
      entry(name, head, summary, began - (index + 1) * 20 * 60_000),
    );
    feeds.set(name, { title, entries });
  }
  for (const [index, owner] of NEWS_OWNERS.entries()) {
    const entries = CALM.map((title, rank) =>
      entry(owner, title, '', began - ((rank + index) % 6) * 11 * 60_000 - 60_000),
    );
    feeds.set(owner, { title: owner, entries: entries.sort((a, b) => b.at - a.at) });
  }

  const show = (feed: string, title: string, summary: string) => {
    feeds.get(feed)?.entries.unshift(entry(feed, title, summary, now()));
  };

  let run: { story: string; shown: number; total: number; timer: NodeJS.Timeout | null } | null = null;
  const play = (story: string, paceMs: number): number => {
    if (run?.timer !== null && run !== null) return run.total - run.shown;
    const file = fileURLToPath(new URL(`../../lib/crisis/stories/${story}.jsonl`, import.meta.url));
    const lines = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { ts: string; source: string; title: string });
    const hosts = [...new Set(lines.map((line) => line.source))];
    const current = { story, shown: 0, total: lines.length, timer: null as NodeJS.Timeout | null };
    run = current;
    const next = () => {
      const line = lines[current.shown];
      if (line === undefined) {
        current.timer = null;
        return;
      }
      const owner = NEWS_OWNERS[hosts.indexOf(line.source) % NEWS_OWNERS.length] ?? 'courrier';
      show(owner, line.title, '');
      current.shown += 1;
      // The newspaper's own people report too.
      if (current.shown === Math.ceil(lines.length / 2)) show('une', ...REPORT);
      const after = lines[current.shown];
      const minutes = after === undefined ? 0 : (Date.parse(after.ts) - Date.parse(line.ts)) / 60_000;
      current.timer = setTimeout(next, Math.min(MAX_PAUSE_MS, Math.max(200, minutes * paceMs)));
    };
    next();
    return lines.length;
  };

  const server = http.createServer((request, response) => {
    const name = /^\/(?:feeds|news)\/([a-z-]+)\.xml$/.exec(request.url ?? '')?.[1];
    const feed = name === undefined ? undefined : feeds.get(name);
    if (feed === undefined) {
      response.writeHead(404).end();
      return;
    }
    const body = rss(feed.title, `${url}/`, feed.entries.slice(0, 40));
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, { etag }).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8', etag });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    play,
    playing: () => (run === null ? null : { story: run.story, shown: run.shown, total: run.total }),
    add: show,
    close: async () => {
      if (run?.timer != null) clearTimeout(run.timer);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
