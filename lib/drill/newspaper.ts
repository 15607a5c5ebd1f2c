import type { StreamLine } from '../crisis/stream.ts';
import type { WatchSource } from '../watch-sources.ts';
import type { Lane } from '../records/lane.ts';
import { readSettings, type Settings, type SettingsInput } from '../settings.ts';

/** The newspaper of a drill: three lanes, an account each, and the sources of the recorded day. */

export const LANES: readonly Lane[] = ['promo', 'news', 'service'];

export const drillSettings = (audience: readonly string[], sources: readonly WatchSource[]): Settings => {
  const written: SettingsInput = {
    site: { name: 'La Gazette', locale: 'fr', timeZone: 'Europe/Paris', contact: 'https://gazette.example/contact' },
    people: {
      lea: { name: 'Léa Martin', mail: 'lea@gazette.example', may: ['approve', 'freeze'] },
      marc: { name: 'Marc Petit', mail: 'marc@gazette.example', may: ['approve', 'freeze', 'thaw'] },
      ines: { name: 'Inès Robin', mail: 'ines@gazette.example', may: ['freeze', 'thaw'] },
    },
    accounts: Object.fromEntries(LANES.map((lane) => [`sandbox:${lane}`, { caps: { minGap: '1m' } }])),
    feeds: Object.fromEntries(
      LANES.map((lane) => [
        lane,
        {
          url: `https://gazette.example/${lane}`,
          lane,
          accounts: [`sandbox:${lane}`],
          approvers: ['lea'],
          expireAfter: '3d',
          maxLate: '45m',
        },
      ]),
    ),
    watch: {
      audience: [...audience],
      sources: sources.map(({ id, owner, url, lang, country, kind, wire }) => ({
        id,
        owner,
        url,
        lang: lang === 'en' ? ('en' as const) : ('fr' as const),
        country,
        kind,
        ...(wire === undefined ? {} : { wire }),
      })),
    },
    mail: { from: 'vigie@gazette.example' },
  };
  const read = readSettings(written);
  if (read.kind === 'problems')
    throw new Error(read.problems.map(({ path, allowed }) => `${path}: ${allowed}`).join('; '));
  return read.settings;
};

export const idOf = (source: string): string =>
  source
    .toLowerCase()
    .replaceAll(/[^a-z0-9.-]/g, '-')
    .slice(0, 50);

/** The sources that the lines of a stream come from. */
export const sourcesOf = (lines: readonly StreamLine[]): WatchSource[] => {
  const found = new Map(lines.map(({ headline }) => [headline.source, headline]));
  const owners = new Set([...found.values()].map(({ owner }) => owner));
  const sources = [...found.values()].map(({ source, owner, lang }): WatchSource => ({
    id: idOf(source),
    owner: idOf(owner),
    url: `https://${idOf(source)}/feed`,
    lang,
    country: 'fr',
    kind: 'headlines',
    ...(owners.size === 1 ? { wire: true } : {}),
  }));
  // A stream of one owner is a wire; a second owner that says nothing lets the watch be fresh.
  const silent = {
    id: 'silent',
    owner: 'silent',
    url: 'https://silent.example/feed',
    lang: 'fr',
    country: 'fr',
    kind: 'headlines' as const,
  };
  return owners.size === 1 ? [...sources, silent] : sources;
};
