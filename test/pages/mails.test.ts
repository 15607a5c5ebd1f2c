import { describe, expect, it } from 'vitest';
import { dayAfterMail, deskMail, digestMail, freezeMail, proposeMail, reminderMail } from '../../lib/pages/mails.ts';
import { headerSafe } from '../../lib/pages/mail-body.ts';
import type { Mail } from '../../lib/pages/views.ts';
import { LOCALES, type Locale } from '../../lib/settings.ts';
import {
  askedDraft,
  deliveryOf,
  draftOf,
  HOUR,
  humanFreeze,
  mailFrame,
  MINUTE,
  NOW,
  SLOT,
  stopReport,
  story,
  watchFreeze,
} from './sample.ts';

const every = (locale: Locale): Record<string, Mail> => {
  const frame = mailFrame(locale, { freezes: [watchFreeze] });
  const report = stopReport();
  return {
    digest: digestMail({ ...frame, drafts: [askedDraft(), askedDraft({ code: 'ABCDEFGH' })], more: 3 }),
    freeze: freezeMail({
      ...frame,
      freeze: watchFreeze,
      story,
      held: 12,
      goOn: ['service'],
      inFlight: report.inFlight,
      sent: report.sent,
    }),
    propose: proposeMail({ ...frame, proposal: { id: 'p', at: NOW, scopes: ['lane:promo'], story } }),
    reminder: reminderMail({ ...frame, freeze: { ...humanFreeze, at: NOW - 2 * HOUR }, held: 12 }),
    desk: deskMail(frame),
    dayAfter: dayAfterMail({
      ...frame,
      thawed: { ...watchFreeze, thawedBy: 'marc', thawedAt: NOW - MINUTE },
      drafts: [askedDraft()],
      more: 0,
    }),
  };
};

describe('every mail', () => {
  it('fetches nothing, runs nothing and hides nothing', () => {
    for (const locale of LOCALES) {
      for (const [name, mail] of Object.entries(every(locale))) {
        expect(mail.html, name).not.toMatch(
          /<(img|script|link|iframe|object|form|input|button)\b|url\(|display:none|font-size:0/i,
        );
      }
    }
  });

  it('has one line as its subject', () => {
    for (const locale of LOCALES) {
      for (const [name, mail] of Object.entries(every(locale))) {
        expect(mail.subject, name).toMatch(/^[^\p{Cc}]{5,140}$/u);
      }
    }
  });

  it('has the stop link in its text and in its HTML', () => {
    for (const [name, mail] of Object.entries(every('fr'))) {
      expect(mail.text, name).toContain('https://vigie.example/stop#');
      expect(mail.html, name).toContain('https://vigie.example/stop#');
    }
  });

  it('says the same in its text as in its HTML', () => {
    for (const [name, mail] of Object.entries(every('en'))) {
      const seen = mail.html
        .replace(/<title>.*?<\/title>/s, '')
        .replace(/<[^>]*>/g, ' ')
        .replaceAll('&amp;', '&')
        .replaceAll('&#39;', "'");
      const wordsOf = (text: string) => new Set(text.match(/\p{L}{4,}/gu));
      const text = wordsOf(mail.text);
      for (const word of wordsOf(seen)) expect(text.has(word), `${name}: ${word}`).toBe(true);
    }
  });

  it('gives the time itself, never minutes to it, because nobody knows when a mail is read', () => {
    for (const [name, mail] of Object.entries(every('en'))) expect(mail.text, name).not.toMatch(/\bin \d+ min\b/);
  });

  it('uses no word of the protocol', () => {
    for (const locale of LOCALES) {
      for (const [name, mail] of Object.entries(every(locale))) {
        expect(mail.text, name).not.toMatch(/\b(epochs?|claim(ed|s)?|scopes?)\b/i);
      }
    }
  });
});

describe('the digest', () => {
  it('has each draft with its text, slot, link and short code, and says what happens if nobody decides', () => {
    const mail = digestMail({ ...mailFrame('en'), drafts: [askedDraft()], more: 0 });
    for (const part of [
      '> Concert gratuit ce soir',
      'Proposed slot: tonight 18:30',
      'https://vigie.example/review/ask1#',
      'K7QW 9HTN',
      'If nobody decides before tomorrow 13:41, it expires and is not posted.',
    ]) {
      expect(mail.text).toContain(part);
    }
  });

  it('does not let a title add a header, a tag or a line to the mail', () => {
    const title = 'Bal\r\nBcc: all@evil.example\r\n\r\n<script>alert(1)</script>\u202E\u2028fin';
    const delivery = deliveryOf(
      'e1',
      'x:gazette',
      'draft',
      {},
      { text: `Bal\n\nCode court : AAAA\u200B`, facets: [], tags: [] },
    );
    const mail = digestMail({
      ...mailFrame('fr'),
      more: 0,
      drafts: [
        askedDraft({
          draft: draftOf({ title }),
          deliveries: [{ delivery, why: { kind: 'needs-decision', expiresAt: NOW }, slot: SLOT }],
        }),
      ],
    });
    expect(mail.subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Bidi_Control}]/u);
    expect(mail.html).not.toContain('<script>');
    expect(mail.text).toContain('> Code court : AAAA[U+200B]');
    expect(mail.text).not.toMatch(/^Bcc:/m);
  });
});

/** Bytes of text and HTML, and the least that a mail program could be given. */
const bytes = ({ text, html }: Mail): number => Buffer.byteLength(text) + Buffer.byteLength(html);

/** Gmail hides what is past 102 kB. */
const LIMIT = 80_000;

describe('the size of a mail', () => {
  const posts = ['bluesky:gazette', 'x:gazette'].map((account) => deliveryOf('e', account));

  /** Drafts of two accounts each, whose texts are as long as `times` says. */
  const drafts = (count: number, times = 1) =>
    Array.from({ length: count }, (_, index) => {
      const title = `${index + 1}. Concert gratuit ce soir sur les berges : l’Orchestre de Paris joue Debussy`;
      const text = `${title}\n\n${'Deux heures de musique en plein air, & entrée libre. '.repeat(4 * times)}`;
      const why = { kind: 'needs-decision', expiresAt: NOW } as const;
      return askedDraft({
        draft: draftOf({ title }),
        link: `https://vigie.example/review/0190ask${index}#${'k'.repeat(43)}`,
        deliveries: posts.map((delivery) => ({
          delivery: { ...delivery, content: { ...delivery.content, text } },
          why,
          slot: SLOT,
        })),
      });
    });

  const digests = (locale: Locale, count: number, times: number): Mail[] => {
    const frame = { ...mailFrame(locale, { freezes: [watchFreeze] }), drafts: drafts(count, times), more: 0 };
    return [digestMail(frame), dayAfterMail({ ...frame, thawed: watchFreeze })];
  };

  it('is at most 80 kB with 40 and with 200 drafts, short or long, and the desk has those that do not fit', () => {
    for (const locale of LOCALES)
      for (const [count, times] of [
        [40, 1],
        [200, 1],
        [40, 20],
        [200, 40],
      ] as const)
        for (const mail of digests(locale, count, times)) {
          const shown = mail.text.match(/\/review\//g)?.length ?? 0;
          const name = `${locale}, ${count} drafts, ${shown} shown, ${bytes(mail)} bytes`;
          expect([bytes(mail) <= LIMIT, name]).toEqual([true, name]);
          expect([shown >= 8 && shown < count, name]).toEqual([true, name]);
          const more =
            locale === 'fr'
              ? `Et ${count - shown} autres sur votre bureau.`
              : `And ${count - shown} more on your desk.`;
          expect(mail.text).toContain(more);
          expect(mail.html).toContain(more);
        }
  });

  it('is at most 80 kB with one draft whose texts alone would be more, and its link is there', () => {
    const why = { kind: 'needs-decision', expiresAt: NOW } as const;
    const deliveries = Array.from({ length: 10 }, (_, index) => ({
      delivery: deliveryOf(
        `e${index}`,
        `facebook:page${index}`,
        'draft',
        {},
        { text: '\u200B'.repeat(60_000), facets: [] },
      ),
      why,
      slot: SLOT,
    }));
    const mail = digestMail({ ...mailFrame('fr'), drafts: [askedDraft({ deliveries })], more: 0 });
    expect(bytes(mail)).toBeLessThanOrEqual(LIMIT);
    expect(mail.text).toContain('/review/ask1#');
  });

  it('is at most 80 kB for a freeze with 500 headlines, sends and flights', () => {
    const report = stopReport();
    const many = <T>(of: readonly T[]): T[] => Array.from({ length: 500 }, (_, index) => of[index % of.length]!);
    for (const locale of LOCALES) {
      const mail = freezeMail({
        ...mailFrame(locale),
        freeze: watchFreeze,
        story: { ...story, evidence: many(story.evidence) },
        held: 500,
        goOn: [],
        inFlight: many(report.inFlight),
        sent: many(report.sent),
      });
      expect(bytes(mail)).toBeLessThanOrEqual(LIMIT);
    }
  });

  it('has the stop before every draft', () => {
    for (const mail of digests('fr', 40, 1))
      for (const part of [mail.text, mail.html]) expect(part.indexOf('/stop#')).toBeLessThan(part.indexOf('/review/'));
  });
});

describe('the freeze mail', () => {
  it('says what happened, how sure the watch is, what is stopped, what continues, what was in flight and what was sent', () => {
    const { text, subject } = every('en')['freeze']!;
    expect(subject).toBe('FROZEN: all promo and news posts: attack, Nice');
    for (const part of [
      'Confirmed: 2 independent newsrooms report it.',
      'Severity 9 of 10',
      'franceinfo: Nice : un camion',
      'About 12 posts are held.',
      'Still being sent: service.',
      'no answer from the network yet',
      'Paris Plages ouvre demain',
      'Only a person can thaw it',
    ]) {
      expect(text).toContain(part);
    }
  });
});

it('cuts a long header between characters, never inside one', () => {
  expect(headerSafe('👩‍👩‍👧'.repeat(200))).toMatch(/^(👩‍👩‍👧)+…$/u);
});
