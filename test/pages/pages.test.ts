import { describe, expect, it } from 'vitest';
import type { Cord } from '../../lib/bell/cord.ts';
import type { StopReport } from '../../lib/freeze/stop.ts';
import type { Media } from '../../lib/records/content.ts';
import { imageOf } from '../adapters/networks/content.ts';
import { deskPage, deskShell } from '../../lib/pages/desk.ts';
import { decisionPage, reviewPage, reviewShell } from '../../lib/pages/review.ts';
import { stopPage, stopShell } from '../../lib/pages/stop.ts';
import {
  cord,
  deskOf,
  deliveryOf,
  draftOf,
  frameOf,
  humanFreeze,
  lea,
  marc,
  MINUTE,
  NOW,
  reviewDelivery,
  reviewOf,
  rowsOf,
  siteOf,
  SLOT,
  stopOf,
  stopReport,
  TOKEN,
  watchFreeze,
} from './sample.ts';

const NASTY = `"><img src=x onerror=alert(1)><script>alert(2)</script>{{7*7}}\${7*7}`;

describe('the review page', () => {
  it.each([
    ['fr', 'Ce titre est déjà venu', 'publié', 'interdit le même texte sur deux comptes'],
    ['en', 'This headline was there before', 'published', 'forbids the same text on two accounts'],
  ] as const)('shows the earlier story, and the account that has the same text: %s', (locale, before, state, same) => {
    const view = reviewOf(locale);
    const [first] = view.deliveries;
    if (first === undefined) throw new Error('no delivery');
    const link = 'https://gazette.example/<crue>';
    const told = { ...first.delivery, state: 'published' as const, url: 'https://bsky.example/1' };
    const page = reviewPage({
      ...view,
      earlier: { draft: { ...view.draft, title: 'Hier & demain', link }, deliveries: [told] },
      deliveries: [{ ...first, sameAs: 'x:agenda' }],
    });
    expect(page).toContain(before);
    expect(page).toContain('Hier &amp; demain');
    expect(page).toContain('https://gazette.example/&lt;crue&gt;');
    expect(page).toContain(state);
    expect(page).toContain(same);
    expect(page).toContain('@agenda');
    expect(reviewPage(view)).not.toContain(before);
  });

  it.each([
    ['fr', 'lea', 'Deux personnes doivent dire oui', 'Dire oui (premier sur deux)', null],
    ['fr', 'marc', 'Léa Martin a dit oui', 'Approuver (second oui)', 'lea'],
    ['fr', 'lea', 'Votre oui est noté', 'Retirer le premier oui', 'lea'],
    ['en', 'lea', 'Two people have to say yes', 'Say yes (first of two)', null],
    ['en', 'marc', 'Léa Martin said yes', 'Approve (second of two)', 'lea'],
    ['en', 'lea', 'Your yes is noted', 'Take the first yes back', 'lea'],
  ] as const)('says which of two yeses a press would be: %s, %s', (locale, reader, said, button, first) => {
    const view = reviewOf(locale);
    const why = {
      kind: 'needs-decision' as const,
      expiresAt: NOW + MINUTE,
      two: { first: first === null ? null : { by: first, at: NOW - MINUTE } },
    };
    const page = reviewPage({
      ...view,
      person: reader === 'lea' ? lea : marc,
      deliveries: view.deliveries.map((each) => ({ ...each, why })),
    });
    expect(page).toContain(said);
    expect(page).toContain(button);
  });

  it('shows every byte of the text, the slot, the source and when it expires', () => {
    const page = reviewPage(reviewOf('fr'));
    expect(page).toContain('ce soir 18:30 (prochain créneau libre)');
    expect(page).toContain('https://gazette.example/agenda/concert-berges');
    expect(page).toContain('Sans décision avant demain 13:41');
    expect(page).toContain('gazette.example');
    expect(page).toContain('165 restants');
  });

  it('escapes everything that others wrote, once', () => {
    const page = reviewPage(
      reviewOf('en', {
        draft: draftOf({ title: NASTY, summary: NASTY, flags: [NASTY] }),
        deliveries: [reviewDelivery('e1', 'x:gazette', { mailed: NASTY }, { text: NASTY, facets: [], tags: [] })],
      }),
    );
    expect(page).not.toMatch(/<img|<script>|onerror=alert\(1\)>/);
    expect(page).toContain('&lt;script&gt;alert(2)&lt;/script&gt;');
    expect(page).not.toContain('&amp;lt;');
  });

  it('says that the network makes a card only where no picture takes its place', () => {
    const text = 'Les quais https://gazette.example/quais';
    const pageWith = (media: Media[]) =>
      reviewPage(
        reviewOf('fr', {
          deliveries: [reviewDelivery('e1', 'facebook:gazette', {}, { text, card: null, facets: [], media })],
        }),
      );

    expect(pageWith([])).toContain('fabrique lui-même la carte');
    expect(pageWith([imageOf(Buffer.from('a picture'))])).not.toContain('fabrique lui-même la carte');
    expect(pageWith([imageOf(Buffer.from('a picture'))])).toContain('Les quais');
  });

  it('names each invisible character in its place, and offers no approval while there is one', () => {
    const page = reviewPage(
      reviewOf('fr', {
        deliveries: [
          reviewDelivery('e1', 'x:gazette', {}, { text: 'Con\u200Bcert gra\u202Etuit', facets: [], tags: [] }),
        ],
      }),
    );
    expect(page).toContain('<span class="chip">U+200B</span>');
    expect(page).toContain('<span class="chip">U+202E</span>');
    expect(page).toMatch(/value="approve"[^>]*disabled/);
  });

  it('does not name the invisible parts of an emoji family, a flag or Arabic words', () => {
    const text = 'Bravo 👩‍👩‍👧 🏴󠁧󠁢󠁳󠁣󠁴󠁿 می‌خواهم';
    const page = reviewPage(
      reviewOf('fr', { deliveries: [reviewDelivery('e1', 'x:gazette', {}, { text, facets: [], tags: [] })] }),
    );
    expect(page).not.toContain('class="chip"');
  });

  it('keeps the line break that a text begins with', () => {
    const page = reviewPage(
      reviewOf('fr', {
        deliveries: [reviewDelivery('e1', 'x:gazette', {}, { text: '\nDeux', facets: [], tags: [] })],
      }),
    );
    expect(page).toMatch(/data-text>\n\nDeux<\/textarea/);
  });

  it('shows the difference when the mail showed another text', () => {
    const page = reviewPage(
      reviewOf('fr', { deliveries: [reviewDelivery('e1', 'x:gazette', { mailed: 'Concert demain' })] }),
    );
    expect(page).toContain('Ce texte a changé depuis votre mail');
    expect(page).toMatch(/<del>.*demain/s);
  });

  it('offers approval under freeze only to people who are allowed to thaw; the others can save', () => {
    const frozen = {
      freezes: [watchFreeze],
      deliveries: [reviewDelivery('e1', 'x:gazette', { why: { kind: 'frozen', freezes: ['fz-watch'] } })],
    };
    const thawer = reviewPage(reviewOf('fr', { ...frozen, person: marc }));
    const other = reviewPage(reviewOf('fr', { ...frozen, person: lea }));
    expect(thawer).toContain('Approuver sous gel');
    expect(thawer).toContain('name="under" value="yes"');
    expect(other).not.toContain('value="approve"');
    expect(other).not.toContain('name="under"');
    expect(other).toContain('Nice');
  });

  it('offers the usual approval when the open freeze covers none of these posts', () => {
    const page = reviewPage(reviewOf('fr', { freezes: [watchFreeze], covering: [], person: lea }));
    expect(page).toContain('value="approve"');
    expect(page).not.toContain('Nice');
  });

  it('shows what was already decided, without a form', () => {
    const page = reviewPage(
      reviewOf('en', {
        deliveries: [
          {
            ...reviewDelivery('e1', 'x:gazette'),
            delivery: deliveryOf('e1', 'x:gazette', 'published'),
            why: { kind: 'published', at: NOW - MINUTE, url: null, by: 'lea' },
          },
        ],
      }),
    );
    expect(page).not.toContain('/decide"');
    expect(page).toContain('approved by Léa Martin');
  });

  it('keeps what was typed when the page must be read again, and says that nothing was decided', () => {
    const review = reviewOf('fr', { deliveries: [reviewDelivery('e1', 'x:gazette', { typed: 'Mon texte à moi' })] });
    const page = decisionPage({
      ...frameOf('fr'),
      ask: 'ask1',
      pass: review.pass,
      title: null,
      answer: { kind: 'read-again', because: 'world', review },
    });
    expect(page).toContain('Rien n’a été décidé');
    expect(page).toMatch(/data-text>\nMon texte à moi<\/textarea/);
  });

  it('tells a second person who decided and when', () => {
    const page = decisionPage({
      ...frameOf('en'),
      ask: 'ask1',
      pass: null,
      title: null,
      answer: { kind: 'already', state: 'approved', by: 'lea', at: Date.UTC(2026, 6, 14, 12, 2), deliveries: [] },
    });
    expect(page).toContain('Already approved by Léa Martin at 14:02');
  });
});

describe('a page before its link is checked', () => {
  it('has no secret in it and no button that decides', () => {
    const shells = [
      reviewShell({ site: siteOf('fr'), ask: 'ask1' }),
      deskShell({ site: siteOf('fr') }),
      stopShell({ site: siteOf('fr'), ways: stopOf('fr').ways, hold: true }),
    ];
    for (const shell of shells) {
      expect(shell).not.toContain(TOKEN);
      expect(shell).not.toContain('name="decision"');
      expect(shell).toContain('name="token" value=""');
    }
  });

  it('asks nothing before a stop: one button, and no field to fill in', () => {
    const page = stopShell({ site: siteOf('fr'), ways: stopOf('fr').ways, hold: true });
    expect(page.match(/<button class="stop-button"/g)).toHaveLength(1);
    expect(page).not.toMatch(/<(select|textarea)|type="(text|checkbox)"/);
  });
});

describe('the stop page', () => {
  it('names what was in flight, counts what is held and offers to take back what was sent', () => {
    const page = stopPage(stopOf('fr'));
    expect(page).toContain('Les vacances commencent');
    expect(page).toMatch(/retenus, environ<\/dt>\s*<dd class="num">12/);
    expect(page.match(/name="act" value="take-back"/g)).toHaveLength(2);
    expect(page).toContain('data-poll');
  });

  it('stops checking when nothing is in flight any more and no other tool is waited for', () => {
    const polls = (report: Partial<StopReport>, bells: Cord['bells'], now = NOW): boolean =>
      stopPage(
        stopOf('fr', { answer: stopReport({ inFlight: [], ...report }), cord: { ...cord, bells }, now }),
      ).includes('data-poll');
    expect(polls({}, [])).toBe(false);
    expect(polls({ kind: 'stopping' }, [])).toBe(true);
    const isWaitedFor = Object.fromEntries(cord.bells.map((bell) => [bell.state, polls({}, [bell])]));
    expect(isWaitedFor).toEqual({ confirmed: false, 'not-confirmed': true, ringing: true, call: false });
    // The press was eight seconds before.
    expect(polls({}, cord.bells, NOW + 51_000)).toBe(true);
    expect(polls({}, cord.bells, NOW + 52_000)).toBe(false);
  });

  it('says NOT CONFIRMED, shows the other ways to stop, and repeats the same stop when pressed again', () => {
    const page = stopPage(stopOf('en', { answer: { kind: 'not-confirmed', id: 'press-1' } }));
    expect(page).toContain('NOT CONFIRMED');
    expect(page).toContain('/vigie stop');
    expect(page).toContain('name="id" value="press-1"');
  });

  it('lets people who are allowed to thaw do so, with two presses', () => {
    expect(stopPage(stopOf('fr'))).toContain('data-sure="Confirmer\u202F: dégeler"');
    expect(stopPage(stopOf('fr', { person: lea }))).not.toContain('value="thaw"');
  });

  it('does not offer to take back a post that is being taken back', () => {
    const sent = stopReport().sent.map((each) => ({ ...each, takeBack: { by: 'marc', at: NOW } }));
    const page = stopPage(stopOf('fr', { answer: stopReport({ sent }) }));
    expect(page).not.toContain('value="take-back"');
    expect(page).toContain('Retrait demandé');
  });
});

describe('the desk', () => {
  it('says what to do next, a freeze first', () => {
    const view = deskOf('fr');
    const titled = (over: Partial<typeof view>) =>
      /<h1>\s*(?:<span[^>]*><svg.*?<\/svg>)?\s*(.*?)\s*</.exec(deskPage(deskOf('fr', over)))?.[1];
    expect(titled({ freezes: [humanFreeze] })).toBe('Gelé depuis 17:41\u202F: tout');
    expect(titled({})).toBe('Un envoi à vérifier');
    const without = (...kinds: string[]) => rowsOf().filter((row) => !kinds.includes(row.why.kind));
    expect(titled({ rows: without('unknown') })).toBe('Un envoi retenu attend votre oui');
    expect(titled({ rows: without('unknown', 'held') })).toBe('Un brouillon attend une décision');
    const queue = without('unknown', 'held', 'needs-decision', 'braked');
    expect(titled({ rows: queue })).toBe('Rien à faire. Prochain départ cet après-midi 17:53');
    expect(titled({ rows: queue, watch: { ...view.watch, okUntil: NOW - 1 } })).toContain('ne voit plus');
    expect(titled({ rows: [] })).toBe('Rien n’attend');
  });

  it('says of every post why it was not sent, and explains an empty desk', () => {
    const page = deskPage(deskOf('fr'));
    // A post of the week that only waits for its slot says the time.
    const [slots, others] = [true, false].map(
      (is) => rowsOf().filter(({ why }) => (why.kind === 'slot') === is).length,
    );
    expect(page.match(/<p class="why">/g)?.length).toBeGreaterThanOrEqual(others ?? 0);
    expect(page.match(/class="due num"/g)?.length).toBeGreaterThanOrEqual(slots ?? 0);
    expect(deskPage(deskOf('fr', { rows: [], parked: [] }))).toContain('La file est vide\u202F: rien ne partira');
  });

  it('lets a person say that a post is absent only after the settle time', () => {
    const unknown = (settledAt: number) =>
      deskPage(
        deskOf('fr', {
          rows: rowsOf()
            .filter((row) => row.why.kind === 'unknown')
            .map((row) => ({ ...row, why: { kind: 'unknown', since: NOW - 5 * MINUTE, settledAt } })),
        }),
      );
    expect(unknown(NOW + MINUTE)).not.toContain('value="not-there"');
    expect(unknown(NOW - MINUTE)).toContain('value="not-there"');
  });

  it('escapes what others wrote', () => {
    const rows = rowsOf().map((row) => ({
      ...row,
      delivery: deliveryOf(row.delivery.id, 'x:gazette', row.delivery.state, {}, { text: NASTY, facets: [], tags: [] }),
      why: { kind: 'braked' as const, lane: 'promo' as const, until: SLOT, why: NASTY },
    }));
    const parked = [{ id: 'i', feed: 'agenda', title: NASTY, link: null, at: NOW, reason: NASTY }];
    const freezes = [
      {
        ...watchFreeze,
        reason: NASTY,
        evidence: [{ at: '2026-07-14T15:00:00.000Z', source: NASTY, title: NASTY, url: null }],
      },
    ];
    const page = deskPage(deskOf('en', { rows, parked, freezes }));
    expect(page).not.toMatch(/<img|<script>/);
  });
});

it('uses no word of the protocol on any page', () => {
  for (const locale of ['fr', 'en'] as const) {
    const pages = [
      reviewPage(reviewOf(locale)),
      stopPage(stopOf(locale)),
      deskPage(deskOf(locale, { freezes: [watchFreeze, humanFreeze] })),
    ];
    for (const page of pages) {
      const text = page.replace(/<[^>]*>/g, ' ');
      expect(text).not.toMatch(/\b(epochs?|claim(ed|s)?|scopes?)\b/i);
    }
  }
});
