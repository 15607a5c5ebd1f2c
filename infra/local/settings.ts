import type { Locale, SettingsInput } from '../../lib/settings.ts';
import { NEWS_OWNERS } from './newsroom.ts';
import { MINUTE_MS } from '../../lib/records/durations.ts';

const TIME_ZONE = 'Europe/Paris';

/**
 * Times of day at which the sample account may publish. In the next hour there is a slot every other minute, so
 * that people can watch one pass. Later slots are rare.
 */
const nearSlots = (now: number): string[] => {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: TIME_ZONE, hour: '2-digit', minute: '2-digit' });
  const every = (count: number, minutes: number, from: number) =>
    Array.from({ length: count }, (_, index) => clock.format(now + (from + index * minutes) * MINUTE_MS));
  return [...new Set([...every(30, 2, 2), ...every(18, 75, 75)])].sort();
};

/**
 * The sample settings: a small newspaper with two feeds, two sandbox accounts and three people. `feed`: a real
 * feed in the place of the newspaper's own.
 */
export const localSettings = (at: {
  newsroom: string;
  sandbox: string;
  feed: string | null;
  /** How many of its items become drafts at first. */
  backfill?: number;
  locale: Locale;
  now: number;
}): SettingsInput => ({
  site: { name: 'La Gazette', locale: at.locale, timeZone: TIME_ZONE, contact: 'https://gazette.example/contact' },
  people: {
    lea: { name: 'Léa Martin', mail: 'lea@gazette.example', slack: 'U0LEA', may: ['approve', 'freeze'] },
    marc: { name: 'Marc Petit', mail: 'marc@gazette.example', slack: 'U0MARC', may: ['approve', 'freeze', 'thaw'] },
    ines: { name: 'Inès Robin', mail: 'ines@gazette.example', may: ['freeze', 'thaw'] },
  },
  accounts: {
    'sandbox:gazette': {
      service: at.sandbox,
      ...(at.feed === null ? {} : { slots: nearSlots(at.now) }),
      caps: { perHour: 40, perDay: 200, minGap: '3s' },
    },
    'sandbox:agenda': {
      service: at.sandbox,
      slots: nearSlots(at.now),
      caps: { perHour: 40, perDay: 200, minGap: '3s' },
    },
  },
  feeds:
    at.feed === null
      ? {
          agenda: {
            url: `${at.newsroom}/feeds/agenda.xml`,
            lane: 'promo',
            accounts: ['sandbox:agenda'],
            approvers: ['lea', 'marc'],
            every: '1m',
            backfill: 10,
            // Its pages do not exist, so only the feed can name pictures.
            rules: { image: 'feed' },
          },
          une: {
            url: `${at.newsroom}/feeds/une.xml`,
            lane: 'news',
            accounts: ['sandbox:gazette'],
            approvers: ['lea', 'marc'],
            every: '1m',
            backfill: 10,
            rules: { image: 'feed' },
          },
        }
      : {
          feed: { url: at.feed, lane: 'promo', accounts: ['sandbox:gazette'], every: '5m', backfill: at.backfill ?? 5 },
        },
  watch: {
    audience: ['fr'],
    sources: NEWS_OWNERS.map((owner) => ({
      id: owner,
      owner,
      url: `${at.newsroom}/news/${owner}.xml`,
      lang: owner.startsWith('the-') || owner === 'north-press' ? 'en' : 'fr',
      country: 'fr',
    })),
    brakes: ['promo'],
    freezes: ['promo', 'news'],
    silentAfter: '10m',
  },
  slack: { team: 'T0GAZ', channel: 'C0DESK' },
  mail: { from: 'vigie@gazette.example' },
});
