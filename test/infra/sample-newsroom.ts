import type { SettingsInput } from '../../lib/settings.ts';

/** A newsroom of three people, whose feed and news sources stand under `url` and whose account is in the sandbox. */
export const sampleNewsroom = (of: {
  url: string;
  sandbox: string;
  backfill: number;
  owners: readonly string[];
}): SettingsInput => ({
  site: { name: 'La Gazette', locale: 'fr', timeZone: 'Europe/Paris', contact: 'https://gazette.example/contact' },
  people: {
    lea: { name: 'Léa Martin', mail: 'lea@gazette.example', slack: 'U0LEA', may: ['approve', 'freeze'] },
    marc: { name: 'Marc Petit', mail: 'marc@gazette.example', slack: 'U0MARC', may: ['approve', 'freeze', 'thaw'] },
    ines: { name: 'Inès Robin', mail: 'ines@gazette.example', may: ['freeze', 'thaw'] },
  },
  accounts: { 'sandbox:gazette': { service: of.sandbox, caps: { perHour: 40, perDay: 200, minGap: '0s' } } },
  feeds: {
    agenda: {
      url: `${of.url}/agenda`,
      lane: 'promo',
      accounts: ['sandbox:gazette'],
      approvers: ['lea'],
      every: '1m',
      backfill: of.backfill,
    },
  },
  watch: {
    audience: ['fr'],
    sources: of.owners.map((owner) => ({ id: owner, owner, url: `${of.url}/${owner}`, lang: 'fr', country: 'fr' })),
  },
  slack: { team: 'T0GAZ', channel: 'C0DESK' },
  mail: { from: 'vigie@gazette.example' },
});
