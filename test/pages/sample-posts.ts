import { reviewPage } from '../../lib/pages/review.ts';
import { writePage, writeShell, writtenPage } from '../../lib/pages/write.ts';
import type { ReviewView } from '../../lib/pages/views.ts';
import type { Locale } from '../../lib/settings.ts';
import { deliveryOf, draftOf, frameOf, HOUR, ines, lea, marc, NOW, reviewOf, siteOf, SLOT, TOKEN } from './sample.ts';

/** What a person writes, and what two people have to approve: the pages of it. */

/** A review where two people have to say yes; `first`: who said the first one. */
export const reviewOfTwo = (locale: Locale, first: string | null, person = lea): ReviewView => {
  const view = reviewOf(locale, { person });
  const two = { first: first === null ? null : { by: first, at: NOW - HOUR } };
  const why = { kind: 'needs-decision' as const, expiresAt: NOW + HOUR, two };
  return { ...view, deliveries: view.deliveries.map((each) => ({ ...each, why })) };
};

const form = (locale: Locale) => ({
  ...frameOf(locale),
  token: TOKEN,
  person: ines,
  accounts: ['bluesky:gazette', 'x:gazette', 'sandbox:gazette'],
  number: 'number-of-this-form',
  sent: null,
  refused: null,
});

const own = { feeds: [], lane: 'promo' as const, by: 'ines', publishedAt: null, flags: ['question'] };

export const pagesOfPosts = (locale: Locale): [string, string][] => {
  const delivery = { ...deliveryOf('e1', 'bluesky:gazette', 'draft'), feeds: [], lane: 'promo' as const, dueAt: SLOT };
  return [
    ['shell of a new post', writeShell({ site: siteOf(locale) })],
    ['new post', writePage(form(locale))],
    [
      'new post that is refused',
      writePage({
        ...form(locale),
        sent: {
          text: 'Venez ce soir sur les berges.',
          link: 'https://gazette.example/berges',
          question: 'Et vous, y serez-vous\u00A0?',
          picture: 'https://gazette.example/i/berges.png',
          alt: '',
          accounts: ['bluesky:gazette'],
          dueAt: SLOT,
          lane: 'news',
          at: '2026-07-14T18:30',
        },
        refused: { kind: 'no-alt' },
      }),
    ],
    [
      'written post',
      writtenPage({
        ...frameOf(locale),
        token: TOKEN,
        written: { kind: 'written', draft: draftOf(own), deliveries: [delivery] },
      }),
    ],
    ['review of a post of one’s own', reviewPage(reviewOf(locale, { draft: draftOf(own) }))],
    [
      'review that meets news',
      reviewPage({
        ...reviewOf(locale),
        collisions: [
          {
            kind: 'headline',
            key: 'headline:1',
            title: 'Nice : un camion fonce dans la foule sur la Promenade des Anglais',
            source: 'franceinfo',
            at: NOW - HOUR / 4,
            url: 'https://news.example/nice',
            shared: ['nice', 'promenade'],
          },
          { kind: 'idiom', key: 'idiom:1', word: "feu d'artifice", because: 'Nice : un camion fonce dans la foule' },
          { kind: 'date', key: 'date:07-14', day: '07-14', name: 'Attentat de Nice, 2016' },
          { kind: 'age', key: 'age', publishedAt: NOW - 70 * HOUR },
        ],
        near: [{ id: 'n', account: 'bluesky:gazette', at: SLOT, text: 'Le marché rouvre demain matin, place du Pin.' }],
      }),
    ],
    ['first of two', reviewPage(reviewOfTwo(locale, null))],
    ['second of two', reviewPage(reviewOfTwo(locale, 'lea', marc))],
    ['first yes said', reviewPage(reviewOfTwo(locale, 'lea'))],
  ];
};
