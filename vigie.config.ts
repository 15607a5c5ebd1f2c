import { defineConfig } from './lib/settings.ts';

export default defineConfig({
  site: { name: 'La Gazette', locale: 'fr', timeZone: 'Europe/Paris', contact: 'https://gazette.example/contact' },
  people: {
    lea: { name: 'Léa Martin', mail: 'lea@gazette.example', slack: 'U0LEA', may: ['approve', 'freeze'] },
    marc: { name: 'Marc Petit', mail: 'marc@gazette.example', slack: 'U0MARC', may: ['approve', 'freeze', 'thaw'] },
    ines: { name: 'Inès Robin', mail: 'ines@gazette.example', may: ['freeze', 'thaw'] },
  },
  accounts: {
    'bluesky:gazette': {
      secret: 'vigie/bluesky/gazette',
      service: 'https://bsky.social',
      slots: ['08:00', '12:30', '18:00'],
      caps: { perHour: 4, perDay: 20, minGap: '10m' },
    },
    'x:gazette': {
      secret: 'vigie/x/gazette',
      caps: { perDay: 10, usdPerMonth: 60, usdPerLinkPost: 0.2, usdPerPost: 0.015 },
    },
    'sandbox:gazette': {},
  },
  feeds: {
    agenda: {
      url: 'https://gazette.example/agenda/feed',
      lane: 'promo',
      accounts: ['bluesky:gazette', 'sandbox:gazette'],
      approvers: ['lea'],
      template: '{title} {link}',
      every: '15m',
      backfill: 0,
      expireAfter: '24h',
      maxLate: '30m',
    },
    une: { url: 'https://gazette.example/une/feed', lane: 'news', accounts: ['x:gazette'] },
  },
  watch: {
    audience: ['fr'],
    sources: ['france'],
    brakes: ['promo'],
    freezes: ['promo', 'news'],
    silentAfter: '10m',
  },
  slack: { team: 'T0GAZ', channel: 'C0DESK' },
  mail: { from: 'vigie@gazette.example' },
});
